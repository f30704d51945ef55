//! What the ministry's announced relief for an outage means for one expired document.

use chrono::NaiveDate;

use super::grounds::Grounds;
use super::{Case, Penalty, PenaltyVerdict, Standing, Waiver, WaiverVerdict, WaiverWhy, renewal};
use crate::law::{Outage, Unnamed};

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
    let open = penalty.verdict == PenaltyVerdict::NotStated;
    let reasons: &[&str] = match why {
        WaiverWhy::Inside => &["inside-outage", "press-statement-only", "no-end-date"],
        WaiverWhy::Edge if open => &["edge-of-outage", "edge-for", "edge-against"],
        WaiverWhy::Edge => &["edge-of-outage"],
        WaiverWhy::FilingWindow if open => &["filing-window", "filing-window-for", "filing-window-against"],
        WaiverWhy::FilingWindow => &["filing-window"],
        WaiverWhy::Before => &["before-outage"],
        WaiverWhy::After => &["after-outage"],
        WaiverWhy::DocumentNotNamed => &["document-not-named"],
    };
    reasons.iter().for_each(|reason| grounds.because(reason));
    if waiver.verdict == WaiverVerdict::Waived && case.facts.filed_on().is_none() {
        grounds.because("not-filed-yet");
    }
    if let Some(outage) = waiver.outage.as_deref().and_then(|id| case.law.outage(id)) {
        grounds.lean_on(&outage.basis, case.on);
    }
}
