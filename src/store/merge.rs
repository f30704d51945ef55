//! Snapshot and log together, as one sorted list of records: what a compaction writes, what the
//! index is rebuilt from and checked against, and what a backup holds.

use std::collections::btree_map::IntoIter;
use std::io;
use std::iter::Peekable;

use super::index::Changes;
use super::records::is_in_flight;
use super::snapshot::{self, Entry};
use super::volume::Volume;
use super::wal::{Segment, segments};

/// What has changed since the snapshot: a record, or that it was deleted.
type Newer = IntoIter<Vec<u8>, Option<std::sync::Arc<[u8]>>>;

/// The records, in the order of their keys.
pub(super) struct Merge {
    snapshot: Option<snapshot::Reader>,
    from_snapshot: Option<Entry>,
    newer: Peekable<Newer>,
}

impl Merge {
    /// Everything up to and with the frame `until`.
    pub(super) fn open(volume: &dyn Volume, until: u64) -> io::Result<Merge> {
        let newest = snapshot::newest(volume)?;
        let after = newest.unwrap_or(0);
        let snapshot = newest.map(|sequence| snapshot::open(volume, sequence)).transpose()?;
        let mut newer = Changes::new();
        let numbers = segments(volume)?;
        for (at, first) in numbers.iter().enumerate() {
            let superseded = numbers.get(at + 1).copied();
            if superseded.is_some_and(|next| next <= after + 1) {
                continue;
            }
            for (sequence, operations) in Segment::read(volume, *first)?.frames() {
                if sequence <= after || sequence > until || superseded.is_some_and(|it| sequence >= it) {
                    continue;
                }
                for (key, value) in operations.filter(|(key, _)| !is_in_flight(key)) {
                    newer.insert(key.to_vec(), value.map(std::sync::Arc::from));
                }
            }
        }
        let mut merge = Merge { snapshot, from_snapshot: None, newer: newer.into_iter().peekable() };
        merge.advance()?;
        Ok(merge)
    }

    /// The next record.
    pub(super) fn next(&mut self) -> io::Result<Option<Entry>> {
        loop {
            let newer_first = match (&self.from_snapshot, self.newer.peek()) {
                (None, None) => return Ok(None),
                (Some(_), None) => false,
                (None, Some(_)) => true,
                (Some((older, _)), Some((newer, _))) => newer <= older,
            };
            if !newer_first {
                let entry = self.from_snapshot.take();
                self.advance()?;
                return Ok(entry);
            }
            let Some((key, value)) = self.newer.next() else { continue };
            if self.from_snapshot.as_ref().is_some_and(|(older, _)| *older == key) {
                self.advance()?;
            }
            if let Some(value) = value {
                return Ok(Some((key, value.to_vec())));
            }
        }
    }

    fn advance(&mut self) -> io::Result<()> {
        self.from_snapshot = match &mut self.snapshot {
            Some(snapshot) => snapshot.next()?,
            None => None,
        };
        Ok(())
    }
}
