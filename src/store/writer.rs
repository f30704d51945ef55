//! The one writer: takes what waits, makes one frame of it, brings it to the disk, and only then
//! answers.

use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::clock::StoreClock;
use super::destroying::{InFlightKey, PeopleKeys};
use super::folder::Ballast;
use super::maintenance::Task;
use super::reading;
use super::recovery::reload;
use super::request::{Committing, Request, Rotated, Waiting, answer, promises, takes_on};
use super::state::{Change, Prepared, State, failed};
use super::volume::{Volume, is_full};
use super::wal::{LONGEST, Operations, Wal};
use crate::locks::lock;
use crate::ports::{LadderChange, RecordChange, StoreError};
use crate::reminders::ChatId;

/// The most requests, and about the most bytes, that share a barrier.
const GROUP: usize = 512;
const GROUP_BYTES: usize = LONGEST / 8;
/// The most records that are kept out of the index, and how long.
const RECENT: usize = 4096;
const RECENT_FOR: Duration = Duration::from_secs(30);
/// How long it waits for requests before it looks after itself.
const IDLE: Duration = Duration::from_secs(1);
/// The same while something that was finished can still be opened.
const UNTIDY: Duration = Duration::from_millis(5);
/// So long it waits for company before it writes down that something was sent: nobody waits for that, and what
/// comes meanwhile shares its barrier.
const LINGERS: Duration = Duration::from_millis(5);
/// So long it waits for what a few updates are answered with, to write it down with them.
const AWAITS: Duration = Duration::from_millis(1);
/// The answers of more updates than this come one after the other, and fill barriers of their own.
const FEW: usize = 4;
/// Keys are wrapped again this often at most,
const RENEWED_EVERY: Duration = Duration::from_millis(25);
/// and this often while there is much to do.
const RENEWED_AT_LEAST: Duration = Duration::from_millis(500);
/// How often a full disk, and an erasure that is not finished, is tried again.
const TRY_AGAIN: Duration = Duration::from_secs(5);

/// When the recent records are handed over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Freeze {
    /// Once there are enough of them, or they are old enough.
    WhenDue,
    /// Now, also where there are none: somebody waits for it.
    AtOnce,
}

/// What a writer is made of.
pub(super) struct Parts {
    pub(super) state: Arc<Mutex<State>>,
    pub(super) store: [u8; 16],
    pub(super) volume: Arc<dyn Volume>,
    pub(super) requests: Receiver<Request>,
    pub(super) tasks: Sender<Task>,
    pub(super) ballast: Ballast,
    pub(super) keys: PeopleKeys,
    pub(super) in_flight: Arc<InFlightKey>,
    /// Wakes the thread that destroys keys of what is in flight.
    pub(super) destroy: Sender<()>,
}

pub(super) struct Writer {
    parts: Parts,
    clock: StoreClock,
    /// Missing after a failed write, until a new segment could be begun.
    wal: Option<Wal>,
    next: u64,
    /// Taken from the queue when the group was full already, or to be tried again.
    kept_back: VecDeque<Request>,
    /// The disk was full: nothing new is promised until the ballast could be taken again.
    full_since: Option<Duration>,
    /// Bytes of conversations written since then.
    taken_on: u64,
    frozen_at: Duration,
    renewed_at: Duration,
    /// An erasure is written down, and its keys are not destroyed yet.
    unfinished_since: Option<Duration>,
    /// Bytes of the log before this segment and since the last compaction.
    older_bytes: u64,
    /// How many updates of this group were handed out and are not finished by it.
    unanswered: usize,
}

/// How a group was collected.
#[derive(Clone, Copy, Default)]
struct Collected {
    closing: bool,
    /// Nothing more waits.
    drained: bool,
}

impl Writer {
    pub(super) fn new(parts: Parts, wal: Wal) -> Writer {
        let next = wal.next();
        let clock = lock(&parts.state).clock;
        Writer {
            parts,
            clock,
            wal: Some(wal),
            next,
            kept_back: VecDeque::new(),
            full_since: None,
            taken_on: 0,
            frozen_at: clock.elapsed(),
            renewed_at: clock.elapsed(),
            unfinished_since: None,
            older_bytes: 0,
            unanswered: 0,
        }
    }

    pub(super) fn run(mut self) {
        let mut operations = Operations::default();
        let mut waiting = Vec::new();
        loop {
            let collected = self.collect(&mut operations, &mut waiting);
            if collected.closing
                && let Err(error) = self.parts.in_flight.destroy()
            {
                tracing::error!(%error, "cannot destroy the keys of what was finished");
            }
            self.write(&mut operations, &mut waiting, collected);
            self.take_back_space();
            self.finish_erasures();
            self.freeze(if collected.closing { Freeze::AtOnce } else { Freeze::WhenDue });
            if collected.closing {
                if let Err(error) = self.parts.in_flight.destroy() {
                    tracing::error!(%error, "cannot destroy the keys of what was finished; done at the next start");
                }
                return;
            }
        }
    }

    /// Waits for requests and turns as many as are there into operations.
    fn collect(&mut self, operations: &mut Operations, waiting: &mut Vec<Waiting>) -> Collected {
        let untidy = lock(&self.parts.state).in_flight.is_to_be_renewed();
        let first = match self.kept_back.pop_front() {
            Some(request) => Ok(request),
            None => self.parts.requests.recv_timeout(if untidy && self.wal.is_some() {
                UNTIDY.max(RENEWED_EVERY.saturating_sub(self.clock.since(self.renewed_at)))
            } else {
                IDLE
            }),
        };
        let mut request = match first {
            Ok(Request::Sent) => self.with_company(),
            Ok(request) => request,
            Err(RecvTimeoutError::Timeout) => Request::Sent,
            Err(RecvTimeoutError::Disconnected) => Request::Close,
        };
        // After a failed write the new segment begins before anything is prepared for it, so that
        // nothing of it shows in its first frame.
        if self.wal.is_none()
            && let Err(error) = self.rotate()
        {
            tracing::error!(%error, "the disk still does not take a write");
        }
        lock(&self.parts.state).begin_group(self.next);
        self.unanswered = 0;
        let mut awaiting_since = None;
        for count in 1.. {
            match request {
                Request::Close => return Collected { closing: true, drained: true },
                Request::Rotate { done } => {
                    // Rare: whatever was collected so far goes into the old segment.
                    self.write(operations, waiting, Collected::default());
                    let rotated = self.rotate().map(|()| Rotated {
                        until: self.next - 2,
                        keys: lock(&self.parts.state).keyring.wrapping().to_vec(),
                    });
                    self.older_bytes = 0;
                    self.freeze(Freeze::AtOnce);
                    lock(&self.parts.state).begin_group(self.next);
                    // Ignored where nobody waits any more.
                    let _ = done.send(rotated);
                    return Collected::default();
                }
                request if self.must_wait(&request, operations) => {
                    self.kept_back.push_front(request);
                    return Collected::default();
                }
                request => self.process(request, operations, waiting),
            }
            if count >= GROUP || operations.len() > GROUP_BYTES {
                return Collected::default();
            }
            request = match self.kept_back.pop_front() {
                Some(request) => request,
                None => match self.parts.requests.try_recv() {
                    Ok(request) => request,
                    Err(TryRecvError::Empty) => match self.next_answer(&mut awaiting_since) {
                        Some(request) => request,
                        None => return Collected { closing: false, drained: true },
                    },
                    Err(TryRecvError::Disconnected) => Request::Close,
                },
            };
        }
        Collected::default()
    }

    /// What comes while the updates of this group are being answered, for as long as that is waited for.
    fn next_answer(&self, awaiting_since: &mut Option<Duration>) -> Option<Request> {
        if !(1..=FEW).contains(&self.unanswered) {
            return None;
        }
        let since = *awaiting_since.get_or_insert_with(|| self.clock.elapsed());
        self.parts.requests.recv_timeout(AWAITS.saturating_sub(self.clock.since(since))).ok()
    }

    /// Something was sent: whatever else comes soon, to be written down with it.
    fn with_company(&self) -> Request {
        let since = self.clock.elapsed();
        loop {
            let left = LINGERS.saturating_sub(self.clock.since(since));
            match self.parts.requests.recv_timeout(left) {
                Ok(Request::Sent) => {}
                Ok(request) => return request,
                Err(RecvTimeoutError::Timeout) => return Request::Sent,
                Err(RecvTimeoutError::Disconnected) => return Request::Close,
            }
        }
    }

    /// An erasure whose bucket, or whose place among what is in flight, is being wrapped again by
    /// this frame waits for the next one: what was wrapped for it here would outlive it.
    fn must_wait(&self, request: &Request, operations: &Operations) -> bool {
        let Some(chat) = request.forgets() else { return false };
        let mut state = lock(&self.parts.state);
        let who = state.cached(chat).who;
        !operations.is_empty() && state.keyring.bucket(&who).is_renewed()
    }

    fn process(&mut self, request: Request, operations: &mut Operations, waiting: &mut Vec<Waiting>) {
        // Files are read before the lock is taken: what this one needs is in memory then.
        let prepared = match self.prepare(&request) {
            Ok(prepared) => prepared,
            Err(error) => return request.refuse(error),
        };
        let is_full = self.full_since.is_some();
        let reserve = self.parts.ballast.bytes() / 4;
        let mut state = lock(&self.parts.state);
        if let Some(chat) = chat_of(&request) {
            state.keep_prepared(chat, &prepared);
        }
        match request {
            Request::TakeIn { batch, now, taken, done } => match state.receive(batch, now, operations) {
                Ok(fresh) => {
                    self.unanswered += fresh.len();
                    waiting.push(Waiting::TakenIn(done));
                    answer(taken, Ok(fresh));
                }
                Err(error) => answer(taken, Err(error)),
            },
            Request::Commit { commit, done }
                if is_full && (promises(&commit) || (takes_on(&commit) && self.taken_on > reserve)) =>
            {
                Committing::of(&commit).give_up(&mut state);
                answer(done, Err(StoreError::Full));
            }
            Request::Commit { commit, done } => {
                self.unanswered = self.unanswered.saturating_sub(usize::from(commit.update_id.is_some()));
                let again = (commit.record == RecordChange::Forget).then(|| commit.clone());
                let (before, committing) = (operations.len(), Committing::of(&commit));
                match state.commit(*commit, Change { operations, prepared }) {
                    Ok(()) => match again {
                        Some(commit) => waiting.push(Waiting::Forgotten(done, committing, commit)),
                        None => waiting.push(Waiting::Committed(done, committing)),
                    },
                    Err(error) => {
                        if error != StoreError::Changed && error != StoreError::Earlier {
                            committing.give_up(&mut state);
                        }
                        answer(done, Err(error));
                    }
                }
                if is_full {
                    self.taken_on += (operations.len() - before) as u64;
                }
            }
            Request::Claim { chat, now, done } => {
                match state.claim(chat, now, Change { operations, prepared }) {
                    Ok(attempt) => waiting.push(Waiting::Claimed(done, attempt)),
                    Err(error) => answer(done, Err(error)),
                }
            }
            Request::Settle { claim, outcome, now, done } => {
                match state.settle(&claim, outcome, now, Change { operations, prepared }) {
                    Ok(verdict) => waiting.push(Waiting::Settled(done, verdict)),
                    Err(error) => answer(done, Err(error)),
                }
            }
            Request::Pending { done } => {
                waiting.push(Waiting::Pending(done, state.in_flight.pending_outbox()))
            }
            Request::Note { name, basis, bytes, done } => {
                match state.put_note(&name, basis, &bytes, operations) {
                    Ok(()) => waiting.push(Waiting::Noted(done)),
                    Err(error) => answer(done, Err(error)),
                }
            }
            Request::Sent | Request::Rotate { .. } | Request::Close => {}
        }
    }

    /// Looks up what a request changes. Only this thread changes records, so it is still so then.
    fn prepare(&mut self, request: &Request) -> Result<Prepared, StoreError> {
        let Some(chat) = chat_of(request) else { return Ok(Prepared::default()) };
        if request.forgets().is_some() {
            return self.prepare_to_forget(chat);
        }
        let state = &self.parts.state;
        let who = lock(state).cached(chat).who;
        let mut prepared = Prepared { sealer: reading::sealer(state, &who)?, ..Prepared::default() };
        let (record, ladder) = match request {
            Request::Commit { commit, .. } => {
                (commit.record != RecordChange::Keep, commit.ladder != LadderChange::Keep)
            }
            _ => (false, true),
        };
        if prepared.sealer.is_none() {
            // Somebody new, or somebody whose key is missing: with a new one what is stored would be lost.
            reading::known(state, chat)?;
            reading::ladder(state, chat)?;
        }
        if record {
            // One that cannot be read is replaced.
            prepared.record = reading::record(state, chat).ok();
        }
        if ladder {
            prepared.ladder = Some(reading::ladder(state, chat)?);
        }
        Ok(prepared)
    }

    fn prepare_to_forget(&mut self, chat: ChatId) -> Result<Prepared, StoreError> {
        let (is_pending, in_flight_is) = {
            let mut state = lock(&self.parts.state);
            let who = state.cached(chat).who;
            (state.keyring.bucket(&who).is_renewed(), state.in_flight.wrapping.is_renewed())
        };
        if is_pending {
            self.destroy_all().map_err(failed)?;
        }
        if in_flight_is {
            // Not the keys of people: somebody else's may be renewed by the frame that is being made.
            self.with_reserve(|writer| writer.parts.in_flight.destroy()).map_err(failed)?;
        }
        let state = &self.parts.state;
        // A record that cannot be read can still be erased.
        let record = reading::record(state, chat).ok();
        Ok(Prepared { record, erased: reading::erased(state, chat)?, ..Prepared::default() })
    }

    /// The barrier: after it, and only after it, everybody who waits is answered.
    fn write(&mut self, operations: &mut Operations, waiting: &mut Vec<Waiting>, collected: Collected) {
        let forgotten: Vec<ChatId> = waiting.iter().filter_map(Waiting::forgets).collect();
        let forgets = !forgotten.is_empty();
        if forgets {
            // From the barrier on others ask for what is left over: nobody may be told "erased" by it before
            // it is so.
            let mut state = lock(&self.parts.state);
            forgotten.into_iter().for_each(|chat| state.in_flight.withhold(chat));
        }
        let written = self.write_frame(operations, forgets, collected);
        operations.clear();
        let outcome = match written {
            Ok(()) => Ok(()),
            Err(error) => {
                if self.fail(&error) {
                    self.keep_erasures(waiting);
                }
                Err(failed(error))
            }
        };
        let erased = match &outcome {
            Ok(()) if forgets => self.destroy_all().map_err(failed),
            outcome => outcome.clone(),
        };
        if outcome.is_ok() && erased.is_err() {
            tracing::error!("an erasure is written down and not finished; it will be tried again");
            self.unfinished_since = Some(self.clock.elapsed());
        }
        for one in waiting.drain(..) {
            let outcome = if one.forgets().is_some() { &erased } else { &outcome };
            one.answer(outcome, &self.parts.state);
        }
        if outcome.is_ok() && lock(&self.parts.state).in_flight.is_to_be_destroyed() {
            // Ignored where the thread is gone: the next start does it.
            let _ = self.parts.destroy.send(());
        }
    }

    fn write_frame(
        &mut self,
        operations: &mut Operations,
        forgets: bool,
        collected: Collected,
    ) -> io::Result<()> {
        {
            let mut state = lock(&self.parts.state);
            let State { in_flight, nonces, .. } = &mut *state;
            in_flight.write_sent(operations);
            let calm = collected.drained && in_flight.len() <= RENEWED_AT_ONCE;
            let pause = if calm { RENEWED_EVERY } else { RENEWED_AT_LEAST };
            let due = self.clock.since(self.renewed_at) >= pause;
            if forgets || ((due || collected.closing) && in_flight.is_to_be_renewed()) {
                in_flight.renew(nonces, operations);
                self.renewed_at = self.clock.elapsed();
            }
            if operations.is_empty() {
                return Ok(());
            }
        }
        let Some(wal) = &mut self.wal else {
            let full = self.full_since.is_some();
            let kind = if full { io::ErrorKind::StorageFull } else { io::ErrorKind::Other };
            return Err(io::Error::new(kind, "no segment of the log could be begun"));
        };
        wal.append(operations)?;
        self.next = wal.next();
        let bytes = self.older_bytes + wal.len();
        let mut state = lock(&self.parts.state);
        state.begin_group(self.next);
        state.in_flight.is_written();
        state.figures.barriers += 1;
        state.figures.failing = false;
        state.figures.log_bytes = bytes;
        if bytes > state.compact_at {
            // Not again before maintenance has said from where on.
            state.compact_at = u64::MAX;
            let _ = self.parts.tasks.send(Task::Compact { done: None });
        }
        Ok(())
    }

    /// The disk is full: with the space that was kept in reserve an erasure can be written.
    fn keep_erasures(&mut self, waiting: &mut Vec<Waiting>) {
        let (erasures, others) = waiting.drain(..).partition(|one| one.forgets().is_some());
        *waiting = others;
        let erasures: Vec<Waiting> = erasures;
        for one in erasures {
            if let Waiting::Forgotten(done, _, commit) = one {
                self.kept_back.push_back(Request::Commit { commit, done });
            }
        }
    }

    /// Destroys the keys of who was forgotten, and of what was in flight from or to them: from then on they
    /// may be told so. On a full disk with the space kept in reserve.
    fn destroy_all(&mut self) -> io::Result<()> {
        let (reached, state) = (self.next - 1, self.parts.state.clone());
        self.with_reserve(|writer| {
            writer.parts.keys.destroy(&state, reached)?;
            writer.parts.in_flight.destroy()
        })?;
        self.unfinished_since = None;
        lock(&state).in_flight.give_free();
        Ok(())
    }

    /// Does it, on a full disk with the space kept in reserve.
    fn with_reserve(&mut self, act: impl Fn(&mut Writer) -> io::Result<()>) -> io::Result<()> {
        loop {
            match act(self) {
                Err(error) if is_full(&error) && self.parts.ballast.release() => {
                    self.full_since = Some(self.clock.elapsed());
                }
                done => return done,
            }
        }
    }

    fn finish_erasures(&mut self) {
        if self.unfinished_since.is_none_or(|since| self.clock.since(since) < TRY_AGAIN) {
            return;
        }
        match self.destroy_all() {
            Ok(()) => tracing::info!("an erasure that could not be finished is finished"),
            Err(error) => {
                tracing::error!(%error, "an erasure cannot be finished; it will be tried again");
                self.unfinished_since = Some(self.clock.elapsed());
            }
        }
    }

    /// After a failed barrier nobody knows what is on the disk: cut the segment off behind the last
    /// good frame, leave it for good, and read again what is known to be there. True where space was
    /// given back, so that another try may succeed.
    fn fail(&mut self, error: &io::Error) -> bool {
        tracing::error!(%error, "a write failed; every request that waited for it gets the error");
        if let Some(mut wal) = self.wal.take() {
            self.older_bytes += wal.len();
            wal.cut();
        }
        let mut has_space = false;
        if is_full(error) {
            has_space = self.parts.ballast.release();
            if self.full_since.is_none() {
                self.taken_on = 0;
            }
            self.full_since = Some(self.clock.elapsed());
        }
        {
            let mut state = lock(&self.parts.state);
            state.figures.failures += 1;
            state.figures.failing = true;
        }
        if let Err(error) = reload(&self.parts.state, &*self.parts.volume, self.next) {
            tracing::error!(%error, "the log cannot be read after a failed write");
        }
        has_space
    }

    /// Begins a new segment with everything that only the log keeps.
    fn rotate(&mut self) -> io::Result<()> {
        let mut first = Operations::default();
        lock(&self.parts.state).write_in_flight(&mut first);
        // Whatever becomes of it, nothing more goes into the old segment: a new one that could not be
        // brought to the disk may be there all the same, and would hide what stands behind its number.
        if let Some(old) = self.wal.take() {
            self.older_bytes += old.len();
        }
        let wal = Wal::begin(&self.parts.volume, &self.parts.store, self.next, &first)?;
        self.next = wal.next();
        self.wal = Some(wal);
        Ok(())
    }

    /// Hands the recent records over to maintenance, which writes them to the index.
    fn freeze(&mut self, when: Freeze) {
        let mut state = lock(&self.parts.state);
        let old = self.clock.since(self.frozen_at) >= RECENT_FOR;
        let enough = state.recent.len() >= RECENT || old || when == Freeze::AtOnce;
        let nothing = state.recent.is_empty() && when == Freeze::WhenDue;
        if !enough || nothing || !state.freezing.is_empty() {
            return;
        }
        self.frozen_at = self.clock.elapsed();
        state.freezing = Arc::new(std::mem::take(&mut state.recent));
        let changes = state.freezing.clone();
        // Ignored where maintenance is gone: the log has it all.
        let _ = self.parts.tasks.send(Task::TakeOver { changes, until: self.next - 1 });
    }

    fn take_back_space(&mut self) {
        let Some(since) = self.full_since else { return };
        if self.clock.since(since) < TRY_AGAIN {
            return;
        }
        match self.parts.ballast.take() {
            Ok(()) => {
                tracing::info!("there is space on the disk again");
                self.full_since = None;
                lock(&self.parts.state).figures.failing = false;
            }
            Err(_) => self.full_since = Some(self.clock.elapsed()),
        }
    }
}

/// With up to this many items in flight there is not much to do.
const RENEWED_AT_ONCE: usize = 64;

fn chat_of(request: &Request) -> Option<ChatId> {
    match request {
        Request::Commit { commit, .. } => Some(commit.chat),
        Request::Claim { chat, .. } => Some(*chat),
        Request::Settle { claim, .. } => Some(claim.chat),
        _ => None,
    }
}
