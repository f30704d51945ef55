//! When was it lost?

use super::fact;
use super::{Answer, Question, Reply, Taken, Typed};
use crate::conversation::chat::Goal;
use crate::conversation::turn::{Rows, Turn};
use crate::speech::{Message, say};

pub struct LossDay;

fn slot(goal: &mut Goal) -> Option<&mut Option<chrono::NaiveDate>> {
    match goal {
        Goal::CaseLost { lost, .. } => Some(lost),
        goal => fact::card_mut(goal).map(|card| &mut card.lost),
    }
}

impl Question for LossDay {
    fn prompt(&self, _goal: &Goal, _turn: &Turn<'_>) -> Message {
        say::ask_loss_day()
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
            Goal::CaseLost { lost, .. } => lost.is_none(),
            goal => fact::card(goal).is_some_and(|card| card.lost.is_none()),
        }
    }

    fn apply(&self, goal: &mut Goal, answer: &Answer, turn: &mut Turn<'_>) -> Taken {
        match (answer, slot(goal)) {
            (Answer::Day(day), _) if *day > turn.today() => Taken::Refused(Some(say::day_lies_ahead(*day))),
            (Answer::Day(day), Some(lost)) => {
                *lost = Some(*day);
                Taken::Kept
            }
            _ => Taken::Refused(None),
        }
    }

    fn undo(&self, goal: &mut Goal) {
        if let Some(lost) = slot(goal) {
            *lost = None;
        }
    }

    fn hint(&self) -> Message {
        say::hint_loss_day()
    }
}
