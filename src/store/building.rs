//! Builds a whole store at once, from a backup, from an earlier format, or under another key: into an
//! empty folder, which takes the place of the old one when the file `format` names it.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::folder::{DataFolder, Format, WAL};
use super::in_flight::InFlight;
use super::keyring::{Keyring, Wrapping};
use super::records::{NOTE, PERSON_KEY, TOMBSTONE, key_of};
use super::sealing::{MasterKey, Nonces, Who, random};
use super::seen::Seen;
use super::volume::{Folder, Volume, make_private_folder};
use super::wal::{Operations, Wal};
use super::{recovery, snapshot};
use crate::ports::{Incoming, Outgoing};

/// Everything that a store holds.
#[derive(Default)]
pub(super) struct Contents {
    /// Records as stored: chats, ladders, histories.
    pub(super) records: BTreeMap<Vec<u8>, Vec<u8>>,
    /// People's keys.
    pub(super) keys: HashMap<Who, [u8; 32]>,
    /// Who was forgotten, and when.
    pub(super) forgotten: HashMap<Who, i64>,
    pub(super) notes: Vec<(String, Vec<u8>)>,
    pub(super) seen: Seen,
    pub(super) inbox: Vec<Incoming>,
    pub(super) outbox: Vec<Outgoing>,
}

/// The name of a folder for another log beside the present one.
pub(super) fn other_name(folder: &DataFolder) -> &'static str {
    match folder.format.as_ref().map(|format| format.wal.as_str()) {
        Some(WAL) => "wal-b",
        _ => WAL,
    }
}

/// Writes a store into a folder that nothing refers to yet. It is in use once the returned format is
/// written down.
pub(super) fn write(
    folder: &DataFolder,
    name: &str,
    master: &MasterKey,
    contents: Contents,
    now: DateTime<Utc>,
) -> io::Result<Format> {
    let format = Format::new(master, random()?, name);
    write_into(folder.path.join(name), &format, master, contents, now)?;
    Ok(format)
}

/// The same at a place of the caller's choice. Whatever an interrupted try has left there is removed.
pub(super) fn write_into(
    path: PathBuf,
    format: &Format,
    master: &MasterKey,
    mut contents: Contents,
    now: DateTime<Utc>,
) -> io::Result<()> {
    if path.exists() {
        fs::remove_dir_all(&path)?;
    }
    make_private_folder(&path)?;
    let volume: Arc<dyn Volume> = Arc::new(Folder::open(path)?);
    let (wrapping, in_flight) = (Keyring::make()?, Wrapping::new()?);
    recovery::make(
        &volume,
        master,
        format,
        [&wrapping, std::slice::from_ref(&in_flight)],
        &contents.forgotten,
        now,
    )?;
    let mut nonces = Nonces::new()?;
    contents.seal(master, wrapping, &mut nonces);
    write_snapshot(&*volume, &contents.records, now)?;
    let mut flight = InFlight::new(in_flight, master.own().clone());
    flight.fill(contents.seen, contents.inbox, contents.outbox)?;
    let mut first = Operations::default();
    flight.write_all(&mut nonces, &mut first);
    Wal::begin(&volume, &format.store, 2, &first)?;
    Ok(())
}

impl Contents {
    /// Adds the sealed forms of what is not among the records.
    fn seal(&mut self, master: &MasterKey, wrapping: Vec<Wrapping>, nonces: &mut Nonces) {
        let keyring = Keyring::new(wrapping);
        for (who, key) in &self.keys {
            self.records.insert(key_of(PERSON_KEY, who).to_vec(), keyring.wrap(who, key, nonces));
        }
        for (who, at) in &self.forgotten {
            let key = key_of(TOMBSTONE, who);
            let sealed = master.own().seal(&key, &at.to_be_bytes(), nonces);
            self.records.insert(key.to_vec(), sealed);
        }
        for (name, bytes) in &self.notes {
            let key = [&[NOTE][..], name.as_bytes()].concat();
            let sealed = master.own().seal(&key, bytes, nonces);
            self.records.insert(key, sealed);
        }
    }
}

fn write_snapshot(
    volume: &dyn Volume,
    records: &BTreeMap<Vec<u8>, Vec<u8>>,
    now: DateTime<Utc>,
) -> io::Result<()> {
    let name = snapshot::name_of(1);
    let passing = format!("{name}.new");
    let mut writer = snapshot::Writer::begin(volume, &passing, 1, now.timestamp())?;
    for (key, value) in records {
        writer.push(key, value)?;
    }
    let count = writer.finish()?;
    snapshot::verify(snapshot::Reader::open(volume.read(&passing)?)?, count)?;
    volume.rename(&passing, &name)?;
    volume.sync_names()
}
