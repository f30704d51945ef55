//! Reminders to people: the words of the conversation, rendered and sent.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::watch;

use super::App;
use super::admin::canary;
use super::delivery::{Delivery, ReminderSender, Voice};
use super::metrics::Sent;
use super::pulse::Loop;
use super::wording;
use crate::conversation::chat::Chat;
use crate::conversation::event::Say;
use crate::conversation::notify::{downtime, reminder};
use crate::conversation::record;
use crate::lang::Lang;
use crate::ports::{Claim, Clock, Durable, Messenger, Ports, Rendered};
use crate::reminders::{Attempt, Outcome};

/// So long it waits before it begins again.
const AFTER_A_PANIC: Duration = Duration::from_secs(5);

/// The bot as the delivery of reminders sees it.
struct Reminding<P: Ports>(Arc<App<P>>);

impl<P: Ports> Reminding<P> {
    fn rendered(&self, say: &Say) -> Rendered {
        wording::rendered(say, &self.0.speech)
    }

    /// What comes late because we were away says so.
    fn with_note(&self, said: Say, attempt: &Attempt, now: DateTime<Utc>) -> Say {
        match self.0.downtime.absence(now).filter(|absence| absence.concerns(attempt)) {
            Some(absence) => downtime::with_note(said, &absence),
            None => said,
        }
    }
}

impl<P: Ports> Voice for Reminding<P> {
    type Message = Rendered;

    fn word(&self, record: Option<&[u8]>, attempt: &Attempt, now: DateTime<Utc>) -> Option<Rendered> {
        let canary = attempt.due.iter().any(canary::is_canary).then(|| canary::words(&self.0));
        let chat = match record.map(record::read) {
            Some(Ok(chat)) => Some(chat),
            Some(Err(_)) => return Some(self.plain(record, attempt, now)),
            // Forgotten meanwhile: of their documents there is nothing left to say.
            None => None,
        };
        let lang = chat.as_ref().map_or(Lang::RU, Chat::lang_to_notify);
        let about_documents =
            |chat: &Chat| self.0.with_world(now, |world| reminder::words(chat, attempt, world));
        let said = match (chat.as_ref().and_then(about_documents), canary) {
            (Some(mut said), canary) => {
                said.paragraphs.extend(canary);
                said
            }
            (None, Some(canary)) => reminder::alone(lang, canary, attempt.repeat),
            (None, None) => return None,
        };
        Some(self.rendered(&self.with_note(said, attempt, now)))
    }

    fn plain(&self, record: Option<&[u8]>, attempt: &Attempt, now: DateTime<Utc>) -> Rendered {
        let chat = record.and_then(read);
        let lang = chat.as_ref().map_or(Lang::RU, Chat::lang_to_notify);
        self.rendered(&self.with_note(reminder::plain(lang, attempt.repeat), attempt, now))
    }
}

fn read(bytes: &[u8]) -> Option<Chat> {
    record::read(bytes).ok()
}

impl<P: Ports> ReminderSender for Reminding<P> {
    type Message = Rendered;

    async fn remind(&self, claim: &Durable<Claim>, message: &Rendered) -> Outcome {
        let outcome = self.0.messenger.remind(claim, message).await;
        self.0.metrics.sent(Sent::Reminder, outcome);
        if matches!(outcome, Outcome::Sent { .. }) {
            self.0.months.add(self.0.clock.now(), "reminders");
        }
        outcome
    }
}

impl<P: Ports> Clock for Reminding<P> {
    fn now(&self) -> DateTime<Utc> {
        self.0.clock.now()
    }

    fn elapsed(&self) -> Duration {
        self.0.clock.elapsed()
    }

    fn sleep(&self, span: Duration) -> impl Future<Output = ()> + Send {
        // The loop sleeps once a turn, twenty seconds at most.
        self.0.pulse.beat(Loop::Reminders);
        self.0.clock.sleep(span)
    }

    fn is_in_doubt(&self) -> bool {
        self.0.clock_is_in_doubt()
    }
}

/// Delivers reminders until told to stop. Should the loop panic, it begins again: what was under way
/// is claimed, and comes marked when its lease has run out.
pub async fn deliver<P: Ports>(app: Arc<App<P>>, stop: watch::Receiver<bool>) {
    loop {
        let (store, limiter) = (Arc::clone(&app.store), Arc::clone(&app.limiter));
        let part = || Reminding(Arc::clone(&app));
        let delivery = Delivery::new(store, part(), part(), part(), limiter);
        let stopped = stop.clone();
        if tokio::spawn(async move { delivery.run(stopped).await }).await.is_ok() {
            return;
        }
        tracing::error!("the delivery of reminders ended in a panic and begins again; report it");
        app.clock.sleep(AFTER_A_PANIC).await;
    }
}
