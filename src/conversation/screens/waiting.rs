//! For those who have no expiry date: waiting for a first card, not knowing the date, leaving.

use crate::conversation::button::{Action, Deed, Subject};
use crate::conversation::draft::{Card, Draft};
use crate::conversation::event::Button;
use crate::conversation::next::Next;
use crate::conversation::turn::{Rows, Turn};
use crate::conversation::{answers, keyboards};
use crate::speech::{Message, say, verdict};
use crate::understand::TopicId;

/// What waiting protects and what not, leaving as a reported risk, what to ask at the office.
pub fn explain(turn: &mut Turn<'_>) -> Next {
    turn.chat.flow = None;
    let seen = vec![say::waiting_headline(), say::waiting_first_card()];
    let folded = vec![
        say::waiting_renewal(),
        say::waiting_at_the_office(),
        answers::message("waiting-leaving", turn.world),
        say::not_the_ministry(),
    ];
    let mut paragraphs: Vec<Message> = verdict::in_lines(seen).into_iter().collect();
    paragraphs.extend(verdict::in_lines(folded).map(say::answer_folded));
    let rows: Rows = vec![
        vec![Button::lasting(say::button_waiting_remind(), Action::FiledPending)],
        vec![Button::lasting(say::button_leaving(), Action::Leaving), keyboards::menu()],
    ];
    turn.say_new(paragraphs, rows);
    Next::Done
}

/// The expiry date is not known: where it stands, and what helps meanwhile.
pub fn date_unknown(turn: &mut Turn<'_>, card: Card) -> Next {
    let mut first = Vec::new();
    if card.document.is_some() {
        let again = Action::About(Deed::OtherDate, Subject::of_card(card.clone()));
        first.push(Button::lasting(say::button_date_found(), again));
    }
    first.push(keyboards::lost());
    turn.remember(Draft::Card(card));
    let waiting = Button::lasting(say::button_waiting(), Action::Waiting);
    let rows: Rows = vec![first, vec![waiting], keyboards::menu_row()];
    turn.say_new(vec![say::date_unknown_help(), say::date_unknown_meanwhile()], rows);
    Next::Done
}

/// "May I leave with an expired card?": what that means on leaving and on coming back.
pub fn leaving_expired(turn: &mut Turn<'_>) -> Next {
    turn.chat.flow = None;
    turn.chat.answered(TopicId::find("border-ban"), turn.world.now);
    let mut rows: Rows = keyboards::topic_row("border-ban").into_iter().collect();
    rows.push(keyboards::menu_row());
    let sources = answers::sources_of("border-ban", turn.world);
    let folded = [Some(say::journey_no_promise()), sources, Some(say::not_the_ministry())];
    let folded = verdict::in_lines(folded.into_iter().flatten().collect());
    let mut paragraphs =
        vec![say::journey_expired_headline(), answers::message("journey-expired", turn.world)];
    paragraphs.extend(folded.map(say::answer_folded));
    turn.say_new(paragraphs, rows);
    Next::Done
}

/// Before a journey: what can stand in the way of leaving, with no promise.
pub fn leaving(turn: &mut Turn<'_>) -> Next {
    turn.chat.flow = None;
    let mut rows: Rows = keyboards::topic_row("pending-leave").into_iter().collect();
    rows.push(keyboards::menu_row());
    let sources = answers::sources_of("border-ban", turn.world);
    let folded = [Some(say::journey_more()), sources, Some(say::not_the_ministry())];
    let folded = verdict::in_lines(folded.into_iter().flatten().collect());
    let obstacles = answers::message("journey-obstacles", turn.world);
    let mut paragraphs = vec![say::journey_headline()];
    paragraphs.extend(verdict::in_lines(vec![obstacles, say::journey_no_promise()]));
    paragraphs.extend(folded.map(say::answer_folded));
    turn.say_new(paragraphs, rows);
    Next::Done
}
