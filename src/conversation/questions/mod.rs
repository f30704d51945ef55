//! The questions that a flow can ask, one file each. Questions do not know each other: the order in
//! which they are asked is the table in [`flows`](super::flows).

mod another;
mod consent;
mod document;
mod expiry;
pub mod fact;
mod filing;
mod filing_day;
mod filing_sure;
mod forget;
mod handed_over;
mod half_offered;
mod hour;
mod learnt;
mod loss_day;
mod opened;
mod penalised;
pub mod picker;
mod question;
mod remove;
mod reported;
mod stage;
mod which_day;
mod whose;

use chrono::NaiveDate;

use super::World;
use super::chat::{Asking, Goal};
use super::draft::{FilingTold, Stage};
use super::next::Next;
use super::turn::{Rows, Turn};
use crate::assess::Facts;
use crate::law::DocumentId;
use crate::reminders::Relation;
use crate::speech::Message;
use crate::understand::reading::Reading;

/// One question of a flow.
pub trait Question {
    /// The question in words.
    fn prompt(&self, goal: &Goal, turn: &Turn<'_>) -> Message;

    /// Buttons for the likely answers. The way out of the flow is added below them.
    fn keyboard(&self, goal: &Goal, turn: &Turn<'_>) -> Rows;

    /// What a typed text answers; `None` if it is no answer. A day is read by the router and comes
    /// to [`apply`](Question::apply) as [`Answer::Day`].
    fn parse(&self, goal: &Goal, typed: Typed<'_>) -> Option<Reply>;

    /// Whether a day answers this question.
    fn takes_a_day(&self) -> bool {
        false
    }

    /// Whether the fact it asks for is still missing.
    fn is_open(&self, _goal: &Goal) -> bool {
        true
    }

    /// What an answer could make of the facts, one of each kind that can matter to a verdict.
    fn alternatives(&self, _facts: &Facts, _world: &World<'_>) -> Vec<Facts> {
        Vec::new()
    }

    /// Takes an answer.
    fn apply(&self, goal: &mut Goal, answer: &Answer, turn: &mut Turn<'_>) -> Taken;

    /// Opens the fact again, for "back".
    fn undo(&self, _goal: &mut Goal) {}

    /// What helps somebody whose text did not answer it.
    fn hint(&self) -> Message;
}

/// The question behind its stored name.
pub fn question(asking: Asking) -> Box<dyn Question> {
    match asking {
        Asking::Document => Box::new(document::Document),
        Asking::Expiry => Box::new(expiry::Expiry),
        Asking::Filing => Box::new(filing::Filing),
        Asking::FilingDay => Box::new(filing_day::FilingDay),
        Asking::FilingSure(day) => Box::new(filing_sure::FilingSure(day)),
        Asking::LossDay => Box::new(loss_day::LossDay),
        Asking::Reported => Box::new(reported::Reported),
        Asking::Penalised => Box::new(penalised::Penalised),
        Asking::Opened => Box::new(opened::Opened),
        Asking::Stage => Box::new(stage::HowFar),
        Asking::HalfOffered => Box::new(half_offered::HalfOffered),
        Asking::Learnt => Box::new(learnt::Learnt),
        Asking::HandedOver => Box::new(handed_over::HandedOver),
        Asking::Consent => Box::new(consent::Consent),
        Asking::Whose => Box::new(whose::Whose),
        Asking::Another(relation) => Box::new(another::Another(relation)),
        Asking::Forget => Box::new(forget::Forget),
        Asking::Remove => Box::new(remove::Remove),
        Asking::Hour => Box::new(hour::Hour),
        Asking::WhichDay(day) => Box::new(which_day::WhichDay(day)),
        Asking::Question => Box::new(question::FreeQuestion),
    }
}

/// A typed message, for a question to find its answer in.
#[derive(Clone, Copy)]
pub struct Typed<'a> {
    /// What it says.
    pub reading: &'a Reading,
    /// Whether it speaks of a date, be it incomplete or impossible.
    pub dated: bool,
}

/// An answer, typed or pressed.
#[derive(Clone, Debug)]
pub enum Answer {
    /// This document.
    Document(DocumentId),
    /// This day.
    Day(NaiveDate),
    /// "I do not know the day."
    UnknownDay,
    /// What became of an application.
    Filing(FilingTold),
    /// Yes.
    Yes,
    /// No.
    No,
    /// I agree.
    Agree,
    /// Whose it is.
    Whose(Relation),
    /// The document that is already saved.
    Same,
    /// Another document.
    Another,
    /// The day in question is the expiry.
    IsExpiry,
    /// The day in question is that of an application.
    IsFiling,
    /// How far a case has come.
    Stage(Stage),
}

/// What a typed text amounts to.
pub enum Reply {
    /// An answer.
    Answer(Answer),
    /// An answer, and if this question is the next one, the day in the text answers it.
    AnswerWithDay(Answer, Asking),
    /// No answer, but this helps.
    Hint(Message),
    /// The wish to go somewhere else.
    Go(Next),
}

/// What became of an answer.
pub enum Taken {
    /// It is kept: on to the next question.
    Kept,
    /// It does not fit; the question is asked again, behind the reason if there is one.
    Refused(Option<Message>),
    /// It is doubtful: this is asked first.
    Doubted(Asking),
    /// It answers the question before this one.
    ForTheOneBefore,
    /// It ends the flow, or leads out of it.
    Go(Next),
}
