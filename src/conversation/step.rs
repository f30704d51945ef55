//! One step: an event is routed, what it leads to is shown, and the effects are handed back.

use super::chat::Chat;
use super::event::{Event, What};
use super::next::Next;
use super::route::{buttons, commands, messages};
use super::turn::Turn;
use super::{Reminders, Step, World, asks, flows, screens};
use crate::speech::say;

/// Handles one event. `chat` is `None` for somebody unknown.
pub fn step(chat: Option<Chat>, event: &Event, world: &World<'_>) -> Step {
    let known = chat.is_some();
    let mut chat = chat.unwrap_or_default();
    asks::note(&mut chat, world);
    let mut turn = Turn::new(chat, event, world);
    match &event.what {
        What::Press { query, data, .. } => press(&mut turn, query, data),
        what => {
            let next = route(&mut turn, what, known);
            follow(&mut turn, next);
        }
    }
    turn.finish()
}

fn route(turn: &mut Turn<'_>, what: &What, known: bool) -> Next {
    match what {
        What::Command { name, rest } => return commands::command(turn, name, rest),
        What::Text(text) => return messages::message(turn, text, known),
        What::Forwarded(text) => return messages::forwarded(turn, text, known),
        What::Edited(text) => return messages::edited(turn, text),
        What::Unreadable(kind) => return screens::another_form(turn, *kind),
        What::Group => return screens::group(turn),
        What::Blocked => turn.reminders = Reminders::Park,
        What::Unblocked => turn.reminders = Reminders::Resume,
        What::Press { .. } | What::Inline { .. } => {}
    }
    Next::Done
}

/// A press is always answered, so that the button's spinner stops.
fn press(turn: &mut Turn<'_>, query: &str, data: &str) {
    if let Some(next) = buttons::press(turn, data) {
        follow(turn, next);
    }
    let note = turn.take_press_note().or_else(|| turn.is_silent().then(say::button_is_old));
    turn.answer_press(query, note);
}

/// Follows screens and flows until nothing more is to be shown.
fn follow(turn: &mut Turn<'_>, next: Next) {
    let mut next = next;
    loop {
        next = match next {
            Next::Done => return,
            Next::Each(several) => return several.into_iter().for_each(|next| follow(turn, next)),
            Next::Start(goal) => flows::start(turn, goal),
            Next::Again(before) => return flows::ask(turn, before),
            Next::Proceed => flows::proceed(turn),
            Next::Show(screen) => screens::show(turn, screen),
            Next::Change(id, change) => screens::change(turn, id, change),
            Next::Settle(settle) => screens::settle(turn, settle),
        };
    }
}
