//! Numbers told in words: "twenty first", "две тысячи двадцать пятого", "жиырма бесінші".

use super::meaning::{Category, Meaning};
use super::token::{Kind, Number, Token};

/// Replaces each run of number words by one number.
pub(super) fn read(tokens: Vec<Token>) -> Vec<Token> {
    if !tokens.iter().any(|token| numeral(token).is_some()) {
        return tokens;
    }
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match phrase(&tokens, at) {
            Some((number, used)) => {
                let mut spelled = token.clone();
                spelled.kind = Kind::Number(number);
                spelled.meanings = &[];
                out.push(spelled);
                at += used;
            }
            None => {
                out.push(token.clone());
                at += 1;
            }
        }
    }
    years_in_two_halves(out)
}

/// The value of a number word, and whether it is an ordinal. "он" is ten in Kazakh and "he" in
/// Russian, so a word that is a filler too needs the context (see [`is_certain`]).
fn numeral(token: &Token) -> Option<(u32, bool)> {
    token.meanings.iter().find_map(|meaning| match meaning {
        Meaning::Number(value) => Some((*value, false)),
        Meaning::Ordinal(value) => Some((*value, true)),
        _ => None,
    })
}

/// One number from as many words as belong to it.
fn phrase(tokens: &[Token], start: usize) -> Option<(Number, usize)> {
    let first = tokens.get(start)?;
    let mut sum = Sum::default();
    let mut end = start;
    if let (Some(number), Some(next)) = (first.number(), tokens.get(start + 1)) {
        // "2 мың 25": a digit before the word for a thousand.
        let thousands = numeral(next).is_some_and(|(value, _)| value == 1000);
        if !thousands || number.digits > 1 || !sum.take(number.value) {
            return None;
        }
        end += 1;
    } else if !is_certain(tokens, start) {
        return None;
    }
    let mut ordinal = false;
    while let Some(token) = tokens.get(end) {
        if sum.thousands && ordinal_free_digits(token) && !ordinal {
            let number = token.number()?;
            if sum.take_digits(number) {
                ordinal = number.ordinal;
                end += 1;
            }
            break;
        }
        if let Some((value, is_ordinal)) = numeral(token) {
            let thousands_follow =
                tokens.get(end + 1).and_then(numeral).is_some_and(|(next, _)| next == 1000);
            // "Жиырмасы екі мың": the day ends where the year begins.
            let another = thousands_follow && sum.rest > 0 && !sum.thousands && value < 10;
            if ordinal || another || !sum.take(value) {
                break;
            }
            ordinal = is_ordinal;
            end += 1;
        } else if !ordinal && joins(tokens, end, &sum) {
            end += 1;
        } else {
            break;
        }
    }
    let digits = if sum.leading_zero { 2 } else { sum.total().to_string().len() };
    let number = Number { value: sum.total(), digits, ordinal, spelled: true, roman: false };
    (end > start && sum.started).then_some((number, end - start))
}

fn ordinal_free_digits(token: &Token) -> bool {
    token.number().is_some_and(|number| !number.roman && number.digits <= 2)
}

/// A number word that is no other word of the same sentence.
fn is_certain(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    if !token.is(Category::Filler) {
        return numeral(token).is_some() && !token.is(Category::About);
    }
    let next = tokens.get(at + 1);
    let unit_or_month = |next: &Token| {
        numeral(next).is_some_and(|(value, _)| value < 10)
            || next.is_any(&[Category::UnitWeek])
            || next.meanings.iter().any(|meaning| matches!(meaning, Meaning::Month(_)))
    };
    let after_number = at > 0 && tokens.get(at - 1).is_some_and(|before| numeral(before).is_some());
    numeral(token).is_some() && (next.is_some_and(unit_or_month) || after_number)
}

/// A hyphen between number words, and "and" after thousands or hundreds.
fn joins(tokens: &[Token], at: usize, sum: &Sum) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let next_is_number = tokens.get(at + 1).is_some_and(|next| numeral(next).is_some());
    let hyphen = token.mark() == Some('-');
    let and = token.is(Category::And) && sum.thousands;
    sum.started && next_is_number && (hyphen || and)
}

/// The number read so far.
#[derive(Default)]
struct Sum {
    started: bool,
    thousands: bool,
    before_thousand: u32,
    rest: u32,
    leading_zero: bool,
}

impl Sum {
    fn total(&self) -> u32 {
        self.before_thousand + self.rest
    }

    /// Adds a number word, if it can follow what stands before it.
    fn take(&mut self, value: u32) -> bool {
        let fits = match value {
            0 => !self.started,
            1..=9 => self.rest.is_multiple_of(10),
            10 | 20 | 30 | 40 | 50 | 60 | 70 | 80 | 90 => self.rest.is_multiple_of(100) && !self.leading_zero,
            11..=19 => self.rest.is_multiple_of(100) && !self.leading_zero,
            100 => self.rest < 10,
            1000 => !self.thousands && self.rest < 10,
            2000 => !self.started,
            _ => false,
        };
        if !fits {
            return false;
        }
        match value {
            0 => self.leading_zero = true,
            2000 => {
                self.before_thousand = value;
                self.thousands = true;
            }
            100 => self.rest = self.rest.max(1) * 100,
            1000 => {
                self.before_thousand = self.rest.max(1) * 1000;
                self.rest = 0;
                self.thousands = true;
            }
            _ => self.rest += value,
        }
        self.started = true;
        true
    }

    fn take_digits(&mut self, number: Number) -> bool {
        if self.rest > 0 || number.value == 0 {
            return false;
        }
        self.rest = number.value;
        true
    }
}

/// "Twenty twenty-five" is 2025 and "nineteen ninety" 1990; after "the twentieth" too.
fn years_in_two_halves(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        let halves = out.last().and_then(Token::number).zip(token.number());
        let another_follows = tokens
            .get(at + 1)
            .and_then(Token::number)
            .is_some_and(|next| next.spelled && !next.ordinal && next.value >= 10 && next.value < 100);
        match (halves, out.last_mut()) {
            (Some((century, rest)), Some(last)) if is_century(century, rest) && !another_follows => {
                let number = Number { value: century.value * 100 + rest.value, digits: 4, ..rest };
                last.kind = Kind::Number(number);
            }
            _ => out.push(token.clone()),
        }
    }
    out
}

fn is_century(century: Number, rest: Number) -> bool {
    let spelled = century.spelled && rest.spelled && !century.ordinal;
    spelled && matches!(century.value, 19 | 20) && (10..100).contains(&rest.value)
}
