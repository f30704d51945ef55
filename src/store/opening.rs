//! Opening a store: the journal is read, the index is believed only where it can be, and what was
//! under way when the last process ended is taken up again.

use std::io;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};

use super::base;
use super::folder::{Ballast, DataFolder, OpenError};
use super::index::{Changes, Index};
use super::journal::{Journal, Operations, Segment, segment_number, segments};
use super::keyring::Keyring;
use super::merged::Merged;
use super::reading;
use super::sealing::{MasterKey, Nonces};
use super::state::State;
use super::volume::Volume;

/// Up to this size the index is built anew after every unclean end: it takes no time, and then
/// nothing needs to be believed.
const BUILT_ANEW_BELOW: u64 = 4 << 20;
/// Records of the base that are compared with the index before the start.
const SAMPLE: usize = 512;

pub(super) struct Opened {
    pub(super) state: State,
    pub(super) journal: Journal,
    /// How far the index has taken over the journal.
    pub(super) applied: u64,
}

pub(super) fn open(
    folder: &DataFolder,
    master: Arc<MasterKey>,
    volume: Arc<dyn Volume>,
    ballast: &Ballast,
    now: DateTime<Utc>,
) -> Result<Opened, OpenError> {
    let opened = open_with_space(folder, &master, &volume, now);
    let opened = match opened {
        Err(OpenError::Io(error)) if is_full(&error) && ballast.release() => {
            tracing::warn!("the disk is full; opening with the space kept in reserve");
            open_with_space(folder, &master, &volume, now)
        }
        opened => opened,
    }?;
    if let Err(error) = ballast.take() {
        tracing::warn!(%error, "no space can be kept in reserve for a full disk");
    }
    Ok(opened)
}

fn open_with_space(
    folder: &DataFolder,
    master: &Arc<MasterKey>,
    volume: &Arc<dyn Volume>,
    now: DateTime<Utc>,
) -> Result<Opened, OpenError> {
    let extent = Extent::read(&**volume, master)?;
    let index = Index::open(&folder.index())?;
    let applied = match believed(folder, &**volume, &index, &extent, master)? {
        Some(applied) => applied,
        None => rebuild(folder, &**volume, master, &index, extent.last)?,
    };
    let keyring = Keyring::open(master.clone(), volume.clone())?;
    let mut state = State::new(master.clone(), keyring, Nonces::new()?, index, now)?;
    replay(&mut state, &**volume, applied, u64::MAX)?;
    state.take_stock()?;
    let mut recovered = Operations::default();
    state.recover_claims(now, &mut recovered)?;
    state.keyring.unwritten().write()?;
    let mut first = Operations::default();
    state.write_passing(&mut first);
    let next = extent.last + 1;
    let mut journal = Journal::begin(volume.clone(), next, &state.segment_key, &first)?;
    if !recovered.is_empty() {
        journal.append(&recovered)?;
    }
    state.figures.journal_bytes = extent.bytes + journal.len();
    Ok(Opened { state, journal, applied })
}

/// After a failed write: forgets everything in memory and reads again what the journal holds.
/// `next` is the sequence number of the frame that failed. Readers meanwhile see the state as it was.
pub(super) fn reload(state: &Mutex<State>, volume: &dyn Volume, next: u64) -> Result<(), OpenError> {
    let (master, keys, index, applied, now) = {
        let state = reading::lock(state);
        let (master, keys) = (state.master.clone(), state.keyring.volume());
        (master, keys, state.index.clone(), state.applied, state.now)
    };
    let keyring = Keyring::open(master.clone(), keys)?;
    let mut fresh = State::new(master, keyring, Nonces::new()?, index, now)?;
    replay(&mut fresh, volume, applied, next - 1)?;
    fresh.take_stock()?;
    let mut state = reading::lock(state);
    fresh.compact_at = state.compact_at;
    fresh.told = state.told;
    fresh.flushes = state.flushes + 1;
    fresh.figures = crate::ports::StoreFigures { chats: fresh.figures.chats, ..state.figures };
    *state = fresh;
    Ok(())
}

/// What the journal holds.
struct Extent {
    /// The sequence number up to which the base holds everything; zero without one.
    base: u64,
    /// The last sequence number of all.
    last: u64,
    /// Bytes of base and segments.
    bytes: u64,
}

impl Extent {
    fn read(volume: &dyn Volume, master: &MasterKey) -> Result<Extent, OpenError> {
        clear_away(volume)?;
        let base = match base::newest(volume)? {
            Some(name) => base::Reader::open(volume.read(&name)?).map_err(damaged)?.sequence,
            None => 0,
        };
        let mut extent = Extent { base, last: base, bytes: 0 };
        let names = segments(volume)?;
        for (at, name) in names.iter().enumerate() {
            let segment = Segment::read(volume, name, master)?;
            let superseded = names.get(at + 1).and_then(|next| segment_number(next));
            if superseded.is_some_and(|next| next <= base + 1) {
                continue;
            }
            if segment.first > extent.last + 1 {
                return Err(OpenError::Damaged(format!("a part is missing before {name}")));
            }
            if segment.is_damaged() && superseded.is_none() {
                return Err(OpenError::Damaged(format!("{name} is damaged in its middle")));
            }
            extent.bytes += segment.bytes.len() as u64;
            for (sequence, _) in segment.frames() {
                if superseded.is_none_or(|next| sequence < next) {
                    extent.last = extent.last.max(sequence);
                }
            }
        }
        Ok(extent)
    }
}

/// Removes what an interrupted compaction left: files under passing names, older bases, and
/// segments that the newest base holds.
fn clear_away(volume: &dyn Volume) -> io::Result<()> {
    let newest = base::newest(volume)?;
    let number = newest.as_deref().and_then(base::base_number).unwrap_or(0);
    for name in volume.names()? {
        let older = base::base_number(&name).is_some_and(|it| it < number);
        if older || name.ends_with(".new") {
            volume.remove(&name)?;
        }
    }
    let names = segments(volume)?;
    for (name, next) in names.iter().zip(names.iter().skip(1)) {
        if segment_number(next).is_some_and(|next| next <= number + 1) {
            super::journal::remove(volume, name)?;
        }
    }
    Ok(())
}

/// How far the index has taken over the journal, if it can be believed at all.
fn believed(
    folder: &DataFolder,
    volume: &dyn Volume,
    index: &Index,
    extent: &Extent,
    master: &MasterKey,
) -> Result<Option<u64>, OpenError> {
    let Ok(Some(applied)) = index.applied(&folder.store) else { return Ok(None) };
    if applied < extent.base || applied > extent.last {
        return Ok(None);
    }
    if folder.unclean && (folder.machine_restarted || extent.bytes + base_bytes(volume)? < BUILT_ANEW_BELOW) {
        return Ok(None);
    }
    let mut truth = Merged::open(volume, master, applied).map_err(damaged)?;
    for _ in 0..SAMPLE {
        let Some((key, value)) = truth.next().map_err(damaged)? else { break };
        if index.get(&key).ok().flatten().as_deref() != Some(&value[..]) {
            tracing::warn!("the index differs from the journal and is built anew");
            return Ok(None);
        }
    }
    Ok(Some(applied))
}

fn base_bytes(volume: &dyn Volume) -> io::Result<u64> {
    let Some(name) = base::newest(volume)? else { return Ok(0) };
    let mut input = io::Read::take(volume.read(&name)?, BUILT_ANEW_BELOW);
    io::copy(&mut input, &mut io::sink())
}

/// Builds the index anew from the journal.
pub(super) fn rebuild(
    folder: &DataFolder,
    volume: &dyn Volume,
    master: &MasterKey,
    index: &Index,
    until: u64,
) -> Result<u64, OpenError> {
    index.clear()?;
    let mut truth = Merged::open(volume, master, until).map_err(damaged)?;
    let mut changes = Changes::new();
    while let Some((key, value)) = truth.next().map_err(damaged)? {
        changes.insert(key, Some(Arc::from(value)));
        if changes.len() == 4096 {
            index.write(&std::mem::take(&mut changes))?;
        }
    }
    index.write(&changes)?;
    index.set_applied(&folder.store, until)?;
    Ok(until)
}

/// Takes over the journal's frames: what is on its way from all of them, records from those that
/// the index does not hold yet.
fn replay(state: &mut State, volume: &dyn Volume, applied: u64, until: u64) -> Result<(), OpenError> {
    let master = state.master.clone();
    let base = base::newest(volume)?.as_deref().and_then(base::base_number).unwrap_or(0);
    let names = segments(volume)?;
    for (at, name) in names.iter().enumerate() {
        let superseded = names.get(at + 1).and_then(|next| segment_number(next));
        if superseded.is_some_and(|next| next <= base + 1) {
            continue;
        }
        let segment = Segment::read(volume, name, &master)?;
        let unreadable = || OpenError::Damaged(format!("{name} holds what cannot be read"));
        for (sequence, operations) in segment.frames() {
            if sequence > until || superseded.is_some_and(|next| sequence >= next) {
                break;
            }
            let sealer = segment.sealer.as_ref().ok_or_else(unreadable)?;
            for (key, value) in operations {
                let known = sequence <= applied;
                state.replay(sealer, key, value, known).ok_or_else(unreadable)?;
            }
        }
    }
    state.applied = applied;
    Ok(())
}

fn damaged(error: io::Error) -> OpenError {
    match error.kind() {
        io::ErrorKind::InvalidData => OpenError::Damaged(error.to_string()),
        _ => OpenError::Io(error),
    }
}

fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}
