//! Reads the law that a command uses: a folder or the built-in one, with the operator's own helpers.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use super::environment::{is_blank, without_line_end};
use super::{Failure, text_file};
use crate::law::{Fault, Law};

/// What to do where a law folder cannot be read.
const FORM: &str = "give a folder in the form of src/law";

/// The operator's own file of further helpers: the environment names it, for every command alike.
pub fn own_helpers() -> Option<PathBuf> {
    let named = std::env::var_os("RUQSAT_HELPERS").map(PathBuf::from)?;
    let is_blank = named.to_str().is_some_and(is_blank);
    (!is_blank).then(|| without_line_end(named))
}

/// The law of a folder, or the built-in one, with the operator's own helpers.
///
/// # Errors
/// The folder or the file of helpers cannot be read, or the law in it does not load; every fault is
/// named.
pub fn law_from(folder: Option<PathBuf>) -> Result<Arc<Law>, Failure> {
    if folder.is_none() && own_helpers().is_none() {
        return Ok(Arc::new(Law::built_in().clone()));
    }
    let files = files_of(folder.as_deref())?;
    let law = Law::load(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    law.map(Arc::new).map_err(|faults| faulty(&place_of(folder.as_deref()), &faults))
}

/// The files of a folder, or of the built-in law, with the operator's own helpers: each as (path inside the folder,
/// text).
///
/// # Errors
/// The folder or the file of helpers cannot be read.
pub fn files_of(folder: Option<&Path>) -> Result<Vec<(String, String)>, Failure> {
    let mut files = match folder {
        Some(folder) => read_folder(folder)?,
        None => Law::built_in_files().map(|(name, text)| (name.to_string(), text.to_string())).collect(),
    };
    if let Some(path) = &own_helpers() {
        let text = text_file::read("the file", path, "correct RUQSAT_HELPERS or unset it")?;
        files.push((Law::OWN_HELPERS.to_string(), text));
    }
    Ok(files)
}

/// How a folder is named in what is printed.
pub fn place_of(folder: Option<&Path>) -> String {
    folder.map_or("the built-in law".to_string(), |folder| folder.display().to_string())
}

fn faulty(place: &str, faults: &[Fault]) -> Failure {
    let list: Vec<String> = faults.iter().map(|fault| format!("\n{fault}")).collect();
    Failure::failed(format!("the law in {place} does not load:{}", list.concat()))
}

/// Every `.toml` file of a law folder as (path inside the folder, text).
fn read_folder(folder: &Path) -> Result<Vec<(String, String)>, Failure> {
    let mut files = Vec::new();
    for (place, prefix) in [(folder.to_path_buf(), ""), (folder.join("documents"), "documents/")] {
        let entries = fs::read_dir(&place).map_err(|error| unreadable(&place, &error))?;
        for entry in entries {
            let path = entry.map_err(|error| unreadable(&place, &error))?.path();
            if path.extension().is_none_or(|ending| ending != "toml") {
                continue;
            }
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let text = text_file::read("the file", &path, FORM)?;
            files.push((format!("{prefix}{name}"), text));
        }
    }
    files.sort();
    Ok(files)
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::failed(format!("{} cannot be read ({error}); {FORM}", path.display()))
}
