//! How far has the case come: a record, half offered, a decision, a court?

use super::{Answer, Question, Reply, Taken, Typed};
use crate::conversation::button::Action;
use crate::conversation::chat::{Asking, Goal};
use crate::conversation::draft::{Known, Stage};
use crate::conversation::turn::{Rows, Turn};
use crate::speech::{Message, say};
use crate::understand::typed::Meaning;

pub struct HowFar;

impl Question for HowFar {
    fn prompt(&self, _goal: &Goal, _turn: &Turn<'_>) -> Message {
        say::ask_stage()
    }

    fn keyboard(&self, _goal: &Goal, turn: &Turn<'_>) -> Rows {
        let stage = |label, stage| turn.answer(label, Action::Stage(stage));
        vec![
            vec![
                stage(say::button_stage_protocol(), Stage::Protocol),
                stage(say::button_stage_half(), Stage::HalfOffered),
            ],
            vec![
                stage(say::button_stage_decision(), Stage::Decision),
                stage(say::button_stage_court(), Stage::Court),
            ],
        ]
    }

    /// A day alone is that of the decision: what most people hold in their hands.
    fn parse(&self, _goal: &Goal, typed: Typed<'_>) -> Option<Reply> {
        let among = [
            Meaning::AtCourt,
            Meaning::AtHalf,
            Meaning::AtDecision,
            Meaning::AtProtocol,
            Meaning::NoDecision,
            Meaning::Unknown,
        ];
        Some(match typed.reading.meaning(&among) {
            Some(Meaning::AtCourt) => dated(Stage::Court, typed),
            Some(Meaning::AtHalf) => dated(Stage::HalfOffered, typed),
            Some(Meaning::AtProtocol | Meaning::NoDecision) => dated(Stage::Protocol, typed),
            Some(Meaning::AtDecision) => dated(Stage::Decision, typed),
            Some(_) => Reply::Hint(say::hint_stage()),
            None if typed.dated => dated(Stage::Decision, typed),
            None => return None,
        })
    }

    fn takes_a_day(&self) -> bool {
        true
    }

    fn is_open(&self, goal: &Goal) -> bool {
        matches!(goal, Goal::Fined(fine) if fine.stage.is_none() && fine.handed_over == Known::Unasked)
    }

    fn apply(&self, goal: &mut Goal, answer: &Answer, _turn: &mut Turn<'_>) -> Taken {
        match (goal, answer) {
            (Goal::Fined(fine), Answer::Stage(stage)) => fine.stage = Some(*stage),
            _ => return Taken::Refused(None),
        }
        Taken::Kept
    }

    fn undo(&self, goal: &mut Goal) {
        if let Goal::Fined(fine) = goal {
            fine.stage = None;
        }
    }

    fn hint(&self) -> Message {
        say::hint_stage()
    }
}

fn dated(stage: Stage, typed: Typed<'_>) -> Reply {
    let asked_next = match stage {
        Stage::Protocol => Asking::Opened,
        Stage::HalfOffered => Asking::HalfOffered,
        Stage::Decision | Stage::Court => Asking::HandedOver,
    };
    if typed.dated {
        Reply::AnswerWithDay(Answer::Stage(stage), asked_next)
    } else {
        Reply::Answer(Answer::Stage(stage))
    }
}
