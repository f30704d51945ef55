//! Updates in: poll, write into the inbox, confirm, hand to the lanes.

use std::collections::HashSet;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use chrono::DateTime;
use serde_json::value::RawValue;
use tokio::sync::watch;

use super::metrics::Fate;
use super::pulse::Loop;
use super::second_clock::Standing;
use super::{App, early, handling, lanes, speaking};
use crate::conversation::event::Effect;
use crate::lang::Lang;
use crate::ports::{Clock, Incoming, Store};
use crate::reminders::ChatId;
use crate::speech::say;
use crate::telegram::call::{Heard, Refusal, Reply};
use crate::telegram::recent::{Recent, Verdict};
use crate::telegram::{poll, setup, update};

/// More waiting updates than this, and no more are asked for.
const MOST_WAITING: usize = 5_000;
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Why polling ended for good; the sentence is for the operator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PollFailure {
    /// Telegram does not know the token.
    #[error(
        "Telegram refuses the token; get the right one from @BotFather and put it into TELOXIDE_TOKEN or the token file"
    )]
    Token,
}

/// Asks for updates until told to stop.
pub async fn poll_until<S: Store, C: Clock>(
    app: &Arc<App<S, C>>,
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
        let reply = tokio::select! {
            reply = poll::poll(&app.bot, polling.offset, polling.wait_seconds()) => reply,
            _ = stop.changed() => break,
        };
        let (reply, heard) = reply;
        note_the_time(app, &polling, heard, matches!(reply, Reply::Accepted(_)));
        let pause = take(app, &mut polling, reply).await?;
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
async fn rest<S: Store, C: Clock>(
    app: &Arc<App<S, C>>,
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

/// The state of polling.
#[derive(Default)]
struct Polling {
    offset: i64,
    failures: u32,
    /// Whether the last poll was answered.
    heard: bool,
    /// Whether the operator was told of another program that polls.
    rivalled: bool,
    /// Chats that were told "not saved" while the disk was failing.
    told: HashSet<ChatId>,
    /// What people did lately, to answer one act once.
    recent: Recent,
}

impl Polling {
    /// A poll that may wait tells nothing while it waits: the first one, and the first after a
    /// failure, asks for a word at once.
    fn wait_seconds(&self) -> u32 {
        if self.heard { poll::POLL_SECONDS } else { 0 }
    }

    fn pause(&mut self) -> Duration {
        self.heard = false;
        self.failures = (self.failures + 1).min(6);
        (FIRST_PAUSE * (1 << (self.failures - 1))).min(LONGEST_PAUSE)
    }
}

/// Learns who we are and sets the menu; waits as long as Telegram cannot be reached.
/// `Ok(false)` if told to stop meanwhile.
async fn introduce<S: Store, C: Clock>(
    app: &Arc<App<S, C>>,
    stop: &mut watch::Receiver<bool>,
) -> Result<bool, PollFailure> {
    let mut waiting = Polling::default();
    loop {
        app.pulse.beat(Loop::Updates);
        let reply = tokio::select! {
            reply = setup::me(&app.bot) => reply,
            _ = stop.changed() => return Ok(false),
        };
        let (reply, heard) = reply;
        note_the_time(app, &waiting, heard, matches!(reply, Reply::Accepted(_)));
        match reply {
            Reply::Accepted(me) => {
                if let Ok(mut username) = app.username.write() {
                    *username = Some(me.username);
                }
                break;
            }
            Reply::Refused(refusal) if token_is_refused(&refusal) => return Err(PollFailure::Token),
            _ => {
                let pause = waiting.pause();
                tracing::warn!("Telegram cannot be reached; trying again in {} s", pause.as_secs());
                if rest(app, pause, stop).await {
                    return Ok(false);
                }
            }
        }
    }
    let app = Arc::clone(app);
    tokio::spawn(async move {
        if !setup::introduce(&app.bot, &app.speech).await {
            tracing::warn!(
                "the command menu could not be set in every language; it will be tried at the next start"
            );
        }
    });
    Ok(true)
}

/// Telegram's answer says what time it is, and, where it was `accepted`, that we are there.
fn note_the_time<S: Store, C: Clock>(
    app: &Arc<App<S, C>>,
    polling: &Polling,
    heard: Option<Heard>,
    accepted: bool,
) {
    let Some(heard) = heard else { return };
    let elapsed = app.clock.elapsed();
    app.second_clock.answered(&heard, elapsed);
    // How long we were away is told by this machine's clock, so only while that can be believed.
    if accepted && app.clock_standing() == Standing::Agrees {
        let is_first = !app.away.is_known();
        if app.away.heard(app.clock.now(), elapsed, !polling.heard) {
            let writing = Arc::clone(app);
            // Not waited for: what an earlier moment would say leads to the same.
            app.tasks.spawn(async move { writing.away.write(&*writing.store).await });
        }
        if is_first {
            app.look_again.notify_one();
        }
    }
}

fn token_is_refused(refusal: &Refusal) -> bool {
    matches!(refusal.code, 401 | 404)
}

/// Takes a poll's answer; returns how long to wait before the next one.
async fn take<S: Store, C: Clock>(
    app: &Arc<App<S, C>>,
    polling: &mut Polling,
    reply: Reply<poll::Batch>,
) -> Result<Option<Duration>, PollFailure> {
    match reply {
        Reply::Accepted(batch) => {
            polling.failures = 0;
            polling.heard = true;
            polling.rivalled = false;
            app.metrics.polled();
            Ok(receive(app, polling, &batch.0).await)
        }
        Reply::Refused(refusal) if token_is_refused(&refusal) => Err(PollFailure::Token),
        Reply::Refused(refusal) => {
            let pause = match (refusal.code, refusal.retry_after) {
                (409, _) => {
                    if !std::mem::replace(&mut polling.rivalled, true) {
                        tracing::error!(
                            "another program polls with this token (or a webhook is set); stop it, this one waits"
                        );
                    }
                    Duration::from_secs(5)
                }
                (_, Some(seconds)) => Duration::from_secs(u64::from(seconds)),
                _ => polling.pause(),
            };
            polling.heard = false;
            Ok(Some(pause))
        }
        Reply::NotSent | Reply::Uncertain => {
            let pause = polling.pause();
            tracing::warn!("no updates could be fetched; trying again in {} s", pause.as_secs());
            Ok(Some(pause))
        }
    }
}

/// Writes a batch into the inbox and hands on what is new; only then the offset moves.
async fn receive<S: Store, C: Clock>(
    app: &Arc<App<S, C>>,
    polling: &mut Polling,
    batch: &[Box<RawValue>],
) -> Option<Duration> {
    if batch.is_empty() {
        return None;
    }
    let username = app.username();
    let mut last = None;
    let mut incoming = Vec::with_capacity(batch.len());
    for raw in batch {
        match update::decode(raw, username.as_deref()) {
            Ok(decoded) => {
                last = last.max(Some(decoded.update_id));
                if let Some(date) = decoded.at.and_then(|at| DateTime::from_timestamp(at, 0)) {
                    app.second_clock.has_been(date, app.clock.elapsed());
                }
                let is_waited_for = |it: &Incoming| it.chat == decoded.chat;
                let waiting = incoming.iter().any(is_waited_for) || app.lanes.len_of(decoded.chat) > 0;
                match polling.recent.judge(&decoded, waiting) {
                    Verdict::New => {}
                    Verdict::Known => continue,
                    Verdict::SamePress(query) => {
                        speaking::stop_spinner(app, Effect::AnswerPress { query, note: None });
                        continue;
                    }
                }
                if let Some(event) = decoded.event
                    && let Ok(body) = serde_json::to_vec(&event)
                {
                    let Ok(update_id) = u32::try_from(decoded.update_id) else {
                        tracing::error!(
                            "an update has a number that the store cannot hold; it is stepped over"
                        );
                        app.metrics.update(Fate::Unreadable);
                        continue;
                    };
                    incoming.push(Incoming { update_id, chat: decoded.chat, body: body.into() });
                }
            }
            Err(update_id) => {
                tracing::warn!("an update could not be read and is stepped over");
                app.metrics.update(Fate::Unreadable);
                last = last.max(update_id);
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
        () = app.clock.sleep(early::PATIENCE) => {
            early::answer(app, &incoming).await;
            let received = receiving.await;
            app.early.forget_all_but(received.as_deref().map_or(&[], Vec::as_slice), &incoming);
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
            if let Some(last) = last {
                polling.offset = last.saturating_add(1);
            }
            None
        }
        Err(error) => {
            tracing::error!("{error}");
            tell_not_saved(app, polling, chats).await;
            Some(polling.pause())
        }
    }
}

/// The offset stays, so Telegram hands these updates out again; people are told once.
async fn tell_not_saved<S: Store, C: Clock>(app: &Arc<App<S, C>>, polling: &mut Polling, chats: Vec<ChatId>) {
    for chat in chats {
        if polling.told.insert(chat) {
            speaking::say_unsaved(app, chat, handling::alone(Lang::RU, say::not_saved())).await;
        }
    }
}

/// A last short poll confirms what has been written down.
async fn confirm<S: Store, C: Clock>(app: &App<S, C>, polling: &Polling) {
    if polling.offset > 0 {
        let asked = poll::poll(&app.bot, polling.offset, 0);
        let _ = tokio::time::timeout(Duration::from_secs(3), asked).await;
    }
}
