//! Whose document is it?

use super::{Answer, Question, Reply, Taken, Typed};
use crate::conversation::button::Action;
use crate::conversation::cases;
use crate::conversation::chat::{Asking, Goal};
use crate::conversation::event::Button;
use crate::conversation::names;
use crate::conversation::next::{Change, Next, Settle};
use crate::conversation::turn::{Rows, Turn};
use crate::reminders::Relation;
use crate::speech::{Message, say};

pub struct Whose;

impl Question for Whose {
    fn prompt(&self, _goal: &Goal, _turn: &Turn<'_>) -> Message {
        say::ask_whose()
    }

    fn keyboard(&self, _goal: &Goal, turn: &Turn<'_>) -> Rows {
        let buttons: Vec<Button> = Relation::ALL
            .iter()
            .map(|relation| turn.answer(names::relation(*relation), Action::Whose(*relation)))
            .collect();
        buttons.chunks(2).map(<[Button]>::to_vec).collect()
    }

    fn parse(&self, _goal: &Goal, typed: Typed<'_>) -> Option<Reply> {
        let meaning = typed.reading.meaning(&cases::RELATIONS.map(|(meaning, _)| meaning))?;
        cases::relation(meaning).map(|relation| Reply::Answer(Answer::Whose(relation)))
    }

    fn is_open(&self, goal: &Goal) -> bool {
        match goal {
            Goal::Save(draft) => draft.whose().is_none(),
            _ => true,
        }
    }

    fn apply(&self, goal: &mut Goal, answer: &Answer, turn: &mut Turn<'_>) -> Taken {
        let Answer::Whose(relation) = *answer else { return Taken::Refused(None) };
        match goal {
            Goal::Save(told) if cases::may_be_another(&turn.chat, relation, told) => {
                Taken::Doubted(Asking::Another(relation))
            }
            Goal::Save(told) => {
                let known = cases::of(&turn.chat, relation, told.document().as_ref());
                let settled = known.first().map_or(Settle::Add(relation), |id| Settle::Update(*id));
                Taken::Go(Next::Settle(settled))
            }
            Goal::Relabel(id) => Taken::Go(Next::Change(*id, Change::Label(relation))),
            _ => Taken::Refused(None),
        }
    }

    fn hint(&self) -> Message {
        say::hint_whose()
    }
}
