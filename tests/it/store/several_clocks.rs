//! Instances whose clocks disagree, and ones that stand still for a while.
//!
//! `RUQSAT_PG_STALLS` sets how often one stands still (1 unless told).
#![cfg(feature = "postgres")]

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use chrono::{TimeDelta, Utc};
use ruqsat::app::Options;
use ruqsat::playground::{Config, Fault, Person, Playground, Rule};
use ruqsat::ports::{Commit, LadderChange, RecordChange, Store};
use ruqsat::reminders::ChatId;
use ruqsat::store::{PgStore, Release};

use super::contract::wait;
use super::postgres::{asked, at_shared, leader, make_on_shared};
use super::several_kit::{Crowd, Instance, Neighbour, PATIENCE, keep_saving, says};
use crate::kit::delivery::{Clocks, REMINDER, reminder};
use crate::kit::from_environment;

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn hosts_whose_clocks_are_ten_minutes_apart_remind_nobody_early_and_nobody_twice_on_postgres() {
    const PEOPLE: i64 = 30;
    let folder = tempfile::tempdir().unwrap();
    make_on_shared(folder.path());
    let playground = wait(Playground::start(Config::for_tests())).unwrap();
    let reminded = |person: i64| {
        let events = playground.transcript(person);
        let ours =
            events.into_iter().filter(|it| it.text.as_deref().is_some_and(|text| text.contains(REMINDER)));
        ours.map(|event| event.at).collect::<Vec<_>>()
    };
    wait(async {
        let mut instances = Vec::new();
        for minutes in [-10, 0, 10] {
            let clock = Clocks::new();
            clock.step(TimeDelta::minutes(minutes));
            let options = Options::default();
            instances.push(Neighbour::start(&playground, folder.path(), Release::THIS, clock, options).await);
        }
        let store = PgStore::open(&at_shared(folder.path())).await.unwrap();
        for person in 1..=PEOPLE {
            playground.person(Person::new(person, "Somebody", "en")).unwrap();
            playground.say(person, "/start").unwrap();
            assert!(playground.wait_for(person, PATIENCE, |events| events.len() > 1).await.is_some());
        }
        let at = Utc::now() + TimeDelta::seconds(8);
        for person in 1..=PEOPLE {
            // A record that nobody can read: the reminder comes in its plain form, and is not replanned.
            let commit = Commit {
                record: RecordChange::Put(b"unreadable".to_vec()),
                ladder: LadderChange::Replace(vec![reminder(1, at)]),
                ..Commit::new(ChatId(person), Utc::now())
            };
            drop(store.commit(commit).await.unwrap());
        }
        let began = Instant::now();
        while (1..=PEOPLE).any(|person| reminded(person).is_empty()) {
            assert!(began.elapsed() < PATIENCE, "somebody is not reminded");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        tokio::time::sleep(Duration::from_secs(3)).await;
        let (mut earliest, mut latest) = (TimeDelta::MAX, TimeDelta::MIN);
        for person in 1..=PEOPLE {
            let came = reminded(person);
            assert_eq!(came.len(), 1, "{came:?}");
            (earliest, latest) = (earliest.min(came[0] - at), latest.max(came[0] - at));
        }
        println!(
            "{PEOPLE} reminders, {} to {} ms after their time",
            earliest.num_milliseconds(),
            latest.num_milliseconds()
        );
        assert!(earliest >= TimeDelta::zero() && latest < TimeDelta::seconds(20), "{earliest} {latest}");
        for instance in instances {
            instance.end().await;
        }
    });
}

/// What an instance has in hand is by the server's clock: a host ten minutes behind loses nothing to the others, and
/// what one ten minutes ahead had in hand when it was killed is taken up as soon as anybody else's.
#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn replies_of_hosts_whose_clocks_are_ten_minutes_apart_come_once_and_outlive_a_kill_on_postgres() {
    let folder = tempfile::tempdir().unwrap();
    make_on_shared(folder.path());
    let playground = wait(Playground::start(Config::for_tests())).unwrap();
    let start = |minutes: i64| {
        let clock = Clocks::new();
        clock.step(TimeDelta::minutes(minutes));
        Neighbour::start(&playground, folder.path(), Release::THIS, clock, Options::default())
    };
    let person = |number: i64| playground.person(Person::new(number, "Somebody", "en")).unwrap();
    let received = |person: i64| playground.received(person).len();
    let until = |what: &str, within: Duration, is_so: &dyn Fn() -> bool| {
        let began = Instant::now();
        while !is_so() {
            assert!(began.elapsed() < within, "{what}");
            std::thread::sleep(Duration::from_millis(50));
        }
    };
    // The one ahead leads, as it is alone; it dies while it says something.
    let ahead = tokio::runtime::Runtime::new().unwrap();
    let dying = ahead.block_on(start(10));
    until("it leads", PATIENCE, &|| leader(folder.path()).is_some());
    playground.faults(vec![Rule::on("sendMessage", Fault::SilenceBefore).times(1)], 1);
    playground.say(person(1), "/help").unwrap();
    let in_hand = "SELECT count(*) FROM ruqsat.outbox WHERE holder IS NOT NULL";
    until("it has it in hand", PATIENCE, &|| asked(folder.path(), in_hand) == "1");
    ahead.shutdown_background();
    drop(dying);
    let (behind, right) = wait(async { (start(-10).await, start(0).await) });
    until("what it had in hand is said", Duration::from_secs(100), &|| received(1) == 1);

    // A send takes longer than the looks for what was left over.
    playground.faults(vec![Rule::on("sendMessage", Fault::Delay(7_000))], 1);
    for number in 2..=9 {
        playground.say(person(number), "/help").unwrap();
    }
    until("everybody is answered", PATIENCE, &|| (2..=9).all(|number| received(number) > 0));
    std::thread::sleep(Duration::from_secs(10));
    for number in 1..=9 {
        assert_eq!(received(number), 1, "{number}: {:?}", playground.received(number));
    }
    wait(async {
        behind.end().await;
        right.end().await;
    });
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn an_instance_that_stands_still_and_wakes_takes_nothing_back_on_postgres() {
    let stalls = from_environment("RUQSAT_PG_STALLS", 1);
    let folder = tempfile::tempdir().unwrap();
    make_on_shared(folder.path());
    let playground = Arc::new(wait(Playground::start(Config::for_tests())).unwrap());
    let crowd = Arc::new(Crowd { last: AtomicI64::new(1000), ..Crowd::default() });
    let running: Vec<Instance> =
        (0..3).map(|number| Instance::start(&playground, folder.path(), number)).collect();
    let signal = |instance: &Instance, signal: &str| {
        let sent = Command::new("kill").args([signal, &instance.process.id().to_string()]).status();
        assert!(sent.unwrap().success());
    };
    let copies = wait(async {
        let people: Vec<_> =
            (0..4).map(|_| tokio::spawn(keep_saving(playground.clone(), crowd.clone()))).collect();
        for stall in 0..stalls {
            let steps = crowd.steps.load(Ordering::Relaxed);
            while crowd.steps.load(Ordering::Relaxed) < steps + 12 {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            // Whoever leads, for longer than its lease.
            let name = leader(folder.path()).unwrap();
            let asleep = running.iter().find(|it| name.starts_with(&it.name)).unwrap();
            signal(asleep, "-STOP");
            let began = Instant::now();
            while leader(folder.path()).is_none_or(|leader| leader == name) {
                assert!(began.elapsed() < Duration::from_secs(30), "nobody leads");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            println!("another one led after {:?}", began.elapsed());
            tokio::time::sleep(Duration::from_secs(3 + 20 * (stall % 4))).await;
            signal(asleep, "-CONT");
        }
        crowd.ending.store(true, Ordering::Relaxed);
        for person in people {
            assert!(person.await.unwrap(), "a step had no effect");
        }
        let mut copies = 0;
        for person in crowd.saved.lock().await.iter() {
            let said = playground.received(*person).iter().filter(|text| text.starts_with("Saved.")).count();
            copies += said.saturating_sub(1) as u64;
            playground.say(*person, "/documents").unwrap();
            assert!(says(&playground, *person, "My documents: 1").await, "exactly one document");
        }
        copies
    });
    let saved = wait(crowd.saved.lock()).len();
    println!(
        "{stalls} stalls, {} steps, {saved} promised, {copies} extra copies",
        crowd.steps.load(Ordering::Relaxed)
    );
    assert!(saved > 0 && copies <= stalls, "{saved} saved, {copies} copies");
}
