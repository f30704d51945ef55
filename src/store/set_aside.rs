//! Copies that a restore has set aside: whoever is forgotten is forgotten there too, and after a
//! month they are removed.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, NaiveDateTime, Utc};

use super::keyring::{BUCKETS, PEOPLE, Wrapping, read_reached, with_reached};
use super::sealing::{MasterKey, Who};
use super::twin::TwinFile;
use super::volume::{Folder, Volume, sync_folder};

const NAME: &str = "before-restore-%Y%m%dT%H%M%SZ";
const KEPT_FOR_DAYS: i64 = 30;

/// The folder for what is set aside at this moment.
pub(super) fn place(data: &Path, now: DateTime<Utc>) -> PathBuf {
    data.join(now.format(NAME).to_string())
}

/// Every copy, with when it was set aside.
pub(super) fn all(data: &Path) -> io::Result<Vec<(NaiveDateTime, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(data)? {
        let entry = entry?;
        if let Ok(at) = NaiveDateTime::parse_from_str(&entry.file_name().to_string_lossy(), NAME) {
            found.push((at, entry.path()));
        }
    }
    Ok(found)
}

/// Removes copies of more than a month ago.
pub(super) fn remove_old(data: &Path, now: DateTime<Utc>) -> io::Result<()> {
    for (at, path) in all(data)? {
        if now.naive_utc().signed_duration_since(at).num_days() > KEPT_FOR_DAYS {
            fs::remove_dir_all(path)?;
        }
    }
    sync_folder(data)
}

/// Destroys the wrapping keys of these buckets in every copy that was set aside, and what was in
/// flight there. A copy is for the operator's own mistakes and cannot be wrapped again without
/// reading all of it, so the others of such a bucket are lost in the copy as well.
pub(super) fn destroy(
    data: &Path,
    master: &Arc<MasterKey>,
    forgotten: &HashMap<Who, i64>,
    buckets: &BTreeSet<u8>,
    now: DateTime<Utc>,
) -> io::Result<()> {
    debug_assert!(!forgotten.is_empty());
    for (_, path) in all(data)? {
        for wal in wal_folders(&path)? {
            destroy_in(&wal, master, buckets, now)?;
        }
    }
    Ok(())
}

/// The folders of logs in a copy.
pub(super) fn wal_folders(copy: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(copy)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with("wal") && entry.path().is_dir() {
            found.push(entry.path());
        }
    }
    Ok(found)
}

fn destroy_in(wal: &Path, master: &MasterKey, buckets: &BTreeSet<u8>, now: DateTime<Utc>) -> io::Result<()> {
    let volume: Arc<dyn Volume> = Arc::new(Folder::open(wal)?);
    let opened = TwinFile::open(volume.clone(), master.own().clone(), PEOPLE, "", now);
    let read = match opened {
        Ok(mut opened) => {
            opened.body.take().and_then(|body| read_reached(&body, BUCKETS)).map(|it| (opened.file, it))
        }
        Err(error) if error.kind() == io::ErrorKind::InvalidData => None,
        Err(error) => return Err(error),
    };
    // Without wrapping keys nothing in the copy can be opened anyway.
    let Some((mut file, (reached, mut keys))) = read else { return Ok(()) };
    for bucket in buckets {
        keys[usize::from(*bucket)] = Wrapping::new()?;
    }
    file.replace(&with_reached(reached, &keys))
}
