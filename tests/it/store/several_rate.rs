//! Several instances send as fast as one bot may, and not faster: a server that refuses every message over the
//! limit refuses none.
//!
//! `RUQSAT_PG_MESSAGES` sets how many messages there are (400 unless told), `RUQSAT_PG_RATE` how many a second the
//! server takes (30), `RUQSAT_PG_INSTANCES` how many run (4).
#![cfg(feature = "postgres")]

use std::time::{Duration, Instant};

use chrono::{TimeDelta, Utc};
use ruqsat::playground::{Config, Person, Playground};
use ruqsat::ports::{Commit, LadderChange, RecordChange, Store};
use ruqsat::reminders::ChatId;
use ruqsat::store::PgStore;

use super::contract::wait;
use super::postgres::{asked, at_shared, make_on_shared};
use super::several_kit::{Balancer, Instance};
use crate::kit::delivery::{REMINDER, reminder};
use crate::kit::from_environment;

/// Half of so many messages are replies, the other half reminders. Returns how many were refused, and how long it
/// took.
fn refused(messages: u64, server_takes: u64, sent_at: u64) -> (u64, Duration) {
    let (people, instances) = (messages as i64 / 2, from_environment("RUQSAT_PG_INSTANCES", 4));
    let folder = tempfile::tempdir().unwrap();
    make_on_shared(folder.path());
    let playground = wait(Playground::start(Config::for_tests())).unwrap();
    let webhook = Balancer::start(instances);
    let start = |number| Instance::start_at(&playground, folder.path(), number, Some(&webhook), sent_at);
    let running: Vec<Instance> = (0..instances as usize).map(start).collect();
    let count = |what: &str| asked(folder.path(), what).parse::<u64>().unwrap();
    let until = |what: &str, is_so: &dyn Fn() -> bool| {
        let (began, patience) = (Instant::now(), Duration::from_secs(120 + 4 * messages / sent_at));
        while !is_so() {
            assert!(began.elapsed() < patience, "not in {patience:?}: {what}");
            std::thread::sleep(Duration::from_millis(100));
        }
    };
    until("all are there", &|| count("SELECT count(*) FROM ruqsat.sender WHERE quota > 0") == instances);
    let got = |with: &str| {
        let got = |person: &i64| playground.received(*person).iter().any(|text| text.contains(with));
        (1..=people).filter(got).count() as i64
    };
    playground.limits_at(server_takes as usize);
    let began = Instant::now();
    for person in 1..=people {
        playground.person(Person::new(person, "Somebody", "en")).unwrap();
        playground.say(person, "/start").unwrap();
    }
    until("everybody is answered", &|| count("SELECT count(*) FROM ruqsat.outbox") == 0 && got("") == people);
    wait(async {
        let store = PgStore::open(&at_shared(folder.path())).await.unwrap();
        // When all are saved: what is past when it is saved is not sent.
        let at = Utc::now() + TimeDelta::seconds(5 + people / 10);
        for person in 1..=people {
            // A record that nobody can read: the reminder comes in its plain form, and is not replanned.
            let commit = Commit {
                record: RecordChange::Put(b"unreadable".to_vec()),
                ladder: LadderChange::Replace(vec![reminder(1, at)]),
                ..Commit::new(ChatId(person), Utc::now())
            };
            drop(store.commit(commit).await.unwrap());
        }
    });
    until("everybody is reminded", &|| got(REMINDER) == people);
    let took = began.elapsed();
    let over = playground.over_limits();
    println!(
        "{messages} messages from {instances} instances that send {sent_at} a second together, at a server that takes \
         {server_takes}: {over} refused, {took:?}"
    );
    drop(running);
    (over, took)
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn all_together_send_no_more_than_the_server_takes_on_postgres() {
    let (messages, rate) =
        (from_environment("RUQSAT_PG_MESSAGES", 400), from_environment("RUQSAT_PG_RATE", 30));
    assert_eq!(refused(messages, rate, rate).0, 0, "refused");
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn control_instances_that_each_send_what_one_may_are_refused_on_postgres() {
    assert!(refused(120, 10, 40).0 > 0);
}
