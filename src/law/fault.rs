//! What is wrong with a law file: where, what, and how to cure it.

use std::fmt;

/// One fault of a law file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The path inside the law folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, in one plain clause.
    pub problem: String,
    /// What to do about it.
    pub cure: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}; {}", self.file, self.line, self.problem, self.cure)
    }
}

impl std::error::Error for Fault {}
