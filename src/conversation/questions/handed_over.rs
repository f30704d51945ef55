//! When was the decision on the fine handed over?

use chrono::NaiveDate;

use super::fact;
use super::{Answer, Question, Reply, Taken, Typed};
use crate::conversation::button::Action;
use crate::conversation::chat::Goal;
use crate::conversation::draft::{Known, Stage};
use crate::conversation::turn::{Rows, Turn};
use crate::speech::{Message, say};
use crate::understand::typed::Meaning;

pub struct HandedOver;

impl Question for HandedOver {
    fn prompt(&self, goal: &Goal, _turn: &Turn<'_>) -> Message {
        match goal {
            Goal::Fined(fine) if fine.stage == Some(Stage::Court) => say::ask_handed_over_court(),
            _ => say::ask_handed_over(),
        }
    }

    fn keyboard(&self, goal: &Goal, turn: &Turn<'_>) -> Rows {
        let mut rows = fact::recent_days(turn);
        if matches!(goal, Goal::Fined(_)) {
            rows.push(vec![turn.answer(say::button_not_handed_over(), Action::UnknownDate)]);
        }
        rows
    }

    fn parse(&self, goal: &Goal, typed: Typed<'_>) -> Option<Reply> {
        typed.reading.meaning(&[Meaning::Unknown, Meaning::NoDecision, Meaning::No])?;
        Some(match goal {
            Goal::Fined(_) => Reply::Answer(Answer::UnknownDay),
            _ => Reply::Hint(say::date_unknown_help()),
        })
    }

    fn takes_a_day(&self) -> bool {
        true
    }

    fn is_open(&self, goal: &Goal) -> bool {
        match goal {
            Goal::CaseFined { handed_over, .. } => handed_over.is_none(),
            Goal::Fined(fine) => fine.handed_over == Known::Unasked,
            _ => false,
        }
    }

    fn apply(&self, goal: &mut Goal, answer: &Answer, turn: &mut Turn<'_>) -> Taken {
        match answer {
            Answer::Day(day) if *day > turn.today() => Taken::Refused(Some(say::day_lies_ahead(*day))),
            Answer::Day(day) if set(goal, Known::At(*day)) => Taken::Kept,
            Answer::UnknownDay if set(goal, Known::Unknown) => Taken::Kept,
            _ => Taken::Refused(None),
        }
    }

    fn undo(&self, goal: &mut Goal) {
        set(goal, Known::Unasked);
    }

    fn hint(&self) -> Message {
        say::hint_handed_over()
    }
}

fn set(goal: &mut Goal, day: Known<NaiveDate>) -> bool {
    match goal {
        Goal::CaseFined { handed_over, .. } if day != Known::Unknown => *handed_over = day.told(),
        Goal::Fined(fine) => fine.handed_over = day,
        _ => return false,
    }
    true
}
