//! The sorted sum of all older log segments: what a compaction leaves, and what a backup is.
//!
//! `snapshot-<sequence>` holds everything up to that sequence number:
//! `"RUQSATS2" | sequence 8 | made at 8 | block … | end`, a block is `length 4 | crc 4 | entries`,
//! an entry `key length 2 | key | value length 4 | value`, the end `0xFFFFFFFF | crc 4 | count 8`.
//! A last block without entries says that the crc of the first 24 bytes, four bytes, follows the end. Earlier
//! files have neither; earlier programs pass over both, so that the format keeps its number.
//! It gets its name only when it is whole and on the disk.

use std::io::{self, BufReader, Read};

use super::volume::{Volume, VolumeFile};

const MAGIC: &[u8; 8] = b"RUQSATS2";
/// As the first format began; the rest is the same.
const FIRST_MAGIC: &[u8; 8] = b"RUQSATB1";
const BLOCK: usize = 64 << 10;
const END: u32 = u32::MAX;
const LONGEST: usize = 256 << 20;
/// The length and the crc of a block without entries.
const NO_ENTRIES: [u8; 8] = [0; 8];

/// An entry: a record's key and its value as stored.
pub(super) type Entry = (Vec<u8>, Vec<u8>);

/// Writes a snapshot under a passing name.
pub(super) struct Writer {
    file: Box<dyn VolumeFile>,
    len: u64,
    /// The checksum of the head.
    head: u32,
    block: Vec<u8>,
    count: u64,
}

impl Writer {
    pub(super) fn begin(volume: &dyn Volume, name: &str, sequence: u64, made_at: i64) -> io::Result<Writer> {
        let header = [&MAGIC[..], &sequence.to_be_bytes(), &made_at.to_be_bytes()].concat();
        let head = crc32fast::hash(&header);
        let mut writer = Writer { file: volume.create(name)?, len: 0, head, block: Vec::new(), count: 0 };
        writer.write(&header)?;
        Ok(writer)
    }

    pub(super) fn push(&mut self, key: &[u8], value: &[u8]) -> io::Result<()> {
        let too_long = |_| io::Error::new(io::ErrorKind::InvalidInput, "a record is too long for a snapshot");
        self.block.extend_from_slice(&u16::try_from(key.len()).map_err(too_long)?.to_be_bytes());
        self.block.extend_from_slice(key);
        if value.len() > LONGEST / 2 {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "a record is too long for a snapshot"));
        }
        self.block.extend_from_slice(&u32::try_from(value.len()).map_err(too_long)?.to_be_bytes());
        self.block.extend_from_slice(value);
        self.count += 1;
        if self.block.len() >= BLOCK { self.write_block() } else { Ok(()) }
    }

    /// Writes the end and brings everything to the disk; the caller then names the file.
    pub(super) fn finish(mut self) -> io::Result<u64> {
        self.write_block()?;
        let count = self.count.to_be_bytes();
        let end = [&END.to_be_bytes()[..], &crc32fast::hash(&count).to_be_bytes(), &count].concat();
        self.write(&[&NO_ENTRIES[..], &end, &self.head.to_be_bytes()].concat())?;
        self.file.sync()?;
        Ok(self.count)
    }

    fn write_block(&mut self) -> io::Result<()> {
        if self.block.is_empty() {
            return Ok(());
        }
        let block = std::mem::take(&mut self.block);
        let head = [(block.len() as u32).to_be_bytes(), crc32fast::hash(&block).to_be_bytes()].concat();
        self.write(&head)?;
        self.write(&block)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_at(self.len, bytes)?;
        self.len += bytes.len() as u64;
        Ok(())
    }
}

/// Reads a snapshot from its beginning, entry by entry; damage is an error, never a gap. What the head says is
/// believed only once the end was read.
pub(super) struct Reader {
    input: Box<dyn Read + Send>,
    /// The sequence number up to which it holds everything.
    pub(super) sequence: u64,
    /// When it was made, in seconds since 1970.
    pub(super) made_at: i64,
    /// Whether it is of the first format.
    pub(super) is_first_format: bool,
    /// The checksum of the head as it was read.
    head: u32,
    /// The checksum of the head as it was written follows the end.
    has_sum: bool,
    block: Vec<u8>,
    at: usize,
    count: u64,
    ended: bool,
}

impl Reader {
    pub(super) fn open(input: Box<dyn Read + Send>) -> io::Result<Reader> {
        let mut input = BufReader::with_capacity(BLOCK, input);
        let [magic, sequence, made_at]: [[u8; 8]; 3] =
            [read_array(&mut input)?, read_array(&mut input)?, read_array(&mut input)?];
        let is_first_format = &magic == FIRST_MAGIC;
        if &magic != MAGIC && !is_first_format {
            return Err(damaged());
        }
        Ok(Reader {
            input: Box::new(input),
            sequence: u64::from_be_bytes(sequence),
            made_at: i64::from_be_bytes(made_at),
            is_first_format,
            head: crc32fast::hash([magic, sequence, made_at].as_flattened()),
            has_sum: false,
            block: Vec::new(),
            at: 0,
            count: 0,
            ended: false,
        })
    }

    /// The next entry; `None` only at a whole end.
    pub(super) fn next(&mut self) -> io::Result<Option<Entry>> {
        while self.at == self.block.len() {
            if self.ended || !self.read_block()? {
                self.ended = true;
                return Ok(None);
            }
        }
        let entry = self.parse().ok_or_else(damaged)?;
        self.count += 1;
        Ok(Some(entry))
    }

    fn parse(&mut self) -> Option<Entry> {
        let rest = self.block.get(self.at..)?;
        let (len, rest) = rest.split_first_chunk()?;
        let (key, rest) = rest.split_at_checked(u16::from_be_bytes(*len).into())?;
        let (len, rest) = rest.split_first_chunk()?;
        let (value, rest) = rest.split_at_checked(u32::from_be_bytes(*len) as usize)?;
        self.at = self.block.len() - rest.len();
        Some((key.to_vec(), value.to_vec()))
    }

    fn read_block(&mut self) -> io::Result<bool> {
        let len = u32::from_be_bytes(read_array(&mut self.input)?);
        let crc = u32::from_be_bytes(read_array(&mut self.input)?);
        if len == END {
            let count: [u8; 8] = read_array(&mut self.input)?;
            let is_whole = crc32fast::hash(&count) == crc && u64::from_be_bytes(count) == self.count;
            return if is_whole && self.is_head_whole()? { Ok(false) } else { Err(damaged()) };
        }
        self.has_sum = len == 0;
        if len as usize > LONGEST {
            return Err(damaged());
        }
        self.block.resize(len as usize, 0);
        self.at = 0;
        self.input.read_exact(&mut self.block).map_err(|_| damaged())?;
        if crc32fast::hash(&self.block) == crc { Ok(true) } else { Err(damaged()) }
    }

    /// Whether the head is the one that was written, and nothing follows; of an earlier file nothing tells.
    fn is_head_whole(&mut self) -> io::Result<bool> {
        if !self.has_sum {
            return Ok(true);
        }
        let sum = u32::from_be_bytes(read_array(&mut self.input)?);
        Ok(sum == self.head && self.input.read(&mut [0])? == 0)
    }
}

/// Reads a snapshot to its end.
pub(super) fn verify(mut reader: Reader, count: u64) -> io::Result<()> {
    let mut read = 0;
    while reader.next()?.is_some() {
        read += 1;
    }
    if read == count { Ok(()) } else { Err(io::Error::other("a written file reads differently")) }
}

/// The sequence number of the newest snapshot, if there is one.
pub(super) fn newest(volume: &dyn Volume) -> io::Result<Option<u64>> {
    Ok(volume.names()?.iter().filter_map(|name| number_of(name)).max())
}

pub(super) fn number_of(name: &str) -> Option<u64> {
    let digits = name.strip_prefix("snapshot-").filter(|digits| digits.len() == 16)?;
    u64::from_str_radix(digits, 16).ok()
}

pub(super) fn name_of(sequence: u64) -> String {
    format!("snapshot-{sequence:016x}")
}

/// A snapshot of a volume opened to be read from its beginning.
pub(super) fn open(volume: &dyn Volume, sequence: u64) -> io::Result<Reader> {
    let name = name_of(sequence);
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{name}: {error}"));
    let reader = volume.read(&name).and_then(Reader::open).map_err(named)?;
    if reader.sequence != sequence {
        return Err(named(damaged()));
    }
    Ok(reader)
}

fn read_array<const N: usize>(input: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    input.read_exact(&mut bytes).map_err(|_| damaged())?;
    Ok(bytes)
}

fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the file is damaged or cut off")
}

#[cfg(test)]
mod tests {
    use super::super::volume::Folder;
    use super::*;

    /// A snapshot of two blocks; each bit of it counts.
    fn written() -> io::Result<Vec<u8>> {
        let folder = tempfile::tempdir()?;
        let volume = Folder::open(folder.path().to_path_buf())?;
        let mut writer = Writer::begin(&volume, "snapshot", 5, 1_795_330_800)?;
        writer.push(b"key", b"value")?;
        writer.write_block()?;
        writer.push(b"later", b"")?;
        writer.finish()?;
        std::fs::read(folder.path().join("snapshot"))
    }

    fn read(bytes: &[u8]) -> io::Result<(u64, i64, Vec<Entry>)> {
        let mut reader = Reader::open(Box::new(io::Cursor::new(bytes.to_vec())))?;
        let entries = std::iter::from_fn(|| reader.next().transpose()).collect::<io::Result<_>>()?;
        Ok((reader.sequence, reader.made_at, entries))
    }

    #[test]
    fn no_bit_is_turned_and_nothing_cut_off_or_added_without_being_seen() -> io::Result<()> {
        let whole = written()?;
        assert_eq!(read(&whole)?.2.len(), 2);
        for at in 0..whole.len() {
            for bit in 0..8 {
                let mut bytes = whole.clone();
                bytes[at] ^= 1 << bit;
                assert!(read(&bytes).is_err(), "bit {bit} of byte {at}");
            }
            assert!(read(&whole[..at]).is_err(), "cut off at {at}");
        }
        assert!(read(&[&whole[..], &[0]].concat()).is_err(), "something is added");
        Ok(())
    }

    /// As files were written before the head had a checksum, and as programs of that time read them now.
    #[test]
    fn a_head_without_a_checksum_is_read() -> io::Result<()> {
        let whole = written()?;
        let (before, end) = whole.split_at(whole.len() - 28);
        let earlier = [before, &end[8..24]].concat();
        assert_eq!(read(&earlier)?, read(&whole)?);
        Ok(())
    }
}
