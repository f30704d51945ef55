//! What would you like to know?

use super::{Answer, Question, Reply, Taken, Typed};
use crate::conversation::chat::Goal;
use crate::conversation::turn::{Rows, Turn};
use crate::speech::{Message, say};

/// Any text is an answer to it, so the router takes the text as a new question.
pub struct FreeQuestion;

impl Question for FreeQuestion {
    fn prompt(&self, _goal: &Goal, _turn: &Turn<'_>) -> Message {
        say::ask_question()
    }

    fn keyboard(&self, _goal: &Goal, _turn: &Turn<'_>) -> Rows {
        Vec::new()
    }

    fn parse(&self, _goal: &Goal, _typed: Typed<'_>) -> Option<Reply> {
        None
    }

    fn apply(&self, _goal: &mut Goal, _answer: &Answer, _turn: &mut Turn<'_>) -> Taken {
        Taken::Refused(None)
    }

    fn hint(&self) -> Message {
        say::press_a_button()
    }
}
