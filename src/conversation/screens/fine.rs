//! After the day on which a decision was handed over: the last day to object, and what paying half means.

use chrono::NaiveDate;

use crate::assess::{Facts, objection_last_day};
use crate::conversation::button::{Action, Deed, Subject};
use crate::conversation::draft::{Draft, Fine};
use crate::conversation::event::{About, Button};
use crate::conversation::next::{Next, Screen};
use crate::conversation::subject;
use crate::conversation::turn::{Rows, Turn};
use crate::conversation::{keyboards, verdicts};
use crate::paper::Kind;
use crate::reminders::CaseId;
use crate::speech::{say, verdict};

pub fn show(turn: &mut Turn<'_>, fine: Fine) -> Next {
    let words = match fine.handed_over.told() {
        Some(handed_over) => verdicts::of_fine(handed_over, &fine.document(), turn.world),
        None => verdict::tell_fined(&Facts::new(fine.document()), turn.today(), turn.world.law),
    };
    let mut rows = further();
    let handed_over = fine.handed_over.told();
    let last_day = handed_over.and_then(|day| objection_last_day(day, turn.world.law));
    if last_day.is_some_and(|last| last >= turn.today()) {
        let save = Action::About(Deed::Save, Subject(Draft::Fine(fine.clone())));
        let mut first = vec![vec![Button::lasting(say::button_remind_me(), save)]];
        first.extend(papers(turn, &fine));
        rows.splice(0..0, first);
        turn.remember(Draft::Fine(fine));
    }
    turn.say_new(words, rows);
    Next::Done
}

/// The same for a saved document.
pub fn of_case(turn: &mut Turn<'_>, id: CaseId, handed_over: NaiveDate) -> Next {
    let Some(case) = turn.chat.case(id) else { return Next::Show(Screen::CaseGone) };
    let words = verdicts::of_fine(handed_over, &case.facts.document, turn.world);
    let papers = vec![Button::lasting(say::button_papers(), Action::CasePapers(id))];
    turn.say_new(words, vec![papers, keyboards::menu_row()]);
    Next::Done
}

/// The calendar file with the last day to object, and the complaint.
fn papers(turn: &Turn<'_>, fine: &Fine) -> Rows {
    let Some(facts) = fine.facts() else { return Vec::new() };
    let subjects = subject::subjects(&About::Facts(facts, turn.today()), None, turn.world);
    let offered = subjects.iter().flat_map(|subject| subject::papers_of_use(subject, turn.today()));
    offered
        .filter(|(_, kind)| matches!(kind, Kind::Calendar | Kind::Complaint))
        .map(|(label, kind)| {
            let paper = Action::About(Deed::FinePaper(kind), Subject(Draft::Fine(fine.clone())));
            vec![Button::lasting(label, paper)]
        })
        .collect()
}

fn further() -> Rows {
    let mut rows: Rows =
        ["fine-appeal", "outage-fined-anyway"].into_iter().filter_map(keyboards::topic_row).collect();
    rows.push(vec![Button::lasting(say::button_check(), Action::Check)]);
    rows.push(keyboards::menu_row());
    rows
}
