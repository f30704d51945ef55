//! The one writer: takes what waits, makes one frame of it, brings it to the disk, and only then
//! answers.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::folder::Ballast;
use super::journal::{Journal, Operations, SegmentKey};
use super::keeper::Task;
use super::opening::reload;
use super::reading::{self, lock};
use super::records::{LADDER, key_of};
use super::request::{Request, Waiting, answer, promises};
use super::state::{Erased, State, failed};
use super::volume::Volume;
use crate::ports::{LadderChange, RecordChange, StoreError};

/// So many requests share a barrier at most.
const GROUP: usize = 512;
/// So many records are kept out of the index at most, and for so long.
const RECENT: usize = 4096;
const RECENT_FOR: Duration = Duration::from_secs(30);
/// How often it looks for messages known to be sent while nothing else happens.
const IDLE: Duration = Duration::from_secs(1);
/// How often a full disk is tried again.
const TRY_AGAIN: Duration = Duration::from_secs(5);

pub(super) struct Writer {
    state: Arc<Mutex<State>>,
    /// Missing after a failed write, until a new segment could be begun.
    journal: Option<Journal>,
    next: u64,
    volume: Arc<dyn Volume>,
    requests: Receiver<Request>,
    /// Taken from the queue when the group was full already.
    kept_back: Option<Request>,
    tasks: Sender<Task>,
    ballast: Ballast,
    /// The disk was full: nothing new is promised until the ballast could be taken again.
    full_since: Option<Instant>,
    frozen_at: Instant,
    /// Bytes of the journal before this segment and since the last compaction.
    older_bytes: u64,
}

impl Writer {
    pub(super) fn new(
        state: Arc<Mutex<State>>,
        journal: Journal,
        volume: Arc<dyn Volume>,
        requests: Receiver<Request>,
        tasks: Sender<Task>,
        ballast: Ballast,
    ) -> Writer {
        let next = journal.next();
        Writer {
            state,
            journal: Some(journal),
            next,
            volume,
            requests,
            kept_back: None,
            tasks,
            ballast,
            full_since: None,
            frozen_at: Instant::now(),
            older_bytes: 0,
        }
    }

    pub(super) fn run(mut self) {
        let mut operations = Operations::default();
        let mut waiting = Vec::new();
        loop {
            let closing = self.collect(&mut operations, &mut waiting);
            self.write(&mut operations, &mut waiting);
            self.take_back_space();
            self.freeze(closing);
            if closing {
                return;
            }
        }
    }

    /// Waits for requests and turns as many as are there into operations. True to close.
    fn collect(&mut self, operations: &mut Operations, waiting: &mut Vec<Waiting>) -> bool {
        let first = match self.kept_back.take() {
            Some(request) => Ok(request),
            None => self.requests.recv_timeout(IDLE),
        };
        let mut request = match first {
            Ok(request) => request,
            Err(RecvTimeoutError::Timeout) => return false,
            Err(RecvTimeoutError::Disconnected) => return true,
        };
        // After a failed write the new segment begins before anything is prepared for it: what is
        // prepared is sealed with the segment's key, and must not show in its first frame.
        if self.journal.is_none()
            && let Err(error) = self.rotate()
        {
            tracing::error!(%error, "the disk still does not take a write");
        }
        for count in 1.. {
            match request {
                Request::Close => return true,
                Request::Rotate { done } => {
                    // Rare: whatever was collected so far goes into the old segment.
                    self.write(operations, waiting);
                    let rotated = self.rotate().map(|()| self.next - 1);
                    self.older_bytes = 0;
                    self.freeze(true);
                    // Ignored where nobody waits any more.
                    let _ = done.send(rotated);
                    return false;
                }
                request => self.process(request, operations, waiting),
            }
            request = match self.requests.try_recv() {
                Ok(request) if count < GROUP => request,
                Ok(request) => {
                    self.kept_back = Some(request);
                    return false;
                }
                Err(TryRecvError::Empty) => return false,
                Err(TryRecvError::Disconnected) => return true,
            };
        }
        false
    }

    fn process(&self, request: Request, operations: &mut Operations, waiting: &mut Vec<Waiting>) {
        let before = operations.len();
        // Files are read before the lock is taken: what this one needs is in memory then.
        let erased = match self.look_up(&request) {
            Ok(erased) => erased,
            Err(error) => return request.refuse(error),
        };
        let mut state = lock(&self.state);
        match request {
            Request::Receive { batch, now, done } => {
                let fresh = state.receive(batch, now, operations);
                waiting.push(Waiting::Received(done, fresh));
            }
            Request::Commit { commit, done } if self.full_since.is_some() && promises(&commit) => {
                answer(done, Err(StoreError::Full));
            }
            Request::Commit { commit, done } => match state.commit(*commit, erased, operations) {
                Ok(said) => waiting.push(Waiting::Said(done, said)),
                Err(error) => {
                    operations.take_back(before);
                    answer(done, Err(error));
                }
            },
            Request::Claim { chat, now, done } => match state.claim(chat, now, operations) {
                Ok(attempt) => waiting.push(Waiting::Claimed(done, attempt)),
                Err(error) => answer(done, Err(error)),
            },
            Request::Settle { claim, outcome, now, done } => {
                match state.settle(&claim, outcome, now, operations) {
                    Ok(verdict) => waiting.push(Waiting::Settled(done, verdict)),
                    Err(error) => answer(done, Err(error)),
                }
            }
            Request::Pending { done } => waiting.push(Waiting::Said(done, state.passing.pending_outbox())),
            Request::Rotate { .. } | Request::Close => {}
        }
    }

    /// Caches what a request changes. Only this thread changes records, so it is still so then.
    fn look_up(&self, request: &Request) -> Result<Erased, StoreError> {
        let state = &self.state;
        match request {
            Request::Claim { chat, .. } => drop(reading::ladder(state, *chat)?),
            Request::Settle { claim, .. } => drop(reading::ladder(state, claim.chat)?),
            Request::Commit { commit, .. } if commit.record == RecordChange::Forget => {
                // A record that cannot be read can still be erased.
                let _ = reading::record(state, commit.chat);
                let key = key_of(LADDER, &lock(state).cached(commit.chat).who);
                let ladder = reading::find(state, &key).map_err(failed)?.value;
                return Ok(Erased { history: reading::history_keys(state, commit.chat)?, ladder });
            }
            Request::Commit { commit, .. } => {
                if commit.record != RecordChange::Keep {
                    // One that cannot be read is replaced.
                    let _ = reading::record(state, commit.chat);
                }
                if commit.ladder != LadderChange::Keep {
                    drop(reading::ladder(state, commit.chat)?);
                }
            }
            Request::Receive { .. } | Request::Pending { .. } | Request::Rotate { .. } | Request::Close => {}
        }
        Ok(Erased::default())
    }

    /// The barrier: after it, and only after it, everybody who waits is answered.
    fn write(&mut self, operations: &mut Operations, waiting: &mut Vec<Waiting>) {
        let written = self.write_frame(operations);
        let outcome = match &written {
            Ok(()) => Ok(()),
            Err(error) => {
                self.fail(error);
                Err(failed(io::Error::new(error.kind(), error.to_string())))
            }
        };
        operations.take_back(0);
        for one in waiting.drain(..) {
            one.answer(&outcome);
        }
    }

    fn write_frame(&mut self, operations: &mut Operations) -> io::Result<()> {
        let keys = {
            let mut state = lock(&self.state);
            if operations.is_empty() && !state.passing.has_sent() {
                return Ok(());
            }
            state.passing.write_sent(operations);
            state.keyring.unwritten()
        };
        // A key goes to the disk before what is sealed with it, and is destroyed before anybody is
        // told so.
        keys.write()?;
        lock(&self.state).keyring.written(keys);
        let Some(journal) = &mut self.journal else {
            let full = self.full_since.is_some();
            let kind = if full { io::ErrorKind::StorageFull } else { io::ErrorKind::Other };
            return Err(io::Error::new(kind, "no journal segment could be begun"));
        };
        journal.append(operations)?;
        self.next = journal.next();
        let bytes = self.older_bytes + journal.len();
        let mut state = lock(&self.state);
        state.figures.barriers += 1;
        state.figures.failing = false;
        state.figures.journal_bytes = bytes;
        if bytes > state.compact_at {
            // Not again before the keeper has said from where on.
            state.compact_at = u64::MAX;
            let _ = self.tasks.send(Task::Compact { done: None });
        }
        Ok(())
    }

    /// After a failed barrier nobody knows what is on the disk: cut the segment off behind the last
    /// good frame, leave it for good, and read again what is known to be there.
    fn fail(&mut self, error: &io::Error) {
        tracing::error!(%error, "a write failed; those who waited for it are told so");
        if let Some(mut journal) = self.journal.take() {
            self.older_bytes += journal.len();
            journal.cut();
        }
        if matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) {
            self.ballast.release();
            self.full_since = Some(Instant::now());
        }
        {
            let mut state = lock(&self.state);
            state.figures.failures += 1;
            state.figures.failing = true;
        }
        if let Err(error) = reload(&self.state, &*self.volume, self.next) {
            tracing::error!(%error, "the journal cannot be read back after a failed write");
        }
    }

    /// Begins a new segment with everything that only the journal keeps. Only this thread seals with
    /// the segment's key, so nothing is sealed with the new one before its segment is on the disk.
    fn rotate(&mut self) -> io::Result<()> {
        let mut first = Operations::default();
        let (key, old_key) = {
            let mut state = lock(&self.state);
            let State { master, nonces, .. } = &mut *state;
            let key = SegmentKey::new(&master.clone(), nonces)?;
            let old_key = std::mem::replace(&mut state.segment_key, key.clone());
            state.write_passing(&mut first);
            (key, old_key)
        };
        let journal = match Journal::begin(self.volume.clone(), self.next, &key, &first) {
            Ok(journal) => journal,
            Err(error) => {
                // The old segment goes on, under its own key.
                lock(&self.state).segment_key = old_key;
                return Err(error);
            }
        };
        if let Some(old) = self.journal.take() {
            self.older_bytes += old.len();
        }
        self.next = journal.next();
        self.journal = Some(journal);
        Ok(())
    }

    /// Hands the recent records over to the keeper, which writes them to the index.
    fn freeze(&mut self, at_once: bool) {
        let mut state = lock(&self.state);
        let old = self.frozen_at.elapsed() >= RECENT_FOR;
        let enough = state.recent.len() >= RECENT || old || at_once;
        let nothing = state.recent.is_empty() && !at_once;
        if !enough || nothing || !state.freezing.is_empty() {
            return;
        }
        self.frozen_at = Instant::now();
        state.freezing = Arc::new(std::mem::take(&mut state.recent));
        let changes = state.freezing.clone();
        // Ignored where the keeper is gone: the journal has it all.
        let _ = self.tasks.send(Task::TakeOver { changes, until: self.next - 1 });
    }

    fn take_back_space(&mut self) {
        let Some(since) = self.full_since else { return };
        if since.elapsed() < TRY_AGAIN {
            return;
        }
        match self.ballast.take() {
            Ok(()) => {
                tracing::info!("there is space on the disk again");
                self.full_since = None;
                lock(&self.state).figures.failing = false;
            }
            Err(_) => self.full_since = Some(Instant::now()),
        }
    }
}
