//! A record of the last calls and answers, so that outsiders can judge both sides.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::params::Params;
use super::world::World;

/// How many are kept.
const KEPT: usize = 5_000;

/// One call and its answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Exchange {
    /// The method as the bot wrote it.
    pub method: String,
    /// The parameters as JSON; an uploaded file as `{"file": name, "size": bytes}`.
    pub request: Value,
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub answer: Value,
}

impl World {
    /// Keeps a call with its answer; long polls that found nothing are left out.
    pub fn keep_exchange(&mut self, method: &str, params: &Params, status: u16, answer: &Value) {
        if method.eq_ignore_ascii_case("getUpdates") && answer["result"].as_array().is_some_and(Vec::is_empty)
        {
            return;
        }
        let mut request = Value::Object(params.values.clone());
        for (name, file) in &params.files {
            request[name] = json!({ "file": file.name, "size": file.bytes.len() });
        }
        if self.exchanges.len() == KEPT {
            self.exchanges.pop_front();
        }
        let exchange = Exchange { method: method.into(), request, status, answer: answer.clone() };
        self.exchanges.push_back(exchange);
    }
}
