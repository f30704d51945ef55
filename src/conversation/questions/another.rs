//! Is it one of the documents saved under this label, or another one?

use super::{Answer, Question, Reply, Taken, Typed};
use crate::conversation::button::Action;
use crate::conversation::cases;
use crate::conversation::chat::Goal;
use crate::conversation::names;
use crate::conversation::next::{Next, Settle};
use crate::conversation::turn::{Rows, Turn};
use crate::reminders::{CaseId, Relation};
use crate::speech::{Message, say};
use crate::understand::typed::Meaning;

pub struct Another(pub Relation);

impl Another {
    fn known(&self, goal: &Goal, turn: &Turn<'_>) -> Vec<CaseId> {
        match goal {
            Goal::Save(told) => cases::of(&turn.chat, self.0, told.document().as_ref()),
            _ => Vec::new(),
        }
    }
}

impl Question for Another {
    fn prompt(&self, _goal: &Goal, _turn: &Turn<'_>) -> Message {
        say::ask_another()
    }

    fn keyboard(&self, goal: &Goal, turn: &Turn<'_>) -> Rows {
        let mut rows: Rows = self
            .known(goal, turn)
            .into_iter()
            .filter_map(|id| turn.chat.case(id))
            .map(|case| vec![turn.answer(names::short_title(case), Action::Update(case.id))])
            .collect();
        rows.push(vec![turn.answer(say::button_add_another(), Action::AddAnother)]);
        rows
    }

    fn parse(&self, _goal: &Goal, typed: Typed<'_>) -> Option<Reply> {
        match typed.reading.meaning(&[Meaning::Same, Meaning::Another, Meaning::Yes, Meaning::No]) {
            Some(Meaning::Another) => Some(Reply::Answer(Answer::Another)),
            Some(Meaning::Same) => Some(Reply::Answer(Answer::Same)),
            _ => None,
        }
    }

    fn apply(&self, goal: &mut Goal, answer: &Answer, turn: &mut Turn<'_>) -> Taken {
        match answer {
            Answer::Another => Taken::Go(Next::Settle(Settle::Add(self.0))),
            Answer::Same => match self.known(goal, turn).as_slice() {
                [only] => Taken::Go(Next::Settle(Settle::Update(*only))),
                _ => Taken::Refused(Some(say::press_a_button())),
            },
            _ => Taken::Refused(None),
        }
    }

    fn hint(&self) -> Message {
        say::press_a_button()
    }
}
