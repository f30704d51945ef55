//! Messages that nobody asked for: reminders, a change of the law, and lost messages after a downtime.

pub mod downtime;
pub mod law_change;
pub mod reminder;
