//! Handing out papers: which one, about what.

use crate::conversation::button::{Action, Deed, Subject};
use crate::conversation::draft::Draft;
use crate::conversation::event::{About, Button, Paper};
use crate::conversation::keyboards;
use crate::conversation::names;
use crate::conversation::next::{Next, Screen};
use crate::conversation::subject;
use crate::conversation::turn::{Rows, Turn};
use crate::lang::Lang;
use crate::paper::{Kind, counter_card};
use crate::reminders::CaseId;
use crate::speech::say;

/// A paper on one saved document.
pub fn of_case(turn: &mut Turn<'_>, kind: Kind, id: CaseId) -> Next {
    if turn.chat.case(id).is_none() {
        return Next::Show(Screen::CaseGone);
    }
    hand(turn, kind, About::Case(id))
}

/// A paper on what was checked last; nothing is stored for it.
pub fn of_check(turn: &mut Turn<'_>, kind: Kind) -> Next {
    match facts_checked(turn) {
        Some(facts) => hand(turn, kind, About::Facts(facts, turn.today())),
        None => Next::Show(Screen::CheckGone),
    }
}

fn facts_checked(turn: &Turn<'_>) -> Option<crate::assess::Facts> {
    turn.chat.last.as_ref()?.draft.card()?.facts()
}

/// The papers that are of use after the last verdict.
pub fn offer(turn: &mut Turn<'_>) -> Next {
    let Some(facts) = facts_checked(turn) else { return Next::Show(Screen::CheckGone) };
    let card = turn.chat.last.as_ref().and_then(|checked| checked.draft.card().cloned()).unwrap_or_default();
    let subjects = subject::subjects(&About::Facts(facts, turn.today()), None, turn.world);
    let mut rows: Rows = subjects
        .iter()
        .flat_map(|subject| subject::papers_of_use(subject, turn.today()))
        .map(|(label, kind)| {
            vec![Button::lasting(label, Action::About(Deed::Paper(kind), Subject::of_card(card.clone())))]
        })
        .collect();
    rows.push(keyboards::menu_row());
    turn.say_new(vec![say::choose_paper()], rows);
    Next::Done
}

/// A paper on the fine or the refusal just told: the last day to complain, or the complaint.
pub fn of_fine(turn: &mut Turn<'_>, kind: Kind) -> Next {
    let today = turn.today();
    let about = match turn.chat.last.as_ref().map(|checked| &checked.draft) {
        Some(Draft::Fine(fine)) => fine.facts().map(|facts| About::Facts(facts, today)),
        Some(Draft::Refusal(refusal)) => Some(subject::of_refusal(refusal)),
        _ => None,
    };
    match about {
        Some(about) => hand(turn, kind, about),
        None => Next::Show(Screen::CheckGone),
    }
}

/// The papers that are of use for a saved document.
pub fn offer_for_case(turn: &mut Turn<'_>, id: CaseId) -> Next {
    turn.chat.flow = None;
    let Some(case) = turn.chat.case(id) else { return Next::Show(Screen::CaseGone) };
    let back = Button::lasting(names::short_title(case), Action::Case(id));
    let subjects = subject::subjects(&About::Case(id), Some(&turn.chat), turn.world);
    let mut rows: Rows = subjects
        .iter()
        .flat_map(|subject| subject::papers_of_use(subject, turn.today()))
        .map(|(label, kind)| vec![Button::lasting(label, Action::PaperOf(kind, id))])
        .collect();
    rows.push(vec![back]);
    rows.push(keyboards::menu_row());
    turn.say_new(vec![say::choose_paper()], rows);
    Next::Done
}

/// A paper on everything: every saved document, what was told, or all that is stored.
pub fn of_all(turn: &mut Turn<'_>, kind: Kind) -> Next {
    if turn.chat.cases.is_empty() && !matches!(kind, Kind::Export | Kind::History) {
        return Next::Show(Screen::Documents(0));
    }
    hand(turn, kind, About::Everything)
}

fn hand(turn: &mut Turn<'_>, kind: Kind, about: About) -> Next {
    if kind == Kind::CounterCard {
        return show_card(turn, &about);
    }
    if kind == Kind::Complaint && !can_complain(turn, &about) {
        return match about {
            // Below an older message: the document has moved on since.
            About::Case(id) => Next::Show(Screen::Case(id)),
            _ => Next::Show(Screen::CheckGone),
        };
    }
    let lang = turn.lang;
    turn.hand(Paper { lang, kind, about });
    Next::Done
}

fn can_complain(turn: &Turn<'_>, about: &About) -> bool {
    let subjects = subject::subjects(about, Some(&turn.chat), turn.world);
    subjects.first().is_some_and(|subject| subject.complaint.is_some())
}

/// The card for the desk is read by an official: it is said in Kazakh and in Russian.
fn show_card(turn: &mut Turn<'_>, about: &About) -> Next {
    let subjects = subject::subjects(about, Some(&turn.chat), turn.world);
    let Some(subject) = subjects.first() else { return Next::Show(Screen::CheckGone) };
    let lines = counter_card(subject, turn.world.law);
    turn.say_in(Lang::KK, lines.clone(), Vec::new());
    turn.say_in(Lang::RU, lines, Vec::new());
    Next::Done
}
