//! Compaction: base and journal become one new base, which takes the place of both only once it is
//! whole and on the disk.

use std::io;

use chrono::{DateTime, Utc};

use super::base;
use super::journal::{segment_number, segments};
use super::merged::Merged;
use super::records::TOMBSTONE;
use super::sealing::MasterKey;
use super::volume::Volume;

/// How long somebody who asked to be forgotten is kept out of restored backups, in seconds.
const TOMBSTONE_FOR: i64 = 31 * 24 * 3600;

/// Writes everything up to `until` as one base, reads it back whole, names it, and only then
/// removes what it holds.
pub(super) fn write_base(
    volume: &dyn Volume,
    master: &MasterKey,
    until: u64,
    now: DateTime<Utc>,
) -> io::Result<()> {
    let passing = format!("{}.new", base::base_name(until));
    let mut truth = Merged::open(volume, master, until)?;
    let mut writer = base::Writer::begin(volume, &passing, until, now.timestamp())?;
    while let Some((key, value)) = truth.next()? {
        if !is_old_tombstone(&key, &value, now) {
            writer.push(&key, &value)?;
        }
    }
    let count = writer.finish()?;
    base::verify(base::Reader::open(volume.read(&passing)?)?, count)?;
    volume.rename(&passing, &base::base_name(until))?;
    volume.sync_names()?;
    for name in volume.names()? {
        if base::base_number(&name).is_some_and(|it| it < until) {
            volume.remove(&name)?;
        }
    }
    for name in segments(volume)? {
        if segment_number(&name).is_some_and(|first| first <= until) {
            super::journal::remove(volume, &name)?;
        }
    }
    volume.sync_names()
}

fn is_old_tombstone(key: &[u8], value: &[u8], now: DateTime<Utc>) -> bool {
    let made = value.try_into().ok().map(i64::from_be_bytes);
    key.first() == Some(&TOMBSTONE) && made.is_some_and(|it| now.timestamp() - it > TOMBSTONE_FOR)
}
