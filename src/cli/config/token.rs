//! The bot's token: from a file of its own or as it was given, of a valid form, and never shown.

use std::fs;
use std::path::{Path, PathBuf};

use super::Failure;

/// A token of a valid form. Has no `Debug`, so that it cannot be printed by mistake.
pub struct Token(String);

impl Token {
    /// The token itself, for the client alone.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// The token, if one is given; a file wins.
pub fn token(token: Option<String>, file: Option<&Path>) -> Result<Option<Token>, Failure> {
    let token = match file {
        Some(file) => Some(secret_of(file)?),
        None => token,
    };
    let token = token.map(|token| token.trim().to_string()).filter(|token| !token.is_empty());
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

fn secret_of(file: &Path) -> Result<String, Failure> {
    let text = fs::read_to_string(file).map_err(|error| {
        Failure::failed(format!(
            "the token file {} cannot be read ({error}); check its path and rights",
            file.display()
        ))
    })?;
    if others_may_read(file) {
        return Err(Failure::failed(format!(
            "the token file {0} can be read by other users; take their rights away with: chmod 600 {0}",
            file.display()
        )));
    }
    Ok(text)
}

/// Whether anybody but the owner has rights. systemd hands out credentials through an access list
/// that shows as rights of the group, in a folder that nobody else can enter.
#[cfg(unix)]
fn others_may_read(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let handed_out = std::env::var_os("CREDENTIALS_DIRECTORY")
        .is_some_and(|folder| file.starts_with(PathBuf::from(folder)));
    !handed_out && fs::metadata(file).is_ok_and(|about| about.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn others_may_read(_file: &Path) -> bool {
    false
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

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_token_file_that_others_can_read_is_refused_with_the_cure() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        let path = folder.path().join("token");
        fs::write(&path, "1:abcdefghijabcdefghij").unwrap_or_else(|error| panic!("{error}"));
        for (mode, taken) in [(0o644, false), (0o640, false), (0o600, true), (0o400, true)] {
            let rights = fs::Permissions::from_mode(mode);
            fs::set_permissions(&path, rights).unwrap_or_else(|error| panic!("{error}"));
            let read = token(None, Some(&path));
            assert_eq!(read.is_ok(), taken, "{mode:o}");
            if let Err(failure) = read {
                assert!(failure.sentence.contains("chmod 600"));
            }
        }
    }
}
