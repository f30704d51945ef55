//! What is changed in the state. Each change also says in `operations` what the log is to hold.

use std::io;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{State, failed};
use crate::ports::{Basis, Commit, Incoming, LadderChange, RecordChange, StoreError};
use crate::reminders::{Attempt, ChatId, Ladder, Outcome, Settlement};
use crate::store::keyring::bucket_of;
use crate::store::records::{
    BUCKET, CHAT, HISTORY, LADDER, NOTE, PERSON_KEY, TOMBSTONE, key_of, with_chat, write_ladder,
};
use crate::store::sealing::{Sealer, Who, random};
use crate::store::wal::Operations;

/// What a change needs of the files, looked up before the lock is taken.
#[derive(Default)]
pub(in crate::store) struct Prepared {
    pub(in crate::store) record: Option<Option<Arc<[u8]>>>,
    pub(in crate::store) ladder: Option<Ladder>,
    /// The person's sealer, if they have a key.
    pub(in crate::store) sealer: Option<Sealer>,
    /// For somebody who asks to be forgotten.
    pub(in crate::store) erased: Erased,
}

/// What is stored of somebody who asks to be forgotten, and who shares their bucket.
#[derive(Default)]
pub(in crate::store) struct Erased {
    pub(in crate::store) history: Vec<Vec<u8>>,
    pub(in crate::store) members: Vec<(Who, [u8; 32])>,
}

/// A change that is being made: whose, and where it is written down.
pub(in crate::store) struct Change<'a> {
    pub(in crate::store) operations: &'a mut Operations,
    pub(in crate::store) prepared: Prepared,
}

impl State {
    /// A new frame begins: what it changes can be taken back until it is written.
    pub(in crate::store) fn begin_group(&mut self, frame: u64) {
        self.group = super::Group { chats: self.figures.chats, ..super::Group::default() };
        self.frame = frame;
        self.told = 0;
    }

    /// Takes back what the last frame changed beside the records themselves.
    pub(in crate::store) fn take_back_group(&mut self) {
        let group = std::mem::take(&mut self.group);
        self.figures.chats = group.chats;
        for (who, next) in group.nexts.into_iter().rev() {
            self.set_next(who, next);
        }
        for (chat, who) in group.touched {
            self.cache.remove(&chat);
            self.keyring.drop_cached(&who);
        }
        for bucket in group.buckets {
            self.keyring.bucket_mut(bucket).take_back();
        }
        for (who, at) in group.forgotten.into_iter().rev() {
            match at {
                Some(at) => drop(self.forgotten.insert(who, at)),
                None => drop(self.forgotten.remove(&who)),
            }
        }
        self.group.chats = self.figures.chats;
    }

    /// Keeps what was looked up for a change, should the cache have dropped it meanwhile.
    pub(in crate::store) fn keep_prepared(&mut self, chat: ChatId, prepared: &Prepared) {
        let cached = self.cached(chat);
        if cached.record.is_none() {
            cached.record.clone_from(&prepared.record);
        }
        if cached.ladder.is_none() {
            cached.ladder.clone_from(&prepared.ladder);
        }
    }

    /// What a new segment opens with: everything that only the log keeps.
    pub(in crate::store) fn write_in_flight(&mut self, operations: &mut Operations) {
        self.in_flight.write_all(&mut self.nonces, operations);
    }

    pub(in crate::store) fn receive(
        &mut self,
        batch: Vec<Incoming>,
        now: DateTime<Utc>,
        operations: &mut Operations,
    ) -> Result<Vec<Incoming>, StoreError> {
        self.tell(now);
        self.in_flight.receive(batch, now, &mut self.nonces, operations).map_err(failed)
    }

    pub(in crate::store) fn commit(
        &mut self,
        commit: Commit,
        mut change: Change<'_>,
    ) -> Result<(), StoreError> {
        let Commit { chat, update_id, now, basis, record, ladder, outbox, urgency, history } = commit;
        // Whatever can fail comes first, so that a failure leaves nothing half-done.
        if matches!(basis, Basis::Read(version) if version != self.cached(chat).version) {
            return Err(StoreError::Changed);
        }
        if let Some(update_id) = update_id {
            self.in_flight.may_finish(update_id, basis)?;
        }
        if !matches!(ladder, LadderChange::Keep) && record != RecordChange::Forget {
            self.ladder(chat)?;
        }
        let keys = outbox.iter().map(|_| random()).collect::<io::Result<Vec<_>>>().map_err(failed)?;
        let seals = matches!(record, RecordChange::Put(_)) || !history.is_empty();
        self.tell(now);
        if record == RecordChange::Forget {
            self.forget(&mut change, chat, now);
        }
        if seals {
            self.sealer(&mut change, chat)?;
        }
        if let Some(update_id) = update_id {
            self.in_flight.done(update_id, change.operations);
        }
        if let RecordChange::Put(bytes) = record {
            self.put_record(&mut change, chat, bytes)?;
        }
        match ladder {
            LadderChange::Keep => {}
            LadderChange::Replace(plan) => {
                self.change_ladder(&mut change, chat, |it| it.replace(plan, now))?
            }
            LadderChange::Park => self.change_ladder(&mut change, chat, Ladder::park)?,
            LadderChange::Unpark => self.change_ladder(&mut change, chat, Ladder::unpark)?,
        }
        for told in history {
            self.put_history(&mut change, chat, &told)?;
        }
        for (body, key) in outbox.into_iter().zip(keys) {
            let queue = (chat, urgency);
            self.in_flight.say(queue, body.into(), key, &mut self.nonces, change.operations);
        }
        Ok(())
    }

    pub(in crate::store) fn claim(
        &mut self,
        chat: ChatId,
        now: DateTime<Utc>,
        mut change: Change<'_>,
    ) -> Result<Option<Attempt>, StoreError> {
        self.tell(now);
        self.change_ladder(&mut change, chat, |ladder| ladder.claim(chat, now))
    }

    pub(in crate::store) fn settle(
        &mut self,
        attempt: &Attempt,
        outcome: Outcome,
        now: DateTime<Utc>,
        mut change: Change<'_>,
    ) -> Result<Settlement, StoreError> {
        self.tell(now);
        self.change_ladder(&mut change, attempt.chat, |it| it.settle(attempt, outcome, now))
    }

    /// Keeps a note of the program's own; an empty one is removed.
    pub(in crate::store) fn put_note(
        &mut self,
        name: &str,
        basis: Basis,
        bytes: &[u8],
        operations: &mut Operations,
    ) -> Result<(), StoreError> {
        if matches!(basis, Basis::Read(version) if version != self.note_version(name)) {
            return Err(StoreError::Changed);
        }
        let version = self.next_version();
        self.note_versions.insert(name.to_string(), version);
        let key = [&[NOTE][..], name.as_bytes()].concat();
        if bytes.is_empty() {
            self.delete(operations, &key);
        } else {
            let sealed = self.master.own().seal(&key, bytes, &mut self.nonces);
            self.put(operations, &key, &sealed);
        }
        Ok(())
    }

    /// The person's sealer; one who has no key gets one, in the same frame as what is sealed with it.
    fn sealer(&mut self, change: &mut Change<'_>, chat: ChatId) -> Result<Sealer, StoreError> {
        if let Some(sealer) = &change.prepared.sealer {
            return Ok(sealer.clone());
        }
        let who = self.cached(chat).who;
        let key = random().map_err(failed)?;
        let wrapped = self.keyring.wrap(&who, &key, &mut self.nonces);
        self.put(change.operations, &key_of(PERSON_KEY, &who), &wrapped);
        self.group.touched.push((chat, who));
        let sealer = Sealer::new(key);
        self.keyring.keep(who, sealer.clone());
        change.prepared.sealer = Some(sealer.clone());
        Ok(sealer)
    }

    /// Seals a value with the person's key, bound to its place.
    fn put_sealed(
        &mut self,
        change: &mut Change<'_>,
        chat: ChatId,
        key: &[u8],
        plain: &[u8],
    ) -> Result<(), StoreError> {
        let sealed = self.sealer(change, chat)?.seal(key, plain, &mut self.nonces);
        self.put(change.operations, key, &sealed);
        Ok(())
    }

    fn put_record(
        &mut self,
        change: &mut Change<'_>,
        chat: ChatId,
        record: Vec<u8>,
    ) -> Result<(), StoreError> {
        let who = self.cached(chat).who;
        let is_new = matches!(self.record(chat), Ok(None));
        self.put_sealed(change, chat, &key_of(CHAT, &who), &with_chat(chat, &record))?;
        self.figures.chats += u64::from(is_new);
        self.group.touched.push((chat, who));
        let version = self.next_version();
        let cached = self.cached(chat);
        (cached.version, cached.record) = (version, Some(Some(record.into())));
        Ok(())
    }

    fn put_history(&mut self, change: &mut Change<'_>, chat: ChatId, told: &[u8]) -> Result<(), StoreError> {
        let who = self.cached(chat).who;
        let order = self.frame << 16 | self.told;
        self.told += 1;
        let key = [&key_of(HISTORY, &who)[..], &order.to_be_bytes()].concat();
        self.put_sealed(change, chat, &key, &with_chat(chat, told))
    }

    fn forget(&mut self, change: &mut Change<'_>, chat: ChatId, now: DateTime<Utc>) {
        let who = self.cached(chat).who;
        let had_record = !matches!(self.record(chat), Ok(None));
        let Erased { history, members } = std::mem::take(&mut change.prepared.erased);
        for key in &history {
            self.delete(change.operations, key);
        }
        for kind in [LADDER, CHAT, PERSON_KEY] {
            self.delete(change.operations, &key_of(kind, &who));
        }
        self.note_next(who);
        self.set_next(who, None);
        self.figures.chats = self.figures.chats.saturating_sub(u64::from(had_record));
        self.destroy_key(change, &who, members);
        let at = now.timestamp();
        let tombstone = key_of(TOMBSTONE, &who);
        let sealed = self.master.own().seal(&tombstone, &at.to_be_bytes(), &mut self.nonces);
        self.put(change.operations, &tombstone, &sealed);
        self.group.forgotten.push((who, self.forgotten.insert(who, at)));
        self.in_flight.forget(chat, change.operations);
        self.group.touched.push((chat, who));
        self.cache.remove(&chat);
        let cached = self.cached(chat);
        (cached.record, cached.ladder) = (Some(None), Some(Ladder::default()));
    }

    /// Wraps the key of everybody else in the bucket with the bucket's next key.
    fn destroy_key(&mut self, change: &mut Change<'_>, who: &Who, members: Vec<(Who, [u8; 32])>) {
        let bucket = bucket_of(who);
        self.keyring.drop_cached(who);
        change.prepared.sealer = None;
        if self.keyring.bucket_mut(bucket).renew() {
            self.group.buckets.push(bucket);
        }
        for (member, key) in members.into_iter().filter(|(member, _)| member != who) {
            let wrapped = self.keyring.wrap(&member, &key, &mut self.nonces);
            self.put(change.operations, &key_of(PERSON_KEY, &member), &wrapped);
        }
        let generation = self.keyring.bucket(who).active().to_be_bytes();
        self.put(change.operations, &[BUCKET, bucket], &generation);
    }

    /// Changes a chat's ladder, and writes it down if that changed anything.
    fn change_ladder<T>(
        &mut self,
        change: &mut Change<'_>,
        chat: ChatId,
        act: impl FnOnce(&mut Ladder) -> T,
    ) -> Result<T, StoreError> {
        let before = self.ladder(chat)?;
        let mut after = before.clone();
        let value = act(&mut after);
        if after == before {
            return Ok(value);
        }
        let who = self.cached(chat).who;
        if after.is_empty() {
            self.note_next(who);
            self.set_next(who, None);
            self.group.touched.push((chat, who));
            self.delete(change.operations, &key_of(LADDER, &who));
            self.cached(chat).ladder = Some(after);
        } else {
            self.put_ladder(change, chat, after)?;
        }
        Ok(value)
    }

    pub(super) fn put_ladder(
        &mut self,
        change: &mut Change<'_>,
        chat: ChatId,
        ladder: Ladder,
    ) -> Result<(), StoreError> {
        let who = self.cached(chat).who;
        self.put_sealed(change, chat, &key_of(LADDER, &who), &write_ladder(chat, &ladder))?;
        self.note_next(who);
        self.set_next(who, ladder.next());
        self.group.touched.push((chat, who));
        self.cached(chat).ladder = Some(ladder);
        Ok(())
    }

    fn note_next(&mut self, who: Who) {
        self.group.nexts.push((who, self.next.get(&who).copied()));
    }
}
