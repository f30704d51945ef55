//! Registers the bot with Telegram at the start: commands and descriptions per language.

use std::time::Duration;

use serde::Deserialize;
use teloxide::payloads::{
    GetMe, SetMyCommands, SetMyCommandsSetters, SetMyDescription, SetMyDescriptionSetters,
    SetMyShortDescription, SetMyShortDescriptionSetters,
};
use teloxide::types::BotCommand;

use super::call::{Reply, call, call_dated};
use super::client::Account;
use crate::ports::{Heard, Introduction};

const TIMEOUT: Duration = Duration::from_secs(20);

/// Who the token belongs to.
#[derive(Clone, Debug, Deserialize)]
pub struct Me {
    /// The bot's user name.
    pub username: String,
}

/// Asks who the token belongs to.
pub(super) async fn me(account: &Account) -> (Reply<Me>, Option<Heard>) {
    call_dated(account, &GetMe::new(), TIMEOUT).await
}

/// Sets commands and descriptions. Failures are not fatal: the bot answers without a menu too.
/// Returns whether all was accepted.
pub(super) async fn introduce(account: &Account, introductions: &[Introduction]) -> bool {
    let mut accepted = true;
    for introduction in introductions {
        accepted &= introduce_in(account, introduction).await;
    }
    accepted
}

async fn introduce_in(account: &Account, words: &Introduction) -> bool {
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
        call(account, &menu, TIMEOUT).await,
        call(account, &description, TIMEOUT).await,
        call(account, &short, TIMEOUT).await,
    ];
    replies.iter().all(|reply| matches!(reply, Reply::Accepted(_)))
}
