//! Dates that hang on other dates: a passport that expires first, the last day to complain about a
//! fine or a refusal; and what else was told beside the document itself.

use chrono::{Days, NaiveDate};

use super::grounds::Grounds;
use super::renewal::notice_of_loss;
use super::waiver::possibly_within;
use super::{Case, Notice, Reason, Waiver, WaiverVerdict};
use crate::law::{Basis, FigureValue, Law, PenaltyRule, months_after};

/// The last day to complain about a fine whose copy was handed over on a day: calendar days,
/// unshifted. Code of Administrative Offences, article 829-4.
pub fn objection_last_day(handed_over: NaiveDate, law: &Law) -> Option<NaiveDate> {
    let (_, days) = law.objection_days().at(handed_over)?;
    handed_over.checked_add_days(Days::new(*days))
}

/// The end of the days within which half can be paid, counted from the day on which it was offered:
/// days of 24 hours, whose last one ends at the hour of the offer. Code of Administrative Offences,
/// article 811(1).
pub fn half_payment_last_day(offered: NaiveDate, law: &Law) -> Option<NaiveDate> {
    let (_, half) = law.half_payment().at(offered)?;
    offered.checked_add_days(Days::new(u64::try_from(half.days).ok()?))
}

/// The last day to complain about a refusal, or about silence, of which somebody learnt on a day:
/// calendar months, clamped to the month's end, unshifted. Administrative Procedural and Process
/// Code, article 92(1).
pub fn refusal_complaint_last_day(learnt: NaiveDate, law: &Law) -> Option<NaiveDate> {
    let (_, months) = law.refusal_complaint_months().at(learnt)?;
    Some(months_after(learnt, *months))
}

/// The day on which to hand a complaint in: the last working day on or before the last day to complain,
/// because on a day off the office that takes it is closed. `None` where the calendar of working days
/// ends before it.
pub fn complaint_go_by(last_day: NaiveDate, law: &Law) -> Option<NaiveDate> {
    law.calendar().last_working_day_on_or_before(last_day)
}

/// The last day that the law leaves for making a card, after the day on which it was applied for:
/// calendar days. Law on identity documents, article 20(1).
pub fn card_last_day(filed: NaiveDate, law: &Law) -> Option<NaiveDate> {
    card_limit(filed, law).map(|(_, last)| last)
}

fn card_limit(filed: NaiveDate, law: &Law) -> Option<(&Basis, NaiveDate)> {
    let (basis, FigureValue::Number(days)) = law.figure("card-limit-days", filed)? else { return None };
    Some((basis, filed.checked_add_days(Days::new(u64::try_from(days).ok()?))?))
}

pub(super) fn tell_grounds<'a>(case: &Case<'a>, waiver: &Waiver, grounds: &mut Grounds<'a>) {
    passport(case, grounds);
    delayed(case, grounds);
    fined(case, waiver, grounds);
    if case.facts.lost.is_some_and(|lost| within_an_outage(case, lost)) {
        grounds.because(Reason::LostInOutage);
    }
    late_notice(case, waiver, grounds);
}

/// Late notice is named whatever the penalty for the lapsed card is: it is an offence of its own.
fn late_notice<'a>(case: &Case<'a>, waiver: &Waiver, grounds: &mut Grounds<'a>) {
    let reason = match notice_of_loss(case) {
        Some(Notice::Late) => Reason::LateNotice,
        Some(Notice::Overdue) => Reason::LateNoticeIfUnreported,
        Some(Notice::Given | Notice::StillTime) | None => return,
    };
    if waiver.verdict == WaiverVerdict::Waived {
        grounds.because(Reason::WaiverNotForNotice);
    }
    grounds.because(reason);
}

fn within_an_outage(case: &Case<'_>, day: NaiveDate) -> bool {
    case.law.outages().any(|outage| outage.names(&case.facts.document) && possibly_within(outage, day))
}

fn passport<'a>(case: &Case<'a>, grounds: &mut Grounds<'a>) {
    let Some(passport) = case.facts.passport_expires else { return };
    if passport < case.on {
        grounds.because(Reason::PassportExpired);
    } else if case.document.rests_on_passport && case.facts.expires.is_some_and(|expires| passport < expires)
    {
        grounds.because(Reason::PassportEndsFirst);
    }
}

/// A card that was applied for and is late: silence counts as a refusal.
fn delayed<'a>(case: &Case<'a>, grounds: &mut Grounds<'a>) {
    let a_card = matches!(case.document.penalty.at(case.on), Some((_, PenaltyRule::LapsedCard(_))));
    let limit = case.facts.filed_on().filter(|_| a_card).and_then(|filed| card_limit(filed, case.law));
    if let Some((basis, _)) = limit.filter(|(_, last)| case.on > *last) {
        grounds.because(Reason::CardDelayed);
        grounds.lean_on(basis, case.on);
    }
}

fn fined<'a>(case: &Case<'a>, waiver: &Waiver, grounds: &mut Grounds<'a>) {
    if case.facts.handed_over.is_none() {
        return;
    }
    if waiver.verdict == WaiverVerdict::Waived {
        grounds.because(Reason::FinedAlthoughWaived);
    }
    if let Some((basis, _)) = case.law.objection_days().at(case.on) {
        grounds.lean_on(basis, case.on);
    }
}
