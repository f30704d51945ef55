//! When does it expire?

use super::fact;
use super::{Answer, Question, Reply, Taken, Typed};
use crate::conversation::button::Action;
use crate::conversation::chat::Goal;
use crate::conversation::draft::Known;
use crate::conversation::names;
use crate::conversation::turn::{Rows, Turn};
use crate::speech::{Message, say};
use crate::understand::typed::Meaning;

pub struct Expiry;

/// A verdict says what helps without the date; a saved document needs it.
fn may_be_unknown(goal: &Goal) -> bool {
    matches!(goal, Goal::Check(_) | Goal::Lost(_))
}

impl Question for Expiry {
    fn prompt(&self, goal: &Goal, _turn: &Turn<'_>) -> Message {
        match fact::document(goal) {
            Some(document) => say::ask_expiry(names::document(document)),
            None => say::ask_expiry_plain(),
        }
    }

    fn keyboard(&self, goal: &Goal, turn: &Turn<'_>) -> Rows {
        let mut rows = vec![vec![turn.answer(say::button_pick_date(), Action::PickYears)]];
        if may_be_unknown(goal) {
            rows.push(vec![turn.answer(say::button_unknown_date(), Action::UnknownDate)]);
        }
        rows
    }

    fn parse(&self, goal: &Goal, typed: Typed<'_>) -> Option<Reply> {
        typed.reading.meaning(&[Meaning::Unknown])?;
        Some(match may_be_unknown(goal) {
            true => Reply::Answer(Answer::UnknownDay),
            false => Reply::Hint(say::date_unknown_help()),
        })
    }

    fn takes_a_day(&self) -> bool {
        true
    }

    fn is_open(&self, goal: &Goal) -> bool {
        match goal {
            Goal::Redate { expires, .. } => expires.is_none(),
            goal => fact::card(goal).is_some_and(|card| card.expires == Known::Unasked),
        }
    }

    fn apply(&self, goal: &mut Goal, answer: &Answer, _turn: &mut Turn<'_>) -> Taken {
        let kept = match answer {
            Answer::Day(day) => fact::set_expires(goal, Known::At(*day)),
            Answer::UnknownDay => fact::set_expires(goal, Known::Unknown),
            _ => false,
        };
        if kept { Taken::Kept } else { Taken::Refused(None) }
    }

    fn undo(&self, goal: &mut Goal) {
        fact::set_expires(goal, Known::Unasked);
    }

    fn hint(&self) -> Message {
        say::hint_expiry()
    }
}
