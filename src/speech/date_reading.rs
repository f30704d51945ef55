//! What was understood of a date somebody typed, said back in words, or what to ask about it.

use chrono::NaiveDate;

use super::{Message, say};
use crate::understand::dates::{AskWhy, DateReading};

/// More days than this are written as months.
const MOST_DAYS: i64 = 99;
/// More months than this are written as years.
const MOST_MONTHS: i64 = 23;

/// The answer to a typed date: what was read with how far it is from `today`, or a question back.
pub fn date_reading(reading: DateReading, today: NaiveDate) -> Message {
    match reading {
        DateReading::Date(date) => say::date_reading_understood(date, distance(date, today)),
        DateReading::Ask(AskWhy::Year) => say::date_reading_ask_year(),
        DateReading::Ask(AskWhy::DayMonth) => say::date_reading_ask_day_month(),
        DateReading::Ask(AskWhy::Day) => say::date_reading_ask_day(),
        DateReading::Invalid => say::date_reading_invalid(),
        DateReading::None => say::date_reading_none(),
    }
}

/// How long ago or ahead a date is: "in 5 days", "about 14 months ago".
pub fn distance(date: NaiveDate, today: NaiveDate) -> Message {
    let days = (date - today).num_days();
    let months = (days.abs() * 12 + 182) / 365;
    match days {
        0 => say::date_reading_distance_today(),
        1 => say::date_reading_distance_tomorrow(),
        -1 => say::date_reading_distance_yesterday(),
        _ if days.abs() <= MOST_DAYS && days > 0 => say::date_reading_distance_days_ahead(days),
        _ if days.abs() <= MOST_DAYS => say::date_reading_distance_days_ago(-days),
        _ if months <= MOST_MONTHS && days > 0 => say::date_reading_distance_months_ahead(months),
        _ if months <= MOST_MONTHS => say::date_reading_distance_months_ago(months),
        _ if days > 0 => say::date_reading_distance_years_ahead((months + 6) / 12),
        _ => say::date_reading_distance_years_ago((months + 6) / 12),
    }
}
