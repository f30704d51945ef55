//! Handing out papers: which one, about what.

use super::event::{About, Paper};
use super::turn::Turn;
use super::{menu, subject, verdict};
use crate::lang::Lang;
use crate::paper::{Kind, counter_card};
use crate::reminders::CaseId;
use crate::speech::say;

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

/// The calendar file with the last day to object to the fine just told.
pub fn of_fine(turn: &mut Turn<'_>) {
    let facts = turn.chat.last.as_ref().and_then(|checked| verdict::fine_facts(&checked.draft));
    let Some(facts) = facts else { return verdict::too_old(turn) };
    hand(turn, Kind::Calendar, About::Facts(facts, turn.today()));
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
