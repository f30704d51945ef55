//! The refusals of the Bot API, word for word as the real server writes them
//! (github.com/tdlib/telegram-bot-api, telegram-bot-api/Client.cpp), because clients tell
//! errors apart by these words.

use serde_json::{Value, json};

/// An answer with `"ok": false`.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiError {
    /// The HTTP status, and `error_code` in the body.
    pub code: u16,
    /// `description` in the body.
    pub description: String,
    /// `parameters` in the body: `retry_after` (seconds) or `migrate_to_chat_id`.
    pub parameters: Option<Value>,
}

impl ApiError {
    /// A refusal with its full description.
    pub fn new(code: u16, description: impl Into<String>) -> ApiError {
        ApiError { code, description: description.into(), parameters: None }
    }

    /// 400, with `Bad Request: ` put in front.
    pub fn bad_request(why: impl AsRef<str>) -> ApiError {
        ApiError::new(400, format!("Bad Request: {}", why.as_ref()))
    }

    /// 403, with `Forbidden: ` put in front.
    pub fn forbidden(why: &str) -> ApiError {
        ApiError::new(403, format!("Forbidden: {why}"))
    }

    /// 409, with `Conflict: ` put in front.
    pub fn conflict(why: &str) -> ApiError {
        ApiError::new(409, format!("Conflict: {why}"))
    }

    /// 401.
    pub fn unauthorized() -> ApiError {
        ApiError::new(401, "Unauthorized")
    }

    /// 429 with the seconds to wait.
    pub fn too_many_requests(retry_after: u64) -> ApiError {
        ApiError {
            code: 429,
            description: format!("Too Many Requests: retry after {retry_after}"),
            parameters: Some(json!({ "retry_after": retry_after })),
        }
    }

    /// The group's old id is dead, and this is the new one.
    pub fn migrated(to: i64) -> ApiError {
        ApiError {
            code: 400,
            description: "Bad Request: group chat was upgraded to a supergroup chat".into(),
            parameters: Some(json!({ "migrate_to_chat_id": to })),
        }
    }

    /// The JSON body.
    pub fn body(&self) -> Value {
        let mut body = json!({ "ok": false, "error_code": self.code, "description": self.description });
        if let (Some(parameters), Some(object)) = (&self.parameters, body.as_object_mut()) {
            object.insert("parameters".into(), parameters.clone());
        }
        body
    }
}
