//! The index compared with the log, record by record.

use std::io;
use std::sync::Arc;

use super::index::{Changes, Index, is_own};
use super::merge::Merge;

/// Records compared at a time.
const PAGE: usize = 1024;

/// What has to be written to the index so that it holds what the log holds: one pass over both,
/// each sorted by key.
pub(super) fn differences(index: &dyn Index, mut truth: Merge) -> io::Result<Changes> {
    let mut wrong = Changes::new();
    let mut found = page(index, &[])?;
    let mut expected = truth.next()?;
    loop {
        let Some((key, _)) = found.last() else {
            // The index is at its end; what the log still has is missing.
            while let Some((key, value)) = expected.take() {
                wrong.insert(key, Some(Arc::from(value)));
                expected = truth.next()?;
            }
            return Ok(wrong);
        };
        let at = key.clone();
        let behind = expected.as_ref().is_none_or(|(truth, _)| at < *truth);
        if behind {
            wrong.insert(at.clone(), None);
            found.pop();
        } else if let Some((key, value)) = expected.take() {
            let stored = if at == key { found.pop() } else { None };
            if stored.is_none_or(|(_, stored)| stored != value) {
                wrong.insert(key, Some(Arc::from(value)));
            }
            expected = truth.next()?;
        }
        if found.is_empty() {
            found = page(index, &at)?;
        }
    }
}

/// The records of the index behind a key, last first, so that they can be popped in order.
fn page(index: &dyn Index, behind: &[u8]) -> io::Result<Vec<(Vec<u8>, Vec<u8>)>> {
    let from = [behind, &[0]].concat();
    let mut page = index.scan(&[], &from, PAGE)?;
    page.retain(|(key, _)| !is_own(key));
    page.reverse();
    Ok(page)
}
