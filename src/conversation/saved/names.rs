//! What a saved document is called: its kind, whose it is, and what has become of it.

use crate::conversation::questions;
use crate::reminders::{Case, CaseState, Relation};
use crate::speech::{Message, say};

/// Whose document it can be, in the order of the buttons.
pub const RELATIONS: [Relation; 7] = [
    Relation::Mine,
    Relation::Mother,
    Relation::Father,
    Relation::Spouse,
    Relation::Child,
    Relation::Worker,
    Relation::Other,
];

pub fn relation_id(relation: Relation) -> &'static str {
    match relation {
        Relation::Mine => "mine",
        Relation::Mother => "mother",
        Relation::Father => "father",
        Relation::Spouse => "spouse",
        Relation::Child => "child",
        Relation::Worker => "worker",
        Relation::Other => "other",
    }
}

/// The relation behind a button's id.
pub fn relation_of(id: &str) -> Option<Relation> {
    RELATIONS.into_iter().find(|relation| relation_id(*relation) == id)
}

/// Whose it is, with its number where there are several.
fn label(case: &Case) -> Message {
    let relation = relation_name(case.label.relation);
    match &case.label.name {
        Some(number) => say::label_numbered(relation, number.clone()),
        None => relation,
    }
}

pub fn relation_name(relation: Relation) -> Message {
    Message::new(format!("label-{}", relation_id(relation)))
}

/// "Residence permit · mother": a document's title.
pub fn title(case: &Case) -> Message {
    let label = label(case);
    match case.facts.expires {
        Some(expires) => say::case_title(questions::name(&case.facts.document), expires, label),
        None => say::case_title_no_date(questions::name(&case.facts.document), label),
    }
}

/// The same for a button, short enough for a narrow phone.
pub fn short_title(case: &Case) -> Message {
    let short = format!("document-short-{}", case.facts.document);
    let known = Message::exists(&short);
    let name = if known { Message::new(short) } else { questions::name(&case.facts.document) };
    say::case_button(name, label(case))
}

/// A document's title in one line.
pub fn title_line(case: &Case) -> Message {
    say::case_button(questions::name(&case.facts.document), label(case))
}

pub fn state_id(state: &CaseState) -> &'static str {
    match state {
        CaseState::NotFiled => "not-filed",
        CaseState::Filed { .. } => "filed",
        CaseState::Returned => "returned",
        CaseState::InHand => "in-hand",
        CaseState::Refused => "refused",
        CaseState::Fined { .. } => "fined",
        CaseState::Lost { .. } => "lost",
        CaseState::Stopped => "stopped",
    }
}
