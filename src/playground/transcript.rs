//! The ground truth: what happened in each chat, in order, by the playground's clock.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::keyboard::{Button, buttons_of};
use super::world::{CallbackAnswer, World};

/// One thing that happened in a chat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Grows by one, over all chats.
    pub seq: u64,
    /// When, by the playground's clock (UTC).
    pub at: DateTime<Utc>,
    /// In which chat.
    pub chat: i64,
    /// What.
    pub what: EventKind,
    /// The message it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message_id: Option<i64>,
    /// The words: of the message (after entity parsing), of the button pressed, of the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The buttons under the message.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub buttons: Vec<Vec<Button>>,
    /// Callback data of a press; name of a file; kind of a chat action.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
    /// An answer that must be closed by hand.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alert: bool,
}

/// The kinds of things that happen in a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// A person wrote.
    Said,
    /// A person changed a message.
    Corrected,
    /// The bot's message arrived.
    Received,
    /// The bot changed a message.
    Edited,
    /// The bot deleted a message.
    Deleted,
    /// A person pressed a button.
    Pressed,
    /// The bot answered a press.
    Answered,
    /// The bot showed that it works on it.
    Action,
    /// A person blocked the bot.
    Blocked,
    /// A person let the bot in again.
    Unblocked,
    /// The bot joined the group.
    Joined,
    /// The bot left or was put out.
    Left,
}

/// What a message says and carries, as an event.
pub(crate) fn about_message(chat: i64, at: DateTime<Utc>, what: EventKind, body: &Value) -> Event {
    let text = body["text"].as_str().or(body["caption"].as_str());
    let file = body["document"]["file_name"].as_str().map(str::to_string);
    let picture = body["photo"].as_array().map(|_| "photo".to_string());
    Event {
        seq: 0,
        at,
        chat,
        what,
        message_id: body["message_id"].as_i64(),
        text: text.map(str::to_string),
        buttons: buttons_of(body),
        data: file.or(picture),
        alert: false,
    }
}

impl World {
    /// Records something that carries no message body.
    pub fn happened(
        &mut self,
        chat: i64,
        what: EventKind,
        message_id: Option<i64>,
        text: Option<String>,
        data: Option<String>,
    ) {
        let at = self.now();
        self.put_event(Event {
            seq: 0,
            at,
            chat,
            what,
            message_id,
            text,
            buttons: Vec::new(),
            data,
            alert: false,
        });
    }

    /// Records the answer to a press.
    pub fn answered(&mut self, chat: i64, message_id: i64, data: &str, answer: &CallbackAnswer) {
        let at = self.now();
        self.put_event(Event {
            seq: 0,
            at,
            chat,
            what: EventKind::Answered,
            message_id: Some(message_id),
            text: answer.text.clone(),
            buttons: Vec::new(),
            data: Some(data.to_string()),
            alert: answer.alert,
        });
    }

    /// Everything that happened after the event of this number, oldest first.
    pub fn events_since(&self, seq: u64) -> Vec<Event> {
        let first = self.events.partition_point(|event| event.seq <= seq);
        self.events.iter().skip(first).cloned().collect()
    }

    /// Everything that happened in a chat, oldest first.
    pub fn transcript(&self, chat: i64) -> Vec<Event> {
        self.events.iter().filter(|event| event.chat == chat).cloned().collect()
    }
}
