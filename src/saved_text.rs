//! Which of an editor's ways to save a text are understood: one rule for every file that people write.

/// Why the bytes of a file are not taken for text; ends a sentence that begins with the file's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// Two bytes a letter.
    #[error("is saved as UTF-16; save it as UTF-8")]
    Utf16,
    /// Something else.
    #[error("is not text; save it as UTF-8")]
    NotUtf8,
}

/// The text that the bytes of a file are, without a byte order mark.
///
/// # Errors
/// They are no UTF-8.
pub fn text_of(bytes: Vec<u8>) -> Result<String, NotText> {
    if bytes.contains(&0) || bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(NotText::Utf16);
    }
    let text = String::from_utf8(bytes).map_err(|_| NotText::NotUtf8)?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_string).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_save_is_read_or_named() {
        let text = |bytes: &[u8]| text_of(bytes.to_vec());
        assert_eq!(text(b"\xef\xbb\xbfa = 1\r\n"), Ok("a = 1\r\n".into()));
        for utf16 in [&b"\xff\xfea\0"[..], b"\xfe\xff\0a", b"a\0=\0"] {
            assert_eq!(text(utf16), Err(NotText::Utf16));
        }
        assert_eq!(text(b"\xe9t\xe9"), Err(NotText::NotUtf8));
    }
}
