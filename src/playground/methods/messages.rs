//! sendMessage, sendDocument, sendPhoto: what a bot may send, and to whom.

use serde_json::{Value, json};

use super::Answered;
use crate::playground::entities::formatted;
use crate::playground::error::ApiError;
use crate::playground::files::KeptFile;
use crate::playground::keyboard::reply_markup;
use crate::playground::params::Params;
use crate::playground::picture;
use crate::playground::text::{Formatted, utf16_len};
use crate::playground::transcript::{EventKind, about_message};
use crate::playground::world::{Standing, Stored, World};

/// Longest text of a message, in UTF-16 units after entity parsing.
pub const TEXT_LIMIT: usize = 4096;
/// Longest caption, in UTF-16 units after entity parsing.
pub const CAPTION_LIMIT: usize = 1024;
/// Largest upload, in bytes.
const UPLOAD_LIMIT: usize = 50 * 1024 * 1024;

/// sendMessage.
pub fn send_message(world: &mut World, params: &Params) -> Answered {
    let chat = reachable(world, params)?;
    let text = checked_text(params)?;
    let mut content = json!({ "text": text.text });
    if !text.entities.is_empty() {
        content["entities"] = json!(text.entities);
    }
    if let Some(options) = params.structure("link_preview_options", "link preview options")? {
        content["link_preview_options"] = options;
    }
    deliver(world, chat, params, content)
}

/// sendDocument.
pub fn send_document(world: &mut World, params: &Params) -> Answered {
    let chat = reachable(world, params)?;
    let caption = checked_caption(params)?;
    let file = file(world, params, "document")?;
    let mut document = file.object();
    document["file_name"] = json!(file.name);
    if let Some(mime) = &file.mime {
        document["mime_type"] = json!(mime);
    }
    deliver(world, chat, params, captioned(json!({ "document": document }), caption))
}

/// sendPhoto; a file that is no picture is refused.
pub fn send_photo(world: &mut World, params: &Params) -> Answered {
    let chat = reachable(world, params)?;
    let caption = checked_caption(params)?;
    let file = file(world, params, "photo")?;
    let bytes = world.files.content(&file.id).unwrap_or_default();
    let Some((width, height)) = picture::size(&bytes) else {
        return Err(ApiError::bad_request("IMAGE_PROCESS_FAILED"));
    };
    let (long, short) = (width.max(height), width.min(height));
    if width + height > 10_000 || long > short.saturating_mul(20) {
        return Err(ApiError::bad_request("PHOTO_INVALID_DIMENSIONS"));
    }
    let mut photo = file.object();
    photo["width"] = json!(width);
    photo["height"] = json!(height);
    deliver(world, chat, params, captioned(json!({ "photo": [photo] }), caption))
}

/// The text parameter, parsed, neither empty nor too long.
///
/// # Errors
/// The text is empty, too long, or its markup is wrong.
pub fn checked_text(params: &Params) -> Result<Formatted, ApiError> {
    let text = formatted(params, "text", "entities")?;
    if text.text.is_empty() {
        return Err(ApiError::bad_request("message text is empty"));
    }
    if utf16_len(&text.text) > TEXT_LIMIT {
        return Err(ApiError::bad_request("message is too long"));
    }
    Ok(text)
}

/// The caption parameter, parsed, not too long.
///
/// # Errors
/// The caption is too long, or its markup is wrong.
pub fn checked_caption(params: &Params) -> Result<Formatted, ApiError> {
    let caption = formatted(params, "caption", "caption_entities")?;
    if utf16_len(&caption.text) > CAPTION_LIMIT {
        return Err(ApiError::bad_request("message caption is too long"));
    }
    Ok(caption)
}

/// Puts a caption with its entities into a message's content.
pub fn captioned(mut content: Value, caption: Formatted) -> Value {
    if !caption.text.is_empty() {
        content["caption"] = json!(caption.text);
        if !caption.entities.is_empty() {
            content["caption_entities"] = json!(caption.entities);
        }
    }
    content
}

/// The chat of a call, if the bot can reach it.
///
/// # Errors
/// There is no such chat, it has a new id, or the bot was shut out of it.
pub fn reachable(world: &World, params: &Params) -> Result<i64, ApiError> {
    if params.text("chat_id").is_empty() {
        return Err(ApiError::bad_request("chat_id is empty"));
    }
    let chat = params.chat_id().and_then(|id| world.chats.get(&id));
    let Some(chat) = chat else { return Err(ApiError::bad_request("chat not found")) };
    if let Some(to) = chat.migrated_to {
        return Err(ApiError::migrated(to));
    }
    let group = if chat.id <= -1_000_000_000_000 { "supergroup" } else { "group" };
    match chat.standing {
        Standing::Blocked => Err(ApiError::forbidden("bot was blocked by the user")),
        Standing::Deactivated => Err(ApiError::forbidden("user is deactivated")),
        Standing::Kicked => Err(ApiError::forbidden(&format!("bot was kicked from the {group} chat"))),
        Standing::NotMember => Err(ApiError::forbidden(&format!("bot is not a member of the {group} chat"))),
        Standing::Open if !chat.started => {
            Err(ApiError::forbidden("bot can't initiate conversation with a user"))
        }
        Standing::Open => Ok(chat.id),
    }
}

fn file(world: &mut World, params: &Params, name: &str) -> Result<KeptFile, ApiError> {
    if let Some(upload) = params.upload(name) {
        if upload.bytes.is_empty() {
            return Err(ApiError::bad_request("file must be non-empty"));
        }
        if upload.bytes.len() > UPLOAD_LIMIT {
            return Err(ApiError::new(413, "Request Entity Too Large"));
        }
        let upload = upload.clone();
        return Ok(world.keep_file(&upload));
    }
    let id = params.text(name);
    match world.files.find(&id) {
        Some(file) => Ok(file.clone()),
        None if id.is_empty() => Err(ApiError::bad_request(format!("there is no {name} in the request"))),
        None if id.starts_with("http") => Err(ApiError::bad_request("failed to get HTTP URL content")),
        None => Err(ApiError::bad_request("wrong file identifier/HTTP URL specified")),
    }
}

/// Writes the message into the chat: it has been received.
fn deliver(world: &mut World, chat: i64, params: &Params, content: Value) -> Answered {
    let markup = reply_markup(params)?;
    let answered = replied_to(world, chat, params)?;
    let now = world.now();
    world.limits.admit(chat, now)?;
    let id = world.next_message_id(chat);
    let mut body = json!({
        "message_id": id,
        "from": world.bot.user(),
        "chat": world.chat_object(chat),
        "date": now.timestamp(),
    });
    if let (Some(body), Value::Object(content)) = (body.as_object_mut(), content) {
        body.extend(content);
        if params.flag("protect_content") {
            body.insert("has_protected_content".into(), json!(true));
        }
        if let Some(answered) = answered {
            let parameters = params.structure("reply_parameters", "reply parameters")?;
            if let Some(quote) = parameters.as_ref().and_then(|given| given["quote"].as_str()) {
                body.insert("quote".into(), json!({ "text": quote, "position": 0, "is_manual": true }));
            }
            body.insert("reply_to_message".into(), answered);
        }
        // Reply keyboards are shown by the client and do not come back in the Message.
        if let Some(markup) = markup.filter(|markup| markup.get("inline_keyboard").is_some()) {
            body.insert("reply_markup".into(), markup);
        }
    }
    world.typing.remove(&chat);
    world.put_event(about_message(chat, now, EventKind::Received, &body));
    world.put_message(Stored {
        chat,
        id,
        at: now,
        from_bot: true,
        deleted: false,
        body: body.clone(),
        version: 0,
    });
    Ok(body)
}

fn replied_to(world: &World, chat: i64, params: &Params) -> Result<Option<Value>, ApiError> {
    let parameters = params.structure("reply_parameters", "reply parameters")?;
    let (id, may_miss) = match &parameters {
        Some(given) => {
            (given["message_id"].as_i64(), given["allow_sending_without_reply"].as_bool().unwrap_or(false))
        }
        None => (params.integer("reply_to_message_id"), params.flag("allow_sending_without_reply")),
    };
    let Some(id) = id.filter(|id| *id != 0) else { return Ok(None) };
    match world.messages.get(&(chat, id)).filter(|message| !message.deleted) {
        Some(message) => {
            let mut body = message.body.clone();
            if let Some(quote) = parameters.as_ref().and_then(|given| given["quote"].as_str())
                && !body["text"].as_str().is_some_and(|text| text.contains(quote))
            {
                return Err(ApiError::bad_request("QUOTE_TEXT_INVALID"));
            }
            if let Some(body) = body.as_object_mut() {
                body.remove("reply_to_message");
            }
            Ok(Some(body))
        }
        None if may_miss => Ok(None),
        None => Err(ApiError::bad_request("message to be replied not found")),
    }
}
