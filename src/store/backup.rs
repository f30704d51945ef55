//! Backups: one verified, still encrypted file of everything, and how to read it.
//!
//! A backup is a snapshot with the sealed wrapping keys added. It can be read only with the store's
//! key file, which is never in it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};

use super::keyring::{BUCKETS, Wrapping};
use super::records::BACKUP_KEYS;
use super::sealing::{MasterKey, Nonces};
use super::snapshot;
use super::volume::{Folder, Volume, sync_folder};

/// No backup is kept longer: whoever asked to be forgotten is forgotten then everywhere.
const KEPT_FOR_DAYS: i64 = 30;
/// What is not whole yet bears this behind its name.
const PASSING: &str = ".new";
const NAME: &str = "ruqsat-%Y%m%dT%H%M%SZ.backup";

/// The name of a rotating backup.
pub(super) fn name(now: DateTime<Utc>) -> String {
    now.format(NAME).to_string()
}

/// Writes the newest snapshot and the keys that open it into a file, which gets its name when it is
/// whole, read back, and on the disk.
pub(super) fn write(
    volume: &dyn Volume,
    master: &MasterKey,
    path: &Path,
    keys: &[Wrapping],
    now: DateTime<Utc>,
) -> io::Result<()> {
    let newest = snapshot::newest(volume)?.ok_or_else(|| io::Error::other("there is nothing yet"))?;
    let mut from = snapshot::open(volume, newest)?;
    let records = std::iter::from_fn(|| from.next().transpose());
    write_records(path, newest, records, master, keys, now)
}

/// Writes these records, sorted by their keys, as a backup.
pub(super) fn write_records(
    path: &Path,
    sequence: u64,
    records: impl Iterator<Item = io::Result<snapshot::Entry>>,
    master: &MasterKey,
    keys: &[Wrapping],
    now: DateTime<Utc>,
) -> io::Result<()> {
    let (folder, file) = place(path)?;
    let passing = format!("{file}{PASSING}");
    let written = write_passing(&folder, &passing, (sequence, now), records, master, keys);
    if let Err(error) = written {
        // Ignored where it is not there: what is half written would outlive whoever is forgotten.
        let _ = folder.remove(&passing);
        return Err(error);
    }
    folder.rename(&passing, &file)?;
    folder.sync_names()
}

fn write_passing(
    folder: &Folder,
    passing: &str,
    (sequence, now): (u64, DateTime<Utc>),
    records: impl Iterator<Item = io::Result<snapshot::Entry>>,
    master: &MasterKey,
    keys: &[Wrapping],
) -> io::Result<()> {
    let mut writer = snapshot::Writer::begin(folder, passing, sequence, now.timestamp())?;
    for entry in records {
        let (key, value) = entry?;
        writer.push(&key, &value)?;
    }
    let sealed = master.own().seal(&[BACKUP_KEYS], &Wrapping::write(keys), &mut Nonces::new()?);
    writer.push(&[BACKUP_KEYS], &sealed)?;
    let count = writer.finish()?;
    snapshot::verify(snapshot::Reader::open(folder.read(passing)?)?, count)
}

/// Removes backups that a process which died had begun: nobody else would, and whoever is forgotten
/// would be in them for ever.
pub(super) fn clear_away(folder: &Path) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let begun = name.strip_suffix(PASSING);
        if begun.is_some_and(|name| NaiveDateTime::parse_from_str(name, NAME).is_ok()) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// The wrapping keys in a backup; `None` where they were sealed with another key.
pub(super) fn read_keys(master: &MasterKey, sealed: &[u8]) -> Option<Vec<Wrapping>> {
    let plain = master.own().open(&[BACKUP_KEYS], sealed)?;
    Wrapping::read(&plain).filter(|keys| keys.len() == BUCKETS)
}

/// The rotating backups in a folder, newest first, with when each was made.
pub(super) fn all(folder: &Path) -> io::Result<Vec<(NaiveDateTime, PathBuf)>> {
    let mut backups = Vec::new();
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(backups),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        if let Ok(made) = NaiveDateTime::parse_from_str(&name.to_string_lossy(), NAME) {
            backups.push((made, entry.path()));
        }
    }
    backups.sort_by(|left, right| right.cmp(left));
    Ok(backups)
}

/// Removes backups that are too old or too many: the newest `keep` stay, and of as many days the newest
/// of each.
pub(super) fn rotate(folder: &Path, keep: usize, now: DateTime<Utc>) -> io::Result<()> {
    let backups = all(folder)?;
    if backups.is_empty() {
        return Ok(());
    }
    let mut days = BTreeSet::new();
    for (at, (made, path)) in backups.iter().enumerate() {
        let is_newest_of_its_day = days.insert(made.date());
        let is_wanted = at < keep || (is_newest_of_its_day && days.len() <= keep);
        let age = now.naive_utc().signed_duration_since(*made).num_days();
        if !is_wanted || age > KEPT_FOR_DAYS {
            fs::remove_file(path)?;
        }
    }
    sync_folder(folder)
}

/// A backup opened to be read from its beginning.
pub(super) fn read(path: &Path) -> io::Result<snapshot::Reader> {
    snapshot::Reader::open(Box::new(File::open(path)?))
}

fn place(path: &Path) -> io::Result<(Folder, String)> {
    let file = path.file_name().and_then(|name| name.to_str());
    let file = file.ok_or_else(|| io::Error::other("a backup needs the name of a file"))?;
    let parent = path.parent().filter(|it| !it.as_os_str().is_empty());
    Ok((Folder::existing(parent.unwrap_or(Path::new("."))), file.to_string()))
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    /// Which hours before now are left of backups made so often for a month.
    fn left(every_hours: i64) -> io::Result<Vec<i64>> {
        let folder = tempfile::tempdir()?;
        let now: DateTime<Utc> = DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::hours(12);
        for hours in (0..31 * 24).step_by(every_hours as usize) {
            fs::write(folder.path().join(name(now - TimeDelta::hours(hours))), "")?;
        }
        rotate(folder.path(), 14, now)?;
        let backups = all(folder.path())?;
        Ok(backups.iter().map(|(made, _)| (now.naive_utc() - *made).num_hours()).collect())
    }

    #[test]
    fn hourly_backups_reach_as_far_back_as_daily_ones() -> io::Result<()> {
        let daily: Vec<i64> = (0..14).map(|day| day * 24).collect();
        assert_eq!(left(24)?, daily);
        let hourly = left(1)?;
        assert_eq!(hourly[..14], (0..14).collect::<Vec<i64>>());
        // The newest of yesterday is the one of 23 o'clock, 13 hours ago; then one of each day.
        let days: Vec<i64> = (1..13).map(|day| 13 + day * 24).collect();
        assert_eq!(hourly[14..], days);
        Ok(())
    }
}
