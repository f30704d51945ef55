//! For those who have no expiry date: waiting for a first card, not knowing the date, leaving.

use super::button::Action;
use super::chat::{Draft, FilingTold, Purpose};
use super::turn::{Rows, Turn};
use super::{flow, menu};
use crate::law::DocumentId;
use crate::speech::{Message, say};

/// The document that people wait for first.
const FIRST_CARD: &str = "residence-permit";

/// What waiting protects and what not, leaving as a reported risk, what to ask at the office.
pub fn explain(turn: &mut Turn<'_>) {
    turn.chat.flow = None;
    let paragraphs = vec![
        say::waiting_headline(),
        say::waiting_first_card(),
        say::waiting_renewal(),
        say::waiting_leaving(),
        say::waiting_at_the_office(),
        say::not_the_ministry(),
    ];
    turn.say_new(paragraphs, rows(turn));
}

fn rows(turn: &Turn<'_>) -> Rows {
    vec![
        vec![turn.lasting(say::button_waiting_remind(), Action::FiledPending)],
        vec![turn.lasting(say::button_leaving(), Action::Leaving)],
        topic_button(turn, "pending-legal"),
        topic_button(turn, "processing-time"),
        menu::menu_row(turn),
    ]
}

fn topic_button(turn: &Turn<'_>, topic: &str) -> Vec<super::event::Button> {
    vec![turn.lasting(Message::new(format!("topic-{topic}")), Action::Topic(topic.to_string()))]
}

/// Somebody who waits for a first card wants reminders: asks for the filing day.
pub fn filed_first(turn: &mut Turn<'_>) {
    let draft = Draft {
        document: Some(DocumentId::from(FIRST_CARD)),
        filing: FilingTold::PendingOn(None),
        first_card: true,
        ..Draft::default()
    };
    flow::start(turn, Purpose::Waiting, draft);
}

/// The filing day is known: go on to saving.
pub fn filed(turn: &mut Turn<'_>, draft: Draft) {
    turn.remember(draft.clone());
    flow::start(turn, Purpose::Save, draft);
}

/// The expiry date is not known: where it stands, and what helps meanwhile.
pub fn date_unknown(turn: &mut Turn<'_>, draft: Draft) {
    let again = draft.document.is_some();
    turn.remember(draft);
    let mut rows: Rows = Vec::new();
    if again {
        rows.push(vec![turn.lasting(say::button_date_found(), Action::OtherDate)]);
    }
    rows.push(vec![turn.lasting(say::button_waiting(), Action::Waiting)]);
    rows.push(vec![turn.lasting(say::button_lost(), Action::Lost)]);
    rows.push(menu::menu_row(turn));
    turn.say_new(vec![say::date_unknown_help(), say::date_unknown_meanwhile()], rows);
}

/// Leaving the country while an application runs.
pub fn leaving(turn: &mut Turn<'_>) {
    turn.chat.flow = None;
    let rows = vec![
        topic_button(turn, "pending-leave"),
        topic_button(turn, "expired-abroad"),
        topic_button(turn, "absence-183"),
        menu::menu_row(turn),
    ];
    turn.say_new(vec![say::leaving_headline(), say::waiting_leaving(), say::leaving_before()], rows);
}
