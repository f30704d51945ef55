//! The only code that knows Telegram: updates to events, effects to requests, answers to outcomes.

pub mod call;
mod client;
mod direct;
mod messenger;
pub mod outcome;
pub mod poll;
mod rich;
mod send;
pub mod setup;
pub mod update;
mod webhook;

pub use client::{PROXY_VARIABLES, is_on_this_machine};
pub use messenger::Telegram;
