//! Updates in, where they are asked for: poll, take in, confirm.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::arrivals::{self, Arrivals, Taken};
use super::downtime::Contact;
use super::pulse::Loop;
use super::second_clock::ClockStanding;
use super::wording::introductions;
use super::{App, OtherWebhook};
use crate::ports::{Batch, CallOutcome, Clock, Heard, Messenger, Ports, Store, UpdateId};

const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// How long a request for updates may be held open.
const POLL: Duration = Duration::from_secs(30);
/// How often an instance that does not poll asks what time it is.
const ASKED_EVERY: Duration = Duration::from_secs(30);
/// How soon it is looked whether the other program that asks for updates is gone.
const RIVAL_PAUSE: Duration = Duration::from_secs(5);

/// Why polling ended for good; the sentence is for the operator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PollFailure {
    /// Telegram does not know the token.
    #[error(
        "Telegram refuses the token; get the right one from @BotFather and put it into TELOXIDE_TOKEN or the token file"
    )]
    Token,
    /// Another program gets the updates, by a webhook.
    #[error(
        "a webhook is set for this token, so another program gets its updates; stop that program and remove the \
         webhook, or start with --take-over, which removes it"
    )]
    Webhook,
}

/// However long Telegram asks to wait: it is asked for updates again after so much at most.
pub(super) const LONGEST_REFUSAL: Duration = Duration::from_secs(300);

/// Asks for updates until told to stop.
///
/// # Errors
/// [`PollFailure`] where Telegram refuses the token, or another program has the updates by a webhook.
pub async fn poll_until<P: Ports>(
    app: &Arc<App<P>>,
    mut stop: watch::Receiver<bool>,
) -> Result<(), PollFailure> {
    let mut polling = Polling::default();
    if !learn_name(app, &mut stop).await? {
        return Ok(());
    }
    // A follower takes nothing away from whoever leads.
    if app.store.leads() || app.options.webhook == OtherWebhook::Respected {
        take_over(app).await?;
    }
    present(app);
    while !*stop.borrow() {
        app.pulse.beat(Loop::Updates);
        if arrivals::is_full(app) {
            app.clock.sleep(FIRST_PAUSE).await;
            continue;
        }
        if !app.store.leads() {
            if stand_by(app, &mut polling, &mut stop).await {
                break;
            }
            continue;
        }
        if std::mem::take(&mut polling.stood_by) {
            // Whoever polled until now has written down when it last heard Telegram.
            app.downtime.load(&*app.store, None).await;
            if app.options.webhook == OtherWebhook::Removed {
                take_over(app).await?;
            }
        }
        let (answer, heard) = tokio::select! {
            answer = app.messenger.updates(polling.last, polling.longest_wait()) => answer,
            _ = stop.changed() => break,
        };
        note_the_time(app, &polling, heard, matches!(answer, CallOutcome::Accepted(_)));
        let pause = take(app, &mut polling, answer).await?;
        if let Some(pause) = pause
            && rest(app, pause, &mut stop).await
        {
            break;
        }
    }
    confirm(app, &polling).await;
    Ok(())
}

/// Waits, with a pulse; Telegram may ask for hours. True if told to stop meanwhile.
pub(super) async fn rest<P: Ports>(
    app: &Arc<App<P>>,
    pause: Duration,
    stop: &mut watch::Receiver<bool>,
) -> bool {
    let until = app.clock.elapsed() + pause;
    loop {
        app.pulse.beat(Loop::Updates);
        let left = until.saturating_sub(app.clock.elapsed());
        if left.is_zero() {
            return false;
        }
        tokio::select! {
            () = app.clock.sleep(left.min(LONGEST_PAUSE)) => {}
            _ = stop.changed() => return true,
        }
    }
}

/// Another instance asks for updates: waits for its turn, and asks now and then what time it is. True
/// if told to stop meanwhile.
async fn stand_by<P: Ports>(
    app: &Arc<App<P>>,
    polling: &mut Polling,
    stop: &mut watch::Receiver<bool>,
) -> bool {
    // What the other one has written down is confirmed by it.
    polling.last = None;
    polling.heard = false;
    polling.stood_by = true;
    if app.clock.elapsed() >= polling.asked_at + ASKED_EVERY {
        polling.asked_at = app.clock.elapsed();
        let (_, heard) = app.messenger.name().await;
        if let Some(heard) = heard {
            app.second_clock.answered(&heard, app.clock.elapsed());
        }
    }
    rest(app, FIRST_PAUSE, stop).await
}

/// The state of polling.
#[derive(Default)]
pub(super) struct Polling {
    /// The last update that is written down: it is confirmed with the next poll.
    last: Option<UpdateId>,
    failures: u32,
    /// When Telegram was last asked what time it is, while another instance polls.
    asked_at: Duration,
    /// Whether another instance polled before.
    stood_by: bool,
    /// Whether the last poll was answered.
    pub(super) heard: bool,
    /// Whether another polling program was logged.
    rivalled: bool,
    /// Whether a webhook was logged.
    hooked: bool,
    arrivals: Arrivals,
}

impl Polling {
    /// A poll that may wait tells nothing while it waits: the first one, and the first after a
    /// failure, asks for a word at once.
    fn longest_wait(&self) -> Duration {
        if self.heard { POLL } else { Duration::ZERO }
    }

    /// The messenger answered.
    pub(super) fn answered(&mut self) {
        self.failures = 0;
    }

    /// How long to wait after a failure.
    pub(super) fn pause(&mut self) -> Duration {
        self.heard = false;
        self.failures = (self.failures + 1).min(6);
        (FIRST_PAUSE * (1 << (self.failures - 1))).min(LONGEST_PAUSE)
    }
}

/// Learns who we are; waits as long as Telegram cannot be reached. `Ok(false)` if told to stop meanwhile.
pub(super) async fn learn_name<P: Ports>(
    app: &Arc<App<P>>,
    stop: &mut watch::Receiver<bool>,
) -> Result<bool, PollFailure> {
    let mut waiting = Polling::default();
    loop {
        app.pulse.beat(Loop::Updates);
        let (answer, heard) = tokio::select! {
            answer = app.messenger.name() => answer,
            _ = stop.changed() => return Ok(false),
        };
        note_the_time(app, &waiting, heard, matches!(answer, CallOutcome::Accepted(_)));
        match answer {
            CallOutcome::Accepted(name) => {
                if let Ok(mut username) = app.username.write() {
                    *username = Some(name);
                }
                return Ok(true);
            }
            CallOutcome::TokenRefused => return Err(PollFailure::Token),
            CallOutcome::Rival | CallOutcome::Webhook | CallOutcome::Refused(_) | CallOutcome::Unanswered => {
                let pause = waiting.pause();
                tracing::warn!("Telegram cannot be reached; trying again in {} s", pause.as_secs());
                if rest(app, pause, stop).await {
                    return Ok(false);
                }
            }
        }
    }
}

/// Sets the menu, beside everything else.
pub(super) fn present<P: Ports>(app: &Arc<App<P>>) {
    let app = Arc::clone(app);
    tokio::spawn(async move {
        if !app.messenger.introduce(&introductions(&app.speech)).await {
            tracing::warn!(
                "the command menu could not be set in every language; it will be tried at the next start"
            );
        }
    });
}

/// A webhook that is not ours is left alone unless the operator wants it removed. Where nobody can say
/// whether there is one, asking for updates will tell.
async fn take_over<P: Ports>(app: &Arc<App<P>>) -> Result<(), PollFailure> {
    let (CallOutcome::Accepted(state), _) = app.messenger.webhook().await else { return Ok(()) };
    if state.address.is_empty() {
        return Ok(());
    }
    if app.options.webhook == OtherWebhook::Respected {
        return Err(PollFailure::Webhook);
    }
    if app.messenger.remove_webhook().await {
        tracing::warn!("a webhook was set for this token; it is removed, as --take-over asks");
    }
    Ok(())
}

/// Telegram's answer says what time it is, and, where it was `accepted`, that we are there.
pub(super) fn note_the_time<P: Ports>(
    app: &Arc<App<P>>,
    polling: &Polling,
    heard: Option<Heard>,
    accepted: bool,
) {
    let Some(heard) = heard else { return };
    let elapsed = app.clock.elapsed();
    app.second_clock.answered(&heard, elapsed);
    // The absence is measured by this machine's clock, so only while that clock is trusted.
    if accepted && app.clock_standing() == ClockStanding::Agrees {
        let is_first = !app.downtime.is_known();
        let contact = if polling.heard { Contact::Kept } else { Contact::AfterSilence };
        if app.downtime.heard(app.clock.now(), elapsed, contact) && app.store.leads() {
            let writing = Arc::clone(app);
            // Not waited for: what an earlier moment would say leads to the same.
            app.tasks.spawn(async move { writing.downtime.write(&*writing.store).await });
        }
        if is_first {
            app.look_again.notify_one();
        }
    }
}

/// Takes a poll's answer; returns how long to wait before the next one.
async fn take<P: Ports>(
    app: &Arc<App<P>>,
    polling: &mut Polling,
    answer: CallOutcome<Batch>,
) -> Result<Option<Duration>, PollFailure> {
    match answer {
        CallOutcome::Accepted(batch) => {
            polling.failures = 0;
            polling.heard = true;
            polling.rivalled = false;
            if std::mem::replace(&mut polling.hooked, false) {
                tracing::info!("the webhook is gone; updates come in again");
            }
            app.metrics.webhook_is_set(false);
            app.metrics.polled();
            Ok(receive(app, polling, batch).await)
        }
        CallOutcome::TokenRefused => Err(PollFailure::Token),
        CallOutcome::Rival => {
            if !std::mem::replace(&mut polling.rivalled, true) {
                tracing::error!("another program polls with this token; stop it, this one waits");
            }
            polling.heard = false;
            Ok(Some(RIVAL_PAUSE))
        }
        CallOutcome::Webhook => {
            if !std::mem::replace(&mut polling.hooked, true) {
                tracing::error!(
                    "somebody has set a webhook for this token: it gets the updates and nobody is heard here; \
                     remove it, or start again with --take-over. Updates are asked for again until it is gone"
                );
            }
            app.metrics.webhook_is_set(true);
            polling.heard = false;
            Ok(Some(RIVAL_PAUSE))
        }
        CallOutcome::Refused(wait) => {
            // Asking now and then costs nothing, and a false answer must not make the bot deaf for an hour.
            let pause = wait.unwrap_or_else(|| polling.pause()).min(LONGEST_REFUSAL);
            polling.heard = false;
            Ok(Some(pause))
        }
        CallOutcome::Unanswered => {
            let pause = polling.pause();
            tracing::warn!("no updates could be fetched; trying again in {} s", pause.as_secs());
            Ok(Some(pause))
        }
    }
}

/// Takes a batch in; only what is written down is confirmed. Returns how long to wait before the next one.
async fn receive<P: Ports>(app: &Arc<App<P>>, polling: &mut Polling, batch: Batch) -> Option<Duration> {
    if batch.is_empty() {
        return None;
    }
    match arrivals::take_in(app, &polling.arrivals, batch).await {
        Taken::Down(last) => {
            polling.last = Some(last);
            None
        }
        // Without numbers there is nothing to step past them with: they would come again at once, for ever.
        Taken::Numberless | Taken::NotDown => Some(polling.pause()),
    }
}

/// A last short poll confirms what has been written down.
async fn confirm<P: Ports>(app: &App<P>, polling: &Polling) {
    if polling.last.is_some() {
        let asked = app.messenger.updates(polling.last, Duration::ZERO);
        let _ = tokio::time::timeout(Duration::from_secs(3), asked).await;
    }
}
