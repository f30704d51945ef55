//! What an event asks for: commands, buttons and messages, each with its table.

pub mod buttons;
pub mod commands;
pub mod messages;
