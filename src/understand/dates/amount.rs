//! How long a span is: "3 weeks", "1 год и 2 месяца", "a fortnight", "бір жарым ай".

use super::meaning::{Category, Direction, Meaning, Span};
use super::token::Token;

pub(super) struct Amount {
    pub span: Span,
    pub exact: bool,
    pub direction: Option<Direction>,
    pub end: usize,
}

/// Numbers with units: "3 weeks", "1 год и 2 месяца", "a month". Without a number it is one unit,
/// where a direction stands before it (`opened`) or after it.
pub(super) fn amount(tokens: &[Token], start: usize, opened: bool) -> Option<Amount> {
    let mut whole = Amount { span: Span::default(), exact: true, direction: None, end: start };
    let mut at = start;
    while let Some(part) = one_amount(tokens, at, opened || whole.end > start) {
        whole.span.months = whole.span.months.saturating_add(part.span.months);
        whole.span.days = whole.span.days.saturating_add(part.span.days);
        whole.exact &= part.exact;
        whole.direction = whole.direction.or(part.direction);
        whole.end = part.end;
        at = part.end;
        if let Some(end) = and_a_half(tokens, at) {
            whole.exact = false;
            whole.end = end;
            at = end;
        }
        let joined = |token: &Token| token.is(Category::And) || token.mark() == Some(',');
        if tokens.get(at).is_some_and(joined) {
            at += 1;
        }
    }
    if tokens.get(whole.end).is_some_and(|token| token.is(Category::Or)) {
        // "A week or two."
        whole.exact = false;
        let number = tokens.get(whole.end + 1).is_some_and(|token| token.number().is_some());
        whole.end += if number { 2 } else { 0 };
    }
    if whole.end > start && hyphened_number(tokens, whole.end) {
        // "Через неделю-две."
        whole.exact = false;
        whole.end += 2;
    }
    (whole.end > start).then_some(whole)
}

fn hyphened_number(tokens: &[Token], at: usize) -> bool {
    let hyphen = tokens.get(at).is_some_and(|token| token.mark() == Some('-'));
    hyphen
        && tokens
            .get(at + 1)
            .and_then(Token::number)
            .is_some_and(|number| number.spelled || number.digits == 1)
}

/// "A month and a half", "год с половиной".
fn and_a_half(tokens: &[Token], from: usize) -> Option<usize> {
    let small = [Category::And, Category::From, Category::One];
    let words = tokens.iter().skip(from).take(2).take_while(|token| token.is_any(&small)).count();
    let half = tokens.get(from + words).is_some_and(|token| token.is(Category::Some));
    (words > 0 && half).then_some(from + words + 1)
}

fn one_amount(tokens: &[Token], start: usize, opened: bool) -> Option<Amount> {
    let mut count: Option<u32> = None;
    let mut amount = Amount { span: Span::default(), exact: true, direction: None, end: start };
    for (at, token) in tokens.iter().enumerate().skip(start).take(8) {
        if let Some(span) = whole_span(token) {
            let repeated = u64::from(count.unwrap_or(1));
            amount.span = Span {
                months: span.months.saturating_mul(count.unwrap_or(1)),
                days: span.days.saturating_mul(repeated),
            };
            amount.end = at + 1;
            return Some(amount);
        }
        if let Some(number) = token.number() {
            amount.exact &= count.is_none() && !number.ordinal;
            count = Some(number.value);
        } else if let Some(unit) = unit(token) {
            let implied = opened || implies_one(tokens, at);
            let count =
                if count.is_none() && amount.exact && !implied { None } else { Some(count.unwrap_or(1)) }?;
            amount.exact &= unit.countable;
            amount.span = unit.times(count);
            amount.end = at + 1;
            return Some(amount);
        } else if token.is_any(&[Category::Some, Category::About, Category::Working])
            || (token.is(Category::Or) && count.is_some())
        {
            amount.exact = false;
        } else if token.is(Category::One) && count.is_none() {
            count = Some(1);
        } else if token.is(Category::Left) && count.is_some() {
            amount.direction = Some(Direction::Ahead);
        } else if matches!(token.mark(), Some('-' | '.' | ',' | '/'))
            && count.is_some()
            && tokens.get(at + 1).is_some_and(|next| next.number().is_some())
        {
            amount.exact = false;
        } else if token.mark() == Some('-') && count.is_some() && tokens.get(at + 1).and_then(unit).is_some()
        {
        } else if token.is(Category::And)
            && tokens.get(at + 1).is_some_and(|next| next.is_any(&[Category::Some, Category::One]))
        {
            amount.exact = false;
        } else if amount.exact || !token.is(Category::Filler) {
            return None;
        }
    }
    None
}

/// "Неделю назад": a unit with nothing before it that it could belong to.
fn implies_one(tokens: &[Token], at: usize) -> bool {
    let alone = !at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|before| {
        before.number().is_some()
            || before
                .meanings
                .iter()
                .any(|meaning| matches!(meaning, Meaning::Month(_) | Meaning::ShortMonth(_)))
            || before.is_any(&[Category::Last, Category::Next, Category::This])
    });
    let ago = |at: usize| tokens.get(at).is_some_and(|next| next.is(Category::Ago));
    let is_unit = |at: usize| tokens.get(at).is_some_and(|next| unit(next).is_some());
    // "Год и месяц назад."
    let and_another =
        tokens.get(at + 1).is_some_and(|next| next.is(Category::And)) && is_unit(at + 2) && ago(at + 3);
    alone && (ago(at + 1) || and_another)
}

pub(super) struct Unit {
    span: Span,
    countable: bool,
}

impl Unit {
    fn times(&self, count: u32) -> Span {
        Span {
            months: self.span.months.saturating_mul(count),
            days: self.span.days.saturating_mul(u64::from(count)),
        }
    }
}

pub(super) fn unit(token: &Token) -> Option<Unit> {
    let (months, days, countable) = if token.is(Category::UnitDay) {
        (0, 1, true)
    } else if token.is(Category::UnitWeek) {
        (0, 7, true)
    } else if token.is(Category::UnitMonth) {
        (1, 0, true)
    } else if token.is(Category::UnitYear) {
        (12, 0, true)
    } else if token.is(Category::UnitHour) {
        (0, 0, false)
    } else {
        return None;
    };
    Some(Unit { span: Span { months, days }, countable })
}

fn whole_span(token: &Token) -> Option<Span> {
    token.meanings.iter().find_map(|meaning| match meaning {
        Meaning::Span(span) => Some(*span),
        _ => None,
    })
}
