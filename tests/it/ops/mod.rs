//! Running it: command line, health, administrators, bounds.

mod admin;
mod bounds;
mod canary;
mod command_line;
mod daily;
mod flood;
mod fuzz;
mod outage;
