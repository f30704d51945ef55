//! Until when to complain, in words: the day to go to the office, and what to know of the last day.

use chrono::NaiveDate;

use crate::assess::complaint_go_by;
use crate::law::Law;
use crate::speech::{Message, say};

/// Until when to complain.
pub struct Until {
    /// The day to go, or that it is over; one bold line.
    pub headline: Message,
    /// What to know where the last day itself is a day off.
    pub note: Option<Message>,
}

/// Until when to complain where the law's last day is `last`: the last working day stands first,
/// because on a day off nobody takes a complaint.
pub fn complain_until(last: NaiveDate, on: NaiveDate, law: &Law) -> Until {
    let left = |day: NaiveDate| (day - on).num_days();
    if left(last) < 0 {
        return Until { headline: say::verdict_stage_passed_headline(last), note: None };
    }
    match complaint_go_by(last, law).filter(|go_by| *go_by != last) {
        Some(go_by) if left(go_by) >= 0 => Until {
            headline: say::verdict_complain_by(left(go_by), go_by),
            note: Some(say::verdict_complain_day_off(last)),
        },
        Some(_) => Until {
            headline: say::verdict_complain_closed(),
            note: Some(say::verdict_complain_next_day(last)),
        },
        None => Until { headline: say::fined_last_day(left(last), last), note: None },
    }
}

/// Whether the days off of the year to which the day to go belongs may still change.
pub fn is_provisional(last: NaiveDate, law: &Law) -> bool {
    complaint_go_by(last, law).is_some_and(|go_by| law.calendar().is_provisional(go_by))
}
