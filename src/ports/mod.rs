//! What the outside must offer: a store, a messenger, a clock.
//!
//! The order of writes is in the types. A [`Durable`] value is made only by a store, after its
//! barrier to the disk, so nothing can be confirmed before it is saved; a [`Claim`] is made only by
//! [`Store::claim`] and used up by [`Store::settle`], so nothing can be sent without being written
//! down first, and no outcome can be written twice.
//!
//! A reply cannot be sent before it is saved:
//! ```compile_fail,E0423
//! use ruqsat::ports::Durable;
//! let saved = Durable("saved for 12 March");
//! ```
//! ```compile_fail,E0624
//! use ruqsat::ports::Durable;
//! let saved = Durable::after_barrier("saved for 12 March");
//! ```
//! nor settled without having been handed out by the store:
//! ```compile_fail,E0308
//! # use ruqsat::ports::{Outgoing, Store};
//! async fn made_up(store: &impl Store, reply: Outgoing) {
//!     let _ = store.sent(reply).await;
//! }
//! ```
//! A reminder cannot be sent without a claim, and a claim cannot be made up:
//! ```compile_fail,E0624
//! use ruqsat::{ports::Claim, reminders::{Attempt, ChatId}};
//! let claim = Claim::new(Attempt { chat: ChatId(1), due: vec![], repeat: false, plain: false });
//! ```
//! nor copied, so that its outcome is written once:
//! ```compile_fail,E0599
//! fn twice(claim: ruqsat::ports::Claim) -> (ruqsat::ports::Claim, ruqsat::ports::Claim) {
//!     (claim.clone(), claim)
//! }
//! ```

mod messenger;
mod store;

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::ops::Deref;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::reminders::{Attempt, ChatId};

pub use messenger::{
    Batch, CallOutcome, Heard, InlineCard, Introduction, Messenger, Rendered, Update, Webhook, WebhookState,
    Words,
};
pub use store::{
    Barrier, Basis, Commit, Committed, Cursor, Incoming, Known, LadderChange, Left, Note, Outgoing, Page,
    RecordChange, Store, StoreError, StoreFigures, TakenIn, Time, UpdateId, Urgency, Version,
};

/// What one bot stands on: which store, which messenger, which clock.
pub trait Ports: Send + Sync + 'static {
    /// Keeps everything.
    type Store: Store;
    /// Reaches people.
    type Messenger: Messenger;
    /// Tells the time.
    type Clock: Clock;
}

/// The three chosen by their types.
pub struct Wired<S, M, C>(PhantomData<(S, M, C)>);

impl<S: Store, M: Messenger, C: Clock> Ports for Wired<S, M, C> {
    type Store = S;
    type Messenger = M;
    type Clock = C;
}

/// A value that is on the disk: only a store makes one, after its barrier.
#[derive(Debug, PartialEq, Eq)]
#[must_use]
pub struct Durable<T>(T);

impl<T> Durable<T> {
    /// For stores alone, and only after the barrier has returned.
    #[cfg_attr(not(feature = "bot"), allow(dead_code, reason = "the stores are behind `bot`"))]
    pub(crate) fn after_barrier(value: T) -> Durable<T> {
        Durable(value)
    }

    /// The value; that it was durable is forgotten.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Durable<Vec<T>> {
    /// The parts one by one, each as durable as the whole.
    pub fn each(self) -> impl Iterator<Item = Durable<T>> {
        self.0.into_iter().map(Durable)
    }
}

impl Durable<Committed> {
    /// What is to be said now.
    pub fn each(self) -> impl Iterator<Item = Durable<Outgoing>> {
        self.0.said.into_iter().map(Durable)
    }

    /// What is to be said now, and the update that is to be handled next.
    pub fn parts(self) -> (Vec<Durable<Outgoing>>, Option<Incoming>) {
        (self.0.said.into_iter().map(Durable).collect(), self.0.next)
    }
}

impl Durable<Left> {
    /// The updates, and the messages.
    pub fn parts(self) -> (Vec<Incoming>, Vec<Durable<Outgoing>>) {
        (self.0.received, self.0.said.into_iter().map(Durable).collect())
    }
}

impl<T> Deref for Durable<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// An attempt that is written down. It must be used up by [`Store::settle`].
#[derive(Debug, PartialEq, Eq)]
#[must_use]
pub struct Claim(Attempt);

impl Claim {
    /// For stores alone.
    #[cfg_attr(not(feature = "bot"), allow(dead_code, reason = "the stores are behind `bot`"))]
    pub(crate) fn new(attempt: Attempt) -> Claim {
        Claim(attempt)
    }
}

impl Deref for Claim {
    type Target = Attempt;

    fn deref(&self) -> &Attempt {
        &self.0
    }
}

/// Tells the time. The only one who knows it.
pub trait Clock: Send + Sync + 'static {
    /// The wall clock. It may step.
    fn now(&self) -> DateTime<Utc>;

    /// Time since some fixed moment; never steps back.
    fn elapsed(&self) -> Duration;

    /// Whether the wall clock must not be trusted at this moment, because a second clock says
    /// otherwise or was not asked yet: nothing is sent or erased by its date then.
    fn is_in_doubt(&self) -> bool {
        false
    }

    /// Waits. A clock that jumps forward wakes those it jumps over.
    fn sleep(&self, span: Duration) -> impl Future<Output = ()> + Send;
}

impl fmt::Display for ChatId {
    /// Chat ids are private: a log line that holds one by mistake shows nothing.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("chat")
    }
}
