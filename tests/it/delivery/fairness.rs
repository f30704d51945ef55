//! Chats that flood do not keep a newcomer waiting: the whole bot in virtual time, with the network's and
//! Telegram's own slowness.

#![cfg(feature = "bot")]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, Utc};
use ruqsat::app::{App, Options};
use ruqsat::conversation::event::What;
use ruqsat::law::Law;
use ruqsat::paper::File;
use ruqsat::ports::{Batch, CallOutcome, Clock, Heard, Introduction, Messenger, Rendered, UpdateId, Wired};
use ruqsat::reminders::{ChatId, Outcome};
use ruqsat::store::MemoryStore;
use tokio::sync::{oneshot, watch};
use tokio::task::yield_now;

use crate::kit::messenger::InMemory;

const FLOODERS: i64 = 250;
const EACH: u32 = 31;

/// Time that moves on when everybody waits.
#[derive(Clone, Default)]
struct Virtual(Arc<Mutex<Time>>);

#[derive(Default)]
struct Time {
    now: Duration,
    sleepers: BTreeMap<(Duration, u64), oneshot::Sender<()>>,
    slept: u64,
}

impl Virtual {
    /// Lets everybody do what they can, then wakes whoever sleeps shortest. For a runtime of one thread.
    async fn pass(self) {
        loop {
            for _ in 0..60 {
                yield_now().await;
            }
            let mut time = self.0.lock().unwrap();
            if let Some(((at, _), sleeper)) = time.sleepers.pop_first() {
                time.now = at;
                // Fails where somebody sleeps no more.
                _ = sleeper.send(());
            }
        }
    }
}

impl Clock for Virtual {
    fn now(&self) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::from_secs(1_796_000_000) + self.elapsed()
    }

    fn elapsed(&self) -> Duration {
        self.0.lock().unwrap().now
    }

    async fn sleep(&self, span: Duration) {
        let (sleeper, woken) = oneshot::channel();
        {
            let mut time = self.0.lock().unwrap();
            time.slept += 1;
            let place = (time.now + span, time.slept);
            time.sleepers.insert(place, sleeper);
        }
        woken.await.unwrap();
    }
}

/// A Bot API server that far away.
#[derive(Clone)]
struct Distant(InMemory, Virtual, Duration);

impl Messenger for Distant {
    async fn name(&self) -> (CallOutcome<String>, Option<Heard>) {
        self.0.name().await
    }

    async fn introduce(&self, introductions: &[Introduction]) -> bool {
        self.0.introduce(introductions).await
    }

    async fn updates(&self, last: Option<UpdateId>, wait: Duration) -> (CallOutcome<Batch>, Option<Heard>) {
        let until = self.1.elapsed() + wait;
        self.1.sleep(self.2).await;
        loop {
            let (answer, heard) = self.0.updates(last, Duration::ZERO).await;
            let is_empty = matches!(&answer, CallOutcome::Accepted(batch) if batch.is_empty());
            if !is_empty || self.1.elapsed() >= until {
                return (answer, heard);
            }
            self.1.sleep(Duration::from_millis(10)).await;
        }
    }

    async fn say(&self, chat: ChatId, message: &Rendered) -> Outcome {
        self.1.sleep(self.2).await;
        self.0.say(chat, message).await
    }

    async fn hand(&self, chat: ChatId, file: &File, caption: &str) -> Outcome {
        self.0.hand(chat, file, caption).await
    }

    async fn answer_press(&self, query: &str, note: Option<String>) {
        self.0.answer_press(query, note).await;
    }
}

fn help() -> What {
    What::Command { name: "help".into(), rest: String::new() }
}

/// How long newcomers wait who come at these moments of a flood in which each chat writes so often; and
/// how many answers went out meanwhile.
async fn waits(distance: Duration, every: Duration, newcomers: &[u64]) -> (Vec<Duration>, usize) {
    let (people, clock) = (InMemory::default(), Virtual::default());
    tokio::spawn(clock.clone().pass());
    let messenger = Distant(people.clone(), clock.clone(), distance);
    let law = Arc::new(Law::built_in().clone());
    let app: Arc<App<Wired<MemoryStore, Distant, Virtual>>> =
        App::new(Arc::new(MemoryStore::new()), messenger, clock.clone(), law, Options::default());
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(async move { app.run(stopped).await });
    clock.sleep(Duration::from_secs(5)).await;
    {
        let (people, clock) = (people.clone(), clock.clone());
        tokio::spawn(async move {
            for _ in 0..EACH {
                (1..=FLOODERS).for_each(|chat| people.happens(ChatId(chat), help()));
                if !every.is_zero() {
                    clock.sleep(every).await;
                }
            }
        })
    };
    let newcomer = |at: u64| {
        let (people, clock) = (people.clone(), clock.clone());
        tokio::spawn(async move {
            clock.sleep(Duration::from_millis(at)).await;
            let (chat, came) = (ChatId(10_000 + at as i64), clock.elapsed());
            people.happens(chat, help());
            while !people.reached(chat) && clock.elapsed() - came < Duration::from_secs(120) {
                clock.sleep(Duration::from_millis(20)).await;
            }
            clock.elapsed() - came
        })
    };
    let mut waited = Vec::new();
    for newcomer in newcomers.iter().copied().map(newcomer).collect::<Vec<_>>() {
        waited.push(newcomer.await.unwrap());
    }
    let answers = people.sent().len();
    stop.send_replace(true);
    (waited, answers)
}

/// One run to a runtime: what the bot leaves running ends with it.
async fn nobody_waits_long(distance: Duration, every: Duration) {
    // Whoever comes with the first message of each is one of 251 people who had as much, at 28 a second.
    let (waited, answers) = waits(distance, every, &[500, 4_000, 8_000]).await;
    println!("{distance:?} away: newcomers waited {waited:?}, {answers} answers went out");
    assert!(waited.iter().all(|wait| *wait < Duration::from_secs(2)), "{waited:?}");
    assert!(answers > 8 * 25, "and the others are answered as fast as is allowed: {answers}");
}

#[tokio::test]
async fn a_newcomer_waits_less_than_two_seconds_behind_250_chats_that_wrote_all_at_once() {
    nobody_waits_long(Duration::from_millis(2), Duration::ZERO).await;
}

#[tokio::test]
async fn a_newcomer_waits_less_than_two_seconds_among_250_chats_that_write_every_second() {
    nobody_waits_long(Duration::from_millis(60), Duration::from_secs(1)).await;
}
