//! When was paying half offered and explained?

use super::fact;
use super::{Answer, Question, Reply, Taken, Typed};
use crate::conversation::button::Action;
use crate::conversation::chat::Goal;
use crate::conversation::draft::Known;
use crate::conversation::turn::{Rows, Turn};
use crate::speech::{Message, say};
use crate::understand::typed::Meaning;

pub struct HalfOffered;

impl Question for HalfOffered {
    fn prompt(&self, _goal: &Goal, _turn: &Turn<'_>) -> Message {
        say::ask_half_offered()
    }

    fn keyboard(&self, _goal: &Goal, turn: &Turn<'_>) -> Rows {
        fact::recent_days_or(turn, turn.answer(say::button_unknown(), Action::UnknownDate))
    }

    fn parse(&self, _goal: &Goal, typed: Typed<'_>) -> Option<Reply> {
        typed.reading.meaning(&[Meaning::Unknown])?;
        Some(Reply::Answer(Answer::UnknownDay))
    }

    fn takes_a_day(&self) -> bool {
        true
    }

    fn is_open(&self, goal: &Goal) -> bool {
        matches!(goal, Goal::Fined(fine) if fine.half_offered == Known::Unasked)
    }

    fn apply(&self, goal: &mut Goal, answer: &Answer, turn: &mut Turn<'_>) -> Taken {
        let Goal::Fined(fine) = goal else { return Taken::Refused(None) };
        fine.half_offered = match answer {
            Answer::Day(day) if *day > turn.today() => {
                return Taken::Refused(Some(say::day_lies_ahead(*day)));
            }
            Answer::Day(day) => Known::At(*day),
            Answer::UnknownDay => Known::Unknown,
            _ => return Taken::Refused(None),
        };
        Taken::Kept
    }

    fn undo(&self, goal: &mut Goal) {
        if let Goal::Fined(fine) = goal {
            fine.half_offered = Known::Unasked;
        }
    }

    fn hint(&self) -> Message {
        say::hint_half_offered()
    }
}
