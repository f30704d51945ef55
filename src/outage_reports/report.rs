//! One report, and how much it counts.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::law::Region;

/// What somebody answered for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Answer {
    /// They took the application or the fingerprints.
    Taken,
    /// They did not: the system was down.
    SystemDown,
    /// They did not, for another reason: the office worked.
    OtherReason,
    /// The person did not try: it says nothing about the office.
    NotTried,
}

impl Answer {
    /// In the order of the buttons.
    pub const ALL: [Answer; 4] = [Answer::Taken, Answer::SystemDown, Answer::OtherReason, Answer::NotTried];
}

/// Stands for a person on one day only: a hash under that day's key. Two days cannot be linked, and without
/// the key no day can be linked to anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Reporter(pub [u8; 16]);

/// How long somebody has used the bot with a saved document. Many accounts made for the purpose are young.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Seniority {
    /// Nothing saved, or for fewer than fourteen days: thanked and not counted.
    New,
    /// For fewer than sixty days: of those who began within the same two days only two count in a region.
    Recent,
    /// For fewer than ninety days.
    Settled,
    /// Longer. Nothing is shown as unusual without three of these.
    Seasoned,
}

impl Seniority {
    /// Of somebody who agreed to storing at that moment and has a saved document, if so.
    pub fn of(agreed: Option<DateTime<Utc>>, has_document: bool, now: DateTime<Utc>) -> Seniority {
        let Some(agreed) = agreed.filter(|_| has_document) else { return Seniority::New };
        match now - agreed {
            age if age < TimeDelta::days(14) => Seniority::New,
            age if age < TimeDelta::days(60) => Seniority::Recent,
            age if age < TimeDelta::days(90) => Seniority::Settled,
            _ => Seniority::Seasoned,
        }
    }
}

/// One person's report for one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Whose, for this day.
    pub reporter: Reporter,
    /// The full hour at which it came (0–23, Asia/Almaty).
    pub hour: u8,
    /// Where, if it was given.
    pub region: Option<Region>,
    /// What was answered.
    pub answer: Answer,
    /// Whether the bot asked, because the person had planned to go; else it was volunteered.
    pub asked: bool,
    /// How much it counts.
    pub seniority: Seniority,
    /// The two days in which the person began, hashed under the day's key; only the recent have it.
    pub cohort: Option<u16>,
}
