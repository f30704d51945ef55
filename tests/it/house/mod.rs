//! Rules of the code itself.

mod architecture;
mod rules;
