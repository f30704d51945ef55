//! The diary of visits of one saved document: four presses note one down, each below its question,
//! and nothing is typed.

use chrono::{Days, NaiveDate};

use crate::conversation::button::{Action, Noting, day_number, day_of};
use crate::conversation::event::Button;
use crate::conversation::keyboards;
use crate::conversation::names::{short_title, title};
use crate::conversation::next::{Next, Screen};
use crate::conversation::turn::{Rows, Turn};
use crate::paper::visit_line;
use crate::reminders::{Case, CaseId, Noted, Office, Said, Slip, Visit};
use crate::speech::{Message, say};
use crate::understand::dates::DateReading;

/// So many days are offered at once; earlier ones are a press away.
const DAYS_A_PAGE: u16 = 6;
/// Nobody notes a visit down that is older.
const LAST_PAGE: u16 = 60;
/// More visits do not fit a phone; the printed sheet and the export have them all.
const MOST_SHOWN: usize = 8;
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
    let mut rows: Rows = vec![vec![step(say::button_visit_note(), id, Noting::Day(0))]];
    if !case.visits.is_empty() {
        rows.push(vec![step(say::button_visit_change(), id, Noting::Change)]);
    }
    rows.push(vec![Button::lasting(short_title(case), Action::Case(id))]);
    rows.push(keyboards::menu_row());
    rows
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
        Noting::Day(page) => (say::visit_which_day(), days(id, today, page.min(LAST_PAGE))),
        Noting::Office(on) if is_past(on) => (say::visit_which_office(), offices(id, on)),
        Noting::Said(on, office) if is_past(on) => (say::visit_what_was_said(), answers(id, on, office)),
        Noting::Slip(on, office, said) if is_past(on) => (say::visit_slip(), slips(id, on, office, said)),
        Noting::Done(on, office, said, slip) => return save(turn, id, on, (office, said, slip)),
        Noting::Change => (say::visit_remove_which(), removals(&case)),
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

fn days(id: CaseId, today: NaiveDate, page: u16) -> Rows {
    let first = page * DAYS_A_PAGE;
    let offered = (first..first + DAYS_A_PAGE).filter_map(|back| {
        let day = today.checked_sub_days(Days::new(back.into()))?;
        let label = match back {
            0 => say::button_today(),
            1 => say::button_yesterday(),
            _ => say::visit_day_label(day),
        };
        Some(step(label, id, Noting::Office(day_number(day)?)))
    });
    // Two weekdays with their dates do not fit one row of a phone; the two short labels do.
    let buttons: Vec<Button> = offered.collect();
    let (short, long) = buttons.split_at(if page == 0 { 2.min(buttons.len()) } else { 0 });
    let mut rows: Rows = if short.is_empty() { Vec::new() } else { vec![short.to_vec()] };
    rows.extend(long.iter().map(|button| vec![button.clone()]));
    let mut turning = Vec::new();
    if page < LAST_PAGE {
        turning.push(step(say::button_visit_earlier(), id, Noting::Day(page + 1)));
    }
    if page > 0 {
        turning.push(step(say::button_visit_later(), id, Noting::Day(page - 1)));
    }
    rows.push(turning);
    rows
}

fn offices(id: CaseId, on: u16) -> Rows {
    let one = |office: Office| vec![step(office.label(), id, Noting::Said(on, office))];
    Office::ALL.into_iter().map(one).collect()
}

fn answers(id: CaseId, on: u16, office: Office) -> Rows {
    let one = |said: Said| vec![step(said.label(), id, Noting::Slip(on, office, said))];
    Said::ALL.into_iter().map(one).collect()
}

fn slips(id: CaseId, on: u16, office: Office, said: Said) -> Rows {
    let one = |slip: Slip| vec![step(slip.label(), id, Noting::Done(on, office, said, slip))];
    Slip::ALL.into_iter().map(one).collect()
}

fn removals(case: &Case) -> Rows {
    let one = |visit: &Visit| {
        let noted = u32::try_from(visit.noted.timestamp()).ok()?;
        Some(vec![step(say::visit_day_label(visit.on), case.id, Noting::Remove(noted))])
    };
    case.visits.iter().rev().take(MOST_SHOWN).filter_map(one).collect()
}

fn save(turn: &mut Turn<'_>, id: CaseId, on: u16, (office, said, slip): (Office, Said, Slip)) -> Next {
    let (today, noted) = (turn.today(), turn.world.now);
    let Some(on) = day_of(on).filter(|day| *day <= today) else { return list(turn, id) };
    let Some(case) = turn.chat.case_mut(id) else { return Next::Show(Screen::CaseGone) };
    case.touch(today);
    if case.note_visit(Visit { on, office, said, slip, noted }) == Noted::Full {
        turn.note_on_press(say::visits_full());
    }
    list(turn, id)
}
