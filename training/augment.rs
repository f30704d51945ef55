//! Rewrites a learning phrase as other people would have typed it: other scripts, slips, missing words.

use std::collections::HashMap;

use serde::Deserialize;

/// A small generator of repeatable chance (xorshift64*).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Chance {
        Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    pub fn below(&mut self, end: usize) -> usize {
        ((self.next() >> 33) as usize) % end.max(1)
    }

    pub fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }

    pub fn happens(&mut self, probability: f32) -> bool {
        self.unit() < probability
    }
}

/// So many phrases are learnt with something told beside them.
const TOLD_BESIDE: f32 = 0.2;

type Table = HashMap<char, Vec<String>>;

#[derive(Deserialize)]
pub struct Coats {
    kazakh_latin: Table,
    russian_latin: Table,
    common_latin: Table,
    arabic: Table,
    /// What people tell beside their question, for each language.
    context: HashMap<String, Vec<String>>,
    /// What people tell that is no question and no danger, for each language.
    pub told: HashMap<String, Vec<String>>,
}

impl Coats {
    pub fn load() -> Coats {
        toml::from_str(include_str!("coats.toml")).expect("coats.toml is valid")
    }

    /// One variant of this phrase.
    pub fn rewrite(&self, text: &str, lang: &str, chance: &mut Chance) -> String {
        let told = self.beside(text, lang, chance);
        let text = told.as_str();
        let mut text = match (lang, chance.unit()) {
            ("kk", p) if p < 0.20 => self.spelt(text, &[&self.kazakh_latin, &self.common_latin], chance),
            ("kk", p) if p < 0.28 => self.spelt(text, &[&self.arabic], chance),
            ("ru", p) if p < 0.12 => self.spelt(text, &[&self.russian_latin, &self.common_latin], chance),
            _ => text.to_string(),
        };
        if chance.happens(0.35) {
            text = slips(&text, chance);
        }
        if chance.happens(0.35) {
            text = fewer_words(&text, chance);
        }
        text
    }

    /// Some phrases get one or two sentences before or after them, as in a long message.
    fn beside(&self, text: &str, lang: &str, chance: &mut Chance) -> String {
        let mut text = text.to_string();
        let Some(context) = self.context.get(lang).filter(|_| chance.happens(TOLD_BESIDE)) else {
            return text;
        };
        for _ in 0..1 + chance.below(2) {
            let more = &context[chance.below(context.len())];
            let mark = [", ", ". ", "; "][chance.below(3)];
            text = if chance.happens(0.7) {
                format!("{more}{mark}{text}")
            } else {
                format!("{text}{mark}{more}")
            };
        }
        text
    }

    /// The phrase in Latin letters.
    pub fn in_latin(&self, text: &str, lang: &str, chance: &mut Chance) -> String {
        let own = if lang == "kk" { &self.kazakh_latin } else { &self.russian_latin };
        self.spelt(text, &[own, &self.common_latin], chance)
    }

    fn spelt(&self, text: &str, tables: &[&Table], chance: &mut Chance) -> String {
        let mut written = String::new();
        for c in text.to_lowercase().chars() {
            match tables.iter().find_map(|table| table.get(&c)) {
                Some(ways) => written.push_str(&ways[chance.below(ways.len())]),
                None => written.push(c),
            }
        }
        written
    }
}

/// Letters dropped, doubled or swapped, in few words.
fn slips(text: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let count = 1 + letters.len() / 40;
    for _ in 0..count {
        if letters.len() < 6 {
            break;
        }
        let at = chance.below(letters.len() - 1);
        if !letters[at].is_alphabetic() || !letters[at + 1].is_alphabetic() {
            continue;
        }
        match chance.below(3) {
            0 => {
                letters.remove(at);
            }
            1 => letters.swap(at, at + 1),
            _ => letters.insert(at, letters[at]),
        }
    }
    letters.into_iter().collect()
}

fn fewer_words(text: &str, chance: &mut Chance) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    if words.len() < 5 {
        return text.to_string();
    }
    let kept: Vec<&str> = words.into_iter().filter(|_| !chance.happens(0.12)).collect();
    kept.join(" ")
}
