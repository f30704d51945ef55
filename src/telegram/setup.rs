//! Registers the bot with Telegram at the start: commands and descriptions per language.

use std::time::Duration;

use serde::Deserialize;
use teloxide::Bot;
use teloxide::payloads::{
    DeleteWebhook, GetMe, GetWebhookInfo, SetMyCommands, SetMyCommandsSetters, SetMyDescription,
    SetMyDescriptionSetters, SetMyShortDescription, SetMyShortDescriptionSetters,
};
use teloxide::types::BotCommand;

use super::call::{Reply, call, call_dated};
use crate::ports::{Heard, Introduction};

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

/// Where updates go instead of to whoever asks for them.
#[derive(Clone, Debug, Deserialize)]
pub struct Webhook {
    /// The address; empty where there is none.
    #[serde(default)]
    pub url: String,
}

/// Asks whether a webhook is set.
pub async fn webhook(bot: &Bot) -> Reply<Webhook> {
    call(bot, &GetWebhookInfo::new(), TIMEOUT).await
}

/// Takes the webhook away; what waits for it is then handed to whoever asks.
pub async fn remove_webhook(bot: &Bot) -> bool {
    matches!(call::<_, bool>(bot, &DeleteWebhook::new(), TIMEOUT).await, Reply::Accepted(true))
}

/// Sets commands and descriptions. Failures are not fatal: the bot answers without a menu too.
/// Returns whether all was accepted.
pub async fn introduce(bot: &Bot, introductions: &[Introduction]) -> bool {
    let mut accepted = true;
    for introduction in introductions {
        accepted &= introduce_in(bot, introduction).await;
    }
    accepted
}

async fn introduce_in(bot: &Bot, words: &Introduction) -> bool {
    let mut menu =
        SetMyCommands::new(words.commands.iter().map(|(name, text)| BotCommand::new(*name, text.clone())));
    let mut description = SetMyDescription::new().description(words.description.clone());
    let mut short = SetMyShortDescription::new().short_description(words.short_description.clone());
    if let Some(code) = words.language.map(|language| language.code()) {
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
