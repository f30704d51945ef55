//! First contact, the menu, help, privacy, erasing, and what is neither text nor a button.

use crate::conversation::Reminders;
use crate::conversation::button::Action;
use crate::conversation::chat::{Flow, Goal, MEMORY_HOURS, RETENTION_MONTHS};
use crate::conversation::event::{Button, Unreadable};
use crate::conversation::keyboards;
use crate::conversation::next::{Next, Screen};
use crate::conversation::turn::Turn;
use crate::lang::Lang;
use crate::paper::Kind;
use crate::reminders::{CaseId, Rest};
use crate::speech::say;
use crate::understand::TopicId;

/// The commands of the menu that Telegram shows, in its order; their descriptions are the
/// messages `command-<name>`.
pub const COMMANDS: &[&str] = &[
    "start",
    "check",
    "documents",
    "reminders",
    "ask",
    "report",
    "status",
    "plan",
    "settings",
    "language",
    "help",
    "privacy",
    "forget",
    "cancel",
];

/// `/start`, with or without a payload. Payloads are a closed list and never carry a fact; an
/// unknown one does nothing.
pub fn start(turn: &mut Turn<'_>, payload: &str) -> Next {
    turn.chat.flow = None;
    turn.reminders = Reminders::Resume;
    if let Some(lang) = payload.strip_prefix("lang_").and_then(Lang::from_tag) {
        return Next::Show(Screen::LanguageChosen(lang));
    }
    match (payload, TopicId::find(payload)) {
        ("check", _) => Next::Start(Goal::Check(Default::default())),
        ("documents", _) => Next::Show(Screen::Documents(0)),
        ("waiting", _) => Next::Show(Screen::Waiting),
        (_, Some(topic)) => Next::Show(Screen::Topic(topic, None)),
        (_, None) => Next::Show(Screen::Welcome),
    }
}

pub fn welcome(turn: &mut Turn<'_>) -> Next {
    let mut rows = keyboards::main_menu();
    // The language is asked first only where the person's client speaks none of ours.
    match turn.chat.lang {
        None if !turn.client_is_ours() => rows.insert(0, keyboards::languages()),
        _ => rows.push(keyboards::languages()),
    }
    turn.say_new(vec![say::welcome(), say::not_the_ministry(), say::welcome_choose()], rows);
    Next::Done
}

pub fn menu(turn: &mut Turn<'_>) -> Next {
    if let Some(last) = &mut turn.chat.last {
        last.last_day = None;
    }
    turn.chat.flow = None;
    turn.say_new(vec![say::menu()], keyboards::main_menu());
    Next::Done
}

pub fn help(turn: &mut Turn<'_>) -> Next {
    let mut paragraphs = vec![say::help(), say::help_promise(), say::not_the_ministry()];
    if let Some(operator) = turn.world.operator {
        paragraphs.push(say::reach_the_operator(operator));
    }
    let mut rows = keyboards::main_menu();
    rows.push(vec![Button::lasting(say::button_privacy(), Action::Privacy)]);
    turn.say_new(paragraphs, rows);
    Next::Done
}

pub fn privacy(turn: &mut Turn<'_>) -> Next {
    let mut paragraphs = vec![
        say::privacy_what(),
        say::privacy_where(MEMORY_HOURS, RETENTION_MONTHS),
        say::privacy_reports(),
        say::privacy_never(),
        say::privacy_rights(),
    ];
    paragraphs.push(match turn.world.operator {
        Some(operator) => say::reach_the_operator(operator),
        None => say::operator_unknown(),
    });
    let rows = vec![
        vec![Button::lasting(say::button_export(), Action::PaperOfAll(Kind::Export))],
        vec![Button::lasting(say::button_forget(), Action::Forget)],
        keyboards::menu_row(),
    ];
    turn.say_new(paragraphs, rows);
    Next::Done
}

/// Leaves the open flow.
pub fn cancelled(turn: &mut Turn<'_>) -> Next {
    let paragraph = match turn.chat.flow.take() {
        // "New one in hand" was told already; only its date was not.
        Some(Flow { goal: Goal::Redate { case, .. }, .. }) if is_in_hand(turn, case) => {
            say::cancelled_in_hand()
        }
        Some(_) => say::cancelled(),
        None => say::nothing_to_cancel(),
    };
    turn.next_question();
    turn.say(vec![paragraph], keyboards::main_menu());
    Next::Done
}

fn is_in_hand(turn: &Turn<'_>, id: CaseId) -> bool {
    turn.chat.case(id).is_some_and(|case| case.rest == Some(Rest::InHand))
}

/// A message that is no text.
pub fn another_form(turn: &mut Turn<'_>, kind: Unreadable) -> Next {
    let paragraph = match kind {
        Unreadable::Picture => say::picture_not_read(),
        Unreadable::Other => say::only_text_and_buttons(),
        Unreadable::Edited => say::edits_are_not_read(),
        Unreadable::Garbled => say::text_not_received(),
    };
    if turn.chat.flow.is_some() {
        return Next::Again(vec![paragraph]);
    }
    turn.say_new(vec![paragraph], keyboards::way_out());
    Next::Done
}

pub fn unknown_command(turn: &mut Turn<'_>) -> Next {
    turn.say_new(vec![say::unknown_command()], keyboards::main_menu());
    Next::Done
}

/// In a group nothing personal is said: only the way into the private chat.
pub fn group(turn: &mut Turn<'_>) -> Next {
    let paragraph = match turn.world.bot {
        Some(bot) => say::group_offer_link(bot),
        None => say::group_offer(),
    };
    turn.say_new(vec![paragraph], Vec::new());
    Next::Done
}

/// Erases everything about this chat.
pub fn erase(turn: &mut Turn<'_>) -> Next {
    let headline = match turn.chat.cases.len() {
        0 => say::forgotten_no_documents(),
        documents => say::forgotten(documents as i64),
    };
    turn.forgotten = true;
    turn.say(vec![headline, say::forgotten_telegram()], Vec::new());
    Next::Done
}
