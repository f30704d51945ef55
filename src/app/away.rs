//! When Telegram was last heard, kept on the disk; after more than a day of silence people are told
//! that what they wrote is lost.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{App, again, speaking};
use crate::conversation::notify::downtime::{self, Absence};
use crate::conversation::record;
use crate::ports::{Clock, Commit, RecordChange, Store};
use crate::reminders::ChatId;
use crate::store::replace_file;

const NAME: &str = "last-heard.json";
/// How often the moment is written down: an absence looks longer by so much at most.
const WRITTEN_EVERY: Duration = Duration::from_secs(60);

/// What is known of our absences.
#[derive(Debug)]
pub struct Away {
    /// The data folder; without it nothing is kept.
    folder: Option<PathBuf>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    kept: Kept,
    /// Whether it has been found out how long we were away before this start.
    is_known: bool,
    /// Whether everybody was told of the absence, since this start.
    everybody_told: bool,
    written_at: Option<Duration>,
}

/// As it is on the disk.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Kept {
    heard: Option<DateTime<Utc>>,
    absence: Option<Absence>,
}

impl Away {
    /// What the last run has left.
    pub fn new(folder: Option<PathBuf>) -> Away {
        let text = folder.as_ref().and_then(|folder| fs::read_to_string(folder.join(NAME)).ok());
        let kept = text.and_then(|text| serde_json::from_str(&text).ok());
        let state = State { kept: kept.unwrap_or_default(), ..State::default() };
        Away { folder, state: Mutex::new(state) }
    }

    /// Telegram was heard at `now`; `elapsed` is the monotonic clock's. With `after_silence` the
    /// time since it was last heard counts as an absence.
    pub fn heard(&self, now: DateTime<Utc>, elapsed: Duration, after_silence: bool) {
        let mut state = self.lock();
        let absence = state.kept.heard.filter(|_| after_silence || !state.is_known);
        if let Some(absence) = absence.and_then(|heard| Absence::between(heard, now)) {
            tracing::warn!(
                hours = (absence.to - absence.from).num_hours(),
                "Telegram was not heard for more than a day and has dropped what people wrote; they are told"
            );
            state.kept.absence = Some(absence);
            state.everybody_told = false;
            state.written_at = None;
        }
        state.is_known = true;
        state.kept.heard = Some(now);
        if state.written_at.is_none_or(|then| elapsed.saturating_sub(then) >= WRITTEN_EVERY) {
            state.written_at = Some(elapsed);
            let (folder, kept) = (self.folder.clone(), state.kept.clone());
            // Not waited for: what an earlier moment would say leads to the same.
            tokio::task::spawn_blocking(move || write(folder.as_deref(), &kept));
        }
    }

    /// The same at the very end.
    pub fn stopping(&self) {
        write(self.folder.as_deref(), &self.lock().kept);
    }

    /// Whether it has been found out how long we were away.
    pub fn is_known(&self) -> bool {
        self.lock().is_known
    }

    /// The absence people are to be told of at this moment.
    pub fn absence(&self, now: DateTime<Utc>) -> Option<Absence> {
        self.lock().kept.absence.filter(|absence| absence.is_news(now))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn write(folder: Option<&Path>, kept: &Kept) {
    let text = serde_json::to_string(kept).unwrap_or_default();
    let Some(folder) = folder else { return };
    if let Err(error) = replace_file(folder, NAME, text.as_bytes()) {
        tracing::warn!(%error, "when Telegram was last heard is not written down");
    }
}

/// Tells everybody whom the last absence concerns, each once, over any number of starts.
pub async fn tell_everybody<S: Store, C: Clock>(app: &Arc<App<S, C>>) {
    let Some(absence) = app.away.absence(app.clock.now()) else { return };
    if app.away.lock().everybody_told {
        return;
    }
    let telling = |chat: ChatId| {
        let app = Arc::clone(app);
        async move { tell(&app, chat, &absence).await }
    };
    let complete = again::each_chat(app, None, telling, |_| {}).await;
    app.away.lock().everybody_told = complete;
}

/// False if the disk does not take it.
async fn tell<S: Store, C: Clock>(app: &Arc<App<S, C>>, chat: ChatId, absence: &Absence) -> bool {
    let (record, ladder) = match (app.store.chat(chat).await, app.store.ladder(chat).await) {
        (Ok(record), Ok(ladder)) => (record, ladder),
        (Err(error), _) | (_, Err(error)) => return again::is_theirs_alone(&error),
    };
    let Some(mut known) = record.and_then(|bytes| record::read(&bytes).ok()) else { return true };
    let Some(note) = downtime::tell(&known, &ladder, absence) else { return true };
    known.away_told = Some(absence.from);
    let mut commit = Commit::new(chat, app.clock.now());
    commit.record = RecordChange::Put(record::write(&known));
    commit.outbox = speaking::to_be_said(note).into_iter().collect();
    match app.store.commit(commit).await {
        Ok(saved) => saved.each().for_each(|outgoing| speaking::speak_in_turn(app, outgoing)),
        Err(error) => return again::is_theirs_alone(&error),
    }
    true
}
