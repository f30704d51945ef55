//! `ruqsat law`: validates the law data, shows what applies on a day, writes the review sheets and
//! the test vectors.

mod review;
mod show;
mod values;
mod vectors;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use chrono::NaiveDate;

use super::{Failure, Outcome, lines, today_in_almaty};
use crate::law::{DAYS_AHEAD, DocumentId, Fault, Law};

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
    /// List what is to be compared with its source again within 30 days, or is overdue.
    Due {
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
    /// Print dated situations with their verdicts as JSON, for the tests of other programs.
    Vectors {
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
        Command::Due { on, law } => {
            let law = law_from(law)?;
            lines::print(&due(&law, on.unwrap_or_else(today_in_almaty)))
        }
        Command::Review { folder, law } => write_review(&folder, &*law_from(law)?),
        Command::Vectors { law } => lines::print(&vectors::file(&*law_from(law)?)?),
    }
}

/// The operator's own file of further helpers: the environment names it, for every command alike.
pub fn own_helpers() -> Option<PathBuf> {
    std::env::var_os("RUQSAT_HELPERS").filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// The law of a folder, or the built-in one, with the operator's own helpers.
pub fn law_from(folder: Option<PathBuf>) -> Result<Arc<Law>, Failure> {
    let helpers = own_helpers();
    if folder.is_none() && helpers.is_none() {
        return Ok(Arc::new(Law::built_in().clone()));
    }
    let mut files = match &folder {
        Some(folder) => read_folder(folder)?,
        None => Law::built_in_files().map(|(name, text)| (name.to_string(), text.to_string())).collect(),
    };
    if let Some(path) = &helpers {
        let text = fs::read_to_string(path).map_err(|error| {
            Failure::failed(format!(
                "{} cannot be read ({error}); correct RUQSAT_HELPERS or unset it",
                path.display()
            ))
        })?;
        files.push((Law::OWN_HELPERS.to_string(), text));
    }
    let law = Law::load(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    law.map(Arc::new).map_err(|faults| faulty(&place_of(folder.as_deref()), &faults))
}

fn place_of(folder: Option<&Path>) -> String {
    folder.map_or("the built-in law".to_string(), |folder| folder.display().to_string())
}

/// One line a value, its source beneath.
fn due(law: &Law, today: NaiveDate) -> String {
    let due = law.due(today);
    if due.is_empty() {
        return format!("nothing is to be checked again within {DAYS_AHEAD} days of {today}");
    }
    let lines = due.iter().map(|due| {
        let overdue = if due.is_overdue(today) { " (overdue)" } else { "" };
        let url = law.source(&due.source).map_or(due.source.as_str(), |source| &source.url);
        format!("{}{overdue} {}\n  {}: {url}", due.check_again_by, due.value, due.source)
    });
    lines.collect::<Vec<String>>().join("\n")
}

fn check(folder: Option<PathBuf>) -> Outcome {
    let law = law_from(folder.clone())?;
    let counts = format!(
        "{} is in order: {} documents, {} outages, {} helpers, {} sources",
        place_of(folder.as_deref()),
        law.documents().count(),
        law.outages().count(),
        law.helpers().count(),
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
