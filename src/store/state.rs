//! What the store knows at hand: what is on its way, what is due, and what the index does not hold yet.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::index::{Changes, Index};
use super::journal::{Operations, SegmentKey};
use super::keyring::Keyring;
use super::records::{
    CHAT, HEAD, HISTORY, INBOX, LADDER, OUTBOX, SEEN, TOMBSTONE, chat_and_value, is_passing, key_of,
    ladder_head, read_head, read_ladder, who_of, with_chat, write_ladder,
};
use super::sealing::{MasterKey, Nonces, Sealer, Who};
use super::seen::Seen;
use crate::ports::{
    Commit, Cursor, Incoming, LadderChange, Outgoing, Page, RecordChange, StoreError, StoreFigures,
};
use crate::reminders::{Attempt, ChatId, Ladder, Outcome, Verdict};

/// A record with its key.
type Entry = (Vec<u8>, Arc<[u8]>);

/// Chats whose records are kept readable in memory.
const AT_HAND: usize = 4096;

/// Stands in the place of the hour in which an update came.
const TAKEN_OVER: i64 = 0;

/// Everything at hand. Guarded by one lock; only the writer changes it.
pub(super) struct State {
    pub(super) master: Arc<MasterKey>,
    pub(super) keyring: Keyring,
    pub(super) nonces: Nonces,
    pub(super) segment_key: SegmentKey,
    pub(super) index: Index,
    /// Records that the index does not hold yet.
    pub(super) recent: Changes,
    /// Records that are being written to the index.
    pub(super) freezing: Arc<Changes>,
    /// The index holds the journal up to here.
    pub(super) applied: u64,
    /// The journal is compacted when it is longer than this, in bytes.
    pub(super) compact_at: u64,
    pub(super) seen: Seen,
    inbox: BTreeMap<u64, Incoming>,
    arrivals: HashMap<u32, u64>,
    arrived: u64,
    outbox: BTreeMap<u64, Outgoing>,
    last_outgoing: u64,
    /// Messages known to be sent, to be written down with the next frame.
    sent: Vec<u64>,
    due: BTreeSet<(i64, Who)>,
    /// Whose send was under way when the process ended.
    interrupted: Vec<Who>,
    at_hand: HashMap<ChatId, AtHand>,
    /// Counts what was told, for the order of history within a millisecond.
    pub(super) told: u64,
    pub(super) figures: StoreFigures,
}

/// The readable records of one chat; the outer option is empty until they have been looked up.
#[derive(Default)]
struct AtHand {
    who: Who,
    record: Option<Option<Arc<[u8]>>>,
    ladder: Option<Ladder>,
}

impl State {
    pub(super) fn new(
        master: Arc<MasterKey>,
        keyring: Keyring,
        mut nonces: Nonces,
        index: Index,
    ) -> io::Result<State> {
        let segment_key = SegmentKey::new(&master, &mut nonces)?;
        Ok(State {
            master,
            keyring,
            nonces,
            segment_key,
            index,
            recent: Changes::new(),
            freezing: Arc::default(),
            applied: 0,
            compact_at: u64::MAX,
            seen: Seen::default(),
            inbox: BTreeMap::new(),
            arrivals: HashMap::new(),
            arrived: 0,
            outbox: BTreeMap::new(),
            last_outgoing: 0,
            sent: Vec::new(),
            due: BTreeSet::new(),
            interrupted: Vec::new(),
            at_hand: HashMap::new(),
            told: 0,
            figures: StoreFigures::default(),
        })
    }

    // What the journal says again at a start.

    /// Takes over one operation of the journal; `sealer` is its segment's.
    pub(super) fn replay(
        &mut self,
        sealer: &Sealer,
        key: &[u8],
        value: Option<&[u8]>,
        applied: bool,
    ) -> Option<()> {
        match (key.split_first()?, value) {
            ((&INBOX, number), value) => {
                let update_id = u32::from_be_bytes(number.try_into().ok()?);
                self.replay_inbox(sealer, key, update_id, value)?;
            }
            ((&OUTBOX, number), value) => {
                let id = u64::from_be_bytes(number.try_into().ok()?);
                self.last_outgoing = self.last_outgoing.max(id);
                self.outbox.remove(&id);
                if let Some(value) = value {
                    let plain = sealer.open(key, value)?;
                    let (chat, body) = chat_and_value(&plain)?;
                    self.outbox.insert(id, Outgoing { id, chat, body: body.into() });
                }
            }
            ((&SEEN, hour), Some(value)) => {
                let hour = i64::from_be_bytes(hour.try_into().ok()?);
                for range in value.chunks_exact(8) {
                    let (first, last) = range.split_at(4);
                    let number = |bytes: &[u8]| bytes.try_into().ok().map(u32::from_be_bytes);
                    self.seen.restore(hour, number(first)?, number(last)?);
                }
            }
            _ if !applied => {
                self.recent.insert(key.to_vec(), value.map(Arc::from));
            }
            _ => {}
        }
        Some(())
    }

    fn replay_inbox(
        &mut self,
        sealer: &Sealer,
        key: &[u8],
        update_id: u32,
        value: Option<&[u8]>,
    ) -> Option<()> {
        let Some(value) = value else {
            self.finish(update_id);
            return Some(());
        };
        let (hour, sealed) = value.split_first_chunk()?;
        match i64::from_be_bytes(*hour) {
            // Taken over from an older segment, whose hours are written down apart.
            TAKEN_OVER => {}
            hour => self.seen.restore(hour, update_id, update_id),
        }
        let plain = sealer.open(key, sealed)?;
        let (chat, body) = chat_and_value(&plain)?;
        self.arrive(Incoming { update_id, chat, body: body.into() });
        Some(())
    }

    /// Reads from the index and the recent records what is due when, and how much there is.
    pub(super) fn take_stock(&mut self) -> io::Result<()> {
        self.due.clear();
        self.interrupted.clear();
        self.figures.chats = 0;
        for kind in [LADDER, CHAT] {
            let mut from = vec![kind];
            loop {
                let page = self.index.scan(&[kind], &from, 1024)?;
                let Some((last, _)) = page.last() else { break };
                from = [last.as_slice(), &[0]].concat();
                for (key, value) in &page {
                    if !self.recent.contains_key(key) {
                        self.take_stock_of(key, value);
                    }
                }
            }
        }
        let recent = std::mem::take(&mut self.recent);
        for (key, value) in &recent {
            if let Some(value) = value {
                self.take_stock_of(key, value);
            }
        }
        self.recent = recent;
        Ok(())
    }

    fn take_stock_of(&mut self, key: &[u8], value: &[u8]) {
        let Some(who) = who_of(key) else { return };
        match key.first() {
            Some(&CHAT) => self.figures.chats += 1,
            Some(&LADDER) => {
                let Some((next, claimed)) = read_head(value) else { return };
                self.due.extend(next.map(|next| (next, who)));
                self.interrupted.extend(claimed.then_some(who));
            }
            _ => {}
        }
    }

    /// Sends that were under way when the process ended may have arrived: they become uncertain.
    pub(super) fn recover_claims(
        &mut self,
        now: DateTime<Utc>,
        operations: &mut Operations,
    ) -> io::Result<()> {
        for who in std::mem::take(&mut self.interrupted) {
            let Some(value) = self.lookup(&key_of(LADDER, &who))? else { continue };
            let Some((chat, mut ladder)) = self.open_ladder(&who, &value) else { continue };
            let before = ladder.next();
            ladder.recover(now);
            self.put_ladder(operations, chat, &who, before, ladder);
        }
        Ok(())
    }

    /// What a new segment opens with: everything that only the journal keeps.
    pub(super) fn passing(&mut self, operations: &mut Operations) {
        let mut hours: BTreeMap<i64, Vec<u8>> = BTreeMap::new();
        for (hour, first, last) in self.seen.ranges() {
            let ranges = hours.entry(hour).or_default();
            ranges.extend_from_slice(&first.to_be_bytes());
            ranges.extend_from_slice(&last.to_be_bytes());
        }
        for (hour, ranges) in hours {
            operations.put(&[&[SEEN][..], &hour.to_be_bytes()].concat(), &ranges);
        }
        for incoming in self.inbox.values() {
            let sealer = &self.segment_key.sealer;
            put_incoming(operations, sealer, &mut self.nonces, incoming, TAKEN_OVER);
        }
        for outgoing in self.outbox.values() {
            put_outgoing(operations, &self.segment_key.sealer, &mut self.nonces, outgoing);
        }
    }

    // What is asked.

    pub(super) fn unfinished(&self) -> Vec<Incoming> {
        self.inbox.values().cloned().collect()
    }

    pub(super) fn pending_outbox(&self) -> Vec<Outgoing> {
        self.outbox.values().cloned().collect()
    }

    pub(super) fn next_due(&self) -> Option<DateTime<Utc>> {
        let (moment, _) = self.due.first()?;
        DateTime::from_timestamp(*moment, 0)
    }

    /// Chats in which something is due. A ladder that cannot be read is set aside, counted, and
    /// stops nobody else.
    pub(super) fn due(&mut self, now: DateTime<Utc>, limit: usize) -> Vec<ChatId> {
        let moment = now.timestamp();
        let due = self.due.iter().take_while(|(next, _)| *next <= moment).take(limit);
        let people: Vec<(i64, Who)> = due.copied().collect();
        let mut chats = Vec::with_capacity(people.len());
        for (next, who) in people {
            let value = match self.lookup(&key_of(LADDER, &who)) {
                Ok(value) => value,
                Err(error) => {
                    tracing::error!(%error, "a reminder cannot be looked up; it stays due");
                    continue;
                }
            };
            match value.and_then(|value| self.open_ladder(&who, &value)) {
                Some((chat, ladder)) => {
                    self.at_hand(chat).ladder.get_or_insert(ladder);
                    chats.push(chat);
                }
                None => {
                    self.due.remove(&(next, who));
                    self.figures.quarantined += 1;
                    tracing::error!(
                        "a stored ladder cannot be read and was set aside; run `ruqsat store check`"
                    );
                }
            }
        }
        chats
    }

    pub(super) fn record(&mut self, chat: ChatId) -> Result<Option<Arc<[u8]>>, StoreError> {
        if let Some(record) = &self.at_hand(chat).record {
            return Ok(record.clone());
        }
        let who = self.at_hand(chat).who;
        let key = key_of(CHAT, &who);
        let record = match self.lookup(&key).map_err(failed)? {
            None => None,
            Some(value) => match self.keyring.sealer(&who) {
                // A destroyed key means that the person was forgotten.
                None => None,
                Some(sealer) => {
                    let plain = sealer.open(&key, &value).ok_or_else(|| unreadable("a chat"))?;
                    let (_, record) = chat_and_value(&plain).ok_or_else(|| unreadable("a chat"))?;
                    Some(Arc::from(record))
                }
            },
        };
        self.at_hand(chat).record = Some(record.clone());
        Ok(record)
    }

    pub(super) fn ladder(&mut self, chat: ChatId) -> Result<Ladder, StoreError> {
        if let Some(ladder) = &self.at_hand(chat).ladder {
            return Ok(ladder.clone());
        }
        let who = self.at_hand(chat).who;
        let ladder = match self.lookup(&key_of(LADDER, &who)).map_err(failed)? {
            None => Ladder::default(),
            Some(_) if self.keyring.sealer(&who).is_none() => Ladder::default(),
            Some(value) => {
                let opened = self.open_ladder(&who, &value);
                opened.ok_or_else(|| unreadable("a ladder"))?.1
            }
        };
        self.at_hand(chat).ladder = Some(ladder.clone());
        Ok(ladder)
    }

    pub(super) fn history(&mut self, chat: ChatId) -> Result<Vec<Vec<u8>>, StoreError> {
        let who = self.at_hand(chat).who;
        let entries = self.entries(&key_of(HISTORY, &who)).map_err(failed)?;
        let Some(sealer) = self.keyring.sealer(&who) else { return Ok(Vec::new()) };
        let opened = entries.iter().map(|(key, value)| {
            let plain = sealer.open(key, value).ok_or_else(|| unreadable("a history"))?;
            let (_, told) = chat_and_value(&plain).ok_or_else(|| unreadable("a history"))?;
            Ok(told.to_vec())
        });
        opened.collect()
    }

    pub(super) fn page(&mut self, cursor: Option<Cursor>, limit: usize) -> io::Result<Page> {
        let mut page = Page::default();
        let mut from = cursor.map_or_else(|| vec![CHAT], |cursor| cursor.0);
        let entries = self.entries_from(&[CHAT], &from, limit)?;
        let full = entries.len() == limit;
        for (key, value) in entries {
            from = [key.as_slice(), &[0]].concat();
            let opened = who_of(&key)
                .and_then(|who| self.keyring.sealer(&who))
                .and_then(|sealer| sealer.open(&key, &value));
            if let Some((chat, record)) = opened.as_deref().and_then(chat_and_value) {
                page.chats.push((chat, record.into()));
            }
        }
        page.next = full.then_some(Cursor(from));
        Ok(page)
    }

    pub(super) fn figures(&self) -> StoreFigures {
        StoreFigures {
            inbox: self.inbox.len() as u64,
            outbox: self.outbox.len() as u64,
            ladders: self.due.len() as u64,
            ..self.figures
        }
    }

    // What is changed. Each of these also says in `operations` what the journal is to hold.

    pub(super) fn receive(
        &mut self,
        mut batch: Vec<Incoming>,
        now: DateTime<Utc>,
        operations: &mut Operations,
    ) -> Vec<Incoming> {
        let hour = now.timestamp().div_euclid(3600);
        batch.retain(|incoming| self.seen.insert(incoming.update_id, now));
        for incoming in &batch {
            put_incoming(operations, &self.segment_key.sealer, &mut self.nonces, incoming, hour);
            self.arrive(incoming.clone());
        }
        batch
    }

    pub(super) fn sent(&mut self, outgoing: &[u64]) {
        for id in outgoing {
            if self.outbox.remove(id).is_some() {
                self.sent.push(*id);
            }
        }
    }

    pub(super) fn has_sent(&self) -> bool {
        !self.sent.is_empty()
    }

    pub(super) fn write_sent(&mut self, operations: &mut Operations) {
        for id in self.sent.drain(..) {
            operations.delete(&outbox_key(id));
        }
    }

    pub(super) fn commit(
        &mut self,
        commit: Commit,
        operations: &mut Operations,
    ) -> Result<Vec<Outgoing>, StoreError> {
        let Commit { chat, update_id, now, record, ladder, outbox, history } = commit;
        let who = self.at_hand(chat).who;
        // Whatever can fail to be read comes first, so that a failure leaves nothing half-done.
        let ladder_is_read = !matches!(ladder, LadderChange::Keep);
        if ladder_is_read && record != RecordChange::Forget {
            self.ladder(chat)?;
        }
        if let Some(update_id) = update_id
            && self.finish(update_id)
        {
            operations.delete(&inbox_key(update_id));
        }
        match record {
            RecordChange::Keep => {}
            RecordChange::Put(bytes) => self.put_record(operations, chat, &who, bytes)?,
            RecordChange::Forget => self.forget(operations, chat, &who, now)?,
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

    pub(super) fn claim(
        &mut self,
        chat: ChatId,
        now: DateTime<Utc>,
        operations: &mut Operations,
    ) -> Result<Option<Attempt>, StoreError> {
        self.change_ladder(operations, chat, |ladder| ladder.claim(chat, now))
    }

    pub(super) fn settle(
        &mut self,
        attempt: &Attempt,
        outcome: Outcome,
        now: DateTime<Utc>,
        operations: &mut Operations,
    ) -> Result<Verdict, StoreError> {
        self.change_ladder(operations, attempt.chat, |it| it.settle(attempt, outcome, now))
    }

    // Below: the parts of the above.

    fn at_hand(&mut self, chat: ChatId) -> &mut AtHand {
        if self.at_hand.len() >= AT_HAND && !self.at_hand.contains_key(&chat) {
            self.at_hand.clear();
        }
        let master = &self.master;
        self.at_hand.entry(chat).or_insert_with(|| AtHand { who: master.who(chat), ..AtHand::default() })
    }

    fn arrive(&mut self, incoming: Incoming) {
        let arrived = match self.arrivals.get(&incoming.update_id) {
            Some(arrived) => *arrived,
            None => {
                self.arrived += 1;
                self.arrivals.insert(incoming.update_id, self.arrived);
                self.arrived
            }
        };
        self.inbox.insert(arrived, incoming);
    }

    fn finish(&mut self, update_id: u32) -> bool {
        let Some(arrived) = self.arrivals.remove(&update_id) else { return false };
        self.inbox.remove(&arrived);
        true
    }

    fn say(&mut self, operations: &mut Operations, chat: ChatId, body: Arc<[u8]>) -> Outgoing {
        self.last_outgoing += 1;
        let outgoing = Outgoing { id: self.last_outgoing, chat, body };
        put_outgoing(operations, &self.segment_key.sealer, &mut self.nonces, &outgoing);
        self.outbox.insert(outgoing.id, outgoing.clone());
        outgoing
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
        self.at_hand(chat).record = Some(Some(record.into()));
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
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let had_record = matches!(self.record(chat), Ok(Some(_)) | Err(_));
        for (key, _) in self.entries(&key_of(HISTORY, who)).map_err(failed)? {
            self.delete(operations, &key);
        }
        if let Some(value) = self.lookup(&key_of(LADDER, who)).map_err(failed)? {
            if let Some((Some(next), _)) = read_head(&value) {
                self.due.remove(&(next, *who));
            }
            self.delete(operations, &key_of(LADDER, who));
        }
        self.delete(operations, &key_of(CHAT, who));
        self.figures.chats = self.figures.chats.saturating_sub(u64::from(had_record));
        self.keyring.destroy(who);
        self.put(operations, &key_of(TOMBSTONE, who), &now.timestamp().to_be_bytes());
        let theirs = |incoming: &&Incoming| incoming.chat == chat;
        let updates: Vec<u32> =
            self.inbox.values().filter(theirs).map(|incoming| incoming.update_id).collect();
        for update_id in updates {
            self.finish(update_id);
            operations.delete(&inbox_key(update_id));
        }
        let theirs = self.outbox.values().filter(|outgoing| outgoing.chat == chat);
        for id in theirs.map(|outgoing| outgoing.id).collect::<Vec<_>>() {
            self.outbox.remove(&id);
            operations.delete(&outbox_key(id));
        }
        self.at_hand.remove(&chat);
        Ok(())
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
        let who = self.at_hand(chat).who;
        if after.is_empty() {
            if let Some(next) = before.next() {
                self.due.remove(&(next, who));
            }
            self.delete(operations, &key_of(LADDER, &who));
            self.at_hand(chat).ladder = Some(after);
        } else {
            self.keyring.sealer_or_new(&who, &mut self.nonces).map_err(failed)?;
            self.put_ladder(operations, chat, &who, before.next(), after);
        }
        Ok(value)
    }

    fn put_ladder(
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
        self.at_hand(chat).ladder = Some(ladder);
    }

    fn open_ladder(&mut self, who: &Who, value: &[u8]) -> Option<(ChatId, Ladder)> {
        let (head, sealed) = value.split_at_checked(HEAD)?;
        let bound = [&key_of(LADDER, who)[..], head].concat();
        read_ladder(&self.keyring.sealer(who)?.open(&bound, sealed)?)
    }

    /// Seals a value with the person's key, bound to its place and to its open head.
    fn put_sealed(
        &mut self,
        operations: &mut Operations,
        key: &[u8],
        head: &[u8],
        who: &Who,
        plain: &[u8],
    ) -> Result<(), StoreError> {
        let sealer = self.keyring.sealer_or_new(who, &mut self.nonces).map_err(failed)?.clone();
        let sealed = if head.is_empty() {
            sealer.seal(key, plain, &mut self.nonces)
        } else {
            [head, &sealer.seal(&[key, head].concat(), plain, &mut self.nonces)].concat()
        };
        self.put(operations, key, &sealed);
        Ok(())
    }

    fn put(&mut self, operations: &mut Operations, key: &[u8], value: &[u8]) {
        operations.put(key, value);
        self.recent.insert(key.to_vec(), Some(value.into()));
    }

    fn delete(&mut self, operations: &mut Operations, key: &[u8]) {
        operations.delete(key);
        self.recent.insert(key.to_vec(), None);
    }

    /// A record as stored, wherever it is.
    fn lookup(&self, key: &[u8]) -> io::Result<Option<Arc<[u8]>>> {
        debug_assert!(!is_passing(key));
        if let Some(value) = self.recent.get(key).or_else(|| self.freezing.get(key)) {
            return Ok(value.clone());
        }
        Ok(self.index.get(key)?.map(Arc::from))
    }

    /// Every record whose key begins so, in order, wherever it is.
    fn entries(&self, prefix: &[u8]) -> io::Result<Vec<Entry>> {
        self.entries_from(prefix, prefix, usize::MAX)
    }

    fn entries_from(&self, prefix: &[u8], from: &[u8], limit: usize) -> io::Result<Vec<Entry>> {
        let mut found: BTreeMap<Vec<u8>, Option<Arc<[u8]>>> = BTreeMap::new();
        // Records deleted since are passed over, so the index may have to give more than `limit`.
        let newer = |changes: &Changes| {
            let theirs = changes.range(from.to_vec()..).take_while(|(key, _)| key.starts_with(prefix));
            theirs.map(|(key, value)| (key.clone(), value.clone())).collect::<Vec<_>>()
        };
        let (recent, freezing) = (newer(&self.recent), newer(&self.freezing));
        let deleted = recent.iter().chain(&freezing).filter(|(_, value)| value.is_none()).count();
        let page = self.index.scan(prefix, from, limit.saturating_add(deleted))?;
        found.extend(page.into_iter().map(|(key, value)| (key, Some(Arc::from(value)))));
        found.extend(freezing);
        found.extend(recent);
        let present = found.into_iter().filter_map(|(key, value)| Some((key, value?)));
        Ok(present.take(limit).collect())
    }
}

fn inbox_key(update_id: u32) -> [u8; 5] {
    let mut key = [INBOX; 5];
    key[1..].copy_from_slice(&update_id.to_be_bytes());
    key
}

fn outbox_key(id: u64) -> [u8; 9] {
    let mut key = [OUTBOX; 9];
    key[1..].copy_from_slice(&id.to_be_bytes());
    key
}

fn put_incoming(
    operations: &mut Operations,
    sealer: &Sealer,
    nonces: &mut Nonces,
    incoming: &Incoming,
    hour: i64,
) {
    let key = inbox_key(incoming.update_id);
    let sealed = sealer.seal(&key, &with_chat(incoming.chat, &incoming.body), nonces);
    operations.put(&key, &[&hour.to_be_bytes()[..], &sealed].concat());
}

fn put_outgoing(operations: &mut Operations, sealer: &Sealer, nonces: &mut Nonces, outgoing: &Outgoing) {
    let key = outbox_key(outgoing.id);
    let sealed = sealer.seal(&key, &with_chat(outgoing.chat, &outgoing.body), nonces);
    operations.put(&key, &sealed);
}

pub(super) fn failed(error: io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::Full,
        _ => StoreError::Failed(error.to_string()),
    }
}

fn unreadable(what: &str) -> StoreError {
    StoreError::Unreadable(what.to_string())
}
