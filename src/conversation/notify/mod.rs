//! Messages that nobody asked for: reminders, a change of the law, a correction of ours, and lost messages
//! after a downtime.

mod correction;
pub mod downtime;
pub mod notice;
mod wishes;
pub mod law_change;
pub mod reminder;
