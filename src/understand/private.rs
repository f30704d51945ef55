//! Finds what a person should not have sent us: numbers of people, papers and cards.
//!
//! Nothing found here is stored or logged; the person is asked to delete the message.

use serde::{Deserialize, Serialize};

/// What kind of private number was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Private {
    /// A twelve-digit individual identification number (ИИН / ЖСН), or twelve digits that look like one.
    Iin,
    /// The number of a passport, permit or certificate.
    Document,
    /// The machine-readable lines of a passport or card.
    Mrz,
    /// A telephone number.
    Phone,
    /// The number of a bank card.
    Card,
}

/// Every kind of private number in this text, each once, in the order of [`Private`].
pub fn find(text: &str) -> Vec<Private> {
    let runs = digit_runs(text);
    let mut found = Vec::new();
    let mut note = |kind, present: bool| {
        if present {
            found.push(kind);
        }
    };
    note(Private::Iin, runs.iter().any(|run| run.is_iin()));
    note(Private::Document, runs.iter().any(|run| run.is_document()));
    note(Private::Mrz, text.split_whitespace().any(is_mrz));
    note(Private::Phone, runs.iter().any(|run| run.is_phone()));
    note(Private::Card, runs.iter().any(|run| run.is_card()));
    found
}

/// Whether these twelve digits are an individual identification number: a birth date, a century
/// digit and the right check digit (government decree no. 853 of 22 July 2003).
pub fn is_valid_iin(digits: &[u8]) -> bool {
    let [_, _, m1, m2, d1, d2, century, ..] = *digits else { return false };
    if digits.len() != 12 || digits.iter().any(|digit| *digit > 9) {
        return false;
    }
    let (month, day) = (m1 * 10 + m2, d1 * 10 + d2);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || century > 6 {
        return false;
    }
    let weighted = |weights: [u32; 11]| -> u32 {
        digits.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum::<u32>() % 11
    };
    let mut check = weighted([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    if check == 10 {
        check = weighted([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]);
    }
    check < 10 && digits.last().is_some_and(|last| u32::from(*last) == check)
}

/// Digits that belong together, with what stands before them.
#[derive(Debug, Default)]
struct Run {
    digits: Vec<u8>,
    /// Lengths of the groups that spaces, brackets or hyphens make.
    groups: Vec<usize>,
    plus: bool,
    /// One to three capitals stand before the digits: a series such as `N` or `AA`.
    series: bool,
    /// A letter stands directly before or after, as in a word.
    in_word: bool,
}

impl Run {
    fn is_iin(&self) -> bool {
        if self.digits.len() != 12 || self.plus || self.in_word || self.series {
            return false;
        }
        self.groups.len() == 1 || is_valid_iin(&self.digits)
    }

    fn is_document(&self) -> bool {
        match (self.groups.as_slice(), self.series) {
            _ if self.plus => false,
            ([length], true) => (6..=10).contains(length),
            ([9], false) => true,
            ([10], false) => !self.is_phone(),
            // A series and a number apart: passports of the Russian Federation, cards read aloud.
            ([2, 7] | [4, 6] | [2, 2, 6] | [3, 3, 3], false) => !self.in_word,
            _ => false,
        }
    }

    fn is_phone(&self) -> bool {
        if self.series || self.in_word {
            return false;
        }
        let length = self.digits.len();
        let first = self.digits.first().copied();
        if self.plus {
            return (10..=15).contains(&length);
        }
        (length == 11 && matches!(first, Some(7 | 8))) || (self.groups == [10] && first == Some(7))
    }

    fn is_card(&self) -> bool {
        (16..=19).contains(&self.digits.len()) && !self.plus && !self.series && passes_luhn(&self.digits)
    }
}

fn passes_luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            let doubled = u32::from(*digit) * if at % 2 == 1 { 2 } else { 1 };
            if doubled > 9 { doubled - 9 } else { doubled }
        })
        .sum();
    sum.is_multiple_of(10) && digits.iter().any(|digit| *digit != 0)
}

/// Two of the chevrons that fill the machine-readable lines, among capitals and digits.
fn is_mrz(word: &str) -> bool {
    let allowed = |c: char| c == '<' || c.is_ascii_uppercase() || c.is_ascii_digit();
    word.len() >= 20 && word.contains("<<") && word.chars().all(allowed)
}

/// The value of a digit in European, Arabic or Persian writing.
fn digit_value(c: char) -> Option<u8> {
    let code = u32::from(c);
    let zero = match code {
        0x30..=0x39 => 0x30,
        0x0660..=0x0669 => 0x0660,
        0x06F0..=0x06F9 => 0x06F0,
        _ => return None,
    };
    u8::try_from(code - zero).ok()
}

fn digit_runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut open: Option<Run> = None;
    let mut gap = String::new();
    let mut letters = 0usize;
    let mut capitals = true;
    let mut plus = false;
    for c in text.chars() {
        if let Some(value) = digit_value(c) {
            match &mut open {
                Some(run) => {
                    run.digits.push(value);
                    match run.groups.last_mut() {
                        Some(group) if gap.is_empty() => *group += 1,
                        _ => run.groups.push(1),
                    }
                }
                None => {
                    let series = (1..=3).contains(&letters) && capitals;
                    let in_word = letters > 0 && !series;
                    open = Some(Run { digits: vec![value], groups: vec![1], plus, series, in_word });
                }
            }
            gap.clear();
            continue;
        }
        let joins = matches!(c, ' ' | '-' | '(' | ')' | '\u{a0}' | '\u{2011}') && gap.chars().count() < 3;
        if open.is_some() && joins {
            gap.push(c);
            continue;
        }
        if let Some(mut run) = open.take() {
            run.in_word |= gap.is_empty() && c.is_alphabetic();
            runs.push(run);
            letters = 0;
            capitals = true;
        }
        gap.clear();
        plus = c == '+';
        if c.is_alphabetic() {
            letters += 1;
            capitals &= c.is_uppercase();
        } else if c != '№' && !(c == ' ' && letters <= 2 && capitals) {
            letters = 0;
            capitals = true;
        }
    }
    runs.extend(open);
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iin_is_known_by_its_check_digit() {
        assert!(is_valid_iin(&[8, 5, 0, 1, 0, 1, 3, 0, 0, 0, 0, check("85010130000")]));
        assert!(!is_valid_iin(&[8, 5, 1, 3, 0, 1, 3, 0, 0, 0, 0, 0]));
    }

    #[test]
    fn twelve_digits_are_taken_for_an_iin_even_with_a_slip_of_the_finger() {
        assert_eq!(find("мой иин 850101300000, когда будет готово?"), [Private::Iin]);
    }

    #[test]
    fn numbers_of_papers_are_found() {
        for text in ["паспорт N12345678", "passport AA1234567", "внж 012345678", "төлқұжат № C01234567"]
        {
            assert_eq!(find(text), [Private::Document], "{text}");
        }
    }

    #[test]
    fn machine_readable_lines_phones_and_cards_are_found() {
        assert_eq!(find("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"), [Private::Mrz]);
        assert_eq!(find("позвоните +7 701 123 45 67"), [Private::Phone]);
        assert_eq!(find("87011234567"), [Private::Phone]);
        assert_eq!(find("карта 4111 1111 1111 1111"), [Private::Card]);
    }

    #[test]
    fn dates_sums_and_articles_are_not_private() {
        for text in [
            "внж истек 17.09.2025",
            "c 09.09.2025-30.09.2025",
            "2025-09-20 2025-10-01",
            "1320 мрп это 5 709 000 тг?",
            "ст. 492 ч. 4, штраф 43250",
            "позвонил 1414",
            "в 2025 90 180",
            "350000 тенге",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }

    fn check(eleven: &str) -> u8 {
        let digits: Vec<u8> = eleven.bytes().map(|byte| byte - b'0').collect();
        (0..10)
            .find(|last| is_valid_iin(&[digits.clone(), vec![*last]].concat()))
            .expect("a check digit for this number")
    }
}
