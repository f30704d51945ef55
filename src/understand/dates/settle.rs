//! Mentions that all speak of the expiry become one date, or a question.

use chrono::{Datelike, NaiveDate};

use super::choice::Choice;
use super::counted::no_stop_between;
use super::meaning::Category;
use super::mention::{Mention, What};
use super::token::{Kind, Token};
use super::{AskWhy, DateReading};

/// Mentions that all speak of the expiry: one date, or a question.
pub(super) fn settle(tokens: &[Token], mentions: &[Mention], today: NaiveDate) -> Choice {
    let mut dates: Vec<NaiveDate> = mentions.iter().filter_map(|mention| mention.what.as_date()).collect();
    dates.sort();
    dates.dedup();
    if is_about(tokens, mentions) || was_still_valid(tokens, mentions, today) {
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

/// "About 20 September", "after 20 September": near it, not on it.
fn is_about(tokens: &[Token], mentions: &[Mention]) -> bool {
    mentions.iter().any(|mention| {
        let mut at = mention.first;
        while let Some(before) = at.checked_sub(1).and_then(|before| tokens.get(before)) {
            if before.is(Category::NotAfter) && is_taken_back(tokens, at - 1) {
                return false;
            }
            if before.is(Category::About) && !before.is(Category::Expiry)
                || before.mark() == Some('~')
                || before.is_any(&[Category::After, Category::Before])
                    && !before.is(Category::Filler)
                    && !is_span(mention)
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

/// "5 days from now": a span that has its direction already.
fn is_span(mention: &Mention) -> bool {
    matches!(mention.what, What::Relative(_)) && mention.end - mention.first > 1
}

/// "23 емес 29 қыркүйек": the number before the word is taken back, not the date after it.
fn is_taken_back(tokens: &[Token], not_at: usize) -> bool {
    let number = not_at.checked_sub(1).and_then(|at| tokens.get(at)).and_then(Token::number);
    number.is_some_and(|number| number.digits <= 2)
}

/// "Позавчера ещё действовал", "it was still good on 20 September": the end came later.
fn was_still_valid(tokens: &[Token], mentions: &[Mention], today: NaiveDate) -> bool {
    let is = |at: usize, category| tokens.get(at).is_some_and(|token: &Token| token.is(category));
    let until = [Category::ExpiryBefore, Category::ExpiryAfter];
    let told = tokens.iter().any(|token| token.is_any(&until));
    let still = |mention: &Mention| {
        (0..tokens.len()).any(|at| {
            let valid = is(at, Category::Still) && is(at + 1, Category::Expiry);
            valid && no_stop_between(tokens, (mention.first, mention.end), (at, at + 2))
        })
    };
    mentions.iter().any(|mention| {
        let over = mention.what.as_date().is_some_and(|date| date <= today);
        over && !is_span(mention) && (!told && still(mention) || is(mention.end, Category::Still))
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
