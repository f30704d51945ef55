//! When was the application accepted? Of one that was returned the day may be unknown.

use chrono::{Months, NaiveDate};

use super::fact;
use super::{Answer, Question, Reply, Taken, Typed};
use crate::conversation::button::Action;
use crate::conversation::chat::{Asking, Goal};
use crate::conversation::draft::FilingTold;
use crate::conversation::turn::{Rows, Turn};
use crate::speech::{Message, say};
use crate::understand::typed::Meaning;

pub struct FilingDay;

impl Question for FilingDay {
    fn prompt(&self, goal: &Goal, _turn: &Turn<'_>) -> Message {
        if was_returned(goal) { say::ask_filing_day_returned() } else { say::ask_filing_day() }
    }

    fn keyboard(&self, goal: &Goal, turn: &Turn<'_>) -> Rows {
        if was_returned(goal) {
            let unknown = turn.answer(say::button_unknown_date(), Action::UnknownDate);
            return vec![vec![turn.answer(say::button_pick_date(), Action::PickYears)], vec![unknown]];
        }
        fact::recent_days(turn)
    }

    fn parse(&self, goal: &Goal, typed: Typed<'_>) -> Option<Reply> {
        let unknown = was_returned(goal) && typed.reading.meaning(&[Meaning::Unknown]).is_some();
        unknown.then_some(Reply::Answer(Answer::UnknownDay))
    }

    fn takes_a_day(&self) -> bool {
        true
    }

    fn is_open(&self, goal: &Goal) -> bool {
        match goal {
            Goal::Waiting { filed } | Goal::Filed { filed, .. } => filed.is_none(),
            goal => fact::card(goal).is_some_and(|card| {
                matches!(card.filing, FilingTold::PendingOn(None) | FilingTold::ReturnedOn(None))
            }),
        }
    }

    fn apply(&self, goal: &mut Goal, answer: &Answer, turn: &mut Turn<'_>) -> Taken {
        match answer {
            Answer::Day(day) if *day > turn.today() => Taken::Refused(Some(say::day_lies_ahead(*day))),
            Answer::Day(day) if is_doubtful(goal, *day) => Taken::Doubted(Asking::FilingSure(*day)),
            Answer::Day(day) if fact::set_filing_day(goal, Some(*day)) => Taken::Kept,
            Answer::UnknownDay if was_returned(goal) => {
                fact::card_mut(goal).into_iter().for_each(|card| card.filing = FilingTold::Returned);
                Taken::Kept
            }
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

fn was_returned(goal: &Goal) -> bool {
    fact::card(goal)
        .is_some_and(|card| matches!(card.filing, FilingTold::Returned | FilingTold::ReturnedOn(_)))
}

/// An application filed more than a year before the expiry is likely a slip: confirm it.
fn is_doubtful(goal: &Goal, day: NaiveDate) -> bool {
    let year_before = fact::expires(goal).and_then(|expires| expires.checked_sub_months(Months::new(12)));
    year_before.is_some_and(|year_before| day < year_before)
}
