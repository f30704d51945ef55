//! The second line of a card's or passport's machine-readable zone (ICAO Doc 9303, parts 4 to 6):
//! check digits are verified, and of all it holds only the expiry is kept.

use super::DateReading;
use super::mention::What;

/// Where the second line of a format keeps its dates (positions count from 0).
struct Format {
    length: usize,
    birth: usize,
    expiry: usize,
    /// The number of the document with its check digit, if it stands in this line.
    number: Option<usize>,
    /// What the last digit checks, if all of it stands in this line.
    composite: &'static [(usize, usize)],
}

const FORMATS: [Format; 3] = [
    // TD1, the size of a card: the composite check also covers the first line.
    Format { length: 30, birth: 0, expiry: 8, number: None, composite: &[] },
    Format { length: 36, birth: 13, expiry: 21, number: Some(0), composite: &[(0, 10), (13, 20), (21, 35)] },
    // TD3, a passport.
    Format { length: 44, birth: 13, expiry: 21, number: Some(0), composite: &[(0, 10), (13, 20), (21, 43)] },
];

/// The expiry in a machine-readable zone; `None` where the text holds no such zone. One whose check
/// digits are wrong holds no date that could be told.
pub(super) fn read(text: &str) -> Option<DateReading> {
    let words: Vec<Vec<u8>> = text.split_whitespace().map(zone).filter(|word| is_long(word)).collect();
    if text.chars().filter(|letter| matches!(letter, '<' | '\u{ab}' | '\u{2039}')).count() < 2 {
        return words.iter().find_map(|word| whole_zone(word));
    }
    let lines: Vec<Vec<u8>> = text.split('\n').map(zone).collect();
    let joined = lines.concat();
    let candidates =
        lines.iter().chain(&words).map(Vec::as_slice).chain(pieces_of(&joined)).filter(|line| is_long(line));
    let mut zone_seen = false;
    for line in candidates {
        for format in &FORMATS {
            let Some(shape) = format.matches(line) else { continue };
            zone_seen = true;
            if shape {
                return Some(format.expiry_in(line));
            }
        }
    }
    zone_seen.then_some(DateReading::None)
}

fn is_long(line: &[u8]) -> bool {
    FORMATS.iter().any(|format| format.length == line.len())
}

/// A line full to its end holds no filler; then only right check digits tell it from other text.
fn whole_zone(line: &[u8]) -> Option<DateReading> {
    let format = FORMATS.iter().find(|format| format.matches(line) == Some(true))?;
    Some(format.expiry_in(line))
}

/// The letters of the zone in one line; what is no letter of a zone is left out.
fn zone(line: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(line.len());
    for letter in line.chars() {
        match letter {
            '\u{ab}' => out.extend(b"<<"),
            '\u{2039}' => out.push(b'<'),
            _ if letter.is_ascii_alphanumeric() || letter == '<' => {
                out.push(u8::try_from(letter.to_ascii_uppercase()).unwrap_or(b'<'));
            }
            _ => {}
        }
    }
    out
}

/// Lines that were pasted as one.
fn pieces_of(joined: &[u8]) -> Vec<&[u8]> {
    let mut pieces = Vec::new();
    for format in &FORMATS {
        let whole = joined.len().is_multiple_of(format.length) && joined.len() <= 3 * format.length;
        if whole && joined.len() > format.length {
            pieces.extend(joined.chunks(format.length));
        }
    }
    pieces
}

impl Format {
    /// Whether the line has this shape, and then whether its check digits are right.
    fn matches(&self, line: &[u8]) -> Option<bool> {
        if line.len() != self.length {
            return None;
        }
        let dates = [self.birth, self.expiry];
        let looks_right = dates.iter().all(|at| {
            line.get(*at..at + 7)
                .is_some_and(|field| field.iter().all(|letter| digit(*letter).is_some() || *letter == b'<'))
        }) && line
            .get(self.expiry..self.expiry + 6)
            .is_some_and(|field| field.iter().all(|letter| digit(*letter).is_some()));
        if !looks_right {
            return None;
        }
        let checked = |from: usize, length: usize| {
            line.get(from..from + length)
                .zip(line.get(from + length))
                .is_some_and(|(field, check)| check_digit(&as_digits(field)) == digit(*check).map(u32::from))
        };
        let dates_right = dates.iter().all(|at| checked(*at, 6));
        let number_right = self.number.is_none_or(|at| field_checked(line, at, 9));
        Some(dates_right && number_right && self.composite_right(line))
    }

    fn composite_right(&self, line: &[u8]) -> bool {
        if self.composite.is_empty() {
            return true;
        }
        let covered: Vec<u8> =
            self.composite.iter().filter_map(|(from, to)| line.get(*from..*to)).flatten().copied().collect();
        check_digit(&covered) == line.last().and_then(|check| digit(*check)).map(u32::from)
    }

    fn expiry_in(&self, line: &[u8]) -> DateReading {
        let number = |from: usize| -> u32 {
            let field = line.get(from..from + 2).unwrap_or_default();
            field.iter().fold(0, |sum, letter| sum * 10 + u32::from(digit(*letter).unwrap_or_default()))
        };
        let year = i32::try_from(2000 + number(self.expiry)).unwrap_or_default();
        match What::date(year, number(self.expiry + 2), number(self.expiry + 4)) {
            What::Date(date) => DateReading::Date(date),
            _ => DateReading::Invalid,
        }
    }
}

fn field_checked(line: &[u8], from: usize, length: usize) -> bool {
    line.get(from..from + length)
        .zip(line.get(from + length))
        .is_some_and(|(field, check)| check_digit(field) == digit(*check).map(u32::from))
}

/// A digit, also where the letters O and I were read for it.
fn digit(letter: u8) -> Option<u8> {
    match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'O' => Some(0),
        b'I' => Some(1),
        _ => None,
    }
}

fn as_digits(field: &[u8]) -> Vec<u8> {
    field.iter().map(|letter| digit(*letter).map_or(*letter, |digit| digit + b'0')).collect()
}

/// Weights 7, 3, 1; A is 10 … Z is 35, the filler 0 (Doc 9303, part 3, 4.9).
fn check_digit(field: &[u8]) -> Option<u32> {
    let mut sum = 0;
    for (letter, weight) in field.iter().zip([7, 3, 1].into_iter().cycle()) {
        let value = match letter {
            b'0'..=b'9' => u32::from(letter - b'0'),
            b'A'..=b'Z' => u32::from(letter - b'A') + 10,
            b'<' => 0,
            _ => return None,
        };
        sum += value * weight;
    }
    Some(sum % 10)
}
