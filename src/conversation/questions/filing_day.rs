//! When was the application accepted?

use chrono::{Months, NaiveDate};

use super::fact;
use super::{Answer, Question, Reply, Taken, Typed};
use crate::conversation::chat::{Asking, Goal};
use crate::conversation::draft::FilingTold;
use crate::conversation::turn::{Rows, Turn};
use crate::speech::{Message, say};

pub struct FilingDay;

impl Question for FilingDay {
    fn prompt(&self, _goal: &Goal, _turn: &Turn<'_>) -> Message {
        say::ask_filing_day()
    }

    fn keyboard(&self, _goal: &Goal, turn: &Turn<'_>) -> Rows {
        fact::recent_days(turn)
    }

    fn parse(&self, _goal: &Goal, _typed: Typed<'_>) -> Option<Reply> {
        None
    }

    fn takes_a_day(&self) -> bool {
        true
    }

    fn is_open(&self, goal: &Goal) -> bool {
        match goal {
            Goal::Waiting { filed } | Goal::Filed { filed, .. } => filed.is_none(),
            goal => fact::card(goal).is_some_and(|card| card.filing == FilingTold::PendingOn(None)),
        }
    }

    fn apply(&self, goal: &mut Goal, answer: &Answer, turn: &mut Turn<'_>) -> Taken {
        match answer {
            Answer::Day(day) if *day > turn.today() => Taken::Refused(Some(say::day_lies_ahead(*day))),
            Answer::Day(day) if is_doubtful(goal, *day) => Taken::Doubted(Asking::FilingSure(*day)),
            Answer::Day(day) if fact::set_filing_day(goal, Some(*day)) => Taken::Kept,
            _ => Taken::Refused(None),
        }
    }

    fn undo(&self, goal: &mut Goal) {
        fact::set_filing_day(goal, None);
    }

    fn hint(&self) -> Message {
        say::hint_filing_day()
    }
}

/// An application filed more than a year before the expiry is likely a slip: confirm it.
fn is_doubtful(goal: &Goal, day: NaiveDate) -> bool {
    let year_before = fact::expires(goal).and_then(|expires| expires.checked_sub_months(Months::new(12)));
    year_before.is_some_and(|year_before| day < year_before)
}
