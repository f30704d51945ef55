//! A messenger in memory: no Bot API, no network. What people do is put in, what they see is read.

#![allow(dead_code, reason = "each test uses its own part of it")]

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ruqsat::conversation::event::{Event, What};
use ruqsat::paper::File;
use ruqsat::ports::{Batch, CallOutcome, Heard, Introduction, Messenger, Rendered, Update, UpdateId};
use ruqsat::reminders::{ChatId, Outcome};
use tokio::sync::Notify;

/// The most that Telegram gives at once.
const MOST: usize = 100;

/// Everything that was asked of it, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Sent {
    /// A new message.
    Message(ChatId, Rendered),
    /// A message that takes the place of an earlier one.
    Edit(ChatId, Rendered),
    /// A file, by its name, shown as a picture or not.
    File { chat: ChatId, name: &'static str, is_picture: bool },
    /// The answer to a press.
    Press(String),
}

/// People and their chats.
#[derive(Clone, Default)]
pub struct InMemory(Arc<Inside>);

#[derive(Default)]
struct Inside {
    updates: Mutex<VecDeque<Update>>,
    last: Mutex<u64>,
    arrived: Notify,
    sent: Mutex<Vec<Sent>>,
    introductions: Mutex<Vec<Introduction>>,
    /// What the next messages come to; those without an entry are accepted.
    outcomes: Mutex<VecDeque<Outcome>>,
    token_refused: Mutex<bool>,
}

impl InMemory {
    /// Somebody whose client speaks English does something.
    pub fn happens(&self, chat: ChatId, what: What) {
        let mut last = self.0.last.lock().unwrap();
        // Beyond 32 bits from the first one on.
        *last = (*last).max(1 << 40) + 1;
        let event = Some(Event { what, client: Some("en".into()), written: None, reply_to: None });
        let update = Update { id: UpdateId(*last), chat, event, at: None, album: None, words: None };
        self.0.updates.lock().unwrap().push_back(update);
        self.0.arrived.notify_one();
    }

    /// The next messages come to these.
    pub fn next_outcomes(&self, outcomes: impl IntoIterator<Item = Outcome>) {
        self.0.outcomes.lock().unwrap().extend(outcomes);
    }

    /// From now on the token is refused.
    pub fn refuse_token(&self) {
        *self.0.token_refused.lock().unwrap() = true;
        self.0.arrived.notify_one();
    }

    pub fn sent(&self) -> Vec<Sent> {
        self.0.sent.lock().unwrap().clone()
    }

    /// Whether a chat was sent anything.
    pub fn reached(&self, chat: ChatId) -> bool {
        let to = |sent: &Sent| matches!(sent, Sent::Message(other, _) if *other == chat);
        self.0.sent.lock().unwrap().iter().any(to)
    }

    pub fn introductions(&self) -> Vec<Introduction> {
        self.0.introductions.lock().unwrap().clone()
    }

    /// Which updates are not confirmed.
    pub fn waiting(&self) -> usize {
        self.0.updates.lock().unwrap().len()
    }

    fn refuses_token(&self) -> bool {
        *self.0.token_refused.lock().unwrap()
    }

    fn outcome(&self) -> Outcome {
        let accepted = Outcome::Sent { message_id: self.0.sent.lock().unwrap().len() as i64 + 1 };
        self.0.outcomes.lock().unwrap().pop_front().unwrap_or(accepted)
    }

    fn keep(&self, sent: Sent) -> Outcome {
        let outcome = self.outcome();
        if matches!(outcome, Outcome::Sent { .. }) {
            self.0.sent.lock().unwrap().push(sent);
        }
        outcome
    }
}

impl Messenger for InMemory {
    async fn name(&self) -> (CallOutcome<String>, Option<Heard>) {
        (CallOutcome::Accepted("ruqsat_bot".into()), Some(Heard::default()))
    }

    async fn introduce(&self, introductions: &[Introduction]) -> bool {
        *self.0.introductions.lock().unwrap() = introductions.to_vec();
        true
    }

    async fn updates(&self, last: Option<UpdateId>, wait: Duration) -> (CallOutcome<Batch>, Option<Heard>) {
        let taken = || {
            let mut updates = self.0.updates.lock().unwrap();
            updates.retain(|update| last.is_none_or(|last| update.id > last));
            updates.iter().take(MOST).cloned().map(Ok).collect::<Vec<_>>()
        };
        if !wait.is_zero() && taken().is_empty() && !self.refuses_token() {
            // Ignored: nothing came, which is an answer too.
            let _ = tokio::time::timeout(wait, self.0.arrived.notified()).await;
        }
        let answer =
            if self.refuses_token() { CallOutcome::TokenRefused } else { CallOutcome::Accepted(taken()) };
        (answer, Some(Heard::default()))
    }

    async fn say(&self, chat: ChatId, message: &Rendered) -> Outcome {
        let kind = if message.instead_of.is_some() { Sent::Edit } else { Sent::Message };
        self.keep(kind(chat, message.clone()))
    }

    async fn hand(&self, chat: ChatId, file: &File, _: &str) -> Outcome {
        self.keep(Sent::File { chat, name: file.name, is_picture: file.is_picture })
    }

    async fn answer_press(&self, query: &str, _: Option<String>) {
        self.0.sent.lock().unwrap().push(Sent::Press(query.into()));
    }
}
