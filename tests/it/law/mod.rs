//! The law as data, and the verdicts that follow from it.

mod bare_numbers;
mod calendar;
pub mod cases;
pub mod check_command;
mod correction;
mod edge_cases;
pub mod helpers;
mod loader;
mod notices;
mod situations;
mod steps;
mod unknown_facts;
mod vectors;
mod whose_claim;
