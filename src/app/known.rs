//! What is known of a chat: its record, read.

use super::App;
use crate::conversation::chat::Chat;
use crate::conversation::record;
use crate::lang::Lang;
use crate::ports::{Ports, Store};
use crate::reminders::ChatId;

/// A chat's record; `None` for a chat without one.
///
/// # Errors
/// The store cannot read it, or this release cannot: the sentence is for the operator.
pub async fn known<P: Ports>(app: &App<P>, chat: ChatId) -> Result<Option<Chat>, String> {
    match app.store.chat(chat).await {
        Ok(None) => Ok(None),
        Ok(Some(bytes)) => record::read(&bytes).map(Some).map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    }
}

/// The language that a chat has chosen.
pub async fn lang_of<P: Ports>(app: &App<P>, chat: ChatId) -> Option<Lang> {
    known(app, chat).await.ok().flatten()?.lang
}
