//! Putting a backup back: in the place of whatever there is, which is set aside, not removed.
//!
//! Whoever asked to be forgotten after the backup was made stays forgotten, and whatever is due by
//! now may have been sent since then, so it comes marked as a possible repeat.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::disk::DiskOptions;
use super::folder::{DataFolder, OpenError};
use super::keyring::Keyring;
use super::merged::Merged;
use super::records::{
    CHAT, HEAD, KEY, LADDER, TOMBSTONE, key_of, ladder_head, read_ladder, who_of, write_ladder,
};
use super::sealing::{MasterKey, Nonces, Who};
use super::volume::{Folder, Volume};
use super::{backup, base};

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

/// Puts a backup back into a data folder. The store must be closed.
pub fn restore(options: &DiskOptions, file: &Path, now: DateTime<Utc>) -> Result<Restored, OpenError> {
    let (folder, master) = DataFolder::open(&options.folder, &options.key)?;
    let mut reader = backup::read(file).map_err(damaged)?;
    let made_at = reader.made_at;
    let tombstones = tombstones(&folder, &master);
    let mut entries = BTreeMap::new();
    while let Some((key, value)) = reader.next().map_err(damaged)? {
        entries.insert(key, value);
    }
    let before = entries.len();
    let gone = |key: &[u8]| who_of(key).and_then(|who| tombstones.get(&who)).is_some_and(|at| *at >= made_at);
    let forgotten = entries.keys().filter(|key| key.first() == Some(&KEY) && gone(key)).count() as u64;
    entries.retain(|key, _| !gone(key));
    tracing::info!(records = before, left_out = before - entries.len(), "read the backup");
    check_key(&entries, &master, options)?;

    let set_aside = set_aside(&folder, now)?;
    let volume: Arc<dyn Volume> = Arc::new(Folder::open(folder.journal())?);
    let mut keyring = Keyring::open(master.clone(), volume.clone())?;
    for (key, wrapped) in entries.iter().filter(|(key, _)| key.first() == Some(&KEY)) {
        keyring.put(who_of(key).unwrap_or_default(), wrapped);
    }
    keyring.unwritten().write()?;
    entries.retain(|key, _| key.first() != Some(&KEY));
    for (who, at) in &tombstones {
        entries.insert(key_of(TOMBSTONE, who).to_vec(), at.to_be_bytes().to_vec());
    }
    mark_what_may_have_been_sent(&mut entries, &mut keyring, now)?;
    let chats = entries.keys().filter(|key| key.first() == Some(&CHAT)).count() as u64;
    write(&*volume, &entries, now)?;
    Ok(Restored { made_at: DateTime::from_timestamp(made_at, 0), chats, forgotten, set_aside })
}

/// Who asked to be forgotten, and when, as far as the present store can still tell.
fn tombstones(folder: &DataFolder, master: &MasterKey) -> BTreeMap<Who, i64> {
    let mut found = BTreeMap::new();
    let Ok(volume) = Folder::open(folder.journal()) else { return found };
    let Ok(mut records) = Merged::open(&volume, master, u64::MAX) else { return found };
    while let Ok(Some((key, value))) = records.next() {
        let at = value.as_slice().try_into().ok().map(i64::from_be_bytes);
        if let (Some(&TOMBSTONE), Some(who), Some(at)) = (key.first(), who_of(&key), at) {
            found.insert(who, at);
        }
    }
    found
}

/// A backup can be read only with the key it was made under.
fn check_key(
    entries: &BTreeMap<Vec<u8>, Vec<u8>>,
    master: &MasterKey,
    options: &DiskOptions,
) -> Result<(), OpenError> {
    let first = entries.iter().find(|(key, _)| key.first() == Some(&KEY));
    let opens = first
        .is_none_or(|(key, wrapped)| who_of(key).is_some_and(|who| master.unwrap(&who, wrapped).is_some()));
    if opens { Ok(()) } else { Err(OpenError::OtherKey(options.key.display().to_string())) }
}

fn set_aside(folder: &DataFolder, now: DateTime<Utc>) -> io::Result<Option<PathBuf>> {
    let aside = folder.path.join(now.format("before-restore-%Y%m%dT%H%M%SZ").to_string());
    super::volume::make_private_folder(&aside)?;
    for name in ["journal", "index"] {
        match fs::rename(folder.path.join(name), aside.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    super::volume::sync_folder(&folder.path)?;
    Ok(Some(aside))
}

fn mark_what_may_have_been_sent(
    entries: &mut BTreeMap<Vec<u8>, Vec<u8>>,
    keyring: &mut Keyring,
    now: DateTime<Utc>,
) -> io::Result<()> {
    let mut nonces = Nonces::new()?;
    for (key, value) in entries.range_mut(vec![LADDER]..vec![LADDER + 1]) {
        let Some(sealer) = who_of(key).and_then(|who| keyring.sealer(&who).cloned()) else { continue };
        let Some((head, sealed)) = value.split_at_checked(HEAD) else { continue };
        let plain = sealer.open(&[key, head].concat(), sealed);
        let Some((chat, mut ladder)) = plain.as_deref().and_then(read_ladder) else { continue };
        ladder.recover(now);
        ladder.restored(now);
        let head = ladder_head(&ladder);
        let sealed = sealer.seal(&[key, &head[..]].concat(), &write_ladder(chat, &ladder), &mut nonces);
        *value = [&head[..], &sealed].concat();
    }
    Ok(())
}

fn write(volume: &dyn Volume, entries: &BTreeMap<Vec<u8>, Vec<u8>>, now: DateTime<Utc>) -> io::Result<()> {
    let name = base::base_name(1);
    let passing = format!("{name}.new");
    let mut writer = base::Writer::begin(volume, &passing, 1, now.timestamp())?;
    for (key, value) in entries {
        writer.push(key, value)?;
    }
    let count = writer.finish()?;
    base::verify(base::Reader::open(volume.read(&passing)?)?, count)?;
    volume.rename(&passing, &name)?;
    volume.sync_names()
}

fn damaged(error: io::Error) -> OpenError {
    match error.kind() {
        io::ErrorKind::InvalidData => OpenError::Damaged(format!("the backup: {error}")),
        _ => OpenError::Io(error),
    }
}
