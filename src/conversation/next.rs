//! Where a conversation goes next. Screens and flows return this instead of calling each other; the
//! router shows it.

use chrono::NaiveDate;

use super::chat::Goal;
use super::draft::{Card, Fine, Refusal};
use crate::lang::Lang;
use crate::reminders::{CaseId, Incident, Relation};
use crate::speech::Message;
use crate::understand::TopicId;

/// What follows.
#[derive(Debug)]
pub enum Next {
    /// Nothing: everything was said.
    Done,
    /// Start a flow with what is known already.
    Start(Goal),
    /// Ask the open question again, behind these paragraphs.
    Again(Vec<Message>),
    /// The open question was answered by something else than a fact (an agreement): ask the next.
    Proceed,
    /// Show a screen.
    Show(Screen),
    /// Each of these, in this order.
    Each(Vec<Next>),
    /// Change a saved document.
    Change(CaseId, Change),
    /// Save what was checked, or drop something, as a flow decided.
    Settle(Settle),
}

/// What can be shown.
#[derive(Debug)]
pub enum Screen {
    /// Start over.
    Start,
    /// The first words.
    Welcome,
    /// The main menu.
    Menu,
    /// The languages.
    Languages,
    /// The answer to a chosen language.
    LanguageChosen(Lang),
    /// What the bot does.
    Help,
    /// What is stored.
    Privacy,
    /// A flow was left.
    Cancelled,
    /// The settings.
    Settings,
    /// Which reminders come, as a choice of three.
    Rungs,
    /// Which reminders come, each by itself.
    RungList,
    /// A page of the saved documents.
    Documents(u16),
    /// The reminders of all documents.
    Reminders,
    /// A saved document.
    Case(CaseId),
    /// A saved document's reminders.
    CaseReminders(CaseId),
    /// A saved document's reminders after a change that the headline tells.
    Changed(CaseId, Message),
    /// A saved document's verdict.
    CaseVerdict(CaseId),
    /// This saved document is gone.
    CaseGone,
    /// What was checked is no longer kept.
    CheckGone,
    /// The verdict on a document.
    Verdict(Card),
    /// The same, and what is possible if the application is handed in on this later day.
    VerdictOn(Card, NaiveDate),
    /// Save what was checked last.
    Save,
    /// What follows from a fine.
    Fine(Fine),
    /// What follows from a fine for a saved document, imposed on that day.
    CaseFine(CaseId, NaiveDate),
    /// What the offer of half means for a saved document, with its day.
    CaseHalf(CaseId, NaiveDate),
    /// What follows from a refusal.
    Refusal(Refusal),
    /// What follows from a refusal for a saved document, learnt of on that day.
    CaseRefusal(CaseId, NaiveDate),
    /// Waiting for a first card.
    Waiting,
    /// Leaving the country while an application runs.
    Leaving,
    /// Leaving the country with a card that has expired.
    LeavingExpired,
    /// "Did they take it today?", once a day.
    AskReport,
    /// That the days are over which the law leaves for a card, where that was noted late.
    Silence(CaseId),
    /// The plan for a first permission that is to be asked for on that day.
    Plan(NaiveDate),
    /// The expiry date is not known.
    DateUnknown(Card),
    /// The verdicts on several documents.
    Verdicts(Vec<Card>),
    /// The answer to a topic, in another language if one is asked for.
    Topic(TopicId, Option<Lang>),
}

/// What can be told about a saved document.
#[derive(Debug)]
pub enum Change {
    /// An application was accepted on that day.
    Filed(NaiveDate),
    /// The application was returned.
    Returned,
    /// The application was refused, as was learnt on that day, if it was told.
    Refused(Option<NaiveDate>),
    /// The new document is in hand.
    InHand,
    /// A corrected, or a new, expiry date.
    Redated(NaiveDate),
    /// It was lost on that day.
    Lost(NaiveDate),
    /// A decision on a fine was handed over on that day.
    Fined(NaiveDate),
    /// No more reminders.
    Stopped,
    /// Reminders again.
    Resumed,
    /// A reminder was read.
    Read,
    /// Once more tomorrow.
    Tomorrow,
    /// It is still needed.
    Kept,
    /// This did not happen to it.
    Untold(Incident),
    /// Whose it is.
    Label(Relation),
    /// It is removed.
    Removed,
}

/// What a flow decided that is no fact about one saved document.
#[derive(Debug)]
pub enum Settle {
    /// Save as another document of this label.
    Add(Relation),
    /// Give this saved document the facts just checked.
    Update(CaseId),
    /// Save all of these.
    AddAll(Vec<Card>),
    /// Erase everything.
    Erase,
    /// Reminders come at this hour.
    Hour(u8),
}
