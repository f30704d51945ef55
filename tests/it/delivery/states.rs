//! What happens to a reminder in each state when the process stood still, the person blocks the bot
//! and comes back, or the zone's hours change: one message, nothing lost, nothing twice.

#![cfg(feature = "bot")]

use crate::kit::delivery;
use crate::kit::noon;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use delivery::reminder;
use ruqsat::app::delivery::{Delivery, ReminderSender, Voice};
use ruqsat::app::limiter::{Limiter, Limits};
use ruqsat::ports::{Claim, Clock, Commit, Durable, LadderChange, Store};
use ruqsat::reminders::{Attempt, ChatId, DeliveryState, LEASE, Outcome, Reminder};
use ruqsat::store::MemoryStore;

const ANNA: ChatId = ChatId(1);

fn after(hours: i64) -> DateTime<Utc> {
    noon() + TimeDelta::hours(hours)
}

async fn change(store: &MemoryStore, ladder: LadderChange, now: DateTime<Utc>) {
    let commit = Commit { ladder, ..Commit::new(ANNA, now) };
    drop(store.commit(commit).await.unwrap().into_inner());
}

fn three() -> LadderChange {
    LadderChange::Replace((1..=3).map(|case| reminder(case, after(i64::from(case)))).collect())
}

/// A world in which the process stands still while it words a message.
#[derive(Clone)]
struct Stopping {
    now: Arc<Mutex<Duration>>,
    stops_for: Arc<Mutex<Vec<Duration>>>,
    /// For each message: when it left, and whether it was marked as a repeat.
    sent: Arc<Mutex<Vec<(Duration, bool)>>>,
}

impl Clock for Stopping {
    fn now(&self) -> DateTime<Utc> {
        noon() + *self.now.lock().unwrap()
    }

    fn elapsed(&self) -> Duration {
        *self.now.lock().unwrap()
    }

    async fn sleep(&self, span: Duration) {
        *self.now.lock().unwrap() += span;
    }
}

impl Voice for Stopping {
    type Message = bool;

    fn word(&self, _: Option<&[u8]>, attempt: &Attempt, _: DateTime<Utc>) -> Option<bool> {
        if let Some(span) = self.stops_for.lock().unwrap().pop() {
            *self.now.lock().unwrap() += span;
        }
        Some(attempt.repeat)
    }

    fn plain(&self, _: Option<&[u8]>, attempt: &Attempt, _: DateTime<Utc>) -> bool {
        attempt.repeat
    }
}

impl ReminderSender for Stopping {
    type Message = bool;

    async fn remind(&self, _: &Durable<Claim>, marked: &bool) -> Outcome {
        self.sent.lock().unwrap().push((self.elapsed(), *marked));
        Outcome::Sent { message_id: 1 }
    }
}

#[tokio::test]
async fn a_process_that_stood_still_does_not_send_on_an_old_claim() {
    let lease = LEASE.to_std().unwrap();
    for stop in [lease / 2, lease - Duration::from_secs(30), lease, lease * 10, Duration::from_secs(8 * 3600)]
    {
        let store = Arc::new(MemoryStore::new());
        change(&store, LadderChange::Replace(vec![reminder(1, after(1))]), noon()).await;
        let world = Stopping {
            now: Arc::new(Mutex::new(Duration::from_secs(3600))),
            stops_for: Arc::new(Mutex::new(vec![stop])),
            sent: Arc::default(),
        };
        let part = || world.clone();
        let limiter = Arc::new(Limiter::new(Limits::default()));
        let delivery = Delivery::new(store.clone(), part(), part(), part(), limiter);
        delivery.deliver_due().await;
        let at_once = world.sent.lock().unwrap().len();
        let time_is_left = stop + Duration::from_secs(60) <= lease;
        assert_eq!(at_once, usize::from(time_is_left), "stopped for {stop:?}");
        for _ in 0..5 {
            world.sleep(Duration::from_secs(60)).await;
            delivery.deliver_due().await;
        }
        let sent = world.sent.lock().unwrap().clone();
        assert_eq!(sent.len(), 1, "stopped for {stop:?}");
        assert!(!sent[0].1, "it was certainly not sent before");
    }
}

#[tokio::test]
async fn blocked_and_back_in_any_state_gives_one_digest_of_everything_live() {
    let outcomes = [
        None,
        Some(Outcome::Sent { message_id: 1 }),
        Some(Outcome::NotSent),
        Some(Outcome::RetryAfter(TimeDelta::hours(14))),
        Some(Outcome::Rejected),
        Some(Outcome::Uncertain),
        Some(Outcome::Halted),
        Some(Outcome::Blocked),
    ];
    for outcome in outcomes {
        for blocked_while_claimed in [false, true] {
            let store = MemoryStore::new();
            change(&store, three(), noon()).await;
            let moment = after(1) + TimeDelta::minutes(1);
            if let Some(outcome) = outcome {
                let claim = store.claim(ANNA, moment).await.unwrap().unwrap();
                if blocked_while_claimed {
                    change(&store, LadderChange::Park, moment).await;
                }
                let _ = store.settle(claim, outcome, moment).await.unwrap().into_inner();
            }
            change(&store, LadderChange::Park, moment).await;
            assert_eq!(
                (store.due(after(400), 9).await, store.next_due().await),
                (Ok(vec![]), Ok(None)),
                "{outcome:?}: nothing is sent"
            );
            // Days later: all three are past.
            change(&store, LadderChange::Unpark, after(100)).await;
            let digest = store.claim(ANNA, after(100)).await.unwrap().unwrap();
            let told = usize::from(matches!(outcome, Some(Outcome::Sent { .. })));
            assert_eq!(digest.due.len(), 3 - told, "{outcome:?}: every live one is in it");
            assert_eq!(digest.repeat, outcome == Some(Outcome::Uncertain), "{outcome:?}");
            let _ =
                store.settle(digest, Outcome::Sent { message_id: 2 }, after(100)).await.unwrap().into_inner();
            assert_eq!(store.next_due().await, Ok(None), "{outcome:?}: one message");
        }
    }
}

#[tokio::test]
async fn after_any_history_of_blocking_every_live_deadline_is_told() {
    let mut seed = 1_u64;
    let mut below = |bound: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % bound
    };
    for history in 0..10_000 {
        let store = MemoryStore::new();
        change(&store, three(), noon()).await;
        let (mut blocked, mut told, mut now) = (false, 0, noon());
        for _ in 0..12 {
            now += TimeDelta::minutes(below(90) as i64);
            match below(3) {
                0 => {
                    blocked = !blocked;
                    // The bot hears of it now, or with the next send.
                    if !blocked || below(2) == 0 {
                        let news = if blocked { LadderChange::Park } else { LadderChange::Unpark };
                        change(&store, news, now).await;
                    }
                }
                _ => told += send(&store, blocked, now).await,
            }
        }
        change(&store, LadderChange::Unpark, now).await;
        told += send(&store, false, now.max(after(50))).await;
        assert_eq!(told, 3, "history {history}");
        assert_eq!(store.next_due().await, Ok(None), "history {history}");
    }
}

async fn send(store: &MemoryStore, blocked: bool, now: DateTime<Utc>) -> usize {
    let Some(claim) = store.claim(ANNA, now).await.unwrap() else { return 0 };
    let told = if blocked { 0 } else { claim.due.len() };
    let outcome = if blocked { Outcome::Blocked } else { Outcome::Sent { message_id: 1 } };
    let _ = store.settle(claim, outcome, now).await.unwrap().into_inner();
    told
}

/// The hours of a zone change with a new release's zone data: each civil reminder keeps its
/// identity and its state, and takes the new instant.
#[tokio::test]
async fn new_zone_data_move_every_reminder_and_double_none() {
    let store = MemoryStore::new();
    change(&store, three(), noon()).await;
    let first = store.claim(ANNA, after(1)).await.unwrap().unwrap();
    let _ = store.settle(first, Outcome::Sent { message_id: 1 }, after(1)).await.unwrap().into_inner();
    let earlier = |case: u16| {
        let at = after(i64::from(case));
        Reminder { at: at - TimeDelta::hours(1), ..reminder(case, at) }
    };
    change(&store, LadderChange::Replace((1..=3).map(earlier).collect()), after(1) + TimeDelta::minutes(1))
        .await;
    let ladder = store.ladder(ANNA).await.unwrap();
    let moved: Vec<_> = ladder.reminders().map(|it| (it.id.case.0, it.at)).collect();
    assert_eq!(moved, [(1, after(0)), (2, after(1)), (3, after(2))]);
    let states: Vec<_> =
        ladder.reminders().map(|it| matches!(it.state, DeliveryState::Sent { .. })).collect();
    assert_eq!(states, [true, false, false], "what was sent is not sent again");
}

#[tokio::test]
async fn waits_written_down_under_a_wrong_clock_do_not_last() {
    let years = TimeDelta::days(3650);
    for outcome in
        [Outcome::NotSent, Outcome::RetryAfter(TimeDelta::hours(3)), Outcome::Uncertain, Outcome::Rejected]
    {
        let store = MemoryStore::new();
        change(&store, three(), noon()).await;
        let claim = store.claim(ANNA, after(1)).await.unwrap().unwrap();
        // The clock steps while the send is under way.
        let _ = store.settle(claim, outcome, after(1) + years).await.unwrap().into_inner();
        // It is set right, and everybody is looked at.
        change(&store, three(), after(4)).await;
        let claim = store.claim(ANNA, after(4)).await.unwrap().unwrap();
        assert_eq!(claim.due.len(), 3, "{outcome:?}");
    }
}
