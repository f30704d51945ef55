//! Everything a person can tell about a saved document afterwards: each change plans its reminders
//! anew and says what will come now.

use chrono::{Days, NaiveDate};

use super::names::title_line;
use super::{draft_of, gone, keep_told, overview};
use crate::conversation::button::Action;
use crate::conversation::chat::{Draft, FilingTold, Purpose};
use crate::conversation::turn::{Rows, Turn};
use crate::conversation::{Reminders, flow, menu, verdict};
use crate::reminders::{Case, CaseId, CaseState, instant_of};
use crate::speech::{Message, say};

/// Asks when the application was accepted.
pub fn ask_filing(turn: &mut Turn<'_>, id: CaseId) {
    let Some(case) = turn.chat.case(id) else { return gone(turn) };
    let draft = Draft { filing: FilingTold::PendingOn(None), ..draft_of(case) };
    turn.detach();
    flow::start(turn, Purpose::Filed(id), draft);
}

/// Asks for the corrected, or the new, expiry date.
pub fn ask_date(turn: &mut Turn<'_>, id: CaseId) {
    let Some(case) = turn.chat.case(id) else { return gone(turn) };
    let draft = Draft { document: Some(case.facts.document.clone()), ..Draft::default() };
    turn.detach();
    flow::start(turn, Purpose::Redate(id), draft);
}

/// Asks whose document it is.
pub fn ask_label(turn: &mut Turn<'_>, id: CaseId) {
    if turn.chat.case(id).is_none() {
        return gone(turn);
    }
    turn.detach();
    flow::start(turn, Purpose::Relabel(id), Draft::default());
}

/// Asks when it was lost.
pub fn ask_loss(turn: &mut Turn<'_>, id: CaseId) {
    if turn.chat.case(id).is_none() {
        return gone(turn);
    }
    turn.detach();
    flow::start(turn, Purpose::CaseLost(id), Draft::default());
}

/// Asks when the decision on the fine was handed over.
pub fn ask_fine(turn: &mut Turn<'_>, id: CaseId) {
    if turn.chat.case(id).is_none() {
        return gone(turn);
    }
    turn.detach();
    flow::start(turn, Purpose::CaseFined(id), Draft::default());
}

/// The filing day of a saved document is known.
pub fn filed(turn: &mut Turn<'_>, id: CaseId, draft: &Draft) {
    let FilingTold::PendingOn(Some(on)) = draft.filing else { return };
    change(turn, id, say::case_filed(on), |case| case.filed(on));
}

/// The loss of a saved document is known.
pub fn lost(turn: &mut Turn<'_>, id: CaseId, draft: &Draft) {
    let Some(on) = draft.lost else { return };
    let Some(case) = turn.chat.case(id) else { return gone(turn) };
    let rule = turn.world.law.document(&case.facts.document).and_then(|document| document.loss_days.at(on));
    let headline = match rule {
        Some((_, days)) => say::case_lost(on + Days::new(*days), *days as i64),
        None => say::case_lost_no_rule(),
    };
    change(turn, id, headline, |case| case.lost(on));
}

/// The handing over of a fine for a saved document is known.
pub fn fined(turn: &mut Turn<'_>, id: CaseId, draft: &Draft) {
    let Some(on) = draft.handed_over else { return };
    let Some(document) = turn.chat.case(id).map(|case| case.facts.document.clone()) else {
        return gone(turn);
    };
    let words = verdict::fine_explained(turn, on, &document);
    change(turn, id, say::case_fined(), |case| case.fined(Some(on)));
    let rows = vec![vec![turn.lasting(say::button_papers(), Action::CasePapers(id))], menu::menu_row(turn)];
    turn.say_new(words, rows);
}

/// The expiry date of a saved document is corrected, or a new card is in hand.
pub fn redate(turn: &mut Turn<'_>, id: CaseId, draft: &Draft) {
    let Some(expires) = draft.expires else { return };
    change(turn, id, say::case_redated(expires), |case| match case.state {
        CaseState::NotFiled | CaseState::Filed { .. } | CaseState::Returned | CaseState::Lost { .. } => {
            case.facts.expires = Some(expires);
        }
        _ => case.renewed(expires),
    });
}

/// The application was returned.
pub fn returned(turn: &mut Turn<'_>, id: CaseId) {
    change(turn, id, say::case_returned(), Case::returned);
}

/// The application was refused.
pub fn refused(turn: &mut Turn<'_>, id: CaseId) {
    change(turn, id, say::case_refused(), Case::refused);
}

/// The new document is in hand: asks for its date.
pub fn in_hand(turn: &mut Turn<'_>, id: CaseId) {
    let Some(case) = turn.chat.case_mut(id) else { return gone(turn) };
    case.in_hand();
    turn.reminders = Reminders::Plan;
    ask_date(turn, id);
}

/// Reminders about it again.
pub fn resume(turn: &mut Turn<'_>, id: CaseId) {
    change(turn, id, say::case_resumed(), Case::resumed);
}

/// No more reminders about it.
pub fn stop(turn: &mut Turn<'_>, id: CaseId) {
    change(turn, id, say::case_stopped(), Case::stopped);
}

/// A reminder was read.
pub fn read(turn: &mut Turn<'_>, id: CaseId) {
    let read_on = read_on(turn);
    let Some(case) = turn.chat.case_mut(id) else { return gone(turn) };
    case.has_read(read_on);
    turn.reminders = Reminders::Plan;
    let rows = vec![vec![turn.lasting(say::button_documents(), Action::Documents)]];
    turn.say_new(vec![say::reminder_read()], rows);
}

/// Every reminder of today was read.
pub fn read_all(turn: &mut Turn<'_>) {
    let (today, read_on) = (turn.today(), read_on(turn));
    // What is put off to a later day stays put off.
    for case in turn.chat.cases.iter_mut().filter(|case| case.snoozed.is_none_or(|day| day <= today)) {
        case.has_read(read_on);
    }
    turn.reminders = Reminders::Plan;
    let rows = vec![vec![turn.lasting(say::button_documents(), Action::Documents)]];
    turn.say_new(vec![say::reminder_read()], rows);
}

/// The day whose reminder was read: before the hour of reminders an earlier day's, for today's is
/// still to come.
fn read_on(turn: &Turn<'_>) -> NaiveDate {
    let today = turn.today();
    let is_early = turn.world.now < instant_of(today, turn.chat.settings.hour);
    if is_early { today - Days::new(1) } else { today }
}

/// Once more tomorrow.
pub fn tomorrow(turn: &mut Turn<'_>, id: CaseId) {
    let tomorrow = turn.today() + Days::new(1);
    let Some(case) = turn.chat.case_mut(id) else { return gone(turn) };
    case.snooze(tomorrow);
    turn.reminders = Reminders::Plan;
    turn.say_new(vec![say::reminder_tomorrow(tomorrow)], Vec::new());
}

/// Asks before removing.
pub fn ask_remove(turn: &mut Turn<'_>, id: CaseId) {
    if turn.chat.case(id).is_none() {
        return gone(turn);
    }
    turn.detach();
    flow::start(turn, Purpose::Remove(id), Draft::default());
}

/// The question before removing, with the document in it.
pub fn remove_question(turn: &Turn<'_>, purpose: Purpose) -> Message {
    match purpose {
        Purpose::Remove(id) => match turn.chat.case(id) {
            Some(case) => say::ask_remove(title_line(case)),
            None => say::document_is_gone(),
        },
        _ => say::document_is_gone(),
    }
}

/// Its one button; leaving has its own row.
pub fn remove_rows(turn: &Turn<'_>, purpose: Purpose) -> Rows {
    match purpose {
        Purpose::Remove(id) => {
            vec![vec![turn.answer(say::button_remove_sure(), Action::CaseRemoveSure(id))]]
        }
        _ => Vec::new(),
    }
}

/// Removes a document with its reminders.
pub fn remove(turn: &mut Turn<'_>, id: CaseId) {
    turn.chat.flow = None;
    let before = turn.chat.cases.len();
    turn.chat.cases.retain(|case| case.id != id);
    if turn.chat.cases.len() == before {
        return gone(turn);
    }
    turn.reminders = Reminders::Plan;
    let rows = vec![vec![turn.lasting(say::button_documents(), Action::Documents)], menu::menu_row(turn)];
    turn.say(vec![say::removed()], rows);
}

/// Changes a document, plans its reminders anew and says what will come now.
fn change(turn: &mut Turn<'_>, id: CaseId, headline: Message, how: impl FnOnce(&mut Case)) {
    let Some(case) = turn.chat.case_mut(id) else { return gone(turn) };
    how(case);
    turn.reminders = Reminders::Plan;
    keep_told(turn, id);
    overview::tell_ladder(turn, id, headline);
}
