//! What tests share: worlds, disks that lie, processes that are killed.
#![allow(dead_code, reason = "each test binary uses its part")]

#[cfg(feature = "bot")]
pub mod delivery;
#[cfg(all(feature = "bot", unix))]
pub mod killing;
#[cfg(feature = "bot")]
pub mod messenger;
#[cfg(feature = "bot")]
pub mod ops;
#[cfg(feature = "bot")]
pub mod power;
