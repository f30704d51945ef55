//! The answer to "where do I stand?", as `ruqsat check` prints it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::law::DocumentId;

/// The answer to "where do I stand?", with everything that led to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Message ids are `reason-<id>`.
    pub reasons: Vec<String>,
    /// What to do, most urgent first, at most five. Message ids are `step-<id>`.
    pub steps: Vec<String>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    /// The third calendar day after the loss.
    pub apply_by: NaiveDate,
}

/// What the ministry's statement about an outage means here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// The outcome.
    pub verdict: WaiverVerdict,
    /// Why; null while valid and for documents the outage does not touch.
    pub why: Option<WaiverWhy>,
    /// The outage's id.
    pub outage: Option<String>,
}

/// Whether an outage waives the fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// The penalty verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Penalty {
    /// The outcome.
    pub verdict: PenaltyVerdict,
    /// Article and part, such as `492(4)`.
    pub article: Option<String>,
    /// Monthly calculation indices.
    pub mci: Option<i64>,
    /// The same in tenge by the index of the day that counts; null where it is not published.
    pub tenge: Option<i64>,
    /// The first day on which a fine is possible (our reading).
    pub fine_from: Option<NaiveDate>,
    /// Whether the article lets a judge expel.
    pub expulsion_possible: bool,
}

/// Fine, no fine, or no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    /// We know no rule.
    NoRule,
}
