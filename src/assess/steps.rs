//! What to do, most urgent first, at most five steps.

use super::{Assessment, Case, Filing, PenaltyVerdict, Reason, RenewalState, Standing, Step, WaiverVerdict};
use crate::law::{Overstay, PenaltyRule};

const MOST: usize = 5;

/// The steps of an assessment.
pub(super) fn of(case: &Case<'_>, assessment: &Assessment) -> Vec<Step> {
    let mut steps = Vec::with_capacity(MOST);
    match case.document.penalty.at(case.on).map(|(_, rule)| rule) {
        Some(PenaltyRule::Overstay(scale)) => {
            steps.extend(temporary(case, assessment, scale));
        }
        Some(PenaltyRule::LapsedCard(_)) => {
            steps.extend(in_a_case(case, assessment));
            steps.extend(resident(case, assessment));
        }
        Some(PenaltyRule::NotFound { .. }) | None => {
            steps.extend(in_a_case(case, assessment));
            steps.extend(without_rule(case, assessment));
        }
    }
    if told(assessment, Reason::PassportExpired) || told(assessment, Reason::PassportEndsFirst) {
        let at = steps.len().min(1);
        steps.insert(at, Step::RenewThePassportFirst);
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

/// What comes first where a case was opened or a fine decided.
fn in_a_case(case: &Case<'_>, assessment: &Assessment) -> Vec<Step> {
    if case.facts.handed_over.is_none() {
        return if case.facts.opened.is_some() { vec![Step::UseYourRights] } else { Vec::new() };
    }
    let mut steps = vec![Step::ObjectToTheFine];
    if matches!(assessment.waiver.verdict, WaiverVerdict::Waived | WaiverVerdict::NotStated) {
        steps.push(Step::ShowTheStatement);
    }
    steps
}

fn told(assessment: &Assessment, reason: Reason) -> bool {
    assessment.reasons.contains(&reason)
}

/// The card of a permanent resident.
fn resident(case: &Case<'_>, assessment: &Assessment) -> Vec<Step> {
    let mut steps = after_the_loss(case, assessment);
    let filed = case.facts.filed_on().is_some();
    if assessment.expires.is_none() {
        steps.push(Step::FindTheExpiryDay);
    }
    if matches!(case.facts.filing, Some(Filing::Returned { .. })) {
        steps.push(Step::AskWhyReturned);
    }
    let reports = steps
        .iter()
        .any(|step| matches!(step, Step::ReportTheLoss | Step::ReportTheLossNow | Step::ApplyAfterTheReport));
    steps.extend(if filed { filed_steps(assessment) } else { unfiled_steps(case, assessment) });
    if reports {
        // Reporting the loss is applying for the new card.
        steps.retain(|step| !step.applies());
    }
    if !case.document.rests_on_passport {
        steps.retain(|step| *step != Step::CheckThePassport);
        for step in &mut steps {
            if *step == Step::TakeThePapers {
                *step = Step::AskWhichPapers;
            }
        }
    }
    steps
}

fn after_the_loss(case: &Case<'_>, assessment: &Assessment) -> Vec<Step> {
    let (Some(lost), Some(loss)) = (case.facts.lost, assessment.loss) else { return Vec::new() };
    let filed = case.facts.filed_on();
    // An application after the loss has reported it; one from before it has not.
    if filed.is_some_and(|filed| filed >= lost) {
        return Vec::new();
    }
    if case.facts.reported.is_some() {
        return if filed.is_some() { Vec::new() } else { vec![Step::ApplyAfterTheReport] };
    }
    let report = if filed.is_some() {
        Step::ReportWithTheNumber
    } else if case.on <= loss.apply_by {
        Step::ReportTheLoss
    } else {
        Step::ReportTheLossNow
    };
    vec![report, Step::WriteDownTheLoss]
}

/// Somebody whose application is pending.
fn filed_steps(assessment: &Assessment) -> Vec<Step> {
    let mut steps = vec![Step::CarryTheReceipt];
    let verdict = assessment.penalty.verdict();
    match verdict {
        PenaltyVerdict::Waived => {
            steps.extend([
                Step::AskBeforeLeaving,
                Step::ShowTheStatement,
                Step::KeepProof,
                Step::ObjectIfFined,
            ]);
        }
        PenaltyVerdict::NotStated | PenaltyVerdict::Fine => {
            steps.extend(outage_steps(assessment));
            steps.extend([Step::AskForAProtocol, Step::AskBeforeTravel]);
            if verdict == PenaltyVerdict::Fine {
                steps.push(Step::BeforePayingHalf);
            }
            steps.push(Step::ObjectIfFined);
        }
        // Who has no case to fear asks the office; elsewhere the reason says that a complaint is possible.
        _ if told(assessment, Reason::CardDelayed) => {
            steps.insert(0, Step::AskAboutTheDelay);
            steps.extend([Step::AskBeforeLeaving, Step::KeepProof]);
        }
        _ => steps.extend([Step::AskBeforeLeaving, Step::KeepProof]),
    }
    steps
}

fn unfiled_steps(case: &Case<'_>, assessment: &Assessment) -> Vec<Step> {
    let state = assessment.renewal.map(|renewal| renewal.state);
    match assessment.penalty.verdict() {
        PenaltyVerdict::None | PenaltyVerdict::NotStated if assessment.standing == Some(Standing::Valid) => {
            match state {
                Some(RenewalState::InTime) if !go_by_has_passed(assessment) => {
                    vec![Step::ApplyByTheDay, Step::TakeThePapers, Step::CheckThePassport]
                }
                _ => vec![Step::ApplyNextWorkingDay, Step::TakeThePapers, Step::TakeTheSlip],
            }
        }
        PenaltyVerdict::Grace => vec![Step::ApplyToday, Step::TakeThePapers, Step::TakeTheSlip],
        PenaltyVerdict::Waived => {
            vec![Step::ApplyIfNotYet, Step::TakeTheSlip, Step::ShowTheStatement, Step::ObjectIfFined]
        }
        PenaltyVerdict::NotStated => {
            let mut steps = vec![Step::ApplyNextWorkingDay, Step::TakeTheSlip];
            steps.extend(outage_steps(assessment));
            steps.push(Step::ObjectIfFined);
            steps
        }
        PenaltyVerdict::Fine => {
            let mut steps = vec![Step::ApplyNextWorkingDay, Step::TakeTheSlip];
            steps.extend(outage_steps(assessment));
            if case.facts.handed_over.is_none() {
                // After an ordinary decision paying half seems over: article 811(3).
                steps.push(Step::BeforePayingHalf);
            }
            steps.extend([Step::ObjectIfFined, Step::AskBeforeTravel]);
            steps
        }
        PenaltyVerdict::None
        | PenaltyVerdict::Warning
        | PenaltyVerdict::Expulsion
        | PenaltyVerdict::NoRule => vec![Step::ApplyNextWorkingDay, Step::Ask1414],
    }
}

/// "Apply by" lies on the days off that have begun, so only a working day after them is left.
fn go_by_has_passed(assessment: &Assessment) -> bool {
    let go_by = assessment.renewal.and_then(|renewal| renewal.go_by);
    go_by.is_some_and(|go_by| go_by < assessment.on)
}

fn outage_steps(assessment: &Assessment) -> &'static [Step] {
    let argument = assessment.waiver.verdict == WaiverVerdict::NotStated
        || told(assessment, Reason::GraceEndedInOutageFor);
    if argument { &[Step::ExplainTheOutage] } else { &[] }
}

/// From the day of the law's choice, and wherever a judge may expel, a lawyer comes first, whatever
/// else there is to do. A judge's decision is not objected to in the way of a police fine.
fn temporary(case: &Case<'_>, assessment: &Assessment, scale: &Overstay) -> Vec<Step> {
    let expulsion = assessment.penalty.expulsion_possible();
    let mut steps = match assessment.days_left {
        None => vec![Step::LegalAidFirst, Step::FindTheExpiryDay, Step::Ask1414],
        Some(left) if left >= 0 => vec![Step::ExtendOrLeaveInTime, Step::Ask1414],
        Some(left) if -left < scale.legal_aid_from_day && !expulsion => {
            vec![Step::AskTodayWhatToDo, Step::LegalAid]
        }
        Some(_) => vec![Step::LegalAidFirst, Step::GatherProofOfStay, Step::BeforeSigning],
    };
    if case.facts.lost.is_some() {
        steps.insert(1, Step::WriteDownTheLoss);
    }
    if !expulsion {
        let after_the_lawyer = usize::from(steps.first() == Some(&Step::LegalAidFirst));
        steps.splice(after_the_lawyer..after_the_lawyer, in_a_case(case, assessment));
    }
    steps
}

fn without_rule(case: &Case<'_>, assessment: &Assessment) -> Vec<Step> {
    if case.facts.lost.is_some() {
        return vec![Step::ReportTheLossWhereIssued, Step::WriteDownTheLoss, Step::Ask1414];
    }
    match assessment.standing {
        Some(Standing::Valid) if case.document.foreign => vec![Step::RenewThePassport],
        Some(Standing::Valid) => vec![Step::RenewInGoodTime],
        _ if case.document.foreign => vec![Step::Ask1414, Step::RenewThePassport],
        _ => vec![Step::Ask1414, Step::RenewWhereIssued],
    }
}
