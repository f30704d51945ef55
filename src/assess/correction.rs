//! What releases before this one stated more favourably than is right: a correction of ours, to be announced
//! as ours and not as a change of the law.

use super::{Assessment, Facts, NoOffence, Outcome, Reason};
use crate::law::{Law, PenaltyRule};

/// In which way an earlier release was too favourable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Correction {
    /// It said that there should be no fine, without a limit, while nothing was filed.
    PromiseHasALimit,
    /// It took the index of the day of a late application instead of that of the case.
    IndexOfTheCase,
    /// It did not ask about an earlier penalty for an overstay in the last so many months, with which
    /// expulsion is possible.
    EarlierOverstay {
        /// Within which a second penalty is one again.
        months: u32,
    },
    /// It said "no fine under the Code" where that is our reading.
    FilingIsOurReading,
}

/// Whether release 0.1.0 and those before it stated something more favourable for these facts than
/// `now`, and what. The gravest one where there are several.
pub fn correction(facts: &Facts, now: &Assessment, law: &Law) -> Option<Correction> {
    match &now.penalty.outcome {
        Outcome::Waived { exposure: Some(_) } => Some(Correction::PromiseHasALimit),
        Outcome::Warning { .. } | Outcome::Fine { .. }
            if now.reasons.contains(&Reason::IfOverstayedBefore) =>
        {
            overstay_months(facts, now, law).map(|months| Correction::EarlierOverstay { months })
        }
        Outcome::Fine { amount, .. } | Outcome::NotStated { exposure: amount } => {
            let filed = facts.filed_on().filter(|filed| facts.expires.is_some_and(|day| *filed > day))?;
            let told = law.mci_on(filed).and_then(|index| index.checked_mul(amount.mci));
            // A sum that is not known any more is less favourable too: it can only be the later index.
            let lower = match (told, amount.tenge) {
                (Some(told), Some(now)) => told < now,
                (Some(_), None) => true,
                (None, _) => false,
            };
            (facts.opened.is_none() && lower).then_some(Correction::IndexOfTheCase)
        }
        Outcome::None(NoOffence::FiledWithinGrace) => Some(Correction::FilingIsOurReading),
        Outcome::None(_)
        | Outcome::Grace
        | Outcome::Warning { .. }
        | Outcome::Waived { exposure: None }
        | Outcome::Expulsion { .. }
        | Outcome::NoRule => None,
    }
}

/// The months in which a second overstay counts as one again.
fn overstay_months(facts: &Facts, now: &Assessment, law: &Law) -> Option<u32> {
    match law.document(&facts.document)?.penalty.at(now.on)? {
        (_, PenaltyRule::Overstay(scale)) => Some(scale.again_months),
        _ => None,
    }
}
