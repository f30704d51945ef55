//! Opening a store: the log is read and mended, the index is reused only if it verifies, and what was
//! under way when the last process ended is taken up again.

use std::collections::HashMap;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};

use super::destroying::PeopleKeys;
use super::folder::{Ballast, DataFolder, Ended, Format, OpenError};
use super::forgotten::{self, Forgotten};
use super::in_flight::{InFlight, Replayed};
use super::index::{Changes, Index, SledIndex};
use super::keyring::{BUCKETS, IN_FLIGHT, Keyring, PEOPLE, Wrapping, read_reached, with_reached};
use super::merge::Merge;
use super::records::is_in_flight;
use super::sealing::{MasterKey, Nonces, random};
use super::state::{Prepared, State, Stock};
use super::twin::{self, TwinFile};
use super::volume::{Volume, is_full, make_tree_private};
use super::wal::{self, Operations, Segment, Wal, segments};
use super::{set_aside, snapshot};
use crate::locks::lock;

/// Up to this size the index is rebuilt at every start: it takes no time, and then nothing needs to
/// be believed.
const REBUILT_BELOW: u64 = 4 << 20;
/// Records of the snapshot that are compared with the index before the start.
const SAMPLE: usize = 512;

pub(super) struct Opened {
    pub(super) state: State,
    pub(super) wal: Wal,
    pub(super) keys: PeopleKeys,
    pub(super) in_flight: TwinFile,
    /// How far the index has taken over the log.
    pub(super) applied: u64,
}

pub(super) fn open(
    folder: &mut DataFolder,
    key: &Path,
    volume: &Arc<dyn Volume>,
    ballast: &Ballast,
    now: DateTime<Utc>,
) -> Result<Opened, OpenError> {
    let opened = loop {
        match open_with_space(folder, key, volume, now) {
            Err(OpenError::Io(error)) if is_full(&error) && ballast.release() => {
                tracing::warn!("the disk is full; opening with the space kept in reserve");
            }
            opened => break opened?,
        }
    };
    if let Err(error) = ballast.take() {
        tracing::warn!(%error, "no space can be kept in reserve for a full disk");
    }
    super::backup::clear_away(&folder.backups())?;
    make_tree_private(&folder.path)?;
    Ok(opened)
}

fn open_with_space(
    folder: &mut DataFolder,
    key: &Path,
    volume: &Arc<dyn Volume>,
    now: DateTime<Utc>,
) -> Result<Opened, OpenError> {
    let mut mended = Vec::new();
    let known = identify(folder, volume, &mut mended)?;
    let Some(format) = known else {
        let master = folder.new_key(key)?;
        let format = Format::new(&master, random()?, super::folder::WAL);
        let fresh = [Keyring::make()?, vec![Wrapping::new()?]];
        make(volume, &master, &format, [&fresh[0], &fresh[1]], &HashMap::new(), now)?;
        let opened = open_made(folder, master, &format, volume, now, mended, Origin::New)?;
        // Last: without it nothing has been stored.
        folder.write_format(format)?;
        return Ok(opened);
    };
    let master = folder.key(key, &format.key)?;
    open_made(folder, master, &format, volume, now, mended, Origin::Existing)
}

/// What store this is; `None` where nothing was stored yet. A missing file `format` is written
/// again from the copy in the small files.
fn identify(
    folder: &mut DataFolder,
    volume: &Arc<dyn Volume>,
    mended: &mut Vec<String>,
) -> Result<Option<Format>, OpenError> {
    if let Some(format) = &folder.format {
        return Ok(Some(format.clone()));
    }
    let names = volume.names()?;
    let mut holds_records = names.iter().any(|name| snapshot::number_of(name).is_some());
    for first in segments(&**volume)? {
        holds_records |= Segment::read(&**volume, first)?.frames().next().is_some();
    }
    if !holds_records {
        // A start that never came so far as to store anything.
        for name in names.iter().filter(|name| !name.starts_with(twin::DAMAGED)) {
            volume.remove(name)?;
        }
        return Ok(None);
    }
    for name in names.iter().filter(|name| name.ends_with(".a") || name.ends_with(".b")) {
        let mut bytes = Vec::new();
        io::Read::read_to_end(&mut volume.read(name)?, &mut bytes)?;
        if let Some(format) = twin::format_in(&bytes).and_then(Format::read) {
            folder.write_format(format.clone())?;
            mended.push("format".to_string());
            return Ok(Some(format));
        }
    }
    Err(OpenError::Damaged("the file `format` is missing, and no copy of it is left".into()))
}

/// Writes the small files of a store: fresh wrapping keys, and who was forgotten.
pub(super) fn make(
    volume: &Arc<dyn Volume>,
    master: &MasterKey,
    format: &Format,
    [wrapping, in_flight]: [&[Wrapping]; 2],
    people: &HashMap<super::sealing::Who, i64>,
    now: DateTime<Utc>,
) -> io::Result<()> {
    let text = format.text();
    let file = |name| TwinFile::new(volume.clone(), master.own().clone(), name, &text);
    file(PEOPLE).replace(&with_reached(0, wrapping))?;
    file(IN_FLIGHT).replace(&with_reached(0, in_flight))?;
    let mut forgotten = Forgotten::open(volume.clone(), master, &text, now)?.file;
    forgotten.write(people, now)
}

/// Whether anything can have been stored before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// Made by this start: there is no log to read.
    New,
    /// Made by an earlier one.
    Existing,
}

fn open_made(
    folder: &DataFolder,
    master: Arc<MasterKey>,
    format: &Format,
    volume: &Arc<dyn Volume>,
    now: DateTime<Utc>,
    mut mended: Vec<String>,
    origin: Origin,
) -> Result<Opened, OpenError> {
    clear_away(&**volume)?;
    let extent = Extent::read(&**volume, folder.ended, now, origin)?;
    mended.extend(extent.mended.iter().cloned());
    let text = format.text();
    let mut open_keys = |name: &'static str, count: usize| {
        let opened =
            TwinFile::open(volume.clone(), master.own().clone(), name, &text, now).map_err(damaged)?;
        let missing = || OpenError::Damaged(format!("both copies of the file `{name}` are missing"));
        let body = opened.body.ok_or_else(missing)?;
        let (reached, keys) = read_reached(&body, count).ok_or_else(missing)?;
        if reached > extent.last {
            return Err(OpenError::Damaged("the end of the log is missing".into()));
        }
        mended.extend(opened.mended);
        Ok((opened.file, keys))
    };
    let (keys, wrapping) = open_keys(PEOPLE, BUCKETS)?;
    let (mut in_flight_file, mut in_flight_key) = open_keys(IN_FLIGHT, 1)?;
    let in_flight_key = in_flight_key.pop().ok_or_else(|| OpenError::Damaged(IN_FLIGHT.into()))?;
    let forgotten = Forgotten::open(volume.clone(), &master, &text, now)?;
    mended.extend(forgotten.mended.iter().cloned());
    let known = forgotten.people;
    if known.is_none() && forgotten.mended.is_empty() {
        mended.push(forgotten::NAME.to_string());
    }

    let (index, believed) = open_index(folder, &format.store, &**volume, &extent)?;
    let in_flight = InFlight::new(in_flight_key, master.own().clone());
    let keyring = Keyring::new(wrapping);
    let mut state = State::new(master, keyring, in_flight, Nonces::new()?, index.clone(), now);
    let applied = believed.unwrap_or(extent.last);
    let (recent, replayed) = replay(&**volume, applied, u64::MAX, &mut state.in_flight)?;
    state.recent = recent;
    state.applied = applied;

    let stock = take_stock(&mut state, &**volume, extent.last, believed.is_none().then_some(&*index))?;
    if believed.is_none() {
        index.set_applied(&format.store, applied)?;
    }
    let mut keys = PeopleKeys { keys, forgotten: forgotten.file, folder: folder.path.clone() };
    finish_erasures(&mut state, &mut keys, &stock, known.as_ref(), extent.last)?;
    take_up_in_flight(&mut state, replayed, origin)?;

    let next = extent.last + 1;
    state.begin_group(next + 1);
    let mut first = Operations::default();
    state.write_in_flight(&mut first);
    let mut wal = Wal::begin(volume, &format.store, next, &first)?;
    if state.in_flight.wrapping.is_renewed() {
        let promoted = state.in_flight.wrapping.promoted()?;
        in_flight_file.remove_damaged()?;
        in_flight_file.replace(&with_reached(next, std::slice::from_ref(&promoted)))?;
        state.in_flight.destroyed(promoted);
    }
    recover_claims(&mut state, &mut wal, now)?;
    state.begin_group(wal.next());
    state.figures.log_bytes = extent.bytes + wal.len();
    state.figures.mended = mended.len() as u64;
    for file in &mended {
        tracing::error!(file, "a file of the store was damaged or missing and was mended from its copy");
    }
    Ok(Opened { state, wal, keys, in_flight: in_flight_file, applied })
}

/// Reads every record once: what is due, how much there is, and whether it can be read. Fills an
/// index that is to be rebuilt and is empty.
fn take_stock(
    state: &mut State,
    volume: &dyn Volume,
    until: u64,
    rebuild: Option<&dyn Index>,
) -> Result<Stock, OpenError> {
    let mut stock = Stock::new();
    let mut truth = Merge::open(volume, until).map_err(damaged)?;
    let mut changes = Changes::new();
    while let Some((key, value)) = truth.next().map_err(damaged)? {
        stock.take(state, &key, &value);
        if let Some(index) = rebuild {
            changes.insert(key, Some(Arc::from(value)));
            if changes.len() == 4096 {
                index.write(&std::mem::take(&mut changes))?;
            }
        }
    }
    if let Some(index) = rebuild {
        index.write(&changes)?;
    }
    Ok(stock)
}

/// An erasure that the log holds is finished: the keys that it left behind are destroyed.
fn finish_erasures(
    state: &mut State,
    keys: &mut PeopleKeys,
    stock: &Stock,
    known: Option<&HashMap<super::sealing::Who, i64>>,
    last: u64,
) -> Result<(), OpenError> {
    let mut logged = vec![1; BUCKETS];
    for (bucket, generation) in &stock.generations {
        logged[usize::from(*bucket)] = *generation;
    }
    for (bucket, generation) in (0u8..=255).zip(logged) {
        let wrapping = state.keyring.bucket_mut(bucket);
        match generation.checked_sub(wrapping.generation) {
            Some(0) => {}
            Some(1) => drop(wrapping.renew()),
            Some(_) => return Err(OpenError::Damaged(format!("the file `{PEOPLE}` is older than the log"))),
            None => return Err(OpenError::Damaged("the end of the log is missing".into())),
        }
    }
    let now = state.time();
    let month = now.timestamp() - forgotten::KEPT_FOR;
    for (who, at) in known.into_iter().flatten().filter(|(_, at)| **at >= month) {
        state.forgotten.entry(*who).or_insert(*at);
    }
    let is_known = |who| known.is_some_and(|known| known.contains_key(who));
    if known.is_none() || state.forgotten.iter().any(|(who, at)| *at >= month && !is_known(who)) {
        keys.forgotten.write(&state.forgotten, now)?;
    }
    let renewed = state.keyring.renewed();
    if !renewed.is_empty() {
        let promoted = state.keyring.promoted()?;
        set_aside::destroy(&keys.folder, &state.master, &state.forgotten, &renewed, now)?;
        keys.keys.remove_damaged()?;
        keys.keys.replace(&with_reached(last, &promoted))?;
        state.keyring.destroyed(promoted);
    }
    Ok(())
}

fn take_up_in_flight(state: &mut State, replayed: Replayed, origin: Origin) -> Result<(), OpenError> {
    let wrapping = &mut state.in_flight.wrapping;
    match replayed.generation.checked_sub(wrapping.generation) {
        Some(0) => {}
        Some(1) => drop(wrapping.renew()),
        None if origin == Origin::New => {}
        Some(_) => return Err(OpenError::Damaged(format!("the file `{IN_FLIGHT}` is older than the log"))),
        None => return Err(OpenError::Damaged("the end of the log is missing".into())),
    }
    let unreadable = replayed.finish(&mut state.in_flight);
    if unreadable > 0 {
        state.figures.quarantined += unreadable;
        tracing::error!(unreadable, "updates or messages in flight cannot be read and are lost");
    }
    Ok(())
}

fn recover_claims(state: &mut State, wal: &mut Wal, now: DateTime<Utc>) -> Result<(), OpenError> {
    let chats = state.interrupted();
    let mut operations = Operations::default();
    for chat in chats {
        let who = state.cached(chat).who;
        // Nobody else has the state yet, so its own lookups may read files.
        let looked_up = state.look_up(chat);
        let Ok((sealer, ladder)) = looked_up else {
            state.set_aside(who);
            continue;
        };
        let prepared = Prepared { sealer, ladder: Some(ladder), ..Prepared::default() };
        state.keep_prepared(chat, &prepared);
        let recovered = state.recover_claim(chat, prepared, now, &mut operations);
        recovered.map_err(|error| io::Error::other(error.to_string()))?;
    }
    if !operations.is_empty() {
        wal.append(&operations)?;
    }
    Ok(())
}

/// After a failed write: takes back what the frame had changed and reads again what the log holds.
/// `next` is the sequence number of the frame that failed. Readers meanwhile see the state as it was.
pub(super) fn reload(state: &Mutex<State>, volume: &dyn Volume, next: u64) -> Result<(), OpenError> {
    let (applied, wrapping, sealer) = {
        let state = lock(state);
        (state.applied, state.in_flight.wrapping.clone(), state.master.own().clone())
    };
    let mut fresh = InFlight::new(wrapping, sealer);
    let replayed = replay(volume, applied, next - 1, &mut fresh);
    let mut state = lock(state);
    state.take_back_group();
    let (recent, replayed) = replayed?;
    state.recent = recent;
    state.flushes += 1;
    // Its key may have been replaced meanwhile, by the thread that destroys old ones.
    fresh.wrapping = state.in_flight.wrapping.clone();
    fresh.wrapping.take_back();
    if replayed.generation > fresh.wrapping.generation {
        fresh.wrapping.renew();
        fresh.is_written();
    }
    let lost = replayed.finish(&mut fresh);
    if lost > 0 {
        tracing::error!(lost, "items in flight cannot be read back after a failed write");
    }
    fresh.as_before(&state.in_flight);
    fresh.sent(&state.in_flight.unwritten_sent());
    state.in_flight = fresh;
    Ok(())
}

/// What the log holds.
struct Extent {
    /// The sequence number up to which the snapshot holds everything; zero without one.
    snapshot: u64,
    /// The last sequence number of all.
    last: u64,
    /// Bytes of snapshot and segments.
    bytes: u64,
    /// Files that were damaged or missing, and were mended from their copies.
    mended: Vec<String>,
}

impl Extent {
    fn read(
        volume: &dyn Volume,
        ended: Ended,
        now: DateTime<Utc>,
        origin: Origin,
    ) -> Result<Extent, OpenError> {
        let newest = snapshot::newest(volume)?.unwrap_or(0);
        let mut extent = Extent { snapshot: newest, last: newest, bytes: 0, mended: Vec::new() };
        let numbers = segments(volume)?;
        if numbers.is_empty() && origin == Origin::Existing {
            return Err(OpenError::Damaged("the log is missing".into()));
        }
        for (at, first) in numbers.iter().enumerate() {
            let superseded = numbers.get(at + 1).copied();
            let segment = Segment::read(volume, *first)?;
            let [name, _] = wal::copies(*first);
            if *first > extent.last + 1 {
                return Err(OpenError::Damaged(format!("a part of the log is missing before {name}")));
            }
            if superseded.is_none() && segment.is_damaged() {
                return Err(OpenError::Damaged(format!("both copies of {name} are damaged")));
            }
            let until = match (superseded, ended) {
                (None, Ended::Closed(last)) if last >= *first => Some(last + 1),
                _ => superseded,
            };
            extent.mended.extend(mend(volume, &segment, until, superseded, now)?);
            extent.bytes += segment.bytes.len() as u64;
            for (sequence, _) in segment.frames() {
                if superseded.is_none_or(|next| sequence < next) {
                    extent.last = extent.last.max(sequence);
                }
            }
        }
        if matches!(ended, Ended::Closed(last) if last > extent.last) {
            return Err(OpenError::Damaged("the end of the log is missing".into()));
        }
        Ok(extent)
    }
}

/// Writes a copy of a segment again that holds less than the other one, and names those that had
/// been damaged.
fn mend(
    volume: &dyn Volume,
    segment: &Segment,
    until: Option<u64>,
    superseded: Option<u64>,
    now: DateTime<Utc>,
) -> io::Result<Vec<String>> {
    let most = segment.frames.iter().flatten().max().copied().unwrap_or(0);
    let enough = superseded.map_or(most, |next| most.min((next - segment.first) as usize));
    let damaged = segment.damaged_copies(until);
    for (name, frames) in wal::copies(segment.first).iter().zip(segment.frames) {
        if frames.is_some_and(|frames| frames >= enough) {
            continue;
        }
        if damaged.contains(name) && frames.is_some() {
            twin::set_aside(volume, name, now)?;
        }
        let passing = format!("{name}.new");
        let mut file = volume.create(&passing)?;
        file.write_at(0, segment.whole())?;
        file.sync()?;
        volume.rename(&passing, name)?;
        volume.sync_names()?;
    }
    Ok(damaged)
}

/// Removes what an interrupted compaction left: files under passing names, older snapshots, and
/// segments that the newest snapshot holds.
fn clear_away(volume: &dyn Volume) -> io::Result<()> {
    let newest = snapshot::newest(volume)?;
    for name in volume.names()? {
        let older = snapshot::number_of(&name).is_some_and(|it| Some(it) < newest);
        if older || name.ends_with(".new") {
            volume.remove(&name)?;
        }
    }
    let numbers = segments(volume)?;
    for (first, next) in numbers.iter().zip(numbers.iter().skip(1)) {
        if newest.is_some_and(|newest| *next <= newest + 1) {
            wal::remove(volume, *first)?;
        }
    }
    Ok(())
}

/// The index, and how far it has taken over the log; an empty one where it cannot be reused.
fn open_index(
    folder: &DataFolder,
    store: &[u8; 16],
    volume: &dyn Volume,
    extent: &Extent,
) -> Result<(Arc<dyn Index>, Option<u64>), OpenError> {
    let path = folder.index();
    let is_small = extent.bytes + snapshot_bytes(volume)? < REBUILT_BELOW;
    if is_small || folder.ended == Ended::MachineRestarted {
        return Ok((Arc::new(SledIndex::open_empty(&path)?), None));
    }
    let index: Arc<dyn Index> = Arc::new(SledIndex::open(&path)?);
    let believed = believed(store, volume, &*index, extent)?;
    if believed.is_none() {
        index.clear()?;
    }
    Ok((index, believed))
}

/// How far the index has taken over the log, if it can be reused at all.
fn believed(
    store: &[u8; 16],
    volume: &dyn Volume,
    index: &dyn Index,
    extent: &Extent,
) -> Result<Option<u64>, OpenError> {
    let Ok(Some(applied)) = index.applied(store) else { return Ok(None) };
    if applied < extent.snapshot || applied > extent.last {
        return Ok(None);
    }
    let mut truth = Merge::open(volume, applied).map_err(damaged)?;
    for _ in 0..SAMPLE {
        let Some((key, value)) = truth.next().map_err(damaged)? else { break };
        if index.get(&key).ok().flatten().as_deref() != Some(&value[..]) {
            tracing::warn!("the index differs from the log and is rebuilt");
            return Ok(None);
        }
    }
    Ok(Some(applied))
}

fn snapshot_bytes(volume: &dyn Volume) -> io::Result<u64> {
    let Some(newest) = snapshot::newest(volume)? else { return Ok(0) };
    let mut input = io::Read::take(volume.read(&snapshot::name_of(newest))?, REBUILT_BELOW);
    io::copy(&mut input, &mut io::sink())
}

/// Fills an empty index from the log.
pub(super) fn fill(volume: &dyn Volume, store: &[u8; 16], index: &dyn Index, until: u64) -> io::Result<()> {
    let mut truth = Merge::open(volume, until)?;
    let mut changes = Changes::new();
    while let Some((key, value)) = truth.next()? {
        changes.insert(key, Some(Arc::from(value)));
        if changes.len() == 4096 {
            index.write(&std::mem::take(&mut changes))?;
        }
    }
    index.write(&changes)?;
    index.set_applied(store, until)
}

/// Reads the log's frames: what is in flight from all of them, records from those that the index
/// does not hold yet.
fn replay(
    volume: &dyn Volume,
    applied: u64,
    until: u64,
    in_flight: &mut InFlight,
) -> Result<(Changes, Replayed), OpenError> {
    let (mut recent, mut replayed) = (Changes::new(), Replayed::default());
    let numbers = segments(volume)?;
    for (at, first) in numbers.iter().enumerate() {
        let superseded = numbers.get(at + 1).copied();
        for (sequence, operations) in Segment::read(volume, *first)?.frames() {
            if sequence > until || superseded.is_some_and(|next| sequence >= next) {
                break;
            }
            for (key, value) in operations {
                if !is_in_flight(key) {
                    if sequence > applied {
                        recent.insert(key.to_vec(), value.map(Into::into));
                    }
                } else if !replayed.take(in_flight, key, value) {
                    let [name, _] = wal::copies(*first);
                    return Err(OpenError::Damaged(format!("{name} holds what cannot be read")));
                }
            }
        }
    }
    Ok((recent, replayed))
}

/// Reads what is in flight into `in_flight`; returns how many items cannot be read.
pub(super) fn read_in_flight(volume: &dyn Volume, in_flight: &mut InFlight) -> Result<u64, OpenError> {
    let (_, replayed) = replay(volume, u64::MAX, u64::MAX, in_flight)?;
    Ok(replayed.finish(in_flight))
}

fn damaged(error: io::Error) -> OpenError {
    match error.kind() {
        io::ErrorKind::InvalidData => OpenError::Damaged(error.to_string()),
        _ => OpenError::Io(error),
    }
}
