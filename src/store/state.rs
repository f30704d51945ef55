//! What the store holds in memory: what is in flight, what is due, and what the index does not hold yet.

mod asked;
mod changes;
mod replay;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::cache::Cache;
use super::clock::StoreClock;
use super::in_flight::InFlight;
use super::index::{Changes, Index};
use super::keyring::Keyring;
use super::records::{LADDER, chat_and_value, is_in_flight, key_of, read_ladder};
use super::sealing::{MasterKey, Nonces, Sealer, Who};
use super::volume::is_full;
use super::wal::Operations;
use crate::ports::{StoreError, StoreFigures, Version};
use crate::reminders::{ChatId, Ladder};

pub(super) use changes::{Change, Erased, Prepared};
pub(super) use replay::Stock;

/// A record with its key.
pub(super) type Entry = (Vec<u8>, Arc<[u8]>);

/// Chats whose records are kept readable in memory.
const CACHED: usize = 4096;

/// Everything in memory. Guarded by one lock; only the writer changes it.
pub(super) struct State {
    pub(super) master: Arc<MasterKey>,
    pub(super) keyring: Keyring,
    pub(super) nonces: Nonces,
    pub(super) index: Arc<dyn Index>,
    /// Records that the index does not hold yet: the memtable.
    pub(super) recent: Changes,
    /// Records that are being written to the index.
    pub(super) freezing: Arc<Changes>,
    /// How often records moved from memory into the index.
    pub(super) flushes: u64,
    /// The index holds the log up to here.
    pub(super) applied: u64,
    /// The log is compacted when it is longer than this, in bytes.
    pub(super) compact_at: u64,
    pub(super) in_flight: InFlight,
    due: BTreeSet<(i64, Who)>,
    /// The instant in `due` of everybody who is in it.
    next: HashMap<Who, i64>,
    /// Whose send was under way when the process ended.
    interrupted: Vec<(Who, ChatId)>,
    cache: Cache<ChatId, Cached>,
    /// The last version that was given out.
    versions: u64,
    /// Who was forgotten within the last month, and when.
    pub(super) forgotten: HashMap<Who, i64>,
    /// The sequence number of the frame that is being made, for the order of history.
    pub(super) frame: u64,
    told: u64,
    /// What the frame that is being made has changed, to be taken back if it cannot be written.
    group: Group,
    pub(super) figures: StoreFigures,
    /// The newest instant that anybody told, and when: the store has no clock of its own.
    now: DateTime<Utc>,
    told_at: Duration,
    pub(super) clock: StoreClock,
    /// The versions of notes that were changed since the start.
    note_versions: HashMap<String, Version>,
}

/// What can be taken back of a frame that was not written.
#[derive(Default)]
struct Group {
    chats: u64,
    nexts: Vec<(Who, Option<i64>)>,
    touched: Vec<(ChatId, Who)>,
    buckets: Vec<u8>,
    forgotten: Vec<(Who, Option<i64>)>,
}

/// The readable records of one chat; the outer option is empty until they have been looked up.
pub(super) struct Cached {
    pub(super) who: Who,
    /// Which record it is. One that had to be looked up again counts as changed: whoever stands on an
    /// older reading reads again.
    pub(super) version: Version,
    pub(super) record: Option<Option<Arc<[u8]>>>,
    pub(super) ladder: Option<Ladder>,
}

impl State {
    pub(super) fn new(
        master: Arc<MasterKey>,
        keyring: Keyring,
        in_flight: InFlight,
        nonces: Nonces,
        index: Arc<dyn Index>,
        now: DateTime<Utc>,
    ) -> State {
        let clock = StoreClock::start();
        State {
            master,
            keyring,
            nonces,
            index,
            recent: Changes::new(),
            freezing: Arc::default(),
            flushes: 0,
            applied: 0,
            compact_at: u64::MAX,
            in_flight,
            due: BTreeSet::new(),
            next: HashMap::new(),
            interrupted: Vec::new(),
            cache: Cache::new(CACHED),
            versions: 0,
            forgotten: HashMap::new(),
            frame: 0,
            told: 0,
            group: Group::default(),
            figures: StoreFigures::default(),
            now,
            told_at: clock.elapsed(),
            clock,
            note_versions: HashMap::new(),
        }
    }

    /// What time it is, by whoever told last.
    pub(super) fn time(&self) -> DateTime<Utc> {
        self.now + self.clock.since(self.told_at)
    }

    fn tell(&mut self, now: DateTime<Utc>) {
        (self.now, self.told_at) = (now, self.clock.elapsed());
    }

    /// What is cached of a chat; whatever is missing in it has not been looked up.
    pub(super) fn cached(&mut self, chat: ChatId) -> &mut Cached {
        self.versions += 1;
        let (master, version) = (&self.master, Version(self.versions));
        let make = || Cached { who: master.who(chat), version, record: None, ladder: None };
        self.cache.get_or_insert_with(chat, make)
    }

    /// The next version of a record.
    fn next_version(&mut self) -> Version {
        self.versions += 1;
        Version(self.versions)
    }

    /// Which note of this name it is.
    pub(super) fn note_version(&self, name: &str) -> Version {
        self.note_versions.get(name).copied().unwrap_or(Version(0))
    }

    /// A record that is not in the index yet: its value, or that it was deleted.
    pub(super) fn in_memory(&self, key: &[u8]) -> Option<&Option<Arc<[u8]>>> {
        debug_assert!(!is_in_flight(key));
        self.recent.get(key).or_else(|| self.freezing.get(key))
    }

    fn put(&mut self, operations: &mut Operations, key: &[u8], value: &[u8]) {
        operations.put(key, value);
        self.recent.insert(key.to_vec(), Some(value.into()));
    }

    fn delete(&mut self, operations: &mut Operations, key: &[u8]) {
        operations.delete(key);
        self.recent.insert(key.to_vec(), None);
    }

    fn set_next(&mut self, who: Who, next: Option<i64>) {
        let before = match next {
            Some(next) => self.next.insert(who, next),
            None => self.next.remove(&who),
        };
        self.due.extend(next.map(|next| (next, who)));
        if let Some(before) = before.filter(|before| Some(*before) != next) {
            self.due.remove(&(before, who));
        }
    }
}

/// The conversation's record in a stored value. One whose key is missing is not nobody.
pub(super) fn open_record(
    sealer: Option<&Sealer>,
    key: &[u8],
    value: Option<&[u8]>,
) -> Result<Option<Arc<[u8]>>, StoreError> {
    let Some(value) = value else { return Ok(None) };
    let plain = sealer.and_then(|sealer| sealer.open(key, value)).ok_or_else(|| unreadable("a chat"))?;
    let (_, record) = chat_and_value(&plain).ok_or_else(|| unreadable("a chat"))?;
    Ok(Some(Arc::from(record)))
}

/// The ladder in a stored value, with its chat.
pub(super) fn open_ladder(sealer: &Sealer, who: &Who, value: &[u8]) -> Option<(ChatId, Ladder)> {
    read_ladder(&sealer.open(&key_of(LADDER, who), value)?)
}

pub(super) fn failed(error: std::io::Error) -> StoreError {
    if is_full(&error) { StoreError::Full } else { StoreError::Failed(error.to_string()) }
}

pub(super) fn unreadable(what: &str) -> StoreError {
    StoreError::Unreadable(what.to_string())
}
