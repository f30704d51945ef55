//! Another key for a store: everything is sealed again under it, and the old key opens nothing more.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::building::{self, Contents};
use super::folder::{DataFolder, OpenError};
use super::in_flight::InFlight;
use super::keyring::{BUCKETS, IN_FLIGHT, Keyring, PEOPLE, read_reached};
use super::merge::Merge;
use super::options::DiskOptions;
use super::records::{CHAT, HISTORY, LADDER, NOTE, PERSON_KEY, chat_and_value, key_of, read_ladder, who_of};
use super::sealing::{MasterKey, Nonces, Sealer, Who, random};
use super::snapshot::Entry;
use super::twin::TwinFile;
use super::volume::{Folder, Volume, sync_folder};
use super::{backup, legacy, recovery, set_aside};

/// Makes a new key in the key file and seals the whole store again under it: names of records, people's
/// keys, everything. Backups and copies made under the old key are removed; returns how many. The store
/// must be closed, and must have been closed in order.
///
/// # Errors
/// [`OpenError`] as of an opening, and [`OpenError::Damaged`] where a key, a record or anything in flight cannot
/// be opened. Until the new log is in its place the store is as it was, under the old key, which is still in
/// the key file; an error after that is about what is old and could not be removed.
pub fn rekey(options: &DiskOptions, now: DateTime<Utc>) -> Result<u64, OpenError> {
    let mut folder = DataFolder::open(&options.folder, now)?;
    rekey_folder(&mut folder, options, now).inspect_err(|_| folder.leave_as_it_was())
}

fn rekey_folder(
    folder: &mut DataFolder,
    options: &DiskOptions,
    now: DateTime<Utc>,
) -> Result<u64, OpenError> {
    legacy::carry_over(folder, &options.key, now)?;
    let format =
        folder.format.clone().ok_or_else(|| OpenError::Damaged("the file `format` is missing".into()))?;
    let old = folder.key(&options.key, &format.key)?;
    let volume: Arc<dyn Volume> = Arc::new(Folder::open(folder.wal())?);
    let opened = read(&volume, &old, &format.text(), now)?;
    let new = MasterKey::add_to(&options.key)?;
    let contents = opened.renamed(&new)?;
    let (before, name) = (folder.wal(), building::other_name(folder));
    let format = building::write(folder, name, &new, contents, now)?;
    folder.refer_to(format.clone())?;
    let removed = remove_what_is_old(folder, &before)?;
    MasterKey::keep_only(&options.key, &format.key)?;
    Ok(removed)
}

/// Everything readable of a store.
struct Readable {
    /// By person: keys of records with their readable values.
    records: BTreeMap<Who, Vec<Entry>>,
    rest: Contents,
}

fn read(
    volume: &Arc<dyn Volume>,
    master: &MasterKey,
    format: &str,
    now: DateTime<Utc>,
) -> Result<Readable, OpenError> {
    let damaged = |what: &str| OpenError::Damaged(format!("{what}; run `ruqsat store check`"));
    let open = |name: &'static str, count| {
        let opened = TwinFile::open(volume.clone(), master.own().clone(), name, format, now)?;
        let keys = opened.body.as_deref().and_then(|body| read_reached(body, count));
        keys.map(|(_, keys)| keys).ok_or_else(|| damaged(name))
    };
    let keyring = Keyring::new(open(PEOPLE, BUCKETS)?);
    let mut in_flight_key = open(IN_FLIGHT, 1)?;
    let in_flight_key = in_flight_key.pop().ok_or_else(|| damaged(IN_FLIGHT))?;
    let mut flight = InFlight::new(in_flight_key, master.own().clone());
    if recovery::read_in_flight(&**volume, &mut flight)? > 0 {
        return Err(damaged("something in flight cannot be read"));
    }
    let mut readable = Readable { records: BTreeMap::new(), rest: Contents::default() };
    let mut sealers: HashMap<Who, Sealer> = HashMap::new();
    let mut records = Merge::open(&**volume, u64::MAX)?;
    while let Some((key, value)) = records.next()? {
        match (key.split_first(), who_of(&key)) {
            (Some((&PERSON_KEY, _)), Some(who)) => {
                let sealer =
                    keyring.open(&who, &value).ok_or_else(|| damaged("a person's key cannot be read"))?;
                sealers.insert(who, sealer);
            }
            (Some((&(CHAT | LADDER | HISTORY), _)), Some(who)) => {
                let plain = sealers.get(&who).and_then(|sealer| sealer.open(&key, &value));
                let plain = plain.ok_or_else(|| damaged("a record cannot be read"))?;
                readable.records.entry(who).or_default().push((key, plain));
            }
            (Some((&NOTE, name)), _) => {
                let plain =
                    master.own().open(&key, &value).ok_or_else(|| damaged("a note cannot be read"))?;
                readable.rest.notes.push((String::from_utf8_lossy(name).into_owned(), plain));
            }
            // Whoever was forgotten is in no backup that the new key opens.
            _ => {}
        }
    }
    readable.rest.seen = flight.seen().clone();
    readable.rest.inbox = flight.unfinished();
    readable.rest.outbox = flight.pending_outbox();
    Ok(readable)
}

impl Readable {
    /// The same under another key, with new keys for everybody.
    fn renamed(self, master: &MasterKey) -> io::Result<Contents> {
        let (mut contents, mut nonces) = (self.rest, Nonces::new()?);
        for records in self.records.into_values() {
            let chat = records.iter().find_map(|(key, plain)| match key.first() {
                Some(&LADDER) => read_ladder(plain).map(|(chat, _)| chat),
                _ => chat_and_value(plain).map(|(chat, _)| chat),
            });
            let Some(chat) = chat else { continue };
            let (who, person_key) = (master.who(chat), random()?);
            contents.keys.insert(who, person_key);
            let sealer = Sealer::new(person_key);
            for (key, plain) in records {
                let kind = key.first().copied().unwrap_or(CHAT);
                let key = [&key_of(kind, &who)[..], key.get(17..).unwrap_or_default()].concat();
                let sealed = sealer.seal(&key, &plain, &mut nonces);
                contents.records.insert(key, sealed);
            }
        }
        Ok(contents)
    }
}

/// What only the old key opens.
fn remove_what_is_old(folder: &DataFolder, before: &Path) -> io::Result<u64> {
    let mut removed = 0;
    for path in [before.to_path_buf(), folder.index()] {
        match fs::remove_dir_all(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    for (_, path) in backup::all(&folder.backups())? {
        fs::remove_file(path)?;
        removed += 1;
    }
    for (_, path) in set_aside::all(&folder.path)? {
        fs::remove_dir_all(path)?;
        removed += 1;
    }
    sync_folder(&folder.path)?;
    Ok(removed)
}
