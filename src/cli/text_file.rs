//! Text files that people write, read for a command.

use std::fs;
use std::path::Path;

use super::Failure;
use crate::saved_text::text_of;

/// The text of a file, without a byte order mark. `cure` says what to do where it cannot be read.
///
/// # Errors
/// The file cannot be read, or is no UTF-8.
pub fn read(what: &str, file: &Path, cure: &str) -> Result<String, Failure> {
    let bytes = fs::read(file).map_err(|error| {
        Failure::failed(format!("{what} {} cannot be read ({error}); {cure}", file.display()))
    })?;
    of_bytes(what, file, bytes)
}

/// The text that these bytes of a file are. The sentence never tells what stands in them.
///
/// # Errors
/// The bytes are no UTF-8.
pub fn of_bytes(what: &str, file: &Path, bytes: Vec<u8>) -> Result<String, Failure> {
    text_of(bytes).map_err(|why| Failure::failed(format!("{what} {} {why}", file.display())))
}
