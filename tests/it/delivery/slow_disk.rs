//! A disk whose sync takes seconds: who only asks is answered at once, and nothing is
//! promised before it is written down.

#![cfg(feature = "bot")]

use crate::kit::delivery;

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::{TimeDelta, Utc};
use delivery::{PATIENCE, until};
use ruqsat::app::clock::SystemClock;
use ruqsat::app::{App, Options};
use ruqsat::law::Law;
use ruqsat::playground::{Config, Person, Playground};
use ruqsat::ports::{Commit, LadderChange, RecordChange, Store};
use ruqsat::reminders::ChatId;
use ruqsat::store::{DiskOptions, DiskStore, Folder, Volume, VolumeFile};
use ruqsat::telegram::Telegram;
use tokio::sync::watch;

/// How long a sync takes. A barrier is two of them.
const SYNC: Duration = Duration::from_secs(5);
const SHORTER_SYNC: Duration = Duration::from_secs(2);
const ANNA: i64 = 1;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_only_asks_is_answered_within_a_second() {
    let (folder, slow) = (tempfile::tempdir().unwrap(), Arc::new(AtomicU64::new(0)));
    let place = DiskOptions::new(folder.path().join("data"), Some(folder.path().join("store.key")));
    let disk = Slow { folder: Folder::open(folder.path().join("data/wal")).unwrap(), slow: slow.clone() };
    let store = Arc::new(DiskStore::open_on(&place, Arc::new(disk), Utc::now()).unwrap());
    let playground = Playground::start(Config::for_tests()).await.unwrap();
    let server = playground.url().parse().unwrap();
    let telegram = Telegram::new(&playground.token(), Some(&server)).unwrap();
    let law = Arc::new(Law::built_in().clone());
    let app = App::new(store.clone(), telegram, SystemClock::new(), law, Options::default());
    let (stop, stopped) = watch::channel(false);
    let running = tokio::spawn(async move { app.run(stopped).await });
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
    slow.store(SHORTER_SYNC.as_millis() as u64, Ordering::SeqCst);
    for text in ["/help", "/privacy", "/help"] {
        let took = answered(text, PATIENCE).await.unwrap();
        println!("{text}: answered after {took:?}");
        assert!(took < Duration::from_secs(1), "{text}: {took:?}");
        // Until all of it is on the disk: what comes meanwhile waits for the barrier under way.
        tokio::time::sleep(SHORTER_SYNC * 8).await;
    }
    // The beginning of a check is kept in the chat's record: it waits for the disk.
    let took = answered("/check", PATIENCE).await.unwrap();
    assert!(took > SHORTER_SYNC * 2, "{took:?}");
    slow.store(0, Ordering::SeqCst);
    settled().await;
    let answers = playground.received(ANNA).len();
    assert_eq!(answers, 6, "each once: {:?}", playground.received(ANNA));
    stop.send_replace(true);
    running.await.unwrap().unwrap();
}

/// Saving a newcomer and erasing somebody are under way, each behind its barrier: nobody who only
/// reads waits for them.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_reader_waits_for_a_barrier() {
    let (folder, slow) = (tempfile::tempdir().unwrap(), Arc::new(AtomicU64::new(0)));
    let place = DiskOptions::new(folder.path().join("data"), Some(folder.path().join("store.key")));
    let disk = Slow { folder: Folder::open(folder.path().join("data/wal")).unwrap(), slow: slow.clone() };
    let store = DiskStore::open_on(&place, Arc::new(disk), Utc::now()).unwrap();
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
        std::thread::sleep(Duration::from_millis(self.slow.load(Ordering::SeqCst)));
        self.file.sync()
    }
}
