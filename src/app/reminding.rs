//! Reminders through Telegram: the words of the conversation, rendered and sent.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::watch;

use super::App;
use super::delivery::{Delivery, Voice};
use super::metrics::Sent;
use crate::conversation::chat::Chat;
use crate::conversation::event::Say;
use crate::conversation::{record, reminding};
use crate::lang::Lang;
use crate::ports::{Claim, Clock, Durable, Messenger, Store};
use crate::reminders::{Attempt, Outcome};
use crate::telegram::outcome::outcome;
use crate::telegram::send::{self, Rendered};

/// The bot as the delivery of reminders sees it.
struct Reminding<S, C>(Arc<App<S, C>>);

impl<S: Store, C: Clock> Reminding<S, C> {
    fn rendered(&self, say: &Say) -> Rendered {
        send::render(say, &self.0.speech)
    }
}

impl<S: Store, C: Clock> Voice for Reminding<S, C> {
    type Message = Rendered;

    fn word(&self, record: Option<&[u8]>, attempt: &Attempt, now: DateTime<Utc>) -> Option<Rendered> {
        // Forgotten meanwhile: there is nobody to remind.
        let Some(chat) = read(record?) else { return Some(self.plain(record, attempt, now)) };
        let said = self.0.with_world(now, |world| reminding::words(&chat, attempt, world))?;
        Some(self.rendered(&said))
    }

    fn plain(&self, record: Option<&[u8]>, attempt: &Attempt, _now: DateTime<Utc>) -> Rendered {
        let chat = record.and_then(read);
        let lang = chat.as_ref().map_or(Lang::RU, reminding::lang);
        self.rendered(&reminding::plain(lang, attempt.repeat))
    }
}

fn read(bytes: &[u8]) -> Option<Chat> {
    record::read(bytes).ok()
}

impl<S: Store, C: Clock> Messenger for Reminding<S, C> {
    type Message = Rendered;

    async fn remind(&self, claim: &Durable<Claim>, message: &Rendered) -> Outcome {
        let outcome = outcome(&send::say(&self.0.bot, claim.chat, message).await);
        self.0.metrics.sent(Sent::Reminder, outcome);
        outcome
    }
}

impl<S: Store, C: Clock> Clock for Reminding<S, C> {
    fn now(&self) -> DateTime<Utc> {
        self.0.clock.now()
    }

    fn elapsed(&self) -> Duration {
        self.0.clock.elapsed()
    }

    fn sleep(&self, span: Duration) -> impl Future<Output = ()> + Send {
        self.0.clock.sleep(span)
    }
}

/// Delivers reminders until told to stop.
pub async fn deliver<S: Store, C: Clock>(app: Arc<App<S, C>>, stop: watch::Receiver<bool>) {
    let (store, limiter) = (Arc::clone(&app.store), Arc::clone(&app.limiter));
    let part = || Reminding(Arc::clone(&app));
    Delivery::new(store, part(), part(), part(), limiter).run(stop).await;
}
