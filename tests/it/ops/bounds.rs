//! Nothing grows without a bound: documents of a chat, chats in memory, chats being handled.

#![cfg(all(feature = "bot", unix))]

use crate::kit::noon;
use crate::kit::ops;
use crate::kit::process::webhook_info;
use crate::kit::until;

use std::time::Duration;

use ops::World;
use ruqsat::app::Options;
use ruqsat::assess::Facts;
use ruqsat::conversation::button::Action;
use ruqsat::conversation::chat::{Chat, Checked, MOST_CASES};
use ruqsat::conversation::draft::{Card, Draft};
use ruqsat::conversation::record;
use ruqsat::playground::{Person, Press};
use ruqsat::ports::{Commit, RecordChange, Store};
use ruqsat::reminders::{Case, CaseId, ChatId, Label, Relation};
use ruqsat::store::{DiskOptions, DiskStore};
use serde_json::{Value, json};

const PATIENCE: Duration = Duration::from_secs(20);
const HANDLED: &str = "ruqsat_updates_total{fate=\"handled\"}";

async fn nothing_waits(world: &World) {
    for name in ["ruqsat_lanes_waiting", "ruqsat_inbox", "ruqsat_outbox"] {
        until(name, async || world.figure(name).await == 0.0).await;
    }
}

fn put(chat: i64, bytes: Vec<u8>) -> Commit {
    Commit { record: RecordChange::Put(bytes), ..Commit::new(ChatId(chat), noon()) }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chat_saves_fifty_documents_and_not_one_more() {
    let world = World::start(Options::default()).await;
    let person = world.playground.person(Person::new(5001, "A", "en")).unwrap();
    world.playground.say(person, "/start lang_en").unwrap();
    assert!(world.answered(person, PATIENCE).await);

    let facts = || Facts { expires: Some("2027-05-20".parse().unwrap()), ..Facts::new("passport") };
    let label = || Label { relation: Relation::Worker, name: None };
    let cases = (1..=MOST_CASES as u16).map(|id| Case::new(CaseId(id), label(), facts())).collect();
    let now = world.playground.clock().now();
    let draft = Draft::Card(Card::of(Some("passport".into())));
    let chat = Chat {
        cases,
        last: Some(Checked { draft, at: now, last_day: None, later: None }),
        ..Chat::default()
    };
    let _ = world.store.commit(put(person, record::write(&chat))).await.unwrap();

    let save = Press::Forged { message_id: 1, data: Action::Save.encode(None) };
    let before = world.playground.received(person).len();
    world.playground.press(person, save).unwrap();
    let playground = &world.playground;
    let said = |_: &[_]| playground.received(person).len() > before;
    assert!(playground.wait_for(person, PATIENCE, said).await.is_some());
    let said = world.playground.received(person).pop().unwrap();
    assert!(said.contains("50 documents at most"), "{said}");
    let stored = world.store.chat(ChatId(person)).await.unwrap().unwrap();
    assert_eq!(record::read(&stored).unwrap().cases.len(), MOST_CASES);
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chat_that_was_answered_leaves_no_lane_no_update_and_no_message_waiting() {
    let world = World::start(Options::default()).await;
    for id in 6001..=6040 {
        world.playground.person(Person::new(id, "A", "en")).unwrap();
        world.playground.say(id, "/help").unwrap();
    }
    for id in 6001..=6040 {
        assert!(world.answered(id, PATIENCE).await);
    }
    nothing_waits(&world).await;
    let handled = world.figure(HANDLED).await;
    assert_eq!(handled, 40.0, "there was something to leave");
    world.stop().await;
}

/// As Telegram brings them: one act of a person in several updates.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_album_is_answered_once_and_so_are_eight_presses() {
    let world = World::start(Options::default()).await;
    let person = world.playground.person(Person::new(5002, "A", "en")).unwrap();
    world.playground.say(person, "/start").unwrap();
    assert!(world.answered(person, PATIENCE).await);
    let date = world.playground.clock().now().timestamp();
    let from = json!({ "id": person, "is_bot": false, "first_name": "A", "language_code": "en" });
    let about = |id: i64| {
        json!({ "message_id": id, "date": date, "from": from,
            "chat": { "id": person, "type": "private", "first_name": "A" } })
    };
    let photo = json!([{ "file_id": "x", "file_unique_id": "x", "width": 1, "height": 1 }]);
    let answered = async |updates: Vec<Value>| {
        let before = world.playground.received(person).len();
        updates.into_iter().for_each(|update| _ = world.playground.inject(update));
        let left = async || webhook_info(&world.playground).await["pending_update_count"].clone();
        until("each is taken in", async || left().await == 0).await;
        nothing_waits(&world).await;
        assert!(world.answered(person, PATIENCE).await);
        world.playground.received(person).len() - before
    };
    let pictures = |first: i64, album: &str, caption: Option<&str>| {
        let picture = |number: i64| {
            let mut message = about(first + number);
            (message["media_group_id"], message["photo"]) = (album.into(), photo.clone());
            if let (0, Some(caption)) = (number, caption) {
                message["caption"] = caption.into();
            }
            json!({ "message": message })
        };
        (0..3).map(picture).collect()
    };
    assert_eq!(answered(pictures(9_000, "one", None)).await, 1, "without words");
    let with_words = pictures(9_010, "two", Some("passport until 15.06.2031"));
    assert_eq!(
        answered(with_words).await,
        1,
        "its words are answered: {:?}",
        world.playground.received(person)
    );

    let button = Action::Menu.encode(None);
    let mut message = about(2);
    message["text"] = "x".into();
    let press = |number: usize| {
        json!({ "callback_query": { "id": number.to_string(), "from": from, "chat_instance": "1",
            "data": button, "message": message } })
    };
    assert_eq!(answered((0..8).map(press).collect()).await, 1, "the same press");
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_idle_is_taken_out_of_memory_and_read_again_from_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let options = DiskOptions::new(folder.path().join("data"), Some(folder.path().join("store.key")));
    let store = DiskStore::open(&options, noon()).unwrap();
    let mut waiting = tokio::task::JoinSet::new();
    for chat in 1..=9_000_i64 {
        let store = store.clone();
        waiting.spawn(async move { store.commit(put(chat, chat.to_be_bytes().to_vec())).await.map(drop) });
    }
    waiting.join_all().await.into_iter().for_each(|saved| saved.unwrap());
    assert_eq!(store.figures().chats, 9_000);
    assert!(store.figures().cached <= 4_096, "{}", store.figures().cached);
    for chat in [1, 4_500, 9_000_i64] {
        let record = store.chat(ChatId(chat)).await.unwrap().unwrap();
        assert_eq!(*record, chat.to_be_bytes());
    }
}
