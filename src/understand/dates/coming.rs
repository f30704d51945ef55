//! The day on which somebody means to go, of the mentions in a text.

use chrono::{Datelike, Days, NaiveDate};

use super::mention::{Mention, What};
use super::token::Token;
use super::{Coming, Named};

/// The last day named that lies after today; "Friday the 4th" is one day. `None` where none does.
pub(super) fn coming(tokens: &[Token], mentions: &[Mention], today: NaiveDate) -> Option<Coming> {
    let mut day: Option<Coming> = None;
    for mention in mentions {
        if day.is_some_and(|day| mention.what.agrees_with(day.on)) {
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
        let by = match mention.what {
            What::LoneDay => Named::Number,
            What::Weekday { .. } => Named::Weekday,
            _ => Named::Date,
        };
        day = named.filter(|on| *on > today).map(|on| Coming { on, named: by }).or(day);
    }
    day
}

/// The first day after today of which this is true, within a year.
fn next(today: NaiveDate, is_meant: impl Fn(&NaiveDate) -> bool) -> Option<NaiveDate> {
    (1..=366).filter_map(|days| today.checked_add_days(Days::new(days))).find(is_meant)
}

#[cfg(test)]
mod tests {
    use super::super::{DateContext, DateReader};
    use chrono::NaiveDate;

    #[test]
    fn the_next_such_day_after_today_is_meant() {
        let reader = DateReader::new();
        let today = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
        let context = DateContext { today, lang: None };
        let coming = |text: &str| reader.coming_day(text, &context).map(|day| day.on.to_string());
        for (text, day) in [
            ("and if I go on Thursday", "2026-12-03"),
            ("or on Friday the 4th", "2026-12-04"),
            ("what about the 3rd", "2026-12-03"),
            ("in ten days then?", "2026-12-08"),
            ("до 7 декабря подождёт?", "2026-12-07"),
            ("а если 1-го пойду", "2026-12-01"),
            ("ертең жексенбі ғой, сейсенбіге қалдырсам бола ма", "2026-12-01"),
            // A Saturday, asked about on a Saturday.
            ("on Saturday", "2026-12-05"),
        ] {
            assert_eq!(coming(text).as_deref(), Some(day), "{text}");
        }
        for text in ["5 October 2025", "егер екеуін де тапсырсам", "in January", "yesterday"]
        {
            assert_eq!(coming(text), None, "{text}");
        }
    }
}
