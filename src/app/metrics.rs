//! What an operator may count: figures about the program, nothing about anybody.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use crate::conversation::Count;
use crate::locks::lock;
use crate::reminders::Outcome;

/// More different answers than this are not told apart: the lists of topics and kinds are closed,
/// and a forged button must not make this one grow.
const MOST_ANSWERS: usize = 500;

/// What happened to an update.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was written into the inbox.
    Received,
    /// Its step was taken to the end.
    Handled,
    /// Its chat wrote faster than it can be answered.
    Dropped,
    /// It could not be read.
    Unreadable,
    /// Its step panicked, or its chat's record could not be read.
    Failed,
    /// Somebody brought it who does not know the webhook's secret.
    Forged,
}

const FATES: [(Fate, &str); 6] = [
    (Fate::Received, "received"),
    (Fate::Handled, "handled"),
    (Fate::Dropped, "dropped"),
    (Fate::Unreadable, "unreadable"),
    (Fate::Failed, "failed"),
    (Fate::Forged, "forged"),
];

/// Why something was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// The answer to something a person just did.
    Reply,
    /// A reminder.
    Reminder,
}

const SENT: [(Sent, &str); 2] = [(Sent::Reply, "reply"), (Sent::Reminder, "reminder")];

const OUTCOMES: [&str; 9] =
    ["accepted", "rejected", "gone", "moot", "blocked", "uncertain", "asked-to-wait", "not-sent", "halted"];

/// Counts since the start, and when Telegram last answered a poll.
#[derive(Debug)]
pub struct Metrics {
    started: Instant,
    last_poll: Mutex<Option<Instant>>,
    webhook_is_set: AtomicBool,
    /// How updates come that are brought: how many wait, and when one last could not be brought.
    webhook: Mutex<Option<(u64, Option<DateTime<Utc>>)>>,
    updates: [AtomicU64; FATES.len()],
    sends: [[AtomicU64; OUTCOMES.len()]; SENT.len()],
    answers: Mutex<BTreeMap<(&'static str, String), u64>>,
}

impl Default for Metrics {
    fn default() -> Metrics {
        Metrics {
            started: Instant::now(),
            last_poll: Mutex::default(),
            webhook_is_set: AtomicBool::new(false),
            webhook: Mutex::default(),
            updates: Default::default(),
            sends: Default::default(),
            answers: Mutex::default(),
        }
    }
}

impl Metrics {
    /// One more update met this fate.
    pub fn update(&self, fate: Fate) {
        add(self.updates.get(fate as usize));
    }

    /// A message went out, or did not.
    pub fn sent(&self, kind: Sent, outcome: Outcome) {
        add(self.sends.get(kind as usize).and_then(|row| row.get(place(outcome))));
    }

    /// A step of the conversation says what may be counted.
    pub fn count(&self, count: Count) {
        let key = match count {
            Count::Answered(topic) => ("topic", topic),
            Count::Offered => ("choice", String::new()),
            Count::Kind(kind) => ("kind", kind),
            Count::Wrong(topic) => ("reported-wrong", topic),
            Count::Verdict => ("verdict", String::new()),
        };
        let mut answers = lock(&self.answers);
        if answers.len() < MOST_ANSWERS || answers.contains_key(&key) {
            *answers.entry(key).or_default() += 1;
        }
    }

    /// Telegram answered a poll just now.
    pub fn polled(&self) {
        *lock(&self.last_poll) = Some(Instant::now());
    }

    /// How long ago Telegram last answered a poll; if it never did, since the start.
    pub fn since_last_poll(&self) -> Duration {
        lock(&self.last_poll).unwrap_or(self.started).elapsed()
    }

    /// Whether Telegram has answered any poll since the start.
    pub fn has_polled(&self) -> bool {
        lock(&self.last_poll).is_some()
    }

    /// Whether a webhook gets the updates, as the last poll said.
    pub fn webhook_is_set(&self, is_set: bool) {
        self.webhook_is_set.store(is_set, Ordering::Relaxed);
    }

    /// Whether a webhook gets the updates.
    pub fn has_webhook(&self) -> bool {
        self.webhook_is_set.load(Ordering::Relaxed)
    }

    /// How our own webhook stands: how many updates wait, and when one last could not be brought.
    pub fn webhook_stands(&self, pending: u64, failed_at: Option<DateTime<Utc>>) {
        *lock(&self.webhook) = Some((pending, failed_at));
    }

    /// The same as last known; `None` where updates are asked for.
    pub fn webhook(&self) -> Option<(u64, Option<DateTime<Utc>>)> {
        *lock(&self.webhook)
    }

    /// How long the program has been running.
    pub fn uptime(&self) -> Duration {
        self.started.elapsed()
    }

    /// How many updates met this fate.
    pub fn updates(&self, fate: Fate) -> u64 {
        self.updates.get(fate as usize).map_or(0, |count| count.load(Ordering::Relaxed))
    }

    /// Every count of updates, by fate.
    pub fn all_updates(&self) -> impl Iterator<Item = (&'static str, u64)> {
        FATES.iter().map(|(fate, name)| (*name, self.updates(*fate)))
    }

    /// Every count of messages: what was sent, what became of it, how often.
    pub fn all_sends(&self) -> impl Iterator<Item = (&'static str, &'static str, u64)> {
        SENT.iter().zip(&self.sends).flat_map(|((_, kind), row)| {
            OUTCOMES.iter().zip(row).map(|(name, count)| (*kind, *name, count.load(Ordering::Relaxed)))
        })
    }

    /// How people were answered: sort of answer, topic or kind (may be empty), how often.
    pub fn all_answers(&self) -> Vec<(&'static str, String, u64)> {
        lock(&self.answers).iter().map(|((sort, id), count)| (*sort, id.clone(), *count)).collect()
    }
}

/// An outcome's place in [`OUTCOMES`].
fn place(outcome: Outcome) -> usize {
    match outcome {
        Outcome::Sent { .. } => 0,
        Outcome::Rejected => 1,
        Outcome::Gone => 2,
        Outcome::Moot => 3,
        Outcome::Blocked => 4,
        Outcome::Uncertain => 5,
        Outcome::RetryAfter(_) => 6,
        Outcome::NotSent => 7,
        Outcome::Halted => 8,
    }
}

fn add(count: Option<&AtomicU64>) {
    if let Some(count) = count {
        count.fetch_add(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fate_and_each_outcome_is_counted_under_its_own_name() {
        let metrics = Metrics::default();
        metrics.update(Fate::Dropped);
        metrics.sent(Sent::Reminder, Outcome::Blocked);
        let updates: Vec<_> = metrics.all_updates().filter(|(_, count)| *count > 0).collect();
        assert_eq!(updates, [("dropped", 1)]);
        let sends: Vec<_> = metrics.all_sends().filter(|(.., count)| *count > 0).collect();
        assert_eq!(sends, [("reminder", "blocked", 1)]);
    }

    #[test]
    fn names_that_somebody_forges_do_not_fill_the_memory() {
        let metrics = Metrics::default();
        for number in 0..5_000 {
            metrics.count(Count::Wrong(format!("forged-{number}")));
        }
        assert_eq!(metrics.all_answers().len(), MOST_ANSWERS);
    }
}
