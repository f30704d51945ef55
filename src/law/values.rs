//! The values a law is made of: documents, outages, fees and sources, each dated and sourced.

use std::sync::Arc;

use chrono::NaiveDate;

use super::DocumentId;

/// From when a value holds, where it was read, and when it was checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Basis {
    /// The first day it holds.
    pub from: Start,
    /// The id of its source.
    pub source: Arc<str>,
    /// How well it is established.
    pub confidence: Confidence,
    /// The day somebody last compared it with the source.
    pub checked_on: NaiveDate,
    /// Past this day every answer that leans on it says when it was checked.
    pub check_again_by: NaiveDate,
}

/// The first day a value holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Start {
    /// The source gives the rule without its first day: it is taken to hold throughout.
    NotStated,
    /// From this day on.
    On(NaiveDate),
}

/// How well a value is established.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Our own reading, or a weak source: said only as "our reading".
    Low,
    /// One decent secondary source, or a clear reading of an official one.
    Medium,
    /// Read in the official text, or an official figure that several outlets repeat.
    High,
}

/// One value over time: each row holds until the next begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline<T> {
    pub(super) rows: Vec<(Basis, T)>,
}

impl<T> Timeline<T> {
    /// The row that holds on a day; `None` before the first.
    pub fn at(&self, day: NaiveDate) -> Option<(&Basis, &T)> {
        let holds = |basis: &Basis| match basis.from {
            Start::NotStated => true,
            Start::On(first) => first <= day,
        };
        self.rows.iter().rev().find(|(basis, _)| holds(basis)).map(|(basis, value)| (basis, value))
    }

    /// All rows, by their first day.
    pub fn rows(&self) -> impl Iterator<Item = (&Basis, &T)> {
        self.rows.iter().map(|(basis, value)| (basis, value))
    }

    /// Whether there is no row at all: the document has no such rule.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// One document type.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its id; the file's name.
    pub id: DocumentId,
    /// Whether it is issued on a passport and never for longer than that.
    pub rests_on_passport: bool,
    /// Whether the printed day itself still counts as valid.
    pub printed_day_counts: Timeline<bool>,
    /// Whole calendar months before the expiry by which to apply; empty where no rule is known.
    pub renewal_months: Timeline<u32>,
    /// Calendar days after a loss by which to apply; empty where no rule is known.
    pub loss_days: Timeline<u64>,
    /// What follows when it has expired.
    pub penalty: Timeline<PenaltyRule>,
    /// What an outage means for it that does not name it.
    pub unnamed: Unnamed,
    /// Whether another country issues it: somebody may be afraid to ask there.
    pub foreign: bool,
}

/// What an outage means for a document that its statement does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unnamed {
    /// Nothing: the outage is not spoken of.
    Untouched,
    /// Inside it we cannot say, outside it the statement does not help.
    NotStated,
}

/// What the law attaches to an expired document. A new shape of rule is a new variant.
#[derive(Clone, Debug, PartialEq)]
pub enum PenaltyRule {
    /// A permanent resident's card has lapsed: a fixed fine after some days.
    LapsedCard(LapsedCard),
    /// A permitted stay has ended: tiers by the days since.
    Overstay(Overstay),
    /// Searched for and not found.
    NotFound {
        /// Whether fines for waiting were reported: told beside "we know no rule".
        waiting_was_fined: bool,
    },
}

impl PenaltyRule {
    /// Whether a rule was found at all.
    pub fn is_known(&self) -> bool {
        !matches!(self, PenaltyRule::NotFound { .. })
    }
}

/// A fixed fine for living on a lapsed card.
#[derive(Clone, Debug, PartialEq)]
pub struct LapsedCard {
    /// Article and part.
    pub article: Arc<str>,
    /// The fine in monthly calculation indices.
    pub mci: i64,
    /// Calendar days after the expiry without an offence; the fine begins on the day after them.
    pub grace_days: i64,
    /// What doing it again costs.
    pub again: Again,
}

/// The part of an article for a second offence within some months after a penalty was carried out
/// (article 61 of the Code of Administrative Offences).
#[derive(Clone, Debug, PartialEq)]
pub struct Again {
    /// Article and part.
    pub article: Arc<str>,
    /// The fine in monthly calculation indices.
    pub mci: i64,
    /// Calendar months after the penalty; the last day counts.
    pub months: u32,
}

/// The scale of an overstay.
#[derive(Clone, Debug, PartialEq)]
pub struct Overstay {
    /// The tiers, by their first day; the first begins on day 1.
    pub tiers: Vec<Tier>,
    /// The tiers within `again_months` after an earlier penalty, ordered alike.
    pub again_tiers: Vec<Tier>,
    /// Calendar months after the penalty; the last day counts.
    pub again_months: u32,
    /// From this day on the first step is legal aid.
    pub legal_aid_from_day: i64,
}

/// One step of an overstay's scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Tier {
    /// The first day it holds; day 1 is the day after the expiry.
    pub from_day: i64,
    /// Article and part.
    pub article: Arc<str>,
    /// What it threatens.
    pub sanction: Sanction,
}

/// What an article threatens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sanction {
    /// A warning.
    Warning,
    /// A fine.
    Fine {
        /// In monthly calculation indices.
        mci: i64,
        /// Whether a judge may expel instead.
        or_expulsion: bool,
    },
    /// Expulsion, without a fine.
    Expulsion,
}

/// The fine for giving notice of a loss late.
#[derive(Clone, Debug, PartialEq)]
pub struct LateNotice {
    /// Article and part.
    pub article: Arc<str>,
    /// The fine in monthly calculation indices.
    pub mci: i64,
    /// What doing it again costs.
    pub again: Again,
    /// The documents whose loss the article names.
    pub documents: Vec<DocumentId>,
}

/// A failure of the ministry's systems, for which a relief was announced.
#[derive(Clone, Debug, PartialEq)]
pub struct Outage {
    /// Its id; its words are the message `outage-<id>`.
    pub id: Arc<str>,
    /// The documents that the announcement names.
    pub documents: Vec<DocumentId>,
    /// The first day.
    pub starts: NaiveDate,
    /// The last day that surely lies within.
    pub certain_through: NaiveDate,
    /// The last day that may lie within.
    pub possible_through: NaiveDate,
    /// Source and checks; it holds from its first day on.
    pub basis: Basis,
}

impl Outage {
    /// Whether the announcement names a document.
    pub fn names(&self, document: &DocumentId) -> bool {
        self.documents.contains(document)
    }
}

/// A state fee. It takes the index of the day of payment.
#[derive(Clone, Debug, PartialEq)]
pub struct Fee {
    /// Its id.
    pub id: Arc<str>,
    /// The fee in percent of one monthly calculation index.
    pub percent_of_mci: Timeline<i64>,
}

/// Paying a fine early at a part of its amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HalfPayment {
    /// The part to pay.
    pub percent: i64,
    /// Within so many days of 24 hours, from the officer's explanation when the case is opened.
    pub days: i64,
}

/// What passport and papers must last when a first permission is applied for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstPermission {
    /// The passport must be valid for more than this from the filing on.
    pub passport_days: i64,
    /// A solvency, criminal-record or medical paper counts so many days after its issue.
    pub paper_days: i64,
}

/// Where a value was read. Its title is the message `source-<id>`.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its id.
    pub id: Arc<str>,
    /// Its address.
    pub url: Arc<str>,
    /// The day of the text or of the edition read.
    pub dated: Dated,
}

/// How exactly a source's day is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dated {
    /// A day.
    Day(NaiveDate),
    /// A month such as `2024-12`, or a year.
    Partly(Arc<str>),
    /// An edition of the spring of that year; what was changed later is not in it.
    Spring(i32),
    /// The page shows none.
    Undated,
}

/// One side of a matter on which sources differ. Its words are `claim-<topic>-<id>`.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// What the sources differ about; its words are `disagreement-<topic>`.
    pub topic: Arc<str>,
    /// Which side it is.
    pub id: Arc<str>,
    /// A number of days that the claim names.
    pub days: Option<i64>,
    /// The number of days for the fast service.
    pub fast_days: Option<i64>,
    /// Source and checks.
    pub basis: Basis,
}

/// What a legal sentence that a person can meet rests on; for those who review the words.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The message's id.
    pub message: Arc<str>,
    /// Which line of the message it is about, the first being 1; the whole message if `None`.
    pub line: Option<usize>,
    /// The provision or passage, in the source's own numbering.
    pub provision: Arc<str>,
    /// The id of its source; `None` where the sentence says that nothing was found.
    pub source: Option<Arc<str>>,
    /// How well it is established.
    pub confidence: Confidence,
    /// Whose claim it is.
    pub whose: Whose,
    /// The message that says whose reading it is, where this one does not.
    pub beside: Option<Arc<str>>,
}

/// Whose claim a sentence is. A test looks for the words that say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// The text of the law.
    Code,
    /// A guide of the state.
    Guide,
    /// The ministry, in its words to the press.
    Ministry,
    /// Somebody else, as the press reported.
    Press,
    /// Our reading.
    Ours,
    /// Nobody: it was searched for and not found, or is not stated.
    NotFound,
    /// Nobody: it says what to do.
    Advice,
    /// Nobody: it says what was told.
    Plain,
}

impl Whose {
    /// Every one, with its name in the law's files.
    pub const ALL: [(&'static str, Whose); 8] = [
        ("code", Whose::Code),
        ("guide", Whose::Guide),
        ("ministry", Whose::Ministry),
        ("press", Whose::Press),
        ("ours", Whose::Ours),
        ("not-found", Whose::NotFound),
        ("advice", Whose::Advice),
        ("plain", Whose::Plain),
    ];
}
