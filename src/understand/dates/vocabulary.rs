//! The date words of every language, read once from `locales/*/dates.toml`.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::letters::Letters;
use super::meaning::{Category, Entry, Meaning, Span};
use super::typos::Names;
use crate::lang::{Lang, compiled_in};
use crate::understand::fold::{Word, key};

/// Words longer than this, in bytes, are not looked up: no list has one.
const LONGEST_WORD: usize = 120;

/// Number words with fewer letters are too near to other words.
const SHORTEST_NUMBER: usize = 6;

/// All words of all languages, folded (see [`Letters`]).
#[derive(Default)]
pub(super) struct Vocabulary {
    pub letters: Letters,
    words: HashMap<String, Entry>,
    /// Stems: which may take a listed ending, and which anything.
    stems: HashMap<String, Stem>,
    /// By first word: the other words of the phrase, and what it means.
    phrases: HashMap<String, Vec<(Vec<String>, Entry)>>,
    endings: Vec<String>,
    number_endings: Vec<String>,
    /// Full names of months, for words with a typing mistake.
    month_names: Names,
    /// The longer number words, for the same.
    number_names: Names,
    /// What says that days are counted from something, a language each.
    counted_from: Vec<CountedFrom>,
}

/// "Two days before the failure", said with an ending on the word in front: "база құлағаннан екі күн бұрын".
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountedFrom {
    /// The words that say "before".
    before: Vec<String>,
    /// The endings of what the days are counted from.
    endings: Vec<String>,
    /// Words with such an ending that mean today.
    today: Vec<String>,
}

#[derive(Default)]
struct Stem {
    with_ending: Entry,
    with_anything: Entry,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    endings: Vec<String>,
    number_endings: Vec<String>,
    separators: String,
    fold: BTreeMap<String, String>,
    lookalikes: BTreeMap<char, char>,
    digit_lookalikes: BTreeMap<char, String>,
    roman_lookalikes: BTreeMap<char, char>,
    months: Vec<Listed>,
    weekdays: Vec<Listed>,
    numbers: BTreeMap<String, Vec<String>>,
    ordinals: BTreeMap<String, Vec<String>>,
    relative_days: BTreeMap<String, Vec<String>>,
    spans: BTreeMap<String, Vec<String>>,
    words: BTreeMap<Category, Vec<String>>,
    #[serde(default)]
    counted_from: Option<CountedFrom>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    names: Vec<String>,
    #[serde(default)]
    short: Vec<String>,
}

impl CountedFrom {
    /// The same with its words folded as those of messages are.
    fn folded(self) -> CountedFrom {
        let keys = |words: Vec<String>| words.iter().map(|word| key(word)).collect();
        CountedFrom { before: keys(self.before), endings: keys(self.endings), today: keys(self.today) }
    }
}

impl Vocabulary {
    /// Reads the words of every language; one whose file does not load is left out
    /// (a test keeps all of them loading).
    pub fn load() -> Vocabulary {
        let files: Vec<(Lang, File)> =
            Lang::all().filter_map(|lang| Some((lang, read(lang).ok()?))).collect();
        let mut vocabulary = Vocabulary::default();
        for (_, file) in &files {
            let letters = &mut vocabulary.letters;
            letters.add(&file.fold, &file.lookalikes, &file.roman_lookalikes);
            letters.add_typed_for_digits(&file.digit_lookalikes, &file.separators);
        }
        for (lang, file) in &files {
            vocabulary.add_file(*lang, file);
        }
        let counted_from = files.into_iter().filter_map(|(_, file)| file.counted_from);
        vocabulary.counted_from = counted_from.map(CountedFrom::folded).collect();
        vocabulary.endings.sort();
        vocabulary.endings.dedup();
        vocabulary.add_stems_to_whole_words();
        vocabulary
    }

    /// The word's meanings: as written, else as the longest stem whose rest is an ending.
    pub fn find(&self, word: &str) -> Option<&Entry> {
        self.words.get(word).or_else(|| self.find_stem(word))
    }

    fn find_stem(&self, word: &str) -> Option<&Entry> {
        if word.len() > LONGEST_WORD {
            return None;
        }
        let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8());
        for end in ends.collect::<Vec<_>>().into_iter().rev() {
            let (stem, rest) = word.split_at(end);
            let Some(found) = self.stems.get(stem) else { continue };
            if !found.with_ending.meanings.is_empty() && (rest.is_empty() || self.is_ending(rest)) {
                return Some(&found.with_ending);
            }
            if !found.with_anything.meanings.is_empty() {
                return Some(&found.with_anything);
            }
        }
        None
    }

    /// Phrases that begin with this word, longest first.
    pub fn phrases(&self, first: &str) -> &[(Vec<String>, Entry)] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }

    /// Whether the word in front of a number of days says what they are counted from, and not from today.
    pub fn is_counted_from(&self, in_front: &Word, span: &[Word]) -> bool {
        self.counted_from.iter().any(|it| {
            span.iter().any(|word| it.before.contains(&word.key))
                && it.endings.iter().any(|ending| in_front.key.ends_with(ending))
                && !it.today.contains(&in_front.key)
        })
    }

    /// Whether this can stand after digits: "th", "го", "інде".
    pub fn is_number_ending(&self, word: &str) -> bool {
        self.number_endings.iter().any(|ending| ending == word) || self.is_ending(word)
    }

    /// The one month whose name this is with a typing mistake, if there is exactly one.
    pub fn nearly_a_month(&self, word: &str) -> Option<&Entry> {
        self.month_names.nearest(word, 4)
    }

    /// The one number word that this is with a typing mistake, if there is exactly one.
    pub fn nearly_a_number(&self, word: &str) -> Option<&Entry> {
        self.number_names.nearest(word, SHORTEST_NUMBER)
    }

    /// A word that stands in one list as it is and in another as a stem means both.
    fn add_stems_to_whole_words(&mut self) {
        let words: Vec<String> = self.words.keys().cloned().collect();
        for word in words {
            let Some(stem) = self.find_stem(&word).cloned() else { continue };
            let entry = self.words.entry(word).or_default();
            for meaning in stem.meanings {
                if !entry.meanings.contains(&meaning) {
                    entry.meanings.push(meaning);
                }
            }
        }
    }

    fn is_ending(&self, rest: &str) -> bool {
        self.endings.binary_search_by(|ending| ending.as_str().cmp(rest)).is_ok()
    }

    fn add_file(&mut self, lang: Lang, file: &File) {
        self.endings.extend(file.endings.iter().map(|ending| self.letters.fold_text(ending)));
        self.number_endings.extend(file.number_endings.iter().map(|ending| self.letters.fold_text(ending)));
        for (month, names) in (1..).zip(&file.months) {
            self.add_names(lang, Meaning::Month(month), &names.names);
            self.add_all(lang, &names.names, Meaning::Month(month));
            self.add_all(lang, &names.short, Meaning::ShortMonth(month));
        }
        for (weekday, names) in (0..).zip(&file.weekdays) {
            self.add_all(lang, &names.names, Meaning::Weekday(weekday));
            self.add_all(lang, &names.short, Meaning::ShortWeekday(weekday));
        }
        for (value, words) in parsed(&file.numbers) {
            self.add_names(lang, Meaning::Number(value), words);
            self.add_all(lang, words, Meaning::Number(value));
        }
        for (value, words) in parsed(&file.ordinals) {
            self.add_names(lang, Meaning::Ordinal(value), words);
            self.add_all(lang, words, Meaning::Ordinal(value));
        }
        for (days, words) in parsed(&file.relative_days) {
            self.add_all(lang, words, Meaning::RelativeDay(days));
        }
        for (span, words) in &file.spans {
            self.add_all(lang, words, Meaning::Span(span_of(span)));
        }
        for (category, words) in &file.words {
            self.add_all(lang, words, Meaning::Is(*category));
        }
    }

    fn add_all(&mut self, lang: Lang, words: &[String], meaning: Meaning) {
        for word in words {
            self.add(lang, word, meaning);
        }
    }

    fn add(&mut self, lang: Lang, written: &str, meaning: Meaning) {
        let mut parts: Vec<String> =
            written.split_whitespace().map(|part| self.letters.fold_text(part)).collect();
        if parts.len() > 1 {
            self.add_phrase(lang, parts, meaning);
        } else if let Some(word) = parts.pop() {
            self.entry(&word).add(meaning, lang);
        }
    }

    fn entry(&mut self, word: &str) -> &mut Entry {
        if let Some(stem) = word.strip_suffix("**") {
            &mut self.stems.entry(stem.to_string()).or_default().with_anything
        } else if let Some(stem) = word.strip_suffix('*') {
            &mut self.stems.entry(stem.to_string()).or_default().with_ending
        } else {
            self.words.entry(word.to_string()).or_default()
        }
    }

    fn add_phrase(&mut self, lang: Lang, mut parts: Vec<String>, meaning: Meaning) {
        let first = parts.remove(0);
        let phrases = self.phrases.entry(first).or_default();
        if let Some((_, entry)) = phrases.iter_mut().find(|(rest, _)| *rest == parts) {
            entry.add(meaning, lang);
            return;
        }
        let mut entry = Entry::default();
        entry.add(meaning, lang);
        phrases.push((parts, entry));
        phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }

    fn add_names(&mut self, lang: Lang, meaning: Meaning, names: &[String]) {
        for name in names.iter().filter(|name| !name.contains(' ')) {
            let name: Vec<char> = self.letters.fold_text(name.trim_end_matches('*')).chars().collect();
            let mut entry = Entry::default();
            entry.add(meaning, lang);
            match meaning {
                // Shorter names are too near to other words.
                Meaning::Month(_) if name.len() >= 5 => self.month_names.add(name, entry),
                Meaning::Number(_) | Meaning::Ordinal(_) if name.len() >= SHORTEST_NUMBER => {
                    self.number_names.add(name, entry);
                }
                _ => {}
            }
        }
    }
}

fn read(lang: Lang) -> Result<File, String> {
    compiled_in(lang.file("dates.toml").unwrap_or_default())
}

fn parsed<T: std::str::FromStr>(
    lists: &BTreeMap<String, Vec<String>>,
) -> impl Iterator<Item = (T, &Vec<String>)> {
    lists.iter().filter_map(|(key, words)| Some((key.parse().ok()?, words)))
}

/// "6 months", "14 days".
fn span_of(text: &str) -> Span {
    let (number, unit) = text.split_once(' ').unwrap_or((text, ""));
    match unit {
        "months" => Span { months: number.parse().unwrap_or_default(), days: 0 },
        _ => Span { months: 0, days: number.parse().unwrap_or_default() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_s_words_load() {
        for lang in Lang::all() {
            let file = read(lang).unwrap_or_else(|error| panic!("locales/{lang}/dates.toml: {error}"));
            assert_eq!((file.months.len(), file.weekdays.len()), (12, 7), "{lang}");
        }
    }

    #[test]
    fn a_month_with_a_typing_mistake_is_found_and_a_tie_is_not() {
        let vocabulary = Vocabulary::load();
        let month = |word| vocabulary.nearly_a_month(word).map(|entry| entry.meanings[0]);
        assert_eq!(month("septmber"), Some(Meaning::Month(9)));
        assert_eq!(month("сентебря"), Some(Meaning::Month(9)));
        assert_eq!(month("кыркуиик"), Some(Meaning::Month(9)));
        assert_eq!(month("jule"), None);
    }
}
