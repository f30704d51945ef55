//! Files that hold a secret: one rule for the token and for the store's key.

use std::fs;
use std::io::Read;
use std::path::Path;

use super::Failure;
use crate::cli::text_file::of_bytes;
use crate::store::{Kept, kept};

/// No secret of ours is longer.
const LONGEST: u64 = 4096;

/// Refuses a secret that other users may read; returns a warning where that cannot be changed,
/// as with the secrets that Kubernetes and Docker Swarm mount.
///
/// # Errors
/// Other users may read the file, and its rights could be changed.
pub fn guard(what: &str, file: &Path) -> Result<Option<String>, Failure> {
    match kept(file) {
        Kept::Well => Ok(None),
        Kept::OnReadOnlyMount => Ok(Some(format!(
            "the {what} file {} can be read by other users of this system, and its mount is read-only; \
             mount it with mode 0400 and the bot's user if you can",
            file.display()
        ))),
        Kept::Badly => Err(Failure::failed(format!(
            "the {what} file {0} can be read by other users; take their rights away with: chmod 600 {0}",
            file.display()
        ))),
    }
}

/// The text of a secret file. The sentence names what is wrong with it, never what stands in it.
///
/// # Errors
/// The file cannot be read, or is no UTF-8.
pub fn text_of(what: &str, file: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = fs::File::open(file).and_then(|open| open.take(LONGEST).read_to_end(&mut bytes));
    read.map_err(|error| {
        Failure::failed(format!(
            "the {what} file {} cannot be read ({error}); check its path and rights",
            file.display()
        ))
    })?;
    of_bytes(&format!("the {what} file"), file, bytes)
}
