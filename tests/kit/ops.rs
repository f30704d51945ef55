//! A bot in this process, against a playground, with its store on a disk of the test's own.

#![allow(dead_code, reason = "each test uses its own part of it")]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ruqsat::app::health::{self, Surroundings};
use ruqsat::app::law_files::LawPlaces;
use ruqsat::app::{App, Options, PollFailure};
use ruqsat::law::Law;
use ruqsat::playground::{Clock, Config, EventKind, Playground};
use ruqsat::ports::{Store, Wired};
use ruqsat::store::{DiskOptions, DiskStore, OpenError};
use ruqsat::telegram::Telegram;
use tempfile::TempDir;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Who has answered and says nothing for so long has said everything.
const STILL: Duration = Duration::from_millis(40);

/// A running bot and what it stands on. Its clock is the playground's.
pub struct World {
    pub playground: Playground,
    pub store: DiskStore,
    pub folder: TempDir,
    app: Arc<App<Wired<DiskStore, Telegram, Clock>>>,
    stop: watch::Sender<bool>,
    running: JoinHandle<Result<(), PollFailure>>,
}

impl World {
    pub async fn start(options: Options) -> World {
        let playground = Playground::start(Config::for_tests()).await.unwrap();
        World::start_on(playground, tempfile::tempdir().unwrap(), options).await
    }

    /// The same on what [`World::stop`] has left.
    pub async fn start_on(playground: Playground, folder: TempDir, mut options: Options) -> World {
        let data = folder.path().join("data");
        options.law.get_or_insert(LawPlaces { data: data.clone(), ..LawPlaces::default() });
        let place = DiskOptions::new(data, Some(folder.path().join("keys/store.key")));
        let store = opened(&place, &playground).await;
        let server = playground.url().parse().unwrap();
        let telegram = Telegram::new(&playground.token(), Some(&server)).unwrap();
        let law = Arc::new(Law::built_in().clone());
        let app = App::new(Arc::new(store.clone()), telegram, playground.clock(), law, options);
        let (stop, stopped) = watch::channel(false);
        let running = tokio::spawn({
            let app = Arc::clone(&app);
            async move { app.run(stopped).await }
        });
        World { playground, store, folder, app, stop, running }
    }

    /// All figures of `/metrics`.
    pub async fn figures(&self) -> String {
        health::figures(&self.app, &self.surroundings()).await
    }

    /// Why `/readyz` would say no.
    pub fn troubles(&self) -> Vec<&'static str> {
        health::troubles(&self.app, &self.surroundings())
    }

    fn surroundings(&self) -> Surroundings {
        Surroundings { folder: self.data(), opened_in: Duration::ZERO }
    }

    /// One figure of `/metrics`.
    pub async fn figure(&self, name: &str) -> f64 {
        figure_in(&self.figures().await, name)
    }

    pub fn data(&self) -> std::path::PathBuf {
        self.folder.path().join("data")
    }

    /// Waits until the bot has answered what this chat did last and says nothing more, at most so long.
    pub async fn answered(&self, chat: i64, patience: Duration) -> bool {
        let by_bot = |what| matches!(what, EventKind::Received | EventKind::Edited | EventKind::Answered);
        let mut changes = self.playground.changes();
        let until = tokio::time::Instant::now() + patience;
        let mut last = self.playground.transcript(chat).pop();
        let mut since = tokio::time::Instant::now();
        loop {
            let is_answered = last.as_ref().is_some_and(|event| by_bot(event.what));
            let end = if is_answered { until.min(since + STILL) } else { until };
            if tokio::time::timeout_at(end, changes.changed()).await.is_err() {
                // The end of a spinner may come before what the press does.
                if is_answered && self.store.figures().inbox == 0 || tokio::time::Instant::now() >= until {
                    return is_answered;
                }
                since = tokio::time::Instant::now();
            }
            let seen = last.as_ref().map_or(0, |event| event.seq);
            let newer = self.playground.happened_since(seen).into_iter().rfind(|event| event.chat == chat);
            if newer.is_some() {
                (last, since) = (newer, tokio::time::Instant::now());
            }
        }
    }

    pub async fn stop(self) -> (Playground, TempDir) {
        self.stop.send_replace(true);
        self.running.await.unwrap().unwrap();
        (self.playground, self.folder)
    }
}

/// One figure of a page of `/metrics`, with its labels as part of its name.
pub fn figure_in(page: &str, name: &str) -> f64 {
    let line = page.lines().find_map(|line| line.strip_prefix(&format!("{name} ")));
    line.unwrap_or_else(|| panic!("{name} is missing in:\n{page}")).parse().unwrap()
}

/// Opens the store, as soon as whoever had it open in this process has let go of it.
async fn opened(place: &DiskOptions, playground: &Playground) -> DiskStore {
    let began = Instant::now();
    loop {
        match DiskStore::open(place, playground.clock().now()) {
            Err(OpenError::Locked(_)) if began.elapsed() < Duration::from_secs(10) => {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            store => return store.unwrap(),
        }
    }
}

/// Every file beneath a folder, with its bytes.
pub fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.display().to_string(), std::fs::read(&path).unwrap()));
        }
    }
    found
}
