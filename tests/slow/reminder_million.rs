//! A million reminders stored: the real program asks for updates soon after a kill, in little memory,
//! and what is due is found as fast as among few.
//!
//! `RUQSAT_STORED` sets how many reminders are stored (1,000,000 unless told).
#![cfg(feature = "bot")]

use crate::kit::{from_environment, killing};

use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{DateTime, Days, TimeDelta, Utc};
use chrono_tz::Asia::Almaty;
use killing::Bot;
use ruqsat::assess::{Facts, assess};
use ruqsat::conversation::{Chat, record};
use ruqsat::lang::Lang;
use ruqsat::law::Law;
use ruqsat::playground::{Config, Playground};
use ruqsat::ports::{Commit, LadderChange, RecordChange, Store};
use ruqsat::reminders::{Case, CaseId, ChatId, Deadlines, Label, Relation, Reminder, Settings, plan};
use ruqsat::store::{DiskOptions, DiskStore};

/// How soon the first poll is to come after a kill.
const FIRST_POLL_WITHIN: Duration = Duration::from_secs(3);
/// Memory of the running bot, in kilobytes.
const MEMORY: u64 = 220 << 10;

/// Run it by name: `cargo test --release --test slow reminder_million -- --ignored --nocapture`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "minutes, and a gigabyte of disk; run it by name in a release build"]
async fn a_million_stored_reminders_start_fast_and_stay_small() {
    let wanted = from_environment("RUQSAT_STORED", 1_000_000);
    let folder = tempfile::tempdir().unwrap();
    let now = Utc::now();
    let begun = Instant::now();
    let mut stored = Stored::default();
    let store = DiskStore::open(&options(folder.path()), now).unwrap();
    store_until(&store, &mut stored, wanted / 10, now).await;
    let among_few = due_scan(&store, now);
    store_until(&store, &mut stored, wanted, now).await;
    let among_many = due_scan(&store, now);
    drop(store);
    println!(
        "{} reminders of {} chats stored in {:?}; 64 due found in {among_few:?} among a tenth, {among_many:?} among all",
        stored.reminders,
        stored.chats,
        begun.elapsed()
    );
    let playground = Playground::start(Config::for_tests()).await.unwrap();
    let mut slowest = Duration::ZERO;
    let mut memory = 0;
    // The first start follows an orderly end; each later one a kill.
    for start in 0..4 {
        let bot = Bot::start(&playground, folder.path()).await;
        let polled_after = bot.polled_after.expect("it starts");
        // The last one long enough for the index to be compared with the log as well.
        tokio::time::sleep(Duration::from_secs(if start < 3 { 10 } else { 60 })).await;
        memory = memory.max(bot.peak_memory());
        println!("start {start}: first poll after {polled_after:?}, {} kB at most", bot.peak_memory());
        if start > 0 {
            slowest = slowest.max(polled_after);
        }
        assert!(bot.kill());
    }
    assert!(slowest <= FIRST_POLL_WITHIN, "{slowest:?}");
    assert!(memory <= MEMORY, "{memory} kB");
    assert!(among_many < among_few * 5 + Duration::from_millis(5), "the scan grows with the store");
}

#[derive(Default)]
struct Stored {
    chats: i64,
    reminders: u64,
}

/// Adds chats with one document each, whose expiry days are spread over the coming years.
async fn store_until(store: &DiskStore, stored: &mut Stored, wanted: u64, now: DateTime<Utc>) {
    let mut waiting = tokio::task::JoinSet::new();
    while stored.reminders < wanted {
        stored.chats += 1;
        let (chat, ladder) = chat_number(stored.chats, now);
        stored.reminders += ladder.iter().filter(|it| it.at > now).count() as u64;
        let commit = Commit {
            record: RecordChange::Put(record::write(&chat)),
            ladder: LadderChange::Replace(ladder),
            ..Commit::new(ChatId(stored.chats), now)
        };
        let store = store.clone();
        waiting.spawn(async move { store.commit(commit).await.unwrap().into_inner() });
        if waiting.len() >= 256 {
            let _ = waiting.join_next().await;
        }
    }
    while waiting.join_next().await.is_some() {}
}

fn chat_number(number: i64, now: DateTime<Utc>) -> (Chat, Vec<Reminder>) {
    let today = now.with_timezone(&Almaty).date_naive();
    let mut facts = Facts::new("residence-permit");
    facts.expires = Some(today + Days::new(70 + number as u64 % 2000));
    let case = Case::new(CaseId(1), Label { relation: Relation::Mine, name: None }, facts);
    let assessment = assess(&case.facts, today, Law::built_in()).unwrap();
    let planned = plan(&case, &Settings::default(), &Deadlines::new(&assessment), now);
    let ladder = planned.iter().map(|it| Reminder::new(&case, it)).collect();
    (Chat { lang: Some(Lang::EN), cases: vec![case], ..Chat::default() }, ladder)
}

/// How long it takes to find what is due; the shortest of some tries, each over other chats.
fn due_scan(store: &DiskStore, now: DateTime<Utc>) -> Duration {
    let try_once = |days: i64| {
        let begun = Instant::now();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        assert_eq!(runtime.block_on(store.due(now + TimeDelta::days(days), 64)).unwrap().len(), 64);
        begun.elapsed()
    };
    (100..110).map(try_once).min().unwrap()
}

fn options(folder: &Path) -> DiskOptions {
    let mut options = DiskOptions::new(folder.join("data"), Some(folder.join("store.key")));
    options.backup_every = None;
    options
}
