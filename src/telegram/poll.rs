//! Asking for updates by long polling.

use std::time::Duration;

use serde::Deserialize;
use serde_json::value::RawValue;
use teloxide::Bot;
use teloxide::payloads::{GetUpdates, GetUpdatesSetters};
use teloxide::types::AllowedUpdate;

use super::call::{Heard, Reply, call_dated};

/// How long Telegram may hold a poll open.
pub const POLL_SECONDS: u32 = 30;

/// A batch of updates as they came.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct Batch(pub Vec<Box<RawValue>>);

/// Asks for updates from `offset` on; what lies before it is confirmed.
pub async fn poll(bot: &Bot, offset: i64, wait_seconds: u32) -> (Reply<Batch>, Option<Heard>) {
    let payload = GetUpdates::new().offset(offset as i32).limit(100).timeout(wait_seconds).allowed_updates([
        AllowedUpdate::Message,
        AllowedUpdate::EditedMessage,
        AllowedUpdate::CallbackQuery,
        AllowedUpdate::MyChatMember,
    ]);
    call_dated(bot, &payload, Duration::from_secs(u64::from(wait_seconds) + 15)).await
}
