//! What only the store on the disk can promise: full and failing disks, locks, keys, backups, and
//! that nothing private shows in its files.
#![cfg(feature = "bot")]

use std::collections::HashSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::kit::reader::Reader;
use crate::kit::{self, noon, wait};
use chrono::{DateTime, TimeDelta, Utc};
use ruqsat::ports::{Commit, Incoming, LadderChange, RecordChange, Store, StoreError, UpdateId};
use ruqsat::reminders::{CaseId, ChatId, Reminder, ReminderId, Rung};
use ruqsat::store::{
    DiskOptions, DiskStore, Folder, OpenError, UnknownErasures, Volume, VolumeFile, restore,
};

const ANNA: ChatId = ChatId(77_001);
const BOLAT: ChatId = ChatId(77_002);
const CANARY: &str = "canary-that-nobody-may-read";

fn options(folder: &Path) -> DiskOptions {
    DiskOptions { ballast: 1 << 16, ..kit::options(folder) }
}

fn saved(chat: ChatId, text: &str) -> Commit {
    let at = noon() + TimeDelta::hours(1);
    let reminder =
        Reminder::planned(ReminderId { case: CaseId(1), rung: Rung::GoBy(7), due_on: at.date_naive() }, at);
    Commit {
        record: RecordChange::Put(text.into()),
        ladder: LadderChange::Replace(vec![reminder]),
        outbox: vec![text.into()],
        history: vec![text.into()],
        ..Commit::new(chat, noon())
    }
}

fn save(store: &DiskStore, chat: ChatId, text: &str) -> Result<(), StoreError> {
    wait(store.commit(saved(chat, text))).map(|said| drop(said.into_inner()))
}

fn record(store: &DiskStore, chat: ChatId) -> Option<String> {
    let bytes = wait(store.chat(chat)).unwrap()?;
    Some(String::from_utf8(bytes.to_vec()).unwrap())
}

#[test]
fn a_full_disk_says_not_saved_and_goes_on_without_a_restart() {
    std::thread::scope(|scope| {
        for how in FULL {
            scope.spawn(move || says_not_saved_and_goes_on(how));
        }
    });
}

fn says_not_saved_and_goes_on(how: io::ErrorKind) {
    let (folder, disk) = (tempfile::tempdir().unwrap(), Arc::new(Moody::new(how)));
    disk.put_on(folder.path());
    let store = DiskStore::open_on(&options(folder.path()), disk.clone(), noon()).unwrap();
    save(&store, ANNA, "before").unwrap();
    disk.fail(true);
    assert_eq!(save(&store, BOLAT, "lost"), Err(StoreError::Full));
    assert_eq!(record(&store, BOLAT), None, "what was not saved is not there");
    assert_eq!(record(&store, ANNA).as_deref(), Some("before"));
    disk.fail(false);
    let claim = wait(store.claim(ANNA, noon() + TimeDelta::hours(2))).unwrap();
    assert!(claim.is_some(), "old promises are kept meanwhile");
    let begun = Instant::now();
    while save(&store, BOLAT, "after").is_err() {
        assert!(begun.elapsed() < Duration::from_secs(30), "it does not recover");
        std::thread::sleep(Duration::from_millis(200));
    }
    drop(store);
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    assert_eq!(record(&store, ANNA).as_deref(), Some("before"));
    assert_eq!(record(&store, BOLAT).as_deref(), Some("after"));
}

#[test]
fn a_failed_sync_confirms_nothing_and_the_next_write_goes_on() {
    let (folder, disk) = (tempfile::tempdir().unwrap(), Arc::new(Moody::new(BROKEN)));
    disk.put_on(folder.path());
    let store = DiskStore::open_on(&options(folder.path()), disk.clone(), noon()).unwrap();
    for round in 0..10 {
        save(&store, ANNA, &format!("version {round}")).unwrap();
        disk.fail(true);
        assert!(save(&store, ANNA, "never").is_err());
        disk.fail(false);
        assert_eq!(record(&store, ANNA), Some(format!("version {round}")));
    }
    assert_eq!(wait(store.history(ANNA)).unwrap().len(), 10);
    drop(store);
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    assert_eq!(record(&store, ANNA).as_deref(), Some("version 9"));
}

/// What somebody is saying when a write fails is not handed to somebody else as well.
#[test]
fn a_failed_write_leaves_in_hand_what_is_in_hand() {
    let (folder, disk) = (tempfile::tempdir().unwrap(), Arc::new(Moody::new(BROKEN)));
    disk.put_on(folder.path());
    let store = DiskStore::open_on(&options(folder.path()), disk.clone(), noon()).unwrap();
    let said: Vec<_> = wait(store.commit(saved(ANNA, "card"))).unwrap().each().collect();
    assert_eq!(said.len(), 1);
    disk.fail(true);
    assert!(save(&store, BOLAT, "never").is_err());
    disk.fail(false);
    let left = || wait(store.left_over(noon() + TimeDelta::hours(1), 10)).unwrap().into_inner().said;
    assert_eq!(left(), [], "it is being said");
    for message in said {
        wait(store.later(message, noon())).unwrap();
    }
    assert_eq!(left().len(), 1, "and is left over once it is put back");
}

#[test]
fn nothing_private_shows_in_the_files() {
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    let body = CANARY.as_bytes().to_vec().into();
    let incoming = Incoming { update_id: UpdateId(1), chat: ANNA, body };
    let _ = wait(store.receive(vec![incoming], noon())).unwrap().into_inner();
    save(&store, ANNA, CANARY).unwrap();
    store.compact().unwrap();
    save(&store, BOLAT, CANARY).unwrap();
    store.backup(None, noon()).unwrap();
    drop(store);
    let number = ANNA.0.to_be_bytes();
    each_file(&folder.path().join("data"), &mut |path, bytes| {
        let shows = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
        assert!(!shows(CANARY.as_bytes()), "{} shows what was written", path.display());
        assert!(!shows(&number), "{} shows who wrote", path.display());
    });
}

/// As text and as numbers of eight bytes, in both orders; of four bytes no more than random ones.
#[test]
fn no_instant_and_no_id_stands_in_clear() {
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    let people: Vec<ChatId> = (0..40).map(|chat| ChatId(7_318_205_946 + 104_729 * chat)).collect();
    for chat in &people {
        save(&store, *chat, CANARY).unwrap();
        let forget = Commit { record: RecordChange::Forget, ..Commit::new(*chat, noon()) };
        if chat.0 % 3 == 0 {
            drop(wait(store.commit(forget)).unwrap());
        }
    }
    store.compact().unwrap();
    store.backup(None, noon()).unwrap();
    for chat in people.iter().take(10) {
        save(&store, *chat, CANARY).unwrap();
    }
    drop(store);
    let due = noon() + TimeDelta::hours(1);
    let instants = [noon().timestamp(), due.timestamp(), noon().timestamp_millis(), due.timestamp_millis()];
    let numbers: Vec<i64> = instants.into_iter().chain(people.iter().map(|chat| chat.0)).collect();
    let texts = numbers.iter().map(|number| number.to_string().into_bytes());
    let wide = numbers.iter().flat_map(|it| [it.to_be_bytes().to_vec(), it.to_le_bytes().to_vec()]);
    let names = ["canary", CANARY].map(|name| name.as_bytes().to_vec());
    let needles: Vec<Vec<u8>> = texts.chain(wide).chain(names).collect();
    // Of a large number its lower half.
    let narrow: Vec<u32> = numbers.iter().map(|number| *number as u32).collect();
    let both_orders = |numbers: &[u32]| -> HashSet<[u8; 4]> {
        numbers.iter().flat_map(|number| [number.to_be_bytes(), number.to_le_bytes()]).collect()
    };
    let random =
        |step: u32| narrow.iter().map(move |number| number ^ (step * 0x0101_0101)).collect::<Vec<_>>();
    let control = both_orders(&(1..=CONTROLS).flat_map(random).collect::<Vec<_>>());
    let narrow = both_orders(&narrow);
    let count = |bytes: &[u8], set: &HashSet<[u8; 4]>| {
        bytes.windows(4).filter(|window| set.contains::<[u8; 4]>((*window).try_into().unwrap())).count()
    };
    let shown = |bytes: &[u8]| needles.iter().find(|needle| memchr::memmem::find(bytes, needle).is_some());
    let (mut hits, mut by_chance) = (0, 0);
    each_file(&folder.path().join("data"), &mut |path, bytes| {
        // The instant at which a snapshot or a backup was made is nobody's.
        let made_at = bytes.starts_with(b"RUQSATS2");
        let bytes = if made_at { &bytes[24..] } else { bytes };
        assert_eq!(shown(bytes), None, "{} shows it", path.display());
        hits += count(bytes, &narrow);
        by_chance += count(bytes, &control);
    });
    println!(
        "{hits} hits of {} numbers in four bytes, {by_chance} of {} random ones",
        narrow.len(),
        control.len()
    );
    let most = |by_chance: usize| 3 + 3 * by_chance / CONTROLS as usize;
    assert!(hits <= most(by_chance), "{hits} {by_chance}");
    // The search itself finds what is there.
    for needle in &needles {
        assert!(shown(&[b"x", &needle[..], b"y"].concat()).is_some());
    }
    let planted: Vec<u8> = narrow.iter().flatten().copied().collect();
    assert!(count(&planted, &narrow) > most(count(&planted, &control)));
}

/// So many times as many random numbers are looked for.
const CONTROLS: u32 = 10;

#[test]
fn files_are_their_owners_alone_and_a_key_that_others_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    fs::set_permissions(&data, fs::Permissions::from_mode(0o755)).unwrap();
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    save(&store, ANNA, "card").unwrap();
    store.backup(None, noon()).unwrap();
    drop(store);
    drop(DiskStore::open(&options(folder.path()), noon()).unwrap());
    fn look(folder: &Path) {
        assert_eq!(fs::metadata(folder).unwrap().permissions().mode() & 0o777, 0o700, "{}", folder.display());
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
            // sled makes new files while it runs; the folder around them is closed.
            let is_ours = !path.parent().unwrap().ends_with("index");
            assert!(path.is_dir() || !is_ours || mode == 0o600, "{} {mode:o}", path.display());
            if path.is_dir() {
                look(&path);
            }
        }
    }
    look(&data);
    let key = folder.path().join("store.key");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    let refused = DiskStore::open(&options(folder.path()), noon()).unwrap_err().to_string();
    assert!(refused.contains("others can read it") && refused.contains("chmod 600"), "{refused}");
}

#[test]
fn on_a_full_disk_somebody_can_still_be_erased() {
    FULL.into_iter().for_each(somebody_can_still_be_erased);
}

fn somebody_can_still_be_erased(how: io::ErrorKind) {
    let (folder, disk) = (tempfile::tempdir().unwrap(), Arc::new(Moody::new(how)));
    disk.put_on(folder.path());
    let mut options = options(folder.path());
    options.ballast = 4 << 20;
    let store = DiskStore::open_on(&options, disk.clone(), noon()).unwrap();
    save(&store, ANNA, "before").unwrap();
    disk.fail(true);
    assert_eq!(save(&store, BOLAT, "lost"), Err(StoreError::Full));
    disk.fail(false);
    // The reserve is given back: a promise waits, the question and the erasure do not.
    assert_eq!(save(&store, BOLAT, "lost"), Err(StoreError::Full));
    let asks =
        Commit { record: RecordChange::Put(b"asks to be erased".to_vec()), ..Commit::new(ANNA, noon()) };
    wait(store.commit(asks)).unwrap().into_inner();
    let forget = Commit { record: RecordChange::Forget, ..Commit::new(ANNA, noon()) };
    wait(store.commit(forget)).unwrap().into_inner();
    assert_eq!(record(&store, ANNA), None);
}

#[test]
fn a_start_on_a_full_disk_takes_the_space_that_is_kept_in_reserve() {
    for how in FULL {
        let folder = tempfile::tempdir().unwrap();
        let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
        save(&store, ANNA, "before").unwrap();
        drop(store);
        let disk = Arc::new(Moody::new(how));
        disk.put_on(folder.path());
        disk.fill();
        let store = DiskStore::open_on(&options(folder.path()), disk, noon()).unwrap();
        assert_eq!(record(&store, ANNA).as_deref(), Some("before"), "{how}");
    }
}

#[test]
fn an_erasure_is_written_also_where_somebody_else_takes_the_space_that_was_given_back() {
    FULL.into_iter().for_each(an_erasure_is_written_by_parts_of_the_reserve);
}

fn an_erasure_is_written_by_parts_of_the_reserve(how: io::ErrorKind) {
    let (folder, disk) = (tempfile::tempdir().unwrap(), Arc::new(Moody::new(how)));
    disk.put_on(folder.path());
    let mut options = options(folder.path());
    options.ballast = 4 << 20;
    let store = DiskStore::open_on(&options, disk.clone(), noon()).unwrap();
    for chat in [ANNA, BOLAT] {
        save(&store, chat, "before").unwrap();
    }
    disk.fill();
    assert_eq!(save(&store, ChatId(3), "lost"), Err(StoreError::Full));
    for chat in [ANNA, BOLAT] {
        disk.fill();
        let forget = Commit { record: RecordChange::Forget, ..Commit::new(chat, noon()) };
        wait(store.commit(forget)).unwrap().into_inner();
        assert_eq!(record(&store, chat), None);
    }
    drop(store);
    disk.fail(false);
    let store = DiskStore::open(&options, noon()).unwrap();
    assert_eq!((record(&store, ANNA), record(&store, BOLAT)), (None, None));
    assert_eq!(fs::metadata(folder.path().join("data/ballast")).unwrap().len(), 4 << 20, "it is taken again");
}

/// The erasure is written down, and the file of the keys fails: whoever asks is told that it is not done, and
/// "erased" is handed to nobody before it is.
#[test]
fn erased_is_said_only_once_the_key_is_gone() {
    let (folder, mut disk) = (tempfile::tempdir().unwrap(), Moody::new(BROKEN));
    disk.of = "keys.";
    let disk = Arc::new(disk);
    disk.put_on(folder.path());
    let store = DiskStore::open_on(&options(folder.path()), disk.clone(), noon()).unwrap();
    save(&store, ANNA, "card").unwrap();
    disk.fail(true);
    let forget = || Commit {
        record: RecordChange::Forget,
        outbox: vec![b"erased".to_vec()],
        ..Commit::new(ANNA, noon())
    };
    assert!(wait(store.commit(forget())).is_err());
    let left = |now| wait(store.left_over(now, 10)).unwrap().into_inner().said;
    let opens = || Reader::new(folder.path()).opens_person(ANNA);
    assert!(opens(), "her key is still there");
    assert_eq!(left(noon() + TimeDelta::hours(1)), [], "and so she is not told that it is gone");
    assert!(wait(store.commit(forget())).is_err(), "nor if she presses once more");
    // Others, and she herself, are answered meanwhile.
    for chat in [ANNA, BOLAT] {
        let says = Commit { outbox: vec![b"an answer".to_vec()], ..Commit::new(chat, noon()) };
        let said: Vec<_> = wait(store.commit(says)).unwrap().each().collect();
        assert_eq!(said.iter().map(|it| &*it.body).collect::<Vec<_>>(), [b"an answer"]);
        for message in said {
            assert_eq!(wait(store.sent(message)).unwrap().into_inner(), []);
        }
    }
    disk.fail(false);
    let begun = Instant::now();
    let said = loop {
        let said = left(noon() + TimeDelta::hours(1));
        if !said.is_empty() {
            break said;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "it is never said");
        std::thread::sleep(Duration::from_millis(50));
    };
    assert!(!opens(), "it is true now");
    assert_eq!(said.iter().map(|it| &*it.body).collect::<Vec<_>>(), [b"erased"], "once");
}

#[test]
fn a_backup_that_a_killed_process_had_begun_is_gone_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    drop(DiskStore::open(&options(folder.path()), noon()).unwrap());
    let backups = folder.path().join("data/backups");
    fs::create_dir_all(&backups).unwrap();
    for name in ["ruqsat-20261101T030000Z.backup.new", "ruqsat-20261101T030000Z.backup", "mine.new"] {
        fs::write(backups.join(name), "half").unwrap();
    }
    drop(DiskStore::open(&options(folder.path()), noon()).unwrap());
    let entries = fs::read_dir(&backups).unwrap();
    let mut left: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["mine.new", "ruqsat-20261101T030000Z.backup"]);
}

#[test]
fn a_new_index_takes_the_place_of_the_old_one_while_people_are_answered() {
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    for number in 0..500 {
        save(&store, ChatId(number), &format!("record {number}")).unwrap();
    }
    store.compact().unwrap();
    let compacting = {
        let store = store.clone();
        std::thread::spawn(move || (0..5).for_each(|_| store.compact().unwrap()))
    };
    let mut looked_up = 0;
    while !compacting.is_finished() || looked_up < 500 {
        let number = looked_up % 500;
        assert_eq!(record(&store, ChatId(number)), Some(format!("record {number}")));
        looked_up += 1;
    }
    compacting.join().unwrap();
    let folders = fs::read_dir(folder.path().join("data")).unwrap();
    let names: Vec<_> = folders.map(|entry| entry.unwrap().file_name()).collect();
    assert!(!names.iter().any(|name| name == "index.old" || name == "index.fresh"), "{names:?}");
    drop(store);
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    assert_eq!(record(&store, ChatId(499)).as_deref(), Some("record 499"));
}

#[test]
fn a_process_that_died_between_two_indexes_builds_one_from_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    save(&store, ANNA, "kept").unwrap();
    drop(store);
    let data = folder.path().join("data");
    fs::rename(data.join("index"), data.join("index.old")).unwrap();
    fs::create_dir(data.join("index.fresh")).unwrap();
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    assert_eq!(record(&store, ANNA).as_deref(), Some("kept"));
    assert!(!data.join("index.old").exists() && !data.join("index.fresh").exists());
}

#[test]
fn a_second_process_is_told_so() {
    let folder = tempfile::tempdir().unwrap();
    let _first = DiskStore::open(&options(folder.path()), noon()).unwrap();
    let second = DiskStore::open(&options(folder.path()), noon());
    assert!(matches!(second, Err(OpenError::Locked(_))));
}

#[test]
fn a_store_without_its_key_opens_for_nobody() {
    let folder = tempfile::tempdir().unwrap();
    save(&DiskStore::open(&options(folder.path()), noon()).unwrap(), ANNA, "card").unwrap();
    let key = folder.path().join("store.key");
    fs::rename(&key, folder.path().join("elsewhere")).unwrap();
    let missing = DiskStore::open(&options(folder.path()), noon());
    assert!(matches!(missing, Err(OpenError::KeyMissing { .. })));
    assert!(!key.exists(), "and no new key is made for it");
    ruqsat::store::MasterKey::make(&key).unwrap();
    let other = DiskStore::open(&options(folder.path()), noon());
    assert!(matches!(other, Err(OpenError::OtherKey(_))));
}

#[test]
fn a_backup_brings_everything_back_and_marks_what_may_have_been_sent() {
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("kept.backup");
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    save(&store, ANNA, "card").unwrap();
    save(&store, BOLAT, "card").unwrap();
    store.backup(Some(&backup), noon()).unwrap();
    let later = noon() + TimeDelta::hours(3);
    let forget = Commit { record: RecordChange::Forget, ..Commit::new(BOLAT, later) };
    let _ = wait(store.commit(forget)).unwrap().into_inner();
    save(&store, ANNA, "newer").unwrap();
    drop(store);
    let restored = restore(&options(folder.path()), &backup, later, UnknownErasures::Refuse).unwrap();
    assert_eq!((restored.chats, restored.forgotten), (1, 1));
    let store = DiskStore::open(&options(folder.path()), later).unwrap();
    assert_eq!(record(&store, ANNA).as_deref(), Some("card"));
    assert_eq!(record(&store, BOLAT), None, "who was forgotten stays forgotten");
    let claim = wait(store.claim(ANNA, later)).unwrap().unwrap();
    assert!(claim.repeat, "it may have been sent since the backup");
}

/// The clock of the store is the newest instant that anybody told; a check lets it look around.
fn tell_time(store: &DiskStore, now: DateTime<Utc>) {
    // It has begun, so that this is later for it.
    store.check().unwrap();
    let commit = Commit { outbox: vec![b"x".to_vec()], ..Commit::new(ANNA, now) };
    wait(store.commit(commit)).unwrap().into_inner();
    for _ in 0..2 {
        store.check().unwrap();
    }
}

fn daily(folder: &Path) -> DiskOptions {
    DiskOptions { backup_every: Some(Duration::from_secs(24 * 3600)), ..options(folder) }
}

fn backups(folder: &Path) -> usize {
    fs::read_dir(folder.join("data/backups")).map_or(0, |entries| entries.count())
}

#[test]
fn a_backup_that_failed_is_tried_again_after_an_hour() {
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(&daily(folder.path()), noon()).unwrap();
    let backups = folder.path().join("data/backups");
    let at = |minutes: i64| tell_time(&store, noon() + TimeDelta::minutes(minutes));
    let made = || store.figures().backed_up_at;
    fs::write(&backups, "no folder").unwrap();
    save(&store, ANNA, "card").unwrap();
    at(1);
    assert_eq!(made(), None, "it fails: the disk has no folder for it");
    fs::remove_file(&backups).unwrap();
    at(59);
    assert_eq!(made(), None, "not before an hour is over");
    at(62);
    let first = made().expect("it is tried again");
    at(62 + 23 * 60);
    assert_eq!(made(), Some(first), "and then once a day");
    at(62 + 25 * 60);
    assert!(made() > Some(first));
}

#[test]
fn a_backup_that_is_due_is_made_at_the_stop() {
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(&daily(folder.path()), noon()).unwrap();
    save(&store, ANNA, "card").unwrap();
    assert_eq!(backups(folder.path()), 0, "it runs for too short a time to make one");
    drop(store);
    assert_eq!(backups(folder.path()), 1);
    let later = |hours| {
        let store = DiskStore::open(&daily(folder.path()), noon() + TimeDelta::hours(hours)).unwrap();
        drop(store);
        backups(folder.path())
    };
    assert_eq!(later(23), 1, "it is not due");
    assert_eq!(later(25), 2);
}

#[test]
fn starts_and_stops_do_not_put_off_a_backup() {
    let folder = tempfile::tempdir().unwrap();
    drop(DiskStore::open(&daily(folder.path()), noon()).unwrap());
    // Started again every ten hours, and killed: nothing is made at the stop.
    for (hours, made) in [(0, 1), (10, 1), (20, 1), (30, 2), (40, 2), (50, 2), (55, 3)] {
        let killed = tempfile::tempdir().unwrap();
        let now = noon() + TimeDelta::hours(hours);
        let store = DiskStore::open(&daily(folder.path()), now).unwrap();
        save(&store, BOLAT, "card").unwrap();
        tell_time(&store, now + TimeDelta::minutes(1));
        super::copy(folder.path(), killed.path());
        drop(store);
        fs::remove_dir_all(folder.path().join("data")).unwrap();
        super::copy(killed.path(), folder.path());
        assert_eq!(backups(folder.path()), made, "after {hours} hours");
    }
}

#[test]
fn no_backup_is_kept_longer_than_thirty_days_however_few_there_are() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("data/backups");
    fs::create_dir_all(&kept).unwrap();
    let name =
        |days: i64| (noon() - TimeDelta::days(days)).format("ruqsat-%Y%m%dT%H%M%SZ.backup").to_string();
    for days in [3, 29, 32] {
        fs::write(kept.join(name(days)), "a backup").unwrap();
    }
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    tell_time(&store, noon() + TimeDelta::minutes(1));
    let mut left: Vec<_> = fs::read_dir(&kept).unwrap().map(|it| it.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, [name(29).as_str(), &name(3)]);
}

#[test]
fn the_index_may_be_deleted_while_the_store_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    (0..200).for_each(|chat| save(&store, ChatId(chat), "card").unwrap());
    assert_eq!(store.check().unwrap(), 0);
    drop(store);
    fs::remove_dir_all(folder.path().join("data/index")).unwrap();
    let store = DiskStore::open(&options(folder.path()), noon()).unwrap();
    assert_eq!(store.figures().chats, 200);
    assert_eq!(store.check().unwrap(), 0);
    assert!((0..200).all(|chat| record(&store, ChatId(chat)).as_deref() == Some("card")));
}

fn each_file(folder: &Path, act: &mut impl FnMut(&Path, &[u8])) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            each_file(&path, act);
        } else {
            act(&path, &fs::read(&path).unwrap());
        }
    }
}

// A disk that fails on demand.

/// The disk is full, its owner has used up their quota, the file may not grow.
const FULL: [io::ErrorKind; 3] =
    [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded, io::ErrorKind::FileTooLarge];
const BROKEN: io::ErrorKind = io::ErrorKind::Other;

#[derive(Debug)]
struct Moody {
    folder: std::sync::OnceLock<Folder>,
    how: io::ErrorKind,
    /// Only files that begin so fail.
    of: &'static str,
    failing: Arc<AtomicBool>,
    full: Arc<Full>,
}

/// Somebody else has taken all space: nothing can be written until more of the ballast is given back.
#[derive(Debug, Default)]
struct Full {
    ballast: std::sync::OnceLock<PathBuf>,
    /// With no less than this in the ballast there is no space.
    from: AtomicU64,
}

impl Full {
    fn there(&self) -> u64 {
        self.ballast.get().and_then(|path| fs::metadata(path).ok()).map_or(0, |it| it.len())
    }
}

#[derive(Debug)]
struct MoodyFile {
    file: Box<dyn VolumeFile>,
    how: io::ErrorKind,
    failing: Arc<AtomicBool>,
    full: Arc<Full>,
}

impl Moody {
    fn new(how: io::ErrorKind) -> Moody {
        let full = Full { from: AtomicU64::new(u64::MAX), ..Full::default() };
        let (folder, failing) = (std::sync::OnceLock::new(), Arc::default());
        Moody { folder, how, of: "", failing, full: Arc::new(full) }
    }

    fn put_on(&self, folder: &Path) {
        self.folder.set(Folder::open(folder.join("data/wal")).unwrap()).unwrap();
        self.full.ballast.set(folder.join("data/ballast")).unwrap();
    }

    fn fail(&self, failing: bool) {
        self.failing.store(failing, Ordering::SeqCst);
    }

    /// Takes all space there is, until more of the ballast is given back.
    fn fill(&self) {
        self.full.from.store(self.full.there(), Ordering::SeqCst);
    }

    fn folder(&self) -> &Folder {
        self.folder.get().unwrap()
    }

    fn wrap(&self, name: &str, file: Box<dyn VolumeFile>) -> Box<dyn VolumeFile> {
        if !name.starts_with(self.of) {
            return file;
        }
        Box::new(MoodyFile { file, how: self.how, failing: self.failing.clone(), full: self.full.clone() })
    }
}

impl Volume for Moody {
    fn names(&self) -> io::Result<Vec<String>> {
        self.folder().names()
    }

    fn read(&self, name: &str) -> io::Result<Box<dyn Read + Send>> {
        self.folder().read(name)
    }

    fn create(&self, name: &str) -> io::Result<Box<dyn VolumeFile>> {
        Ok(self.wrap(name, self.folder().create(name)?))
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn VolumeFile>> {
        Ok(self.wrap(name, self.folder().open(name)?))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.folder().rename(from, to)
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.folder().remove(name)
    }

    fn sync_names(&self) -> io::Result<()> {
        self.folder().sync_names()
    }
}

impl MoodyFile {
    fn fails(&self) -> bool {
        let from = self.full.from.load(Ordering::SeqCst);
        self.failing.load(Ordering::SeqCst) || (from < u64::MAX && self.full.there() >= from)
    }

    fn obey(&self) -> io::Result<()> {
        if self.fails() { Err(self.how.into()) } else { Ok(()) }
    }
}

impl VolumeFile for MoodyFile {
    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        self.file.read_at(offset, buffer)
    }

    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        if FULL.contains(&self.how) {
            // A full disk takes a part of it.
            let part = if self.fails() { bytes.len() / 2 } else { bytes.len() };
            self.file.write_at(offset, &bytes[..part])?;
            return self.obey();
        }
        self.file.write_at(offset, bytes)
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.file.truncate(len)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.obey()?;
        self.file.sync()
    }
}
