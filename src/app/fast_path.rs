//! Fast path: on a slow disk, updates that only show something are answered before they are committed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::task::JoinSet;

use super::limiter::Urgency;
use super::{App, handling, speaking};
use crate::conversation::event::Effect;
use crate::ports::{Clock, Incoming, Ports, UpdateId};
use crate::reminders::ChatId;

/// A write that takes longer than this is not waited for.
pub const PATIENCE: Duration = Duration::from_millis(400);

/// The updates that were answered before they were written down, with their chats.
#[derive(Debug, Default)]
pub struct FastPath(Mutex<HashMap<UpdateId, ChatId>>);

impl FastPath {
    /// Whether this update was answered already.
    pub fn has(&self, update_id: UpdateId) -> bool {
        self.lock().contains_key(&update_id)
    }

    /// This update is written down now.
    pub fn forget(&self, update_id: UpdateId) {
        self.lock().remove(&update_id);
    }

    /// Of a batch only these are still to be written down: the others came before, or come again.
    pub fn forget_all_but(&self, fresh: &[Incoming], batch: &[Incoming]) {
        let is_fresh = |incoming: &Incoming| fresh.iter().any(|it| it.update_id == incoming.update_id);
        let mut known = self.lock();
        for incoming in batch.iter().filter(|incoming| !is_fresh(incoming)) {
            known.remove(&incoming.update_id);
        }
    }

    /// How many updates of a chat were answered and are not written down.
    fn count(&self, chat: ChatId) -> usize {
        self.lock().values().filter(|other| **other == chat).count()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<UpdateId, ChatId>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Answers what changes nothing of a chat, where all that waits in it is of that kind. Nothing is
/// promised by such an answer: after a crash it comes once more at worst.
pub async fn answer<P: Ports>(app: &Arc<App<P>>, batch: &[Incoming]) {
    let mut answers = JoinSet::new();
    for incoming in batch {
        let is_alone = batch.iter().filter(|other| other.chat == incoming.chat).count() == 1;
        if is_alone && app.lanes.len_of(incoming.chat) <= app.fast_path.count(incoming.chat) {
            let (app, incoming) = (Arc::clone(app), incoming.clone());
            answers.spawn(async move { answer_one(&app, &incoming).await });
        }
    }
    while answers.join_next().await.is_some() {}
}

async fn answer_one<P: Ports>(app: &Arc<App<P>>, incoming: &Incoming) {
    let Some(effects) = handling::only_shows(app, incoming).await else { return };
    let (spinners, said): (Vec<Effect>, Vec<Effect>) =
        effects.into_iter().partition(|effect| matches!(effect, Effect::AnswerPress { .. }));
    // Where it would have to wait for its place, nothing is gained, and polling waits for nobody's place.
    let has_place = || app.limiter.try_send(app.clock.elapsed(), incoming.chat, Urgency::Reply).is_ok();
    if !said.is_empty() && !has_place() {
        return;
    }
    app.fast_path.lock().insert(incoming.update_id, incoming.chat);
    spinners.into_iter().for_each(|spinner| speaking::stop_spinner(app, spinner));
    speaking::say_in_place(app, incoming.chat, said);
}
