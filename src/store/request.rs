//! What can be asked of the writer, and the answers that wait for its barrier.

use std::io;

use chrono::{DateTime, Utc};
use tokio::sync::oneshot;

use super::keyring::Wrapping;
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
    Note {
        name: String,
        bytes: Vec<u8>,
        done: Answer<()>,
    },
    /// Something was sent and is to be written down: nobody waits for that.
    Sent,
    /// Begin a new segment.
    Rotate {
        done: std::sync::mpsc::Sender<io::Result<Rotated>>,
    },
    Close,
}

/// A new segment was begun.
pub(super) struct Rotated {
    /// The last sequence number before it.
    pub(super) until: u64,
    /// The wrapping keys that open what stands before it.
    pub(super) keys: Vec<Wrapping>,
}

/// An answer that waits for the barrier.
pub(super) enum Waiting {
    Received(Answer<Vec<Incoming>>, Vec<Incoming>),
    Said(Answer<Vec<Outgoing>>, Vec<Outgoing>),
    /// Somebody is forgotten: answered once their key is destroyed.
    Forgotten(Answer<Vec<Outgoing>>, Vec<Outgoing>, Box<Commit>),
    Claimed(Answer<Option<Attempt>>, Option<Attempt>),
    Settled(Answer<Verdict>, Verdict),
    Noted(Answer<()>),
}

/// Whether a commit promises something new. On a full disk only what keeps old promises is written,
/// and what takes a conversation on.
pub(super) fn promises(commit: &Commit) -> bool {
    matches!(commit.ladder, LadderChange::Replace(_)) || !commit.history.is_empty()
}

/// Whether a commit takes a conversation on: on a full disk so many are written as the reserve allows.
pub(super) fn takes_on(commit: &Commit) -> bool {
    matches!(commit.record, RecordChange::Put(_))
}

impl Request {
    /// Answers that it cannot be done.
    pub(super) fn refuse(self, error: StoreError) {
        match self {
            Request::Receive { done, .. } => answer(done, Err(error)),
            Request::Commit { done, .. } | Request::Pending { done } => answer(done, Err(error)),
            Request::Claim { done, .. } => answer(done, Err(error)),
            Request::Settle { done, .. } => answer(done, Err(error)),
            Request::Note { done, .. } => answer(done, Err(error)),
            // Ignored where nobody waits any more.
            Request::Rotate { done } => drop(done.send(Err(io::Error::other(error.to_string())))),
            Request::Sent | Request::Close => {}
        }
    }

    /// Whether it asks that somebody be forgotten.
    pub(super) fn forgets(&self) -> Option<ChatId> {
        match self {
            Request::Commit { commit, .. } if commit.record == RecordChange::Forget => Some(commit.chat),
            _ => None,
        }
    }
}

impl Waiting {
    pub(super) fn answer(self, outcome: &Result<(), StoreError>) {
        let outcome = outcome.clone();
        match self {
            Waiting::Received(done, fresh) => answer(done, outcome.map(|()| fresh)),
            Waiting::Said(done, said) | Waiting::Forgotten(done, said, _) => {
                answer(done, outcome.map(|()| said));
            }
            Waiting::Claimed(done, attempt) => answer(done, outcome.map(|()| attempt)),
            Waiting::Settled(done, verdict) => answer(done, outcome.map(|()| verdict)),
            Waiting::Noted(done) => answer(done, outcome),
        }
    }

    pub(super) fn forgets(&self) -> bool {
        matches!(self, Waiting::Forgotten(..))
    }
}

/// Somebody who no longer waits needs no answer.
pub(super) fn answer<T>(done: Answer<T>, outcome: Result<T, StoreError>) {
    let _ = done.send(outcome);
}
