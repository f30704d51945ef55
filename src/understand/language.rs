//! In which language a message is written: letters first, then words, then the person's setting.
//!
//! Kazakh in Latin letters, in Arabic script or typed on a Russian keyboard is Kazakh; Russian in
//! Latin letters is Russian.

use super::features::language_features;
use super::fold::words;
use super::lexicon::Lexicon;
use super::model::Model;
use crate::lang::Lang;

/// The words must speak at least this much louder for one language before they overrule the setting.
const CLEAR: f32 = 0.6;

/// The words that belong to one language, ready to be searched.
pub struct Languages {
    own_words: Lexicon,
}

impl Languages {
    /// Reads the words of all languages.
    pub fn new() -> Languages {
        Languages { own_words: Lexicon::languages() }
    }

    /// How many words of a text belong to one spoken language only.
    pub fn words_in(&self, text: &str) -> usize {
        self.own_words.find(&words(text)).len()
    }

    /// The language of this text; `hint` decides where the text does not.
    pub fn of(&self, text: &str, model: &Model, hint: Option<Lang>) -> Lang {
        let has_cyrillic = text.chars().any(|c| matches!(c, '\u{400}'..='\u{4ff}'));
        // Letters alone: digits of that script stand in messages of any language.
        let is_arabic =
            |c: char| matches!(c, '\u{600}'..='\u{6ff}' | '\u{fb50}'..='\u{feff}') && c.is_alphabetic();
        let has_arabic = text.chars().any(is_arabic);
        if has_arabic && !has_cyrillic {
            return Lang::KK;
        }
        let mut scores = [0.0f32; 3];
        let (weights, known) = model.languages(&language_features(text));
        let spread = (known.max(1) as f32).sqrt();
        for (score, weight) in scores.iter_mut().zip(weights) {
            *score += weight / spread;
        }
        for (_, language) in self.own_words.find(&words(text)) {
            let code = self.own_words.name(language);
            if let Some(at) = ORDER.iter().position(|lang| lang.code() == code) {
                scores[at] += 1.0;
            }
        }
        if has_cyrillic && let Some(english) = scores.get_mut(2) {
            *english -= 3.0;
        }
        choose(scores, hint, has_cyrillic)
    }
}

/// The order of the scores, as in the model.
const ORDER: [Lang; 3] = [Lang::KK, Lang::RU, Lang::EN];

fn choose(scores: [f32; 3], hint: Option<Lang>, has_cyrillic: bool) -> Lang {
    let mut order: Vec<(Lang, f32)> = ORDER.into_iter().zip(scores).collect();
    order.sort_by(|left, right| right.1.total_cmp(&left.1));
    let fallback = hint.unwrap_or(if has_cyrillic { Lang::RU } else { Lang::EN });
    match order.as_slice() {
        [(best, first), (_, second), ..] if first - second >= CLEAR => *best,
        [(best, first), (next, _), ..] if *first > 0.0 && hint != Some(*next) => *best,
        _ => fallback,
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::{Context, Reader};
    use crate::lang::Lang;

    #[test]
    fn digits_of_another_script_say_nothing_of_the_language() {
        let reader = Reader::new();
        let today = "2026-11-22".parse().unwrap_or_else(|error| panic!("{error}"));
        let lang = |text: &str| reader.read(text, &Context::on(today, Some(Lang::EN))).lang;
        assert_eq!(lang("my residence permit expires ١٥.٠٦.٢٠٢٧"), Lang::EN);
        assert_eq!(lang("мой вид на жительство до ۱۵.۰۶.۲۰۲۷"), Lang::RU);
    }
}
