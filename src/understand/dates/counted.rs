//! Days counted from today ("tomorrow", "in two weeks"): which of them tell of the paper.

use chrono::NaiveDate;

use super::meaning::Category;
use super::mention::{Mention, What};
use super::roles::Role;
use super::token::{Kind, Token};

/// "Завтра посмотрю": a day counted from today, no word of an expiry, and other words that are
/// not understood. What is due then may be anything.
pub(super) fn may_tell_of_other_things(tokens: &[Token], mentions: &[Mention]) -> bool {
    let counted = mentions.iter().all(|mention| matches!(mention.what, What::Relative(_)));
    let number = |at: usize, token: &Token| {
        let inside = mentions.iter().any(|mention| (mention.first..mention.end).contains(&at));
        !inside && (token.number().is_some() || token.kind == Kind::Code)
    };
    let others = tokens.iter().enumerate().any(|(at, token)| token.is_unknown() || number(at, token));
    let told = [Category::Expiry, Category::ExpiryAfter, Category::LastDay];
    counted
        && others
        && !tokens.iter().any(|token| token.is_any(&told))
        && !mentions.iter().any(|mention| says_left(tokens, mention))
}

/// "Завтра посмотрю", "ещё 5 дней подожду": the day of what someone does, where nothing is said
/// of an expiry.
pub(super) fn leave_out_doings(tokens: &[Token], named: &mut Vec<(Mention, Option<Role>)>) {
    let doings: Vec<usize> = (0..tokens.len())
        .filter(|at| tokens.get(*at).is_some_and(|token| token.is(Category::Doing)))
        .collect();
    if doings.is_empty() {
        return;
    }
    let beside = |mention: &Mention| {
        doings.iter().any(|at| no_stop_between(tokens, (mention.first, mention.end), (*at, *at + 1)))
    };
    for (mention, role) in named.iter_mut() {
        if *role == Some(Role::Expiry) && matches!(mention.what, What::Relative(_)) && beside(mention) {
            *role = Some(Role::From);
        }
    }
    named.retain(|(mention, role)| {
        let left = says_left(tokens, mention) && !beside(mention);
        !matches!(mention.what, What::Relative(_)) || role.is_some() || left
    });
}

/// "20 days left", "просрочен 3 дня": spans that are said of what can expire.
fn says_left(tokens: &[Token], mention: &Mention) -> bool {
    let inside = tokens.get(mention.first..mention.end).unwrap_or_default();
    inside.iter().any(|token| token.is_any(&[Category::Left, Category::Overdue]))
}

/// "Until 25.11.2026, three days left": beside a whole date, what is left says nothing more.
pub(super) fn leave_out_what_is_left(tokens: &[Token], named: &mut Vec<(Mention, Option<Role>)>) {
    let dated = named.iter().any(|(mention, _)| matches!(mention.what, What::Date(_)));
    named.retain(|(mention, _)| {
        let inside = tokens.get(mention.first..mention.end).unwrap_or_default();
        let left = inside.iter().any(|token| token.is(Category::Left));
        !(dated && left && matches!(mention.what, What::Relative(_)))
    });
}

/// "Today is 22 November 2026" beside another date says nothing about the paper.
pub(super) fn leave_out_today(tokens: &[Token], named: &mut Vec<(Mention, Option<Role>)>, today: NaiveDate) {
    let said = named.windows(2).position(|pair| {
        matches!(pair, [(first, _), (second, _)] if first.what == What::Relative(today) && second.what == What::Date(today))
    });
    if let Some(at) = said
        && named.len() > 2
    {
        named.drain(at..at + 2);
    }
    let span =
        |mention: &Mention| matches!(mention.what, What::Relative(_)) && mention.end - mention.first > 1;
    let spans: Vec<Mention> =
        named.iter().filter(|(mention, _)| span(mention)).map(|(mention, _)| mention.clone()).collect();
    // "Overdue 40 days today", "на сегодня осталось 5 дней".
    named.retain(|(mention, _)| {
        mention.what != What::Relative(today)
            || span(mention)
            || !spans
                .iter()
                .any(|span| no_stop_between(tokens, (mention.first, mention.end), (span.first, span.end)))
    });
}

/// "Завтра, 23.11": the day that is counted from today says which year is meant.
pub(super) fn complete_by_counted_day(named: &mut [(Mention, Option<Role>)], today: NaiveDate) {
    let counted = named.iter().find_map(|(mention, _)| match mention.what {
        What::Relative(date) if date != today => Some(date),
        _ => None,
    });
    let Some(date) = counted else { return };
    for (mention, _) in named {
        if matches!(mention.what, What::DayMonth { .. }) && mention.what.agrees_with(date) {
            mention.what = What::Date(date);
        }
    }
}

/// Whether two stretches of tokens stand in one clause.
pub(super) fn no_stop_between(tokens: &[Token], one: (usize, usize), other: (usize, usize)) -> bool {
    let (from, to) = if one.0 < other.0 { (one.1, other.0) } else { (other.1, one.0) };
    let stop = |token: &Token| token.new_line || matches!(token.mark(), Some(',' | '.' | ';'));
    !tokens.get(from..to).unwrap_or_default().iter().any(stop)
}
