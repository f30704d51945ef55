//! The reports of one civil day.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Report, Seniority};

/// The most reports of one day that are kept, of those that count and of those that do not: far more than
/// there are filings in the country.
pub const MOST_A_DAY: usize = 2_000;

/// The number under which a day is kept: no chat of Telegram has one so small.
pub fn place(day: NaiveDate) -> i64 {
    i64::MIN + i64::from(day.num_days_from_ce())
}

/// Whether it is no chat but a day of reports.
pub fn is_a_day(number: i64) -> bool {
    number < i64::MIN / 2
}

/// The reports of one civil day in Kazakhstan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// Which day.
    pub on: NaiveDate,
    /// Turns people into reporters for this day. It is random, and destroyed with the day.
    pub key: [u8; 32],
    /// One a person.
    pub reports: Vec<Report>,
    /// Hours whose burst the operator has let count.
    #[serde(default)]
    pub released: BTreeSet<u8>,
    /// What the operator was notified of already: once a day each.
    #[serde(default)]
    pub told: BTreeSet<String>,
}

/// What became of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is the person's first of the day.
    New,
    /// It stands in the place of the person's earlier one.
    Replaced,
    /// The day has as many as can be kept.
    Full,
}

impl Day {
    /// A day without reports.
    pub fn new(on: NaiveDate, key: [u8; 32]) -> Day {
        Day { on, key, reports: Vec::new(), released: BTreeSet::new(), told: BTreeSet::new() }
    }

    /// Takes a report; a second one of the same person replaces the first.
    pub fn take(&mut self, report: Report) -> Taken {
        if let Some(earlier) = self.reports.iter_mut().find(|it| it.reporter == report.reporter) {
            *earlier = report;
            return Taken::Replaced;
        }
        let counts = |it: &Report| it.seniority != Seniority::New;
        let alike = self.reports.iter().filter(|it| counts(it) == counts(&report)).count();
        if alike >= MOST_A_DAY {
            return Taken::Full;
        }
        self.reports.push(report);
        Taken::New
    }

    /// Takes a person's report out: everything about that person is being erased.
    pub fn forget(&mut self, reporter: super::Reporter) -> bool {
        let before = self.reports.len();
        self.reports.retain(|it| it.reporter != reporter);
        self.reports.len() < before
    }
}
