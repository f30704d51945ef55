//! The date picker: year, month, day; likely years first, impossible days not offered.

use chrono::{Datelike, Months, NaiveDate};

use crate::conversation::button::Action;
use crate::conversation::chat::{Asking, Flow};
use crate::conversation::event::Button;
use crate::conversation::keyboards;
use crate::conversation::turn::{Rows, Turn};
use crate::speech::{Message, say};

/// Where the picker stands.
#[derive(Clone, Copy)]
pub enum Step {
    Years,
    Months(i32),
    Days(i32, u32),
}

/// A card is valid for at most ten years, so its expiry lies at most that far ahead.
const YEARS_AHEAD: i32 = 10;
const YEARS_BACK: i32 = 3;

pub fn question(step: Step) -> Message {
    match step {
        Step::Years => say::pick_year(),
        Step::Months(year) => say::pick_month(year.to_string()),
        Step::Days(year, month) => say::pick_day_of(month_name(month), year.to_string()),
    }
}

pub fn rows(turn: &Turn<'_>, flow: &Flow, step: Step) -> Rows {
    let future = flow.asking == Asking::Expiry;
    let mut rows = match step {
        Step::Years => in_rows(years(turn, future), 4),
        Step::Months(year) => in_rows(months(turn, year, future), 3),
        Step::Days(year, month) => in_rows(days(turn, year, month, future), 7),
    };
    match step {
        Step::Years => {}
        Step::Months(_) => rows.push(vec![turn.answer(say::button_other_year(), Action::PickYears)]),
        Step::Days(year, _) => {
            rows.push(vec![turn.answer(say::button_other_month(), Action::PickMonths(year))]);
        }
    }
    // Back from here is back to typing, not to the question before.
    rows.push(vec![
        turn.answer(say::button_back(), Action::AskAgain),
        turn.answer(say::button_cancel(), Action::Cancel),
    ]);
    rows
}

/// The likely years: a few back, and as far ahead as a card can be valid.
fn years(turn: &Turn<'_>, future: bool) -> Vec<Button> {
    let this = turn.today().year();
    let ahead = if future { YEARS_AHEAD } else { 0 };
    (this - YEARS_BACK..=this + ahead)
        .map(|year| turn.answer(number(year), Action::PickMonths(year)))
        .collect()
}

fn months(turn: &Turn<'_>, year: i32, future: bool) -> Vec<Button> {
    (1..=12)
        .filter(|month| {
            future || NaiveDate::from_ymd_opt(year, *month, 1).is_some_and(|first| first <= turn.today())
        })
        .map(|month| turn.answer(month_name(month), Action::PickDays(year, month)))
        .collect()
}

fn days(turn: &Turn<'_>, year: i32, month: u32, future: bool) -> Vec<Button> {
    let Some(first) = NaiveDate::from_ymd_opt(year, month, 1) else { return Vec::new() };
    let Some(after) = first.checked_add_months(Months::new(1)) else { return Vec::new() };
    first
        .iter_days()
        .take_while(|day| *day < after && (future || *day <= turn.today()))
        .map(|day| turn.answer(number(day.day() as i32), Action::Date(day)))
        .collect()
}

fn in_rows(buttons: Vec<Button>, width: usize) -> Rows {
    buttons.chunks(width).map(<[Button]>::to_vec).collect()
}

fn number(value: i32) -> Message {
    keyboards::plain(value.to_string())
}

fn month_name(month: u32) -> Message {
    Message::new(format!("month-name-{month}"))
}
