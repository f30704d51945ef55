//! What the bot tells about itself: commands, descriptions, name, menu button.

use serde_json::{Value, json};

use super::Answered;
use crate::playground::error::ApiError;
use crate::playground::params::Params;
use crate::playground::text::utf16_len;
use crate::playground::world::{Bot, World};

/// getMe.
pub fn get_me(world: &mut World) -> Answered {
    let mut user = world.bot.user();
    for (name, value) in [
        ("can_join_groups", true),
        ("can_read_all_group_messages", false),
        ("supports_inline_queries", false),
        ("can_connect_to_business", false),
        ("has_main_web_app", false),
    ] {
        user[name] = json!(value);
    }
    Ok(user)
}

/// The texts of a bot's profile.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// Shown in an empty chat.
    Description,
    /// Shown in the profile.
    ShortDescription,
    /// The bot's name.
    Name,
}

impl Text {
    fn parameter(self) -> &'static str {
        match self {
            Text::Description => "description",
            Text::ShortDescription => "short_description",
            Text::Name => "name",
        }
    }

    fn limit(self) -> usize {
        match self {
            Text::Description => 512,
            Text::ShortDescription => 120,
            Text::Name => 64,
        }
    }

    fn of(self, bot: &mut Bot) -> &mut std::collections::BTreeMap<String, String> {
        match self {
            Text::Description => &mut bot.descriptions,
            Text::ShortDescription => &mut bot.short_descriptions,
            Text::Name => &mut bot.names,
        }
    }
}

/// setMyDescription, setMyShortDescription, setMyName.
pub fn set_text(world: &mut World, params: &Params, which: Text) -> Answered {
    let language = language(params)?;
    let text = params.text(which.parameter());
    if utf16_len(&text) > which.limit() {
        let what = which.parameter().replace('_', " ");
        return Err(ApiError::bad_request(format!("bot {what} is too long")));
    }
    let mut bot = world.bot.clone();
    if text.is_empty() {
        which.of(&mut bot).remove(&language);
    } else {
        which.of(&mut bot).insert(language, text);
    }
    world.put_bot(bot);
    Ok(Value::Bool(true))
}

/// getMyDescription, getMyShortDescription, getMyName: the language's own, else the one for all.
pub fn get_text(world: &mut World, params: &Params, which: Text) -> Answered {
    let language = language(params)?;
    let fallback = if which == Text::Name { world.bot.name().to_string() } else { String::new() };
    let texts = which.of(&mut world.bot);
    let text = texts.get(&language).or_else(|| texts.get("")).cloned().unwrap_or(fallback);
    Ok(json!({ which.parameter(): text }))
}

fn language(params: &Params) -> Result<String, ApiError> {
    let code = params.text("language_code");
    let two_letters = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase());
    if code.is_empty() || two_letters {
        Ok(code)
    } else {
        Err(ApiError::bad_request("invalid language code specified"))
    }
}

/// setMyCommands: at most 100, names of 1 to 32 of a–z, 0–9, _; descriptions of 1 to 256.
pub fn set_commands(world: &mut World, params: &Params) -> Answered {
    let key = commands_key(params)?;
    let Some(Value::Array(commands)) = params.structure("commands", "commands")? else {
        return Err(ApiError::bad_request("can't parse commands JSON object"));
    };
    if commands.len() > 100 {
        return Err(ApiError::bad_request("BOT_COMMANDS_TOO_MUCH"));
    }
    let checked: Vec<Value> = commands.iter().map(command).collect::<Result<_, _>>()?;
    let mut bot = world.bot.clone();
    if checked.is_empty() {
        bot.commands.remove(&key);
    } else {
        bot.commands.insert(key, Value::Array(checked));
    }
    world.put_bot(bot);
    Ok(Value::Bool(true))
}

fn command(given: &Value) -> Answered {
    let (Some(name), Some(description)) = (given["command"].as_str(), given["description"].as_str()) else {
        return Err(ApiError::bad_request(
            "can't parse BotCommand: Can't find field \"command\" or \"description\"",
        ));
    };
    let name = name.trim_start_matches('/');
    let known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if name.is_empty() || name.len() > 32 || !name.bytes().all(known) {
        return Err(ApiError::bad_request("BOT_COMMAND_INVALID"));
    }
    if description.trim().is_empty() {
        return Err(ApiError::bad_request("command description must be non-empty"));
    }
    if utf16_len(description) > 256 {
        return Err(ApiError::bad_request("BOT_COMMAND_DESCRIPTION_INVALID"));
    }
    Ok(json!({ "command": name, "description": description.trim() }))
}

/// getMyCommands: exactly this scope and language, as the real server does.
pub fn get_commands(world: &mut World, params: &Params) -> Answered {
    let key = commands_key(params)?;
    Ok(world.bot.commands.get(&key).cloned().unwrap_or_else(|| json!([])))
}

/// deleteMyCommands.
pub fn delete_commands(world: &mut World, params: &Params) -> Answered {
    let key = commands_key(params)?;
    let mut bot = world.bot.clone();
    bot.commands.remove(&key);
    world.put_bot(bot);
    Ok(Value::Bool(true))
}

fn commands_key(params: &Params) -> Result<String, ApiError> {
    let language = language(params)?;
    let scope =
        params.structure("scope", "bot command scope")?.unwrap_or_else(|| json!({ "type": "default" }));
    let kind = scope["type"].as_str().unwrap_or_default();
    let of_chat = ["chat", "chat_administrators", "chat_member"].contains(&kind);
    if !of_chat
        && !["default", "all_private_chats", "all_group_chats", "all_chat_administrators"].contains(&kind)
    {
        return Err(ApiError::bad_request("can't parse BotCommandScope: Unsupported type specified"));
    }
    let chat = if of_chat { scope["chat_id"].to_string().replace('"', "") } else { String::new() };
    Ok(format!("{kind}{chat}|{language}"))
}

impl Bot {
    /// The command menu of a chat for a client's language, found in the real clients' order.
    pub fn commands_for(&self, chat: i64, language: &str) -> Value {
        let general = if chat > 0 { "all_private_chats" } else { "all_group_chats" };
        let scopes = [format!("chat{chat}"), general.to_string(), "default".to_string()];
        let keys = scopes.iter().flat_map(|scope| [format!("{scope}|{language}"), format!("{scope}|")]);
        keys.into_iter().find_map(|key| self.commands.get(&key)).cloned().unwrap_or_else(|| json!([]))
    }
}

/// setChatMenuButton, for all chats.
pub fn set_menu_button(world: &mut World, params: &Params) -> Answered {
    let button =
        params.structure("menu_button", "menu button")?.unwrap_or_else(|| json!({ "type": "default" }));
    let mut bot = world.bot.clone();
    bot.menu_button = button;
    world.put_bot(bot);
    Ok(Value::Bool(true))
}
