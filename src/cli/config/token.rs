//! The bot's token: from a file of its own or as it was given, of a valid form, and never shown.

use std::path::Path;

use super::{Failure, secret};
use crate::cli::environment::meant;

/// A token of a valid form. Has no `Debug`, so that it cannot be printed by mistake.
pub struct Token(String);

impl Token {
    /// The token itself, for the client alone.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// The token, if one is given; a file wins. Warnings about the file go to `warnings`.
///
/// # Errors
/// The token does not look like one, or its file cannot be read.
pub fn token(
    token: Option<String>,
    file: Option<&Path>,
    warnings: &mut Vec<String>,
) -> Result<Option<Token>, Failure> {
    let token = match file {
        Some(file) => {
            let text = secret::text_of("token", file)?;
            warnings.extend(secret::guard("token", file)?);
            Some(text)
        }
        None => token,
    };
    let token = token.map(|token| meant(&token)).filter(|token| !token.is_empty());
    match token {
        None if file.is_some() => {
            Err(Failure::failed("the token file is empty; put the token from @BotFather into it"))
        }
        Some(token) if !looks_like_a_token(&token) => Err(Failure::failed(
            "this is not a token; a token from @BotFather looks like 123456789:AbC… (a number, a colon, 35 letters)",
        )),
        token => Ok(token.map(Token)),
    }
}

fn looks_like_a_token(token: &str) -> bool {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    token.split_once(':').is_some_and(|(number, secret)| {
        !number.is_empty()
            && number.chars().all(|digit| digit.is_ascii_digit())
            && secret.len() >= 20
            && secret.chars().all(allowed)
    })
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn read(bytes: &[u8], mode: u32) -> Result<Option<String>, String> {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        let path = folder.path().join("token");
        fs::write(&path, bytes).unwrap_or_else(|error| panic!("{error}"));
        let rights = fs::Permissions::from_mode(mode);
        fs::set_permissions(&path, rights).unwrap_or_else(|error| panic!("{error}"));
        let read = token(None, Some(&path), &mut Vec::new());
        read.map(|it| it.map(|it| it.0)).map_err(|failure| failure.sentence)
    }

    #[test]
    fn a_token_file_that_others_can_read_is_refused_with_the_cure() {
        for (mode, taken) in [(0o644, false), (0o640, false), (0o600, true), (0o400, true)] {
            let read = read(b"1:abcdefghijabcdefghij", mode);
            assert_eq!(read.is_ok(), taken, "{mode:o}");
            assert!(taken || read.is_err_and(|sentence| sentence.contains("chmod 600")));
        }
    }

    #[test]
    fn what_editors_leave_in_a_token_file_does_not_matter() {
        let token = "1:abcdefghijabcdefghij";
        for text in ["\u{feff}{}\r\n", "{}\u{200b}\n", " {}\n\n", "\u{2060}{}"] {
            let text = text.replace("{}", token);
            assert_eq!(read(text.as_bytes(), 0o600), Ok(Some(token.into())), "{text:?}");
        }
        let utf16: Vec<u8> = "\u{feff}1:abcdefghij".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(read(&utf16, 0o600).is_err_and(|sentence| sentence.contains("UTF-16")));
        assert!(read(b"\xe9\xe9", 0o600).is_err_and(|sentence| sentence.contains("UTF-8")));
    }
}
