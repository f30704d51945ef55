//! The messenger: everything that is sent to people, and what comes in from them.

use std::future::Future;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::{Claim, Durable, UpdateId};
use crate::conversation::event::Event;
use crate::lang::Lang;
use crate::paper::File;
use crate::reminders::{ChatId, Outcome};

/// A message in its final words.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendered {
    /// The text, in the few tags that [`crate::speech::plain_text`] takes out again.
    pub html: String,
    /// The buttons, in rows, as (label, data).
    pub buttons: Vec<Vec<(String, String)>>,
    /// The message to change instead of sending a new one.
    pub instead_of: Option<i32>,
    /// The message that it answers, where that has to be named; if it is gone, it is said without.
    pub reply_to: Option<i32>,
    /// The words of that message that are quoted, exactly as they stand in it.
    pub quote: Option<String>,
    /// It arrives without a sound.
    pub silent: bool,
}

/// How the bot presents itself in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Introduction {
    /// The language; `None` for everybody whose language has no introduction of its own.
    pub language: Option<Lang>,
    /// The commands of the menu, each with its words.
    pub commands: Vec<(&'static str, String)>,
    /// What the bot is for.
    pub description: String,
    /// The same in a line.
    pub short_description: String,
}

/// One card of what somebody looks up in any chat: the answer of a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InlineCard {
    /// Tells it from the others of one answer, at most 64 bytes.
    pub id: String,
    /// Its headline in the list.
    pub title: String,
    /// The line below.
    pub description: String,
    /// What is sent into the chat, in the tags of [`Rendered::html`].
    pub html: String,
}

/// One update, decoded.
#[derive(Clone, Debug, PartialEq)]
pub struct Update {
    /// Which one.
    pub id: UpdateId,
    /// The chat it belongs to.
    pub chat: ChatId,
    /// What happened; `None` for something that needs no answer.
    pub event: Option<Event>,
    /// When it happened, where the messenger says so.
    pub at: Option<DateTime<Utc>>,
    /// The album it belongs to.
    pub album: Option<String>,
    /// What the person wrote in it.
    pub words: Option<Words>,
}

/// What stands in one message.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// The messenger's number of the message within its chat.
    pub message: i64,
    /// The text, or what stands under a picture.
    pub text: String,
    /// Whether it is said to be changed.
    pub edited: bool,
}

/// Updates as they came; one that cannot be read leaves its number, or nothing where even that is
/// missing.
pub type Batch = Vec<Result<Update, Option<UpdateId>>>;

/// What asking the messenger came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallOutcome<T> {
    /// It answered.
    Accepted(T),
    /// It does not know the token: nothing will be answered any more.
    TokenRefused,
    /// Another program asks for updates with the same token.
    Rival,
    /// A webhook gets the updates.
    Webhook,
    /// It refuses for now, perhaps with the time to wait.
    Refused(Option<Duration>),
    /// Nobody answered, or nothing that could be read.
    Unanswered,
}

/// What an answer tells about the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// The date that the answering server wrote on it, to the second.
    pub date: Option<DateTime<Utc>>,
    /// How long it took: the date was written somewhere within this span.
    pub took: Duration,
}

/// Where updates are to be brought, instead of being asked for.
#[derive(Clone, PartialEq, Eq)]
pub struct Webhook {
    /// The address, as the messenger gets it.
    pub address: String,
    /// What every delivery has to carry, so that nobody else can bring anything.
    pub secret: String,
    /// The certificate (PEM) of the address, where nobody known has signed it.
    pub certificate: Option<Vec<u8>>,
}

/// What the messenger says of the webhook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WebhookState {
    /// The address; empty where there is none.
    pub address: String,
    /// Whether the number of connections and the kinds of updates are those that we ask for.
    pub is_as_asked: bool,
    /// How many updates wait to be brought.
    pub pending: u64,
    /// When one last could not be brought.
    pub failed_at: Option<DateTime<Utc>>,
}

/// Reaches people, and hears them. One chat's trouble is never another's.
pub trait Messenger: Send + Sync + 'static {
    /// Asks under which name the bot is known; with what the answer tells about the time, if one came.
    fn name(&self) -> impl Future<Output = (CallOutcome<String>, Option<Heard>)> + Send;

    /// Whether and how updates are brought to a webhook, so that nobody can ask for them; with what the answer
    /// tells about the time, if one came.
    fn webhook(&self) -> impl Future<Output = (CallOutcome<WebhookState>, Option<Heard>)> + Send {
        std::future::ready((CallOutcome::Accepted(WebhookState::default()), None))
    }

    /// Has updates brought there from now on; what waits is brought too.
    fn set_webhook(&self, wanted: &Webhook) -> impl Future<Output = CallOutcome<bool>> + Send {
        let _ = wanted;
        std::future::ready(CallOutcome::Refused(None))
    }

    /// Reads one update that was brought; one that cannot be read leaves its number, or nothing.
    ///
    /// # Errors
    /// The number of an update that cannot be read.
    fn read(&self, brought: &[u8]) -> Result<Update, Option<UpdateId>> {
        let _ = brought;
        Err(None)
    }

    /// Takes the webhook away. True if it is gone.
    fn remove_webhook(&self) -> impl Future<Output = bool> + Send {
        std::future::ready(true)
    }

    /// Presents the bot: its menu and descriptions. True if all of it was accepted.
    fn introduce(&self, introductions: &[Introduction]) -> impl Future<Output = bool> + Send;

    /// Asks for the updates after `last`, which is thereby confirmed, and waits for one at most so
    /// long.
    fn updates(
        &self,
        last: Option<UpdateId>,
        wait: Duration,
    ) -> impl Future<Output = (CallOutcome<Batch>, Option<Heard>)> + Send;

    /// Says something: changes the message that it names, or sends a new one.
    fn say(&self, chat: ChatId, message: &Rendered) -> impl Future<Output = Outcome> + Send;

    /// Hands out a file, with its caption in the tags of [`Rendered::html`].
    fn hand(&self, chat: ChatId, file: &File, caption: &str) -> impl Future<Output = Outcome> + Send;

    /// Stops the spinner of a pressed button, perhaps with a note over the chat.
    fn answer_press(&self, query: &str, note: Option<String>) -> impl Future<Output = ()> + Send;

    /// Shows cards to somebody who looks something up in any chat.
    fn answer_inline(&self, query: &str, cards: &[InlineCard]) -> impl Future<Output = ()> + Send {
        let _ = (query, cards);
        std::future::ready(())
    }

    /// Sends what a claim stands for, and says what became of it as certainly as can be known.
    fn remind(&self, claim: &Durable<Claim>, message: &Rendered) -> impl Future<Output = Outcome> + Send {
        self.say(claim.chat, message)
    }
}
