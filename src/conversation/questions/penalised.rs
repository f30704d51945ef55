//! Was there a penalty under the same article within a year?

use super::fact;
use super::{Answer, Question, Reply, Taken, Typed};
use crate::assess::Facts;
use crate::conversation::World;
use crate::conversation::answers;
use crate::conversation::chat::Goal;
use crate::conversation::draft::Happened;
use crate::conversation::turn::{Rows, Turn};
use crate::speech::{Message, say};

pub struct Penalised;

impl Question for Penalised {
    fn prompt(&self, _goal: &Goal, turn: &Turn<'_>) -> Message {
        answers::message("ask-penalised", turn.world)
    }

    fn keyboard(&self, _goal: &Goal, turn: &Turn<'_>) -> Rows {
        fact::whether_and_when(turn, say::button_no_penalty())
    }

    fn parse(&self, _goal: &Goal, typed: Typed<'_>) -> Option<Reply> {
        fact::whether(typed, self.hint())
    }

    fn takes_a_day(&self) -> bool {
        true
    }

    fn is_open(&self, goal: &Goal) -> bool {
        fact::card(goal).is_some_and(|card| card.penalised == Happened::Unasked)
    }

    fn alternatives(&self, facts: &Facts, world: &World<'_>) -> Vec<Facts> {
        // Every day within the year comes to the same.
        vec![Facts { penalised: Some(world.today), ..facts.clone() }]
    }

    fn apply(&self, goal: &mut Goal, answer: &Answer, turn: &mut Turn<'_>) -> Taken {
        match (fact::happened(answer, turn), fact::card_mut(goal)) {
            (Ok(told), Some(card)) => card.penalised = told,
            (Ok(_), None) => return Taken::Refused(None),
            (Err(refused), _) => return refused,
        }
        Taken::Kept
    }

    fn undo(&self, goal: &mut Goal) {
        if let Some(card) = fact::card_mut(goal) {
            card.penalised = Happened::Unasked;
        }
    }

    fn hint(&self) -> Message {
        say::hint_penalised()
    }
}
