//! Spans counted from today: "in 3 weeks", "2 недели назад", "20 күн қалды".

use chrono::{Days, Months, NaiveDate};

use super::amount::{amount, unit};
use super::meaning::{Category, Direction, Meaning, Span};
use super::mention::{Mention, What};
use super::token::Token;

/// A span with a direction.
pub(super) fn directed(tokens: &[Token], at: usize, today: NaiveDate) -> Option<Mention> {
    let (before, from) = direction_before(tokens, at);
    if let Some(end) = turned_round(tokens, from, before.is_some()) {
        return Some(Mention { first: at, end, what: What::BareSpan });
    }
    let amount = amount(tokens, from, before.is_some())?;
    if is_minus(tokens, from) {
        return Some(Mention { first: at, end: amount.end, what: What::BareSpan });
    }
    let (after, end) = direction_after(tokens, amount.end);
    let direction = after.or(before).or(amount.direction)?;
    let exact = amount.exact && !about_beside(tokens, at, end) && !goes_on_from_a_unit(tokens, at);
    let what = if exact { counted(today, amount.span, direction) } else { What::BareSpan };
    if leans_on_a_date(tokens, end) {
        return Some(Mention { first: at, end: end + 1, what: What::Vague });
    }
    Some(Mention { first: at, end, what })
}

/// "In -3 days": a sign grown to its number, which a dash in "осталось - 3 дня" is not.
fn is_minus(tokens: &[Token], number: usize) -> bool {
    let sign = number.checked_sub(1).and_then(|before| tokens.get(before));
    sign.is_some_and(|sign| sign.mark() == Some('-') && sign.spaced)
        && tokens.get(number).is_some_and(|number| !number.spaced)
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
