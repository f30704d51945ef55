//! The optional configuration file: any setting but the token, named as the flags are.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{Failure, HealthListen};
use crate::app::logging;
use crate::cli::text_file;

/// The optional file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct File {
    pub token_file: Option<PathBuf>,
    pub api_url: Option<String>,
    pub data_dir: Option<PathBuf>,
    pub key_file: Option<PathBuf>,
    pub law: Option<PathBuf>,
    pub operator: Option<String>,
    pub admins: Vec<i64>,
    pub health_listen: Option<HealthListen>,
    pub send_rate: Option<usize>,
    pub backup_every: Option<u64>,
    pub log_format: Option<logging::Format>,
}

impl File {
    /// Reads one; the error names the line that is wrong.
    ///
    /// # Errors
    /// The file cannot be read, or a line of it is wrong; the sentence names the line.
    pub fn read(path: &Path) -> Result<File, Failure> {
        let text = text_file::read("the configuration file", path, "check its path and rights")?;
        let file: File = toml::from_str(&text).map_err(|error| not_understood(path, &text, &error))?;
        Ok(file.beside(path.parent().unwrap_or(Path::new(""))))
    }

    /// Paths in the file are meant from its own folder.
    fn beside(mut self, folder: &Path) -> File {
        let paths = [&mut self.token_file, &mut self.data_dir, &mut self.key_file, &mut self.law];
        for path in paths {
            // Empty is unset here too.
            *path = path.take().filter(|path| !path.as_os_str().is_empty()).map(|path| folder.join(path));
        }
        self
    }
}

/// Names the line, but does not print it: a secret may stand there by mistake.
fn not_understood(path: &Path, text: &str, error: &toml::de::Error) -> Failure {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.lines().count().max(1) + usize::from(before.ends_with('\n'));
    let message = error.message().lines().next().unwrap_or_default();
    let cure = if message.contains("unknown field `token`") {
        "a token belongs into a file of its own, named by token-file"
    } else {
        "the settings are named as the flags of `ruqsat run --help`"
    };
    Failure::failed(format!("{}, line {line}: {message}; {cure}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_in_the_file_is_refused_without_being_printed() {
        let text = "operator = \"x\"\ntoken = \"123:secret\"";
        let Err(error) = toml::from_str::<File>(text) else { panic!("was taken") };
        let sentence = not_understood(Path::new("ruqsat.toml"), text, &error).sentence;
        assert!(sentence.contains("line 2") && sentence.contains("token-file"), "{sentence}");
        assert!(!sentence.contains("secret"));
    }
}
