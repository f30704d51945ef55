//! The index kept by sled. Its known faults are fenced off here.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread;
use std::time::Duration;

use super::{APPLIED, Changes, Index, Record};

/// Records written at a time: sled's memory grows with the size of a batch.
const BATCH: usize = 512;
/// The endings of the folders beside the index while a fresh one takes its place.
const FRESH: &str = "fresh";
const OLD: &str = "old";
/// How often, and how far apart, the lock that sled is about to give back is asked for.
const TRIES: u32 = 500;
const PAUSE: Duration = Duration::from_millis(10);
/// sled's page cache.
const CACHE: u64 = 16 << 20;

/// Every record by its key. Cheap to clone.
#[derive(Clone, Debug)]
pub(in crate::store) struct SledIndex {
    path: PathBuf,
    db: Arc<RwLock<Option<sled::Db>>>,
}

impl SledIndex {
    /// Opens the index, or an empty one in its place if it cannot be opened. The log is the
    /// truth, so nothing is lost by that.
    pub(in crate::store) fn open(path: &Path) -> io::Result<SledIndex> {
        remove_folder(&path.with_extension(FRESH))?;
        remove_folder(&path.with_extension(OLD))?;
        let db = match open_swept(path) {
            Ok(db) => db,
            Err(error) => {
                tracing::warn!(%error, "the index does not open and is rebuilt from the log");
                return SledIndex::open_empty(path);
            }
        };
        Ok(SledIndex { path: path.to_path_buf(), db: Arc::new(RwLock::new(Some(db))) })
    }

    /// Throws away whatever there is and opens an empty index.
    pub(in crate::store) fn open_empty(path: &Path) -> io::Result<SledIndex> {
        for leftover in [path, &path.with_extension(FRESH), &path.with_extension(OLD)] {
            remove_folder(leftover)?;
        }
        let db = open_swept(path)?;
        Ok(SledIndex { path: path.to_path_buf(), db: Arc::new(RwLock::new(Some(db))) })
    }

    /// An empty index beside this one, to take its place once it holds the same.
    fn fresh(&self) -> io::Result<SledIndex> {
        SledIndex::open_empty(&self.path.with_extension(FRESH))
    }

    /// Puts a fresh index, which holds the same records, in the place of this one: sled gives no
    /// space back. Who looks something up meanwhile waits. A process that dies in between finds no
    /// index at its next start and builds it from the log.
    fn replace_by(&self, fresh: &SledIndex) -> io::Result<()> {
        fresh.sync()?;
        let mut db = self.db.write().unwrap_or_else(PoisonError::into_inner);
        close(&mut fresh.db.write().unwrap_or_else(PoisonError::into_inner), &fresh.path)?;
        close(&mut db, &self.path)?;
        let old = self.path.with_extension(OLD);
        fs::rename(&self.path, &old)?;
        if let Err(error) = fs::rename(&fresh.path, &self.path) {
            fs::rename(&old, &self.path)?;
            *db = Some(open_swept(&self.path)?);
            return Err(error);
        }
        *db = Some(open_swept(&self.path)?);
        remove_folder(&old)
    }

    fn with<T>(&self, act: impl FnOnce(&sled::Db) -> sled::Result<T>) -> io::Result<T> {
        let db = self.db.read().unwrap_or_else(PoisonError::into_inner);
        let db = db.as_ref().ok_or_else(|| io::Error::other("the index is closed"))?;
        act(db).map_err(into_io)
    }
}

impl Index for SledIndex {
    fn clear(&self) -> io::Result<()> {
        let mut db = self.db.write().unwrap_or_else(PoisonError::into_inner);
        close(&mut db, &self.path)?;
        remove_folder(&self.path)?;
        *db = Some(open_swept(&self.path)?);
        Ok(())
    }

    fn bytes(&self) -> io::Result<u64> {
        let mut bytes = 0;
        for entry in fs::read_dir(&self.path)? {
            bytes += entry?.metadata()?.len();
        }
        Ok(bytes)
    }

    fn reopen(&self) -> io::Result<()> {
        let mut db = self.db.write().unwrap_or_else(PoisonError::into_inner);
        close(&mut db, &self.path)?;
        if !self.path.join("db").exists() {
            // sled would begin an empty one, in which nobody is known.
            return Err(io::Error::other("the index is gone; start the bot again, which rebuilds it"));
        }
        *db = Some(open_swept(&self.path)?);
        Ok(())
    }

    fn get(&self, key: &[u8]) -> io::Result<Option<Vec<u8>>> {
        self.with(|db| Ok(db.get(key)?.map(|value| value.to_vec())))
    }

    fn scan(&self, prefix: &[u8], from: &[u8], limit: usize) -> io::Result<Vec<Record>> {
        self.with(|db| {
            let mut page = Vec::new();
            for entry in db.range(from..).take(limit) {
                let (key, value) = entry?;
                if !key.starts_with(prefix) {
                    break;
                }
                page.push((key.to_vec(), value.to_vec()));
            }
            Ok(page)
        })
    }

    fn write(&self, changes: &Changes) -> io::Result<()> {
        let mut batch = sled::Batch::default();
        for (at, (key, value)) in changes.iter().enumerate() {
            match value {
                Some(value) => batch.insert(key.as_slice(), &value[..]),
                None => batch.remove(key.as_slice()),
            }
            if at % BATCH == BATCH - 1 {
                let full = std::mem::take(&mut batch);
                self.with(|db| db.apply_batch(full))?;
            }
        }
        self.with(|db| db.apply_batch(batch))
    }

    fn set_applied(&self, store: &[u8; 16], sequence: u64) -> io::Result<()> {
        let mark = [&store[..], &sequence.to_be_bytes()].concat();
        self.with(|db| db.insert(APPLIED, mark).map(drop))
    }

    fn applied(&self, store: &[u8; 16]) -> io::Result<Option<u64>> {
        let mark = self.get(APPLIED)?;
        Ok(mark.and_then(|mark| {
            let sequence = mark.strip_prefix(&store[..])?;
            Some(u64::from_be_bytes(sequence.try_into().ok()?))
        }))
    }

    fn sync(&self) -> io::Result<()> {
        self.with(|db| db.flush().map(drop))?;
        File::open(self.path.join("db"))?.sync_all()
    }

    fn rebuild(&self, fill: &mut dyn FnMut(&dyn Index) -> io::Result<()>) -> io::Result<()> {
        let fresh = self.fresh()?;
        fill(&fresh)?;
        self.replace_by(&fresh)
    }
}

/// Closes sled and waits until its own threads have let go of its files: they write by path, into
/// whatever stands there.
fn close(db: &mut Option<sled::Db>, path: &Path) -> io::Result<()> {
    *db = None;
    let file = match File::open(path.join("db")) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        opened => opened?,
    };
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(fs::TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(fs::TryLockError::Error(error)) => return Err(error),
        }
    }
    Err(io::Error::other("sled does not let go of the index; start the bot again"))
}

/// Opens sled after setting aside what it is known to choke on.
fn open_swept(path: &Path) -> io::Result<sled::Db> {
    sweep(path, |name| name.ends_with(".generating") || name.contains(".in___motion"))?;
    match open_sled(path) {
        Ok(db) => Ok(db),
        // A snapshot only shortens the start; the log behind it is read instead.
        Err(sled::Error::Corruption { .. }) => {
            sweep(path, |name| name.starts_with("snap."))?;
            open_sled(path).map_err(into_io)
        }
        Err(error) => Err(into_io(error)),
    }
}

fn open_sled(path: &Path) -> sled::Result<sled::Db> {
    sled::Config::new()
        .path(path)
        .cache_capacity(CACHE)
        .mode(sled::Mode::LowSpace)
        .flush_every_ms(Some(10_000))
        .open()
}

/// Removes half-written snapshots: nothing refers to them, and sled refuses to open with them.
fn sweep(path: &Path, is_swept: impl Fn(&str) -> bool) -> io::Result<()> {
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        if is_swept(&entry.file_name().to_string_lossy()) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn remove_folder(path: &Path) -> io::Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn into_io(error: sled::Error) -> io::Error {
    match error {
        sled::Error::Io(error) => error,
        other => io::Error::other(other.to_string()),
    }
}
