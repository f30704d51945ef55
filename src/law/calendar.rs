//! Working days in Kazakhstan: weekends, holidays and their transfers, swaps by the government.

use chrono::{Datelike, Months, NaiveDate, Weekday};

use super::values::{Basis, Timeline};

/// Working days of the years that the data covers.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    pub(super) holidays: Vec<Holiday>,
    pub(super) moving: Vec<MovingHoliday>,
    pub(super) swaps: Vec<Swap>,
    pub(super) years: Vec<Year>,
    first: NaiveDate,
    working: Vec<bool>,
}

/// A holiday on the same day every year.
#[derive(Clone, Debug, PartialEq)]
pub struct Holiday {
    /// Its id.
    pub id: String,
    /// Month and day; `None` ends it.
    pub days: Timeline<Option<(u32, u32)>>,
    /// Whether a holiday on a weekend moves to the next working day.
    pub moves_from_weekend: bool,
}

/// One day of a holiday that follows the moon; never moved from a weekend.
#[derive(Clone, Debug, PartialEq)]
pub struct MovingHoliday {
    /// Its id.
    pub id: String,
    /// The day.
    pub day: NaiveDate,
    /// Calculated, not announced: it can be off by a day.
    pub estimated: bool,
    /// Source and checks.
    pub basis: Basis,
}

/// A weekday made free by the government, and the weekend day worked instead.
#[derive(Clone, Debug, PartialEq)]
pub struct Swap {
    /// The day off.
    pub off: NaiveDate,
    /// The weekend day that is worked.
    pub worked: NaiveDate,
    /// Source and checks.
    pub basis: Basis,
}

/// A year that the data answers for.
#[derive(Clone, Debug, PartialEq)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// Whether its days off are final; until then the government may still swap days.
    pub settled: bool,
    /// Source and checks.
    pub basis: Basis,
}

impl Calendar {
    /// Works out every day of the years given; they must follow one another.
    pub(super) fn new(
        holidays: Vec<Holiday>,
        moving: Vec<MovingHoliday>,
        swaps: Vec<Swap>,
        years: Vec<Year>,
    ) -> Calendar {
        let first =
            years.first().and_then(|year| NaiveDate::from_ymd_opt(year.year, 1, 1)).unwrap_or(NaiveDate::MIN);
        let length = years
            .last()
            .and_then(|year| NaiveDate::from_ymd_opt(year.year + 1, 1, 1))
            .map_or(0, |end| (end - first).num_days().max(0) as usize);
        let mut calendar =
            Calendar { holidays, moving, swaps, years, first, working: Vec::with_capacity(length) };
        calendar.working =
            first.iter_days().take(length).map(|day| !is_weekend(day) && !calendar.is_off(day)).collect();
        calendar.transfer();
        calendar
    }

    /// Whether people work on that day in offices. A weekend day worked for a swap is not told as a
    /// working day: nobody should rely on it. `None` outside the years of the data.
    pub fn is_working_day(&self, day: NaiveDate) -> Option<bool> {
        let at = usize::try_from((day - self.first).num_days()).ok()?;
        self.working.get(at).copied()
    }

    /// The last working day on or before a day; `None` where the data ends.
    pub fn last_working_day_on_or_before(&self, day: NaiveDate) -> Option<NaiveDate> {
        let mut candidate = day;
        while !self.is_working_day(candidate)? {
            candidate = candidate.pred_opt()?;
        }
        Some(candidate)
    }

    /// The first working day after a day; `None` where the data ends.
    pub fn next_working_day_after(&self, day: NaiveDate) -> Option<NaiveDate> {
        let mut candidate = day.succ_opt()?;
        while !self.is_working_day(candidate)? {
            candidate = candidate.succ_opt()?;
        }
        Some(candidate)
    }

    /// Whether what is said about a day can still change: its year is not settled.
    pub fn is_provisional(&self, day: NaiveDate) -> bool {
        self.year_of(day).is_some_and(|year| !year.settled)
    }

    /// The row of the year that a day lies in.
    pub fn year_of(&self, day: NaiveDate) -> Option<&Year> {
        self.years.iter().find(|year| year.year == day.year())
    }

    /// The years of the data.
    pub fn years(&self) -> impl Iterator<Item = &Year> {
        self.years.iter()
    }

    /// The holidays with a fixed day.
    pub fn holidays(&self) -> impl Iterator<Item = &Holiday> {
        self.holidays.iter()
    }

    /// The holidays that follow the moon.
    pub fn moving_holidays(&self) -> impl Iterator<Item = &MovingHoliday> {
        self.moving.iter()
    }

    /// The government's swaps.
    pub fn swaps(&self) -> impl Iterator<Item = &Swap> {
        self.swaps.iter()
    }

    fn is_off(&self, day: NaiveDate) -> bool {
        self.holidays.iter().any(|holiday| holiday.falls_on(day))
            || self.moving.iter().any(|holiday| holiday.day == day)
            || self.swaps.iter().any(|swap| swap.off == day)
    }

    /// Law on holidays: a holiday on a weekend makes the next working day free.
    fn transfer(&mut self) {
        let days: Vec<NaiveDate> = self.first.iter_days().take(self.working.len()).collect();
        for day in days {
            let moved = |holiday: &&Holiday| holiday.moves_from_weekend && holiday.falls_on(day);
            let count = if is_weekend(day) { self.holidays.iter().filter(moved).count() } else { 0 };
            for _ in 0..count {
                let Some(next) = self.next_working_day_after(day) else { continue };
                let at = (next - self.first).num_days();
                if let Some(working) = usize::try_from(at).ok().and_then(|at| self.working.get_mut(at)) {
                    *working = false;
                }
            }
        }
    }
}

impl Holiday {
    fn falls_on(&self, day: NaiveDate) -> bool {
        self.days.at(day).is_some_and(|(_, date)| *date == Some((day.month(), day.day())))
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The written rule for "one month before": the same number of the earlier month, or its last day
/// where it has no such number, which is the earlier and so the safe day.
pub fn months_before(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN)
}

/// The same number of a later month, or its last day (Civil Code, article 174).
pub fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}
