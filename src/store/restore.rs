//! Putting a backup back: in the place of whatever there is, which is set aside, not removed.
//!
//! Whoever asked to be forgotten after the backup was made stays forgotten; where that cannot be known
//! the operator is asked. Whatever is due by now may have been sent since then, so it comes marked as
//! a possible repeat.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::building::{self, Contents};
use super::folder::{DataFolder, OpenError};
use super::forgotten::{Forgotten, KEPT_FOR};
use super::keyring::Keyring;
use super::merge::Merge;
use super::options::DiskOptions;
use super::records::{
    BACKUP_KEYS, CHAT, HISTORY, LADDER, PERSON_KEY, TOMBSTONE, read_ladder, who_of, write_ladder,
};
use super::sealing::{MasterKey, Nonces, Sealer, Who};
use super::volume::{Folder, Volume, make_private_folder, sync_folder};
use super::{backup, legacy, set_aside};

/// What was put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// When the backup was made.
    pub made_at: Option<DateTime<Utc>>,
    /// Chats with a record.
    pub chats: u64,
    /// People left out, because they asked to be forgotten after the backup was made.
    pub forgotten: u64,
    /// Where what was there before lies now.
    pub set_aside: Option<PathBuf>,
}

/// What to do where it cannot be known who asked to be forgotten after the backup was made, so that somebody
/// who was told that everything is erased might come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownErasures {
    /// Put nothing back.
    Refuse,
    /// Put the backup back all the same: the operator has decided so.
    Accept,
}

/// Puts a backup back into a data folder. The store must be closed.
///
/// # Errors
/// [`OpenError::Backup`] where the file is no whole backup; [`OpenError::OtherKey`] where the key does not open it;
/// [`OpenError::ErasuresUnknown`] where it cannot be known who was forgotten since
/// and that is not accepted; and those of an opening,
/// but for a damaged store, which is what a backup is for. The store is then as it was.
pub fn restore(
    options: &DiskOptions,
    file: &Path,
    now: DateTime<Utc>,
    unknown_erasures: UnknownErasures,
) -> Result<Restored, OpenError> {
    let mut folder = DataFolder::open(&options.folder, now)?;
    let put_back = put_back(&mut folder, options, file, now, unknown_erasures);
    put_back.inspect_err(|_| folder.leave_as_it_was())
}

fn put_back(
    folder: &mut DataFolder,
    options: &DiskOptions,
    file: &Path,
    now: DateTime<Utc>,
    unknown_erasures: UnknownErasures,
) -> Result<Restored, OpenError> {
    // The backup is read as a whole before anything is changed.
    let master = match folder.format.clone() {
        Some(format) => folder.key(&options.key, &format.key)?,
        None => folder.existing_key(&options.key)?,
    };
    let (made_at, mut contents) = read_backup(file, &master, &options.key)?;
    match legacy::carry_over(folder, &options.key, now) {
        Err(OpenError::Damaged(_)) | Ok(()) => {}
        Err(error) => return Err(error),
    }
    let present = Present::look(folder, &master);
    if unknown_erasures == UnknownErasures::Refuse {
        present.knows_erasures_since(made_at, &contents.keys, now)?;
    }
    let forgotten = contents.leave_out(&present.forgotten, made_at);
    contents.forgotten.extend(&present.forgotten);
    contents.notes = present.notes;
    mark_what_may_have_been_sent(&mut contents, now)?;
    let chats = contents.records.keys().filter(|key| key.first() == Some(&CHAT)).count() as u64;

    let before = folder.wal();
    let name = building::other_name(folder);
    let format = building::write(folder, name, &master, contents, now)?;
    folder.refer_to(format)?;
    let set_aside = set_aside(folder, &before, now)?;
    Ok(Restored { made_at: DateTime::from_timestamp(made_at, 0), chats, forgotten, set_aside })
}

/// When a backup was made, and all that it holds.
fn read_backup(file: &Path, master: &MasterKey, key: &Path) -> Result<(i64, Contents), OpenError> {
    let bad = |error: io::Error| bad_backup(file, &error);
    let other = || OpenError::OtherKey(key.display().to_string());
    let mut reader = backup::read(file).map_err(bad)?;
    let (made_at, is_first_format) = (reader.made_at, reader.is_first_format);
    let mut entries = BTreeMap::new();
    while let Some((key, value)) = reader.next().map_err(bad)? {
        entries.insert(key, value);
    }
    let contents = if is_first_format {
        legacy::convert_backup(entries, master)?
    } else {
        open_backup(entries, master).ok_or_else(other)?
    };
    if contents.keys.is_empty() && !contents.records.is_empty() {
        return Err(other());
    }
    Ok((made_at, contents))
}

/// What the present store still tells.
#[derive(Default)]
struct Present {
    /// Who was forgotten, and when.
    forgotten: HashMap<Who, i64>,
    /// Whether that is all of the last month.
    knows_the_forgotten: bool,
    /// Everybody who has a key, where every record could be read.
    people: Option<HashSet<Who>>,
    notes: Vec<(String, Vec<u8>)>,
}

impl Present {
    /// Only looks: what is damaged is mended by the next start, or set aside with the rest.
    fn look(folder: &DataFolder, master: &MasterKey) -> Present {
        let mut present = Present::default();
        if !folder.wal().exists() {
            return present;
        }
        let Ok(volume) = Folder::open(folder.wal()) else { return present };
        let volume: Arc<dyn Volume> = Arc::new(volume);
        if let Ok(Some(people)) = Forgotten::look(volume.clone(), master) {
            (present.knows_the_forgotten, present.forgotten) = (true, people);
        }
        if let Ok(people) = present.read_records(&*volume, master) {
            present.people = Some(people);
        }
        present
    }

    fn read_records(&mut self, volume: &dyn Volume, master: &MasterKey) -> io::Result<HashSet<Who>> {
        let mut people = HashSet::new();
        let mut records = Merge::open(volume, u64::MAX)?;
        while let Some((key, value)) = records.next()? {
            match (key.split_first(), who_of(&key)) {
                (Some((&PERSON_KEY, _)), Some(who)) => drop(people.insert(who)),
                (Some((&TOMBSTONE, _)), Some(who)) => {
                    let at = master.own().open(&key, &value).and_then(|plain| plain.try_into().ok());
                    self.forgotten.extend(at.map(|at| (who, i64::from_be_bytes(at))));
                }
                (Some((&super::records::NOTE, name)), _) => {
                    let (name, plain) = (String::from_utf8_lossy(name), master.own().open(&key, &value));
                    self.notes.extend(plain.map(|plain| (name.into_owned(), plain)));
                }
                _ => {}
            }
        }
        Ok(people)
    }

    /// Whether everybody who asked to be forgotten since then is known.
    fn knows_erasures_since(
        &self,
        made_at: i64,
        in_backup: &HashMap<Who, [u8; 32]>,
        now: DateTime<Utc>,
    ) -> Result<(), OpenError> {
        let unknown = |why: String| Err(OpenError::ErasuresUnknown(why));
        if self.people.is_none() && !self.knows_the_forgotten {
            return unknown("there is no present store that could tell".into());
        }
        // Of people who were forgotten before, and have come back since, nothing tells that they were.
        if now.timestamp() - made_at > KEPT_FOR {
            return unknown("it was made more than a month ago".into());
        }
        let Some(people) = &self.people else { return Ok(()) };
        let is_unknown = |who: &&Who| !people.contains(*who) && !self.forgotten.contains_key(*who);
        match in_backup.keys().filter(is_unknown).count() {
            0 => Ok(()),
            many => unknown(format!("{many} people in it are not known to the present store")),
        }
    }
}

/// The contents of a backup; `None` where it was made under another key.
fn open_backup(mut entries: BTreeMap<Vec<u8>, Vec<u8>>, master: &MasterKey) -> Option<Contents> {
    let wrapping = backup::read_keys(master, &entries.remove(&vec![BACKUP_KEYS])?)?;
    let keyring = Keyring::new(wrapping);
    let mut contents = Contents::default();
    for (key, value) in entries {
        match (key.first(), who_of(&key)) {
            (Some(&PERSON_KEY), Some(who)) => drop(contents.keys.insert(who, keyring.key(&who, &value)?)),
            (Some(&(CHAT | LADDER | HISTORY)), _) => drop(contents.records.insert(key, value)),
            _ => {}
        }
    }
    Some(contents)
}

impl Contents {
    /// Leaves out whoever was forgotten after the backup was made; returns how many those are.
    fn leave_out(&mut self, forgotten: &HashMap<Who, i64>, made_at: i64) -> u64 {
        let before = self.keys.len();
        let is_gone = |who: &Who| forgotten.get(who).is_some_and(|at| *at >= made_at);
        self.keys.retain(|who, _| !is_gone(who));
        let keys = &self.keys;
        self.records.retain(|key, _| who_of(key).is_some_and(|who| keys.contains_key(&who)));
        (before - self.keys.len()) as u64
    }
}

fn set_aside(folder: &DataFolder, before: &Path, now: DateTime<Utc>) -> io::Result<Option<PathBuf>> {
    // The index belongs to what was there before and is rebuilt.
    match fs::remove_dir_all(folder.index()) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    // What could not be read of the first format is set aside as it is.
    let old = [before.to_path_buf(), folder.path.join("journal")];
    let old: Vec<&PathBuf> = old.iter().filter(|path| path.exists() && **path != folder.wal()).collect();
    if old.is_empty() {
        return Ok(None);
    }
    let aside = set_aside::place(&folder.path, now);
    make_private_folder(&aside)?;
    for path in old {
        let name = path.file_name().unwrap_or_default();
        // Always under the name that erasures look for.
        let name = if name == "journal" { Path::new("journal") } else { Path::new("wal") };
        fs::rename(path, aside.join(name))?;
    }
    sync_folder(&aside)?;
    sync_folder(&folder.path)?;
    Ok(Some(aside))
}

fn mark_what_may_have_been_sent(contents: &mut Contents, now: DateTime<Utc>) -> io::Result<()> {
    let mut nonces = Nonces::new()?;
    for (key, value) in contents.records.range_mut(vec![LADDER]..vec![LADDER + 1]) {
        let sealer = who_of(key).and_then(|who| contents.keys.get(&who)).map(|key| Sealer::new(*key));
        let Some(sealer) = sealer else { continue };
        let plain = sealer.open(key, value);
        let Some((chat, mut ladder)) = plain.as_deref().and_then(read_ladder) else { continue };
        ladder.recover(now);
        ladder.restored(now);
        *value = sealer.seal(key, &write_ladder(chat, &ladder), &mut nonces);
    }
    Ok(())
}

fn bad_backup(file: &Path, error: &io::Error) -> OpenError {
    let (why, cure) = match error.kind() {
        io::ErrorKind::InvalidData => {
            ("is damaged".to_string(), "Put back another backup; the newest of them that is whole")
        }
        io::ErrorKind::NotFound => ("is not there".to_string(), "Look at its name"),
        _ => (format!("cannot be read ({error})"), "Look at its owner and its disk"),
    };
    OpenError::Backup { file: file.display().to_string(), why, cure }
}
