//! A store that several instances share: PostgreSQL. What is kept is sealed as on the disk.
//!
//! Every promise hangs on the row of the person alone: it is locked first, carries the version that a
//! change stands on, the claims of reminders, and the token of its last commit. Who leads and who may send
//! how much is only for manners.

// In import order: a part imports only parts above it (a test keeps it so).
mod server;
mod secrets;
mod committing;
mod migrations;
mod instance;
mod opening;
mod people;
mod passing;
mod rekeying;
mod moving;
mod restored;

use std::collections::HashSet;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::time::Instant;

use crate::locks::lock;
use crate::ports::{
    Basis, Claim, Commit, Committed, Cursor, Durable, Incoming, Known, Left, Note, Outgoing, Page, Store,
    StoreError, StoreFigures, Time, UpdateId,
};
use crate::reminders::{ChatId, Ladder, Outcome, Settlement};
pub use migrations::{Migration, Release};
pub use moving::{MoveError, Moved, move_from_disk, move_to_disk};
pub use opening::PgOptions;
pub use rekeying::Rekeyed;
pub use restored::{ForgottenList, ReconcileError, Reconciled};
pub use server::PgAddress;

use instance::Membership;
use secrets::Secrets;
use server::{Fault, Server};

/// How long a call is tried again while the server is away.
const PATIENCE: Duration = Duration::from_secs(10);
/// The same for what became of a send.
const PATIENCE_TO_SETTLE: Duration = Duration::from_secs(60);
/// How long an instance has a message in hand before others may take it up; renewed while it runs.
const HELD_FOR_MS: i64 = 60_000;

/// Why the store cannot be opened; the sentence is for the operator.
#[derive(Debug, thiserror::Error)]
pub enum PgOpenError {
    /// The address is of no use.
    #[error("the address of the store's server cannot be used ({0})")]
    Address(String),
    /// The authority's certificate is of no use.
    #[error("the certificate authority in {0} cannot be used ({1})")]
    Authority(String, String),
    /// The key file cannot be read.
    #[error(
        "the store needs its key, and {0} cannot be read ({1}); put the key file there, or name it with --key-file"
    )]
    Key(String, String),
    /// The key belongs to another store.
    #[error("{0} is not the key of this store; every instance needs a copy of the same key file")]
    OtherKey(String),
    /// The server cannot be reached.
    #[error(
        "the store's server at {0} cannot be reached ({1}); look at its address, its name and password, and whether it runs"
    )]
    Away(String, String),
    /// There is no store in that database.
    #[error("there is no store in this database; `ruqsat store init` makes one")]
    Missing,
    /// There is one already.
    #[error("there is a store in this database already; nothing was changed")]
    Present,
    /// It was changed by a newer program.
    #[error(
        "this store needs a newer release of ruqsat (it asks for at least {0}, this one knows {1}); update this instance"
    )]
    TooNew(i32, i32),
    /// An older program still runs.
    #[error("an instance of an older release still runs; this release changes the store once it has ended")]
    OlderRuns,
    /// Only to be looked at, and not of this release.
    #[error(
        "the tables of this store are an earlier release's; start this release once, or look with the earlier one"
    )]
    Earlier,
    /// The server does not keep what it promises.
    #[error("the store's server does not keep what it promises: {0}; change that, then start again")]
    Unsafe(String),
    /// Something else.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Keeps everything in PostgreSQL. Cheap to clone; clones are the same instance.
#[derive(Clone)]
pub struct PgStore {
    inner: Arc<Inner>,
}

struct Inner {
    server: Server,
    options: PgOptions,
    release: Release,
    secrets: RwLock<Arc<Secrets>>,
    /// Names this instance: never the same twice.
    holder: String,
    hands: Mutex<Hands>,
    figures: Mutex<StoreFigures>,
    standing: Mutex<Membership>,
}

/// What this instance has in hand.
#[derive(Default)]
struct Hands {
    updates: HashSet<UpdateId>,
    messages: HashSet<u64>,
}

impl PgStore {
    fn secrets(&self) -> Arc<Secrets> {
        Arc::clone(&self.inner.secrets.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn hands(&self) -> MutexGuard<'_, Hands> {
        lock(&self.inner.hands)
    }

    fn change_figures(&self, change: impl FnOnce(&mut StoreFigures)) {
        change(&mut lock(&self.inner.figures));
    }

    fn hold(&self, committed: &Committed) {
        let mut hands = self.hands();
        hands.messages.extend(committed.said.iter().map(|outgoing| outgoing.id));
        hands.updates.extend(committed.next.iter().map(|incoming| incoming.update_id));
    }

    /// Does something until it succeeds, is refused, or took too long.
    async fn trying<T, F>(&self, patience: Duration, act: impl Fn() -> F) -> Result<T, StoreError>
    where
        F: Future<Output = Result<T, Fault>>,
    {
        let (began, mut pause) = (Instant::now(), Duration::from_millis(20));
        loop {
            let fault = match act().await {
                Ok(done) => {
                    self.change_figures(|figures| figures.failing = false);
                    return Ok(done);
                }
                Err(fault) => fault,
            };
            if !fault.is_passing() || began.elapsed() + pause > patience {
                let error = fault.into_error();
                if matches!(error, StoreError::Away(_) | StoreError::Failed(_) | StoreError::Full) {
                    self.change_figures(|figures| {
                        figures.failures += 1;
                        figures.failing = true;
                    });
                }
                return Err(error);
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(Duration::from_secs(1));
        }
    }

    /// Commits, and asks where the answer was lost.
    async fn commit_surely(&self, commit: &Commit) -> Result<Committed, StoreError> {
        let began = Instant::now();
        loop {
            let token =
                crate::store::sealing::random().map_err(|error| StoreError::Failed(error.to_string()))?;
            // What is not sent to the server yet is tried again inside.
            let tried = self.trying(PATIENCE, || async move {
                match self.commit_once(commit, token).await {
                    Err(Fault::Unanswered(committed, why)) => Ok(Err((committed, why))),
                    done => done.map(Ok),
                }
            });
            let (committed, why) = match tried.await? {
                Ok(committed) => return Ok(committed),
                Err(unanswered) => unanswered,
            };
            tracing::warn!(why, "the answer to a commit was lost; the server is asked whether it was made");
            match self.trying(PATIENCE, || self.was_made(commit, token)).await {
                Ok(people::Made::Yes) => return Ok(*committed),
                Ok(people::Made::Overtaken) if commit.update_id.is_some() => return Err(StoreError::Done),
                Ok(people::Made::Overtaken) if commit.basis != Basis::Any => return Err(StoreError::Changed),
                Ok(people::Made::No | people::Made::Overtaken) if began.elapsed() < PATIENCE => {}
                Ok(people::Made::No | people::Made::Overtaken) => return Err(StoreError::Away(why)),
                Err(_) => return Err(StoreError::Unknown(why)),
            }
        }
    }
}

impl Store for PgStore {
    async fn receive(
        &self,
        batch: Vec<Incoming>,
        now: DateTime<Utc>,
    ) -> Result<Durable<Vec<Incoming>>, StoreError> {
        let fresh = self.trying(PATIENCE, || self.receive_once(&batch, now)).await?;
        self.hands().updates.extend(fresh.iter().map(|incoming| incoming.update_id));
        Ok(Durable::after_barrier(fresh))
    }

    async fn left_over(&self, now: DateTime<Utc>, limit: usize) -> Result<Durable<Left>, StoreError> {
        let received = self.trying(PATIENCE, || self.left_updates(now, limit)).await?;
        self.hands().updates.extend(received.iter().map(|incoming| incoming.update_id));
        let said = self.trying(PATIENCE, || self.left_messages(now, limit)).await?;
        self.hands().messages.extend(said.iter().map(|outgoing| outgoing.id));
        Ok(Durable::after_barrier(Left { received, said }))
    }

    async fn unfinished(&self) -> Result<Vec<Incoming>, StoreError> {
        self.trying(PATIENCE, || self.read_unfinished()).await
    }

    async fn pending_outbox(&self) -> Result<Durable<Vec<Outgoing>>, StoreError> {
        Ok(Durable::after_barrier(self.trying(PATIENCE, || self.read_pending()).await?))
    }

    async fn known(&self, chat: ChatId) -> Result<Known, StoreError> {
        self.trying(PATIENCE, || self.read_known(chat)).await
    }

    async fn commit(&self, commit: Commit) -> Result<Durable<Committed>, StoreError> {
        let mut committed = self.commit_surely(&commit).await;
        if let (Err(StoreError::Failed(_) | StoreError::Unreadable(_)), Some(_)) =
            (&committed, commit.update_id)
        {
            // Whoever asked tells the person that it was not saved. Left open, the update would be tried again for
            // ever, and hold up what comes after it.
            let nothing = Commit { update_id: commit.update_id, ..Commit::new(commit.chat, commit.now) };
            if let Err(error) = self.commit_surely(&nothing).await {
                tracing::error!(%error, "an update that cannot be written down stays open");
                committed = Err(error);
            }
        }
        if let (Some(update_id), false) = (commit.update_id, matches!(committed, Err(StoreError::Changed))) {
            // Whoever is refused leaves it to others.
            self.hands().updates.remove(&update_id);
        }
        let committed = committed?;
        self.hold(&committed);
        Ok(Durable::after_barrier(committed))
    }

    fn release(&self, update_id: UpdateId) {
        self.hands().updates.remove(&update_id);
    }

    async fn sent(&self, said: Durable<Outgoing>) -> Result<Durable<Vec<Outgoing>>, StoreError> {
        self.hands().messages.remove(&said.id);
        let next = self.trying(PATIENCE, || self.sent_once(&said)).await?;
        self.hands().messages.extend(next.iter().map(|outgoing| outgoing.id));
        Ok(Durable::after_barrier(next))
    }

    async fn later(&self, said: Durable<Outgoing>, not_before: DateTime<Utc>) -> Result<(), StoreError> {
        self.hands().messages.remove(&said.id);
        self.trying(PATIENCE, || self.later_once(&said, not_before)).await
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        self.trying(PATIENCE, || self.read_next_due()).await
    }

    async fn due(&self, now: DateTime<Utc>, limit: usize) -> Result<Vec<ChatId>, StoreError> {
        self.trying(PATIENCE, || self.read_due(now, limit)).await
    }

    async fn claim(&self, chat: ChatId, now: DateTime<Utc>) -> Result<Option<Durable<Claim>>, StoreError> {
        let attempt = self.trying(PATIENCE, || self.claim_once(chat, now)).await?;
        Ok(attempt.map(|attempt| Durable::after_barrier(Claim::new(attempt))))
    }

    async fn settle(
        &self,
        claim: Durable<Claim>,
        outcome: Outcome,
        now: DateTime<Utc>,
    ) -> Result<Durable<Settlement>, StoreError> {
        let settlement = self.trying(PATIENCE_TO_SETTLE, || self.settle_once(&claim, outcome, now)).await?;
        Ok(Durable::after_barrier(settlement))
    }

    async fn ladder(&self, chat: ChatId) -> Result<Ladder, StoreError> {
        self.trying(PATIENCE, || self.read_ladder(chat)).await
    }

    async fn history(&self, chat: ChatId) -> Result<Vec<Vec<u8>>, StoreError> {
        self.trying(PATIENCE, || self.read_history(chat)).await
    }

    async fn page(&self, cursor: Option<Cursor>, limit: usize) -> Result<Page, StoreError> {
        self.trying(PATIENCE, || self.read_page(cursor.as_ref(), limit)).await
    }

    async fn versioned_note(&self, name: &str) -> Result<Note, StoreError> {
        self.trying(PATIENCE, || self.read_note(name)).await
    }

    async fn change_note(&self, name: &str, basis: Basis, bytes: Vec<u8>) -> Result<Durable<()>, StoreError> {
        self.trying(PATIENCE, || self.put_note_once(name, basis, &bytes)).await?;
        Ok(Durable::after_barrier(()))
    }

    fn leads(&self) -> bool {
        self.standing().leads()
    }

    fn share(&self) -> Option<u32> {
        self.standing().share()
    }

    fn time(&self) -> Time {
        self.standing().time()
    }

    async fn resign(&self) {
        if let Err(error) = self.step_down().await {
            tracing::warn!(error = %error.into_error(), "the other instances take over a few seconds later");
        }
    }

    fn figures(&self) -> StoreFigures {
        *lock(&self.inner.figures)
    }
}

/// Milliseconds since 1970.
fn ms(at: DateTime<Utc>) -> i64 {
    at.timestamp_millis()
}
