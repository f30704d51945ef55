//! Backups that make themselves: as often as they are asked for, over restarts, and at a stop.

#![cfg(feature = "bot")]

use std::fs;
use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use ruqsat::app::Options;
use ruqsat::playground::Person;
use ruqsat::ports::{Commit, RecordChange, Store};
use ruqsat::reminders::ChatId;
use ruqsat::store::{DiskOptions, DiskStore};

use crate::kit::ops::World;
use crate::kit::{noon, options};

const PATIENCE: Duration = Duration::from_secs(60);

fn hourly(folder: &Path) -> DiskOptions {
    DiskOptions { backup_every: Some(Duration::from_secs(3600)), ..options(folder) }
}

/// The clock of the store is the newest instant that anybody told; a check lets it look around.
fn at(store: &DiskStore, minutes: i64) -> Option<DateTime<Utc>> {
    let record = RecordChange::Put(b"card".to_vec());
    let commit = Commit { record, ..Commit::new(ChatId(1), noon() + TimeDelta::minutes(minutes)) };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    drop(runtime.block_on(store.commit(commit)).unwrap().into_inner());
    for _ in 0..2 {
        store.check().unwrap();
    }
    store.figures().backed_up_at
}

fn made(folder: &Path) -> usize {
    fs::read_dir(folder.join("data/backups")).map_or(0, Iterator::count)
}

#[test]
fn an_hourly_backup_is_made_each_hour_over_restarts_and_at_a_stop() {
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(&hourly(folder.path()), noon()).unwrap();
    // Whoever makes backups has begun, and knows what time it was then.
    store.check().unwrap();
    let first = at(&store, 1).expect("the first, as somebody is there");
    assert_eq!(at(&store, 59), Some(first), "not before an hour is over");
    let second = at(&store, 62).unwrap();
    assert!(second >= first + TimeDelta::hours(1), "{first} {second}");
    drop(store);
    assert_eq!(made(folder.path()), 2);

    // Its age goes on over a restart, and a restart makes none.
    let store = DiskStore::open(&hourly(folder.path()), noon() + TimeDelta::minutes(80)).unwrap();
    assert_eq!(at(&store, 81), Some(second));
    assert_eq!(made(folder.path()), 2);

    // The stop makes the one that is due, and only that.
    drop(store);
    assert_eq!(made(folder.path()), 2, "none is due");
    let store = DiskStore::open(&hourly(folder.path()), noon() + TimeDelta::minutes(200)).unwrap();
    drop(store);
    assert_eq!(made(folder.path()), 3, "the one that was due");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_backup_makes_the_bot_not_ready_until_there_is_a_new_one() {
    let world = World::start(Options::default()).await;
    let person = world.playground.person(Person::new(5001, "A", "en")).unwrap();
    world.playground.say(person, "/start").unwrap();
    assert!(world.answered(person, PATIENCE).await);
    let (store, now) = (world.store.clone(), world.playground.clock().now());
    tokio::task::spawn_blocking(move || store.backup(None, now).unwrap()).await.unwrap();
    let (playground, folder) = world.stop().await;
    let world = World::start_on(playground, folder, Options::default()).await;
    let is_told = |world: &World| world.troubles().iter().any(|it| it.contains("no backup has been made"));
    // It looks for the newest one as it begins.
    let began = std::time::Instant::now();
    while world.store.figures().backed_up_at.is_none() {
        assert!(began.elapsed() < PATIENCE);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(!is_told(&world), "{:?}", world.troubles());
    world.playground.advance(TimeDelta::hours(25));
    assert!(!is_told(&world), "{:?}", world.troubles());
    world.playground.advance(TimeDelta::hours(2));
    assert!(is_told(&world), "{:?}", world.troubles());
    world.stop().await;
}
