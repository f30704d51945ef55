//! The webhook: where Telegram brings updates by itself.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::DateTime;
use reqwest::multipart::{Form, Part};
use serde::{Deserialize, Serialize};
use teloxide::payloads::{DeleteWebhook, GetWebhookInfo};

use super::call::{Lost, Reply, call, call_dated, post, upload};
use super::client::Account;
use super::poll::KINDS;
use crate::ports::{Heard, Webhook, WebhookState};

const TIMEOUT: Duration = Duration::from_secs(20);
/// So many connections at a time Telegram may make; it is what it makes unless told.
const CONNECTIONS: u32 = 40;

/// What Telegram says of the webhook.
#[derive(Debug, Deserialize)]
pub(super) struct Info {
    #[serde(default)]
    url: String,
    #[serde(default)]
    pending_update_count: u64,
    last_error_date: Option<i64>,
    /// Telegram itself says 100 at most, a Bot API server of one's own up to 100,000.
    max_connections: Option<u32>,
    #[serde(default)]
    allowed_updates: Vec<String>,
}

impl Info {
    pub(super) fn state(self) -> WebhookState {
        let kinds: BTreeSet<&str> = self.allowed_updates.iter().map(String::as_str).collect();
        WebhookState {
            is_as_asked: self.max_connections == Some(CONNECTIONS) && kinds == BTreeSet::from(KINDS),
            address: self.url,
            pending: self.pending_update_count,
            failed_at: self.last_error_date.and_then(|date| DateTime::from_timestamp(date, 0)),
        }
    }
}

/// Asks how it stands.
pub(super) async fn info(account: &Account) -> (Reply<Info>, Option<Heard>) {
    call_dated(account, &GetWebhookInfo::new(), TIMEOUT).await
}

/// The request; teloxide's cannot name its kinds of updates as we do.
#[derive(Serialize)]
struct SetWebhook<'a> {
    url: &'a str,
    secret_token: &'a str,
    max_connections: u32,
    allowed_updates: [&'static str; KINDS.len()],
}

/// Sets it. What waits at Telegram is brought there, nothing is dropped.
pub(super) async fn set(account: &Account, webhook: &Webhook) -> Reply<bool> {
    let reply = match &webhook.certificate {
        None => {
            let payload = SetWebhook {
                url: &webhook.address,
                secret_token: &webhook.secret,
                max_connections: CONNECTIONS,
                allowed_updates: KINDS,
            };
            let Ok(body) = serde_json::to_vec(&payload) else { return Reply::NotSent };
            let (came, _) = post(account, "SetWebhook", body, TIMEOUT).await;
            came.map_or_else(Lost::reply, |body| body.read())
        }
        Some(certificate) => {
            let kinds = serde_json::to_string(&KINDS).unwrap_or_default();
            let form = Form::new()
                .text("url", webhook.address.clone())
                .text("secret_token", webhook.secret.clone())
                .text("max_connections", CONNECTIONS.to_string())
                .text("allowed_updates", kinds)
                .part("certificate", Part::bytes(certificate.clone()).file_name("certificate.pem"));
            upload(account, "SetWebhook", form, TIMEOUT).await
        }
    };
    if let Reply::Refused(refusal) = &reply {
        tracing::error!(code = refusal.code, why = refusal.description, "Telegram refuses the webhook");
    }
    reply
}

/// Takes it away; what waits for it is then handed to whoever asks.
pub(super) async fn remove(account: &Account) -> bool {
    matches!(call::<_, bool>(account, &DeleteWebhook::new(), TIMEOUT).await, Reply::Accepted(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state_of(text: &str) -> Option<WebhookState> {
        serde_json::from_str::<Info>(text).ok().map(Info::state)
    }

    #[test]
    fn it_is_as_asked_only_with_our_connections_and_our_kinds_in_any_order() {
        let of = |connections: u32, kinds: &[&str]| {
            let kinds = serde_json::json!(kinds);
            state_of(&format!(
                r#"{{"url":"https://x/y","max_connections":{connections},"allowed_updates":{kinds}}}"#
            ))
            .is_some_and(|state| state.is_as_asked)
        };
        let mut kinds = KINDS;
        assert!(of(CONNECTIONS, &kinds));
        kinds.reverse();
        assert!(of(CONNECTIONS, &kinds));
        assert!(!of(CONNECTIONS, &kinds[1..]) && !of(1, &kinds));
    }

    /// An answer that cannot be read would look like no answer at all.
    #[test]
    fn what_a_server_of_ones_own_allows_is_read() {
        let own = r#"{"url":"https://x/y","pending_update_count":3,"max_connections":100000}"#;
        let state = state_of(own).map(|state| (state.address, state.pending, state.is_as_asked));
        assert_eq!(state, Some(("https://x/y".into(), 3, false)));
    }

    #[test]
    fn without_one_nothing_but_an_empty_address_is_said() {
        let none = r#"{"url":"","has_custom_certificate":false,"pending_update_count":0}"#;
        assert_eq!(state_of(none), Some(WebhookState::default()));
    }
}
