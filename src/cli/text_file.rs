//! Text files that people write: which of an editor's ways to save one are understood.

use std::fs;
use std::path::Path;

use super::Failure;

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
    if bytes.contains(&0) || bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let file = file.display();
        return Err(Failure::failed(format!("{what} {file} is saved as UTF-16; save it as UTF-8")));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_string).unwrap_or(text)),
        Err(_) => Err(Failure::failed(format!("{what} {} is not text; save it as UTF-8", file.display()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Result<String, String> {
        of_bytes("the file", Path::new("x.toml"), bytes.to_vec()).map_err(|failure| failure.sentence)
    }

    #[test]
    fn what_editors_save_is_read_or_named() {
        assert_eq!(text(b"\xef\xbb\xbfa = 1\r\n"), Ok("a = 1\r\n".into()));
        for utf16 in [&b"\xff\xfea\0"[..], b"\xfe\xff\0a", b"a\0=\0"] {
            assert!(text(utf16).is_err_and(|sentence| sentence.contains("UTF-16")));
        }
        assert!(text(b"\xe9t\xe9").is_err_and(|sentence| sentence.contains("save it as UTF-8")));
    }
}
