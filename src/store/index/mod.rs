//! The index: every record by its key, where it can be looked up. It is rebuilt from the log whenever
//! there is doubt, so its faults cost a slow start and never a record.

mod sled;

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::io;
use std::sync::Arc;

pub(super) use sled::SledIndex;

/// What is to be written: the new value of each key, or none where it is deleted.
pub(super) type Changes = BTreeMap<Vec<u8>, Option<Arc<[u8]>>>;

/// Under this key stands how far the log has been taken over.
const APPLIED: &[u8] = &[0xFF];

/// A record's key and its value.
pub(super) type Record = (Vec<u8>, Vec<u8>);

/// A sorted map on the disk that may lag behind the log, and may be thrown away.
///
/// # Errors
/// Every method fails where a file of the index cannot be read or written, or what it holds is damaged.
/// A write that failed may have been made in part: nothing relies on the index until [`Index::reopen`]
/// has succeeded and the log was taken over again from [`Index::applied`] on, or until a
/// [`Index::rebuild`]. A record is never lost by it.
pub(super) trait Index: Debug + Send + Sync {
    /// The value of a key.
    fn get(&self, key: &[u8]) -> io::Result<Option<Vec<u8>>>;
    /// Records whose key begins with `prefix`, from a key on, at most `limit`, in order.
    fn scan(&self, prefix: &[u8], from: &[u8], limit: usize) -> io::Result<Vec<Record>>;
    /// Writes and deletes records.
    fn write(&self, changes: &Changes) -> io::Result<()>;
    /// Writes down how far the log (of this store) has been taken over.
    fn set_applied(&self, store: &[u8; 16], sequence: u64) -> io::Result<()>;
    /// How far the log of this store has been taken over; `None` for an index that is empty or
    /// another store's.
    fn applied(&self, store: &[u8; 16]) -> io::Result<Option<u64>>;
    /// Brings everything to the disk.
    fn sync(&self) -> io::Result<()>;
    /// The bytes of its files.
    fn bytes(&self) -> io::Result<u64>;
    /// After an error: closes and opens it again.
    fn reopen(&self) -> io::Result<()>;
    /// Empties it.
    fn clear(&self) -> io::Result<()>;
    /// Puts a new index, filled by `fill`, in the place of this one; readers wait only for the swap.
    fn rebuild(&self, fill: &mut dyn FnMut(&dyn Index) -> io::Result<()>) -> io::Result<()>;
}

/// Whether a key is the index's own and no record's.
pub(super) fn is_own(key: &[u8]) -> bool {
    key.starts_with(APPLIED)
}
