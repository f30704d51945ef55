//! The plan for a first permission, counted back from the day of filing.

use chrono::NaiveDate;

use crate::conversation::button::{Action, day_number, day_of};
use crate::conversation::chat::BareDate;
use crate::conversation::event::{About, Button, Paper};
use crate::conversation::keyboards;
use crate::conversation::next::Next;
use crate::conversation::plan;
use crate::conversation::turn::{Rows, Turn};
use crate::paper::Kind;
use crate::speech::{say, verdict};
use crate::understand::dates::{DateContext, DateReading};

/// Asks for the day of filing; a date alone is taken for it.
pub fn ask(turn: &mut Turn<'_>) -> Next {
    turn.chat.flow = None;
    turn.chat.bare_date = BareDate::Plan;
    turn.say_new(vec![say::plan_ask()], vec![keyboards::menu_row()]);
    Next::Done
}

/// `/plan`, with the day of filing or without.
pub fn command(turn: &mut Turn<'_>, rest: &str) -> Next {
    let context = DateContext { today: turn.written_on, lang: Some(turn.lang) };
    match turn.world.reader.dates.read(rest, &context) {
        DateReading::Date(day) => show(turn, day),
        _ => ask(turn),
    }
}

/// The plan for that day of filing.
pub fn show(turn: &mut Turn<'_>, filing: NaiveDate) -> Next {
    turn.chat.flow = None;
    if filing < turn.today() {
        turn.chat.bare_date = BareDate::Plan;
        turn.say_new(vec![say::plan_past(filing)], vec![keyboards::menu_row()]);
        return Next::Done;
    }
    let (Some(plan), Some(number)) = (plan::of(filing, turn.world), day_number(filing)) else {
        turn.say_new(vec![say::plan_unknown()], keyboards::way_out());
        return Next::Done;
    };
    let mut paragraphs = vec![say::plan_headline(filing)];
    if turn.world.law.calendar().is_working_day(filing) == Some(false) {
        paragraphs.push(say::plan_day_off(filing));
    }
    let mut steps = vec![say::plan_papers(plan.papers_from, filing), say::plan_passport(plan.passport_until)];
    if plan.papers_from > turn.today() {
        steps.push(say::plan_not_yet(plan.papers_from));
    }
    paragraphs.extend(verdict::in_lines(steps));
    let mut folded = vec![say::plan_reading()];
    folded.extend(verdict::source(&plan.basis.source, plan.basis.checked_on, turn.world.law));
    folded.push(say::not_the_ministry());
    paragraphs.extend(verdict::in_lines(folded).map(say::answer_folded));
    let paper = |label, kind| Button::lasting(label, Action::PlanPaper(kind, number));
    let mut rows: Rows = vec![
        vec![paper(say::button_time_line(), Kind::TimeLine)],
        vec![paper(say::button_calendar(), Kind::Calendar)],
    ];
    rows.push(vec![Button::lasting(say::button_plan_other(), Action::Plan), keyboards::menu()]);
    turn.say_new(paragraphs, rows);
    Next::Done
}

/// The plan as a picture or a calendar file.
pub fn paper(turn: &mut Turn<'_>, kind: Kind, filing: u16) -> Next {
    let Some(day) = day_of(filing).filter(|_| matches!(kind, Kind::TimeLine | Kind::Calendar)) else {
        return ask(turn);
    };
    if plan::of(day, turn.world).is_none() {
        return show(turn, day);
    }
    turn.hand(Paper { lang: turn.lang, kind, about: About::Plan(day) });
    Next::Done
}
