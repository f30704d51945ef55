//! What the store holds in memory: what is on its way, what is due, and what the index does not hold yet.

mod asked;
mod changes;
mod replay;

pub(super) use changes::Erased;

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::cache::Cache;
use super::index::{Changes, Index};
use super::journal::{Operations, SegmentKey};
use super::keyring::Keyring;
use super::passing::Passing;
use super::records::{HEAD, LADDER, chat_and_value, is_passing, key_of, read_ladder};
use super::sealing::{MasterKey, Nonces, Sealer, Who};
use crate::ports::{StoreError, StoreFigures};
use crate::reminders::{ChatId, Ladder};

/// A record with its key.
pub(super) type Entry = (Vec<u8>, Arc<[u8]>);

/// Chats whose records are kept readable in memory.
const CACHED: usize = 4096;

/// Everything in memory. Guarded by one lock; only the writer changes it.
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
    cache: Cache<ChatId, Cached>,
    /// How often records moved from memory into the index.
    pub(super) flushes: u64,
    /// Counts what was told, for the order of history within a millisecond.
    pub(super) told: u64,
    pub(super) figures: StoreFigures,
    /// The newest instant that anybody told: the store has no clock of its own.
    pub(super) now: DateTime<Utc>,
}

/// The readable records of one chat; the outer option is empty until they have been looked up.
#[derive(Default)]
pub(super) struct Cached {
    pub(super) who: Who,
    pub(super) record: Option<Option<Arc<[u8]>>>,
    pub(super) ladder: Option<Ladder>,
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
            cache: Cache::new(CACHED),
            flushes: 0,
            told: 0,
            figures: StoreFigures::default(),
            now,
        })
    }

    /// What is cached of a chat; whatever is missing in it has not been looked up.
    pub(super) fn cached(&mut self, chat: ChatId) -> &mut Cached {
        let master = &self.master;
        self.cache.get_or_insert_with(chat, || Cached { who: master.who(chat), ..Cached::default() })
    }

    pub(super) fn open_ladder(&mut self, who: &Who, value: &[u8]) -> Option<(ChatId, Ladder)> {
        let (head, sealed) = value.split_at_checked(HEAD)?;
        let bound = [&key_of(LADDER, who)[..], head].concat();
        read_ladder(&self.keyring.sealer(who)?.open(&bound, sealed)?)
    }

    /// The ladder in a stored value; without a key the person was forgotten.
    pub(super) fn ladder_in(&mut self, who: &Who, value: Option<&[u8]>) -> Result<Ladder, StoreError> {
        match value {
            Some(value) if self.keyring.sealer(who).is_some() => {
                Ok(self.open_ladder(who, value).ok_or_else(|| unreadable("a ladder"))?.1)
            }
            _ => Ok(Ladder::default()),
        }
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

    /// A record that is not in the index yet: its value, or that it was deleted.
    pub(super) fn in_memory(&self, key: &[u8]) -> Option<&Option<Arc<[u8]>>> {
        debug_assert!(!is_passing(key));
        self.recent.get(key).or_else(|| self.freezing.get(key))
    }

    /// A record as stored, wherever it is. Reads the index, so not for a state that others wait for.
    fn lookup(&self, key: &[u8]) -> io::Result<Option<Arc<[u8]>>> {
        match self.in_memory(key) {
            Some(value) => Ok(value.clone()),
            None => Ok(self.index.get(key)?.map(Arc::from)),
        }
    }
}

/// The conversation's record in a stored value; without a key the person was forgotten.
pub(super) fn open_record(
    sealer: Option<&Sealer>,
    key: &[u8],
    value: Option<&[u8]>,
) -> Result<Option<Arc<[u8]>>, StoreError> {
    let (Some(sealer), Some(value)) = (sealer, value) else { return Ok(None) };
    let plain = sealer.open(key, value).ok_or_else(|| unreadable("a chat"))?;
    let (_, record) = chat_and_value(&plain).ok_or_else(|| unreadable("a chat"))?;
    Ok(Some(Arc::from(record)))
}

pub(super) fn failed(error: io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::Full,
        _ => StoreError::Failed(error.to_string()),
    }
}

pub(super) fn unreadable(what: &str) -> StoreError {
    StoreError::Unreadable(what.to_string())
}
