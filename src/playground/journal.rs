//! The playground's memory across restarts: one JSON line a change, and at each start a fresh,
//! shorter file written beside the old one and renamed over it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::files::{KeptFile, keep_others_out, private};
use super::transcript::Event;
use super::updates::{Settings, Waiting};
use super::world::{Bot, Chat, Person, Query, Stored};

/// One line of the journal.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Record {
    Person(Person),
    Chat(Chat),
    Message(Stored),
    Query(Query),
    Bot(Bot),
    Event(Event),
    File(KeptFile),
    Clock { offset_ms: i64 },
    Update(Waiting),
    Forgotten { ids: Vec<u64> },
    Poll(Settings),
}

/// Where the changes go; without a folder they are kept in memory only.
#[derive(Default)]
pub(crate) struct Journal {
    file: Option<File>,
}

impl Journal {
    /// Every record of the folder, oldest first. A last line cut off by a crash is left out.
    ///
    /// # Errors
    /// The file is there and cannot be read.
    pub fn read(folder: &Path) -> io::Result<Vec<Record>> {
        let file = match File::open(path_in(folder)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut records = Vec::new();
        for line in BufReader::new(file).split(b'\n') {
            match serde_json::from_slice(&line?) {
                Ok(record) => records.push(record),
                Err(error) => tracing::warn!(%error, "a line of the playground's journal could not be read"),
            }
        }
        Ok(records)
    }

    /// A journal that begins with these records, in place of the one that is there.
    ///
    /// # Errors
    /// The disk does not take the file.
    pub fn begin(folder: &Path, records: &[Record]) -> io::Result<Journal> {
        let next = folder.join("journal.new");
        let mut text = Vec::new();
        for record in records {
            serde_json::to_writer(&mut text, record)?;
            text.push(b'\n');
        }
        let mut file = private().truncate(true).open(&next)?;
        keep_others_out(&next, 0o600)?;
        file.write_all(&text)?;
        file.sync_all()?;
        fs::rename(&next, path_in(folder))?;
        let file = OpenOptions::new().append(true).open(path_in(folder))?;
        Ok(Journal { file: Some(file) })
    }

    /// Adds one record. A disk that refuses is reported and the playground goes on in memory.
    pub fn write(&mut self, record: &Record) {
        let Some(file) = &mut self.file else { return };
        let written = serde_json::to_vec(record).map_err(io::Error::from).and_then(|mut line| {
            line.push(b'\n');
            file.write_all(&line)
        });
        if let Err(error) = written {
            tracing::error!(%error, "the playground's journal cannot be written; changes are kept in memory only");
            self.file = None;
        }
    }
}

/// Takes the folder for this process; it is free again when the file is closed, also by a kill.
pub(crate) fn lock(folder: &Path) -> io::Result<File> {
    let file = private().truncate(false).open(folder.join("lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(io::Error::new(io::ErrorKind::ResourceBusy, "another playground uses this folder"))
        }
        // A file system without locks: better without a lock than not at all.
        Err(TryLockError::Error(_)) => Ok(file),
    }
}

fn path_in(folder: &Path) -> PathBuf {
    folder.join("journal.jsonl")
}
