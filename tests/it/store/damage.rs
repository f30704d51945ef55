//! Damage is never silent: each file of the data folder is deleted, emptied, cut in half, and has single
//! bits turned, after a clean stop and after a kill. The store then refuses to open with one sentence,
//! or everything that was promised is there, or what is lost is counted.
//!
//! `RUQSAT_DAMAGE_PLACES` sets at how many places of each file a bit is turned (3 unless told).
#![cfg(feature = "bot")]

use std::fs;
use std::future::Future;
use std::path::{Path, PathBuf};

use crate::kit::{noon, options};
use chrono::TimeDelta;
use ruqsat::ports::{Commit, Incoming, LadderChange, RecordChange, Store, UpdateId};
use ruqsat::reminders::{CaseId, ChatId, Reminder, ReminderId, Rung};
use ruqsat::store::DiskStore;

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
        // The first and the last byte, and evenly in between.
        let at = place * (len - 1) / (places - 1).max(1);
        ways.push((
            format!("bit of byte {at} turned"),
            Box::new(move |path| {
                let mut bytes = fs::read(path).unwrap();
                bytes[at] ^= 1 << (at % 8);
                fs::write(path, bytes).unwrap();
            }),
        ));
    }
    ways
}

#[test]
fn no_damage_to_any_file_is_silent() {
    let places = std::env::var("RUQSAT_DAMAGE_PLACES").ok().and_then(|text| text.parse().ok()).unwrap_or(3);
    let (mut tried, mut refused, mut whole, mut mended, mut counted) = (0, 0, 0, 0, 0);
    let mut silent = Vec::new();
    for end in ["clean stop", "kill"] {
        let folder = tempfile::tempdir().unwrap();
        let left = folder.path().join("left");
        let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
        promise(&store);
        if end == "kill" {
            // What the disk holds while it runs is what a kill leaves.
            copy(&folder.path().join("data"), &left.join("data"));
        }
        drop(store);
        if end == "clean stop" {
            copy(&folder.path().join("data"), &left.join("data"));
        }
        fs::copy(folder.path().join("store.key"), left.join("store.key")).unwrap();
        let mut names = Vec::new();
        files(&left.join("data"), &mut names);
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
                        refused += 1;
                    }
                    Found::Whole { mended: files } => {
                        whole += 1;
                        mended += usize::from(files > 0);
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

/// An older whole copy is what nothing can tell: the checker has to see that something is missing.
#[test]
fn the_checker_sees_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    save(&store, ChatId(0), "saved");
    drop(store);
    assert!(matches!(open_and_look(folder.path()), Found::Silent(_)));
}
