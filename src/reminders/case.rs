//! A case: one stored document of one chat, what has become of it, and how its owner wants to be reminded.

use std::collections::BTreeSet;
use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::Rung;
use super::incident::{Application, Fined, HalfOffered, Incident, LastTold, OldState, Refused, Rest};
use super::visit::{self, Correction, Noted, Visit};
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
#[serde(from = "Stored")]
pub struct Case {
    /// Its number within the chat.
    pub id: CaseId,
    /// Whose document it is.
    pub label: Label,
    /// The facts stated about it: its date, an application, a loss. `expires` is missing while somebody
    /// waits for a first card.
    pub facts: Facts,
    /// The fine that was imposed, if one was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fined: Option<Fined>,
    /// The offer to pay half of a fine, while nothing is decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub half_offered: Option<HalfOffered>,
    /// The refusal, if there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<Refused>,
    /// Why nothing is due about renewing it, if so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rest: Option<Rest>,
    /// Rungs that are turned off for this case (those of [`Settings`] are off for all).
    pub rungs_off: BTreeSet<Rung>,
    /// The due dates of rungs of which somebody pressed "I have read it".
    pub read: BTreeSet<NaiveDate>,
    /// The day for which somebody pressed "remind me tomorrow".
    pub snoozed: Option<NaiveDate>,
    /// The day on which its owner last did something about it; it is kept for a time after that.
    pub touched: Option<NaiveDate>,
    /// The day on which its owner was asked whether it is still needed.
    pub asked_to_keep: Option<NaiveDate>,
    /// The visits to an office that its owner noted down, in the order of their days.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub visits: Vec<Visit>,
    /// Its name in files that leave the chat; earlier releases gave none.
    pub paper: Option<PaperId>,
}

/// A case as any release has written it: earlier ones kept only the last fact stated about it, in
/// `state`, beside the facts.
#[derive(Deserialize)]
struct Stored {
    id: CaseId,
    label: Label,
    facts: Facts,
    #[serde(default)]
    state: Option<OldState>,
    #[serde(default)]
    fined: Option<Fined>,
    #[serde(default)]
    half_offered: Option<HalfOffered>,
    #[serde(default)]
    refused: Option<Refused>,
    #[serde(default)]
    rest: Option<Rest>,
    rungs_off: BTreeSet<Rung>,
    read: BTreeSet<NaiveDate>,
    snoozed: Option<NaiveDate>,
    #[serde(default)]
    touched: Option<NaiveDate>,
    #[serde(default)]
    asked_to_keep: Option<NaiveDate>,
    #[serde(default)]
    visits: Vec<Visit>,
    #[serde(default)]
    paper: Option<PaperId>,
}

impl From<Stored> for Case {
    fn from(stored: Stored) -> Case {
        let mut case = Case {
            id: stored.id,
            label: stored.label,
            facts: stored.facts,
            fined: stored.fined,
            half_offered: stored.half_offered,
            refused: stored.refused,
            rest: stored.rest,
            rungs_off: stored.rungs_off,
            read: stored.read,
            snoozed: stored.snoozed,
            touched: stored.touched,
            asked_to_keep: stored.asked_to_keep,
            visits: stored.visits,
            paper: stored.paper,
        };
        match stored.state.map(OldState::last_told) {
            // An application and a loss stand in the facts too.
            None | Some(LastTold::NotFiled) => {}
            Some(LastTold::Returned) => {
                case.facts.filing = Some(Filing::Returned { on: case.facts.filing.and_then(Filing::on) });
            }
            Some(LastTold::Filed { on }) => case.facts.filing = Some(Filing::Pending { on }),
            Some(LastTold::Lost { on }) => case.facts.lost = Some(on),
            Some(LastTold::Fined { handed_over }) => case.fined = Some(Fined { handed_over }),
            Some(LastTold::HalfOffered { on }) => case.half_offered = Some(HalfOffered { on }),
            Some(LastTold::Refused { learnt }) => case.refused = Some(Refused { learnt }),
            Some(LastTold::InHand) => case.rest = Some(Rest::InHand),
            Some(LastTold::Stopped) => case.rest = Some(Rest::Stopped),
        }
        case
    }
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
    /// A new case of which nothing has happened but what the facts say.
    pub fn new(id: CaseId, label: Label, facts: Facts) -> Case {
        Case {
            id,
            label,
            facts,
            fined: None,
            half_offered: None,
            refused: None,
            rest: None,
            rungs_off: BTreeSet::new(),
            read: BTreeSet::new(),
            snoozed: None,
            touched: None,
            asked_to_keep: None,
            visits: Vec::new(),
            paper: None,
        }
    }

    /// An application was handed in. One that follows a refusal without a day is a new one.
    pub fn filed(&mut self, on: NaiveDate) {
        self.facts.filing = Some(Filing::Pending { on });
        self.refused = self.refused.filter(|refused| refused.learnt.is_some());
        self.goes_on();
    }

    /// The application was returned; without one known nothing changes.
    pub fn returned(&mut self) {
        let on = self.facts.filing.and_then(Filing::on);
        self.facts.filing = Some(Filing::Returned { on });
        self.goes_on();
    }

    /// The new document is in hand; the next step is to ask for its date.
    pub fn in_hand(&mut self) {
        self.rest = Some(Rest::InHand);
        self.snoozed = None;
    }

    /// The new document's date: the case starts again. A fine is not undone by a new document.
    pub fn renewed(&mut self, expires: NaiveDate) {
        self.facts.expires = Some(expires);
        self.facts.filing = None;
        self.facts.lost = None;
        self.facts.reported = None;
        self.facts.opened = None;
        self.refused = None;
        self.read.clear();
        self.goes_on();
    }

    /// The application was refused; `learnt` is the day on which the person learnt of it.
    pub fn refused(&mut self, learnt: Option<NaiveDate>) {
        self.refused = Some(Refused { learnt });
        self.goes_on();
    }

    /// Paying half of a fine was offered on that day.
    pub fn half_offered(&mut self, on: NaiveDate) {
        self.half_offered = Some(HalfOffered { on });
        self.goes_on();
    }

    /// A fine was imposed; `handed_over` is the day on which the decision was handed over. Half is offered
    /// only before a decision.
    pub fn fined(&mut self, handed_over: Option<NaiveDate>) {
        self.fined = Some(Fined { handed_over });
        self.half_offered = None;
        self.goes_on();
    }

    /// The document was lost or stolen.
    pub fn lost(&mut self, on: NaiveDate) {
        if self.facts.lost != Some(on) {
            self.facts.reported = None;
        }
        self.facts.lost = Some(on);
        self.goes_on();
    }

    /// This did not happen: it was entered by mistake.
    pub fn untold(&mut self, incident: Incident) {
        match incident {
            Incident::Fined => self.fined = None,
            Incident::HalfOffered => self.half_offered = None,
            Incident::Refused => self.refused = None,
            Incident::Lost => (self.facts.lost, self.facts.reported) = (None, None),
            Incident::Filed => self.facts.filing = None,
        }
        self.snoozed = None;
    }

    /// What has become of its application: a refusal ends the one that came before it.
    pub fn application(&self) -> Application {
        match (self.facts.filing, self.refused) {
            (Some(Filing::Pending { on }), Some(Refused { learnt: Some(learnt) })) if on > learnt => {
                Application::Pending(on)
            }
            (_, Some(_)) => Application::Refused,
            (Some(Filing::Pending { on }), None) => Application::Pending(on),
            (Some(Filing::Returned { .. }), None) => Application::Returned,
            (None, None) => Application::None,
        }
    }

    /// The loss that is still to be reported: an application from its day on is a report too.
    pub fn unreported_loss(&self) -> Option<NaiveDate> {
        let lost = self.facts.lost?;
        let is_reported = self.facts.reported.is_some() || self.facts.filed_on().is_some_and(|on| on >= lost);
        (!is_reported).then_some(lost)
    }

    /// Everything that has happened to it.
    pub fn incidents(&self) -> Vec<Incident> {
        let happened = |incident: &Incident| match incident {
            Incident::Fined => self.fined.is_some(),
            Incident::HalfOffered => self.half_offered.is_some(),
            Incident::Lost => self.facts.lost.is_some(),
            Incident::Refused => self.refused.is_some(),
            Incident::Filed => self.facts.filing.is_some(),
        };
        Incident::ALL.into_iter().filter(happened).collect()
    }

    /// No more reminders about it.
    pub fn stopped(&mut self) {
        self.rest = Some(Rest::Stopped);
        self.snoozed = None;
    }

    /// Reminders again, as the facts stand.
    pub fn resumed(&mut self) {
        self.goes_on();
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

    /// Puts one thing right about the visit that was noted down in that second (since 1970).
    pub fn correct_visit(&mut self, noted: i64, correction: Correction, now: DateTime<Utc>) {
        visit::correct(&mut self.visits, noted, correction, now);
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
        let fined = self.fined.and_then(|fined| fined.handed_over);
        let refused = self.refused.and_then(|refused| refused.learnt);
        let half = self.half_offered.map(|half| half.on);
        [self.facts.expires, filing, self.facts.lost, fined, half, refused, self.touched]
            .into_iter()
            .flatten()
            .max()
    }

    fn goes_on(&mut self) {
        self.rest = None;
        self.snoozed = None;
    }
}
