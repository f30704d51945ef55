//! A disk in memory: what is synced, what is not, and what a power cut leaves of it.
#![allow(dead_code, reason = "each test of power cuts uses its own part of this")]

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::io::{self, Cursor, Read};
use std::sync::{Arc, Mutex};

use ruqsat::store::{Volume, VolumeFile};

/// Files by name.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What becomes of writes that were not synced.
pub enum Unsynced<'a> {
    Kept,
    Dropped,
    /// Each of them kept, dropped or torn at 512 bytes.
    Any(&'a mut Random),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Honesty {
    Honest,
    /// What the store would be without a barrier.
    SyncDoesNothing,
}

/// Every operation on the disk is a moment at which the power may go.
pub trait Moments: Debug + Send + Sync {
    /// Before an operation; true if the power goes now, and nothing of it is done.
    fn before(&self, _operation: &str) -> bool {
        false
    }

    /// Whether an operation fails: nothing of it is done, and what a failed sync should have brought to
    /// the disk never gets there, although it can still be read.
    fn fails(&self, _operation: &str) -> bool {
        false
    }

    /// After an operation; true if the power goes now, and nobody learns that it was done.
    fn after(&self, _operation: &str, _disk: &DiskState) -> bool {
        false
    }
}

/// The power never goes.
#[derive(Debug)]
pub struct Steady;

impl Moments for Steady {}

/// A volume in memory that remembers what was not synced yet. Files are numbered; names point to
/// them.
#[derive(Clone, Debug)]
pub struct PowerDisk {
    honesty: Honesty,
    state: Arc<Mutex<DiskState>>,
    moments: Arc<dyn Moments>,
}

#[derive(Debug, Default)]
pub struct DiskState {
    files: Vec<FileState>,
    names: BTreeMap<String, usize>,
    synced_names: BTreeMap<String, usize>,
    name_changes: Vec<NameChange>,
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
    pub fn new(honesty: Honesty, moments: Arc<dyn Moments>) -> PowerDisk {
        PowerDisk { honesty, state: Arc::default(), moments }
    }

    /// A disk that holds these files, all of them synced.
    pub fn holding(files: Files) -> PowerDisk {
        let disk = PowerDisk::new(Honesty::Honest, Arc::new(Steady));
        let mut state = disk.state.lock().unwrap();
        for (at, (name, bytes)) in files.into_iter().enumerate() {
            state.files.push(FileState { now: bytes.clone(), synced: bytes, unsynced: vec![] });
            state.names.insert(name.clone(), at);
            state.synced_names.insert(name, at);
        }
        drop(state);
        disk
    }

    /// From here on every operation fails.
    pub fn die(&self) {
        self.state.lock().unwrap().dead = true;
    }

    pub fn is_dead(&self) -> bool {
        self.state.lock().unwrap().dead
    }

    /// What the disk may hold after a power cut at this moment.
    pub fn image(&self, what: Unsynced<'_>) -> Files {
        self.state.lock().unwrap().image(what)
    }

    fn operate<T>(
        &self,
        operation: &str,
        act: impl FnOnce(&mut DiskState) -> io::Result<T>,
    ) -> io::Result<T> {
        let goes_before = self.moments.before(operation);
        let mut state = self.state.lock().unwrap();
        state.dead |= goes_before;
        if state.dead {
            return Err(io::Error::other("the power is gone"));
        }
        if self.moments.fails(operation) {
            if let Some(file) =
                operation.strip_prefix("sync ").and_then(|name| state.names.get(name).copied())
            {
                state.files[file].unsynced.clear();
            }
            return Err(io::Error::other("an input or output error"));
        }
        let value = act(&mut state)?;
        if self.moments.after(operation, &state) {
            state.dead = true;
            return Err(io::Error::other("the power is gone"));
        }
        Ok(value)
    }
}

impl DiskState {
    /// What the disk may hold after a power cut at this moment.
    pub fn image(&self, mut what: Unsynced<'_>) -> Files {
        let mut names = self.synced_names.clone();
        // Name changes reach the disk in their order, as far as they got.
        let reached = match &mut what {
            Unsynced::Kept => self.name_changes.len(),
            Unsynced::Dropped => 0,
            Unsynced::Any(random) => random.below(self.name_changes.len() as u64 + 1) as usize,
        };
        for change in &self.name_changes[..reached] {
            apply(change, &mut names);
        }
        let mut content = |file: usize| {
            let file = &self.files[file];
            match &mut what {
                Unsynced::Kept => file.now.clone(),
                Unsynced::Dropped => file.synced.clone(),
                Unsynced::Any(random) => file.torn(random),
            }
        };
        names.into_iter().map(|(name, file)| (name, content(file))).collect()
    }

    fn file(&self, name: &str) -> io::Result<usize> {
        self.names.get(name).copied().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    }

    fn change_name(&mut self, change: NameChange) {
        apply(&change, &mut self.names);
        self.name_changes.push(change);
    }
}

impl FileState {
    /// Each write that was not synced kept, dropped or torn.
    fn torn(&self, random: &mut Random) -> Vec<u8> {
        let mut bytes = self.synced.clone();
        for change in &self.unsynced {
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
    name: String,
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
        let file = self.operate(&format!("create {name}"), |state| {
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
        Ok(Box::new(PowerFile { disk: self.clone(), name: name.to_string(), file }))
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn VolumeFile>> {
        let file = self.state.lock().unwrap().file(name)?;
        Ok(Box::new(PowerFile { disk: self.clone(), name: name.to_string(), file }))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.operate(&format!("rename {from}"), |state| {
            state.file(from)?;
            state.change_name(NameChange::Rename(from.to_string(), to.to_string()));
            Ok(())
        })
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.operate(&format!("remove {name}"), |state| {
            state.file(name)?;
            state.change_name(NameChange::Remove(name.to_string()));
            Ok(())
        })
    }

    fn sync_names(&self) -> io::Result<()> {
        self.operate("sync names", |state| {
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
        self.disk.operate(&format!("write {}", self.name), |state| {
            let file = &mut state.files[self.file];
            write(&mut file.now, offset, bytes);
            file.unsynced.push(Change::Write(offset, bytes.to_vec()));
            Ok(())
        })
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.disk.operate(&format!("truncate {}", self.name), |state| {
            let file = &mut state.files[self.file];
            file.now.truncate(len as usize);
            file.unsynced.push(Change::Truncate(len));
            Ok(())
        })
    }

    fn sync(&mut self) -> io::Result<()> {
        let honest = self.disk.honesty == Honesty::Honest;
        self.disk.operate(&format!("sync {}", self.name), |state| {
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
#[derive(Debug)]
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound.max(1)
    }
}
