//! What is in flight: updates received and not finished, messages saved and not known to be sent,
//! and which updates were seen. It lives in memory and in the write-ahead log alone.
//!
//! Each item is sealed with a key of its own, and that key is wrapped by one wrapping key for all
//! of them. When an item is finished, the keys of those that are still open are wrapped again, with
//! the next wrapping key, and the old one is destroyed: what was asked or said is unreadable then,
//! wherever it lies.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::keyring::Wrapping;
use super::queues::Queues;
use super::records::{
    IN_FLIGHT_KEYS, INBOX, INBOX_32, ITEM_KEY, OUTBOX, SEEN, SEEN_32, chat_and_value, with_chat,
};
use super::sealing::{Nonces, Sealer, random};
use super::seen::Seen;
use super::wal::Operations;
use crate::ports::{Basis, Incoming, Left, Outgoing, StoreError, UpdateId, Urgency};
use crate::reminders::ChatId;

type Key = [u8; 32];

/// Everything in flight. What changes it also says in `operations` what the log is to hold.
pub(super) struct InFlight {
    pub(super) wrapping: Wrapping,
    /// Seals what belongs to nobody: the numbers of updates that were seen.
    sealer: Sealer,
    seen: Seen,
    /// Updates and messages share one row of numbers.
    last: u64,
    inbox: BTreeMap<u64, (Incoming, Key)>,
    by_update: HashMap<UpdateId, u64>,
    outbox: BTreeMap<u64, (Outgoing, Key)>,
    /// Who has what in hand.
    queues: Queues,
    /// Everything up to this number is on the disk.
    durable: u64,
    /// Messages known to be sent, to be written down with the next frame.
    sent: Vec<u64>,
    /// The same, in the frame that is being written.
    writing: Vec<u64>,
    /// Something was finished since the wrapping key was last renewed.
    finished: bool,
    /// What was wrapped again is on the disk.
    written: bool,
}

/// What the log holds of the items in flight, as it is read back.
#[derive(Default)]
pub(super) struct Replayed {
    keys: BTreeMap<u64, Vec<u8>>,
    items: BTreeMap<u64, (u8, Vec<u8>)>,
    /// The generation of the wrapping key that the log leads to.
    pub(super) generation: u64,
}

impl Replayed {
    /// Takes over one operation of the log. False if it cannot be read.
    pub(super) fn take(&mut self, flight: &mut InFlight, key: &[u8], value: Option<&[u8]>) -> bool {
        let Some((&kind, number)) = key.split_first() else { return false };
        let Ok(number) = number.try_into().map(u64::from_be_bytes) else { return false };
        flight.last = flight.last.max(number);
        match (kind, value) {
            (ITEM_KEY, Some(value)) => drop(self.keys.insert(number, value.to_vec())),
            (ITEM_KEY, None) => drop(self.keys.remove(&number)),
            (INBOX | INBOX_32 | OUTBOX, Some(value)) => {
                drop(self.items.insert(number, (kind, value.to_vec())))
            }
            (INBOX | INBOX_32 | OUTBOX, None) => {
                self.items.remove(&number);
                self.keys.remove(&number);
            }
            (IN_FLIGHT_KEYS, Some(value)) => match value.try_into() {
                Ok(bytes) => self.generation = u64::from_be_bytes(bytes),
                Err(_) => return false,
            },
            (SEEN, Some(value)) => return flight.replay_seen(key, value, wide).is_some(),
            (SEEN_32, Some(value)) => return flight.replay_seen(key, value, narrow).is_some(),
            _ => return false,
        }
        true
    }

    /// Opens what is still in flight; returns how many items cannot be read.
    pub(super) fn finish(self, flight: &mut InFlight) -> u64 {
        let mut unreadable = 0;
        for (number, (kind, value)) in self.items {
            let wrapped = self.keys.get(&number);
            let key = wrapped.and_then(|wrapped| flight.wrapping.unwrap(&place(ITEM_KEY, number), wrapped));
            if key.and_then(|key| flight.restore(kind, number, key, &value)).is_none() {
                unreadable += 1;
            }
        }
        // What was finished just before the end may still have its key.
        flight.finished = true;
        flight.durable = flight.last;
        unreadable
    }
}

impl InFlight {
    pub(super) fn new(wrapping: Wrapping, sealer: Sealer) -> InFlight {
        InFlight {
            wrapping,
            sealer,
            seen: Seen::default(),
            last: 0,
            inbox: BTreeMap::new(),
            by_update: HashMap::new(),
            outbox: BTreeMap::new(),
            queues: Queues::default(),
            durable: 0,
            sent: Vec::new(),
            writing: Vec::new(),
            finished: false,
            written: false,
        }
    }

    /// Puts in what another store had in flight.
    pub(super) fn fill(
        &mut self,
        seen: Seen,
        inbox: Vec<Incoming>,
        outbox: Vec<Outgoing>,
    ) -> std::io::Result<()> {
        self.seen = seen;
        for incoming in inbox {
            self.last += 1;
            self.arrive(self.last, incoming, random()?);
        }
        for outgoing in outbox {
            self.last += 1;
            self.pend(Outgoing { id: self.last, ..outgoing }, random()?);
        }
        Ok(())
    }

    /// The numbers of updates that were seen.
    pub(super) fn seen(&self) -> &Seen {
        &self.seen
    }

    fn replay_seen<const N: usize>(
        &mut self,
        key: &[u8],
        value: &[u8],
        number: fn([u8; N]) -> u64,
    ) -> Option<()> {
        let plain = self.sealer.open(key, value)?;
        for range in plain.chunks(8 + 2 * N) {
            let (hour, range) = range.split_first_chunk()?;
            let (first, last) = range.split_first_chunk()?;
            self.seen.restore(i64::from_be_bytes(*hour), number(*first), number(last.try_into().ok()?));
        }
        Some(())
    }

    fn restore(&mut self, kind: u8, number: u64, key: Key, value: &[u8]) -> Option<()> {
        let plain = Sealer::new(key).open(&place(kind, number), value)?;
        let (update_id, rest) = match kind {
            INBOX => plain.split_first_chunk().map(|(id, rest)| (wide(*id), rest))?,
            INBOX_32 => plain.split_first_chunk().map(|(id, rest)| (narrow(*id), rest))?,
            _ => {
                let (chat, body) = chat_and_value(&plain)?;
                // Nobody waits for it any more.
                let urgency = Urgency::Reminder;
                self.pend(Outgoing { id: number, chat, urgency, body: body.into() }, key);
                return Some(());
            }
        };
        let (chat, body) = chat_and_value(rest)?;
        self.arrive(number, Incoming { update_id: UpdateId(update_id), chat, body: body.into() }, key);
        self.queues.found(chat, number);
        Some(())
    }

    /// What a new segment opens with: everything that only the log keeps.
    pub(super) fn write_all(&mut self, nonces: &mut Nonces, operations: &mut Operations) {
        let mut seen = Vec::new();
        for (hour, first, last) in self.seen.ranges() {
            push_range(&mut seen, hour, first, last);
        }
        if !seen.is_empty() {
            self.put_seen(&seen, nonces, operations);
        }
        self.write_generation(operations);
        for (number, (incoming, key)) in &self.inbox {
            put_key(operations, &self.wrapping, nonces, *number, key);
            put_incoming(operations, nonces, *number, incoming, key);
        }
        for (number, (outgoing, key)) in &self.outbox {
            put_key(operations, &self.wrapping, nonces, *number, key);
            put_outgoing(operations, nonces, outgoing, key);
        }
    }

    fn write_generation(&mut self, operations: &mut Operations) {
        self.last += 1;
        operations.put(&place(IN_FLIGHT_KEYS, self.last), &self.wrapping.active().to_be_bytes());
    }

    fn put_seen(&mut self, ranges: &[u8], nonces: &mut Nonces, operations: &mut Operations) {
        self.last += 1;
        let key = place(SEEN, self.last);
        operations.put(&key, &self.sealer.seal(&key, ranges, nonces));
    }

    /// Whether something finished can still be opened.
    pub(super) fn is_to_be_renewed(&self) -> bool {
        self.finished && !self.wrapping.is_renewed()
    }

    /// How many items are open, and would have to be wrapped again.
    pub(super) fn len(&self) -> usize {
        self.inbox.len() + self.outbox.len()
    }

    /// Every change until now is on the disk.
    pub(super) fn is_written(&mut self) {
        self.durable = self.last;
        self.written = self.wrapping.is_renewed();
    }

    /// Whether the old wrapping key may be destroyed.
    pub(super) fn is_to_be_destroyed(&self) -> bool {
        self.wrapping.is_renewed() && self.written
    }

    /// The old wrapping key is destroyed.
    pub(super) fn destroyed(&mut self, wrapping: Wrapping) {
        self.wrapping = wrapping;
        self.written = false;
    }

    /// Wraps the keys of what is open with the next wrapping key. What was finished until now is
    /// unreadable once the old one is destroyed.
    pub(super) fn renew(&mut self, nonces: &mut Nonces, operations: &mut Operations) {
        if !self.wrapping.renew() {
            return;
        }
        self.finished = false;
        self.write_generation(operations);
        let keys = self.inbox.iter().map(|(number, (_, key))| (number, key));
        for (number, key) in keys.chain(self.outbox.iter().map(|(number, (_, key))| (number, key))) {
            put_key(operations, &self.wrapping, nonces, *number, key);
        }
    }

    pub(super) fn unfinished(&self) -> Vec<Incoming> {
        self.inbox.values().map(|(incoming, _)| incoming.clone()).collect()
    }

    pub(super) fn pending_outbox(&self) -> Vec<Outgoing> {
        self.outbox.values().map(|(outgoing, _)| outgoing.clone()).collect()
    }

    /// How many updates and messages are in flight.
    pub(super) fn counts(&self) -> (u64, u64) {
        (self.inbox.len() as u64, self.outbox.len() as u64)
    }

    /// Takes updates in; returns those that were not seen before.
    pub(super) fn receive(
        &mut self,
        mut batch: Vec<Incoming>,
        now: DateTime<Utc>,
        nonces: &mut Nonces,
        operations: &mut Operations,
    ) -> std::io::Result<Vec<Incoming>> {
        let hour = now.timestamp().div_euclid(3600);
        let keys: Vec<Key> = batch.iter().map(|_| random()).collect::<std::io::Result<_>>()?;
        let mut seen = Vec::new();
        let mut keys = keys.into_iter();
        batch.retain(|incoming| self.seen.insert(incoming.update_id, now));
        for incoming in &batch {
            let Some(key) = keys.next() else { break };
            push_range(&mut seen, hour, incoming.update_id.0, incoming.update_id.0);
            self.last += 1;
            put_key(operations, &self.wrapping, nonces, self.last, &key);
            put_incoming(operations, nonces, self.last, incoming, &key);
            self.arrive(self.last, incoming.clone(), key);
            self.queues.received(incoming.chat, self.last);
        }
        if !seen.is_empty() {
            self.put_seen(&seen, nonces, operations);
        }
        Ok(batch)
    }

    /// An update is done with.
    pub(super) fn done(&mut self, update_id: UpdateId, operations: &mut Operations) {
        let Some(number) = self.by_update.remove(&update_id) else { return };
        if let Some((incoming, _)) = self.inbox.remove(&number) {
            self.queues.finished(incoming.chat, number);
        }
        operations.delete(&place(INBOX, number));
        self.finished = true;
    }

    /// A message is to be sent.
    pub(super) fn say(
        &mut self,
        (chat, urgency): (ChatId, Urgency),
        body: Arc<[u8]>,
        key: Key,
        nonces: &mut Nonces,
        operations: &mut Operations,
    ) {
        self.last += 1;
        let outgoing = Outgoing { id: self.last, chat, urgency, body };
        put_key(operations, &self.wrapping, nonces, outgoing.id, &key);
        put_outgoing(operations, nonces, &outgoing, &key);
        self.pend(outgoing, key);
    }

    /// These messages were sent, or need not be.
    pub(super) fn sent(&mut self, outgoing: &[u64]) {
        for id in outgoing {
            if self.drop_message(*id) {
                self.sent.push(*id);
            }
        }
    }

    /// This message was not sent, and is not to be before then.
    pub(super) fn later(&mut self, said: &Outgoing, not_before: DateTime<Utc>) {
        self.queues.later(said.chat, said.urgency, said.id, not_before);
    }

    /// What waits to be said in a chat says that somebody is erased, which is not true yet.
    pub(super) fn withhold(&mut self, chat: ChatId) {
        self.queues.withhold(chat);
    }

    /// It is true now.
    pub(super) fn give_free(&mut self) {
        self.queues.give_free();
    }

    /// What is to be said now in a queue, of what is on the disk.
    pub(super) fn take(
        &mut self,
        chat: ChatId,
        urgency: Urgency,
        now: Option<DateTime<Utc>>,
    ) -> Vec<Outgoing> {
        let numbers = self.queues.take(chat, urgency, self.durable, now);
        self.messages(&numbers)
    }

    /// What nobody has in hand, of what is on the disk.
    pub(super) fn left_over(&mut self, now: DateTime<Utc>, limit: usize) -> Left {
        let numbers = self.queues.take_updates(self.durable, limit);
        let received = numbers.iter().filter_map(|number| Some(self.inbox.get(number)?.0.clone()));
        let received = received.collect();
        let numbers = self.queues.take_left(self.durable, now, limit);
        Left { received, said: self.messages(&numbers) }
    }

    /// Whether this update can be finished now; an error says why not. What stands on a reading comes in its turn.
    pub(super) fn may_finish(&mut self, update_id: UpdateId, basis: Basis) -> Result<(), StoreError> {
        let number = *self.by_update.get(&update_id).ok_or(StoreError::Done)?;
        let chat = self.inbox.get(&number).map(|(incoming, _)| incoming.chat);
        match chat {
            Some(chat) if matches!(basis, Basis::Read(_)) && !self.queues.is_first(chat, number) => {
                self.queues.release(chat, number);
                Err(StoreError::Earlier)
            }
            _ => Ok(()),
        }
    }

    /// The chat's next open update, if nobody has it in hand.
    pub(super) fn take_next(&mut self, chat: ChatId) -> Option<Incoming> {
        let number = self.queues.take_next(chat, self.durable)?;
        self.inbox.get(&number).map(|(incoming, _)| incoming.clone())
    }

    /// Others do not wait for this update any more.
    pub(super) fn give_up(&mut self, update_id: UpdateId) {
        if let Some(number) = self.by_update.get(&update_id)
            && let Some((incoming, _)) = self.inbox.get(number)
        {
            self.queues.give_up(incoming.chat, *number);
        }
    }

    /// Read from the log once more: who has what in hand is as it was before.
    pub(super) fn as_before(&mut self, before: &InFlight) {
        // The log does not hold in which queue a message stands.
        for (id, (outgoing, _)) in &mut self.outbox {
            if let Some((was, _)) = before.outbox.get(id) {
                self.queues.said(outgoing.chat, outgoing.urgency, *id);
                outgoing.urgency = was.urgency;
                self.queues.say(outgoing.chat, outgoing.urgency, *id);
            }
        }
        self.queues.as_before(&before.queues);
    }

    fn messages(&self, numbers: &[u64]) -> Vec<Outgoing> {
        numbers.iter().filter_map(|number| Some(self.outbox.get(number)?.0.clone())).collect()
    }

    fn pend(&mut self, outgoing: Outgoing, key: Key) {
        self.queues.say(outgoing.chat, outgoing.urgency, outgoing.id);
        self.outbox.insert(outgoing.id, (outgoing, key));
    }

    fn drop_message(&mut self, id: u64) -> bool {
        let Some((outgoing, _)) = self.outbox.remove(&id) else { return false };
        self.queues.said(outgoing.chat, outgoing.urgency, id);
        true
    }

    /// Messages that were sent, which the log does not know yet.
    pub(super) fn unwritten_sent(&self) -> Vec<u64> {
        [self.writing.as_slice(), &self.sent].concat()
    }

    pub(super) fn write_sent(&mut self, operations: &mut Operations) {
        self.writing = std::mem::take(&mut self.sent);
        for id in &self.writing {
            operations.delete(&place(OUTBOX, *id));
            self.finished = true;
        }
    }

    /// Erases whatever is in flight from or to a chat.
    pub(super) fn forget(&mut self, chat: ChatId, operations: &mut Operations) {
        let theirs = self.inbox.values().filter(|(incoming, _)| incoming.chat == chat);
        for update_id in theirs.map(|(incoming, _)| incoming.update_id).collect::<Vec<_>>() {
            self.done(update_id, operations);
        }
        let theirs = self.outbox.values().filter(|(outgoing, _)| outgoing.chat == chat);
        for id in theirs.map(|(outgoing, _)| outgoing.id).collect::<Vec<_>>() {
            self.drop_message(id);
            operations.delete(&place(OUTBOX, id));
        }
        self.finished = true;
    }

    fn arrive(&mut self, number: u64, incoming: Incoming, key: Key) {
        self.by_update.insert(incoming.update_id, number);
        self.inbox.insert(number, (incoming, key));
    }
}

/// An update's number.
fn wide(bytes: [u8; 8]) -> u64 {
    u64::from_be_bytes(bytes)
}

/// The same of earlier releases.
fn narrow(bytes: [u8; 4]) -> u64 {
    u64::from(u32::from_be_bytes(bytes))
}

fn place(kind: u8, number: u64) -> [u8; 9] {
    let mut key = [kind; 9];
    key[1..].copy_from_slice(&number.to_be_bytes());
    key
}

fn push_range(ranges: &mut Vec<u8>, hour: i64, first: u64, last: u64) {
    ranges.extend_from_slice(&hour.to_be_bytes());
    ranges.extend_from_slice(&first.to_be_bytes());
    ranges.extend_from_slice(&last.to_be_bytes());
}

fn put_key(operations: &mut Operations, wrapping: &Wrapping, nonces: &mut Nonces, number: u64, key: &Key) {
    let place = place(ITEM_KEY, number);
    operations.put(&place, &wrapping.wrap(&place, key, nonces));
}

fn put_incoming(
    operations: &mut Operations,
    nonces: &mut Nonces,
    number: u64,
    incoming: &Incoming,
    key: &Key,
) {
    let place = place(INBOX, number);
    let plain = [&incoming.update_id.0.to_be_bytes()[..], &with_chat(incoming.chat, &incoming.body)].concat();
    operations.put(&place, &Sealer::new(*key).seal(&place, &plain, nonces));
}

fn put_outgoing(operations: &mut Operations, nonces: &mut Nonces, outgoing: &Outgoing, key: &Key) {
    let place = place(OUTBOX, outgoing.id);
    let plain = with_chat(outgoing.chat, &outgoing.body);
    operations.put(&place, &Sealer::new(*key).seal(&place, &plain, nonces));
}
