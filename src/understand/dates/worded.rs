//! Dates with words in them: "20 сентября 2025", "2025 жылғы 15 қыркүйек", "Sept. 20th, '25",
//! "the last day of March 2026", "20.09 прошлого года".

use chrono::{Datelike, NaiveDate};

use super::mention::{Mention, What, full_year};
use super::numeric;
use super::tokens::{Kind, Number, Token};
use super::vocabulary::{Category, Meaning};

/// The longest run of day, month and year, in any order, that begins at this token.
pub(super) fn read(tokens: &[Token], first: usize, today: NaiveDate, english: bool) -> Option<Mention> {
    if let Some(chain) = numeric::chain(tokens, first)
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
            token.is_any(&[Category::LastDay, Category::LastYear, Category::ThisYear, Category::NextYear])
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

    /// "Of last year", "былтыр".
    fn relative_year(&mut self, at: usize) -> Option<usize> {
        let token = self.token(at)?;
        let (offset, end) = if let Some(offset) = fixed_year(token) {
            let doubled = self.is(at + 1, Category::LabelYear);
            (offset, if doubled { at + 2 } else { at + 1 })
        } else {
            let offset = which(token)?;
            let year = self.is(at + 1, Category::LabelYear) || self.is(at + 1, Category::UnitYear);
            // "20 сентября текущего", and no more.
            let last = offset == 0 && self.parts.day.is_some() && self.token(at + 1).is_none();
            (year || last).then_some((offset, at + if year { 2 } else { 1 }))?
        };
        self.set_year(self.today.year() + offset)?;
        self.parts.labelled = true;
        Some(end)
    }

    /// "Of next month", "осы айдың".
    fn relative_month(&mut self, at: usize) -> Option<usize> {
        let offset = which(self.token(at)?)?;
        let month = self.is(at + 1, Category::LabelMonth) || self.is(at + 1, Category::UnitMonth);
        if !month || self.parts.month.is_some() {
            return None;
        }
        let months = self.today.year() * 12 + i32::try_from(self.today.month0()).ok()? + offset;
        self.set_year(months.div_euclid(12))?;
        self.parts.month = u32::try_from(months.rem_euclid(12) + 1).ok();
        self.parts.labelled = true;
        Some(at + 2)
    }

    fn last_day(&mut self, at: usize) -> Option<usize> {
        if !self.is(at, Category::LastDay) || self.parts.day.is_some() {
            return None;
        }
        self.parts.day = Some(Day::Last);
        Some(at + 1)
    }

    /// "Year: 2025", "месяц 9", "число 20".
    fn label_first(&mut self, at: usize) -> Option<usize> {
        let colon = matches!(self.mark(at + 1), Some(':' | '-' | '='));
        let number_at = if colon { at + 2 } else { at + 1 };
        let number = self.number(number_at)?;
        let two = number.digits <= 2 && !number.ordinal;
        let named = self.is_named_label(at);
        if self.is(at, Category::LabelYear) && self.parts.year.is_none() && number.digits == 4 {
            self.set_year(full_year(number))?;
            self.parts.labelled = true;
        } else if self.is(at, Category::LabelMonth) && two && (colon || named) && self.parts.month.is_none() {
            self.parts.month = Some(number.value);
            self.parts.labelled = true;
        } else if self.is(at, Category::LabelDay)
            && two
            && (colon || self.is(number_at + 1, Category::MonthNamed))
            && self.parts.day.is_none()
        {
            self.parts.day = Some(Day::Number(number.value));
        } else {
            return None;
        }
        Some(number_at + 1)
    }

    /// "Month 9": the bare label right before a small number, and no unit or month word after it.
    fn is_named_label(&self, at: usize) -> bool {
        let small = self.number(at + 1).is_some_and(|number| number.value <= 12);
        let another_label = self.token(at + 2).is_some_and(|next| {
            month_of(next).is_some()
                || next.is(Category::LabelMonth)
                || next.is(Category::UnitDay) && !next.is(Category::LabelDay)
        });
        small && !another_label && self.is(at, Category::MonthNamed)
    }

    fn month_word(&mut self, at: usize) -> Option<usize> {
        let (month, short) = month_of(self.token(at)?)?;
        let replaces = self.parts.month_is_short && !short;
        let told_twice = self.parts.month == Some(month) && self.mark(at.checked_sub(1)?) == Some('/');
        if self.parts.month.is_some() && !replaces && !told_twice {
            return None;
        }
        self.parts.month = Some(month);
        self.parts.month_is_short = short;
        self.parts.labelled = true;
        Some(at + 1)
    }

    /// "20.09" beside a year that stands apart: "2025 ж. 20.09", "20.09 прошлого года".
    fn digits_with_year(&mut self, at: usize) -> Option<usize> {
        let year_known = self.parts.year.is_some() && self.parts.labelled;
        if self.parts.day.is_some() || self.parts.month.is_some() || !(year_known || self.parts.is_empty()) {
            return None;
        }
        let chain = numeric::chain(self.tokens, at)?;
        let (day, month) = if chain.numbers.len() == 2 { chain.day_month(self.english)? } else { None? };
        if numeric::month_word_beside(self.tokens, at, chain.end) {
            return None;
        }
        if !year_known && !self.year_follows(chain.end) {
            return None;
        }
        self.parts.day = Some(Day::Number(day));
        self.parts.month = Some(month);
        Some(chain.end)
    }

    fn year_follows(&self, from: usize) -> bool {
        let at = self.skip_glue(from);
        self.token(at).is_some_and(|token| fixed_year(token).is_some())
            || self.token(at).and_then(which).is_some() && self.is(at + 1, Category::LabelYear)
            || self.number(at).is_some_and(|number| number.digits == 4)
                && self.is(at + 1, Category::LabelYear)
    }

    fn any_number(&mut self, at: usize) -> Option<usize> {
        let number = self.number(at)?;
        if number.roman {
            return self.roman_month(at, number);
        }
        if self.is_whole_date(at) {
            return None;
        }
        self.long_year(at, number)
            .or_else(|| self.short_year_with_sign(at, number))
            .or_else(|| self.numbered_month(at, number))
            .or_else(|| self.one_of_several_days(at, number))
            .or_else(|| self.day(at, number))
            .or_else(|| self.short_year(at, number))
    }

    /// "Там 20.09.2025": the digits are a date of their own.
    fn is_whole_date(&self, at: usize) -> bool {
        let numbers = self.number(at + 2).is_some() && self.number(at + 4).is_some();
        numbers
            && self.mark(at + 1).is_some()
            && numeric::chain(self.tokens, at).is_some_and(|chain| {
                chain.is_tight_three() && !numeric::read(&chain, self.english).is_empty()
            })
    }

    fn roman_month(&mut self, at: usize, number: Number) -> Option<usize> {
        if self.parts.month.is_some() {
            return None;
        }
        self.parts.month = Some(number.value);
        self.parts.labelled = true;
        Some(at + 1)
    }

    fn long_year(&mut self, at: usize, number: Number) -> Option<usize> {
        let labelled = self.is(at + 1, Category::LabelYear);
        if number.digits != 4 || (self.counts_something(at) && !labelled) {
            return None;
        }
        self.set_year(full_year(number))?;
        self.parts.labelled |= labelled;
        Some(self.after_year_label(at + 1))
    }

    /// '25, "25-го года", "25 жылғы".
    fn short_year_with_sign(&mut self, at: usize, number: Number) -> Option<usize> {
        if number.digits != 2 || self.parts.year.is_some() {
            return None;
        }
        let apostrophe = at > 0 && self.mark(at - 1) == Some('\'');
        let hyphen = self.mark(at + 1) == Some('-');
        let label_at = if hyphen { at + 2 } else { at + 1 };
        let label = self.is(label_at, Category::LabelYear);
        let is_also_unit = self.is(label_at, Category::UnitYear);
        let month_known = self.parts.month.is_some();
        if !(apostrophe || label && (!is_also_unit || month_known || number.ordinal || hyphen)) {
            return None;
        }
        self.set_year(full_year(number))?;
        self.parts.labelled |= label || apostrophe;
        Some(if label { self.after_year_label(label_at) } else { at + 1 })
    }

    fn after_year_label(&self, at: usize) -> usize {
        let label = self.is(at, Category::LabelYear);
        let hyphened = self.mark(at) == Some('-') && self.is(at + 1, Category::LabelYear);
        at + usize::from(label) + 2 * usize::from(hyphened)
    }

    /// "9-айдың", "9 числа 9 месяца".
    fn numbered_month(&mut self, at: usize, number: Number) -> Option<usize> {
        let hyphen = self.mark(at + 1) == Some('-');
        let label_at = if hyphen { at + 2 } else { at + 1 };
        let year_next = self.number(at + 1).is_some_and(|next| {
            next.digits == 4 || next.digits == 2 && next.spelled && next.ordinal && next.value > 12
        });
        let told_as_ordinal =
            number.ordinal && number.value <= 12 && year_next && self.mark(at.saturating_sub(1)).is_none();
        let told_by_zero = number.spelled && number.digits == 2 && number.value < 10;
        if (told_by_zero || told_as_ordinal) && self.parts.day.is_some() && self.parts.month.is_none() {
            self.parts.month = Some(number.value);
            self.parts.labelled = true;
            return Some(at + 1);
        }
        let label = self.token(label_at)?;
        let year_known = self.parts.year.is_some() && self.parts.labelled && number.value <= 12;
        let certain = hyphen
            || number.ordinal
            || self.parts.day.is_some()
            || year_known
            || !label.is(Category::UnitMonth);
        if !label.is(Category::LabelMonth) || !certain || number.digits > 2 || self.parts.month.is_some() {
            return None;
        }
        self.parts.month = Some(number.value);
        self.parts.labelled = true;
        Some(label_at + 1)
    }

    /// "7 or 8 September", "20-25 сентября".
    fn one_of_several_days(&mut self, at: usize, number: Number) -> Option<usize> {
        let mut before = at;
        while before > 0 && self.is(before - 1, Category::Filler) && !self.is(before - 1, Category::And) {
            before -= 1;
        }
        let joint = before.checked_sub(1)?;
        let month_known = self.parts.month.is_some();
        let or = self.is(joint, Category::Or);
        let joined = or
            || self.is(joint, Category::And)
            || self.is(joint, Category::ExpiryBefore)
            || self.mark(joint) == Some('-')
            || matches!(self.mark(joint), Some(',' | '/')) && !month_known;
        let after_day = (1..=2).any(|back| {
            joint
                .checked_sub(back)
                .and_then(|day| self.number(day))
                .is_some_and(|day| day.digits <= 2 && !day.roman)
        });
        if self.parts.day.is_none() || !joined || !after_day || number.digits > 2 || self.counts_something(at)
        {
            return None;
        }
        self.parts.several_days = true;
        self.parts.days_by_or |= or;
        Some(at + 1)
    }

    fn day(&mut self, at: usize, number: Number) -> Option<usize> {
        let weekday_follows = number.ordinal
            && self.token(at + 1).is_some_and(|next| {
                next.meanings.iter().any(|meaning| matches!(meaning, Meaning::Weekday(_)))
            });
        let part_follows =
            weekday_follows || self.is(at + 1, Category::PartOf) && !self.is(at + 1, Category::LabelDay);
        if self.parts.day.is_some() || number.digits > 2 || part_follows {
            return None;
        }
        let names_month = number.value > 12 && self.is_named_label(at + 1);
        if self.counts_something(at)
            && !self.is(at + 1, Category::LabelDay)
            && !self.is_day_of(at, number)
            && !names_month
        {
            return None;
        }
        self.parts.day = Some(Day::Number(number.value));
        self.parts.day_labelled |= number.ordinal || self.is(at + 1, Category::LabelDay);
        let end = if self.is(at + 1, Category::LabelDay) { at + 2 } else { at + 1 };
        Some(self.after_joint(end).unwrap_or(end))
    }

    /// Where the other day of "7 or 8", "1 и 10", "20 to 25", "20, то ли 21" stands.
    fn after_joint(&self, end: usize) -> Option<usize> {
        let comma = usize::from(self.mark(end) == Some(','));
        let joint = end + comma;
        let joins = [Category::Or, Category::And, Category::ExpiryBefore];
        let wanted = if comma == 1 { &joins[..1] } else { &joins[..] };
        if !self.token(joint).is_some_and(|token| token.is_any(wanted)) {
            return None;
        }
        let next = self.skip_glue(joint + 1);
        self.number(next).is_some_and(|number| number.digits <= 2).then_some(next)
    }

    /// "The 20th day of".
    fn is_day_of(&self, at: usize, number: Number) -> bool {
        number.ordinal && self.is(at + 1, Category::UnitDay)
    }

    fn short_year(&mut self, at: usize, number: Number) -> Option<usize> {
        let after = self.token(at + 1);
        let disturbed =
            after.is_some_and(|next| next.is_unknown() && next.spaced) || self.counts_something(at);
        let complete = self.parts.day.is_some() && self.parts.month.is_some() && !self.parts.several_days;
        if !complete || number.digits != 2 || disturbed {
            return None;
        }
        if let Some(rest) = self.rest_of_year(at, number) {
            self.set_year(full_year(rest))?;
            return Some(self.after_year_label(at + 2));
        }
        self.set_year(full_year(number))?;
        Some(self.after_year_label(at + 1))
    }

    /// "20 25": a space inside the year.
    fn rest_of_year(&self, at: usize, century: Number) -> Option<Number> {
        let rest = self.number(at + 1).filter(|rest| rest.digits == 2 && !rest.ordinal)?;
        (century.value == 20 && !self.counts_something(at + 1)).then_some(rest)
    }

    /// Whether the number here counts days, money or the like.
    fn counts_something(&self, at: usize) -> bool {
        let units = [
            Category::UnitDay,
            Category::UnitWeek,
            Category::UnitMonth,
            Category::UnitYear,
            Category::UnitHour,
            Category::AmountFollows,
        ];
        self.token(at + 1)
            .is_some_and(|next| next.is_any(&units) || matches!(next.mark(), Some('%' | '$' | '₸' | '€')))
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
            (Some(_), None, Some(_)) if parts.several_days => None,
            (_, None, Some(year)) => parts.labelled.then(|| self.year(year)),
            _ if parts.several_days => parts.labelled.then_some(What::Vague),
            (None, Some(month), year) => self.month_alone(month, year),
            (Some(_), Some(_), None) if self.month_word_first() && self.is_a_name() => None,
            (Some(day), Some(month), None) => Some(day_and_month(day, month)),
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
        let unknown = self.tokens.iter().filter(|token| token.is_unknown()).count();
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

fn fixed_year(token: &Token) -> Option<i32> {
    let years = [(Category::LastYear, -1), (Category::ThisYear, 0), (Category::NextYear, 1)];
    years.into_iter().find(|(category, _)| token.is(*category)).map(|(_, offset)| offset)
}

fn which(token: &Token) -> Option<i32> {
    let offsets = [(Category::Last, -1), (Category::This, 0), (Category::Next, 1)];
    offsets.into_iter().find(|(category, _)| token.is(*category)).map(|(_, offset)| offset)
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
