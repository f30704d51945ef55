//! The power goes: whatever was not brought to the disk may be kept, dropped or torn, in any
//! combination. Nothing that was acknowledged may be missing, nothing half-done may show, and the
//! store must open.
//!
//! `RUQSAT_POWER_CUTS` sets how many images are tried (100 unless told), `RUQSAT_SEED` the seed.
#![cfg(feature = "bot")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that meets the unexpected fails on the spot"
)]

use std::collections::BTreeMap;
use std::fs;
use std::future::Future;
use std::io::{self, Cursor, Read};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeDelta, Utc};
use ruqsat::ports::{Commit, Incoming, LadderChange, RecordChange, Store};
use ruqsat::reminders::{CaseId, ChatId, DeliveryState, Outcome, Reminder, ReminderId, Rung};
use ruqsat::store::{DiskOptions, DiskStore, Volume, VolumeFile};

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

fn from_environment(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
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
    received: Vec<u32>,
    done: Vec<u32>,
}

struct History {
    folder: tempfile::TempDir,
    images: Vec<Image>,
}

/// The disk at one moment, and what had been promised by then.
struct Image {
    files: BTreeMap<String, Vec<u8>>,
    progress: Progress,
}

fn start() -> DateTime<Utc> {
    "2026-11-22T07:00:00Z".parse().unwrap()
}

impl History {
    fn run(seed: u64, honesty: Honesty) -> History {
        let folder = tempfile::tempdir().unwrap();
        let progress = Arc::new(Mutex::new(Progress::default()));
        let disk = PowerDisk::new(seed, honesty, progress.clone());
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
        History { folder, images: disk.take_images() }
    }
}

fn take_a_step(store: &DiskStore, progress: &Mutex<Progress>, step: u32, random: &mut Random) {
    let chat = random.below(CHATS as u64) as usize;
    let update_id = step + 1;
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
    Reminder {
        id: ReminderId { case: CaseId(version as u16), rung: Rung::GoBy(7), due_on: at.date_naive() },
        at,
        provisional: false,
        state: DeliveryState::Planned { not_before: None },
        attempts: 0,
        ambiguous: 0,
        plain: false,
    }
}

/// Opens a store from an image and compares it with what was promised.
fn open_and_compare(image: &Image, then: &tempfile::TempDir, random: &mut Random) -> Result<(), String> {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("data")).unwrap();
    fs::copy(then.path().join("store.key"), folder.path().join("store.key")).unwrap();
    fs::copy(then.path().join("data/format"), folder.path().join("data/format")).unwrap();
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
            return Err(format!("update {update_id} is lost"));
        }
        if waits && acknowledged {
            return Err(format!("update {update_id} would be handled twice"));
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
    let mut options = DiskOptions::new(folder.join("data"), Some(folder.join("store.key")));
    options.ballast = 512;
    options.backup_every = None;
    options
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

// The disk: what is synced, what is not, and what a power cut leaves of it.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Honesty {
    Honest,
    /// What the store would be without a barrier.
    SyncDoesNothing,
}

/// A volume in memory that remembers what was not synced yet. Files are numbered; names point to
/// them.
#[derive(Clone, Debug)]
struct PowerDisk {
    honesty: Honesty,
    state: Arc<Mutex<DiskState>>,
    progress: Arc<Mutex<Progress>>,
    operations: Arc<AtomicU64>,
}

#[derive(Debug, Default)]
struct DiskState {
    files: Vec<FileState>,
    names: BTreeMap<String, usize>,
    synced_names: BTreeMap<String, usize>,
    name_changes: Vec<NameChange>,
    images: Vec<(BTreeMap<String, Vec<u8>>, Progress)>,
    random: u64,
    dead: bool,
}

#[derive(Clone, Debug, Default)]
struct FileState {
    now: Vec<u8>,
    synced: Vec<u8>,
    unsynced: Vec<Change>,
}

#[derive(Clone, Debug)]
enum Change {
    Write(u64, Vec<u8>),
    Truncate(u64),
}

#[derive(Clone, Debug)]
enum NameChange {
    Point(String, usize),
    Rename(String, String),
    Remove(String),
}

impl PowerDisk {
    fn new(seed: u64, honesty: Honesty, progress: Arc<Mutex<Progress>>) -> PowerDisk {
        let state = DiskState { random: seed, ..DiskState::default() };
        let (state, operations) = (Arc::new(Mutex::new(state)), Arc::default());
        PowerDisk { honesty, state, progress, operations }
    }

    fn holding(files: BTreeMap<String, Vec<u8>>) -> PowerDisk {
        let disk = PowerDisk::new(1, Honesty::Honest, Arc::default());
        {
            let mut state = disk.state.lock().unwrap();
            for (at, (name, bytes)) in files.into_iter().enumerate() {
                state.files.push(FileState { now: bytes.clone(), synced: bytes, unsynced: vec![] });
                state.names.insert(name.clone(), at);
                state.synced_names.insert(name, at);
            }
            // An opened image is not imaged again.
            state.random = u64::MAX;
        }
        disk
    }

    fn die(&self) {
        self.state.lock().unwrap().dead = true;
    }

    fn take_images(&self) -> Vec<Image> {
        let images = std::mem::take(&mut self.state.lock().unwrap().images);
        images.into_iter().map(|(files, progress)| Image { files, progress }).collect()
    }

    /// Every operation is a moment at which the power may go.
    fn operate<T>(&self, act: impl FnOnce(&mut DiskState) -> io::Result<T>) -> io::Result<T> {
        // What was promised is read before the disk is looked at: promises only grow.
        let progress = self.progress.lock().unwrap().clone();
        let mut state = self.state.lock().unwrap();
        if state.dead {
            return Err(io::Error::other("the power is gone"));
        }
        let value = act(&mut state)?;
        self.operations.fetch_add(1, Ordering::Relaxed);
        if state.random != u64::MAX {
            let mut random = Random(state.random);
            if random.below(12) == 0 {
                let image = state.image(&mut random);
                // Issued may have grown meanwhile; acknowledged counts as of before.
                state.images.push((image, progress));
            }
            state.random = random.0;
        }
        Ok(value)
    }
}

impl DiskState {
    /// What the disk may hold after a power cut at this moment.
    fn image(&self, random: &mut Random) -> BTreeMap<String, Vec<u8>> {
        let mut names = self.synced_names.clone();
        // Name changes reach the disk in their order, as far as they got.
        let reached = random.below(self.name_changes.len() as u64 + 1) as usize;
        for change in &self.name_changes[..reached] {
            apply(change, &mut names);
        }
        let content = |file: usize, random: &mut Random| {
            let file = &self.files[file];
            let mut bytes = file.synced.clone();
            for change in &file.unsynced {
                match (change, random.below(3)) {
                    (_, 0) => {}
                    (Change::Truncate(len), _) => bytes.truncate(*len as usize),
                    (Change::Write(at, data), 1) => write(&mut bytes, *at, data),
                    (Change::Write(at, data), _) => {
                        // Torn: some sectors of it are there, and the length may be as well.
                        if random.below(2) == 0 && bytes.len() < *at as usize + data.len() {
                            bytes.resize(*at as usize + data.len(), 0);
                        }
                        for (sector, part) in data.chunks(512).enumerate() {
                            if random.below(2) == 0 {
                                write(&mut bytes, at + 512 * sector as u64, part);
                            }
                        }
                    }
                }
            }
            bytes
        };
        names.into_iter().map(|(name, file)| (name, content(file, random))).collect()
    }

    fn file(&self, name: &str) -> io::Result<usize> {
        self.names.get(name).copied().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    }

    fn change_name(&mut self, change: NameChange) {
        apply(&change, &mut self.names);
        self.name_changes.push(change);
    }
}

fn apply(change: &NameChange, names: &mut BTreeMap<String, usize>) {
    match change {
        NameChange::Point(name, file) => {
            names.insert(name.clone(), *file);
        }
        NameChange::Rename(from, to) => {
            if let Some(file) = names.remove(from) {
                names.insert(to.clone(), file);
            }
        }
        NameChange::Remove(name) => {
            names.remove(name);
        }
    }
}

fn write(bytes: &mut Vec<u8>, at: u64, data: &[u8]) {
    let end = at as usize + data.len();
    if bytes.len() < end {
        bytes.resize(end, 0);
    }
    bytes[at as usize..end].copy_from_slice(data);
}

#[derive(Debug)]
struct PowerFile {
    disk: PowerDisk,
    file: usize,
}

impl Volume for PowerDisk {
    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.state.lock().unwrap().names.keys().cloned().collect())
    }

    fn read(&self, name: &str) -> io::Result<Box<dyn Read + Send>> {
        let state = self.state.lock().unwrap();
        Ok(Box::new(Cursor::new(state.files[state.file(name)?].now.clone())))
    }

    fn create(&self, name: &str) -> io::Result<Box<dyn VolumeFile>> {
        let file = self.operate(|state| {
            if let Ok(file) = state.file(name) {
                state.files[file].now.clear();
                state.files[file].unsynced.push(Change::Truncate(0));
                return Ok(file);
            }
            state.files.push(FileState::default());
            let file = state.files.len() - 1;
            state.change_name(NameChange::Point(name.to_string(), file));
            Ok(file)
        })?;
        Ok(Box::new(PowerFile { disk: self.clone(), file }))
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn VolumeFile>> {
        let file = self.state.lock().unwrap().file(name)?;
        Ok(Box::new(PowerFile { disk: self.clone(), file }))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.operate(|state| {
            state.file(from)?;
            state.change_name(NameChange::Rename(from.to_string(), to.to_string()));
            Ok(())
        })
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.operate(|state| {
            state.file(name)?;
            state.change_name(NameChange::Remove(name.to_string()));
            Ok(())
        })
    }

    fn sync_names(&self) -> io::Result<()> {
        self.operate(|state| {
            if self.honesty == Honesty::Honest {
                state.synced_names = state.names.clone();
                state.name_changes.clear();
            }
            Ok(())
        })
    }
}

impl VolumeFile for PowerFile {
    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        let state = self.disk.state.lock().unwrap();
        let end = offset as usize + buffer.len();
        let bytes = state.files[self.file].now.get(offset as usize..end);
        buffer.copy_from_slice(bytes.ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }

    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.disk.operate(|state| {
            let file = &mut state.files[self.file];
            write(&mut file.now, offset, bytes);
            file.unsynced.push(Change::Write(offset, bytes.to_vec()));
            Ok(())
        })
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.disk.operate(|state| {
            let file = &mut state.files[self.file];
            file.now.truncate(len as usize);
            file.unsynced.push(Change::Truncate(len));
            Ok(())
        })
    }

    fn sync(&mut self) -> io::Result<()> {
        let honest = self.disk.honesty == Honesty::Honest;
        self.disk.operate(|state| {
            if honest {
                let file = &mut state.files[self.file];
                file.synced = file.now.clone();
                file.unsynced.clear();
            }
            Ok(())
        })
    }
}

/// A small generator of random numbers (splitmix64): one seed, one history.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound.max(1)
    }
}
