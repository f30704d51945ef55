//! `ruqsat law`: validates the law data, shows what applies on a day, writes the review sheets.

mod review;
mod show;
mod values;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use chrono::NaiveDate;

use super::{Failure, Outcome, lines, today_in_almaty};
use crate::law::{DocumentId, Fault, Law};

/// Validate or show the law data.
#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Validate a law folder; tells every fault with file, line and cure.
    Check {
        /// The folder, in the form of src/law; the built-in law if left out.
        #[arg(value_name = "DIR", env = "RUQSAT_LAW")]
        folder: Option<PathBuf>,
    },
    /// Show what applies to a document on a day, with sources.
    Show {
        /// residence-permit, stateless-certificate, temporary-permit, passport, kandas-certificate.
        document: String,
        /// The day, as 2026-11-22; today in Kazakhstan if left out.
        #[arg(long, value_name = "DATE")]
        on: Option<NaiveDate>,
        /// A law folder to use instead of the built-in law.
        #[arg(long, value_name = "DIR", env = "RUQSAT_LAW")]
        law: Option<PathBuf>,
    },
    /// Write the sheets on which a jurist and readers of each language sign every legal sentence.
    Review {
        /// Where to write them.
        #[arg(default_value = "docs/review")]
        folder: PathBuf,
        /// A law folder to use instead of the built-in law.
        #[arg(long, value_name = "DIR", env = "RUQSAT_LAW")]
        law: Option<PathBuf>,
    },
}

pub fn run(arguments: Arguments) -> Outcome {
    match arguments.command {
        Command::Check { folder } => check(folder),
        Command::Show { document, on, law } => {
            let law = law_from(law)?;
            let on = on.unwrap_or_else(today_in_almaty);
            lines::print(&shown(&document, on, &law)?)
        }
        Command::Review { folder, law } => write_review(&folder, &*law_from(law)?),
    }
}

/// The law of a folder, or the built-in one.
pub fn law_from(folder: Option<PathBuf>) -> Result<Arc<Law>, Failure> {
    let Some(folder) = folder else { return Ok(Arc::new(Law::built_in().clone())) };
    loaded(&folder)?.map(Arc::new).map_err(|faults| faulty(&folder, &faults))
}

fn check(folder: Option<PathBuf>) -> Outcome {
    let law = law_from(folder.clone())?;
    let place = folder.map_or("the built-in law".to_string(), |folder| folder.display().to_string());
    let counts = format!(
        "{place} is in order: {} documents, {} outages, {} sources",
        law.documents().count(),
        law.outages().count(),
        law.sources().count()
    );
    lines::print(&counts)
}

fn shown(document: &str, on: NaiveDate, law: &Law) -> Result<String, Failure> {
    let Some(found) = law.document(&DocumentId::from(document)) else {
        let known: Vec<&str> = law.documents().map(|document| document.id.as_str()).collect();
        return Err(Failure::usage(format!(
            "there is no document `{document}`; use one of: {}",
            known.join(", ")
        )));
    };
    Ok(show::document(found, on, law))
}

fn write_review(folder: &Path, law: &Law) -> Outcome {
    let unwritable = |path: &Path, error: io::Error| {
        Failure::failed(format!("{} cannot be written ({error}); choose another folder", path.display()))
    };
    fs::create_dir_all(folder).map_err(|error| unwritable(folder, error))?;
    for (name, text) in review::sheets(law) {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|error| unwritable(&path, error))?;
    }
    Ok(())
}

fn faulty(folder: &Path, faults: &[Fault]) -> Failure {
    let list: Vec<String> = faults.iter().map(|fault| format!("\n{fault}")).collect();
    Failure::failed(format!("the law in {} does not load:{}", folder.display(), list.concat()))
}

fn loaded(folder: &Path) -> Result<Result<Law, Vec<Fault>>, Failure> {
    let files = read_folder(folder)?;
    Ok(Law::load(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))))
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
