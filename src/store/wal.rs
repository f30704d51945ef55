//! The write-ahead log, which is the truth: checksummed frames, each brought to the disk before
//! anything that it says is confirmed.
//!
//! A segment is kept twice, `log-<first sequence number>.a` and `.b`, so that damage to one file can
//! be told from a write that was never confirmed, and mended. Each is
//! `"RUQSATW2" | store 16 | first sequence 8 | crc 4 | frame …`, a frame is
//! `length 4 | crc 4 | sequence 8 | operations`, an operation is
//! `key length 2 | key | 1 | value length 4 | value` or `key length 2 | key | 0`.
//! Operations are absolute (put this, delete this), so replaying one twice changes nothing.
//! At most one frame is ever unsynced, so at most the last frame can be torn, and nothing in it was
//! confirmed.

use std::io::{self, Read};
use std::sync::Arc;

use super::volume::{Volume, VolumeFile};

const MAGIC: &[u8; 8] = b"RUQSATW2";
const HEADER: usize = 36;
const FRAME: usize = 16;
/// No frame is longer: longer ones are refused before they are written.
pub(super) const LONGEST: usize = 64 << 20;
const LONGEST_KEY: usize = u16::MAX as usize;
/// So much room is kept for the next change.
const MOST_ROOM: usize = 256 << 10;

/// What changes together.
#[derive(Debug, Default)]
pub(super) struct Operations {
    bytes: Vec<u8>,
    /// A key or a value did not fit its length field.
    is_too_long: bool,
}

impl Operations {
    pub(super) fn put(&mut self, key: &[u8], value: &[u8]) {
        self.key(key);
        self.bytes.push(1);
        match u32::try_from(value.len()) {
            Ok(len) if value.len() <= LONGEST => self.bytes.extend_from_slice(&len.to_be_bytes()),
            _ => return self.is_too_long = true,
        }
        self.bytes.extend_from_slice(value);
    }

    pub(super) fn delete(&mut self, key: &[u8]) {
        self.key(key);
        self.bytes.push(0);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Ready for the next change, with the room of this one unless that was unusually much.
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        self.bytes.shrink_to(MOST_ROOM);
        self.is_too_long = false;
    }

    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    fn key(&mut self, key: &[u8]) {
        match u16::try_from(key.len()) {
            Ok(len) if key.len() <= LONGEST_KEY => self.bytes.extend_from_slice(&len.to_be_bytes()),
            _ => return self.is_too_long = true,
        }
        self.bytes.extend_from_slice(key);
    }

    fn checked(&self) -> io::Result<&[u8]> {
        if self.is_too_long || self.bytes.len() > LONGEST {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "a change is too long for the log"));
        }
        Ok(&self.bytes)
    }
}

/// The open end of the log.
#[derive(Debug)]
pub(super) struct Wal {
    files: [Box<dyn VolumeFile>; 2],
    /// Bytes of the segment that are on the disk.
    len: u64,
    /// The sequence number of the next frame.
    next: u64,
    buffer: Vec<u8>,
}

impl Wal {
    /// Begins a new segment, durable when this returns. `first` is what it opens with: whatever
    /// is kept nowhere else. Fails where a segment of that number holds anything confirmed.
    pub(super) fn begin(
        volume: &Arc<dyn Volume>,
        store: &[u8; 16],
        next: u64,
        first: &Operations,
    ) -> io::Result<Wal> {
        let mut buffer = header(store, next);
        push_frame(&mut buffer, next, first)?;
        let names = volume.names()?;
        for name in copies(next).iter().filter(|name| names.contains(name)) {
            // A segment of this number is left over from a try that confirmed nothing; with two
            // whole frames in it that cannot be. What was written into a file that failed is not
            // written there again.
            if Segment::read(&**volume, next)?.frames().nth(1).is_some() {
                return Err(io::Error::new(io::ErrorKind::AlreadyExists, format!("{name} is in use")));
            }
            volume.remove(name)?;
        }
        let files = copies(next).map(|name| volume.create(&name));
        let [a, b] = files;
        let mut wal = Wal { files: [a?, b?], len: 0, next, buffer };
        wal.write_buffer()?;
        volume.sync_names()?;
        wal.next += 1;
        Ok(wal)
    }

    /// Appends a frame and brings it to the disk: the barrier. After an error nothing of it may be
    /// confirmed and this segment must not be written any more.
    pub(super) fn append(&mut self, operations: &Operations) -> io::Result<()> {
        self.buffer.clear();
        push_frame(&mut self.buffer, self.next, operations)?;
        self.write_buffer()?;
        self.next += 1;
        Ok(())
    }

    /// After a failed append: cuts off what may stand there half-written. The next segment begins
    /// with the same sequence number, which is what makes a reader pass over anything left here.
    pub(super) fn cut(&mut self) {
        for file in &mut self.files {
            if let Err(error) = file.truncate(self.len) {
                tracing::warn!(%error, "cannot cut off the end of a log segment");
            }
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
        for file in &mut self.files {
            file.write_at(self.len, &self.buffer)?;
            file.sync()?;
        }
        self.len += self.buffer.len() as u64;
        Ok(())
    }
}

/// A segment as read back: the better of its two copies.
pub(super) struct Segment {
    pub(super) first: u64,
    pub(super) bytes: Vec<u8>,
    /// Frames in each copy, from the beginning; `None` for a copy that is missing.
    pub(super) frames: [Option<usize>; 2],
}

impl Segment {
    pub(super) fn read(volume: &dyn Volume, first: u64) -> io::Result<Segment> {
        let mut best: Vec<u8> = Vec::new();
        let (mut frames, mut most) = ([None; 2], None);
        for (at, name) in copies(first).iter().enumerate() {
            let mut bytes = Vec::new();
            match volume.read(name) {
                Ok(mut input) => drop(input.read_to_end(&mut bytes)?),
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(error),
            }
            let mut read = Frames::of(&bytes, first);
            let count = read.by_ref().count();
            frames[at] = Some(count);
            if most.is_none_or(|most| count > most) {
                most = Some(count);
                best = bytes;
            }
        }
        Ok(Segment { first, bytes: best, frames })
    }

    /// The whole frames from the beginning, up to the first torn one, as (sequence, operations).
    pub(super) fn frames(&self) -> Frames<'_> {
        Frames::of(&self.bytes, self.first)
    }

    /// Whether whole frames stand behind the place where reading stopped: not a torn end, but damage.
    pub(super) fn is_damaged(&self) -> bool {
        let mut frames = self.frames();
        let read = frames.by_ref().count() as u64;
        let (rest, expected) = (frames.rest, self.first + read);
        // A later frame shows by its sequence number, whose upper bytes are known.
        let upper = &expected.to_be_bytes()[..5];
        let starts = |at: usize| at > 0 && rest[at + 8..].starts_with(upper);
        (0..rest.len().saturating_sub(FRAME))
            .filter(|at| starts(*at))
            .any(|at| read_frame(&rest[at..]).is_some_and(|(sequence, _, _)| sequence > expected))
    }

    /// The copies that do not hold all frames before `until`, where that cannot come from a write
    /// that was under way when the process ended.
    pub(super) fn damaged_copies(&self, until: Option<u64>) -> Vec<String> {
        let most = self.frames.iter().flatten().max().copied().unwrap_or(0);
        let wanted = match until {
            // Followed by another segment: everything before that one was confirmed.
            Some(until) => most.min(usize::try_from(until - self.first).unwrap_or(usize::MAX)),
            // The newest: its last frame may have been under way.
            None => most.saturating_sub(1),
        };
        let is_short = |frames: Option<usize>| match frames {
            Some(frames) => frames < wanted,
            None => most > 1,
        };
        let copies = copies(self.first).into_iter().zip(self.frames);
        copies.filter(|(_, frames)| is_short(*frames)).map(|(name, _)| name).collect()
    }

    /// The bytes up to the last whole frame.
    pub(super) fn whole(&self) -> &[u8] {
        let mut frames = self.frames();
        frames.by_ref().for_each(drop);
        &self.bytes[..self.bytes.len() - frames.rest.len()]
    }
}

/// Frame after frame.
pub(super) struct Frames<'a> {
    rest: &'a [u8],
    expected: u64,
}

impl<'a> Frames<'a> {
    fn of(bytes: &'a [u8], first: u64) -> Frames<'a> {
        let rest = match is_header(bytes, first) {
            true => &bytes[HEADER..],
            false => &[],
        };
        Frames { rest, expected: first }
    }
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

impl<'a> OperationsIn<'a> {
    pub(super) fn new(rest: &'a [u8]) -> OperationsIn<'a> {
        OperationsIn { rest }
    }
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

/// The first sequence number of every segment, oldest first.
pub(super) fn segments(volume: &dyn Volume) -> io::Result<Vec<u64>> {
    let mut numbers: Vec<u64> = volume.names()?.iter().filter_map(|name| segment_number(name)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}

/// Removes both copies of a segment.
pub(super) fn remove(volume: &dyn Volume, first: u64) -> io::Result<()> {
    for name in copies(first) {
        match volume.remove(&name) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// The names of a segment's two copies.
pub(super) fn copies(first: u64) -> [String; 2] {
    ['a', 'b'].map(|copy| format!("log-{first:016x}.{copy}"))
}

fn segment_number(name: &str) -> Option<u64> {
    let (digits, copy) = name.strip_prefix("log-")?.split_once('.')?;
    if digits.len() != 16 || !matches!(copy, "a" | "b") {
        return None;
    }
    u64::from_str_radix(digits, 16).ok()
}

fn header(store: &[u8; 16], first: u64) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(store);
    bytes.extend_from_slice(&first.to_be_bytes());
    let crc = crc32fast::hash(&bytes);
    bytes.extend_from_slice(&crc.to_be_bytes());
    bytes
}

fn is_header(bytes: &[u8], first: u64) -> bool {
    let Some((known, crc)) = bytes.get(..HEADER).and_then(|header| header.split_at_checked(HEADER - 4))
    else {
        return false;
    };
    known.starts_with(MAGIC)
        && known.ends_with(&first.to_be_bytes())
        && crc32fast::hash(known).to_be_bytes() == crc
}

fn push_frame(buffer: &mut Vec<u8>, sequence: u64, operations: &Operations) -> io::Result<()> {
    let operations = operations.checked()?;
    let len = u32::try_from(operations.len()).map_err(io::Error::other)?;
    buffer.extend_from_slice(&len.to_be_bytes());
    buffer.extend_from_slice(&frame_crc(sequence, operations).to_be_bytes());
    buffer.extend_from_slice(&sequence.to_be_bytes());
    buffer.extend_from_slice(operations);
    Ok(())
}

pub(super) fn read_frame(bytes: &[u8]) -> Option<(u64, &[u8], &[u8])> {
    let (len, rest) = bytes.split_first_chunk()?;
    let (crc, rest) = rest.split_first_chunk()?;
    let (sequence, rest) = rest.split_first_chunk()?;
    let len = u32::from_be_bytes(*len) as usize;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_refused_before_it_is_written() {
        let mut operations = Operations::default();
        operations.put(b"key", &vec![0; LONGEST + 1]);
        assert!(push_frame(&mut Vec::new(), 1, &operations).is_err());
        let mut operations = Operations::default();
        operations.delete(&vec![0; LONGEST_KEY + 1]);
        assert!(push_frame(&mut Vec::new(), 1, &operations).is_err());
        let mut operations = Operations::default();
        operations.put(b"key", b"value");
        assert!(push_frame(&mut Vec::new(), 1, &operations).is_ok());
    }
}
