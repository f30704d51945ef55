//! The messenger of the ports over the Bot API.

use std::sync::{PoisonError, RwLock};
use std::time::Duration;

use reqwest::Url;
use serde_json::value::RawValue;

use super::call::{Refusal, Reply};
use super::client::Account;
use super::outcome::outcome;
use super::setup::Me;
use super::{poll, send, setup, update, webhook};
use crate::paper::File;
use crate::ports::{
    Batch, CallOutcome, Heard, InlineCard, Introduction, Messenger, Rendered, Update, UpdateId, Webhook,
    WebhookState,
};
use crate::reminders::{ChatId, Outcome};

/// One bot of Telegram's.
pub struct Telegram {
    account: Account,
    /// The bot's user name, once it is known: in a group it tells what is meant for the bot.
    name: RwLock<Option<String>>,
}

impl Telegram {
    /// The bot with this token at this Bot API server, Telegram's own if there is none.
    ///
    /// # Errors
    /// The proxy settings of the environment cannot be used.
    pub fn new(token: &str, server: Option<&Url>) -> reqwest::Result<Telegram> {
        Ok(Telegram { account: Account::new(token, server)?, name: RwLock::default() })
    }

    /// Asks who the token belongs to, with the refusal in Telegram's words.
    pub async fn me(&self) -> Reply<Me> {
        setup::me(&self.account).await.0
    }

    /// Asks for updates as they come, from `offset` on; see [`poll::poll`].
    pub async fn poll(&self, offset: u64, wait_seconds: u32) -> (Reply<poll::Batch>, Option<Heard>) {
        poll::poll(&self.account, offset, wait_seconds).await
    }
}

impl Messenger for Telegram {
    async fn name(&self) -> (CallOutcome<String>, Option<Heard>) {
        let (reply, heard) = setup::me(&self.account).await;
        let reply = answer(reply, |me| me.username);
        if let CallOutcome::Accepted(name) = &reply {
            *self.name.write().unwrap_or_else(PoisonError::into_inner) = Some(name.clone());
        }
        (reply, heard)
    }

    async fn webhook(&self) -> (CallOutcome<WebhookState>, Option<Heard>) {
        let (reply, heard) = webhook::info(&self.account).await;
        (answer(reply, webhook::Info::state), heard)
    }

    async fn set_webhook(&self, wanted: &Webhook) -> CallOutcome<bool> {
        answer(webhook::set(&self.account, wanted).await, |is_set| is_set)
    }

    async fn remove_webhook(&self) -> bool {
        webhook::remove(&self.account).await
    }

    fn read(&self, brought: &[u8]) -> Result<Update, Option<UpdateId>> {
        let raw = RawValue::from_string(String::from_utf8_lossy(brought).into_owned()).map_err(|_| None)?;
        let name = self.name.read().unwrap_or_else(PoisonError::into_inner).clone();
        update::decode(&raw, name.as_deref())
    }

    async fn introduce(&self, introductions: &[Introduction]) -> bool {
        setup::introduce(&self.account, introductions).await
    }

    async fn updates(&self, last: Option<UpdateId>, wait: Duration) -> (CallOutcome<Batch>, Option<Heard>) {
        let offset = last.map_or(0, |last| last.0.saturating_add(1));
        let wait_seconds = u32::try_from(wait.as_secs()).unwrap_or(u32::MAX);
        let (reply, heard) = self.poll(offset, wait_seconds).await;
        let name = self.name.read().unwrap_or_else(PoisonError::into_inner).clone();
        let decoded = |batch: poll::Batch| {
            batch.0.iter().map(|raw| update::decode(raw, name.as_deref())).collect::<Vec<_>>()
        };
        (answer(reply, decoded), heard)
    }

    async fn say(&self, chat: ChatId, message: &Rendered) -> Outcome {
        outcome(&send::say(&self.account, chat, message).await)
    }

    async fn hand(&self, chat: ChatId, file: &File, caption: &str) -> Outcome {
        outcome(&send::hand(&self.account, chat, file, caption).await)
    }

    async fn answer_press(&self, query: &str, note: Option<String>) {
        // A spinner that goes on turning stops by itself: nothing is to be done about a refusal.
        let _ = send::answer_press(&self.account, query, note).await;
    }

    async fn answer_inline(&self, query: &str, cards: &[InlineCard]) {
        // Whoever gets no cards types on, which asks again: nothing is to be done about a refusal.
        let _ = send::answer_inline(&self.account, query, cards).await;
    }
}

fn answer<T, U>(reply: Reply<T>, with: impl FnOnce(T) -> U) -> CallOutcome<U> {
    match reply {
        Reply::Accepted(value) => CallOutcome::Accepted(with(value)),
        Reply::Refused(refusal) if refusal.is_of_the_token() => CallOutcome::TokenRefused,
        // "can't use getUpdates method while webhook is active", "terminated by setWebhook request".
        Reply::Refused(Refusal { code: 409, description, .. }) if description.contains("ebhook") => {
            CallOutcome::Webhook
        }
        Reply::Refused(Refusal { code: 409, .. }) => CallOutcome::Rival,
        Reply::Refused(Refusal { retry_after, .. }) => {
            CallOutcome::Refused(retry_after.map(|seconds| Duration::from_secs(u64::from(seconds))))
        }
        Reply::NotSent | Reply::Uncertain => CallOutcome::Unanswered,
    }
}
