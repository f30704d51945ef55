//! Erase everything?

use super::{Answer, Question, Reply, Taken, Typed};
use crate::conversation::button::Action;
use crate::conversation::chat::Goal;
use crate::conversation::next::{Next, Screen, Settle};
use crate::conversation::turn::{Rows, Turn};
use crate::speech::{Message, say};
use crate::understand::typed::Meaning;

pub struct Forget;

impl Question for Forget {
    fn prompt(&self, _goal: &Goal, turn: &Turn<'_>) -> Message {
        match turn.chat.cases.len() {
            0 => say::ask_forget_no_documents(),
            documents => say::ask_forget(documents as i64),
        }
    }

    fn keyboard(&self, _goal: &Goal, turn: &Turn<'_>) -> Rows {
        vec![vec![turn.answer(say::button_forget_sure(), Action::ForgetSure)]]
    }

    /// Erasing must not happen by accident: the whole text has to say so.
    fn parse(&self, _goal: &Goal, typed: Typed<'_>) -> Option<Reply> {
        Some(Reply::Go(match typed.reading.exactly(&[Meaning::Yes, Meaning::Delete, Meaning::No])? {
            Meaning::Yes | Meaning::Delete => Next::Settle(Settle::Erase),
            _ => Next::Show(Screen::Cancelled),
        }))
    }

    fn apply(&self, _goal: &mut Goal, _answer: &Answer, _turn: &mut Turn<'_>) -> Taken {
        Taken::Refused(None)
    }

    fn hint(&self) -> Message {
        say::press_or_cancel()
    }
}
