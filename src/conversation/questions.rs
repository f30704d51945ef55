//! The questions of the flows in words, with the buttons for the likely answers.

use chrono::Days;

use super::button::Action;
use super::chat::{Asking, Flow, Purpose};
use super::event::Button;
use super::turn::{Rows, Turn};
use super::{saved, settings};
use crate::law::{Document, DocumentId};
use crate::speech::{Message, say, verdict};

pub fn question(flow: &Flow, turn: &Turn<'_>) -> Message {
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
        Asking::Another(_) => say::ask_another(),
        Asking::Forget if turn.chat.cases.is_empty() => say::ask_forget_no_documents(),
        Asking::Forget => say::ask_forget(turn.chat.cases.len() as i64),
        Asking::Remove => saved::remove_question(turn, flow.purpose),
        Asking::Hour => say::choose_hour(settings::hour_text(turn.chat.settings.hour)),
        Asking::Question => say::ask_question(),
    }
}

/// A document's name as a message.
pub fn name(document: &DocumentId) -> Message {
    verdict::document_name(document.as_str())
}

pub fn buttons(flow: &Flow, turn: &Turn<'_>) -> Rows {
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
        Asking::Another(relation) => saved::twins(turn, flow, relation),
        Asking::Remove => saved::remove_rows(turn, flow.purpose),
        Asking::Hour => settings::hour_rows(turn),
        Asking::Forget => vec![answer(say::button_forget_sure(), Action::ForgetSure)],
        Asking::Question => Vec::new(),
    };
    rows.push(leave(flow, turn));
    rows
}

/// The last row of every question: one step back where there is one, and out.
pub fn leave(flow: &Flow, turn: &Turn<'_>) -> Vec<Button> {
    if flow.purpose == Purpose::Hour {
        return vec![turn.lasting(say::button_back(), Action::Settings)];
    }
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
