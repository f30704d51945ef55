//! What a message does, whatever it is about: it wants a forecast, an errand run, a look into a database.
//!
//! Such a message is full of the words of our topics ("will they refuse my residence permit, what do you think?"),
//! so the words of the subject say nothing about its kind. The cues are data, `locales/<lang>/kinds.toml`.

use std::collections::BTreeMap;

use super::KindId;
use super::by_language::ByLanguage;
use super::fold::Word;
use super::lexicon::GAP;
use crate::lang::Lang;

/// The cues of kinds, ready to be searched.
pub struct Acts(ByLanguage<KindId>);

impl Acts {
    /// Reads the cues of all languages.
    pub fn new() -> Acts {
        let lists = Lang::all().flat_map(|lang| {
            let cues = file(lang).into_iter();
            cues.filter_map(move |(name, patterns)| Some((lang, KindId::find(&name)?, patterns)))
        });
        Acts(ByLanguage::new(lists, GAP))
    }

    /// The kinds whose cues stand in these words of a message in this language, each once.
    pub fn find(&self, words: &[Word], lang: Lang) -> Vec<KindId> {
        self.0.find(words, lang)
    }
}

fn file(lang: Lang) -> BTreeMap<String, Vec<String>> {
    let text = lang.file("kinds.toml").unwrap_or_default();
    #[expect(clippy::expect_used, reason = "the files are compiled in, and a test reads them")]
    toml::from_str(text).expect("kinds.toml is valid")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::fold::words;

    #[test]
    fn every_list_is_named_after_a_kind() {
        for lang in Lang::all() {
            for (name, patterns) in file(lang) {
                let kind = KindId::find(&name).and_then(KindId::kind);
                assert!(kind.is_some_and(|kind| !kind.chat && !kind.danger), "{lang}: {name}");
                assert!(!patterns.is_empty(), "{lang}: {name}");
            }
        }
    }

    #[test]
    fn the_act_is_heard_beside_words_of_ours() {
        let acts = Acts::new();
        for (text, lang, kind) in [
            ("what are my chances with the permit", Lang::EN, "forecast"),
            ("подайте за меня на внж", Lang::RU, "representation"),
            ("ықтиярхатым бойынша базаңыздан қараңызшы", Lang::KK, "my-file"),
        ] {
            let found = acts.find(&words(text), lang);
            assert!(found.iter().any(|one| one.as_str() == kind), "{text}: {found:?}");
        }
    }
}
