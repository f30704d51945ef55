//! When Telegram was last heard, kept in the store; after more than a day of silence people are told
//! that what they wrote is lost.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::everybody::{each_chat, is_theirs_alone};
use super::known::read;
use super::wording::to_be_said;
use super::{App, speaking};
use crate::conversation::notify::downtime::{self, Absence};
use crate::conversation::record;
use crate::locks::lock;
use crate::ports::{Basis, Clock, Commit, Ports, RecordChange, Store, StoreError, Urgency};
use crate::reminders::ChatId;

/// The note that holds it, and the file in the data folder where earlier releases kept it.
const NOTE: &str = "heard";
const FILE: &str = "last-heard.json";
/// How often the last poll is persisted; an absence looks longer by at most this.
const WRITTEN_EVERY: Duration = Duration::from_secs(60);

/// Whether Telegram answered the call before, or is heard again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    /// It answered before as well.
    Kept,
    /// It did not answer for a while.
    AfterSilence,
}

/// What is known of our absences.
#[derive(Debug, Default)]
pub struct Downtime {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    kept: Kept,
    /// Whether it has been found out how long we were away before this start.
    is_known: bool,
    /// Whether everybody was notified of the absence since this start.
    everybody_told: bool,
    written_at: Option<Duration>,
}

/// As it is on the disk.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Kept {
    heard: Option<DateTime<Utc>>,
    absence: Option<Absence>,
}

impl Downtime {
    /// Takes up what the last run has left.
    pub async fn load<S: Store>(&self, store: &S, folder: Option<&Path>) {
        let kept = match store.note(NOTE).await {
            Ok(note) => note,
            Err(error) => return tracing::error!(%error, "cannot read when Telegram was last heard"),
        };
        let file = folder.map(|folder| folder.join(FILE));
        let carried = file.as_ref().and_then(|file| fs::read(file).ok());
        let is_new = kept.is_none();
        match kept.or(carried).map(|text| serde_json::from_slice(&text)) {
            Some(Ok(kept)) => self.lock().kept = kept,
            // It is written again each minute, so nothing is gained by keeping it.
            Some(Err(_)) => tracing::error!(
                "when Telegram was last heard cannot be read: nobody is told of an absence before this start"
            ),
            None => {}
        }
        if let Some(file) = file.filter(|file| file.exists())
            && (!is_new || self.write(store).await)
            && let Err(error) = fs::remove_file(&file)
        {
            tracing::warn!(%error, "cannot remove a file of an earlier release");
        }
    }

    /// Telegram was heard at `now`; `elapsed` is the monotonic clock's. With [`Contact::AfterSilence`] the
    /// time since it was last heard counts as an absence. True if it is to be written down.
    pub fn heard(&self, now: DateTime<Utc>, elapsed: Duration, contact: Contact) -> bool {
        let mut state = self.lock();
        let absence = state.kept.heard.filter(|_| contact == Contact::AfterSilence || !state.is_known);
        if let Some(absence) = absence.and_then(|heard| Absence::between(heard, now)) {
            tracing::warn!(
                hours = (absence.to - absence.from).num_hours(),
                "Telegram was out of reach for more than a day and has dropped what people wrote; they are notified"
            );
            state.kept.absence = Some(absence);
            state.everybody_told = false;
            state.written_at = None;
        }
        state.is_known = true;
        state.kept.heard = Some(now);
        let is_due = state.written_at.is_none_or(|then| elapsed.saturating_sub(then) >= WRITTEN_EVERY);
        if is_due {
            state.written_at = Some(elapsed);
        }
        is_due
    }

    /// Writes down when Telegram was last heard. False if the store does not take it.
    pub async fn write<S: Store>(&self, store: &S) -> bool {
        let note = super::saved_form(&self.lock().kept);
        let written = store.put_note(NOTE, note).await;
        if let Err(error) = &written {
            tracing::warn!(%error, "cannot record when Telegram was last heard");
        }
        written.is_ok()
    }

    /// Whether it has been found out how long we were away.
    pub fn is_known(&self) -> bool {
        self.lock().is_known
    }

    /// The absence that people are to be notified of now.
    pub fn absence(&self, now: DateTime<Utc>) -> Option<Absence> {
        self.lock().kept.absence.filter(|absence| absence.is_news(now))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }
}

/// Tells everybody whom the last absence concerns, each once, over any number of starts.
pub async fn tell_everybody<P: Ports>(app: &Arc<App<P>>) {
    let Some(absence) = app.downtime.absence(app.clock.now()) else { return };
    if app.downtime.lock().everybody_told {
        return;
    }
    let telling = |chat: ChatId| {
        let app = Arc::clone(app);
        async move {
            loop {
                match tell(&app, chat, &absence).await {
                    // Another instance has changed it meanwhile.
                    Err(StoreError::Changed) => {}
                    Ok(()) => return true,
                    Err(error) => return is_theirs_alone(&error),
                }
            }
        }
    };
    let complete = each_chat(app, None, telling).await;
    app.downtime.lock().everybody_told = complete;
}

async fn tell<P: Ports>(app: &Arc<App<P>>, chat: ChatId, absence: &Absence) -> Result<(), StoreError> {
    let (stored, ladder) = (read(app, chat).await?, app.store.ladder(chat).await?);
    let Some(mut known) = stored.chat else { return Ok(()) };
    let Some(note) = downtime::tell(&known, &ladder, absence) else { return Ok(()) };
    known.away_told = Some(absence.from);
    let mut commit = Commit { basis: Basis::Read(stored.version), ..Commit::new(chat, app.clock.now()) };
    commit.record = RecordChange::Put(record::write(&known));
    commit.urgency = Urgency::Reminder;
    commit.outbox = vec![to_be_said(note)];
    let saved = app.store.commit(commit).await?;
    speaking::speak_all_in_turn(app, saved.each().collect());
    Ok(())
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::store::MemoryStore;

    fn noon() -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_330_800, 0).unwrap_or_default()
    }

    /// What an earlier release left in the data folder when it last heard Telegram at `heard`.
    fn left_at(heard: DateTime<Utc>) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        let text = serde_json::json!({ "heard": heard, "absence": null }).to_string();
        fs::write(folder.path().join(FILE), text).unwrap_or_else(|error| panic!("{error}"));
        folder
    }

    #[tokio::test]
    async fn the_file_of_an_earlier_release_becomes_a_note_and_goes() -> Result<(), StoreError> {
        let (store, folder) = (MemoryStore::new(), left_at(noon() - TimeDelta::days(3)));
        let downtime = Downtime::default();
        downtime.load(&store, Some(folder.path())).await;
        assert!(!folder.path().join(FILE).exists(), "the file goes");
        assert!(store.note(NOTE).await?.is_some(), "the note holds it");
        downtime.heard(noon(), Duration::ZERO, Contact::Kept);
        assert!(downtime.absence(noon()).is_some(), "three days of silence are an absence");
        Ok(())
    }

    #[tokio::test]
    async fn a_file_that_comes_back_does_not_undo_what_is_known_since() -> Result<(), StoreError> {
        let (store, folder) = (MemoryStore::new(), left_at(noon() - TimeDelta::days(3)));
        let known = Downtime::default();
        known.heard(noon() - TimeDelta::hours(1), Duration::ZERO, Contact::Kept);
        assert!(known.write(&store).await);
        let downtime = Downtime::default();
        downtime.load(&store, Some(folder.path())).await;
        assert!(!folder.path().join(FILE).exists());
        downtime.heard(noon(), Duration::ZERO, Contact::Kept);
        assert_eq!(downtime.absence(noon()), None, "an hour is none");
        Ok(())
    }
}
