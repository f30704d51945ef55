//! Flows: which fact is missing, the question for it, and what an answer changes.

use chrono::{Days, Months, NaiveDate};

use super::button::Action;
use super::chat::{Asking, Draft, FilingTold, Flow, Purpose};
use super::event::Button;
use super::turn::{Rows, Turn};
use super::{World, picker, saved, verdict, waiting};
use crate::assess::{Filing, FilingState, PenaltyVerdict, assess};
use crate::law::{Document, DocumentId};
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

/// The first fact a flow still needs; the order of all questions.
pub fn missing(flow: &Flow, consented: bool, world: &World<'_>) -> Option<Asking> {
    let draft = &flow.draft;
    let document = draft.document.is_none().then_some(Asking::Document);
    let expiry = (draft.expires.is_none() && !draft.expiry_unknown).then_some(Asking::Expiry);
    let loss = draft.lost.is_none().then_some(Asking::LossDay);
    let no_decision = draft.handed_over.is_none() && !draft.expiry_unknown;
    let handed_over = no_decision.then_some(Asking::HandedOver);
    let filing_day = (draft.filing == FilingTold::PendingOn(None)).then_some(Asking::FilingDay);
    match flow.purpose {
        Purpose::Check => document.or(expiry).or_else(|| filing(draft, world)).or(filing_day),
        Purpose::Lost => document.or(loss).or(expiry),
        Purpose::Fined | Purpose::CaseFined(_) => handed_over,
        Purpose::CaseLost(_) => loss,
        Purpose::Waiting | Purpose::Filed(_) => filing_day,
        Purpose::Redate(_) => expiry,
        Purpose::Save => Some(if consented { Asking::Whose } else { Asking::Consent }),
        Purpose::Relabel(_) => Some(Asking::Whose),
        Purpose::Forget => Some(Asking::Forget),
        Purpose::Ask => Some(Asking::Question),
    }
}

/// Whether an application was filed is asked only where some answer would change a penalty that
/// may have to be paid.
fn filing(draft: &Draft, world: &World<'_>) -> Option<Asking> {
    if draft.filing != FilingTold::Unasked {
        return None;
    }
    let mut facts = draft.facts(world.today)?;
    let expires = facts.expires?;
    let unfiled = assess(&facts, world.today, world.law).ok()?;
    if matches!(unfiled.penalty.verdict, PenaltyVerdict::None | PenaltyVerdict::Waived) {
        return None;
    }
    let tried = [expires, expires + Days::new(5), world.today];
    tried
        .into_iter()
        .filter(|day| *day <= world.today)
        .any(|on| {
            facts.filing = Some(Filing { on, state: FilingState::Pending });
            assess(&facts, world.today, world.law).is_ok_and(|filed| filed.penalty != unfiled.penalty)
        })
        .then_some(Asking::Filing)
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

fn open(turn: &mut Turn<'_>, flow: Flow) {
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

fn question(flow: &Flow, turn: &Turn<'_>) -> Message {
    let document = flow.draft.document.as_ref().map(name);
    match flow.asking {
        Asking::Document if flow.purpose == Purpose::Lost => say::ask_lost_document(),
        Asking::Document => say::ask_document(),
        Asking::Expiry => match document {
            Some(document) => say::ask_expiry(document),
            None => say::ask_expiry_plain(),
        },
        Asking::Filing => say::ask_filing(),
        Asking::FilingDay => say::ask_filing_day(),
        Asking::FilingSure(day) => say::ask_filing_sure(day),
        Asking::LossDay => say::ask_loss_day(),
        Asking::HandedOver => say::ask_handed_over(),
        Asking::Consent => say::ask_consent(super::chat::RETENTION_MONTHS),
        Asking::Whose => say::ask_whose(),
        Asking::Forget => say::ask_forget(turn.chat.cases.len() as i64),
        Asking::Question => say::ask_question(),
    }
}

/// A document's name as a message.
pub fn name(document: &DocumentId) -> Message {
    Message::new(format!("document-{document}"))
}

fn buttons(flow: &Flow, turn: &Turn<'_>) -> Rows {
    let answer = |label: Message, action: Action| vec![turn.answer(label, action)];
    let mut rows: Rows = match flow.asking {
        Asking::Document => documents(flow.purpose, turn),
        Asking::Expiry => {
            let mut rows = vec![answer(say::button_pick_date(), Action::PickYears)];
            if matches!(flow.purpose, Purpose::Check | Purpose::Lost) {
                rows.push(answer(say::button_unknown_date(), Action::UnknownDate));
            }
            rows
        }
        Asking::Filing => vec![
            answer(say::button_not_filed(), Action::NotFiled),
            answer(say::button_filed_pending(), Action::FiledPending),
            answer(say::button_filed_returned(), Action::FiledReturned),
        ],
        Asking::FilingDay | Asking::LossDay => recent_days(turn),
        Asking::HandedOver => {
            let mut rows = recent_days(turn);
            if flow.purpose == Purpose::Fined {
                rows.push(answer(say::button_not_handed_over(), Action::UnknownDate));
            }
            rows
        }
        Asking::FilingSure(_) => {
            vec![vec![turn.answer(say::button_yes(), Action::Yes), turn.answer(say::button_no(), Action::No)]]
        }
        Asking::Consent => vec![
            answer(say::button_agree(), Action::Agree),
            vec![turn.lasting(say::button_privacy(), Action::Privacy)],
        ],
        Asking::Whose => saved::labels(turn),
        Asking::Forget => vec![answer(say::button_forget_sure(), Action::ForgetSure)],
        Asking::Question => Vec::new(),
    };
    rows.push(leave(flow, turn));
    rows
}

/// The last row of every question: one step back where there is one, and out.
pub fn leave(flow: &Flow, turn: &Turn<'_>) -> Vec<Button> {
    let mut row = Vec::new();
    if !flow.asked.is_empty() {
        row.push(turn.answer(say::button_back(), Action::Back));
    }
    row.push(turn.answer(say::button_cancel(), Action::Cancel));
    row
}

fn documents(purpose: Purpose, turn: &Turn<'_>) -> Rows {
    let mut offered: Vec<&Document> = turn
        .world
        .law
        .documents()
        .filter(|document| purpose != Purpose::Lost || !document.loss_days.is_empty())
        .collect();
    // Most people ask about a paper that has to be renewed ahead of its expiry.
    offered.sort_by_key(|document| document.renewal_months.is_empty());
    let mut rows: Rows = offered
        .into_iter()
        .map(|document| vec![turn.answer(name(&document.id), Action::Document(document.id.clone()))])
        .collect();
    if purpose == Purpose::Check {
        rows.push(vec![turn.lasting(say::button_waiting(), Action::Waiting)]);
    }
    rows
}

fn recent_days(turn: &Turn<'_>) -> Rows {
    let today = turn.today();
    let yesterday = today - Days::new(1);
    vec![
        vec![
            turn.answer(say::button_today(), Action::Date(today)),
            turn.answer(say::button_yesterday(), Action::Date(yesterday)),
        ],
        vec![turn.answer(say::button_pick_date(), Action::PickYears)],
    ]
}

/// Takes an answer to the open question; what does not fit is asked again with the reason.
pub fn accept(turn: &mut Turn<'_>, answer: Answer) {
    let Some(mut flow) = turn.chat.flow.clone() else { return };
    if let Some(fault) = fault(&flow, &answer, turn.today()) {
        turn.take_notes();
        return ask(turn, vec![fault]);
    }
    let asked = flow.asking;
    if let Some(next) = doubtful(&flow, &answer) {
        flow.asked.push(asked);
        flow.asking = next;
        return open(turn, flow);
    }
    if !apply(&mut flow, answer) {
        return ask(turn, Vec::new());
    }
    go_on(turn, flow, asked);
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
fn apply(flow: &mut Flow, answer: Answer) -> bool {
    let draft = &mut flow.draft;
    match (flow.asking, answer) {
        (Asking::Document, Answer::Document(document)) => draft.document = Some(document),
        (Asking::Expiry, Answer::Day(day)) => draft.expires = Some(day),
        (Asking::Expiry | Asking::HandedOver, Answer::UnknownDay) => draft.expiry_unknown = true,
        (Asking::Filing, Answer::Filing(told)) => draft.filing = told,
        (Asking::FilingDay, Answer::Day(day)) => draft.filing = FilingTold::PendingOn(Some(day)),
        (Asking::FilingSure(day), Answer::Yes) => draft.filing = FilingTold::PendingOn(Some(day)),
        (Asking::FilingSure(_), Answer::No) => draft.filing = FilingTold::PendingOn(None),
        (Asking::LossDay, Answer::Day(day)) => draft.lost = Some(day),
        (Asking::HandedOver, Answer::Day(day)) => draft.handed_over = Some(day),
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
        Asking::Consent | Asking::Whose | Asking::Forget | Asking::Question => {}
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
        Purpose::Save | Purpose::Relabel(_) | Purpose::Forget | Purpose::Ask => {}
    }
}
