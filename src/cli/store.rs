//! `ruqsat store`: looks after the store. The bot must be stopped meanwhile.

use std::fs::OpenOptions;
use std::future::Future;
use std::io::{BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use chrono::Utc;
use serde_json::json;

use super::{Failure, Outcome};
use crate::ports::{Store, StoreError};
use crate::reminders::Ladder;
use crate::store::{DiskOptions, DiskStore, rekey, restore};

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
    /// Seal everything anew under a new key, which is put into the key file; removes backups and
    /// copies that only the old key opens.
    Rekey,
}

/// Runs one of them.
pub fn run(arguments: Arguments) -> Outcome {
    let Arguments { action, data_dir, key_file } = arguments;
    if !data_dir.join("format").exists() && !matches!(action, Action::Restore { .. }) {
        return Err(Failure::failed(format!(
            "there is no store in {}; name its folder with --data-dir or RUQSAT_DATA_DIR",
            data_dir.display()
        )));
    }
    let mut options = DiskOptions::new(data_dir, key_file);
    options.backup_every = None;
    match action {
        Action::Check => check(&options),
        Action::Backup { file } => backup(&options, file.as_deref()),
        Action::Restore { file, accept_unknown_erasures } => {
            put_back(&options, &file, accept_unknown_erasures)
        }
        Action::Export { file } => export(&options, &file),
        Action::Compact => compact(&options),
        Action::Rekey => change_key(&options),
    }
}

fn check(options: &DiskOptions) -> Outcome {
    let store = open(options)?;
    let wrong = store.check().map_err(failed)?;
    let (mut chats, mut reminders, mut unreadable) = (0, 0, store.figures().quarantined);
    each_chat(&store, |_, _, ladder, history| {
        chats += 1;
        match ladder {
            Ok(ladder) => reminders += ladder.reminders().count(),
            Err(_) => unreadable += 1,
        }
        unreadable += u64::from(history.is_err());
        Ok(())
    })?;
    let listed = store.figures().chats;
    unreadable += listed.saturating_sub(chats);
    println!("chats: {chats}, reminders: {reminders}");
    println!("records of the index that differed from the log and were put right: {wrong}");
    if unreadable == 0 {
        println!("every record can be read");
        return Ok(());
    }
    Err(Failure::failed(format!(
        "{unreadable} records cannot be read; put back the newest backup with `ruqsat store restore`"
    )))
}

fn backup(options: &DiskOptions, file: Option<&Path>) -> Outcome {
    let path = open(options)?.backup(file, Utc::now()).map_err(failed)?;
    println!("{}", path.display());
    Ok(())
}

fn change_key(options: &DiskOptions) -> Outcome {
    let removed = rekey(options, Utc::now()).map_err(|error| Failure::failed(error.to_string()))?;
    println!("everything is sealed under a new key, in {}; keep a copy of it", options.key.display());
    println!("backups and copies removed, because only the old key opened them: {removed}");
    println!("make a backup now: ruqsat store backup");
    Ok(())
}

fn put_back(options: &DiskOptions, file: &Path, accept_unknown_erasures: bool) -> Outcome {
    let restored = restore(options, file, Utc::now(), accept_unknown_erasures);
    let restored = restored.map_err(|error| Failure::failed(error.to_string()))?;
    let made = restored.made_at.map_or_else(|| "at an unknown time".into(), |at| at.to_string());
    println!("put back {} chats from the backup made {made}", restored.chats);
    println!("people left out, because they asked to be forgotten since: {}", restored.forgotten);
    if let Some(aside) = restored.set_aside {
        println!("what was there before is in {}; remove it when all is well", aside.display());
    }
    Ok(())
}

fn export(options: &DiskOptions, file: &Path) -> Outcome {
    let store = open(options)?;
    let mut create = OpenOptions::new();
    let output = create.write(true).create_new(true).mode(0o600).open(file);
    let cannot = |error: std::io::Error| {
        Failure::failed(format!("{} cannot be written ({error}); choose another file", file.display()))
    };
    let mut output = BufWriter::new(output.map_err(cannot)?);
    each_chat(&store, |chat, record, ladder, history| {
        let reminders: Vec<_> = ladder.map_err(failed)?.reminders().map(reminder).collect();
        let history: Vec<_> = history.map_err(failed)?.iter().map(|told| text(told)).collect();
        let line = json!({"chat": chat, "record": text(record), "reminders": reminders, "history": history});
        writeln!(output, "{line}").map_err(cannot)
    })?;
    output.into_inner().map_err(|error| cannot(error.into_error()))?.sync_all().map_err(cannot)?;
    eprintln!("this file is readable for everybody who has it; keep it safe, and not for long");
    Ok(())
}

fn reminder(reminder: &crate::reminders::Reminder) -> serde_json::Value {
    json!({
        "case": reminder.id.case,
        "rung": reminder.id.rung,
        "due_on": reminder.id.due_on,
        "at": reminder.at,
        "state": reminder.state,
    })
}

/// A stored value as text; one that is none, as its bytes.
fn text(bytes: &[u8]) -> serde_json::Value {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => bytes.into(),
    }
}

fn compact(options: &DiskOptions) -> Outcome {
    let store = open(options)?;
    store.compact().map_err(failed)?;
    let figures = store.figures();
    println!("chats: {}, bytes of the log: {}", figures.chats, figures.log_bytes);
    Ok(())
}

fn open(options: &DiskOptions) -> Result<DiskStore, Failure> {
    DiskStore::open(options, Utc::now()).map_err(|error| Failure::failed(error.to_string()))
}

type Read<T> = Result<T, StoreError>;

fn each_chat(
    store: &DiskStore,
    mut act: impl FnMut(i64, &[u8], Read<Ladder>, Read<Vec<Vec<u8>>>) -> Outcome,
) -> Outcome {
    let mut cursor = None;
    loop {
        let page = wait(store.page(cursor, 256))?.map_err(failed)?;
        for (chat, record) in &page.chats {
            let ladder = wait(store.ladder(*chat))?;
            let history = wait(store.history(*chat))?;
            act(chat.0, record, ladder, history)?;
        }
        cursor = page.next;
        if cursor.is_none() {
            return Ok(());
        }
    }
}

fn wait<T>(future: impl Future<Output = T>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime =
        runtime.map_err(|error| Failure::failed(format!("the system gives no threads ({error})")))?;
    Ok(runtime.block_on(future))
}

fn failed(error: StoreError) -> Failure {
    Failure::failed(error.to_string())
}
