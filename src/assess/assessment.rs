//! The answer to "where do I stand?", as `ruqsat check` prints it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Reason, Step};
use crate::law::DocumentId;

/// The answer to "where do I stand?", with everything that led to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assessment {
    /// The document asked about.
    pub document: DocumentId,
    /// The day asked about.
    pub on: NaiveDate,
    /// The expiry day told.
    pub expires: Option<NaiveDate>,
    /// Valid through the expiry day itself; null where the expiry is not known.
    pub standing: Option<Standing>,
    /// `expires - on`; negative once expired.
    pub days_left: Option<i64>,
    /// The duty to apply ahead of the expiry; null for documents without it.
    pub renewal: Option<Renewal>,
    /// The duty after a loss.
    pub loss: Option<Loss>,
    /// What the outage statement means for it.
    pub waiver: Waiver,
    /// Fine, none, or not stated.
    pub penalty: Penalty,
    /// Why, most important first.
    pub reasons: Vec<Reason>,
    /// What to do, most urgent first, at most five.
    pub steps: Vec<Step>,
    /// Ids of the sources leant on.
    pub sources: Vec<String>,
    /// The oldest check used.
    pub law_checked_on: NaiveDate,
}

/// Valid or expired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Through the printed day itself (our reading).
    Valid,
    /// From the day after the printed one.
    Expired,
}

/// The duty to apply before the expiry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renewal {
    /// Where the person is with it.
    pub state: RenewalState,
    /// One calendar month before the expiry, clamped to the month's end.
    pub apply_by: NaiveDate,
    /// The last working day on or before `apply_by`; null where the calendar data ends.
    pub go_by: Option<NaiveDate>,
}

/// Where a person is with applying for the next card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RenewalState {
    /// "Apply by" has not passed.
    InTime,
    /// "Apply by" has passed, the card is still valid.
    Late,
    /// Applied, and not returned.
    Filed,
    /// The card has expired.
    Expired,
}

/// The duty to report a loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Loss {
    /// The third calendar day after the loss.
    pub apply_by: NaiveDate,
    /// What became of it, as far as is known; the penalty and its reasons say it in JSON.
    #[serde(skip)]
    pub notice: Notice,
}

/// What became of the duty to report a loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Reported, or applied for a new one, within the days.
    Given,
    /// Not reported as far as is known, and the days are not over.
    StillTime,
    /// Nobody said whether it was reported, and the days are over.
    Overdue,
    /// Reported after the days.
    Late,
}

/// What the ministry's statement about an outage means here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Waiver {
    /// The outcome.
    pub verdict: WaiverVerdict,
    /// Why; null while valid and for documents the outage does not touch.
    pub why: Option<WaiverWhy>,
    /// The outage's id.
    pub outage: Option<String>,
}

/// Whether an outage waives the fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WaiverVerdict {
    /// Nothing to waive.
    None,
    /// The ministry told the press that there is no fine.
    Waived,
    /// The published words do not say.
    NotStated,
    /// The published words exclude it.
    NotCovered,
}

/// Where the expiry day lies relative to an outage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WaiverWhy {
    /// Within its certain days.
    Inside,
    /// Within its possible days.
    Edge,
    /// Only the "apply by" day lies within.
    FilingWindow,
    /// Before it.
    Before,
    /// After it.
    After,
    /// The statement does not name the document.
    DocumentNotNamed,
}

/// What the law attaches to the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "FlatPenalty")]
pub struct Penalty {
    /// What follows.
    pub outcome: Outcome,
    /// The first day on which a fine is possible (our reading); only where the rule on lapsed cards
    /// applies.
    pub fine_from: Option<NaiveDate>,
}

/// What follows from the facts, with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// No offence.
    None(NoOffence),
    /// Expired, no offence yet.
    Grace,
    /// A warning.
    Warning {
        /// Article and part.
        article: String,
    },
    /// Waived by the ministry's statement.
    Waived {
        /// What is at risk while nothing was filed.
        exposure: Option<Amount>,
    },
    /// The published words give no answer.
    NotStated {
        /// What is at risk.
        exposure: Amount,
    },
    /// A fine.
    Fine {
        /// How much.
        amount: Amount,
        /// Whether a judge may expel instead.
        or_expulsion: bool,
    },
    /// Expulsion, without a fine.
    Expulsion {
        /// Article and part.
        article: String,
    },
    /// We know no rule.
    NoRule,
}

/// Why there is no offence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoOffence {
    /// The document is valid.
    Valid,
    /// The application was handed in on or before the last day (our reading).
    FiledInTime,
    /// The application was handed in within the first days after it (our reading).
    FiledWithinGrace,
}

/// A fine that an article threatens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Amount {
    /// Article and part, such as `492(4)`.
    pub article: String,
    /// Monthly calculation indices.
    pub mci: i64,
    /// The same in tenge by the index of the day that counts; `None` where it is not published.
    pub tenge: Option<i64>,
}

impl Penalty {
    /// The verdict in one word.
    pub fn verdict(&self) -> PenaltyVerdict {
        match self.outcome {
            Outcome::None(_) => PenaltyVerdict::None,
            Outcome::Grace => PenaltyVerdict::Grace,
            Outcome::Warning { .. } => PenaltyVerdict::Warning,
            Outcome::Waived { .. } => PenaltyVerdict::Waived,
            Outcome::NotStated { .. } => PenaltyVerdict::NotStated,
            Outcome::Fine { .. } => PenaltyVerdict::Fine,
            Outcome::Expulsion { .. } => PenaltyVerdict::Expulsion,
            Outcome::NoRule => PenaltyVerdict::NoRule,
        }
    }

    /// The fine threatened, also where it is only at risk.
    pub fn amount(&self) -> Option<&Amount> {
        match &self.outcome {
            Outcome::Fine { amount, .. } => Some(amount),
            Outcome::NotStated { exposure } => Some(exposure),
            Outcome::Waived { exposure } => exposure.as_ref(),
            Outcome::None(_)
            | Outcome::Grace
            | Outcome::Warning { .. }
            | Outcome::Expulsion { .. }
            | Outcome::NoRule => None,
        }
    }

    /// The article that decides or is at risk, with its part.
    pub fn article(&self) -> Option<&str> {
        match &self.outcome {
            Outcome::Warning { article } | Outcome::Expulsion { article } => Some(article),
            _ => self.amount().map(|amount| amount.article.as_str()),
        }
    }

    /// Whether a judge may expel.
    pub fn expulsion_possible(&self) -> bool {
        matches!(self.outcome, Outcome::Fine { or_expulsion: true, .. } | Outcome::Expulsion { .. })
    }
}

/// The penalty as the command line prints it: every key always there.
#[derive(Serialize)]
struct FlatPenalty {
    verdict: PenaltyVerdict,
    article: Option<String>,
    mci: Option<i64>,
    tenge: Option<i64>,
    fine_from: Option<NaiveDate>,
    expulsion_possible: bool,
    exposure: Option<Amount>,
}

impl From<Penalty> for FlatPenalty {
    fn from(penalty: Penalty) -> FlatPenalty {
        let (verdict, expulsion_possible) = (penalty.verdict(), penalty.expulsion_possible());
        let (article, amount, exposure) = match penalty.outcome {
            Outcome::None(_) | Outcome::Grace | Outcome::NoRule => (None, None, None),
            Outcome::Warning { article } | Outcome::Expulsion { article } => (Some(article), None, None),
            Outcome::Fine { amount, .. } => (Some(amount.article.clone()), Some(amount), None),
            Outcome::NotStated { exposure } => {
                (Some(exposure.article.clone()), Some(exposure.clone()), Some(exposure))
            }
            Outcome::Waived { exposure } => (None, None, exposure),
        };
        FlatPenalty {
            verdict,
            article,
            mci: amount.as_ref().map(|amount| amount.mci),
            tenge: amount.and_then(|amount| amount.tenge),
            fine_from: penalty.fine_from,
            expulsion_possible,
            exposure,
        }
    }
}

/// Fine, no fine, or no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum PenaltyVerdict {
    /// No offence.
    None,
    /// Expired, no offence yet.
    Grace,
    /// A warning by the article.
    Warning,
    /// Waived by the ministry's statement.
    Waived,
    /// The published words give no answer.
    NotStated,
    /// A fine by the article.
    Fine,
    /// Expulsion by the article, without a fine.
    Expulsion,
    /// We know no rule.
    NoRule,
}

/// What the history keeps of an assessment: enough to say in one line what was told. It reads what
/// every release has written.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Told {
    /// The document.
    pub document: DocumentId,
    /// The day on which it was told.
    pub on: NaiveDate,
    /// The expiry day.
    pub expires: Option<NaiveDate>,
    /// The duty to apply ahead of it.
    pub renewal: Option<Renewal>,
    /// The verdict.
    pub penalty: ToldPenalty,
    /// The oldest check used.
    pub law_checked_on: NaiveDate,
}

/// What the history keeps of a penalty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct ToldPenalty {
    /// The verdict.
    pub verdict: PenaltyVerdict,
}
