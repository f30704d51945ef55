//! Handing out papers: which one, about what.

use super::event::{About, Paper, PaperKind};
use super::turn::Turn;
use super::{menu, verdict};
use crate::reminders::CaseId;
use crate::speech::say;

/// A paper on one saved document.
pub fn of_case(turn: &mut Turn<'_>, kind: PaperKind, id: CaseId) {
    if turn.chat.case(id).is_none() {
        return turn.say_new(vec![say::document_is_gone()], menu::main(turn));
    }
    hand(turn, kind, About::Case(id));
}

/// A paper on what was checked last; nothing is stored for it.
pub fn of_check(turn: &mut Turn<'_>, kind: PaperKind) {
    let Some(checked) = &turn.chat.last else { return verdict::too_old(turn) };
    let Some(facts) = checked.draft.facts(turn.today()) else { return verdict::too_old(turn) };
    hand(turn, kind, About::Facts(facts, turn.today()));
}

/// A paper on every saved document.
pub fn of_all(turn: &mut Turn<'_>, kind: PaperKind) {
    if turn.chat.cases.is_empty() {
        return super::saved::list(turn);
    }
    hand(turn, kind, About::Everything);
}

/// Everything stored about the person.
pub fn export(turn: &mut Turn<'_>) {
    hand(turn, PaperKind::Export, About::Everything);
}

fn hand(turn: &mut Turn<'_>, kind: PaperKind, about: About) {
    let lang = turn.lang;
    turn.hand(Paper { lang, kind, about });
}
