//! Base and journal together, as one sorted list of records: what a compaction writes, what the
//! index is rebuilt from and checked against, and what a backup holds.

use std::collections::btree_map::IntoIter;
use std::io;
use std::iter::Peekable;

use super::base::{self, Entry};
use super::index::Changes;
use super::journal::{Segment, segments};
use super::records::is_passing;
use super::sealing::MasterKey;
use super::volume::Volume;

/// What has changed since the base: a record, or that it was deleted.
type Newer = IntoIter<Vec<u8>, Option<std::sync::Arc<[u8]>>>;

/// The records, in the order of their keys.
pub(super) struct Merged {
    base: Option<base::Reader>,
    from_base: Option<Entry>,
    newer: Peekable<Newer>,
}

impl Merged {
    /// Everything up to and with the frame `until`.
    pub(super) fn open(volume: &dyn Volume, master: &MasterKey, until: u64) -> io::Result<Merged> {
        let base = match base::newest(volume)? {
            Some(name) => Some(base::Reader::open(volume.read(&name)?)?),
            None => None,
        };
        let after = base.as_ref().map_or(0, |base| base.sequence);
        let mut newer = Changes::new();
        let names = segments(volume)?;
        for (at, name) in names.iter().enumerate() {
            let segment = Segment::read(volume, name, master)?;
            let superseded = names.get(at + 1).and_then(|next| super::journal::segment_number(next));
            for (sequence, operations) in segment.frames() {
                if sequence <= after || sequence > until || superseded.is_some_and(|it| sequence >= it) {
                    continue;
                }
                for (key, value) in operations.filter(|(key, _)| !is_passing(key)) {
                    newer.insert(key.to_vec(), value.map(std::sync::Arc::from));
                }
            }
        }
        let mut merged = Merged { base, from_base: None, newer: newer.into_iter().peekable() };
        merged.advance()?;
        Ok(merged)
    }

    /// The next record.
    pub(super) fn next(&mut self) -> io::Result<Option<Entry>> {
        loop {
            let newer_first = match (&self.from_base, self.newer.peek()) {
                (None, None) => return Ok(None),
                (Some(_), None) => false,
                (None, Some(_)) => true,
                (Some((base, _)), Some((newer, _))) => newer <= base,
            };
            if !newer_first {
                let entry = self.from_base.take();
                self.advance()?;
                return Ok(entry);
            }
            let Some((key, value)) = self.newer.next() else { continue };
            if self.from_base.as_ref().is_some_and(|(base, _)| *base == key) {
                self.advance()?;
            }
            if let Some(value) = value {
                return Ok(Some((key, value.to_vec())));
            }
        }
    }

    fn advance(&mut self) -> io::Result<()> {
        self.from_base = match &mut self.base {
            Some(base) => base.next()?,
            None => None,
        };
        Ok(())
    }
}
