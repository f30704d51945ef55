//! Sends what an administrator has to say to everybody, each once, over any number of starts.

use std::sync::Arc;

use super::admin::broadcast::{self, Decided};
use super::everybody::{Progress, each_chat, is_theirs_alone};
use super::known::read;
use super::wording::to_be_said;
use super::{App, admin, speaking};
use crate::conversation::record;
use crate::ports::{Basis, Clock, Commit, Ports, RecordChange, Store, Urgency};
use crate::reminders::ChatId;
use crate::speech::say;

/// The note that says how far it has come.
const PROGRESS: &str = "broadcast-progress";

/// Sends what was decided on, one after the other.
pub async fn send<P: Ports>(app: &Arc<App<P>>) {
    let decided = match broadcast::decided(&*app.store).await {
        Ok(decided) => decided,
        Err(error) => return tracing::error!(%error, "cannot read what is to be said to everybody"),
    };
    for one in &decided {
        let progress = Progress { note: PROGRESS, of: one.id.clone() };
        if !each_chat(app, Some(&progress), |chat| say_to(app, chat, one)).await {
            return;
        }
        let count = broadcast::count(app, |chat, _| chat.broadcast.as_ref() == Some(&one.id)).await;
        let count = count.unwrap_or_default();
        // Whoever stops in between says it once more at the next start, and not never.
        admin::tell_all(app, |_| say::admin_say_done(count)).await;
        if let Err(error) = broadcast::is_done(&*app.store, &one.id).await {
            return tracing::error!(%error, "cannot record that everybody was told");
        }
    }
}

/// False if the disk does not take it.
async fn say_to<P: Ports>(app: &Arc<App<P>>, chat: ChatId, one: &Decided) -> bool {
    let stored = match read(app, chat).await {
        Ok(stored) => stored,
        Err(error) => return is_theirs_alone(&error),
    };
    let Some(mut known) = stored.chat else { return true };
    let now = app.clock.now();
    let is_told = known.broadcast.as_ref() == Some(&one.id);
    if is_told || !app.with_world(now, |world| one.broadcast.is_for(&known, world)) {
        return true;
    }
    known.broadcast = Some(one.id.clone());
    let mut commit = Commit { basis: Basis::Read(stored.version), ..Commit::new(chat, now) };
    commit.record = RecordChange::Put(record::write(&known));
    commit.urgency = Urgency::Reminder;
    commit.outbox = vec![to_be_said(one.broadcast.say(known.lang_to_notify()))];
    match app.store.commit(commit).await {
        Ok(saved) => speaking::speak_all_in_turn(app, saved.each().collect()),
        Err(error) => return is_theirs_alone(&error),
    }
    true
}
