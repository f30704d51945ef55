//! `ruqsat law`: validates the law data, shows what applies on a day, writes the review sheets and
//! the test vectors.

mod review;
mod show;
mod values;
mod vectors;

use std::path::{Path, PathBuf};
use std::{fs, io};

use chrono::NaiveDate;

use super::law_folder::{law_from, place_of};
use super::{Failure, Outcome, lines, today_in_almaty};
#[cfg(feature = "postgres")]
use crate::app::law_notes::UnreadableLaw;
use crate::law::{DAYS_AHEAD, DocumentId, Law};

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
    /// Put a law in force for every instance that shares the store of --store-file; those that run go by it
    /// within ten seconds, and tell each person whom it concerns once.
    #[cfg(feature = "postgres")]
    Publish {
        /// The folder, in the form of src/law.
        #[arg(value_name = "DIR", required_unless_present = "replace_unreadable")]
        folder: Option<PathBuf>,
        /// Put it in the place of a law that cannot be read, although nobody can see whether that one was checked
        /// later; the built-in law where no folder is given.
        #[arg(long)]
        replace_unreadable: bool,
        /// The file with the store's key.
        #[arg(long, env = "RUQSAT_KEY_FILE", value_name = "FILE")]
        key_file: Option<PathBuf>,
        #[command(flatten)]
        server: super::config::ServerArguments,
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
        #[cfg(feature = "postgres")]
        Command::Publish { folder, replace_unreadable, key_file, server } => {
            let unreadable = if replace_unreadable { UnreadableLaw::Replace } else { UnreadableLaw::Refuse };
            super::server_store::publish_law(folder.as_deref(), unreadable, key_file, &server)
        }
        Command::Vectors { law } => lines::print(&vectors::file(&*law_from(law)?)?),
    }
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
