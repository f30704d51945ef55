//! When was the refusal learnt of? Or has no answer come at all?

use chrono::NaiveDate;

use super::fact;
use super::{Answer, Question, Reply, Taken, Typed};
use crate::conversation::button::Action;
use crate::conversation::chat::Goal;
use crate::conversation::draft::Known;
use crate::conversation::turn::{Rows, Turn};
use crate::speech::{Message, say};
use crate::understand::typed::Meaning;

pub struct Learnt;

fn slot(goal: &mut Goal) -> Option<&mut Known<NaiveDate>> {
    match goal {
        Goal::Refused(refusal) => Some(&mut refusal.learnt),
        Goal::CaseRefused { learnt, .. } => Some(learnt),
        _ => None,
    }
}

impl Question for Learnt {
    fn prompt(&self, _goal: &Goal, _turn: &Turn<'_>) -> Message {
        say::ask_learnt()
    }

    fn keyboard(&self, goal: &Goal, turn: &Turn<'_>) -> Rows {
        let without = match goal {
            Goal::Refused(_) => say::button_no_answer_yet(),
            _ => say::button_unknown(),
        };
        fact::recent_days_or(turn, turn.answer(without, Action::UnknownDate))
    }

    fn parse(&self, _goal: &Goal, typed: Typed<'_>) -> Option<Reply> {
        // "I do not know" is no "no answer": a complaint about silence would state what is not so.
        typed.reading.meaning(&[Meaning::NoDecision, Meaning::Waiting])?;
        Some(Reply::Answer(Answer::UnknownDay))
    }

    fn takes_a_day(&self) -> bool {
        true
    }

    fn is_open(&self, goal: &Goal) -> bool {
        match goal {
            Goal::Refused(refusal) => refusal.learnt == Known::Unasked,
            Goal::CaseRefused { learnt, .. } => *learnt == Known::Unasked,
            _ => false,
        }
    }

    fn apply(&self, goal: &mut Goal, answer: &Answer, turn: &mut Turn<'_>) -> Taken {
        match (answer, slot(goal)) {
            (Answer::Day(day), _) if *day > turn.today() => Taken::Refused(Some(say::day_lies_ahead(*day))),
            (Answer::Day(day), Some(learnt)) => {
                *learnt = Known::At(*day);
                Taken::Kept
            }
            (Answer::UnknownDay, Some(learnt)) => {
                *learnt = Known::Unknown;
                Taken::Kept
            }
            _ => Taken::Refused(None),
        }
    }

    fn undo(&self, goal: &mut Goal) {
        slot(goal).into_iter().for_each(|learnt| *learnt = Known::Unasked);
    }

    fn hint(&self) -> Message {
        say::hint_learnt()
    }
}
