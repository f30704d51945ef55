//! The store on the disk: one writer with one barrier for all who wait, and the index behind it.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread::JoinHandle;

use chrono::{DateTime, Utc};
use tokio::sync::oneshot;

use super::folder::{Ballast, DataFolder, OpenError};
use super::keeper::{Keeper, Parts, Task};
use super::opening::{Opened, open};
use super::reading;
use super::request::Request;
use super::sealing::MasterKey;
use super::state::{State, failed};
use super::volume::{Folder, Volume};
use super::writer::Writer;
use crate::ports::{
    Claim, Commit, Cursor, Durable, Incoming, Outgoing, Page, Store, StoreError, StoreFigures,
};
use crate::reminders::{ChatId, Ladder, Outcome, Verdict};

/// Where a store is, and how it is looked after.
#[derive(Clone, Debug)]
pub struct DiskOptions {
    /// The data folder.
    pub folder: PathBuf,
    /// The key file; made with a new store.
    pub key: PathBuf,
    /// Space kept in reserve for a full disk, in bytes.
    pub ballast: u64,
    /// Rotating backups are made this often; none where it is missing.
    pub backup_every: Option<std::time::Duration>,
    /// How many backups are kept; none is kept longer than 30 days.
    pub backups_kept: usize,
}

impl DiskOptions {
    /// The usual way for a data folder. The key file is `key`, else `RUQSAT_KEY_FILE`, else
    /// [`MasterKey::default_path`].
    pub fn new(folder: impl Into<PathBuf>, key: Option<PathBuf>) -> DiskOptions {
        let folder = folder.into();
        let named = || std::env::var_os("RUQSAT_KEY_FILE").map(PathBuf::from);
        let key = key.or_else(named).unwrap_or_else(|| MasterKey::default_path(&folder));
        DiskOptions {
            folder,
            key,
            ballast: 16 << 20,
            backup_every: Some(std::time::Duration::from_secs(24 * 3600)),
            backups_kept: 14,
        }
    }
}

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

impl DiskStore {
    /// Opens or makes the store of a data folder. Blocks: seconds for a large store after a crash.
    pub fn open(options: &DiskOptions, now: DateTime<Utc>) -> Result<DiskStore, OpenError> {
        let (folder, master) = DataFolder::open(&options.folder, &options.key)?;
        let volume: Arc<dyn Volume> = Arc::new(Folder::open(folder.journal())?);
        DiskStore::start(options, folder, master, volume, now)
    }

    /// The same with the journal on a volume of the caller's: for tests of what disks do.
    pub fn open_on(
        options: &DiskOptions,
        volume: Arc<dyn Volume>,
        now: DateTime<Utc>,
    ) -> Result<DiskStore, OpenError> {
        let (folder, master) = DataFolder::open(&options.folder, &options.key)?;
        DiskStore::start(options, folder, master, volume, now)
    }

    /// Makes a backup now and returns its path. Blocks.
    pub fn backup(&self, into: Option<&Path>, now: DateTime<Utc>) -> Result<PathBuf, StoreError> {
        let (done, outcome) = mpsc::channel();
        let task = Task::Backup { into: into.map(Path::to_path_buf), now, done: Some(done) };
        self.inner.tasks.send(task).map_err(|_| StoreError::Closed)?;
        outcome.recv().map_err(|_| StoreError::Closed)?.map_err(failed)
    }

    /// Makes one file of the journal and builds the index anew, which gives space back. Blocks.
    pub fn compact(&self) -> Result<(), StoreError> {
        let (done, outcome) = mpsc::channel();
        self.inner.tasks.send(Task::Compact { done: Some(done) }).map_err(|_| StoreError::Closed)?;
        outcome.recv().map_err(|_| StoreError::Closed)?.map_err(failed)
    }

    /// Waits until the index holds everything and was compared with the journal; says how many of
    /// its records were wrong (and are right now). Blocks.
    pub fn check(&self) -> Result<u64, StoreError> {
        let (done, outcome) = mpsc::channel();
        self.inner.tasks.send(Task::Check { done }).map_err(|_| StoreError::Closed)?;
        outcome.recv().map_err(|_| StoreError::Closed)?.map_err(failed)
    }

    fn start(
        options: &DiskOptions,
        folder: DataFolder,
        master: Arc<MasterKey>,
        volume: Arc<dyn Volume>,
        now: DateTime<Utc>,
    ) -> Result<DiskStore, OpenError> {
        let ballast = Ballast::new(&folder.path, options.ballast);
        let Opened { state, journal, applied } =
            open(&folder, master.clone(), volume.clone(), &ballast, now)?;
        let index = state.index.clone();
        let state = Arc::new(Mutex::new(state));
        let (requests, inbox) = mpsc::channel();
        let (tasks, errands) = mpsc::channel();
        let writer = Writer::new(state.clone(), journal, volume.clone(), inbox, tasks.clone(), ballast);
        let keeper = Keeper::new(Parts {
            folder,
            options: options.clone(),
            master,
            volume,
            index,
            state: state.clone(),
            tasks: errands,
            requests: requests.clone(),
            applied,
        });
        let threads =
            vec![spawn("store-writer", move || writer.run())?, spawn("store-keeper", move || keeper.run())?];
        Ok(DiskStore { inner: Arc::new(Inner { state, requests, tasks, threads: Mutex::new(threads) }) })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.inner.state.lock().unwrap_or_else(PoisonError::into_inner)
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
        self.ask(|done| Request::Receive { batch, now, done }).await
    }

    async fn unfinished(&self) -> Result<Vec<Incoming>, StoreError> {
        Ok(self.state().passing.unfinished())
    }

    async fn pending_outbox(&self) -> Result<Durable<Vec<Outgoing>>, StoreError> {
        // Through the writer, so that what is handed out has passed a barrier.
        self.ask(|done| Request::Pending { done }).await
    }

    async fn chat(&self, chat: ChatId) -> Result<Option<Arc<[u8]>>, StoreError> {
        reading::record(&self.inner.state, chat)
    }

    async fn commit(&self, commit: Commit) -> Result<Durable<Vec<Outgoing>>, StoreError> {
        self.ask(|done| Request::Commit { commit: Box::new(commit), done }).await
    }

    fn sent(&self, outgoing: &[u64]) {
        self.state().passing.sent(outgoing);
    }

    fn next_due(&self) -> Option<DateTime<Utc>> {
        self.state().next_due()
    }

    fn due(&self, now: DateTime<Utc>, limit: usize) -> Vec<ChatId> {
        reading::due(&self.inner.state, now, limit).unwrap_or_default()
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
    ) -> Result<Durable<Verdict>, StoreError> {
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

    fn figures(&self) -> StoreFigures {
        self.state().figures()
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        // The writer ends first, so that the keeper takes over everything it wrote.
        for close in [self.requests.send(Request::Close).is_ok(), true] {
            let threads = self.threads.get_mut().unwrap_or_else(PoisonError::into_inner);
            if close && !threads.is_empty() {
                let thread = threads.remove(0);
                if thread.join().is_err() {
                    tracing::error!("a thread of the store ended in a panic");
                }
                // Ignored where the keeper is gone already.
                let _ = self.tasks.send(Task::Close);
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
