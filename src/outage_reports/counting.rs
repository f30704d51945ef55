//! What the reports of the last days come to, for the country or one region.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Answer, Burst, Day, Moment, Report, Seniority};
use crate::law::Region;

/// The most reports that count in one region and day of people who began within the same two days, while
/// they are recent.
const MOST_OF_A_COHORT: usize = 2;
/// Hours after which a report counts half.
const HALF_AFTER_HOURS: f64 = 24.0;

/// What the reports come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counted {
    /// People of one day whose reports count: the day among the last 24 hours that has more.
    pub people: usize,
    /// Weight of "the system is down" in the last 72 hours.
    pub down: f64,
    /// Weight of "taken" and "another reason" in the last 72 hours.
    pub up: f64,
    /// People with "the system is down" in the last 24 hours who are seasoned.
    pub seasoned_down: usize,
    /// Day and hour of the first "the system is down" that counts.
    pub first_down: Option<(NaiveDate, u8)>,
    /// Day and hour of the latest report that counts.
    pub latest: Option<(NaiveDate, u8)>,
    /// "The system is down" of those who are new, in the last 24 hours: told to the operator.
    pub new_down: usize,
    /// All who say so in the last 24 hours.
    pub all_down: usize,
    /// Reports that count in the last 24 hours and that the bot had asked for.
    pub asked: usize,
}

impl Counted {
    /// The share of "the system is down", between zero and one; zero where nothing counts.
    pub fn share(&self) -> f64 {
        let all = self.down + self.up;
        if all > 0.0 { self.down / all } else { 0.0 }
    }
}

/// Counts the reports of these days for a region, or for the whole country. What `held` names is left out.
pub fn count(
    days: &[Day],
    region: Option<Region>,
    moment: Moment,
    held: &[Burst],
    is_open: &impl Fn(NaiveDate) -> bool,
) -> Counted {
    let mut counted = Counted::default();
    for day in days {
        let mut cohorts: HashMap<(Option<Region>, u16), usize> = HashMap::new();
        let mut people = 0;
        for report in day.reports.iter().filter(|it| region.is_none() || it.region == region) {
            let Some(age) = moment.age(day.on, report.hour, is_open) else { continue };
            if report.answer == Answer::NotTried || held.iter().any(|it| it.holds(day.on, report)) {
                continue;
            }
            let is_fresh = age <= 24;
            let is_down = report.answer == Answer::SystemDown;
            counted.all_down += usize::from(is_fresh && is_down);
            if !may_count(report, &mut cohorts) {
                counted.new_down += usize::from(is_fresh && is_down && report.seniority == Seniority::New);
                continue;
            }
            people += usize::from(is_fresh);
            counted.asked += usize::from(is_fresh && report.asked);
            let weight = 0.5f64.powf(age as f64 / HALF_AFTER_HOURS);
            let at = Some((day.on, report.hour));
            counted.latest = counted.latest.max(at);
            if is_down {
                counted.down += weight;
                counted.seasoned_down += usize::from(is_fresh && report.seniority == Seniority::Seasoned);
                counted.first_down = counted.first_down.map_or(at, |first| at.map(|it| first.min(it)));
            } else {
                counted.up += weight;
            }
        }
        counted.people = counted.people.max(people);
    }
    counted
}

/// Whether a report counts: the new do not, and of a cohort only the first two in a region.
fn may_count(report: &Report, cohorts: &mut HashMap<(Option<Region>, u16), usize>) -> bool {
    if report.seniority == Seniority::New {
        return false;
    }
    let Some(cohort) = report.cohort else { return true };
    let so_far = cohorts.entry((report.region, cohort)).or_default();
    *so_far += 1;
    *so_far <= MOST_OF_A_COHORT
}
