//! Reaches Telegram: the runtime, the client, and one question to see whether both will do.

use reqwest::Url;

use super::{Failure, Outcome};
use crate::app::PollFailure;
use crate::telegram::Telegram;
use crate::telegram::call::Reply;

/// Asks Telegram once who the token belongs to, for `ruqsat config check --online`.
pub fn ask(token: &str, api_url: Option<&Url>) -> Outcome {
    let telegram = telegram(token, api_url)?;
    match runtime()?.block_on(telegram.me()) {
        Reply::Accepted(_) => Ok(()),
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
