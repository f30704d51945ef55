//! Numbers in digits that hang together, and where such a chain falls apart into dates.

use super::meaning::Category;
use super::mention::What;
use super::token::{Kind, Number, Token};

/// Numbers in digits that hang together, with what stands between them.
pub(super) struct Chain {
    pub numbers: Vec<Number>,
    pub gaps: Vec<Gap>,
    /// The token after the last number.
    pub end: usize,
    pub starts: Vec<usize>,
}

/// What stands between two numbers.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Gap {
    pub mark: Option<char>,
    pub spaced: bool,
}

impl Gap {
    /// Binds so weakly that a new date may begin after it.
    fn is_loose(self) -> bool {
        match self.mark {
            None => true,
            Some('-' | ',' | ';' | '(' | '+') => self.spaced,
            Some(_) => false,
        }
    }
}

/// The numbers that hang together from this token on.
pub(super) fn chain(tokens: &[Token], start: usize) -> Option<Chain> {
    let first = digits(tokens.get(start)?)?;
    let mut chain = Chain { numbers: vec![first], gaps: Vec::new(), end: start + 1, starts: vec![start] };
    while !chain.numbers.last().is_some_and(|number| number.ordinal) {
        let Some((gap, at)) = gap(tokens, chain.end) else { break };
        let Some(number) = tokens.get(at).and_then(digits) else { break };
        chain.numbers.push(number);
        chain.gaps.push(gap);
        chain.starts.push(at);
        chain.end = at + 1;
    }
    drop_amount(tokens, &mut chain);
    (!chain.numbers.is_empty()).then_some(chain)
}

fn digits(token: &Token) -> Option<Number> {
    token.number().filter(|number| !number.spelled)
}

/// Marks between two numbers; `None` where words or too many marks stand.
fn gap(tokens: &[Token], from: usize) -> Option<(Gap, usize)> {
    let mut gap = Gap { mark: None, spaced: false };
    let mut at = from;
    while let Some(token) = tokens.get(at) {
        gap.spaced |= token.spaced || token.new_line;
        match &token.kind {
            Kind::Mark(
                '/' | '.' | '-' | ',' | '_' | ':' | ';' | '|' | '\\' | '*' | '(' | ')' | '+' | ' ' | '\''
                | '=' | '~',
            ) if at - from < 3 => {
                gap.mark = gap.mark.or(token.mark());
                at += 1;
            }
            _ => break,
        }
    }
    Some((gap, at))
}

/// The last number of "20.09.2025 10 лет" counts years.
fn drop_amount(tokens: &[Token], chain: &mut Chain) {
    let Some(next) = tokens.get(chain.end) else { return };
    let units = [Category::UnitDay, Category::UnitWeek, Category::UnitMonth, Category::UnitHour];
    let long_year = chain.numbers.last().is_some_and(|number| number.digits == 4);
    let year = next.is(Category::LabelYear) && (long_year || chain.numbers.len() == 3);
    let label = next.is(Category::LabelDay) || next.is(Category::LabelMonth);
    let counts = next.is_any(&units) && !label
        || next.is(Category::UnitYear) && !year
        || next.is(Category::AmountFollows)
        || matches!(next.mark(), Some('%' | '$' | '₸' | '€'));
    let another_date = long_year && chain.numbers.len() >= 3;
    if counts && !another_date {
        chain.numbers.pop();
        chain.gaps.pop();
        chain.starts.pop();
        chain.end = chain.starts.last().map_or(chain.end, |at| at + 1);
    }
}

/// Some numbers of a chain.
pub(super) struct Group<'c> {
    pub numbers: &'c [Number],
    pub gaps: &'c [Gap],
}

impl Chain {
    pub fn slice(&self, from: usize, to: usize) -> Option<Group<'_>> {
        let gaps = self.gaps.get(from..to.checked_sub(1)?)?;
        Some(Group { numbers: self.numbers.get(from..to)?, gaps })
    }

    /// Three numbers with a mark and no space between: a version, a paragraph, if they are no date.
    pub fn is_tight_three(&self) -> bool {
        self.numbers.len() == 3 && self.gaps.iter().all(|gap| gap.mark.is_some() && !gap.spaced)
    }

    /// Whether the third number is a year of four digits.
    pub fn ends_in_long_year(&self) -> bool {
        self.numbers.len() >= 3 && self.numbers.last().is_some_and(|number| number.digits == 4)
    }

    /// "31.03": two digits each, a dot between them, and such a day and month exist.
    pub fn is_a_dotted_day(&self) -> bool {
        let two_digits = self.numbers.len() == 2 && self.numbers.iter().all(|number| number.digits == 2);
        let dotted = self.gaps.iter().all(|gap| gap.mark == Some('.') && !gap.spaced);
        two_digits && dotted && self.day_month(false).is_some()
    }

    /// Day and month with a mark between them, day first or plainly month first.
    pub fn day_month(&self, english: bool) -> Option<(u32, u32)> {
        let group = self.slice(0, self.numbers.len())?;
        match group.what(english)? {
            What::DayMonth { day, month } => Some((day, month)),
            _ => None,
        }
    }

    /// Where the chain falls apart into dates: at gaps looser than the others.
    pub fn groups(&self) -> Vec<(usize, usize)> {
        let length = self.numbers.len();
        // "1) 20.09.2025" is a list; the brackets of a telephone come in pairs.
        let list = !self.gaps.iter().any(|gap| gap.mark == Some('('));
        // "1. 20.09.2025" is one too.
        let only_space = self.gaps.iter().filter(|gap| gap.spaced).count() == 1;
        let cut = |gap: &Gap| gap.is_loose() || list && gap.mark == Some(')') || only_space && gap.spaced;
        let mut cuts: Vec<usize> = if self.gaps.iter().any(|gap| !gap.is_loose()) {
            (1..length).filter(|at| self.gaps.get(at - 1).is_some_and(cut)).collect()
        } else {
            Vec::new()
        };
        let middle = self.gaps.get(2).and_then(|gap| gap.mark);
        if cuts.is_empty() && length == 6 && matches!(middle, Some('-' | '/' | '_' | '~')) {
            cuts.push(3);
        }
        if cuts.is_empty() && length == 6 && self.gaps.iter().any(|gap| gap.mark.is_none()) {
            cuts.push(3);
        }
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        let ends = cuts.iter().copied().chain(std::iter::once(length));
        starts.zip(ends).collect()
    }
}
