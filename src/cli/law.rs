//! `ruqsat law`: validates or shows the law data.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use super::{Failure, Outcome};
use crate::law::Law;

#[derive(clap::Args)]
pub struct Arguments {}

pub fn run(_arguments: Arguments) -> Outcome {
    Err(Failure::failed("not built yet"))
}

/// The law of a folder, or the built-in one.
pub fn law_from(folder: Option<PathBuf>) -> Result<Arc<Law>, Failure> {
    let Some(folder) = folder else { return Ok(Arc::new(Law::built_in().clone())) };
    let files = read_folder(&folder)?;
    let law = Law::load(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    law.map(Arc::new).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(|fault| format!("\n  {fault}")).collect();
        Failure::failed(format!("the law in {} does not load:{}", folder.display(), lines.concat()))
    })
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
            let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
            files.push((format!("{prefix}{name}"), text));
        }
    }
    files.sort();
    Ok(files)
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::failed(format!(
        "{} cannot be read ({error}); give a folder in the form of src/law",
        path.display()
    ))
}
