//! The data folder: one process at a time, one format, one key, and a reserve of space.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::sealing::{MasterKey, hex, random};
use super::volume::{make_private_folder, sync_folder};

/// The first line of the file `format`. A newer format is never opened by an older program.
const FORMAT: &str = "ruqsat store 1";

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
    /// The journal is damaged in a way no crash explains.
    #[error(
        "the journal is damaged ({0}); keep a copy of the data folder, then put back the newest \
         backup with `ruqsat store restore`"
    )]
    Damaged(String),
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
    /// A random name, by which an index knows whose it is.
    pub(super) store: [u8; 16],
    /// Whether the last process ended without closing the store.
    pub(super) unclean: bool,
    /// Whether the machine was started again since then, so that unsynced writes may be gone.
    pub(super) machine_restarted: bool,
}

impl DataFolder {
    /// Locks the folder and reads or makes its format and its key.
    pub(super) fn open(path: &Path, key: &Path) -> Result<(DataFolder, Arc<MasterKey>), OpenError> {
        make_private_folder(path)?;
        let lock = lock(path)?;
        let format = path.join("format");
        let (store, master) = match fs::read_to_string(&format) {
            Ok(text) if text.trim().is_empty() => DataFolder::make(path, key)?,
            Ok(text) => known(path, key, &text)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => DataFolder::make(path, key)?,
            Err(error) => return Err(error.into()),
        };
        let session = fs::read_to_string(path.join("session")).ok();
        let boot = boot_id();
        let folder = DataFolder {
            path: path.to_path_buf(),
            _lock: lock,
            store,
            unclean: session.as_deref() != Some("closed"),
            machine_restarted: session.as_deref() != Some(boot.as_str()),
        };
        folder.write_session(&boot)?;
        Ok((folder, Arc::new(master)))
    }

    /// The store was closed in order: its index is whole.
    pub(super) fn close(&self) -> io::Result<()> {
        self.write_session("closed")
    }

    pub(super) fn journal(&self) -> PathBuf {
        self.path.join("journal")
    }

    pub(super) fn index(&self) -> PathBuf {
        self.path.join("index")
    }

    pub(super) fn backups(&self) -> PathBuf {
        self.path.join("backups")
    }

    /// A new store, and its key if there is none yet. The format is written last: without it
    /// nothing has been stored.
    fn make(path: &Path, key: &Path) -> Result<([u8; 16], MasterKey), OpenError> {
        let master = match MasterKey::read(key) {
            Ok(master) => master,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let master = MasterKey::make(key)?;
                tracing::warn!(
                    key = %key.display(),
                    "made the key of a new store: keep a copy of this file apart from the data; \
                     without it nobody can read the store"
                );
                master
            }
            Err(error) => return Err(key_missing(path, key, &error)),
        };
        let store = random()?;
        let text = format!("{FORMAT}\nkey {}\nstore {}\n", master.mark(), hex(&store));
        replace_file(path, "format", text.as_bytes())?;
        Ok((store, master))
    }

    /// Not brought to the disk: it tells of processes, and is believed only if the machine has
    /// not been started again.
    fn write_session(&self, text: &str) -> io::Result<()> {
        replace_file(&self.path, "session", text.as_bytes())
    }
}

fn known(path: &Path, key: &Path, text: &str) -> Result<([u8; 16], MasterKey), OpenError> {
    let mut lines = text.lines();
    let format = lines.next().unwrap_or_default();
    if format != FORMAT {
        return Err(OpenError::Newer(format.to_string()));
    }
    let mut word = |name: &str| {
        let line = lines.next().and_then(|line| line.strip_prefix(name));
        line.map(str::to_string).ok_or_else(|| OpenError::Damaged("the file `format`".into()))
    };
    let mark = word("key ")?;
    let store = word("store ")?;
    let master = MasterKey::read(key).map_err(|error| key_missing(path, key, &error))?;
    if master.mark() != mark {
        return Err(OpenError::OtherKey(key.display().to_string()));
    }
    let mut id = [0; 16];
    for (at, byte) in id.iter_mut().enumerate() {
        let digits = store.get(2 * at..2 * at + 2).unwrap_or_default();
        *byte = u8::from_str_radix(digits, 16).map_err(|_| OpenError::Damaged("the file `format`".into()))?;
    }
    Ok((id, master))
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

/// Writes a small file whole or not at all.
pub(crate) fn replace_file(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let passing = folder.join(format!("{name}.new"));
    let mut options = OpenOptions::new();
    let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(&passing)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&passing, folder.join(name))?;
    sync_folder(folder)
}

/// Changes with every start of the machine; empty where the system does not tell, which then
/// counts as a restart.
fn boot_id() -> String {
    fs::read_to_string("/proc/sys/kernel/random/boot_id")
        .map(|text| text.trim().to_string())
        .unwrap_or_default()
}

/// A file that only takes up space, given back when the disk is full, so that outcomes and
/// erasures can still be written.
#[derive(Debug)]
pub(super) struct Ballast {
    path: PathBuf,
    bytes: u64,
}

impl Ballast {
    pub(super) fn new(folder: &Path, bytes: u64) -> Ballast {
        Ballast { path: folder.join("ballast"), bytes }
    }

    /// Takes the space. Really written: a file of holes would reserve nothing.
    pub(super) fn take(&self) -> io::Result<()> {
        if fs::metadata(&self.path).is_ok_and(|it| it.len() == self.bytes) {
            return Ok(());
        }
        let taken = self.write();
        if taken.is_err() {
            self.release();
        }
        taken
    }

    /// Gives the space back. True if there was some.
    pub(super) fn release(&self) -> bool {
        fs::remove_file(&self.path).is_ok()
    }

    fn write(&self) -> io::Result<()> {
        let mut options = OpenOptions::new();
        let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(&self.path)?;
        // Not zeros: some file systems store those as holes.
        let block: Vec<u8> = (0..1u32 << 16).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let mut left = self.bytes;
        while left > 0 {
            let now = left.min(block.len() as u64) as usize;
            file.write_all(&block[..now])?;
            left -= now as u64;
        }
        file.sync_all()
    }
}
