//! What is known of a chat: its record, read.

use std::sync::Arc;

use super::App;
use crate::conversation::chat::Chat;
use crate::conversation::record;
use crate::lang::Lang;
use crate::ports::{Known, Ports, Store, StoreError, Version};
use crate::reminders::ChatId;

/// A chat as it was read.
pub struct Read {
    /// `None` for one without a record.
    pub chat: Option<Chat>,
    /// What a change of it stands on.
    pub version: Version,
    /// The saved form of its record.
    pub form: Option<Arc<[u8]>>,
}

/// Reads a chat's record.
///
/// # Errors
/// The store cannot read it, or this release cannot: the sentence is for the operator.
pub async fn read<P: Ports>(app: &App<P>, chat: ChatId) -> Result<Read, StoreError> {
    let Known { record: form, version } = app.store.known(chat).await?;
    Ok(Read { chat: parsed(form.as_deref())?, version, form })
}

/// A stored chat; one that cannot be read is not nobody's.
fn parsed(form: Option<&[u8]>) -> Result<Option<Chat>, StoreError> {
    form.map(record::read).transpose().map_err(|error| StoreError::Unreadable(error.to_string()))
}

/// The same for who changes nothing.
///
/// # Errors
/// As for [`read`].
pub async fn known<P: Ports>(app: &App<P>, chat: ChatId) -> Result<Option<Chat>, StoreError> {
    Ok(read(app, chat).await?.chat)
}

/// The language that a chat has chosen.
pub async fn lang_of<P: Ports>(app: &App<P>, chat: ChatId) -> Option<Lang> {
    known(app, chat).await.ok().flatten()?.lang
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chat_that_cannot_be_read_is_not_nobodys() {
        assert!(matches!(parsed(Some(b"\x03x")), Err(StoreError::Unreadable(_))));
        assert_eq!(parsed(None), Ok(None));
        assert_eq!(parsed(Some(&record::write(&Chat::default()))), Ok(Some(Chat::default())));
    }
}
