//! Doing something in the lane of every chat.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use super::{App, lanes};
use crate::ports::{Clock, Cursor, Ports, Store, StoreError};
use crate::reminders::ChatId;

/// Chats at a time.
const PAGE: usize = 100;
/// While more messages than this wait to be sent, the next page waits too.
const MOST_WAITING: u64 = 1_000;

/// Does something in the lane of every chat, a page at a time, as long as it succeeds. True if
/// nobody was left out.
pub async fn each_chat<P: Ports, F: Future<Output = bool> + Send>(
    app: &Arc<App<P>>,
    from: Option<Cursor>,
    act: impl Fn(ChatId) -> F,
    mut reached: impl FnMut(&Cursor),
) -> bool {
    let mut cursor = from;
    loop {
        while app.store.figures().outbox > MOST_WAITING {
            app.clock.sleep(Duration::from_secs(1)).await;
        }
        let page = match app.store.page(cursor, PAGE).await {
            Ok(page) => page,
            Err(error) => {
                tracing::error!("not everybody could be looked at again: {error}");
                return false;
            }
        };
        for (chat, _) in page.chats {
            if !lanes::alone(app, chat, act(chat)).await {
                return false;
            }
        }
        cursor = page.next;
        match &cursor {
            Some(cursor) => reached(cursor),
            None => return true,
        }
    }
}

/// Tells the operator why a chat is left out. Whether others are not concerned: one record that
/// cannot be read stops nobody else.
pub fn is_theirs_alone(error: &StoreError) -> bool {
    tracing::error!("a chat is left out for now: {error}");
    matches!(error, StoreError::Unreadable(_))
}
