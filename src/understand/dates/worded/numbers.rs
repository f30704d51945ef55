//! Parts of a date that are numbers: days, years of two or four digits, "7 or 8 September".

use super::super::chain;
use super::super::meaning::{Category, Meaning};
use super::super::mention::full_year;
use super::super::numeric;
use super::super::token::Number;
use super::labels::{fixed_year, which};
use super::{Day, Run, last_or_number};

impl Run<'_, '_> {
    /// "20.09" beside a year that stands apart: "2025 ж. 20.09", "20.09 прошлого года".
    pub(super) fn digits_with_year(&mut self, at: usize) -> Option<usize> {
        let year_known = self.parts.year.is_some() && self.parts.labelled;
        if self.parts.day.is_some() || self.parts.month.is_some() || !(year_known || self.parts.is_empty()) {
            return None;
        }
        let chain = chain::chain(self.tokens, at)?;
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
            || self.token(at).and_then(which).is_some()
                && self.is(self.after_dot(at + 1), Category::LabelYear)
            || self.number(at).is_some_and(|number| number.digits == 4)
                && self.is(at + 1, Category::LabelYear)
    }

    pub(super) fn any_number(&mut self, at: usize) -> Option<usize> {
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
            .or_else(|| self.year_without_its_end(at, number))
    }

    /// "Там 20.09.2025": the digits are a date of their own.
    fn is_whole_date(&self, at: usize) -> bool {
        let numbers = self.number(at + 2).is_some() && self.number(at + 4).is_some();
        numbers
            && self.mark(at + 1).is_some()
            && chain::chain(self.tokens, at).is_some_and(|chain| {
                chain.is_tight_three() && !numeric::read(&chain, self.english).is_empty()
            })
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
        if self.is_the_last_day(number) {
            self.parts.day = Some(Day::Number(number.value));
            return Some(at + 1);
        }
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

    /// "The last day of October, the 31st".
    fn is_the_last_day(&self, number: Number) -> bool {
        let Some(month) = self.parts.month.filter(|_| self.parts.day == Some(Day::Last)) else {
            return false;
        };
        let last = last_or_number(Day::Last, month, 2000);
        number.ordinal && last == Some(number.value) && month != 2
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
        self.parts.year_is_short = !number.spelled && !self.is(at + 1, Category::LabelYear);
        Some(self.after_year_label(at + 1))
    }

    /// "202 5": a space before the last digit of the year.
    fn year_without_its_end(&mut self, at: usize, number: Number) -> Option<usize> {
        let last = self.number(at + 1).filter(|last| last.digits == 1 && !last.ordinal && !last.spelled)?;
        let known = self.parts.day.is_some() && self.parts.month.is_some() && self.parts.year.is_none();
        if !known || number.digits != 3 || number.value / 10 != 20 || self.counts_something(at + 1) {
            return None;
        }
        self.set_year(i32::try_from(number.value * 10 + last.value).ok()?)?;
        Some(self.after_year_label(at + 2))
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
}
