//! The day on which somebody means to go, of the mentions in a text.

use chrono::{Datelike, Days, NaiveDate};

use super::mention::{Mention, What};
use super::token::Token;

/// The last day named that lies after today; "Friday the 4th" is one day. `None` where none does.
pub(super) fn coming(tokens: &[Token], mentions: &[Mention], today: NaiveDate) -> Option<NaiveDate> {
    let mut day: Option<NaiveDate> = None;
    for mention in mentions {
        if day.is_some_and(|day| mention.what.agrees_with(day)) {
            continue;
        }
        let named = match mention.what {
            What::Date(on) | What::Relative(on) => Some(on),
            What::DayMonth { day, month } => next(today, |on| on.day() == day && on.month() == month),
            What::Weekday { weekday, .. } => next(today, |on| on.weekday().num_days_from_monday() == weekday),
            What::LoneDay => {
                // "Both" is no second of a month.
                let typed = |token: &Token| token.number().filter(|number| !number.spelled);
                let number = || tokens.get(mention.first..mention.end)?.iter().find_map(typed);
                number().and_then(|number| next(today, |on| on.day() == number.value))
            }
            _ => None,
        };
        day = named.filter(|on| *on > today).or(day);
    }
    day
}

/// The first day after today of which this is true, within a year.
fn next(today: NaiveDate, is_meant: impl Fn(&NaiveDate) -> bool) -> Option<NaiveDate> {
    (1..=366).filter_map(|days| today.checked_add_days(Days::new(days))).find(is_meant)
}
