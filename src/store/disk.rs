//! The store on the disk: one writer with one barrier for all who wait, and the index behind it.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread::JoinHandle;

use chrono::{DateTime, Utc};
use tokio::sync::oneshot;

use super::destroying::InFlightKey;
use super::folder::{Ballast, DataFolder, OpenError};
use super::maintenance::{self, Maintenance, Task};
use super::options::DiskOptions;
use super::recovery::{self, Opened};
use super::request::Request;
use super::state::{State, failed};
use super::volume::{Folder, Volume};
use super::writer::{self, Writer};
use super::{legacy, reading};
use crate::locks::lock;
use crate::ports::{
    Basis, Claim, Commit, Committed, Cursor, Durable, Incoming, Known, Left, Note, Outgoing, Page, Store,
    StoreError, StoreFigures, TakenIn,
};
use crate::reminders::{ChatId, Ladder, Outcome, Settlement};

/// How soon a key is destroyed again that could not be.
const AGAIN: std::time::Duration = std::time::Duration::from_secs(5);

/// Keeps everything on the disk, encrypted. Cheap to clone; closed in order when the last clone goes.
#[derive(Clone)]
pub struct DiskStore {
    inner: Arc<Inner>,
}

struct Inner {
    state: Arc<Mutex<State>>,
    requests: mpsc::Sender<Request>,
    tasks: mpsc::Sender<Task>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

/// Notes by name, and ranges of numbers of updates with their hour.
#[cfg(feature = "postgres")]
type BesidePeople = (Vec<(String, Vec<u8>)>, Vec<(i64, u64, u64)>);

impl DiskStore {
    /// Opens or makes the store of a data folder. Blocks: seconds for a large store after a crash.
    ///
    /// # Errors
    /// [`OpenError`], each with its cure: another process has the folder, its key is missing or another store's, a
    /// newer release wrote it, its log is damaged in a way that no crash explains, or the disk refuses (also a full
    /// one, once the space kept in reserve is used up). A damaged index or a missing copy of a file is mended and
    /// is no error.
    pub fn open(options: &DiskOptions, now: DateTime<Utc>) -> Result<DiskStore, OpenError> {
        let mut folder = DataFolder::open(&options.folder, now)?;
        legacy::carry_over(&mut folder, &options.key, now).inspect_err(|_| folder.leave_as_it_was())?;
        let log = Folder::open(folder.wal()).inspect_err(|_| folder.leave_as_it_was())?;
        DiskStore::start(options, folder, Arc::new(log), now)
    }

    /// The same with the log on a volume of the caller's: for tests of what disks do.
    ///
    /// # Errors
    /// The same as of [`DiskStore::open`], and whatever the volume fails with.
    pub fn open_on(
        options: &DiskOptions,
        volume: Arc<dyn Volume>,
        now: DateTime<Utc>,
    ) -> Result<DiskStore, OpenError> {
        DiskStore::start(options, DataFolder::open(&options.folder, now)?, volume, now)
    }

    /// Makes a backup now and returns its path. Blocks.
    ///
    /// # Errors
    /// [`StoreError::Full`] or [`StoreError::Failed`] where the backup cannot be written, what it is made of
    /// cannot be read, or older backups cannot be removed; a file with the name of a backup is a whole one.
    /// [`StoreError::Closed`] once the store is closing.
    pub fn backup(&self, into: Option<&Path>, now: DateTime<Utc>) -> Result<PathBuf, StoreError> {
        let (done, outcome) = mpsc::channel();
        let task = Task::Backup { into: into.map(Path::to_path_buf), now, done: Some(done) };
        self.inner.tasks.send(task).map_err(|_| StoreError::Closed)?;
        outcome.recv().map_err(|_| StoreError::Closed)?.map_err(failed)
    }

    /// Makes one file of the log and rebuilds the index, which gives space back. Blocks.
    ///
    /// # Errors
    /// [`StoreError::Full`] or [`StoreError::Failed`] where the new file or the new index cannot be written: the
    /// store goes on with the old ones. [`StoreError::Closed`] once the store is closing.
    pub fn compact(&self) -> Result<(), StoreError> {
        let (done, outcome) = mpsc::channel();
        self.inner.tasks.send(Task::Compact { done: Some(done) }).map_err(|_| StoreError::Closed)?;
        outcome.recv().map_err(|_| StoreError::Closed)?.map_err(failed)
    }

    /// Waits until the index holds everything and was compared with the log; says how many of
    /// its records were wrong (and are right now). Blocks.
    ///
    /// # Errors
    /// [`StoreError::Full`] or [`StoreError::Failed`] where the log or the index cannot be read, or the index not be
    /// put right. [`StoreError::Closed`] once the store is closing.
    pub fn check(&self) -> Result<u64, StoreError> {
        let (done, outcome) = mpsc::channel();
        self.inner.tasks.send(Task::Check { done }).map_err(|_| StoreError::Closed)?;
        outcome.recv().map_err(|_| StoreError::Closed)?.map_err(failed)
    }

    /// What is kept beside people: notes, and which updates were seen, as ranges with their hour.
    #[cfg(feature = "postgres")]
    pub(super) fn beside_people(&self) -> Result<BesidePeople, StoreError> {
        let prefix = [super::records::NOTE];
        let mut notes = Vec::new();
        for (key, _) in
            reading::entries_from(&self.inner.state, &prefix, &prefix, usize::MAX).map_err(failed)?
        {
            let name = String::from_utf8_lossy(key.get(1..).unwrap_or_default()).into_owned();
            notes.extend(reading::note(&self.inner.state, &name)?.bytes.map(|bytes| (name, bytes)));
        }
        Ok((notes, self.state().in_flight.seen().ranges().collect()))
    }

    fn start(
        options: &DiskOptions,
        mut folder: DataFolder,
        volume: Arc<dyn Volume>,
        now: DateTime<Utc>,
    ) -> Result<DiskStore, OpenError> {
        let ballast = Ballast::new(&folder.path, options.ballast);
        let opened = recovery::open(&mut folder, &options.key, &volume, &ballast, now);
        let Opened { state, wal, keys, in_flight, applied } =
            opened.inspect_err(|_| folder.leave_as_it_was())?;
        let (index, master) = (state.index.clone(), state.master.clone());
        let store = folder.format.as_ref().map(|format| format.store).unwrap_or_default();
        let state = Arc::new(Mutex::new(state));
        let in_flight = Arc::new(InFlightKey::new(in_flight, state.clone()));
        let (requests, inbox) = mpsc::channel();
        let (tasks, errands) = mpsc::channel();
        let (destroy, to_destroy) = mpsc::channel();
        let parts = writer::Parts {
            state: state.clone(),
            store,
            volume: volume.clone(),
            requests: inbox,
            tasks: tasks.clone(),
            ballast,
            keys,
            in_flight: in_flight.clone(),
            destroy,
        };
        let writer = Writer::new(parts, wal);
        let maintenance = Maintenance::new(maintenance::Parts {
            folder,
            options: options.clone(),
            master,
            volume,
            store,
            index,
            state: state.clone(),
            tasks: errands,
            requests: requests.clone(),
            applied,
        });
        let threads = vec![
            spawn("store-writer", move || writer.run())?,
            spawn("store-keys", move || destroy_when_told(&in_flight, &to_destroy))?,
            spawn("store-maintenance", move || maintenance.run())?,
        ];
        Ok(DiskStore { inner: Arc::new(Inner { state, requests, tasks, threads: Mutex::new(threads) }) })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.inner.state)
    }

    async fn ask<T>(
        &self,
        request: impl FnOnce(oneshot::Sender<Result<T, StoreError>>) -> Request,
    ) -> Result<Durable<T>, StoreError> {
        let (done, answer) = oneshot::channel();
        self.inner.requests.send(request(done)).map_err(|_| StoreError::Closed)?;
        // The writer answers only after its barrier.
        answer.await.map_err(|_| StoreError::Closed)?.map(Durable::after_barrier)
    }
}

impl Store for DiskStore {
    async fn receive(
        &self,
        batch: Vec<Incoming>,
        now: DateTime<Utc>,
    ) -> Result<Durable<Vec<Incoming>>, StoreError> {
        let TakenIn { fresh, barrier } = self.take_in(batch, now).await?;
        // What was handed out before it is kept back until it has passed.
        barrier.await?.into_inner();
        Ok(Durable::after_barrier(fresh))
    }

    async fn take_in(&self, batch: Vec<Incoming>, now: DateTime<Utc>) -> Result<TakenIn, StoreError> {
        let (taken, fresh) = oneshot::channel();
        let (done, passed) = oneshot::channel();
        let request = Request::TakeIn { batch, now, taken, done };
        self.inner.requests.send(request).map_err(|_| StoreError::Closed)?;
        let fresh = fresh.await.map_err(|_| StoreError::Closed)??;
        let barrier =
            async move { passed.await.map_err(|_| StoreError::Closed)?.map(Durable::after_barrier) };
        Ok(TakenIn { fresh, barrier: Box::pin(barrier) })
    }

    async fn left_over(&self, now: DateTime<Utc>, limit: usize) -> Result<Durable<Left>, StoreError> {
        // Only what has passed a barrier is handed out.
        Ok(Durable::after_barrier(self.state().in_flight.left_over(now, limit)))
    }

    async fn unfinished(&self) -> Result<Vec<Incoming>, StoreError> {
        Ok(self.state().in_flight.unfinished())
    }

    async fn pending_outbox(&self) -> Result<Durable<Vec<Outgoing>>, StoreError> {
        // Through the writer, so that what is handed out has passed a barrier.
        self.ask(|done| Request::Pending { done }).await
    }

    async fn known(&self, chat: ChatId) -> Result<Known, StoreError> {
        reading::known(&self.inner.state, chat)
    }

    async fn commit(&self, commit: Commit) -> Result<Durable<Committed>, StoreError> {
        self.ask(|done| Request::Commit { commit: Box::new(commit), done }).await
    }

    async fn sent(&self, said: Durable<Outgoing>) -> Result<Durable<Vec<Outgoing>>, StoreError> {
        let next = {
            let mut state = self.state();
            state.in_flight.sent(&[said.id]);
            state.in_flight.take(said.chat, said.urgency, None)
        };
        self.inner.requests.send(Request::Sent).map_err(|_| StoreError::Closed)?;
        // Only what has passed a barrier was taken.
        Ok(Durable::after_barrier(next))
    }

    async fn later(&self, said: Durable<Outgoing>, not_before: DateTime<Utc>) -> Result<(), StoreError> {
        self.state().in_flight.later(&said, not_before);
        Ok(())
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        Ok(self.state().next_due())
    }

    async fn due(&self, now: DateTime<Utc>, limit: usize) -> Result<Vec<ChatId>, StoreError> {
        reading::due(&self.inner.state, now, limit)
    }

    async fn claim(&self, chat: ChatId, now: DateTime<Utc>) -> Result<Option<Durable<Claim>>, StoreError> {
        let attempt = self.ask(|done| Request::Claim { chat, now, done }).await?.into_inner();
        Ok(attempt.map(|attempt| Durable::after_barrier(Claim::new(attempt))))
    }

    async fn settle(
        &self,
        claim: Durable<Claim>,
        outcome: Outcome,
        now: DateTime<Utc>,
    ) -> Result<Durable<Settlement>, StoreError> {
        self.ask(|done| Request::Settle { claim: claim.into_inner(), outcome, now, done }).await
    }

    async fn ladder(&self, chat: ChatId) -> Result<Ladder, StoreError> {
        reading::ladder(&self.inner.state, chat)
    }

    async fn history(&self, chat: ChatId) -> Result<Vec<Vec<u8>>, StoreError> {
        reading::history(&self.inner.state, chat)
    }

    async fn page(&self, cursor: Option<Cursor>, limit: usize) -> Result<Page, StoreError> {
        reading::page(&self.inner.state, cursor, limit).map_err(failed)
    }

    async fn versioned_note(&self, name: &str) -> Result<Note, StoreError> {
        reading::note(&self.inner.state, name)
    }

    async fn change_note(&self, name: &str, basis: Basis, bytes: Vec<u8>) -> Result<Durable<()>, StoreError> {
        self.ask(|done| Request::Note { name: name.to_string(), basis, bytes, done }).await
    }

    fn figures(&self) -> StoreFigures {
        self.state().figures()
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        let (done, stopped) = mpsc::channel();
        if self.tasks.send(Task::Stopping { done }).is_ok() {
            // An error means that the thread is gone.
            let _ = stopped.recv();
        }
        // The writer ends first, so that maintenance takes over everything it wrote.
        let _ = self.requests.send(Request::Close);
        let threads = self.threads.get_mut().unwrap_or_else(PoisonError::into_inner);
        for (at, thread) in threads.drain(..).enumerate() {
            if at == 2 {
                let _ = self.tasks.send(Task::Close);
            }
            if thread.join().is_err() {
                tracing::error!("a thread of the store ended in a panic");
            }
        }
    }
}

/// Destroys the old key of what is in flight whenever the writer has wrapped what is open again.
fn destroy_when_told(in_flight: &InFlightKey, told: &mpsc::Receiver<()>) {
    while told.recv().is_ok() {
        while let Err(error) = in_flight.destroy() {
            tracing::error!(%error, "cannot destroy the keys of what was finished; it will be tried again");
            if told.recv_timeout(AGAIN) == Err(mpsc::RecvTimeoutError::Disconnected) {
                return;
            }
        }
    }
}

impl fmt::Debug for DiskStore {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("DiskStore")
    }
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> std::io::Result<JoinHandle<()>> {
    std::thread::Builder::new().name(name.into()).spawn(run)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::ports::{LadderChange, RecordChange};
    use crate::store::building::{self, Contents};
    use crate::store::folder::WAL;
    use crate::store::records::{CHAT, HISTORY, LADDER, key_of, with_chat, write_ladder};
    use crate::store::sealing::{Nonces, Sealer};

    const WITH_A_RECORD: ChatId = ChatId(1);
    const WITH_A_LADDER: ChatId = ChatId(2);

    /// A store in which the keys of two people are missing.
    fn without_keys(options: &DiskOptions, now: DateTime<Utc>) {
        let mut folder = DataFolder::open(&options.folder, now).unwrap();
        let master = folder.new_key(&options.key).unwrap();
        let (lost, mut nonces) = (Sealer::new([7; 32]), Nonces::new().unwrap());
        let mut contents = Contents::default();
        let mut keep = |kind, chat, plain: &[u8]| {
            let mut key = key_of(kind, &master.who(chat)).to_vec();
            if kind == HISTORY {
                key.extend_from_slice(&1u64.to_be_bytes());
            }
            let sealed = lost.seal(&key, plain, &mut nonces);
            contents.records.insert(key, sealed);
        };
        keep(CHAT, WITH_A_RECORD, &with_chat(WITH_A_RECORD, b"a record"));
        keep(HISTORY, WITH_A_RECORD, &with_chat(WITH_A_RECORD, b"told"));
        keep(LADDER, WITH_A_LADDER, &write_ladder(WITH_A_LADDER, &Ladder::default()));
        let format = building::write(&folder, WAL, &master, contents, now).unwrap();
        folder.write_format(format).unwrap();
    }

    #[tokio::test]
    async fn whoever_has_lost_the_key_is_not_somebody_new() {
        let (place, now) = (tempfile::tempdir().unwrap(), DateTime::UNIX_EPOCH + TimeDelta::days(20_000));
        let key = Some(place.path().join("store.key"));
        let mut options = DiskOptions::new(place.path().join("data"), key);
        (options.ballast, options.backup_every) = (0, None);
        without_keys(&options, now);
        let store = DiskStore::open(&options, now).unwrap();
        assert_eq!(store.figures().quarantined, 2);
        let is_unreadable = |error| matches!(error, StoreError::Unreadable(_));
        assert!(store.known(WITH_A_RECORD).await.is_err_and(is_unreadable));
        assert!(store.history(WITH_A_RECORD).await.is_err_and(is_unreadable));
        assert!(store.ladder(WITH_A_LADDER).await.is_err_and(is_unreadable));
        for chat in [WITH_A_RECORD, WITH_A_LADDER] {
            let put = Commit { record: RecordChange::Put(b"as if new".to_vec()), ..Commit::new(chat, now) };
            assert!(store.commit(put).await.is_err_and(is_unreadable), "it would be written over");
            let plan = Commit { ladder: LadderChange::Replace(Vec::new()), ..Commit::new(chat, now) };
            assert!(store.commit(plan).await.is_err_and(is_unreadable));
            let forget = Commit { record: RecordChange::Forget, ..Commit::new(chat, now) };
            assert!(store.commit(forget).await.is_ok(), "but it can be erased");
            assert_eq!(store.known(chat).await.unwrap().record, None);
        }
    }
}
