//! Dates as each language writes them; the patterns and names are messages of `locales/*/dates.ftl`.

use chrono::{Datelike, NaiveDate};

use super::{Argument, Message};

/// "20 September 2025", "20 сентября 2025 года", "2025 жылғы 20 қыркүйек".
pub fn long_date(date: NaiveDate) -> Message {
    Message::new("date-long")
        .with("number", Argument::Number(i64::from(date.day())))
        .with("month", Argument::Message(Box::new(month(date))))
        .with("year", Argument::Text(date.year().to_string()))
}

/// "20 September 2025" in the order of day, month and year in every language, for a button.
pub fn short_date(date: NaiveDate) -> Message {
    Message::new("date-short")
        .with("day", Argument::Message(Box::new(day_and_month(date))))
        .with("year", Argument::Text(date.year().to_string()))
}

/// "20 September": no year, where it is known which one is meant.
pub fn day_and_month(date: NaiveDate) -> Message {
    Message::new("date-day-month")
        .with("number", Argument::Number(i64::from(date.day())))
        .with("month", Argument::Message(Box::new(month(date))))
}

/// The same with its weekday.
pub fn date_with_weekday(date: NaiveDate) -> Message {
    let weekday = format!("date-weekday-{}", date.weekday().number_from_monday());
    Message::new("date-with-weekday")
        .with("weekday", Argument::Message(Box::new(Message::new(weekday))))
        .with("long", Argument::Message(Box::new(long_date(date))))
}

fn month(date: NaiveDate) -> Message {
    Message::new(format!("date-month-{}", date.month()))
}
