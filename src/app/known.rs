//! What is known of a chat: its record, read.

use super::App;
use crate::conversation::chat::Chat;
use crate::conversation::record;
use crate::lang::Lang;
use crate::ports::{Ports, Store, StoreError, Version};
use crate::reminders::ChatId;

/// A chat's record, with the version that a change of it stands on; `None` for a chat without one.
///
/// # Errors
/// The store cannot read it, or this release cannot: the sentence is for the operator.
pub async fn read<P: Ports>(app: &App<P>, chat: ChatId) -> Result<(Option<Chat>, Version), StoreError> {
    let known = app.store.known(chat).await?;
    let record = known.record.map(|bytes| record::read(&bytes)).transpose();
    record.map(|record| (record, known.version)).map_err(|error| StoreError::Unreadable(error.to_string()))
}

/// The same for who changes nothing.
///
/// # Errors
/// As for [`read`].
pub async fn known<P: Ports>(app: &App<P>, chat: ChatId) -> Result<Option<Chat>, StoreError> {
    Ok(read(app, chat).await?.0)
}

/// The language that a chat has chosen.
pub async fn lang_of<P: Ports>(app: &App<P>, chat: ChatId) -> Option<Lang> {
    known(app, chat).await.ok().flatten()?.lang
}
