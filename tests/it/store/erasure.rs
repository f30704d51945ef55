//! Erased means erased: whoever holds the data folder and the key file, and reads every byte of it with
//! a reader written for this test, opens nothing of somebody who was told "erased", nor a question that
//! was answered.
//!
//! `RUQSAT_ERASED` sets how many people are erased (12 unless told).
#![cfg(feature = "bot")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::kit::reader::Reader;
use crate::kit::{self, noon};
use chrono::TimeDelta;
use ruqsat::ports::{Commit, Incoming, LadderChange, RecordChange, Store, UpdateId};
use ruqsat::reminders::{CaseId, ChatId, Reminder, ReminderId, Rung};
use ruqsat::store::{DiskOptions, DiskStore, Folder, UnknownErasures, Volume, VolumeFile, restore};

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

/// A question that is not answered, and a message that was not sent.
fn ask(store: &DiskStore, chat: ChatId) {
    let body = b"a question".to_vec().into();
    drop(wait(store.receive(vec![Incoming { update_id: UpdateId(1), chat, body }], noon())).unwrap());
    let says = Commit { outbox: vec![b"a message".to_vec()], ..Commit::new(chat, noon()) };
    drop(wait(store.commit(says)).unwrap());
}

fn forget(store: &DiskStore, chat: ChatId) -> Result<(), ruqsat::ports::StoreError> {
    let commit = Commit { record: RecordChange::Forget, ..Commit::new(chat, noon()) };
    wait(store.commit(commit)).map(drop)
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
    ask(&store, anna);
    let backup = folder.path().join("kept.backup");
    store.backup(Some(&backup), noon()).unwrap();
    drop(store);
    let restored = restore(&options(folder.path()), &backup, noon(), UnknownErasures::Refuse).unwrap();
    let aside = restored.set_aside.unwrap();
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    let reader = Reader::new(folder.path());
    assert!(reader.opens_person(anna));
    assert_eq!(reader.opens_items(), 2, "in the copy her question and a message to her are open");
    forget(&store, anna).unwrap();
    drop(store);
    let reader = Reader::new(folder.path());
    assert!(!reader.opens_person(anna), "nor in the copy");
    assert_eq!(reader.opens_items(), 0, "nor what was in flight there");
    assert!(reader.opens_person(bolat));
    // For the operator's own mistakes the copy still opens, without its file `format`.
    let own = tempfile::tempdir().unwrap();
    copy(&aside, &own.path().join("data"));
    fs::copy(folder.path().join("store.key"), own.path().join("store.key")).unwrap();
    let copied = DiskStore::open(&options(own.path()), noon()).unwrap();
    assert!(wait(copied.chat(anna)).is_err(), "whose key is gone is not somebody new");
    drop(copied);
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

/// A death at every moment of an erasure, with a copy beside the store: whoever is gone from the store is then
/// gone from the copy as well.
#[test]
fn a_death_inside_an_erasure_leaves_nobody_in_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let anna = ChatId(1);
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    save(&store, anna);
    ask(&store, anna);
    let backup = folder.path().join("kept.backup");
    store.backup(Some(&backup), noon()).unwrap();
    drop(store);
    restore(&options(folder.path()), &backup, noon(), UnknownErasures::Refuse).unwrap();
    let images = tempfile::tempdir().unwrap();
    let wal = fs::read_dir(folder.path().join("data")).unwrap().map(|it| it.unwrap().path());
    let wal = { wal }.find(|it| it.file_name().unwrap().to_string_lossy().starts_with("wal")).unwrap();
    let watched = Arc::new(Watched::new(wal, folder.path(), images.path()));
    let store = DiskStore::open_on(&options(folder.path()), watched.clone(), noon()).unwrap();
    watched.images.watches.store(true, Ordering::SeqCst);
    forget(&store, anna).unwrap();
    watched.images.watches.store(false, Ordering::SeqCst);
    drop(store);
    let (mut gone, mut there) = (0, 0);
    for image in 0..watched.images.taken.load(Ordering::SeqCst) {
        let image = images.path().join(image.to_string());
        let store = DiskStore::open(&options(&image), noon()).unwrap();
        let is_gone = wait(store.chat(anna)).is_ok_and(|record| record.is_none());
        drop(store);
        let reader = Reader::new(&image);
        if is_gone {
            gone += 1;
            assert!(!reader.opens_person(anna) && reader.opens_items() == 0, "{}", image.display());
        } else {
            there += 1;
        }
    }
    println!("{gone} deaths after which the erasure was finished, {there} before it was begun");
    assert!(gone > 2 && there > 0, "both are met: {gone} {there}");
}

/// The log's folder; keeps how the whole data folder looks before and after each change.
#[derive(Debug)]
struct Watched {
    folder: Folder,
    images: Images,
}

#[derive(Clone, Debug)]
struct Images {
    of: PathBuf,
    place: PathBuf,
    watches: Arc<AtomicBool>,
    taken: Arc<AtomicUsize>,
}

impl Watched {
    fn new(wal: PathBuf, of: &Path, place: &Path) -> Watched {
        let (of, place) = (of.to_path_buf(), place.to_path_buf());
        let images = Images { of, place, watches: Arc::default(), taken: Arc::default() };
        Watched { folder: Folder::open(wal).unwrap(), images }
    }

    fn change<T>(&self, change: impl FnOnce() -> T) -> T {
        self.images.around(change)
    }
}

impl Images {
    fn around<T>(&self, change: impl FnOnce() -> T) -> T {
        self.take();
        let changed = change();
        self.take();
        changed
    }

    fn take(&self) {
        if self.watches.load(Ordering::SeqCst) {
            let image = self.place.join(self.taken.fetch_add(1, Ordering::SeqCst).to_string());
            copy(&self.of, &image);
        }
    }
}

#[derive(Debug)]
struct WatchedFile {
    file: Box<dyn VolumeFile>,
    images: Images,
}

impl VolumeFile for WatchedFile {
    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        self.file.read_at(offset, buffer)
    }

    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.images.around(|| self.file.write_at(offset, bytes))
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.file.truncate(len)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file.sync()
    }
}

impl Volume for Watched {
    fn names(&self) -> io::Result<Vec<String>> {
        self.folder.names()
    }

    fn read(&self, name: &str) -> io::Result<Box<dyn io::Read + Send>> {
        self.folder.read(name)
    }

    fn create(&self, name: &str) -> io::Result<Box<dyn VolumeFile>> {
        let file = self.change(|| self.folder.create(name))?;
        Ok(Box::new(WatchedFile { file, images: self.images.clone() }))
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn VolumeFile>> {
        let file = self.folder.open(name)?;
        Ok(Box::new(WatchedFile { file, images: self.images.clone() }))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.change(|| self.folder.rename(from, to))
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.change(|| self.folder.remove(name))
    }

    fn sync_names(&self) -> io::Result<()> {
        self.change(|| self.folder.sync_names())
    }
}

/// A damaged copy of the keys, in which most of them can still be made out, goes with them.
#[test]
fn a_damaged_copy_of_the_keys_does_not_outlive_an_erasure() {
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    save(&store, ChatId(1));
    drop(store);
    let keys = folder.path().join("data/wal/keys.a");
    let mut bytes = fs::read(&keys).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&keys, &bytes).unwrap();
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    assert_eq!(store.figures().mended, 1);
    let is_set_aside = || {
        let names = fs::read_dir(folder.path().join("data/wal")).unwrap();
        { names }.any(|it| it.unwrap().file_name().to_string_lossy().starts_with("damaged-"))
    };
    assert!(is_set_aside());
    forget(&store, ChatId(1)).unwrap();
    assert!(!is_set_aside());
}

/// Who was forgotten is known for 31 days. A backup of before that brings back what somebody had erased who has
/// come back since, and whom the present store therefore knows.
#[test]
fn a_backup_of_before_the_last_month_is_not_put_back_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let anna = ChatId(1);
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    save(&store, anna);
    let backup = folder.path().join("kept.backup");
    store.backup(Some(&backup), noon()).unwrap();
    forget(&store, anna).unwrap();
    drop(store);
    let later = noon() + TimeDelta::days(40);
    let store = DiskStore::open(&options(folder.path()), later).unwrap();
    let again = Commit { record: RecordChange::Put(b"new".to_vec()), ..Commit::new(anna, later) };
    drop(wait(store.commit(again)).unwrap());
    // Somebody else's erasure leaves old marks out.
    let forget = Commit { record: RecordChange::Forget, ..Commit::new(ChatId(2), later) };
    drop(wait(store.commit(forget)).unwrap());
    store.compact().unwrap();
    drop(store);
    let put_back = |accept| restore(&options(folder.path()), &backup, later, accept);
    let refused = put_back(UnknownErasures::Refuse).unwrap_err().to_string();
    assert!(
        refused.contains("more than a month ago") && refused.contains("nothing was changed"),
        "{refused}"
    );
    let store = DiskStore::open(&options(folder.path()), later).unwrap();
    assert_eq!(wait(store.chat(anna)).unwrap().as_deref(), Some(&b"new"[..]));
    drop(store);
    assert_eq!(put_back(UnknownErasures::Accept).unwrap().chats, 1);
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
    assert!(reader.opens_nothing(), "the old key opens nothing");
}
