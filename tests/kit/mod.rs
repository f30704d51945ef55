//! What tests share: worlds, disks that lie, processes that are killed.
#![allow(dead_code, reason = "each test binary uses its part")]

#[cfg(feature = "bot")]
pub mod delivery;
#[cfg(all(feature = "bot", unix))]
pub mod killing;
#[cfg(feature = "bot")]
pub mod leaks;
#[cfg(feature = "bot")]
pub mod messenger;
#[cfg(feature = "bot")]
pub mod ops;
#[cfg(feature = "bot")]
pub mod power;
#[cfg(all(feature = "bot", unix))]
pub mod process;
#[cfg(feature = "bot")]
pub mod reader;

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Asia::Almaty;
use ruqsat::conversation::World;
use ruqsat::law::Law;
use ruqsat::understand::reading::Reader;

/// A civil day from its text, as in `2026-11-22`.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

/// The instant at which most histories begin: noon in Kazakhstan on 22 November 2026.
pub fn noon() -> DateTime<Utc> {
    "2026-11-22T07:00:00Z".parse().unwrap()
}

/// The reader of messages, made once for all tests of a binary.
pub static READER: LazyLock<Reader> = LazyLock::new(Reader::new);

/// The conversation's world at an instant: the built-in law, no reports, no operator.
pub fn world_at(now: DateTime<Utc>) -> World<'static> {
    World {
        law: Law::built_in(),
        reader: &READER,
        now,
        today: now.with_timezone(&Almaty).date_naive(),
        random: 7,
        reports: &ruqsat::outage_reports::NOTHING,
        operator: None,
        bot: None,
    }
}

/// The same at ten in the morning of a day in Kazakhstan.
pub fn world_on(today: NaiveDate) -> World<'static> {
    world_at(today.and_hms_opt(5, 0, 0).expect("an hour of the day").and_utc())
}

/// The built-in law in this folder, each file as it is changed.
pub fn law_in(folder: &std::path::Path, changed: impl Fn(&str) -> String) {
    std::fs::create_dir_all(folder.join("documents")).unwrap();
    for (name, text) in Law::built_in_files() {
        std::fs::write(folder.join(name), changed(text)).unwrap();
    }
}

/// A number that the environment may raise for a longer run.
pub fn from_environment(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Waits for something that needs no timer and no network.
#[cfg(feature = "bot")]
pub fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

/// Waits until it is so, at most a minute: more than anything here takes on a busy machine.
#[cfg(feature = "bot")]
pub async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let began = std::time::Instant::now();
    while !is_so().await {
        assert!(began.elapsed() < std::time::Duration::from_secs(60), "waited in vain: {what}");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

/// A store in a folder of a test, with its key beside the data: no reserve, no backups by the hour.
#[cfg(feature = "bot")]
pub fn options(folder: &std::path::Path) -> ruqsat::store::DiskOptions {
    let mut options = ruqsat::store::DiskOptions::new(folder.join("data"), Some(folder.join("store.key")));
    options.ballast = 0;
    options.backup_every = None;
    options
}
