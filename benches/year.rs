//! Disk use over a simulated year of normal work: how much more than the live data the data folder
//! holds, day by day, while the store compacts itself.
//!
//! `cargo bench --profile dist --bench year`; `RUQSAT_PEOPLE` says how many (20,000 unless told).
//! Every person writes four messages a month, renews once, and gets ten reminders.

#![allow(clippy::expect_used, reason = "a benchmark ends where it finds what cannot be")]

#[path = "stored/mod.rs"]
mod stored;

use std::path::Path;
use std::sync::Arc;
use std::{env, fs};

use chrono::{DateTime, TimeDelta, Utc};
use ruqsat::conversation::record;
use ruqsat::ports::{Commit, Incoming, LadderChange, RecordChange, Store, UpdateId};
use ruqsat::reminders::{ChatId, Outcome};
use ruqsat::store::DiskStore;
use stored::{options, person};
use tokio::task::JoinSet;

const DAYS: u64 = 365;
/// What is under way at once.
const AT_ONCE: usize = 256;
/// Bytes of a message as it is kept until it is handled, and of an answer until it is sent.
const MESSAGE: usize = 300;
const ANSWER: usize = 900;

fn main() {
    let people = env::var("RUQSAT_PEOPLE").ok().and_then(|text| text.parse().ok()).unwrap_or(20_000);
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    runtime.block_on(live_a_year(people));
}

async fn live_a_year(people: u64) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut now = "2026-01-01T02:00:00Z".parse::<DateTime<Utc>>().expect("a moment");
    let store = DiskStore::open(&options(folder.path()), now).expect("a store");
    for number in 0..people {
        save(&store, number, now).await;
    }
    let data = folder.path().join("data");
    store.compact().expect("a compaction");
    println!("{people} people stored: {} MiB live", mib(bytes(&data.join("journal"))));
    let (mut most, mut updates, mut sent) = (0, 0, 0);
    for day in 0..DAYS {
        let writers = |n: &u64| (n + day) % 30 < 4;
        let mut waiting = JoinSet::new();
        for number in (0..people).filter(writers) {
            updates += 1;
            let renews = (number + day) % DAYS == 0;
            waiting.spawn(answer(store.clone(), number, UpdateId(updates), renews, now));
            if waiting.len() >= AT_ONCE {
                waiting.join_next().await;
            }
        }
        while waiting.join_next().await.is_some() {}
        sent += remind(&store, now).await;
        most = most.max(bytes(&data.join("journal")) + bytes(&data.join("index")));
        now += TimeDelta::days(1);
    }
    let end = bytes(&data.join("journal")) + bytes(&data.join("index"));
    store.compact().expect("a compaction");
    let live = bytes(&data.join("journal"));
    let compacted = live + bytes(&data.join("index"));
    println!("{DAYS} days, {updates} messages answered, {sent} reminders sent");
    println!("at the end {} MiB, at most {} MiB", mib(end), mib(most));
    println!("live: {} MiB of records, {} MiB in a freshly compacted store", mib(live), mib(compacted));
    let times = |live: u64| most as f64 / live as f64;
    println!(
        "at most {:.2} times the records, {:.2} times the compacted store",
        times(live),
        times(compacted)
    );
}

async fn save(store: &DiskStore, number: u64, now: DateTime<Utc>) {
    let (chat, reminders) = person(number, now);
    let commit = Commit {
        record: RecordChange::Put(record::write(&chat)),
        ladder: LadderChange::Replace(reminders),
        ..Commit::new(ChatId(number as i64 + 1), now)
    };
    let _ = store.commit(commit).await.expect("a commit");
}

/// A message that comes in, is handled and answered; once a year the paper is renewed.
async fn answer(store: DiskStore, number: u64, update_id: UpdateId, renews: bool, now: DateTime<Utc>) {
    let chat = ChatId(number as i64 + 1);
    let incoming = Incoming { update_id, chat, body: Arc::from(vec![b'm'; MESSAGE]) };
    let _ = store.receive(vec![incoming], now).await.expect("an inbox");
    let (known, reminders) = person(number, now);
    let mut commit = Commit::new(chat, now);
    commit.update_id = Some(update_id);
    commit.record = RecordChange::Put(record::write(&known));
    commit.outbox = vec![vec![b'a'; ANSWER]];
    if renews {
        commit.ladder = LadderChange::Replace(reminders);
    }
    for said in store.commit(commit).await.expect("a commit").each() {
        let _ = store.sent(said).await.expect("a sent message");
    }
}

/// Claims and settles everything that is due.
async fn remind(store: &DiskStore, now: DateTime<Utc>) -> u64 {
    let mut sent = 0;
    loop {
        let due = store.due(now, AT_ONCE).await.expect("what is due");
        if due.is_empty() {
            return sent;
        }
        let mut waiting = JoinSet::new();
        for chat in due {
            let store = store.clone();
            waiting.spawn(async move {
                if let Some(claim) = store.claim(chat, now).await.expect("a claim") {
                    let outcome = Outcome::Sent { message_id: 1 };
                    let _ = store.settle(claim, outcome, now).await.expect("an outcome");
                }
            });
            sent += 1;
        }
        while waiting.join_next().await.is_some() {}
    }
}

fn bytes(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let size = |entry: fs::DirEntry| match entry.metadata() {
        Ok(about) if about.is_dir() => bytes(&entry.path()),
        Ok(about) => about.len(),
        Err(_) => 0,
    };
    entries.map(size).sum()
}

fn mib(bytes: u64) -> u64 {
    bytes >> 20
}
