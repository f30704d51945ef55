//! Dates in digits: 20.09.2025, 2025-09-20, 20/09/25, 20092025, 25.09, 09.2025.

use super::chain::{Chain, Group, chain};
use super::meaning::{Category, Meaning};
use super::mention::{What, exists_in_some_year, full_year};
use super::token::{Number, Token};

/// The mentions in a chain; none where its numbers are no date (a phone, a card).
pub(super) fn read(chain: &Chain, english: bool) -> Vec<(usize, usize, What)> {
    let whole = chain.slice(0, chain.numbers.len());
    if let Some(what) = whole.and_then(|group| group.what(english).or_else(|| group.cut_by_a_space())) {
        return vec![(chain.starts.first().copied().unwrap_or_default(), chain.end, what)];
    }
    if chain.numbers.len() < 4 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (from, to) in chain.groups() {
        let Some(group) = chain.slice(from, to) else { return Vec::new() };
        let single = group.numbers.len() == 1;
        match group.what(english) {
            _ if !found.is_empty() && group.is_time_of_day() => {}
            Some(what) if !single => {
                let first = chain.starts.get(from).copied().unwrap_or_default();
                found.push((first, chain.starts.get(to - 1).map_or(chain.end, |at| at + 1), what));
            }
            _ if single => {}
            _ => return Vec::new(),
        }
    }
    found
}

/// Where "18.00" or "10.30" ends; both numbers can be no day and month.
pub(super) fn dotted_time(tokens: &[Token], at: usize) -> Option<usize> {
    let chain = chain(tokens, at)?;
    chain.slice(0, chain.numbers.len())?.is_time_of_day().then_some(chain.end)
}

impl Group<'_> {
    pub fn what(&self, english: bool) -> Option<What> {
        match self.numbers {
            [one] => alone(*one, english),
            [first, second] => self.two(*first, *second, english),
            [first, second, third] => self.three(*first, *second, *third, english),
            [first, second, third, fourth] => self
                .year_cut_in_two(*first, *second, *third, *fourth)
                .or_else(|| self.one_number_too_many([*first, *second, *third, *fourth])),
            numbers => spread_digits(numbers),
        }
    }

    /// "18.00", "10.30" after a date.
    fn is_time_of_day(&self) -> bool {
        let [hour, minute] = self.numbers else { return false };
        let dotted = self.mark() == Some('.');
        dotted
            && hour.value < 24
            && minute.digits == 2
            && minute.value < 60
            && !exists_in_some_year(hour.value, minute.value)
    }

    fn mark(&self) -> Option<char> {
        self.gaps.iter().find_map(|gap| gap.mark)
    }

    /// Marks that month-first writers use.
    fn may_be_month_first(&self) -> bool {
        self.gaps.iter().all(|gap| matches!(gap.mark, Some('/' | '-' | '\\')))
    }

    fn two(&self, first: Number, second: Number, english: bool) -> Option<What> {
        let marked = self.mark().is_some();
        match (first.digits, second.digits) {
            _ if first.roman => (second.digits == 4).then(|| month(first.value, second)),
            (1 | 2, 4) if is_year(second.value) => Some(if marked || first.value <= 12 {
                month(first.value, second)
            } else {
                What::Year(full_year(second))
            }),
            (4, 1 | 2) if is_year(first.value) && marked => Some(month(second.value, first)),
            (4, 4) if is_year(first.value) && is_year(second.value) => Some(What::Vague),
            (1 | 2, 1 | 2) => self.day_and_month(first, second, english),
            (1 | 2, 6) if marked && is_year(second.value % 10_000) => {
                Some(What::date(plain(second.value % 10_000), second.value / 10_000, first.value))
            }
            _ => None,
        }
    }

    fn day_and_month(&self, first: Number, second: Number, english: bool) -> Option<What> {
        if matches!((first.value, second.value, self.mark()), (24, 7, Some('/'))) {
            return None;
        }
        let (a, b) = (first.value, second.value);
        let slashed = english && self.may_be_month_first();
        if slashed && a <= 12 && b <= 12 && a != b && a > 0 && b > 0 {
            return Some(What::EitherDayMonth { first: a, second: b });
        }
        if exists_in_some_year(a, b) {
            return Some(What::DayMonth { day: a, month: b });
        }
        if slashed && exists_in_some_year(b, a) {
            return Some(What::DayMonth { day: b, month: a });
        }
        if self.mark().is_some() && second.digits == 2 && (1..=12).contains(&a) && b > 12 {
            return Some(What::Month { month: a, year: Some(full_year(second)) });
        }
        let looks_like_one =
            matches!(self.mark(), Some('.' | '/' | '-')) && a <= 31 && b <= 31 && second.digits == 2;
        (looks_like_one && a > 0 && b > 0).then_some(What::Invalid)
    }

    fn three(&self, first: Number, second: Number, third: Number, english: bool) -> Option<What> {
        let marked = self.gaps.iter().all(|gap| gap.mark.is_some());
        if second.roman {
            return matches!(first.digits, 1 | 2).then(|| with_year(first.value, second.value, third));
        }
        match (first.digits, second.digits, third.digits) {
            (1 | 2, 1 | 2, 4) if marked || is_year(third.value) => {
                Some(self.day_first(first.value, second.value, third, english))
            }
            (4, 1 | 2, 1 | 2) if marked || is_year(first.value) => {
                Some(What::date(full_year(first), second.value, third.value))
            }
            (1 | 2, 1 | 2, 2) => {
                let what = self.day_first(first.value, second.value, third, english);
                let plausible = self.mark().is_some() && first.value <= 39 && second.value <= 39;
                (plausible || what != What::Invalid && self.gaps.iter().all(|gap| gap.mark.is_none()))
                    .then_some(what)
            }
            (1 | 2, 1 | 2, 3) | (2, 2, 1) if marked => Some(What::day_month(first.value, second.value)),
            (1 | 2, 1 | 2, 5 | 6) if marked => Some(What::Invalid),
            _ => None,
        }
    }

    /// Day first; in English also month first with a slash or a dash, where only that is possible.
    fn day_first(&self, a: u32, b: u32, year: Number, english: bool) -> What {
        let either = english && self.may_be_month_first();
        if either && a != b && (1..=12).contains(&a) && (1..=12).contains(&b) {
            return either_way(a, b, full_year(year));
        }
        if either && b > 12 {
            return What::date(full_year(year), a, b);
        }
        What::date(full_year(year), b, a)
    }

    /// "7-8.10.2025", "20.09.2025/26": two days or two years to choose from.
    fn one_number_too_many(&self, numbers: [Number; 4]) -> Option<What> {
        let digits = numbers.map(|number| number.digits);
        let marks: Vec<Option<char>> = self.gaps.iter().map(|gap| gap.mark).collect();
        let [first, second, third] = marks.as_slice() else { return None };
        let joint = |mark: &Option<char>| matches!(mark, Some('-' | '/' | ','));
        let plain = |at: usize| numbers.get(at).is_some_and(|number| (1..=31).contains(&number.value));
        let two_days = matches!(digits, [1 | 2, 1 | 2, 1 | 2, 2 | 4]) && joint(first) && second == third;
        let two_years = matches!(digits, [1 | 2, 1 | 2, 2, 2] | [1 | 2, 1 | 2, 4, 2 | 4])
            && joint(third)
            && first == second;
        let parts_differ = first != third;
        (parts_differ && plain(0) && plain(1) && second.is_some() && (two_days && plain(2) || two_years))
            .then_some(What::Vague)
    }

    /// "2 0.09.2025", "20.0 9.2025", "20.09.202 5": a space inside one of the numbers, where what
    /// stands before or after it could be no number of a date by itself.
    fn cut_by_a_space(&self) -> Option<What> {
        let [a, b, c, d] = self.numbers else { return None };
        let cut = self.gaps.iter().position(|gap| gap.mark.is_none())?;
        let others_tight = self.gaps.iter().filter(|gap| gap.mark.is_some() && !gap.spaced).count() == 2;
        let pair = |tens: &Number, ones: &Number| (tens.digits, ones.digits) == (1, 1);
        let (day, month, year) = match cut {
            0 if pair(a, b) && b.value == 0 && d.digits == 4 => (a.value * 10, c.value, d.value),
            1 if pair(b, c) && b.value == 0 && d.digits == 4 => (a.value, c.value, d.value),
            2 if (c.digits, d.digits) == (3, 1) && c.value / 10 == 20 => {
                (a.value, b.value, c.value * 10 + d.value)
            }
            _ => return None,
        };
        others_tight.then(|| What::date(plain(year), month, day))
    }

    /// "20.09.20 25": a space inside the year.
    fn year_cut_in_two(&self, day: Number, month: Number, century: Number, rest: Number) -> Option<What> {
        if (day.digits, month.digits) == (1, 1) && (century.digits, rest.digits) == (1, 1) {
            return None;
        }
        let year_is_cut = self.gaps.get(2).is_some_and(|gap| gap.mark.is_none());
        let others_tight = self.gaps.iter().take(2).all(|gap| gap.mark.is_some());
        let digits = (century.digits, rest.digits);
        let value = match digits {
            (2, 2) if century.value == 20 => plain(2000 + rest.value),
            (1, 3) if century.value == 2 => plain(2000 + rest.value),
            _ => return None,
        };
        (year_is_cut && others_tight).then(|| What::date(value, month.value, day.value))
    }
}

/// "2 0 . 0 9 . 2 0 2 5": eight single digits.
fn spread_digits(numbers: &[Number]) -> Option<What> {
    if numbers.len() != 8 || numbers.iter().any(|number| number.digits != 1) {
        return None;
    }
    let value = numbers.iter().fold(0, |sum, number| sum * 10 + number.value);
    compact(value, false)
}

fn plain(year: u32) -> i32 {
    i32::try_from(year).unwrap_or(i32::MAX)
}

fn is_year(value: u32) -> bool {
    (1900..2200).contains(&value)
}

fn month(month: u32, year: Number) -> What {
    let exists = (1..=12).contains(&month) && (2000..2100).contains(&year.value);
    if exists { What::Month { month, year: Some(full_year(year)) } } else { What::Invalid }
}

fn with_year(day: u32, month: u32, year: Number) -> What {
    match year.digits {
        2 | 4 => What::date(full_year(year), month, day),
        _ => What::day_month(day, month),
    }
}

fn either_way(a: u32, b: u32, year: i32) -> What {
    match (What::date(year, b, a), What::date(year, a, b)) {
        (What::Date(day_first), What::Date(month_first)) => What::Either(vec![day_first, month_first]),
        _ => What::Invalid,
    }
}

/// A number that stands alone: eight digits, six, or a year.
fn alone(number: Number, english: bool) -> Option<What> {
    let value = number.value;
    match number.digits {
        8 => compact(value, english),
        6 => six_digits(value),
        4 if (2000..2100).contains(&value) => Some(What::Year(plain(value))),
        4 if is_year(value) => Some(What::Invalid),
        1 | 2 if number.ordinal && (1..=31).contains(&value) => Some(What::LoneDay),
        _ => None,
    }
}

/// 20092025, 20250920; in English 09202025 too. Eight digits with no year in them are no date.
fn compact(value: u32, english: bool) -> Option<What> {
    let (day, month, year) = (value / 1_000_000, value / 10_000 % 100, value % 10_000);
    let (year_first, middle, last) = (value / 10_000, value / 100 % 100, value % 100);
    if is_year(year_first) && !is_year(year) {
        return Some(What::date(plain(year_first), middle, last));
    }
    if !is_year(year) {
        return None;
    }
    let both = (1..=12).contains(&day) && (1..=12).contains(&month);
    Some(if english && both && day != month {
        either_way(day, month, plain(year))
    } else if english && month > 12 {
        What::date(plain(year), day, month)
    } else {
        What::date(plain(year), month, day)
    })
}

/// 200925 may begin with the day or, as in a machine-readable zone, with the year.
fn six_digits(value: u32) -> Option<What> {
    let (first, middle, last) = (value / 10_000, value / 100 % 100, value % 100);
    let What::Date(day_first) = What::date(plain(2000 + last), middle, first) else { return None };
    let mut dates = vec![day_first];
    if let What::Date(year_first) = What::date(plain(2000 + first), middle, last) {
        dates.push(year_first);
    }
    Some(What::Either(dates))
}

/// Whether a word that names a month stands right before or after these tokens.
pub(super) fn month_word_beside(tokens: &[Token], first: usize, end: usize) -> bool {
    let glue = |token: &&Token| {
        matches!(token.mark(), Some('.' | ',' | '-' | '/'))
            || token.is(Category::Filler)
            || token.is(Category::LabelDay)
    };
    let month = |token: &Token| {
        token.meanings.iter().any(|meaning| matches!(meaning, Meaning::Month(_) | Meaning::ShortMonth(_)))
    };
    let after = tokens.iter().skip(end).take(3).find(|token| !glue(token));
    let before = tokens.iter().take(first).rev().take(3).find(|token| !glue(token));
    after.is_some_and(month) || before.is_some_and(month)
}
