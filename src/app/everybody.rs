//! Doing something in the lane of every chat.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::{StreamExt, stream};

use super::notes::{Reached, note_as};
use super::{App, lanes, outage_reports};
use crate::ports::{Clock, Cursor, Ports, Store, StoreError};
use crate::reminders::ChatId;

/// Chats that are read at a time.
const PAGE: usize = 100;
/// So many of them are under way at a time.
const AT_ONCE: usize = 32;
/// While more messages than this wait to be sent, the next page waits too.
const MOST_WAITING: u64 = 1_000;

/// Where it is kept how far a walk through all chats has come. The walk must be such that it can begin again: what
/// is kept may be lost.
pub struct Progress {
    /// The note that holds it.
    pub note: &'static str,
    /// Names the walk: another one begins at the beginning.
    pub of: String,
}

impl Progress {
    async fn reached<S: Store>(&self, store: &S) -> Result<Option<Cursor>, StoreError> {
        let kept: Reached = note_as(store, self.note).await?;
        Ok(kept.filter(|(of, _)| *of == self.of).map(|(_, cursor)| Cursor(cursor)))
    }

    async fn reach<S: Store>(&self, store: &S, cursor: &Cursor) {
        let note = super::saved_form(&(&self.of, &cursor.0));
        if let Err(error) = store.put_note(self.note, note).await {
            tracing::error!(%error, "cannot record how far everybody was looked at");
        }
    }
}

/// Does something in the lane of every chat, a page at a time, as long as it succeeds. True if
/// nobody was left out.
pub async fn each_chat<P: Ports, F: Future<Output = bool> + Send>(
    app: &Arc<App<P>>,
    progress: Option<&Progress>,
    act: impl Fn(ChatId) -> F + Sync,
) -> bool {
    let (mut cursor, mut progress) = (None, progress);
    if let Some(kept) = progress {
        match kept.reached(&*app.store).await {
            Ok(reached) => cursor = reached,
            // Whoever was told has a mark of their own, and is not told again.
            Err(error @ StoreError::Unreadable(_)) => {
                tracing::error!(
                    %error,
                    "how far everybody was looked at cannot be read: it begins again, and the note stays as it is"
                );
                progress = None;
            }
            Err(error) => {
                tracing::error!(%error, "cannot read how far everybody was looked at");
                return false;
            }
        }
    }
    loop {
        while app.store.figures().outbox > MOST_WAITING {
            app.clock.sleep(Duration::from_secs(1)).await;
        }
        let page = match app.store.page(cursor, PAGE).await {
            Ok(page) => page,
            Err(error) => {
                tracing::error!(%error, "cannot look at everybody");
                return false;
            }
        };
        let chats = page.chats.into_iter().map(|(chat, _)| chat);
        if !each_of(app, chats.filter(|chat| !outage_reports::is_a_day(*chat)), &act).await {
            return false;
        }
        cursor = page.next;
        match (&cursor, progress) {
            (None, _) => return true,
            (Some(cursor), Some(progress)) => progress.reach(&*app.store, cursor).await,
            (Some(_), None) => {}
        }
    }
}

/// Does something in the lane of each of these chats, some of them at a time: what they change shares its
/// barrier. After a failure no other is begun, and what was begun is finished.
async fn each_of<P: Ports, F: Future<Output = bool> + Send>(
    app: &Arc<App<P>>,
    chats: impl Iterator<Item = ChatId> + Send,
    act: &(impl Fn(ChatId) -> F + Sync),
) -> bool {
    let failed = AtomicBool::new(false);
    let one = async |chat| {
        if !failed.load(Ordering::Relaxed) && !lanes::alone(app, chat, act(chat)).await {
            failed.store(true, Ordering::Relaxed);
        }
    };
    stream::iter(chats).map(one).buffer_unordered(AT_ONCE).collect::<()>().await;
    !failed.into_inner()
}

/// Tells the operator why a chat is left out. Whether others are not concerned: one record that
/// cannot be read stops nobody else.
pub fn is_theirs_alone(error: &StoreError) -> bool {
    tracing::error!(%error, "a chat is left out for now");
    matches!(error, StoreError::Unreadable(_))
}
