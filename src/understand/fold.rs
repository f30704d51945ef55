//! Folds every way of writing Kazakh, Russian and English to one key a word.
//!
//! Kazakh comes in Cyrillic, in Cyrillic typed without the Kazakh letters, in two Latin alphabets
//! and in Arabic script; Russian comes in Latin letters too. The key is plain lower-case ASCII in
//! which all of them meet: `ықтиярхат`, `ыктиярхат`, `yqtiarhat` and `ىقتيارحات` start alike,
//! `внж` and `vnzh` are the same.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// Longer messages are read up to here (characters); Telegram's own limit is 4,096.
pub const LONGEST: usize = 2_400;

/// What ends a question, in every script.
pub const QUESTION_MARKS: [char; 2] = ['?', '\u{61f}'];

/// One word of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As typed, in lower case.
    pub raw: String,
    /// The folded key; digits stay digits.
    pub key: String,
    /// The number of the clause this word stands in: full stops, question marks and line ends part clauses.
    pub clause: usize,
    /// The bytes of the message on which it stands.
    pub place: Range<usize>,
    /// An English word that only sounds like one of another language: "so" is no "со".
    pub false_friend: bool,
}

/// The words of a message with their keys.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open: Option<(String, usize)> = None;
    let mut clause = Clause::default();
    let mut before = None;
    let mut end = 0;
    for (at, c) in text.char_indices().take(LONGEST) {
        if is_mark(c) {
            continue;
        }
        end = at;
        if belongs_to_word(c) {
            // "25го" and "20желтоқсан" are two words each.
            let digit = is_digit(c);
            if before.is_some_and(|before: char| is_digit(before) != digit) && c != '\'' {
                close(&mut open, at, &mut clause, &mut words);
            }
            before = Some(c);
            open.get_or_insert_with(|| (String::new(), at)).0.extend(c.to_lowercase());
            continue;
        }
        close(&mut open, at, &mut clause, &mut words);
        // The dots of "20.09.2025" part no clauses.
        let between_digits = c == '.'
            && before.is_some_and(is_digit)
            && text.get(at + 1..).and_then(|rest| rest.chars().next()).is_some_and(is_digit);
        before = None;
        if matches!(c, '?' | '!' | '.' | ';' | '\n' | '\u{61f}' | '…') && !between_digits && clause.has_words
        {
            clause = Clause { number: clause.number + 1, has_words: false };
        }
    }
    let end = text.get(end..).and_then(|rest| rest.chars().next()).map_or(end, |last| end + last.len_utf8());
    close(&mut open, end, &mut clause, &mut words);
    if is_english(&words) {
        for word in &mut words {
            word.false_friend = ENGLISH.false_friends.contains(word.raw.as_str());
        }
    }
    words
}

/// Whether these words are of an English message: nothing but Latin letters, and a plain English word.
fn is_english(words: &[Word]) -> bool {
    words.iter().all(|word| word.raw.is_ascii())
        && words.iter().any(|word| ENGLISH.plain.contains(word.raw.as_str()))
}

static ENGLISH: LazyLock<English> = LazyLock::new(|| {
    let mut english = English::default();
    for line in include_str!("english.txt").lines() {
        let mut words = line.split_whitespace();
        match words.next() {
            Some("plain") => english.plain.extend(words),
            Some("false-friends") => english.false_friends.extend(words),
            _ => {}
        }
    }
    english
});

/// The words of `english.txt`.
#[derive(Default)]
struct English {
    plain: HashSet<&'static str>,
    false_friends: HashSet<&'static str>,
}

#[derive(Default)]
struct Clause {
    number: usize,
    has_words: bool,
}

/// Ends the word that is open, if there is one with a key.
fn close(open: &mut Option<(String, usize)>, end: usize, clause: &mut Clause, words: &mut Vec<Word>) {
    let Some((raw, start)) = open.take() else { return };
    let key = key(&raw);
    if !key.is_empty() {
        clause.has_words = true;
        words.push(Word { raw, key, clause: clause.number, place: start..end, false_friend: false });
    }
}

/// The key of one word in lower case.
pub fn key(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    while let Some(c) = letters.next() {
        let pair = letters.peek().and_then(|next| LETTERS.pairs.get(&(c, *next)));
        if pair.is_some() {
            letters.next();
        }
        for letter in pair.or_else(|| LETTERS.single.get(&c)).map_or("", |key| key).chars() {
            push(&mut key, letter);
        }
    }
    key
}

/// Doubled letters are written once: they are the commonest slip, and alphabets differ in them.
fn push(key: &mut String, letter: char) {
    if letter.is_ascii_digit() || !key.ends_with(letter) {
        key.push(letter);
    }
}

static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
    let mut letters = Letters::default();
    for line in include_str!("letters.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut parts = line.split_whitespace();
        let Some(key) = parts.next() else { continue };
        for written in parts {
            let mut chars = written.chars();
            match (chars.next(), chars.next()) {
                (Some(first), Some(second)) => letters.pairs.insert((first, second), key),
                (Some(single), None) => letters.single.insert(single, key),
                _ => None,
            };
        }
    }
    letters
});

/// The table of `letters.txt`.
#[derive(Default)]
struct Letters {
    single: HashMap<char, &'static str>,
    pairs: HashMap<(char, char), &'static str>,
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

/// Marks above letters, the Arabic hamza before Kazakh words, zero-width characters: no sound of their own.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{064b}'..='\u{065f}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{621}' | '\u{674}' | '\u{640}')
}

fn belongs_to_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | 'ʼ' | '`')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.key).collect()
    }

    #[test]
    fn the_coats_of_kazakh_meet_in_one_key() {
        let cyrillic = keys("айыппұл салама, қашан өтіп кетті");
        assert_eq!(keys("айыппул салама кашан отип кетти"), cyrillic);
        assert_eq!(keys("aiyppul salama qashan otip ketti"), cyrillic);
        assert_eq!(keys("aıyppul salama qashan ótip ketti"), cyrillic);
        assert_eq!(keys("ايىپپۇل سالاما قاشان ٴوتىپ كەتتى"), cyrillic);
    }

    #[test]
    fn russian_in_latin_letters_meets_russian() {
        assert_eq!(keys("shtraf za vnzh kogda platit"), keys("штраф за внж когда платить"));
    }

    #[test]
    fn suffixes_behind_a_hyphen_and_glued_numbers_are_words_of_their_own() {
        assert_eq!(keys("ВНЖ-ны 25го"), ["vnj", "ni", "25", "go"]);
    }

    #[test]
    fn clauses_are_counted() {
        let clauses: Vec<usize> =
            words("Штраф будет? И где менять...").iter().map(|word| word.clause).collect();
        assert_eq!(clauses, [0, 0, 1, 1, 1]);
    }

    #[test]
    fn nothing_is_nothing() {
        assert_eq!(words(""), []);
        assert_eq!(words("👍 🙏 — …"), []);
    }
}
