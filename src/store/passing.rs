//! What is on its way: updates received and not finished, messages saved and not known to be sent,
//! and which updates were seen. It lives in memory and in the journal alone, never in the index.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::journal::Operations;
use super::records::{INBOX, OUTBOX, SEEN, chat_and_value, with_chat};
use super::sealing::{Nonces, Sealer};
use super::seen::Seen;
use crate::ports::{Incoming, Outgoing};
use crate::reminders::ChatId;

/// Stands in the place of the hour in which an update came.
const TAKEN_OVER: i64 = 0;

/// Everything on its way. What changes it also says in `operations` what the journal is to hold.
#[derive(Default)]
pub(super) struct Passing {
    seen: Seen,
    inbox: BTreeMap<u64, Incoming>,
    arrivals: HashMap<u32, u64>,
    arrived: u64,
    outbox: BTreeMap<u64, Outgoing>,
    last_outgoing: u64,
    /// Messages known to be sent, to be written down with the next frame.
    sent: Vec<u64>,
}

impl Passing {
    /// Takes over one operation of the journal; `sealer` is its segment's.
    pub(super) fn replay(&mut self, sealer: &Sealer, key: &[u8], value: Option<&[u8]>) -> Option<()> {
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

    /// What a new segment opens with: everything that only the journal keeps.
    pub(super) fn write_all(&self, sealer: &Sealer, nonces: &mut Nonces, operations: &mut Operations) {
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
            put_incoming(operations, sealer, nonces, incoming, TAKEN_OVER);
        }
        for outgoing in self.outbox.values() {
            put_outgoing(operations, sealer, nonces, outgoing);
        }
    }

    pub(super) fn unfinished(&self) -> Vec<Incoming> {
        self.inbox.values().cloned().collect()
    }

    pub(super) fn pending_outbox(&self) -> Vec<Outgoing> {
        self.outbox.values().cloned().collect()
    }

    /// How many updates and messages are on their way.
    pub(super) fn counts(&self) -> (u64, u64) {
        (self.inbox.len() as u64, self.outbox.len() as u64)
    }

    /// Takes updates in; returns those that were not seen before.
    pub(super) fn receive(
        &mut self,
        mut batch: Vec<Incoming>,
        now: DateTime<Utc>,
        sealer: &Sealer,
        nonces: &mut Nonces,
        operations: &mut Operations,
    ) -> Vec<Incoming> {
        let hour = now.timestamp().div_euclid(3600);
        batch.retain(|incoming| self.seen.insert(incoming.update_id, now));
        for incoming in &batch {
            put_incoming(operations, sealer, nonces, incoming, hour);
            self.arrive(incoming.clone());
        }
        batch
    }

    /// An update is done with.
    pub(super) fn done(&mut self, update_id: u32, operations: &mut Operations) {
        if self.finish(update_id) {
            operations.delete(&inbox_key(update_id));
        }
    }

    /// A message is to be sent.
    pub(super) fn say(
        &mut self,
        chat: ChatId,
        body: Arc<[u8]>,
        sealer: &Sealer,
        nonces: &mut Nonces,
        operations: &mut Operations,
    ) -> Outgoing {
        self.last_outgoing += 1;
        let outgoing = Outgoing { id: self.last_outgoing, chat, body };
        put_outgoing(operations, sealer, nonces, &outgoing);
        self.outbox.insert(outgoing.id, outgoing.clone());
        outgoing
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

    /// Erases whatever is on its way from or to a chat.
    pub(super) fn forget(&mut self, chat: ChatId, operations: &mut Operations) {
        let theirs = |incoming: &&Incoming| incoming.chat == chat;
        let updates: Vec<u32> =
            self.inbox.values().filter(theirs).map(|incoming| incoming.update_id).collect();
        for update_id in updates {
            self.done(update_id, operations);
        }
        let theirs = self.outbox.values().filter(|outgoing| outgoing.chat == chat);
        for id in theirs.map(|outgoing| outgoing.id).collect::<Vec<_>>() {
            self.outbox.remove(&id);
            operations.delete(&outbox_key(id));
        }
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
