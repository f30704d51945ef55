//! A disk whose barrier takes five seconds: who only asks is answered at once, and nothing is
//! promised before it is written down.

#![cfg(feature = "bot")]

use crate::kit::delivery;

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use chrono::Utc;
use delivery::{PATIENCE, until};
use ruqsat::app::clock::SystemClock;
use ruqsat::app::{App, Options};
use ruqsat::law::Law;
use ruqsat::playground::{Config, Person, Playground};
use ruqsat::ports::Store;
use ruqsat::store::{DiskOptions, DiskStore, Folder, Volume, VolumeFile};
use teloxide::Bot;
use tokio::sync::watch;

const BARRIER: Duration = Duration::from_secs(5);
const ANNA: i64 = 1;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_only_asks_is_answered_within_a_second() {
    let (folder, slow) = (tempfile::tempdir().unwrap(), Arc::new(AtomicBool::new(false)));
    let place = DiskOptions::new(folder.path().join("data"), Some(folder.path().join("store.key")));
    let disk = Slow { folder: Folder::open(folder.path().join("data/journal")).unwrap(), slow: slow.clone() };
    let store = Arc::new(DiskStore::open_on(&place, Arc::new(disk), Utc::now()).unwrap());
    let playground = Playground::start(Config::for_tests()).await.unwrap();
    let bot = Bot::new(playground.token()).set_api_url(playground.url().parse().unwrap());
    let law = Arc::new(Law::built_in().clone());
    let app = App::new(store.clone(), SystemClock::new(), bot, law, Options::default());
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
    slow.store(true, Ordering::SeqCst);
    for text in ["/help", "/privacy", "/help"] {
        let took = answered(text, PATIENCE).await.unwrap();
        println!("{text}: answered after {took:?}");
        assert!(took < Duration::from_secs(1), "{text}: {took:?}");
        // Two barriers: what comes while they last waits for them.
        tokio::time::sleep(BARRIER * 2 + Duration::from_secs(1)).await;
    }
    // The beginning of a check is kept in the chat's record: it waits for the disk.
    let took = answered("/check", PATIENCE).await.unwrap();
    assert!(took > BARRIER, "{took:?}");
    slow.store(false, Ordering::SeqCst);
    settled().await;
    let answers = playground.received(ANNA).len();
    assert_eq!(answers, 6, "each once: {:?}", playground.received(ANNA));
    stop.send_replace(true);
    running.await.unwrap().unwrap();
}

#[derive(Debug)]
struct Slow {
    folder: Folder,
    slow: Arc<AtomicBool>,
}

#[derive(Debug)]
struct SlowFile {
    file: Box<dyn VolumeFile>,
    slow: Arc<AtomicBool>,
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
        if self.slow.load(Ordering::SeqCst) {
            std::thread::sleep(BARRIER);
        }
        self.file.sync()
    }
}
