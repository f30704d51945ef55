//! Everything that can be said, as a value, and the only code that knows Fluent.
//!
//! A [`Message`] is an id of `locales/*/*.ftl` with its arguments. The functions in [`say`] are
//! generated from the English files, one a message, so a missing argument does not compile; the
//! build compares the languages. The type of each variable is declared in `locales/variables.toml`.

mod date_reading;
mod dates;
mod render;
pub mod verdict;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::lang::Lang;

pub use date_reading::{date_reading, distance};
pub use dates::{date_with_weekday, day_and_month, long_date, short_date};
pub use render::{Speech, plain_text};

/// One function a message, generated at build time from `locales/en`.
#[allow(clippy::too_many_arguments, reason = "one argument a variable of the message; generated")]
pub mod say {
    use super::{Argument, Message};

    include!(concat!(env!("OUT_DIR"), "/say.rs"));
}

/// Something to be said: an id and its arguments; rendered in a language only when it is sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// The id in the `.ftl` files.
    pub id: String,
    /// The arguments by variable name.
    pub arguments: Vec<(String, Argument)>,
}

/// One argument of a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Argument {
    /// A date in words: "20 September 2025".
    Date(NaiveDate),
    /// A date with its weekday: "Saturday 20 September 2025".
    Day(NaiveDate),
    /// A whole number, also for plural forms.
    Number(i64),
    /// An amount of tenge.
    Tenge(i64),
    /// Text, escaped when rendered.
    Text(String),
    /// Words that data bring along in each language, escaped when rendered.
    Words(Vec<(Lang, String)>),
    /// Another message.
    Message(Box<Message>),
}

impl Message {
    /// A message by its id; prefer the functions in [`say`], which know the arguments.
    /// This is for ids that data names, such as `document-<id>` or `step-<id>`.
    pub fn new(id: impl Into<String>) -> Message {
        Message { id: id.into(), arguments: Vec::new() }
    }

    /// The same message with one argument more.
    #[must_use]
    pub fn with(mut self, name: &str, value: Argument) -> Message {
        self.arguments.push((name.to_string(), value));
        self
    }

    /// Whether such a message exists.
    pub fn exists(id: &str) -> bool {
        say::IDS.binary_search_by_key(&id, |(name, _)| name).is_ok()
    }
}
