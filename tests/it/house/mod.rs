//! Rules of the code itself.

mod architecture;
mod build_script;
pub mod rules;
