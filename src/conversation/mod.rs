//! The conversation: a chat's state, an event and the moment go in; the new state and what is to
//! be said come out. Nothing here reads a clock, waits, or knows Telegram.
//!
//! One file a flow. A flow asks for the first fact that is missing; what is missing is decided by
//! [`missing::missing`], so the order of questions can be read there as a table.

pub mod again;
pub mod answers;
mod ask;
pub mod away;
pub mod button;
pub mod chat;
pub mod event;
mod flow;
mod forget;
pub mod history;
mod many;
mod menu;
mod missing;
mod papers;
mod picker;
mod presses;
mod questions;
pub mod record;
pub mod reminding;
mod saved;
mod settings;
pub mod subject;
mod texts;
mod turn;
mod typed;
pub mod upcoming;
mod verdict;
mod waiting;

use chrono::{DateTime, NaiveDate, Utc};

use crate::law::Law;
use crate::understand::Understanding;
use crate::understand::dates::DateReader;

pub use ask::document_in;
pub use chat::Chat;
pub use event::{Effect, Event, What};
pub use menu::COMMANDS;
use turn::Turn;

/// What a step may look at besides the chat: the law, the readers of typed text, and the moment.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// The law in force.
    pub law: &'a Law,
    /// Reads questions.
    pub understanding: &'a Understanding,
    /// Reads dates.
    pub dates: &'a DateReader,
    /// The moment (UTC).
    pub now: DateTime<Utc>,
    /// The civil date of that moment in Kazakhstan.
    pub today: NaiveDate,
    /// How to reach whoever runs this bot, as they wrote it; may be missing.
    pub operator: Option<&'a str>,
    /// The bot's user name, for links into the private chat; may be unknown.
    pub bot: Option<&'a str>,
}

/// What one event led to.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The chat's new state; `None` if everything about it is to be erased.
    pub chat: Option<Chat>,
    /// What is to be said, in this order.
    pub effects: Vec<Effect>,
    /// What happens to the chat's reminders.
    pub reminders: Reminders,
    /// What was told about which document, for the history: the assessment as it was.
    pub told: Vec<crate::assess::Assessment>,
    /// What an operator may count, without text and person.
    pub count: Option<Count>,
}

/// What happens to a chat's reminders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reminders {
    /// Nothing.
    #[default]
    Keep,
    /// The ladder is planned anew from the saved documents.
    Plan,
    /// None may be sent until the chat can be reached again.
    Park,
    /// Those that were held back may be sent again.
    Resume,
}

/// Events an operator may count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Count {
    /// A topic was answered.
    Answered(String),
    /// Topics were offered.
    Offered,
    /// A kind out of scope, or of chat.
    Kind(String),
    /// An answer was reported as wrong or beside the point.
    Wrong(String),
    /// A verdict was given.
    Verdict,
}

/// Handles one event. `chat` is `None` for somebody unknown.
pub fn step(chat: Option<Chat>, event: &Event, world: &World<'_>) -> Step {
    let known = chat.is_some();
    let mut turn = Turn::new(chat.unwrap_or_default(), event, world);
    match &event.what {
        What::Command { name, rest } => menu::command(&mut turn, name, rest),
        What::Text(text) => texts::text(&mut turn, text, known),
        What::Press { query, data, message } => presses::press(&mut turn, query, data, *message),
        What::Unreadable(kind) => menu::unreadable(&mut turn, *kind),
        What::Group => menu::group(&mut turn),
        What::Blocked => turn.reminders = Reminders::Park,
        What::Unblocked => turn.reminders = Reminders::Resume,
    }
    turn.finish()
}
