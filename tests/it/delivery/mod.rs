//! Reminders on their way, in simulated time.

mod absence;
mod clocks;
mod correction;
mod fairness;
mod faults;
mod instances;
mod law;
mod law_due;
mod messenger;
mod reminder_ladder;
mod retention;
pub mod slow_disk;
mod states;
