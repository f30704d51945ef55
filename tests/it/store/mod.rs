//! What every store promises, and what the one on the disk does.

mod commands;
mod contract;
mod disk;
mod samples;
