//! Flows: which fact is missing, the question for it, and what an answer changes.

use chrono::{Months, NaiveDate};

use super::chat::{Asking, Draft, FilingTold, Flow, Purpose};
use super::missing::missing;
use super::questions::{buttons, question};
use super::turn::Turn;
use super::{picker, saved, verdict, waiting};
use crate::law::DocumentId;
use crate::speech::{self, Message, say};
use crate::understand::dates::DateReading;

/// An answer to a flow's question, typed or pressed.
pub enum Answer {
    Document(DocumentId),
    Day(NaiveDate),
    UnknownDay,
    Filing(FilingTold),
    Yes,
    No,
}

/// Starts a flow with what is known already.
pub fn start(turn: &mut Turn<'_>, purpose: Purpose, draft: Draft) {
    let consented = turn.chat.consent.is_some();
    let mut flow = Flow::new(purpose, draft, Asking::Document);
    match missing(&flow, consented, turn.world) {
        Some(asking) => {
            flow.asking = asking;
            open(turn, flow);
        }
        None => finish(turn, flow),
    }
}

/// Asks the question a flow is at.
pub fn open(turn: &mut Turn<'_>, flow: Flow) {
    turn.next_question();
    turn.chat.flow = Some(flow);
    ask(turn, Vec::new());
}

/// Asks the open question (again), behind `before`.
pub fn ask(turn: &mut Turn<'_>, before: Vec<Message>) {
    let Some(flow) = turn.chat.flow.clone() else { return };
    let mut paragraphs = turn.take_notes();
    paragraphs.extend(before);
    paragraphs.push(question(&flow, turn));
    let rows = buttons(&flow, turn);
    turn.say(paragraphs, rows);
}

/// Takes an answer to the open question; what does not fit is asked again with the reason.
pub fn accept(turn: &mut Turn<'_>, answer: Answer) {
    let Some(mut flow) = turn.chat.flow.clone() else { return };
    if let Some(fault) = fault(&flow, &answer, turn.today()) {
        turn.take_notes();
        return ask(turn, vec![fault]);
    }
    let asked = flow.asking;
    if let (Asking::FilingSure(_), Answer::Day(_)) = (asked, &answer) {
        // Another day instead of a yes or a no: it is the answer to the question before.
        if let Some(flow) = &mut turn.chat.flow {
            flow.asking = flow.asked.pop().unwrap_or(Asking::FilingDay);
        }
        return accept(turn, answer);
    }
    if let Some(next) = doubtful(&flow, &answer) {
        flow.asked.push(asked);
        flow.asking = next;
        return open(turn, flow);
    }
    if !apply(&mut flow, &answer) {
        return ask(turn, Vec::new());
    }
    go_on(turn, flow, asked);
}

/// Takes an answer without asking on, for a text that answers the next question too; false if it
/// does not fit, or if there is no next question.
pub fn take(turn: &mut Turn<'_>, answer: &Answer) -> bool {
    let Some(mut flow) = turn.chat.flow.clone() else { return false };
    if !apply(&mut flow, answer) {
        return false;
    }
    let Some(next) = missing(&flow, turn.chat.consent.is_some(), turn.world) else { return false };
    flow.asked.push(flow.asking);
    flow.asking = next;
    turn.next_question();
    turn.chat.flow = Some(flow);
    true
}

fn go_on(turn: &mut Turn<'_>, mut flow: Flow, asked: Asking) {
    match missing(&flow, turn.chat.consent.is_some(), turn.world) {
        Some(next) => {
            flow.asked.push(asked);
            flow.asking = next;
            open(turn, flow);
        }
        None => finish(turn, flow),
    }
}

/// A day that cannot be: an application, a loss or a fine does not lie ahead.
fn fault(flow: &Flow, answer: &Answer, today: NaiveDate) -> Option<Message> {
    let Answer::Day(day) = answer else { return None };
    match flow.asking {
        Asking::FilingDay | Asking::LossDay | Asking::HandedOver if *day > today => {
            Some(say::day_lies_ahead(*day))
        }
        _ => None,
    }
}

/// An application filed more than a year before the expiry is likely a slip: confirm it.
fn doubtful(flow: &Flow, answer: &Answer) -> Option<Asking> {
    let (Asking::FilingDay, Answer::Day(day)) = (flow.asking, answer) else { return None };
    let year_before = flow.draft.expires?.checked_sub_months(Months::new(12))?;
    (*day < year_before).then_some(Asking::FilingSure(*day))
}

/// Writes an answer into the draft; false if it does not answer the open question.
fn apply(flow: &mut Flow, answer: &Answer) -> bool {
    let draft = &mut flow.draft;
    match (flow.asking, answer) {
        (Asking::Document, Answer::Document(document)) => draft.document = Some(document.clone()),
        (Asking::Expiry, Answer::Day(day)) => draft.expires = Some(*day),
        (Asking::Expiry | Asking::HandedOver, Answer::UnknownDay) => draft.expiry_unknown = true,
        (Asking::Filing, Answer::Filing(told)) => draft.filing = *told,
        (Asking::FilingDay, Answer::Day(day)) => draft.filing = FilingTold::PendingOn(Some(*day)),
        (Asking::FilingSure(day), Answer::Yes) => draft.filing = FilingTold::PendingOn(Some(day)),
        (Asking::FilingSure(_), Answer::No) => draft.filing = FilingTold::PendingOn(None),
        (Asking::LossDay, Answer::Day(day)) => draft.lost = Some(*day),
        (Asking::HandedOver, Answer::Day(day)) => draft.handed_over = Some(*day),
        _ => return false,
    }
    true
}

/// A date typed while the document is asked: it is kept, and the document asked again.
pub fn keep_expiry(turn: &mut Turn<'_>, day: NaiveDate) {
    if let Some(flow) = &mut turn.chat.flow {
        flow.draft.expires = Some(day);
    }
    ask(turn, vec![speech::date_reading(DateReading::Date(day), turn.today())]);
}

/// The open question has been answered outside the draft (agreement): on to the next one.
pub fn proceed(turn: &mut Turn<'_>) {
    let Some(flow) = turn.chat.flow.clone() else { return };
    let asked = flow.asking;
    go_on(turn, flow, asked);
}

/// One question back: the fact it asked for is open again.
pub fn back(turn: &mut Turn<'_>) {
    let Some(mut flow) = turn.chat.flow.clone() else { return };
    let Some(earlier) = flow.asked.pop() else { return ask(turn, Vec::new()) };
    match earlier {
        Asking::Document => flow.draft.document = None,
        Asking::Expiry => {
            flow.draft.expires = None;
            flow.draft.expiry_unknown = false;
        }
        Asking::Filing => flow.draft.filing = FilingTold::Unasked,
        Asking::FilingDay | Asking::FilingSure(_) => flow.draft.filing = FilingTold::PendingOn(None),
        Asking::LossDay => flow.draft.lost = None,
        Asking::HandedOver => {
            flow.draft.handed_over = None;
            flow.draft.expiry_unknown = false;
        }
        Asking::Consent
        | Asking::Whose
        | Asking::Another(_)
        | Asking::Forget
        | Asking::Remove
        | Asking::Hour
        | Asking::Question => {}
    }
    flow.asking = earlier;
    open(turn, flow);
}

/// Shows the picker in place of the open question.
pub fn pick(turn: &mut Turn<'_>, step: picker::Step) {
    let Some(flow) = turn.chat.flow.clone() else { return };
    let rows = picker::rows(turn, &flow, step);
    turn.say(vec![picker::question(step)], rows);
}

fn finish(turn: &mut Turn<'_>, flow: Flow) {
    turn.chat.flow = None;
    turn.next_question();
    let draft = flow.draft;
    match flow.purpose {
        Purpose::Check | Purpose::Lost if draft.expiry_unknown && draft.lost.is_none() => {
            waiting::date_unknown(turn, draft);
        }
        Purpose::Check | Purpose::Lost => verdict::give(turn, draft),
        Purpose::Fined => verdict::fined(turn, draft),
        Purpose::Waiting => waiting::filed(turn, draft),
        Purpose::Redate(id) => saved::redate(turn, id, &draft),
        Purpose::Filed(id) => saved::filed(turn, id, &draft),
        Purpose::CaseLost(id) => saved::lost(turn, id, &draft),
        Purpose::CaseFined(id) => saved::fined(turn, id, &draft),
        Purpose::Save
        | Purpose::Relabel(_)
        | Purpose::Forget
        | Purpose::Ask
        | Purpose::Remove(_)
        | Purpose::Hour => {}
    }
}
