//! What is asked of the state: reminders that are due, cached records, figures.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{State, failed, open_record};
use crate::ports::{StoreError, StoreFigures};
use crate::reminders::{ChatId, Ladder};
use crate::store::records::{CHAT, LADDER, key_of};
use crate::store::sealing::Who;

impl State {
    pub(in crate::store) fn next_due(&self) -> Option<DateTime<Utc>> {
        let (moment, _) = self.due.first()?;
        DateTime::from_timestamp(*moment, 0)
    }

    /// Who has something due, with its instant, earliest first.
    pub(in crate::store) fn due_people(&self, now: DateTime<Utc>, limit: usize) -> Vec<(i64, Who)> {
        let moment = now.timestamp();
        self.due.iter().take_while(|(next, _)| *next <= moment).take(limit).copied().collect()
    }

    /// A ladder that cannot be read is due no more; it is counted.
    pub(in crate::store) fn set_aside(&mut self, next: i64, who: Who) {
        self.due.remove(&(next, who));
        self.figures.quarantined += 1;
        tracing::error!("a stored ladder cannot be read and was set aside; run `ruqsat store check`");
    }

    /// The record of a chat. Whoever holds the lock has it cached before (see `reading::record`).
    pub(super) fn record(&mut self, chat: ChatId) -> Result<Option<Arc<[u8]>>, StoreError> {
        if let Some(record) = &self.cached(chat).record {
            return Ok(record.clone());
        }
        let who = self.cached(chat).who;
        let key = key_of(CHAT, &who);
        let value = self.lookup(&key).map_err(failed)?;
        let record = open_record(self.keyring.sealer(&who), &key, value.as_deref())?;
        self.cached(chat).record = Some(record.clone());
        Ok(record)
    }

    /// The ladder of a chat. Whoever holds the lock has it cached before (see `reading::ladder`).
    pub(super) fn ladder(&mut self, chat: ChatId) -> Result<Ladder, StoreError> {
        if let Some(ladder) = &self.cached(chat).ladder {
            return Ok(ladder.clone());
        }
        let who = self.cached(chat).who;
        let value = self.lookup(&key_of(LADDER, &who)).map_err(failed)?;
        let ladder = self.ladder_in(&who, value.as_deref())?;
        self.cached(chat).ladder = Some(ladder.clone());
        Ok(ladder)
    }

    pub(in crate::store) fn figures(&self) -> StoreFigures {
        let (inbox, outbox) = self.passing.counts();
        let (ladders, at_hand) = (self.due.len() as u64, self.cache.len() as u64);
        StoreFigures { inbox, outbox, ladders, at_hand, ..self.figures }
    }
}
