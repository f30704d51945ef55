//! One request to the Bot API, and its answer read as leniently and as certainly as possible.
//!
//! Requests are teloxide's payloads; the answer is read here, because teloxide 0.17 sleeps ten seconds
//! inside the call on a server error and reports a delivered message as an error when it cannot parse
//! every field of the answer. Only what Ruqsat needs is looked at.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};
use reqwest::multipart::Form;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use teloxide::requests::Payload;

use super::client::{Account, address};
use super::direct::{Broken, Direct};
use crate::ports::Heard;

/// Longer answers are not read: no method we call has one, except a batch of updates.
const LONGEST_ANSWER: usize = 8 << 20;
/// Room for what is usually sent, in bytes.
const USUAL_REQUEST: usize = 2048;
/// A longer wait than this is asked about again after it, in seconds.
const LONGEST_WAIT: f64 = 3600.0;

/// How every accepted request is answered, apart from white space.
const ACCEPTED: &[u8] = br#"{"ok":true"#;

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

impl Refusal {
    /// Whether Telegram does not know the token: 404 is how it answers one it never gave out.
    pub fn is_of_the_token(&self) -> bool {
        matches!(self.code, 401 | 404)
    }
}

#[derive(Deserialize)]
struct ApiAnswer<T> {
    ok: bool,
    result: Option<T>,
    // As they come: one field of an odd type must not make a refusal unreadable.
    error_code: Option<Value>,
    description: Option<Value>,
    parameters: Option<Value>,
}

/// An answer as it came.
pub(super) struct Body {
    status: u16,
    /// The wait that a server in between asks for in a header.
    retry_after: Option<u32>,
    bytes: Vec<u8>,
    /// Whether this is all of it: what is longer than [`LONGEST_ANSWER`] is not read to its end.
    whole: bool,
}

impl Body {
    /// Whether this, which was read as `reply`, is a batch of updates that cannot be taken as it is, but
    /// perhaps in parts.
    pub(super) fn is_unreadable_batch<T>(&self, reply: &Reply<T>) -> bool {
        let mut start = self.bytes.iter().filter(|byte| !byte.is_ascii_whitespace());
        let accepted = self.status == 200 && ACCEPTED.iter().all(|byte| start.next() == Some(byte));
        accepted && matches!(reply, Reply::Uncertain)
    }

    /// What came, up to the longest answer.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What the answer says.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Reply<T> {
        let refused = |description: &str, retry_after| {
            Reply::Refused(Refusal { code: self.status, description: description.into(), retry_after })
        };
        match self.status {
            300..=399 => {
                tracing::error!(
                    "the Bot API server redirects to another address, which is not followed; give the final address as \
                     TELOXIDE_API_URL"
                );
                refused("the server redirects", None)
            }
            _ if !self.whole => Reply::Uncertain,
            status => match read(&self.bytes) {
                // A server in between that limits, in words of its own.
                Reply::Uncertain if status == 429 => refused("too many requests", self.retry_after),
                reply => reply,
            },
        }
    }
}

/// The one field of an accepted message that is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct SentMessage {
    /// Telegram's number of the message within its chat.
    pub message_id: i64,
}

/// Sends a payload of teloxide's.
pub(super) async fn call<P, T>(account: &Account, payload: &P, timeout: Duration) -> Reply<T>
where
    P: Payload + Serialize,
    T: DeserializeOwned,
{
    call_dated(account, payload, timeout).await.0
}

/// The same, with what the answer tells about the time; `None` where there was no answer.
pub(super) async fn call_dated<P, T>(
    account: &Account,
    payload: &P,
    timeout: Duration,
) -> (Reply<T>, Option<Heard>)
where
    P: Payload + Serialize,
    T: DeserializeOwned,
{
    let mut body = Vec::with_capacity(USUAL_REQUEST);
    if serde_json::to_writer(&mut body, payload).is_err() {
        return (Reply::NotSent, None);
    }
    let (came, heard) = post(account, P::NAME, body, timeout).await;
    (came.map_or_else(Lost::reply, |body| body.read()), heard)
}

/// Sends a request of ours with a JSON body.
pub(super) async fn post(
    account: &Account,
    method: &str,
    body: Vec<u8>,
    timeout: Duration,
) -> (Result<Body, Lost>, Option<Heard>) {
    if let Some(direct) = &account.direct {
        let mut heard = None;
        let asking = ask(direct, format!("{}{method}", account.path), body, &mut heard);
        let came = tokio::time::timeout(timeout, asking).await.unwrap_or(Err(Lost::Uncertain));
        return (came, heard);
    }
    let request = account
        .bot
        .client()
        .post(address(&account.bot, method))
        .header(reqwest::header::CONTENT_TYPE, "application/json")
        .timeout(timeout)
        .body(body);
    // Boxed: most bots never go this way, and its room would be copied with every request.
    Box::pin(answered(request)).await
}

/// The same on the short way.
async fn ask(direct: &Direct, path: String, body: Vec<u8>, heard: &mut Option<Heard>) -> Result<Body, Lost> {
    let began = Instant::now();
    let answer = direct.post(&path, body).await.map_err(|broken| match broken {
        Broken::Unsent => Lost::NotSent,
        Broken::Underway => Lost::Uncertain,
    })?;
    let (status, headers) = (answer.head.status().as_u16(), answer.head.headers());
    *heard = Some(Heard { date: date(headers), took: began.elapsed() });
    let retry_after = retry_after(headers);
    let (bytes, whole) = answer.body(LONGEST_ANSWER).await.map_err(|_| Lost::Uncertain)?;
    Ok(Body { status, retry_after, bytes, whole })
}

/// Sends a form with a file.
pub(super) async fn upload<T: DeserializeOwned>(
    account: &Account,
    method: &str,
    form: Form,
    timeout: Duration,
) -> Reply<T> {
    let bot = &account.bot;
    let request = bot.client().post(address(bot, method)).timeout(timeout).multipart(form);
    Box::pin(answered(request)).await.0.map_or_else(Lost::reply, |body| body.read())
}

/// Why there is no answer.
pub(super) enum Lost {
    NotSent,
    Uncertain,
}

impl Lost {
    pub(super) fn reply<T>(self) -> Reply<T> {
        match self {
            Lost::NotSent => Reply::NotSent,
            Lost::Uncertain => Reply::Uncertain,
        }
    }
}

async fn answered(request: reqwest::RequestBuilder) -> (Result<Body, Lost>, Option<Heard>) {
    let began = Instant::now();
    let response = match request.send().await {
        Ok(response) => response,
        Err(error) if error.is_connect() || error.is_builder() => return (Err(Lost::NotSent), None),
        Err(_) => return (Err(Lost::Uncertain), None),
    };
    let heard = Some(Heard { date: date(response.headers()), took: began.elapsed() });
    let retry_after = retry_after(response.headers());
    let status = response.status().as_u16();
    match cut(response).await {
        Ok((bytes, whole)) => (Ok(Body { status, retry_after, bytes, whole }), heard),
        Err(_) => (Err(Lost::Uncertain), heard),
    }
}

fn date(headers: &HeaderMap) -> Option<DateTime<Utc>> {
    let date = headers.get(DATE)?.to_str().ok()?;
    DateTime::parse_from_rfc2822(date).ok().map(|date| date.to_utc())
}

fn retry_after(headers: &HeaderMap) -> Option<u32> {
    headers.get(RETRY_AFTER)?.to_str().ok()?.parse().ok().and_then(bounded)
}

/// Reads a body as it streams, and stops where it is longer than anything we ask for.
async fn cut(mut response: reqwest::Response) -> reqwest::Result<(Vec<u8>, bool)> {
    let mut bytes = Vec::new();
    while let Some(part) = response.chunk().await? {
        if bytes.len() + part.len() > LONGEST_ANSWER {
            return Ok((bytes, false));
        }
        bytes.extend_from_slice(&part);
    }
    Ok((bytes, true))
}

/// Reads an answer's body: total, and anything new is uncertain.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Reply<T> {
    // Bytes that are no UTF-8 stand in somebody's text at most: the rest is as good as ever.
    let body = String::from_utf8_lossy(body);
    let Ok(answer) = serde_json::from_str::<ApiAnswer<T>>(&body) else { return Reply::Uncertain };
    if answer.ok {
        return answer.result.map_or(Reply::Uncertain, Reply::Accepted);
    }
    let code = answer.error_code.as_ref().and_then(number).filter(|code| (1.0..=999.0).contains(code));
    let description = answer.description.as_ref().and_then(Value::as_str).unwrap_or_default();
    let wait = answer.parameters.as_ref().and_then(|parameters| number(parameters.get("retry_after")?));
    match code.map(|code| code as u16) {
        // A server that stops or fails says so in JSON too; the message may have gone out before.
        Some(500..) | None => Reply::Uncertain,
        Some(code) => Reply::Refused(Refusal {
            code,
            description: description.to_string(),
            retry_after: wait.or_else(|| wait_in_words(description)).and_then(bounded),
        }),
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// "Too Many Requests: retry after 5".
fn wait_in_words(description: &str) -> Option<f64> {
    let (_, wait) = description.split_once("retry after ")?;
    wait.split_whitespace().next()?.parse().ok()
}

/// Whole seconds that are worth waiting: never none, and never so many that nobody would notice
/// that the limit is long over.
fn bounded(seconds: f64) -> Option<u32> {
    (!seconds.is_nan()).then(|| seconds.ceil().clamp(1.0, LONGEST_WAIT) as u32)
}

#[cfg(test)]
mod tests {
    use teloxide::Bot;

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
    fn a_batch_that_is_cut_is_known_however_the_server_writes_json() {
        for (text, is_batch) in
            [(r#"{"ok":true,"res"#, true), ("{ \"ok\": true,\n \"res", true), (r#"{"ok":false,"#, false)]
        {
            let body = Body { status: 200, retry_after: None, bytes: text.as_bytes().to_vec(), whole: false };
            assert_eq!(body.is_unreadable_batch::<()>(&Reply::Uncertain), is_batch, "{text}");
        }
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

    #[test]
    fn a_wait_is_read_in_any_form_and_bounded() {
        let of = |wait: &str| {
            let body = format!(
                r#"{{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{{"retry_after":{wait}}}}}"#
            );
            let Reply::Refused(refusal) = sent(&body) else { panic!("{wait} is not refused") };
            refusal.retry_after
        };
        for (wait, seconds) in [("5", 5), ("4.2", 5), ("\"5\"", 5), ("\"5.0\"", 5), ("0", 1), ("-3", 1)] {
            assert_eq!(of(wait), Some(seconds), "{wait}");
        }
        assert_eq!((of("4000000000"), of("1e300")), (Some(3600), Some(3600)));
        assert_eq!((of("null"), of("{}"), of("\"soon\"")), (None, None, None));
        let words = r#"{"ok":false,"error_code":"429","description":"Too Many Requests: retry after 7"}"#;
        let Reply::Refused(refusal) = sent(words) else { panic!("not refused") };
        assert_eq!((refusal.code, refusal.retry_after), (429, Some(7)));
    }

    #[test]
    fn bytes_that_are_no_utf8_do_not_lose_the_rest() {
        let body = b"{\"ok\":true,\"result\":{\"message_id\":7,\"text\":\"\xff\"}}";
        assert_eq!(read(body), Reply::Accepted(SentMessage { message_id: 7 }));
    }

    #[test]
    fn a_redirect_and_a_limit_in_other_words_are_refusals() {
        let body = |status, text: &str| Body {
            status,
            retry_after: Some(9),
            bytes: text.as_bytes().to_vec(),
            whole: true,
        };
        let refused = |status, text: &str| match body(status, text).read::<SentMessage>() {
            Reply::Refused(refusal) => Some((refusal.code, refusal.retry_after)),
            _ => None,
        };
        assert_eq!(refused(302, ""), Some((302, None)));
        assert_eq!(refused(429, "<html>slow down</html>"), Some((429, Some(9))));
        assert_eq!(refused(502, "<html>502</html>"), None);
        assert_eq!(refused(403, "<html>our proxy</html>"), None);
    }
}
