//! The conversation: a chat's state, an event and the moment go in; the new state and what is to
//! be said come out. Nothing here reads a clock, waits, or knows Telegram.
//!
//! A step goes event -> route -> screen -> effects. The map, in import order: a module imports only
//! modules above it in this list (a test keeps it so, as it does for the map in `lib.rs`).

pub mod draft; // what a person has stated so far, one type for each purpose
pub mod chat; // what is kept about one chat
pub mod record; // the stored form of a chat
pub mod reporting; // reports on the office, for the count of outage reports
pub mod button; // what a button carries, in 64 bytes
pub mod event; // events that come in, effects that go out
mod next; // where the conversation goes next
mod turn; // one step in progress
mod concerns; // what a saved document asks for, the most urgent first
mod names; // what documents are called
mod keyboards; // rows of buttons that several screens share
pub mod schedule; // which reminders will come
mod rumour; // forwarded messages and what official statements say of them
mod asks; // on which days the bot asks by itself whether they took it
mod plan; // the days before a first permission is asked for
pub mod subject; // what a paper is about
mod sums; // what is possible for each document
mod outlook; // what is shown of outage reports and notices
pub mod answers; // the words of an answer, with the law's numbers filled in
pub mod wish; // what somebody wants to be told once it is known
mod verdicts; // the verdict on what was told, in words
mod cases; // which saved document is meant
mod questions; // one question a file
pub mod flows; // which questions each flow has, in which order
mod screens; // one screen a file
pub mod notify; // messages that nobody asked for
pub mod history; // what a person was told, by the stored entries
mod route; // command, button or message -> what it asks for
mod step; // the entry

use chrono::{DateTime, NaiveDate, Utc};

use crate::law::Law;
use crate::outage_reports::Shown;
use crate::understand::reading::Reader;

pub use chat::Chat;
pub use event::{Effect, Event, What};
pub use screens::COMMANDS;
pub use step::step;

/// What a step may look at besides the chat: the law, the readers of typed text, and the moment.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// The law in force.
    pub law: &'a Law,
    /// Reads messages.
    pub reader: &'a Reader,
    /// The moment (UTC).
    pub now: DateTime<Utc>,
    /// The civil date of that moment in Kazakhstan.
    pub today: NaiveDate,
    /// A random number drawn for this moment, for names that must not be given twice.
    pub random: u128,
    /// What everybody may see of today's outage reports.
    pub reports: &'a Shown,
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
    /// What was told of the office today: counted apart from the chat.
    pub reported: Option<reporting::Reported>,
}

/// What happens to a chat's reminders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reminders {
    /// Nothing.
    #[default]
    Keep,
    /// They are planned again from the saved documents.
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
