//! One Bot API call from its parameters to its answer, with the faults that meet it on the way.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::Instant;

use super::Shared;
use super::error::ApiError;
use super::faults::{Fault, Mangling};
use super::methods;
use super::params::Params;
use super::updates::{Found, Poll, mangle};

/// What comes back from a call.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// An answer in JSON.
    Json(u16, Value),
    /// An answer that is something else.
    Text(u16, &'static str, String),
    /// The beginning of an answer: the number of bytes, its head counted.
    Cut(u16, Value, u64),
    /// The connection is closed without an answer.
    Closed,
    /// No answer, and the connection stays open.
    Silence,
}

/// Whether a token has the form of one.
pub(crate) fn token_is_well_formed(token: &str) -> bool {
    let Some((id, secret)) = token.split_once(':') else { return false };
    let digits = !id.is_empty() && id.len() <= 15 && id.bytes().all(|byte| byte.is_ascii_digit());
    let known = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    digits && secret.len() == 35 && secret.bytes().all(known)
}

/// Carries out a call.
pub(crate) async fn call(shared: &Shared, token: &str, method: &str, params: &Params) -> Reply {
    if let Err(error) = shared.admit(token) {
        return refusal(&error);
    }
    let chat = shared.with(|world| {
        let of_query = || world.queries.get(&params.text("callback_query_id")).map(|query| query.chat);
        params.chat_id().or_else(of_query)
    });
    let fault = shared.with(|world| world.faults.next(method, chat));
    let reply = with_fault(shared, method, params, fault).await;
    if let Reply::Json(status, body) | Reply::Cut(status, body, _) = &reply {
        shared.with(|world| world.keep_exchange(method, params, *status, body));
    }
    reply
}

async fn with_fault(shared: &Shared, method: &str, params: &Params, fault: Option<Fault>) -> Reply {
    match fault {
        None => answer(shared, method, params, None).await,
        Some(Fault::Delay(milliseconds)) => {
            tokio::time::sleep(Duration::from_millis(milliseconds)).await;
            answer(shared, method, params, None).await
        }
        Some(Fault::DropBefore) => Reply::Closed,
        Some(Fault::SilenceBefore) => Reply::Silence,
        Some(Fault::BadGateway) => bad_gateway(),
        Some(Fault::DuplicateUpdates) => answer(shared, method, params, Some(Mangling::Duplicate)).await,
        Some(Fault::PermuteUpdates) => answer(shared, method, params, Some(Mangling::Permute)).await,
        Some(fault) => match fault.refusal() {
            Some(error) => refusal(&error),
            None => spoilt(answer(shared, method, params, None).await, fault),
        },
    }
}

fn spoilt(reply: Reply, fault: Fault) -> Reply {
    let Reply::Json(status, mut body) = reply else { return reply };
    match fault {
        Fault::DropAfter => Reply::Closed,
        Fault::SilenceAfter => Reply::Silence,
        Fault::BadGatewayAfter => bad_gateway(),
        Fault::Cut(bytes) => Reply::Cut(status, body, bytes),
        Fault::Garbage(text) => Reply::Text(status, "application/json", text),
        Fault::Huge(bytes) => {
            body["padding"] = json!("x".repeat(usize::try_from(bytes).unwrap_or(0)));
            Reply::Json(status, body)
        }
        Fault::Change(changes) => {
            for (pointer, value) in changes {
                set(&mut body, &pointer, value);
            }
            Reply::Json(status, body)
        }
        _ => Reply::Json(status, body),
    }
}

fn set(body: &mut Value, pointer: &str, value: Value) {
    if let Some(place) = body.pointer_mut(pointer) {
        *place = value;
    } else if let Some((parent, name)) = pointer.rsplit_once('/')
        && let Some(Value::Object(parent)) = body.pointer_mut(parent)
    {
        parent.insert(name.to_string(), value);
    }
}

fn bad_gateway() -> Reply {
    let page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1>\
                </center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n";
    Reply::Text(502, "text/html", page.to_string())
}

fn refusal(error: &ApiError) -> Reply {
    Reply::Json(error.code, error.body())
}

async fn answer(shared: &Shared, method: &str, params: &Params, mangling: Option<Mangling>) -> Reply {
    let outcome = if method.eq_ignore_ascii_case("getUpdates") {
        get_updates(shared, params, mangling).await
    } else {
        shared.with(|world| methods::call(world, method, params))
    };
    match outcome {
        Ok(result) => Reply::Json(200, json!({ "ok": true, "result": result })),
        Err(error) => refusal(&error),
    }
}

/// Tells the queue that a poll has ended, also when its client went away.
struct Running<'a> {
    shared: &'a Shared,
    poll: Poll,
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.shared.with(|world| world.end_poll(&self.poll));
    }
}

async fn get_updates(
    shared: &Shared,
    params: &Params,
    mangling: Option<Mangling>,
) -> Result<Value, ApiError> {
    let mut changed = shared.changes();
    let mut stopped = shared.stopped();
    let poll = shared.with(|world| world.begin_poll(params))?;
    let until = Instant::now() + Duration::from_secs(poll.seconds);
    let running = Running { shared, poll };
    loop {
        match shared.with(|world| world.look(&running.poll)) {
            Found::Conflict(error) => return Err(error),
            Found::Updates(updates) => {
                let updates = match mangling {
                    Some(how) => shared.with(|world| mangle(updates, how, || world.faults.random())),
                    None => updates,
                };
                return Ok(Value::Array(updates));
            }
            Found::Nothing => {}
        }
        tokio::select! {
            _ = changed.changed() => {}
            () = tokio::time::sleep_until(until) => return Ok(json!([])),
            _ = stopped.wait_for(|stop| *stop) => return Err(ApiError::new(500, "Internal Server Error: restart")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_digits_a_colon_and_35_characters() {
        assert!(token_is_well_formed(super::super::USABLE_TOKEN));
        assert!(!token_is_well_formed("12:short"));
        assert!(!token_is_well_formed(&format!("x1:{}", "a".repeat(35))));
        assert!(!token_is_well_formed(&format!("1:{}", "!".repeat(35))));
    }

    #[test]
    fn a_change_sets_old_fields_and_new_ones() {
        let mut body = json!({ "result": { "message_id": 1 } });
        set(&mut body, "/result/message_id", json!("one"));
        set(&mut body, "/result/brand_new", json!({ "x": null }));
        assert_eq!(body, json!({ "result": { "message_id": "one", "brand_new": { "x": null } } }));
    }
}
