//! One request to the Bot API, and its answer read as leniently and as certainly as possible.
//!
//! Requests are teloxide's payloads on teloxide's `Bot`; the answer is read here, because teloxide
//! 0.17 sleeps ten seconds inside the call on a server error and reports a delivered message as an
//! error when it cannot parse every field of the answer. Only what Ruqsat needs is looked at.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use reqwest::multipart::Form;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use teloxide::Bot;
use teloxide::requests::Payload;

/// Longer answers are not read: no method we call has one, except a batch of updates.
const LONGEST_ANSWER: usize = 8 << 20;

/// What a request came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply<T> {
    /// Telegram accepted it.
    Accepted(T),
    /// Telegram refused it: certainly nothing was done.
    Refused(Refusal),
    /// No connection came about: certainly nothing was done.
    NotSent,
    /// The request left, and its answer is lost or unreadable: perhaps it was done.
    Uncertain,
}

/// What an answer tells about the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// The date that the answering server wrote on it, to the second.
    pub date: Option<DateTime<Utc>>,
    /// How long it took: the date was written somewhere within this span.
    pub took: Duration,
}

/// A refusal in Telegram's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The HTTP-like code.
    pub code: u16,
    /// The description; it decides what it means.
    pub description: String,
    /// Seconds to wait before another try.
    pub retry_after: Option<u32>,
}

#[derive(Deserialize)]
struct Answer<T> {
    ok: bool,
    result: Option<T>,
    error_code: Option<u16>,
    description: Option<String>,
    parameters: Option<Parameters>,
}

#[derive(Deserialize)]
struct Parameters {
    retry_after: Option<u32>,
}

/// The one field of an accepted message that is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct SentMessage {
    /// Telegram's number of the message within its chat.
    pub message_id: i64,
}

/// Sends a payload of teloxide's.
pub async fn call<P, T>(bot: &Bot, payload: &P, timeout: Duration) -> Reply<T>
where
    P: Payload + Serialize,
    T: DeserializeOwned,
{
    call_dated(bot, payload, timeout).await.0
}

/// The same, with what the answer tells about the time; `None` where there was no answer.
pub async fn call_dated<P, T>(bot: &Bot, payload: &P, timeout: Duration) -> (Reply<T>, Option<Heard>)
where
    P: Payload + Serialize,
    T: DeserializeOwned,
{
    let Ok(body) = serde_json::to_vec(payload) else { return (Reply::NotSent, None) };
    let request = bot
        .client()
        .post(address(bot, P::NAME))
        .header(reqwest::header::CONTENT_TYPE, "application/json")
        .timeout(timeout)
        .body(body);
    answered(request).await
}

/// Sends a form with a file.
pub async fn upload<T: DeserializeOwned>(bot: &Bot, method: &str, form: Form, timeout: Duration) -> Reply<T> {
    answered(bot.client().post(address(bot, method)).timeout(timeout).multipart(form)).await.0
}

/// The address holds the token: it is never logged. Only its path is parsed: parsing the whole
/// anew for every request costs as much as a step of the conversation.
fn address(bot: &Bot, method: &str) -> reqwest::Url {
    let mut address = bot.api_url();
    let path = format!("{}/bot{}/{method}", address.path().trim_end_matches('/'), bot.token());
    address.set_path(&path);
    address
}

async fn answered<T: DeserializeOwned>(request: reqwest::RequestBuilder) -> (Reply<T>, Option<Heard>) {
    let began = Instant::now();
    let response = match request.send().await {
        Ok(response) => response,
        Err(error) if error.is_connect() || error.is_builder() => return (Reply::NotSent, None),
        Err(_) => return (Reply::Uncertain, None),
    };
    let date = response.headers().get(reqwest::header::DATE).and_then(|date| date.to_str().ok());
    let date = date.and_then(|date| DateTime::parse_from_rfc2822(date).ok()).map(|date| date.to_utc());
    let heard = Some(Heard { date, took: began.elapsed() });
    if response.content_length().is_some_and(|length| length > LONGEST_ANSWER as u64) {
        return (Reply::Uncertain, heard);
    }
    match response.bytes().await {
        Ok(body) => (read(&body), heard),
        Err(_) => (Reply::Uncertain, heard),
    }
}

/// Reads an answer's body: total, and anything new is uncertain.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Reply<T> {
    let Ok(answer) = serde_json::from_slice::<Answer<T>>(body) else { return Reply::Uncertain };
    if answer.ok {
        return answer.result.map_or(Reply::Uncertain, Reply::Accepted);
    }
    match (answer.error_code, answer.description) {
        // A server that stops or fails says so in JSON too; the message may have gone out before.
        (Some(500..), _) | (None, _) | (_, None) => Reply::Uncertain,
        (Some(code), Some(description)) => Reply::Refused(Refusal {
            code,
            description,
            retry_after: answer.parameters.and_then(|parameters| parameters.retry_after),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(body: &str) -> Reply<SentMessage> {
        read(body.as_bytes())
    }

    #[test]
    fn an_address_keeps_the_path_of_its_server() {
        for (server, expected) in [
            ("http://127.0.0.1:8081", "http://127.0.0.1:8081/bot1:a-B_c/GetMe"),
            ("https://example.kz/telegram/", "https://example.kz/telegram/bot1:a-B_c/GetMe"),
        ] {
            let server = server.parse().unwrap_or_else(|error| panic!("{error}"));
            let bot = Bot::with_client("1:a-B_c", reqwest::Client::new()).set_api_url(server);
            assert_eq!(address(&bot, "GetMe").as_str(), expected);
        }
    }

    #[test]
    fn an_accepted_message_needs_nothing_but_its_number() {
        let body = r#"{"ok":true,"result":{"message_id":7,"text":null,"new_thing":[{}]}}"#;
        assert_eq!(sent(body), Reply::Accepted(SentMessage { message_id: 7 }));
    }

    #[test]
    fn what_cannot_be_read_may_have_been_delivered() {
        for body in ["<html>502</html>", "", r#"{"ok":true}"#, r#"{"ok":true,"result":{"message_id":"x"}}"#] {
            assert_eq!(sent(body), Reply::Uncertain, "{body}");
        }
        let restart = r#"{"ok":false,"error_code":500,"description":"Internal Server Error: restart"}"#;
        assert_eq!(sent(restart), Reply::Uncertain);
    }

    #[test]
    fn a_refusal_keeps_its_words_and_its_wait() {
        let body = r#"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 5","parameters":{"retry_after":5}}"#;
        let Reply::Refused(refusal) = sent(body) else { panic!("not refused") };
        assert_eq!((refusal.code, refusal.retry_after), (429, Some(5)));
    }
}
