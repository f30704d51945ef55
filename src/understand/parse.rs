//! A message in parts: its words with slips mended, the cues among them, and what is left for the model.
//! Learning phrases go the same way.

use super::cues::{Cues, Found};
use super::essence::Essence;
use super::fold::{self, Word};
use super::spelling::Spelling;

/// The words of the learning phrases, the commonest first; made by build/.
const VOCABULARY: &str = include_str!(concat!(env!("OUT_DIR"), "/vocabulary.txt"));

/// Takes messages apart.
pub struct Parser {
    cues: Cues,
    spelling: Spelling,
}

/// A message in parts.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// Its words as they were typed, where a slip was mended.
    pub typed: Option<Vec<Word>>,
    /// Its words, slips mended.
    pub words: Vec<Word>,
    /// The cues among them.
    pub cues: Vec<Found>,
    /// What is left for the model.
    pub essence: Essence,
}

impl Default for Parser {
    fn default() -> Parser {
        Parser::new()
    }
}

impl Parser {
    /// Reads the cues and the vocabulary.
    pub fn new() -> Parser {
        Parser { cues: Cues::new(), spelling: Spelling::of(VOCABULARY) }
    }

    /// The parts of a message.
    pub fn parse(&self, text: &str) -> Parsed {
        let typed = fold::words(text);
        let mut words = typed.clone();
        self.spelling.mend(&mut words);
        let typed = (typed != words).then_some(typed);
        let cues = self.cues.find(&words);
        let essence = Essence::of(&words, &cues);
        Parsed { typed, words, cues, essence }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::lang::Lang;

    #[test]
    fn the_words_of_cues_are_no_slips_of_the_finger() {
        let parser = Parser::new();
        for lang in Lang::all() {
            let text = lang.file("reading.toml").unwrap();
            let lists: BTreeMap<String, Vec<String>> = toml::from_str(text).unwrap();
            let stems = lists.values().flatten().flat_map(|pattern| pattern.split([' ', '|']));
            for word in stems.filter_map(|stem| stem.strip_prefix('=')) {
                let keys =
                    |words: Vec<fold::Word>| words.into_iter().map(|word| word.key).collect::<Vec<_>>();
                assert_eq!(keys(parser.parse(word).words), keys(fold::words(word)), "{lang}: {word}");
            }
        }
    }
}
