//! What comes in, asked for or brought: judged, taken into the inbox, handed to the lanes. Only what is written
//! down may be confirmed; it is handled meanwhile, so that its answer shares its barrier.

use std::collections::HashSet;
use std::pin::pin;
use std::sync::{Arc, Mutex};

use super::early::{self, Inbox};
use super::metrics::Fate;
use super::recent::{Before, Novelty, Recent};
use super::wording::alone;
use super::{App, fast_path, handling, inline, lanes, speaking};
use crate::conversation::event::{Effect, Event, What};
use crate::locks::lock;
use crate::ports::{Batch, Clock, Durable, Incoming, Ports, Store, StoreError, TakenIn, Update, UpdateId};
use crate::reminders::ChatId;
use crate::speech::say;

/// More waiting updates than this, and no more are taken. So many that a few hundred chats with full
/// lanes do not keep a newcomer's message from coming in.
const MOST_WAITING: usize = 50_000;

/// What is remembered of what came in.
#[derive(Default)]
pub struct Arrivals {
    /// What people did lately, to answer one act once.
    recent: Mutex<Recent>,
    /// Chats that were told "not saved" while the store was failing.
    told: Mutex<HashSet<ChatId>>,
}

/// What became of updates that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// They may be confirmed up to this one.
    Down(UpdateId),
    /// They have no numbers, so nothing can be confirmed.
    Numberless,
    /// The store does not take them: they have to come again.
    NotDown,
}

/// Whether so much waits that nothing more is to be taken in.
pub fn is_full<P: Ports>(app: &App<P>) -> bool {
    app.lanes.len() > MOST_WAITING
}

/// Writes updates into the inbox and hands on what is new.
pub async fn take_in<P: Ports>(app: &Arc<App<P>>, arrivals: &Arrivals, batch: Batch) -> Taken {
    let mut last = None;
    let mut incoming = Vec::with_capacity(batch.len());
    for update in batch {
        match update {
            Ok(update) => {
                last = last.max(Some(update.id));
                let before = before(app, &incoming, update.chat);
                incoming.extend(judged(app, arrivals, update, before));
            }
            Err(id) => {
                tracing::warn!("an update cannot be read and is skipped");
                app.metrics.update(Fate::Unreadable);
                last = last.max(id);
            }
        }
    }
    let Some(last) = last else { return Taken::Numberless };
    match written(app, &incoming).await {
        Ok(_) => {
            lock(&arrivals.told).clear();
            Taken::Down(last)
        }
        Err(error) => {
            tracing::error!(%error, "cannot write down what came in");
            tell_not_saved(app, arrivals, &incoming).await;
            Taken::NotDown
        }
    }
}

/// Hands the updates of a batch to the lanes, and returns once they are on the disk.
async fn written<P: Ports>(app: &Arc<App<P>>, batch: &[Incoming]) -> Result<Durable<()>, StoreError> {
    let outcome = app.early.begin(batch);
    let mut taking = pin!(app.store.take_in(batch.to_vec(), app.clock.now()));
    let taken = tokio::select! {
        taken = &mut taking => taken,
        () = app.clock.sleep(early::PATIENCE) => {
            fast_path::answer(app, batch).await;
            taking.await
        }
    };
    let TakenIn { fresh, barrier } = taken.inspect_err(|_| app.early.keep_only(&[], batch))?;
    app.early.keep_only(&fresh, batch);
    let count = fresh.len();
    fresh.into_iter().for_each(|incoming| lanes::push(app, incoming));
    let written = barrier.await;
    if written.is_ok() {
        (0..count).for_each(|_| app.metrics.update(Fate::Received));
    }
    let inbox = if written.is_ok() { Inbox::Written } else { Inbox::Lost };
    outcome.send_replace(inbox);
    app.early.resolved(batch, inbox);
    written
}

/// Whether an update of this chat is being handled, or came before in the same batch.
fn before<P: Ports>(app: &App<P>, batch: &[Incoming], chat: ChatId) -> Before {
    match (batch.iter().any(|it| it.chat == chat), app.lanes.len_of(chat)) {
        (true, _) => Before::CameTogether,
        (false, 0) => Before::Answered,
        (false, _) => Before::InHand,
    }
}

/// What is to be handled of an update; nothing where it belongs to an act that is answered already.
fn judged<P: Ports>(
    app: &Arc<App<P>>,
    arrivals: &Arrivals,
    update: Update,
    before: Before,
) -> Option<Incoming> {
    if let Some(date) = update.at {
        app.second_clock.has_been(date, app.clock.elapsed());
    }
    if let Some(Event { what: What::Inline { query, text }, client, .. }) = update.event {
        inline::answer(app, query, text, client);
        return None;
    }
    let novelty = lock(&arrivals.recent).novelty(&update, before);
    match novelty {
        Novelty::New => {}
        Novelty::Known => return None,
        Novelty::SamePress(query) => {
            speaking::stop_spinner(app, Effect::AnswerPress { query, note: None });
            return None;
        }
    }
    let body = super::saved_form(&update.event?);
    Some(Incoming { update_id: update.id, chat: update.chat, body: body.into() })
}

/// They are not confirmed, so Telegram delivers these updates again; people are warned once.
async fn tell_not_saved<P: Ports>(app: &Arc<App<P>>, arrivals: &Arrivals, batch: &[Incoming]) {
    for incoming in batch {
        let is_first = lock(&arrivals.told).insert(incoming.chat);
        if is_first {
            let lang = handling::language(app, incoming).await;
            let (app, chat) = (Arc::clone(app), incoming.chat);
            // Whoever asks for updates does not wait for a send that has to be repeated.
            app.tasks.clone().spawn(async move {
                speaking::say_unsaved(&app, chat, alone(lang, say::not_saved())).await;
            });
        }
    }
}
