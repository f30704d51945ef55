//! Words with a typing mistake: how far a typed word is from the name of a month or a number.

use super::meaning::{Entry, Meaning};

/// Names that are looked for with typing mistakes.
#[derive(Default)]
pub(super) struct Names {
    list: Vec<(Vec<char>, Entry)>,
}

impl Names {
    pub fn add(&mut self, name: Vec<char>, entry: Entry) {
        self.list.push((name, entry));
    }

    /// The name nearest to the word, if no other name is as near.
    pub fn nearest(&self, word: &str, shortest: usize) -> Option<&Entry> {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() < shortest || letters.len() > 20 {
            return None;
        }
        let mut best: Option<(usize, &Entry)> = None;
        let mut tied = false;
        for (name, entry) in self.list.iter().filter(|(name, _)| may_be(name, &letters)) {
            let allowed = if name.len() >= 7 { 2 } else { 1 };
            let distance = distance_to_beginning(name, &letters);
            if distance > allowed {
                continue;
            }
            match best {
                Some((nearest, _)) if distance > nearest => {}
                Some((nearest, other)) if distance == nearest => tied |= value(other) != value(entry),
                _ => {
                    best = Some((distance, entry));
                    tied = false;
                }
            }
        }
        if tied { None } else { best.map(|(_, entry)| entry) }
    }
}

/// What is read from a name; "fifteen" and "fifteenth" are one.
fn value(entry: &Entry) -> Option<u32> {
    entry.meanings.iter().find_map(|meaning| match meaning {
        Meaning::Month(value) | Meaning::Number(value) | Meaning::Ordinal(value) => Some(*value),
        _ => None,
    })
}

/// A mistake seldom falls on the first letter, and then on no other, and of a long
/// name ("карте" is not "марте"); this also saves
/// most comparisons.
fn may_be(name: &[char], word: &[char]) -> bool {
    match (name, word) {
        ([n0, n1, name @ ..], [w0, w1, word @ ..]) => {
            n0 == w0 || (n0 == w1 && n1 == w0) || n1 == w1 && name.len() > 3 && word.starts_with(name)
        }
        _ => false,
    }
}

/// The fewest mistakes (letters wrong, missing, doubled or swapped) that turn `name` into a
/// beginning of `word` with at most three letters, an ending, left over.
fn distance_to_beginning(name: &[char], word: &[char]) -> usize {
    let width = word.len() + 1;
    let mut before_last: Vec<usize> = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    for (row, wanted) in name.iter().enumerate() {
        let mut current = vec![row + 1; width];
        for (column, typed) in word.iter().enumerate() {
            let change = last[column] + usize::from(wanted != typed);
            let mut least = change.min(last[column + 1] + 1).min(current[column] + 1);
            let swapped = row > 0 && column > 0 && name[row - 1] == *typed && word[column - 1] == *wanted;
            if swapped {
                least = least.min(before_last[column - 1] + 1);
            }
            current[column + 1] = least;
        }
        before_last = last;
        last = current;
    }
    last.iter().rev().take(4).copied().min().unwrap_or(usize::MAX)
}
