//! Which of several mentions is the expiry, and what is left open if none is.

use chrono::{Datelike, NaiveDate};

use super::mention::{Mention, What};
use super::tokens::{Kind, Token};
use super::vocabulary::Category;
use super::{AskWhy, DateReading};

/// What the words around a mention say it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    Expiry,
    /// "From", which may be the issue or the first day without a valid paper.
    From,
    Issue,
    Birth,
    /// Something else happened then.
    Event,
}

/// A reading, with the dates it could mean where it asks back.
pub(super) struct Choice {
    pub reading: DateReading,
    pub candidates: Vec<NaiveDate>,
}

impl Choice {
    pub fn of(reading: DateReading) -> Choice {
        Choice { reading, candidates: Vec::new() }
    }

    fn ask(why: AskWhy, candidates: Vec<NaiveDate>) -> Choice {
        Choice { reading: DateReading::Ask(why), candidates }
    }
}

/// Settles the mentions of an answer to "when does it expire?".
pub(super) fn choose(tokens: &[Token], mentions: Vec<Mention>, today: NaiveDate) -> Choice {
    let roles = roles(tokens, &mentions);
    let mut named: Vec<(Mention, Option<Role>)> = mentions.into_iter().zip(roles).collect();
    let spoken_of = named.iter().any(|(mention, _)| matches!(mention.what, What::BareSpan | What::Term));
    let term = named.iter().any(|(mention, _)| mention.what == What::Term);
    named.retain(|(mention, _)| mention.what != What::Term);
    join_years_told_apart(tokens, &mut named);
    drop_taken_back(tokens, &mut named);
    leave_out_today(&mut named, today);
    if let Some(choice) = either_or(tokens, &named) {
        return choice;
    }
    complete_by_counted_day(&mut named, today);
    drop_weak(&mut named);
    set_starts_of_ranges(tokens, &mut named);
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
    let chosen = [expiry, open].into_iter().find(|mentions| !mentions.is_empty());
    match chosen {
        Some(mentions) => settle(tokens, &mentions, today),
        None if !from.is_empty() => ask_about(&from),
        None if had_issue && spoken_of => Choice::ask(AskWhy::Day, Vec::new()),
        None => Choice::of(DateReading::None),
    }
}

/// The role of each mention: of the cues that lean on it, the nearest.
pub(super) fn roles(tokens: &[Token], mentions: &[Mention]) -> Vec<Option<Role>> {
    let mut best: Vec<Option<(usize, Role)>> = vec![None; mentions.len()];
    for (at, token) in tokens.iter().enumerate() {
        let Some((role, side)) = cue(token) else { continue };
        if mentions.iter().any(|mention| (mention.first..mention.end).contains(&at)) {
            continue;
        }
        let Some((mention, cost)) = leans_on(tokens, mentions, at, side) else { continue };
        if let Some(slot) = best.get_mut(mention)
            && slot.is_none_or(|(least, _)| cost < least)
        {
            *slot = Some((cost, role));
        }
    }
    if let [mention] = mentions
        && from_by_ending(tokens, mention)
    {
        return vec![Some(Role::From)];
    }
    best.into_iter().map(|found| found.map(|(_, role)| role)).collect()
}

/// "1 қазаннан жарамсыз": the month's own ending says "from". Alone it is an answer like any other.
fn from_by_ending(tokens: &[Token], mention: &Mention) -> bool {
    let inside = tokens.get(mention.first..mention.end).unwrap_or_default();
    let words = |tokens: &[Token]| tokens.iter().any(|token| token.kind == Kind::Word);
    let others = words(tokens.get(..mention.first).unwrap_or_default())
        || words(tokens.get(mention.end..).unwrap_or_default());
    let not_later = tokens.get(mention.end).is_some_and(|next| next.is(Category::ExpiryAfter));
    others && !not_later && inside.iter().any(|token| token.is(Category::FromAfter))
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Before,
    Either,
    After,
}

fn cue(token: &Token) -> Option<(Role, Side)> {
    let cues = [
        (Category::ExpiryBefore, Role::Expiry, Side::Before),
        (Category::ExpiryAfter, Role::Expiry, Side::After),
        (Category::Expiry, Role::Expiry, Side::Either),
        (Category::Birth, Role::Birth, Side::Either),
        (Category::BirthAfter, Role::Birth, Side::After),
        (Category::Issue, Role::Issue, Side::Either),
        (Category::IssueAfter, Role::Issue, Side::After),
        (Category::Event, Role::Event, Side::Either),
        (Category::EventAfter, Role::Event, Side::After),
        (Category::From, Role::From, Side::Before),
        (Category::FromAfter, Role::From, Side::After),
    ];
    cues.into_iter().find(|(category, ..)| token.is(*category)).map(|(_, role, side)| (role, side))
}

/// A cue leans on the mention before or after it, whichever is nearer; commas and new lines part.
fn leans_on(tokens: &[Token], mentions: &[Mention], at: usize, side: Side) -> Option<(usize, usize)> {
    let before = mentions.iter().enumerate().rfind(|(_, mention)| mention.end <= at);
    let after = mentions.iter().enumerate().find(|(_, mention)| mention.first > at);
    let colon = tokens.get(at + 1).is_some_and(|next| next.mark() == Some(':'));
    let before_cost = match side {
        Side::Before => 12,
        Side::Either => 1,
        Side::After => 0,
    } + if colon { 8 } else { 0 };
    let after_cost = if side == Side::After { 5 } else { 0 };
    let before = before.map(|(index, mention)| (index, before_cost + distance(tokens, mention.end, at)));
    let after = after.map(|(index, mention)| (index, after_cost + distance(tokens, at + 1, mention.first)));
    match (before, after) {
        (Some(before), Some(after)) => Some(if before.1 < after.1 { before } else { after }),
        (one, other) => one.or(other),
    }
}

/// Words further away than this do not lean on a date any more than others.
const FAR: usize = 60;

fn distance(tokens: &[Token], from: usize, to: usize) -> usize {
    if to.saturating_sub(from) > FAR {
        return FAR;
    }
    let cost = |token: &Token| {
        let line = if token.new_line { 10 } else { 0 };
        line + match token.mark() {
            Some(',' | ';' | '.') => 8,
            Some(_) => 0,
            None => 1,
        }
    };
    let line_end = tokens.get(to).is_some_and(|token| token.new_line);
    tokens.get(from..to).unwrap_or_default().iter().map(cost).sum::<usize>() + if line_end { 10 } else { 0 }
}

fn is_explicit(mention: &Mention) -> bool {
    !matches!(
        mention.what,
        What::BareSpan | What::Term | What::LoneDay | What::Weekday { .. } | What::Relative(_)
    )
}

/// "В 2025 году, 20 сентября", "20 қыркүйекте бітті 2025 жылы": a year and a day in two
/// stretches with hardly a word between.
fn join_years_told_apart(tokens: &[Token], named: &mut Vec<(Mention, Option<Role>)>) {
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

/// "Today is 22 November 2026" beside another date says nothing about the paper.
fn leave_out_today(named: &mut Vec<(Mention, Option<Role>)>, today: NaiveDate) {
    let said = named.windows(2).position(|pair| {
        matches!(pair, [(first, _), (second, _)] if first.what == What::Relative(today) && second.what == What::Date(today))
    });
    if let Some(at) = said
        && named.len() > 2
    {
        named.drain(at..at + 2);
    }
}

/// "Not 20.09.2025 but 25.09.2025": of two dates the one with "not" beside it is taken back.
fn drop_taken_back(tokens: &[Token], named: &mut Vec<(Mention, Option<Role>)>) {
    let is_date = |mention: &Mention| matches!(mention.what, What::Date(_) | What::DayMonth { .. });
    let is = |at: usize, category| tokens.get(at).is_some_and(|token| token.is(category));
    let taken_back = |mention: &Mention| {
        let before = mention.first.checked_sub(1).is_some_and(|at| is(at, Category::Not));
        is_date(mention) && (before || is(mention.end, Category::NotAfter))
    };
    let dates = named.iter().filter(|(mention, _)| is_date(mention)).count();
    let backs = named.iter().filter(|(mention, _)| taken_back(mention)).count();
    if dates == 2 && backs == 1 {
        named.retain(|(mention, _)| !taken_back(mention));
    }
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
        What::Weekday { alone: false, .. } => dated
            .iter()
            .any(|(first, end)| first.abs_diff(mention.end) <= 1 || mention.first.abs_diff(*end) <= 1),
        What::Relative(_) if *role != Some(Role::Expiry) => !explicit || mention.end - mention.first > 1,
        _ => true,
    });
}

/// "Завтра, 23.11": the day that is counted from today says which year is meant.
fn complete_by_counted_day(named: &mut [(Mention, Option<Role>)], today: NaiveDate) {
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
    let dates = named.iter().filter_map(|(mention, _)| mention.what.as_date()).collect();
    Some(Choice::ask(AskWhy::Day, dates))
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

/// Mentions that all speak of the expiry: one date, or a question.
fn settle(tokens: &[Token], mentions: &[Mention], today: NaiveDate) -> Choice {
    let mut dates: Vec<NaiveDate> = mentions.iter().filter_map(|mention| mention.what.as_date()).collect();
    dates.sort();
    dates.dedup();
    if is_about(tokens, mentions) {
        return Choice::ask(AskWhy::Day, dates);
    }
    if let Some(why) = mentions.iter().find_map(|mention| number_left_over(tokens, mention)) {
        return Choice::ask(why, dates);
    }
    if let [date] = dates.as_slice() {
        let other_years: Vec<NaiveDate> = mentions
            .iter()
            .filter_map(|mention| match mention.what {
                What::Year(year) if year != date.year() => date.with_year(year),
                _ => None,
            })
            .collect();
        if !other_years.is_empty() {
            return Choice::ask(AskWhy::Year, std::iter::once(*date).chain(other_years).collect());
        }
        let agree = mentions.iter().all(|mention| mention.what.agrees_with(*date));
        return if agree { Choice::of(DateReading::Date(*date)) } else { Choice::ask(AskWhy::Day, dates) };
    }
    if !dates.is_empty() {
        return Choice::ask(AskWhy::Day, dates);
    }
    without_a_date(mentions, today)
}

/// "20 21 сентября 2025", "20.09.2025 26", "4 октября 2025/26": a number right beside the date
/// that may belong to it, and what it leaves open.
fn number_left_over(tokens: &[Token], mention: &Mention) -> Option<AskWhy> {
    if !matches!(mention.what, What::Date(_)) {
        return None;
    }
    if left_over_before(tokens, mention.first) {
        return Some(AskWhy::Day);
    }
    let mark = tokens.get(mention.end).and_then(Token::mark).filter(|mark| matches!(mark, ',' | '.' | '/'));
    let at = mention.end + usize::from(mark.is_some());
    let number = tokens.get(at).filter(|token| !token.new_line).and_then(Token::number)?;
    let next_is_word =
        tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Word && !next.is(Category::Filler));
    let is_year = number.digits == 4 && number.value.abs_diff(2050) <= 50;
    if next_is_word && mark != Some('/') || is_dotted_time(tokens, at) || !(is_year || number.digits <= 2) {
        return None;
    }
    Some(if is_year || mark == Some('/') { AskWhy::Year } else { AskWhy::Day })
}

fn left_over_before(tokens: &[Token], first: usize) -> bool {
    let token = |back: usize| first.checked_sub(back).and_then(|at| tokens.get(at));
    let number = token(1).and_then(Token::number).is_some_and(|number| number.digits <= 2);
    let labelled =
        token(2).is_some_and(|before| before.is(Category::NumberFollows) || before.mark().is_some());
    let same_line = tokens.get(first).is_some_and(|token| !token.new_line);
    number && !labelled && same_line
}

/// "18.00" after a date.
fn is_dotted_time(tokens: &[Token], at: usize) -> bool {
    let number = |at: usize| tokens.get(at).and_then(Token::number);
    let dot = tokens.get(at + 1).is_some_and(|token| matches!(token.mark(), Some('.' | '-')));
    dot && number(at).is_some_and(|hour| hour.value < 24)
        && number(at + 2).is_some_and(|minute| minute.digits == 2 && minute.value < 60)
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

/// "About 20 September", "after 20 September": near it, not on it.
fn is_about(tokens: &[Token], mentions: &[Mention]) -> bool {
    mentions.iter().any(|mention| {
        let mut at = mention.first;
        while let Some(before) = at.checked_sub(1).and_then(|before| tokens.get(before)) {
            if before.is(Category::About)
                || before.mark() == Some('~')
                || before.is_any(&[Category::After, Category::Before]) && !before.is(Category::Filler)
            {
                return !after_invalid(tokens, at);
            }
            if before.is(Category::UnitWeek) || before.is(Category::Or) {
                return true;
            }
            if !before.is(Category::Filler) && !before.is(Category::ExpiryBefore) {
                break;
            }
            at -= 1;
        }
        let next = tokens.get(mention.end);
        next.is_some_and(|next| {
            next.is_any(&[Category::After, Category::About, Category::Or]) && !next.is(Category::Ahead)
        })
    })
}

/// "Not valid after 20 September" names the last good day.
fn after_invalid(tokens: &[Token], at: usize) -> bool {
    let before = tokens.iter().take(at.saturating_sub(1)).rev().take(2);
    before.into_iter().any(|token| token.is(Category::Expiry) && token.is(Category::Before))
}

fn without_a_date(mentions: &[Mention], today: NaiveDate) -> Choice {
    let mut open: Vec<&What> = mentions.iter().map(|mention| &mention.what).collect();
    open.dedup();
    if open.iter().any(|what| **what == What::Invalid) {
        return Choice::of(DateReading::Invalid);
    }
    match open.as_slice() {
        [] => Choice::of(DateReading::None),
        [What::DayMonth { day, month }] => Choice::ask(AskWhy::Year, years_around(*day, *month, today)),
        [What::Either(dates)] => Choice::ask(AskWhy::DayMonth, dates.clone()),
        [What::EitherDayMonth { first, second }] => {
            let mut dates = years_around(*first, *second, today);
            dates.extend(years_around(*second, *first, today));
            Choice::ask(AskWhy::DayMonth, dates)
        }
        [What::DayMonth { day, month }, rest @ ..]
            if !rest.iter().any(|what| matches!(what, What::DayMonth { .. })) =>
        {
            Choice::ask(AskWhy::Year, years_around(*day, *month, today))
        }
        _ => Choice::ask(AskWhy::Day, Vec::new()),
    }
}

/// The likeliest years for a day: last year's, this year's and next year's, where there is one.
fn years_around(day: u32, month: u32, today: NaiveDate) -> Vec<NaiveDate> {
    let years: Vec<i32> = if (day, month) == (29, 2) {
        (today.year() - 3..=today.year() + 3).collect()
    } else {
        vec![today.year() - 1, today.year(), today.year() + 1]
    };
    years.into_iter().filter_map(|year| What::date(year, month, day).as_date()).collect()
}
