//! One test binary: linking the whole tree once is what makes `cargo test` bearable. A file is a
//! subject; run one with `cargo test --test it law::cases`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that meets the unexpected fails on the spot; the lint's exemption does not reach helpers"
)]

#[path = "../kit/mod.rs"]
mod kit;

mod chat;
mod delivery;
mod house;
mod law;
mod ops;
mod playground;
mod store;
