//! How long one erasure takes, and how much it writes, among many people: everybody else in the
//! person's bucket is wrapped again. Then how long another key for the store takes, and how much memory:
//! everything is sealed again under it.
//!
//! `RUQSAT_PEOPLE` sets how many people are stored (2,000 unless told; Kazakhstan has about 212,000
//! permanent foreign residents), `RUQSAT_FORGOTTEN` how many of them are erased (20 unless told).
#![cfg(feature = "bot")]

use crate::kit::from_environment;

use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use ruqsat::ports::{Commit, LadderChange, RecordChange, Store};
use ruqsat::reminders::{CaseId, ChatId, Reminder, ReminderId, Rung};
use ruqsat::store::{DiskOptions, DiskStore, rekey};

/// A record as long as one with a document and its settings.
const RECORD: usize = 600;
/// Somebody waits for the answer.
const SLOWEST: Duration = Duration::from_secs(5);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_erasure_among_many_people() {
    let people = from_environment("RUQSAT_PEOPLE", 2_000) as i64;
    let erased = from_environment("RUQSAT_FORGOTTEN", 20).clamp(1, people as u64) as i64;
    let (folder, now) = (tempfile::tempdir().unwrap(), Utc::now());
    let mut options = DiskOptions::new(folder.path().join("data"), Some(folder.path().join("store.key")));
    options.backup_every = None;
    let store = DiskStore::open(&options, now).unwrap();
    let begun = Instant::now();
    let mut waiting = tokio::task::JoinSet::new();
    for chat in (1..=people).map(ChatId) {
        let store = store.clone();
        waiting.spawn(async move { store.commit(saved(chat, now)).await.unwrap().into_inner() });
        if waiting.len() >= 256 {
            let _ = waiting.join_next().await;
        }
    }
    while waiting.join_next().await.is_some() {}
    // Everything is in the index, as it is in a store that has run for a while.
    tokio::task::block_in_place(|| store.compact()).unwrap();
    println!("{people} people stored in {:?}", begun.elapsed());

    let (mut took, mut written) = (Vec::new(), Vec::new());
    for number in 1..=erased {
        let chat = ChatId(number * people / erased);
        let forget =
            Commit { record: RecordChange::Forget, ..Commit::new(chat, now + TimeDelta::seconds(1)) };
        let (before, begun) = (bytes_written(), Instant::now());
        let _ = store.commit(forget).await.unwrap().into_inner();
        took.push(begun.elapsed());
        written.push(bytes_written() - before);
        assert_eq!(store.chat(chat).await.unwrap(), None);
    }
    took.sort();
    written.sort();
    let (middle, last) = (erased as usize / 2, erased as usize - 1);
    println!(
        "{erased} erasures among {people} people: {:?} in the middle, {:?} at most; {} kB written in the middle, {} kB at most",
        took[middle],
        took[last],
        written[middle] / 1024,
        written[last] / 1024,
    );
    assert_eq!(store.figures().chats, (people - erased) as u64);
    assert!(took[last] < SLOWEST, "{took:?}");
    drop(store);
    tokio::task::block_in_place(|| another_key(&options, people - erased));
}

/// Rotation: everything is read, sealed under a new key, and opened again.
fn another_key(options: &DiskOptions, people: i64) {
    let (now, before) = (Utc::now(), memory("VmRSS:"));
    // Ignored where the system does not allow it: the peak is then that of the whole test.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let (written, begun) = (bytes_written(), Instant::now());
    rekey(options, now).unwrap();
    println!(
        "another key for {people} people: {:?}, {} kB written, {} kB of memory at most, {before} kB before",
        begun.elapsed(),
        (bytes_written() - written) / 1024,
        memory("VmHWM:"),
    );
    let begun = Instant::now();
    let store = DiskStore::open(options, now).unwrap();
    println!("opened under it in {:?}", begun.elapsed());
    let figures = store.figures();
    assert_eq!((figures.chats, figures.quarantined), (people as u64, 0));
}

/// A figure of this process's memory, in kilobytes.
fn memory(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

fn saved(chat: ChatId, now: DateTime<Utc>) -> Commit {
    let at = now + TimeDelta::days(30 + chat.0 % 700);
    let id = ReminderId { case: CaseId(1), rung: Rung::GoBy(7), due_on: at.date_naive() };
    Commit {
        record: RecordChange::Put(vec![b'r'; RECORD]),
        ladder: LadderChange::Replace(vec![Reminder::planned(id, at)]),
        ..Commit::new(chat, now)
    }
}

/// What this process has written so far, to any file.
fn bytes_written() -> u64 {
    let counts = std::fs::read_to_string("/proc/self/io").unwrap_or_default();
    let line = counts.lines().find_map(|line| line.strip_prefix("wchar: "));
    line.and_then(|count| count.trim().parse().ok()).unwrap_or(0)
}
