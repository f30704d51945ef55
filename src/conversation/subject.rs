//! What a paper speaks of: one saved document, all of them, or the facts just checked.

use chrono::NaiveDate;

use super::World;
use super::chat::Chat;
use super::event::About;
use super::{names, schedule};
use crate::assess::{Assessment, Facts, Standing, WaiverVerdict, WaiverWhy, assess, objection_last_day};
use crate::paper::{Kind, Subject, line};
use crate::reminders::{Case, PaperId};
use crate::speech::{Message, say};

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
        // One that no step has looked at since the release that names them.
        id: case.paper.clone().unwrap_or_else(|| PaperId::new(world.random.wrapping_add(case.id.0.into()))),
        title: names::title_line(case),
        facts: case.facts.clone(),
        assessment: assess(&case.facts, world.today, world.law).ok(),
        object_by: schedule::deadlines(case, world).object_by,
        reminders: schedule::of(case, &settings, world),
    }
}

fn of_facts(facts: &Facts, world: &World<'_>) -> Subject {
    let handed_over = facts.handed_over;
    Subject {
        // Nothing is kept of it, so a later file cannot say that it speaks of the same document.
        id: PaperId::new(world.random),
        title: match handed_over {
            Some(_) if facts.expires.is_none() => say::button_case_fined(),
            _ => say::document_alone(names::document(&facts.document)),
        },
        facts: facts.clone(),
        assessment: assess(facts, world.today, world.law).ok(),
        object_by: handed_over.and_then(|day| objection_last_day(day, world.law)),
        reminders: Vec::new(),
    }
}

/// A calendar file where a date of it is still to come, the time line and the card for the desk,
/// and a letter for what expired in an outage, or where nothing is stated.
pub fn papers_of_use(subject: &Subject, today: NaiveDate) -> Vec<(Message, Kind)> {
    let mut offered = Vec::new();
    if line::deadlines(subject).iter().any(|point| point.date >= today) {
        offered.push((say::button_calendar(), Kind::Calendar));
    }
    offered.push((say::button_time_line(), Kind::TimeLine));
    offered.push((say::button_counter_card(), Kind::CounterCard));
    if subject.assessment.as_ref().is_some_and(wants_letter) {
        offered.push((say::button_letter(), Kind::Letter));
    }
    offered
}

/// The letter is for somebody whose paper the ministry's statement covers, or may cover. Who must
/// speak to a lawyer first is offered none: the statement does not name that document.
fn wants_letter(assessment: &Assessment) -> bool {
    assessment.standing == Some(Standing::Expired)
        && matches!(assessment.waiver.verdict, WaiverVerdict::Waived | WaiverVerdict::NotStated)
        && assessment.waiver.why != Some(WaiverWhy::DocumentNotNamed)
}
