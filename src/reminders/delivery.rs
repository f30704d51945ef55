//! The life of one reminder: planned, claimed, sent, and everything that can come in between.
//!
//! ```text
//! PLANNED ──due──► CLAIMED ──► SENT ──read──► DONE
//!    ▲                │ └─ answer lost, or the process died ─► UNCERTAIN ──again, marked──► CLAIMED
//!    └─ certainly not sent (no connection, limit, blocked: the chat waits or is parked)
//! CLAIMED ──the account is gone──► DEAD; erased, or not wanted any more ──► no longer on the ladder
//! ```
//!
//! Nothing is ever given up by a counter.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{ChatId, Due};

/// Where one reminder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeliveryState {
    /// Not sent; `not_before` (seconds since 1970) is set after a try that certainly failed.
    Planned {
        /// The earliest next try.
        not_before: Option<i64>,
    },
    /// A send is under way; without an outcome by `until` (seconds since 1970) it is uncertain.
    Claimed {
        /// The end of the lease.
        until: i64,
    },
    /// The answer to a send is lost; it is repeated, marked, at `retry_at` (seconds since 1970).
    Uncertain {
        /// The instant of the repeat.
        retry_at: i64,
    },
    /// Accepted by Telegram.
    Sent {
        /// Telegram's number of the message.
        message_id: i64,
    },
    /// Read by the person: the only proof that it arrived.
    Done,
    /// It will not be sent.
    Dead(Death),
}

/// Why a reminder will never be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Death {
    /// The account behind the chat no longer exists.
    ChatGone,
}

/// What became of one send, as certain as can be known. Total: there is no "otherwise".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Telegram accepted it.
    Sent {
        /// Telegram's number of the message.
        message_id: i64,
    },
    /// Certainly not sent: no connection came about. Try again later.
    NotSent,
    /// Certainly not sent: a limit. Not before this span has passed.
    RetryAfter(TimeDelta),
    /// Certainly not sent: the person blocked the bot, or never started it, or the chat is unknown.
    Blocked,
    /// Certainly not sent: the account no longer exists.
    Gone,
    /// Certainly not sent: Telegram refuses this text. The plain fallback is next.
    Rejected,
    /// Not sent, and need not be: what it was about is gone.
    Moot,
    /// It may or may not have been sent.
    Uncertain,
    /// Certainly not sent, and no fault of the chat: the token is invalid or another instance
    /// polls. Nothing changes state; all sending stops until an operator acts.
    Halted,
}

/// One attempt to send what is due in a chat: written down before the first byte leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Whom to send to.
    pub chat: ChatId,
    /// What is due; more than one becomes one digest.
    pub due: Vec<Due>,
    /// An earlier attempt may have arrived: say so in the message.
    pub repeat: bool,
    /// Earlier texts were refused or broke the program: send the plain fallback.
    pub plain: bool,
}

/// What settling an outcome came to, for the operator's figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// Settled for good.
    Settled,
    /// It will be tried again at its time.
    Later,
    /// It waits until the person comes back.
    Parked,
    /// It will be tried again, and somebody should look: repeatedly uncertain or refused.
    Alarm,
}

/// How long a claim holds before it counts as uncertain: longer than any request may take.
pub const LEASE: TimeDelta = TimeDelta::seconds(180);
/// The grace before an uncertain send is repeated.
const GRACE: TimeDelta = TimeDelta::seconds(60);
/// After this many uncertain attempts the operator is alerted.
pub(super) const ALARM_AFTER: u16 = 5;

/// The instant of the repeat after the n-th uncertain attempt: a minute, then doubling to an hour.
pub(super) fn repeat_at(now: DateTime<Utc>, ambiguous: u16) -> i64 {
    doubling(now, GRACE, ambiguous, TimeDelta::hours(1))
}

/// The instant of the next try after the n-th failed one: seconds, then doubling to ten minutes.
pub(super) fn retry_at(now: DateTime<Utc>, tries: u16) -> i64 {
    doubling(now, TimeDelta::seconds(5), tries, TimeDelta::minutes(10))
}

fn doubling(now: DateTime<Utc>, first: TimeDelta, times: u16, most: TimeDelta) -> i64 {
    let shift = u32::from(times.saturating_sub(1).min(16));
    let wait = first.num_seconds().saturating_mul(1 << shift).min(most.num_seconds());
    now.timestamp().saturating_add(wait)
}
