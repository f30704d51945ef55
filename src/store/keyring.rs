//! One key a person, wrapped by the master key, in a file of slots that is changed in place:
//! to forget somebody is to overwrite their slot.
//!
//! A slot is 128 bytes, so it never lies across two sectors of the disk, and what a torn write can
//! spoil is the one slot that was being written, which nothing acknowledged leans on yet.

use std::collections::HashMap;
use std::io::{self, Read};
use std::sync::Arc;

use super::sealing::{MasterKey, Nonces, Sealer, WRAPPED, Who, random};
use super::volume::{Volume, VolumeFile};

const FILE: &str = "keys";
const SLOT: usize = 128;
const USED: usize = 16 + WRAPPED;
/// Unwrapped keys kept at hand; the rest are unwrapped when they are needed.
const AT_HAND: usize = 8192;

/// Everybody's keys.
pub(super) struct Keyring {
    master: Arc<MasterKey>,
    volume: Arc<dyn Volume>,
    file: Box<dyn VolumeFile>,
    slots: HashMap<Who, u32>,
    free: Vec<u32>,
    next: u32,
    /// Slots that are to be written with the next barrier.
    unwritten: Vec<(u32, [u8; SLOT])>,
    at_hand: HashMap<Who, Sealer>,
}

impl Keyring {
    pub(super) fn open(master: Arc<MasterKey>, volume: Arc<dyn Volume>) -> io::Result<Keyring> {
        let is_there = volume.names()?.iter().any(|name| name == FILE);
        let file = if is_there { volume.open(FILE)? } else { volume.create(FILE)? };
        let mut keyring = Keyring {
            master,
            volume,
            file,
            slots: HashMap::new(),
            free: Vec::new(),
            next: 0,
            unwritten: Vec::new(),
            at_hand: HashMap::new(),
        };
        if is_there {
            keyring.load()?;
        } else {
            keyring.file.sync()?;
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
        if !self.at_hand.contains_key(who) {
            let wrapped = self.wrapped(who)?;
            let sealer = Sealer::new(self.master.unwrap(who, &wrapped)?);
            self.keep_at_hand(*who, sealer);
        }
        self.at_hand.get(who)
    }

    /// The person's sealer; one who has no key gets one, durable with the next [`write`](Self::write).
    pub(super) fn sealer_or_new(&mut self, who: &Who, nonces: &mut Nonces) -> io::Result<&Sealer> {
        if self.sealer(who).is_none() {
            let key = random()?;
            let wrapped = self.master.wrap(who, &key, nonces);
            self.put(*who, &wrapped);
            self.keep_at_hand(*who, Sealer::new(key));
        }
        self.at_hand.get(who).ok_or_else(|| io::Error::other("a new key is missing"))
    }

    /// Destroys a person's key. Whatever was sealed with it opens for nobody, wherever it lies.
    pub(super) fn destroy(&mut self, who: &Who) {
        self.at_hand.remove(who);
        if let Some(slot) = self.slots.remove(who) {
            self.unwritten.push((slot, [0; SLOT]));
        }
    }

    /// Writes new and destroyed keys to the disk; before anything that leans on them.
    pub(super) fn write(&mut self) -> io::Result<()> {
        if self.unwritten.is_empty() {
            return Ok(());
        }
        for (slot, bytes) in &self.unwritten {
            self.file.write_at(u64::from(*slot) * SLOT as u64, bytes)?;
        }
        self.file.sync()?;
        for (slot, bytes) in self.unwritten.drain(..) {
            if bytes == [0; SLOT] {
                self.free.push(slot);
            }
        }
        Ok(())
    }

    /// Everybody who has a key.
    pub(super) fn people(&self) -> impl Iterator<Item = &Who> {
        self.slots.keys()
    }

    /// A person's wrapped key, for a backup.
    pub(super) fn wrapped(&mut self, who: &Who) -> Option<[u8; WRAPPED]> {
        let slot = *self.slots.get(who)?;
        let unwritten = self.unwritten.iter().rfind(|(at, _)| *at == slot);
        let bytes = match unwritten {
            Some((_, bytes)) => *bytes,
            None => {
                let mut bytes = [0; SLOT];
                self.file.read_at(u64::from(slot) * SLOT as u64, &mut bytes).ok()?;
                bytes
            }
        };
        let (owner, wrapped) = read_slot(&bytes)?;
        (owner == *who).then_some(wrapped)
    }

    /// Puts back a wrapped key of a backup, durable with the next [`write`](Self::write).
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
        self.slots.insert(who, slot);
    }

    fn load(&mut self) -> io::Result<()> {
        let mut bytes = Vec::new();
        self.volume.read(FILE)?.read_to_end(&mut bytes)?;
        for slot in bytes.chunks(SLOT) {
            let at = self.next;
            self.next += 1;
            match read_slot(slot) {
                Some((who, _)) => {
                    self.slots.insert(who, at);
                }
                None => self.free.push(at),
            }
        }
        Ok(())
    }

    fn keep_at_hand(&mut self, who: Who, sealer: Sealer) {
        if self.at_hand.len() >= AT_HAND {
            self.at_hand.clear();
        }
        self.at_hand.insert(who, sealer);
    }
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
