//! What a stretch of the text says about a date.

use chrono::{Datelike, NaiveDate};

use super::token::Number;

/// A stretch of tokens that speaks of a date.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Mention {
    /// The first token, and the one after the last.
    pub first: usize,
    pub end: usize,
    pub what: What,
}

/// What a mention says; all but a date and an impossible one leave something open.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum What {
    Date(NaiveDate),
    /// Counted from today: "yesterday", "in three weeks".
    Relative(NaiveDate),
    /// No such day, or outside 2000 to 2099.
    Invalid,
    /// The year is missing (or cut off).
    DayMonth {
        day: u32,
        month: u32,
    },
    /// Day and month could be either way round.
    Either(Vec<NaiveDate>),
    /// The same, and the year is missing too.
    EitherDayMonth {
        first: u32,
        second: u32,
    },
    /// The day is missing.
    Month {
        month: u32,
        year: Option<i32>,
    },
    Year(i32),
    /// A weekday, 0 for Monday; `alone` if it means something without a date beside it.
    Weekday {
        weekday: u32,
        alone: bool,
    },
    /// "The 20th", without a month.
    LoneDay,
    /// "5 days", and nothing says from when or which way.
    BareSpan,
    /// "10 years": how long a paper was made out for, or an age.
    Term,
    /// A season or a feast; says nothing more beside a day.
    Season,
    /// A few days, two days to choose from.
    Vague,
}

impl What {
    /// A calendar date, or the news that there is no such one.
    pub fn date(year: i32, month: u32, day: u32) -> What {
        NaiveDate::from_ymd_opt(year, month, day).filter(in_range).map_or(What::Invalid, What::Date)
    }

    /// A date counted from today.
    pub fn relative(date: Option<NaiveDate>) -> What {
        date.filter(in_range).map_or(What::Invalid, What::Relative)
    }

    /// Day and month; impossible where no year has such a day.
    pub fn day_month(day: u32, month: u32) -> What {
        if exists_in_some_year(day, month) { What::DayMonth { day, month } } else { What::Invalid }
    }

    pub fn as_date(&self) -> Option<NaiveDate> {
        match self {
            What::Date(date) | What::Relative(date) => Some(*date),
            _ => None,
        }
    }

    /// Whether this could be said of the date without contradiction.
    pub fn agrees_with(&self, date: NaiveDate) -> bool {
        match self {
            What::Date(other) | What::Relative(other) => *other == date,
            What::DayMonth { day, month } => (*day, *month) == (date.day(), date.month()),
            What::Month { month, year } => {
                *month == date.month() && year.is_none_or(|year| year == date.year())
            }
            What::Year(year) => *year == date.year(),
            What::Weekday { weekday, .. } => *weekday == date.weekday().num_days_from_monday(),
            What::Either(dates) => dates.contains(&date),
            What::LoneDay | What::BareSpan | What::Term | What::Season => true,
            What::Invalid | What::EitherDayMonth { .. } | What::Vague => false,
        }
    }
}

/// A year in digits: 25 is 2025; 2025 stays, and so does 0025.
pub(super) fn full_year(year: Number) -> i32 {
    let short = year.digits <= 2;
    i32::try_from(if short { 2000 + year.value } else { year.value }).unwrap_or(i32::MAX)
}

pub(super) fn exists_in_some_year(day: u32, month: u32) -> bool {
    // 2000 was a leap year.
    NaiveDate::from_ymd_opt(2000, month, day).is_some()
}

fn in_range(date: &NaiveDate) -> bool {
    (2000..=2099).contains(&date.year())
}
