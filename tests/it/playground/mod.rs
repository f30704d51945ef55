//! The Bot API on loopback.

mod command;
mod faults;
mod rules;
mod teloxide;
mod webhook;
