//! The share of "the system is down" on ordinary days, learned from reports that the bot asked for.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Answer, Day, Seniority};

/// The share that is assumed before anything is learned.
pub const FIRST_SHARE: f64 = 0.15;
const LEAST: f64 = 0.05;
const MOST: f64 = 0.35;
/// The number of weeks looked back on.
const WEEKS: usize = 8;
/// A week with fewer reports teaches nothing.
const FEWEST_A_WEEK: u32 = 20;

/// What ordinary weeks were like: counts of whole weeks for the whole country, nothing about anybody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Normal {
    /// The newest last.
    weeks: Vec<Week>,
    /// The last day that was added.
    #[serde(default)]
    through: Option<NaiveDate>,
}

/// One week of the ISO calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Week {
    /// Year and week.
    of: (i32, u32),
    down: u32,
    all: u32,
}

impl Normal {
    /// The learned share: the median of the last eight weeks, between 5 and 35 in a hundred.
    pub fn share(&self) -> f64 {
        let mut shares: Vec<f64> = self
            .weeks
            .iter()
            .filter(|week| week.all >= FEWEST_A_WEEK)
            .map(|week| f64::from(week.down) / f64::from(week.all))
            .collect();
        shares.sort_by(f64::total_cmp);
        let median = match shares.len() {
            0 => return FIRST_SHARE,
            odd if odd % 2 == 1 => shares[odd / 2],
            even => (shares[even / 2 - 1] + shares[even / 2]) / 2.0,
        };
        median.clamp(LEAST, MOST)
    }

    /// Adds a day that is over; one that was added before teaches nothing new.
    pub fn learn(&mut self, day: &Day) {
        if self.through.is_some_and(|through| day.on <= through) {
            return;
        }
        self.through = Some(day.on);
        let of = (day.on.iso_week().year(), day.on.iso_week().week());
        let counts = day
            .reports
            .iter()
            .filter(|it| it.asked && it.seniority != Seniority::New && it.answer != Answer::NotTried);
        let (mut down, mut all) = (0, 0);
        for report in counts {
            all += 1;
            down += u32::from(report.answer == Answer::SystemDown);
        }
        match self.weeks.last_mut().filter(|week| week.of == of) {
            Some(week) => {
                week.down += down;
                week.all += all;
            }
            None => self.weeks.push(Week { of, down, all }),
        }
        let too_many = self.weeks.len().saturating_sub(WEEKS);
        self.weeks.drain(..too_many);
    }
}
