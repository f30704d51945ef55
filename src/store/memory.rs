//! A store that forgets everything with the process: for tests and for trying things out.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};

use super::seen::Seen;
use crate::ports::{
    Basis, Claim, Commit, Cursor, Durable, Incoming, Known, LadderChange, Outgoing, Page, RecordChange,
    Store, StoreError, StoreFigures, Version,
};
use crate::reminders::{ChatId, Ladder, Outcome, Verdict};

/// Everything in memory. Cheap to clone; clones share what they keep.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    kept: Arc<Mutex<Kept>>,
}

#[derive(Debug, Default)]
struct Kept {
    seen: Seen,
    inbox: Vec<Incoming>,
    outbox: BTreeMap<u64, Outgoing>,
    last_outgoing: u64,
    chats: BTreeMap<ChatId, Arc<[u8]>>,
    /// How often the record of a chat has changed.
    versions: HashMap<ChatId, u64>,
    ladders: HashMap<ChatId, Ladder>,
    due: BTreeSet<(i64, ChatId)>,
    history: HashMap<ChatId, Vec<Vec<u8>>>,
    notes: HashMap<String, Vec<u8>>,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> MemoryStore {
        MemoryStore::default()
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
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
        kept.inbox.extend(batch.iter().cloned());
        Ok(Durable::after_barrier(batch))
    }

    async fn unfinished(&self) -> Result<Vec<Incoming>, StoreError> {
        Ok(self.kept().inbox.clone())
    }

    async fn pending_outbox(&self) -> Result<Durable<Vec<Outgoing>>, StoreError> {
        Ok(Durable::after_barrier(self.kept().outbox.values().cloned().collect()))
    }

    async fn known(&self, chat: ChatId) -> Result<Known, StoreError> {
        let kept = self.kept();
        Ok(Known { record: kept.chats.get(&chat).cloned(), version: kept.version(chat) })
    }

    async fn commit(&self, commit: Commit) -> Result<Durable<Vec<Outgoing>>, StoreError> {
        self.kept().commit(commit).map(Durable::after_barrier)
    }

    async fn sent(&self, outgoing: &[u64]) -> Result<(), StoreError> {
        let mut kept = self.kept();
        for id in outgoing {
            kept.outbox.remove(id);
        }
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
    ) -> Result<Durable<Verdict>, StoreError> {
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

    async fn note(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.kept().notes.get(name).cloned())
    }

    async fn put_note(&self, name: &str, bytes: Vec<u8>) -> Result<Durable<()>, StoreError> {
        let mut kept = self.kept();
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

    fn commit(&mut self, commit: Commit) -> Result<Vec<Outgoing>, StoreError> {
        let Commit { chat, update_id, now, basis, record, ladder, outbox, history } = commit;
        if matches!(basis, Basis::Read(version) if version != self.version(chat)) {
            return Err(StoreError::Changed);
        }
        if record != RecordChange::Keep {
            *self.versions.entry(chat).or_default() += 1;
        }
        self.inbox.retain(|incoming| Some(incoming.update_id) != update_id);
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
        Ok(outbox.into_iter().map(|body| self.say(chat, body.into())).collect())
    }

    fn say(&mut self, chat: ChatId, body: Arc<[u8]>) -> Outgoing {
        self.last_outgoing += 1;
        let outgoing = Outgoing { id: self.last_outgoing, chat, body };
        self.outbox.insert(outgoing.id, outgoing.clone());
        outgoing
    }

    fn forget(&mut self, chat: ChatId) {
        self.chats.remove(&chat);
        self.history.remove(&chat);
        self.inbox.retain(|incoming| incoming.chat != chat);
        self.outbox.retain(|_, outgoing| outgoing.chat != chat);
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
