//! The slow proofs: kills, power cuts, every crash point, bot-years, load. Small counts by default;
//! CONTRIBUTING.md has the commands for the full ones.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that meets the unexpected fails on the spot; the lint's exemption does not reach helpers"
)]

#[path = "../kit/mod.rs"]
mod kit;

mod crash_points;
mod failed_calls;
mod forget_many;
mod kill_delivery;
mod kill_loop;
mod law_second_implementation;
mod outage_reports;
mod power_cut;
mod reminder_load;
mod reminder_million;
mod simulator;
mod small_scope;
mod small_scope_days;
mod storm;
