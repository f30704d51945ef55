//! Which reminder is meant, and what of it is due.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{CaseId, Rung};

/// What a reminder is: the same facts always give the same one, so planning twice changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ReminderId {
    /// Which case of the chat.
    pub case: CaseId,
    /// The civil day it is due on.
    pub due_on: NaiveDate,
    /// Which rung.
    pub rung: Rung,
}

/// One reminder that is being sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// What it is.
    pub id: ReminderId,
    /// The instant it was due.
    pub at: DateTime<Utc>,
    /// Counted from "apply by".
    pub provisional: bool,
    /// Which of its attempts this is: the outcome of an earlier one must not settle a later one.
    pub attempt: u16,
}
