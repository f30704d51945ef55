//! Reaches Telegram: the runtime, the client, and one question to see whether both will do.

use reqwest::Url;

use super::Failure;
use crate::app::{OtherWebhook, PollFailure};
use crate::ports::{CallOutcome, Messenger, Webhook, WebhookState};
use crate::telegram::Telegram;
use crate::telegram::call::Reply;

/// Which webhook is to be set, and what becomes of another one.
pub struct Wanted<'a> {
    /// Ours; without one, updates are asked for.
    pub webhook: Option<&'a Webhook>,
    /// What becomes of somebody else's.
    pub other: OtherWebhook,
}

/// Asks Telegram who the token belongs to and who gets its updates, for `ruqsat config check --online`. Returns
/// what does not keep the bot from starting.
///
/// # Errors
/// What would keep it: Telegram cannot be reached, refuses the token, or has a webhook of somebody else.
pub fn ask(token: &str, api_url: Option<&Url>, wanted: &Wanted<'_>) -> Result<Option<String>, Failure> {
    let telegram = telegram(token, api_url)?;
    let runtime = runtime()?;
    match runtime.block_on(telegram.me()) {
        Reply::Accepted(_) => match runtime.block_on(telegram.webhook()).0 {
            CallOutcome::Accepted(state) => other_webhook(&state, wanted),
            // As at a start: asking for updates will tell.
            _ => Ok(None),
        },
        Reply::Refused(refusal) if refusal.is_of_the_token() => {
            Err(Failure::failed(PollFailure::Token.to_string()))
        }
        Reply::Refused(refusal) if (300..400).contains(&refusal.code) => Err(Failure::failed(
            "this address redirects to another one; give the final address as TELOXIDE_API_URL",
        )),
        Reply::Refused(refusal) => Err(Failure::failed(format!(
            "Telegram answers with a refusal (code {}); try again in a minute",
            refusal.code
        ))),
        Reply::NotSent | Reply::Uncertain => Err(Failure::failed(
            "Telegram cannot be reached; check the network, the proxy and TELOXIDE_API_URL",
        )),
    }
}

/// What a webhook that is set means for the start.
fn other_webhook(state: &WebhookState, wanted: &Wanted<'_>) -> Result<Option<String>, Failure> {
    let is_respected = wanted.other == OtherWebhook::Respected;
    match wanted.webhook {
        _ if state.address.is_empty() || !is_respected => Ok(None),
        None => Err(Failure::failed(PollFailure::Webhook.to_string())),
        Some(ours) if ours.address == state.address => Ok(None),
        Some(_) => Ok(Some(
            "another webhook is set for this token: unless this store's bots have set it, the start ends with that"
                .into(),
        )),
    }
}

/// The async runtime of a command that needs one.
///
/// # Errors
/// The operating system starts no threads.
pub fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|error| Failure::failed(format!("the operating system starts no threads ({error})")))
}

/// The client for this token.
///
/// # Errors
/// The HTTP client cannot be made with the proxies of the environment.
pub fn telegram(token: &str, api_url: Option<&Url>) -> Result<Telegram, Failure> {
    Telegram::new(token, api_url).map_err(|_| {
        Failure::failed("the HTTP client cannot be made; check the proxy settings of the environment")
    })
}
