//! Formatted text as a bot sends it: HTML or ready-made entities, trimmed as the real server does.

use serde_json::{Value, json};

use super::detect;
use super::error::ApiError;
use super::html::parse_html;
use super::params::Params;
use super::text::{Formatted, utf16_len};

/// The kinds of ready-made entities that a bot may send.
const KINDS: [&str; 18] = [
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
    "pre",
    "text_link",
    "text_mention",
];

/// Reads the parameter `text_name` with `parse_mode`, or with the entities of `entities_name`.
///
/// # Errors
/// The text has markup that is wrong, or the parse mode is unknown.
pub fn formatted(params: &Params, text_name: &str, entities_name: &str) -> Result<Formatted, ApiError> {
    let text = params.text(text_name);
    let parsed = match params.text("parse_mode").to_ascii_lowercase().as_str() {
        "" => match params.structure(entities_name, "message entities")? {
            Some(Value::Array(entities)) => {
                Formatted { text: text.clone(), entities: given(&text, entities)? }
            }
            Some(_) => return Err(ApiError::bad_request("can't parse entities: expected an Array")),
            None => Formatted { text, entities: Vec::new() },
        },
        "html" => parse_html(&text)?,
        "markdown" | "markdownv2" => {
            return Err(ApiError::bad_request(
                "can't parse entities: the playground reads HTML and ready-made entities only",
            ));
        }
        _ => return Err(ApiError::bad_request("unsupported parse_mode")),
    };
    let mut parsed = trimmed(parsed);
    detect::add_to(&parsed.text, &mut parsed.entities);
    Ok(parsed)
}

fn given(text: &str, entities: Vec<Value>) -> Result<Vec<Value>, ApiError> {
    let length = utf16_len(text) as i64;
    for entity in &entities {
        let kind = entity["type"].as_str().unwrap_or_default();
        let (Some(offset), Some(size)) = (entity["offset"].as_i64(), entity["length"].as_i64()) else {
            return Err(ApiError::bad_request(
                "can't parse MessageEntity: Can't find field \"offset\" or \"length\"",
            ));
        };
        if !KINDS.contains(&kind) && kind != "custom_emoji" && kind != "date_time" {
            return Err(ApiError::bad_request("can't parse MessageEntity: Unsupported type specified"));
        }
        if offset < 0 || size <= 0 || offset + size > length {
            return Err(ApiError::bad_request(format!(
                "entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {length}"
            )));
        }
    }
    Ok(entities)
}

fn trimmed(parsed: Formatted) -> Formatted {
    let text = parsed.text.trim_end();
    let start = text.len() - text.trim_start().len();
    let cut = utf16_len(&text[..start]) as i64;
    let text = text[start..].to_string();
    let length = utf16_len(&text) as i64;
    let entities = parsed
        .entities
        .into_iter()
        .filter_map(|mut entity| {
            let begin = entity["offset"].as_i64()?;
            let end = (begin + entity["length"].as_i64()? - cut).min(length);
            let begin = (begin - cut).max(0);
            if end <= begin {
                return None;
            }
            entity["offset"] = json!(begin);
            entity["length"] = json!(end - begin);
            Some(entity)
        })
        .collect();
    Formatted { text, entities }
}
