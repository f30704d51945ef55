//! The duties to apply in time: ahead of the expiry, and after a loss.

use chrono::{Datelike, Days, NaiveDate};

use super::grounds::Grounds;
use super::{Case, Loss, Notice, Reason, Renewal, RenewalState, Standing};
use crate::law::{Confidence, months_before};

/// The last day to apply, where the document has such a rule.
pub(super) fn apply_by(case: &Case<'_>, expires: NaiveDate) -> Option<NaiveDate> {
    let (_, months) = case.document.renewal_months.at(case.on)?;
    Some(months_before(expires, *months))
}

pub(super) fn of<'a>(
    case: &Case<'a>,
    standing: Option<Standing>,
    grounds: &mut Grounds<'a>,
) -> Option<Renewal> {
    let expires = case.facts.expires?;
    let apply_by = apply_by(case, expires)?;
    let state = if case.facts.filed_on().is_some() {
        RenewalState::Filed
    } else if standing == Some(Standing::Expired) {
        RenewalState::Expired
    } else if case.on > apply_by {
        RenewalState::Late
    } else {
        RenewalState::InTime
    };
    let go_by = case.law.calendar().last_working_day_on_or_before(apply_by);
    tell_grounds(case, expires, apply_by, go_by, grounds);
    Some(Renewal { state, apply_by, go_by })
}

fn tell_grounds<'a>(
    case: &Case<'a>,
    expires: NaiveDate,
    apply_by: NaiveDate,
    go_by: Option<NaiveDate>,
    grounds: &mut Grounds<'a>,
) {
    if let Some((basis, _)) = case.document.renewal_months.at(case.on) {
        grounds.lean_on(basis, case.on);
        if basis.confidence == Confidence::Low {
            grounds.because(Reason::RenewalOurReading);
        }
    }
    if apply_by.day() != expires.day() {
        grounds.because(Reason::MonthEndEarlierDay);
    }
    let calendar = case.law.calendar();
    if let Some(year) = go_by.and_then(|go_by| calendar.year_of(go_by)) {
        grounds.lean_on(&year.basis, case.on);
    }
    match go_by {
        None => grounds.because(Reason::GoByUnknown),
        Some(go_by) if calendar.is_provisional(go_by) => grounds.because(Reason::CalendarProvisional),
        Some(_) => {}
    }
}

/// The last day to apply after a loss, where the document has such a rule.
pub(super) fn after_loss<'a>(case: &Case<'a>, grounds: &mut Grounds<'a>) -> Option<Loss> {
    let lost = case.facts.lost?;
    let Some((basis, days)) = case.document.loss_days.at(case.on) else {
        loss_without_days(case, grounds);
        return None;
    };
    grounds.lean_on(basis, case.on);
    if basis.confidence == Confidence::Low {
        grounds.because(Reason::LossOurReading);
    }
    Some(Loss { apply_by: lost + Days::new(*days), notice: notice_of_loss(case)? })
}

/// Article 492(4) names the loss of some documents for which nobody states a number of days.
fn loss_without_days<'a>(case: &Case<'a>, grounds: &mut Grounds<'a>) {
    grounds.because(Reason::LossDaysNotFound);
    let fine = case.law.late_notice().at(case.on);
    if let Some((basis, _)) = fine.filter(|(_, fine)| fine.documents.contains(&case.document.id)) {
        grounds.lean_on(basis, case.on);
        grounds.because(Reason::LateNoticeWithoutDays);
    }
}

/// Where somebody is with reporting a loss; `None` without a loss or a number of days. An
/// application from before the loss is no notice of it.
pub(super) fn notice_of_loss(case: &Case<'_>) -> Option<Notice> {
    let lost = case.facts.lost?;
    let (_, days) = case.document.loss_days.at(case.on)?;
    let last = lost + Days::new(*days);
    let within = |day: NaiveDate| lost <= day && day <= last;
    let given = [case.facts.filed_on(), case.facts.reported].into_iter().flatten().any(within);
    Some(if given {
        Notice::Given
    } else if case.facts.reported.is_some() {
        Notice::Late
    } else if case.on > last {
        Notice::Overdue
    } else {
        Notice::StillTime
    })
}
