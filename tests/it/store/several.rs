//! Several processes of the bot on one PostgreSQL, killed with SIGKILL, or replaced one after the other,
//! while people write to it.
//!
//! `RUQSAT_PG_KILLS` sets how often one of them is killed (4 unless told), `RUQSAT_PG_INSTANCES` how many run (3),
//! `RUQSAT_PG_AT_ONCE` how many people write at a time (6), `RUQSAT_PG_DEPLOYS` how often all are replaced (1), `RUQSAT_SEED` the seed of
//! who is killed when.
#![cfg(feature = "postgres")]

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use ruqsat::app::Options;
use ruqsat::app::clock::SystemClock;
use ruqsat::playground::{Config, Playground};

use super::contract::wait;
use super::postgres::deploy::NEXT;
use super::postgres::{leader, make_on_shared};
use super::several_kit::{Balancer, Crowd, Instance, Neighbour, copies, doubles, keep_saving, learnt, says};
use crate::kit::from_environment;
use crate::kit::killing::Random;

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn whoever_was_told_saved_has_it_once_whichever_of_several_instances_are_killed_on_postgres() {
    kill_while_people_save(None);
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn the_same_where_updates_are_brought_to_all_of_them_on_postgres() {
    kill_while_people_save(Some(Balancer::start(from_environment("RUQSAT_PG_INSTANCES", 3))));
}

fn kill_while_people_save(webhook: Option<Balancer>) {
    let (kills, instances) =
        (from_environment("RUQSAT_PG_KILLS", 4), from_environment("RUQSAT_PG_INSTANCES", 3));
    let (people, seed) = (from_environment("RUQSAT_PG_AT_ONCE", 6), from_environment("RUQSAT_SEED", 1));
    let mut random = Random(seed);
    let folder = tempfile::tempdir().unwrap();
    make_on_shared(folder.path());
    let playground = Arc::new(wait(Playground::start(Config::for_tests())).unwrap());
    let start = |number| Instance::start_with(&playground, folder.path(), number, webhook.as_ref());
    let mut running: Vec<Instance> = (0..instances as usize).map(start).collect();
    let at_once = wait(learnt(&playground, &["/help", "/privacy", "/language"]));
    let crowd = Arc::new(Crowd { last: AtomicI64::new(1000), at_once, ..Crowd::default() });
    let mut killed = Vec::new();
    let (lost, copied) = wait(async {
        let people: Vec<_> =
            (0..people).map(|_| tokio::spawn(keep_saving(playground.clone(), crowd.clone()))).collect();
        for _ in 0..kills {
            tokio::time::sleep(random.milliseconds(500, 6_000)).await;
            let number = random.below(instances) as usize;
            killed.push(Instant::now());
            drop(running.remove(number));
            running.insert(number, start(number));
        }
        crowd.ending.store(true, Ordering::Relaxed);
        let mut lost = 0;
        for person in people {
            lost += usize::from(!person.await.unwrap());
        }
        let mut copied = 0;
        for life in crowd.lives.lock().await.iter() {
            let received = playground.received(life.person);
            let (more, kills) = (copies(&received), life.holds(&killed));
            assert!(more <= kills, "{more} copies, {kills} kills: {received:?}");
            copied += more;
            playground.say(life.person, "/documents").unwrap();
            assert!(says(&playground, life.person, "My documents: 1").await, "exactly one document");
        }
        (lost, copied)
    });
    let disordered = wait(crowd.disordered.lock());
    let (saved, steps) = (wait(crowd.saved.lock()).len(), crowd.steps.load(Ordering::Relaxed));
    println!(
        "{kills} kills of {instances} instances, seed {seed}: {steps} updates, {saved} promised, {copied} extra copies, \
         {lost} steps without effect, {} in another order",
        disordered.len()
    );
    assert!(disordered.is_empty(), "{disordered:?}");
    assert!(lost == 0 && saved as u64 >= people, "{lost} lost, {saved} saved");
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn instances_that_are_replaced_one_after_the_other_lose_nothing_and_answer_nobody_twice_on_postgres() {
    let deploys = from_environment("RUQSAT_PG_DEPLOYS", 1);
    let folder = tempfile::tempdir().unwrap();
    make_on_shared(folder.path());
    let playground = Arc::new(wait(Playground::start(Config::for_tests())).unwrap());
    let crowd = Arc::new(Crowd { last: AtomicI64::new(1000), ..Crowd::default() });
    let start = |number| Instance::start(&playground, folder.path(), number);
    let mut running: VecDeque<Instance> = (0..2).map(start).collect();
    // The next release, made up, runs beside the processes of this one from the middle on.
    let next = wait(async {
        let people: Vec<_> =
            (0..4).map(|_| tokio::spawn(keep_saving(playground.clone(), crowd.clone()))).collect();
        while crowd.steps.load(Ordering::Relaxed) < 12 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let next =
            Neighbour::start(&playground, folder.path(), NEXT, SystemClock::new(), Options::default()).await;
        let (mut longest, mut handed_over) = (Duration::ZERO, 0);
        for number in 0..2 * deploys as usize {
            running.push_back(start(2 + number));
            let steps = crowd.steps.load(Ordering::Relaxed);
            while crowd.steps.load(Ordering::Relaxed) < steps + 12 {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            let old = running.pop_front().unwrap();
            let led = leader(folder.path()).is_some_and(|leader| leader.starts_with(&old.name));
            let (name, began) = (old.name.clone(), Instant::now());
            let ending = tokio::task::spawn_blocking(move || old.end());
            while led && leader(folder.path()).is_none_or(|leader| leader.starts_with(&name)) {
                assert!(began.elapsed() < Duration::from_secs(20), "nobody leads");
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            if led {
                (longest, handed_over) = (longest.max(began.elapsed()), handed_over + 1);
            }
            assert!(ending.await.unwrap(), "it ended well");
        }
        println!("{} processes replaced, another one led after {longest:?} at most", 2 * deploys);
        assert!(handed_over > 0 && longest < Duration::from_secs(2), "{handed_over} times, {longest:?}");
        crowd.ending.store(true, Ordering::Relaxed);
        for person in people {
            assert!(person.await.unwrap(), "a step had no effect");
        }
        next
    });
    wait(next.end());
    let saved = wait(crowd.saved.lock()).len();
    assert!(saved >= 4, "{saved} saved");
    assert_eq!(wait(doubles(&playground, &crowd)), 0, "something came twice");
}
