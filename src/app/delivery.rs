//! Due reminders out: claim (on disk) → word it by today's facts → send → outcome (on disk).
//!
//! One reminder that panics, cannot be read or is refused never stops another; a token that is
//! refused, or a disk that fails, stops sending and changes nothing.

use std::collections::HashSet;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tracing::Instrument;

use super::limiter::{Limiter, Urgency};
use crate::locks::lock;
use crate::ports::{Claim, Clock, Durable, Store};
use crate::reminders::{Attempt, ChatId, LEASE, Outcome, Settlement};

/// Finds the words for what is due, from the facts of the day.
pub trait Voice: Send + Sync + 'static {
    /// A message ready to be sent.
    type Message: Send + Sync;

    /// What to say; `None` if there is nothing to be said any more.
    fn word(&self, record: Option<&[u8]>, attempt: &Attempt, now: DateTime<Utc>) -> Option<Self::Message>;

    /// The short, plain form, for when the usual one was refused or could not be made.
    fn plain(&self, record: Option<&[u8]>, attempt: &Attempt, now: DateTime<Utc>) -> Self::Message;
}

/// Sends what a claim stands for.
pub trait ReminderSender: Send + Sync + 'static {
    /// A message ready to be sent.
    type Message: Send + Sync;

    /// Sends it, and says what became of it as certainly as can be known.
    fn remind(&self, claim: &Durable<Claim>, message: &Self::Message)
    -> impl Future<Output = Outcome> + Send;
}

/// So many sends are under way at a time.
const AT_ONCE: usize = 32;
/// It looks at the wall clock this often, whatever it waits for: clocks step and machines sleep.
const TICK: Duration = Duration::from_secs(20);
/// A chat's pause longer than this goes to the disk.
const LONGEST_WAIT: Duration = Duration::from_secs(10);
/// How soon a clock in doubt is checked again.
const DOUBT: Duration = Duration::from_secs(1);
/// A send takes less than this, with a margin: see the timeouts in `telegram::send`.
const LONGEST_SEND: Duration = Duration::from_secs(60);
/// While the token is refused or the disk fails.
const HALT: Duration = Duration::from_secs(30);

/// The delivery of reminders.
pub struct Delivery<S, M, V, C> {
    store: Arc<S>,
    messenger: M,
    voice: V,
    clock: C,
    limiter: Arc<Limiter>,
    under_way: Mutex<HashSet<ChatId>>,
    halted_until: Mutex<Option<Duration>>,
}

impl<S, M, V, C> Delivery<S, M, V, C>
where
    S: Store,
    M: ReminderSender,
    V: Voice<Message = M::Message>,
    C: Clock,
{
    /// Puts the parts together.
    pub fn new(store: Arc<S>, messenger: M, voice: V, clock: C, limiter: Arc<Limiter>) -> Arc<Self> {
        Arc::new(Delivery {
            store,
            messenger,
            voice,
            clock,
            limiter,
            under_way: Mutex::default(),
            halted_until: Mutex::default(),
        })
    }

    /// Delivers until told to stop; then finishes what is under way.
    pub async fn run(self: &Arc<Self>, mut stop: watch::Receiver<bool>) {
        let mut sends = JoinSet::new();
        while !*stop.borrow() {
            while sends.try_join_next().is_some() {}
            self.start_due(&mut sends).await;
            let wait = self.wait_for(sends.len()).await;
            tokio::select! {
                _ = sends.join_next(), if !sends.is_empty() => {}
                () = self.clock.sleep(wait) => {}
                _ = stop.changed() => {}
            }
        }
        while sends.join_next().await.is_some() {}
    }

    /// Delivers everything that is due now, and returns how many messages that took: a run of the
    /// loop without its waiting.
    pub async fn deliver_due(self: &Arc<Self>) -> usize {
        let mut delivered = 0;
        loop {
            let due = self.look_for_due(AT_ONCE).await;
            if due.is_empty() || self.halted() || self.clock.is_in_doubt() {
                return delivered;
            }
            for chat in due {
                self.deliver(chat).await;
                delivered += 1;
            }
        }
    }

    async fn look_for_due(&self, limit: usize) -> Vec<ChatId> {
        self.store.due(self.clock.now(), limit).await.unwrap_or_else(|error| {
            tracing::error!(%error, "cannot look for due reminders; they wait");
            self.halt();
            Vec::new()
        })
    }

    async fn start_due(self: &Arc<Self>, sends: &mut JoinSet<()>) {
        let room = AT_ONCE.saturating_sub(sends.len());
        if room == 0 || self.halted() || self.clock.is_in_doubt() {
            return;
        }
        // Those under way are still due until they are claimed, so a few more are asked for.
        for chat in self.look_for_due(room + AT_ONCE).await {
            if sends.len() >= AT_ONCE {
                return;
            }
            if lock(&self.under_way).insert(chat) {
                let delivery = Arc::clone(self);
                sends.spawn(async move {
                    let _done = UnderWay { delivery: &delivery, chat };
                    delivery.deliver(chat).await;
                });
            }
        }
    }

    async fn wait_for(&self, under_way: usize) -> Duration {
        if under_way >= AT_ONCE || self.halted() {
            return TICK;
        }
        if self.clock.is_in_doubt() {
            return DOUBT;
        }
        let next = self.store.next_due().await.ok().flatten();
        let left = next.map(|next| next - self.clock.now());
        let left = left.map_or(TICK, |left| left.to_std().unwrap_or_default());
        // What is due already is either under way or cannot be taken up just now.
        left.clamp(Duration::from_millis(if under_way > 0 { 250 } else { 50 }), TICK)
    }

    async fn deliver(&self, chat: ChatId) {
        let began = self.clock.elapsed();
        let span = tracing::info_span!("reminder", id = super::logging::random_id());
        let outcome = self.deliver_one(chat).instrument(span.clone()).await;
        let took_ms = (self.clock.elapsed() - began).as_millis() as u64;
        span.in_scope(|| tracing::debug!(?outcome, took_ms, "reminder handled"));
    }

    /// `None` where nothing was claimed.
    async fn deliver_one(&self, chat: ChatId) -> Option<Outcome> {
        let paused = self.wait_for_room(chat).await;
        if self.clock.is_in_doubt() {
            return None;
        }
        let began = self.moment();
        let claim = match self.store.claim(chat, self.clock.now()).await {
            Ok(Some(claim)) => claim,
            Ok(None) => return None,
            Err(error) => {
                tracing::error!(%error, "cannot claim a reminder; it waits");
                self.halt();
                return None;
            }
        };
        if let Some(span) = paused {
            let outcome = Outcome::RetryAfter(span);
            self.settle(claim, outcome).await;
            return Some(outcome);
        }
        let message = match self.store.chat(chat).await {
            Ok(record) => self.message(record.as_deref(), &claim),
            Err(error) => {
                tracing::error!(%error, "a chat cannot be read; its reminder is sent in its plain form");
                self.plain(None, &claim)
            }
        };
        let outcome = match message {
            // The words were chosen by the date, and the lease was counted from it.
            Some(_) if self.is_too_late(began) || self.clock.is_in_doubt() => Outcome::NotSent,
            Some(message) => self.messenger.remind(&claim, &message).await,
            None => Outcome::Moot,
        };
        self.limiter.note(self.clock.elapsed(), chat, outcome);
        if outcome == Outcome::Halted {
            tracing::error!("reminders wait: Telegram refuses the token, or another program uses it");
            self.halt();
        }
        self.settle(claim, outcome).await;
        Some(outcome)
    }

    fn moment(&self) -> (Duration, DateTime<Utc>) {
        (self.clock.elapsed(), self.clock.now())
    }

    /// Whether most of the lease of a claim is gone (the process was stopped, or the machine
    /// slept) that a send begun now could outlast it.
    fn is_too_late(&self, (began, then): (Duration, DateTime<Utc>)) -> bool {
        let by_the_wall = (self.clock.now() - then).to_std().unwrap_or_default();
        let gone = self.clock.elapsed().saturating_sub(began).max(by_the_wall);
        gone + LONGEST_SEND > LEASE.to_std().unwrap_or_default()
    }

    /// Waits until a reminder may go. A pause that Telegram asked for in this chat is not waited
    /// for here: it is returned, to be written down.
    async fn wait_for_room(&self, chat: ChatId) -> Option<TimeDelta> {
        loop {
            match self.limiter.try_send(self.clock.elapsed(), chat, Urgency::Reminder) {
                Ok(()) => return None,
                Err(wait) if wait > LONGEST_WAIT => return TimeDelta::from_std(wait).ok(),
                Err(wait) => self.clock.sleep(wait).await,
            }
        }
    }

    async fn settle(&self, claim: Durable<Claim>, outcome: Outcome) {
        match self.store.settle(claim, outcome, self.clock.now()).await {
            Ok(settlement) if *settlement == Settlement::Alarm => {
                tracing::error!("a reminder was repeatedly refused or unanswered; it will be tried again");
            }
            Ok(_) => {}
            // It stays claimed; when the lease runs out it is repeated, marked.
            Err(error) => {
                tracing::error!(%error, "cannot record a delivery outcome");
                self.halt();
            }
        }
    }

    /// The words; a reminder whose words make the program panic gets the plain ones.
    fn message(&self, record: Option<&[u8]>, attempt: &Attempt) -> Option<M::Message> {
        if attempt.plain {
            return self.plain(record, attempt);
        }
        let now = self.clock.now();
        let worded = catch_unwind(AssertUnwindSafe(|| self.voice.word(record, attempt, now)));
        worded.unwrap_or_else(|_| {
            tracing::error!("rendering a reminder panicked; it is sent in its plain form");
            self.plain(None, attempt)
        })
    }

    fn plain(&self, record: Option<&[u8]>, attempt: &Attempt) -> Option<M::Message> {
        Some(self.voice.plain(record, attempt, self.clock.now()))
    }

    fn halt(&self) {
        *lock(&self.halted_until) = Some(self.clock.elapsed() + HALT);
    }

    fn halted(&self) -> bool {
        lock(&self.halted_until).is_some_and(|until| self.clock.elapsed() < until)
    }
}

/// Takes a chat off the list again, whatever ended its send.
struct UnderWay<'a, S, M, V, C> {
    delivery: &'a Delivery<S, M, V, C>,
    chat: ChatId,
}

impl<S, M, V, C> Drop for UnderWay<'_, S, M, V, C> {
    fn drop(&mut self) {
        lock(&self.delivery.under_way).remove(&self.chat);
    }
}
