//! What is kept about one chat, and the question that is open in it.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use chrono_tz::Asia::Almaty;
use serde::{Deserialize, Deserializer, Serialize};

use super::draft::{Card, Draft, Fine, Known, Refusal};
use crate::lang::Lang;
use crate::law::DocumentId;
use crate::reminders::{Case, CaseId, PaperId, Relation, Settings};
use crate::understand::{KindId, TopicId};

/// The most documents one chat may save.
pub const MOST_CASES: usize = 50;

/// The privacy notice a person agreed to; a new notice takes a new number.
pub const NOTICE: u16 = 2;

/// How long a saved document is kept after the last date it speaks of.
pub const RETENTION_MONTHS: i64 = 12;

/// How long what nobody agreed to store is kept: facts that were checked but not saved, the open question with
/// what was answered to it, wishes.
pub const MEMORY_HOURS: i64 = 24;

/// So many topics answered before the last one are kept, and so many papers.
const LONGEST_THREAD: usize = 3;
const MOST_EARLIER: usize = 4;

/// Everything kept about one chat.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Chat {
    /// The chosen language; until then the client's language is used.
    pub lang: Option<Lang>,
    /// The agreement to storing, if it was given.
    pub consent: Option<Consent>,
    /// Hour of reminders and rungs turned off.
    pub settings: Settings,
    /// The saved documents.
    pub cases: Vec<Case>,
    /// The open question; forgotten after [`MEMORY_HOURS`].
    pub flow: Option<Flow>,
    /// When the open question was asked, or something was answered to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_at: Option<DateTime<Utc>>,
    /// Counts the questions asked, so that buttons of an earlier one are known as old.
    pub turn: u16,
    /// What was checked last, for the next question; forgotten after [`MEMORY_HOURS`].
    pub last: Option<Checked>,
    /// The list of documents that was checked last, to be saved with one press; forgotten likewise.
    pub listed: Option<Listed>,
    /// The document kind that the last question spoke of, where its date was missing.
    pub asked_about: Option<DocumentId>,
    /// What a date alone would mean after the last answer.
    pub bare_date: BareDate,
    /// The topic that was answered last, for a question that only goes on with it.
    #[serde(deserialize_with = "known_topic")]
    pub last_topic: Option<TopicId>,
    /// The topics answered before that, the latest last.
    #[serde(deserialize_with = "known_topics")]
    pub thread: Vec<TopicId>,
    /// The papers of the verdicts before the last one, the latest last.
    pub earlier: Vec<Card>,
    /// When something was answered last: from then on all that was spoken of counts for a while.
    pub answered_at: Option<DateTime<Utc>>,
    /// Somebody seemed to be in danger, and nothing else was answered since.
    #[serde(deserialize_with = "known_kind")]
    pub in_danger: Option<KindId>,
    /// "Was this what you meant?" was asked below an answer.
    pub asked_if_meant: bool,
    /// The fingerprint of the law by which the person was last told where the saved documents stand.
    pub law: Option<String>,
    /// What the person wants to be told once it is known; without consent forgotten after [`MEMORY_HOURS`].
    pub wishes: Vec<Wish>,
    /// When somebody without consent wished that last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wished_at: Option<DateTime<Utc>>,
    /// The days of the last week on which the bot asked by itself whether they took it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asked_on: Vec<NaiveDate>,
    /// The day on which the bot last asked whether they took it; what was answered is not kept here.
    pub asked_to_report: Option<NaiveDate>,
    /// Somebody who does not want to be asked that by the bot.
    pub never_asked_to_report: bool,
    /// The beginning of the last downtime that the person was notified of.
    pub away_told: Option<DateTime<Utc>>,
    /// The last message to everybody that the person was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub broadcast: Option<String>,
    /// Which of our corrections the person knows of; a record without it knows of none.
    #[serde(default = "Corrections::none")]
    pub corrections: Corrections,
}

/// How many of the releases that corrected an earlier one's verdicts a person was notified of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Corrections(u16);

impl Corrections {
    /// Everything that [`correction`](crate::assess::correction) finds is known.
    pub const ALL: Corrections = Corrections(1);

    fn none() -> Corrections {
        Corrections(0)
    }

    /// Whether there is something to correct in what was told before.
    pub fn are_missing(self) -> bool {
        self != Corrections::ALL
    }
}

impl Default for Corrections {
    /// A new person has seen this release only.
    fn default() -> Corrections {
        Corrections::ALL
    }
}

/// What a date alone means: most answers that want one want the expiry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum BareDate {
    /// The last day printed on a document.
    #[default]
    Expiry,
    /// The day of a loss.
    Loss,
    /// The day on which a decision on a fine was handed over.
    HandedOver,
    /// The day on which somebody learnt of a refusal.
    Learnt,
    /// The day on which a first permission is to be asked for.
    Plan,
}

/// More wishes of one chat are not kept.
pub const MOST_WISHES: usize = 10;

/// What somebody wants to be told. Nothing of what was typed is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wish {
    /// The monthly calculation index of that year.
    Index(i32),
    /// The last day of this outage: one day instead of two bounds.
    LastDay(String),
    /// An answer about this kind of question.
    Answer(String),
    /// An answer of this topic that no longer says that something is not known.
    Topic(String),
}

/// When a person agreed to which notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// The notice's number.
    pub notice: u16,
    /// The moment.
    pub at: DateTime<Utc>,
}

/// Facts that were checked, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Checked {
    /// The facts.
    pub draft: Draft,
    /// The moment.
    pub at: DateTime<Utc>,
    /// The question that the last day was the answer to, for a correction of that day.
    #[serde(default)]
    pub last_day: Option<Asking>,
    /// The later day on which the person said to go, if the verdict was for one.
    #[serde(default)]
    pub later: Option<NaiveDate>,
}

/// Documents told in one message, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listed {
    /// The documents.
    pub cards: Vec<Card>,
    /// The moment.
    pub at: DateTime<Utc>,
    /// Day and month of those whose year was not said, in the order of the documents.
    #[serde(default)]
    pub without_year: Vec<Option<(u32, u32)>>,
}

impl Listed {
    /// Tells this list from others of its day, in the button that saves it: the second at which it
    /// was read. It comes round after 18 hours; of one chat only the last list is kept, so a button of an
    /// earlier one is taken for its own in the one second in which both numbers are the same.
    pub fn fingerprint(&self) -> u16 {
        (self.at.timestamp().rem_euclid(i64::from(u16::MAX))) as u16
    }

    /// Whether some year was not said.
    pub fn lacks_a_year(&self) -> bool {
        self.without_year.iter().any(Option::is_some)
    }
}

/// A topic that this release does not know is left out.
fn known_topic<'de, D: Deserializer<'de>>(from: D) -> Result<Option<TopicId>, D::Error> {
    let id = Option::<String>::deserialize(from)?;
    Ok(id.as_deref().and_then(TopicId::find))
}

/// Topics that this release does not know are left out.
fn known_topics<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<TopicId>, D::Error> {
    let ids = Vec::<String>::deserialize(from)?;
    Ok(ids.iter().filter_map(|id| TopicId::find(id)).collect())
}

/// A kind that this release does not know is left out.
fn known_kind<'de, D: Deserializer<'de>>(from: D) -> Result<Option<KindId>, D::Error> {
    let id = Option::<String>::deserialize(from)?;
    Ok(id.as_deref().and_then(KindId::find))
}

/// A running flow: what it is for with what is known, what is asked now and was asked before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Flow {
    /// What happens when everything is known, with what is known.
    pub goal: Goal,
    /// What is asked now.
    pub asking: Asking,
    /// What was asked before, oldest first, for "back".
    pub asked: Vec<Asking>,
    /// The question that the last day was the answer to, for a correction of that day.
    #[serde(default)]
    pub last_day: Option<Asking>,
    /// Day and month that were typed without a year.
    #[serde(default)]
    pub day_month: Option<(u32, u32)>,
    /// Year and month that were typed without a day.
    #[serde(default)]
    pub year_month: Option<(i32, u32)>,
    /// The year of a day whose month was unclear: "04/05/2027".
    #[serde(default)]
    pub year: Option<i32>,
    /// What is asked now was repeated once, below the answer to another question.
    #[serde(default)]
    pub repeated: bool,
}

/// What a flow is for, with the facts that it has gathered. The questions of each, in their order,
/// are the table in [`flows`](super::flows).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Goal {
    /// A verdict.
    Check(Card),
    /// A verdict after a loss.
    Lost(Card),
    /// The last day to object to a fine.
    Fined(Fine),
    /// Reminders for somebody who waits for a first card.
    Waiting {
        /// The day on which the application was accepted.
        filed: Option<NaiveDate>,
    },
    /// Saving what was just checked.
    Save(Draft),
    /// A saved document gets a corrected or a new expiry date.
    Redate {
        /// Which document.
        case: CaseId,
        /// What kind it is.
        document: DocumentId,
        /// The new date.
        expires: Option<NaiveDate>,
    },
    /// A saved document's application was filed.
    Filed {
        /// Which document.
        case: CaseId,
        /// What kind it is.
        document: DocumentId,
        /// Its expiry date, if known: a filing long before it is doubted.
        expires: Option<NaiveDate>,
        /// The day on which the application was accepted.
        filed: Option<NaiveDate>,
    },
    /// A saved document was lost.
    CaseLost {
        /// Which document.
        case: CaseId,
        /// The day of the loss.
        lost: Option<NaiveDate>,
    },
    /// A saved document led to a fine.
    CaseFined {
        /// Which document.
        case: CaseId,
        /// The day on which the decision was handed over.
        handed_over: Option<NaiveDate>,
    },
    /// A saved document gets another label.
    Relabel(CaseId),
    /// Everything is to be erased.
    Forget,
    /// A question is awaited.
    Ask,
    /// Saving all of several documents.
    SaveAll(Vec<Card>),
    /// A saved document is to be removed.
    Remove(CaseId),
    /// The hour of reminders.
    Hour,
    /// The last day to complain about a refusal.
    Refused(Refusal),
    /// A saved document's application was refused.
    CaseRefused {
        /// Which document.
        case: CaseId,
        /// The day on which the person learnt of it.
        learnt: Known<NaiveDate>,
    },
}

/// What a flow can ask; each has a file in [`questions`](super::questions).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asking {
    /// Which document?
    Document,
    /// When does it expire?
    Expiry,
    /// Was an application filed?
    Filing,
    /// When was it accepted?
    FilingDay,
    /// Is this filing day, more than a year before the expiry, right?
    FilingSure(NaiveDate),
    /// When was it lost?
    LossDay,
    /// When was the decision on the fine handed over?
    HandedOver,
    /// Agree to storing?
    Consent,
    /// Whose is it?
    Whose,
    /// Erase everything?
    Forget,
    /// What would you like to know?
    Question,
    /// Is it one of those already saved under this label, or another one?
    Another(Relation),
    /// Remove this document?
    Remove,
    /// At which hour?
    Hour,
    /// Is this day the expiry, or the day of an application?
    WhichDay(NaiveDate),
    /// Was the loss reported, and when?
    Reported,
    /// Was there an earlier penalty, and when?
    Penalised,
    /// Was a case opened, and when?
    Opened,
    /// How far has the case about an offence come?
    Stage,
    /// When was paying half offered?
    HalfOffered,
    /// When was the refusal learnt of?
    Learnt,
}

impl Asking {
    /// The name of the question's file.
    pub fn name(self) -> &'static str {
        match self {
            Asking::Document => "document",
            Asking::Expiry => "expiry",
            Asking::Filing => "filing",
            Asking::FilingDay => "filing_day",
            Asking::FilingSure(_) => "filing_sure",
            Asking::LossDay => "loss_day",
            Asking::HandedOver => "handed_over",
            Asking::Consent => "consent",
            Asking::Whose => "whose",
            Asking::Forget => "forget",
            Asking::Question => "question",
            Asking::Another(_) => "another",
            Asking::Remove => "remove",
            Asking::Hour => "hour",
            Asking::WhichDay(_) => "which_day",
            Asking::Reported => "reported",
            Asking::Penalised => "penalised",
            Asking::Opened => "opened",
            Asking::Stage => "stage",
            Asking::HalfOffered => "half_offered",
            Asking::Learnt => "learnt",
        }
    }
}

impl Flow {
    /// A flow at its first question.
    pub fn new(goal: Goal, asking: Asking) -> Flow {
        Flow {
            goal,
            asking,
            asked: Vec::new(),
            last_day: None,
            day_month: None,
            year_month: None,
            year: None,
            repeated: false,
        }
    }

    /// Whether a part of a day was typed, and the rest is asked for.
    pub fn keeps_parts(&self) -> bool {
        self.day_month.is_some() || self.year_month.is_some() || self.year.is_some()
    }

    /// Forgets the parts of a day that were kept while the rest was asked for: another question comes.
    pub fn forget_parts(&mut self) {
        self.repeated = false;
        (self.day_month, self.year_month, self.year) = (None, None, None);
    }
}

impl Chat {
    /// The saved document with this id.
    pub fn case(&self, id: CaseId) -> Option<&Case> {
        self.cases.iter().find(|case| case.id == id)
    }

    /// The same, to be changed.
    pub fn case_mut(&mut self, id: CaseId) -> Option<&mut Case> {
        self.cases.iter_mut().find(|case| case.id == id)
    }

    /// The language of messages that nobody asked for.
    pub fn lang_to_notify(&self) -> Lang {
        self.lang.unwrap_or(Lang::RU)
    }

    /// An id that no saved document has.
    pub fn free_case_id(&self) -> CaseId {
        let next = self.cases.iter().map(|case| case.id.0).max().map_or(1, |last| last.wrapping_add(1));
        CaseId(next)
    }

    /// Gives a lasting name to each saved document that has none.
    pub fn name_papers(&mut self, random: u128) {
        for case in self.cases.iter_mut().filter(|case| case.paper.is_none()) {
            case.paper = Some(PaperId::new(random.wrapping_add(u128::from(case.id.0))));
        }
    }

    /// Keeps what was answered for a question that only goes on with it.
    pub fn answered(&mut self, topic: Option<TopicId>, now: DateTime<Utc>) {
        self.answered_at = Some(now);
        if let Some(before) = self.last_topic.filter(|before| Some(*before) != topic) {
            self.thread.retain(|known| *known != before);
            self.thread.push(before);
            let surplus = self.thread.len().saturating_sub(LONGEST_THREAD);
            self.thread.drain(..surplus);
        }
        self.last_topic = topic;
        if topic.is_none_or(|topic| topic.as_str() != "legal-aid") {
            self.in_danger = None;
        }
    }

    /// The papers on which verdicts were given, the latest last, one a person but for the last verdict.
    pub fn spoken_of(&self) -> Vec<Card> {
        let last = self.last.as_ref().map_or(&[] as &[Card], |checked| checked.draft.cards());
        let is_newer = |card: &&Card| last.iter().any(|last| last.whose == card.whose);
        let all = self.earlier.iter().filter(|card| !is_newer(card)).chain(last);
        all.filter(|card| card.facts().is_some()).cloned().collect()
    }

    /// Keeps the papers of the last verdict while another one becomes the last.
    pub fn keep_earlier(&mut self, next: &Draft) {
        let whose = next.card().map(|card| card.whose);
        let before = self.last.iter().flat_map(|checked| checked.draft.cards());
        for card in before.filter(|card| card.facts().is_some()) {
            self.earlier.retain(|known| known.whose != card.whose);
            self.earlier.push(card.clone());
        }
        self.earlier.retain(|card| Some(card.whose) != whose);
        let surplus = self.earlier.len().saturating_sub(MOST_EARLIER);
        self.earlier.drain(..surplus);
    }

    /// Whether something is left that was only kept for the next question, too long ago.
    pub fn is_stale(&self, now: DateTime<Utc>) -> bool {
        let mut fresh = self.clone();
        fresh.forget_stale(now);
        fresh != *self
    }

    /// Drops what was only kept for the next question, once that is too long ago.
    pub fn forget_stale(&mut self, now: DateTime<Utc>) {
        let stale = |at: DateTime<Utc>| now - at > Duration::hours(MEMORY_HOURS);
        if self.last.as_ref().is_some_and(|checked| stale(checked.at)) {
            self.last = None;
            self.asked_about = None;
        }
        let spoken_at = self.answered_at.or(self.last.as_ref().map(|checked| checked.at));
        if spoken_at.is_some_and(stale) {
            self.bare_date = BareDate::Expiry;
            self.last_topic = None;
            self.thread.clear();
            self.earlier.clear();
            self.answered_at = None;
            self.in_danger = None;
        }
        if self.listed.as_ref().is_some_and(|listed| stale(listed.at)) {
            self.listed = None;
        }
        let week_ago = now.with_timezone(&Almaty).date_naive() - Duration::days(7);
        self.asked_on.retain(|day| *day >= week_ago);
        // What earlier releases have kept bears no time: it is counted from now.
        if self.flow.is_some() && stale(*self.asked_at.get_or_insert(now)) {
            (self.flow, self.asked_at) = (None, None);
            // Its buttons are old.
            self.turn = self.turn.wrapping_add(1);
        }
        let nobody_agreed = self.consent.is_none() && !self.wishes.is_empty();
        if nobody_agreed && stale(*self.wished_at.get_or_insert(now)) {
            (self.wishes, self.wished_at) = (Vec::new(), None);
        }
    }

    /// Notes when the open question changed: `before` is how it was before this moment.
    pub fn note_asked(&mut self, before: Option<&Flow>, now: DateTime<Utc>) {
        match &self.flow {
            None => self.asked_at = None,
            Some(flow) if Some(flow) != before => self.asked_at = Some(now),
            Some(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Also where no verdict was ever given.
    #[test]
    fn what_was_spoken_of_and_danger_are_forgotten_after_a_day() {
        let at = DateTime::from_timestamp(1_796_000_000, 0).unwrap();
        let mut chat = Chat::default();
        chat.answered(TopicId::find("fees"), at);
        chat.answered(TopicId::find("legal-aid"), at);
        chat.in_danger = KindId::find("detained");
        assert_eq!(chat.thread.len(), 1);
        assert!(!chat.is_stale(at + Duration::hours(MEMORY_HOURS)));
        let later = at + Duration::hours(MEMORY_HOURS) + Duration::seconds(1);
        assert!(chat.is_stale(later));
        chat.forget_stale(later);
        assert_eq!(chat, Chat::default());
    }

    /// What earlier releases have kept without a time is kept for a day from the first look on.
    #[test]
    fn an_open_question_and_wishes_that_nobody_agreed_to_store_are_forgotten_after_a_day() {
        let at = DateTime::from_timestamp(1_796_000_000, 0).unwrap();
        let later = at + Duration::hours(MEMORY_HOURS) + Duration::seconds(1);
        let flow = Flow::new(Goal::Waiting { filed: NaiveDate::from_ymd_opt(2026, 11, 1) }, Asking::Consent);
        let mut chat = Chat { flow: Some(flow), wishes: vec![Wish::Index(2027)], turn: 4, ..Chat::default() };
        assert!(chat.is_stale(at), "the time is written down");
        chat.forget_stale(at);
        assert!(chat.flow.is_some() && chat.wishes.len() == 1 && !chat.is_stale(at + Duration::hours(24)));
        let mut agreed = Chat { consent: Some(Consent { notice: NOTICE, at }), ..chat.clone() };
        assert!(chat.is_stale(later));
        chat.forget_stale(later);
        assert_eq!(chat, Chat { turn: 5, ..Chat::default() }, "and its buttons are old");
        agreed.forget_stale(later);
        assert!(agreed.flow.is_none() && agreed.wishes.len() == 1);
    }
}
