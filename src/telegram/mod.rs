//! The only code that knows Telegram: updates to events, effects to requests, answers to outcomes.

pub mod call;
mod client;
mod messenger;
pub mod outcome;
pub mod poll;
mod rich;
mod send;
pub mod setup;
pub mod update;

pub use messenger::Telegram;
