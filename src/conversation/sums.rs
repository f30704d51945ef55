//! "How much is the fine if it ended on …?": the sum for each document that may be meant, before anything
//! is asked.

use chrono::NaiveDate;

use super::World;
use super::names;
use super::schedule;
use crate::assess::{Facts, PenaltyVerdict, assess};
use crate::law::DocumentId;
use crate::speech::{Message, say, verdict};

/// What is possible if no application was filed: for this document, else for each that has a rule.
pub fn possible(document: Option<&DocumentId>, expires: NaiveDate, world: &World<'_>) -> Option<Message> {
    let every = || world.law.documents().map(|document| document.id.clone()).collect();
    let documents: Vec<DocumentId> = document.map_or_else(every, |only| vec![only.clone()]);
    let mut lines: Vec<Message> =
        documents.into_iter().filter_map(|document| line(document, expires, world)).collect();
    if lines.is_empty() {
        return None;
    }
    lines.insert(0, say::sums_headline(expires));
    verdict::in_lines(lines)
}

fn line(document: DocumentId, expires: NaiveDate, world: &World<'_>) -> Option<Message> {
    let name = names::short_document(&document);
    let mut facts = Facts::new(document);
    facts.expires = Some(expires);
    let assessment = assess(&facts, world.today, world.law).ok()?;
    let penalty = assessment.penalty.verdict();
    let words = schedule::in_a_few_words(penalty, assessment.renewal);
    match (penalty, assessment.penalty.amount()) {
        (PenaltyVerdict::NoRule, _) => None,
        (PenaltyVerdict::Fine, Some(amount)) => Some(say::sums_line(name, verdict::sum(amount), words)),
        (_, Some(amount)) => Some(say::sums_line_at_risk(name, verdict::sum(amount), words)),
        (_, None) => Some(say::sums_line_without(name, words)),
    }
}
