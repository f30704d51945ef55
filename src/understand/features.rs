//! Turns the words of a message into the features that the model weighs.
//!
//! All of them are made of folded keys: whole words, beginnings of words (a stem, near enough, in
//! languages that hang everything behind it), pieces of words, neighbouring words, concepts and
//! pairs of concepts. Each is known by a 32-bit hash. Training and running share this file.

use super::essence::Essence;
use super::fold::{Word, words};
use super::lexicon::Lexicon;

/// Pairs are made of so many concepts at most: a long story would have thousands.
const PAIRED_CONCEPTS: usize = 14;

/// Which groups of features to make; all of them, except when ways are compared.
#[derive(Clone, Copy, Debug)]
pub struct Groups {
    /// Words, beginnings and neighbours.
    pub words: bool,
    /// Pieces of words.
    pub pieces: bool,
    /// Concepts and their pairs.
    pub concepts: bool,
}

impl Groups {
    /// Everything.
    pub const ALL: Groups = Groups { words: true, pieces: true, concepts: true };
}

/// The features of what is left of a message, sorted, each once.
pub fn features(essence: &Essence, lexicon: &Lexicon, groups: Groups) -> Vec<u32> {
    let words = essence.words.as_slice();
    let mut found = Collector(Vec::with_capacity(words.len() * 24));
    if groups.words {
        word_features(words, &mut found);
        shape_features(essence, &mut found);
        calm_features(essence, &mut found);
    }
    if groups.pieces {
        for word in words.iter().filter(|word| !word.key.starts_with(|c: char| c.is_ascii_digit())) {
            pieces(&word.key, &mut found);
        }
    }
    if groups.concepts {
        concept_features(words, lexicon, &mut found);
    }
    found.0.sort_unstable();
    found.0.dedup();
    found.0
}

/// The features that tell languages apart: words, their endings and pieces, and unusual letters.
pub fn language_features(text: &str) -> Vec<u32> {
    let words = words(text);
    let mut found = Collector(Vec::new());
    for word in &words {
        if word.key.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        found.add("lw", &[&word.raw]);
        found.add("lk", &[&word.key]);
        let raw: Vec<char> = format!("^{}$", word.raw).chars().collect();
        for length in 2..=4 {
            for piece in raw.windows(length) {
                found.add("lp", &[&String::from_iter(piece)]);
            }
        }
    }
    found.0.sort_unstable();
    found.0.dedup();
    found.0
}

struct Collector(Vec<u32>);

impl Collector {
    fn add(&mut self, group: &str, parts: &[&str]) {
        let mut hash = Fnv::new();
        hash.write(group);
        for part in parts {
            hash.write("\u{1}");
            hash.write(part);
        }
        self.0.push(hash.finish());
    }
}

/// FNV-1a over 64 bits, folded to 32: short, fast, and the same on every machine.
pub(super) struct Fnv(u64);

impl Fnv {
    pub(super) fn new() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }

    pub(super) fn write(&mut self, text: &str) {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    pub(super) fn finish(&self) -> u32 {
        ((self.0 >> 32) ^ self.0) as u32
    }
}

fn beginning(key: &str, length: usize) -> &str {
    key.get(..length).unwrap_or(key)
}

fn word_features(words: &[Word], found: &mut Collector) {
    for (at, word) in words.iter().enumerate() {
        found.add("w", &[&word.key]);
        if word.key.len() > 4 {
            found.add("p4", &[beginning(&word.key, 4)]);
        }
        if word.key.len() > 6 {
            found.add("p6", &[beginning(&word.key, 6)]);
        }
        let stem = beginning(&word.key, 5);
        if let Some(next) = words.get(at + 1) {
            found.add("b", &[stem, beginning(&next.key, 5)]);
        }
        if let Some(after) = words.get(at + 2) {
            found.add("s", &[stem, beginning(&after.key, 5)]);
        }
    }
    if let Some(first) = words.first() {
        found.add("first", &[beginning(&first.key, 5)]);
    }
    if let Some(last) = words.last() {
        found.add("last", &[beginning(&last.key, 5)]);
    }
}

/// What the writing itself tells: length, and letters that no language of ours has.
fn shape_features(essence: &Essence, found: &mut Collector) {
    let length = match essence.words.len() {
        0 => "0",
        1 => "1",
        2 => "2",
        3..=4 => "3",
        5..=8 => "5",
        9..=16 => "9",
        17..=40 => "17",
        _ => "41",
    };
    found.add("length", &[length]);
    for letter in &essence.letters {
        found.add("letter", &[letter.to_string().as_str()]);
    }
}

/// What says that words of danger are meant or not.
fn calm_features(essence: &Essence, found: &mut Collector) {
    let without = &essence.without;
    for (name, said) in [
        ("calm", without.calm > 0),
        ("calm twice", without.calm > 1),
        ("harmless", without.harmless),
        ("acute", without.acute),
    ] {
        if said {
            found.add("danger", &[name]);
        }
    }
}

fn pieces(key: &str, found: &mut Collector) {
    let bounded = format!("^{key}$");
    for length in 3..=4 {
        for start in 0..bounded.len().saturating_sub(length - 1) {
            if let Some(piece) = bounded.get(start..start + length) {
                found.add("c", &[piece]);
            }
        }
    }
}

fn concept_features(words: &[Word], lexicon: &Lexicon, found: &mut Collector) {
    let mut names: Vec<&str> =
        lexicon.find(words).into_iter().map(|(_, concept)| lexicon.name(concept)).collect();
    for pair in names.windows(2) {
        if let [before, after] = pair {
            found.add("kn", &[before, after]);
        }
    }
    names.sort_unstable();
    names.dedup();
    for (at, name) in names.iter().enumerate() {
        found.add("k", &[name]);
        if at < PAIRED_CONCEPTS {
            for other in names.iter().take(PAIRED_CONCEPTS).skip(at + 1) {
                found.add("kk", &[name, other]);
            }
        }
    }
}
