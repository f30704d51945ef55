//! Damage is never silent: each file of the data folder is deleted, emptied, cut in half, and has single
//! bits turned, after a clean stop and after a kill. The store then refuses to open with one sentence,
//! or everything that was promised is there and the damage is reported, or what is lost is counted. A
//! backup that is damaged is refused by its name, and a copy that a restore has set aside keeps nobody.
//!
//! `RUQSAT_DAMAGE_PLACES` sets at how many places of each file a bit is turned (3 unless told).
#![cfg(feature = "bot")]

use std::fs;
use std::future::Future;
use std::path::{Path, PathBuf};

use crate::kit::reader::Reader;
use crate::kit::{noon, options};
use chrono::TimeDelta;
use ruqsat::ports::{Commit, Incoming, LadderChange, RecordChange, Store, UpdateId};
use ruqsat::reminders::{CaseId, ChatId, Reminder, ReminderId, Rung};
use ruqsat::store::{DiskStore, UnknownErasures, restore};

use super::{copy, wait};

const PEOPLE: i64 = 6;
const FORGOTTEN: ChatId = ChatId(900);

fn finish<T>(future: impl Future<Output = Result<T, ruqsat::ports::StoreError>>) {
    drop(wait(future).unwrap());
}

fn save(store: &DiskStore, chat: ChatId, what: &str) {
    let at = noon() + TimeDelta::days(10);
    let id = ReminderId { case: CaseId(1), rung: Rung::GoBy(7), due_on: at.date_naive() };
    finish(store.commit(Commit {
        record: RecordChange::Put(what.into()),
        ladder: LadderChange::Replace(vec![Reminder::planned(id, at)]),
        outbox: vec![what.into()],
        history: vec![what.into()],
        ..Commit::new(chat, noon())
    }));
}

/// A snapshot, a log behind it, and one of everything.
fn promise(store: &DiskStore) {
    for chat in 0..PEOPLE / 2 {
        save(store, ChatId(chat), "saved");
    }
    save(store, FORGOTTEN, "to be forgotten");
    store.compact().unwrap();
    finish(store.commit(Commit { record: RecordChange::Forget, ..Commit::new(FORGOTTEN, noon()) }));
    let update = Incoming { update_id: UpdateId(7), chat: ChatId(1), body: b"an update".to_vec().into() };
    finish(store.receive(vec![update], noon()));
    for chat in PEOPLE / 2..PEOPLE {
        save(store, ChatId(chat), "saved");
    }
}

/// What is missing of what was promised, or back of what was erased.
fn missing(store: &DiskStore) -> Vec<String> {
    let mut missing = Vec::new();
    for chat in (0..PEOPLE).map(ChatId) {
        if wait(store.chat(chat)).ok().flatten().as_deref() != Some(b"saved") {
            missing.push(format!("the record of {}", chat.0));
        }
        if wait(store.ladder(chat)).map_or(0, |ladder| ladder.reminders().count()) != 1 {
            missing.push(format!("the reminder of {}", chat.0));
        }
        if wait(store.history(chat)).map_or(0, |told| told.len()) != 1 {
            missing.push(format!("the history of {}", chat.0));
        }
    }
    if wait(store.unfinished()).unwrap().len() != 1 {
        missing.push("the unanswered update".into());
    }
    let said = wait(store.pending_outbox()).unwrap().iter().filter(|it| it.chat != FORGOTTEN).count();
    if said != PEOPLE as usize {
        missing.push(format!("{} messages", PEOPLE as usize - said));
    }
    let is_back = wait(store.chat(FORGOTTEN)).is_ok_and(|record| record.is_some());
    if is_back || !wait(store.history(FORGOTTEN)).unwrap_or_default().is_empty() {
        missing.push("that somebody was erased".into());
    }
    missing
}

enum Found {
    Refused(String),
    Whole { mended: u64 },
    Counted,
    Silent(Vec<String>),
}

fn open_and_look(folder: &Path) -> Found {
    let store = match DiskStore::open(&options(folder), noon()) {
        Ok(store) => store,
        Err(error) => return Found::Refused(error.to_string()),
    };
    let missing = missing(&store);
    let figures = store.figures();
    match missing.is_empty() {
        true => Found::Whole { mended: figures.mended },
        false if figures.quarantined > 0 => Found::Counted,
        false => Found::Silent(missing),
    }
}

/// Whether a damage that changed nothing of what was promised is to be reported, and the damaged file kept.
fn is_to_be_told(file: &Path, end: &str, newest: &str, way: &str) -> bool {
    let name = file.file_name().unwrap().to_string_lossy();
    let is_of_the_log = file.parent().unwrap().ends_with("wal");
    if !is_of_the_log {
        // The index is rebuilt, the reserve is taken again, the lock holds nothing; of `session` nothing is
        // believed that cannot be read.
        return name == "format";
    }
    // The last frame may have been under way when the process was killed.
    let is_last = end == "kill" && name.starts_with(newest) && way != "deleted" && way != "emptied";
    !is_last
}

/// Where the damaged file lies now.
fn is_kept(folder: &Path, file: &Path) -> bool {
    let end = format!("-{}", file.file_name().unwrap().to_string_lossy());
    let entries = fs::read_dir(folder.join(file.parent().unwrap())).unwrap();
    let mut names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.any(|name| name.starts_with("damaged-") && name.ends_with(&end))
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// A way in which a file is damaged, with its name.
type Way = (String, Box<dyn Fn(&Path)>);

/// Every way in which a file is damaged.
fn ways(len: usize, places: usize) -> Vec<Way> {
    let mut ways: Vec<Way> = vec![
        ("deleted".into(), Box::new(|path| fs::remove_file(path).unwrap())),
        ("emptied".into(), Box::new(|path| fs::write(path, b"").unwrap())),
        (
            "halved".into(),
            Box::new(|path| {
                let bytes = fs::read(path).unwrap();
                fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
            }),
        ),
    ];
    for place in 0..places.min(len) {
        // The first and the last byte, and evenly in between; only one in the middle.
        let at = if places == 1 { len / 2 } else { place * (len - 1) / (places - 1) };
        ways.push(turned(at, at % 8));
    }
    ways
}

/// A bit of one byte is turned.
fn turned(at: usize, bit: usize) -> Way {
    (
        format!("bit of byte {at} turned"),
        Box::new(move |path| {
            let mut bytes = fs::read(path).unwrap();
            bytes[at] ^= 1 << bit;
            fs::write(path, bytes).unwrap();
        }),
    )
}

/// Leaves a store that has promised something behind in `left`, stopped or killed.
fn leave(folder: &Path, end: &str) -> PathBuf {
    let left = folder.join("left");
    let store = DiskStore::open(&options(folder), noon()).unwrap();
    promise(&store);
    if end == "kill" {
        // What the disk holds while it runs is what a kill leaves.
        copy(&folder.join("data"), &left.join("data"));
    }
    drop(store);
    if end == "clean stop" {
        copy(&folder.join("data"), &left.join("data"));
    }
    fs::copy(folder.join("store.key"), left.join("store.key")).unwrap();
    left
}

#[test]
fn no_damage_to_any_file_is_silent() {
    let places = places();
    let (mut tried, mut refused, mut whole, mut mended, mut counted) = (0, 0, 0, 0, 0);
    let mut silent = Vec::new();
    for end in ["clean stop", "kill"] {
        let folder = tempfile::tempdir().unwrap();
        let left = leave(folder.path(), end);
        let mut names = Vec::new();
        files(&left.join("data"), &mut names);
        let logs = names.iter().map(|path| path.file_stem().unwrap().to_string_lossy().into_owned());
        let newest = logs.filter(|name| name.starts_with("log-")).max().unwrap();
        for path in names {
            let name = path.strip_prefix(&left).unwrap();
            for (way, damage) in ways(fs::metadata(&path).unwrap().len() as usize, places) {
                let place = tempfile::tempdir().unwrap();
                copy(&left, place.path());
                damage(&place.path().join(name));
                tried += 1;
                match open_and_look(place.path()) {
                    Found::Refused(sentence) => {
                        assert!(!sentence.contains('\n') && sentence.len() > 20, "{sentence}");
                        let again = open_and_look(place.path());
                        assert!(matches!(again, Found::Refused(_)), "{}, {way}: {sentence}", name.display());
                        refused += 1;
                    }
                    Found::Whole { mended: files } => {
                        whole += 1;
                        mended += usize::from(files > 0);
                        if is_to_be_told(name, end, &newest, &way) && files == 0 {
                            silent.push(format!("{end}, {}, {way}: not reported", name.display()));
                        }
                        // Of what is in flight keys are destroyed at every start, damaged copies with them.
                        let goes = name.file_stem().unwrap() == "in-flight";
                        let was_there = way != "deleted" && way != "emptied";
                        if files > 0 && was_there && !goes && !is_kept(place.path(), name) {
                            silent.push(format!("{end}, {}, {way}: overwritten", name.display()));
                        }
                    }
                    Found::Counted => counted += 1,
                    Found::Silent(missing) => {
                        silent.push(format!("{end}, {}, {way}: {missing:?}", name.display()));
                    }
                }
            }
        }
    }
    println!(
        "{tried} damages: {refused} refused, {whole} whole ({mended} mended), {counted} counted, {} silent",
        silent.len()
    );
    assert_eq!(silent, Vec::<String>::new());
    assert!(mended > 0 && refused > 0, "{mended} {refused}");
}

/// Places that others, spread over a file, pass over or hit as its length has it: when a snapshot was made, and
/// a small letter of the checksum of `format` that becomes a capital one.
#[test]
fn no_damage_to_a_date_or_to_a_checksum_is_silent() {
    const MADE_AT: usize = 16;
    for end in ["clean stop", "kill"] {
        let folder = tempfile::tempdir().unwrap();
        let left = leave(folder.path(), end);
        let look = |file: &Path, damage: &dyn Fn(&Path)| {
            let place = tempfile::tempdir().unwrap();
            copy(&left, place.path());
            damage(&place.path().join(file));
            let found = open_and_look(place.path());
            (found, is_kept(place.path(), file))
        };
        let entries = fs::read_dir(left.join("data/wal")).unwrap().map(|entry| entry.unwrap().file_name());
        let snapshot = { entries }.find(|name| name.to_string_lossy().starts_with("snapshot-")).unwrap();
        let snapshot = Path::new("data/wal").join(snapshot);
        let len = fs::metadata(left.join(&snapshot)).unwrap().len() as usize;
        // The checksum of the head itself stands at the end.
        for (way, damage) in (MADE_AT..MADE_AT + 8).chain([len - 1]).map(|at| turned(at, 7)) {
            let (found, _) = look(&snapshot, &damage);
            let Found::Refused(sentence) = found else { panic!("{end}, snapshot, {way}: it opens") };
            assert!(sentence.contains("the store is damaged"), "{way}: {sentence}");
        }
        let format = Path::new("data/format");
        let text = fs::read_to_string(left.join(format)).unwrap();
        let sum = text.find("sum ").unwrap() + 4..text.len() - 1;
        let mut ways: Vec<Way> = sum.map(|at| turned(at, 5)).collect();
        // The end of the line becomes another white space, or is missing.
        ways.push(turned(text.len() - 1, 0));
        let cut = text.trim_end().to_string();
        ways.push(("the last byte cut off".into(), Box::new(move |path| fs::write(path, &cut).unwrap())));
        for (way, damage) in ways {
            let (found, is_kept) = look(format, &damage);
            assert!(matches!(found, Found::Whole { mended: 1 }), "{end}, format, {way}: not reported");
            assert!(is_kept, "{end}, format, {way}: overwritten");
        }
    }
}

/// Both copies of who was forgotten: written again from the records, reported, and kept.
#[test]
fn who_was_forgotten_is_set_aside_before_it_is_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    promise(&store);
    drop(store);
    let copies = ["data/wal/forgotten.a", "data/wal/forgotten.b"].map(Path::new);
    for copy in copies {
        fs::write(folder.path().join(copy), b"damaged").unwrap();
    }
    assert!(matches!(open_and_look(folder.path()), Found::Whole { mended: 2 }));
    for copy in copies {
        assert!(is_kept(folder.path(), copy), "{}", copy.display());
    }
    assert!(matches!(open_and_look(folder.path()), Found::Whole { mended: 0 }), "and it is whole again");
}

#[test]
fn no_damage_to_a_backup_is_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("kept.backup");
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    promise(&store);
    store.backup(Some(&backup), noon()).unwrap();
    drop(store);
    let whole = fs::read(&backup).unwrap();
    // With a later date, whoever was forgotten in between would come back.
    let head = (0..24).map(|at| turned(at, at % 8));
    for (way, damage) in ways(whole.len(), places().max(40)).into_iter().chain(head) {
        fs::write(&backup, &whole).unwrap();
        damage(&backup);
        let refused = restore(&options(folder.path()), &backup, noon(), UnknownErasures::Refuse);
        let sentence = refused.map(|it| it.chats).unwrap_err().to_string();
        assert!(sentence.contains("kept.backup") && !sentence.contains('\n'), "{way}: {sentence}");
        assert!(sentence.contains("nothing was changed"), "{way}: {sentence}");
    }
    assert!(matches!(open_and_look(folder.path()), Found::Whole { mended: 0 }), "nothing was changed");
    fs::write(&backup, &whole).unwrap();
    restore(&options(folder.path()), &backup, noon(), UnknownErasures::Refuse).unwrap();
}

/// A refused restore leaves the data folder as it was, what the last stop wrote down included.
#[test]
fn a_refused_restore_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    promise(&store);
    drop(store);
    fs::write(folder.path().join("data/wal/forgotten.a"), b"damaged").unwrap();
    let backup = folder.path().join("kept.backup");
    fs::write(&backup, b"no backup").unwrap();
    let look = || {
        let mut paths = Vec::new();
        files(&folder.path().join("data"), &mut paths);
        paths.sort();
        let read = |path: PathBuf| (fs::read(&path).unwrap(), path);
        paths.into_iter().map(read).collect::<Vec<_>>()
    };
    let before = look();
    assert!(restore(&options(folder.path()), &backup, noon(), UnknownErasures::Refuse).is_err());
    assert!(look() == before, "something was changed");
}

/// Whatever is damaged in a copy that a restore has set aside: nobody is read there who was erased since.
#[test]
fn no_damage_to_a_copy_keeps_somebody_who_was_erased() {
    let (folder, anna) = (tempfile::tempdir().unwrap(), ChatId(1));
    let backup = folder.path().join("kept.backup");
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    promise(&store);
    store.backup(Some(&backup), noon()).unwrap();
    drop(store);
    restore(&options(folder.path()), &backup, noon(), UnknownErasures::Refuse).unwrap();
    let data = folder.path().join("data");
    let copies = fs::read_dir(&data).unwrap().map(|entry| entry.unwrap().path());
    let aside = { copies }.find(|path| path.to_string_lossy().contains("before-restore-")).unwrap();
    let mut names = Vec::new();
    files(&aside, &mut names);
    assert!(names.len() > 6, "{names:?}");
    for path in names {
        let name = path.strip_prefix(folder.path()).unwrap();
        for (way, damage) in ways(fs::metadata(&path).unwrap().len() as usize, 2) {
            let place = tempfile::tempdir().unwrap();
            copy(&data, &place.path().join("data"));
            fs::copy(folder.path().join("store.key"), place.path().join("store.key")).unwrap();
            damage(&place.path().join(name));
            let store = DiskStore::open(&options(place.path()), noon()).unwrap();
            finish(store.commit(Commit { record: RecordChange::Forget, ..Commit::new(anna, noon()) }));
            drop(store);
            let reader = Reader::new(place.path());
            assert!(!reader.opens_person(anna), "{}, {way}: she is read", name.display());
        }
    }
}

/// Beyond four megabytes the index is believed at the start: damage to it costs nothing once it was compared.
#[test]
fn no_damage_to_an_index_that_is_believed_loses_anything() {
    const BULKY: i64 = 1000;
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    promise(&store);
    for chat in 0..9 {
        // What sled cannot make smaller.
        let mut number = chat as u64 + 1;
        let next = |_| {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (number >> 56) as u8
        };
        let record = (0..1 << 19).map(next).collect();
        finish(store.commit(Commit {
            record: RecordChange::Put(record),
            ..Commit::new(ChatId(BULKY + chat), noon())
        }));
    }
    store.compact().unwrap();
    drop(store);
    let snapshots = fs::read_dir(folder.path().join("data/wal")).unwrap().map(|entry| entry.unwrap());
    assert!({ snapshots }.any(|it| it.metadata().unwrap().len() > 4 << 20), "the index is believed");
    let mut names = Vec::new();
    files(&folder.path().join("data/index"), &mut names);
    let (mut tried, mut lost) = (0, Vec::new());
    for path in names {
        let name = path.strip_prefix(folder.path()).unwrap();
        for (way, damage) in ways(fs::metadata(&path).unwrap().len() as usize, places() - 2) {
            let place = tempfile::tempdir().unwrap();
            copy(&folder.path().join("data"), &place.path().join("data"));
            fs::copy(folder.path().join("store.key"), place.path().join("store.key")).unwrap();
            damage(&place.path().join(name));
            tried += 1;
            let store = DiskStore::open(&options(place.path()), noon()).unwrap();
            store.check().unwrap();
            let missing = missing(&store);
            if !missing.is_empty() {
                lost.push(format!("{}, {way}: {missing:?}", name.display()));
            }
        }
    }
    println!("{tried} damages to an index that is believed: {} lost anything", lost.len());
    assert_eq!(lost, Vec::<String>::new());
    assert!(tried > 5);
}

/// What the last stop wrote down of the end of the log is not forgotten by a start that is refused.
#[test]
fn the_end_of_the_log_is_missed_at_every_start() {
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    promise(&store);
    drop(store);
    let session = folder.path().join("data/session");
    let closed = fs::read_to_string(&session).unwrap();
    // As if a frame more had been written, and were gone.
    let last: u64 = closed.strip_prefix("closed ").unwrap().trim().parse().unwrap();
    fs::write(&session, format!("closed {}", last + 1)).unwrap();
    for _ in 0..3 {
        match open_and_look(folder.path()) {
            Found::Refused(sentence) => assert!(sentence.contains("the end of the log"), "{sentence}"),
            _ => panic!("it opens"),
        }
    }
    fs::write(&session, closed).unwrap();
    assert!(matches!(open_and_look(folder.path()), Found::Whole { mended: 0 }));
}

fn places() -> usize {
    std::env::var("RUQSAT_DAMAGE_PLACES").ok().and_then(|text| text.parse().ok()).unwrap_or(3).max(3)
}

/// An older whole copy is what nothing can tell: the checker has to see that something is missing.
#[test]
fn the_checker_sees_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    save(&store, ChatId(0), "saved");
    drop(store);
    assert!(matches!(open_and_look(folder.path()), Found::Silent(_)));
}
