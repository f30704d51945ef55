//! Erased means erased: whoever holds the data folder and the key file, and reads every byte of it with
//! a reader written for this test, opens nothing of somebody who was told "erased", nor a question that
//! was answered.
//!
//! `RUQSAT_ERASED` sets how many people are erased (12 unless told).
#![cfg(feature = "bot")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::kit::{self, noon};
use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use chrono::TimeDelta;
use ruqsat::ports::{Commit, Incoming, LadderChange, RecordChange, Store, UpdateId};
use ruqsat::reminders::{CaseId, ChatId, Reminder, ReminderId, Rung};
use ruqsat::store::{DiskOptions, DiskStore, UnknownErasures, restore};

use super::{copy, wait};

fn options(folder: &Path) -> DiskOptions {
    DiskOptions { ballast: 1 << 20, ..kit::options(folder) }
}

fn reminder() -> Reminder {
    let at = noon() + TimeDelta::days(10);
    let id = ReminderId { case: CaseId(1), rung: Rung::GoBy(7), due_on: at.date_naive() };
    Reminder::planned(id, at)
}

fn save(store: &DiskStore, chat: ChatId) {
    drop(
        wait(store.commit(Commit {
            record: RecordChange::Put(b"a record".to_vec()),
            ladder: LadderChange::Replace(vec![reminder()]),
            history: vec![b"told".to_vec()],
            ..Commit::new(chat, noon())
        }))
        .unwrap(),
    );
}

fn forget(store: &DiskStore, chat: ChatId) -> Result<(), ruqsat::ports::StoreError> {
    let commit = Commit { record: RecordChange::Forget, ..Commit::new(chat, noon()) };
    wait(store.commit(commit)).map(drop)
}

// The reader: knows the formats, the key file, and who is looked for.

const PERSON_KEY: u8 = 0x0F;
const ITEM_KEY: u8 = 0x05;

pub struct Reader {
    naming: [u8; 32],
    own: [u8; 32],
    /// Every byte of every file.
    files: Vec<Vec<u8>>,
    /// Whatever has the form of a wrapped key, wherever it lies.
    wrapped: BTreeSet<Vec<u8>>,
    /// Every wrapping key that is found anywhere, with the bucket of people that it is for.
    people: BTreeSet<(usize, [u8; 32])>,
    items: BTreeSet<(usize, [u8; 32])>,
}

fn open(key: &[u8; 32], bound: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (&1, rest) = sealed.split_first()? else { return None };
    let (nonce, rest) = rest.split_at_checked(24)?;
    let (body, tag) = rest.split_at_checked(rest.len().checked_sub(16)?)?;
    let (nonce, tag): ([u8; 24], [u8; 16]) = (nonce.try_into().unwrap(), tag.try_into().unwrap());
    let mut plain = body.to_vec();
    let bound = [bound, &[1]].concat();
    let cipher = XChaCha20Poly1305::new(&(*key).into());
    cipher
        .decrypt_inout_detached(&XNonce::from(nonce), &bound, plain.as_mut_slice().into(), &tag.into())
        .ok()?;
    Some(plain)
}

impl Reader {
    fn new(folder: &Path) -> Reader {
        Reader::of(&folder.join("store.key"), &folder.join("data"))
    }

    /// Whoever holds this key file and this data folder.
    pub fn of(key: &Path, data: &Path) -> Reader {
        let text = fs::read_to_string(key).unwrap();
        let hex = text.lines().find_map(|line| line.strip_prefix("ruqsat-store-key-1 ")).unwrap();
        let bytes: Vec<u8> =
            (0..32).map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap()).collect();
        let derive = |purpose: &str| blake3::derive_key(purpose, &bytes);
        let mut reader = Reader {
            naming: derive("ruqsat 2026-11-22 names of chats in record keys"),
            own: derive("ruqsat 2026-11-28 what belongs to the store itself"),
            files: Vec::new(),
            wrapped: BTreeSet::new(),
            people: BTreeSet::new(),
            items: BTreeSet::new(),
        };
        reader.read_folder(data);
        for file in std::mem::take(&mut reader.files) {
            reader.take_wrapping_keys(&file);
            // A small generation, then the version of what is sealed.
            let is_one = |it: &&[u8]| it[..6] == [0; 6] && it[6..8] != [0; 2] && it[8] == 1;
            reader.wrapped.extend(file.windows(81).filter(is_one).map(<[u8]>::to_vec));
        }
        reader
    }

    fn read_folder(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                self.read_folder(&path);
            } else {
                self.files.push(fs::read(path).unwrap());
            }
        }
    }

    /// A small file of wrapping keys, whatever its name is.
    fn take_wrapping_keys(&mut self, file: &[u8]) {
        let Some(rest) = file.strip_prefix(b"RUQSATF2") else { return };
        let len = usize::from(u16::from_be_bytes([rest[0], rest[1]]));
        for (name, found) in [("keys", &mut self.people), ("in-flight", &mut self.items)] {
            let Some(plain) = open(&self.own, name.as_bytes(), &rest[2 + len..]) else { continue };
            for (bucket, wrapping) in plain[16..].chunks(72).enumerate() {
                found.insert((bucket, wrapping[8..40].try_into().unwrap()));
                found.insert((bucket, wrapping[40..].try_into().unwrap()));
            }
        }
    }

    /// Whether a key wrapped for this place opens, wherever it lies.
    fn opens(&self, place: &[u8], bucket: usize, keys: &BTreeSet<(usize, [u8; 32])>) -> bool {
        let keys: Vec<_> = keys.range((bucket, [0; 32])..=(bucket, [255; 32])).collect();
        self.wrapped
            .iter()
            .any(|wrapped| keys.iter().any(|(_, key)| open(key, place, &wrapped[8..]).is_some()))
    }

    /// Whether anything of this chat opens.
    pub fn opens_person(&self, chat: ChatId) -> bool {
        let who = blake3::keyed_hash(&self.naming, &chat.0.to_be_bytes());
        let bucket = usize::from(who.as_bytes()[0]);
        self.opens(&[&[PERSON_KEY], &who.as_bytes()[..16]].concat(), bucket, &self.people)
    }

    /// How many keys of items in flight open.
    fn opens_items(&self) -> usize {
        let place = |n: u64| [&[ITEM_KEY][..], &n.to_be_bytes()].concat();
        (0..200).filter(|n| self.opens(&place(*n), 0, &self.items)).count()
    }
}

fn people() -> i64 {
    std::env::var("RUQSAT_ERASED").ok().and_then(|text| text.parse().ok()).unwrap_or(12)
}

#[test]
fn whoever_was_erased_is_opened_by_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    let erased: Vec<ChatId> = (0..people()).map(ChatId).collect();
    let others: Vec<ChatId> = (0..5).map(|other| ChatId(100_000 + other)).collect();
    for chat in erased.iter().chain(&others) {
        save(&store, *chat);
    }
    store.compact().unwrap();
    let before = tempfile::tempdir().unwrap();
    copy(folder.path(), before.path());
    let reader = Reader::new(before.path());
    for chat in erased.iter().take(3) {
        assert!(reader.opens_person(*chat), "the reader finds who is there");
    }
    let began = std::time::Instant::now();
    for chat in &erased {
        forget(&store, *chat).unwrap();
    }
    println!("{} erasures in {:?}", erased.len(), began.elapsed());
    // As a kill leaves it, and after a clean stop.
    let killed = tempfile::tempdir().unwrap();
    copy(folder.path(), killed.path());
    drop(store);
    for place in [killed.path(), folder.path()] {
        let reader = Reader::new(place);
        let opened: Vec<_> = erased.iter().filter(|chat| reader.opens_person(**chat)).collect();
        assert_eq!(opened, Vec::<&ChatId>::new());
        assert!(reader.opens_person(others[0]), "and still finds the others");
        // With an old copy of the keys they would be open again: what is destroyed is the keys.
        let old = tempfile::tempdir().unwrap();
        copy(place, old.path());
        fs::copy(before.path().join("data/wal/keys.a"), old.path().join("data/keys-of-before")).unwrap();
        assert!(Reader::new(old.path()).opens_person(erased[0]), "control");
    }
    let store = DiskStore::open(&options(killed.path()), noon()).unwrap();
    for chat in &others {
        assert_eq!(wait(store.chat(*chat)).unwrap().as_deref(), Some(&b"a record"[..]));
        assert_eq!(wait(store.ladder(*chat)).unwrap().reminders().count(), 1);
    }
    assert!(wait(store.chat(erased[0])).unwrap().is_none());
    assert_eq!(store.figures().quarantined, 0);
}

#[test]
fn what_was_asked_is_unreadable_once_it_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    let question =
        Incoming { update_id: UpdateId(1), chat: ChatId(5), body: b"a question with a name".to_vec().into() };
    drop(wait(store.receive(vec![question], noon())).unwrap());
    assert!(Reader::new(folder.path()).opens_items() >= 1, "until it is answered it is there");
    let answer = Commit {
        update_id: Some(UpdateId(1)),
        outbox: vec![b"an answer".to_vec()],
        ..Commit::new(ChatId(5), noon())
    };
    let said = wait(store.commit(answer)).unwrap();
    let _ = wait(store.sent(said.each().next().unwrap())).unwrap();
    let began = std::time::Instant::now();
    while Reader::new(folder.path()).opens_items() > 0 {
        assert!(began.elapsed() < std::time::Duration::from_secs(10), "it stays readable");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    println!("unreadable {:?} after the answer, the reader's own time included", began.elapsed());
    drop(store);
    assert_eq!(Reader::new(folder.path()).opens_items(), 0);
}

#[test]
fn who_is_erased_is_erased_in_what_a_restore_has_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    let (anna, bolat) = (ChatId(1), ChatId(2));
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    save(&store, anna);
    save(&store, bolat);
    let backup = folder.path().join("kept.backup");
    store.backup(Some(&backup), noon()).unwrap();
    drop(store);
    let restored = restore(&options(folder.path()), &backup, noon(), UnknownErasures::Refuse).unwrap();
    assert!(restored.set_aside.unwrap().exists());
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    assert!(Reader::new(folder.path()).opens_person(anna));
    forget(&store, anna).unwrap();
    drop(store);
    let reader = Reader::new(folder.path());
    assert!(!reader.opens_person(anna), "nor in the copy");
    assert!(reader.opens_person(bolat));
    // A month later the copy is gone.
    let later = noon() + TimeDelta::days(31);
    let store = DiskStore::open(&options(folder.path()), later).unwrap();
    let names = || fs::read_dir(folder.path().join("data")).unwrap().map(|it| it.unwrap().file_name());
    let began = std::time::Instant::now();
    while names().any(|name| name.to_string_lossy().starts_with("before-restore")) {
        assert!(began.elapsed() < std::time::Duration::from_secs(60), "it is kept");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    drop(store);
}

#[test]
fn a_restore_over_a_damaged_store_brings_nobody_back() {
    let folder = tempfile::tempdir().unwrap();
    let (anna, bolat) = (ChatId(1), ChatId(2));
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    save(&store, anna);
    save(&store, bolat);
    let backup = folder.path().join("kept.backup");
    store.backup(Some(&backup), noon()).unwrap();
    forget(&store, anna).unwrap();
    store.compact().unwrap();
    drop(store);
    let snapshot = fs::read_dir(folder.path().join("data/wal")).unwrap().map(|it| it.unwrap().path());
    let mut snapshots = snapshot.filter(|path| path.to_string_lossy().contains("snapshot-"));
    fs::write(snapshots.next().unwrap(), b"damaged").unwrap();
    assert!(DiskStore::open(&options(folder.path()), noon()).is_err());
    let restored = restore(&options(folder.path()), &backup, noon(), UnknownErasures::Refuse).unwrap();
    assert_eq!((restored.chats, restored.forgotten), (1, 1));
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    assert!(wait(store.chat(anna)).unwrap().is_none());
    assert!(wait(store.chat(bolat)).unwrap().is_some());
    drop(store);
    // On a new disk nobody can tell who asked: that has to be accepted by hand.
    let new = tempfile::tempdir().unwrap();
    fs::copy(folder.path().join("store.key"), new.path().join("store.key")).unwrap();
    let refused =
        restore(&options(new.path()), &backup, noon(), UnknownErasures::Refuse).unwrap_err().to_string();
    assert!(refused.contains("--accept-unknown-erasures"), "{refused}");
    assert_eq!(restore(&options(new.path()), &backup, noon(), UnknownErasures::Accept).unwrap().chats, 2);
}

#[test]
fn another_key_opens_everything_and_the_old_one_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    save(&store, ChatId(1));
    let update = Incoming { update_id: UpdateId(9), chat: ChatId(1), body: b"an update".to_vec().into() };
    drop(wait(store.receive(vec![update], noon())).unwrap());
    drop(wait(store.put_note("note", b"kept".to_vec())).unwrap());
    drop(store);
    let old = fs::read(folder.path().join("store.key")).unwrap();
    ruqsat::store::rekey(&options(folder.path()), noon()).unwrap();
    assert_ne!(fs::read(folder.path().join("store.key")).unwrap(), old);
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    assert_eq!(wait(store.chat(ChatId(1))).unwrap().as_deref(), Some(&b"a record"[..]));
    assert_eq!(wait(store.ladder(ChatId(1))).unwrap().reminders().count(), 1);
    assert_eq!(wait(store.history(ChatId(1))).unwrap().len(), 1);
    assert_eq!(wait(store.unfinished()).unwrap().len(), 1);
    assert_eq!(wait(store.note("note")).unwrap().as_deref(), Some(&b"kept"[..]));
    drop(store);
    fs::write(folder.path().join("store.key"), &old).unwrap();
    let refused = DiskStore::open(&options(folder.path()), noon());
    assert!(matches!(refused, Err(ruqsat::store::OpenError::OtherKey(_))));
    let reader = Reader::new(folder.path());
    assert!(reader.people.is_empty() && reader.items.is_empty(), "the old key opens nothing");
}
