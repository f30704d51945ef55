//! Text to pieces: runs of digits, runs of letters and marks, before any word is looked up.

use super::letters::{digit_of, is_mark};
use super::meaning::{Category, Meaning};
use super::vocabulary::Vocabulary;

/// A run of digits, of letters, or one mark, before words are looked up.
pub(super) struct Piece {
    pub shape: Shape,
    pub spaced: bool,
    pub new_line: bool,
    /// The first of its letters, and the one after its last, in the normalised text.
    pub letters: (usize, usize),
}

pub(super) enum Shape {
    Digits(String),
    Word(Word),
    Mark(char),
}

pub(super) struct Word {
    pub letters: Vec<char>,
    pub key: String,
}

/// Lower case, ASCII digits, plain dashes and slashes; marks that carry nothing left out.
///
/// With each letter comes the byte of `text` at which it stood.
pub(super) fn normalised(text: &str) -> (Vec<char>, Vec<usize>) {
    let mut out = Vec::with_capacity(text.len());
    let mut stood = Vec::with_capacity(text.len());
    for (at, letter) in text.char_indices().filter(|(_, letter)| !is_mark(*letter)) {
        push_normalised(letter, &mut out);
        stood.resize(out.len(), at);
    }
    (out, stood)
}

fn push_normalised(letter: char, out: &mut Vec<char>) {
    if let Some(digit) = digit_of(letter) {
        out.push(digit);
        return;
    }
    match letter {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => out.push('-'),
        '\u{2192}' | '\u{279c}' | '\u{27a1}' | '\u{2794}' | '\u{21d2}' => out.push('-'),
        '\u{2044}' | '\u{2215}' | '\u{ff0f}' => out.push('/'),
        '\u{ff0e}' | '\u{3002}' | '\u{2024}' | '\u{6d4}' => out.push('.'),
        '\u{60c}' | '\u{66b}' | '\u{ff0c}' | '\u{3001}' => out.push(','),
        '\u{b7}' | '\u{2022}' | '\u{2219}' | '\u{30fb}' => out.push('.'),
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{60}' | '\u{b4}' | '\u{2b9}' => out.push('\''),
        '\u{ab}' | '\u{bb}' | '\u{201c}'..='\u{201f}' => out.push('"'),
        '\u{2248}' => out.push('~'),
        '\u{ff1a}' => out.push(':'),
        '\u{2070}' => out.push('0'),
        '\u{d7}' => out.push('x'),
        _ => out.extend(letter.to_lowercase().filter(|letter| !is_mark(*letter))),
    }
}

/// 2O.O9.2O25 and l5.09.2025: letters typed for digits, where all around them is a number.
pub(super) fn digits_for_lookalikes(mut letters: Vec<char>, vocabulary: &Vocabulary) -> Vec<char> {
    let digit_for = |letter| vocabulary.letters.digit_for(letter);
    let belongs = |letter: char| {
        letter.is_ascii_digit() || matches!(letter, '.' | '/' | '-' | ',') || digit_for(letter).is_some()
    };
    let mut at = 0;
    while at < letters.len() {
        let start = at;
        while letters.get(at).is_some_and(|letter| belongs(*letter)) {
            at += 1;
        }
        let run = letters.get(start..at).unwrap_or_default();
        let digits = run.iter().filter(|letter| letter.is_ascii_digit()).count();
        let lookalikes = run.iter().any(|letter| digit_for(*letter).is_some());
        let before = start.checked_sub(1).and_then(|before| letters.get(before));
        let alone = !before.is_some_and(|letter| letter.is_alphabetic())
            && !letters.get(at).is_some_and(|letter| letter.is_alphabetic());
        if lookalikes && alone && (digits >= 3 || is_number_with_zero(run, vocabulary)) {
            replace_lookalikes(&mut letters, start, at, vocabulary);
        }
        if at == start {
            at += 1;
        }
    }
    letters
}

/// "2o", "1О": the letter for a zero after the tens of a day.
fn is_number_with_zero(run: &[char], vocabulary: &Vocabulary) -> bool {
    matches!(run, ['1' | '2' | '3', zero] if vocabulary.letters.digit_for(*zero) == Some('0'))
}

/// Leaves a group such as II alone: that is a Roman number.
fn replace_lookalikes(letters: &mut [char], start: usize, end: usize, vocabulary: &Vocabulary) {
    let Some(run) = letters.get_mut(start..end) else { return };
    for group in run.split_mut(|letter| matches!(letter, '.' | '/' | '-' | ',')) {
        if vocabulary.letters.roman_month(group).is_some() {
            continue;
        }
        for letter in group {
            *letter = vocabulary.letters.digit_for(*letter).unwrap_or(*letter);
        }
    }
}

pub(super) fn pieces(letters: &[char], vocabulary: &Vocabulary) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut at, mut spaced, mut new_line) = (0, false, false);
    while let Some(&letter) = letters.get(at) {
        let length = letters.iter().skip(at).take_while(|next| next.is_ascii_digit()).count();
        let shape = if length > 0 {
            Shape::Digits(letters.iter().skip(at).take(length).collect())
        } else if is_wrong_keyboard_dot(letters, at, vocabulary) {
            Shape::Mark('.')
        } else if letter.is_alphabetic() {
            Shape::Word(word(letters, at, vocabulary))
        } else {
            new_line |= letter == '\n' || letter == '\u{2028}';
            if is_noise(letter) {
                spaced = true;
                at += 1;
                continue;
            }
            Shape::Mark(letter)
        };
        let start = at;
        at += match &shape {
            Shape::Digits(digits) => digits.len(),
            Shape::Word(word) => word.letters.len(),
            Shape::Mark(_) => 1,
        };
        pieces.push(Piece { shape, spaced, new_line, letters: (start, at) });
        (spaced, new_line) = (false, false);
    }
    pieces
}

fn is_noise(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || !(letter.is_ascii() || matches!(letter, '№' | '₸' | '€' | '½'))
}

fn is_wrong_keyboard_dot(letters: &[char], at: usize, vocabulary: &Vocabulary) -> bool {
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    letters.get(at).is_some_and(|letter| vocabulary.letters.is_separator(*letter))
        && at > 0
        && digit(at - 1)
        && digit(at + 1)
}

/// Letters and the apostrophes between them.
fn word(letters: &[char], start: usize, vocabulary: &Vocabulary) -> Word {
    let mut end = start;
    while let Some(letter) = letters.get(end) {
        let inside = *letter == '\'' && letters.get(end + 1).is_some_and(|next| next.is_alphabetic());
        if !letter.is_alphabetic() && !inside {
            break;
        }
        end += 1;
    }
    let after_number =
        letters.iter().take(start).rev().find(|letter| **letter != '-').is_some_and(char::is_ascii_digit);
    if after_number {
        end = start + ending_before_a_word(letters.get(start..end).unwrap_or_default(), vocabulary);
    }
    let letters = letters.get(start..end).unwrap_or_default().to_vec();
    let spoken: Vec<char> = letters.iter().copied().filter(|letter| *letter != '\'').collect();
    Word { key: vocabulary.letters.fold(&spoken), letters }
}

/// How many letters of 12thDec, 20гоСентября or 2031ждейін belong to the number; else all.
fn ending_before_a_word(word: &[char], vocabulary: &Vocabulary) -> usize {
    let meanings = |letters: &[char]| {
        let found = vocabulary.find(&vocabulary.letters.fold(letters));
        found.map_or(&[][..], |entry| entry.meanings.as_slice())
    };
    let is_month = |letters: &[char]| {
        let months = |meaning: &Meaning| matches!(meaning, Meaning::Month(_) | Meaning::ShortMonth(_));
        letters.len() > 2 && meanings(letters).iter().any(months)
    };
    if word.len() < 4 || !meanings(word).is_empty() {
        return word.len();
    }
    let cut = (1..word.len().min(LONGEST_ENDING)).find(|at| {
        let (ending, rest) = word.split_at(*at);
        let number_ends = vocabulary.is_number_ending(&vocabulary.letters.fold(ending));
        let year_ends = number_ends || meanings(ending).contains(&Meaning::Is(Category::LabelYear));
        number_ends && is_month(rest)
            || year_ends && meanings(rest).contains(&Meaning::Is(Category::ExpiryAfter))
    });
    cut.unwrap_or(word.len())
}

/// "Ынышы": no ending after digits has more letters.
const LONGEST_ENDING: usize = 6;

/// 14:30, 14:30:00.000, +05:00; not 20:09:2025.
pub(super) fn time_of_day(pieces: &[Piece], at: usize) -> Option<usize> {
    let digits = |at: usize| match pieces.get(at) {
        Some(Piece { shape: Shape::Digits(digits), .. }) => Some(digits.len()),
        _ => None,
    };
    let mark = |at: usize, mark: char| matches!(pieces.get(at), Some(Piece { shape: Shape::Mark(found), .. }) if *found == mark);
    if digits(at)? > 2 || !mark(at + 1, ':') || digits(at + 2)? != 2 {
        return None;
    }
    if !mark(at + 3, ':') {
        return Some(3);
    }
    match digits(at + 4) {
        Some(2) if mark(at + 5, '.') && digits(at + 6).is_some() => Some(7),
        Some(2) => Some(5),
        Some(_) => None,
        None => Some(3),
    }
}
