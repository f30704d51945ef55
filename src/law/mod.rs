//! Law as data: dated values with their source and last check, and what may be asked of them.
//!
//! Only the start of a value is written; the next start ends it. Before the first start the answer
//! is "cannot say", which is `None` here. The built-in law is compiled in from the `.toml` files of
//! this folder; an edited copy of the folder can replace it.

mod calendar;
mod due;
mod fault;
mod figures;
mod helpers;
mod loader;
mod notice;
mod reader;
mod region;
mod values;

use std::fmt;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use calendar::{Calendar, Holiday, MovingHoliday, Swap, Year, months_after, months_before};
pub use due::{DAYS_AHEAD, Due};
pub use fault::Fault;
pub use figures::{Figure, FigureValue};
pub use helpers::{Helper, Words};
pub use notice::{Notice, NoticeSource};
pub use region::Region;
pub use values::{
    Again, Basis, Claim, Confidence, Dated, Document, Fee, FirstPermission, HalfPayment, LapsedCard,
    LateNotice, Outage, Overstay, PenaltyRule, Sanction, Source, Start, Statement, Tier, Timeline, Unnamed,
    Whose,
};

include!(concat!(env!("OUT_DIR"), "/law_files.rs"));

/// A document type's id, as in `src/law/documents/<id>.toml`: `residence-permit`, `passport`, …
/// Its words are the messages `document-<id>` and its kin.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentId(pub Arc<str>);

impl DocumentId {
    /// The id as written in data, in JSON and in message ids.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for DocumentId {
    fn from(id: &str) -> Self {
        DocumentId(Arc::from(id))
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Everything that decides where a person stands. Loading has checked it: the ids that point
/// somewhere arrive, the rows are in order, the bounds are not reversed.
#[derive(Clone, Debug, PartialEq)]
pub struct Law {
    documents: Vec<Document>,
    mci: Timeline<Option<i64>>,
    fees: Vec<Fee>,
    outages: Vec<Outage>,
    calendar: Calendar,
    sources: Vec<Source>,
    late_notice: Timeline<LateNotice>,
    limitation_months: Timeline<u32>,
    half_payment: Timeline<HalfPayment>,
    objection_days: Timeline<u64>,
    payment_days: Timeline<u64>,
    refusal_complaint_months: Timeline<u32>,
    first_permission: Timeline<FirstPermission>,
    figures: Vec<Figure>,
    claims: Vec<Claim>,
    statements: Vec<Statement>,
    helpers: Vec<Helper>,
    notices: Vec<Notice>,
}

impl Law {
    /// The name under which the operator's own file of further helpers is part of a law's files.
    pub const OWN_HELPERS: &str = loader::OWN_HELPERS;

    /// The file of the operator's notices within a law's files; it need not be there.
    pub const NOTICES: &str = loader::NOTICES;

    /// The law that is compiled in.
    #[expect(clippy::expect_used, reason = "compiled in; a test loads it, and no input can change it")]
    pub fn built_in() -> &'static Law {
        static BUILT_IN: OnceLock<Law> = OnceLock::new();
        BUILT_IN.get_or_init(|| Law::load(Law::built_in_files()).expect("the built-in law loads"))
    }

    /// The files of the built-in law as (path inside the law folder, text).
    pub fn built_in_files() -> impl Iterator<Item = (&'static str, &'static str)> + Clone {
        LAW_FILES.iter().copied()
    }

    /// Reads a law from the files of its folder: (path inside the folder such as `money.toml` or
    /// `documents/passport.toml`, text).
    ///
    /// # Errors
    /// Every [`Fault`] that was found, each with its file, its line and what to do: text that is not TOML, a
    /// missing file, row or key, a key that is not known, a value that cannot be (a day, an address, a name twice),
    /// a row that names a source or a document that is not there. Nothing of the law is used then.
    pub fn load<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Law, Vec<Fault>> {
        loader::load(files)
    }

    /// Every document type, sorted by id.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        self.documents.iter()
    }

    /// One document type.
    pub fn document(&self, id: &DocumentId) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == *id)
    }

    /// The monthly calculation index in tenge on a day; `None` where it is not published or where
    /// our rows have not begun.
    pub fn mci_on(&self, day: NaiveDate) -> Option<i64> {
        self.mci.at(day).and_then(|(_, tenge)| *tenge)
    }

    /// The rows of the monthly calculation index; `None` in a row means "not published".
    pub fn mci(&self) -> &Timeline<Option<i64>> {
        &self.mci
    }

    /// Every state fee, in the order of the file.
    pub fn fees(&self) -> impl Iterator<Item = &Fee> {
        self.fees.iter()
    }

    /// One state fee by its id.
    pub fn fee(&self, id: &str) -> Option<&Fee> {
        self.fees.iter().find(|fee| &*fee.id == id)
    }

    /// Every failure with an announced relief, by its first day.
    pub fn outages(&self) -> impl Iterator<Item = &Outage> {
        self.outages.iter()
    }

    /// One failure by its id.
    pub fn outage(&self, id: &str) -> Option<&Outage> {
        self.outages.iter().find(|outage| &*outage.id == id)
    }

    /// Working days in Kazakhstan.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Every source.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        self.sources.iter()
    }

    /// One source by its id; its title is the message `source-<id>`.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| &*source.id == id)
    }

    /// The fine for late notice of a loss.
    pub fn late_notice(&self) -> &Timeline<LateNotice> {
        &self.late_notice
    }

    /// Months after which no case may start any more.
    pub fn limitation_months(&self) -> &Timeline<u32> {
        &self.limitation_months
    }

    /// Paying half of a fine early.
    pub fn half_payment(&self) -> &Timeline<HalfPayment> {
        &self.half_payment
    }

    /// Days for objecting to a fine, after the copy was handed over.
    pub fn objection_days(&self) -> &Timeline<u64> {
        &self.objection_days
    }

    /// Days for paying a fine, after the decision has taken force.
    pub fn payment_days(&self) -> &Timeline<u64> {
        &self.payment_days
    }

    /// Months for a complaint against a refusal, after it was learnt of.
    pub fn refusal_complaint_months(&self) -> &Timeline<u32> {
        &self.refusal_complaint_months
    }

    /// What passport and papers must last for a first permission.
    pub fn first_permission(&self) -> &Timeline<FirstPermission> {
        &self.first_permission
    }

    /// Every figure that answers quote, in the order of the file.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.figures.iter()
    }

    /// One figure on a day with its basis; `None` for an unknown id or before its first row.
    pub fn figure(&self, id: &str, day: NaiveDate) -> Option<(&Basis, FigureValue)> {
        self.figures.iter().find(|figure| &*figure.id == id)?.at(day)
    }

    /// A figure that counts something, on a day; `None` where the law has none, or it holds a day.
    pub fn number(&self, id: &str, day: NaiveDate) -> Option<i64> {
        match self.figure(id, day)? {
            (_, FigureValue::Number(number)) => Some(number),
            (_, FigureValue::Day(_)) => None,
        }
    }

    /// The claims of sources that differ about one matter.
    pub fn claims<'a>(&'a self, topic: &'a str) -> impl Iterator<Item = &'a Claim> {
        self.claims.iter().filter(move |claim| &*claim.topic == topic)
    }

    /// Every claim of every matter on which sources differ.
    pub fn all_claims(&self) -> impl Iterator<Item = &Claim> {
        self.claims.iter()
    }

    /// Who helps free of charge, in the order of the files.
    pub fn helpers(&self) -> impl Iterator<Item = &Helper> {
        self.helpers.iter()
    }

    /// What the operator has noted, by its first day; it changes no verdict.
    pub fn notices(&self) -> impl Iterator<Item = &Notice> {
        self.notices.iter()
    }

    /// What each legal sentence rests on.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        self.statements.iter()
    }
}
