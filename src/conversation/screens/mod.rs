//! What is shown, one file a screen. A screen says its message and returns where to go next; it never
//! calls another one.

pub mod answer;
pub mod changes;
mod documents;
mod fine;
mod general;
mod languages;
pub mod list;
mod one_document;
pub mod papers;
pub mod plan;
mod refusal;
pub mod reports;
mod saving;
mod settings;
mod verdict;
pub mod visits;
mod waiting;
pub mod wish;

use super::next::{Change, Next, Screen, Settle};
use super::turn::Turn;
use crate::reminders::CaseId;

pub use answer::more as more_on_topic;
pub use general::{COMMANDS, another_form, group, start, unknown_command};
pub use one_document::{correct as correct_case, incident, more as more_on_case};
pub use saving::list as save_list;
pub use settings::{choose_preset, turn_on_or_off};
pub use verdict::{in_language as verdict_in, in_short as verdict_in_short, more as more_on_checked};

/// Shows a screen.
pub fn show(turn: &mut Turn<'_>, screen: Screen) -> Next {
    match screen {
        Screen::Start => general::start(turn, ""),
        Screen::Welcome => general::welcome(turn),
        Screen::Menu => general::menu(turn),
        Screen::Help => general::help(turn),
        Screen::Privacy => general::privacy(turn),
        Screen::Cancelled => general::cancelled(turn),
        Screen::Languages => languages::offer(turn),
        Screen::LanguageChosen(lang) => languages::chosen(turn, lang),
        Screen::Settings => settings::show(turn),
        Screen::Rungs => settings::presets(turn),
        Screen::RungList => settings::rungs(turn),
        Screen::Documents(page) => documents::list(turn, page),
        Screen::Reminders => documents::reminders(turn),
        Screen::Case(id) => one_document::show(turn, id),
        Screen::CaseReminders(id) => one_document::reminders(turn, id),
        Screen::Changed(id, headline) => one_document::changed(turn, id, headline),
        Screen::CaseVerdict(id) => one_document::verdict(turn, id),
        Screen::CaseGone => one_document::gone(turn),
        Screen::CheckGone => verdict::gone(turn),
        Screen::Verdict(card) => verdict::give(turn, card, None),
        Screen::VerdictOn(card, on) => verdict::give(turn, card, Some(on)),
        Screen::Verdicts(cards) => list::verdicts(turn, cards),
        Screen::Save => saving::begin(turn),
        Screen::Fine(fine) => fine::show(turn, fine),
        Screen::CaseFine(id, on) => fine::of_case(turn, id, on),
        Screen::CaseHalf(id, on) => fine::half_of_case(turn, id, on),
        Screen::Refusal(refusal) => refusal::show(turn, refusal),
        Screen::CaseRefusal(id, learnt) => refusal::of_case(turn, id, learnt),
        Screen::Waiting => waiting::explain(turn),
        Screen::Plan(filing) => plan::show(turn, filing),
        Screen::AskReport => reports::ask_once(turn),
        Screen::Silence(id) => changes::silence(turn, id),
        Screen::Leaving => waiting::leaving(turn),
        Screen::LeavingExpired => waiting::leaving_expired(turn),
        Screen::DateUnknown(card) => waiting::date_unknown(turn, card),
        Screen::Topic(topic, lang) => answer::topic(turn, topic, lang),
    }
}

/// Changes a saved document and says what that means.
pub fn change(turn: &mut Turn<'_>, id: CaseId, change: Change) -> Next {
    changes::make(turn, id, change)
}

/// Does what a flow decided.
pub fn settle(turn: &mut Turn<'_>, settle: Settle) -> Next {
    match settle {
        Settle::Add(relation) => saving::add(turn, relation),
        Settle::Update(id) => saving::update(turn, id),
        Settle::AddAll(cards) => saving::add_all(turn, cards),
        Settle::Erase => general::erase(turn),
        Settle::Hour(hour) => settings::hour(turn, hour),
    }
}
