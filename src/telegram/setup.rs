//! What is told to Telegram once at the start: who we are, commands and descriptions per language.

use std::time::Duration;

use serde::Deserialize;
use teloxide::Bot;
use teloxide::payloads::{
    DeleteWebhook, GetMe, SetMyCommands, SetMyCommandsSetters, SetMyDescription, SetMyDescriptionSetters,
    SetMyShortDescription, SetMyShortDescriptionSetters,
};
use teloxide::types::BotCommand;

use super::call::{Heard, Reply, call, call_dated};
use crate::conversation::COMMANDS;
use crate::lang::Lang;
use crate::speech::{Message, Speech, say};

const TIMEOUT: Duration = Duration::from_secs(20);

/// Who the token belongs to.
#[derive(Clone, Debug, Deserialize)]
pub struct Me {
    /// The bot's user name.
    pub username: String,
}

/// Asks who the token belongs to.
pub async fn me(bot: &Bot) -> (Reply<Me>, Option<Heard>) {
    call_dated(bot, &GetMe::new(), TIMEOUT).await
}

/// Sets commands and descriptions in every language, and once without one for all others.
/// Failures are not fatal: the bot answers without a menu too. Returns whether all was accepted.
pub async fn introduce(bot: &Bot, speech: &Speech) -> bool {
    // A webhook left from earlier would keep every poll from getting updates.
    let mut accepted =
        matches!(call::<_, bool>(bot, &DeleteWebhook::new(), TIMEOUT).await, Reply::Accepted(_));
    let languages = Lang::all().map(|lang| (lang, Some(lang.code()))).chain([(Lang::RU, None)]);
    for (lang, code) in languages {
        accepted &= introduce_in(bot, speech, lang, code).await;
    }
    accepted
}

async fn introduce_in(bot: &Bot, speech: &Speech, lang: Lang, code: Option<&str>) -> bool {
    let words = |message: &Message| speech.plain(lang, message);
    let commands =
        COMMANDS.iter().map(|name| BotCommand::new(*name, words(&Message::new(format!("command-{name}")))));
    let mut menu = SetMyCommands::new(commands);
    let mut description = SetMyDescription::new().description(words(&say::bot_description()));
    let mut short = SetMyShortDescription::new().short_description(words(&say::bot_short_description()));
    if let Some(code) = code {
        menu = menu.language_code(code);
        description = description.language_code(code);
        short = short.language_code(code);
    }
    let replies: [Reply<bool>; 3] = [
        call(bot, &menu, TIMEOUT).await,
        call(bot, &description, TIMEOUT).await,
        call(bot, &short, TIMEOUT).await,
    ];
    replies.iter().all(|reply| matches!(reply, Reply::Accepted(_)))
}
