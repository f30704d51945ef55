//! Words with a typing mistake, and words that only their neighbours make a month.

use super::meaning::{Category, Meaning};
use super::pieces::{Piece, Shape, Word};
use super::token::Token;
use super::vocabulary::Vocabulary;

/// "Там" is August in Kazakh right after a number, and "there" in Russian everywhere else.
pub(super) fn leave_months_to_fillers(list: &mut [Token]) {
    let mut after_number = false;
    for token in list {
        let short = token.meanings.iter().any(|meaning| matches!(meaning, Meaning::ShortMonth(_)));
        if short && token.is(Category::Filler) && !after_number {
            token.meanings = &[Meaning::Is(Category::Filler)];
        }
        after_number = token.number().is_some() || after_number && matches!(token.mark(), Some('.' | '-'));
    }
}

/// Unknown words beside a number are tried as months with a typing mistake.
pub(super) fn correct_months<'v>(list: &mut [Token<'v>], pieces: &[Piece], vocabulary: &'v Vocabulary) {
    for at in 0..list.len() {
        let Some(token) = list.get(at) else { return };
        if !token.is_unknown() || !beside_a_number(list, at) {
            continue;
        }
        let Some(Piece { shape: Shape::Word(word), .. }) = pieces.get(token.piece) else { continue };
        let found = vocabulary.nearly_a_month(&word.key);
        if let (Some(entry), Some(token)) = (found, list.get_mut(at)) {
            token.meanings = &entry.meanings;
        }
    }
}

/// Unknown words beside a month or a year are tried as numbers with a typing mistake: "пятнацатое".
pub(super) fn correct_numbers<'v>(list: &mut [Token<'v>], pieces: &[Piece], vocabulary: &'v Vocabulary) {
    for at in 0..list.len() {
        if !list.get(at).is_some_and(Token::is_unknown) || !before_a_month(list, pieces, at, vocabulary) {
            continue;
        }
        let Some(word) = list.get(at).and_then(|token| word_of(token, pieces)) else { continue };
        let found = vocabulary.nearly_a_number(&word.key);
        if let (Some(entry), Some(token)) = (found, list.get_mut(at)) {
            token.meanings = &entry.meanings;
        }
    }
}

fn word_of<'p>(token: &Token, pieces: &'p [Piece]) -> Option<&'p Word> {
    match pieces.get(token.piece) {
        Some(Piece { shape: Shape::Word(word), .. }) => Some(word),
        _ => None,
    }
}

/// Whether a month, or a word that is nearly one, or another number word stands beside.
fn before_a_month(list: &[Token], pieces: &[Piece], at: usize, vocabulary: &Vocabulary) -> bool {
    let fits = |token: &Token| {
        let known = token.meanings.iter().any(|meaning| {
            matches!(
                meaning,
                Meaning::Month(_) | Meaning::ShortMonth(_) | Meaning::Number(_) | Meaning::Ordinal(_)
            )
        });
        let nearly =
            || word_of(token, pieces).is_some_and(|word| vocabulary.nearly_a_month(&word.key).is_some());
        known || token.is_unknown() && nearly()
    };
    let skip = |token: &&Token| token.mark().is_some() || token.is(Category::Filler);
    let after = list.iter().skip(at + 1).take(3).find(|token| !skip(token));
    let before = list.iter().take(at).rev().take(3).find(|token| !skip(token));
    after.is_some_and(fits) || before.is_some_and(fits)
}

fn beside_a_number(list: &[Token], at: usize) -> bool {
    let numeric = |token: &Token| {
        token.number().is_some()
            || token
                .meanings
                .iter()
                .any(|meaning| matches!(meaning, Meaning::Number(_) | Meaning::Ordinal(_)))
    };
    let skip = |token: &&Token| {
        token.mark().is_some() || token.is(Category::Filler) || token.is(Category::LabelYear)
    };
    let after = list.iter().skip(at + 1).take(4).find(|token| !skip(token));
    let before = list.iter().take(at).rev().take(4).find(|token| !skip(token));
    after.is_some_and(numeric) || before.is_some_and(numeric)
}
