//! Rules of the code itself.

mod rules;
