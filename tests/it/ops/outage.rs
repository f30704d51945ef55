//! An administrator announces an outage: its row is loaded, they hear whom it concerns, are asked,
//! and on yes exactly those people are told, whatever happens to the process meanwhile.

#![cfg(feature = "bot")]

use crate::kit::ops;

use std::time::Duration;

use ops::World;
use ruqsat::app::Options;
use ruqsat::app::law_notes;
use ruqsat::assess::Facts;
use ruqsat::conversation::Chat;
use ruqsat::conversation::record;
use ruqsat::lang::Lang;
use ruqsat::playground::{Person, Press};
use ruqsat::ports::{Commit, RecordChange, Store};
use ruqsat::reminders::{Case, CaseId, ChatId, Label, Relation};

const ADMIN: i64 = 4001;
const INSIDE: i64 = 4002;
const OUTSIDE: i64 = 4003;
const PATIENCE: Duration = Duration::from_secs(20);

const ROW: &str = r#"
[[outage]]
id = "photo-2027"
documents = ["residence-permit"]
starts = "2027-01-10"
certain_through = "2027-01-15"
possible_through = "2027-01-15"
source = "tengrinews-outage"
confidence = "high"
checked_on = "2027-01-20"
check_again_by = "2027-04-20"
"#;

fn options() -> Options {
    Options { admins: vec![ADMIN], ..Options::default() }
}

/// A bot on 21 January 2027, an administrator, and two people with a saved permit.
async fn world() -> World {
    let world = World::start(options()).await;
    world.playground.set_clock("2027-01-21T06:00:00Z".parse().unwrap());
    for id in [ADMIN, INSIDE, OUTSIDE] {
        world.playground.person(Person::new(id, "A", "en")).unwrap();
        say(&world, id, "/start").await;
    }
    save(&world, INSIDE, Lang::RU, "2027-01-12").await;
    save(&world, OUTSIDE, Lang::KK, "2026-12-30").await;
    world
}

async fn save(world: &World, chat: i64, lang: Lang, expires: &str) {
    let facts = Facts { expires: Some(expires.parse().unwrap()), ..Facts::new("residence-permit") };
    let label = Label { relation: Relation::Mine, name: None };
    let case = Case::new(CaseId(1), label, facts);
    let known = Chat { lang: Some(lang), cases: vec![case], ..Chat::default() };
    let mut commit = Commit::new(ChatId(chat), world.playground.clock().now());
    commit.record = RecordChange::Put(record::write(&known));
    let _ = world.store.commit(commit).await.unwrap();
}

async fn say(world: &World, chat: i64, text: &str) -> String {
    world.playground.say(chat, text).unwrap();
    assert!(world.answered(chat, PATIENCE).await, "no answer to {text}");
    last(world, chat)
}

async fn press(world: &World, chat: i64, label: &str) {
    let before = world.playground.received(chat).len();
    world.playground.press(chat, Press::Label(label.into())).unwrap();
    received(world, chat, before + 1).await;
}

fn last(world: &World, chat: i64) -> String {
    world.playground.received(chat).pop().unwrap()
}

/// Waits until a chat has received so many messages.
async fn received(world: &World, chat: i64, count: usize) -> Vec<String> {
    let playground = &world.playground;
    let fits = playground.wait_for(chat, PATIENCE, |_| playground.received(chat).len() >= count).await;
    assert!(fits.is_some(), "{:?}", playground.received(chat));
    playground.received(chat)
}

fn count(world: &World, chat: i64) -> usize {
    world.playground.received(chat).len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_yes_exactly_those_whom_it_concerns_are_told_in_their_language() {
    let world = world().await;
    let (inside, outside) = (count(&world, INSIDE), count(&world, OUTSIDE));
    let asked = say(&world, ADMIN, &format!("/admin outage\n{ROW}")).await;
    assert!(asked.contains("photo-2027") && asked.contains("10 January 2027"), "{asked}");
    assert!(asked.contains("People who would be told: 1"), "{asked}");
    assert_eq!(count(&world, INSIDE), inside, "nobody is told before the yes");

    press(&world, ADMIN, "Put it into force and tell them").await;
    let told = received(&world, INSIDE, inside + 1).await.pop().unwrap();
    assert!(told.contains("Было:") && told.contains("Стало:"), "{told}");
    let admin = world.playground.received(ADMIN);
    received(&world, ADMIN, admin.len().max(4)).await;
    let wait = || world.playground.received(ADMIN).iter().any(|it| it.contains("People who were told: 1"));
    let said = world.playground.wait_for(ADMIN, PATIENCE, |_| wait()).await;
    assert!(said.is_some(), "{:?}", world.playground.received(ADMIN));
    assert_eq!(count(&world, OUTSIDE), outside, "whom it does not concern is not told");

    // It is in force for good, and nobody is told twice.
    let (playground, folder) = world.stop().await;
    let world = World::start_on(playground, folder, options()).await;
    say(&world, INSIDE, "/help").await;
    assert_eq!(count(&world, INSIDE), inside + 2);
    let known = say(&world, ADMIN, &format!("/admin outage\n{ROW}")).await;
    assert!(known.contains("not in force yet"), "{known}");

    // Taken back, the same people are told again.
    let unknown = say(&world, ADMIN, "/admin outage withdraw other").await;
    assert!(unknown.contains("no announced outage has the id"), "{unknown}");
    let inside = count(&world, INSIDE);
    let taken_back = say(&world, ADMIN, "/admin outage withdraw photo-2027").await;
    assert!(taken_back.contains("Taken back"), "{taken_back}");
    let told = received(&world, INSIDE, inside + 1).await.pop().unwrap();
    assert!(told.contains("Было:") && told.contains("Стало:"), "{told}");
    assert_eq!(count(&world, OUTSIDE), outside, "whom it does not concern is not told");
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_no_and_with_a_faulty_row_nothing_changes() {
    let world = world().await;
    let faulty = say(&world, ADMIN, "/admin outage\n[[outage]]\nid = \"photo-2027\"").await;
    assert!(faulty.contains("outages.toml") && faulty.contains("starts"), "{faulty}");
    say(&world, ADMIN, &format!("/admin outage\n{ROW}")).await;
    press(&world, ADMIN, "Drop it").await;
    assert!(last(&world, ADMIN).contains("Nothing has changed"));
    let inside = count(&world, INSIDE);
    world.playground.advance(chrono::TimeDelta::minutes(5));
    say(&world, ADMIN, "/help").await;
    assert_eq!(count(&world, INSIDE), inside);
    assert!(law_notes::announced(&world.store).await.unwrap().is_empty());
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_else_can_announce_or_decide() {
    let world = world().await;
    say(&world, ADMIN, &format!("/admin outage\n{ROW}")).await;
    let refused = say(&world, OUTSIDE, &format!("/admin outage\n{ROW}")).await;
    assert_eq!(refused, say(&world, OUTSIDE, "/nonsense").await);
    let forged = Press::Forged { message_id: 1, data: "outage:yes:photo-2027".into() };
    world.playground.press(OUTSIDE, forged).unwrap();
    assert!(world.answered(OUTSIDE, PATIENCE).await);
    assert!(law_notes::announced(&world.store).await.unwrap().is_empty());
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_was_not_told_before_the_process_ended_is_told_after_the_start() {
    let world = world().await;
    say(&world, INSIDE, "/help").await;
    let inside = count(&world, INSIDE);
    // The law that people know is written down beside the answer, a little later on a busy machine.
    for _ in 0..200 {
        if law_notes::told(&world.store).await.unwrap().law().is_some() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert!(law_notes::told(&world.store).await.unwrap().law().is_some());
    let (playground, folder) = world.stop().await;
    // As an earlier release wrote it down.
    let announced = folder.path().join("data/outages");
    std::fs::create_dir(&announced).unwrap();
    std::fs::write(announced.join("photo-2027.toml"), ROW).unwrap();
    let world = World::start_on(playground, folder, options()).await;
    let told = received(&world, INSIDE, inside + 1).await.pop().unwrap();
    assert!(told.contains("Стало:"), "{told}");
    assert!(!world.data().join("outages").exists(), "what stood in a file is in the store");
    world.stop().await;
}
