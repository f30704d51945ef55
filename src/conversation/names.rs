//! What documents are called: their kind, whose they are, and what has become of them.

use super::World;
use super::concerns::{self, Concern};
use crate::law::DocumentId;
use crate::reminders::{Application, Case, Incident, Relation, Rest};
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

/// What has become of a saved document, the most urgent first.
pub fn states(case: &Case, world: &World<'_>) -> Vec<Message> {
    let stands_alone = matches!(case.application(), Application::None | Application::Refused);
    let is_told = |concern: &Concern| *concern != Concern::Renewal || !stands_alone;
    let mut states: Vec<Message> = match case.rest {
        Some(Rest::Stopped) => vec![Message::new("case-state-stopped")],
        Some(Rest::InHand) => vec![Message::new("case-state-in-hand")],
        None => Vec::new(),
    };
    let concerns = concerns::concerns(case, world).into_iter().map(|(concern, _)| concern);
    states.extend(concerns.filter(is_told).map(|concern| state(case, concern)));
    if states.is_empty() {
        states.push(state(case, Concern::Renewal));
    }
    states
}

/// One thing that has become of a saved document.
pub fn state(case: &Case, concern: Concern) -> Message {
    Message::new(match concern {
        Concern::Incident(Incident::Fined) => "case-state-fined",
        Concern::Incident(Incident::HalfOffered) => "case-state-half-offered",
        Concern::Incident(Incident::Lost) => "case-state-lost",
        Concern::Incident(Incident::Refused) => "case-state-refused",
        Concern::Incident(Incident::Filed) | Concern::Renewal => match case.application() {
            Application::None => "case-state-not-filed",
            Application::Pending(_) => "case-state-filed",
            Application::Returned => "case-state-returned",
            Application::Refused => "case-state-refused",
        },
    })
}

/// A full hour of the day as it is shown.
pub fn hour(hour: u8) -> String {
    format!("{hour:02}:00")
}
