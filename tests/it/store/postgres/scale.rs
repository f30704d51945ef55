//! How fast it is: what is due among many people, and the whole way of an update beside the embedded store.
//!
//! `RUQSAT_PG_PEOPLE` sets how many people there are (20,000 unless told), `RUQSAT_PG_WAYS` how many updates go the
//! whole way at each width (200). Debug builds say little: use `--release`.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::{TimeDelta, Utc};
use ruqsat::ports::{Basis, Commit, Incoming, RecordChange, Store, UpdateId};
use ruqsat::reminders::ChatId;
use ruqsat::store::{DiskOptions, DiskStore, PgStore};

use super::super::contract::{reminder, saved, wait};
use super::cluster::{Cluster, SHARED};
use super::{database, make};
use crate::kit::from_environment;

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn what_is_due_next_is_mostly_found_in_five_milliseconds_by_an_optimised_build() {
    let people = from_environment("RUQSAT_PG_PEOPLE", 20_000);
    let due = 640;
    let cluster = Cluster::start();
    let folder = tempfile::tempdir().unwrap();
    let store = wait(PgStore::open(&make(&cluster, folder.path()))).unwrap();
    // Of the size of real rows; nobody opens them, as they are due later.
    let later = (Utc::now() + TimeDelta::days(1)).timestamp();
    let began = Instant::now();
    cluster.sql(
        &database(folder.path()),
        &format!(
            "INSERT INTO ruqsat.person (who, key, record, ladder, next_due, version, seen_at) \
             SELECT decode(md5(i::text), 'hex'), decode(repeat(md5('k' || i), 5), 'hex'), \
             decode(repeat(md5('r' || i), 40), 'hex'), decode(repeat(md5('l' || i), 25), 'hex'), \
             {later} + (i::bigint * 7919) % 30000000, 1, 0 FROM generate_series(1, {people}) AS i; ANALYZE ruqsat.person"
        ),
    );
    let inserted = began.elapsed();
    let at = Utc::now() - TimeDelta::minutes(1);
    for chat in 1..=due {
        drop(wait(store.commit(saved(ChatId(chat), "card", vec![reminder(1, at)]))).unwrap());
    }
    let (mut found, mut next) = (Vec::new(), Vec::new());
    for _ in 0..200 {
        let began = Instant::now();
        assert_eq!(wait(store.due(Utc::now(), 32)).unwrap().len(), 32);
        found.push(began.elapsed());
        let began = Instant::now();
        assert!(wait(store.next_due()).unwrap().is_some());
        next.push(began.elapsed());
    }
    found.sort();
    next.sort();
    println!(
        "{people} people (inserted in {inserted:?}), {due} due: 32 of them found in {:?} (p50), {:?} (p99); the next \
         instant in {:?} (p50)",
        found[100], found[198], next[100]
    );
    let most = Duration::from_millis(if cfg!(debug_assertions) { 60 } else { 5 });
    assert!(found[100] < most && next[100] < most, "{:?}, {:?}", found[100], next[100]);
    // Now and then a server has something else to do.
    assert!(found[198] < most * 20, "{:?}", found[198]);
    let there = cluster.sql(&database(folder.path()), "SELECT count(*) FROM ruqsat.person");
    assert_eq!(there.trim(), (people + due as u64).to_string(), "among so many");
}

/// So many whole ways, so many at a time: received, read, committed with an answer, said. Ways a second.
fn ways<S: Store + Clone>(store: &S, first: u64, count: u64, at_once: u64) -> f64 {
    let next = Arc::new(AtomicU64::new(0));
    let began = Instant::now();
    wait(async {
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..at_once {
            let (store, next) = (store.clone(), next.clone());
            tasks.spawn(async move {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        return;
                    }
                    let (id, chat) = (UpdateId(first + number), ChatId(1 + (number % 5_000) as i64));
                    let incoming = Incoming { update_id: id, chat, body: vec![7; 300].into() };
                    let _ = store.receive(vec![incoming], Utc::now()).await.unwrap();
                    let known = store.known(chat).await.unwrap();
                    let commit = Commit {
                        update_id: Some(id),
                        basis: Basis::Read(known.version),
                        record: RecordChange::Put(vec![9; 1_300]),
                        outbox: vec![vec![5; 400]],
                        ..Commit::new(chat, Utc::now())
                    };
                    for said in store.commit(commit).await.unwrap().each() {
                        let _ = store.sent(said).await.unwrap();
                    }
                }
            });
        }
        while let Some(done) = tasks.join_next().await {
            done.unwrap();
        }
    });
    count as f64 / began.elapsed().as_secs_f64()
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn more_updates_go_their_whole_way_in_a_second_than_telegram_takes_answers() {
    let count = from_environment("RUQSAT_PG_WAYS", 200);
    let folder = tempfile::tempdir().unwrap();
    let server = wait(PgStore::open(&make(&SHARED, folder.path()))).unwrap();
    let options = DiskOptions::new(folder.path().join("data"), Some(folder.path().join("disk.key")));
    let disk = DiskStore::open(&options, Utc::now()).unwrap();
    let mut first = 1;
    for at_once in [1, 16, 64] {
        let (on_disk, on_server) = (ways(&disk, first, count, at_once), ways(&server, first, count, at_once));
        first += count;
        println!("{at_once} at a time: embedded {on_disk:.0} a second, PostgreSQL {on_server:.0} a second");
        // Thirty a second is what Telegram allows, also to a build without optimisation.
        assert!(on_server > 30.0 && on_disk > 30.0, "{on_server}, {on_disk} at {at_once} at a time");
    }
}
