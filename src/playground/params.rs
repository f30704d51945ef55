//! The parameters of one Bot API call, however they came: JSON, form, query or multipart.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::error::ApiError;

/// A file that came with a multipart call.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The name the client gave it.
    pub name: String,
    /// Its media type, if the client said one.
    pub mime: Option<String>,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Parameters by name. As on the real server a number may come as a string and an object as
/// a string of JSON.
#[derive(Clone, Debug, Default)]
pub struct Params {
    /// The plain parameters.
    pub values: Map<String, Value>,
    /// The uploaded files by field name.
    pub files: BTreeMap<String, Upload>,
}

impl Params {
    /// Parameters that came as one JSON object.
    pub fn from_json(value: Value) -> Params {
        let values = match value {
            Value::Object(values) => values,
            _ => Map::new(),
        };
        Params { values, files: BTreeMap::new() }
    }

    /// Text, or an empty string where nothing was given.
    pub fn text(&self, name: &str) -> String {
        match self.values.get(name) {
            Some(Value::String(text)) => text.clone(),
            None | Some(Value::Null) => String::new(),
            Some(other) => other.to_string(),
        }
    }

    /// A whole number; `None` where nothing, or no number, was given.
    pub fn integer(&self, name: &str) -> Option<i64> {
        match self.values.get(name)? {
            Value::Number(number) => number.as_i64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// A switch: `true`, `"true"`, `1`, `"yes"`.
    pub fn flag(&self, name: &str) -> bool {
        match self.values.get(name) {
            Some(Value::Bool(value)) => *value,
            Some(Value::Number(number)) => number.as_i64() == Some(1),
            Some(Value::String(text)) => {
                matches!(text.to_ascii_lowercase().as_str(), "true" | "1" | "yes")
            }
            _ => false,
        }
    }

    /// An object or a list; a string is read as JSON. `what` names the thing in the refusal.
    ///
    /// # Errors
    /// The text is no JSON.
    pub fn structure(&self, name: &str, what: &str) -> Result<Option<Value>, ApiError> {
        match self.values.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.is_empty() => Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text)
                .map(Some)
                .map_err(|_| ApiError::bad_request(format!("can't parse {what} JSON object"))),
            Some(other) => Ok(Some(other.clone())),
        }
    }

    /// The chat the call is about, if its id is a number.
    pub fn chat_id(&self) -> Option<i64> {
        self.integer("chat_id")
    }

    /// The file behind a parameter: the field itself, or `attach://field`.
    pub fn upload(&self, name: &str) -> Option<&Upload> {
        if let Some(file) = self.files.get(name) {
            return Some(file);
        }
        let text = self.text(name);
        self.files.get(text.strip_prefix("attach://")?)
    }
}
