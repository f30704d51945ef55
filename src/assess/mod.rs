//! Where somebody stands: facts, a day and the law go in; a verdict with its reasons comes out.
//!
//! It never guesses: what the published words do not settle is "not stated", and an unknown fact
//! never yields a "no fine".

mod assessment;
mod chained;
mod correction;
mod facts;
mod grounds;
mod penalty;
mod reason;
mod renewal;
mod step;
mod steps;
mod waiver;

use chrono::NaiveDate;

use crate::law::{Document, Law};

pub use assessment::{
    Amount, Assessment, Loss, NoOffence, Notice, Outcome, Penalty, PenaltyVerdict, Renewal, RenewalState,
    Standing, Told, ToldPenalty, Waiver, WaiverVerdict, WaiverWhy,
};
pub use chained::{
    card_last_day, complaint_go_by, half_payment_last_day, objection_last_day, refusal_complaint_last_day,
};
pub use correction::{Correction, correction};
pub use facts::{FactError, Facts, Filing};
use grounds::Grounds;
pub use reason::Reason;
pub use step::Step;

/// One question: the facts, the day asked about, and the law that answers.
#[derive(Clone, Copy)]
struct Case<'a> {
    facts: &'a Facts,
    on: NaiveDate,
    law: &'a Law,
    document: &'a Document,
}

/// Where somebody stands on a day (a civil date in Kazakhstan).
///
/// # Errors
/// [`FactError`], which names the field: a document type that this law does not have, an expiry day left out
/// without a loss, a report of a loss that is not given or happened later, a day outside 2000–2099, or one
/// after `on` of something that has happened. Any other fact may be unknown.
pub fn assess(facts: &Facts, on: NaiveDate, law: &Law) -> Result<Assessment, FactError> {
    let document = facts::checked(facts, on, law)?;
    let case = Case { facts, on, law, document };
    let mut grounds = Grounds::default();
    let standing = facts.expires.map(|expires| standing(&case, expires));
    let waiver = waiver::of(&case, standing);
    let penalty = penalty::of(&case, standing, &waiver, &mut grounds);
    waiver::tell_grounds(&case, &waiver, &penalty, &mut grounds);
    let renewal = renewal::of(&case, standing, &mut grounds);
    let loss = renewal::after_loss(&case, &mut grounds);
    standing_grounds(&case, standing, &mut grounds);
    chained::tell_grounds(&case, &waiver, &mut grounds);
    let (reasons, sources, law_checked_on) = grounds.told(on);
    let mut assessment = Assessment {
        document: facts.document.clone(),
        on,
        expires: facts.expires,
        standing,
        days_left: facts.expires.map(|expires| (expires - on).num_days()),
        renewal,
        loss,
        waiver,
        penalty,
        reasons,
        steps: Vec::new(),
        sources,
        law_checked_on,
    };
    assessment.steps = steps::of(&case, &assessment);
    Ok(assessment)
}

/// The day whose index counts for a penalty: the opening of the case where it was told, else the
/// day asked about. Code of Administrative Offences, article 44(1).
pub fn counting_day(facts: &Facts, on: NaiveDate) -> NaiveDate {
    facts.opened.unwrap_or(on)
}

fn standing(case: &Case<'_>, expires: NaiveDate) -> Standing {
    let printed_day_counts = case.document.printed_day_counts.at(case.on).is_some_and(|(_, counts)| *counts);
    let valid = case.on < expires || (printed_day_counts && case.on == expires);
    if valid { Standing::Valid } else { Standing::Expired }
}

fn standing_grounds<'a>(case: &Case<'a>, standing: Option<Standing>, grounds: &mut Grounds<'a>) {
    if standing.is_some()
        && let Some((basis, _)) = case.document.printed_day_counts.at(case.on)
    {
        grounds.lean_on(basis, case.on);
        grounds.because(Reason::PrintedDayOurReading);
    }
}
