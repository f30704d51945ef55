//! What a text says of the expiry: a reading, and the dates a question would be about.

use chrono::NaiveDate;

use super::{AskWhy, DateReading};

/// A reading, with the dates it could mean where it asks back.
pub(super) struct Choice {
    pub reading: DateReading,
    pub candidates: Vec<NaiveDate>,
}

impl Choice {
    pub fn of(reading: DateReading) -> Choice {
        Choice { reading, candidates: Vec::new() }
    }

    /// A question, with the dates it is about.
    pub fn ask(why: AskWhy, candidates: Vec<NaiveDate>) -> Choice {
        Choice { reading: DateReading::Ask(why), candidates }
    }
}
