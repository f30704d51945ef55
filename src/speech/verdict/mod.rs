//! An assessment in words: the paragraphs that chat and `check --format text` show.

mod arguments;
mod fined;

use chrono::NaiveDate;

use super::{Argument, Message, say};
use crate::assess::{Assessment, Facts, PenaltyVerdict, Renewal, RenewalState, Standing, WaiverVerdict};
use crate::law::{Basis, Dated, Law, PenaltyRule};
use arguments::{arguments, grace_days, with_arguments};

pub use fined::tell_fined;

/// The whole verdict, headline first, in short paragraphs for a phone's screen.
pub fn tell(assessment: &Assessment, facts: &Facts, law: &Law) -> Vec<Message> {
    let telling = Telling { assessment, facts, law, arguments: arguments(assessment, facts, law) };
    let mut paragraphs = vec![telling.headline(), telling.state()];
    paragraphs.extend(telling.dates());
    paragraphs.extend(in_lines(telling.why()));
    paragraphs.extend(in_lines(telling.steps()));
    paragraphs.extend(in_lines(telling.sources()));
    paragraphs.push(say::verdict_not_legal_advice());
    paragraphs
}

/// One reason of an assessment in words.
pub fn reason(id: &str, assessment: &Assessment, facts: &Facts, law: &Law) -> Message {
    with_arguments(format!("reason-{id}"), &arguments(assessment, facts, law))
}

/// One step of an assessment in words.
pub fn step(id: &str, assessment: &Assessment, facts: &Facts, law: &Law) -> Message {
    with_arguments(format!("step-{id}"), &arguments(assessment, facts, law))
}

/// A source as a link with its date and the day it was checked; `None` for an unknown id.
pub fn source(id: &str, checked_on: NaiveDate, law: &Law) -> Option<Message> {
    let source = law.source(id)?;
    let title = Message::new(format!("source-{id}"));
    let link = source.url.to_string();
    Some(match &source.dated {
        Dated::Day(day) => say::verdict_source_dated(checked_on, link, *day, title),
        Dated::Partly(text) => say::verdict_source_partly(checked_on, text.to_string(), link, title),
        Dated::Undated => say::verdict_source_undated(checked_on, link, title),
    })
}

/// What sources say differently about one matter (`making-time`, `where-to-apply`): a heading, then
/// each claim with its source. Empty for an unknown matter.
pub fn tell_disagreement(topic: &str, law: &Law) -> Vec<Message> {
    let claims = law.claims(topic).flat_map(|claim| {
        let mut known = Vec::new();
        known.extend(claim.days.map(|days| ("days", Argument::Number(days))));
        known.extend(claim.fast_days.map(|days| ("fast-days", Argument::Number(days))));
        let words = with_arguments(format!("claim-{}-{}", claim.topic, claim.id), &known);
        let source = source(&claim.basis.source, claim.basis.checked_on, law);
        in_lines(std::iter::once(say::verdict_reason(words)).chain(source).collect())
    });
    let told: Vec<Message> = claims.collect();
    if told.is_empty() {
        return told;
    }
    std::iter::once(Message::new(format!("disagreement-{topic}"))).chain(told).collect()
}

struct Telling<'a> {
    assessment: &'a Assessment,
    facts: &'a Facts,
    law: &'a Law,
    arguments: Vec<(&'static str, Argument)>,
}

impl Telling<'_> {
    fn headline(&self) -> Message {
        let penalty = &self.assessment.penalty;
        match penalty.verdict {
            PenaltyVerdict::None if self.is_valid() => say::verdict_valid(self.days()),
            PenaltyVerdict::None if self.has_reason("filed-within-grace") => say::verdict_none_grace(),
            PenaltyVerdict::None => say::verdict_none_filed(),
            PenaltyVerdict::Grace => {
                say::verdict_grace(self.days(), grace_days(self.facts, self.assessment.on, self.law))
            }
            PenaltyVerdict::Warning => say::verdict_warning(),
            PenaltyVerdict::Waived => say::verdict_waived(),
            PenaltyVerdict::NotStated
                if self.has_reason("edge-for") || self.has_reason("filing-window-for") =>
            {
                say::verdict_not_stated_outage()
            }
            PenaltyVerdict::NotStated => say::verdict_not_stated(),
            PenaltyVerdict::Fine => match penalty.tenge {
                Some(tenge) => say::verdict_fine(penalty.mci.unwrap_or_default(), tenge),
                None => say::verdict_fine_no_tenge(penalty.mci.unwrap_or_default()),
            },
            PenaltyVerdict::NoRule => say::verdict_no_rule(),
        }
    }

    fn state(&self) -> Message {
        let name = Message::new(format!("document-{}", self.assessment.document));
        let state = match (self.assessment.expires, self.assessment.standing) {
            (Some(expires), Some(Standing::Valid)) => say::verdict_state_valid(name, expires),
            (Some(expires), _) => say::verdict_state_expired(self.days(), name, expires),
            (None, _) => say::verdict_state_unknown(name),
        };
        let Some(filing) = self.facts.filing else { return state };
        let filed = if self.facts.filed_on().is_some() {
            say::verdict_filed(filing.on)
        } else {
            say::verdict_filed_returned(filing.on)
        };
        say::verdict_two_lines(state, filed)
    }

    fn dates(&self) -> Vec<Message> {
        let mut dates = Vec::new();
        if self.is_valid() {
            dates.extend(self.assessment.renewal.and_then(apply));
        }
        dates.extend(self.assessment.loss.map(|loss| say::verdict_loss(loss.apply_by)));
        dates
    }

    fn why(&self) -> Vec<Message> {
        let mut told: Vec<&String> = self.assessment.reasons.iter().filter(|id| self.is_told(id)).collect();
        // What is at risk comes after what speaks for and against.
        told.sort_by_key(|id| {
            matches!(id.as_str(), "exposure" | "index-of-the-case" | "index-not-published")
        });
        let mut why: Vec<Message> = told
            .into_iter()
            .map(|id| say::verdict_reason(with_arguments(format!("reason-{id}"), &self.arguments)))
            .collect();
        if self.assessment.penalty.expulsion_possible {
            why.push(say::verdict_reason(say::verdict_expulsion()));
        }
        why
    }

    /// A phone's screen holds what decides; the rest of the reasons stands in the JSON.
    fn is_told(&self, id: &str) -> bool {
        let verdict = self.assessment.penalty.verdict;
        let state = self.assessment.renewal.map(|renewal| renewal.state);
        match id {
            // The steps say it too.
            "valid" | "not-filed-yet" => false,
            "printed-day-our-reading" => self.assessment.days_left == Some(0),
            "fine-from-our-reading" => verdict == PenaltyVerdict::Grace,
            "month-end-earlier-day" | "calendar-provisional" | "go-by-unknown" => {
                state == Some(RenewalState::InTime)
            }
            "renewal-our-reading" => self.is_valid() && state != Some(RenewalState::Filed),
            "inside-outage"
            | "press-statement-only"
            | "no-end-date"
            | "edge-of-outage"
            | "filing-window"
            | "before-outage"
            | "after-outage" => !matches!(verdict, PenaltyVerdict::None | PenaltyVerdict::Grace),
            _ => true,
        }
    }

    fn steps(&self) -> Vec<Message> {
        if self.assessment.steps.is_empty() {
            return Vec::new();
        }
        let numbered = self.assessment.steps.iter().zip(1..).map(|(id, number)| {
            say::verdict_step(number, with_arguments(format!("step-{id}"), &self.arguments))
        });
        std::iter::once(say::verdict_steps()).chain(numbered).collect()
    }

    fn sources(&self) -> Vec<Message> {
        let ids = self.main_sources();
        ids.iter().filter_map(|id| source(id, self.assessment.law_checked_on, self.law)).collect()
    }

    /// The outage's source where its statement decides, then the article's; ahead of the expiry
    /// the source of the duty to apply.
    fn main_sources(&self) -> Vec<&str> {
        let assessment = self.assessment;
        let outage = assessment.waiver.outage.as_deref().and_then(|id| self.law.outage(id));
        let outage = outage.map(|outage| &*outage.basis.source);
        let first = assessment.sources.first().map(String::as_str);
        let renewal = self.renewal_basis().map(|basis| &*basis.source);
        let chosen = match (assessment.penalty.verdict, assessment.waiver.verdict) {
            (PenaltyVerdict::Waived, _) => [outage, None],
            (PenaltyVerdict::NotStated, WaiverVerdict::NotStated) => [outage, first],
            // A passport of another country: an article about residence permits would mislead.
            (PenaltyVerdict::None, _) if renewal.is_none() && self.rule_was_not_found() => [None, None],
            (PenaltyVerdict::None, _) => [renewal.or(first), None],
            // Nothing was found, so there is nothing to show, unless something was reported.
            (PenaltyVerdict::NoRule, _) if !self.something_was_reported() => [None, None],
            _ => [first, None],
        };
        chosen.into_iter().flatten().collect()
    }

    fn rule_was_not_found(&self) -> bool {
        let document = self.law.document(&self.assessment.document);
        let rule = document.and_then(|document| document.penalty.at(self.assessment.on));
        matches!(rule, Some((_, PenaltyRule::NotFound { .. })))
    }

    fn something_was_reported(&self) -> bool {
        let document = self.law.document(&self.assessment.document);
        let rule = document.and_then(|document| document.penalty.at(self.assessment.on));
        matches!(rule, Some((_, PenaltyRule::NotFound { reason: Some(_) })))
    }

    fn renewal_basis(&self) -> Option<&Basis> {
        let document = self.law.document(&self.assessment.document)?;
        document.renewal_months.at(self.assessment.on).map(|(basis, _)| basis)
    }

    fn is_valid(&self) -> bool {
        self.assessment.standing == Some(Standing::Valid)
    }

    fn days(&self) -> i64 {
        self.assessment.days_left.unwrap_or_default().abs()
    }

    fn has_reason(&self, id: &str) -> bool {
        self.assessment.reasons.iter().any(|reason| reason == id)
    }
}

fn apply(renewal: Renewal) -> Option<Message> {
    match (renewal.state, renewal.go_by) {
        (RenewalState::InTime, Some(go_by)) => Some(say::verdict_apply(renewal.apply_by, go_by)),
        (RenewalState::InTime, None) => Some(say::verdict_apply_open(renewal.apply_by)),
        (RenewalState::Late, _) => Some(say::verdict_apply_late(renewal.apply_by)),
        (RenewalState::Filed | RenewalState::Expired, _) => None,
    }
}

/// Lines of one paragraph; nothing for no lines.
fn in_lines(lines: Vec<Message>) -> Option<Message> {
    lines.into_iter().rev().reduce(|rest, line| say::verdict_two_lines(line, rest))
}
