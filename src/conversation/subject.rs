//! What a paper speaks of: one saved document, all of them, or the facts just checked.

use chrono::NaiveDate;

use super::World;
use super::chat::Chat;
use super::concerns::{self, Concern};
use super::draft::Refusal;
use super::event::About;
use super::plan::{self, Plan};
use super::{names, schedule};
use crate::assess::{
    Assessment, Facts, Standing, WaiverVerdict, WaiverWhy, assess, complaint_go_by, objection_last_day,
    refusal_complaint_last_day,
};
use crate::paper::{Complaint, ComplaintDays, Kind, Subject, line};
use crate::reminders::{Application, Case, Incident, PaperId};
use crate::speech::{Message, say};

/// The documents a paper is about, by the law and the day of this moment; empty if none is there.
pub fn subjects(about: &About, chat: Option<&Chat>, world: &World<'_>) -> Vec<Subject> {
    let cases = chat.map(|chat| chat.cases.as_slice()).unwrap_or_default();
    let of = |case: &Case| of_case(case, chat, world);
    match about {
        About::Facts(facts, _) => vec![of_facts(facts, world)],
        About::Refusal(facts, learnt) => {
            let last = learnt.and_then(|day| refusal_complaint_last_day(day, world.law));
            vec![Subject {
                complain: last.map(|last| complain(last, world)).into_iter().collect(),
                complaint: match learnt {
                    Some(_) => about_refusal(facts, *learnt, world),
                    None => about_silence(facts, world),
                },
                ..of_facts(facts, world)
            }]
        }
        About::Plan(filing) => {
            plan::of(*filing, world).map(|plan| of_plan(&plan, world)).into_iter().collect()
        }
        About::Case(id) => cases.iter().filter(|case| case.id == *id).map(of).collect(),
        About::Everything => cases.iter().map(of).collect(),
    }
}

/// A day of filing with the days counted back from it.
fn of_plan(plan: &Plan, world: &World<'_>) -> Subject {
    Subject {
        title: say::plan_title(plan.filing),
        plan: plan.points(),
        assessment: None,
        complaint: None,
        ..of_facts(&Facts::new("residence-permit"), world)
    }
}

fn complain(last: NaiveDate, world: &World<'_>) -> ComplaintDays {
    ComplaintDays { last, go_by: complaint_go_by(last, world.law) }
}

/// A refusal that is not saved.
pub fn of_refusal(refusal: &Refusal) -> About {
    let facts = refusal.card.facts().unwrap_or_else(|| Facts::new(refusal.document()));
    About::Refusal(facts, refusal.learnt.told())
}

fn of_case(case: &Case, chat: Option<&Chat>, world: &World<'_>) -> Subject {
    let settings = chat.map(|chat| chat.settings.clone()).unwrap_or_default();
    let dates = concerns::deadlines(case, world);
    Subject {
        // One that no step has looked at since the release that names them.
        id: case.paper.clone().unwrap_or_else(|| PaperId::new(world.random.wrapping_add(case.id.0.into()))),
        title: names::title_line(case),
        facts: case.facts.clone(),
        assessment: assess(&case.facts, world.today, world.law).ok(),
        complain: [(dates.object_by, dates.object_go_by), (dates.refusal_by, dates.refusal_go_by)]
            .into_iter()
            .filter_map(|(last, go_by)| Some(ComplaintDays { last: last?, go_by }))
            .collect(),
        half_by: dates.half_by,
        complaint: complaint_of_case(case, world),
        plan: Vec::new(),
        visits: case.visits.clone(),
        reminders: schedule::of(case, &settings, world),
    }
}

fn of_facts(facts: &Facts, world: &World<'_>) -> Subject {
    let handed_over = facts.handed_over;
    let object_by = handed_over.and_then(|day| objection_last_day(day, world.law));
    Subject {
        // Nothing is kept of it, so a later file cannot say that it speaks of the same document.
        id: PaperId::new(world.random),
        title: match handed_over {
            Some(_) if facts.expires.is_none() => say::button_case_fined(),
            _ => say::document_alone(names::document(&facts.document)),
        },
        facts: facts.clone(),
        assessment: assess(facts, world.today, world.law).ok(),
        complain: object_by.map(|last| complain(last, world)).into_iter().collect(),
        half_by: None,
        complaint: match handed_over {
            Some(day) => about_fine(facts, day, world),
            None => about_delay(facts, world),
        },
        plan: Vec::new(),
        visits: Vec::new(),
        reminders: Vec::new(),
    }
}

/// The complaint that is most urgent, of a document of which several things may have been told.
fn complaint_of_case(case: &Case, world: &World<'_>) -> Option<Complaint> {
    let of = |(concern, _)| match concern {
        Concern::Incident(Incident::Fined) => about_fine(&case.facts, case.fined?.handed_over?, world),
        Concern::Incident(Incident::Refused) => about_refusal(&case.facts, case.refused?.learnt, world),
        Concern::Renewal if matches!(case.application(), Application::Pending(_)) => {
            about_delay(&case.facts, world)
        }
        _ => None,
    };
    concerns::concerns(case, world).into_iter().find_map(of)
}

fn about_refusal(facts: &Facts, learnt: Option<NaiveDate>, world: &World<'_>) -> Option<Complaint> {
    concerns::is_a_card(facts, world).then_some(Complaint::Refusal { learnt })
}

fn about_fine(facts: &Facts, handed_over: NaiveDate, world: &World<'_>) -> Option<Complaint> {
    let last_day =
        objection_last_day(handed_over, world.law).filter(|_| concerns::is_a_card(facts, world))?;
    Some(Complaint::Fine { handed_over, last_day })
}

/// Once the days for making a card are over, silence counts as a refusal (Administrative Procedural
/// and Process Code, article 91(2)).
fn about_delay(facts: &Facts, world: &World<'_>) -> Option<Complaint> {
    let limit = concerns::answer_by(facts, world).filter(|limit| *limit < world.today)?;
    Some(Complaint::Delay { filed: facts.filed_on(), limit: Some(limit) })
}

/// "I was refused", and no answer has come at all: silence, whatever was asked for and whenever.
fn about_silence(facts: &Facts, world: &World<'_>) -> Option<Complaint> {
    let limit = concerns::answer_by(facts, world).filter(|limit| *limit < world.today);
    concerns::is_a_card(facts, world).then(|| Complaint::Delay { filed: facts.filed_on(), limit })
}

/// A calendar file where a date of it is still to come, the time line and the card for the desk,
/// a complaint where there is something to complain about, and a letter for what expired in an
/// outage, or where nothing is stated.
pub fn papers_of_use(subject: &Subject, today: NaiveDate) -> Vec<(Message, Kind)> {
    let mut offered = Vec::new();
    if line::deadlines(subject).iter().any(|point| point.date >= today) {
        offered.push((say::button_calendar(), Kind::Calendar));
    }
    offered.push((say::button_time_line(), Kind::TimeLine));
    offered.push((say::button_counter_card(), Kind::CounterCard));
    if subject.complaint.is_some() {
        offered.push((say::button_complaint(), Kind::Complaint));
    }
    let is_fined = matches!(subject.complaint, Some(Complaint::Fine { .. }));
    if !is_fined && subject.assessment.as_ref().is_some_and(wants_letter) {
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
