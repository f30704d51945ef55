//! The outbox: sends what was saved, retries until settled, no chat holds up another.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use tokio::sync::watch;

use super::App;
use super::known::known;
use super::metrics::Sent;
use super::wording::{just, rendered};
use crate::assess::Told;
use crate::conversation::event::{Effect, Paper, Say};
use crate::conversation::{history, subject};
use crate::paper::{self, Desk, Fault, File, Kind, export};
use crate::ports::{
    Clock, Commit, Durable, LadderChange, Messenger, Outgoing, Ports, Store, StoreError, Urgency,
};
use crate::reminders::{ChatId, Outcome};
use crate::speech::{plain_text, say};

/// Waits between tries of a reply that certainly was not sent.
const FIRST_WAIT: Duration = Duration::from_secs(1);
const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// What nobody asked for is repeated less soon where it may have arrived; but it is repeated.
const GRACE: Duration = Duration::from_secs(30);
/// After so long a reply is put back into the outbox, and tried again after a while.
const PATIENCE: Duration = Duration::from_secs(600);
const PUT_BACK_FOR: Duration = Duration::from_secs(60);

/// Messages that were saved a moment ago: the saved form of each, and what it decodes to. Saves decoding it again.
pub type Decoded = Vec<(Vec<u8>, Effect)>;

/// Says what was saved, in its order, and whatever is to be said behind it. What cannot be said for too
/// long is put back, and with it what stands behind it.
pub async fn speak<P: Ports>(app: &Arc<App<P>>, messages: Vec<Durable<Outgoing>>, mut decoded: Decoded) {
    let mut waiting: VecDeque<_> = messages.into();
    while let Some(outgoing) = waiting.pop_front() {
        let known = decoded.iter().position(|(form, _)| **form == *outgoing.body);
        let effect = match known {
            Some(known) => Ok(decoded.swap_remove(known).1),
            None => serde_json::from_slice(&outgoing.body),
        };
        let tried = match effect {
            Ok(effect) => {
                try_until_settled(app, outgoing.chat, effect, outgoing.urgency, Place::ToBeWaitedFor).await
            }
            Err(_) => {
                tracing::error!("a saved message cannot be read; it is dropped");
                Ok(())
            }
        };
        match tried {
            Ok(()) => waiting.extend(settle(app, outgoing).await),
            Err(pause) => {
                waiting.push_front(outgoing);
                return Box::pin(put_back(app, waiting, pause)).await;
            }
        }
    }
}

/// The same beside what is being done.
pub fn speak_all_in_turn<P: Ports>(app: &Arc<App<P>>, messages: Vec<Durable<Outgoing>>) {
    if !messages.is_empty() {
        let app = Arc::clone(app);
        app.tasks.clone().spawn(async move { speak(&app, messages, Decoded::new()).await });
    }
}

/// The last of these messages were being said before they were saved. What came of that is waited for: what is
/// settled is passed over, and the others and what stands behind them are said.
pub async fn pass_over<P: Ports>(
    app: &Arc<App<P>>,
    messages: Vec<Durable<Outgoing>>,
    decoded: Decoded,
    saying: Saying,
) {
    let mut earlier = messages;
    let ours = earlier.split_off(earlier.len().saturating_sub(decoded.len()));
    if !earlier.is_empty() {
        Box::pin(speak(app, earlier, Decoded::new())).await;
    }
    let said = saying.ended().await;
    let (mut open, mut behind) = (Vec::new(), Vec::new());
    for (number, outgoing) in ours.into_iter().enumerate() {
        if number < said.settled {
            behind.extend(settle(app, outgoing).await);
        } else {
            open.push(outgoing);
        }
    }
    open.extend(behind);
    match said.gave_up {
        Some(pause) => put_back(app, open.into(), pause).await,
        None => speak(app, open, decoded).await,
    }
}

/// Returns what is to be said next in the same queue.
async fn settle<P: Ports>(app: &App<P>, outgoing: Durable<Outgoing>) -> Vec<Durable<Outgoing>> {
    match app.store.sent(outgoing).await {
        Ok(next) => next.each().collect(),
        Err(error) => {
            tracing::error!(%error, "cannot record that a message was sent; it is sent once more");
            Vec::new()
        }
    }
}

async fn put_back<P: Ports>(app: &App<P>, messages: VecDeque<Durable<Outgoing>>, pause: Duration) {
    let not_before = app.clock.now() + TimeDelta::from_std(pause.max(PUT_BACK_FOR)).unwrap_or_default();
    for outgoing in messages {
        if let Err(error) = app.store.later(outgoing, not_before).await {
            tracing::warn!(%error, "cannot record that a message is to be sent later");
        }
    }
}

/// Says something that could not be saved.
pub async fn say_unsaved<P: Ports>(app: &Arc<App<P>>, chat: ChatId, effect: Effect) {
    // Given up after a while: it is nowhere to be put back into.
    let _ = try_until_settled(app, chat, effect, Urgency::Reply, Place::ToBeWaitedFor).await;
}

/// What is said before it is saved, and what became of it.
#[derive(Clone, Debug)]
pub struct Saying(watch::Receiver<Option<Said>>);

/// What became of messages that were said in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Said {
    /// So many from the first on need not be said again.
    settled: usize,
    /// The next one was given up, and is to be tried again after this.
    gave_up: Option<Duration>,
}

impl Saying {
    /// Whether all of it is settled at this moment.
    pub fn is_settled(&self) -> bool {
        self.0.borrow().is_some_and(|said| said.gave_up.is_none())
    }

    async fn ended(mut self) -> Said {
        // Where whoever says it has ended in a panic, it is said again.
        self.0.wait_for(Option::is_some).await.ok().and_then(|said| *said).unwrap_or_default()
    }
}

/// Says these beside everything else, where the first has its place already.
pub fn say_in_place<P: Ports>(app: &Arc<App<P>>, chat: ChatId, effects: Vec<Effect>) -> Saying {
    let app = Arc::clone(app);
    let (ended, saying) = watch::channel(None);
    app.tasks.clone().spawn(async move {
        let (mut said, mut place) = (Said::default(), Place::Taken);
        for effect in effects {
            match try_until_settled(&app, chat, effect, Urgency::Reply, place).await {
                Ok(()) => said.settled += 1,
                Err(pause) => {
                    said.gave_up = Some(pause);
                    break;
                }
            }
            place = Place::ToBeWaitedFor;
        }
        ended.send_replace(Some(said));
    });
    Saying(saying)
}

/// Stops a spinner, once and without waiting.
pub fn stop_spinner<P: Ports>(app: &Arc<App<P>>, effect: Effect) {
    let Effect::AnswerPress { query, note } = effect else { return };
    let app = Arc::clone(app);
    app.tasks.clone().spawn(async move {
        // The note's language is the chat's own, which the message beside it already has.
        let note = note.map(|(lang, message)| app.speech.plain(lang, &message));
        app.messenger.answer_press(&query, note).await;
    });
}

/// Whether the limiter has let a message through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Taken,
    ToBeWaitedFor,
}

/// An error is the pause after which it is to be tried again.
async fn try_until_settled<P: Ports>(
    app: &Arc<App<P>>,
    chat: ChatId,
    effect: Effect,
    urgency: Urgency,
    mut place: Place,
) -> Result<(), Duration> {
    let started = app.clock.elapsed();
    let mut wait = FIRST_WAIT;
    let mut repeats = 0;
    loop {
        if place == Place::ToBeWaitedFor {
            app.limiter.wait(&app.clock, chat, urgency).await;
        }
        place = Place::ToBeWaitedFor;
        let pause = match send_and_note(app, chat, &effect).await {
            Outcome::Sent { .. } | Outcome::Rejected | Outcome::Gone | Outcome::Moot => return Ok(()),
            Outcome::Blocked => {
                Box::pin(park(app, chat)).await;
                return Ok(());
            }
            Outcome::Uncertain => {
                repeats += 1;
                if urgency == Urgency::Reply { again_after(repeats) } else { GRACE * (1 << repeats.min(4)) }
            }
            Outcome::RetryAfter(span) => span.to_std().unwrap_or(FIRST_WAIT),
            Outcome::NotSent | Outcome::Halted => {
                wait = (wait * 2).min(LONGEST_WAIT);
                wait
            }
        };
        if app.clock.elapsed() - started + pause > PATIENCE {
            return Err(pause);
        }
        app.clock.sleep(pause).await;
    }
}

/// A reply that may have arrived is repeated soon, then ever less soon: twice is better than never, and a
/// server that delivers everything and says it failed makes seven copies of one in ten minutes.
fn again_after(repeats: u32) -> Duration {
    FIRST_WAIT * 3u32.pow((repeats - 1).min(6))
}

async fn park<P: Ports>(app: &App<P>, chat: ChatId) {
    let mut commit = Commit::new(chat, app.clock.now());
    commit.ladder = LadderChange::Park;
    if let Err(error) = app.store.commit(commit).await {
        tracing::error!(%error, "cannot park the reminders of a chat that has blocked the bot");
    }
}

async fn send_and_note<P: Ports>(app: &App<P>, chat: ChatId, effect: &Effect) -> Outcome {
    let outcome = send_once(app, chat, effect).await;
    app.metrics.sent(Sent::Reply, outcome);
    app.limiter.note(app.clock.elapsed(), chat, outcome);
    outcome
}

async fn send_once<P: Ports>(app: &App<P>, chat: ChatId, effect: &Effect) -> Outcome {
    match effect {
        Effect::Say(say) => app.messenger.say(chat, &rendered(say, &app.speech)).await,
        // Boxed: a file is seldom handed out, and the room for it would be copied with every update.
        Effect::Hand(paper) => Box::pin(hand(app, chat, paper)).await,
        Effect::AnswerPress { .. } => Outcome::Rejected,
    }
}

async fn hand<P: Ports>(app: &App<P>, chat: ChatId, paper: &Paper) -> Outcome {
    if paper.kind == Kind::History {
        let message = match told_so_far(app, chat, paper).await {
            Ok(message) => message,
            Err(fault) => paper_failed(paper, &fault),
        };
        return app.messenger.say(chat, &rendered(&message, &app.speech)).await;
    }
    let file = match make(app, chat, paper).await {
        Ok(file) => file,
        Err(fault) => {
            let sorry = paper_failed(paper, &fault);
            return app.messenger.say(chat, &rendered(&sorry, &app.speech)).await;
        }
    };
    let caption: Vec<String> =
        file.caption.iter().map(|message| app.speech.html(paper.lang, message)).collect();
    let caption = caption.join("\n\n");
    debug_assert!(plain_text(&caption).encode_utf16().count() <= 1024);
    app.messenger.hand(chat, &file, &caption).await
}

/// What the person was told until now.
async fn told_so_far<P: Ports>(app: &App<P>, chat: ChatId, paper: &Paper) -> Result<Say, Fault> {
    let failed = |error: StoreError| Fault(error.to_string());
    let told = app.store.history(chat).await.map_err(failed)?;
    let readable: Vec<Told> = told.iter().filter_map(|entry| serde_json::from_slice(entry).ok()).collect();
    if readable.len() < told.len() {
        tracing::error!(entries = told.len() - readable.len(), "a history has entries that cannot be read");
    }
    let cases = known(app, chat).await.map_err(failed)?.map(|known| known.cases).unwrap_or_default();
    Ok(history::tell(paper.lang, &readable, &cases))
}

fn paper_failed(paper: &Paper, fault: &Fault) -> Say {
    tracing::error!(%fault, "a paper cannot be made");
    just(paper.lang, say::paper_failed())
}

/// Makes a paper from what is stored at this moment.
async fn make<P: Ports>(app: &App<P>, chat: ChatId, paper: &Paper) -> Result<File, Fault> {
    let failed = |error: StoreError| Fault(error.to_string());
    if paper.kind == Kind::Export {
        // As it is stored: whatever this release makes of it, it is theirs.
        let stored = app.store.chat(chat).await.map_err(failed)?;
        let told = app.store.history(chat).await.map_err(failed)?;
        return Ok(export(everything(stored.as_deref(), &told)?, say::export_caption()));
    }
    let known = known(app, chat).await.map_err(failed)?;
    let now = app.clock.now();
    // Drawing takes milliseconds of a core: long enough to hold up the chats of this thread.
    tokio::task::block_in_place(|| {
        app.with_world(now, |world| {
            let subjects = subject::subjects(&paper.about, known.as_ref(), world);
            let desk =
                Desk { lang: paper.lang, now, today: world.today, law: world.law, speech: &app.speech };
            paper::make(paper.kind, &subjects, &desk)
        })
    })
}

/// Everything stored about a chat as one readable JSON text. What cannot be read is no empty file.
fn everything(stored: Option<&[u8]>, told: &[Vec<u8>]) -> Result<Vec<u8>, Fault> {
    let unreadable = |what: &str| Fault(format!("{what} cannot be read; run `ruqsat store check`"));
    let chat = match stored {
        // Behind the version.
        Some(bytes) => {
            serde_json::from_slice(&bytes[1.min(bytes.len())..]).map_err(|_| unreadable("a chat"))?
        }
        None => serde_json::Value::Null,
    };
    let told: Result<Vec<serde_json::Value>, _> =
        told.iter().map(|entry| serde_json::from_slice(entry)).collect();
    let all = serde_json::json!({ "chat": chat, "told": told.map_err(|_| unreadable("a history"))? });
    serde_json::to_vec_pretty(&all).map_err(|error| Fault(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_no_empty_export() {
        let whole = everything(Some(b"\x03{\"turn\":7}"), &[b"{\"day\":1}".to_vec()]).unwrap();
        let whole: serde_json::Value = serde_json::from_slice(&whole).unwrap();
        assert_eq!(whole["chat"]["turn"], 7);
        assert_eq!(whole["told"][0]["day"], 1);
        assert!(everything(None, &[]).is_ok(), "somebody of whom nothing is stored");
        assert!(everything(Some(b"\x03{\"turn\":"), &[]).is_err());
        assert!(everything(Some(b""), &[]).is_err());
        assert!(everything(None, &[b"{}".to_vec(), b"x".to_vec()]).is_err());
    }

    #[test]
    fn a_reply_that_may_have_arrived_is_said_seven_times_at_most() {
        let (mut copies, mut waited) = (1, Duration::ZERO);
        for repeats in 1.. {
            waited += again_after(repeats);
            if waited > PATIENCE {
                break;
            }
            copies += 1;
        }
        assert_eq!(copies, 7);
        assert!((1..=3).map(again_after).sum::<Duration>() <= Duration::from_secs(15), "soon at first");
    }
}
