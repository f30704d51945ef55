//! What a person has told about a document, and which of it cannot be.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::law::{Document, DocumentId, Law};

/// What a person has told. All dates are civil dates in Kazakhstan.
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
    /// What only some people tell; it changes an answer only when told.
    #[serde(default)]
    pub further: Further,
}

impl Facts {
    /// Facts of which nothing but the document is known yet.
    pub fn new(document: impl Into<DocumentId>) -> Facts {
        let further = Further::default();
        Facts { document: document.into(), expires: None, filing: None, lost: None, further }
    }

    /// The day of an application that still counts: a returned or dropped one counts as not filed.
    pub fn filed_on(&self) -> Option<NaiveDate> {
        self.filing.filter(|filing| filing.state == FilingState::Pending).map(|filing| filing.on)
    }
}

/// An application that was handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    /// The day on which it was accepted.
    pub on: NaiveDate,
    /// What became of it.
    pub state: FilingState,
}

/// What became of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FilingState {
    /// Not decided yet.
    Pending,
    /// Returned, or dropped because its holder left: counts as not filed.
    Returned,
}

/// Facts that only some people tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Further {
    /// The last day of the passport of another country.
    pub passport_expires: Option<NaiveDate>,
    /// A fine that has been drawn up or decided.
    pub fined: Option<Fined>,
    /// The day an earlier penalty under the same article was imposed.
    pub penalised_on: Option<NaiveDate>,
    /// An application before the one told was dropped, for example because its holder left.
    pub dropped_before: bool,
    /// The holder was outside Kazakhstan on the expiry day.
    pub abroad_on_expiry: bool,
    /// The day of the sixteenth birthday, for somebody whose first card is meant.
    pub turned_sixteen: Option<NaiveDate>,
    /// The papers for a first permission for permanent residence, not for a card's renewal.
    pub first_papers: Option<FirstPapers>,
}

/// A fine that somebody has been given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fined {
    /// For something else than the lapsed document: an address, late notice.
    pub under_another_article: bool,
    /// The day the case was opened: its index counts.
    pub opened_on: Option<NaiveDate>,
    /// The day the copy of the decision was handed over.
    pub handed_over: Option<NaiveDate>,
    /// Already paid.
    pub paid: bool,
}

/// The dates of the papers for a first permission; each may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstPapers {
    /// The day on which the application will be handed in.
    pub filing_on: NaiveDate,
    /// The last day of the passport.
    pub passport_expires: Option<NaiveDate>,
    /// When the proof of solvency was issued.
    pub solvency_issued: Option<NaiveDate>,
    /// When the criminal-record certificate was issued.
    pub criminal_record_issued: Option<NaiveDate>,
    /// When the medical certificate was issued.
    pub medical_issued: Option<NaiveDate>,
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
    let expiry_may_be_missing = facts.lost.is_some() || facts.further.turned_sixteen.is_some();
    if facts.expires.is_none() && !expiry_may_be_missing {
        return Err(FactError::ExpiryMissing);
    }
    Ok(document)
}

fn days(facts: &Facts, on: NaiveDate) -> impl Iterator<Item = (&'static str, NaiveDate)> {
    let further = &facts.further;
    let papers = further.first_papers;
    [
        ("on", Some(on)),
        ("expires", facts.expires),
        ("passport_expires", further.passport_expires),
        ("filing_on", papers.map(|papers| papers.filing_on)),
        ("passport_expires", papers.and_then(|papers| papers.passport_expires)),
    ]
    .into_iter()
    .filter_map(|(field, day)| Some((field, day?)))
    .chain(past_days(facts))
}

fn past_days(facts: &Facts) -> impl Iterator<Item = (&'static str, NaiveDate)> {
    let further = &facts.further;
    let papers = further.first_papers;
    [
        ("filed", facts.filing.map(|filing| filing.on)),
        ("lost", facts.lost),
        ("opened_on", further.fined.and_then(|fined| fined.opened_on)),
        ("handed_over", further.fined.and_then(|fined| fined.handed_over)),
        ("penalised_on", further.penalised_on),
        ("turned_sixteen", further.turned_sixteen),
        ("solvency_issued", papers.and_then(|papers| papers.solvency_issued)),
        ("criminal_record_issued", papers.and_then(|papers| papers.criminal_record_issued)),
        ("medical_issued", papers.and_then(|papers| papers.medical_issued)),
    ]
    .into_iter()
    .filter_map(|(field, day)| Some((field, day?)))
}
