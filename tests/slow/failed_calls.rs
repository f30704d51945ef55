//! Every single call on the disk fails once: a write, a sync, a rename. What was acknowledged before and
//! after is there when the power goes later, however much of the unsynced is lost; a failed sync loses what
//! it should have kept, although it can still be read. And a death at every point of an erasure leaves it
//! not begun or finished.
//!
//! `RUQSAT_FAILED_CALLS` sets how many failures are tried (60 unless told), `RUQSAT_FORGET_KILLS` how many
//! deaths inside an erasure (60 unless told).
#![cfg(feature = "bot")]

use crate::kit::power;
use crate::kit::reader::Reader;
use crate::kit::{from_environment, noon, options, wait};

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::TimeDelta;
use power::{DiskState, Files, Honesty, Moments, PowerDisk, Random, Unsynced};
use ruqsat::ports::{Commit, LadderChange, RecordChange, Store};
use ruqsat::reminders::{CaseId, ChatId, Reminder, ReminderId, Rung};
use ruqsat::store::DiskStore;

const PEOPLE: i64 = 6;

fn save(chat: ChatId, version: u32) -> Commit {
    let at = noon() + TimeDelta::days(i64::from(version) + 1);
    let id = ReminderId { case: CaseId(1), rung: Rung::GoBy(7), due_on: at.date_naive() };
    Commit {
        record: RecordChange::Put(version.to_string().into_bytes()),
        ladder: LadderChange::Replace(vec![Reminder::planned(id, at)]),
        history: vec![b"told".to_vec()],
        ..Commit::new(chat, noon())
    }
}

/// Which call fails, or at which the power goes.
#[derive(Debug)]
struct Fate {
    fails_at: usize,
    dies_at: usize,
    met: AtomicUsize,
    /// Counts only from here on.
    armed: std::sync::atomic::AtomicBool,
    /// The call that failed.
    failed: std::sync::Mutex<String>,
}

impl Fate {
    fn new(fails_at: usize, dies_at: usize, armed: bool) -> Arc<Fate> {
        Arc::new(Fate {
            fails_at,
            dies_at,
            met: AtomicUsize::new(0),
            armed: armed.into(),
            failed: Default::default(),
        })
    }
}

impl Moments for Fate {
    fn before(&self, _: &str) -> bool {
        false
    }

    fn fails(&self, operation: &str) -> bool {
        let fails =
            self.armed.load(Ordering::SeqCst) && self.met.fetch_add(1, Ordering::SeqCst) == self.fails_at;
        if fails {
            *self.failed.lock().unwrap() = operation.to_string();
        }
        fails
    }

    fn after(&self, _: &str, _: &DiskState) -> bool {
        self.armed.load(Ordering::SeqCst) && self.met.load(Ordering::SeqCst) > self.dies_at
    }
}

/// What each person was told: the version that was saved, or that they are erased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Told {
    least: u32,
    most: u32,
    erased: bool,
    /// An erasure was asked for, and its answer was an error or never came.
    asked: bool,
}

fn start_again(folder: &Path, files: Files) -> Result<DiskStore, String> {
    let disk = Arc::new(PowerDisk::holding(files));
    DiskStore::open_on(&options(folder), disk, noon()).map_err(|error| format!("it does not open: {error}"))
}

fn judge(store: &DiskStore, told: &[Told]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (chat, told) in (0..).map(ChatId).zip(told) {
        let record = wait(store.chat(chat)).map_err(|error| error.to_string());
        let version = match &record {
            Ok(record) => {
                record.as_deref().map(|bytes| String::from_utf8_lossy(bytes).parse::<u32>().unwrap())
            }
            Err(error) => {
                wrong.push(format!("{}: {error}", chat.0));
                continue;
            }
        };
        let fits = match version {
            None => told.erased || told.asked || told.least == 0,
            Some(version) => !told.erased && (told.least..=told.most).contains(&version),
        };
        if !fits {
            wrong.push(format!("{}: {version:?} after {told:?}", chat.0));
        }
        let reminders = wait(store.ladder(chat)).map_or(99, |ladder| ladder.reminders().count());
        let history = wait(store.history(chat)).map_or(99, |told| told.len());
        if (version.is_none() && (reminders, history) != (0, 0)) || (version.is_some() && reminders != 1) {
            wrong.push(format!("{}: half of it: {version:?}, {reminders} reminders, {history} told", chat.0));
        }
    }
    if store.figures().quarantined > 0 {
        wrong.push(format!("{} records cannot be read", store.figures().quarantined));
    }
    wrong
}

/// Saves, changes, erases and compacts; each write is tried again until it succeeds. `said` looks at the disk
/// whenever somebody is told "erased".
fn live(store: &DiskStore, told: &mut [Told; PEOPLE as usize], said: &mut dyn FnMut(ChatId)) {
    for round in 1..=3_u32 {
        for (chat, told) in (0..).map(ChatId).zip(told.iter_mut()) {
            for _ in 0..3 {
                told.most = round;
                if wait(store.commit(save(chat, round))).is_ok() {
                    told.least = round;
                    break;
                }
            }
        }
        if round == 2 {
            let _ = store.compact();
        }
    }
    for chat in [1, 4] {
        erase(store, chat, told, said);
    }
}

/// Asks until it is done. Whoever asks for what is left over meanwhile is handed "erased" only if it is so.
fn erase(store: &DiskStore, chat: usize, told: &mut [Told; PEOPLE as usize], said: &mut dyn FnMut(ChatId)) {
    for _ in 0..3 {
        told[chat].asked = true;
        let forget = Commit {
            record: RecordChange::Forget,
            outbox: vec![b"erased".to_vec()],
            ..Commit::new(ChatId(chat as i64), noon())
        };
        let done = wait(store.commit(forget)).is_ok();
        let left = wait(store.left_over(noon() + TimeDelta::days(1), 100)).unwrap().into_inner().said;
        left.iter().filter(|it| &*it.body == b"erased").for_each(|it| said(it.chat));
        if done {
            said(ChatId(chat as i64));
            told[chat].erased = true;
            return;
        }
    }
}

#[test]
fn a_single_failed_call_loses_nothing_that_was_acknowledged() {
    let wanted = from_environment("RUQSAT_FAILED_CALLS", 60) as usize;
    let all = calls(Honesty::Honest);
    let (mut tried, mut wrong) = (0, Vec::new());
    let mut random = Random(1);
    for number in 0..wanted {
        let at = if wanted >= all { number % all } else { number * all / wanted };
        tried += 1;
        let found = fail_at(at, Honesty::Honest, &mut random);
        wrong.extend(found.into_iter().map(|it| format!("call {at} of {all}: {it}")));
    }
    println!("{tried} failed calls of {all} there are: {} violations", wrong.len());
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_store_without_a_barrier_is_caught() {
    let mut random = Random(3);
    let wrong: Vec<String> =
        (0..10).flat_map(|number| fail_at(number * 7, Honesty::SyncDoesNothing, &mut random)).collect();
    assert!(!wrong.is_empty());
}

/// How many calls the story makes.
fn calls(honesty: Honesty) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let fate = Fate::new(usize::MAX, usize::MAX, true);
    let disk = PowerDisk::new(honesty, fate.clone());
    let store = DiskStore::open_on(&options(folder.path()), Arc::new(disk), noon()).unwrap();
    live(&store, &mut [Told::default(); PEOPLE as usize], &mut |_| {});
    fate.met.load(Ordering::SeqCst)
}

fn fail_at(at: usize, honesty: Honesty, random: &mut Random) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let fate = Fate::new(at, usize::MAX, true);
    let disk = PowerDisk::new(honesty, fate.clone());
    let mut told = [Told::default(); PEOPLE as usize];
    // A start that fails has promised nothing; the next one succeeds.
    let open = || DiskStore::open_on(&options(folder.path()), Arc::new(disk.clone()), noon());
    let store = match open().or_else(|_| open()) {
        Ok(store) => store,
        Err(error) => return vec![format!("it does not open: {error}")],
    };
    let mut early = Vec::new();
    live(&store, &mut told, &mut |chat| {
        let files = disk.image(Unsynced::Kept).into_values();
        if Reader::of(files, &folder.path().join("store.key")).opens_person(chat) {
            early.push(format!("{}: \"erased\" is said, and the key is there", chat.0));
        }
    });
    let images = [disk.image(Unsynced::Dropped), disk.image(Unsynced::Any(random))];
    disk.die();
    drop(store);
    let mut wrong = early;
    for files in images {
        let place = tempfile::tempdir().unwrap();
        copy_key(folder.path(), place.path());
        match start_again(place.path(), files) {
            Ok(store) => wrong.extend(judge(&store, &told)),
            Err(error) => wrong.push(error),
        }
    }
    let failed = fate.failed.lock().unwrap();
    wrong.into_iter().map(|it| format!("{failed}: {it}")).collect()
}

/// Key and format, which lie outside the disk of the test.
fn copy_key(from: &Path, to: &Path) {
    fs::create_dir_all(to.join("data")).unwrap();
    for name in ["store.key", "data/format"] {
        if from.join(name).exists() {
            fs::copy(from.join(name), to.join(name)).unwrap();
        }
    }
}

/// How an erasure that a death met ended.
struct Death {
    /// Whether the erasure came as far as the call.
    died: bool,
    /// How many calls there were.
    calls: usize,
    /// Whether the person was gone at the next start.
    finished: bool,
    wrong: Vec<String>,
}

/// Dies at this call of an erasure, with so much of what was unsynced on the disk.
fn die_at(at: usize, honesty: Honesty, unsynced: impl FnOnce(&PowerDisk) -> Files) -> Death {
    let folder = tempfile::tempdir().unwrap();
    let fate = Fate::new(usize::MAX, at, false);
    let disk = PowerDisk::new(honesty, fate.clone());
    let store = DiskStore::open_on(&options(folder.path()), Arc::new(disk.clone()), noon()).unwrap();
    let mut told = [Told::default(); PEOPLE as usize];
    for (chat, told) in (0..).map(ChatId).zip(told.iter_mut()) {
        drop(wait(store.commit(save(chat, 1))).unwrap());
        (told.least, told.most) = (1, 1);
    }
    // Nothing else is under way when the erasure begins.
    std::thread::sleep(std::time::Duration::from_millis(30));
    fate.armed.store(true, Ordering::SeqCst);
    erase(&store, 4, &mut told, &mut |_| {});
    let died = disk.is_dead();
    let files = unsynced(&disk);
    disk.die();
    drop(store);
    let calls = fate.met.load(Ordering::SeqCst);
    let mut death = Death { died, calls, finished: false, wrong: Vec::new() };
    if !died {
        return death;
    }
    let place = tempfile::tempdir().unwrap();
    copy_key(folder.path(), place.path());
    match start_again(place.path(), files) {
        Ok(store) => {
            death.wrong = judge(&store, &told);
            death.finished = wait(store.chat(ChatId(4))).is_ok_and(|record| record.is_none());
            // Asked again, it is done.
            erase(&store, 4, &mut told, &mut |_| {});
            if !told[4].erased || wait(store.chat(ChatId(4))).is_ok_and(|record| record.is_some()) {
                death.wrong.push("asked again, it is not done".into());
            }
        }
        Err(error) => death.wrong.push(error),
    }
    death.wrong.iter_mut().for_each(|it| *it = format!("call {at}: {it}"));
    death
}

#[test]
fn a_death_inside_an_erasure_leaves_it_not_begun_or_finished() {
    let wanted = from_environment("RUQSAT_FORGET_KILLS", 60) as usize;
    let calls = die_at(usize::MAX, Honesty::Honest, |disk| disk.image(Unsynced::Kept)).calls;
    assert!(calls > 5, "an erasure makes calls");
    let (next, met) = (AtomicUsize::new(0), std::sync::Mutex::new(Vec::new()));
    let dies = |number: usize| {
        let mut random = Random(7 + number as u64);
        die_at(number % calls, Honesty::Honest, |disk| match (number + number / calls + 1) % 3 {
            0 => disk.image(Unsynced::Kept),
            1 => disk.image(Unsynced::Dropped),
            _ => disk.image(Unsynced::Any(&mut random)),
        })
    };
    // A dead store takes its time to end; many end at once.
    std::thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                while met.lock().unwrap().len() < wanted {
                    let death = dies(next.fetch_add(1, Ordering::SeqCst));
                    if death.died {
                        met.lock().unwrap().push(death);
                    }
                }
            });
        }
    });
    let met = met.into_inner().unwrap();
    let finished = met.iter().filter(|death| death.finished).count();
    let wrong: Vec<&String> = met.iter().flat_map(|death| &death.wrong).collect();
    println!(
        "{} deaths inside an erasure of {calls} calls, {finished} of them finished at the next start: {} violations",
        met.len(),
        wrong.len()
    );
    assert_eq!(wrong, Vec::<&String>::new());
    assert!(finished > 0 && finished < met.len(), "both are met: {finished} of {}", met.len());
}

#[test]
fn an_erasure_on_a_store_without_a_barrier_is_caught() {
    let dies = |at| die_at(at, Honesty::SyncDoesNothing, |disk| disk.image(Unsynced::Dropped));
    let wrong: Vec<String> = (0..6).flat_map(|at| dies(at).wrong).collect();
    assert!(!wrong.is_empty());
}
