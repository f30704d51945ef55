//! What the ministry's announced relief for an outage means for one expired document.

use chrono::NaiveDate;

use super::grounds::Grounds;
use super::{Case, Penalty, PenaltyVerdict, Reason, Standing, Waiver, WaiverVerdict, WaiverWhy, renewal};
use crate::law::{Outage, PenaltyRule, Unnamed};

const NOTHING_TO_WAIVE: Waiver = Waiver { verdict: WaiverVerdict::None, why: None, outage: None };

/// The most favourable word of all outages; of equal ones, that of the nearest.
pub(super) fn of(case: &Case<'_>, standing: Option<Standing>) -> Waiver {
    let Some(expires) = case.facts.expires.filter(|_| standing == Some(Standing::Expired)) else {
        return NOTHING_TO_WAIVE;
    };
    case.law
        .outages()
        .filter_map(|outage| Some((outage, judge(case, outage, expires)?)))
        .max_by_key(|(outage, (verdict, _))| (favour(*verdict), -distance(outage, expires)))
        .map_or(NOTHING_TO_WAIVE, |(outage, (verdict, why))| Waiver {
            verdict,
            why: Some(why),
            outage: Some(outage.id.to_string()),
        })
}

fn judge(case: &Case<'_>, outage: &Outage, expires: NaiveDate) -> Option<(WaiverVerdict, WaiverWhy)> {
    if !outage.names(&case.facts.document) {
        return judge_unnamed(case, outage, expires);
    }
    Some(if expires < outage.starts {
        (WaiverVerdict::NotCovered, WaiverWhy::Before)
    } else if expires <= outage.certain_through {
        (WaiverVerdict::Waived, WaiverWhy::Inside)
    } else if expires <= outage.possible_through {
        (WaiverVerdict::NotStated, WaiverWhy::Edge)
    } else if renewal::apply_by(case, expires).is_some_and(|day| possibly_within(outage, day)) {
        (WaiverVerdict::NotStated, WaiverWhy::FilingWindow)
    } else {
        (WaiverVerdict::NotCovered, WaiverWhy::After)
    })
}

fn judge_unnamed(case: &Case<'_>, outage: &Outage, expires: NaiveDate) -> Option<(WaiverVerdict, WaiverWhy)> {
    match case.document.unnamed {
        Unnamed::Untouched => None,
        Unnamed::NotStated if possibly_within(outage, expires) => {
            Some((WaiverVerdict::NotStated, WaiverWhy::DocumentNotNamed))
        }
        Unnamed::NotStated => Some((WaiverVerdict::NotCovered, WaiverWhy::DocumentNotNamed)),
    }
}

/// Whether a day lies within an outage, as far as its end is known.
pub(super) fn possibly_within(outage: &Outage, day: NaiveDate) -> bool {
    (outage.starts..=outage.possible_through).contains(&day)
}

fn favour(verdict: WaiverVerdict) -> u8 {
    match verdict {
        WaiverVerdict::None => 0,
        WaiverVerdict::NotCovered => 1,
        WaiverVerdict::NotStated => 2,
        WaiverVerdict::Waived => 3,
    }
}

fn distance(outage: &Outage, day: NaiveDate) -> i64 {
    (outage.starts - day).num_days().max((day - outage.possible_through).num_days()).max(0)
}

/// Reasons and sources of the waiver, and what speaks for and against where it is not stated.
pub(super) fn tell_grounds<'a>(
    case: &Case<'a>,
    waiver: &Waiver,
    penalty: &Penalty,
    grounds: &mut Grounds<'a>,
) {
    let Some(why) = waiver.why else { return };
    let outage = waiver.outage.as_deref().and_then(|id| case.law.outage(id));
    let open = penalty.verdict() == PenaltyVerdict::NotStated;
    let reasons: &[Reason] = match why {
        WaiverWhy::Inside => &[Reason::InsideOutage, Reason::PressStatementOnly, Reason::NoEndDate],
        WaiverWhy::Edge if open => &[Reason::EdgeOfOutage, Reason::EdgeFor, Reason::EdgeAgainst],
        WaiverWhy::Edge => &[Reason::EdgeOfOutage],
        WaiverWhy::FilingWindow if open => {
            &[Reason::FilingWindow, Reason::FilingWindowFor, Reason::FilingWindowAgainst]
        }
        WaiverWhy::FilingWindow => &[Reason::FilingWindow],
        WaiverWhy::Before if outage.is_some_and(|outage| grace_ended_within(case, penalty, outage)) => {
            &[Reason::BeforeOutage, Reason::GraceEndedInOutageFor]
        }
        WaiverWhy::Before => &[Reason::BeforeOutage],
        WaiverWhy::After => &[Reason::AfterOutage],
        WaiverWhy::DocumentNotNamed => &[Reason::DocumentNotNamed],
    };
    reasons.iter().for_each(|reason| grounds.because(*reason));
    if waiver.verdict == WaiverVerdict::Waived && case.facts.filed_on().is_none() {
        grounds.because(Reason::NotFiledYet);
    }
    if let Some(outage) = outage {
        grounds.lean_on(&outage.basis, case.on);
    }
}

/// Whether a card expired before the failure while its first days, in which there is no offence yet,
/// ended during it: an argument where a fine threatens.
fn grace_ended_within(case: &Case<'_>, penalty: &Penalty, outage: &Outage) -> bool {
    let Some((_, PenaltyRule::LapsedCard(card))) = case.document.penalty.at(case.on) else { return false };
    let threatens = matches!(penalty.verdict(), PenaltyVerdict::Fine | PenaltyVerdict::NotStated);
    let since = case.facts.expires.map(|expires| (outage.starts - expires).num_days());
    threatens && since.is_some_and(|days| (1..=card.grace_days).contains(&days))
}
