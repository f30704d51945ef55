//! What is asked of the state: what is due, figures, and what is cached of a chat.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{State, failed, open_ladder, unreadable};
use crate::ports::{StoreError, StoreFigures};
use crate::reminders::{ChatId, Ladder};
use crate::store::records::{LADDER, PERSON_KEY, key_of};
use crate::store::sealing::{Sealer, Who};

impl State {
    pub(in crate::store) fn next_due(&self) -> Option<DateTime<Utc>> {
        let (moment, _) = self.due.first()?;
        DateTime::from_timestamp(*moment, 0)
    }

    /// Who has something due, earliest first.
    pub(in crate::store) fn due_people(&self, now: DateTime<Utc>, limit: usize) -> Vec<Who> {
        let moment = now.timestamp();
        let due = self.due.iter().take_while(|(next, _)| *next <= moment).take(limit);
        due.map(|(_, who)| *who).collect()
    }

    /// A ladder that cannot be read is due no more; it is counted.
    pub(in crate::store) fn set_aside(&mut self, who: Who) {
        self.set_next(who, None);
        self.figures.quarantined += 1;
        tracing::error!("a stored ladder cannot be read and is set aside; run `ruqsat store check`");
    }

    /// The record of a chat, as it was looked up before the lock was taken.
    pub(super) fn record(&mut self, chat: ChatId) -> Result<Option<Arc<[u8]>>, StoreError> {
        self.cached(chat).record.clone().ok_or_else(|| unreadable("a chat"))
    }

    /// The ladder of a chat, as it was looked up before the lock was taken.
    pub(super) fn ladder(&mut self, chat: ChatId) -> Result<Ladder, StoreError> {
        self.cached(chat).ladder.clone().ok_or_else(|| unreadable("a ladder"))
    }

    /// The sealer and the ladder of a chat, read from the files: only where nobody waits for the state.
    pub(in crate::store) fn look_up(&mut self, chat: ChatId) -> Result<(Option<Sealer>, Ladder), StoreError> {
        let who = self.cached(chat).who;
        let read = |key: &[u8]| match self.in_memory(key) {
            Some(value) => Ok(value.clone()),
            None => self.index.get(key).map(|value| value.map(Arc::from)).map_err(failed),
        };
        let (key, value) = (read(&key_of(PERSON_KEY, &who))?, read(&key_of(LADDER, &who))?);
        let sealer = key.and_then(|key| self.keyring.open(&who, &key));
        let (Some(sealer), Some(value)) = (sealer, value) else { return Err(unreadable("a ladder")) };
        let (_, ladder) = open_ladder(&sealer, &who, &value).ok_or_else(|| unreadable("a ladder"))?;
        Ok((Some(sealer), ladder))
    }

    pub(in crate::store) fn figures(&self) -> StoreFigures {
        let (inbox, outbox) = self.in_flight.counts();
        let (ladders, cached) = (self.due.len() as u64, self.cache.len() as u64);
        StoreFigures { inbox, outbox, ladders, cached, next_due: self.next_due(), ..self.figures }
    }
}
