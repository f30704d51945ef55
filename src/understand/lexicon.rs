//! Finds the concepts of a message: "expired", "fine", "abroad", whatever the language they are said in.
//!
//! The stems are data, `locales/<lang>/lexicon.toml`. A pattern is one or more stems in order, with at
//! most [`GAP`] other words between them; a stem fits every word that begins with it, `=word` only
//! the whole word, `a|b` either. Stems are folded like messages, so one spelling serves every script.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::fold::{Word, key};
use crate::lang::Lang;

/// So many words may stand between two stems of one pattern.
pub(super) const GAP: usize = 2;

/// A concept by its number in [`Lexicon::names`].
pub type Concept = u16;

/// The stems of all languages, ready to be searched.
pub struct Lexicon {
    names: Vec<String>,
    patterns: Vec<Pattern>,
    /// Beginnings of first stems to the patterns that start with them.
    starts: HashMap<String, Vec<u32>>,
    longest: usize,
    /// So many words may stand between two stems of one pattern.
    gap: usize,
}

/// A pattern that fits some words: its concept, the first word and the one after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// What is named.
    pub concept: Concept,
    /// The first word.
    pub first: usize,
    /// The word after the last.
    pub end: usize,
}

/// There are some thirteen thousand of them, so nothing here has room to grow.
struct Pattern {
    concept: Concept,
    stems: Box<[Box<[Stem]>]>,
}

struct Stem {
    key: Box<str>,
    whole: bool,
    /// Written in Latin letters, so that it may be English.
    latin: bool,
}

impl Stem {
    fn fits(&self, word: &Word) -> bool {
        let alike = if self.whole { *word.key == *self.key } else { word.key.starts_with(&*self.key) };
        alike && (self.latin || !word.false_friend)
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    concepts: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    danger: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    language: LanguageWords,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct LanguageWords {
    #[serde(default)]
    words: Vec<String>,
}

impl Lexicon {
    /// The concepts that features are made of.
    pub fn concepts() -> Lexicon {
        Lexicon::from_lists(files().flat_map(|(_, file)| file.concepts))
    }

    /// The cues of danger: the ids of their kinds, each with its patterns.
    pub fn danger() -> impl Iterator<Item = (String, Vec<String>)> {
        files().flat_map(|(_, file)| file.danger)
    }

    /// Words that belong to one language only; the names are language codes.
    pub fn languages() -> Lexicon {
        Lexicon::from_lists(files().map(|(lang, file)| (lang.code().to_string(), file.language.words)))
    }

    /// A lexicon of these names with their patterns; a name may come several times.
    pub fn from_lists(lists: impl Iterator<Item = (String, Vec<String>)>) -> Lexicon {
        Lexicon::with_gap(lists, GAP)
    }

    /// The same, with at most `gap` words between two stems of a pattern.
    pub fn with_gap(lists: impl Iterator<Item = (String, Vec<String>)>, gap: usize) -> Lexicon {
        let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, patterns) in lists {
            by_name.entry(name).or_default().extend(patterns);
        }
        let mut lexicon =
            Lexicon { names: Vec::new(), patterns: Vec::new(), starts: HashMap::new(), longest: 0, gap };
        for (name, patterns) in by_name {
            let concept = lexicon.names.len() as Concept;
            lexicon.names.push(name);
            for pattern in patterns {
                lexicon.add(concept, &pattern);
            }
        }
        lexicon
    }

    fn add(&mut self, concept: Concept, text: &str) {
        let stems: Box<[Box<[Stem]>]> =
            text.split_whitespace().map(stems).filter(|any| !any.is_empty()).collect();
        let Some(first) = stems.first() else { return };
        let number = self.patterns.len() as u32;
        for stem in first {
            self.longest = self.longest.max(stem.key.len());
            self.starts.entry(stem.key.to_string()).or_default().push(number);
        }
        self.patterns.push(Pattern { concept, stems });
    }

    /// The name of a concept.
    pub fn name(&self, concept: Concept) -> &str {
        self.names.get(usize::from(concept)).map_or("", String::as_str)
    }

    /// The concepts of these words, each with the place of its first word, in order of place.
    pub fn find(&self, words: &[Word]) -> Vec<(usize, Concept)> {
        self.patterns_of(words, true).into_iter().map(|found| (found.first, found.concept)).collect()
    }

    /// Every pattern that fits, in order of place; where several of one concept fit, the longest.
    pub fn spans(&self, words: &[Word]) -> Vec<Found> {
        self.patterns_of(words, false)
    }

    fn patterns_of(&self, words: &[Word], first_is_enough: bool) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let here = found.len();
            for end in 1..=word.key.len().min(self.longest) {
                // Keys are ASCII, so every end is a boundary.
                let Some(numbers) = word.key.get(..end).and_then(|start| self.starts.get(start)) else {
                    continue;
                };
                for number in numbers {
                    let Some(pattern) = self.patterns.get(*number as usize) else { continue };
                    let concept = pattern.concept;
                    let known = found
                        .get_mut(here..)
                        .and_then(|new| new.iter_mut().find(|one| one.concept == concept));
                    if first_is_enough && known.is_some() {
                        continue;
                    }
                    let Some(length) = pattern.fits(&words[at..], self.gap) else { continue };
                    let end = at + length;
                    match known {
                        Some(known) => known.end = known.end.max(end),
                        None => found.push(Found { concept, first: at, end }),
                    }
                }
            }
        }
        found
    }
}

impl Pattern {
    /// How many words this pattern takes, if the words begin with it.
    fn fits(&self, words: &[Word], gap: usize) -> Option<usize> {
        let mut rest = words;
        for (number, any) in self.stems.iter().enumerate() {
            let reach = if number == 0 { 1 } else { gap + 1 };
            let place = rest.iter().take(reach).position(|word| any.iter().any(|stem| stem.fits(word)))?;
            rest = rest.get(place + 1..).unwrap_or(&[]);
        }
        Some(words.len() - rest.len())
    }
}

fn stems(text: &str) -> Box<[Stem]> {
    text.split('|')
        .map(|stem| {
            let whole = stem.starts_with('=');
            let latin = stem.is_ascii();
            let key = key(&stem.trim_start_matches('=').to_lowercase()).into_boxed_str();
            Stem { key, whole, latin }
        })
        .filter(|stem| !stem.key.is_empty())
        .collect()
}

fn files() -> impl Iterator<Item = (Lang, File)> {
    Lang::all().map(|lang| {
        let text = lang.file("lexicon.toml").unwrap_or_default();
        #[expect(
            clippy::expect_used,
            reason = "the files are compiled in, and a test of this module reads them"
        )]
        let file = toml::from_str(text).expect("lexicon.toml is valid");
        (lang, file)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, HashMap, HashSet};

    use super::*;
    use crate::understand::fold::words;
    use crate::understand::phrases::of_the_project;

    /// The lists of `reading.toml` and `lexicon.toml` in this language.
    fn lists(lang: Lang) -> BTreeMap<String, Vec<String>> {
        let mut lists: BTreeMap<String, Vec<String>> =
            toml::from_str(lang.file("reading.toml").unwrap()).unwrap();
        let file: File = toml::from_str(lang.file("lexicon.toml").unwrap()).unwrap();
        for (name, patterns) in file.concepts.into_iter().chain(file.danger) {
            lists.entry(format!("lexicon {name}")).or_default().extend(patterns);
        }
        lists
    }

    #[test]
    fn a_word_of_another_language_is_not_found_in_an_english_one() {
        let known: HashSet<&str> = include_str!("english.txt")
            .lines()
            .filter(|line| line.starts_with("false-friends") || line.starts_with("borrowed"))
            .flat_map(|line| line.split_whitespace().skip(1))
            .collect();
        let mut counts: HashMap<String, usize> = HashMap::new();
        for phrase in of_the_project() {
            if phrase.lang == Lang::EN && phrase.label.as_str() != "unknown-language" {
                for word in words(&phrase.text).into_iter().filter(|word| word.raw.is_ascii()) {
                    *counts.entry(word.raw).or_default() += 1;
                }
            }
        }
        let common: Vec<Word> = counts
            .into_iter()
            .filter(|(word, count)| *count >= 3 && !known.contains(word.as_str()))
            .flat_map(|(word, _)| words(&word))
            .collect();
        let english = lists(Lang::EN);
        let mut alike: Vec<String> = Vec::new();
        for lang in Lang::all().filter(|lang| *lang != Lang::EN) {
            for (name, patterns) in lists(lang) {
                let same_in_english = |word: &Word| {
                    let patterns = english.get(&name).into_iter().flatten();
                    patterns
                        .flat_map(|text| text.split_whitespace().take(1).flat_map(stems))
                        .any(|stem| stem.fits(word))
                };
                let alone = patterns.iter().filter(|text| text.split_whitespace().count() == 1);
                for stem in alone.flat_map(|text| stems(text)).filter(|stem| !stem.latin) {
                    let found = common.iter().filter(|word| stem.fits(word) && !same_in_english(word));
                    alike.extend(found.map(|word| format!("{lang} {name}: {} in {}", stem.key, word.raw)));
                }
            }
        }
        // To mend: write the whole word, or add it to english.txt.
        assert!(alike.is_empty(), "{alike:#?}");
    }

    #[test]
    fn a_false_friend_is_one_in_english_messages_alone() {
        let concepts = Lexicon::from_lists(std::iter::once(("until".to_string(), vec!["=до".to_string()])));
        assert!(concepts.find(&words("what do I do")).is_empty());
        assert_eq!(concepts.find(&words("vnzh do 15.03.2027")).len(), 1);
        assert_eq!(concepts.find(&words("внж до 15.03.2027")).len(), 1);
    }
}
