//! Compaction: snapshot and log become one new snapshot, which takes the place of both only once it
//! is whole and on the disk.

use std::io;

use chrono::{DateTime, Utc};

use super::forgotten::KEPT_FOR;
use super::merge::Merge;
use super::records::TOMBSTONE;
use super::sealing::MasterKey;
use super::snapshot;
use super::volume::Volume;
use super::wal;

/// Writes everything up to `until` as one snapshot, reads it back whole, names it, and only then
/// removes what it holds.
pub(super) fn write_snapshot(
    volume: &dyn Volume,
    master: &MasterKey,
    until: u64,
    now: DateTime<Utc>,
) -> io::Result<()> {
    let name = snapshot::name_of(until);
    let passing = format!("{name}.new");
    let mut truth = Merge::open(volume, until)?;
    let mut writer = snapshot::Writer::begin(volume, &passing, until, now.timestamp())?;
    while let Some((key, value)) = truth.next()? {
        if !is_old_tombstone(master, &key, &value, now) {
            writer.push(&key, &value)?;
        }
    }
    let count = writer.finish()?;
    snapshot::verify(snapshot::Reader::open(volume.read(&passing)?)?, count)?;
    volume.rename(&passing, &name)?;
    volume.sync_names()?;
    for name in volume.names()? {
        if snapshot::number_of(&name).is_some_and(|it| it < until) {
            volume.remove(&name)?;
        }
    }
    for first in wal::segments(volume)?.into_iter().filter(|first| *first <= until) {
        wal::remove(volume, first)?;
    }
    volume.sync_names()
}

fn is_old_tombstone(master: &MasterKey, key: &[u8], value: &[u8], now: DateTime<Utc>) -> bool {
    if key.first() != Some(&TOMBSTONE) {
        return false;
    }
    let at = master.own().open(key, value).and_then(|plain| plain.try_into().ok()).map(i64::from_be_bytes);
    at.is_some_and(|at| now.timestamp() - at > KEPT_FOR)
}
