//! Spans counted from today: "in 3 weeks", "2 недели назад", "20 күн қалды".

use chrono::{Days, Months, NaiveDate};

use super::mention::{Mention, What};
use super::tokens::Token;
use super::vocabulary::{Category, Meaning, Span};

/// A span with a direction.
pub(super) fn directed(tokens: &[Token], at: usize, today: NaiveDate) -> Option<Mention> {
    let (before, from) = direction_before(tokens, at);
    if let Some(end) = turned_round(tokens, from, before.is_some()) {
        return Some(Mention { first: at, end, what: What::BareSpan });
    }
    let amount = amount(tokens, from, before.is_some())?;
    let (after, end) = direction_after(tokens, amount.end);
    let direction = after.or(before).or(amount.direction)?;
    let exact = amount.exact && !about_beside(tokens, at, end) && !goes_on_from_a_unit(tokens, at);
    let what = if exact { counted(today, amount.span, direction) } else { What::BareSpan };
    if leans_on_a_date(tokens, end) {
        return Some(Mention { first: at, end: end + 1, what: What::Vague });
    }
    Some(Mention { first: at, end, what })
}

/// "Лет пять и месяц назад": what stands before the "and" is a part of the span.
fn goes_on_from_a_unit(tokens: &[Token], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|before| tokens.get(before));
    before(1).is_some_and(|token| token.is(Category::And))
        && (before(2).and_then(unit).is_some() || before(2).is_some_and(|token| token.number().is_some()))
}

/// "Недели две назад", "через месяца полтора": the number after its unit makes it approximate.
fn turned_round(tokens: &[Token], at: usize, opened: bool) -> Option<usize> {
    unit(tokens.get(at)?)?;
    let number = tokens.get(at + 1)?;
    let counts = number.is(Category::Some)
        || number.number().is_some_and(|number| !number.ordinal && number.digits <= 2);
    let another_unit = tokens
        .get(at + 2)
        .is_some_and(|next| unit(next).is_some() || next.number().is_some() || next.mark().is_some());
    let (after, end) = direction_after(tokens, at + 2);
    let ahead =
        number.is(Category::Ahead) && tokens.get(at + 2).is_some_and(|token| token.number().is_some());
    if ahead && !tokens.get(at + 3).is_some_and(|next| unit(next).is_some() || next.mark().is_some()) {
        return Some(at + 3);
    }
    (counts && !another_unit && (opened || after.is_some())).then_some(end.max(at + 2))
}

/// "За неделю до 15 сентября": a span that is counted from a date in the text.
pub(super) fn leaning(tokens: &[Token], at: usize) -> Option<Mention> {
    unit(tokens.get(at)?)?;
    leans_on_a_date(tokens, at + 1).then_some(Mention { first: at, end: at + 2, what: What::Vague })
}

/// A span that nothing gives a direction: "2 недели".
pub(super) fn bare(tokens: &[Token], at: usize) -> Option<Mention> {
    let first = tokens.get(at)?;
    let counted = first.number().is_some() || first.is_any(&[Category::Some, Category::One]);
    let span = first.meanings.iter().any(|meaning| matches!(meaning, Meaning::Span(_)));
    if !counted && !span {
        return None;
    }
    let amount = amount(tokens, at, false)?;
    // Papers are made out for five or ten years: "на 10 лет до 20.09.2025".
    let term = at
        .checked_sub(1)
        .and_then(|before| tokens.get(before))
        .is_some_and(|before| before.is(Category::TermOpens));
    let leans = amount.span.months < 60 && !term && leans_on_a_date(tokens, amount.end);
    let years_only = !leans && amount.span.days == 0 && amount.span.months.is_multiple_of(12);
    if amount.span == Span::default() {
        return None;
    }
    if years_only && amount.exact {
        return Some(Mention { first: at, end: amount.end, what: What::Term });
    }
    if leans {
        return Some(Mention { first: at, end: amount.end + 1, what: What::Vague });
    }
    Some(Mention { first: at, end: amount.end, what: What::BareSpan })
}

#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Ahead,
    Back,
}

struct Amount {
    span: Span,
    exact: bool,
    direction: Option<Direction>,
    end: usize,
}

fn direction_before(tokens: &[Token], at: usize) -> (Option<Direction>, usize) {
    let Some(first) = tokens.get(at) else { return (None, at) };
    let direction = if first.is(Category::Ahead) || first.is(Category::Left) {
        Direction::Ahead
    } else if first.is(Category::Overdue) {
        Direction::Back
    } else {
        return (None, at);
    };
    let mut next = at + 1;
    while tokens.get(next).is_some_and(|token| {
        token.is(Category::Left)
            || (token.is(Category::Filler) && !token.is(Category::One) && unit(token).is_none())
            || token.is(Category::ExpiryBefore)
            || token.mark() == Some('-')
            || token.mark() == Some(':')
    }) && next < at + 4
    {
        next += 1;
    }
    (Some(direction), next)
}

fn direction_after(tokens: &[Token], from: usize) -> (Option<Direction>, usize) {
    let mut at = from;
    while tokens.get(at).is_some_and(|token| {
        matches!(token.mark(), Some('\'' | '.'))
            || (token.is(Category::Filler) && !direction_word(token))
            || token.is(Category::About)
    }) && at < from + 2
    {
        at += 1;
    }
    let Some(token) = tokens.get(at) else { return (None, from) };
    if token.is(Category::Ago) || token.is(Category::Overdue) {
        (Some(Direction::Back), at + 1)
    } else if token.is(Category::AheadAfter) || token.is(Category::Left) {
        (Some(Direction::Ahead), at + 1)
    } else {
        (None, from)
    }
}

fn direction_word(token: &Token) -> bool {
    token.is_any(&[Category::Ago, Category::Overdue, Category::AheadAfter, Category::Left])
}

/// Numbers with units: "3 weeks", "1 год и 2 месяца", "a month". Without a number it is one unit,
/// where a direction stands before it (`opened`) or after it.
fn amount(tokens: &[Token], start: usize, opened: bool) -> Option<Amount> {
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

struct Unit {
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

fn unit(token: &Token) -> Option<Unit> {
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

fn about_beside(tokens: &[Token], first: usize, end: usize) -> bool {
    let about = |token: &Token| token.is(Category::About) || token.mark() == Some('~');
    let before = first.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(about);
    before
        || tokens.get(end).is_some_and(|token| about(token) && !token.is(Category::Filler))
        || tokens.get(first..end).unwrap_or_default().iter().any(about)
}

/// "A week before 20 September" is counted from that day, not from today.
fn leans_on_a_date(tokens: &[Token], end: usize) -> bool {
    let hinge = [Category::Before, Category::After, Category::From, Category::ExpiryBefore];
    let Some(token) = tokens.get(end) else { return false };
    let next_is_date = tokens.iter().skip(end + 1).take(3).any(|token| {
        token.number().is_some()
            || token.meanings.iter().any(|meaning| {
                matches!(meaning, Meaning::Month(_) | Meaning::RelativeDay(_) | Meaning::Weekday(_))
            })
    });
    token.is_any(&hinge) && !direction_word(token) && next_is_date
}

fn counted(today: NaiveDate, span: Span, direction: Direction) -> What {
    let (months, days) = (Months::new(span.months), Days::new(span.days));
    What::relative(match direction {
        Direction::Ahead => today.checked_add_months(months).and_then(|date| date.checked_add_days(days)),
        Direction::Back => today.checked_sub_months(months).and_then(|date| date.checked_sub_days(days)),
    })
}
