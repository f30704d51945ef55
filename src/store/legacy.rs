//! The first format: read, carried over into the present one, and removed, so that what stood in
//! clear in it (the instants of next reminders) is gone after the first start.
//!
//! Its log was the folder `journal`: `base-<sequence>`, `log-<first sequence>` with a wrapped key for
//! what was in flight, and `keys`, slots of people's keys wrapped by the store's key.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use chrono::{DateTime, Utc};

use super::building::{self, Contents};
use super::folder::{DataFolder, Format, OpenError, WAL};
use super::keyring::Keyring;
use super::records::{
    CHAT, HISTORY, INBOX_32, LADDER, OUTBOX, PERSON_KEY, SEEN_32, TOMBSTONE, chat_and_value, key_of, who_of,
};
use super::sealing::{MasterKey, Nonces, Sealer, WRAPPED, Who, random};
use super::seen::Seen;
use super::volume::{Folder, Volume, sync_folder};
use super::wal::{OperationsIn, read_frame};
use super::{backup, set_aside, snapshot};
use crate::ports::{Incoming, Outgoing, UpdateId, Urgency};

const JOURNAL: &str = "journal";
const MAGIC: &[u8; 8] = b"RUQSATJ1";
const HEADER: usize = 8 + WRAPPED;
const SLOT: usize = 128;
/// A ladder's open head: the instant of the next reminder, and whether a send was under way.
const HEAD: usize = 9;
/// Stood in the place of the hour in which an update came.
const TAKEN_OVER: i64 = 0;
/// People's wrapped keys in a backup: `48 | who`.
pub(super) const KEY: u8 = 0x30;

/// Carries a data folder of the first format over, with its backups and the copies that a restore
/// has set aside. Can be interrupted anywhere: the next start begins again or finishes.
pub(super) fn carry_over(folder: &mut DataFolder, key: &Path, now: DateTime<Utc>) -> Result<(), OpenError> {
    let journal = folder.path.join(JOURNAL);
    match folder.format.clone() {
        Some(format) if format.number == 1 => {
            let master = folder.key(key, &format.key)?;
            let contents = read(&journal, &master)?;
            tracing::info!("the store has the first format and is converted");
            carry_over_backups(&folder.backups(), &master)?;
            carry_over_copies(folder, &master, now)?;
            let format = building::write(folder, WAL, &master, contents, now)?;
            folder.refer_to(format)?;
        }
        None if journal.exists() && !folder.path.join(WAL).exists() => {
            return Err(OpenError::Damaged("the file `format` is missing".into()));
        }
        _ => {}
    }
    if journal.exists() {
        // The index of that time holds the same in clear.
        remove(&folder.index())?;
        remove(&journal)?;
        sync_folder(&folder.path)?;
    }
    Ok(())
}

fn carry_over_backups(folder: &Path, master: &MasterKey) -> Result<(), OpenError> {
    for (_, path) in backup::all(folder)? {
        if let Err(error) = carry_over_backup(&path, master) {
            tracing::error!(
                %error,
                "a backup of the first format cannot be carried over and still shows when reminders are due; \
                 remove it by hand"
            );
        }
    }
    Ok(())
}

fn carry_over_backup(path: &Path, master: &MasterKey) -> io::Result<()> {
    let mut reader = backup::read(path)?;
    if !reader.is_first_format {
        return Ok(());
    }
    let made_at = DateTime::from_timestamp(reader.made_at, 0).unwrap_or_default();
    let (sequence, mut entries) = (reader.sequence, BTreeMap::new());
    while let Some((key, value)) = reader.next()? {
        entries.insert(key, value);
    }
    let mut contents = convert_backup(entries, master)?;
    let (wrapping, mut nonces) = (Keyring::make()?, Nonces::new()?);
    let keyring = Keyring::new(wrapping.clone());
    for (who, key) in &contents.keys {
        contents.records.insert(key_of(PERSON_KEY, who).to_vec(), keyring.wrap(who, key, &mut nonces));
    }
    let records = contents.records.into_iter().map(Ok);
    backup::write_records(path, sequence, records, master, &wrapping, made_at)
}

/// The contents of a backup of the first format.
pub(super) fn convert_backup(
    entries: BTreeMap<Vec<u8>, Vec<u8>>,
    master: &MasterKey,
) -> io::Result<Contents> {
    let wrapped = entries.iter().filter(|(key, _)| key.first() == Some(&KEY));
    let keys = wrapped.filter_map(|(key, value)| {
        let who = who_of(key)?;
        Some((who, master.unwrap(&who, value)?))
    });
    let keys: HashMap<Who, [u8; 32]> = keys.collect();
    convert(entries, keys)
}

fn carry_over_copies(folder: &DataFolder, master: &MasterKey, now: DateTime<Utc>) -> Result<(), OpenError> {
    for (_, path) in set_aside::all(&folder.path)? {
        let journal = path.join(JOURNAL);
        if !journal.exists() {
            continue;
        }
        match read(&journal, master) {
            Ok(contents) => {
                let format = Format::new(master, random()?, WAL);
                building::write_into(path.join(WAL), &format, master, contents, now)?;
                remove(&path.join("index"))?;
                remove(&journal)?;
            }
            Err(error) => tracing::error!(
                %error,
                copy = %path.display(),
                "a copy of the first format cannot be carried over and still shows when reminders are due; \
                 remove it by hand"
            ),
        }
    }
    Ok(())
}

/// Everything in a log of the first format.
fn read(path: &Path, master: &MasterKey) -> Result<Contents, OpenError> {
    let volume = Folder::open(path)?;
    let names = volume.names()?;
    let numbered = |prefix: &str| {
        let numbers = names.iter().filter_map(|name| number_of(name, prefix));
        let mut numbers: Vec<(u64, String)> = numbers.collect();
        numbers.sort();
        numbers
    };
    let mut records = BTreeMap::new();
    let mut last = 0;
    if let Some((_, name)) = numbered("base-").pop() {
        let mut base = snapshot::Reader::open(volume.read(&name)?).map_err(damaged)?;
        last = base.sequence;
        while let Some((key, value)) = base.next().map_err(damaged)? {
            records.insert(key, value);
        }
    }
    let base = last;
    let mut flight = Flight::default();
    let logs = numbered("log-");
    for (at, (first, name)) in logs.iter().enumerate() {
        let superseded = logs.get(at + 1).map(|(next, _)| *next);
        if superseded.is_some_and(|next| next <= base + 1) {
            continue;
        }
        if *first > last + 1 {
            return Err(OpenError::Damaged(format!("a part of the log is missing before {name}")));
        }
        let mut bytes = Vec::new();
        volume.read(name)?.read_to_end(&mut bytes)?;
        let unreadable = || OpenError::Damaged(format!("{name} holds what cannot be read"));
        let header = bytes.get(..HEADER).filter(|header| header.starts_with(MAGIC));
        if header.is_none() && bytes.len() > HEADER {
            return Err(unreadable());
        }
        let sealer = header.and_then(|header| master.unwrap(MAGIC, &header[8..])).map(Sealer::new);
        let mut rest = bytes.get(HEADER..).unwrap_or_default();
        let mut expected = *first;
        while let Some((sequence, operations, after)) = read_frame(rest) {
            if sequence != expected || superseded.is_some_and(|next| sequence >= next) {
                break;
            }
            for (key, value) in OperationsIn::new(operations) {
                if matches!(key.first(), Some(&(INBOX_32 | OUTBOX | SEEN_32))) {
                    let sealer = sealer.as_ref().ok_or_else(unreadable)?;
                    flight.take(sealer, key, value).ok_or_else(unreadable)?;
                } else if sequence > base {
                    match value {
                        Some(value) => drop(records.insert(key.to_vec(), value.to_vec())),
                        None => drop(records.remove(key)),
                    }
                }
            }
            (rest, expected, last) = (after, expected + 1, last.max(sequence));
        }
        let later = |at: usize| read_frame(&rest[at..]).is_some_and(|(sequence, _, _)| sequence > expected);
        let upper = &expected.to_be_bytes()[..5];
        let mut starts = (1..rest.len().saturating_sub(16)).filter(|at| rest[at + 8..].starts_with(upper));
        if superseded.is_none() && starts.any(later) {
            return Err(OpenError::Damaged(format!("{name} is damaged in its middle")));
        }
    }
    let keys = read_keys(&volume, master)?;
    let mut contents = convert(records, keys)?;
    contents.seen = flight.seen;
    contents.inbox = flight.inbox;
    contents.outbox = flight.outbox.into_values().collect();
    Ok(contents)
}

/// Records of the first format as they are stored now. What has no key belongs to somebody who was
/// forgotten, or is lost.
fn convert(old: BTreeMap<Vec<u8>, Vec<u8>>, keys: HashMap<Who, [u8; 32]>) -> io::Result<Contents> {
    let mut contents = Contents::default();
    let (mut nonces, mut told, mut lost) = (Nonces::new()?, HashMap::<Who, u64>::new(), 0_u64);
    for (key, value) in old {
        let (Some(&kind), Some(who)) = (key.first(), who_of(&key)) else { continue };
        if kind == TOMBSTONE {
            if let Ok(at) = value.as_slice().try_into() {
                contents.forgotten.insert(who, i64::from_be_bytes(at));
            }
            continue;
        }
        if !matches!(kind, CHAT | LADDER | HISTORY) {
            continue;
        }
        let sealer = keys.get(&who).map(|key| Sealer::new(*key));
        let plain = sealer.as_ref().and_then(|sealer| match value.split_at_checked(HEAD) {
            Some((head, sealed)) if kind == LADDER => sealer.open(&[&key, head].concat(), sealed),
            _ => sealer.open(&key, &value),
        });
        let (Some(sealer), Some(plain)) = (sealer, plain) else {
            lost += 1;
            continue;
        };
        let key = if kind == HISTORY {
            let number = told.entry(who).and_modify(|number| *number += 1).or_insert(1);
            [&key_of(HISTORY, &who)[..], &number.to_be_bytes()].concat()
        } else {
            key
        };
        let sealed = sealer.seal(&key, &plain, &mut nonces);
        contents.records.insert(key, sealed);
    }
    if lost > 0 {
        tracing::error!(lost, "records of the first format have no key that opens them and are left out");
    }
    contents.keys = keys;
    Ok(contents)
}

fn read_keys(volume: &Folder, master: &MasterKey) -> Result<HashMap<Who, [u8; 32]>, OpenError> {
    let mut bytes = Vec::new();
    match volume.read("keys") {
        Ok(mut input) => drop(input.read_to_end(&mut bytes)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(OpenError::Damaged("the file `keys` is missing".into()));
        }
        Err(error) => return Err(error.into()),
    }
    let mut keys = HashMap::new();
    for slot in bytes.chunks(SLOT) {
        let used = slot.get(..16 + WRAPPED).filter(|used| used.iter().any(|byte| *byte != 0));
        let Some((who, wrapped)) = used.and_then(|used| used.split_first_chunk::<16>()) else { continue };
        if let Some(key) = master.unwrap(who, wrapped) {
            keys.insert(*who, key);
        }
    }
    Ok(keys)
}

#[derive(Default)]
struct Flight {
    seen: Seen,
    inbox: Vec<Incoming>,
    outbox: BTreeMap<u64, Outgoing>,
}

impl Flight {
    fn take(&mut self, sealer: &Sealer, key: &[u8], value: Option<&[u8]>) -> Option<()> {
        let (&kind, number) = key.split_first()?;
        match (kind, value) {
            (INBOX_32, value) => {
                let number = u32::from_be_bytes(number.try_into().ok()?);
                let update_id = UpdateId(number.into());
                let at = self.inbox.iter().position(|incoming| incoming.update_id == update_id);
                let Some(value) = value else {
                    at.map(|at| self.inbox.remove(at));
                    return Some(());
                };
                let (hour, sealed) = value.split_first_chunk()?;
                match i64::from_be_bytes(*hour) {
                    TAKEN_OVER => {}
                    hour => self.seen.restore(hour, update_id.0, update_id.0),
                }
                let plain = sealer.open(key, sealed)?;
                let (chat, body) = chat_and_value(&plain)?;
                let incoming = Incoming { update_id, chat, body: body.into() };
                match at {
                    Some(at) => self.inbox[at] = incoming,
                    None => self.inbox.push(incoming),
                }
            }
            (OUTBOX, value) => {
                let id = u64::from_be_bytes(number.try_into().ok()?);
                self.outbox.remove(&id);
                if let Some(value) = value {
                    let plain = sealer.open(key, value)?;
                    let (chat, body) = chat_and_value(&plain)?;
                    self.outbox
                        .insert(id, Outgoing { id, chat, urgency: Urgency::Reminder, body: body.into() });
                }
            }
            (SEEN_32, Some(value)) => {
                let hour = i64::from_be_bytes(number.try_into().ok()?);
                for range in value.chunks_exact(8) {
                    let (first, last) = range.split_at(4);
                    let number = |bytes: &[u8]| Some(u64::from(u32::from_be_bytes(bytes.try_into().ok()?)));
                    self.seen.restore(hour, number(first)?, number(last)?);
                }
            }
            _ => {}
        }
        Some(())
    }
}

fn number_of(name: &str, prefix: &str) -> Option<(u64, String)> {
    let digits = name.strip_prefix(prefix).filter(|digits| digits.len() == 16)?;
    Some((u64::from_str_radix(digits, 16).ok()?, name.to_string()))
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn damaged(error: io::Error) -> OpenError {
    match error.kind() {
        io::ErrorKind::InvalidData => OpenError::Damaged(error.to_string()),
        _ => OpenError::Io(error),
    }
}
