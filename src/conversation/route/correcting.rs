//! A day told before is corrected.

use chrono::{Datelike, NaiveDate};

use crate::conversation::chat::{Asking, Flow, Goal};
use crate::conversation::draft::{Draft, Fine, Stage};
use crate::conversation::flows;
use crate::conversation::next::Next;
use crate::conversation::turn::Turn;
use crate::understand::context::Sign;
use crate::understand::cues::Cue;
use crate::understand::dates::{AskWhy, DateReading, When};
use crate::understand::reading::Reading;
use crate::understand::told::{Day, Role};

/// Puts another day in the place of the one told last, or of the one that the message names: in the
/// open flow, else in the last check.
pub fn correction(turn: &mut Turn<'_>, named: Option<Asking>, when: &When) -> Option<Next> {
    let (flow, fact) = told_last(turn, named)?;
    let before = flows::day_told(&flow.goal, fact);
    let day = match when {
        When::Date(day) => *day,
        When::DayMonth { day, month } => NaiveDate::from_ymd_opt(before?.year(), *month, *day)?,
        When::Either(_) | When::Unclear | When::Invalid => return None,
    };
    Some(flows::correct(turn, flow, fact, day))
}

/// "It is 2 October, not 25 September": of two days one was told before, and the other is the right one.
pub fn instead_of_the_one_told(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let written: Vec<&Day> = reading.days.iter().filter(|day| reading.is_in_figures(day)).collect();
    let [first, second] = *written.as_slice() else { return None };
    if !(reading.says(Cue::Corrected) || reading.says(Cue::Not)) || reading.word_count() > LONGEST_OF_TWO {
        return None;
    }
    // Two events are no correction: "on 25 September they did not take it, come on 2 October".
    let is_told_twice =
        first.role == second.role || [first, second].iter().any(|day| day.role == Role::Unsaid);
    let (flow, fact) = told_last(turn, None)?;
    let before = flows::day_told(&flow.goal, fact).filter(|_| is_told_twice && !reading.says(Cue::Filed))?;
    let is_before = |when: &When| match when {
        When::Date(day) => *day == before,
        When::DayMonth { day, month } => (*day, *month) == (before.day(), before.month()),
        When::Either(_) | When::Unclear | When::Invalid => false,
    };
    let instead = match (is_before(&first.when), is_before(&second.when)) {
        (false, true) => first,
        (true, false) => second,
        _ => return None,
    };
    let corrected = correction(turn, Some(fact), &instead.when)?;
    turn.lang = reading.lang;
    Some(corrected)
}

/// A longer message with two days tells a story.
const LONGEST_OF_TWO: usize = 14;

/// A longer message says more than a part of a day.
const LONGEST_PART: usize = 11;
/// "Oh no, it is 2024, I only now looked."
const LONGEST_YEAR: usize = 7;
/// Of so few words a number is the day.
const SHORTEST_PART: usize = 4;

/// Another day in the place of the one told last, of which only a part is said: "not 15 but 25", "and if it
/// were the 9th?"
pub fn of_a_part(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let is_whole = |day: &Day| matches!(day.when, When::Date(_) | When::DayMonth { .. } | When::Either(_));
    let names = reading.signs.iter().any(|sign| matches!(sign, Sign::Names(_)));
    let is_long = reading.word_count() > LONGEST_PART;
    if is_long || names || reading.days.iter().any(is_whole) {
        return None;
    }
    let takes_back = reading.says(Cue::Corrected) || reading.says(Cue::Not);
    // "I have not been there since 2023" corrects nothing.
    let is_short = reading.word_count() <= LONGEST_YEAR && !reading.leaves;
    let corrects_a_year = reading.says(Cue::Corrected) && is_short;
    let (flow, fact) = told_last(turn, None)?;
    let before = flows::day_told(&flow.goal, fact)?;
    let day = match turn.world.reader.dates.numbers(&reading.text).as_slice() {
        [first, second] if takes_back => {
            with_part(before, *first, *second).or_else(|| with_part(before, *second, *first))?
        }
        // "Oh no, it is 2024, I only now looked."
        [year] if corrects_a_year && (2000..2100).contains(year) => {
            before.with_year(i32::try_from(*year).ok()?)?
        }
        [day] if takes_back || reading.supposes() || reading.joins_on => {
            let is_short = reading.word_count() <= SHORTEST_PART;
            let is_alone =
                reading.expiry_day == DateReading::Ask(AskWhy::Day) || reading.supposes() || is_short;
            before.with_day(*day).filter(|_| is_alone)?
        }
        _ => return None,
    };
    turn.lang = reading.lang;
    Some(flows::correct(turn, flow, fact, day))
}

/// A day with another number in the place of its day, its year or its month.
fn with_part(day: NaiveDate, not: u32, instead: u32) -> Option<NaiveDate> {
    if day.day() == not {
        day.with_day(instead)
    } else if i32::try_from(not).is_ok_and(|year| day.year() == year) {
        day.with_year(i32::try_from(instead).ok()?)
    } else if day.month() == not {
        day.with_month(instead)
    } else {
        None
    }
}

/// The day told last: the flow it belongs to, and the question that it answers.
fn told_last(turn: &Turn<'_>, named: Option<Asking>) -> Option<(Flow, Asking)> {
    match (turn.chat.flow.clone(), turn.chat.last.clone()) {
        (Some(flow), _) => {
            let fact = named.or(flow.last_day)?;
            Some((flow, fact))
        }
        (None, Some(checked)) => {
            let fact = named.or(checked.last_day).unwrap_or(match &checked.draft {
                Draft::Fine(Fine { stage: Some(Stage::HalfOffered), .. }) => Asking::HalfOffered,
                Draft::Fine(_) => Asking::HandedOver,
                Draft::Refusal(_) => Asking::Learnt,
                Draft::FirstCard { .. } => Asking::FilingDay,
                Draft::Card(card) if card.expires.told().is_none() => Asking::LossDay,
                Draft::Card(_) | Draft::Several(_) => Asking::Expiry,
            });
            let goal = match checked.draft {
                Draft::Card(card) if card.lost.is_some() => Goal::Lost(card),
                Draft::Card(card) => Goal::Check(card),
                Draft::Fine(fine) => Goal::Fined(fine),
                Draft::Refusal(refusal) => Goal::Refused(refusal),
                Draft::FirstCard { filed } => Goal::Waiting { filed: Some(filed) },
                Draft::Several(_) => return None,
            };
            Some((Flow::new(goal, fact), fact))
        }
        (None, None) => None,
    }
}
