//! An assessment in words: the paragraphs that chat and `check --format text` show.

mod arguments;
mod fined;
mod sources;

use chrono::NaiveDate;

use super::{Argument, Message, say};
use crate::assess::{Assessment, Facts, Penalty, PenaltyVerdict, Renewal, RenewalState, Standing};
use crate::law::Law;
use arguments::{arguments, grace_days, with_arguments};

pub use arguments::{document_name, outage_name};
pub use fined::tell_fined;
pub use sources::{source, tell_disagreement};

/// The steps that name an office for the card.
const SENDING_STEPS: [&str; 6] = [
    "apply-by-the-day",
    "apply-next-working-day",
    "apply-if-not-yet",
    "apply-today",
    "report-the-loss",
    "report-the-loss-now",
];

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
            PenaltyVerdict::Fine => fine(penalty),
            PenaltyVerdict::NoRule => say::verdict_no_rule(),
        }
    }

    fn state(&self) -> Message {
        let name = document_name(self.assessment.document.as_str());
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
            dates.extend(self.assessment.renewal.and_then(|renewal| apply(renewal, self.assessment.on)));
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
        let expulsion = self.assessment.penalty.expulsion_possible.then(say::verdict_expulsion);
        let reasons = told.into_iter().map(|id| with_arguments(format!("reason-{id}"), &self.arguments));
        expulsion.into_iter().chain(reasons).map(say::verdict_reason).collect()
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
        let mut told = self.where_to_go();
        let ids = sources::decisive(self.assessment, self.law);
        told.extend(ids.iter().filter_map(|id| source(id, self.assessment.law_checked_on, self.law)));
        told
    }

    /// Wherever a step sends somebody to the police, that sources differ on where to go.
    fn where_to_go(&self) -> Vec<Message> {
        let sends = |step: &String| SENDING_STEPS.contains(&step.as_str());
        if !self.assessment.steps.iter().any(sends) {
            return Vec::new();
        }
        tell_disagreement("where-to-apply", self.law)
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

/// A fine, or what weighs more than a fine.
fn fine(penalty: &Penalty) -> Message {
    let mci = penalty.mci.unwrap_or_default();
    match (penalty.expulsion_possible, penalty.tenge) {
        (true, Some(tenge)) => say::verdict_expulsion_or_fine(mci, tenge),
        (true, None) => say::verdict_expulsion_or_fine_no_tenge(mci),
        (false, Some(tenge)) => say::verdict_fine(mci, tenge),
        (false, None) => say::verdict_fine_no_tenge(mci),
    }
}

fn apply(renewal: Renewal, on: NaiveDate) -> Option<Message> {
    match (renewal.state, renewal.go_by) {
        (RenewalState::InTime, Some(go_by)) if go_by < on => {
            Some(say::verdict_apply_passed(renewal.apply_by, go_by))
        }
        (RenewalState::InTime, Some(go_by)) => Some(say::verdict_apply(renewal.apply_by, go_by)),
        (RenewalState::InTime, None) => Some(say::verdict_apply_open(renewal.apply_by)),
        (RenewalState::Late, _) => Some(say::verdict_apply_late(renewal.apply_by)),
        (RenewalState::Filed | RenewalState::Expired, _) => None,
    }
}

/// Lines of one paragraph; nothing for no lines.
pub fn in_lines(lines: Vec<Message>) -> Option<Message> {
    lines.into_iter().rev().reduce(|rest, line| say::verdict_two_lines(line, rest))
}
