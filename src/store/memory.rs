//! A store that forgets everything with the process: for tests and for trying things out.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard};

use chrono::{DateTime, Utc};

use super::queues::Queues;
use super::seen::Seen;
use crate::locks::lock;
use crate::ports::{
    Basis, Claim, Commit, Committed, Cursor, Durable, Incoming, Known, LadderChange, Left, Note, Outgoing,
    Page, RecordChange, Store, StoreError, StoreFigures, UpdateId, Version,
};
use crate::reminders::{ChatId, Ladder, Outcome, Settlement};

/// Everything in memory. Cheap to clone; clones share what they keep.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    kept: Arc<Mutex<Kept>>,
}

#[derive(Debug, Default)]
struct Kept {
    seen: Seen,
    inbox: BTreeMap<u64, Incoming>,
    by_update: HashMap<UpdateId, u64>,
    outbox: BTreeMap<u64, Outgoing>,
    queues: Queues,
    /// Updates and messages share one row of numbers.
    last: u64,
    chats: BTreeMap<ChatId, Arc<[u8]>>,
    /// How often the record of a chat has changed.
    versions: HashMap<ChatId, u64>,
    ladders: HashMap<ChatId, Ladder>,
    due: BTreeSet<(i64, ChatId)>,
    history: HashMap<ChatId, Vec<Vec<u8>>>,
    notes: HashMap<String, Vec<u8>>,
    note_versions: HashMap<String, u64>,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> MemoryStore {
        MemoryStore::default()
    }

    /// The same store as the next process finds it: whoever had something in hand is gone.
    pub fn reopened(&self) -> MemoryStore {
        self.kept().queues.let_go();
        self.clone()
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        lock(&self.kept)
    }
}

impl Store for MemoryStore {
    async fn receive(
        &self,
        mut batch: Vec<Incoming>,
        now: DateTime<Utc>,
    ) -> Result<Durable<Vec<Incoming>>, StoreError> {
        let mut kept = self.kept();
        batch.retain(|incoming| kept.seen.insert(incoming.update_id, now));
        for incoming in &batch {
            kept.last += 1;
            let number = kept.last;
            kept.queues.received(incoming.chat, number);
            kept.by_update.insert(incoming.update_id, number);
            kept.inbox.insert(number, incoming.clone());
        }
        Ok(Durable::after_barrier(batch))
    }

    async fn left_over(&self, now: DateTime<Utc>, limit: usize) -> Result<Durable<Left>, StoreError> {
        let mut kept = self.kept();
        let numbers = kept.queues.take_updates(u64::MAX, limit);
        let received = numbers.iter().filter_map(|number| kept.inbox.get(number).cloned()).collect();
        let numbers = kept.queues.take_left(u64::MAX, now, limit);
        Ok(Durable::after_barrier(Left { received, said: kept.messages(&numbers) }))
    }

    async fn unfinished(&self) -> Result<Vec<Incoming>, StoreError> {
        Ok(self.kept().inbox.values().cloned().collect())
    }

    async fn pending_outbox(&self) -> Result<Durable<Vec<Outgoing>>, StoreError> {
        Ok(Durable::after_barrier(self.kept().outbox.values().cloned().collect()))
    }

    async fn known(&self, chat: ChatId) -> Result<Known, StoreError> {
        let kept = self.kept();
        Ok(Known { record: kept.chats.get(&chat).cloned(), version: kept.version(chat) })
    }

    async fn commit(&self, commit: Commit) -> Result<Durable<Committed>, StoreError> {
        Ok(Durable::after_barrier(self.kept().commit(commit)?))
    }

    async fn sent(&self, said: Durable<Outgoing>) -> Result<Durable<Vec<Outgoing>>, StoreError> {
        let mut kept = self.kept();
        let Outgoing { id, chat, urgency, .. } = *said;
        kept.outbox.remove(&id);
        kept.queues.said(chat, urgency, id);
        let numbers = kept.queues.take(chat, urgency, u64::MAX, None);
        Ok(Durable::after_barrier(kept.messages(&numbers)))
    }

    async fn later(&self, said: Durable<Outgoing>, not_before: DateTime<Utc>) -> Result<(), StoreError> {
        self.kept().queues.later(said.chat, said.urgency, said.id, not_before);
        Ok(())
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        Ok(self.kept().next_due())
    }

    async fn due(&self, now: DateTime<Utc>, limit: usize) -> Result<Vec<ChatId>, StoreError> {
        let kept = self.kept();
        let due = kept.due.iter().take_while(|(moment, _)| *moment <= now.timestamp());
        Ok(due.map(|(_, chat)| *chat).take(limit).collect())
    }

    async fn claim(&self, chat: ChatId, now: DateTime<Utc>) -> Result<Option<Durable<Claim>>, StoreError> {
        let attempt = self.kept().with_ladder(chat, |ladder| ladder.claim(chat, now));
        Ok(attempt.map(|attempt| Durable::after_barrier(Claim::new(attempt))))
    }

    async fn settle(
        &self,
        claim: Durable<Claim>,
        outcome: Outcome,
        now: DateTime<Utc>,
    ) -> Result<Durable<Settlement>, StoreError> {
        let settle = |ladder: &mut Ladder| ladder.settle(&claim, outcome, now);
        Ok(Durable::after_barrier(self.kept().with_ladder(claim.chat, settle)))
    }

    async fn ladder(&self, chat: ChatId) -> Result<Ladder, StoreError> {
        Ok(self.kept().ladders.get(&chat).cloned().unwrap_or_default())
    }

    async fn history(&self, chat: ChatId) -> Result<Vec<Vec<u8>>, StoreError> {
        Ok(self.kept().history.get(&chat).cloned().unwrap_or_default())
    }

    async fn page(&self, cursor: Option<Cursor>, limit: usize) -> Result<Page, StoreError> {
        let kept = self.kept();
        let after = cursor.and_then(|cursor| cursor.0.try_into().ok()).map(i64::from_be_bytes);
        let chats: Vec<_> = kept
            .chats
            .iter()
            .filter(|(chat, _)| after.is_none_or(|after| chat.0 > after))
            .take(limit)
            .map(|(chat, record)| (*chat, record.clone()))
            .collect();
        let full = chats.len() == limit;
        let next = chats.last().filter(|_| full).map(|(chat, _)| Cursor(chat.0.to_be_bytes().into()));
        Ok(Page { chats, next })
    }

    async fn versioned_note(&self, name: &str) -> Result<Note, StoreError> {
        let kept = self.kept();
        Ok(Note { bytes: kept.notes.get(name).cloned(), version: kept.note_version(name) })
    }

    async fn change_note(&self, name: &str, basis: Basis, bytes: Vec<u8>) -> Result<Durable<()>, StoreError> {
        let mut kept = self.kept();
        if matches!(basis, Basis::Read(version) if version != kept.note_version(name)) {
            return Err(StoreError::Changed);
        }
        *kept.note_versions.entry(name.to_string()).or_default() += 1;
        if bytes.is_empty() {
            kept.notes.remove(name);
        } else {
            kept.notes.insert(name.to_string(), bytes);
        }
        Ok(Durable::after_barrier(()))
    }

    fn figures(&self) -> StoreFigures {
        let kept = self.kept();
        StoreFigures {
            chats: kept.chats.len() as u64,
            ladders: kept.due.len() as u64,
            inbox: kept.inbox.len() as u64,
            outbox: kept.outbox.len() as u64,
            next_due: kept.next_due(),
            ..StoreFigures::default()
        }
    }
}

impl Kept {
    fn next_due(&self) -> Option<DateTime<Utc>> {
        self.due.first().and_then(|(moment, _)| DateTime::from_timestamp(*moment, 0))
    }

    fn version(&self, chat: ChatId) -> Version {
        Version(self.versions.get(&chat).copied().unwrap_or_default())
    }

    fn note_version(&self, name: &str) -> Version {
        Version(self.note_versions.get(name).copied().unwrap_or_default())
    }

    fn messages(&self, numbers: &[u64]) -> Vec<Outgoing> {
        numbers.iter().filter_map(|number| self.outbox.get(number).cloned()).collect()
    }

    fn commit(&mut self, commit: Commit) -> Result<Committed, StoreError> {
        let Commit { chat, update_id, now, basis, record, ladder, outbox, urgency, history } = commit;
        let stands_on_a_reading = matches!(basis, Basis::Read(_));
        if matches!(basis, Basis::Read(version) if version != self.version(chat)) {
            return Err(StoreError::Changed);
        }
        if let Some(update_id) = update_id {
            let number = self.by_update.get(&update_id).copied().ok_or(StoreError::Done)?;
            if stands_on_a_reading && !self.queues.is_first(chat, number) {
                self.queues.release(chat, number);
                return Err(StoreError::Earlier);
            }
            self.finish(update_id);
        }
        if record != RecordChange::Keep {
            *self.versions.entry(chat).or_default() += 1;
        }
        match record {
            RecordChange::Keep => {}
            RecordChange::Put(bytes) => {
                self.chats.insert(chat, bytes.into());
            }
            RecordChange::Forget => self.forget(chat),
        }
        match ladder {
            LadderChange::Keep => {}
            LadderChange::Replace(plan) => self.with_ladder(chat, |it| it.replace(plan, now)),
            LadderChange::Park => self.with_ladder(chat, Ladder::park),
            LadderChange::Unpark => self.with_ladder(chat, Ladder::unpark),
        }
        if !history.is_empty() {
            self.history.entry(chat).or_default().extend(history);
        }
        let says = !outbox.is_empty();
        for body in outbox {
            self.last += 1;
            let outgoing = Outgoing { id: self.last, chat, urgency, body: body.into() };
            self.queues.say(chat, urgency, outgoing.id);
            self.outbox.insert(outgoing.id, outgoing);
        }
        let numbers = if says { self.queues.take(chat, urgency, u64::MAX, Some(now)) } else { Vec::new() };
        let next = update_id.and_then(|_| self.queues.take_next(chat, u64::MAX));
        let next = next.and_then(|number| self.inbox.get(&number).cloned());
        Ok(Committed { said: self.messages(&numbers), next })
    }

    fn finish(&mut self, update_id: UpdateId) {
        let Some(number) = self.by_update.remove(&update_id) else { return };
        if let Some(incoming) = self.inbox.remove(&number) {
            self.queues.finished(incoming.chat, number);
        }
    }

    fn forget(&mut self, chat: ChatId) {
        self.chats.remove(&chat);
        self.history.remove(&chat);
        let theirs = self.inbox.values().filter(|incoming| incoming.chat == chat);
        for update_id in theirs.map(|incoming| incoming.update_id).collect::<Vec<_>>() {
            self.finish(update_id);
        }
        let theirs = self.outbox.values().filter(|outgoing| outgoing.chat == chat);
        for (id, urgency) in theirs.map(|outgoing| (outgoing.id, outgoing.urgency)).collect::<Vec<_>>() {
            self.outbox.remove(&id);
            self.queues.said(chat, urgency, id);
        }
        self.with_ladder(chat, |ladder| *ladder = Ladder::default());
    }

    /// Changes a ladder and keeps the due index in step.
    fn with_ladder<T>(&mut self, chat: ChatId, change: impl FnOnce(&mut Ladder) -> T) -> T {
        let ladder = self.ladders.entry(chat).or_default();
        let before = ladder.next();
        let value = change(ladder);
        let (after, empty) = (ladder.next(), ladder.is_empty());
        if empty {
            self.ladders.remove(&chat);
        }
        if let Some(moment) = before {
            self.due.remove(&(moment, chat));
        }
        if let Some(moment) = after {
            self.due.insert((moment, chat));
        }
        value
    }
}
