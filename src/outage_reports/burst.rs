//! Sudden bursts, held until the operator has looked.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Answer, Day, Moment, Report, Seniority};

/// Fewer volunteered reports of one hour are no burst.
const FEWEST: usize = 8;
/// How many times the usual hour a burst is.
const TIMES: usize = 4;
/// Hours a day in which people report.
const HOURS_A_DAY: usize = 9;

/// Volunteered reports of one hour, far more than in other hours, all saying that the system is down. Those
/// that the bot asked for are never held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Burst {
    /// The day.
    pub on: NaiveDate,
    /// The full hour (0–23).
    pub hour: u8,
    /// How many reports.
    pub reports: usize,
}

impl Burst {
    /// Bursts that the operator has not let count.
    pub fn find(days: &[Day], moment: Moment) -> Vec<Burst> {
        let mut hours: BTreeMap<(NaiveDate, u8), usize> = BTreeMap::new();
        for day in days {
            for report in day.reports.iter().filter(|it| is_volunteered(it)) {
                if (day.on, report.hour) < (moment.day, moment.before) {
                    *hours.entry((day.on, report.hour)).or_default() += 1;
                }
            }
        }
        let days_seen = days.iter().filter(|day| !day.reports.is_empty()).count().max(1);
        let is_released =
            |on: NaiveDate, hour: u8| days.iter().any(|day| day.on == on && day.released.contains(&hour));
        let all: usize = hours.values().sum();
        hours
            .iter()
            .filter(|&(_, &count)| {
                count >= FEWEST && count * HOURS_A_DAY * days_seen >= TIMES * (all - count)
            })
            .filter(|&(&(on, hour), _)| !is_released(on, hour))
            .map(|(&(on, hour), &reports)| Burst { on, hour, reports })
            .collect()
    }

    /// Whether this report is one of them.
    pub fn holds(&self, on: NaiveDate, report: &Report) -> bool {
        on == self.on && report.hour == self.hour && is_volunteered(report)
    }
}

fn is_volunteered(report: &Report) -> bool {
    !report.asked && report.answer == Answer::SystemDown && report.seniority != Seniority::New
}
