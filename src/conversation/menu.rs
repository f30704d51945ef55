//! First contact, commands, the menu, the languages, and what is neither text nor a button.

use super::button::Action;
use super::chat::{Draft, Flow, Purpose};
use super::event::{Button, Unreadable};
use super::turn::{Rows, Turn};
use super::{ask, flow, forget, papers, saved, settings, waiting};
use crate::lang::Lang;
use crate::reminders::{CaseId, CaseState};
use crate::speech::{Message, say};

/// The commands of the menu that Telegram shows, in its order; their descriptions are the
/// messages `command-<name>`.
pub const COMMANDS: &[&str] = &[
    "start",
    "check",
    "documents",
    "reminders",
    "ask",
    "settings",
    "language",
    "help",
    "privacy",
    "forget",
    "cancel",
];

pub fn command(turn: &mut Turn<'_>, name: &str, rest: &str) {
    match name {
        "start" => start(turn, rest),
        "check" => flow::start(turn, Purpose::Check, Draft::default()),
        "documents" => saved::list(turn, 0),
        "reminders" => saved::reminders(turn),
        "ask" if rest.is_empty() => flow::start(turn, Purpose::Ask, Draft::default()),
        "ask" => ask::question(turn, rest),
        "settings" => settings::show(turn),
        "language" => languages(turn),
        "help" => help(turn),
        "privacy" => privacy(turn),
        "history" => history(turn),
        "export" => papers::export(turn),
        "forget" => forget::ask(turn),
        "cancel" => cancel(turn),
        _ => turn.say_new(vec![say::unknown_command()], main(turn)),
    }
}

/// `/start`, with or without a payload. Payloads are a closed list and never carry a fact; an
/// unknown one does nothing.
pub fn start(turn: &mut Turn<'_>, payload: &str) {
    turn.chat.flow = None;
    turn.reminders = super::Reminders::Resume;
    if let Some(lang) = payload.strip_prefix("lang_").and_then(Lang::from_tag) {
        return speak(turn, lang);
    }
    match payload {
        "check" => flow::start(turn, Purpose::Check, Draft::default()),
        "documents" => saved::list(turn, 0),
        "waiting" => waiting::explain(turn),
        topic if crate::understand::TopicId::find(topic).is_some() => ask::topic(turn, topic, None),
        _ => welcome(turn),
    }
}

fn welcome(turn: &mut Turn<'_>) {
    let mut rows = main(turn);
    // The first time the language comes first; to somebody who has one it is a way out below.
    match turn.chat.lang {
        None => rows.insert(0, language_row(turn)),
        Some(_) => rows.push(language_row(turn)),
    }
    turn.say_new(vec![say::welcome(), say::not_the_ministry(), say::welcome_choose()], rows);
}

/// Every language, the one being spoken marked by its label.
fn language_row(turn: &Turn<'_>) -> Vec<Button> {
    Lang::all()
        .map(|lang| turn.lasting(Message::new(format!("language-{lang}")), Action::Speak(lang)))
        .collect()
}

/// The main menu's rows.
pub fn main(turn: &Turn<'_>) -> Rows {
    vec![
        vec![turn.lasting(say::button_check(), Action::Check)],
        vec![turn.lasting(say::button_waiting(), Action::Waiting)],
        vec![
            turn.lasting(say::button_documents(), Action::Documents),
            turn.lasting(say::button_ask(), Action::Ask),
        ],
        vec![
            turn.lasting(say::button_lost(), Action::Lost),
            turn.lasting(say::button_fined(), Action::Fined),
        ],
        vec![turn.lasting(say::button_settings(), Action::Settings)],
    ]
}

/// One button back to the menu.
pub fn menu_row(turn: &Turn<'_>) -> Vec<Button> {
    vec![turn.lasting(say::button_menu(), Action::Menu)]
}

/// Below a short answer: what most people want next.
pub fn way_out(turn: &Turn<'_>) -> Rows {
    vec![
        vec![turn.lasting(say::button_check(), Action::Check)],
        vec![turn.lasting(say::button_ask(), Action::Ask), turn.lasting(say::button_menu(), Action::Menu)],
    ]
}

pub fn show(turn: &mut Turn<'_>) {
    turn.chat.flow = None;
    let rows = main(turn);
    turn.say_new(vec![say::menu()], rows);
}

pub fn languages(turn: &mut Turn<'_>) {
    let rows = vec![language_row(turn), menu_row(turn)];
    turn.say_new(vec![say::choose_language()], rows);
}

/// Speaks another language from now on; an open question is asked again in it.
pub fn speak(turn: &mut Turn<'_>, lang: Lang) {
    turn.chat.lang = Some(lang);
    turn.lang = lang;
    if turn.chat.flow.is_some() {
        return flow::ask(turn, vec![say::language_set()]);
    }
    let mut rows = main(turn);
    rows.push(ask::other_languages(turn, Action::Speak));
    turn.say(vec![say::language_set(), say::welcome(), say::not_the_ministry()], rows);
}

pub fn help(turn: &mut Turn<'_>) {
    let mut paragraphs = vec![say::help(), say::help_promise(), say::not_the_ministry()];
    if let Some(operator) = turn.world.operator {
        paragraphs.push(say::reach_the_operator(operator));
    }
    let mut rows = main(turn);
    rows.push(vec![turn.lasting(say::button_privacy(), Action::Privacy)]);
    turn.say_new(paragraphs, rows);
}

pub fn privacy(turn: &mut Turn<'_>) {
    let mut paragraphs = vec![
        say::privacy_what(),
        say::privacy_where(super::chat::MEMORY_HOURS, super::chat::RETENTION_MONTHS),
        say::privacy_never(),
        say::privacy_rights(),
    ];
    paragraphs.push(match turn.world.operator {
        Some(operator) => say::reach_the_operator(operator),
        None => say::operator_unknown(),
    });
    let rows = vec![
        vec![turn.lasting(say::button_export(), Action::PaperOfAll(crate::paper::Kind::Export))],
        vec![turn.lasting(say::button_forget(), Action::Forget)],
        menu_row(turn),
    ];
    turn.say_new(paragraphs, rows);
}

/// What was told about the saved documents, on which law and when.
pub fn history(turn: &mut Turn<'_>) {
    papers::history(turn);
}

pub fn cancel(turn: &mut Turn<'_>) {
    let paragraph = match turn.chat.flow.take() {
        // "New one in hand" was told already; only its date was not.
        Some(Flow { purpose: Purpose::Redate(id), .. }) if is_in_hand(turn, id) => say::cancelled_in_hand(),
        Some(_) => say::cancelled(),
        None => say::nothing_to_cancel(),
    };
    turn.next_question();
    let rows = main(turn);
    turn.say(vec![paragraph], rows);
}

fn is_in_hand(turn: &Turn<'_>, id: CaseId) -> bool {
    turn.chat.case(id).is_some_and(|case| case.state == CaseState::InHand)
}

pub fn unreadable(turn: &mut Turn<'_>, kind: Unreadable) {
    let paragraph = match kind {
        Unreadable::Picture => say::picture_not_read(),
        Unreadable::Other => say::only_text_and_buttons(),
        Unreadable::Edited => say::edits_are_not_read(),
        Unreadable::Garbled => say::text_not_received(),
    };
    if turn.chat.flow.is_some() {
        return flow::ask(turn, vec![paragraph]);
    }
    let rows = way_out(turn);
    turn.say_new(vec![paragraph], rows);
}

/// In a group nothing personal is said: only the way into the private chat.
pub fn group(turn: &mut Turn<'_>) {
    let paragraph = match turn.world.bot {
        Some(bot) => say::group_offer_link(bot),
        None => say::group_offer(),
    };
    turn.say_new(vec![paragraph], Vec::new());
}
