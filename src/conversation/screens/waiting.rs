//! For those who have no expiry date: waiting for a first card, not knowing the date, leaving.

use crate::conversation::button::{Action, Deed, Subject};
use crate::conversation::draft::{Card, Draft};
use crate::conversation::event::Button;
use crate::conversation::keyboards;
use crate::conversation::next::Next;
use crate::conversation::turn::{Rows, Turn};
use crate::speech::say;

/// What waiting protects and what not, leaving as a reported risk, what to ask at the office.
pub fn explain(turn: &mut Turn<'_>) -> Next {
    turn.chat.flow = None;
    let paragraphs = vec![
        say::waiting_headline(),
        say::waiting_first_card(),
        say::waiting_renewal(),
        say::waiting_leaving(),
        say::waiting_at_the_office(),
        say::not_the_ministry(),
    ];
    let mut rows: Rows = vec![
        vec![Button::lasting(say::button_waiting_remind(), Action::FiledPending)],
        vec![Button::lasting(say::button_leaving(), Action::Leaving)],
    ];
    rows.extend(["pending-legal", "processing-time"].into_iter().filter_map(keyboards::topic_row));
    rows.push(keyboards::menu_row());
    turn.say_new(paragraphs, rows);
    Next::Done
}

/// The expiry date is not known: where it stands, and what helps meanwhile.
pub fn date_unknown(turn: &mut Turn<'_>, card: Card) -> Next {
    let mut rows: Rows = Vec::new();
    if card.document.is_some() {
        let again = Action::About(Deed::OtherDate, Subject::of_card(card.clone()));
        rows.push(vec![Button::lasting(say::button_date_found(), again)]);
    }
    turn.remember(Draft::Card(card));
    rows.push(vec![Button::lasting(say::button_waiting(), Action::Waiting)]);
    rows.push(vec![keyboards::lost()]);
    rows.push(keyboards::menu_row());
    turn.say_new(vec![say::date_unknown_help(), say::date_unknown_meanwhile()], rows);
    Next::Done
}

/// Leaving the country while an application runs.
pub fn leaving(turn: &mut Turn<'_>) -> Next {
    turn.chat.flow = None;
    let mut rows: Rows = ["pending-leave", "expired-abroad", "absence-183"]
        .into_iter()
        .filter_map(keyboards::topic_row)
        .collect();
    rows.push(keyboards::menu_row());
    turn.say_new(vec![say::leaving_headline(), say::waiting_leaving(), say::leaving_before()], rows);
    Next::Done
}
