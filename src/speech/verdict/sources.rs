//! The sources of a verdict in words, and what they say differently about one matter.

use chrono::NaiveDate;

use super::arguments::with_arguments;
use crate::assess::{Assessment, NoOffence, Outcome, PenaltyVerdict, Reason, Step, WaiverVerdict};
use crate::law::{Basis, Claim, Dated, Law, Timeline};
use crate::speech::{Argument, Message, say};

/// A source as a link with its date and the day it was checked; `None` for an unknown id.
pub fn source(id: &str, checked_on: NaiveDate, law: &Law) -> Option<Message> {
    let source = law.source(id)?;
    let title = Message::new(format!("source-{id}"));
    let link = source.url.to_string();
    Some(match &source.dated {
        Dated::Day(day) => say::verdict_source_dated(checked_on, link, *day, title),
        Dated::Partly(text) => say::verdict_source_partly(checked_on, text.to_string(), link, title),
        Dated::Spring(year) => say::verdict_source_spring(checked_on, link, title, year.to_string()),
        Dated::Undated => say::verdict_source_undated(checked_on, link, title),
    })
}

/// What sources say differently about one matter (`making-time`, `where-to-apply`): a heading, then
/// a line for each claim with its source. Empty for an unknown matter.
pub fn tell_disagreement(topic: &str, law: &Law) -> Vec<Message> {
    let claims: Vec<Message> = law.claims(topic).filter_map(|claim| claimed(claim, law)).collect();
    if claims.is_empty() {
        return claims;
    }
    std::iter::once(Message::new(format!("disagreement-{topic}"))).chain(claims).collect()
}

fn claimed(claim: &Claim, law: &Law) -> Option<Message> {
    let source = law.source(&claim.basis.source)?;
    let mut known = Vec::new();
    known.extend(claim.days.map(|days| ("days", Argument::Number(days))));
    known.extend(claim.fast_days.map(|days| ("fast-days", Argument::Number(days))));
    let words = with_arguments(format!("claim-{}-{}", claim.topic, claim.id), &known);
    let title = Message::new(format!("source-{}", source.id));
    Some(say::verdict_claim(words, source.url.to_string(), title))
}

/// The ids of the sources that decide, most important first: the outage's where its statement
/// decides, then the article's or the duty's, then what a loss or a limitation rests on. The JSON
/// has them all.
pub(super) fn decisive<'a>(assessment: &'a Assessment, law: &'a Law) -> Vec<&'a str> {
    let mut ids: Vec<&str> = Vec::new();
    let found = [
        outage(assessment, law),
        rule(assessment, law),
        loss(assessment, law),
        limitation(assessment, law),
        delay(assessment, law),
    ];
    for id in found.into_iter().flatten() {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// The law that leaves so many days for a card, where they are over.
fn delay<'a>(assessment: &Assessment, law: &'a Law) -> Option<&'a str> {
    let limit = law.figure("card-limit-days", assessment.on).map(|(basis, _)| &*basis.source);
    limit.filter(|_| assessment.reasons.contains(&Reason::CardDelayed))
}

fn outage<'a>(assessment: &Assessment, law: &'a Law) -> Option<&'a str> {
    let decides = match assessment.penalty.verdict() {
        PenaltyVerdict::Waived => true,
        PenaltyVerdict::NotStated => assessment.waiver.verdict == WaiverVerdict::NotStated,
        _ => [Step::ShowTheStatement, Step::ExplainTheOutage]
            .iter()
            .any(|step| assessment.steps.contains(step)),
    };
    let outage = assessment.waiver.outage.as_deref().and_then(|id| law.outage(id));
    outage.filter(|_| decides).map(|outage| &*outage.basis.source)
}

fn rule<'a>(assessment: &'a Assessment, law: &'a Law) -> Option<&'a str> {
    let document = law.document(&assessment.document)?;
    let on = assessment.on;
    let penalty = document.penalty.at(on);
    let article = penalty.map(|(basis, _)| &*basis.source);
    match &assessment.penalty.outcome {
        Outcome::Waived { exposure } => article.filter(|_| exposure.is_some()),
        Outcome::None(NoOffence::FiledWithinGrace) => article,
        Outcome::None(_) => source_of(&document.renewal_months, on)
            .or(article.filter(|_| penalty.is_some_and(|(_, rule)| rule.is_known())))
            .or(source_of(&document.printed_day_counts, on).filter(|_| assessment.days_left == Some(0))),
        Outcome::NoRule => article,
        _ => assessment.sources.first().map(String::as_str),
    }
}

fn loss<'a>(assessment: &Assessment, law: &'a Law) -> Option<&'a str> {
    if assessment.loss.is_some() {
        return source_of(&law.document(&assessment.document)?.loss_days, assessment.on);
    }
    source_of(law.late_notice(), assessment.on).filter(|_| told(assessment, Reason::LateNoticeWithoutDays))
}

fn limitation<'a>(assessment: &Assessment, law: &'a Law) -> Option<&'a str> {
    source_of(law.limitation_months(), assessment.on).filter(|_| told(assessment, Reason::Limitation))
}

fn source_of<T>(values: &Timeline<T>, on: NaiveDate) -> Option<&str> {
    values.at(on).map(|(basis, _): (&Basis, _)| &*basis.source)
}

fn told(assessment: &Assessment, reason: Reason) -> bool {
    assessment.reasons.contains(&reason)
}
