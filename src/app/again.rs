//! Everybody's documents looked at again: when the law has changed, and once a day.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use std::{fs, io};

use chrono_tz::Asia::Almaty;
use tokio::sync::watch;

use super::{App, handling, lanes, speaking};
use crate::conversation::again::look_again;
use crate::conversation::event::Effect;
use crate::conversation::record;
use crate::law::Law;
use crate::ports::{Clock, Commit, LadderChange, RecordChange, Store};
use crate::reminders::ChatId;

/// How often the law's folder and the date are looked at.
const TICK: Duration = Duration::from_secs(10);
/// Chats at a time.
const PAGE: usize = 100;
/// While more messages than this wait to be sent, the next page waits too.
const MOST_WAITING: u64 = 1_000;

/// Reloads the law when a file of its folder is replaced, and looks at everybody again then and
/// once a day. Runs until told to stop.
pub async fn keep_looking<S: Store, C: Clock>(
    app: Arc<App<S, C>>,
    folder: Option<PathBuf>,
    mut stop: watch::Receiver<bool>,
) {
    let mut known = folder.as_deref().map(read_folder);
    let today = || app.clock.now().with_timezone(&Almaty).date_naive();
    let mut looked_on = None;
    while !*stop.borrow() {
        if let Some(folder) = &folder {
            let files = read_folder(folder);
            if known.as_ref().is_none_or(|known| !same(known, &files)) {
                reload(&app, &files).await;
                known = Some(files);
            }
        }
        if looked_on != Some(today()) {
            looked_on = Some(today());
            look_at_everybody(&app, None).await;
        }
        tokio::select! {
            () = app.clock.sleep(TICK) => {}
            _ = stop.changed() => {}
        }
    }
}

type Files = io::Result<Vec<(String, String)>>;

fn same(left: &Files, right: &Files) -> bool {
    match (left, right) {
        (Ok(left), Ok(right)) => left == right,
        (left, right) => left.is_err() == right.is_err(),
    }
}

/// Every `.toml` file of a law folder as (path inside the folder, text).
fn read_folder(folder: &Path) -> Files {
    let mut files = Vec::new();
    for (place, prefix) in [(folder.to_path_buf(), ""), (folder.join("documents"), "documents/")] {
        for entry in fs::read_dir(&place)? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "toml") {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                files.push((format!("{prefix}{name}"), fs::read_to_string(&path)?));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Takes the new law as a whole, or keeps the old one and says why.
async fn reload<S: Store, C: Clock>(app: &Arc<App<S, C>>, files: &Files) {
    let files = match files {
        Ok(files) => files,
        Err(error) => {
            return tracing::error!("the law folder cannot be read ({error}); the old law stays in force");
        }
    };
    match Law::load(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))) {
        Ok(law) => {
            tracing::info!("the law has changed and is in force; everybody's documents are looked at again");
            let before = app.replace_law(Arc::new(law));
            look_at_everybody(app, Some(before)).await;
        }
        Err(faults) => {
            for fault in &faults {
                tracing::error!("{fault}");
            }
            tracing::error!("the changed law does not load; the old law stays in force");
        }
    }
}

/// Looks at every chat again, a page at a time; each in its own lane and its own transaction.
pub async fn look_at_everybody<S: Store, C: Clock>(app: &Arc<App<S, C>>, before: Option<Arc<Law>>) {
    let mut cursor = None;
    loop {
        while app.store.figures().outbox > MOST_WAITING {
            app.clock.sleep(Duration::from_secs(1)).await;
        }
        let page = match app.store.page(cursor, PAGE).await {
            Ok(page) => page,
            Err(error) => return tracing::error!("not everybody could be looked at again: {error}"),
        };
        for (chat, _) in page.chats {
            let looked = Arc::clone(app);
            let before = before.clone();
            let look = async move { look_at(&looked, chat, before.as_deref()).await };
            lanes::alone(app, chat, look).await;
        }
        cursor = page.next;
        if cursor.is_none() {
            return;
        }
    }
}

async fn look_at<S: Store, C: Clock>(app: &Arc<App<S, C>>, chat: ChatId, before: Option<&Law>) {
    let now = app.clock.now();
    let stored = match app.store.chat(chat).await {
        Ok(Some(bytes)) => record::read(&bytes).ok(),
        Ok(None) => None,
        Err(error) => return tracing::error!("{error}"),
    };
    let Some(stored) = stored.filter(|stored| !stored.cases.is_empty()) else { return };
    let mut commit = Commit::new(chat, now);
    app.with_world(now, |world| {
        let again = look_again(stored, before, world);
        let Some(chat) = again.chat else {
            commit.record = RecordChange::Forget;
            return;
        };
        commit.ladder = LadderChange::Replace(handling::ladder(&chat, world));
        if again.changed {
            commit.record = RecordChange::Put(record::write(&chat));
        }
        let said = again.say.and_then(|say| serde_json::to_vec(&Effect::Say(say)).ok());
        commit.outbox.extend(said);
        commit.history = again.told.iter().filter_map(|told| serde_json::to_vec(told).ok()).collect();
    });
    match app.store.commit(commit).await {
        Ok(saved) => saved.each().for_each(|outgoing| speaking::speak_later(app, outgoing)),
        Err(error) => tracing::error!("a chat could not be looked at again: {error}"),
    }
}
