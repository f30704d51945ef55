//! A disk whose sync takes seconds: who only asks is answered at once, and nothing is
//! promised before it is written down.

#![cfg(feature = "bot")]

use crate::kit::delivery;

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::{TimeDelta, Utc};
use delivery::{PATIENCE, until};
use ruqsat::app::clock::SystemClock;
use ruqsat::app::{App, Options, PollFailure};
use ruqsat::law::Law;
use ruqsat::playground::{Config, Fault, Person, Playground, Rule};
use ruqsat::ports::{Commit, Incoming, LadderChange, RecordChange, Store, UpdateId, Wired};
use ruqsat::reminders::ChatId;
use ruqsat::store::{DiskOptions, DiskStore, Folder, Volume, VolumeFile};
use ruqsat::telegram::Telegram;
use tokio::sync::watch;

/// How long a sync takes. A barrier is two of them.
const SYNC: Duration = Duration::from_secs(2);
const ANNA: i64 = 1;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_only_asks_is_answered_within_a_second() {
    let world = World::start().await;
    let World { store, playground, slow, stop, running, .. } = &world;
    playground.person(Person::new(ANNA, "Anna", "en")).unwrap();
    let answered = async |text: &str, within: Duration| {
        let before = playground.received(ANNA).len();
        playground.say(ANNA, text).unwrap();
        let began = Instant::now();
        until(within, || playground.received(ANNA).len() > before).await.then(|| began.elapsed())
    };
    let settled =
        async || assert!(until(PATIENCE, || store.figures().inbox + store.figures().outbox == 0).await);
    for text in ["/start", "/help"] {
        answered(text, PATIENCE).await.unwrap();
    }
    settled().await;
    slow.store(SYNC.as_millis() as u64, Ordering::SeqCst);
    for text in ["/help", "/privacy", "/help"] {
        let took = answered(text, PATIENCE).await.unwrap();
        println!("{text}: answered after {took:?}");
        assert!(took < Duration::from_secs(1), "{text}: {took:?}");
        // What comes meanwhile would wait for the barrier under way.
        slow.store(0, Ordering::SeqCst);
        settled().await;
        slow.store(SYNC.as_millis() as u64, Ordering::SeqCst);
    }
    // The beginning of a check is kept in the chat's record: it waits for the disk.
    let took = answered("/check", PATIENCE).await.unwrap();
    assert!(took > SYNC * 2, "{took:?}");
    slow.store(0, Ordering::SeqCst);
    settled().await;
    let answers = playground.received(ANNA).len();
    assert_eq!(answers, 6, "each once: {:?}", playground.received(ANNA));
    assert!(!running.is_finished());
    stop.send_replace(true);
    world.running.await.unwrap().unwrap();
}

/// What is said before it is written down is said until it arrives, however the first try ends: to whoever writes
/// while the disk is idle, and to whoever writes while it is busy.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reply_on_a_slow_disk_outlives_a_send_that_fails() {
    let world = World::start().await;
    let World { store, playground, slow, .. } = &world;
    let people = [ANNA, ANNA + 1];
    for person in people {
        playground.person(Person::new(person, "Anna", "en")).unwrap();
        playground.say(person, "/start").unwrap();
        assert!(until(PATIENCE, || playground.received(person).len() == 1).await);
    }
    let settled = || store.figures().inbox + store.figures().outbox == 0;
    assert!(until(PATIENCE, settled).await);
    slow.store(SYNC.as_millis() as u64, Ordering::SeqCst);
    for (round, fault) in (1..).zip([Fault::BadGateway, Fault::DropBefore, Fault::Restarting]) {
        let rules =
            people.map(|person| Rule::on("sendMessage", fault.clone()).in_chat(person).times(2)).to_vec();
        playground.faults(rules, 1);
        for person in people {
            playground.say(person, "/help").unwrap();
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
        let all = || people.iter().all(|person| playground.received(*person).len() > round);
        assert!(until(PATIENCE, all).await, "{fault:?}: somebody is not answered");
        slow.store(0, Ordering::SeqCst);
        assert!(until(PATIENCE, settled).await, "nothing is left to be said");
        slow.store(SYNC.as_millis() as u64, Ordering::SeqCst);
        for person in people {
            let received = playground.received(person);
            assert_eq!(received.len(), round + 1, "{fault:?}: {received:?}");
        }
    }
}

/// A disk that does not come back hangs the loop that writes down what comes in: that is noticed, and it is over
/// when the disk is back.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_loop_that_hangs_is_noticed() {
    const LONGEST: Duration = Duration::from_secs(4);
    let world = World::start().await;
    world.playground.person(Person::new(ANNA, "Anna", "en")).unwrap();
    world.playground.say(ANNA, "/start").unwrap();
    assert!(until(PATIENCE, || !world.playground.received(ANNA).is_empty()).await);
    let looks_alive = || world.app.is_alive_within(Duration::from_secs(60));
    assert!(looks_alive());
    world.slow.store(10_000, Ordering::SeqCst);
    world.playground.say(ANNA, "/check").unwrap();
    assert!(until(PATIENCE, || !world.app.is_alive_within(LONGEST)).await, "it is not noticed");
    world.slow.store(0, Ordering::SeqCst);
    assert!(until(PATIENCE, looks_alive).await);
}

/// What comes in cannot be written down: whoever wrote hears it in their own language, once, and is answered once
/// the disk takes it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn not_saved_is_said_in_the_language_of_whoever_wrote() {
    let world = World::start().await;
    world.slow.store(FAILS, Ordering::SeqCst);
    for (person, tag, words) in
        [(1, "kk", "Сақталған жоқ"), (2, "ru", "Не сохранено"), (3, "en", "Not saved")]
    {
        world.playground.person(Person::new(person, "Anna", tag)).unwrap();
        world.playground.say(person, "residence permit 31.03.2027").unwrap();
        let heard = || world.playground.received(person).iter().any(|text| text.contains(words));
        assert!(until(PATIENCE, heard).await, "{tag}: {:?}", world.playground.received(person));
    }
    // Telegram brings it again and again meanwhile.
    tokio::time::sleep(Duration::from_secs(3)).await;
    for person in 1..=3 {
        assert_eq!(world.playground.received(person).len(), 1, "{:?}", world.playground.received(person));
    }
    world.slow.store(0, Ordering::SeqCst);
    for person in 1..=3 {
        let answered = || world.playground.received(person).len() > 1;
        assert!(until(PATIENCE, answered).await, "it is answered once it is saved");
    }
    assert!(until(PATIENCE, || world.store.figures().inbox + world.store.figures().outbox == 0).await);
    for person in 1..=3 {
        assert_eq!(world.playground.received(person).len(), 2, "{:?}", world.playground.received(person));
    }
}

/// What an update is answered with is written down with the update, and what is handed out before is not lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_update_is_handed_out_while_the_disk_takes_it() {
    let (folder, slow) = (tempfile::tempdir().unwrap(), Arc::new(AtomicU64::new(0)));
    let store = slow_store(folder.path(), &slow);
    slow.store(SYNC.as_millis() as u64, Ordering::SeqCst);
    let began = Instant::now();
    let update = Incoming { update_id: UpdateId(7), chat: ChatId(ANNA), body: b"{}"[..].into() };
    let taken = store.take_in(vec![update.clone()], Utc::now()).await.unwrap();
    assert_eq!(taken.fresh, std::slice::from_ref(&update));
    assert!(began.elapsed() < SYNC, "before its barrier: {:?}", began.elapsed());
    let commit = Commit { update_id: Some(UpdateId(7)), ..kept(ChatId(ANNA)) };
    let committing = tokio::spawn({
        let store = store.clone();
        async move { store.commit(commit).await.map(drop) }
    });
    let _passed = taken.barrier.await.unwrap();
    assert!(began.elapsed() >= SYNC * 2, "its barrier: {:?}", began.elapsed());
    committing.await.unwrap().unwrap();
    assert!(store.unfinished().await.unwrap().is_empty());
    // The next one does not reach the disk, and neither does what answers it.
    slow.store(FAILS, Ordering::SeqCst);
    let update = Incoming { update_id: UpdateId(8), ..update };
    let taken = store.take_in(vec![update.clone()], Utc::now()).await.unwrap();
    let answered = Commit { update_id: Some(UpdateId(8)), ..kept(ChatId(ANNA)) };
    assert!(store.commit(answered).await.is_err());
    assert!(taken.barrier.await.is_err());
    slow.store(0, Ordering::SeqCst);
    let again = store.take_in(vec![update.clone()], Utc::now()).await.unwrap();
    assert_eq!(again.fresh, [update], "it was not seen");
    let _passed = again.barrier.await.unwrap();
}

/// A bot on a disk whose syncs take as long as the test sets.
struct World {
    store: Arc<DiskStore>,
    app: Arc<App<Wired<DiskStore, Telegram, SystemClock>>>,
    playground: Playground,
    slow: Arc<AtomicU64>,
    stop: watch::Sender<bool>,
    running: tokio::task::JoinHandle<Result<(), PollFailure>>,
    _folder: tempfile::TempDir,
}

impl World {
    async fn start() -> World {
        let (folder, slow) = (tempfile::tempdir().unwrap(), Arc::new(AtomicU64::new(0)));
        let store = Arc::new(slow_store(folder.path(), &slow));
        let playground = Playground::start(Config::for_tests()).await.unwrap();
        let server = playground.url().parse().unwrap();
        let telegram = Telegram::new(&playground.token(), Some(&server)).unwrap();
        let law = Arc::new(Law::built_in().clone());
        let app = App::new(store.clone(), telegram, SystemClock::new(), law, Options::default());
        let (stop, stopped) = watch::channel(false);
        let running = tokio::spawn({
            let app = app.clone();
            async move { app.run(stopped).await }
        });
        World { store, app, playground, slow, stop, running, _folder: folder }
    }
}

/// Saving a newcomer and erasing somebody are under way, each behind its barrier: nobody who only
/// reads waits for them.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_reader_waits_for_a_barrier() {
    let (folder, slow) = (tempfile::tempdir().unwrap(), Arc::new(AtomicU64::new(0)));
    let store = slow_store(folder.path(), &slow);
    for chat in 0..50 {
        drop(store.commit(kept(ChatId(chat))).await.unwrap().into_inner());
    }
    slow.store(SYNC.as_millis() as u64, Ordering::SeqCst);
    let newcomer = ChatId(1_000);
    let saving = tokio::spawn({
        let store = store.clone();
        async move { store.commit(kept(newcomer)).await.map(drop) }
    });
    let erasing = tokio::spawn({
        let store = store.clone();
        let forget = Commit { record: RecordChange::Forget, ..Commit::new(ChatId(7), Utc::now()) };
        async move { store.commit(forget).await.map(drop) }
    });
    let (mut slowest, began) = (Duration::ZERO, Instant::now());
    while began.elapsed() < SYNC * 3 {
        for chat in [ChatId(3), ChatId(7), newcomer, ChatId(-1)] {
            let looked = Instant::now();
            let _ = store.chat(chat).await.unwrap();
            let _ = store.ladder(chat).await.unwrap();
            let _ = store.history(chat).await.unwrap();
            let _ = store.page(None, 10).await.unwrap();
            let _ =
                (store.due(Utc::now(), 10).await.unwrap(), store.next_due().await.unwrap(), store.figures());
            let _ = store.unfinished().await.unwrap();
            slowest = slowest.max(looked.elapsed());
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    println!("the slowest reader waited {slowest:?}");
    assert!(slowest < Duration::from_millis(50), "{slowest:?}");
    assert!(!saving.is_finished() || !erasing.is_finished(), "the disk was not slow");
    slow.store(0, Ordering::SeqCst);
    saving.await.unwrap().unwrap();
    erasing.await.unwrap().unwrap();
    assert!(store.chat(newcomer).await.unwrap().is_some());
    assert!(store.chat(ChatId(7)).await.unwrap().is_none());
}

fn kept(chat: ChatId) -> Commit {
    Commit {
        record: RecordChange::Put(b"kept".to_vec()),
        history: vec![b"told".to_vec()],
        ladder: LadderChange::Replace(vec![delivery::reminder(1, Utc::now() + TimeDelta::days(3))]),
        ..Commit::new(chat, Utc::now())
    }
}

/// In the place of the milliseconds that a sync takes: it fails.
pub const FAILS: u64 = u64::MAX;

/// A store in this folder on a disk whose sync takes so many milliseconds, or fewer if it is told so meanwhile.
pub fn slow_store(folder: &Path, sync_ms: &Arc<AtomicU64>) -> DiskStore {
    let place = DiskOptions::new(folder.join("data"), Some(folder.join("store.key")));
    let disk = Slow { folder: Folder::open(folder.join("data/wal")).unwrap(), slow: sync_ms.clone() };
    DiskStore::open_on(&place, Arc::new(disk), Utc::now()).unwrap()
}

/// A disk whose sync takes so many milliseconds.
#[derive(Debug)]
struct Slow {
    folder: Folder,
    slow: Arc<AtomicU64>,
}

#[derive(Debug)]
struct SlowFile {
    file: Box<dyn VolumeFile>,
    slow: Arc<AtomicU64>,
}

impl Slow {
    fn wrap(&self, file: Box<dyn VolumeFile>) -> Box<dyn VolumeFile> {
        Box::new(SlowFile { file, slow: self.slow.clone() })
    }
}

impl Volume for Slow {
    fn names(&self) -> io::Result<Vec<String>> {
        self.folder.names()
    }

    fn read(&self, name: &str) -> io::Result<Box<dyn Read + Send>> {
        self.folder.read(name)
    }

    fn create(&self, name: &str) -> io::Result<Box<dyn VolumeFile>> {
        Ok(self.wrap(self.folder.create(name)?))
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn VolumeFile>> {
        Ok(self.wrap(self.folder.open(name)?))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.folder.rename(from, to)
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.folder.remove(name)
    }

    fn sync_names(&self) -> io::Result<()> {
        self.folder.sync_names()
    }
}

impl VolumeFile for SlowFile {
    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        self.file.read_at(offset, buffer)
    }

    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.file.write_at(offset, bytes)
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.file.truncate(len)
    }

    fn sync(&mut self) -> io::Result<()> {
        let began = Instant::now();
        loop {
            match self.slow.load(Ordering::SeqCst) {
                FAILS => return Err(io::Error::other("a broken disk")),
                milliseconds if began.elapsed() >= Duration::from_millis(milliseconds) => break,
                _ => std::thread::sleep(Duration::from_millis(1)),
            }
        }
        self.file.sync()
    }
}
