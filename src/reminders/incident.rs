//! What has happened to a saved document. A fine, a refusal, a loss and an application each have their
//! own day and their own last day: one never takes the place of another.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A fine was imposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fined {
    /// The day on which the decision was handed over, if known.
    pub handed_over: Option<NaiveDate>,
}

/// Paying half of a fine was offered, before any decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HalfOffered {
    /// The day on which it was offered and explained.
    pub on: NaiveDate,
}

/// An application was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// The day on which the person learnt of it, if known.
    pub learnt: Option<NaiveDate>,
}

/// Why nothing about renewing a document is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rest {
    /// The new document is in hand; its date is awaited.
    InHand,
    /// The person wants no more reminders about it.
    Stopped,
}

/// Which thing happened to a document, without its day; the order says which one is spoken of first
/// where nothing else decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Incident {
    /// A fine.
    Fined,
    /// An offer to pay half of a fine.
    HalfOffered,
    /// A loss or theft.
    Lost,
    /// A refusal.
    Refused,
    /// An application, pending or returned.
    Filed,
}

impl Incident {
    /// Every incident.
    pub const ALL: [Incident; 5] =
        [Incident::Fined, Incident::HalfOffered, Incident::Lost, Incident::Refused, Incident::Filed];
}

/// What has become of an application for a new document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Application {
    /// None is known that still counts.
    None,
    /// It is being decided, since that day (or will be handed in on it).
    Pending(NaiveDate),
    /// It was returned: counts as not filed.
    Returned,
    /// It was refused.
    Refused,
}

/// The one thing that earlier releases kept about a document: the last fact stated about it.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum LastTold {
    NotFiled,
    Filed { on: NaiveDate },
    Returned,
    InHand,
    Refused { learnt: Option<NaiveDate> },
    HalfOffered { on: NaiveDate },
    Fined { handed_over: Option<NaiveDate> },
    Lost { on: NaiveDate },
    Stopped,
}

/// The first release stored a refusal without a day.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum WithoutADay {
    Refused,
}

/// [`LastTold`] as each release has written it.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum OldState {
    Earlier(WithoutADay),
    Later(LastTold),
}

impl OldState {
    pub(super) fn last_told(self) -> LastTold {
        match self {
            OldState::Earlier(WithoutADay::Refused) => LastTold::Refused { learnt: None },
            OldState::Later(told) => told,
        }
    }
}
