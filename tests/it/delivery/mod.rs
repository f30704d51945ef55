//! Reminders on their way, in simulated time.

mod absence;
mod clocks;
mod faults;
mod law;
mod reminder_ladder;
mod retention;
mod slow_disk;
mod states;
