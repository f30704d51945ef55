//! One letter for letters that are typed for each other, so that a word has one form to look up.

use std::collections::{BTreeMap, HashMap};

/// The folding of letters and digits; its tables come from `locales/*/dates.toml`.
#[derive(Default)]
pub(super) struct Letters {
    single: HashMap<char, String>,
    double: HashMap<(char, char), char>,
    lookalikes: HashMap<char, char>,
    roman: HashMap<char, char>,
    typed_for_digits: HashMap<char, char>,
    separators: Vec<char>,
}

impl Letters {
    pub fn add(
        &mut self,
        fold: &BTreeMap<String, String>,
        lookalikes: &BTreeMap<char, char>,
        roman: &BTreeMap<char, char>,
    ) {
        for (from, to) in fold {
            let mut from = from.chars();
            match (from.next(), from.next()) {
                (Some(first), None) => {
                    self.single.insert(first, to.clone());
                }
                (Some(first), Some(second)) => {
                    self.double.extend(to.chars().next().map(|to| ((first, second), to)));
                }
                _ => {}
            }
        }
        self.lookalikes.extend(lookalikes);
        self.roman.extend(roman);
    }

    pub fn add_typed_for_digits(&mut self, digits: &BTreeMap<char, String>, separators: &str) {
        for (digit, letters) in digits {
            self.typed_for_digits.extend(letters.chars().map(|letter| (letter, *digit)));
        }
        self.separators.extend(separators.chars());
    }

    /// A word as the vocabulary keeps it. Expects lower case.
    pub fn fold(&self, word: &[char]) -> String {
        let cyrillic = word.iter().any(|letter| is_cyrillic(*letter));
        let mut out = String::with_capacity(word.len() * 2);
        let mut at = 0;
        while let Some(&typed) = word.get(at) {
            let next = word.get(at + 1).copied().unwrap_or_default();
            if let Some(letter) = self.double.get(&(typed, next)) {
                out.push(*letter);
                at += 2;
                continue;
            }
            let letter = if cyrillic { *self.lookalikes.get(&typed).unwrap_or(&typed) } else { typed };
            match self.single.get(&letter) {
                Some(folded) => out.push_str(folded),
                None => out.push(letter),
            }
            at += 1;
        }
        out
    }

    /// The same for a word of a list, stars kept.
    pub fn fold_text(&self, word: &str) -> String {
        let letters: Vec<char> = word.to_lowercase().chars().filter(|letter| !is_mark(*letter)).collect();
        self.fold(&letters)
    }

    /// The digit that this letter is typed for (O for 0), between digits.
    pub fn digit_for(&self, letter: char) -> Option<char> {
        self.typed_for_digits.get(&letter).copied()
    }

    /// Whether this letter comes out instead of a dot on the wrong keyboard.
    pub fn is_separator(&self, letter: char) -> bool {
        self.separators.contains(&letter)
    }

    /// The month that a word of Roman letters names.
    pub fn roman_month(&self, word: &[char]) -> Option<u32> {
        if word.is_empty() || word.len() > 4 {
            return None;
        }
        let word: String = word.iter().map(|letter| *self.roman.get(letter).unwrap_or(letter)).collect();
        let months = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
        (1..).zip(months).find(|(_, name)| *name == word).map(|(month, _)| month)
    }
}

/// Marks that stand on or beside a letter and carry no letter of their own.
pub(super) fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{ad}' | '\u{640}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{20e3}' | '\u{feff}')
}

/// The ASCII digit for a digit of any script or style that phones offer.
pub(super) fn digit_of(letter: char) -> Option<char> {
    let zero = match letter {
        '0'..='9' => return Some(letter),
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        '\u{966}'..='\u{96f}' => 0x966,
        '\u{ff10}'..='\u{ff19}' => 0xff10,
        '\u{1d7ce}'..='\u{1d7ff}' => 0x1d7ce,
        _ => return None,
    };
    char::from_digit((u32::from(letter) - zero) % 10, 10)
}

pub(super) fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{52f}')
}

pub(super) fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fefc}')
}
