//! What an event asks for: commands, buttons and messages, each with its table.

pub mod buttons;
pub mod commands;
mod answering;
mod correcting;
mod following;
mod going;
mod later;
pub mod messages;
mod papers;
mod spoken;
mod topics;
mod whose;
