//! A case about an offence at its stage: a record, half offered, a decision, a court; for each its last
//! day, what to do, and what it means.

use chrono::NaiveDate;

use crate::assess::{half_payment_last_day, objection_last_day};
use crate::conversation::button::{Action, Deed, Subject};
use crate::conversation::draft::{Card, Draft, Fine, Known, Stage};
use crate::conversation::event::{About, Button};
use crate::conversation::next::{Next, Screen};
use crate::conversation::subject;
use crate::conversation::turn::{Rows, Turn};
use crate::conversation::{keyboards, verdicts};
use crate::paper::Kind;
use crate::reminders::{CaseId, Incident};
use crate::speech::say;
use crate::understand::TopicId;

pub fn show(turn: &mut Turn<'_>, fine: Fine) -> Next {
    let words = verdicts::of_fine(&fine, turn.world);
    let mut rows: Rows = Vec::new();
    let law = turn.world.law;
    let last_day = match fine.stage {
        Some(Stage::HalfOffered) => fine.half_offered.told().and_then(|day| half_payment_last_day(day, law)),
        _ => fine.handed_over.told().and_then(|day| objection_last_day(day, law)),
    };
    if last_day.is_some_and(|last| last >= turn.today()) {
        let save = Action::About(Deed::Save, Subject(Draft::Fine(fine.clone())));
        let remind = Button::lasting(say::button_remind_me(), save);
        rows.extend(keyboards::complaint_and_calendar(Some(remind), papers(turn, &fine), keyboards::menu()));
        turn.remember(Draft::Fine(fine));
    } else {
        let topic = if fine.stage == Some(Stage::Court) { "legal-aid" } else { "fine-appeal" };
        rows.extend(keyboards::topic_row(topic));
        rows.push(keyboards::menu_row());
        // "And nothing can be done?" goes on with it, though there is nothing to save.
        turn.chat.answered(TopicId::find(topic), turn.world.now);
    }
    turn.say_new(words, rows);
    Next::Done
}

/// The same for a saved document with a decision.
pub fn of_case(turn: &mut Turn<'_>, id: CaseId, handed_over: NaiveDate) -> Next {
    let stage = Some(Stage::Decision);
    let fine = Fine { stage, handed_over: Known::At(handed_over), ..Fine::default() };
    of_saved(turn, id, Incident::Fined, fine)
}

/// The same for a saved document of which half was offered.
pub fn half_of_case(turn: &mut Turn<'_>, id: CaseId, offered: NaiveDate) -> Next {
    let stage = Some(Stage::HalfOffered);
    let fine = Fine { stage, half_offered: Known::At(offered), ..Fine::default() };
    of_saved(turn, id, Incident::HalfOffered, fine)
}

fn of_saved(turn: &mut Turn<'_>, id: CaseId, incident: Incident, fine: Fine) -> Next {
    let just_told = turn.kept.is_some();
    let Some(case) = turn.chat.case(id) else { return Next::Show(Screen::CaseGone) };
    let card = Card { opened: case.facts.opened.into(), ..Card::of(Some(case.facts.document.clone())) };
    let fine = Fine { card, ..fine };
    let words = turn.with_kept(verdicts::of_fine(&fine, turn.world));
    let rows = keyboards::incident(id, incident, just_told);
    turn.say_new(words, rows);
    Next::Done
}

/// The calendar file with the last day to object, and the complaint.
fn papers(turn: &Turn<'_>, fine: &Fine) -> Vec<(Kind, Button)> {
    let Some(facts) = fine.facts() else { return Vec::new() };
    let subjects = subject::subjects(&About::Facts(facts, turn.today()), None, turn.world);
    // The complaint is one about an officer's decision.
    let is_in_court = fine.stage == Some(Stage::Court);
    let offered = subjects.iter().flat_map(|subject| subject::papers_of_use(subject, turn.today()));
    offered
        .filter(|(_, kind)| *kind == Kind::Calendar || *kind == Kind::Complaint && !is_in_court)
        .map(|(label, kind)| {
            let paper = Action::About(Deed::FinePaper(kind), Subject(Draft::Fine(fine.clone())));
            (kind, Button::lasting(label, paper))
        })
        .collect()
}
