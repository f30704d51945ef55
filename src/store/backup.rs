//! Backups: one verified, still encrypted file of everything, and how to put it back.
//!
//! A backup is a base with everybody's wrapped keys added. It can be read only with the store's
//! key file, which is never in it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};

use super::base;
use super::records::{KEY, key_of};
use super::sealing::{WRAPPED, Who};
use super::volume::{Folder, Volume, sync_folder};

/// No backup is kept longer: whoever asked to be forgotten is forgotten then everywhere.
const KEPT_FOR_DAYS: i64 = 30;
const NAME: &str = "ruqsat-%Y%m%dT%H%M%SZ.backup";

/// The name of a rotating backup.
pub(super) fn name(now: DateTime<Utc>) -> String {
    now.format(NAME).to_string()
}

/// Writes the newest base and these keys into a file, which gets its name when it is whole,
/// read back, and on the disk.
pub(super) fn write(
    volume: &dyn Volume,
    path: &Path,
    keys: Vec<(Who, [u8; WRAPPED])>,
    now: DateTime<Utc>,
) -> io::Result<()> {
    let name = base::newest(volume)?.ok_or_else(|| io::Error::other("there is nothing yet"))?;
    let mut from = base::Reader::open(volume.read(&name)?)?;
    let (folder, file) = place(path)?;
    let passing = format!("{file}.new");
    let mut writer = base::Writer::begin(&folder, &passing, from.sequence, now.timestamp())?;
    while let Some((key, value)) = from.next()? {
        writer.push(&key, &value)?;
    }
    let sorted: BTreeMap<Who, [u8; WRAPPED]> = keys.into_iter().collect();
    for (who, wrapped) in sorted {
        writer.push(&key_of(KEY, &who), &wrapped)?;
    }
    let count = writer.finish()?;
    base::verify(base::Reader::open(folder.read(&passing)?)?, count)?;
    folder.rename(&passing, &file)?;
    folder.sync_names()
}

/// Removes backups that are too many or too old.
pub(super) fn rotate(folder: &Path, keep: usize, now: DateTime<Utc>) -> io::Result<()> {
    let mut backups: Vec<(NaiveDateTime, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if let Ok(made) = NaiveDateTime::parse_from_str(&name.to_string_lossy(), NAME) {
            backups.push((made, entry.path()));
        }
    }
    backups.sort_by(|left, right| right.cmp(left));
    for (at, (made, path)) in backups.iter().enumerate() {
        let days = now.naive_utc().signed_duration_since(*made).num_days();
        if at >= keep || days > KEPT_FOR_DAYS {
            fs::remove_file(path)?;
        }
    }
    sync_folder(folder)
}

/// A backup opened to be read from its beginning.
pub(super) fn read(path: &Path) -> io::Result<base::Reader> {
    base::Reader::open(Box::new(File::open(path)?))
}

fn place(path: &Path) -> io::Result<(Folder, String)> {
    let file = path.file_name().and_then(|name| name.to_str());
    let file = file.ok_or_else(|| io::Error::other("a backup needs the name of a file"))?;
    let parent = path.parent().filter(|it| !it.as_os_str().is_empty());
    Ok((Folder::open(parent.unwrap_or(Path::new(".")))?, file.to_string()))
}
