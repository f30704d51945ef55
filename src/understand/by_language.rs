//! Lists of words, each of one language and with a meaning: what is found in a message of which language.

use std::ops::Range;

use super::fold::Word;
use super::lexicon::{self, Lexicon};
use crate::lang::Lang;

/// Lists of words of all languages, each with what its words mean, ready to be searched.
pub struct ByLanguage<T> {
    words: Lexicon,
    /// For each list of the lexicon, its language and its meaning.
    lists: Vec<(Lang, T)>,
}

impl<T: Copy + PartialEq> ByLanguage<T> {
    /// Takes the lists; `gap` words may stand between two stems of a pattern.
    pub fn new(lists: impl IntoIterator<Item = (Lang, T, Vec<String>)>, gap: usize) -> ByLanguage<T> {
        let (lists, patterns): (Vec<_>, Vec<_>) =
            lists.into_iter().map(|(lang, meaning, patterns)| ((lang, meaning), patterns)).unzip();
        // A lexicon sorts its lists by name: with all the digits the number stays the order.
        let named = patterns.into_iter().enumerate().map(|(at, patterns)| (format!("{at:05}"), patterns));
        ByLanguage { words: Lexicon::with_gap(named, gap), lists }
    }

    /// What these words of a message in this language mean, each once. English words are looked for in
    /// English messages alone and the others elsewhere: Kazakh and Russian are mixed, and many of their words
    /// sound like English ones.
    pub fn find(&self, words: &[Word], lang: Lang) -> Vec<T> {
        let mut found = Vec::new();
        for (meaning, _) in self.spans(words, lang) {
            if !found.contains(&meaning) {
                found.push(meaning);
            }
        }
        found
    }

    /// The same with the words on which each stands, in order of place.
    pub fn spans(&self, words: &[Word], lang: Lang) -> Vec<(T, Range<usize>)> {
        let is_english = lang == Lang::EN;
        let meant = |found: lexicon::Found| {
            let (of, meaning) = self.lists.get(usize::from(found.concept))?;
            ((*of == Lang::EN) == is_english).then_some((*meaning, found.first..found.end))
        };
        self.words.spans(words).into_iter().filter_map(meant).collect()
    }
}
