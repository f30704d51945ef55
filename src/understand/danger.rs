//! Recognises somebody in danger before anything else is asked: asylum, detention, crime, despair.
//!
//! The cues are data (`[danger]` in `locales/<lang>/lexicon.toml`). To miss one is worse than to
//! sign-post somebody who did not need it, so cues speak without the model being asked.

use super::KindId;
use super::fold::Word;
use super::lexicon::Lexicon;

/// Somebody's life before their freedom, their freedom before their papers.
const MOST_URGENT_FIRST: [&str; 4] = ["despair", "crime-victim", "detained", "asylum"];

/// The cues of danger, ready to be searched.
pub struct Danger {
    cues: Lexicon,
}

impl Danger {
    /// Reads the cues of all languages.
    pub fn new() -> Danger {
        Danger { cues: Lexicon::danger() }
    }

    /// The kind of danger in this message, the most urgent if there are several.
    pub fn find(&self, words: &[Word]) -> Option<KindId> {
        let found = self.cues.find(words);
        let names: Vec<&str> = found.iter().map(|(_, cue)| self.cues.name(*cue)).collect();
        MOST_URGENT_FIRST.iter().find(|name| names.contains(name)).and_then(|name| KindId::find(name))
    }
}
