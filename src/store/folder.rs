//! The data folder: one process at a time, one format, one key, and a reserve of space.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use rustix::fs::FallocateFlags;

use super::sealing::{MasterKey, hex};
use super::volume::{make_private_folder, replace_file};

/// How the file `format` begins. A newer format is never opened by an older program.
const FORMAT: &str = "ruqsat store ";
/// The format of this release.
const NUMBER: u32 = 2;
/// Where the log lies, unless the file `format` names another folder.
pub(super) const WAL: &str = "wal";

/// Why a store does not open: one plain sentence with the cure.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process has it.
    #[error(
        "the data folder {0} is in use by another ruqsat; stop that one first, or give this one \
         its own folder with RUQSAT_DATA_DIR"
    )]
    Locked(String),
    /// A store without its key.
    #[error(
        "the store in {folder} needs its key, and {key} cannot be read ({why}); put the key file \
         back, or name it with RUQSAT_KEY_FILE. Without it nobody can read the store"
    )]
    KeyMissing {
        /// The data folder.
        folder: String,
        /// Where the key was looked for.
        key: String,
        /// What the system said.
        why: String,
    },
    /// Another store's key.
    #[error("{0} is not the key of this store; name the right one with RUQSAT_KEY_FILE")]
    OtherKey(String),
    /// A newer program wrote it.
    #[error("the store was written by a newer ruqsat ({0}); install that version or a later one")]
    Newer(String),
    /// The log is damaged in a way no crash explains.
    #[error(
        "the store is damaged ({0}); nothing was changed. Keep a copy of the data folder, then put back \
         the newest backup with `ruqsat store restore`"
    )]
    Damaged(String),
    /// A backup cannot be put back.
    #[error("the backup {file} {why}; nothing was changed: the store is as it was. {cure}")]
    Backup {
        /// The backup.
        file: String,
        /// What is wrong with it.
        why: String,
        /// What can be done.
        cure: &'static str,
    },
    /// There is no key yet, and its file cannot be made.
    #[error(
        "the key file {0} cannot be made ({1}); name another with RUQSAT_KEY_FILE or change its folder's \
         rights"
    )]
    KeyNotMade(String, io::Error),
    /// A backup is older than what is known of those who were forgotten.
    #[error(
        "it cannot be known who asked to be forgotten since this backup was made ({0}), so somebody who \
         was told that everything is erased might be brought back; nothing was changed. If that has to \
         be, say so with --accept-unknown-erasures"
    )]
    ErasuresUnknown(String),
    /// The disk refuses.
    #[error("the data folder cannot be used ({0}); look at its owner, its disk and the free space")]
    Io(#[from] io::Error),
}

/// The opened, locked data folder.
#[derive(Debug)]
pub(super) struct DataFolder {
    pub(super) path: PathBuf,
    /// Held while the store is open; the system lets go of it with the process.
    _lock: File,
    /// What the file `format` says; `None` for a store that is not made yet, or without that file.
    pub(super) format: Option<Format>,
    /// How the last process ended.
    pub(super) ended: Ended,
    /// The file `session` as it was found.
    session: String,
}

/// How the last process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// It closed the store, and the log had come to this sequence number.
    Closed(u64),
    /// It was killed, or the machine still runs.
    Killed,
    /// The machine was started again since then, so that unsynced writes may be gone.
    MachineRestarted,
}

/// What the file `format` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Format {
    pub(super) number: u32,
    /// The mark of the key that the store belongs to.
    pub(super) key: String,
    /// A random name, by which an index knows whose it is.
    pub(super) store: [u8; 16],
    /// The folder with the log.
    pub(super) wal: String,
}

impl Format {
    pub(super) fn new(master: &MasterKey, store: [u8; 16], wal: &str) -> Format {
        Format { number: NUMBER, key: master.mark(), store, wal: wal.to_string() }
    }

    /// The text of the file, with its own checksum.
    pub(super) fn text(&self) -> String {
        let text = format!(
            "{FORMAT}{}\nkey {}\nstore {}\nfolder {}\n",
            self.number,
            self.key,
            hex(&self.store),
            self.wal
        );
        let sum = sum_of(&text);
        format!("{text}sum {sum}")
    }

    /// Reads the text of the file; `None` where it is damaged.
    pub(super) fn read(text: &str) -> Option<Format> {
        let mut lines = text.lines();
        let number: u32 = lines.next()?.strip_prefix(FORMAT)?.parse().ok()?;
        let key = lines.next()?.strip_prefix("key ")?.to_string();
        let store = read_id(lines.next()?.strip_prefix("store ")?)?;
        if number == 1 {
            return Some(Format { number, key, store, wal: String::new() });
        }
        let wal = lines.next()?.strip_prefix("folder ")?.to_string();
        let (before, sum) = text.rsplit_once("sum ")?;
        // Not read as a number: that would not tell small letters from capital ones.
        let is_whole = sum == sum_of(before);
        let is_name = wal.starts_with(WAL) && !wal.contains(['/', '.']);
        (is_whole && is_name).then_some(Format { number, key, store, wal })
    }
}

impl DataFolder {
    /// Locks the folder and reads its format.
    pub(super) fn open(path: &Path, now: DateTime<Utc>) -> Result<DataFolder, OpenError> {
        make_private_folder(path)?;
        let lock = lock(path)?;
        let format = read_format(path, now)?;
        let session = fs::read_to_string(path.join("session")).unwrap_or_default();
        let boot = boot_id();
        let closed = session.strip_prefix("closed ").and_then(|last| last.trim().parse().ok());
        let ended = match closed {
            Some(last) => Ended::Closed(last),
            None if session == boot && !boot.is_empty() => Ended::Killed,
            None => Ended::MachineRestarted,
        };
        let folder = DataFolder { path: path.to_path_buf(), _lock: lock, format, ended, session };
        folder.write_session(&boot)?;
        Ok(folder)
    }

    /// The store was closed in order: its index is whole, and the log had come this far.
    pub(super) fn close(&self, last: u64) -> io::Result<()> {
        self.write_session(&format!("closed {last}"))
    }

    /// The store was not opened, so the next start is to know of the last one what this one knew: above all how
    /// far the log had come.
    pub(super) fn leave_as_it_was(&self) {
        if !self.session.is_empty()
            && let Err(error) = self.write_session(&self.session)
        {
            tracing::error!(%error, "the file `session` cannot be put back");
        }
    }

    /// Reads the key of a store that is there.
    pub(super) fn key(&self, key: &Path, mark: &str) -> Result<Arc<MasterKey>, OpenError> {
        key_of_store(&self.path, key, mark).map(Arc::new)
    }

    /// Reads the key for a store that was lost, and is about to be put back.
    pub(super) fn existing_key(&self, key: &Path) -> Result<Arc<MasterKey>, OpenError> {
        MasterKey::read(key).map(Arc::new).map_err(|error| key_missing(&self.path, key, &error))
    }

    /// Reads the key for a store that is about to be made; makes it if there is none.
    pub(super) fn new_key(&self, key: &Path) -> Result<Arc<MasterKey>, OpenError> {
        match MasterKey::read(key) {
            Ok(master) => Ok(Arc::new(master)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let made = MasterKey::make(key);
                let master = made.map_err(|error| OpenError::KeyNotMade(key.display().to_string(), error))?;
                tracing::warn!(
                    key = %key.display(),
                    "made the key of a new store: keep a copy of this file apart from the data; \
                     without it nobody can read the store"
                );
                Ok(Arc::new(master))
            }
            Err(error) => Err(key_missing(&self.path, key, &error)),
        }
    }

    /// Writes the file `format`: the store is what it says from then on.
    pub(super) fn write_format(&mut self, format: Format) -> io::Result<()> {
        replace_file(&self.path, "format", format.text().as_bytes())?;
        self.format = Some(format);
        Ok(())
    }

    /// The same where another log takes the place of the old one: what the file `session` told was of that one,
    /// and put back it would claim that the end of the new log is missing.
    pub(super) fn refer_to(&mut self, format: Format) -> io::Result<()> {
        self.write_format(format)?;
        self.session.clear();
        Ok(())
    }

    /// The folder with the log.
    pub(super) fn wal(&self) -> PathBuf {
        let named = self.format.as_ref().map(|format| format.wal.as_str()).filter(|it| !it.is_empty());
        self.path.join(named.unwrap_or(WAL))
    }

    pub(super) fn index(&self) -> PathBuf {
        self.path.join("index")
    }

    pub(super) fn backups(&self) -> PathBuf {
        self.path.join("backups")
    }

    /// Not brought to the disk: it tells of processes, and is believed only if the machine has
    /// not been started again.
    fn write_session(&self, text: &str) -> io::Result<()> {
        replace_file(&self.path, "session", text.as_bytes())
    }
}

/// What the file `format` says. A damaged one is set aside: it can be mended from the small files.
fn read_format(path: &Path, now: DateTime<Utc>) -> Result<Option<Format>, OpenError> {
    let text = match fs::read(path.join("format")) {
        Ok(bytes) if bytes.is_empty() => return Ok(None),
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    match Format::read(&text) {
        Some(format) if format.number > NUMBER => Err(newer(&text)),
        Some(format) => Ok(Some(format)),
        None => {
            let aside = now.format("damaged-%Y%m%dT%H%M%SZ-format").to_string();
            fs::rename(path.join("format"), path.join(aside))?;
            tracing::error!("the file `format` of the data folder is damaged; it is set aside");
            Ok(None)
        }
    }
}

/// The checksum of a text, as it ends the file.
fn sum_of(text: &str) -> String {
    format!("{:08x}\n", crc32fast::hash(text.as_bytes()))
}

fn read_id(digits: &str) -> Option<[u8; 16]> {
    let mut id = [0; 16];
    for (at, byte) in id.iter_mut().enumerate() {
        *byte = u8::from_str_radix(digits.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(id)
}

/// Whether the store of a data folder would be refused at the start: in use, of a newer release, without
/// its key or with another store's. Changes nothing; a damaged file `format` is left to the start,
/// which may mend it.
///
/// # Errors
/// [`OpenError::Locked`], [`OpenError::Newer`], [`OpenError::KeyMissing`] or [`OpenError::OtherKey`] for these
/// reasons; [`OpenError::Io`] where the folder is there and cannot be looked at. A folder without a store, and
/// without a key yet, is no error.
pub fn would_open(folder: &Path, key: &Path) -> Result<(), OpenError> {
    if folder.join("lock").exists() {
        drop(lock(folder)?);
    }
    let text = match fs::read(folder.join("format")) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error.into()),
    };
    match Format::read(&text) {
        Some(format) if format.number > NUMBER => Err(newer(&text)),
        Some(format) => key_of_store(folder, key, &format.key).map(drop),
        None if key.exists() || !text.is_empty() => {
            MasterKey::read(key).map(drop).map_err(|error| key_missing(folder, key, &error))
        }
        None => Ok(()),
    }
}

fn newer(format: &str) -> OpenError {
    OpenError::Newer(format.lines().next().unwrap_or_default().to_string())
}

fn key_of_store(folder: &Path, key: &Path, mark: &str) -> Result<MasterKey, OpenError> {
    let keys = MasterKey::read_all(key).map_err(|error| key_missing(folder, key, &error))?;
    if keys.is_empty() {
        let nothing = io::Error::new(io::ErrorKind::InvalidData, "it holds no store key");
        return Err(key_missing(folder, key, &nothing));
    }
    let ours = keys.into_iter().find(|master| master.mark() == mark);
    ours.ok_or_else(|| OpenError::OtherKey(key.display().to_string()))
}

fn key_missing(folder: &Path, key: &Path, why: &io::Error) -> OpenError {
    OpenError::KeyMissing {
        folder: folder.display().to_string(),
        key: key.display().to_string(),
        why: why.to_string(),
    }
}

fn lock(path: &Path) -> Result<File, OpenError> {
    let mut options = OpenOptions::new();
    let file = options.write(true).create(true).truncate(false).mode(0o600).open(path.join("lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OpenError::Locked(path.display().to_string())),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Changes with every start of the machine; empty where the system does not tell, which then
/// counts as a restart.
fn boot_id() -> String {
    fs::read_to_string("/proc/sys/kernel/random/boot_id")
        .map(|text| text.trim().to_string())
        .unwrap_or_default()
}

/// A file that only takes up space, given back bit by bit when the disk is full, so that outcomes and
/// erasures can still be written, also where somebody else takes what was given back.
#[derive(Debug)]
pub(super) struct Ballast {
    path: PathBuf,
    bytes: u64,
}

impl Ballast {
    /// In so many parts it is given back: each is enough for many records.
    const PARTS: u64 = 16;

    pub(super) fn new(folder: &Path, bytes: u64) -> Ballast {
        Ballast { path: folder.join("ballast"), bytes }
    }

    /// Takes the space that is missing. Never as a hole: that would reserve nothing.
    pub(super) fn take(&self) -> io::Result<()> {
        let there = self.there();
        if there == self.bytes {
            return Ok(());
        }
        let taken = self.write(there.min(self.bytes));
        if taken.is_err() {
            // Ignored: the file is not longer than it was, or the disk will not even give space back.
            let _ = self.shorten(there.min(self.bytes));
        }
        taken
    }

    /// How much space is kept in reserve.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Gives a part of the space back. True if there was some.
    pub(super) fn release(&self) -> bool {
        let there = self.there();
        let part = self.bytes.div_ceil(Self::PARTS).max(1);
        there > 0 && self.shorten(there.saturating_sub(part)).is_ok()
    }

    fn there(&self) -> u64 {
        fs::metadata(&self.path).map_or(0, |it| it.len())
    }

    fn shorten(&self, to: u64) -> io::Result<()> {
        match to {
            0 => fs::remove_file(&self.path),
            _ => OpenOptions::new().write(true).open(&self.path)?.set_len(to),
        }
    }

    fn write(&self, from: u64) -> io::Result<()> {
        let mut options = OpenOptions::new();
        let mut file = options.write(true).create(true).truncate(false).mode(0o600).open(&self.path)?;
        file.set_len(from)?;
        // Where the file system reserves space by itself, that takes no time.
        if rustix::fs::fallocate(&file, FallocateFlags::empty(), from, self.bytes - from).is_ok() {
            return file.sync_all();
        }
        file.set_len(from)?;
        file.seek(SeekFrom::End(0))?;
        // Not zeros: some file systems store those as holes.
        let block: Vec<u8> = (0..1u32 << 16).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let mut left = self.bytes - from;
        while left > 0 {
            let now = left.min(block.len() as u64) as usize;
            file.write_all(&block[..now])?;
            left -= now as u64;
        }
        file.sync_all()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(folder: &Path) -> DataFolder {
        DataFolder::open(folder, DateTime::UNIX_EPOCH).unwrap()
    }

    #[test]
    fn no_bit_of_the_format_is_turned_and_nothing_cut_off_without_being_seen() {
        let format = Format { number: NUMBER, key: "5e".repeat(32), store: [0xab; 16], wal: WAL.into() };
        let whole = format.text();
        assert_eq!(Format::read(&whole), Some(format));
        let (_, sum) = whole.rsplit_once(' ').unwrap();
        assert!(sum.contains(|digit: char| digit.is_ascii_alphabetic()), "{sum}");
        for at in 0..whole.len() {
            for bit in 0..8 {
                let mut bytes = whole.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                let text = String::from_utf8_lossy(&bytes);
                assert_eq!(Format::read(&text), None, "bit {bit} of byte {at}");
            }
            assert_eq!(Format::read(&whole[..at]), None, "cut off at {at}");
        }
    }

    #[test]
    fn what_was_told_of_a_log_is_put_back_unless_another_one_has_taken_its_place() {
        let place = tempfile::tempdir().unwrap();
        let (data, key) = (place.path().join("data"), place.path().join("store.key"));
        opened(&data).close(9).unwrap();
        let folder = opened(&data);
        assert_eq!(folder.ended, Ended::Closed(9));
        folder.leave_as_it_was();
        drop(folder);
        let mut folder = opened(&data);
        assert_eq!(folder.ended, Ended::Closed(9), "the start that failed has changed nothing");
        let master = folder.new_key(&key).unwrap();
        folder.refer_to(Format::new(&master, [1; 16], WAL)).unwrap();
        folder.leave_as_it_was();
        drop(folder);
        let ended = opened(&data).ended;
        assert!(!matches!(ended, Ended::Closed(_)), "the new log has other numbers: {ended:?}");
    }
}
