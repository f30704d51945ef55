//! The store commands that differ where the store is on a server.

use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat, Utc};

use super::config::ServerArguments;
use super::control::CommandResult;
use super::law_folder::{files_of, place_of};
use super::lines::{complain, print};
use super::reach::runtime;
use super::readable::{Counted, count, export};
use super::{Failure, Outcome};
use crate::app::law_notes::{self, Replaced, UnreadableLaw};
use crate::ports::Store;
use crate::store::{
    DiskOptions, DiskStore, ForgottenList, PgOpenError, PgOptions, PgStore, Reconciled, Rekeyed,
    UnknownErasures, move_from_disk, move_to_disk,
};

/// What can be done with a store on a server.
pub enum Action {
    /// Make one.
    Init,
    /// Read every record.
    Check,
    /// Write everything readable into this file.
    Export(PathBuf),
    /// Another key; or remove the old ones.
    Rekey { drop_old: bool },
    /// Print whom it has forgotten.
    Forgotten,
    /// It was put back to an earlier time.
    Restored { list: Option<ForgottenList>, unknown_erasures: UnknownErasures },
    /// Copy the data folder's store there.
    MoveThere(DiskOptions),
    /// Copy it into the data folder.
    MoveBack(DiskOptions),
}

/// Runs one of them.
pub fn run(options: &PgOptions, action: Action) -> Outcome {
    let done = runtime()?.block_on(perform(options, action));
    print(&done.map_err(Failure::failed)?)
}

/// Puts the law of a folder, or the built-in one, in force for every instance.
pub fn publish_law(
    folder: Option<&Path>,
    unreadable: UnreadableLaw,
    key_file: Option<PathBuf>,
    server: &ServerArguments,
) -> Outcome {
    let (key, mut warnings) = (DiskOptions::new("data", key_file).key, Vec::new());
    let Some(options) = server.options(&key, &mut warnings)? else {
        return Err(Failure::usage(
            "name the server with --store-file or RUQSAT_STORE_FILE; one bot alone reads its law from --law",
        ));
    };
    warnings.iter().for_each(|warning| complain(&format!("warning: {warning}")));
    let files = files_of(folder)?;
    let done = runtime()?.block_on(async {
        let store = PgStore::open(&options).await.map_err(|error| error.to_string())?;
        law_notes::publish(&store, &files, unreadable).await
    });
    let replaced = done.map_err(|error| Failure::failed(format!("this law is not put in force: {error}")))?;
    let law = folder.map_or(place_of(None), |folder| format!("the law of {}", folder.display()));
    print(&match replaced {
        Replaced::Older => format!("{law} is in force for every instance"),
        Replaced::Unreadable => {
            format!("{law} is in force for every instance; the one before could not be read, and is gone")
        }
    })
}

async fn perform(options: &PgOptions, action: Action) -> CommandResult {
    let told = |error: PgOpenError| error.to_string();
    let opened = async || PgStore::open(options).await.map_err(told);
    let looked_at = async || PgStore::open_to_look(options).await.map_err(told);
    match action {
        Action::Init => {
            PgStore::init(options).await.map_err(told)?;
            Ok(format!(
                "the store is made; its key is in {}: keep a copy in a safe place, and give every instance a copy",
                options.key.display()
            ))
        }
        Action::Check => check(&looked_at().await?).await,
        Action::Export(file) => export(&looked_at().await?, &file).await,
        Action::Rekey { drop_old: false } => match opened().await?.rekey().await.map_err(told)? {
            Rekeyed::Added => Ok(format!(
                "a new key stands in {}, and is not in use yet, as other instances run: copy the file to each of \
                 them, start them again, and call this once more",
                options.key.display()
            )),
            Rekeyed::InUse(people) => Ok(format!(
                "the new key is in use; keys of people that were wrapped again: {people}. Once no backup and no \
                 archived log from before is kept any more, remove the old key with `ruqsat store rekey --drop-old`"
            )),
        },
        Action::Rekey { drop_old: true } => {
            opened().await?.drop_old_keys().await.map_err(told)?;
            Ok("only the key in use stands in the key file; do the same with every copy of it".into())
        }
        Action::Forgotten => {
            // The server may be lost for writing, and only a stand-by of it be left.
            let options = PgOptions { address: options.address.clone().to_read(), ..options.clone() };
            let store = PgStore::open_to_look(&options).await.map_err(told)?;
            Ok(store.forgotten().await.map_err(|error| error.to_string())?.to_string())
        }
        Action::Restored { list, unknown_erasures } => {
            let store = opened().await?;
            let done = store.reconcile(list.as_ref(), unknown_erasures, Utc::now()).await;
            Ok(reconciled(&done.map_err(|error| error.to_string())?))
        }
        Action::MoveThere(folder) => {
            let store = opened().await?;
            let disk = DiskStore::open(&folder, Utc::now()).map_err(|error| error.to_string())?;
            let moved = move_from_disk(&disk, &store, Utc::now()).await.map_err(|error| error.to_string())?;
            Ok(told_of(moved))
        }
        Action::MoveBack(folder) => {
            let moved = move_to_disk(&opened().await?, &folder, Utc::now()).await;
            let moved = moved.map_err(|error| error.to_string())?;
            Ok(told_of(moved))
        }
    }
}

/// Reads every record of a store on a server.
async fn check(store: &PgStore) -> CommandResult {
    store.count_figures().await.map_err(|error| error.to_string())?;
    let Counted { chats, reminders, unreadable } = count(store).await?;
    let pending = store.pending_outbox().await.map_err(|error| error.to_string())?.len();
    let open = store.unfinished().await.map_err(|error| error.to_string())?.len();
    match unreadable {
        0 => Ok(format!(
            "chats: {chats}, reminders: {reminders}, updates to be handled: {open}, messages to be said: {pending}\n\
             every record can be read"
        )),
        _ => Err(format!(
            "{unreadable} records cannot be read; everything else can. Is the key file complete? Whoever is concerned is \
             told that something went wrong, and nothing of theirs is written over"
        )),
    }
}

fn reconciled(done: &Reconciled) -> String {
    let instant = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let put_back_to = done.put_back_to.map_or_else(|| "an unknown moment".into(), instant);
    let known = match done.known_until {
        Some(at) => format!(
            "whoever asked to be forgotten after the list was made ({}) is there again: ask whether that concerns \
             anybody",
            instant(at)
        ),
        None => "whoever asked to be forgotten since then is there again, as was accepted".into(),
    };
    let unreadable = match done.unreadable {
        0 => String::new(),
        people => format!("\npeople whose reminders cannot be read, see `ruqsat store check`: {people}"),
    };
    format!(
        "the store was put back to {put_back_to}\n\
         people who were there again, and are forgotten now: {}\n\
         people whose reminders may have been sent since, and are marked so: {}{unreadable}\n\
         {known}",
        done.forgotten, done.marked
    )
}

fn told_of(moved: crate::store::Moved) -> String {
    format!(
        "copied: chats {}, updates to be handled {}, messages to be said {}\n\
         both stores were compared and hold the same; start the bot on one of them only",
        moved.chats, moved.updates, moved.messages
    )
}
