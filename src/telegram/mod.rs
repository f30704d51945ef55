//! The only code that knows Telegram: updates to events, effects to requests, answers to outcomes.

pub mod call;
pub mod client;
pub mod outcome;
pub mod poll;
pub mod recent;
pub mod send;
pub mod setup;
pub mod update;
