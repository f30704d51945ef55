//! One key a person, wrapped by the master key, in a file of slots that is changed in place:
//! to forget somebody is to overwrite their slot.
//!
//! A slot is 128 bytes, so it never lies across two sectors of the disk, and what a torn write can
//! spoil is the one slot that was being written, which nothing acknowledged leans on yet.

use std::collections::HashMap;
use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};

use super::cache::Cache;
use super::sealing::{MasterKey, Nonces, Sealer, WRAPPED, Who, random};
use super::volume::{Volume, VolumeFile};

const FILE: &str = "keys";
const SLOT: usize = 128;
const USED: usize = 16 + WRAPPED;
/// Unwrapped keys kept in memory; the rest are unwrapped when they are needed.
const CACHED: usize = 8192;

/// A slot's number and its new bytes.
type Slot = (u32, [u8; SLOT]);

/// Everybody's keys.
pub(super) struct Keyring {
    master: Arc<MasterKey>,
    volume: Arc<dyn Volume>,
    file: Arc<Mutex<Box<dyn VolumeFile>>>,
    slots: HashMap<Who, (u32, [u8; WRAPPED])>,
    free: Vec<u32>,
    next: u32,
    /// Slots that are to be written with the next barrier.
    unwritten: Vec<Slot>,
    cache: Cache<Who, Sealer>,
}

impl Keyring {
    pub(super) fn open(master: Arc<MasterKey>, volume: Arc<dyn Volume>) -> io::Result<Keyring> {
        let is_there = volume.names()?.iter().any(|name| name == FILE);
        let file = if is_there { volume.open(FILE)? } else { volume.create(FILE)? };
        let mut keyring = Keyring {
            master,
            volume,
            file: Arc::new(Mutex::new(file)),
            slots: HashMap::new(),
            free: Vec::new(),
            next: 0,
            unwritten: Vec::new(),
            cache: Cache::new(CACHED),
        };
        if is_there {
            keyring.load()?;
        } else {
            lock(&keyring.file).sync()?;
            keyring.volume.sync_names()?;
        }
        Ok(keyring)
    }

    /// Where the keys are kept.
    pub(super) fn volume(&self) -> Arc<dyn Volume> {
        self.volume.clone()
    }

    /// The person's sealer, if they have a key.
    pub(super) fn sealer(&mut self, who: &Who) -> Option<&Sealer> {
        if self.cache.get(who).is_none() {
            let sealer = Sealer::new(self.master.unwrap(who, &self.wrapped(who)?)?);
            self.cache.get_or_insert_with(*who, || sealer);
        }
        self.cache.get(who).map(|sealer| &*sealer)
    }

    /// The person's sealer; one who has no key gets one, durable once it is [taken](Self::unwritten)
    /// and written.
    pub(super) fn sealer_or_new(&mut self, who: &Who, nonces: &mut Nonces) -> io::Result<&Sealer> {
        if self.sealer(who).is_none() {
            let key = random()?;
            let wrapped = self.master.wrap(who, &key, nonces);
            self.put(*who, &wrapped);
            self.cache.get_or_insert_with(*who, || Sealer::new(key));
        }
        self.sealer(who).ok_or_else(|| io::Error::other("a new key is missing"))
    }

    /// Destroys a person's key. Whatever was sealed with it opens for nobody, wherever it lies.
    pub(super) fn destroy(&mut self, who: &Who) {
        self.cache.remove(who);
        if let Some((slot, _)) = self.slots.remove(who) {
            self.unwritten.push((slot, [0; SLOT]));
        }
    }

    /// Takes the new and destroyed keys that are to be written to the disk, before anything that
    /// leans on them. They are written without any lock but the file's own.
    pub(super) fn unwritten(&mut self) -> Unwritten {
        Unwritten { file: self.file.clone(), slots: std::mem::take(&mut self.unwritten) }
    }

    /// These are on the disk: their slots may be used again.
    pub(super) fn written(&mut self, unwritten: Unwritten) {
        let empty = unwritten.slots.into_iter().filter(|(_, bytes)| *bytes == [0; SLOT]);
        self.free.extend(empty.map(|(slot, _)| slot));
    }

    /// Everybody who has a key.
    pub(super) fn people(&self) -> impl Iterator<Item = &Who> {
        self.slots.keys()
    }

    /// A person's wrapped key, for a backup.
    pub(super) fn wrapped(&self, who: &Who) -> Option<[u8; WRAPPED]> {
        self.slots.get(who).map(|(_, wrapped)| *wrapped)
    }

    /// Puts back a wrapped key of a backup, durable once it is written.
    pub(super) fn put(&mut self, who: Who, wrapped: &[u8]) {
        let Ok(wrapped) = <[u8; WRAPPED]>::try_from(wrapped) else { return };
        let slot = self.free.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        let mut bytes = [0; SLOT];
        bytes[..16].copy_from_slice(&who);
        bytes[16..USED].copy_from_slice(&wrapped);
        let crc = crc32fast::hash(&bytes[..USED]);
        bytes[USED..USED + 4].copy_from_slice(&crc.to_be_bytes());
        self.unwritten.push((slot, bytes));
        self.slots.insert(who, (slot, wrapped));
    }

    fn load(&mut self) -> io::Result<()> {
        let mut bytes = Vec::new();
        self.volume.read(FILE)?.read_to_end(&mut bytes)?;
        for slot in bytes.chunks(SLOT) {
            let at = self.next;
            self.next += 1;
            match read_slot(slot) {
                Some((who, wrapped)) => {
                    self.slots.insert(who, (at, wrapped));
                }
                None => self.free.push(at),
            }
        }
        Ok(())
    }
}

/// Slots on their way to the disk.
pub(super) struct Unwritten {
    file: Arc<Mutex<Box<dyn VolumeFile>>>,
    slots: Vec<Slot>,
}

impl Unwritten {
    pub(super) fn write(&self) -> io::Result<()> {
        if self.slots.is_empty() {
            return Ok(());
        }
        let mut file = lock(&self.file);
        for (slot, bytes) in &self.slots {
            file.write_at(u64::from(*slot) * SLOT as u64, bytes)?;
        }
        file.sync()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A slot's key, unless it is empty or torn.
fn read_slot(slot: &[u8]) -> Option<(Who, [u8; WRAPPED])> {
    let used = slot.get(..USED)?;
    let crc = slot.get(USED..USED + 4)?;
    if crc32fast::hash(used).to_be_bytes() != crc || used.iter().all(|byte| *byte == 0) {
        return None;
    }
    Some((used.get(..16)?.try_into().ok()?, used.get(16..)?.try_into().ok()?))
}
