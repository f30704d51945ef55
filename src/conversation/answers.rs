//! The words of an answer: which messages a topic or a kind has, with the law's numbers filled in.

use super::World;
use crate::speech::Message;
use crate::understand::Outcome;

/// The answer to a topic, as paragraphs.
pub fn answer(topic: &str, _world: &World<'_>) -> Vec<Message> {
    vec![Message::new(format!("answer-{topic}"))]
}

/// The reply to a message that is out of scope, or chat.
pub fn reply(kind: &str, outcome: Outcome, _world: &World<'_>) -> Vec<Message> {
    let prefix = if outcome == Outcome::Chat { "chat" } else { "out-of-scope" };
    vec![Message::new(format!("{prefix}-{kind}"))]
}

/// Topics near this one, likeliest first.
pub fn neighbours(_topic: &str, _world: &World<'_>) -> Vec<String> {
    Vec::new()
}
