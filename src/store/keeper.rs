//! The keeper: takes recent records over into the index, compacts the journal, compares the two,
//! and makes backups. Whatever it does can be done again; the journal is the truth all the while.

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use super::compaction::write_base;
use super::disk::DiskOptions;
use super::folder::DataFolder;
use super::index::{Changes, Index};
use super::journal::segments;
use super::merged::Merged;
use super::opening::rebuild;
use super::request::Request;
use super::sealing::MasterKey;
use super::state::State;
use super::volume::Volume;
use super::{backup, base, comparison};

/// What the keeper can be asked to do.
pub(super) enum Task {
    /// Write these to the index, which then holds the journal up to `until`.
    TakeOver { changes: Arc<Changes>, until: u64 },
    /// Make one base of everything but the open segment; asked for by somebody, build the index
    /// anew as well.
    Compact { done: Option<Sender<io::Result<()>>> },
    /// Compare the index with the journal; the answer is how many records were wrong.
    Check { done: Sender<io::Result<u64>> },
    /// Make a backup, into a file or among the rotating ones.
    Backup { into: Option<PathBuf>, now: DateTime<Utc>, done: Option<Sender<io::Result<PathBuf>>> },
    /// Bring the index to the disk and end.
    Close,
}

/// The journal is compacted when it is longer than this, or than a part of the base.
const COMPACT_AT: u64 = 16 << 20;
const COMPACT_AT_MOST: u64 = 48 << 20;
/// A freshly built index takes about twice the base; grown beyond this many times, it is built anew.
const OUTGROWN: u64 = 3;
/// A start begins a segment, so many starts leave many.
const SEGMENTS: usize = 16;
/// How soon the index is tried again.
const RETRY: Duration = Duration::from_secs(1);
/// How often it looks whether something is due.
const TICK: Duration = Duration::from_secs(30);

/// What a keeper is made of.
pub(super) struct Parts {
    pub(super) folder: DataFolder,
    pub(super) options: DiskOptions,
    pub(super) master: Arc<MasterKey>,
    pub(super) volume: Arc<dyn Volume>,
    pub(super) index: Index,
    pub(super) state: Arc<Mutex<State>>,
    pub(super) tasks: Receiver<Task>,
    pub(super) requests: Sender<Request>,
    /// How far the index has taken over the journal.
    pub(super) applied: u64,
}

pub(super) struct Keeper {
    parts: Parts,
    /// Asked for while it was busy.
    queue: VecDeque<Task>,
    /// What the index has not taken yet, and up to where the journal it is.
    unwritten: Option<(Arc<Changes>, u64)>,
    backed_up: Instant,
    checked: bool,
}

impl Keeper {
    pub(super) fn new(parts: Parts) -> Keeper {
        let checked = !parts.folder.unclean;
        Keeper { parts, queue: VecDeque::new(), unwritten: None, backed_up: Instant::now(), checked }
    }

    pub(super) fn run(mut self) {
        self.begin();
        loop {
            let task = match self.queue.pop_front() {
                Some(task) => Ok(task),
                None => self.parts.tasks.recv_timeout(if self.unwritten.is_some() { RETRY } else { TICK }),
            };
            match task {
                Ok(Task::Close) => break,
                Ok(task) => self.act(task),
                Err(RecvTimeoutError::Timeout) => self.look_after(),
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        if self.unwritten.is_some() {
            return;
        }
        match self.parts.index.sync().and_then(|()| self.parts.folder.close()) {
            Ok(()) => {}
            Err(error) => tracing::warn!(%error, "the index was not closed in order; it will be built anew"),
        }
    }

    fn begin(&mut self) {
        self.set_compact_at();
        let many = segments(&*self.parts.volume).is_ok_and(|segments| segments.len() > SEGMENTS);
        let long = {
            let state = self.lock();
            state.figures.journal_bytes > state.compact_at
        };
        if many || long {
            self.act(Task::Compact { done: None });
        }
    }

    fn look_after(&mut self) {
        if let Some((changes, until)) = self.unwritten.take() {
            report("opening the index again", self.parts.index.reopen());
            self.take_over(changes, until);
        }
        if !self.checked {
            self.checked = true;
            report("comparing the index with the journal", self.check().map(drop));
        }
        if self.parts.options.backup_every.is_some_and(|every| self.backed_up.elapsed() >= every) {
            self.backed_up = Instant::now();
            let now = self.lock().now;
            report("making a backup", self.backup(None, now).map(drop));
        }
    }

    fn act(&mut self, task: Task) {
        match task {
            Task::TakeOver { changes, until } => self.take_over(changes, until),
            Task::Compact { done } => {
                let mut outcome = self.compact();
                if outcome.is_ok() && (done.is_some() || self.has_index_outgrown_the_base()) {
                    outcome = self.build_index_anew();
                }
                self.set_compact_at();
                answer("compacting the journal", done, outcome);
            }
            Task::Check { done } => answer("comparing", Some(done), self.check()),
            Task::Backup { into, now, done } => {
                let outcome = self.backup(into, now);
                answer("making a backup", done, outcome);
            }
            Task::Close => {}
        }
    }

    /// Writes recent records to the index; until it has taken them they stay at hand.
    fn take_over(&mut self, changes: Arc<Changes>, until: u64) {
        let store = self.parts.folder.store;
        let written =
            self.parts.index.write(&changes).and_then(|()| self.parts.index.set_applied(&store, until));
        if let Err(error) = written {
            tracing::error!(%error, "the index does not take a write; it will be tried again");
            self.unwritten = Some((changes, until));
            return;
        }
        self.parts.applied = until;
        let mut state = self.lock();
        state.applied = until;
        if Arc::ptr_eq(&state.freezing, &changes) {
            state.freezing = Arc::default();
            state.flushes += 1;
        }
    }

    /// Takes over what the writer has handed on meanwhile; the rest waits its turn.
    fn take_over_waiting(&mut self) {
        while let Ok(task) = self.parts.tasks.try_recv() {
            match task {
                Task::TakeOver { changes, until } => self.take_over(changes, until),
                task => self.queue.push_back(task),
            }
        }
    }

    /// Begins a new segment, and takes over everything before it into the index. Returns the last
    /// sequence number before it.
    fn rotate(&mut self) -> io::Result<u64> {
        let closing = || io::Error::other("the store is closing");
        for _ in 0..3 {
            let (done, first) = mpsc::channel();
            self.parts.requests.send(Request::Rotate { done }).map_err(|_| closing())?;
            let first = first.recv().map_err(|_| closing())??;
            self.take_over_waiting();
            if self.parts.applied >= first - 1 {
                return Ok(first - 1);
            }
        }
        Err(io::Error::other("the index does not keep up"))
    }

    fn compact(&mut self) -> io::Result<()> {
        let until = self.rotate()?;
        let now = self.lock().now;
        write_base(&*self.parts.volume, &self.parts.master, until, now)
    }

    /// sled gives no space back, so a new index takes the place of the old one.
    fn build_index_anew(&mut self) -> io::Result<()> {
        let Parts { folder, volume, master, index, applied, .. } = &self.parts;
        let fresh = index.fresh()?;
        rebuild(folder, &**volume, master, &fresh, *applied).map_err(io::Error::other)?;
        index.replace_by(fresh)
    }

    fn has_index_outgrown_the_base(&self) -> bool {
        self.parts.index.bytes().is_ok_and(|bytes| bytes > OUTGROWN * self.base_bytes() + COMPACT_AT)
    }

    /// Bytes of everything that is stored, as the last compaction wrote it.
    fn base_bytes(&self) -> u64 {
        let base = base::newest(&*self.parts.volume).ok().flatten();
        base.and_then(|name| std::fs::metadata(self.parts.folder.journal().join(name)).ok())
            .map_or(0, |file| file.len())
    }

    /// Compares the index with the journal, and puts right what differs.
    fn check(&mut self) -> io::Result<u64> {
        self.rotate()?;
        let truth = Merged::open(&*self.parts.volume, &self.parts.master, self.parts.applied)?;
        let wrong = comparison::differences(&self.parts.index, truth)?;
        if !wrong.is_empty() {
            tracing::error!(records = wrong.len(), "the index differed from the journal and is put right");
            self.parts.index.write(&wrong)?;
        }
        Ok(wrong.len() as u64)
    }

    fn backup(&mut self, into: Option<PathBuf>, now: DateTime<Utc>) -> io::Result<PathBuf> {
        self.compact()?;
        let rotating = into.is_none();
        let path = match into {
            Some(path) => path,
            None => {
                super::volume::make_private_folder(&self.parts.folder.backups())?;
                self.parts.folder.backups().join(backup::name(now))
            }
        };
        let keys = {
            let mut state = self.lock();
            let people: Vec<_> = state.keyring.people().copied().collect();
            let keyring = &mut state.keyring;
            people.iter().filter_map(|who| Some((*who, keyring.wrapped(who)?))).collect()
        };
        backup::write(&*self.parts.volume, &path, keys, now)?;
        if rotating {
            backup::rotate(&self.parts.folder.backups(), self.parts.options.backups_kept, now)?;
        }
        Ok(path)
    }

    fn set_compact_at(&self) {
        self.lock().compact_at = (self.base_bytes() / 4).clamp(COMPACT_AT, COMPACT_AT_MOST);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.parts.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn answer<T>(what: &str, done: Option<Sender<io::Result<T>>>, outcome: io::Result<T>) {
    match done {
        // Ignored where nobody waits any more.
        Some(done) => drop(done.send(outcome)),
        None => report(what, outcome.map(drop)),
    }
}

fn report(what: &str, outcome: io::Result<()>) {
    if let Err(error) = outcome {
        tracing::error!(%error, "{what} failed; it will be tried again");
    }
}
