//! Trouble that the operator has noted: told, and without an effect on any verdict.

use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::Region;

/// Trouble with the system on some days, as the operator noted it. What was announced by the state, and
/// changes verdicts, is an [`Outage`](super::Outage).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its id.
    pub id: Arc<str>,
    /// Where; in the whole country if it names no region.
    pub regions: Vec<Region>,
    /// The first day.
    pub starts: NaiveDate,
    /// The last day on which it is shown, at most the seventh.
    pub ends: NaiveDate,
    /// Where it stands.
    pub source: NoticeSource,
}

/// Where the operator has a notice from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeSource {
    /// A source of the law, by its id.
    Published(Arc<str>),
    /// What the operator checked, in the operator's words.
    Operator(Arc<str>),
}

impl Notice {
    /// More days than this no notice lasts.
    pub const MOST_DAYS: u64 = 7;

    /// Whether it is shown on that day.
    pub fn is_told_on(&self, day: NaiveDate) -> bool {
        (self.starts..=self.ends).contains(&day)
    }

    /// The last day that a notice may have which starts on that day.
    pub fn last_possible(starts: NaiveDate) -> NaiveDate {
        starts + Days::new(Notice::MOST_DAYS - 1)
    }
}
