//! `ruqsat store`: looks after the store. Checks, backups and exports are made by the running bot where
//! there is one; for the rest it must be stopped.

use std::future::Future;
use std::path::{Path, PathBuf};

use chrono::Utc;

use super::config::guard;
use super::control::{self, Ask, CommandResult};
use super::lines::{complain, print};
use super::readable::{Counted, count, export};
use super::{Failure, Outcome};
use crate::ports::{Store, StoreError};
use crate::store::{DiskOptions, DiskStore, OpenError, UnknownErasures, rekey, restore};

/// What to do, and where the store is.
#[derive(clap::Args)]
#[group(skip)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
    /// Where the data live.
    #[arg(long, env = "RUQSAT_DATA_DIR", default_value = "data", value_name = "DIR", global = true)]
    data_dir: PathBuf,
    /// The file with the store's key.
    #[arg(long, env = "RUQSAT_KEY_FILE", value_name = "FILE", global = true)]
    key_file: Option<PathBuf>,
    #[cfg(feature = "postgres")]
    #[command(flatten)]
    server: super::config::ServerArguments,
}

#[derive(clap::Subcommand)]
enum Action {
    /// Read every record, and compare the index with the log.
    Check,
    /// Write a verified, still encrypted backup. It can be read only with the key file.
    Backup {
        /// The file to write; without it, one of the rotating backups in the data folder.
        file: Option<PathBuf>,
    },
    /// Put a backup back; what is there now is set aside.
    Restore {
        /// The backup.
        file: PathBuf,
        /// Put it back although it cannot be known who asked to be forgotten since it was made.
        #[arg(long)]
        accept_unknown_erasures: bool,
    },
    /// Write everything readable, one chat a line, as JSON. Keep that file safe, and not for long.
    Export {
        /// The file to write; it must not be there yet.
        file: PathBuf,
    },
    /// Make the log one file, and rebuild the index: gives space back.
    Compact,
    /// Seal everything again under a new key, which is put into the key file; removes backups and
    /// copies that only the old key opens.
    Rekey {
        /// On a server: remove the keys from the key file that are not in use any more.
        #[cfg(feature = "postgres")]
        #[arg(long)]
        drop_old: bool,
    },
    /// Make a store on a server (--store-file), and a key file where there is none.
    #[cfg(feature = "postgres")]
    Init,
    /// Write whom a store on a server has forgotten, for `store restored`: hashes, which tell nobody's name.
    #[cfg(feature = "postgres")]
    Forgotten,
    /// After PostgreSQL's own restore, and before an instance runs: forget again whom the lost server had
    /// forgotten since, and mark reminders that may have been sent since.
    #[cfg(feature = "postgres")]
    Restored {
        /// The newest list that `ruqsat store forgotten` has written.
        #[arg(long, value_name = "FILE")]
        forgotten: Option<PathBuf>,
        /// Go on although it cannot be known who asked to be forgotten since then.
        #[arg(long)]
        accept_unknown_erasures: bool,
    },
    /// Copy the store of the data folder to a server, or back; the bot must be stopped.
    #[cfg(feature = "postgres")]
    Move {
        /// Where to.
        #[arg(long, value_name = "server|disk")]
        to: Place,
    },
}

/// The two places of a store.
#[cfg(feature = "postgres")]
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Place {
    /// The server that --store-file names.
    Server,
    /// The data folder.
    Disk,
}

/// Runs one of them.
pub fn run(arguments: Arguments) -> Outcome {
    #[cfg(feature = "postgres")]
    if let Some(outcome) = on_server(&arguments) {
        return outcome;
    }
    let Arguments { action, data_dir, key_file, .. } = arguments;
    match action {
        Action::Check => ask(&of_a_store(data_dir, key_file)?, Ask::Check),
        Action::Backup { file } => {
            let options = of_a_store(data_dir, key_file)?;
            ask(&options, Ask::Backup(file.map(absolute).transpose()?))
        }
        Action::Export { file } => {
            ask(&of_a_store(data_dir, key_file)?, Ask::Export(absolute(file)?))?;
            complain("this file is readable for everybody who has it; keep it safe, and not for long");
            Ok(())
        }
        Action::Restore { file, accept_unknown_erasures } => {
            put_back(&of_a_folder(data_dir, key_file)?, &file, decided(accept_unknown_erasures))
        }
        Action::Compact => compact(&of_a_store(data_dir, key_file)?),
        Action::Rekey { .. } => change_key(&of_a_store(data_dir, key_file)?),
        #[cfg(feature = "postgres")]
        Action::Init | Action::Move { .. } => Err(Failure::usage(
            "name the server with --store-file or RUQSAT_STORE_FILE; a data folder needs no init",
        )),
        #[cfg(feature = "postgres")]
        Action::Forgotten | Action::Restored { .. } => Err(Failure::usage(
            "name the server that PostgreSQL has put back with --store-file or RUQSAT_STORE_FILE; a data folder is put \
             back by `ruqsat store restore FILE`, and keeps by itself who was forgotten",
        )),
    }
}

fn decided(accept_unknown_erasures: bool) -> UnknownErasures {
    if accept_unknown_erasures { UnknownErasures::Accept } else { UnknownErasures::Refuse }
}

/// What opens the store of a data folder that holds one.
fn of_a_store(data_dir: PathBuf, key_file: Option<PathBuf>) -> Result<DiskOptions, Failure> {
    // A store whose file `format` is gone is mended by the start.
    if ["format", "wal", "wal-b"].iter().any(|name| data_dir.join(name).exists()) {
        return of_a_folder(data_dir, key_file);
    }
    Err(Failure::failed(format!(
        "there is no store in {}; name its folder with --data-dir or RUQSAT_DATA_DIR",
        data_dir.display()
    )))
}

/// The same whether or not it holds one: a backup may be all that is left.
fn of_a_folder(data_dir: PathBuf, key_file: Option<PathBuf>) -> Result<DiskOptions, Failure> {
    let mut options = DiskOptions::new(data_dir, key_file);
    options.backup_every = None;
    if let Some(warning) = guard("key", &options.key)? {
        complain(&format!("warning: {warning}"));
    }
    Ok(options)
}

/// What is asked of a store on a server; `None` where none is named.
#[cfg(feature = "postgres")]
fn on_server(arguments: &Arguments) -> Option<Outcome> {
    use super::server_store::{Action as OnServer, run};
    let Arguments { action, data_dir, key_file, server } = arguments;
    let disk = || {
        let mut options = DiskOptions::new(data_dir.clone(), key_file.clone());
        options.backup_every = None;
        options
    };
    let asked = || {
        let mut warnings = Vec::new();
        let Some(options) = server.options(&disk().key, &mut warnings)? else { return Ok(None) };
        warnings.iter().for_each(|warning| complain(&format!("warning: {warning}")));
        let action = match action {
            Action::Check => OnServer::Check,
            Action::Export { file } => OnServer::Export(absolute(file.clone())?),
            Action::Rekey { drop_old } => OnServer::Rekey { drop_old: *drop_old },
            Action::Init => OnServer::Init,
            Action::Forgotten => OnServer::Forgotten,
            Action::Restored { forgotten, accept_unknown_erasures } => OnServer::Restored {
                list: forgotten.as_deref().map(list_of).transpose()?,
                unknown_erasures: decided(*accept_unknown_erasures),
            },
            Action::Move { to: Place::Server } => OnServer::MoveThere(disk()),
            Action::Move { to: Place::Disk } => OnServer::MoveBack(disk()),
            Action::Backup { .. } | Action::Restore { .. } | Action::Compact => {
                return Err(Failure::usage(
                    "a store on a server is backed up and restored by PostgreSQL's own means; after a restore call \
                     `ruqsat store restored`",
                ));
            }
        };
        Ok(Some((options, action)))
    };
    match asked() {
        Ok(None) => None,
        Ok(Some((options, action))) => Some(run(&options, action)),
        Err(failure) => Some(Err(failure)),
    }
}

/// Whom a server that is lost had forgotten.
#[cfg(feature = "postgres")]
fn list_of(file: &Path) -> Result<crate::store::ForgottenList, Failure> {
    const CURE: &str = "give the newest that `ruqsat store forgotten` has written";
    let text = super::text_file::read("the list", file, CURE)?;
    text.parse().map_err(|why: String| {
        Failure::failed(format!("the list {} cannot be used ({why}); {CURE}", file.display()))
    })
}

/// Asks the running bot, or does it here.
fn ask(options: &DiskOptions, question: Ask) -> Outcome {
    let answer = match DiskStore::open(options, Utc::now()) {
        Ok(store) => perform(&store, &question),
        Err(error @ OpenError::Locked(_)) => {
            control::ask(&options.folder, &question).unwrap_or_else(|| Err(error.to_string()))
        }
        Err(error) => Err(error.to_string()),
    };
    print(&answer.map_err(Failure::failed)?)
}

fn absolute(file: PathBuf) -> Result<PathBuf, Failure> {
    std::path::absolute(&file)
        .map_err(|error| Failure::failed(format!("`{}` is not a path ({error})", file.display())))
}

/// What a store that is open can be asked.
pub fn perform(store: &DiskStore, question: &Ask) -> CommandResult {
    match question {
        Ask::Check => check(store),
        Ask::Backup(file) => {
            let path = store.backup(file.as_deref(), Utc::now()).map_err(|error| error.to_string())?;
            Ok(path.display().to_string())
        }
        Ask::Export(file) => wait(export(store, file))?,
    }
}

fn check(store: &DiskStore) -> CommandResult {
    let wrong = store.check().map_err(|error| error.to_string())?;
    let Counted { chats, reminders, unreadable } = wait(count(store))??;
    let figures = store.figures();
    if unreadable > 0 {
        return Err(format!(
            "{unreadable} records cannot be read; everything else can. Keep a copy of the data folder; whoever is \
             concerned is told that something went wrong, and nothing of theirs is written over. The newest backup has them as they were then, and putting it \
             back takes everybody else back to that time as well"
        ));
    }
    let mended = match figures.mended {
        0 => String::new(),
        files => format!("files that were damaged and were mended from their copies at the start: {files}\n"),
    };
    Ok(format!(
        "chats: {chats}, reminders: {reminders}\n\
         records of the index that differed from the log and were corrected: {wrong}\n\
         {mended}every record can be read"
    ))
}

fn change_key(options: &DiskOptions) -> Outcome {
    let removed = rekey(options, Utc::now()).map_err(|error| Failure::failed(error.to_string()))?;
    print(&format!(
        "everything is sealed under a new key, in {}; keep a copy of it\n\
         backups and copies removed, because only the old key opened them: {removed}\n\
         make a backup now: ruqsat store backup",
        options.key.display()
    ))
}

fn put_back(options: &DiskOptions, file: &Path, unknown_erasures: UnknownErasures) -> Outcome {
    let restored = restore(options, file, Utc::now(), unknown_erasures);
    let restored = restored.map_err(|error| Failure::failed(error.to_string()))?;
    let made = restored.made_at.map_or_else(|| "at an unknown time".into(), |at| at.to_string());
    let aside = restored.set_aside.map_or_else(String::new, |aside| {
        format!(
            "\nwhat was there before is in {}; it is removed after 30 days, or by hand when all is well",
            aside.display()
        )
    });
    print(&format!(
        "put back {} chats from the backup made {made}\n\
         people left out, because they asked to be forgotten since: {}{aside}",
        restored.chats, restored.forgotten
    ))
}

fn compact(options: &DiskOptions) -> Outcome {
    let store = open(options)?;
    store.compact().map_err(failed)?;
    let figures = store.figures();
    print(&format!("chats: {}, bytes of the log: {}", figures.chats, figures.log_bytes))
}

fn open(options: &DiskOptions) -> Result<DiskStore, Failure> {
    DiskStore::open(options, Utc::now()).map_err(|error| Failure::failed(error.to_string()))
}

fn wait<T>(future: impl Future<Output = T>) -> Result<T, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.map_err(|error| format!("cannot start the async runtime ({error})"))?;
    Ok(runtime.block_on(future))
}

fn failed(error: StoreError) -> Failure {
    Failure::failed(error.to_string())
}
