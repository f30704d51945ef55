//! Was the loss reported, and when?

use super::fact;
use super::{Answer, Question, Reply, Taken, Typed};
use crate::assess::Facts;
use crate::conversation::World;
use crate::conversation::chat::Goal;
use crate::conversation::draft::Happened;
use crate::conversation::turn::{Rows, Turn};
use crate::speech::{Message, say};

pub struct Reported;

impl Question for Reported {
    fn prompt(&self, _goal: &Goal, _turn: &Turn<'_>) -> Message {
        say::ask_reported()
    }

    fn keyboard(&self, _goal: &Goal, turn: &Turn<'_>) -> Rows {
        fact::whether_and_when(turn, say::button_not_reported())
    }

    fn parse(&self, _goal: &Goal, typed: Typed<'_>) -> Option<Reply> {
        fact::whether(typed, self.hint())
    }

    fn takes_a_day(&self) -> bool {
        true
    }

    fn is_open(&self, goal: &Goal) -> bool {
        fact::card(goal).is_some_and(|card| card.reported == Happened::Unasked)
    }

    fn alternatives(&self, facts: &Facts, world: &World<'_>) -> Vec<Facts> {
        // In time, or late.
        let days = facts.lost.into_iter().chain([world.today]);
        days.map(|day| Facts { reported: Some(day), ..facts.clone() }).collect()
    }

    fn apply(&self, goal: &mut Goal, answer: &Answer, turn: &mut Turn<'_>) -> Taken {
        let before_the_loss = fact::card(goal)
            .and_then(|card| card.lost)
            .filter(|lost| matches!(answer, Answer::Day(day) if day < lost));
        if let Some(lost) = before_the_loss {
            return Taken::Refused(Some(say::reported_before_the_loss(lost)));
        }
        match (fact::happened(answer, turn), fact::card_mut(goal)) {
            (Ok(told), Some(card)) => card.reported = told,
            (Ok(_), None) => return Taken::Refused(None),
            (Err(refused), _) => return refused,
        }
        Taken::Kept
    }

    fn undo(&self, goal: &mut Goal) {
        if let Some(card) = fact::card_mut(goal) {
            card.reported = Happened::Unasked;
        }
    }

    fn hint(&self) -> Message {
        say::hint_reported()
    }
}
