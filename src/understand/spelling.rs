//! Mends a slip of the finger: a word that no learning phrase has, one letter away from one that many have.
//!
//! The vocabulary is made of the learning phrases at build time, the commonest word first.

use std::collections::HashMap;

use super::fold::Word;

/// Shorter words are left alone: too many other words are one letter away.
const SHORTEST: usize = 5;
/// Longer ones too: there are not many, and each letter costs time.
const LONGEST: usize = 24;
/// At most so many words of one message are mended.
const MOST: usize = 24;
const LETTERS: std::ops::RangeInclusive<u8> = b'a'..=b'z';

/// The words of the learning phrases, with their rank.
pub struct Spelling {
    ranks: HashMap<&'static str, u32>,
}

impl Spelling {
    /// Mends with this vocabulary: a word a line, the commonest first.
    pub fn of(vocabulary: &'static str) -> Spelling {
        Spelling { ranks: vocabulary.lines().zip(0..).collect() }
    }

    /// Gives each word that is not known the key of the commonest known word one slip away.
    pub fn mend(&self, words: &mut [Word]) {
        let unknown = words.iter_mut().filter(|word| {
            let letters = word.key.bytes().all(|letter| LETTERS.contains(&letter));
            letters
                && (SHORTEST..=LONGEST).contains(&word.key.len())
                && !self.ranks.contains_key(word.key.as_str())
        });
        for word in unknown.take(MOST) {
            if let Some(meant) = self.meant(&word.key) {
                word.key = meant.to_string();
            }
        }
    }

    /// The commonest known word that one dropped, added, changed or swapped letter makes of this.
    fn meant(&self, key: &str) -> Option<&'static str> {
        let typed = key.as_bytes();
        let mut best: Option<(u32, &'static str)> = None;
        let mut look = |letters: &[u8]| {
            let Some((word, rank)) =
                std::str::from_utf8(letters).ok().and_then(|word| self.ranks.get_key_value(word))
            else {
                return;
            };
            if best.is_none_or(|(least, _)| *rank < least) {
                best = Some((*rank, word));
            }
        };
        let mut letters: Vec<u8> = Vec::with_capacity(typed.len() + 1);
        for at in 0..=typed.len() {
            let (before, after) = typed.split_at(at);
            let mut put = |parts: [&[u8]; 3]| {
                letters.clear();
                parts.iter().for_each(|part| letters.extend_from_slice(part));
                look(&letters);
            };
            if let Some((first, rest)) = after.split_first() {
                put([before, rest, &[]]);
                if let Some((second, rest)) = rest.split_first() {
                    put([before, &[*second, *first], rest]);
                }
                for letter in LETTERS {
                    put([before, &[letter], rest]);
                }
            }
            for letter in LETTERS {
                put([before, &[letter], after]);
            }
        }
        best.map(|(_, word)| word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::fold::words;

    #[test]
    fn one_slip_is_mended_and_short_words_are_left_alone() {
        let spelling = Spelling::of(include_str!(concat!(env!("OUT_DIR"), "/vocabulary.txt")));
        for (typed, meant) in [
            ("жительсвто", "жительство"),
            ("residnce", "residence"),
            ("айыппұлл", "айыппұл"),
            ("штарф", "штраф"),
        ] {
            let mut typed = words(typed);
            spelling.mend(&mut typed);
            assert_eq!(typed[0].key, words(meant)[0].key);
        }
        let mut short = words("внжж zzzzzzzz");
        let before = short.clone();
        spelling.mend(&mut short);
        assert_eq!(short, before);
    }
}
