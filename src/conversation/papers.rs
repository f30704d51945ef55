//! Handing out papers: which one, about what.

use super::button::Action;
use super::event::{About, Paper};
use super::turn::{Rows, Turn};
use super::{menu, saved, subject, verdict};
use crate::assess::{Assessment, Standing, WaiverVerdict, WaiverWhy};
use crate::lang::Lang;
use crate::paper::{Kind, Subject, counter_card, line};
use crate::reminders::CaseId;
use crate::speech::{Message, say};

/// A paper on one saved document.
pub fn of_case(turn: &mut Turn<'_>, kind: Kind, id: CaseId) {
    if turn.chat.case(id).is_none() {
        return turn.say_new(vec![say::document_is_gone()], menu::main(turn));
    }
    hand(turn, kind, About::Case(id));
}

/// A paper on what was checked last; nothing is stored for it.
pub fn of_check(turn: &mut Turn<'_>, kind: Kind) {
    let Some(checked) = &turn.chat.last else { return verdict::too_old(turn) };
    let Some(facts) = checked.draft.facts(turn.today()) else { return verdict::too_old(turn) };
    hand(turn, kind, About::Facts(facts, turn.today()));
}

/// A paper on the fine just told: the last day to object, or a statement of the dates.
pub fn of_fine(turn: &mut Turn<'_>, kind: Kind) {
    let today = turn.today();
    let facts = turn.chat.last.as_ref().and_then(|checked| verdict::fine_facts(&checked.draft, today));
    let Some(facts) = facts else { return verdict::too_old(turn) };
    hand(turn, kind, About::Facts(facts, today));
}

/// The papers that are of use for a saved document.
pub fn offer_for_case(turn: &mut Turn<'_>, id: CaseId) {
    turn.chat.flow = None;
    let Some(case) = turn.chat.case(id) else {
        return turn.say_new(vec![say::document_is_gone()], menu::main(turn));
    };
    let back = turn.lasting(saved::short_title(case), Action::Case(id));
    let subjects = subject::subjects(&About::Case(id), Some(&turn.chat), turn.world);
    let mut rows: Rows = subjects
        .iter()
        .flat_map(|subject| of_use(subject, turn))
        .map(|(label, kind)| vec![turn.lasting(label, Action::PaperOf(kind, id))])
        .collect();
    rows.push(vec![back]);
    rows.push(menu::menu_row(turn));
    turn.say_new(vec![say::choose_paper()], rows);
}

/// A calendar file where a date of it is still to come, the time line and the card for the desk,
/// and a letter for what expired in an outage, or where nothing is stated.
pub fn of_use(subject: &Subject, turn: &Turn<'_>) -> Vec<(Message, Kind)> {
    let mut offered = Vec::new();
    if line::deadlines(subject).iter().any(|point| point.date >= turn.today()) {
        offered.push((say::button_calendar(), Kind::Calendar));
    }
    offered.push((say::button_time_line(), Kind::TimeLine));
    offered.push((say::button_counter_card(), Kind::CounterCard));
    if subject.assessment.as_ref().is_some_and(wants_letter) {
        offered.push((say::button_letter(), Kind::Letter));
    }
    offered
}

/// The letter is for somebody whose paper the ministry's statement covers, or may cover. Who must
/// speak to a lawyer first is offered none: the statement does not name that document.
fn wants_letter(assessment: &Assessment) -> bool {
    assessment.standing == Some(Standing::Expired)
        && matches!(assessment.waiver.verdict, WaiverVerdict::Waived | WaiverVerdict::NotStated)
        && assessment.waiver.why != Some(WaiverWhy::DocumentNotNamed)
}

/// A paper on every saved document.
pub fn of_all(turn: &mut Turn<'_>, kind: Kind) {
    if turn.chat.cases.is_empty() {
        return super::saved::list(turn, 0);
    }
    hand(turn, kind, About::Everything);
}

/// The card for the desk is read by an official: it is said in Kazakh and in Russian.
fn show_card(turn: &mut Turn<'_>, about: &About) {
    let subjects = subject::subjects(about, Some(&turn.chat), turn.world);
    let Some(subject) = subjects.first() else { return verdict::too_old(turn) };
    let lines = counter_card(subject, turn.world.law);
    turn.say_in(Lang::KK, lines.clone(), Vec::new());
    turn.say_in(Lang::RU, lines, Vec::new());
}

/// What the person was told, by the entries stored at the moment it is sent.
pub fn history(turn: &mut Turn<'_>) {
    hand(turn, Kind::History, About::Everything);
}

/// Everything stored about the person.
pub fn export(turn: &mut Turn<'_>) {
    hand(turn, Kind::Export, About::Everything);
}

fn hand(turn: &mut Turn<'_>, kind: Kind, about: About) {
    if kind == Kind::CounterCard {
        return show_card(turn, &about);
    }
    let lang = turn.lang;
    turn.hand(Paper { lang, kind, about });
}
