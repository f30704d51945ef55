//! One key a person, wrapped by a key that can be destroyed.
//!
//! A person's wrapped key is a record like any other. What it is wrapped with lies in a small file:
//! one wrapping key for each of 256 buckets of people, and the one that comes after it. To forget
//! somebody is to wrap the keys of everybody else in their bucket again, with the next wrapping key,
//! and to replace the file: the old wrapping key is gone then, and with it every copy of that
//! person's key in the log, in snapshots and in the index.

use std::collections::BTreeSet;
use std::io;

use super::cache::Cache;
use super::records::{PERSON_KEY, key_of};
use super::sealing::{Nonces, Sealer, WRAPPED, Who, random};

pub(super) const BUCKETS: usize = 256;
/// The file of the keys that wrap people's keys.
pub(super) const PEOPLE: &str = "keys";
/// The file of the key that wraps the keys of what is in flight.
pub(super) const IN_FLIGHT: &str = "in-flight";
/// Unwrapped keys kept in memory; the rest are unwrapped when they are needed.
const CACHED: usize = 8192;
const KEY: usize = 32;
const WRAPPING: usize = 8 + 2 * KEY;

/// A wrapping key and the one that comes after it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Wrapping {
    pub(super) generation: u64,
    current: [u8; KEY],
    next: [u8; KEY],
    /// Whether the next one is in use already, and the current one is to be destroyed.
    renewed: bool,
}

impl Wrapping {
    pub(super) fn new() -> io::Result<Wrapping> {
        Ok(Wrapping { generation: 1, current: random()?, next: random()?, renewed: false })
    }

    /// From here on the next key wraps. False if it does already.
    pub(super) fn renew(&mut self) -> bool {
        !std::mem::replace(&mut self.renewed, true)
    }

    /// The change that made use of the next key was not written.
    pub(super) fn take_back(&mut self) {
        self.renewed = false;
    }

    pub(super) fn is_renewed(&self) -> bool {
        self.renewed
    }

    /// The generation that wraps now.
    pub(super) fn active(&self) -> u64 {
        self.generation + u64::from(self.renewed)
    }

    /// What stands in its place once the old key is destroyed.
    pub(super) fn promoted(&self) -> io::Result<Wrapping> {
        if !self.renewed {
            return Ok(self.clone());
        }
        Ok(Wrapping { generation: self.generation + 1, current: self.next, next: random()?, renewed: false })
    }

    /// Other keys in its place: what it has wrapped opens no more. The log still fits, because the generation
    /// stays.
    pub(super) fn lost(&self) -> io::Result<Wrapping> {
        Ok(Wrapping { generation: self.generation, current: random()?, next: random()?, renewed: false })
    }

    /// A key wrapped for its place, with the generation in front.
    pub(super) fn wrap(&self, place: &[u8], key: &[u8; KEY], nonces: &mut Nonces) -> Vec<u8> {
        let with = if self.renewed { &self.next } else { &self.current };
        let mut wrapped = Vec::with_capacity(8 + WRAPPED);
        wrapped.extend_from_slice(&self.active().to_be_bytes());
        wrapped.extend_from_slice(&Sealer::new(*with).seal(place, key, nonces));
        wrapped
    }

    /// Unwraps a key; `None` if it was changed, moved, or its wrapping key is destroyed.
    pub(super) fn unwrap(&self, place: &[u8], wrapped: &[u8]) -> Option<[u8; KEY]> {
        let (generation, sealed) = wrapped.split_first_chunk()?;
        let with = match u64::from_be_bytes(*generation).checked_sub(self.generation)? {
            0 => &self.current,
            1 => &self.next,
            _ => return None,
        };
        Sealer::new(*with).open(place, sealed)?.try_into().ok()
    }

    pub(super) fn write(all: &[Wrapping]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(all.len() * WRAPPING);
        for one in all {
            bytes.extend_from_slice(&one.generation.to_be_bytes());
            bytes.extend_from_slice(&one.current);
            bytes.extend_from_slice(&one.next);
        }
        bytes
    }

    pub(super) fn read(bytes: &[u8]) -> Option<Vec<Wrapping>> {
        if !bytes.len().is_multiple_of(WRAPPING) {
            return None;
        }
        let read = |part: &[u8]| {
            let (generation, keys) = part.split_first_chunk()?;
            let (current, next) = keys.split_first_chunk()?;
            let generation = u64::from_be_bytes(*generation);
            Some(Wrapping { generation, current: *current, next: next.try_into().ok()?, renewed: false })
        };
        bytes.chunks(WRAPPING).map(read).collect()
    }
}

/// Which bucket somebody is in.
pub(super) fn bucket_of(who: &Who) -> u8 {
    who[0]
}

/// The wrapping keys of all buckets, and the people's keys that are unwrapped at the moment.
pub(super) struct Keyring {
    wrapping: Vec<Wrapping>,
    cache: Cache<Who, Sealer>,
}

impl Keyring {
    pub(super) fn new(wrapping: Vec<Wrapping>) -> Keyring {
        Keyring { wrapping, cache: Cache::new(CACHED) }
    }

    /// New wrapping keys for a new store.
    pub(super) fn make() -> io::Result<Vec<Wrapping>> {
        (0..BUCKETS).map(|_| Wrapping::new()).collect()
    }

    pub(super) fn bucket(&self, who: &Who) -> &Wrapping {
        &self.wrapping[usize::from(bucket_of(who))]
    }

    pub(super) fn bucket_mut(&mut self, bucket: u8) -> &mut Wrapping {
        &mut self.wrapping[usize::from(bucket)]
    }

    /// All wrapping keys, for a backup.
    pub(super) fn wrapping(&self) -> &[Wrapping] {
        &self.wrapping
    }

    /// A person's sealer, if it is in memory.
    pub(super) fn cached(&mut self, who: &Who) -> Option<&Sealer> {
        self.cache.get(who).map(|sealer| &*sealer)
    }

    pub(super) fn keep(&mut self, who: Who, sealer: Sealer) {
        self.cache.remove(&who);
        self.cache.get_or_insert_with(who, || sealer);
    }

    /// The sealer in a stored key.
    pub(super) fn open(&self, who: &Who, stored: &[u8]) -> Option<Sealer> {
        self.key(who, stored).map(Sealer::new)
    }

    /// The key in a stored key.
    pub(super) fn key(&self, who: &Who, stored: &[u8]) -> Option<[u8; KEY]> {
        self.bucket(who).unwrap(&key_of(PERSON_KEY, who), stored)
    }

    /// The stored form of a person's key.
    pub(super) fn wrap(&self, who: &Who, key: &[u8; KEY], nonces: &mut Nonces) -> Vec<u8> {
        self.bucket(who).wrap(&key_of(PERSON_KEY, who), key, nonces)
    }

    pub(super) fn drop_cached(&mut self, who: &Who) {
        self.cache.remove(who);
    }

    /// The buckets whose old wrapping key is to be destroyed.
    pub(super) fn renewed(&self) -> BTreeSet<u8> {
        let renewed = self.wrapping.iter().zip(0u8..=255).filter(|(it, _)| it.is_renewed());
        renewed.map(|(_, bucket)| bucket).collect()
    }

    /// What the file has to hold once the old keys are destroyed.
    pub(super) fn promoted(&self) -> io::Result<Vec<Wrapping>> {
        self.wrapping.iter().map(Wrapping::promoted).collect()
    }

    /// This is what the file holds now.
    pub(super) fn destroyed(&mut self, wrapping: Vec<Wrapping>) {
        self.wrapping = wrapping;
    }
}

/// What a file of wrapping keys holds: how far the log had come, and the keys.
pub(super) fn with_reached(reached: u64, keys: &[Wrapping]) -> Vec<u8> {
    [&reached.to_be_bytes()[..], &Wrapping::write(keys)].concat()
}

/// Reads what [`with_reached`] wrote; `None` where it does not hold `count` keys.
pub(super) fn read_reached(body: &[u8], count: usize) -> Option<(u64, Vec<Wrapping>)> {
    let (reached, keys) = body.split_first_chunk()?;
    let keys = Wrapping::read(keys).filter(|keys| keys.len() == count)?;
    Some((u64::from_be_bytes(*reached), keys))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_destroyed_wrapping_key_opens_nothing_and_the_next_one_what_was_wrapped_again() {
        let mut nonces = Nonces::new().unwrap();
        let mut wrapping = Wrapping::new().unwrap();
        let (theirs, others) =
            (wrapping.wrap(b"a", &[1; 32], &mut nonces), wrapping.wrap(b"b", &[2; 32], &mut nonces));
        assert_eq!(wrapping.unwrap(b"a", &theirs), Some([1; 32]));
        assert_eq!(wrapping.unwrap(b"b", &theirs), None, "moved");
        assert!(wrapping.renew() && !wrapping.renew());
        let again = wrapping.wrap(b"b", &[2; 32], &mut nonces);
        let after = wrapping.promoted().unwrap();
        assert_eq!(after.unwrap(b"b", &again), Some([2; 32]));
        assert_eq!((after.unwrap(b"a", &theirs), after.unwrap(b"b", &others)), (None, None));
        let read = Wrapping::read(&Wrapping::write(std::slice::from_ref(&after))).unwrap();
        assert!(read == [after]);
    }
}
