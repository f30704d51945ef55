//! Keyboards under messages: what the real server takes and what it refuses.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::error::ApiError;
use super::params::Params;

/// The limit of callback data, in bytes of UTF-8.
pub const DATA_BYTES: usize = 64;

/// One button as a test or a person sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    /// What stands on it.
    pub label: String,
    /// What the bot gets when it is pressed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
    /// The page it opens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// The parameter `reply_markup`, checked; `None` where there is none.
///
/// # Errors
/// The markup is no JSON, or a row or a button of it breaks Telegram's rules.
pub fn reply_markup(params: &Params) -> Result<Option<Value>, ApiError> {
    let Some(markup) = params.structure("reply_markup", "reply keyboard markup")? else { return Ok(None) };
    if !markup.is_object() {
        return Err(ApiError::bad_request("object expected as reply markup"));
    }
    match markup.get("inline_keyboard") {
        Some(Value::Array(rows)) => {
            check(rows)?;
            let kept: Vec<Value> = rows
                .iter()
                .filter(|row| row.as_array().is_some_and(|row| !row.is_empty()))
                .cloned()
                .collect();
            Ok(Some(serde_json::json!({ "inline_keyboard": kept })))
        }
        Some(_) => Err(ApiError::bad_request(
            "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array",
        )),
        None if ["keyboard", "remove_keyboard", "force_reply"]
            .iter()
            .any(|kind| markup.get(kind).is_some()) =>
        {
            Ok(Some(markup))
        }
        None => Err(ApiError::bad_request("can't parse reply keyboard markup JSON object")),
    }
}

fn check(rows: &[Value]) -> Result<(), ApiError> {
    let mut count = 0;
    for row in rows {
        let Some(row) = row.as_array() else {
            return Err(ApiError::bad_request(
                "can't parse inline keyboard button: InlineKeyboardButton must be an Array of Object",
            ));
        };
        for button in row {
            check_button(button)?;
            count += 1;
        }
    }
    if count > 100 { Err(ApiError::bad_request("reply markup is too long")) } else { Ok(()) }
}

fn check_button(button: &Value) -> Result<(), ApiError> {
    let refused =
        |why: &str| Err(ApiError::bad_request(format!("can't parse inline keyboard button: {why}")));
    let Some(fields) = button.as_object() else { return refused("InlineKeyboardButton must be an Object") };
    match fields.get("text").and_then(Value::as_str) {
        None => return refused("Can't find field \"text\""),
        Some("") => return refused("Field \"text\" of the InlineKeyboardButton must be non-empty"),
        Some(_) => {}
    }
    if let Some(data) = fields.get("callback_data") {
        let Some(data) = data.as_str() else {
            return refused("Field \"callback_data\" must be of type String");
        };
        if data.is_empty() || data.len() > DATA_BYTES {
            return Err(ApiError::bad_request("BUTTON_DATA_INVALID"));
        }
        return Ok(());
    }
    if let Some(url) = fields.get("url").and_then(Value::as_str) {
        let known = ["http://", "https://", "tg://"].iter().any(|scheme| url.starts_with(scheme));
        if known && url.len() <= 2048 && !url.contains(char::is_whitespace) {
            return Ok(());
        }
        return Err(ApiError::bad_request(format!(
            "inline keyboard button URL '{url}' is invalid: Wrong HTTP URL"
        )));
    }
    let other = [
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "copy_text",
        "pay",
    ];
    if other.iter().any(|kind| fields.contains_key(*kind)) {
        return Ok(());
    }
    refused("Text buttons are unallowed in the inline keyboard")
}

/// The buttons of a message, row by row.
pub fn buttons_of(message: &Value) -> Vec<Vec<Button>> {
    let text = |value: &Value| value.as_str().map(str::to_string);
    let rows = message["reply_markup"]["inline_keyboard"].as_array();
    rows.into_iter()
        .flatten()
        .map(|row| {
            row.as_array()
                .into_iter()
                .flatten()
                .map(|button| Button {
                    label: text(&button["text"]).unwrap_or_default(),
                    data: text(&button["callback_data"]),
                    url: text(&button["url"]),
                })
                .collect()
        })
        .collect()
}
