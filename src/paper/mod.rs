//! What people keep: a calendar file, a time line, a letter, a card for the desk, an export;
//! made from facts, their assessment and speech, on the day they are asked for.

mod card;
pub mod line;
mod visits;

#[cfg(feature = "bot")]
mod calendar;
#[cfg(feature = "bot")]
mod fonts;
#[cfg(feature = "bot")]
mod letter;
#[cfg(feature = "bot")]
mod picture;
#[cfg(feature = "bot")]
mod sheet;

use chrono::NaiveDate;
#[cfg(feature = "bot")]
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::assess::{Assessment, Facts};
use crate::reminders::{PaperId, Planned, Visit};
use crate::speech::Message;
#[cfg(feature = "bot")]
use crate::{lang::Lang, law::Law, speech::Speech};

pub use card::counter_card;
pub use visits::{visit_line, visit_row};

/// The papers there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A calendar file with alarms.
    Calendar,
    /// Five lines in Kazakh and Russian to show at the desk.
    CounterCard,
    /// A letter in Kazakh and Russian.
    Letter,
    /// A picture of the dates.
    TimeLine,
    /// Everything stored about the person.
    Export,
    /// What the person reads, as a message.
    History,
    /// A complaint in Kazakh and Russian.
    Complaint,
}

/// What somebody can complain about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complaint {
    /// A decision on an offence.
    Fine {
        /// The day on which its copy was handed over.
        handed_over: NaiveDate,
        /// The last day to object.
        last_day: NaiveDate,
    },
    /// A refusal of the permission or the card.
    Refusal {
        /// The day on which it was learnt of, if known.
        learnt: Option<NaiveDate>,
    },
    /// An application on which nothing was decided in time.
    Delay {
        /// The day on which it was accepted, if known.
        filed: Option<NaiveDate>,
        /// The last day that the law leaves for a card, where it is over.
        limit: Option<NaiveDate>,
    },
}

/// Until when somebody can complain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComplaintDays {
    /// The last day.
    pub last: NaiveDate,
    /// The last working day on or before it; missing where the calendar ends.
    pub go_by: Option<NaiveDate>,
}

/// One document that a paper speaks of.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Names the document wherever the file goes, so that a newer file replaces an older one.
    pub id: PaperId,
    /// The document's name, and whose it is.
    pub title: Message,
    /// The facts stated about it.
    pub facts: Facts,
    /// Where it stands; missing while there is no expiry yet.
    pub assessment: Option<Assessment>,
    /// The days to complain about a fine and about a refusal, where there were such.
    pub complain: Vec<ComplaintDays>,
    /// The last day to pay half of a fine, where that was offered.
    pub half_by: Option<NaiveDate>,
    /// The complaint that fits where it stands.
    pub complaint: Option<Complaint>,
    /// Days that were counted back from a day of filing.
    pub plan: Vec<line::Point>,
    /// The visits that were noted down.
    pub visits: Vec<Visit>,
    /// The reminders that will come.
    pub reminders: Vec<Planned>,
}

/// A file ready to be handed out.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its name with the ending; no private fact in it.
    pub name: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Whether it is shown as a picture rather than offered as a file.
    pub is_picture: bool,
    /// What is in it.
    pub content: Vec<u8>,
    /// What is said beside it: for a picture, everything that it shows.
    pub caption: Vec<Message>,
}

/// Why a paper could not be made; a fault of the program, for the operator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a paper could not be made: {0}")]
pub struct Fault(pub String);

/// What every paper is made with.
#[cfg(feature = "bot")]
pub struct Desk<'a> {
    /// The language of the person.
    pub lang: Lang,
    /// The moment it is made (UTC).
    pub now: DateTime<Utc>,
    /// The civil date of that moment in Kazakhstan.
    pub today: NaiveDate,
    /// The law in force.
    pub law: &'a Law,
    /// The words.
    pub speech: &'a Speech,
}

/// Makes a calendar file, a time line, a letter or a complaint.
///
/// # Errors
/// The picture or the letter could not be drawn.
#[cfg(feature = "bot")]
pub fn make(kind: Kind, subjects: &[Subject], desk: &Desk<'_>) -> Result<File, Fault> {
    match (kind, subjects.first()) {
        (Kind::TimeLine, Some(subject)) => picture::time_line(subject, desk),
        (Kind::Letter, Some(subject)) => letter::letter(subject, desk),
        (Kind::Complaint, Some(subject)) => letter::complaint(subject, desk),
        _ => Ok(calendar::calendar(subjects, desk)),
    }
}

/// An export of everything stored, as it is stored.
pub fn export(content: Vec<u8>, caption: Message) -> File {
    File {
        name: "ruqsat-export.json",
        media_type: "application/json",
        is_picture: false,
        content,
        caption: vec![caption],
    }
}
