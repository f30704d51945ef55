//! What the store knows at hand: what is on its way, what is due, and what the index does not hold yet.

mod asked;
mod changes;
mod replay;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::index::{Changes, Index};
use super::journal::{Operations, SegmentKey};
use super::keyring::Keyring;
use super::passing::Passing;
use super::records::{HEAD, LADDER, is_passing, key_of, read_ladder};
use super::sealing::{MasterKey, Nonces, Who};
use crate::ports::{StoreError, StoreFigures};
use crate::reminders::{ChatId, Ladder};

/// A record with its key.
type Entry = (Vec<u8>, Arc<[u8]>);

/// Chats whose records are kept readable in memory.
const AT_HAND: usize = 4096;

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
    pub(super) passing: Passing,
    due: BTreeSet<(i64, Who)>,
    /// Whose send was under way when the process ended.
    interrupted: Vec<Who>,
    at_hand: HashMap<ChatId, AtHand>,
    /// Counts what was told, for the order of history within a millisecond.
    pub(super) told: u64,
    pub(super) figures: StoreFigures,
    /// The newest instant that anybody told: the store has no clock of its own.
    pub(super) now: DateTime<Utc>,
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
        now: DateTime<Utc>,
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
            passing: Passing::default(),
            due: BTreeSet::new(),
            interrupted: Vec::new(),
            at_hand: HashMap::new(),
            told: 0,
            figures: StoreFigures::default(),
            now,
        })
    }

    fn at_hand(&mut self, chat: ChatId) -> &mut AtHand {
        // What is idle is read again when somebody asks for it.
        if self.at_hand.len() >= AT_HAND && !self.at_hand.contains_key(&chat) {
            self.at_hand.clear();
        }
        let master = &self.master;
        self.at_hand.entry(chat).or_insert_with(|| AtHand { who: master.who(chat), ..AtHand::default() })
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

pub(super) fn failed(error: io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::Full,
        _ => StoreError::Failed(error.to_string()),
    }
}

fn unreadable(what: &str) -> StoreError {
    StoreError::Unreadable(what.to_string())
}
