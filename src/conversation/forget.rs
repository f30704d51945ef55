//! Erasing everything: asks once, then erases and says what.

use super::chat::{Draft, Purpose};
use super::flow;
use super::turn::Turn;
use crate::speech::say;

/// Asks whether everything is to be erased.
pub fn ask(turn: &mut Turn<'_>) {
    flow::start(turn, Purpose::Forget, Draft::default());
}

/// Erases everything about this chat.
pub fn forget(turn: &mut Turn<'_>) {
    let headline = match turn.chat.cases.len() {
        0 => say::forgotten_no_documents(),
        documents => say::forgotten(documents as i64),
    };
    turn.forgotten = true;
    turn.say(vec![headline, say::forgotten_telegram()], Vec::new());
}
