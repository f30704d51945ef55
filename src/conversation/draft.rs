//! What a person has stated so far, one type for each purpose, and the facts it amounts to.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::assess::{Facts, Filing};
use crate::law::DocumentId;
use crate::reminders::{Case, Relation};

/// The document meant where none is named: most people ask about a residence permit.
pub fn default_document() -> DocumentId {
    DocumentId::from("residence-permit")
}

/// The document that "the temporary one" means.
pub fn temporary_document() -> DocumentId {
    DocumentId::from("temporary-permit")
}

/// A fact that may have been asked for and may be unknown to the person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Known<T> {
    /// Not asked yet.
    #[default]
    Unasked,
    /// Asked, and the person does not know.
    Unknown,
    /// It was told.
    At(T),
}

impl<T: Copy> Known<T> {
    /// The fact, if it was told.
    pub fn told(self) -> Option<T> {
        match self {
            Known::At(fact) => Some(fact),
            Known::Unasked | Known::Unknown => None,
        }
    }
}

impl<T> From<Option<T>> for Known<T> {
    fn from(fact: Option<T>) -> Known<T> {
        fact.map_or(Known::Unasked, Known::At)
    }
}

/// Something that may have happened, and when: what was answered to the question about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Option<String>", into = "Option<String>")]
pub enum Happened {
    /// Not asked yet.
    #[default]
    Unasked,
    /// Asked, and the person does not know.
    Unknown,
    /// Asked, and it has not happened.
    No,
    /// It happened on that day.
    On(NaiveDate),
}

impl Happened {
    /// The day, if it happened and the day was told.
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Happened::On(day) => Some(day),
            Happened::Unasked | Happened::Unknown | Happened::No => None,
        }
    }
}

impl From<Option<NaiveDate>> for Happened {
    fn from(day: Option<NaiveDate>) -> Happened {
        day.map_or(Happened::Unasked, Happened::On)
    }
}

const UNKNOWN: &str = "unknown";
const NO: &str = "no";

/// As earlier releases stored it: nothing, or a day. The two answers without a day are words.
impl From<Happened> for Option<String> {
    fn from(happened: Happened) -> Option<String> {
        match happened {
            Happened::Unasked => None,
            Happened::Unknown => Some(UNKNOWN.to_string()),
            Happened::No => Some(NO.to_string()),
            Happened::On(day) => Some(day.to_string()),
        }
    }
}

impl TryFrom<Option<String>> for Happened {
    type Error = chrono::ParseError;

    fn try_from(stored: Option<String>) -> Result<Happened, chrono::ParseError> {
        Ok(match stored.as_deref() {
            None => Happened::Unasked,
            Some(UNKNOWN) => Happened::Unknown,
            Some(NO) => Happened::No,
            Some(day) => Happened::On(day.parse()?),
        })
    }
}

/// A document to be checked, lost or not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Card {
    /// Which document.
    pub document: Option<DocumentId>,
    /// Whose it is, where that was told with its dates.
    pub whose: Option<Relation>,
    /// The printed expiry day.
    pub expires: Known<NaiveDate>,
    /// The day of a loss.
    pub lost: Option<NaiveDate>,
    /// Whether an application was filed.
    pub filing: FilingTold,
    /// Whether the loss was reported, and when.
    pub reported: Happened,
    /// Whether an earlier penalty was carried out, and when.
    pub penalised: Happened,
    /// Whether a case was opened, and when.
    pub opened: Happened,
}

/// A fine, and the document it was imposed for as far as that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fine {
    /// The document.
    pub card: Card,
    /// How far the case has come; `None` where that was not asked.
    #[serde(default)]
    pub stage: Option<Stage>,
    /// The day on which paying half was offered and explained.
    #[serde(default)]
    pub half_offered: Known<NaiveDate>,
    /// The day on which the decision was handed over; unknown while there is none.
    pub handed_over: Known<NaiveDate>,
}

/// How far a case about an offence has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// A record of the offence was drawn up, nothing is decided.
    Protocol,
    /// The officer has offered to settle it for half.
    HalfOffered,
    /// An officer has decided on a fine.
    Decision,
    /// A court has ruled, or expulsion is spoken of.
    Court,
}

/// A refusal of the permission or the card, and the document as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The document.
    pub card: Card,
    /// The day on which the person learnt of it; unknown where no answer has come at all.
    pub learnt: Known<NaiveDate>,
}

/// What was told about an application.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FilingTold {
    /// Not asked.
    #[default]
    Unasked,
    /// Nothing was filed.
    None,
    /// Filed and being decided; its day is still to be asked.
    PendingOn(Option<NaiveDate>),
    /// Returned or dropped; the day on which it had been accepted is not known.
    Returned,
    /// Returned or dropped; the day on which it had been accepted is still to be asked.
    ReturnedOn(Option<NaiveDate>),
}

impl FilingTold {
    /// The day on which the application was accepted, whatever became of it.
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            FilingTold::PendingOn(day) | FilingTold::ReturnedOn(day) => day,
            FilingTold::Unasked | FilingTold::None | FilingTold::Returned => None,
        }
    }
}

/// What was checked last and can be saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Draft {
    /// A document.
    Card(Card),
    /// A fine.
    Fine(Fine),
    /// A refusal.
    Refusal(Refusal),
    /// An application for a first card: there is no expiry.
    FirstCard {
        /// The day on which it was accepted.
        filed: NaiveDate,
    },
    /// Several documents, told in one message.
    Several(Vec<Card>),
}

impl Card {
    /// A document of which nothing else is known.
    pub fn of(document: Option<DocumentId>) -> Card {
        Card { document, ..Card::default() }
    }

    /// What a saved document's facts say.
    pub fn of_case(case: &Case) -> Card {
        Card {
            document: Some(case.facts.document.clone()),
            expires: Known::from(case.facts.expires),
            lost: case.facts.lost,
            filing: match case.facts.filing {
                None => FilingTold::None,
                Some(Filing::Pending { on }) => FilingTold::PendingOn(Some(on)),
                Some(Filing::Returned { on: None }) => FilingTold::Returned,
                Some(Filing::Returned { on }) => FilingTold::ReturnedOn(on),
            },
            whose: None,
            reported: case.facts.reported.into(),
            penalised: case.facts.penalised.into(),
            opened: case.facts.opened.into(),
        }
    }

    /// Whose the document is, where it is not the writer's.
    pub fn of_somebody_else(&self) -> Option<Relation> {
        self.whose.filter(|whose| *whose != Relation::Mine)
    }

    /// The facts for an assessment; `None` while the document, or the expiry of a document that
    /// was not lost, is missing.
    pub fn facts(&self) -> Option<Facts> {
        let mut facts = Facts::new(self.document.clone()?);
        facts.expires = self.expires.told();
        facts.lost = self.lost;
        facts.reported = self.reported.day().filter(|_| self.lost.is_some());
        facts.penalised = self.penalised.day();
        facts.opened = self.opened.day();
        if facts.expires.is_none() && facts.lost.is_none() {
            return None;
        }
        facts.filing = match self.filing {
            FilingTold::Unasked | FilingTold::None | FilingTold::PendingOn(None) => None,
            FilingTold::PendingOn(Some(day)) => Some(Filing::Pending { on: day }),
            FilingTold::Returned => Some(Filing::Returned { on: None }),
            FilingTold::ReturnedOn(on) => Some(Filing::Returned { on }),
        };
        Some(facts)
    }
}

impl Fine {
    /// The document the fine is for, or the one most fines are about.
    pub fn document(&self) -> DocumentId {
        self.card.document.clone().unwrap_or_else(default_document)
    }

    /// The facts of a fine, for a paper; `None` while no decision was handed over.
    pub fn facts(&self) -> Option<Facts> {
        let handed_over = Some(self.handed_over.told()?);
        let mut facts = self.card.facts().unwrap_or_else(|| Facts::new(self.document()));
        facts.handed_over = handed_over;
        Some(facts)
    }
}

impl Refusal {
    /// The document that was refused, or the one that most people ask about.
    pub fn document(&self) -> DocumentId {
        self.card.document.clone().unwrap_or_else(default_document)
    }
}

impl Draft {
    /// The document, where one is known.
    pub fn document(&self) -> Option<DocumentId> {
        match self {
            Draft::FirstCard { .. } => Some(default_document()),
            _ => self.card().and_then(|card| card.document.clone()),
        }
    }

    /// What is known of the document; `None` while there is none yet.
    pub fn card(&self) -> Option<&Card> {
        match self {
            Draft::Card(card) => Some(card),
            Draft::Fine(fine) => Some(&fine.card),
            Draft::Refusal(refusal) => Some(&refusal.card),
            Draft::FirstCard { .. } | Draft::Several(_) => None,
        }
    }

    /// The cards on which a verdict was given; none where something else was told.
    pub fn cards(&self) -> &[Card] {
        match self {
            Draft::Card(card) => std::slice::from_ref(card),
            Draft::Several(cards) => cards,
            Draft::Fine(_) | Draft::Refusal(_) | Draft::FirstCard { .. } => &[],
        }
    }

    /// Whose it is, where that is known.
    pub fn whose(&self) -> Option<Relation> {
        self.card()?.whose
    }

    /// The printed expiry day, if it was told.
    pub fn expires(&self) -> Option<NaiveDate> {
        self.card()?.expires.told()
    }

    /// The day of a loss, if one was told.
    pub fn lost(&self) -> Option<NaiveDate> {
        self.card()?.lost
    }

    /// The day on which a decision on a fine was handed over, if one was told.
    pub fn handed_over(&self) -> Option<NaiveDate> {
        match self {
            Draft::Fine(fine) => fine.handed_over.told(),
            _ => None,
        }
    }

    /// The day on which paying half was offered, if one was told and nothing is decided.
    pub fn half_offered(&self) -> Option<NaiveDate> {
        match self {
            Draft::Fine(Fine { stage: Some(Stage::HalfOffered), half_offered, .. }) => half_offered.told(),
            _ => None,
        }
    }

    /// The day on which a refusal was learnt of, if one was told.
    pub fn learnt(&self) -> Option<NaiveDate> {
        match self {
            Draft::Refusal(refusal) => refusal.learnt.told(),
            _ => None,
        }
    }

    /// The day of a fine, of the offer of half or of a refusal: it has a last day of its own.
    pub fn of_its_own(&self) -> Option<NaiveDate> {
        self.handed_over().or(self.half_offered()).or(self.learnt())
    }

    /// The facts that are kept when this is saved.
    pub fn facts_to_keep(&self) -> Option<Facts> {
        match self {
            Draft::Card(card) => card.facts(),
            Draft::FirstCard { filed } => {
                let filing = Some(Filing::Pending { on: *filed });
                Some(Facts { filing, ..Facts::new(default_document()) })
            }
            Draft::Several(_) => None,
            // A fine and a refusal have a last day of their own; the document's date need not be known.
            Draft::Fine(Fine { card, .. }) | Draft::Refusal(Refusal { card, .. }) => {
                card.facts().or_else(|| {
                    let document = card.document.clone()?;
                    self.of_its_own().map(|_| Facts::new(document))
                })
            }
        }
    }
}
