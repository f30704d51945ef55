//! What a person typed, turned into a typed value: dates, language, topic. Pure.

pub mod dates;
pub mod documents;
pub mod private;
mod topics;

pub use topics::{Kind, KindId, Topic, TopicId, kinds, topics};

use serde::{Deserialize, Serialize};

use crate::lang::Lang;

/// What became of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// `topic` is what was asked.
    Answer,
    /// One of `choices`, two to four topics, likeliest first.
    Choice,
    /// Nothing that Ruqsat answers; `kind` says what it is.
    OutOfScope,
    /// Small talk, or talk about the bot; `kind` says what it is.
    Chat,
}

/// A message, understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// What became of it.
    pub outcome: Outcome,
    /// With `Answer`: what was asked; of two questions in one message the more urgent.
    pub topic: Option<TopicId>,
    /// With `Choice`: what may have been meant, likeliest first. With `Answer`: a second question.
    pub choices: Vec<TopicId>,
    /// With `OutOfScope` and `Chat`: which kind.
    pub kind: Option<KindId>,
    /// The language of the message.
    pub lang: Lang,
}

/// Understands messages. Made once (under 100 ms), then shared.
pub struct Understanding {}

impl Understanding {
    /// Reads the built-in model.
    #[expect(clippy::new_without_default, reason = "making one is work, not a default value")]
    pub fn new() -> Understanding {
        Understanding {}
    }

    /// What does this message ask? `hint` is the person's setting; the text may overrule it.
    pub fn question(&self, text: &str, hint: Option<Lang>) -> Question {
        let lang = self.language(text, hint);
        Question {
            outcome: Outcome::OutOfScope,
            topic: None,
            choices: Vec::new(),
            kind: KindId::find("other"),
            lang,
        }
    }

    /// In which language is this message? `hint` decides where the text does not.
    pub fn language(&self, _text: &str, hint: Option<Lang>) -> Lang {
        hint.unwrap_or(Lang::RU)
    }
}
