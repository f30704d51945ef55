//! What can be asked of the writer, and the answers that wait for its barrier.

use std::io;
use std::sync::Mutex;

use chrono::{DateTime, Utc};
use tokio::sync::oneshot;

use super::keyring::Wrapping;
use super::state::State;
use crate::locks::lock;
use crate::ports::{
    Basis, Claim, Commit, Committed, Incoming, LadderChange, Outgoing, RecordChange, StoreError, UpdateId,
    Urgency,
};
use crate::reminders::{Attempt, ChatId, Outcome, Settlement};

pub(super) type AnswerTo<T> = oneshot::Sender<Result<T, StoreError>>;

/// What can be asked of the writer.
pub(super) enum Request {
    /// A batch of updates, handed out before the barrier.
    TakeIn {
        batch: Vec<Incoming>,
        now: DateTime<Utc>,
        taken: AnswerTo<Vec<Incoming>>,
        done: AnswerTo<()>,
    },
    Commit {
        commit: Box<Commit>,
        done: AnswerTo<Committed>,
    },
    Claim {
        chat: ChatId,
        now: DateTime<Utc>,
        done: AnswerTo<Option<Attempt>>,
    },
    Settle {
        claim: Claim,
        outcome: Outcome,
        now: DateTime<Utc>,
        done: AnswerTo<Settlement>,
    },
    Pending {
        done: AnswerTo<Vec<Outgoing>>,
    },
    Note {
        name: String,
        basis: Basis,
        bytes: Vec<u8>,
        done: AnswerTo<()>,
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
    TakenIn(AnswerTo<()>),
    Pending(AnswerTo<Vec<Outgoing>>, Vec<Outgoing>),
    Committed(AnswerTo<Committed>, Committing),
    /// Somebody is forgotten: answered once their key is destroyed.
    Forgotten(AnswerTo<Committed>, Committing, Box<Commit>),
    Claimed(AnswerTo<Option<Attempt>>, Option<Attempt>),
    Settled(AnswerTo<Settlement>, Settlement),
    Noted(AnswerTo<()>),
}

/// What of a commit is needed to answer it.
pub(super) struct Committing {
    chat: ChatId,
    update_id: Option<UpdateId>,
    /// The queue in which it says something.
    said: Option<(ChatId, Urgency)>,
    now: DateTime<Utc>,
}

impl Committing {
    pub(super) fn of(commit: &Commit) -> Committing {
        let said = (!commit.outbox.is_empty()).then_some((commit.chat, commit.urgency));
        Committing { chat: commit.chat, update_id: commit.update_id, said, now: commit.now }
    }

    /// It is not written: later updates of the chat do not wait for this one.
    pub(super) fn give_up(&self, state: &mut State) {
        if let Some(update_id) = self.update_id {
            state.in_flight.give_up(update_id);
        }
    }

    /// After the barrier: what is to be said now.
    fn committed(&self, state: &mut State) -> Committed {
        let said = self
            .said
            .map(|(chat, urgency)| state.in_flight.take(chat, urgency, Some(self.now)))
            .unwrap_or_default();
        let next = self.update_id.and_then(|_| state.in_flight.take_next(self.chat));
        Committed { said, next }
    }
}

/// Whether a commit promises something new. On a full disk only what keeps old promises is written,
/// and what takes a conversation on. An erasure promises nothing, whatever it keeps of others.
pub(super) fn promises(commit: &Commit) -> bool {
    let is_new = matches!(commit.ladder, LadderChange::Replace(_)) || !commit.history.is_empty();
    is_new && commit.record != RecordChange::Forget
}

/// Whether a commit takes a conversation on: on a full disk only as many are written as the reserve allows.
pub(super) fn takes_on(commit: &Commit) -> bool {
    matches!(commit.record, RecordChange::Put(_))
}

impl Request {
    /// Answers that it cannot be done.
    pub(super) fn refuse(self, error: StoreError) {
        match self {
            Request::TakeIn { taken, .. } => answer(taken, Err(error)),
            Request::Commit { done, .. } => answer(done, Err(error)),
            Request::Pending { done } => answer(done, Err(error)),
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
    pub(super) fn answer(self, outcome: &Result<(), StoreError>, state: &Mutex<State>) {
        let outcome = outcome.clone();
        match self {
            Waiting::TakenIn(done) => answer(done, outcome),
            Waiting::Pending(done, pending) => answer(done, outcome.map(|()| pending)),
            Waiting::Committed(done, committing) | Waiting::Forgotten(done, committing, _) => {
                let mut state = lock(state);
                if outcome.is_err() {
                    committing.give_up(&mut state);
                }
                answer(done, outcome.map(|()| committing.committed(&mut state)));
            }
            Waiting::Claimed(done, attempt) => answer(done, outcome.map(|()| attempt)),
            Waiting::Settled(done, settlement) => answer(done, outcome.map(|()| settlement)),
            Waiting::Noted(done) => answer(done, outcome),
        }
    }

    /// Who is forgotten.
    pub(super) fn forgets(&self) -> Option<ChatId> {
        match self {
            Waiting::Forgotten(_, committing, _) => Some(committing.chat),
            _ => None,
        }
    }
}

/// Somebody who no longer waits needs no answer.
pub(super) fn answer<T>(done: AnswerTo<T>, outcome: Result<T, StoreError>) {
    let _ = done.send(outcome);
}
