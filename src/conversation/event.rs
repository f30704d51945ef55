//! Events received from a chat, and effects to perform in answer.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::button::Action;
use crate::lang::Lang;
use crate::paper::Kind;
use crate::reminders::CaseId;
use crate::speech::Message;

/// Something that happened in a chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// What it was.
    pub what: What,
    /// The language tag that the person's client reports; it may be missing.
    pub client: Option<String>,
    /// When the words were written (a forwarded message: when it was first sent), which may be days ago
    /// after a downtime; missing where that is not known.
    #[serde(default)]
    pub written: Option<DateTime<Utc>>,
    /// The message that it came with, where an answer can name it.
    #[serde(default)]
    pub reply_to: Option<ReplyTo>,
}

/// A message of the person's that an answer can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "StoredReply")]
pub enum ReplyTo {
    /// It has to be named, so that the answer is seen where it was asked: in a group, and in a chat with
    /// topics.
    Always(i32),
    /// It is named only to quote words of it.
    ToQuote(i32),
}

/// A message to be named, as each release has written it: earlier ones named it always or not at all.
#[derive(Deserialize)]
#[serde(untagged)]
enum StoredReply {
    Earlier(i32),
    Now(StoredReplyTo),
}

#[derive(Deserialize)]
enum StoredReplyTo {
    Always(i32),
    ToQuote(i32),
}

impl From<StoredReply> for ReplyTo {
    fn from(stored: StoredReply) -> ReplyTo {
        match stored {
            StoredReply::Earlier(message) | StoredReply::Now(StoredReplyTo::Always(message)) => {
                ReplyTo::Always(message)
            }
            StoredReply::Now(StoredReplyTo::ToQuote(message)) => ReplyTo::ToQuote(message),
        }
    }
}

/// The kinds of things that happen in a chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// A command such as `/start check`: its name in lower case without the slash, and the rest.
    Command {
        /// The name, in lower case, without the slash and the bot's name.
        name: String,
        /// What stood behind it, trimmed; often empty.
        rest: String,
    },
    /// Any other text.
    Text(String),
    /// A text that somebody else wrote and the person has forwarded.
    Forwarded(String),
    /// A pressed button.
    Press {
        /// Telegram's id of the press, to be answered.
        query: String,
        /// The button's data as it came; any client can send any data.
        data: String,
        /// The message that carries the button.
        message: i32,
    },
    /// Something that is neither text nor a button.
    Unreadable(Unreadable),
    /// An earlier message with its new text.
    Edited(String),
    /// A command or a mention in a group.
    Group,
    /// The bot's name and some words, typed in any chat: answered with cards, and never stored.
    Inline {
        /// Telegram's id of the question, to be answered.
        query: String,
        /// The words behind the name.
        text: String,
    },
    /// The person blocked the bot.
    Blocked,
    /// The person unblocked the bot.
    Unblocked,
}

/// Things a chat can hold that Ruqsat does not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unreadable {
    /// A photo or a document: may show personal papers, so the person is asked to delete it.
    Picture,
    /// Voice, video, sticker, location, poll and the like.
    Other,
    /// An earlier message was changed.
    Edited,
    /// Telegram sent a text in a form that could not be read.
    Garbled,
}

/// Something to be done in answer to an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Effect {
    /// Stop the spinner of a pressed button, with or without a short note.
    AnswerPress {
        /// Telegram's id of the press.
        query: String,
        /// Shown to the person for a moment, at most 200 characters.
        note: Option<(Lang, Message)>,
    },
    /// Say something.
    Say(Say),
    /// Send a paper that is made when it is sent.
    Hand(Paper),
}

/// One message of ours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Say {
    /// The language it is said in.
    pub lang: Lang,
    /// The paragraphs, set apart by an empty line.
    pub paragraphs: Vec<Message>,
    /// The buttons below, in rows.
    pub buttons: Vec<Vec<Button>>,
    /// The message to change instead of sending a new one.
    pub instead_of: Option<i32>,
    /// The message that it answers, where that has to be named or is quoted.
    #[serde(default)]
    pub reply_to: Option<i32>,
    /// The words of that message that were read, as they stand in it.
    #[serde(default)]
    pub quote: Option<String>,
    /// It arrives without a sound.
    #[serde(default)]
    pub silent: bool,
}

impl Say {
    /// A new message that answers none by name.
    pub fn new(lang: Lang, paragraphs: Vec<Message>, buttons: Vec<Vec<Button>>) -> Say {
        Say { lang, paragraphs, buttons, instead_of: None, reply_to: None, quote: None, silent: false }
    }
}

/// A button under a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Button {
    /// What stands on it.
    pub label: Message,
    /// What a press carries back: made by the codec in [`super::button`].
    pub data: String,
}

/// Something a person can keep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// The language of the paper and its caption.
    pub lang: Lang,
    /// Which paper.
    pub kind: Kind,
    /// Whose: one saved document, the facts just checked, or all saved documents.
    pub about: About,
}

/// What a paper is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum About {
    /// One saved document.
    Case(CaseId),
    /// The facts of the last check, with the day they were checked on.
    Facts(crate::assess::Facts, NaiveDate),
    /// Every saved document.
    Everything,
    /// A refusal that is not saved: its document, and the day on which it was learnt of.
    Refusal(crate::assess::Facts, Option<NaiveDate>),
    /// A first permission that is to be asked for on that day.
    Plan(NaiveDate),
}

impl Button {
    /// A button that needs no running question: it works whenever it is pressed.
    pub fn lasting(label: Message, action: Action) -> Button {
        Button { label, data: action.encode(None) }
    }

    /// A button that answers the question of this turn only.
    pub fn of_turn(turn: u16, label: Message, action: Action) -> Button {
        Button { label, data: action.encode(Some(turn)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_that_an_earlier_release_has_received_is_read() {
        let stored = r#"{"what":{"Text":"20.09.2025"},"client":null,"written":null,"reply_to":7}"#;
        let event: Event = serde_json::from_str(stored).unwrap();
        assert_eq!(event.reply_to, Some(ReplyTo::Always(7)));
        let now = Event { reply_to: Some(ReplyTo::ToQuote(8)), ..event };
        assert_eq!(serde_json::from_slice::<Event>(&serde_json::to_vec(&now).unwrap()).unwrap(), now);
    }
}
