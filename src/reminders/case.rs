//! A case: one stored document of one chat, what has become of it, and how its owner wants to be reminded.

use std::collections::BTreeSet;
use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};

use super::Rung;
use super::visit::{self, Noted, Visit};
use crate::assess::{Facts, Filing};

/// A private chat with the bot, by Telegram's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChatId(pub i64);

/// A case's number within its chat; never used twice in one chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CaseId(pub u16);

/// The name of a document outside its chat, in the calendar of whoever imports a file of ours: a random
/// number, so that the documents of two people are never taken for one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PaperId(String);

impl PaperId {
    /// The name made from a random number.
    pub fn new(random: u128) -> PaperId {
        PaperId(format!("{random:032x}"))
    }
}

impl fmt::Display for PaperId {
    fn fmt(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        into.write_str(&self.0)
    }
}

/// One stored document of a chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Its number within the chat.
    pub id: CaseId,
    /// Whose document it is.
    pub label: Label,
    /// What was told about it. `expires` is missing while somebody waits for a first card.
    pub facts: Facts,
    /// What has become of it. Change it with the methods, which keep `facts` in step.
    #[serde(deserialize_with = "state")]
    pub state: CaseState,
    /// Rungs that are turned off for this case (those of [`Settings`] are off for all).
    pub rungs_off: BTreeSet<Rung>,
    /// The due dates of rungs of which somebody pressed "I have read it".
    pub read: BTreeSet<NaiveDate>,
    /// The day for which somebody pressed "remind me tomorrow".
    pub snoozed: Option<NaiveDate>,
    /// The day on which its owner last did something about it; it is kept for a time after that.
    #[serde(default)]
    pub touched: Option<NaiveDate>,
    /// The day on which its owner was asked whether it is still needed.
    #[serde(default)]
    pub asked_to_keep: Option<NaiveDate>,
    /// The visits to an office that its owner noted down, in the order of their days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub visits: Vec<Visit>,
    /// Its name in files that leave the chat; earlier releases gave none.
    #[serde(default)]
    pub paper: Option<PaperId>,
}

/// Whose document a case is about: a closed choice, with a short free name at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The relation to the person who chats.
    pub relation: Relation,
    /// A short name the person typed, if any; shown only in the open text, never in a preview.
    pub name: Option<String>,
}

/// Who the document belongs to, as seen by the person who chats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// The person who chats.
    Mine,
    /// Their mother.
    Mother,
    /// Their father.
    Father,
    /// Their wife or husband.
    Spouse,
    /// Their child.
    Child,
    /// Somebody who works for them.
    Worker,
    /// Somebody else.
    Other,
}

impl Relation {
    /// Every relation, in the order in which they are offered.
    pub const ALL: [Relation; 7] = [
        Relation::Mine,
        Relation::Mother,
        Relation::Father,
        Relation::Spouse,
        Relation::Child,
        Relation::Worker,
        Relation::Other,
    ];

    /// Its name in messages and buttons.
    pub fn name(self) -> &'static str {
        match self {
            Relation::Mine => "mine",
            Relation::Mother => "mother",
            Relation::Father => "father",
            Relation::Spouse => "spouse",
            Relation::Child => "child",
            Relation::Worker => "worker",
            Relation::Other => "other",
        }
    }

    /// The relation of this name; `None` if there is none.
    pub fn find(name: &str) -> Option<Relation> {
        Relation::ALL.into_iter().find(|relation| relation.name() == name)
    }
}

/// What has become of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseState {
    /// No application yet.
    NotFiled,
    /// An application is pending since that day (or will be handed in on it).
    Filed {
        /// The day of filing.
        on: NaiveDate,
    },
    /// The application was returned: counts as not filed.
    Returned,
    /// The new document is in hand; its date is awaited, nothing is due.
    InHand,
    /// The application was refused.
    Refused {
        /// The day on which the person learnt of it, if told.
        learnt: Option<NaiveDate>,
    },
    /// Paying half of a fine was offered, before any decision.
    HalfOffered {
        /// The day on which it was offered and explained.
        on: NaiveDate,
    },
    /// A fine was imposed.
    Fined {
        /// The day on which the decision was handed over, if told.
        handed_over: Option<NaiveDate>,
    },
    /// The document was lost or stolen on that day.
    Lost {
        /// The day of the loss.
        on: NaiveDate,
    },
    /// The person wants no more reminders about it.
    Stopped,
}

/// Reads a state as every release has written it: a refusal had no day at first.
fn state<'de, D: Deserializer<'de>>(from: D) -> Result<CaseState, D::Error> {
    #[derive(Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum WithoutADay {
        Refused,
    }
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Stored {
        Earlier(WithoutADay),
        Now(CaseState),
    }
    Ok(match Stored::deserialize(from)? {
        Stored::Earlier(WithoutADay::Refused) => CaseState::Refused { learnt: None },
        Stored::Now(state) => state,
    })
}

/// How a person wants to be reminded. Times are civil times in Asia/Almaty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The full hour of the day at which reminders are sent, 0–23.
    pub hour: u8,
    /// Rungs that are turned off for every case.
    pub rungs_off: BTreeSet<Rung>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { hour: 10, rungs_off: BTreeSet::new() }
    }
}

impl Case {
    /// A new case that has not been filed (or has, if the facts say so).
    pub fn new(id: CaseId, label: Label, facts: Facts) -> Case {
        let state = match (facts.filing, facts.lost) {
            (Some(Filing::Pending { on }), _) => CaseState::Filed { on },
            (Some(Filing::Returned { .. }), _) => CaseState::Returned,
            (None, Some(on)) => CaseState::Lost { on },
            (None, None) => CaseState::NotFiled,
        };
        Case {
            id,
            label,
            facts,
            state,
            rungs_off: BTreeSet::new(),
            read: BTreeSet::new(),
            snoozed: None,
            touched: None,
            asked_to_keep: None,
            visits: Vec::new(),
            paper: None,
        }
    }

    /// An application was handed in.
    pub fn filed(&mut self, on: NaiveDate) {
        self.facts.filing = Some(Filing::Pending { on });
        self.become_state(CaseState::Filed { on });
    }

    /// The application was returned; without one known, nothing but the state changes.
    pub fn returned(&mut self) {
        if let Some(filing) = &mut self.facts.filing {
            *filing = Filing::Returned { on: filing.on() };
        }
        self.become_state(CaseState::Returned);
    }

    /// The new document is in hand; the next step is to ask for its date.
    pub fn in_hand(&mut self) {
        self.become_state(CaseState::InHand);
    }

    /// The new document's date: the case starts again.
    pub fn renewed(&mut self, expires: NaiveDate) {
        self.facts.expires = Some(expires);
        self.facts.filing = None;
        self.facts.lost = None;
        self.facts.reported = None;
        self.facts.opened = None;
        self.read.clear();
        self.become_state(CaseState::NotFiled);
    }

    /// The application was refused; `learnt` is the day on which the person learnt of it.
    pub fn refused(&mut self, learnt: Option<NaiveDate>) {
        self.become_state(CaseState::Refused { learnt });
    }

    /// Paying half of a fine was offered on that day.
    pub fn half_offered(&mut self, on: NaiveDate) {
        self.become_state(CaseState::HalfOffered { on });
    }

    /// A fine was imposed; `handed_over` is the day on which the decision was handed over.
    pub fn fined(&mut self, handed_over: Option<NaiveDate>) {
        self.become_state(CaseState::Fined { handed_over });
    }

    /// The document was lost or stolen.
    pub fn lost(&mut self, on: NaiveDate) {
        self.facts.lost = Some(on);
        self.facts.reported = None;
        self.become_state(CaseState::Lost { on });
    }

    /// No more reminders about it.
    pub fn stopped(&mut self) {
        self.become_state(CaseState::Stopped);
    }

    /// Reminders again, as the facts stand.
    pub fn resumed(&mut self) {
        let fresh = Case::new(self.id, self.label.clone(), self.facts.clone());
        self.become_state(fresh.state);
    }

    /// "Remind me tomorrow": once more on `day`.
    pub fn snooze(&mut self, day: NaiveDate) {
        self.snoozed = Some(day);
    }

    /// "I have read it": the rung due on `due_on` is not repeated.
    pub fn has_read(&mut self, due_on: NaiveDate) {
        self.read.insert(due_on);
        self.snoozed = None;
    }

    /// Notes a visit down.
    pub fn note_visit(&mut self, visit: Visit) -> Noted {
        visit::note(&mut self.visits, visit)
    }

    /// Takes the visit out that was noted down in that second (since 1970).
    pub fn remove_visit(&mut self, noted: i64) {
        visit::remove(&mut self.visits, noted);
    }

    /// Its owner did something about it on that day.
    pub fn touch(&mut self, day: NaiveDate) {
        self.touched = self.touched.max(Some(day));
        self.asked_to_keep = None;
    }

    /// The last date this case speaks of, or the day of its owner's last act if that is later; a year
    /// after it the case is erased.
    pub fn last_date(&self) -> Option<NaiveDate> {
        let filing = self.facts.filing.and_then(Filing::on);
        let decided = match self.state {
            CaseState::Fined { handed_over } => handed_over,
            CaseState::Refused { learnt } => learnt,
            CaseState::HalfOffered { on } => Some(on),
            _ => None,
        };
        [self.facts.expires, filing, self.facts.lost, decided, self.touched].into_iter().flatten().max()
    }

    fn become_state(&mut self, state: CaseState) {
        self.state = state;
        self.snoozed = None;
    }
}
