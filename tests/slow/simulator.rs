//! Simulated years: people save documents, change their minds and block the bot; Telegram refuses,
//! limits, and loses answers; the process dies at any await. The planner, the state machine, the
//! delivery, the limiter and the reading and classifying of answers are the real ones; time is virtual; one seed is one history.
//!
//! `RUQSAT_BOT_YEARS` sets how many (100 unless told; a bot-year is 20 people), `RUQSAT_SEED` the
//! first seed.
#![cfg(feature = "bot")]

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use crate::kit::from_environment;
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use ruqsat::app::delivery::{Delivery, ReminderSender, Voice};
use ruqsat::app::limiter::{Limiter, Limits};
use ruqsat::assess::{Facts, assess};
use ruqsat::law::Law;
use ruqsat::ports::{Claim, Clock, Commit, Durable, LadderChange, Store};
use ruqsat::reminders::{
    Attempt, Case, CaseId, ChatId, Deadlines, DeliveryState, Label, Outcome, Relation, Reminder, ReminderId,
    Settings, instant_of, plan,
};
use ruqsat::store::MemoryStore;
use ruqsat::telegram::call::{self, Reply, SentMessage};
use ruqsat::telegram::outcome::outcome;

const PEOPLE: i64 = 20;

#[test]
fn no_promised_reminder_is_lost_in_any_simulated_year() {
    let years = from_environment("RUQSAT_BOT_YEARS", 100);
    let seed = from_environment("RUQSAT_SEED", 1);
    let mut sum = Sum::default();
    for year in 0..years {
        let history = History::run(seed + year, Design::Ours);
        sum.add(&history, seed + year);
    }
    println!(
        "{years} bot-years of {PEOPLE} people from seed {seed}: {} reminders promised, {} copies sent, {} ambiguous \
         events, {} crashes, {} violations",
        sum.promised,
        sum.copies,
        sum.ambiguous,
        sum.crashes,
        sum.violations.len()
    );
    assert_eq!(sum.violations, Vec::<String>::new());
    assert!(sum.ambiguous > 0 && sum.crashes > 0, "nothing went wrong, so nothing was tried");
}

#[test]
fn a_design_that_marks_before_it_sends_is_caught() {
    let found = (0..20).any(|seed| !History::run(seed, Design::MarkThenSend).violations.is_empty());
    assert!(found, "the checker cannot see a lost reminder");
}

#[derive(Default)]
struct Sum {
    promised: usize,
    copies: usize,
    ambiguous: usize,
    crashes: usize,
    violations: Vec<String>,
}

impl Sum {
    fn add(&mut self, history: &History, seed: u64) {
        self.promised += history.promised;
        self.copies += history.copies;
        self.ambiguous += history.ambiguous;
        self.crashes += history.crashes;
        self.violations.extend(history.violations.iter().map(|it| format!("seed {seed}: {it}")));
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Design {
    Ours,
    /// Writes "sent" down first and sends then: at most once.
    MarkThenSend,
}

type Promise = (ChatId, ReminderId);

/// The world outside the bot, which knows what was really delivered.
#[derive(Default)]
struct World {
    now: DateTime<Utc>,
    elapsed: Duration,
    random: Random,
    quiet: bool,
    blocked: BTreeSet<ChatId>,
    /// Deliveries of each promised reminder, each with whether it was marked as a repeat.
    delivered: BTreeMap<Promise, Vec<bool>>,
    ambiguous: BTreeMap<Promise, usize>,
    faults: usize,
    violations: Vec<String>,
}

#[derive(Clone, Default)]
struct Outside(Arc<Mutex<World>>);

impl Outside {
    fn world(&self) -> MutexGuard<'_, World> {
        self.0.lock().unwrap()
    }
}

impl Clock for Outside {
    fn now(&self) -> DateTime<Utc> {
        self.world().now
    }

    fn elapsed(&self) -> Duration {
        self.world().elapsed
    }

    async fn sleep(&self, span: Duration) {
        {
            let mut world = self.world();
            world.now += TimeDelta::from_std(span).unwrap();
            world.elapsed += span;
        }
        Pause::default().await;
    }
}

impl Voice for Outside {
    type Message = bool;

    fn word(&self, _: Option<&[u8]>, attempt: &Attempt, _: DateTime<Utc>) -> Option<bool> {
        Some(attempt.repeat)
    }

    fn plain(&self, _: Option<&[u8]>, attempt: &Attempt, _: DateTime<Utc>) -> bool {
        attempt.repeat
    }
}

impl ReminderSender for Outside {
    type Message = bool;

    async fn remind(&self, claim: &Durable<Claim>, marked: &bool) -> Outcome {
        // The process may die before the request leaves, and before the answer comes.
        Pause::default().await;
        let outcome = self.world().take(claim, *marked);
        Pause::default().await;
        outcome
    }
}

impl World {
    /// What Telegram does with a message: the answer as it comes over the wire, read and classified
    /// by the bot's own code.
    fn take(&mut self, attempt: &Attempt, marked: bool) -> Outcome {
        outcome(&self.answer(attempt, marked))
    }

    fn answer(&mut self, attempt: &Attempt, marked: bool) -> Reply<SentMessage> {
        if self.blocked.contains(&attempt.chat) {
            return refusal(403, "Forbidden: bot was blocked by the user", "");
        }
        let fault = if self.quiet { 99 } else { self.random.below(44) };
        self.faults += usize::from(fault < 10);
        match fault {
            0 => Reply::NotSent,
            1 => {
                let seconds = 5 + self.random.below(10_072);
                let parameters = format!(r#","parameters":{{"retry_after":{seconds}}}"#);
                refusal(429, &format!("Too Many Requests: retry after {seconds}"), &parameters)
            }
            2 => refusal(400, "Bad Request: can't parse entities: unsupported start tag", ""),
            3 => refusal(401, "Unauthorized", ""),
            // The answer is lost: after delivery, or before it.
            4 | 5 => {
                self.lose_the_answer(attempt, marked, fault == 4);
                Reply::Uncertain
            }
            6 | 7 => {
                self.lose_the_answer(attempt, marked, fault == 6);
                call::read(b"<html><head><title>502 Bad Gateway</title></head></html>")
            }
            8 => {
                self.lose_the_answer(attempt, marked, false);
                refusal(500, "Internal Server Error: restart", "")
            }
            9 => {
                self.lose_the_answer(attempt, marked, true);
                call::read(br#"{"ok":true,"result":{"message_id":"one"}}"#)
            }
            _ => {
                self.deliver(attempt, marked);
                call::read(br#"{"ok":true,"result":{"message_id":1,"new_in_the_next_version":{"x":[null]}}}"#)
            }
        }
    }

    fn lose_the_answer(&mut self, attempt: &Attempt, marked: bool, arrives: bool) {
        if arrives {
            self.deliver(attempt, marked);
        }
        self.is_ambiguous(attempt.due.iter().map(|due| (attempt.chat, due.id)));
    }

    fn deliver(&mut self, attempt: &Attempt, marked: bool) {
        for due in &attempt.due {
            let promise = (attempt.chat, due.id);
            let copies = self.delivered.entry(promise).or_default();
            if !copies.is_empty() && !marked {
                self.violations.push(format!("{promise:?} came again without being marked"));
            }
            copies.push(marked);
        }
    }

    fn is_ambiguous(&mut self, promises: impl Iterator<Item = Promise>) {
        for promise in promises {
            *self.ambiguous.entry(promise).or_default() += 1;
        }
    }
}

fn refusal(code: u16, description: &str, parameters: &str) -> Reply<SentMessage> {
    let body = format!(r#"{{"ok":false,"error_code":{code},"description":"{description}"{parameters}}}"#);
    call::read(body.as_bytes())
}

/// One simulated year.
struct History {
    promised: usize,
    copies: usize,
    ambiguous: usize,
    crashes: usize,
    violations: Vec<String>,
}

struct Bot {
    store: Arc<MemoryStore>,
    outside: Outside,
    design: Design,
    cases: BTreeMap<ChatId, Case>,
    settings: BTreeMap<ChatId, Settings>,
    promised: BTreeSet<Promise>,
    crashes: usize,
}

fn new_year() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()
}

impl History {
    fn run(seed: u64, design: Design) -> History {
        let outside = Outside::default();
        {
            let mut world = outside.world();
            world.random = Random(seed.wrapping_mul(0x5851_F42D_4C95_7F2D) ^ 0x1234_5678);
            world.now = instant_of(new_year(), 0);
        }
        let mut bot = Bot {
            store: Arc::new(MemoryStore::new()),
            outside: outside.clone(),
            design,
            cases: BTreeMap::new(),
            settings: BTreeMap::new(),
            promised: BTreeSet::new(),
            crashes: 0,
        };
        (1..=PEOPLE).for_each(|person| bot.save(ChatId(person)));
        bot.live_until(instant_of(new_year() + Days::new(365), 0));
        bot.end_in_quiet();
        bot.judge();
        let world = outside.world();
        History {
            promised: bot.promised.len(),
            copies: world.delivered.values().map(Vec::len).sum(),
            ambiguous: world.ambiguous.values().sum(),
            crashes: bot.crashes,
            violations: world.violations.clone(),
        }
    }
}

impl Bot {
    fn below(&self, bound: u64) -> u64 {
        self.outside.world().random.below(bound)
    }

    /// Step by step to the next thing that happens: a reminder falls due, or a person does something.
    fn live_until(&mut self, end: DateTime<Utc>) {
        let mut next_event = self.outside.now();
        while self.outside.now() < end {
            let due = finish(self.store.next_due()).unwrap().unwrap_or(end);
            let next = due.min(next_event).max(self.outside.now() + TimeDelta::seconds(1)).min(end);
            self.move_to(next);
            if next >= next_event {
                self.something_happens();
                next_event = next + TimeDelta::minutes(30 + self.below(60 * 24 * 3) as i64);
            }
            self.deliver();
        }
    }

    fn move_to(&self, instant: DateTime<Utc>) {
        let mut world = self.outside.world();
        let span = (instant - world.now).to_std().unwrap_or_default();
        world.now = world.now.max(instant);
        world.elapsed += span;
    }

    fn something_happens(&mut self) {
        let chat = ChatId(1 + self.below(PEOPLE as u64) as i64);
        let today = self.outside.now().date_naive();
        match self.below(12) {
            0 => self.change(chat, |case| case.filed(today)),
            1 => self.change(chat, Case::returned),
            2 => self.change(chat, |case| case.snooze(today + Days::new(1))),
            3 => self.change(chat, |case| case.has_read(today)),
            4 => self.change(chat, |case| case.fined(Some(today))),
            5 => {
                let hour = self.below(24) as u8;
                self.settings.entry(chat).or_default().hour = hour;
                self.change(chat, |_| {});
            }
            6 => {
                self.outside.world().blocked.insert(chat);
            }
            7 => self.come_back(chat),
            8 => self.save(chat),
            // The machine is off for a while.
            9 => {
                let off = TimeDelta::hours(self.below(24 * 20) as i64);
                self.move_to(self.outside.now() + off);
            }
            10 => self.change(chat, |case| case.lost(today)),
            _ => self.clock_steps_back(),
        }
    }

    /// The wall clock is set back by up to a day; the monotonic one is not.
    fn clock_steps_back(&self) {
        let back = TimeDelta::minutes(self.below(60 * 24) as i64);
        self.outside.world().now -= back;
    }

    fn come_back(&mut self, chat: ChatId) {
        self.outside.world().blocked.remove(&chat);
        let now = self.outside.now();
        let unpark = Commit { ladder: LadderChange::Unpark, ..Commit::new(chat, now) };
        let _ = finish(self.store.commit(unpark)).unwrap().into_inner();
    }

    fn save(&mut self, chat: ChatId) {
        let documents = ["residence-permit", "passport", "stateless-certificate", "temporary-permit"];
        let mut facts = Facts::new(documents[self.below(4) as usize]);
        let today = self.outside.now().date_naive();
        facts.expires = Some(today + Days::new(self.below(500)) - Days::new(5));
        let number = self.cases.get(&chat).map_or(1, |case| case.id.0 + 1);
        let case = Case::new(CaseId(number), Label { relation: Relation::Mine, name: None }, facts);
        self.cases.insert(chat, case);
        self.change(chat, |_| {});
    }

    /// A person changes something: the ladder is replanned, and what the plan holds is promised.
    fn change(&mut self, chat: ChatId, how: impl FnOnce(&mut Case)) {
        let Some(case) = self.cases.get_mut(&chat) else { return };
        how(case);
        let (now, law) = (self.outside.now(), Law::built_in());
        let settings = self.settings.entry(chat).or_default();
        let today = now.date_naive();
        let handed_over = case.fined.and_then(|fined| fined.handed_over);
        let of_the_facts = assess(&case.facts, today, law);
        let deadlines = Deadlines {
            object_by: handed_over.map(|day| day + Days::new(10)),
            ..of_the_facts.map(|assessment| Deadlines::new(&assessment)).unwrap_or_default()
        };
        let planned = plan(case, settings, &deadlines, now);
        let ladder: Vec<Reminder> = planned.iter().map(|it| Reminder::new(case, it)).collect();
        let wanted: BTreeSet<ReminderId> = ladder.iter().map(|it| it.id).collect();
        let commit = Commit { ladder: LadderChange::Replace(ladder), ..Commit::new(chat, now) };
        let _ = finish(self.store.commit(commit)).unwrap().into_inner();
        // What is no longer on the ladder is no longer promised.
        self.promised.retain(|(whose, _)| *whose != chat);
        let ladder = finish(self.store.ladder(chat)).unwrap();
        let live = ladder.reminders().filter(|it| wanted.contains(&it.id) && it.state != DeliveryState::Done);
        self.promised.extend(live.map(|it| (chat, it.id)));
    }

    /// Delivers what is due; now and then the process dies at one of its awaits.
    fn deliver(&mut self) {
        let quiet = self.outside.world().quiet;
        let dies_at = if quiet { u64::MAX } else { self.below(60) };
        let limiter = Arc::new(Limiter::new(Limits::default()));
        let outside = || self.outside.clone();
        let delivery = Delivery::new(self.store.clone(), outside(), outside(), outside(), limiter);
        let died = match self.design {
            Design::Ours => polled(delivery.deliver_due(), dies_at).is_none(),
            Design::MarkThenSend => {
                polled(mark_then_send(&self.store, &self.outside), dies_at % 40).is_none()
            }
        };
        if died {
            self.crashes += 1;
            self.note_what_is_ambiguous_now();
        }
    }

    /// Whatever was claimed when the process died may have been sent.
    fn note_what_is_ambiguous_now(&self) {
        for chat in self.cases.keys() {
            let ladder = finish(self.store.ladder(*chat)).unwrap();
            let claimed = ladder.reminders().filter(|it| matches!(it.state, DeliveryState::Claimed { .. }));
            let promises: Vec<Promise> = claimed.map(|it| (*chat, it.id)).collect();
            self.outside.world().is_ambiguous(promises.into_iter());
        }
    }

    /// Everybody comes back, nothing fails any more, and what is owed is delivered.
    fn end_in_quiet(&mut self) {
        self.outside.world().quiet = true;
        (1..=PEOPLE).for_each(|person| self.come_back(ChatId(person)));
        for _ in 0..200 {
            self.move_to(self.outside.now() + TimeDelta::hours(3));
            self.deliver();
        }
    }

    fn judge(&mut self) {
        let end = self.outside.now() - TimeDelta::days(2);
        let mut wrong = Vec::new();
        for promise in &self.promised {
            let ladder = finish(self.store.ladder(promise.0)).unwrap();
            let world = self.outside.world();
            let copies = world.delivered.get(promise).map_or(0, Vec::len);
            let due = ladder.reminders().find(|it| it.id == promise.1).map(|it| it.at);
            if due.is_some_and(|at| at < end) && copies == 0 {
                wrong.push(format!("{promise:?} was promised and never came"));
            }
        }
        let mut world = self.outside.world();
        for (promise, copies) in &world.delivered {
            let ambiguous = world.ambiguous.get(promise).copied().unwrap_or(0);
            if copies.len() > 1 + ambiguous {
                wrong.push(format!("{promise:?}: {} copies, {ambiguous} ambiguous events", copies.len()));
            }
        }
        world.violations.extend(wrong);
    }
}

/// The usual bot that is careful to send nothing twice.
async fn mark_then_send(store: &MemoryStore, outside: &Outside) {
    for chat in store.due(outside.now(), 64).await.unwrap() {
        let Ok(Some(claim)) = store.claim(chat, outside.now()).await else { continue };
        let attempt = (*claim).clone();
        let _ = store.settle(claim, Outcome::Sent { message_id: 0 }, outside.now()).await;
        Pause::default().await;
        outside.world().take(&attempt, attempt.repeat);
    }
}

/// Polls a future to its end, or drops it after so many polls: the process dies there.
fn polled<T>(future: impl Future<Output = T>, most: u64) -> Option<T> {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..=most {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return Some(value);
        }
    }
    None
}

fn finish<T>(future: impl Future<Output = T>) -> T {
    polled(future, u64::MAX).unwrap()
}

/// Not ready once: a place where the process may die.
#[derive(Default)]
struct Pause(bool);

impl Future for Pause {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        match std::mem::replace(&mut self.0, true) {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    }
}

/// A small generator of random numbers (splitmix64): one seed, one history.
#[derive(Default)]
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound.max(1)
    }
}
