//! The canary: once a day a real reminder goes to each administrator, planned, claimed, sent and
//! settled like everybody's, and `/metrics` says how old the last one is.

#![cfg(feature = "bot")]

use crate::kit::ops;
use crate::kit::until;

use std::time::Duration;

use chrono::TimeDelta;
use ops::World;
use ruqsat::app::Options;
use ruqsat::conversation::record;
use ruqsat::playground::{Fault, Person, Rule};
use ruqsat::ports::Store;
use ruqsat::reminders::{ChatId, DeliveryState, Reminder, Rung};

const ADMIN: i64 = 3001;
const OTHER: i64 = 3002;
const PATIENCE: Duration = Duration::from_secs(20);
const AGE: &str = "ruqsat_canary_age_seconds";

/// A bot shortly before nine in Kazakhstan, and its administrator.
async fn world() -> World {
    let world = World::start(Options { admins: vec![ADMIN], ..Options::default() }).await;
    world.playground.set_clock("2026-11-22T03:30:00Z".parse().unwrap());
    world.playground.person(Person::new(ADMIN, "A", "en")).unwrap();
    world.playground.say(ADMIN, "/start lang_en").unwrap();
    assert!(world.answered(ADMIN, PATIENCE).await);
    world
}

async fn canaries(world: &World) -> Vec<Reminder> {
    canaries_of(world, ADMIN).await
}

async fn canaries_of(world: &World, admin: i64) -> Vec<Reminder> {
    let ladder = world.store.ladder(ChatId(admin)).await.unwrap();
    ladder.reminders().filter(|it| it.id.rung == Rung::Canary).copied().collect()
}

fn arrived(world: &World) -> usize {
    let received = world.playground.received(ADMIN);
    received.iter().filter(|text| text.contains("Daily check: the bot works")).count()
}

async fn all_sent(world: &World) -> bool {
    let sent = |it: &Reminder| matches!(it.state, DeliveryState::Sent { .. });
    canaries(world).await.iter().filter(|it| sent(it)).count() == arrived(world)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_real_reminder_a_day_reaches_the_administrator_and_its_age_is_a_figure() {
    let world = world().await;
    until("planned", async || canaries(&world).await.len() == 1).await;
    assert!(world.figure(AGE).await < 300.0, "none has been sent yet: since the start");
    assert_eq!(arrived(&world), 0);

    world.playground.advance(TimeDelta::hours(1));
    until("sent and settled", async || arrived(&world) == 1 && all_sent(&world).await).await;
    let age = world.figure(AGE).await;
    assert!((1_800.0..1_900.0).contains(&age), "{age}");

    // The next one is planned by itself, and survives a restart.
    until("the next one", async || canaries(&world).await.len() == 2).await;
    let (playground, folder) = world.stop().await;
    let world =
        World::start_on(playground, folder, Options { admins: vec![ADMIN], ..Options::default() }).await;
    assert!(world.figure(AGE).await < 2_000.0, "a restart does not forget it");
    world.playground.advance(TimeDelta::days(1));
    until("the second day", async || arrived(&world) == 2 && all_sent(&world).await).await;
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_sending_fails_the_age_grows() {
    let world = world().await;
    world.playground.advance(TimeDelta::hours(1));
    until("sent", async || arrived(&world) == 1 && all_sent(&world).await).await;
    until("the next one", async || canaries(&world).await.len() == 2).await;
    world.playground.faults(vec![Rule::on("sendMessage", Fault::BadGateway)], 1);
    world.playground.advance(TimeDelta::hours(26));
    assert!(world.figure(AGE).await > 26.0 * 3_600.0, "older than the alarm");
    assert_eq!(arrived(&world), 1);
    // The next one is a day late, and nobody may rely on a bot that does not get its reminders out.
    let late = "reminders are more than ten minutes late";
    until("not ready", async || world.troubles().contains(&late)).await;
    world.stop().await;
}

/// The second day reaches one of two administrators: the figure is the age of the other one's.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_age_is_that_of_the_administrator_who_waits_longest() {
    let world = two_administrators().await;
    for admin in [ADMIN, OTHER] {
        world.playground.person(Person::new(admin, "A", "en")).unwrap();
        world.playground.say(admin, "/start lang_en").unwrap();
        assert!(world.answered(admin, PATIENCE).await);
    }
    let sent = async |world: &World, admin, count| {
        let is_sent = |it: &Reminder| matches!(it.state, DeliveryState::Sent { .. });
        canaries_of(world, admin).await.into_iter().filter(is_sent).count() == count
    };
    until("planned", async || {
        canaries_of(&world, ADMIN).await.len() == 1 && canaries_of(&world, OTHER).await.len() == 1
    })
    .await;
    world.playground.advance(TimeDelta::hours(1));
    until("sent", async || sent(&world, ADMIN, 1).await && sent(&world, OTHER, 1).await).await;
    until("the next ones", async || {
        canaries_of(&world, ADMIN).await.len() == 2 && canaries_of(&world, OTHER).await.len() == 2
    })
    .await;

    world.playground.faults(vec![Rule::on("sendMessage", Fault::BadGateway).in_chat(OTHER)], 1);
    world.playground.advance(TimeDelta::days(1));
    until("the second day", async || sent(&world, ADMIN, 2).await).await;
    assert!(sent(&world, OTHER, 1).await, "the other one's did not go out");
    // The last one that reached the other was due at nine the day before: a day and half an hour ago.
    let age = world.figure(AGE).await;
    assert!((88_200.0..88_300.0).contains(&age), "{age}");
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_administrator_who_never_wrote_hides_nobody() {
    let world = two_administrators().await;
    world.playground.person(Person::new(ADMIN, "A", "en")).unwrap();
    world.playground.say(ADMIN, "/start lang_en").unwrap();
    assert!(world.answered(ADMIN, PATIENCE).await);
    until("planned", async || canaries(&world).await.len() == 1).await;
    world.playground.advance(TimeDelta::hours(1));
    until("sent", async || arrived(&world) == 1 && all_sent(&world).await).await;
    let age = world.figure(AGE).await;
    assert!((1_800.0..1_900.0).contains(&age), "{age}");
    world.stop().await;
}

/// A bot of two administrators shortly before nine in Kazakhstan; neither has written to it.
async fn two_administrators() -> World {
    let world = World::start(Options { admins: vec![ADMIN, OTHER], ..Options::default() }).await;
    world.playground.set_clock("2026-11-22T03:30:00Z".parse().unwrap());
    world
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forgetting_everything_does_not_end_the_canary() {
    let world = world().await;
    until("planned", async || canaries(&world).await.len() == 1).await;
    let mut commit = ruqsat::ports::Commit::new(ChatId(ADMIN), world.playground.clock().now());
    commit.record = ruqsat::ports::RecordChange::Forget;
    let _ = world.store.commit(commit).await.unwrap();
    world.playground.advance(TimeDelta::minutes(2));
    until("planned again", async || canaries(&world).await.len() == 1).await;
    world.playground.advance(TimeDelta::hours(1));
    until("sent", async || arrived_in_any_language(&world)).await;
    world.stop().await;
}

/// Who is forgotten has no language any more.
fn arrived_in_any_language(world: &World) -> bool {
    world.playground.received(ADMIN).len() >= 2
}

/// Somebody begins a question, types a day and goes away without having agreed to anything.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_nobody_agreed_to_store_leaves_the_disk_with_the_daily_look() {
    let world = world().await;
    let open = async |world: &World| {
        let stored = world.store.chat(ChatId(OTHER)).await.unwrap();
        stored.and_then(|bytes| record::read(&bytes).unwrap().flow)
    };
    world.playground.person(Person::new(OTHER, "B", "en")).unwrap();
    for line in ["/fined", "I got it on 3 November 2026"] {
        world.playground.say(OTHER, line).unwrap();
        assert!(world.answered(OTHER, PATIENCE).await);
    }
    world.playground.say(OTHER, "/check").unwrap();
    assert!(world.answered(OTHER, PATIENCE).await);
    assert!(open(&world).await.is_some(), "a question is open");
    let counted = async || world.store.note("months").await.unwrap();
    let before = counted().await;
    world.playground.advance(TimeDelta::hours(23));
    // What was counted is written down after the look of the day.
    until("the look of the day is over", async || counted().await != before).await;
    assert!(open(&world).await.is_some(), "it may be answered for a day");
    world.playground.advance(TimeDelta::hours(25));
    until("the question is gone", async || open(&world).await.is_none()).await;
    world.stop().await;
}
