//! Updates that are handled, or answered, before they are known to be on the disk.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use tokio::sync::watch;

use super::limiter::Urgency;
use super::speaking::Saying;
use super::{App, speaking};
use crate::conversation::event::Effect;
use crate::locks::lock;
use crate::ports::{Clock, Incoming, Ports, UpdateId};
use crate::reminders::ChatId;

/// A write that takes longer than this is not waited for.
pub(super) const PATIENCE: Duration = Duration::from_millis(400);

/// The updates that came in last, each until it is written down; those that were answered, until they are finished.
#[derive(Debug, Default)]
pub struct Early(Mutex<HashMap<UpdateId, Entry>>);

/// What became of a batch of updates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inbox {
    /// Nobody knows yet.
    Unknown,
    /// It is on the disk.
    Written,
    /// It is not, and comes again.
    Lost,
}

/// What becomes of one update in the inbox.
pub struct InboxOutcome(Option<watch::Receiver<Inbox>>);

impl InboxOutcome {
    /// Waits until it is known.
    pub async fn known(self) -> Inbox {
        let Some(mut inbox) = self.0 else { return Inbox::Written };
        // Where whoever took it in has ended, it is not confirmed.
        inbox.wait_for(|inbox| *inbox != Inbox::Unknown).await.map_or(Inbox::Lost, |inbox| *inbox)
    }
}

#[derive(Debug)]
struct Entry {
    chat: ChatId,
    inbox: watch::Receiver<Inbox>,
    stage: Stage,
    /// What it is answered with before it is handled.
    saying: Option<Saying>,
}

/// How far an update is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// It waits for its handler, or is handled.
    Open,
    /// It was answered before it was handled.
    Answered,
    /// It is handled, and kept until it is known what became of its batch.
    Finished,
}

impl Early {
    /// These updates are about to be written down; what becomes of them is to be sent.
    pub fn begin(&self, batch: &[Incoming]) -> watch::Sender<Inbox> {
        let (outcome, inbox) = watch::channel(Inbox::Unknown);
        let entry = |chat| Entry { chat, inbox: inbox.clone(), stage: Stage::Open, saying: None };
        self.lock().extend(batch.iter().map(|incoming| (incoming.update_id, entry(incoming.chat))));
        outcome
    }

    /// Of a batch only these are to be handled: the others came before.
    pub fn keep_only(&self, fresh: &[Incoming], batch: &[Incoming]) {
        let is_fresh = |incoming: &Incoming| fresh.iter().any(|it| it.update_id == incoming.update_id);
        let mut known = self.lock();
        for incoming in batch.iter().filter(|incoming| !is_fresh(incoming)) {
            known.remove(&incoming.update_id);
        }
    }

    /// It is known what became of these updates: they are forgotten, but for those that are still needed.
    pub fn resolved(&self, batch: &[Incoming], inbox: Inbox) {
        let mut known = self.lock();
        for incoming in batch {
            let is_needed = |entry: &Entry| match inbox {
                // Its handler does not answer it once more.
                Inbox::Written => entry.stage == Stage::Answered,
                // Its handler does not say once more that it was not saved.
                Inbox::Lost | Inbox::Unknown => true,
            };
            if known
                .get(&incoming.update_id)
                .is_some_and(|entry| entry.stage == Stage::Finished || !is_needed(entry))
            {
                known.remove(&incoming.update_id);
            }
        }
    }

    /// What will become of this update in the inbox. To be asked before its commit: a batch that is lost comes
    /// again, and is another one then.
    pub fn inbox(&self, update_id: UpdateId) -> InboxOutcome {
        InboxOutcome(self.lock().get(&update_id).map(|entry| entry.inbox.clone()))
    }

    /// This update is answered, before it is handled. Without `saying` there was nothing to be said.
    pub fn answered(&self, update_id: UpdateId, saying: Option<Saying>) {
        if let Some(entry) = self.lock().get_mut(&update_id) {
            entry.stage = Stage::Answered;
            entry.saying = saying;
        }
    }

    /// What this update was answered with before it was handled, unless all of it has arrived.
    pub fn still_said(&self, update_id: UpdateId) -> Option<Saying> {
        let saying = self.lock().get(&update_id)?.saying.clone()?;
        (!saying.is_settled()).then_some(saying)
    }

    /// Whether this update was answered before it was handled.
    pub fn was_answered(&self, update_id: UpdateId) -> bool {
        self.lock().get(&update_id).is_some_and(|entry| entry.stage == Stage::Answered)
    }

    /// How many updates of a chat were answered and are not finished.
    pub fn count_answered(&self, chat: ChatId) -> usize {
        self.lock().values().filter(|entry| entry.chat == chat && entry.stage == Stage::Answered).count()
    }

    /// This update is finished. Where nobody knows yet what became of its batch, or where it has come again since,
    /// whoever took it in forgets it.
    pub fn finished(&self, update_id: UpdateId) {
        let mut known = self.lock();
        let Some(entry) = known.get_mut(&update_id) else { return };
        let is_open = *entry.inbox.borrow() == Inbox::Unknown;
        if is_open {
            entry.stage = Stage::Finished;
        } else {
            known.remove(&update_id);
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<UpdateId, Entry>> {
        lock(&self.0)
    }
}

/// Says what need not be on the disk before. `None` where it would have to wait for its place: nothing is gained
/// then, and nobody waits here for a place.
pub fn say<P: Ports>(app: &Arc<App<P>>, chat: ChatId, effects: &[Effect]) -> Option<Saying> {
    let place = app.limiter.try_send(app.clock.elapsed(), chat, Urgency::Reply);
    place.is_ok().then(|| speaking::say_in_place(app, chat, effects.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn incoming(number: u64) -> Incoming {
        Incoming { update_id: UpdateId(number), chat: ChatId(1), body: b"{}"[..].into() }
    }

    #[tokio::test]
    async fn what_becomes_of_a_batch_is_known_once_its_barrier_has_passed_or_failed() {
        let (early, batch) = (Early::default(), [incoming(1), incoming(2)]);
        assert_eq!(early.inbox(UpdateId(1)).known().await, Inbox::Written, "long ago");
        let outcome = early.begin(&batch);
        let asked = early.inbox(UpdateId(1));
        let (becomes, _) = tokio::join!(asked.known(), async { outcome.send(Inbox::Lost) });
        assert_eq!(becomes, Inbox::Lost);
        drop(early.begin(&batch));
        let asked = early.inbox(UpdateId(2));
        assert_eq!(asked.known().await, Inbox::Lost, "nobody brings it to the disk any more");
    }

    /// Whoever handles it for the first time is still busy when it comes again.
    #[tokio::test]
    async fn an_update_that_comes_again_is_not_finished_by_its_first_handler() {
        let (early, batch) = (Early::default(), [incoming(1)]);
        let first = early.begin(&batch);
        let before_its_commit = early.inbox(UpdateId(1));
        first.send_replace(Inbox::Lost);
        let second = early.begin(&batch);
        assert_eq!(before_its_commit.known().await, Inbox::Lost, "of the batch that it came with");
        early.finished(UpdateId(1));
        let again = early.inbox(UpdateId(1));
        second.send_replace(Inbox::Lost);
        assert_eq!(again.known().await, Inbox::Lost, "its second handler knows as much");
        early.finished(UpdateId(1));
        assert!(early.lock().is_empty());
    }

    #[test]
    fn what_was_answered_is_known_until_it_is_finished_and_nothing_else_is() {
        let (early, batch) = (Early::default(), [incoming(1), incoming(2), incoming(3)]);
        let outcome = early.begin(&batch);
        early.answered(UpdateId(1), None);
        early.answered(UpdateId(3), None);
        early.keep_only(&batch[..2], &batch);
        early.resolved(&batch, Inbox::Written);
        assert_eq!(early.count_answered(ChatId(1)), 1);
        assert!(early.was_answered(UpdateId(1)) && !early.was_answered(UpdateId(3)));
        outcome.send_replace(Inbox::Written);
        early.finished(UpdateId(1));
        assert!(early.lock().is_empty());
    }
}
