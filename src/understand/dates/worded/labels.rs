//! Parts of a date that words name: months, "of last year", "месяц 9", "9-айдың".

use chrono::Datelike;

use super::super::meaning::Category;
use super::super::mention::full_year;
use super::super::token::{Number, Token};
use super::{Day, Run, month_of};

impl Run<'_, '_> {
    /// "Of last year", "былтыр".
    pub(super) fn relative_year(&mut self, at: usize) -> Option<usize> {
        let token = self.token(at)?;
        let (offset, end) = if let Some(offset) = fixed_year(token) {
            let doubled = self.is(at + 1, Category::LabelYear);
            (offset, if doubled { at + 2 } else { at + 1 })
        } else {
            let offset = which(token)?;
            let label = self.after_dot(at + 1);
            let year = self.is(label, Category::LabelYear) || self.is(label, Category::UnitYear);
            // "20 сентября текущего", and no more.
            let last = offset == 0 && self.parts.day.is_some() && self.token(label).is_none();
            (year || last).then_some((offset, if year { label + 1 } else { at + 1 }))?
        };
        self.set_year(self.today.year() + offset)?;
        self.parts.labelled = true;
        Some(end)
    }

    /// "Of next month", "осы айдың".
    pub(super) fn relative_month(&mut self, at: usize) -> Option<usize> {
        let offset = which(self.token(at)?)?;
        let label = self.after_dot(at + 1);
        let month = self.is(label, Category::LabelMonth) || self.is(label, Category::UnitMonth);
        if !month || self.parts.month.is_some() {
            return None;
        }
        let months = self.today.year() * 12 + i32::try_from(self.today.month0()).ok()? + offset;
        self.set_year(months.div_euclid(12))?;
        self.parts.month = u32::try_from(months.rem_euclid(12) + 1).ok();
        self.parts.labelled = true;
        Some(label + 1)
    }

    /// The dot of "след. года".
    pub(super) fn after_dot(&self, at: usize) -> usize {
        at + usize::from(self.mark(at) == Some('.'))
    }

    pub(super) fn last_day(&mut self, at: usize) -> Option<usize> {
        if !self.is(at, Category::LastDay) || self.parts.day.is_some() {
            return None;
        }
        self.parts.day = Some(Day::Last);
        Some(at + 1)
    }

    /// "Year: 2025", "месяц 9", "число 20".
    pub(super) fn label_first(&mut self, at: usize) -> Option<usize> {
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
    pub(super) fn is_named_label(&self, at: usize) -> bool {
        let small = self.number(at + 1).is_some_and(|number| number.value <= 12);
        let another_label = self.token(at + 2).is_some_and(|next| {
            month_of(next).is_some()
                || next.is(Category::LabelMonth)
                || next.is(Category::UnitDay) && !next.is(Category::LabelDay)
        });
        small && !another_label && self.is(at, Category::MonthNamed)
    }

    pub(super) fn month_word(&mut self, at: usize) -> Option<usize> {
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

    pub(super) fn roman_month(&mut self, at: usize, number: Number) -> Option<usize> {
        if self.parts.month.is_some() {
            return None;
        }
        self.parts.month = Some(number.value);
        self.parts.labelled = true;
        Some(at + 1)
    }

    /// "9-айдың", "9 числа 9 месяца".
    pub(super) fn numbered_month(&mut self, at: usize, number: Number) -> Option<usize> {
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
}

pub(super) fn fixed_year(token: &Token) -> Option<i32> {
    let years = [
        (Category::YearBeforeLast, -2),
        (Category::LastYear, -1),
        (Category::ThisYear, 0),
        (Category::NextYear, 1),
    ];
    years.into_iter().find(|(category, _)| token.is(*category)).map(|(_, offset)| offset)
}

pub(super) fn which(token: &Token) -> Option<i32> {
    let offsets =
        [(Category::BeforeLast, -2), (Category::Last, -1), (Category::This, 0), (Category::Next, 1)];
    offsets.into_iter().find(|(category, _)| token.is(*category)).map(|(_, offset)| offset)
}
