//! Text to tokens: numbers, words with their meanings, and marks.

use super::corrections;
use super::instant;
use super::letters::{is_arabic, is_cyrillic};
use super::meaning::{Entry, Meaning};
use super::numerals;
use super::pieces::{Piece, Shape, Word, digits_for_lookalikes, normalised, pieces, time_of_day};
use super::token::{Kind, Number, Token};
use super::vocabulary::Vocabulary;
use crate::lang::Lang;

/// All tokens of a text, and what the text shows of its language.
pub(super) struct Tokens<'v> {
    pub list: Vec<Token<'v>>,
    /// Words that only English has, and words of other languages or scripts.
    pub english_words: usize,
    pub other_words: usize,
    /// Whether any word is in another script than Latin.
    pub other_script: bool,
    /// Where each piece begins and ends in the text, in bytes.
    places: Vec<(usize, usize)>,
}

impl Tokens<'_> {
    /// The bytes of the text on which the tokens from `first` up to `end` stand.
    pub fn bytes(&self, first: usize, end: usize) -> std::ops::Range<usize> {
        let piece = |at: usize| self.list.get(at).map(|token| token.piece);
        let last = piece(end).unwrap_or(self.places.len()).saturating_sub(1);
        let place = |piece: usize| self.places.get(piece).copied().unwrap_or_default();
        let from = piece(first).map(place).unwrap_or_default().0;
        from..place(last).1.max(from)
    }
}

/// Cuts a text into tokens.
pub(super) fn tokens<'v>(text: &str, vocabulary: &'v Vocabulary) -> Tokens<'v> {
    let (mut letters, stood) = normalised(text);
    instant::to_local_days(&mut letters);
    let letters = digits_for_lookalikes(letters, vocabulary);
    let pieces = pieces(&letters, vocabulary);
    let byte = |letter: usize| stood.get(letter).copied().unwrap_or(text.len());
    let mut tokens = Tokens {
        list: Vec::with_capacity(pieces.len()),
        english_words: 0,
        other_words: 0,
        other_script: false,
        places: pieces.iter().map(|piece| (byte(piece.letters.0), byte(piece.letters.1))).collect(),
    };
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let (kind, meanings, used) = match &piece.shape {
            Shape::Digits(digits) => number(&pieces, at, digits, vocabulary),
            Shape::Word(word) => meaning(&pieces, at, word, vocabulary, &mut tokens),
            Shape::Mark(mark) => (Kind::Mark(*mark), &[][..], 1),
        };
        let (spaced, new_line) = (piece.spaced, piece.new_line);
        tokens.list.push(Token { kind, meanings, spaced, new_line, piece: at });
        at += used;
    }
    corrections::leave_months_to_fillers(&mut tokens.list);
    corrections::correct_numbers(&mut tokens.list, &pieces, vocabulary);
    corrections::correct_months(&mut tokens.list, &pieces, vocabulary);
    tokens.list = numerals::read(tokens.list);
    tokens
}

/// A token's kind and meanings, and how many pieces it takes.
type Cut<'v> = (Kind, &'v [Meaning], usize);

/// A number with the ending grown to it, a time of day, or a code.
fn number<'v>(pieces: &[Piece], at: usize, digits: &str, vocabulary: &Vocabulary) -> Cut<'v> {
    if is_compact_time(pieces, at, digits) {
        return (Kind::Time, &[], 1);
    }
    if let Some(used) = time_of_day(pieces, at) {
        return (Kind::Time, &[], used);
    }
    if digits.len() > 8 || grown_to_letters(pieces, at, vocabulary) {
        return (Kind::Code, &[], 1);
    }
    let ending = number_ending(pieces, at, vocabulary);
    let number = Number {
        value: digits.parse().unwrap_or_default(),
        digits: digits.len(),
        ordinal: ending > 0,
        ..Number::default()
    };
    (Kind::Number(number), &[], 1 + ending)
}

/// The time of 20250920T143000.
fn is_compact_time(pieces: &[Piece], at: usize, digits: &str) -> bool {
    let before =
        |back: usize| at.checked_sub(back).and_then(|before| pieces.get(before)).map(|piece| &piece.shape);
    let after_letter = matches!(before(1), Some(Shape::Word(word)) if is_iso_letter(word));
    matches!(digits.len(), 4 | 6)
        && after_letter
        && matches!(before(2), Some(Shape::Digits(date)) if date.len() == 8)
}

/// How many pieces the ending after this number takes: "20th", "20-го", "25 го".
fn number_ending(pieces: &[Piece], at: usize, vocabulary: &Vocabulary) -> usize {
    let is_ending = |word: &Word| vocabulary.is_number_ending(&word.key);
    match (pieces.get(at + 1), pieces.get(at + 2)) {
        (Some(Piece { shape: Shape::Word(word), spaced: false, .. }), _) if is_ending(word) => 1,
        (
            Some(Piece { shape: Shape::Mark('-' | '\''), spaced, .. }),
            Some(Piece { shape: Shape::Word(word), .. }),
        ) if is_ending(word)
            && (!spaced || word.letters.len() > 1 && vocabulary.find(&word.key).is_none()) =>
        {
            2
        }
        (Some(Piece { shape: Shape::Word(word), new_line: false, .. }), _)
            if word.letters.len() > 1
                && is_ending(word)
                && vocabulary.find(&word.key).is_none()
                && vocabulary.letters.roman_month(&word.letters).is_none() =>
        {
            1
        }
        _ => 0,
    }
}

/// KZ1234567, N0123: letters before it or after it that are no date word.
fn grown_to_letters(pieces: &[Piece], at: usize, vocabulary: &Vocabulary) -> bool {
    let known = |word: &Word| {
        is_iso_letter(word)
            || vocabulary.find(&word.key).is_some()
            || vocabulary.nearly_a_month(&word.key).is_some()
            || word.letters.len() > 1 && vocabulary.letters.roman_month(&word.letters).is_some()
    };
    let ending_of_a_number = |word_at: usize| {
        word_at
            .checked_sub(1)
            .and_then(|before| pieces.get(before))
            .is_some_and(|piece| matches!(piece.shape, Shape::Digits(_)))
            && pieces.get(word_at).is_some_and(|piece| !piece.spaced)
    };
    let glued = pieces.get(at).is_some_and(|piece| !piece.spaced);
    let after_word = glued
        && at.checked_sub(1).is_some_and(|before| {
            matches!(pieces.get(before), Some(Piece { shape: Shape::Word(word), .. })
                if !known(word) && !ending_of_a_number(before))
        });
    let before_word = matches!(pieces.get(at + 1), Some(Piece { shape: Shape::Word(word), spaced: false, .. })
        if !known(word) && !vocabulary.is_number_ending(&word.key));
    after_word || before_word
}

/// The T of 2025-09-20T14:30Z.
fn is_iso_letter(word: &Word) -> bool {
    matches!(word.letters.as_slice(), ['t'] | ['z'])
}

fn meaning<'v>(
    pieces: &[Piece],
    at: usize,
    word: &Word,
    vocabulary: &'v Vocabulary,
    tokens: &mut Tokens<'v>,
) -> Cut<'v> {
    if is_iso_letter(word) && between_digits_or_after_time(pieces, at, tokens) {
        return (Kind::Mark(' '), &[], 1);
    }
    if let Some(number) = roman(pieces, at, word, vocabulary) {
        return (Kind::Number(number), &[], 1);
    }
    let (entry, used) = phrase(pieces, at, word, vocabulary)
        .or_else(|| Some((vocabulary.find(&word.key)?, 1)))
        .map_or((None, 1), |(entry, used)| (Some(entry), used));
    count_language(word, entry, tokens);
    let meanings = entry.map_or(&[][..], |entry| entry.meanings.as_slice());
    (Kind::Word, meanings, used)
}

fn between_digits_or_after_time(pieces: &[Piece], at: usize, tokens: &Tokens) -> bool {
    let glued = pieces.get(at).is_some_and(|piece| !piece.spaced);
    let after_number = matches!(tokens.list.last(), Some(Token { kind: Kind::Number(_) | Kind::Time, .. }));
    glued && after_number
}

/// A Roman month beside a number: 20/IX-2025. A lone letter needs numbers on both sides.
fn roman(pieces: &[Piece], at: usize, word: &Word, vocabulary: &Vocabulary) -> Option<Number> {
    let value = vocabulary.letters.roman_month(&word.letters)?;
    let before = beside(pieces, at, -1);
    let after = beside(pieces, at, 1);
    let enough = if word.letters.len() > 1 { before || after } else { before && after };
    enough.then_some(Number { value, digits: 2, roman: true, ..Number::default() })
}

fn beside(pieces: &[Piece], at: usize, step: isize) -> bool {
    let shape = |steps: isize| {
        at.checked_add_signed(step * steps).and_then(|there| pieces.get(there)).map(|piece| &piece.shape)
    };
    match shape(1) {
        Some(Shape::Digits(_)) => true,
        Some(Shape::Mark('.' | '/' | '-' | ',' | '(' | ')')) => matches!(shape(2), Some(Shape::Digits(_))),
        _ => false,
    }
}

/// The longest phrase of the vocabulary that begins here; dots between its words do not matter.
fn phrase<'v>(
    pieces: &[Piece],
    at: usize,
    word: &Word,
    vocabulary: &'v Vocabulary,
) -> Option<(&'v Entry, usize)> {
    vocabulary.phrases(&word.key).iter().find_map(|(rest, entry)| {
        let mut end = at + 1;
        for wanted in rest {
            while matches!(pieces.get(end), Some(Piece { shape: Shape::Mark('.' | '-'), .. })) {
                end += 1;
            }
            end += words_of(pieces.get(end)?, wanted)?;
        }
        Some((entry, end - at))
    })
}

fn words_of(piece: &Piece, wanted: &str) -> Option<usize> {
    let same = match &piece.shape {
        Shape::Word(word) => match wanted.strip_suffix('*') {
            Some(stem) => word.key.starts_with(stem.trim_end_matches('*')),
            None => word.key == wanted,
        },
        Shape::Digits(digits) => digits == wanted,
        Shape::Mark(_) => false,
    };
    same.then_some(1)
}

fn count_language(word: &Word, entry: Option<&Entry>, tokens: &mut Tokens) {
    let other_script = word.letters.iter().any(|letter| is_cyrillic(*letter) || is_arabic(*letter));
    tokens.other_script |= other_script;
    let english = entry.is_some_and(|entry| entry.is_in(Lang::EN));
    if english && !other_script {
        tokens.english_words += 1;
    } else if other_script || entry.is_some() {
        tokens.other_words += 1;
    }
}
