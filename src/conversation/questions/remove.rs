//! Remove this document?

use super::{Answer, Question, Reply, Taken, Typed};
use crate::conversation::button::Action;
use crate::conversation::chat::Goal;
use crate::conversation::names;
use crate::conversation::next::{Change, Next, Screen};
use crate::conversation::turn::{Rows, Turn};
use crate::speech::{Message, say};
use crate::understand::typed::Meaning;

pub struct Remove;

impl Question for Remove {
    fn prompt(&self, goal: &Goal, turn: &Turn<'_>) -> Message {
        let case = match goal {
            Goal::Remove(id) => turn.chat.case(*id),
            _ => None,
        };
        case.map_or_else(say::document_is_gone, |case| say::ask_remove(names::title_line(case)))
    }

    fn keyboard(&self, goal: &Goal, turn: &Turn<'_>) -> Rows {
        match goal {
            Goal::Remove(id) => {
                vec![vec![turn.answer(say::button_remove_sure(), Action::CaseRemoveSure(*id))]]
            }
            _ => Vec::new(),
        }
    }

    /// Removing must not happen by accident: the whole text has to say so.
    fn parse(&self, goal: &Goal, typed: Typed<'_>) -> Option<Reply> {
        let Goal::Remove(id) = goal else { return None };
        Some(Reply::Go(match typed.reading.exactly(&[Meaning::Yes, Meaning::Delete, Meaning::No])? {
            Meaning::Yes | Meaning::Delete => Next::Change(*id, Change::Removed),
            _ => Next::Show(Screen::Cancelled),
        }))
    }

    fn apply(&self, _goal: &mut Goal, _answer: &Answer, _turn: &mut Turn<'_>) -> Taken {
        Taken::Refused(None)
    }

    fn hint(&self) -> Message {
        say::hint_yes_no()
    }
}
