//! What an instance holds in memory does not grow with the number of people: nobody is kept there.
//!
//! `RUQSAT_PG_HELD` sets how many people there are (400 unless told). Debug builds say little: use `--release`.
#![cfg(feature = "postgres")]

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use chrono::{Days, Utc};
use ruqsat::assess::Facts;
use ruqsat::conversation::{Chat, record};
use ruqsat::lang::Lang;
use ruqsat::playground::{Config, Playground};
use ruqsat::ports::{Commit, LadderChange, RecordChange, Store};
use ruqsat::reminders::{Case, CaseId, ChatId, Label, Relation};
use ruqsat::store::PgStore;

use super::contract::wait;
use super::postgres::{asked, at_shared, database_address, make_on_shared};
use super::several_kit::Instance;
use crate::kit::delivery::reminder;
use crate::kit::{from_environment, law_in};

/// In kilobytes.
const MOST: u64 = 100_000;

/// Two instances run, everybody is looked at as after a change of the law, everybody is counted meanwhile.
#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn an_instance_that_looked_at_so_many_people_held_less_than_a_hundred_megabytes_on_postgres() {
    let people = from_environment("RUQSAT_PG_HELD", 400) as i64;
    let folder = tempfile::tempdir().unwrap();
    make_on_shared(folder.path());
    let law = folder.path().join("law");
    // Another law by its files, the same for everybody: nobody is written to.
    law_in(&law, |text| format!("{text}\n# As of today.\n"));
    let store = wait(PgStore::open(&at_shared(folder.path()))).unwrap();
    let next = Arc::new(AtomicI64::new(1));
    let began = Instant::now();
    wait(async {
        let mut saving = tokio::task::JoinSet::new();
        for _ in 0..16 {
            let (store, next) = (store.clone(), next.clone());
            saving.spawn(async move {
                loop {
                    let person = next.fetch_add(1, Ordering::Relaxed);
                    if person > people {
                        return;
                    }
                    let mut facts = Facts::new("residence-permit");
                    facts.expires = Some(Utc::now().date_naive() + Days::new(900));
                    let case = Case::new(CaseId(1), Label { relation: Relation::Mine, name: None }, facts);
                    let kept = Chat { lang: Some(Lang::EN), cases: vec![case], ..Chat::default() };
                    let commit = Commit {
                        record: RecordChange::Put(record::write(&kept)),
                        ladder: LadderChange::Replace(vec![reminder(1, Utc::now() + Days::new(800))]),
                        ..Commit::new(ChatId(person), Utc::now())
                    };
                    drop(store.commit(commit).await.unwrap());
                }
            });
        }
        while let Some(done) = saving.join_next().await {
            done.unwrap();
        }
    });
    let saved_in = began.elapsed();
    let patience = Duration::from_secs(120 + people as u64 / 50);
    let until = |what: &str, is_so: &dyn Fn() -> bool| {
        let began = Instant::now();
        while !is_so() {
            assert!(began.elapsed() < patience, "not in {patience:?}: {what}");
            std::thread::sleep(Duration::from_millis(200));
        }
    };
    let playground = wait(Playground::start(Config::for_tests())).unwrap();
    let running: Vec<Instance> =
        (0..2).map(|number| Instance::start(&playground, folder.path(), number)).collect();
    until("the law of the start is noted", &|| wait(store.note("law-told")).unwrap().is_some());
    let mut publish = Command::new(env!("CARGO_BIN_EXE_ruqsat"));
    publish.args(["law", "publish"]).arg(&law).env("RUQSAT_KEY_FILE", folder.path().join("store.key"));
    let published = publish.env("RUQSAT_STORE", database_address(folder.path())).output().unwrap();
    assert!(published.status.success(), "{}", String::from_utf8_lossy(&published.stderr));
    let began = Instant::now();
    let there = asked(folder.path(), "SELECT count(*) FROM ruqsat.person WHERE record IS NOT NULL");
    assert_eq!(there, people.to_string(), "so many people there are");
    let left = "SELECT count(*) FROM ruqsat.person WHERE version < 2 AND record IS NOT NULL";
    until("everybody is looked at", &|| asked(folder.path(), left) == "0");
    let looked_in = began.elapsed();
    // One more look of each at the figures of all.
    std::thread::sleep(Duration::from_secs(11));
    let held: Vec<u64> = running.iter().map(Instance::peak_memory).collect();
    println!(
        "{people} people (saved in {saved_in:?}), all looked at in {looked_in:?}: at most {held:?} kB of memory"
    );
    assert!(held.iter().all(|held| (1..MOST).contains(held)), "{held:?}");
}
