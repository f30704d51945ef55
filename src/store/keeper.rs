//! The keeper: takes recent records over into the index, compacts the journal, compares the two,
//! and makes backups. Whatever it does can be done again; the journal is the truth all the while.

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use super::backup;
use super::base;
use super::disk::DiskOptions;
use super::folder::DataFolder;
use super::index::{Changes, Index, is_own};
use super::journal::{segment_number, segments};
use super::merged::Merged;
use super::opening::rebuild;
use super::records::TOMBSTONE;
use super::sealing::MasterKey;
use super::state::State;
use super::volume::Volume;
use super::writer::Request;

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
/// A start begins a segment, so many starts leave many.
const SEGMENTS: usize = 16;
/// How long somebody who asked to be forgotten is kept out of restored backups, in seconds.
const TOMBSTONE_FOR: i64 = 31 * 24 * 3600;
/// How soon the index is tried again.
const RETRY: Duration = Duration::from_secs(1);
/// How often it looks whether something is due.
const TICK: Duration = Duration::from_secs(30);

pub(super) struct Keeper {
    folder: DataFolder,
    options: DiskOptions,
    master: Arc<MasterKey>,
    volume: Arc<dyn Volume>,
    index: Index,
    state: Arc<Mutex<State>>,
    tasks: Receiver<Task>,
    requests: Sender<Request>,
    applied: u64,
    /// Asked for while it was busy.
    queue: VecDeque<Task>,
    /// What the index has not taken yet, and up to where the journal it is.
    unwritten: Option<(Arc<Changes>, u64)>,
    backed_up: Instant,
    checked: bool,
}

impl Keeper {
    #[expect(clippy::too_many_arguments, reason = "called once, where the parts are made")]
    pub(super) fn new(
        folder: DataFolder,
        options: DiskOptions,
        master: Arc<MasterKey>,
        volume: Arc<dyn Volume>,
        index: Index,
        state: Arc<Mutex<State>>,
        tasks: Receiver<Task>,
        requests: Sender<Request>,
        applied: u64,
    ) -> Keeper {
        let backed_up = Instant::now();
        let checked = !folder.unclean;
        Keeper {
            folder,
            options,
            master,
            volume,
            index,
            state,
            tasks,
            requests,
            applied,
            queue: VecDeque::new(),
            unwritten: None,
            backed_up,
            checked,
        }
    }

    pub(super) fn run(mut self) {
        self.begin();
        loop {
            let task = match self.queue.pop_front() {
                Some(task) => Ok(task),
                None => self.tasks.recv_timeout(if self.unwritten.is_some() { RETRY } else { TICK }),
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
        match self.index.sync().and_then(|()| self.folder.close()) {
            Ok(()) => {}
            Err(error) => tracing::warn!(%error, "the index was not closed in order; it will be built anew"),
        }
    }

    fn begin(&mut self) {
        self.set_compact_at();
        let many = segments(&*self.volume).is_ok_and(|segments| segments.len() > SEGMENTS);
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
            report("opening the index again", self.index.reopen());
            self.take_over(changes, until);
        }
        if !self.checked {
            self.checked = true;
            report("comparing the index with the journal", self.check().map(drop));
        }
        if self.options.backup_every.is_some_and(|every| self.backed_up.elapsed() >= every) {
            self.backed_up = Instant::now();
            report("making a backup", self.backup(None, Utc::now()).map(drop));
        }
    }

    fn act(&mut self, task: Task) {
        match task {
            Task::TakeOver { changes, until } => self.take_over(changes, until),
            Task::Compact { done } => {
                let mut outcome = self.compact();
                if outcome.is_ok() && done.is_some() {
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
        let store = self.folder.store;
        let written = self.index.write(&changes).and_then(|()| self.index.set_applied(&store, until));
        if let Err(error) = written {
            tracing::error!(%error, "the index does not take a write; it will be tried again");
            self.unwritten = Some((changes, until));
            return;
        }
        self.applied = until;
        let mut state = self.lock();
        state.applied = until;
        if Arc::ptr_eq(&state.freezing, &changes) {
            state.freezing = Arc::default();
        }
    }

    /// Takes over what the writer has handed on meanwhile; the rest waits its turn.
    fn take_over_waiting(&mut self) {
        while let Ok(task) = self.tasks.try_recv() {
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
            self.requests.send(Request::Rotate { done }).map_err(|_| closing())?;
            let first = first.recv().map_err(|_| closing())??;
            self.take_over_waiting();
            if self.applied >= first - 1 {
                return Ok(first - 1);
            }
        }
        Err(io::Error::other("the index does not keep up"))
    }

    fn compact(&mut self) -> io::Result<()> {
        let until = self.rotate()?;
        write_base(&*self.volume, &self.master, until, Utc::now())
    }

    /// sled gives no space back, so a new index takes the place of the old one.
    fn build_index_anew(&mut self) -> io::Result<()> {
        let rebuilt = rebuild(&self.folder, &*self.volume, &self.master, &self.index, self.applied);
        rebuilt.map(drop).map_err(io::Error::other)
    }

    /// Compares the index with the journal in one pass over both, and puts right what differs.
    fn check(&mut self) -> io::Result<u64> {
        self.rotate()?;
        let mut truth = Merged::open(&*self.volume, &self.master, self.applied)?;
        let mut wrong = Changes::new();
        let mut found = self.page(&[])?;
        let mut expected = truth.next()?;
        loop {
            if found.is_empty() && expected.is_none() {
                break;
            }
            let in_index = found.last().map(|(key, _)| key.clone());
            let in_truth = expected.as_ref().map(|(key, _)| key.clone());
            let only_in_index = match (&in_index, &in_truth) {
                (Some(index), Some(truth)) => index < truth,
                (index, _) => index.is_some(),
            };
            if only_in_index {
                if let Some((key, _)) = found.pop() {
                    wrong.insert(key, None);
                }
            } else {
                let same_key = in_index == in_truth;
                let entry = if same_key { found.pop() } else { None };
                if let Some((key, value)) = expected.take()
                    && entry.is_none_or(|(_, stored)| stored != value)
                {
                    wrong.insert(key, Some(Arc::from(value)));
                }
                expected = truth.next()?;
            }
            if found.is_empty()
                && let Some(last) = in_index
            {
                found = self.page(&last)?;
            }
        }
        if !wrong.is_empty() {
            tracing::error!(records = wrong.len(), "the index differed from the journal and is put right");
            self.index.write(&wrong)?;
        }
        Ok(wrong.len() as u64)
    }

    /// The records of the index behind a key, last first, so that they can be popped in order.
    fn page(&self, behind: &[u8]) -> io::Result<Vec<(Vec<u8>, Vec<u8>)>> {
        let from = [behind, &[0]].concat();
        let mut page = self.index.scan(&[], &from, 1024)?;
        page.retain(|(key, _)| !is_own(key));
        page.reverse();
        Ok(page)
    }

    fn backup(&mut self, into: Option<PathBuf>, now: DateTime<Utc>) -> io::Result<PathBuf> {
        self.compact()?;
        let rotating = into.is_none();
        let path = match into {
            Some(path) => path,
            None => {
                super::volume::make_private_folder(&self.folder.backups())?;
                self.folder.backups().join(backup::name(now))
            }
        };
        let keys = {
            let mut state = self.lock();
            let people: Vec<_> = state.keyring.people().copied().collect();
            let keyring = &mut state.keyring;
            people.iter().filter_map(|who| Some((*who, keyring.wrapped(who)?))).collect()
        };
        backup::write(&*self.volume, &path, keys, now)?;
        if rotating {
            backup::rotate(&self.folder.backups(), self.options.backups_kept, now)?;
        }
        Ok(path)
    }

    fn set_compact_at(&self) {
        let base = base::newest(&*self.volume).ok().flatten();
        let size = base.and_then(|name| std::fs::metadata(self.folder.journal().join(name)).ok());
        let quarter = size.map_or(0, |it| it.len() / 4);
        self.lock().compact_at = quarter.clamp(COMPACT_AT, COMPACT_AT_MOST);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Writes everything up to `until` as one base, reads it back whole, names it, and only then
/// removes what it holds.
pub(super) fn write_base(
    volume: &dyn Volume,
    master: &MasterKey,
    until: u64,
    now: DateTime<Utc>,
) -> io::Result<()> {
    let passing = format!("{}.new", base::base_name(until));
    let mut truth = Merged::open(volume, master, until)?;
    let mut writer = base::Writer::begin(volume, &passing, until, now.timestamp())?;
    while let Some((key, value)) = truth.next()? {
        if !is_old_tombstone(&key, &value, now) {
            writer.push(&key, &value)?;
        }
    }
    let count = writer.finish()?;
    verify(base::Reader::open(volume.read(&passing)?)?, count)?;
    volume.rename(&passing, &base::base_name(until))?;
    volume.sync_names()?;
    for name in volume.names()? {
        if base::base_number(&name).is_some_and(|it| it < until) {
            volume.remove(&name)?;
        }
    }
    for name in segments(volume)? {
        if segment_number(&name).is_some_and(|first| first <= until) {
            super::journal::remove(volume, &name)?;
        }
    }
    volume.sync_names()
}

/// Reads a base to its end.
pub(super) fn verify(mut reader: base::Reader, count: u64) -> io::Result<()> {
    let mut read = 0;
    while reader.next()?.is_some() {
        read += 1;
    }
    if read == count { Ok(()) } else { Err(io::Error::other("a written file reads differently")) }
}

fn is_old_tombstone(key: &[u8], value: &[u8], now: DateTime<Utc>) -> bool {
    let made = value.try_into().ok().map(i64::from_be_bytes);
    key.first() == Some(&TOMBSTONE) && made.is_some_and(|it| now.timestamp() - it > TOMBSTONE_FOR)
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
