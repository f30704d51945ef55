//! Dates with words in them: "20 сентября 2025", "2025 жылғы 15 қыркүйек", "Sept. 20th, '25",
//! "the last day of March 2026", "20.09 прошлого года".

mod labels;
mod numbers;

use chrono::NaiveDate;

use super::chain;
use super::meaning::{Category, Meaning};
use super::mention::{Mention, What};
use super::numeric;
use super::token::{Kind, Number, Token};

/// The longest run of day, month and year, in any order, that begins at this token.
pub(super) fn read(tokens: &[Token], first: usize, today: NaiveDate, english: bool) -> Option<Mention> {
    if let Some(chain) = chain::chain(tokens, first)
        && chain.numbers.len() >= 3
        && !numeric::read(&chain, english).is_empty()
    {
        return None;
    }
    let mut run = Run { tokens, first, today, english, parts: Parts::default() };
    let mut end = first;
    loop {
        let from = if end == first { first } else { run.skip_glue(end) };
        let Some(next) = run.take_part(from) else { break };
        end = next;
        if run.parts.is_complete() || end - first > LONGEST_RUN {
            break;
        }
    }
    let what = run.what()?;
    Some(Mention { first, end, what })
}

/// No date takes more tokens than this, so that reading time grows evenly with the text.
const LONGEST_RUN: usize = 60;

/// After these a word such as "may" is a month even without a number.
const MONTH_OPENS: [Category; 7] = [
    Category::MonthOpens,
    Category::Expiry,
    Category::ExpiryBefore,
    Category::PartOf,
    Category::Last,
    Category::This,
    Category::Next,
];

#[derive(Default)]
struct Parts {
    day: Option<Day>,
    /// More than one day to choose from.
    several_days: bool,
    /// "7 or 8": a choice even without a month.
    days_by_or: bool,
    month: Option<u32>,
    /// The month is an abbreviation or a word with other uses.
    month_is_short: bool,
    /// A word or a label made the month or the year known.
    labelled: bool,
    day_labelled: bool,
    year: Option<i32>,
    /// Two digits, and no word that says it is the year.
    year_is_short: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Day {
    Number(u32),
    Last,
}

impl Parts {
    fn is_complete(&self) -> bool {
        self.day.is_some() && self.month.is_some() && self.year.is_some()
    }

    fn is_empty(&self) -> bool {
        self.day.is_none() && self.month.is_none() && self.year.is_none()
    }
}

struct Run<'t, 'v> {
    tokens: &'t [Token<'v>],
    first: usize,
    today: NaiveDate,
    english: bool,
    parts: Parts,
}

impl Run<'_, '_> {
    fn token(&self, at: usize) -> Option<&Token<'_>> {
        self.tokens.get(at)
    }

    fn is(&self, at: usize, category: Category) -> bool {
        self.token(at).is_some_and(|token| token.is(category))
    }

    fn mark(&self, at: usize) -> Option<char> {
        self.token(at).and_then(Token::mark)
    }

    fn number(&self, at: usize) -> Option<Number> {
        self.token(at).and_then(Token::number)
    }

    /// What may stand between the parts of one date.
    fn skip_glue(&self, from: usize) -> usize {
        let mut at = from;
        while let Some(token) = self.token(at) {
            let mark = matches!(
                token.mark(),
                Some('.' | ',' | '-' | '/' | '(' | ')' | ':' | '\'' | '"' | ' ' | '_' | '|')
            );
            let weekday = token
                .meanings
                .iter()
                .any(|meaning| matches!(meaning, Meaning::Weekday(_) | Meaning::ShortWeekday(_)));
            let word = token.is_any(&[
                Category::Filler,
                Category::LabelDay,
                Category::PartOf,
                Category::ExpiryAfter,
            ]) && month_of(token).is_none()
                && !self.opens_part(at);
            let names_number =
                token.is(Category::MonthNamed) && (1..=2).any(|step| self.number(at + step).is_some());
            let word = word && !names_number;
            let time = token.kind == Kind::Time;
            if at - from > 4 || !(mark || weekday || word || time) {
                break;
            }
            at += 1;
        }
        at
    }

    fn opens_part(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            token.is_any(&[
                Category::LastDay,
                Category::YearBeforeLast,
                Category::LastYear,
                Category::ThisYear,
                Category::NextYear,
            ])
        })
    }

    /// Takes one part at this token and says where it ends.
    fn take_part(&mut self, at: usize) -> Option<usize> {
        self.relative_year(at)
            .or_else(|| self.relative_month(at))
            .or_else(|| self.last_day(at))
            .or_else(|| self.label_first(at))
            .or_else(|| self.month_word(at))
            .or_else(|| self.digits_with_year(at))
            .or_else(|| self.any_number(at))
    }

    fn set_year(&mut self, year: i32) -> Option<()> {
        if self.parts.year.is_some() {
            return None;
        }
        self.parts.year = Some(year);
        Some(())
    }

    fn what(&self) -> Option<What> {
        let parts = &self.parts;
        match (parts.day, parts.month, parts.year) {
            (None, None, None) => None,
            (Some(_), None, None) => {
                (parts.day_labelled && !self.counts_turns() || parts.days_by_or).then_some(What::LoneDay)
            }
            (Some(Day::Last), None, Some(year)) => Some(What::date(year, 12, 31)),
            (Some(_), None, Some(_)) if parts.several_days => parts.day_labelled.then_some(What::Vague),
            (_, None, Some(year)) => parts.labelled.then(|| self.year(year)),
            _ if parts.several_days => parts.labelled.then_some(What::Vague),
            (None, Some(month), year) => self.month_alone(month, year),
            (Some(_), Some(_), None) if self.month_word_first() && self.is_a_name() => None,
            (Some(day), Some(month), None) => Some(day_and_month(day, month)),
            (Some(_), Some(_), Some(_)) if parts.year_is_short && self.is_after_a_place() => None,
            (Some(day), Some(month), Some(year)) => Some(
                last_or_number(day, month, year).map_or(What::Invalid, |day| What::date(year, month, day)),
            ),
        }
    }

    fn year(&self, year: i32) -> What {
        if (2000..2100).contains(&year) { What::Year(year) } else { What::Invalid }
    }

    fn month_alone(&self, month: u32, year: Option<i32>) -> Option<What> {
        let opened = self
            .first
            .checked_sub(1)
            .is_some_and(|before| self.token(before).is_some_and(|token| token.is_any(&MONTH_OPENS)));
        let only_word = self.tokens.iter().filter(|token| token.kind == Kind::Word).count() == 1;
        if self.parts.month_is_short && year.is_none() && !opened && !only_word {
            return None;
        }
        if year.is_none() && (self.is_a_name() || !opened && self.is_beside_the_point()) {
            return None;
        }
        if !(1..=12).contains(&month) || year.is_some_and(|year| !(2000..2100).contains(&year)) {
            return Some(What::Invalid);
        }
        Some(What::Month { month, year })
    }

    /// A month's name in a text of other things, with no word of an expiry: "June told me".
    fn is_beside_the_point(&self) -> bool {
        let aside = [Category::Age, Category::Doing];
        let unknown = self.tokens.iter().filter(|token| token.is_unknown() || token.is_any(&aside)).count();
        let expiry = [Category::Expiry, Category::ExpiryAfter];
        unknown >= 2 && !self.tokens.iter().any(|token| token.is_any(&expiry))
    }

    /// "The second time": an ordinal word with another word after it.
    fn counts_turns(&self) -> bool {
        let spelled = self.number(self.first).is_some_and(|number| number.spelled);
        spelled
            && self
                .token(self.first + 1)
                .is_some_and(|next| next.kind == Kind::Word && !next.is(Category::Or))
    }

    fn month_word_first(&self) -> bool {
        self.token(self.first).is_some_and(|token| month_of(token).is_some())
    }

    /// "Меня зовут Марта", "Қазан қаласы".
    fn is_a_name(&self) -> bool {
        let from = self.first.saturating_sub(3);
        let beside = self.tokens.iter().skip(from).take(7);
        beside.into_iter().any(|token| token.is_any(&[Category::Name, Category::Place])) || self.is_kin()
    }

    /// "Живу на 9 Мая 25": a street with its house.
    fn is_after_a_place(&self) -> bool {
        let place = [Category::Place, Category::Street];
        let before = (0..self.first).rev().take(2).filter_map(|at| self.token(at));
        let mut before = before.skip_while(|token| token.is(Category::Filler) && !token.is_any(&place));
        before.next().is_some_and(|token| token.is_any(&place))
    }

    /// "Мой сын Август", "June is my wife".
    fn is_kin(&self) -> bool {
        let kin = |at: usize| self.is(at, Category::Kin);
        let last = self.first + 4;
        let after = (self.first + 1..last).find(|at| !self.is(*at, Category::Filler));
        self.first.checked_sub(1).is_some_and(kin) || after.is_some_and(kin)
    }
}

fn month_of(token: &Token) -> Option<(u32, bool)> {
    let full = token.meanings.iter().find_map(|meaning| match meaning {
        Meaning::Month(month) => Some((*month, false)),
        _ => None,
    });
    full.or_else(|| {
        token.meanings.iter().find_map(|meaning| match meaning {
            Meaning::ShortMonth(month) => Some((*month, true)),
            _ => None,
        })
    })
}

fn day_and_month(day: Day, month: u32) -> What {
    match day {
        Day::Number(day) => What::day_month(day, month),
        Day::Last if month == 2 => What::Month { month, year: None },
        Day::Last => {
            last_or_number(day, month, 2001).map_or(What::Invalid, |day| What::day_month(day, month))
        }
    }
}

fn last_or_number(day: Day, month: u32, year: i32) -> Option<u32> {
    match day {
        Day::Number(day) => Some(day),
        Day::Last => (28..=31).rev().find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some()),
    }
}
