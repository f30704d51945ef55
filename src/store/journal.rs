//! The truth: an append-only journal of checksummed frames, each brought to the disk before
//! anything that it says is confirmed.
//!
//! A segment (`log-<first sequence number>`) is
//! `"RUQSATJ1" | wrapped segment key | frame …`, a frame is
//! `length 4 | crc 4 | sequence 8 | operations`, an operation is
//! `key length 2 | key | 1 | value length 4 | value` or `key length 2 | key | 0`.
//! Operations are absolute (put this, delete this), so replaying one twice changes nothing.
//! At most one frame is ever unsynced; so a torn frame can only be the last one, and nothing in
//! it was confirmed.

use std::io::{self, Read};
use std::sync::Arc;

use super::sealing::{MasterKey, Nonces, Sealer, WRAPPED, random};
use super::volume::{Volume, VolumeFile};

const MAGIC: &[u8; 8] = b"RUQSATJ1";
const HEADER: usize = MAGIC.len() + WRAPPED;
const FRAME: usize = 16;
/// No frame is longer; a length beyond it is damage.
const LONGEST: usize = 256 << 20;

/// What changes together.
#[derive(Debug, Default)]
pub(super) struct Operations {
    bytes: Vec<u8>,
}

impl Operations {
    pub(super) fn put(&mut self, key: &[u8], value: &[u8]) {
        self.key(key);
        self.bytes.push(1);
        self.bytes.extend_from_slice(&(value.len() as u32).to_be_bytes());
        self.bytes.extend_from_slice(value);
    }

    pub(super) fn delete(&mut self, key: &[u8]) {
        self.key(key);
        self.bytes.push(0);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Takes back everything after a length that [`len`](Self::len) told.
    pub(super) fn take_back(&mut self, len: usize) {
        self.bytes.truncate(len);
    }

    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    fn key(&mut self, key: &[u8]) {
        self.bytes.extend_from_slice(&(key.len() as u16).to_be_bytes());
        self.bytes.extend_from_slice(key);
    }
}

/// The open end of the journal.
#[derive(Debug)]
pub(super) struct Journal {
    volume: Arc<dyn Volume>,
    file: Box<dyn VolumeFile>,
    /// Bytes of the segment that are on the disk.
    len: u64,
    /// The sequence number of the next frame.
    next: u64,
    buffer: Vec<u8>,
}

impl Journal {
    /// Begins a new segment, durable when this returns. `first` is what it opens with: whatever
    /// is kept nowhere else.
    pub(super) fn begin(
        volume: Arc<dyn Volume>,
        next: u64,
        key: &SegmentKey,
        first: &Operations,
    ) -> io::Result<Journal> {
        let name = segment_name(next);
        let file = volume.create(&name)?;
        let mut journal = Journal { volume, file, len: 0, next, buffer: Vec::new() };
        journal.buffer.extend_from_slice(MAGIC);
        journal.buffer.extend_from_slice(&key.wrapped);
        push_frame(&mut journal.buffer, next, &first.bytes);
        journal.write_buffer()?;
        journal.volume.sync_names()?;
        journal.next += 1;
        Ok(journal)
    }

    /// Appends a frame and brings it to the disk: the barrier. After an error nothing of it may be
    /// confirmed and this segment must not be written any more.
    pub(super) fn append(&mut self, operations: &Operations) -> io::Result<()> {
        self.buffer.clear();
        push_frame(&mut self.buffer, self.next, &operations.bytes);
        self.write_buffer()?;
        self.next += 1;
        Ok(())
    }

    /// After a failed append: cuts off what may stand there half-written. The next segment begins
    /// with the same sequence number, which is what makes a reader pass over anything left here.
    pub(super) fn cut(&mut self) {
        if let Err(error) = self.file.truncate(self.len) {
            tracing::warn!(%error, "the end of a journal segment could not be cut off");
        }
    }

    /// The sequence number of the next frame.
    pub(super) fn next(&self) -> u64 {
        self.next
    }

    /// Bytes of this segment.
    pub(super) fn len(&self) -> u64 {
        self.len
    }

    fn write_buffer(&mut self) -> io::Result<()> {
        self.file.write_at(self.len, &self.buffer)?;
        self.file.sync()?;
        self.len += self.buffer.len() as u64;
        Ok(())
    }
}

/// The key of what lives shortly (updates and messages on their way). It goes with its segment.
#[derive(Clone)]
pub(super) struct SegmentKey {
    pub(super) sealer: Sealer,
    wrapped: Vec<u8>,
}

impl SegmentKey {
    pub(super) fn new(master: &MasterKey, nonces: &mut Nonces) -> io::Result<SegmentKey> {
        let key = random()?;
        Ok(SegmentKey { sealer: Sealer::new(key), wrapped: master.wrap(MAGIC, &key, nonces) })
    }
}

/// Removes a segment; its key is overwritten first, so that what is left on the disk is noise.
pub(super) fn remove(volume: &dyn Volume, name: &str) -> io::Result<()> {
    let mut file = volume.open(name)?;
    file.write_at(MAGIC.len() as u64, &[0; WRAPPED])?;
    file.sync()?;
    volume.remove(name)
}

/// A segment as read back.
pub(super) struct Segment {
    pub(super) first: u64,
    pub(super) bytes: Vec<u8>,
    pub(super) sealer: Option<Sealer>,
}

impl Segment {
    pub(super) fn read(volume: &dyn Volume, name: &str, master: &MasterKey) -> io::Result<Segment> {
        let first = segment_number(name).ok_or_else(|| io::Error::other("no segment"))?;
        let mut bytes = Vec::new();
        volume.read(name)?.read_to_end(&mut bytes)?;
        let sealer =
            bytes.get(MAGIC.len()..HEADER).and_then(|wrapped| master.unwrap(MAGIC, wrapped)).map(Sealer::new);
        Ok(Segment { first, bytes, sealer })
    }

    /// The whole frames from the beginning, up to the first torn one, as (sequence, operations).
    pub(super) fn frames(&self) -> Frames<'_> {
        let starts = self.bytes.starts_with(MAGIC) && self.bytes.len() >= HEADER;
        let rest = if starts { &self.bytes[HEADER..] } else { &[] };
        Frames { rest, expected: self.first }
    }

    /// Whether whole frames stand behind the place where reading stopped: not a torn end, but damage.
    pub(super) fn is_damaged(&self) -> bool {
        let mut frames = self.frames();
        frames.by_ref().for_each(drop);
        let (rest, expected) = (frames.rest, frames.expected);
        (1..rest.len().saturating_sub(FRAME))
            .any(|at| rest.get(at..).and_then(read_frame).is_some_and(|(sequence, _, _)| sequence > expected))
    }
}

/// Frame after frame.
pub(super) struct Frames<'a> {
    rest: &'a [u8],
    expected: u64,
}

impl<'a> Iterator for Frames<'a> {
    type Item = (u64, OperationsIn<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let (sequence, operations, rest) = read_frame(self.rest)?;
        if sequence != self.expected {
            return None;
        }
        self.rest = rest;
        self.expected += 1;
        Some((sequence, OperationsIn { rest: operations }))
    }
}

/// Operation after operation, as (key, value or deleted).
pub(super) struct OperationsIn<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for OperationsIn<'a> {
    type Item = (&'a [u8], Option<&'a [u8]>);

    fn next(&mut self) -> Option<Self::Item> {
        let (len, rest) = self.rest.split_first_chunk()?;
        let (key, rest) = rest.split_at_checked(u16::from_be_bytes(*len).into())?;
        let (&kind, rest) = rest.split_first()?;
        if kind == 0 {
            self.rest = rest;
            return Some((key, None));
        }
        let (len, rest) = rest.split_first_chunk()?;
        let (value, rest) = rest.split_at_checked(u32::from_be_bytes(*len) as usize)?;
        self.rest = rest;
        Some((key, Some(value)))
    }
}

/// Every segment's name, oldest first.
pub(super) fn segments(volume: &dyn Volume) -> io::Result<Vec<String>> {
    let mut names = volume.names()?;
    names.retain(|name| segment_number(name).is_some());
    names.sort();
    Ok(names)
}

pub(super) fn segment_number(name: &str) -> Option<u64> {
    let digits = name.strip_prefix("log-").filter(|digits| digits.len() == 16)?;
    u64::from_str_radix(digits, 16).ok()
}

fn segment_name(first: u64) -> String {
    format!("log-{first:016x}")
}

fn push_frame(buffer: &mut Vec<u8>, sequence: u64, operations: &[u8]) {
    buffer.extend_from_slice(&(operations.len() as u32).to_be_bytes());
    buffer.extend_from_slice(&frame_crc(sequence, operations).to_be_bytes());
    buffer.extend_from_slice(&sequence.to_be_bytes());
    buffer.extend_from_slice(operations);
}

fn read_frame(bytes: &[u8]) -> Option<(u64, &[u8], &[u8])> {
    let (len, rest) = bytes.split_first_chunk()?;
    let (crc, rest) = rest.split_first_chunk()?;
    let (sequence, rest) = rest.split_first_chunk()?;
    let len = u32::from_be_bytes(*len) as usize;
    if len > LONGEST {
        return None;
    }
    let (operations, rest) = rest.split_at_checked(len)?;
    let sequence = u64::from_be_bytes(*sequence);
    (frame_crc(sequence, operations) == u32::from_be_bytes(*crc)).then_some((sequence, operations, rest))
}

fn frame_crc(sequence: u64, operations: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&(operations.len() as u64).to_be_bytes());
    hasher.update(&sequence.to_be_bytes());
    hasher.update(operations);
    hasher.finalize()
}
