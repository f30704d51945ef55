//! Which of several mentions is the expiry, and what is left open if none is.

use chrono::{Datelike, NaiveDate};

use super::choice::Choice;
use super::counted;
use super::meaning::Category;
use super::mention::{Mention, What};
use super::roles::{Role, roles};
use super::settle::settle;
use super::token::Token;
use super::{AskWhy, DateReading};

/// Settles the mentions of an answer to "when does it expire?".
pub(super) fn choose(tokens: &[Token], mentions: Vec<Mention>, today: NaiveDate) -> Choice {
    let roles = roles(tokens, &mentions);
    let mut named: Vec<(Mention, Option<Role>)> = mentions.into_iter().zip(roles).collect();
    let spoken_of = named.iter().any(|(mention, _)| matches!(mention.what, What::BareSpan | What::Term));
    let term = named.iter().any(|(mention, _)| mention.what == What::Term && !is_age(tokens, mention));
    named.retain(|(mention, _)| mention.what != What::Term);
    join_years_told_apart(tokens, &mut named);
    take_years_back(tokens, &mut named);
    join_weekdays(&mut named);
    drop_taken_back(tokens, &mut named);
    counted::leave_out_what_is_left(tokens, &mut named);
    counted::leave_out_today(tokens, &mut named, today);
    if let Some(choice) = either_or(tokens, &named) {
        return choice;
    }
    counted::complete_by_counted_day(&mut named, today);
    drop_weak(&mut named);
    set_starts_of_ranges(tokens, &mut named);
    doubt_births_to_come(tokens, &mut named, today);
    counted::leave_out_doings(tokens, &mut named);
    let had_issue = named.iter().any(|(_, role)| *role == Some(Role::Issue));
    named.retain(|(_, role)| !matches!(role, Some(Role::Birth | Role::Issue | Role::Event)));
    if named.iter().any(|(mention, _)| is_explicit(mention)) {
        named.retain(|(mention, _)| mention.what != What::BareSpan);
    }
    let expiry: Vec<Mention> = with_role(&named, Some(Role::Expiry));
    let open: Vec<Mention> = with_role(&named, None);
    let from: Vec<Mention> = with_role(&named, Some(Role::From));
    let mut all: Vec<Mention> = expiry.iter().chain(&open).cloned().collect();
    all.sort_by_key(|mention| mention.first);
    if later_date_stands_open(&expiry, &open) || are_of_two_papers(tokens, &all) {
        return Choice::ask(
            AskWhy::Day,
            expiry.iter().chain(&open).filter_map(|mention| mention.what.as_date()).collect(),
        );
    }
    if term && expiry.is_empty() && !open.is_empty() {
        // "20.09.2015 на 10 лет": the day may be the first one.
        return ask_about(&open);
    }
    let plain = expiry.is_empty();
    let chosen = [expiry, open].into_iter().find(|mentions| !mentions.is_empty());
    match chosen {
        Some(mentions) if plain && counted::may_tell_of_other_things(tokens, &mentions) => {
            ask_about(&mentions)
        }
        Some(mentions) => settle(tokens, &mentions, today),
        None if !from.is_empty() => ask_about(&from),
        None if had_issue && spoken_of => Choice::ask(AskWhy::Day, Vec::new()),
        None => Choice::of(DateReading::None),
    }
}

/// "Expired Thursday 19 November 2026": a weekday that is the one of the date after it says nothing
/// more, and what it is the day of, the date is too.
fn join_weekdays(named: &mut Vec<(Mention, Option<Role>)>) {
    let is_told_twice = |pair: &[(Mention, Option<Role>)]| match pair {
        [(weekday, _), (date, _)] => {
            let fits = date.what.as_date().is_some_and(|date| weekday.what.agrees_with(date));
            matches!(weekday.what, What::Weekday { .. }) && fits && date.first <= weekday.end + 1
        }
        _ => false,
    };
    while let Some(at) = named.windows(2).position(is_told_twice) {
        let (_, role) = named.remove(at);
        if let Some((_, of_date)) = named.get_mut(at) {
            *of_date = of_date.or(role);
        }
    }
}

/// "Мне 45 лет", "I have lived here for 10 years": how old someone is, or how long they are here.
fn is_age(tokens: &[Token], term: &Mention) -> bool {
    let is = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).is_some_and(|token| token.is_any(&[Category::Age, Category::Kin]))
    };
    is(term.first.checked_sub(1)) || is(Some(term.end))
}

fn is_explicit(mention: &Mention) -> bool {
    !matches!(
        mention.what,
        What::BareSpan | What::Term | What::LoneDay | What::Weekday { .. } | What::Relative(_)
    )
}

/// "В 2025 году, 20 сентября", "20 қыркүйекте бітті 2025 жылы": a year and a day in two
/// stretches with hardly a word between.
pub(super) fn join_years_told_apart(tokens: &[Token], named: &mut Vec<(Mention, Option<Role>)>) {
    let Some(at) = named.windows(2).position(|pair| joined(tokens, pair).is_some()) else { return };
    let Some(joined) = named.get(at..at + 2).and_then(|pair| joined(tokens, pair)) else { return };
    named.splice(at..at + 2, [joined]);
}

fn joined(tokens: &[Token], pair: &[(Mention, Option<Role>)]) -> Option<(Mention, Option<Role>)> {
    let [(first, first_role), (second, second_role)] = pair else { return None };
    let past = |role: &Option<Role>| !matches!(role, None | Some(Role::Expiry));
    let (day, month, year, day_first) = match (&first.what, &second.what) {
        (What::DayMonth { day, month }, What::Year(year)) => (*day, *month, *year, true),
        (What::Year(year), What::DayMonth { day, month }) => (*day, *month, *year, false),
        _ => return None,
    };
    let between = tokens.get(first.end..second.first)?;
    let may_stand = |token: &Token| {
        let comma = token.mark() == Some(',') && !day_first;
        let told = day_first && token.is(Category::Expiry);
        comma || told || token.is(Category::Filler)
    };
    if past(first_role) || past(second_role) || between.len() > 3 || !between.iter().all(may_stand) {
        return None;
    }
    let mention = Mention { first: first.first, end: second.end, what: What::date(year, month, day) };
    Some((mention, first_role.or(*second_role)))
}

/// "Не 2024, а 2025 год, 7 октября", "October 7, 2025, not 2024": the year with "not" beside it is
/// taken back, and what is left of year and day is one date.
pub(super) fn take_years_back(tokens: &[Token], named: &mut Vec<(Mention, Option<Role>)>) {
    // Kazakh "не" is "or": after another date it offers a year instead of taking it back.
    let offered = |mention: &Mention| {
        let joint = mention.first.checked_sub(1);
        joint.is_some_and(|joint| {
            tokens.get(joint).is_some_and(|token| token.is(Category::Or))
                && named.iter().any(|(other, _)| other.end == joint)
        })
    };
    let taken_back = |mention: &Mention| {
        matches!(mention.what, What::Year(_)) && has_not_beside_it(tokens, mention) && !offered(mention)
    };
    let (backs, rest): (Vec<_>, Vec<_>) = named.iter().cloned().partition(|(mention, _)| taken_back(mention));
    if backs.len() != 1 {
        return;
    }
    match rest.as_slice() {
        [(Mention { what: What::Date(_) | What::Year(_), .. }, _)] => *named = rest,
        [(one, role), (other, other_role)] => {
            let (day, month, year) = match (&one.what, &other.what) {
                (What::DayMonth { day, month }, What::Year(year))
                | (What::Year(year), What::DayMonth { day, month }) => (*day, *month, *year),
                _ => return,
            };
            let mention = Mention { first: one.first, end: other.end, what: What::date(year, month, day) };
            *named = vec![(mention, role.or(*other_role))];
        }
        _ => {}
    }
}

/// "Not 20.09.2025 but 25.09.2025": of two dates the one with "not" beside it is taken back.
pub(super) fn drop_taken_back(tokens: &[Token], named: &mut Vec<(Mention, Option<Role>)>) {
    let is_date = |mention: &Mention| {
        !matches!(
            mention.what,
            What::Weekday { .. } | What::LoneDay | What::Year(_) | What::Term | What::BareSpan
        )
    };
    let taken_back = |mention: &Mention| is_date(mention) && has_not_beside_it(tokens, mention);
    let dates = named.iter().filter(|(mention, _)| is_date(mention)).count();
    let backs = named.iter().filter(|(mention, _)| taken_back(mention)).count();
    if dates == 2 && backs == 1 {
        named.retain(|(mention, _)| !taken_back(mention));
    }
}

fn has_not_beside_it(tokens: &[Token], mention: &Mention) -> bool {
    let is = |at: usize, category| tokens.get(at).is_some_and(|token| token.is(category));
    let before = mention.first.checked_sub(1).is_some_and(|at| is(at, Category::Not));
    before || is(mention.end, Category::NotAfter)
}

/// Leaves out what means something only where nothing better is said.
fn drop_weak(named: &mut Vec<(Mention, Option<Role>)>) {
    let explicit = named.iter().any(|(mention, _)| is_explicit(mention));
    let dated: Vec<(usize, usize)> = named
        .iter()
        .filter(|(mention, _)| {
            matches!(mention.what, What::Date(_) | What::DayMonth { .. } | What::Relative(_))
        })
        .map(|(mention, _)| (mention.first, mention.end))
        .collect();
    named.retain(|(mention, role)| match mention.what {
        What::LoneDay => !explicit,
        What::Season => dated.is_empty(),
        What::Weekday { alone: false, .. } => dated
            .iter()
            .any(|(first, end)| first.abs_diff(mention.end) <= 1 || mention.first.abs_diff(*end) <= 1),
        What::Relative(_) if *role != Some(Role::Expiry) => !explicit || mention.end - mention.first > 1,
        _ => true,
    });
}

/// "05.05.2015 - 05.05.2025": a paper's term, of which the end is asked for.
fn set_starts_of_ranges(tokens: &[Token], named: &mut [(Mention, Option<Role>)]) {
    for at in 1..named.len() {
        let Some([(start, role), (end, _)]) = named.get_mut(at - 1..=at) else { return };
        let (What::Date(from), What::Date(to)) = (&start.what, &end.what) else { continue };
        let between = tokens.get(start.end..end.first).unwrap_or_default();
        let dash = matches!(between, [one, ..] if matches!(one.mark(), Some('-' | '/' | '~' | '|' | '>')))
            && between.iter().all(|token| token.mark().is_some());
        if dash && (*to - *from).num_days() >= 60 {
            *role = Some(Role::Issue);
        }
    }
}

/// "It ends on my birthday, 7 July 2027": no birth is still to come.
fn doubt_births_to_come(tokens: &[Token], named: &mut [(Mention, Option<Role>)], today: NaiveDate) {
    let told = tokens.iter().any(|token| token.is_any(&[Category::Expiry, Category::ExpiryAfter]));
    for (mention, role) in named {
        let to_come = matches!(mention.what, What::Date(date) if date > today);
        if *role == Some(Role::Birth) && to_come {
            *role = Some(if told { Role::Expiry } else { Role::From });
        }
    }
}

/// "The 7th or the 8th of October", "a week before 15 September": two mentions, no one answer.
fn either_or(tokens: &[Token], named: &[(Mention, Option<Role>)]) -> Option<Choice> {
    let unclear = named.windows(2).any(|pair| {
        let [(first, role), (second, _)] = pair else { return false };
        let between = tokens.get(first.end..second.first).unwrap_or_default();
        let or = between.len() <= 3 && between.iter().any(|token| token.is(Category::Or));
        let leans = first.what == What::Vague && first.end == second.first;
        let past = matches!(role, Some(Role::Birth | Role::Issue | Role::Event));
        (or || leans) && !past && first.what != second.what
    });
    if !unclear {
        return None;
    }
    if let [(Mention { what: What::Date(date), .. }, _), (Mention { what: What::Year(year), .. }, _)] = named
    {
        let other = date.with_year(*year);
        return Some(Choice::ask(AskWhy::Year, std::iter::once(*date).chain(other).collect()));
    }
    if let Some(choice) = years_to_choose(named) {
        return Some(choice);
    }
    let dates = named.iter().filter_map(|(mention, _)| mention.what.as_date()).collect();
    Some(Choice::ask(AskWhy::Day, dates))
}

/// "4 June, either 2027 or 2028".
fn years_to_choose(named: &[(Mention, Option<Role>)]) -> Option<Choice> {
    let [(Mention { what: What::DayMonth { day, month }, .. }, _), years @ ..] = named else { return None };
    let dates: Option<Vec<NaiveDate>> = years
        .iter()
        .map(|(mention, _)| match mention.what {
            What::Year(year) => What::date(year, *month, *day).as_date(),
            _ => None,
        })
        .collect();
    Some(Choice::ask(AskWhy::Year, dates?))
}

/// A later date that nothing explains may be the expiry just as well.
fn later_date_stands_open(expiry: &[Mention], open: &[Mention]) -> bool {
    let plain = |mention: &Mention| match mention.what {
        What::Date(date) => Some(date),
        _ => None,
    };
    let latest = expiry.iter().filter_map(plain).max();
    latest.is_some_and(|latest| open.iter().filter_map(plain).any(|date| date > latest))
}

fn with_role(named: &[(Mention, Option<Role>)], wanted: Option<Role>) -> Vec<Mention> {
    named.iter().filter(|(_, role)| *role == wanted).map(|(mention, _)| mention.clone()).collect()
}

/// "From 20 September": the last good day may be that day or the one before.
fn ask_about(mentions: &[Mention]) -> Choice {
    let dates: Vec<NaiveDate> = mentions.iter().filter_map(|mention| mention.what.as_date()).collect();
    let invalid = mentions.iter().any(|mention| mention.what == What::Invalid);
    if invalid && dates.is_empty() {
        return Choice::of(DateReading::Invalid);
    }
    Choice::ask(AskWhy::Day, dates)
}

/// "Паспорт до 01.01.2030, внж 20.09.2025": a paper is named before each of two dates.
fn are_of_two_papers(tokens: &[Token], mentions: &[Mention]) -> bool {
    let named = |from: usize, to: usize| {
        tokens.get(from..to).unwrap_or_default().iter().any(|token| token.is(Category::Paper))
    };
    let dates: Vec<&Mention> =
        mentions.iter().filter(|mention| matches!(mention.what, What::Date(_))).collect();
    dates.windows(2).any(|pair| match pair {
        [first, second] => {
            first.what != second.what && named(0, first.first) && named(first.end, second.first)
        }
        _ => false,
    })
}
