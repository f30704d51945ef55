//! Asking for updates by long polling.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::call::{Lost, Reply, post};
use super::client::Account;
use crate::ports::Heard;

/// The most that Telegram gives at once.
const MOST: u8 = 100;

/// The kinds of updates that are wanted, however they come.
pub(super) const KINDS: [&str; 5] =
    ["message", "edited_message", "callback_query", "inline_query", "my_chat_member"];

/// A batch of updates as they came.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Batch(pub Vec<Box<RawValue>>);

/// The request; teloxide's has no room for numbers beyond 32 bits.
#[derive(Serialize)]
struct GetUpdates {
    offset: u64,
    limit: u8,
    timeout: u32,
    allowed_updates: [&'static str; KINDS.len()],
}

/// Asks for updates from `offset` on; what lies before it is confirmed. A batch that is too long
/// or cannot be read is asked for again in halves, down to one update, which is then stepped past.
pub(super) async fn poll(account: &Account, offset: u64, wait_seconds: u32) -> (Reply<Batch>, Option<Heard>) {
    let (mut limit, mut timeout) = (MOST, wait_seconds);
    loop {
        let payload = GetUpdates { offset, limit, timeout, allowed_updates: KINDS };
        let Ok(body) = serde_json::to_vec(&payload) else { return (Reply::NotSent, None) };
        let patience = Duration::from_secs(u64::from(timeout) + 15);
        let (came, heard) = post(account, "GetUpdates", body, patience).await;
        let body = match came {
            Ok(body) => body,
            Err(lost) => return (Lost::reply(lost), heard),
        };
        let reply = body.read();
        if !body.is_unreadable_batch(&reply) {
            return (reply, heard);
        }
        if limit == 1 {
            tracing::warn!("an update that is too long or cannot be read is stepped past");
            return (only_its_number(body.bytes()), heard);
        }
        (limit, timeout) = (limit / 2, 0);
    }
}

/// The first update of an answer that cannot be read, without anything but its number.
fn only_its_number(body: &[u8]) -> Reply<Batch> {
    const NAME: &[u8] = b"\"update_id\":";
    let found = body.windows(NAME.len()).position(|window| window == NAME);
    let digits = found.map(|at| {
        let rest = body[at + NAME.len()..].iter().skip_while(|byte| byte.is_ascii_whitespace());
        rest.take_while(|byte| byte.is_ascii_digit()).map(|byte| char::from(*byte)).collect::<String>()
    });
    let update =
        digits.filter(|digits| !digits.is_empty()).map(|digits| format!("{{\"update_id\":{digits}}}"));
    match update.map(RawValue::from_string) {
        Some(Ok(update)) => Reply::Accepted(Batch(vec![update])),
        _ => Reply::Uncertain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_an_unreadable_update_is_found() {
        let cut = br#"{"ok":true,"result":[{"update_id": 4294967301,"message":{"text":"aaaa"#;
        let Reply::Accepted(batch) = only_its_number(cut) else { panic!("not found") };
        assert_eq!(batch.0[0].get(), r#"{"update_id":4294967301}"#);
        assert!(matches!(only_its_number(br#"{"ok":true,"result":[{"update_id":"x"}]"#), Reply::Uncertain));
    }
}
