//! One law for all instances.
#![cfg(feature = "postgres")]

use std::process::Command;
use std::time::{Duration, Instant};

use chrono::{Days, Utc};
use ruqsat::app::Options;
use ruqsat::app::clock::SystemClock;
use ruqsat::app::law_files::LawPlaces;
use ruqsat::assess::Facts;
use ruqsat::conversation::{Chat, record};
use ruqsat::lang::Lang;
use ruqsat::law::Law;
use ruqsat::playground::{Config, Person, Playground};
use ruqsat::ports::{Commit, RecordChange, Store};
use ruqsat::reminders::{Case, CaseId, ChatId, Label, Relation};
use ruqsat::store::{PgStore, Release};

use super::contract::wait;
use super::postgres::{at_shared, database_address, make_on_shared};
use super::several_kit::{Neighbour, PATIENCE};
use crate::kit::law_in;

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn a_published_law_is_that_of_every_instance_and_reaches_each_person_once_on_postgres() {
    const PEOPLE: i64 = 12;
    let folder = tempfile::tempdir().unwrap();
    make_on_shared(folder.path());
    let law = folder.path().join("law");
    // The permit has to be renewed two months before it expires, not one.
    law_in(&law, |text| text.replace("months_before = 1 #", "months_before = 2 #"));
    let playground = wait(Playground::start(Config::for_tests())).unwrap();
    let told = |person: i64| {
        let told = playground.received(person);
        told.iter().filter(|text| text.contains("The law that this bot uses has changed")).count()
    };
    wait(async {
        let place = |name: &str| Options {
            law: Some(LawPlaces { data: folder.path().join(name), ..LawPlaces::default() }),
            ..Options::default()
        };
        let mut instances = Vec::new();
        for name in ["first", "second", "third"] {
            instances.push(
                Neighbour::start(&playground, folder.path(), Release::THIS, SystemClock::new(), place(name))
                    .await,
            );
        }
        let store = PgStore::open(&at_shared(folder.path())).await.unwrap();
        for person in 1..=PEOPLE {
            playground.person(Person::new(person, "Somebody", "en")).unwrap();
            playground.say(person, "/start").unwrap();
            assert!(playground.wait_for(person, PATIENCE, |events| events.len() > 1).await.is_some());
            let mut facts = Facts::new("residence-permit");
            facts.expires = Some(Utc::now().date_naive() + Days::new(200));
            let case = Case::new(CaseId(1), Label { relation: Relation::Mine, name: None }, facts);
            let kept = Chat { lang: Some(Lang::EN), cases: vec![case], ..Chat::default() };
            let record = RecordChange::Put(record::write(&kept));
            drop(store.commit(Commit { record, ..Commit::new(ChatId(person), Utc::now()) }).await.unwrap());
        }
        // Until the law of the start is known as the one that people were last told by.
        let began = Instant::now();
        while store.note("law-told").await.unwrap().is_none() {
            assert!(began.elapsed() < PATIENCE, "the law of the start is not noted");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let mut publish = Command::new(env!("CARGO_BIN_EXE_ruqsat"));
        publish.args(["law", "publish"]).arg(&law).env("RUQSAT_KEY_FILE", folder.path().join("store.key"));
        let published = publish.env("RUQSAT_STORE", database_address(folder.path())).output().unwrap();
        assert!(published.status.success(), "{}", String::from_utf8_lossy(&published.stderr));
        let began = Instant::now();
        while (1..=PEOPLE).any(|person| told(person) == 0) {
            assert!(began.elapsed() < PATIENCE, "somebody was not told");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        println!("everybody was told after {:?}", began.elapsed());
        // Two more looks of every instance: nobody puts another law in force, nobody is told again.
        tokio::time::sleep(Duration::from_secs(22)).await;
        for instance in &instances {
            assert!(instance.law() != *Law::built_in(), "an instance goes by its own law");
        }
        for instance in instances {
            instance.end().await;
        }
    });
    assert!((1..=PEOPLE).all(|person| told(person) == 1), "{:?}", (1..=PEOPLE).map(told).collect::<Vec<_>>());
}
