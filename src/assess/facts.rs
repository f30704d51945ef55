//! What a person has told about a document, and which of it cannot be.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::law::{Document, DocumentId, Law};

/// What a person has told. All dates are civil dates in Kazakhstan; what was not told is `None`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Which document it is about.
    pub document: DocumentId,
    /// The last day printed on the card; missing only where it was lost and is not known.
    pub expires: Option<NaiveDate>,
    /// The application for a new one, if there was one.
    pub filing: Option<Filing>,
    /// The day of the loss or theft.
    pub lost: Option<NaiveDate>,
    /// The day on which the loss was reported.
    #[serde(default)]
    pub reported: Option<NaiveDate>,
    /// The day on which an earlier penalty under the same article was carried out.
    #[serde(default)]
    pub penalised: Option<NaiveDate>,
    /// The day on which a case was opened: its index counts.
    #[serde(default)]
    pub opened: Option<NaiveDate>,
    /// The day on which the copy of a decision on a fine was handed over.
    #[serde(default)]
    pub handed_over: Option<NaiveDate>,
    /// The last day of the passport of another country.
    #[serde(default)]
    pub passport_expires: Option<NaiveDate>,
}

impl Facts {
    /// Facts of which nothing but the document is known yet.
    pub fn new(document: impl Into<DocumentId>) -> Facts {
        Facts {
            document: document.into(),
            expires: None,
            filing: None,
            lost: None,
            reported: None,
            penalised: None,
            opened: None,
            handed_over: None,
            passport_expires: None,
        }
    }

    /// The day of an application that still counts: a returned or dropped one counts as not filed.
    pub fn filed_on(&self) -> Option<NaiveDate> {
        match self.filing {
            Some(Filing::Pending { on }) => Some(on),
            Some(Filing::Returned { .. }) | None => None,
        }
    }

    /// Whether a case is known to have been opened.
    pub fn case_is_known(&self) -> bool {
        self.opened.is_some() || self.handed_over.is_some()
    }
}

/// An application that was handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "StoredFiling", into = "StoredFiling")]
pub enum Filing {
    /// Not decided yet.
    Pending {
        /// The day on which it was accepted.
        on: NaiveDate,
    },
    /// Returned, or dropped because its holder left: counts as not filed.
    Returned {
        /// The day on which it had been accepted, if told.
        on: Option<NaiveDate>,
    },
}

impl Filing {
    /// The day on which it was accepted, if told.
    pub fn on(self) -> Option<NaiveDate> {
        match self {
            Filing::Pending { on } => Some(on),
            Filing::Returned { on } => on,
        }
    }
}

/// The form in which chats store a filing.
#[derive(Serialize, Deserialize)]
struct StoredFiling {
    on: Option<NaiveDate>,
    state: StoredState,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum StoredState {
    Pending,
    Returned,
}

impl From<Filing> for StoredFiling {
    fn from(filing: Filing) -> StoredFiling {
        let state = match filing {
            Filing::Pending { .. } => StoredState::Pending,
            Filing::Returned { .. } => StoredState::Returned,
        };
        StoredFiling { on: filing.on(), state }
    }
}

impl From<StoredFiling> for Filing {
    /// An application without its day counts as not filed: no verdict may rest on a guessed day.
    fn from(stored: StoredFiling) -> Filing {
        match (stored.state, stored.on) {
            (StoredState::Pending, Some(on)) => Filing::Pending { on },
            (StoredState::Pending | StoredState::Returned, on) => Filing::Returned { on },
        }
    }
}

/// A fact that cannot be; it names the field as the command line does.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FactError {
    /// No such document type.
    #[error("`document` is `{given}`, which is not known; use one of: {known}")]
    UnknownDocument {
        /// What was given.
        given: String,
        /// All ids there are.
        known: String,
    },
    /// The expiry is missing although no loss was told.
    #[error("`expires` is missing; it may be left out only together with `lost`")]
    ExpiryMissing,
    /// A report of a loss that was not told.
    #[error("`reported` needs the day of the loss; add `lost`")]
    ReportedWithoutLoss,
    /// A report before the loss.
    #[error("`reported` ({reported}) lies before `lost` ({lost}); correct one of them")]
    ReportedBeforeLoss {
        /// The day of the report given.
        reported: NaiveDate,
        /// The day of the loss given.
        lost: NaiveDate,
    },
    /// A day outside 2000–2099.
    #[error("`{field}` is {day}; give a day from 2000-01-01 to 2099-12-31")]
    OutOfRange {
        /// The field.
        field: &'static str,
        /// The day given.
        day: NaiveDate,
    },
    /// A day that has not come yet.
    #[error("`{field}` ({day}) lies after `on` ({on}); give a day that has come")]
    AfterOn {
        /// The field.
        field: &'static str,
        /// The day given.
        day: NaiveDate,
        /// The day asked about.
        on: NaiveDate,
    },
}

impl FactError {
    /// The field that is wrong.
    pub fn field(&self) -> &'static str {
        match self {
            FactError::UnknownDocument { .. } => "document",
            FactError::ExpiryMissing => "expires",
            FactError::ReportedWithoutLoss | FactError::ReportedBeforeLoss { .. } => "reported",
            FactError::OutOfRange { field, .. } | FactError::AfterOn { field, .. } => field,
        }
    }
}

/// The document type of facts that can be; or the first that cannot.
pub(super) fn checked<'a>(facts: &Facts, on: NaiveDate, law: &'a Law) -> Result<&'a Document, FactError> {
    let document = law.document(&facts.document).ok_or_else(|| {
        let known: Vec<&str> = law.documents().map(|document| document.id.as_str()).collect();
        FactError::UnknownDocument { given: facts.document.to_string(), known: known.join(", ") }
    })?;
    for (field, day) in days(facts, on) {
        if !(2000..=2099).contains(&chrono::Datelike::year(&day)) {
            return Err(FactError::OutOfRange { field, day });
        }
    }
    for (field, day) in past_days(facts) {
        if day > on {
            return Err(FactError::AfterOn { field, day, on });
        }
    }
    match (facts.lost, facts.reported) {
        (None, Some(_)) => return Err(FactError::ReportedWithoutLoss),
        (Some(lost), Some(reported)) if reported < lost => {
            return Err(FactError::ReportedBeforeLoss { reported, lost });
        }
        _ => {}
    }
    if facts.expires.is_none() && facts.lost.is_none() {
        return Err(FactError::ExpiryMissing);
    }
    Ok(document)
}

fn days(facts: &Facts, on: NaiveDate) -> impl Iterator<Item = (&'static str, NaiveDate)> {
    [("on", Some(on)), ("expires", facts.expires), ("passport_expires", facts.passport_expires)]
        .into_iter()
        .filter_map(|(field, day)| Some((field, day?)))
        .chain(past_days(facts))
}

fn past_days(facts: &Facts) -> impl Iterator<Item = (&'static str, NaiveDate)> {
    [
        ("filed", facts.filing.and_then(Filing::on)),
        ("lost", facts.lost),
        ("reported", facts.reported),
        ("penalised", facts.penalised),
        ("opened", facts.opened),
        ("handed_over", facts.handed_over),
    ]
    .into_iter()
    .filter_map(|(field, day)| Some((field, day?)))
}
