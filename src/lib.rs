//! Ruqsat tells foreign residents and stateless persons in Kazakhstan where
//! their papers stand, and reminds them before a date costs them something.
//!
//! The map, in import order: a module imports only modules above it in this
//! list (a test keeps it so). Everything down to `conversation` is pure: no
//! input or output, no clock, no async; time is always an argument.

// Those macros panic where nobody reads; `cli::lines` does not.
#![deny(clippy::print_stdout, clippy::print_stderr)]

pub mod lang; // the languages that `locales/` holds, found at build time
pub mod law; // law as data: dated values with their sources, and the loader
pub mod assess; // (facts, day, law) -> an assessment with its reasons
pub mod understand; // what a person typed -> a typed value
pub mod reminders; // what is due when, and the state machine of one reminder
pub mod outage_reports; // whether people were let through today, counted without knowing whose it is
pub mod speech; // everything that can be said, and the only code that knows Fluent
pub mod paper; // what people keep: calendar file, time line, letters
pub mod conversation; // (state, event, now) -> (state, effects)
pub mod ports; // the traits that the core requires of storage, messaging and time
mod saved_text; // which of an editor's ways to save a text are understood
#[cfg(feature = "bot")]
mod locks; // how whatever threads share is locked
#[cfg(feature = "bot")]
mod this_machine; // which hosts are this machine itself
#[cfg(feature = "bot")]
pub mod store; // the only code that knows sled
#[cfg(feature = "bot")]
pub mod telegram; // the only code that knows teloxide
#[cfg(feature = "bot")]
pub mod playground; // a Bot API on loopback with a chat page in the browser
#[cfg(feature = "bot")]
pub mod app; // the loops; owns the clock, shutdown and the order of writes
pub mod cli; // reads the configuration, wires, starts
