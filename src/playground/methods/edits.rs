//! Changing and deleting messages.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::Answered;
use super::messages::{captioned, checked_caption, checked_text, reachable};
use crate::playground::error::ApiError;
use crate::playground::keyboard::reply_markup;
use crate::playground::params::Params;
use crate::playground::transcript::{EventKind, about_message};
use crate::playground::world::{Stored, World};

/// editMessageText.
pub fn edit_text(world: &mut World, params: &Params) -> Answered {
    let message = editable(world, params)?;
    let text = checked_text(params)?;
    if message.body.get("text").is_none() {
        return Err(ApiError::bad_request("there is no text in the message to edit"));
    }
    let mut body = without(&message.body, &["text", "entities", "link_preview_options", "reply_markup"]);
    body["text"] = json!(text.text);
    if !text.entities.is_empty() {
        body["entities"] = json!(text.entities);
    }
    if let Some(options) = params.structure("link_preview_options", "link preview options")? {
        body["link_preview_options"] = options;
    }
    replace(world, message, body, params, EditMark::Shown)
}

/// editMessageCaption.
pub fn edit_caption(world: &mut World, params: &Params) -> Answered {
    let message = editable(world, params)?;
    let caption = checked_caption(params)?;
    if message.body.get("text").is_some() {
        return Err(ApiError::bad_request("there is no caption in the message to edit"));
    }
    let body = without(&message.body, &["caption", "caption_entities", "reply_markup"]);
    replace(world, message, captioned(body, caption), params, EditMark::Shown)
}

/// editMessageReplyMarkup; without a markup the buttons go.
pub fn edit_reply_markup(world: &mut World, params: &Params) -> Answered {
    let message = editable(world, params)?;
    let body = without(&message.body, &["reply_markup"]);
    replace(world, message, body, params, EditMark::Hidden)
}

fn editable(world: &World, params: &Params) -> Result<Stored, ApiError> {
    if !params.text("inline_message_id").is_empty() {
        return Err(ApiError::bad_request("MESSAGE_ID_INVALID"));
    }
    let chat = reachable(world, params)?;
    let Some(id) = params.integer("message_id") else {
        return Err(ApiError::bad_request("message identifier is not specified"));
    };
    match world.messages.get(&(chat, id)) {
        Some(message) if message.deleted => Err(ApiError::bad_request("message to edit not found")),
        Some(message) if !message.from_bot => Err(ApiError::bad_request("message can't be edited")),
        Some(message) => Ok(message.clone()),
        None => Err(ApiError::bad_request("message to edit not found")),
    }
}

fn without(body: &Value, names: &[&str]) -> Value {
    let mut body = body.clone();
    if let Some(body) = body.as_object_mut() {
        for name in names {
            body.remove(*name);
        }
    }
    body
}

/// Whether clients show that the message was edited.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EditMark {
    Shown,
    /// Telegram shows nothing where only the buttons change.
    Hidden,
}

fn replace(
    world: &mut World,
    mut message: Stored,
    mut body: Value,
    params: &Params,
    mark: EditMark,
) -> Answered {
    match reply_markup(params)? {
        Some(markup) if markup.get("inline_keyboard").is_none() => {
            return Err(ApiError::bad_request("inline keyboard expected"));
        }
        Some(markup) if markup["inline_keyboard"].as_array().is_some_and(|rows| !rows.is_empty()) => {
            body["reply_markup"] = markup;
        }
        _ => {}
    }
    if essence(&body) == essence(&message.body) {
        return Err(ApiError::bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same as a \
             current content and reply markup of the message",
        ));
    }
    let now = world.now();
    if mark == EditMark::Shown {
        body["edit_date"] = json!(now.timestamp());
    }
    message.body = body.clone();
    world.typing.remove(&message.chat);
    world.put_event(about_message(message.chat, now, EventKind::Edited, &body));
    world.put_message(message);
    Ok(body)
}

fn essence(body: &Value) -> Value {
    without(body, &["edit_date", "link_preview_options"])
}

/// deleteMessage: the bot's own of any age in private chats, a person's within 48 hours.
pub fn delete(world: &mut World, params: &Params) -> Answered {
    let chat = reachable(world, params)?;
    let Some(id) = params.integer("message_id") else {
        return Err(ApiError::bad_request("message identifier is not specified"));
    };
    delete_one(world, chat, id)
}

/// deleteMessages: up to 100, those that are not there are skipped.
pub fn delete_many(world: &mut World, params: &Params) -> Answered {
    let chat = reachable(world, params)?;
    let ids = params.structure("message_ids", "message identifiers")?;
    let ids: Vec<i64> =
        ids.as_ref().and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_i64).collect();
    if ids.is_empty() || ids.len() > 100 {
        return Err(ApiError::bad_request("message identifiers are not specified"));
    }
    for id in ids {
        _ = delete_one(world, chat, id);
    }
    Ok(Value::Bool(true))
}

fn delete_one(world: &mut World, chat: i64, id: i64) -> Answered {
    let Some(mut message) = world.messages.get(&(chat, id)).filter(|message| !message.deleted).cloned()
    else {
        return Err(ApiError::bad_request("message to delete not found"));
    };
    let foreign_in_group = chat < 0 && !message.from_bot;
    if foreign_in_group || world.now() - message.at > TimeDelta::hours(48) {
        return Err(ApiError::bad_request("message can't be deleted"));
    }
    message.deleted = true;
    world.put_message(message);
    world.happened(chat, EventKind::Deleted, Some(id), None, None);
    Ok(Value::Bool(true))
}
