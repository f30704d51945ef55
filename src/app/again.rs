//! Everybody's documents looked at again: when the law has changed, and once a day.

use std::sync::Arc;
use std::time::Duration;

use chrono_tz::Asia::Almaty;
use tokio::sync::watch;

use super::law_files::{self, Files, LawPlaces, Told};
use super::{App, admin, handling, lanes, speaking};
use crate::conversation::again::look_again;
use crate::conversation::event::Effect;
use crate::conversation::record;
use crate::law::{Fault, Law};
use crate::ports::{Clock, Commit, Cursor, LadderChange, RecordChange, Store};
use crate::reminders::ChatId;

/// How often the law's files and the date are looked at.
const TICK: Duration = Duration::from_secs(10);
/// Chats at a time.
const PAGE: usize = 100;
/// While more messages than this wait to be sent, the next page waits too.
const MOST_WAITING: u64 = 1_000;

/// Reloads the law when a file of it is replaced or an outage is announced, and looks at everybody
/// again then and once a day. Runs until told to stop.
pub async fn keep_looking<S: Store, C: Clock>(app: Arc<App<S, C>>, mut stop: watch::Receiver<bool>) {
    let mut watched = app.options.law.clone().map(Watched::new);
    let today = || app.clock.now().with_timezone(&Almaty).date_naive();
    let mut looked_on = None;
    while !*stop.borrow() {
        if let Some(watched) = &mut watched {
            watched.look(&app).await;
        }
        if looked_on != Some(today()) {
            looked_on = Some(today());
            look_at_everybody(&app, None, None, |_| {}).await;
        }
        tokio::select! {
            () = app.clock.sleep(TICK) => {}
            () = app.law_announced.notified() => {}
            _ = stop.changed() => {}
        }
    }
}

/// Puts the law as it is now in force before anybody is answered; nobody is told yet.
pub fn take_law<S: Store, C: Clock>(app: &App<S, C>) {
    let Some(places) = &app.options.law else { return };
    if let Ok(files) = places.read()
        && let Ok(law) = law_files::load(&files)
    {
        app.replace_law(Arc::new(law));
    }
}

/// The law's files, and by which law people were last told.
struct Watched {
    places: LawPlaces,
    told: Told,
    /// What was last found and could not be put in force, so that it is said once.
    refused: Option<Result<Files, String>>,
}

impl Watched {
    fn new(places: LawPlaces) -> Watched {
        Watched { told: places.told(), places, refused: None }
    }

    async fn look<S: Store, C: Clock>(&mut self, app: &Arc<App<S, C>>) {
        let found = self.places.read().map_err(|error| error.to_string());
        if found.as_ref().is_ok_and(|files| self.told.is(files)) || self.refused.as_ref() == Some(&found) {
            return;
        }
        match found {
            Ok(files) => match law_files::load(&files) {
                Ok(law) => {
                    app.replace_law(Arc::new(law));
                    self.refused = None;
                    self.tell(app, files).await;
                }
                Err(faults) => {
                    say_why(&faults);
                    self.refused = Some(Ok(files));
                }
            },
            Err(error) => {
                tracing::error!("the law folder cannot be read ({error}); the old law stays in force");
                self.refused = Some(Err(error));
            }
        }
    }

    /// Tells everybody whom the new law concerns; goes on where an earlier run was interrupted.
    async fn tell<S: Store, C: Clock>(&mut self, app: &Arc<App<S, C>>, files: Files) {
        if let Some(before) = self.told.law() {
            tracing::info!("the law has changed and is in force; everybody's documents are looked at again");
            let from = self.told.reached(&files);
            let (told, places) = (&mut self.told, &self.places);
            let counted = look_at_everybody(app, Some(Arc::new(before)), from, |cursor| {
                told.reach(&files, cursor);
                places.write_told(told);
            });
            let Some(count) = counted.await else { return };
            admin::tell_all(app, |_| crate::speech::say::admin_law_told(count)).await;
        }
        self.told.finish(files);
        self.places.write_told(&self.told);
    }
}

fn say_why(faults: &[Fault]) {
    for fault in faults {
        tracing::error!("{fault}");
    }
    tracing::error!("the changed law does not load; the old law stays in force");
}

/// Looks at every chat again, a page at a time; each in its own lane and its own transaction.
/// Returns how many were told something; `None` if not everybody could be looked at.
async fn look_at_everybody<S: Store, C: Clock>(
    app: &Arc<App<S, C>>,
    before: Option<Arc<Law>>,
    from: Option<Cursor>,
    mut reached: impl FnMut(&Cursor),
) -> Option<i64> {
    let (mut cursor, mut count) = (from, 0);
    loop {
        while app.store.figures().outbox > MOST_WAITING {
            app.clock.sleep(Duration::from_secs(1)).await;
        }
        let page = match app.store.page(cursor, PAGE).await {
            Ok(page) => page,
            Err(error) => {
                tracing::error!("not everybody could be looked at again: {error}");
                return None;
            }
        };
        for (chat, _) in page.chats {
            let looked = Arc::clone(app);
            let (before, count) = (before.clone(), &mut count);
            let look = async move { *count += i64::from(look_at(&looked, chat, before.as_deref()).await) };
            lanes::alone(app, chat, look).await;
        }
        cursor = page.next;
        match &cursor {
            Some(cursor) => reached(cursor),
            None => return Some(count),
        }
    }
}

/// Looks at one chat again; true if it was told something.
async fn look_at<S: Store, C: Clock>(app: &Arc<App<S, C>>, chat: ChatId, before: Option<&Law>) -> bool {
    let now = app.clock.now();
    let stored = match app.store.chat(chat).await {
        Ok(Some(bytes)) => record::read(&bytes).ok(),
        Ok(None) => None,
        Err(error) => {
            tracing::error!("{error}");
            return false;
        }
    };
    let Some(stored) = stored.filter(|stored| !stored.cases.is_empty()) else { return false };
    let mut commit = Commit::new(chat, now);
    app.with_world(now, |world| {
        let again = look_again(stored, before, world);
        let Some(known) = again.chat else {
            commit.record = RecordChange::Forget;
            return;
        };
        commit.ladder = LadderChange::Replace(handling::ladder(app, chat, &known, world));
        if again.changed {
            commit.record = RecordChange::Put(record::write(&known));
        }
        let said = again.say.and_then(|say| serde_json::to_vec(&Effect::Say(say)).ok());
        commit.outbox.extend(said);
        commit.history = again.told.iter().filter_map(|told| serde_json::to_vec(told).ok()).collect();
    });
    let is_told = !commit.outbox.is_empty();
    match app.store.commit(commit).await {
        Ok(saved) => {
            saved.each().for_each(|outgoing| speaking::speak_later(app, outgoing));
            is_told
        }
        Err(error) => {
            tracing::error!("a chat could not be looked at again: {error}");
            false
        }
    }
}
