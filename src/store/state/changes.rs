//! What is changed in the state. Each change also says in `operations` what the journal is to hold.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{State, failed};
use crate::ports::{Commit, Incoming, LadderChange, Outgoing, RecordChange, StoreError};
use crate::reminders::{Attempt, ChatId, Ladder, Outcome, Verdict};
use crate::store::journal::Operations;
use crate::store::records::{
    CHAT, HISTORY, LADDER, TOMBSTONE, key_of, ladder_head, read_head, with_chat, write_ladder,
};
use crate::store::sealing::Who;

/// What is stored of somebody who asks to be forgotten, looked up before.
#[derive(Default)]
pub(in crate::store) struct Erased {
    pub(in crate::store) history: Vec<Vec<u8>>,
    pub(in crate::store) ladder: Option<Arc<[u8]>>,
}

impl State {
    /// What a new segment opens with: everything that only the journal keeps.
    pub(in crate::store) fn write_passing(&mut self, operations: &mut Operations) {
        self.passing.write_all(&self.segment_key.sealer, &mut self.nonces, operations);
    }

    pub(in crate::store) fn receive(
        &mut self,
        batch: Vec<Incoming>,
        now: DateTime<Utc>,
        operations: &mut Operations,
    ) -> Vec<Incoming> {
        self.now = now;
        self.passing.receive(batch, now, &self.segment_key.sealer, &mut self.nonces, operations)
    }

    pub(in crate::store) fn commit(
        &mut self,
        commit: Commit,
        erased: Erased,
        operations: &mut Operations,
    ) -> Result<Vec<Outgoing>, StoreError> {
        let Commit { chat, update_id, now, record, ladder, outbox, history } = commit;
        self.now = now;
        let who = self.cached(chat).who;
        // Whatever can fail to be read comes first, so that a failure leaves nothing half-done.
        let ladder_is_read = !matches!(ladder, LadderChange::Keep);
        if ladder_is_read && record != RecordChange::Forget {
            self.ladder(chat)?;
        }
        if let Some(update_id) = update_id {
            self.passing.done(update_id, operations);
        }
        match record {
            RecordChange::Keep => {}
            RecordChange::Put(bytes) => self.put_record(operations, chat, &who, bytes)?,
            RecordChange::Forget => self.forget(operations, chat, &who, erased, now),
        }
        match ladder {
            LadderChange::Keep => {}
            LadderChange::Replace(plan) => {
                self.change_ladder(operations, chat, |it| it.replace(plan, now))?;
            }
            LadderChange::Park => self.change_ladder(operations, chat, Ladder::park)?,
            LadderChange::Unpark => self.change_ladder(operations, chat, Ladder::unpark)?,
        }
        for told in history {
            self.put_history(operations, chat, &who, now, &told)?;
        }
        Ok(outbox.into_iter().map(|body| self.say(operations, chat, body.into())).collect())
    }

    pub(in crate::store) fn claim(
        &mut self,
        chat: ChatId,
        now: DateTime<Utc>,
        operations: &mut Operations,
    ) -> Result<Option<Attempt>, StoreError> {
        self.now = now;
        self.change_ladder(operations, chat, |ladder| ladder.claim(chat, now))
    }

    pub(in crate::store) fn settle(
        &mut self,
        attempt: &Attempt,
        outcome: Outcome,
        now: DateTime<Utc>,
        operations: &mut Operations,
    ) -> Result<Verdict, StoreError> {
        self.now = now;
        self.change_ladder(operations, attempt.chat, |it| it.settle(attempt, outcome, now))
    }

    fn say(&mut self, operations: &mut Operations, chat: ChatId, body: Arc<[u8]>) -> Outgoing {
        self.passing.say(chat, body, &self.segment_key.sealer, &mut self.nonces, operations)
    }

    fn put_record(
        &mut self,
        operations: &mut Operations,
        chat: ChatId,
        who: &Who,
        record: Vec<u8>,
    ) -> Result<(), StoreError> {
        let is_new = matches!(self.record(chat), Ok(None));
        self.put_sealed(operations, &key_of(CHAT, who), &[], who, &with_chat(chat, &record))?;
        self.figures.chats += u64::from(is_new);
        self.cached(chat).record = Some(Some(record.into()));
        Ok(())
    }

    fn put_history(
        &mut self,
        operations: &mut Operations,
        chat: ChatId,
        who: &Who,
        now: DateTime<Utc>,
        told: &[u8],
    ) -> Result<(), StoreError> {
        self.told += 1;
        let order = (now.timestamp_millis().max(0) as u64) << 12 | (self.told & 0xFFF);
        let key = [&key_of(HISTORY, who)[..], &order.to_be_bytes()].concat();
        self.put_sealed(operations, &key, &[], who, &with_chat(chat, told))
    }

    fn forget(
        &mut self,
        operations: &mut Operations,
        chat: ChatId,
        who: &Who,
        erased: Erased,
        now: DateTime<Utc>,
    ) {
        let had_record = matches!(self.record(chat), Ok(Some(_)) | Err(_));
        for key in &erased.history {
            self.delete(operations, key);
        }
        if let Some(value) = &erased.ladder {
            if let Some((Some(next), _)) = read_head(value) {
                self.due.remove(&(next, *who));
            }
            self.delete(operations, &key_of(LADDER, who));
        }
        self.delete(operations, &key_of(CHAT, who));
        self.figures.chats = self.figures.chats.saturating_sub(u64::from(had_record));
        self.keyring.destroy(who);
        self.put(operations, &key_of(TOMBSTONE, who), &now.timestamp().to_be_bytes());
        self.passing.forget(chat, operations);
        self.cache.remove(&chat);
    }

    /// Changes a chat's ladder, and writes it down if that changed anything.
    fn change_ladder<T>(
        &mut self,
        operations: &mut Operations,
        chat: ChatId,
        change: impl FnOnce(&mut Ladder) -> T,
    ) -> Result<T, StoreError> {
        let before = self.ladder(chat)?;
        let mut after = before.clone();
        let value = change(&mut after);
        if after == before {
            return Ok(value);
        }
        let who = self.cached(chat).who;
        if after.is_empty() {
            if let Some(next) = before.next() {
                self.due.remove(&(next, who));
            }
            self.delete(operations, &key_of(LADDER, &who));
            self.cached(chat).ladder = Some(after);
        } else {
            self.keyring.sealer_or_new(&who, &mut self.nonces).map_err(failed)?;
            self.put_ladder(operations, chat, &who, before.next(), after);
        }
        Ok(value)
    }

    pub(super) fn put_ladder(
        &mut self,
        operations: &mut Operations,
        chat: ChatId,
        who: &Who,
        next_before: Option<i64>,
        ladder: Ladder,
    ) {
        let head = ladder_head(&ladder);
        let plain = write_ladder(chat, &ladder);
        if self.put_sealed(operations, &key_of(LADDER, who), &head, who, &plain).is_err() {
            return;
        }
        if let Some(next) = next_before {
            self.due.remove(&(next, *who));
        }
        if let Some(next) = ladder.next() {
            self.due.insert((next, *who));
        }
        self.cached(chat).ladder = Some(ladder);
    }
}
