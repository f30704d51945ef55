//! The process dies at every single point at which something is written or sent, before it and after
//! it, and starts again from whatever the disk may hold then: what was not synced kept, dropped, torn.
//! Whoever was told "saved" is reminded, nothing old goes out after "changed", and nothing at all
//! after "erased".
//!
//! The points have names: the step of the life of a reminder (W0 inbox, W1 plan, W2 claim, W3 outcome,
//! W4 change, W5 erase), and the operation on the disk or the message at which it dies.
//! `RUQSAT_CRASH_POINTS` sets every how many points one is tried (7 unless told, 1 for all).
#![cfg(feature = "bot")]

use crate::kit::options;
use crate::kit::power;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use power::{DiskState, Files, Honesty, Moments, PowerDisk, Random, Unsynced};
use ruqsat::app::delivery::{Delivery, ReminderSender, Voice};
use ruqsat::app::limiter::{Limiter, Limits};
use ruqsat::ports::{Claim, Clock, Commit, Durable, Incoming, LadderChange, RecordChange, Store, UpdateId};
use ruqsat::reminders::{Attempt, CaseId, ChatId, Outcome, Reminder, ReminderId, Rung};
use ruqsat::store::DiskStore;

const ASEL: ChatId = ChatId(1);
const BORIS: ChatId = ChatId(2);

#[test]
fn whatever_point_the_process_dies_at_the_promise_is_kept() {
    let every = std::env::var("RUQSAT_CRASH_POINTS").ok().and_then(|text| text.parse().ok()).unwrap_or(7);
    let report = die_everywhere(every, Honesty::Honest);
    for (point, many) in &report.points {
        println!("{many:4} {point}");
    }
    println!(
        "{} points, {} deaths, {} images: {} violations",
        report.points.values().sum::<usize>(),
        report.deaths,
        report.images,
        report.violations.len()
    );
    assert_eq!(report.violations, Vec::<String>::new());
    for step in ["open", "W0", "W1", "W2", "W3", "W4", "W5", "rotate", "compact", "backup"] {
        let is_met = report.points.keys().any(|point| point.contains(step));
        assert!(is_met || every > 1, "no point of {step} was met");
    }
}

#[test]
fn a_store_without_a_barrier_is_caught() {
    assert!(!die_everywhere(10, Honesty::SyncDoesNothing).violations.is_empty());
}

struct Report {
    /// How many points of each name there are.
    points: BTreeMap<String, usize>,
    deaths: usize,
    images: usize,
    violations: Vec<String>,
}

/// Plays the story again and again and dies at a later point each time, until it ends alive.
fn die_everywhere(every: usize, honesty: Honesty) -> Report {
    let mut report = Report { points: BTreeMap::new(), deaths: 0, images: 0, violations: Vec::new() };
    let mut random = Random(1);
    let mut at = every / 2;
    loop {
        let story = Story::play(at, honesty);
        let Some(point) = story.died_at() else { return report };
        report.deaths += 1;
        *report.points.entry(plain_name(&point)).or_default() += 1;
        for files in story.images(&mut random) {
            report.images += 1;
            let wrong = story.start_again(files);
            report.violations.extend(wrong.into_iter().map(|it| format!("point {at}, {point}: {it}")));
        }
        at += every;
    }
}

/// A point's name without the numbers of files.
fn plain_name(point: &str) -> String {
    let words = point.split(' ').map(|word| match word.split_once('-') {
        Some((kind, number)) if number.len() >= 16 => kind,
        _ => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Where the process dies: points are counted over disk and messages, each before and after.
#[derive(Debug)]
struct Fate {
    at: usize,
    state: Mutex<FateState>,
}

#[derive(Debug, Default)]
struct FateState {
    step: &'static str,
    met: usize,
    died_at: Option<String>,
}

impl Fate {
    fn meets(&self, when: &str, what: &str) -> bool {
        let mut state = self.state.lock().unwrap();
        if state.died_at.is_some() {
            return true;
        }
        let dies = state.met == self.at;
        state.met += 1;
        if dies {
            state.died_at = Some(format!("{} {when} {what}", state.step));
        }
        dies
    }
}

impl Moments for Fate {
    fn before(&self, operation: &str) -> bool {
        self.meets("before", operation)
    }

    fn after(&self, operation: &str, _disk: &DiskState) -> bool {
        self.meets("after", operation)
    }
}

/// What people were told, and what really arrived.
#[derive(Clone, Debug, Default)]
struct Truth {
    received: bool,
    saved: bool,
    changed: bool,
    erased: bool,
    /// Each arrival in order: whose, what, whether it was marked as a repeat.
    arrived: Vec<(ChatId, ReminderId, bool)>,
    /// Sends whose outcome nobody could know.
    ambiguous: BTreeMap<(ChatId, ReminderId), usize>,
}

#[derive(Clone)]
struct World {
    fate: Arc<Fate>,
    truth: Arc<Mutex<Truth>>,
    time: Arc<Mutex<(DateTime<Utc>, Duration)>>,
}

fn start() -> DateTime<Utc> {
    "2026-11-22T04:00:00Z".parse().unwrap()
}

fn at_hour(hours: i64) -> DateTime<Utc> {
    start() + TimeDelta::hours(hours)
}

impl Clock for World {
    fn now(&self) -> DateTime<Utc> {
        self.time.lock().unwrap().0
    }

    fn elapsed(&self) -> Duration {
        self.time.lock().unwrap().1
    }

    async fn sleep(&self, span: Duration) {
        let mut time = self.time.lock().unwrap();
        time.0 += TimeDelta::from_std(span).unwrap();
        time.1 += span;
    }
}

impl Voice for World {
    type Message = bool;

    fn word(&self, _: Option<&[u8]>, attempt: &Attempt, _: DateTime<Utc>) -> Option<bool> {
        Some(attempt.repeat)
    }

    fn plain(&self, _: Option<&[u8]>, attempt: &Attempt, _: DateTime<Utc>) -> bool {
        attempt.repeat
    }
}

impl ReminderSender for World {
    type Message = bool;

    async fn remind(&self, claim: &Durable<Claim>, marked: &bool) -> Outcome {
        let due: Vec<_> = claim.due.iter().map(|due| (claim.chat, due.id)).collect();
        let is_unsure = |truth: &mut Truth| {
            for one in &due {
                *truth.ambiguous.entry(*one).or_default() += 1;
            }
        };
        if self.fate.meets("before", "the message leaves") {
            is_unsure(&mut self.truth.lock().unwrap());
            return Outcome::Uncertain;
        }
        let mut truth = self.truth.lock().unwrap();
        truth.arrived.extend(due.iter().map(|(chat, id)| (*chat, *id, *marked)));
        if self.fate.meets("after", "the message arrives") {
            is_unsure(&mut truth);
            return Outcome::Uncertain;
        }
        Outcome::Sent { message_id: 1 }
    }
}

impl World {
    fn begin(at: usize) -> World {
        World {
            fate: Arc::new(Fate { at, state: Mutex::default() }),
            truth: Arc::default(),
            time: Arc::new(Mutex::new((start(), Duration::ZERO))),
        }
    }

    fn step(&self, name: &'static str, now: DateTime<Utc>) {
        self.fate.state.lock().unwrap().step = name;
        let mut time = self.time.lock().unwrap();
        let span = (now - time.0).to_std().unwrap_or_default();
        time.1 += span;
        time.0 = now;
    }

    fn truth(&self) -> Truth {
        self.truth.lock().unwrap().clone()
    }

    async fn deliver(&self, store: &DiskStore) {
        let limiter = Arc::new(Limiter::new(Limits::default()));
        let part = || self.clone();
        let delivery = Delivery::new(Arc::new(store.clone()), part(), part(), part(), limiter);
        delivery.deliver_due().await;
    }
}

fn reminder(case: u16, at: DateTime<Utc>) -> Reminder {
    Reminder::planned(ReminderId { case: CaseId(case), rung: Rung::GoBy(7), due_on: at.date_naive() }, at)
}

/// Asel saves a document, is reminded, corrects its date and is reminded again; Boris saves and erases.
struct Story {
    folder: tempfile::TempDir,
    disk: PowerDisk,
    world: World,
}

const FIRST: i64 = 1;
const OLD: i64 = 30;
const NEW: i64 = 40;
const BORIS_AT: i64 = 50;

impl Story {
    fn play(at: usize, honesty: Honesty) -> Story {
        let world = World::begin(at);
        let disk = PowerDisk::new(honesty, world.fate.clone());
        let story = Story { folder: tempfile::tempdir().unwrap(), disk, world };
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        story.world.step("open", start());
        let store = DiskStore::open_on(&options(story.folder.path()), Arc::new(story.disk.clone()), start());
        if let Ok(store) = store {
            runtime.block_on(story.tell(&store));
            // What the process would still write while it ends is not written any more.
            story.disk.die();
            drop(store);
        }
        story
    }

    async fn tell(&self, store: &DiskStore) {
        let world = &self.world;
        let is_told = |how: fn(&mut Truth)| how(&mut world.truth.lock().unwrap());
        world.step("W0 inbox:", start());
        let press = Incoming { update_id: UpdateId(1), chat: ASEL, body: b"save it".to_vec().into() };
        if store.receive(vec![press], start()).await.is_ok() {
            is_told(|truth| truth.received = true);
        }
        world.step("W1 plan:", start());
        let ladder = vec![reminder(1, at_hour(FIRST)), reminder(2, at_hour(OLD))];
        if let Ok(said) = store.commit(saves(ASEL, Some(UpdateId(1)), "saved", ladder)).await {
            is_told(|truth| truth.saved = true);
            for outgoing in said.each() {
                let _ = store.sent(outgoing).await;
            }
        }
        let boris = vec![reminder(1, at_hour(BORIS_AT))];
        let _ = store.commit(saves(BORIS, None, "saved", boris)).await;
        world.step("W2 and W3, claim and outcome:", at_hour(FIRST));
        world.deliver(store).await;
        world.step("rotate:", at_hour(FIRST));
        let _ = store.check();
        world.step("W4 change:", at_hour(FIRST));
        let ladder = vec![reminder(1, at_hour(FIRST)), reminder(3, at_hour(NEW))];
        if store.commit(saves(ASEL, None, "changed", ladder)).await.is_ok() {
            is_told(|truth| truth.changed = true);
        }
        world.step("compact:", at_hour(FIRST));
        let _ = store.compact();
        world.step("W5 erase:", at_hour(2));
        let erase = Commit { record: RecordChange::Forget, ..Commit::new(BORIS, at_hour(2)) };
        if store.commit(erase).await.is_ok() {
            is_told(|truth| truth.erased = true);
        }
        world.step("backup:", at_hour(2));
        let _ = store.backup(Some(&self.folder.path().join("kept.backup")), at_hour(2));
        world.step("W2 and W3 again:", at_hour(NEW));
        world.deliver(store).await;
    }

    fn died_at(&self) -> Option<String> {
        self.world.fate.state.lock().unwrap().died_at.clone()
    }

    /// What the disk may hold after this death.
    fn images(&self, random: &mut Random) -> Vec<Files> {
        vec![
            self.disk.image(Unsynced::Kept),
            self.disk.image(Unsynced::Dropped),
            self.disk.image(Unsynced::Any(random)),
        ]
    }

    /// A new process with what the disk holds; from here on all goes well. Returns what is wrong.
    fn start_again(&self, files: Files) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("data")).unwrap();
        fs::copy(self.folder.path().join("store.key"), folder.path().join("store.key")).unwrap();
        // Written last: a process that dies in its first start has none yet.
        let format = self.folder.path().join("data/format");
        if format.exists() {
            fs::copy(format, folder.path().join("data/format")).unwrap();
        }
        let world = World::begin(usize::MAX);
        *world.truth.lock().unwrap() = self.world.truth();
        let now = self.world.now();
        world.step("again", now);
        let disk = Arc::new(PowerDisk::holding(files));
        let store = match DiskStore::open_on(&options(folder.path()), disk, now) {
            Ok(store) => store,
            Err(error) => return vec![format!("it does not open: {error}")],
        };
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(go_on(&store, &world))
    }
}

fn saves(chat: ChatId, update_id: Option<UpdateId>, what: &str, ladder: Vec<Reminder>) -> Commit {
    Commit {
        update_id,
        record: RecordChange::Put(what.as_bytes().to_vec()),
        ladder: LadderChange::Replace(ladder),
        outbox: vec![what.as_bytes().to_vec()],
        history: vec![what.as_bytes().to_vec()],
        ..Commit::new(chat, start())
    }
}

async fn go_on(store: &DiskStore, world: &World) -> Vec<String> {
    let mut wrong = Vec::new();
    let before = world.truth();
    let unfinished = store.unfinished().await.unwrap().len();
    let record = store.chat(ASEL).await.unwrap();
    let record = record.as_deref().map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let told = store.history(ASEL).await.unwrap().len();
    let state = (record.as_deref(), told);
    let allowed: &[(Option<&str>, usize)] = match (before.saved, before.changed) {
        (false, _) => &[(None, 0), (Some("saved"), 1)],
        (true, false) => &[(Some("saved"), 1), (Some("changed"), 2)],
        (true, true) => &[(Some("changed"), 2)],
    };
    if !allowed.contains(&state) {
        wrong.push(format!("Asel's record is {state:?} after {before:?}"));
    }
    if before.received && (unfinished == 1) == record.is_some() {
        wrong.push(format!("the press is lost or done twice: {unfinished} unfinished, {record:?}"));
    }
    let boris = store.chat(BORIS).await.unwrap();
    if before.erased && (boris.is_some() || !store.history(BORIS).await.unwrap().is_empty()) {
        wrong.push("Boris is back after he was erased".into());
    }
    // What the ladder says now is what is owed.
    let mut owed = BTreeSet::new();
    for chat in [ASEL, BORIS] {
        let ladder = store.ladder(chat).await.unwrap();
        owed.extend(ladder.reminders().map(|it| (chat, it.id)));
        if ladder.is_empty() != store.chat(chat).await.unwrap().is_none() {
            wrong.push(format!("a record without its ladder, or a ladder without its record: {ladder:?}"));
        }
    }
    for hour in [FIRST, FIRST + 2, OLD, NEW, NEW + 2, BORIS_AT, BORIS_AT + 2] {
        world.step("again", at_hour(hour).max(world.now()));
        world.deliver(store).await;
    }
    wrong.extend(judge(&before, &world.truth(), &owed));
    wrong
}

/// What arrived, compared with what is owed and with what could not be known.
fn judge(before: &Truth, after: &Truth, owed: &BTreeSet<(ChatId, ReminderId)>) -> Vec<String> {
    let mut wrong = Vec::new();
    for one in owed {
        if !after.arrived.iter().any(|(chat, id, _)| (*chat, *id) == *one) {
            wrong.push(format!("{one:?} was promised and never came"));
        }
    }
    let mut copies: BTreeMap<_, usize> = BTreeMap::new();
    for (chat, id, marked) in &after.arrived {
        let many = copies.entry((*chat, *id)).or_default();
        if *many > 0 && !marked {
            wrong.push(format!("{id:?} came again without being marked"));
        }
        *many += 1;
    }
    for (one, many) in copies {
        // The death itself may have hidden an outcome that Telegram had told.
        let ambiguous = after.ambiguous.get(&one).copied().unwrap_or(0).max(1);
        if many > 1 + ambiguous {
            wrong.push(format!("{one:?}: {many} copies, {ambiguous} ambiguous"));
        }
    }
    let since = &after.arrived[before.arrived.len()..];
    if before.changed && since.iter().any(|(_, id, _)| id.case == CaseId(2)) {
        wrong.push("the old date went out after \"changed\"".into());
    }
    if before.erased && since.iter().any(|(chat, _, _)| *chat == BORIS) {
        wrong.push("Boris was reminded after he was erased".into());
    }
    wrong
}
