//! The diary of visits of one saved document: four presses note one down, each below its question, and
//! each entry can be opened and put right, one thing at a time. Nothing is typed.

use chrono::{Days, NaiveDate};

use crate::conversation::button::{Action, Editing, Noting, day_number, day_of};
use crate::conversation::event::Button;
use crate::conversation::keyboards;
use crate::conversation::names::{short_title, title};
use crate::conversation::next::{Next, Screen};
use crate::conversation::turn::{Rows, Turn};
use crate::paper::visit_line;
use crate::reminders::{Case, CaseId, Correction, Noted, Office, Said, Slip, Visit};
use crate::speech::{Message, day_and_month, say};
use crate::understand::dates::DateReading;

/// So many days are offered at once; earlier ones are a press away.
const DAYS_A_PAGE: u16 = 6;
/// Nobody notes a visit down that is older.
const LAST_PAGE: u16 = 60;
/// More visits do not fit a phone; the printed sheet and the export have them all.
const MOST_SHOWN: usize = 8;
/// So many entries are offered at once to be opened, in rows of three; others are a press away.
const ENTRIES_A_PAGE: usize = 6;
/// So many documents are offered to note a visit for; the others have it on their own page.
const MOST_CHOICES: usize = 5;

/// "I was at the office": of the one saved document it is noted down at once, of several one is chosen.
pub fn told(turn: &mut Turn<'_>, day: DateReading) -> Next {
    let next = match day {
        DateReading::Date(day) if day <= turn.today() => {
            day_number(day).map_or(Noting::Day(0), Noting::Office)
        }
        _ => Noting::Day(0),
    };
    match turn.chat.cases.as_slice() {
        [] => {
            let check = Button::lasting(say::button_check(), Action::Check);
            turn.say_new(vec![say::visits_save_first()], vec![vec![check], keyboards::menu_row()]);
            Next::Done
        }
        [only] => {
            let id = only.id;
            note(turn, id, next)
        }
        several => {
            let one = |case: &Case| vec![step(short_title(case), case.id, next)];
            let mut rows: Rows = several.iter().take(MOST_CHOICES).map(one).collect();
            rows.push(vec![keyboards::documents(), keyboards::menu()]);
            turn.say_new(vec![say::visit_whose()], rows);
            Next::Done
        }
    }
}

/// The visits of a document, newest first.
pub fn list(turn: &mut Turn<'_>, id: CaseId) -> Next {
    turn.chat.flow = None;
    let Some(case) = turn.chat.case(id).cloned() else { return Next::Show(Screen::CaseGone) };
    turn.say(paragraphs(&case), list_rows(&case));
    Next::Done
}

fn paragraphs(case: &Case) -> Vec<Message> {
    let mut paragraphs = vec![title(case)];
    match case.visits.len() {
        0 => paragraphs.push(say::visits_none()),
        count => {
            paragraphs.push(say::visits_count(count as i64));
            paragraphs.extend(case.visits.iter().rev().take(MOST_SHOWN).map(visit_line));
        }
    }
    paragraphs.push(say::visits_advice());
    paragraphs
}

fn list_rows(case: &Case) -> Rows {
    let id = case.id;
    let mut first = vec![step(say::button_visit_note(), id, Noting::Day(0))];
    if !case.visits.is_empty() {
        first.push(step(say::button_visit_change(), id, Noting::Change));
    }
    vec![first, vec![Button::lasting(short_title(case), Action::Case(id))], keyboards::menu_row()]
}

fn step(label: Message, id: CaseId, noting: Noting) -> Button {
    Button::lasting(label, Action::Visit(id, noting))
}

/// One press on the way to a noted visit.
pub fn note(turn: &mut Turn<'_>, id: CaseId, noting: Noting) -> Next {
    let Some(case) = turn.chat.case(id).cloned() else { return Next::Show(Screen::CaseGone) };
    let today = turn.today();
    let is_past = |number| day_of(number).is_some_and(|day| day <= today);
    let (question, mut rows) = match noting {
        Noting::List => return list(turn, id),
        Noting::Day(page) => {
            (say::visit_which_day(), days(id, today, page.min(LAST_PAGE), Noting::Day, Noting::Office))
        }
        Noting::Office(on) if is_past(on) => {
            (say::visit_which_office(), offices(id, |office| Noting::Said(on, office)))
        }
        Noting::Said(on, office) if is_past(on) => {
            (say::visit_what_was_said(), answers(id, |said| Noting::Slip(on, office, said)))
        }
        Noting::Slip(on, office, said) if is_past(on) => {
            (say::visit_slip(), slips(id, |slip| Noting::Done(on, office, said, slip)))
        }
        Noting::Done(on, office, said, slip) => return save(turn, id, on, (office, said, slip)),
        Noting::Change => return entries(turn, &case, 0),
        Noting::Entries(page) => return entries(turn, &case, page.into()),
        Noting::Entry(noted, editing) => return edit(turn, &case, noted, editing),
        Noting::Remove(noted) => {
            if let Some(case) = turn.chat.case_mut(id) {
                case.remove_visit(noted.into());
                case.touch(today);
            }
            return list(turn, id);
        }
        // A button that this bot has not made.
        Noting::Office(_) | Noting::Said(..) | Noting::Slip(..) => return list(turn, id),
    };
    rows.push(vec![step(say::button_cancel(), id, Noting::List)]);
    turn.say(vec![title(&case), question], rows);
    Next::Done
}

/// The days of a page, each leading to `then`, and the way to the pages beside it.
fn days(
    id: CaseId,
    today: NaiveDate,
    page: u16,
    turned: impl Fn(u16) -> Noting,
    then: impl Fn(u16) -> Noting,
) -> Rows {
    let first = page * DAYS_A_PAGE;
    let offered = (first..first + DAYS_A_PAGE).filter_map(|back| {
        let day = today.checked_sub_days(Days::new(back.into()))?;
        let label = match back {
            0 => say::button_today(),
            1 => say::button_yesterday(),
            _ => say::visit_day_label(day),
        };
        Some(step(label, id, then(day_number(day)?)))
    });
    // Two weekdays with their dates do not fit one row of a phone; the two short labels do.
    let buttons: Vec<Button> = offered.collect();
    let (short, long) = buttons.split_at(if page == 0 { 2.min(buttons.len()) } else { 0 });
    let mut rows: Rows = if short.is_empty() { Vec::new() } else { vec![short.to_vec()] };
    rows.extend(long.iter().map(|button| vec![button.clone()]));
    let mut turning = Vec::new();
    if page < LAST_PAGE {
        turning.push(step(say::button_visit_earlier(), id, turned(page + 1)));
    }
    if page > 0 {
        turning.push(step(say::button_visit_later(), id, turned(page - 1)));
    }
    rows.push(turning);
    rows
}

fn offices(id: CaseId, then: impl Fn(Office) -> Noting) -> Rows {
    Office::ALL.into_iter().map(|office| vec![step(office.label(), id, then(office))]).collect()
}

fn answers(id: CaseId, then: impl Fn(Said) -> Noting) -> Rows {
    Said::ALL.into_iter().map(|said| vec![step(said.label(), id, then(said))]).collect()
}

fn slips(id: CaseId, then: impl Fn(Slip) -> Noting) -> Rows {
    Slip::ALL.into_iter().map(|slip| vec![step(slip.label(), id, then(slip))]).collect()
}

/// The number of an entry in a button: the second in which it was noted down.
fn number(visit: &Visit) -> Option<u32> {
    u32::try_from(visit.noted.timestamp()).ok()
}

/// The entries, the latest first, each to be opened.
fn entries(turn: &mut Turn<'_>, case: &Case, page: usize) -> Next {
    let id = case.id;
    let last = case.visits.len().saturating_sub(1) / ENTRIES_A_PAGE;
    let page = page.min(last);
    let shown: Vec<&Visit> =
        case.visits.iter().rev().skip(page * ENTRIES_A_PAGE).take(ENTRIES_A_PAGE).collect();
    if shown.is_empty() {
        return list(turn, id);
    }
    let one = |visit: &&Visit| {
        Some(step(day_and_month(visit.on), id, Noting::Entry(number(visit)?, Editing::Open)))
    };
    let mut rows: Rows = shown.chunks(3).map(|row| row.iter().filter_map(one).collect()).collect();
    let turned = |page: usize| u16::try_from(page).ok().map(Noting::Entries);
    let mut turning = Vec::new();
    if page < last {
        turning.extend(turned(page + 1).map(|to| step(say::button_visit_earlier(), id, to)));
    }
    if let Some(page) = page.checked_sub(1) {
        turning.extend(turned(page).map(|to| step(say::button_visit_later(), id, to)));
    }
    turning.push(step(say::button_cancel(), id, Noting::List));
    rows.push(turning);
    let mut paragraphs = vec![title(case)];
    paragraphs.extend(shown.into_iter().map(visit_line));
    paragraphs.push(say::visit_which_entry());
    turn.say(paragraphs, rows);
    Next::Done
}

/// One press about one entry: the entry itself, a question about it, or its answer.
fn edit(turn: &mut Turn<'_>, case: &Case, noted: u32, editing: Editing) -> Next {
    let (id, today) = (case.id, turn.today());
    let Some(visit) = case.visits.iter().find(|visit| number(visit) == Some(noted)) else {
        return list(turn, id);
    };
    let to = |editing| Noting::Entry(noted, editing);
    let (question, mut rows) = match editing {
        Editing::Open => return entry(turn, case, visit, noted),
        Editing::WhichDay(page) => {
            let (turned, then) = (|page| to(Editing::WhichDay(page)), |day| to(Editing::Day(day)));
            (say::visit_which_day(), days(id, today, page.min(LAST_PAGE), turned, then))
        }
        Editing::WhichOffice => {
            (say::visit_which_office(), offices(id, |office| to(Editing::Office(office))))
        }
        Editing::WhatWasSaid => (say::visit_what_was_said(), answers(id, |said| to(Editing::Said(said)))),
        Editing::WhetherSlip => (say::visit_slip(), slips(id, |slip| to(Editing::Slip(slip)))),
        Editing::Day(on) => match day_of(on).filter(|day| *day <= today) {
            Some(day) => return correct(turn, id, noted, Correction::On(day)),
            // A button that this bot has not made.
            None => return entry(turn, case, visit, noted),
        },
        Editing::Office(office) => return correct(turn, id, noted, Correction::Office(office)),
        Editing::Said(said) => return correct(turn, id, noted, Correction::Said(said)),
        Editing::Slip(slip) => return correct(turn, id, noted, Correction::Slip(slip)),
    };
    rows.push(vec![step(say::button_cancel(), id, to(Editing::Open))]);
    turn.say(vec![title(case), visit_line(visit), question], rows);
    Next::Done
}

/// One entry, and what can be changed about it.
fn entry(turn: &mut Turn<'_>, case: &Case, visit: &Visit, noted: u32) -> Next {
    let to = |label, editing| step(label, case.id, Noting::Entry(noted, editing));
    // The page of days on which the day of the entry stands.
    let back = u16::try_from((turn.today() - visit.on).num_days()).unwrap_or(0);
    let rows = vec![
        vec![
            to(say::button_visit_day(), Editing::WhichDay(back / DAYS_A_PAGE)),
            to(say::button_visit_office(), Editing::WhichOffice),
        ],
        vec![
            to(say::button_visit_said(), Editing::WhatWasSaid),
            to(say::button_visit_slip(), Editing::WhetherSlip),
        ],
        vec![
            step(say::button_visit_remove(), case.id, Noting::Remove(noted)),
            step(say::button_visits(), case.id, Noting::List),
        ],
    ];
    turn.say(vec![title(case), visit_line(visit), say::visit_change_what()], rows);
    Next::Done
}

/// Puts one thing right and shows the entry, for there may be more.
fn correct(turn: &mut Turn<'_>, id: CaseId, noted: u32, correction: Correction) -> Next {
    let (today, now) = (turn.today(), turn.world.now);
    let Some(case) = turn.chat.case_mut(id) else { return Next::Show(Screen::CaseGone) };
    case.correct_visit(noted.into(), correction, now);
    case.touch(today);
    let case = case.clone();
    edit(turn, &case, noted, Editing::Open)
}

fn save(turn: &mut Turn<'_>, id: CaseId, on: u16, (office, said, slip): (Office, Said, Slip)) -> Next {
    let (today, noted) = (turn.today(), turn.world.now);
    let Some(on) = day_of(on).filter(|day| *day <= today) else { return list(turn, id) };
    let Some(case) = turn.chat.case_mut(id) else { return Next::Show(Screen::CaseGone) };
    case.touch(today);
    if case.note_visit(Visit { on, office, said, slip, noted, changed: None }) == Noted::Full {
        turn.note_on_press(say::visits_full());
    }
    list(turn, id)
}
