//! Dates that hang on other dates: a passport that ends first, papers that lapse, a fine's last
//! day for objecting; and the facts that only some people tell.

use chrono::{Days, NaiveDate};

use super::grounds::Grounds;
use super::waiver::possibly_within;
use super::{Case, FirstPapers, Waiver, WaiverVerdict};
use crate::law::Law;

/// A paper for a first permission, and the last day it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaperLapse {
    /// Its id: `solvency`, `criminal-record` or `medical`; its words are `paper-<id>`.
    pub paper: &'static str,
    /// The last day it counts.
    pub last_day: NaiveDate,
}

/// Until when each dated paper for a first permission counts.
pub fn last_day_of_papers(papers: &FirstPapers, law: &Law) -> Vec<PaperLapse> {
    let Some((_, rule)) = law.first_permission().at(papers.filing_on) else { return Vec::new() };
    [
        ("solvency", papers.solvency_issued),
        ("criminal-record", papers.criminal_record_issued),
        ("medical", papers.medical_issued),
    ]
    .into_iter()
    .filter_map(|(paper, issued)| Some(PaperLapse { paper, last_day: days_after(issued?, rule.paper_days) }))
    .collect()
}

/// The last day to object to a fine whose copy was handed over on a day: calendar days, unshifted.
pub fn objection_last_day(handed_over: NaiveDate, law: &Law) -> Option<NaiveDate> {
    let (_, days) = law.objection_days().at(handed_over)?;
    handed_over.checked_add_days(Days::new(*days))
}

pub(super) fn tell_grounds<'a>(case: &Case<'a>, waiver: &Waiver, grounds: &mut Grounds<'a>) {
    passport(case, grounds);
    fined(case, waiver, grounds);
    let further = &case.facts.further;
    if further.dropped_before {
        grounds.because("dropped-before");
    }
    if further.abroad_on_expiry {
        grounds.because("abroad-on-expiry");
    }
    if case.facts.lost.is_some_and(|lost| within_an_outage(case, lost)) {
        grounds.because("lost-in-outage");
    }
    if case.facts.expires.is_some() && further.turned_sixteen.is_some() {
        grounds.because("turned-sixteen");
    }
    if let Some(papers) = &further.first_papers {
        first_papers(case, papers, grounds);
    }
}

fn within_an_outage(case: &Case<'_>, day: NaiveDate) -> bool {
    case.law.outages().any(|outage| outage.names(&case.facts.document) && possibly_within(outage, day))
}

fn passport<'a>(case: &Case<'a>, grounds: &mut Grounds<'a>) {
    let Some(passport) = case.facts.further.passport_expires else { return };
    if passport < case.on {
        grounds.because("passport-expired");
    } else if case.document.rests_on_passport && case.facts.expires.is_some_and(|expires| passport < expires)
    {
        grounds.because("passport-ends-first");
    }
}

fn fined<'a>(case: &Case<'a>, waiver: &Waiver, grounds: &mut Grounds<'a>) {
    let Some(fined) = case.facts.further.fined else { return };
    if fined.under_another_article {
        grounds.because("other-article-not-covered");
    } else if waiver.verdict == WaiverVerdict::Waived {
        grounds.because("fined-although-waived");
    }
    if fined.paid {
        grounds.because("fine-already-paid");
    }
    if let Some((basis, _)) = case.law.objection_days().at(case.on) {
        grounds.lean_on(basis, case.on);
    }
}

fn first_papers<'a>(case: &Case<'a>, papers: &FirstPapers, grounds: &mut Grounds<'a>) {
    let Some((basis, rule)) = case.law.first_permission().at(papers.filing_on) else { return };
    grounds.lean_on(basis, case.on);
    let short = |passport: NaiveDate| passport <= days_after(papers.filing_on, rule.passport_days);
    if papers.passport_expires.is_some_and(short) {
        grounds.because("first-passport-too-short");
    }
    if last_day_of_papers(papers, case.law).iter().any(|lapse| lapse.last_day < papers.filing_on) {
        grounds.because("first-paper-lapses");
    }
}

fn days_after(day: NaiveDate, days: i64) -> NaiveDate {
    u64::try_from(days).ok().and_then(|days| day.checked_add_days(Days::new(days))).unwrap_or(NaiveDate::MAX)
}
