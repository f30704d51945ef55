//! Many at once: a hundred thousand due in one second under Telegram's limits, answers lost after
//! delivery, updates that come twice and out of order.
//!
//! `RUQSAT_LOAD` multiplies the counts (1 unless told).
#![cfg(feature = "bot")]

use std::collections::{BTreeMap, VecDeque};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use crate::kit::noon;
use chrono::{DateTime, TimeDelta, Utc};
use ruqsat::app::limiter::{Limiter, Limits, Urgency};
use ruqsat::ports::{Commit, Incoming, LadderChange, RecordChange, Store, UpdateId};
use ruqsat::reminders::{CaseId, ChatId, Outcome, Reminder, ReminderId, Rung};
use ruqsat::store::{DiskOptions, DiskStore, MemoryStore};

/// So many chats write.
const CHATS: u64 = 97;

fn load() -> u64 {
    std::env::var("RUQSAT_LOAD").ok().and_then(|text| text.parse().ok()).unwrap_or(1)
}

fn reminder(case: u16, at: DateTime<Utc>) -> Reminder {
    Reminder::planned(ReminderId { case: CaseId(case), rung: Rung::GoBy(7), due_on: at.date_naive() }, at)
}

#[test]
fn all_due_in_one_second_are_drained_without_one_refusal_while_replies_go_at_once() {
    let (due, limiter) = (5_000 * load(), Limiter::new(Limits::default()));
    let mut telegram = VecDeque::new();
    let (mut left, mut refused, mut waits, mut replies) = (due, 0, Vec::new(), VecDeque::new());
    let mut now = 0;
    while left > 0 {
        if now % 500 == 0 {
            replies.push_back(now);
        }
        let moment = Duration::from_millis(now);
        let mut arrive = |urgency, chat| {
            let goes = limiter.try_send(moment, ChatId(chat), urgency).is_ok();
            if goes {
                telegram.push_back(now);
                while telegram.front().is_some_and(|then| then + 1000 <= now) {
                    telegram.pop_front();
                }
                refused += u64::from(telegram.len() > 30);
            }
            goes
        };
        while let Some(asked) = replies.front().copied() {
            // Whoever waits comes back as the same chat.
            if !arrive(Urgency::Reply, -1 - asked as i64) {
                break;
            }
            waits.push(now - asked);
            replies.pop_front();
        }
        while left > 0 && arrive(Urgency::Reminder, left as i64) {
            left -= 1;
        }
        now += 1;
    }
    waits.sort_unstable();
    let p99 = waits[waits.len() * 99 / 100];
    println!(
        "{due} due at once: drained in {} s, {refused} refused, a reply waits {p99} ms (p99)",
        now / 1000
    );
    assert_eq!(refused, 0);
    assert!(p99 <= 1000);
    assert!(now <= due * 36, "100,000 in 60 minutes");
}

#[test]
fn answers_lost_after_delivery_give_exactly_one_marked_copy_each() {
    let sends = 5_000 * load();
    let store = MemoryStore::new();
    for chat in 1..=sends {
        let ladder = LadderChange::Replace(vec![reminder(1, noon() + TimeDelta::hours(1))]);
        let commit = Commit { ladder, ..Commit::new(ChatId(chat as i64), noon()) };
        let _ = finish(store.commit(commit)).unwrap().into_inner();
    }
    let (mut now, mut seed) = (noon() + TimeDelta::hours(1), 1);
    let (mut copies, mut ambiguous, mut marked) = (0, 0, 0);
    while let Some(next) = finish(store.next_due()).unwrap() {
        now = now.max(next);
        for chat in finish(store.due(now, 1000)).unwrap() {
            let claim = finish(store.claim(chat, now)).unwrap().unwrap();
            copies += 1;
            marked += u64::from(claim.repeat);
            seed = mixed(seed);
            let lost = seed % 20 == 0;
            ambiguous += u64::from(lost);
            let outcome = if lost { Outcome::Uncertain } else { Outcome::Sent { message_id: 1 } };
            let _ = finish(store.settle(claim, outcome, now)).unwrap().into_inner();
        }
    }
    println!("{sends} reminders: {copies} copies, {ambiguous} ambiguous, {marked} marked");
    assert_eq!(copies - sends, ambiguous);
    assert_eq!(marked, ambiguous);
    assert!(ambiguous > 0);
}

#[test]
fn updates_that_come_twice_and_out_of_order_leave_the_same_state() {
    let updates = 20_000 * load();
    let clean: Vec<u64> = (0..updates).collect();
    let mut messy: Vec<u64> = clean.iter().copied().chain(clean.iter().copied().step_by(3)).collect();
    let mut seed = 1;
    for at in (1..messy.len()).rev() {
        seed = mixed(seed);
        // Not further than Telegram's hundred updates a batch.
        let other = at.saturating_sub((seed % 100) as usize);
        messy.swap(at, other);
    }
    let (clean, messy) = (state_after(&clean), state_after(&messy));
    println!("{updates} updates, a third of them twice, out of order: {} chats compared", clean.len());
    assert_eq!(clean, messy);
}

/// What each chat's record says after its updates: how many there were and their sum, written in the
/// transaction that ends each of them.
fn state_after(updates: &[u64]) -> BTreeMap<ChatId, String> {
    let folder = tempfile::tempdir().unwrap();
    let mut options = DiskOptions::new(folder.path().join("data"), Some(folder.path().join("store.key")));
    options.backup_every = None;
    let store = DiskStore::open(&options, noon()).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
    runtime.block_on(async {
        for batch in updates.chunks(100) {
            let incoming = |number: &u64| Incoming {
                update_id: UpdateId(*number),
                chat: ChatId((number % CHATS) as i64),
                body: number.to_be_bytes().into(),
            };
            let fresh = store.receive(batch.iter().map(incoming).collect(), noon()).await.unwrap();
            let mut lanes: BTreeMap<ChatId, Vec<Incoming>> = BTreeMap::new();
            for one in fresh.into_inner() {
                lanes.entry(one.chat).or_default().push(one);
            }
            let mut running = tokio::task::JoinSet::new();
            lanes.into_values().for_each(|lane| drop(running.spawn(handle(store.clone(), lane))));
            while let Some(handled) = running.join_next().await {
                handled.unwrap();
            }
        }
        assert!(store.unfinished().await.unwrap().is_empty());
        let mut state = BTreeMap::new();
        for chat in (0..CHATS as i64).map(ChatId) {
            let record = store.chat(chat).await.unwrap().unwrap_or_default();
            state.insert(chat, String::from_utf8(record.to_vec()).unwrap());
        }
        state
    })
}

/// Handles one chat's updates in their order.
async fn handle(store: DiskStore, lane: Vec<Incoming>) {
    for one in lane {
        let record = store.chat(one.chat).await.unwrap().unwrap_or_default();
        let text = std::str::from_utf8(&record).unwrap();
        let (count, sum) = text.split_once(' ').unwrap_or(("0", "0"));
        let (count, sum): (u64, u64) = (count.parse().unwrap(), sum.parse().unwrap());
        let number = u64::from_be_bytes((*one.body).try_into().unwrap());
        let commit = Commit {
            update_id: Some(one.update_id),
            record: RecordChange::Put(format!("{} {}", count + 1, sum + number).into_bytes()),
            ..Commit::new(one.chat, noon())
        };
        let _ = store.commit(commit).await.unwrap().into_inner();
    }
}

fn finish<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}

fn mixed(seed: u64) -> u64 {
    let mut mixed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}
