//! What a bot asks and does about a chat.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::Answered;
use super::messages::reachable;
use crate::playground::error::ApiError;
use crate::playground::params::Params;
use crate::playground::transcript::EventKind;
use crate::playground::world::{Standing, World};

const ACTIONS: [&str; 11] = [
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
];

/// sendChatAction: shown for five seconds, or until the next message.
pub fn send_chat_action(world: &mut World, params: &Params) -> Answered {
    let chat = reachable(world, params)?;
    let action = params.text("action");
    if !ACTIONS.contains(&action.as_str()) {
        return Err(ApiError::bad_request("wrong parameter action in request"));
    }
    let until = world.now() + TimeDelta::seconds(5);
    world.typing.insert(chat, (action.clone(), until));
    world.happened(chat, EventKind::Action, None, None, Some(action));
    Ok(Value::Bool(true))
}

/// getChat.
pub fn get_chat(world: &mut World, params: &Params) -> Answered {
    let id = match reachable(world, params) {
        Ok(id) => id,
        // A blocked chat can still be looked at.
        Err(error) if error.code == 403 => params.chat_id().unwrap_or_default(),
        Err(error) => return Err(error),
    };
    let mut chat = world.chat_object(id);
    chat["accent_color_id"] = json!(id.unsigned_abs() % 7);
    chat["max_reaction_count"] = json!(11);
    chat["accepted_gift_types"] = json!({
        "unlimited_gifts": true,
        "limited_gifts": true,
        "unique_gifts": true,
        "premium_subscription": true,
        "gifts_from_channels": true,
    });
    if id < 0 {
        chat["permissions"] = json!({ "can_send_messages": true });
    }
    Ok(chat)
}

/// leaveChat: groups only.
pub fn leave(world: &mut World, params: &Params) -> Answered {
    let id = reachable(world, params)?;
    if id > 0 {
        return Err(ApiError::bad_request("chat member status can't be changed in private chats"));
    }
    if let Some(mut chat) = world.chats.get(&id).cloned() {
        chat.standing = Standing::NotMember;
        world.put_chat(chat);
        world.happened(id, EventKind::Left, None, None, None);
    }
    Ok(Value::Bool(true))
}
