//! Updates in: poll, write into the inbox, confirm, hand to the lanes.

use std::collections::HashSet;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::metrics::Fate;
use super::pulse::Loop;
use super::recent::{Before, Recent, Verdict};
use super::second_clock::Standing;
use super::wording::{alone, introductions};
use super::{App, OtherWebhook, fast_path, inline, lanes, speaking};
use crate::conversation::event::{Effect, Event, What};
use crate::lang::Lang;
use crate::ports::{Answer, Batch, Clock, Heard, Incoming, Messenger, Ports, Store, Update, UpdateId};
use crate::reminders::ChatId;
use crate::speech::say;

/// More waiting updates than this, and no more are asked for. So many that a few hundred chats with full
/// lanes do not keep a newcomer's message from being fetched.
const MOST_WAITING: usize = 50_000;
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

/// Asks for updates until told to stop.
pub async fn poll_until<P: Ports>(
    app: &Arc<App<P>>,
    mut stop: watch::Receiver<bool>,
) -> Result<(), PollFailure> {
    let mut polling = Polling::default();
    let introduced = introduce(app, &mut stop).await?;
    if !introduced {
        return Ok(());
    }
    while !*stop.borrow() {
        app.pulse.beat(Loop::Updates);
        if app.lanes.len() > MOST_WAITING {
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
        }
        let (answer, heard) = tokio::select! {
            answer = app.messenger.updates(polling.last, polling.longest_wait()) => answer,
            _ = stop.changed() => break,
        };
        note_the_time(app, &polling, heard, matches!(answer, Answer::Accepted(_)));
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
async fn rest<P: Ports>(app: &Arc<App<P>>, pause: Duration, stop: &mut watch::Receiver<bool>) -> bool {
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
struct Polling {
    /// The last update that is written down: it is confirmed with the next poll.
    last: Option<UpdateId>,
    failures: u32,
    /// When Telegram was last asked what time it is, while another instance polls.
    asked_at: Duration,
    /// Whether another instance polled before.
    stood_by: bool,
    /// Whether the last poll was answered.
    heard: bool,
    /// Whether another polling program was logged.
    rivalled: bool,
    /// Whether a webhook was logged.
    hooked: bool,
    /// Chats that were told "not saved" while the disk was failing.
    told: HashSet<ChatId>,
    /// What people did lately, to answer one act once.
    recent: Recent,
}

impl Polling {
    /// A poll that may wait tells nothing while it waits: the first one, and the first after a
    /// failure, asks for a word at once.
    fn longest_wait(&self) -> Duration {
        if self.heard { POLL } else { Duration::ZERO }
    }

    fn pause(&mut self) -> Duration {
        self.heard = false;
        self.failures = (self.failures + 1).min(6);
        (FIRST_PAUSE * (1 << (self.failures - 1))).min(LONGEST_PAUSE)
    }
}

/// Learns who we are and sets the menu; waits as long as Telegram cannot be reached.
/// `Ok(false)` if told to stop meanwhile.
async fn introduce<P: Ports>(
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
        note_the_time(app, &waiting, heard, matches!(answer, Answer::Accepted(_)));
        match answer {
            Answer::Accepted(name) => {
                if let Ok(mut username) = app.username.write() {
                    *username = Some(name);
                }
                break;
            }
            Answer::TokenRefused => return Err(PollFailure::Token),
            Answer::Rival | Answer::Webhook | Answer::Refused(_) | Answer::Unanswered => {
                let pause = waiting.pause();
                tracing::warn!("Telegram cannot be reached; trying again in {} s", pause.as_secs());
                if rest(app, pause, stop).await {
                    return Ok(false);
                }
            }
        }
    }
    take_over(app).await?;
    let app = Arc::clone(app);
    tokio::spawn(async move {
        if !app.messenger.introduce(&introductions(&app.speech)).await {
            tracing::warn!(
                "the command menu could not be set in every language; it will be tried at the next start"
            );
        }
    });
    Ok(true)
}

/// A webhook that is not ours is left alone unless the operator wants it removed. Where nobody can say
/// whether there is one, asking for updates will tell.
async fn take_over<P: Ports>(app: &Arc<App<P>>) -> Result<(), PollFailure> {
    if app.messenger.has_webhook().await != Answer::Accepted(true) {
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
fn note_the_time<P: Ports>(app: &Arc<App<P>>, polling: &Polling, heard: Option<Heard>, accepted: bool) {
    let Some(heard) = heard else { return };
    let elapsed = app.clock.elapsed();
    app.second_clock.answered(&heard, elapsed);
    // The absence is measured by this machine's clock, so only while that clock is trusted.
    if accepted && app.clock_standing() == Standing::Agrees {
        let is_first = !app.downtime.is_known();
        if app.downtime.heard(app.clock.now(), elapsed, !polling.heard) && app.store.leads() {
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
    answer: Answer<Batch>,
) -> Result<Option<Duration>, PollFailure> {
    match answer {
        Answer::Accepted(batch) => {
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
        Answer::TokenRefused => Err(PollFailure::Token),
        Answer::Rival => {
            if !std::mem::replace(&mut polling.rivalled, true) {
                tracing::error!("another program polls with this token; stop it, this one waits");
            }
            polling.heard = false;
            Ok(Some(RIVAL_PAUSE))
        }
        Answer::Webhook => {
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
        Answer::Refused(wait) => {
            let pause = wait.unwrap_or_else(|| polling.pause());
            polling.heard = false;
            Ok(Some(pause))
        }
        Answer::Unanswered => {
            let pause = polling.pause();
            tracing::warn!("no updates could be fetched; trying again in {} s", pause.as_secs());
            Ok(Some(pause))
        }
    }
}

/// Writes a batch into the inbox and hands on what is new; only then it is confirmed.
async fn receive<P: Ports>(app: &Arc<App<P>>, polling: &mut Polling, batch: Batch) -> Option<Duration> {
    if batch.is_empty() {
        return None;
    }
    let mut last = None;
    let mut incoming = Vec::with_capacity(batch.len());
    for update in batch {
        match update {
            Ok(update) => {
                last = last.max(Some(update.id));
                let before = before(app, &incoming, update.chat);
                incoming.extend(judged(app, polling, update, before));
            }
            Err(id) => {
                tracing::warn!("an update could not be read and is stepped over");
                app.metrics.update(Fate::Unreadable);
                last = last.max(id);
            }
        }
    }
    // Nothing to step past them with: they would come again at once, for ever.
    if last.is_none() {
        return Some(polling.pause());
    }
    let chats: Vec<ChatId> = incoming.iter().map(|incoming| incoming.chat).collect();
    let mut receiving = pin!(app.store.receive(incoming.clone(), app.clock.now()));
    let received = tokio::select! {
        received = &mut receiving => received,
        () = app.clock.sleep(fast_path::PATIENCE) => {
            fast_path::answer(app, &incoming).await;
            let received = receiving.await;
            app.fast_path.forget_all_but(received.as_deref().map_or(&[], Vec::as_slice), &incoming);
            received
        }
    };
    match received {
        Ok(fresh) => {
            for incoming in fresh.into_inner() {
                app.metrics.update(Fate::Received);
                lanes::push(app, incoming);
            }
            polling.told.clear();
            polling.last = last;
            None
        }
        Err(error) => {
            tracing::error!(%error, "cannot write down what came in");
            tell_not_saved(app, polling, chats).await;
            Some(polling.pause())
        }
    }
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
    polling: &mut Polling,
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
    match polling.recent.judge(&update, before) {
        Verdict::New => {}
        Verdict::Known => return None,
        Verdict::SamePress(query) => {
            speaking::stop_spinner(app, Effect::AnswerPress { query, note: None });
            return None;
        }
    }
    let body = super::saved_form(&update.event?);
    Some(Incoming { update_id: update.id, chat: update.chat, body: body.into() })
}

/// They are not confirmed, so Telegram delivers these updates again; people are warned once.
async fn tell_not_saved<P: Ports>(app: &Arc<App<P>>, polling: &mut Polling, chats: Vec<ChatId>) {
    for chat in chats {
        if polling.told.insert(chat) {
            speaking::say_unsaved(app, chat, alone(Lang::RU, say::not_saved())).await;
        }
    }
}

/// A last short poll confirms what has been written down.
async fn confirm<P: Ports>(app: &App<P>, polling: &Polling) {
    if polling.last.is_some() {
        let asked = app.messenger.updates(polling.last, Duration::ZERO);
        let _ = tokio::time::timeout(Duration::from_secs(3), asked).await;
    }
}
