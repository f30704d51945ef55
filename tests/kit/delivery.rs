//! A bot in this process whose clock can be moved and which can die and be started again, against a
//! playground.

#![allow(dead_code, reason = "each test uses its own part of it")]

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use ruqsat::app::health::{Surroundings, troubles};
use ruqsat::app::{App, Options, PollFailure};
use ruqsat::law::Law;
use ruqsat::playground::{Config, Person, Playground};
use ruqsat::ports::{Clock, Commit, LadderChange, RecordChange, Store, Wired};
use ruqsat::reminders::{CaseId, ChatId, Reminder, ReminderId, Rung};
use ruqsat::store::MemoryStore;
use ruqsat::telegram::Telegram;
use tokio::runtime::Runtime;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub const PATIENCE: Duration = Duration::from_secs(30);
/// On its way over loopback an answer is for less than this.
const UNDER_WAY: Duration = Duration::from_millis(200);
/// The plain form of a reminder; without a record nobody knows the language.
pub const REMINDER: &str = "Подошёл срок напоминания об одном из сохранённых документов";

/// A machine's clocks, in the hands of the test.
#[derive(Clone)]
pub struct Clocks {
    started: Instant,
    /// How far the wall clock was stepped, in milliseconds.
    stepped: Arc<AtomicI64>,
    /// How much time has passed besides the real one, in milliseconds.
    passed: Arc<AtomicI64>,
}

impl Clocks {
    pub fn new() -> Clocks {
        Clocks { started: Instant::now(), stepped: Arc::default(), passed: Arc::default() }
    }

    /// Somebody sets the wall clock; the monotonic one goes on.
    pub fn step(&self, by: TimeDelta) {
        self.stepped.fetch_add(by.num_milliseconds(), Ordering::SeqCst);
    }

    fn pass(&self, span: TimeDelta) {
        self.passed.fetch_add(span.num_milliseconds(), Ordering::SeqCst);
    }
}

impl Clock for Clocks {
    fn now(&self) -> DateTime<Utc> {
        let moved = self.stepped.load(Ordering::SeqCst) + self.passed.load(Ordering::SeqCst);
        Utc::now() + TimeDelta::milliseconds(moved)
    }

    fn elapsed(&self) -> Duration {
        self.started.elapsed() + Duration::from_millis(self.passed.load(Ordering::SeqCst).unsigned_abs())
    }

    async fn sleep(&self, span: Duration) {
        let until = self.elapsed() + span;
        while self.elapsed() < until {
            let left = until.saturating_sub(self.elapsed());
            tokio::time::sleep(left.min(Duration::from_millis(20))).await;
        }
    }
}

/// A playground, a store and the machine's clocks: what outlives a process.
pub struct World {
    pub playground: Playground,
    pub store: Arc<MemoryStore>,
    pub clocks: Clocks,
}

/// One process of the bot, on threads of its own.
pub struct Process {
    pub app: Arc<App<Wired<MemoryStore, Telegram, Clocks>>>,
    runtime: Mutex<Option<Runtime>>,
    stop: watch::Sender<bool>,
    running: JoinHandle<Result<(), PollFailure>>,
}

impl World {
    pub async fn new() -> World {
        let playground = Playground::start(Config::for_tests()).await.unwrap();
        World { playground, store: Arc::new(MemoryStore::new()), clocks: Clocks::new() }
    }

    pub fn start(&self, law: Law, options: Options) -> Process {
        let server = self.playground.url().parse().unwrap();
        let telegram = Telegram::new(&self.playground.token(), Some(&server)).unwrap();
        let app =
            App::new(Arc::new(self.store.reopened()), telegram, self.clocks.clone(), Arc::new(law), options);
        let (stop, stopped) = watch::channel(false);
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let running = runtime.spawn({
            let app = Arc::clone(&app);
            async move { app.run(stopped).await }
        });
        Process { app, runtime: Mutex::new(Some(runtime)), stop, running }
    }

    /// Time passes for everybody. Answers under way arrive before: with a date from before the leap they
    /// would leave the bot in doubt of its clock until the next poll.
    pub fn pass(&self, span: TimeDelta) {
        thread::sleep(UNDER_WAY);
        self.playground.advance(span);
        self.clocks.pass(span);
    }

    /// Somebody who opens the chat and is answered.
    pub async fn person(&self, id: i64) -> ChatId {
        self.playground.person(Person::new(id, "Somebody", "en")).unwrap();
        self.playground.say(id, "/start").unwrap();
        assert!(until(PATIENCE, || !self.received(ChatId(id)).is_empty()).await, "the bot does not answer");
        ChatId(id)
    }

    /// Promises reminders at these instants. The chat's record cannot be read, so that they come in
    /// their plain form and nothing plans them again.
    pub async fn promise(&self, chat: ChatId, at: &[DateTime<Utc>]) {
        assert!(until(PATIENCE, || self.store.figures().inbox == 0).await);
        let ladder = (1..).zip(at).map(|(case, at)| reminder(case, *at)).collect();
        let commit = Commit {
            record: RecordChange::Put(b"unreadable".to_vec()),
            ladder: LadderChange::Replace(ladder),
            ..Commit::new(chat, self.clocks.now())
        };
        drop(self.store.commit(commit).await.unwrap().into_inner());
    }

    pub fn received(&self, chat: ChatId) -> Vec<String> {
        self.playground.received(chat.0)
    }

    pub fn holding(&self, chat: ChatId, words: &str) -> usize {
        self.received(chat).iter().filter(|text| text.contains(words)).count()
    }
}

impl Process {
    /// Ends in order.
    pub async fn stop(self) -> Result<(), PollFailure> {
        self.stop.send_replace(true);
        let ended = self.running.await.unwrap();
        self.runtime.lock().unwrap().take().unwrap().shutdown_background();
        ended
    }

    /// Ends at whatever it is doing. Returns when it is gone: a dead process writes nothing into a store
    /// that the next one has opened.
    pub fn die(self) {
        let runtime = self.runtime.lock().unwrap().take().unwrap();
        thread::spawn(|| runtime.shutdown_timeout(PATIENCE)).join().unwrap();
    }

    /// Waits until it has ended by itself.
    pub async fn ended(self) -> Result<(), PollFailure> {
        let ended = self.running.await.unwrap();
        self.runtime.lock().unwrap().take().unwrap().shutdown_background();
        ended
    }

    pub fn troubles(&self) -> Vec<&'static str> {
        troubles(&self.app, &Surroundings { folder: "/".into(), opened_in: Duration::ZERO })
    }
}

pub fn reminder(case: u16, at: DateTime<Utc>) -> Reminder {
    Reminder::planned(ReminderId { case: CaseId(case), rung: Rung::GoBy(7), due_on: at.date_naive() }, at)
}

/// Waits until it is so, at most so long.
pub async fn until(patience: Duration, mut is_so: impl FnMut() -> bool) -> bool {
    let began = Instant::now();
    while !is_so() {
        if began.elapsed() > patience {
            return false;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    true
}

/// Time in which what must not happen would happen.
pub async fn meanwhile() {
    tokio::time::sleep(Duration::from_millis(1500)).await;
}
