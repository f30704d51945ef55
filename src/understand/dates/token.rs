//! One token of a text, and what it can be asked.

use super::meaning::{Category, Meaning};

/// One piece of the text.
#[derive(Clone, Debug)]
pub(super) struct Token<'v> {
    pub kind: Kind,
    /// What a word can mean; nothing for an unknown word.
    pub meanings: &'v [Meaning],
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Whether a new line begins with it.
    pub new_line: bool,
    /// Which piece of the text it begins at.
    pub piece: usize,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Number(Number),
    Word,
    Mark(char),
    /// A time of day.
    Time,
    /// Digits that are no date: grown together with letters, or too long.
    Code,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Number {
    pub value: u32,
    /// How many digits were typed.
    pub digits: usize,
    /// "20th", "20-го", "жиырмасыншы".
    pub ordinal: bool,
    pub spelled: bool,
    /// Written as a Roman number: a month.
    pub roman: bool,
}

impl Token<'_> {
    pub fn is(&self, category: Category) -> bool {
        self.meanings.contains(&Meaning::Is(category))
    }

    pub fn is_any(&self, categories: &[Category]) -> bool {
        categories.iter().any(|category| self.is(*category))
    }

    pub fn number(&self) -> Option<Number> {
        match self.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }

    pub fn mark(&self) -> Option<char> {
        match self.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// A word that no list has.
    pub fn is_unknown(&self) -> bool {
        self.kind == Kind::Word && self.meanings.is_empty()
    }
}
