//! The answer to an open question, read from a typed message: a day, a part of one, or words for a button.

use chrono::{Datelike, Months, NaiveDate, TimeDelta};

use crate::conversation::button::Action;
use crate::conversation::chat::Asking;
use crate::conversation::flows;
use crate::conversation::keyboards;
use crate::conversation::next::Next;
use crate::conversation::questions::{Answer, Reply, fact};
use crate::conversation::turn::{Rows, Turn};
use crate::speech::{self, say};
use crate::understand::dates::{AskWhy, DateContext, DateReading, When};
use crate::understand::reading::{FollowUp, Reading, Short};
use crate::understand::told::{Day, Role};

/// "On the 15th, I think" is the day of the month that was asked about; a longer message is not.
const LONGEST_DAY_ALONE: usize = 5;

/// Further back than this another year may be meant where none was told.
const LONGEST_AGO: i64 = 183;

/// The day of a message; beside "not July, 10 September" a month alone is the one that is taken back.
pub(super) fn the_day(reading: &Reading) -> Option<&Day> {
    let takes_back = matches!(reading.short, Some(Short::Correction(_)));
    let is_meant = |day: &&Day| !(takes_back && reading.days.len() > 1 && day.when == When::Unclear);
    let mut days = reading.days.iter().filter(is_meant);
    days.next().filter(|_| days.next().is_none())
}

/// What was missing of the day that was typed before it: its year, its day, or which number is the month.
pub(super) fn completed(turn: &Turn<'_>, reading: &Reading) -> Option<NaiveDate> {
    let flow = turn.chat.flow.as_ref()?;
    if let (Some(year), [day]) = (flow.year, reading.days.as_slice())
        && let Some((day, month)) = day_month(&day.when)
    {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    if let Some((year, month)) = flow.year_month {
        // "15", "on the 15th", "on the twentieth", "it was 15 September".
        if let [day] = reading.days.as_slice()
            && let Some((day, named)) = day_month(&day.when)
        {
            return NaiveDate::from_ymd_opt(year, month, day).filter(|_| named == month);
        }
        let is_short = reading.word_count() <= LONGEST_DAY_ALONE;
        let mut numbers = turn.world.reader.dates.numbers(&reading.text);
        numbers.retain(|number| i32::try_from(*number) != Ok(year));
        let [day] = numbers.as_slice() else { return None };
        return NaiveDate::from_ymd_opt(year, month, *day).filter(|_| is_short);
    }
    let (day, month) = flow.day_month?;
    if let Some(FollowUp::Year(year)) = reading.follow_up {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    // "Of last year", "this year".
    let is_short = reading.days.is_empty() && reading.word_count() <= 3;
    let whole = format!("{day:02}.{month:02} {}", reading.text);
    match is_short.then(|| turn.world.reader.dates.read(&whole, &context(turn)))? {
        DateReading::Date(date) => Some(date),
        _ => None,
    }
}

/// What a question made of its answer; `None` where a day is still to be read and there is none.
pub(super) fn take(turn: &mut Turn<'_>, reply: Reply, reading: &Reading) -> Option<Next> {
    Some(match reply {
        Reply::Answer(answer) => flows::accept(turn, answer),
        Reply::AnswerWithDay(answer, wanted) => match flows::take(turn, &answer) {
            Some(next) if next == wanted => return date(turn, reading),
            Some(_) => Next::Again(Vec::new()),
            None => flows::accept(turn, answer),
        },
        Reply::Hint(message) => Next::Again(vec![message]),
        Reply::Go(next) => next,
    })
}

/// The day in a message, as the open question reads it: words that only say which day was asked do
/// not count, except where the expiry is asked, which they would tell from other days.
pub(super) fn day_in(turn: &Turn<'_>, reading: &Reading) -> DateReading {
    // "No, not January, 15 December 2026": the whole day is the one that is meant.
    if let Some(Short::Correction(When::Date(day))) = reading.short
        && reading.days.len() > 1
    {
        return DateReading::Date(day);
    }
    match turn.chat.flow.as_ref().map(|flow| flow.asking) {
        Some(Asking::Expiry | Asking::Document) => reading.expiry_day,
        _ => reading.event_day,
    }
}

pub(super) fn context(turn: &Turn<'_>) -> DateContext {
    DateContext { today: turn.written_on, lang: Some(turn.lang) }
}

/// Takes a text as the answer to the question for a day; `None` where it holds none.
pub(super) fn date(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let asking = turn.chat.flow.as_ref().map(|flow| flow.asking);
    Some(match day_in(turn, reading) {
        DateReading::Date(day) if asking == Some(Asking::Document) => {
            flows::keep_expiry(turn, day);
            Next::Again(vec![speech::date_reading(DateReading::Date(day), turn.today())])
        }
        DateReading::Date(day) => {
            turn.note(speech::date_reading(DateReading::Date(day), turn.today()));
            flows::accept(turn, Answer::Day(day))
        }
        DateReading::Invalid => Next::Again(vec![speech::date_reading(DateReading::Invalid, turn.today())]),
        DateReading::Ask(why) => {
            if let Some(day) = in_the_likely_year(turn, reading) {
                turn.note(speech::date_reading(DateReading::Date(day), turn.today()));
                return Some(flows::accept(turn, Answer::Day(day)));
            }
            keep_parts(turn, reading);
            // The buttons offer every day that the text may mean; only an unclear day needs them.
            let candidates = turn.world.reader.dates.candidates(&reading.text, &context(turn));
            ask_back(turn, why, candidates)
        }
        DateReading::None => return None,
    })
}

/// The day of a paper that was told before, told once more without its year: "mine is the 29 September after all".
fn told_before(turn: &Turn<'_>, reading: &Reading) -> Option<NaiveDate> {
    let [told] = reading.days.as_slice() else { return None };
    let (day, month) = day_month(&told.when)?;
    let known = turn.chat.spoken_of().into_iter().filter_map(|card| card.expires.told());
    let mut same = known.filter(|on| (on.day(), on.month()) == (day, month));
    same.next().filter(|first| same.all(|other| other == *first))
}

/// The day of something that has happened, told without its year: the last one that has passed, unless that
/// is so long ago that another year may be meant. Of an application it must be the only one within a year
/// before the expiry.
pub(super) fn in_the_likely_year(turn: &Turn<'_>, reading: &Reading) -> Option<NaiveDate> {
    let flow = turn.chat.flow.as_ref()?;
    let [told] = reading.days.as_slice() else { return None };
    day_month(&told.when)?;
    if flow.asking == Asking::Expiry
        && let Some(again) = told_before(turn, reading)
    {
        return Some(again);
    }
    let last = passed(told, turn.today())?;
    let is_likely = match flow.asking {
        Asking::FilingDay => {
            let expires = fact::expires(&flow.goal)?;
            let before = last.with_year(last.year() - 1)?;
            let within =
                |day: NaiveDate| expires.checked_sub_months(Months::new(12)).is_some_and(|from| from <= day);
            within(last) && !within(before)
        }
        Asking::HandedOver
        | Asking::Learnt
        | Asking::LossDay
        | Asking::HalfOffered
        | Asking::Reported
        | Asking::Opened => turn.today() - last <= TimeDelta::days(LONGEST_AGO),
        _ => false,
    };
    is_likely.then_some(last)
}

fn day_month(when: &When) -> Option<(u32, u32)> {
    match when {
        When::DayMonth { day, month } => Some((*day, *month)),
        _ => None,
    }
}

/// Keeps what was typed of a day while the rest of it is asked for.
pub(super) fn keep_parts(turn: &mut Turn<'_>, reading: &Reading) {
    let month = reading.days.iter().find(|day| day.when == When::Unclear).and_then(|day| {
        let month = reading.text.get(day.place.clone())?;
        match turn.world.reader.dates.read(&format!("1 {month}"), &context(turn)) {
            DateReading::Date(first) => Some((first.year(), first.month())),
            _ => None,
        }
    });
    let year = reading.days.iter().find_map(|day| match &day.when {
        When::Either(days) => days.first().map(NaiveDate::year),
        _ => None,
    });
    if let Some(flow) = &mut turn.chat.flow {
        flow.day_month = reading.days.iter().find_map(|day| day_month(&day.when));
        (flow.year_month, flow.year) = (month, year);
    }
}

/// So many dates are offered where a text may mean several: two rows.
const MOST_DAYS: usize = 4;

/// Offers the dates that were perhaps meant; typing goes on being possible, a year alone too.
pub(super) fn ask_back(turn: &mut Turn<'_>, why: AskWhy, candidates: Vec<NaiveDate>) -> Next {
    let offered = candidates
        .into_iter()
        .take(MOST_DAYS)
        .map(|day| turn.answer(speech::short_date(day), Action::Date(day)))
        .collect();
    let mut rows: Rows = keyboards::in_pairs(offered);
    rows.push(vec![
        turn.answer(say::button_pick_date(), Action::PickYears),
        turn.answer(say::button_cancel(), Action::Cancel),
    ]);
    turn.say(vec![speech::date_reading(DateReading::Ask(why), turn.today())], rows);
    Next::Done
}

/// The day of something that has happened; without its year the last one that has passed.
pub(super) fn passed(day: &Day, today: NaiveDate) -> Option<NaiveDate> {
    match day.when {
        When::Date(on) => (on <= today).then_some(on),
        When::DayMonth { day, month } => {
            let years = [today.year(), today.year() - 1];
            let days = years.into_iter().filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
            days.into_iter().find(|on| *on <= today)
        }
        _ => None,
    }
}

/// A penalty on a day not longer ago than this is the one that is spoken of, and not an earlier one.
const DAYS_OF_A_NEW_FINE: i64 = 60;

/// Whether a day is that of a fine that was imposed just now.
pub(super) fn is_a_fine_of_now(day: &Day, today: NaiveDate) -> bool {
    let is_new = |on: NaiveDate| (today - on).num_days() <= DAYS_OF_A_NEW_FINE;
    matches!(day.role, Role::Penalised | Role::Served) && passed(day, today).is_some_and(is_new)
}
