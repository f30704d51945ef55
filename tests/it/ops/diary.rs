//! The diary of visits in the file that a person is handed: opened as they would open it.

#![cfg(feature = "bot")]

use std::time::{Duration, Instant};

use ruqsat::app::Options;
use ruqsat::assess::Facts;
use ruqsat::conversation::{Chat, record};
use ruqsat::lang::Lang;
use ruqsat::playground::{Config, Person, Playground};
use ruqsat::ports::{Commit, RecordChange, Store};
use ruqsat::reminders::{Case, CaseId, ChatId, Label, Office, Relation, Said, Slip, Visit};
use serde_json::Value;

use crate::kit::ops::{World, files};

const PERSON: i64 = 6_001;
const PATIENCE: Duration = Duration::from_secs(20);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_file_that_a_person_is_handed_holds_every_visit() {
    let kept = tempfile::tempdir().unwrap();
    let config = Config { data_dir: Some(kept.path().into()), ..Config::for_tests() };
    let playground = Playground::start(config).await.unwrap();
    let world = World::start_on(playground, tempfile::tempdir().unwrap(), Options::default()).await;
    world.playground.person(Person::new(PERSON, "A", "en")).unwrap();
    world.playground.say(PERSON, "/start").unwrap();
    assert!(world.answered(PERSON, PATIENCE).await);
    let facts = Facts { expires: "2027-02-20".parse().ok(), ..Facts::new("residence-permit") };
    let mut case = Case::new(CaseId(1), Label { relation: Relation::Mine, name: None }, facts);
    case.visits.push(Visit {
        on: "2026-11-20".parse().unwrap(),
        office: Office::ServiceCentre,
        said: Said::SystemDown,
        slip: Slip::None,
        noted: "2026-11-21T19:30:00Z".parse().unwrap(),
        changed: Some("2026-11-23T05:15:00Z".parse().unwrap()),
    });
    let known = Chat { lang: Some(Lang::EN), cases: vec![case], ..Chat::default() };
    let mut commit = Commit::new(ChatId(PERSON), "2026-11-24T05:00:00Z".parse().unwrap());
    commit.record = RecordChange::Put(record::write(&known));
    let _ = world.store.commit(commit).await.unwrap();

    world.playground.say(PERSON, "/export").unwrap();
    let exported = || {
        let all = files(kept.path()).into_iter();
        all.filter_map(|(_, bytes)| serde_json::from_slice::<Value>(&bytes).ok())
            .find(|value| value.get("chat").is_some() && value.get("told").is_some())
    };
    let began = Instant::now();
    while exported().is_none() && began.elapsed() < PATIENCE {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let visits = exported().expect("a file is handed out")["chat"]["cases"][0]["visits"].clone();
    assert_eq!(visits.as_array().map(Vec::len), Some(1), "{visits}");
    for (field, value) in [
        ("on", "2026-11-20"),
        ("office", "service-centre"),
        ("said", "system-down"),
        ("slip", "none"),
        ("noted", "2026-11-21T19:30:00Z"),
        ("changed", "2026-11-23T05:15:00Z"),
    ] {
        assert_eq!(visits[0][field], value, "{field}: {visits}");
    }
    world.stop().await;
}
