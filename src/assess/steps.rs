//! What to do, most urgent first, at most five steps.

use super::{Assessment, Case, FilingState, PenaltyVerdict, RenewalState, Standing, WaiverVerdict};
use crate::law::PenaltyRule;

const MOST: usize = 5;

/// The ids of the steps; their words are the messages `step-<id>`.
pub(super) fn of(case: &Case<'_>, assessment: &Assessment) -> Vec<&'static str> {
    let mut steps = Vec::with_capacity(MOST);
    match case.document.penalty.at(case.on).map(|(_, rule)| rule) {
        Some(PenaltyRule::Overstay { legal_aid_from_day, .. }) => {
            steps.extend(temporary(case, assessment, *legal_aid_from_day));
        }
        Some(PenaltyRule::LapsedCard(_)) => {
            steps.extend(after_a_fine(case, assessment));
            steps.extend(resident(case, assessment));
        }
        Some(PenaltyRule::NotFound { .. }) | None => {
            steps.extend(after_a_fine(case, assessment));
            steps.extend(without_rule(case, assessment));
        }
    }
    if reason(assessment, "passport-expired") || reason(assessment, "passport-ends-first") {
        let at = steps.len().min(1);
        steps.insert(at, "renew-the-passport-first");
    }
    let mut seen = Vec::with_capacity(MOST);
    steps.retain(|step| {
        let new = !seen.contains(step);
        seen.push(*step);
        new
    });
    steps.truncate(MOST);
    steps
}

/// What comes first where a fine has been drawn up or decided.
fn after_a_fine(case: &Case<'_>, assessment: &Assessment) -> Vec<&'static str> {
    if case.facts.further.fined.is_none_or(|fined| fined.under_another_article) {
        return Vec::new();
    }
    let mut steps = vec!["object-to-the-fine"];
    if matches!(assessment.waiver.verdict, WaiverVerdict::Waived | WaiverVerdict::NotStated) {
        steps.push("show-the-statement");
    }
    steps
}

fn reason(assessment: &Assessment, id: &str) -> bool {
    assessment.reasons.iter().any(|reason| reason == id)
}

/// The card of a permanent resident.
fn resident(case: &Case<'_>, assessment: &Assessment) -> Vec<&'static str> {
    let mut steps = Vec::with_capacity(2 * MOST);
    let filed = case.facts.filed_on().is_some();
    // An application after the loss has reported it; one from before it has not.
    let to_report = |lost| case.facts.filed_on().is_none_or(|filed| filed < lost);
    if let Some(loss) = assessment.loss.filter(|_| case.facts.lost.is_some_and(to_report)) {
        let in_time = case.on <= loss.apply_by;
        steps.push(if in_time { "report-the-loss" } else { "report-the-loss-now" });
        steps.push("write-down-the-loss");
    }
    if assessment.expires.is_none() {
        steps.push("find-the-expiry-day");
    }
    if case.facts.filing.is_some_and(|filing| filing.state == FilingState::Returned) {
        steps.push("ask-why-returned");
    }
    if filed {
        steps.extend(["carry-the-receipt", "ask-before-leaving"]);
    }
    steps.extend(by_verdict(assessment, filed));
    if steps.iter().any(|step| step.starts_with("report-the-loss")) {
        // Reporting the loss is applying for the new card.
        steps.retain(|step| !step.starts_with("apply-"));
    }
    if !case.document.rests_on_passport {
        steps.retain(|step| *step != "check-the-passport");
        for step in &mut steps {
            if *step == "take-the-papers" {
                *step = "ask-which-papers";
            }
        }
    }
    steps
}

fn by_verdict(assessment: &Assessment, filed: bool) -> Vec<&'static str> {
    let state = assessment.renewal.map(|renewal| renewal.state);
    match assessment.penalty.verdict {
        PenaltyVerdict::None if filed => vec!["keep-proof"],
        PenaltyVerdict::None | PenaltyVerdict::NotStated if assessment.standing == Some(Standing::Valid) => {
            match state {
                Some(RenewalState::InTime) if !go_by_has_passed(assessment) => {
                    vec!["apply-by-the-day", "take-the-papers", "check-the-passport"]
                }
                _ => vec!["apply-next-working-day", "take-the-papers", "keep-proof"],
            }
        }
        PenaltyVerdict::Grace => vec!["apply-today", "take-the-papers", "keep-proof"],
        PenaltyVerdict::Waived if filed => vec!["show-the-statement", "keep-proof", "object-if-fined"],
        PenaltyVerdict::Waived => {
            vec!["apply-if-not-yet", "keep-proof", "show-the-statement", "object-if-fined"]
        }
        PenaltyVerdict::NotStated if filed => {
            let mut steps = vec!["ask-for-a-protocol"];
            steps.extend(outage_steps(assessment));
            steps.push("object-if-fined");
            steps
        }
        PenaltyVerdict::NotStated => {
            let mut steps = vec!["apply-next-working-day", "keep-proof"];
            steps.extend(outage_steps(assessment));
            steps.push("object-if-fined");
            steps
        }
        PenaltyVerdict::Fine if filed => vec!["ask-for-a-protocol", "before-paying-half", "object-if-fined"],
        PenaltyVerdict::Fine => {
            vec!["apply-next-working-day", "keep-proof", "before-paying-half", "object-if-fined"]
        }
        PenaltyVerdict::None | PenaltyVerdict::Warning | PenaltyVerdict::NoRule => {
            vec!["apply-next-working-day", "ask-1414"]
        }
    }
}

/// "Apply by" lies on the days off that have begun, so only a working day after them is left.
fn go_by_has_passed(assessment: &Assessment) -> bool {
    let go_by = assessment.renewal.and_then(|renewal| renewal.go_by);
    go_by.is_some_and(|go_by| go_by < assessment.on)
}

fn outage_steps(assessment: &Assessment) -> &'static [&'static str] {
    if assessment.waiver.verdict == WaiverVerdict::NotStated { &["explain-the-outage"] } else { &[] }
}

/// From the day of the law's choice a lawyer comes first, whatever else there is to do. A judge's
/// decision (where expulsion is possible) is not objected to in the way of a police fine.
fn temporary(case: &Case<'_>, assessment: &Assessment, legal_aid_from_day: i64) -> Vec<&'static str> {
    let mut steps = match assessment.days_left {
        None => vec!["legal-aid-first", "find-the-expiry-day", "ask-1414"],
        Some(left) if left >= 0 => vec!["extend-or-leave-in-time", "ask-1414"],
        Some(left) if -left < legal_aid_from_day => vec!["ask-today-what-to-do", "legal-aid"],
        Some(_) => vec!["legal-aid-first", "gather-proof-of-stay", "before-signing"],
    };
    if case.facts.lost.is_some() {
        steps.insert(1, "write-down-the-loss");
    }
    if !assessment.penalty.expulsion_possible {
        let after_the_lawyer = usize::from(steps.first() == Some(&"legal-aid-first"));
        steps.splice(after_the_lawyer..after_the_lawyer, after_a_fine(case, assessment));
    }
    steps
}

fn without_rule(case: &Case<'_>, assessment: &Assessment) -> Vec<&'static str> {
    if case.facts.lost.is_some() {
        return vec!["report-the-loss-where-issued", "write-down-the-loss", "ask-1414"];
    }
    match assessment.standing {
        Some(Standing::Valid) => vec!["renew-in-good-time"],
        _ => vec!["ask-1414", "renew-where-issued"],
    }
}
