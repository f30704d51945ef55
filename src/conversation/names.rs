//! What documents are called: their kind, whose they are, and what has become of them.

use crate::law::DocumentId;
use crate::reminders::{Case, CaseState, Relation};
use crate::speech::{Message, say, verdict};

/// A document kind.
pub fn document(document: &DocumentId) -> Message {
    verdict::document_name(document.as_str())
}

/// Whose it is, with its number where there are several.
fn label(case: &Case) -> Message {
    let relation = relation(case.label.relation);
    match &case.label.name {
        Some(number) => say::label_numbered(relation, number.clone()),
        None => relation,
    }
}

/// Whose a document is.
pub fn relation(relation: Relation) -> Message {
    Message::new(format!("label-{}", relation.name()))
}

/// A saved document's title with its date.
pub fn title(case: &Case) -> Message {
    let label = label(case);
    match case.facts.expires {
        Some(expires) => say::case_title(document(&case.facts.document), expires, label),
        None => say::case_title_no_date(document(&case.facts.document), label),
    }
}

/// A saved document's title for a button, short enough for a narrow phone.
pub fn short_title(case: &Case) -> Message {
    say::case_button(short_document(&case.facts.document), label(case))
}

/// A document kind in one or two words.
pub fn short_document(kind: &DocumentId) -> Message {
    verdict::short_document_name(kind.as_str())
}

/// A saved document's title in one line, without its date.
pub fn title_line(case: &Case) -> Message {
    say::case_button(document(&case.facts.document), label(case))
}

/// What has become of a saved document.
pub fn state(state: &CaseState) -> Message {
    Message::new(match state {
        CaseState::NotFiled => "case-state-not-filed",
        CaseState::Filed { .. } => "case-state-filed",
        CaseState::Returned => "case-state-returned",
        CaseState::InHand => "case-state-in-hand",
        CaseState::Refused { .. } => "case-state-refused",
        CaseState::HalfOffered { .. } => "case-state-half-offered",
        CaseState::Fined { .. } => "case-state-fined",
        CaseState::Lost { .. } => "case-state-lost",
        CaseState::Stopped => "case-state-stopped",
    })
}

/// A full hour of the day as it is shown.
pub fn hour(hour: u8) -> String {
    format!("{hour:02}:00")
}
