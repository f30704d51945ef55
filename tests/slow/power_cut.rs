//! The power goes: whatever was not brought to the disk may be kept, dropped or torn, in any
//! combination. Nothing that was acknowledged may be missing, nothing half-done may show, and the
//! store must open.
//!
//! `RUQSAT_POWER_CUTS` sets how many images are tried (100 unless told), `RUQSAT_SEED` the seed.
#![cfg(feature = "bot")]

use crate::kit::power;
use crate::kit::{self, from_environment, wait};

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeDelta, Utc};
use power::{DiskState, Files, Honesty, Moments, PowerDisk, Random, Unsynced};
use ruqsat::ports::{Commit, Incoming, LadderChange, RecordChange, Store, UpdateId};
use ruqsat::reminders::{CaseId, ChatId, Outcome, Reminder, ReminderId, Rung};
use ruqsat::store::{DiskOptions, DiskStore};

const CHATS: usize = 4;
const STEPS: u32 = 60;

#[test]
fn nothing_acknowledged_is_lost_in_a_power_cut() {
    let images = from_environment("RUQSAT_POWER_CUTS", 100);
    let seed = from_environment("RUQSAT_SEED", 1);
    let report = try_images(images, seed, Honesty::Honest);
    println!("{} images, seed {seed}: {} violations", report.images, report.violations.len());
    assert_eq!(report.violations, Vec::<String>::new());
    assert!(report.images >= images);
}

#[test]
fn a_store_without_a_barrier_is_caught() {
    let report = try_images(30, 7, Honesty::SyncDoesNothing);
    assert!(!report.violations.is_empty(), "the checker cannot see a lost write");
}

struct Report {
    images: u64,
    violations: Vec<String>,
}

/// Runs histories, takes images of the disk in the middle of its writes, and opens each.
fn try_images(wanted: u64, seed: u64, honesty: Honesty) -> Report {
    let mut report = Report { images: 0, violations: Vec::new() };
    let mut random = Random(seed);
    while report.images < wanted {
        let history = History::run(random.next(), honesty);
        for image in history.images {
            report.images += 1;
            if let Err(violation) = open_and_compare(&image, &history.folder, &mut random) {
                report.violations.push(format!("seed {seed}, image {}: {violation}", report.images));
            }
        }
    }
    report
}

// The workload and what was acknowledged of it.

/// How far each chat's writes were issued and acknowledged.
#[derive(Clone, Debug, Default)]
struct Progress {
    issued: [u32; CHATS],
    acknowledged: [u32; CHATS],
    received: Vec<UpdateId>,
    done: Vec<UpdateId>,
}

struct History {
    folder: tempfile::TempDir,
    images: Vec<Image>,
}

/// The disk at one moment, and what had been promised by then.
#[derive(Debug)]
struct Image {
    files: Files,
    progress: Progress,
    /// Whether the file `format`, which lies outside this disk and is written last, was there.
    has_format: bool,
}

/// Takes an image now and then.
#[derive(Debug)]
struct Photographer {
    folder: std::path::PathBuf,
    progress: Arc<Mutex<Progress>>,
    /// What was promised is read before the disk is looked at: promises only grow.
    promised: Mutex<Progress>,
    random: Mutex<Random>,
    images: Mutex<Vec<Image>>,
}

impl Moments for Photographer {
    fn before(&self, _operation: &str) -> bool {
        let mut promised = self.promised.lock().unwrap();
        *promised = self.progress.lock().unwrap().clone();
        false
    }

    fn after(&self, _operation: &str, disk: &DiskState) -> bool {
        let mut random = self.random.lock().unwrap();
        if random.below(12) == 0 {
            let progress = self.promised.lock().unwrap().clone();
            let files = disk.image(Unsynced::Any(&mut random));
            let has_format = self.folder.join("data/format").exists();
            self.images.lock().unwrap().push(Image { files, progress, has_format });
        }
        false
    }
}

fn start() -> DateTime<Utc> {
    "2026-11-22T07:00:00Z".parse().unwrap()
}

impl History {
    fn run(seed: u64, honesty: Honesty) -> History {
        let folder = tempfile::tempdir().unwrap();
        let progress = Arc::new(Mutex::new(Progress::default()));
        let photographer = Arc::new(Photographer {
            folder: folder.path().to_path_buf(),
            progress: progress.clone(),
            promised: Mutex::default(),
            random: Mutex::new(Random(seed)),
            images: Mutex::default(),
        });
        let disk = PowerDisk::new(honesty, photographer.clone());
        let store = DiskStore::open_on(&options(folder.path()), Arc::new(disk.clone()), start()).unwrap();
        let mut random = Random(seed ^ 0xABCD);
        for step in 0..STEPS {
            take_a_step(&store, &progress, step, &mut random);
            if step == STEPS / 2 {
                // A compaction in the middle, with everything that it renames and removes.
                let _ = store.backup(Some(&folder.path().join("kept.backup")), start());
            }
        }
        // What the index looks like now is what a crash may leave of it.
        copy_folder(&folder.path().join("data/index"), &folder.path().join("index-then"));
        disk.die();
        drop(store);
        let images = std::mem::take(&mut *photographer.images.lock().unwrap());
        History { folder, images }
    }
}

fn take_a_step(store: &DiskStore, progress: &Mutex<Progress>, step: u32, random: &mut Random) {
    let chat = random.below(CHATS as u64) as usize;
    let update_id = UpdateId(u64::from(step) + 1);
    let incoming = Incoming { update_id, chat: ChatId(chat as i64), body: b"an update".to_vec().into() };
    if wait(store.receive(vec![incoming], start())).is_ok() {
        progress.lock().unwrap().received.push(update_id);
    }
    let version = {
        let mut progress = progress.lock().unwrap();
        progress.issued[chat] += 1;
        progress.issued[chat]
    };
    let commit = Commit {
        update_id: Some(update_id),
        record: RecordChange::Put(format!("version {version}").into_bytes()),
        ladder: LadderChange::Replace(vec![reminder(version)]),
        outbox: vec![format!("saved {version}").into_bytes()],
        history: vec![format!("told {version}").into_bytes()],
        ..Commit::new(ChatId(chat as i64), start())
    };
    if wait(store.commit(commit)).is_ok() {
        let mut progress = progress.lock().unwrap();
        progress.acknowledged[chat] = version;
        progress.done.push(update_id);
    }
    if random.below(4) == 0 {
        let due = start() + TimeDelta::days(1000);
        if let Ok(Some(claim)) = wait(store.claim(ChatId(chat as i64), due)) {
            let _ = wait(store.settle(claim, Outcome::NotSent, due));
        }
    }
}

fn reminder(version: u32) -> Reminder {
    let at = start() + TimeDelta::days(i64::from(version));
    Reminder::planned(
        ReminderId { case: CaseId(version as u16), rung: Rung::GoBy(7), due_on: at.date_naive() },
        at,
    )
}

/// Opens a store from an image and compares it with what was promised.
fn open_and_compare(image: &Image, then: &tempfile::TempDir, random: &mut Random) -> Result<(), String> {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("data")).unwrap();
    fs::copy(then.path().join("store.key"), folder.path().join("store.key")).unwrap();
    if image.has_format {
        fs::copy(then.path().join("data/format"), folder.path().join("data/format")).unwrap();
    }
    leave_an_index(&then.path().join("index-then"), &folder.path().join("data/index"), random);
    let disk = PowerDisk::holding(image.files.clone());
    let store = DiskStore::open_on(&options(folder.path()), Arc::new(disk), start())
        .map_err(|error| format!("it does not open: {error}"))?;
    let unfinished = wait(store.unfinished()).map_err(|error| error.to_string())?;
    for update_id in &image.progress.received {
        let waits = unfinished.iter().any(|incoming| incoming.update_id == *update_id);
        let acknowledged = image.progress.done.contains(update_id);
        let done_at_most = image.progress.received.last() == Some(update_id);
        if !waits && !acknowledged && !done_at_most {
            return Err(format!("{update_id:?} is lost"));
        }
        if waits && acknowledged {
            return Err(format!("{update_id:?} would be handled twice"));
        }
    }
    (0..CHATS).try_for_each(|chat| compare_chat(&store, chat, &image.progress))
}

fn compare_chat(store: &DiskStore, chat: usize, progress: &Progress) -> Result<(), String> {
    let id = ChatId(chat as i64);
    let record = wait(store.chat(id)).map_err(|error| error.to_string())?;
    let version = match record.as_deref() {
        None => 0,
        Some(bytes) => {
            let text = std::str::from_utf8(bytes).map_err(|_| "a record is garbled")?;
            text.strip_prefix("version ").and_then(|it| it.parse().ok()).ok_or("a record is garbled")?
        }
    };
    let (least, most) = (progress.acknowledged[chat], progress.issued[chat]);
    if version < least || version > most {
        return Err(format!("chat {chat} is at {version}, acknowledged {least}, issued {most}"));
    }
    let ladder = wait(store.ladder(id)).map_err(|error| error.to_string())?;
    let planned: Vec<u32> = ladder.reminders().map(|it| u32::from(it.id.case.0)).collect();
    let expected: Vec<u32> = if version == 0 { vec![] } else { vec![version] };
    if planned != expected {
        return Err(format!("chat {chat} is at {version}, but its reminders are {planned:?}"));
    }
    let told = wait(store.history(id)).map_err(|error| error.to_string())?.len() as u32;
    if told != version {
        return Err(format!("chat {chat} is at {version}, but was told {told} things"));
    }
    let pending = wait(store.pending_outbox()).map_err(|error| error.to_string())?;
    let said = pending.iter().filter(|outgoing| outgoing.chat == id).count() as u32;
    if said != version {
        return Err(format!("chat {chat} is at {version}, but {said} messages wait"));
    }
    Ok(())
}

/// What a crash may leave of the index: nothing, all, a cut or overwritten file, a half snapshot.
fn leave_an_index(then: &Path, now: &Path, random: &mut Random) {
    let damage = random.below(6);
    if damage == 0 {
        return;
    }
    copy_folder(then, now);
    let mut files: Vec<_> = fs::read_dir(now).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.is_file());
    files.sort();
    let chosen = files.get(random.below(files.len().max(1) as u64) as usize);
    match (damage, chosen) {
        (1, _) => fs::write(now.join("snap.FFFFFFFFFFFFFFFF.generating"), b"").unwrap(),
        (2, Some(path)) => fs::write(path, b"").unwrap(),
        (3, Some(path)) => {
            let bytes = fs::read(path).unwrap();
            let keep = random.below(bytes.len() as u64 + 1) as usize;
            fs::write(path, &bytes[..keep]).unwrap();
        }
        (4, Some(path)) => {
            let mut bytes = fs::read(path).unwrap();
            let at = random.below(bytes.len().max(1) as u64) as usize;
            let end = (at + 4096).min(bytes.len());
            bytes[at..end].fill(0xA5);
            fs::write(path, bytes).unwrap();
        }
        _ => {}
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &to.join(entry.file_name()));
        } else {
            // The index is open and may remove a file meanwhile.
            let _ = fs::copy(entry.path(), to.join(entry.file_name()));
        }
    }
}

fn options(folder: &Path) -> DiskOptions {
    DiskOptions { ballast: 512, ..kit::options(folder) }
}
