//! Copies that a restore has set aside: whoever is forgotten is forgotten there too, and after a
//! month they are removed.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, NaiveDateTime, Utc};

use super::keyring::{BUCKETS, IN_FLIGHT, PEOPLE, read_reached, with_reached};
use super::sealing::{MasterKey, Who};
use super::twin::{self, TwinFile};
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

/// Destroys the wrapping keys of these buckets in every copy that was set aside, and the key of all that was
/// in flight there. A copy is for the operator's own mistakes and cannot be wrapped again without
/// reading all of it, so the others of such a bucket are lost in the copy as well, and everybody's
/// unanswered updates and unsent messages.
///
/// It comes before the store's own keys are replaced: those are what the next start goes by, so that
/// whatever ends the process here is done again.
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
    let everything = BTreeSet::from([0]);
    for (name, count, lost) in [(PEOPLE, BUCKETS, buckets), (IN_FLIGHT, 1, &everything)] {
        let opened = match TwinFile::open(volume.clone(), master.own().clone(), name, "", now) {
            Ok(opened) => opened,
            // Nothing in the copy can be opened any more; what can be made out in the damaged file goes too.
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                twin::destroy(&*volume, name)?;
                continue;
            }
            Err(error) => return Err(error),
        };
        let (mut file, body) = (opened.file, opened.body);
        let Some((reached, mut keys)) = body.and_then(|body| read_reached(&body, count)) else { continue };
        for bucket in lost {
            keys[usize::from(*bucket)] = keys[usize::from(*bucket)].lost()?;
        }
        file.remove_damaged()?;
        file.replace(&with_reached(reached, &keys))?;
    }
    Ok(())
}
