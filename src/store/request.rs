//! What can be asked of the writer, and the answers that wait for its barrier.

use std::io;

use chrono::{DateTime, Utc};
use tokio::sync::oneshot;

use crate::ports::{Claim, Commit, Incoming, LadderChange, Outgoing, RecordChange, StoreError};
use crate::reminders::{Attempt, ChatId, Outcome, Verdict};

pub(super) type Answer<T> = oneshot::Sender<Result<T, StoreError>>;

/// What can be asked of the writer.
pub(super) enum Request {
    Receive {
        batch: Vec<Incoming>,
        now: DateTime<Utc>,
        done: Answer<Vec<Incoming>>,
    },
    Commit {
        commit: Box<Commit>,
        done: Answer<Vec<Outgoing>>,
    },
    Claim {
        chat: ChatId,
        now: DateTime<Utc>,
        done: Answer<Option<Attempt>>,
    },
    Settle {
        claim: Claim,
        outcome: Outcome,
        now: DateTime<Utc>,
        done: Answer<Verdict>,
    },
    Pending {
        done: Answer<Vec<Outgoing>>,
    },
    /// Begin a new segment; the answer is its first sequence number.
    Rotate {
        done: std::sync::mpsc::Sender<io::Result<u64>>,
    },
    Close,
}

impl Request {
    /// Answers that it cannot be done.
    pub(super) fn refuse(self, error: StoreError) {
        match self {
            Request::Receive { done, .. } => answer(done, Err(error)),
            Request::Commit { done, .. } | Request::Pending { done } => answer(done, Err(error)),
            Request::Claim { done, .. } => answer(done, Err(error)),
            Request::Settle { done, .. } => answer(done, Err(error)),
            // Ignored where nobody waits any more.
            Request::Rotate { done } => drop(done.send(Err(io::Error::other(error.to_string())))),
            Request::Close => {}
        }
    }
}

/// An answer that waits for the barrier.
pub(super) enum Waiting {
    Received(Answer<Vec<Incoming>>, Vec<Incoming>),
    Said(Answer<Vec<Outgoing>>, Vec<Outgoing>),
    Claimed(Answer<Option<Attempt>>, Option<Attempt>),
    Settled(Answer<Verdict>, Verdict),
}

/// Whether a commit promises something new. On a full disk only what keeps old promises is written.
pub(super) fn promises(commit: &Commit) -> bool {
    matches!(commit.record, RecordChange::Put(_)) || matches!(commit.ladder, LadderChange::Replace(_))
}

impl Waiting {
    pub(super) fn answer(self, outcome: &Result<(), StoreError>) {
        let outcome = outcome.clone();
        match self {
            Waiting::Received(done, fresh) => answer(done, outcome.map(|()| fresh)),
            Waiting::Said(done, said) => answer(done, outcome.map(|()| said)),
            Waiting::Claimed(done, attempt) => answer(done, outcome.map(|()| attempt)),
            Waiting::Settled(done, verdict) => answer(done, outcome.map(|()| verdict)),
        }
    }
}

/// Somebody who no longer waits needs no answer.
pub(super) fn answer<T>(done: Answer<T>, outcome: Result<T, StoreError>) {
    let _ = done.send(outcome);
}
