//! What a paper speaks of: one saved document, all of them, or the facts just checked.

use super::World;
use super::chat::Chat;
use super::event::About;
use super::{questions, saved, upcoming};
use crate::assess::{Facts, assess, objection_last_day};
use crate::paper::Subject;
use crate::reminders::Case;
use crate::speech::say;

/// The documents a paper is about, by the law and the day of this moment; empty if none is there.
pub fn subjects(about: &About, chat: Option<&Chat>, world: &World<'_>) -> Vec<Subject> {
    let cases = chat.map(|chat| chat.cases.as_slice()).unwrap_or_default();
    let of = |case: &Case| of_case(case, chat, world);
    match about {
        About::Facts(facts, _) => vec![of_facts(facts, world)],
        About::Case(id) => cases.iter().filter(|case| case.id == *id).map(of).collect(),
        About::Everything => cases.iter().map(of).collect(),
    }
}

fn of_case(case: &Case, chat: Option<&Chat>, world: &World<'_>) -> Subject {
    let settings = chat.map(|chat| chat.settings.clone()).unwrap_or_default();
    Subject {
        id: format!("{}-{}", case.facts.document, case.id.0),
        title: saved::title_line(case),
        facts: case.facts.clone(),
        assessment: assess(&case.facts, world.today, world.law).ok(),
        object_by: upcoming::deadlines(case, world).object_by,
        reminders: upcoming::of(case, &settings, world),
    }
}

fn of_facts(facts: &Facts, world: &World<'_>) -> Subject {
    let handed_over = facts.handed_over;
    Subject {
        id: format!("{}-checked", facts.document),
        title: match handed_over {
            Some(_) if facts.expires.is_none() => say::button_case_fined(),
            _ => say::document_alone(questions::name(&facts.document)),
        },
        facts: facts.clone(),
        assessment: assess(facts, world.today, world.law).ok(),
        object_by: handed_over.and_then(|day| objection_last_day(day, world.law)),
        reminders: Vec::new(),
    }
}
