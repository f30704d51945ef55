//! Reports on the office, and the presses on the way to it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::law::Region;
use crate::outage_reports::{Answer, Seniority};

/// A press about outage reports. A day is the number of days since 2000: an answer is about that day alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reporting {
    /// Ask whether they took it today.
    Ask,
    /// The answer.
    Answer(u16, Answer),
    /// Show the regions: a page of them.
    Regions(u16, Answer, u8),
    /// The same answer with its region.
    In(u16, Answer, Region),
    /// Show what people say.
    Status,
    /// Whether the bot asks by itself.
    Asked(bool),
}

/// What somebody reported, to be counted apart from the chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reported {
    /// The answer.
    pub answer: Answer,
    /// Where, if it was told.
    pub region: Option<Region>,
    /// Whether the person had planned to go, so that the bot asks.
    pub asked: bool,
    /// How much it counts.
    pub seniority: Seniority,
    /// When the person agreed to storing.
    pub agreed: Option<DateTime<Utc>>,
}
