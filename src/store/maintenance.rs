//! Background maintenance: flushes the memtable into the index, compacts the log, compares the two,
//! and makes backups. Whatever it does can be done again; the log is the truth all the while.

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use super::compaction::write_snapshot;
use super::folder::DataFolder;
use super::index::{Changes, Index};
use super::keyring::Wrapping;
use super::merge::Merge;
use super::options::DiskOptions;
use super::recovery::fill;
use super::request::{Request, Rotated};
use super::sealing::MasterKey;
use super::state::State;
use super::volume::{Volume, make_tree_private};
use super::wal::segments;
use super::{backup, comparison, set_aside, snapshot};
use crate::locks::lock;

/// What maintenance can be asked to do.
pub(super) enum Task {
    /// Write these to the index, which then holds the log up to `until`.
    TakeOver { changes: Arc<Changes>, until: u64 },
    /// Make one base of everything but the open segment; asked for by somebody, build the index
    /// as well.
    Compact { done: Option<Sender<io::Result<()>>> },
    /// Compare the index with the log; the answer is how many records were wrong.
    Check { done: Sender<io::Result<u64>> },
    /// Make a backup, into a file or among the rotating ones.
    Backup { into: Option<PathBuf>, now: DateTime<Utc>, done: Option<Sender<io::Result<PathBuf>>> },
    /// The program is about to end: make the backup that is due.
    Stopping { done: Sender<()> },
    /// Bring the index to the disk and end.
    Close,
}

/// The log is compacted when it is longer than this, or than a part of the base.
const COMPACT_AT: u64 = 16 << 20;
const COMPACT_AT_MOST: u64 = 48 << 20;
/// A freshly built index takes about twice the base; grown beyond this many times, it is rebuilt.
const OUTGROWN: u64 = 3;
/// Segments that make a compaction due: each start begins one.
const SEGMENTS: usize = 16;
/// How soon a backup that failed is tried again.
const BACKUP_AGAIN: TimeDelta = TimeDelta::hours(1);
/// How often it looks for what is too old.
const TIDIED_EVERY: Duration = Duration::from_secs(3600);
/// How soon the index is tried again.
const RETRY: Duration = Duration::from_secs(1);
/// It wakes at least this often.
const IDLE: Duration = Duration::from_secs(30);
/// How often it looks whether something is due, by the store's clock.
const TICK: TimeDelta = TimeDelta::seconds(30);

/// What it is made of.
pub(super) struct Parts {
    pub(super) folder: DataFolder,
    pub(super) options: DiskOptions,
    pub(super) master: Arc<MasterKey>,
    pub(super) volume: Arc<dyn Volume>,
    pub(super) store: [u8; 16],
    pub(super) index: Arc<dyn Index>,
    pub(super) state: Arc<Mutex<State>>,
    pub(super) tasks: Receiver<Task>,
    pub(super) requests: Sender<Request>,
    /// How far the index has taken over the log.
    pub(super) applied: u64,
}

pub(super) struct Maintenance {
    parts: Parts,
    /// Asked for while it was busy.
    queue: VecDeque<Task>,
    /// What the index has not taken yet, and up to where the log it is.
    unwritten: Option<(Arc<Changes>, u64)>,
    /// When a backup that failed is tried again.
    backup_again: Option<DateTime<Utc>>,
    compared: bool,
    tidied: Option<Duration>,
}

impl Maintenance {
    pub(super) fn new(parts: Parts) -> Maintenance {
        Maintenance {
            parts,
            queue: VecDeque::new(),
            unwritten: None,
            backup_again: None,
            compared: false,
            tidied: None,
        }
    }

    pub(super) fn run(mut self) {
        self.begin();
        let mut looked_after = self.lock().time();
        loop {
            let task = match self.queue.pop_front() {
                Some(task) => Ok(task),
                None => self.parts.tasks.recv_timeout(if self.unwritten.is_some() { RETRY } else { IDLE }),
            };
            match task {
                Ok(Task::Close) | Err(RecvTimeoutError::Disconnected) => break,
                Ok(task) => self.act(task),
                Err(RecvTimeoutError::Timeout) => {}
            }
            let now = self.lock().time();
            // Also where the clock was set back.
            if (now - looked_after).abs() >= TICK || self.unwritten.is_some() {
                looked_after = now;
                self.look_after();
            }
        }
        if self.unwritten.is_some() {
            return;
        }
        let last = self.lock().frame.saturating_sub(1);
        match self.parts.index.sync().and_then(|()| self.parts.folder.close(last)) {
            Ok(()) => {}
            Err(error) => tracing::warn!(%error, "the index was not closed in order; it will be rebuilt"),
        }
    }

    fn begin(&mut self) {
        self.set_compact_at();
        self.note_newest_backup();
        let many = segments(&*self.parts.volume).is_ok_and(|segments| segments.len() > SEGMENTS);
        let long = {
            let state = self.lock();
            state.figures.log_bytes > state.compact_at
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
        if !self.compared {
            match self.check() {
                Ok(_) => self.compared = true,
                Err(error) => {
                    tracing::error!(%error, "cannot compare the index with the log; it will be tried again");
                }
            }
        }
        self.back_up_if_due();
        self.note_newest_backup();
        self.tidy();
    }

    /// Makes a rotating backup where the newest one is old enough; after a failure in an hour again.
    fn back_up_if_due(&mut self) {
        let now = self.lock().time();
        if !self.is_backup_due() || self.backup_again.is_some_and(|again| now < again) {
            return;
        }
        self.backup_again = Some(now + BACKUP_AGAIN);
        match self.backup(None, now) {
            Ok(_) => self.backup_again = None,
            Err(error) => tracing::error!(%error, "cannot make a backup; it will be tried again in an hour"),
        }
    }

    /// By the newest file, so that starts and stops make no difference.
    fn is_backup_due(&self) -> bool {
        let Some(every) = self.parts.options.backup_every else { return false };
        let (now, chats) = {
            let state = self.lock();
            (state.time(), state.figures.chats)
        };
        match backup::all(&self.parts.folder.backups()) {
            Ok(backups) => match backups.first() {
                Some((made, _)) => {
                    now.naive_utc() - *made >= TimeDelta::from_std(every).unwrap_or(TimeDelta::MAX)
                }
                None => chats > 0,
            },
            Err(_) => true,
        }
    }

    /// Tells the figures when the newest backup was made.
    fn note_newest_backup(&self) {
        let newest = backup::all(&self.parts.folder.backups()).ok();
        let newest = newest.and_then(|backups| backups.first().map(|(made, _)| made.and_utc()));
        self.lock().figures.backed_up_at = newest;
    }

    /// What is older than a month goes: backups, copies that a restore has set aside, damaged files.
    fn tidy(&mut self) {
        let clock = self.lock().clock;
        if self.tidied.is_some_and(|then| clock.since(then) < TIDIED_EVERY) {
            return;
        }
        self.tidied = Some(clock.elapsed());
        let now = self.lock().time();
        let Parts { folder, options, volume, .. } = &self.parts;
        report("removing old backups", backup::rotate(&folder.backups(), options.backups_kept, now));
        report("removing old copies", set_aside::remove_old(&folder.path, now));
        report("removing old damaged files", remove_old_damaged(&**volume, now));
        report("keeping the data folder private", make_tree_private(&folder.path));
    }

    fn act(&mut self, task: Task) {
        match task {
            Task::TakeOver { changes, until } => self.take_over(changes, until),
            Task::Compact { done } => {
                let mut outcome = self.compact().map(drop);
                if outcome.is_ok() && (done.is_some() || self.has_index_outgrown_the_snapshot()) {
                    outcome = self.rebuild_index();
                }
                self.set_compact_at();
                answer("compacting the log", done, outcome);
            }
            Task::Check { done } => answer("comparing", Some(done), self.check()),
            Task::Backup { into, now, done } => {
                let outcome = self.backup(into, now);
                answer("making a backup", done, outcome);
            }
            Task::Stopping { done } => {
                self.backup_again = None;
                self.back_up_if_due();
                // Ignored where nobody waits any more.
                let _ = done.send(());
            }
            Task::Close => {}
        }
    }

    /// Writes recent records to the index; until then they stay in the memtable.
    fn take_over(&mut self, changes: Arc<Changes>, until: u64) {
        let Parts { index, store, .. } = &self.parts;
        let written = index.write(&changes).and_then(|()| index.set_applied(store, until));
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

    /// Begins a new segment, and takes over everything before it into the index.
    fn rotate(&mut self) -> io::Result<Rotated> {
        let closing = || io::Error::other("the store is closing");
        for _ in 0..3 {
            let (done, rotated) = mpsc::channel();
            self.parts.requests.send(Request::Rotate { done }).map_err(|_| closing())?;
            let rotated = rotated.recv().map_err(|_| closing())??;
            self.take_over_waiting();
            if self.parts.applied >= rotated.until {
                return Ok(rotated);
            }
        }
        Err(io::Error::other("the index does not keep up"))
    }

    /// Returns the wrapping keys that open the new snapshot.
    fn compact(&mut self) -> io::Result<Vec<Wrapping>> {
        let Rotated { until, keys } = self.rotate()?;
        let now = self.lock().time();
        write_snapshot(&*self.parts.volume, &self.parts.master, until, now)?;
        Ok(keys)
    }

    /// sled never shrinks, so a new index takes the place of the old one.
    fn rebuild_index(&mut self) -> io::Result<()> {
        let Parts { volume, store, index, applied, .. } = &self.parts;
        index.rebuild(&mut |fresh| fill(&**volume, store, fresh, *applied))
    }

    fn has_index_outgrown_the_snapshot(&self) -> bool {
        self.parts.index.bytes().is_ok_and(|bytes| bytes > OUTGROWN * self.snapshot_bytes() + COMPACT_AT)
    }

    /// Bytes of everything that is stored, as the last compaction wrote it.
    fn snapshot_bytes(&self) -> u64 {
        let newest = snapshot::newest(&*self.parts.volume).ok().flatten();
        let path = newest.map(|newest| self.parts.folder.wal().join(snapshot::name_of(newest)));
        path.and_then(|path| std::fs::metadata(path).ok()).map_or(0, |file| file.len())
    }

    /// Compares the index with the log, and puts right what differs.
    fn check(&mut self) -> io::Result<u64> {
        self.rotate()?;
        let truth = Merge::open(&*self.parts.volume, self.parts.applied)?;
        let wrong = comparison::differences(&*self.parts.index, truth)?;
        if !wrong.is_empty() {
            tracing::error!(records = wrong.len(), "the index differed from the log and was corrected");
            self.parts.index.write(&wrong)?;
        }
        Ok(wrong.len() as u64)
    }

    fn backup(&mut self, into: Option<PathBuf>, now: DateTime<Utc>) -> io::Result<PathBuf> {
        let keys = self.compact()?;
        let rotating = into.is_none();
        let path = match into {
            Some(path) => path,
            None => {
                super::volume::make_private_folder(&self.parts.folder.backups())?;
                self.parts.folder.backups().join(backup::name(now))
            }
        };
        backup::write(&*self.parts.volume, &self.parts.master, &path, &keys, now)?;
        if rotating {
            backup::rotate(&self.parts.folder.backups(), self.parts.options.backups_kept, now)?;
        }
        Ok(path)
    }

    fn set_compact_at(&self) {
        self.lock().compact_at = (self.snapshot_bytes() / 4).clamp(COMPACT_AT, COMPACT_AT_MOST);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        lock(&self.parts.state)
    }
}

/// Damaged files that were set aside are kept for a month.
fn remove_old_damaged(volume: &dyn Volume, now: DateTime<Utc>) -> io::Result<()> {
    for name in volume.names()? {
        let rest = name.strip_prefix(super::twin::DAMAGED).and_then(|rest| rest.get(..16));
        let at = rest.and_then(|at| NaiveDateTime::parse_from_str(at, "%Y%m%dT%H%M%SZ").ok());
        if at.is_some_and(|at| (now.naive_utc() - at).num_days() > 30) {
            volume.remove(&name)?;
        }
    }
    Ok(())
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
