//! `ruqsat store` as an operator calls it: what it says and how it exits, when all is well and when
//! it is not.

#![cfg(all(feature = "bot", unix))]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::kit::wait;
use chrono::{DateTime, TimeDelta, Utc};
use ruqsat::playground::{Config, Person, Playground};
use ruqsat::ports::{Commit, LadderChange, RecordChange, Store};
use ruqsat::reminders::{CaseId, ChatId, Reminder, ReminderId, Rung};
use ruqsat::store::{DiskOptions, DiskStore};
use tempfile::TempDir;

use crate::kit::delivery::{PATIENCE, until};
use crate::kit::killing::Bot;

const CANARY: &str = "canary-that-only-an-export-may-show";

struct Place(TempDir);

impl Place {
    /// A data folder with two chats, each with a reminder that is due.
    fn with_two_chats() -> Place {
        let place = Place(tempfile::tempdir().unwrap());
        let store = place.open(Utc::now());
        for chat in [1, 2] {
            place.save(&store, ChatId(chat));
        }
        drop(store);
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn open(&self, now: DateTime<Utc>) -> DiskStore {
        let mut options = DiskOptions::new(self.path("data"), Some(self.path("store.key")));
        options.backup_every = None;
        options.ballast = 1 << 16;
        DiskStore::open(&options, now).unwrap()
    }

    fn save(&self, store: &DiskStore, chat: ChatId) {
        let at = Utc::now() - TimeDelta::minutes(5);
        let reminder = Reminder::planned(
            ReminderId { case: CaseId(1), rung: Rung::GoBy(7), due_on: at.date_naive() },
            at,
        );
        let commit = Commit {
            record: RecordChange::Put(CANARY.into()),
            ladder: LadderChange::Replace(vec![reminder]),
            ..Commit::new(chat, at - TimeDelta::hours(1))
        };
        drop(wait(store.commit(commit)).unwrap().into_inner());
    }

    fn call(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ruqsat"));
        command.arg("store").args(arguments).current_dir(self.0.path());
        command.env("RUQSAT_DATA_DIR", self.path("data")).env("RUQSAT_KEY_FILE", self.path("store.key"));
        command.output().unwrap()
    }

    fn does(&self, arguments: &[&str]) -> String {
        let output = self.call(arguments);
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
        said
    }

    /// Fails with exit code 1 and one plain sentence that holds these words, and shows nothing private.
    fn fails(&self, arguments: &[&str], words: &[&str]) {
        let output = self.call(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
        let sentences: Vec<&str> = said.lines().filter(|line| line.starts_with("ruqsat: ")).collect();
        assert_eq!(sentences.len(), 1, "{arguments:?}: {said}");
        for word in words {
            assert!(sentences[0].contains(word), "{arguments:?}: {said}");
        }
        assert!(!said.contains(CANARY) && !said.contains("panicked"), "{said}");
    }
}

const ALL: [&[&str]; 5] =
    [&["check"], &["backup"], &["restore", "kept.backup"], &["export", "out.jsonl"], &["compact"]];

fn snapshot(folder: &Path) -> PathBuf {
    let mut files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_one = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with("snapshot-");
    files.find(is_one).unwrap()
}

#[test]
fn all_is_well() {
    let place = Place::with_two_chats();
    let checked = place.does(&["check"]);
    assert!(
        checked.contains("chats: 2, reminders: 2") && checked.contains("every record can be read"),
        "{checked}"
    );
    let kept = place.does(&["backup"]);
    assert!(Path::new(kept.trim()).exists(), "it names its file: {kept}");
    place.does(&["backup", "kept.backup"]);
    let bytes = fs::read(place.path("kept.backup")).unwrap();
    assert!(!bytes.windows(CANARY.len()).any(|it| it == CANARY.as_bytes()), "a backup cannot be read");
    place.does(&["export", "out.jsonl"]);
    let exported = fs::read_to_string(place.path("out.jsonl")).unwrap();
    assert_eq!(exported.lines().filter(|line| line.contains(CANARY)).count(), 2, "{exported}");
    place.fails(&["export", "out.jsonl"], &["out.jsonl", "another file"]);
    let compacted = place.does(&["compact"]);
    assert!(compacted.contains("chats: 2"), "{compacted}");
    assert!(place.does(&["check"]).contains("every record can be read"));
}

/// A day of outage reports lies beside the chats, with the key that turns them into reporters: neither an export
/// nor the count takes it for a chat.
#[test]
fn a_day_of_outage_reports_is_in_no_export_and_is_counted_as_no_chat() {
    let place = Place::with_two_chats();
    let today = Utc::now().date_naive();
    let number = ruqsat::outage_reports::place(today);
    let store = place.open(Utc::now());
    let day = ruqsat::outage_reports::Day::new(today, [7; 32]);
    let commit = Commit {
        record: RecordChange::Put(serde_json::to_vec(&day).unwrap()),
        ..Commit::new(ChatId(number), Utc::now())
    };
    drop(wait(store.commit(commit)).unwrap().into_inner());
    drop(store);
    let checked = place.does(&["check"]);
    assert!(checked.contains("chats: 2, reminders: 2") && checked.contains("every record"), "{checked}");
    place.does(&["export", "out.jsonl"]);
    let exported = fs::read_to_string(place.path("out.jsonl")).unwrap();
    assert_eq!(exported.lines().count(), 2, "{exported}");
    assert!(!exported.contains(&number.to_string()) && !exported.contains("reports"), "{exported}");
}

#[test]
fn a_restore_brings_back_what_was_and_marks_what_may_have_been_sent() {
    let place = Place::with_two_chats();
    place.does(&["backup", "kept.backup"]);
    let store = place.open(Utc::now());
    for chat in [3, 4] {
        place.save(&store, ChatId(chat));
    }
    let forget =
        Commit { record: RecordChange::Forget, ..Commit::new(ChatId(2), Utc::now() + TimeDelta::seconds(1)) };
    drop(wait(store.commit(forget)).unwrap().into_inner());
    drop(store);
    let said = place.does(&["restore", "kept.backup"]);
    assert!(said.contains("put back 1 chats"), "{said}");
    assert!(said.contains("asked to be forgotten since: 1"), "{said}");
    assert!(said.contains("before-restore-"), "what was there is set aside: {said}");
    assert!(place.does(&["check"]).contains("chats: 1, reminders: 1"));
    let claim = wait(place.open(Utc::now()).claim(ChatId(1), Utc::now())).unwrap().unwrap();
    assert!(claim.repeat, "it may have been sent since the backup");
}

#[test]
fn without_the_key_or_with_another_one_nothing_is_read() {
    let place = Place::with_two_chats();
    place.does(&["backup", "kept.backup"]);
    fs::rename(place.path("store.key"), place.path("elsewhere")).unwrap();
    for arguments in ALL {
        place.fails(arguments, &["needs its key", "store.key", "RUQSAT_KEY_FILE"]);
    }
    assert!(!place.path("store.key").exists(), "no new key is made for an old store");
    let other = Place::with_two_chats();
    fs::copy(other.path("store.key"), place.path("store.key")).unwrap();
    for arguments in ALL {
        place.fails(arguments, &["is not the key of this store"]);
    }
    fs::rename(place.path("elsewhere"), place.path("store.key")).unwrap();
    assert!(place.does(&["check"]).contains("chats: 2"), "and nothing was harmed");
}

#[test]
fn beside_a_running_bot_it_does_nothing() {
    let place = Place::with_two_chats();
    place.does(&["backup", "kept.backup"]);
    let running = place.open(Utc::now());
    for arguments in ALL {
        place.fails(arguments, &["in use by another ruqsat"]);
    }
    drop(running);
    assert!(place.does(&["check"]).contains("chats: 2"));
}

#[test]
fn the_running_bot_checks_backs_up_and_exports() {
    let place = Place::with_two_chats();
    place.does(&["backup", "kept.backup"]);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let playground = runtime.block_on(Playground::start(Config::for_tests())).unwrap();
    let bot = runtime.block_on(Bot::start(&playground, place.0.path()));
    assert!(bot.polled_after.is_some(), "it does not start");
    let socket = fs::metadata(place.path("data/control.sock")).unwrap();
    assert_eq!(socket.permissions().mode() & 0o777, 0o600);

    let checked = place.does(&["check"]);
    assert!(checked.contains("chats: 2") && checked.contains("every record can be read"), "{checked}");
    let rotating = place.does(&["backup"]);
    assert!(Path::new(rotating.trim()).exists(), "it names its file: {rotating}");
    place.does(&["backup", "fresh.backup"]);
    place.does(&["export", "out.jsonl"]);
    let exported = fs::read_to_string(place.path("out.jsonl")).unwrap();
    assert_eq!(exported.lines().filter(|line| line.contains(CANARY)).count(), 2, "{exported}");
    place.fails(&["export", "out.jsonl"], &["out.jsonl", "another file"]);
    for arguments in [&["restore", "kept.backup"][..], &["compact"]] {
        place.fails(arguments, &["in use by another ruqsat"]);
    }

    // It went on serving people, and what it backed up can be put back.
    playground.person(Person::new(3, "Somebody", "en")).unwrap();
    playground.say(3, "/start").unwrap();
    assert!(runtime.block_on(until(PATIENCE, || !playground.received(3).is_empty())));
    assert!(bot.kill(), "it ran until here");
    place.does(&["restore", "fresh.backup", "--accept-unknown-erasures"]);
    assert!(place.does(&["check"]).contains("chats: 2"));
}

#[test]
fn damage_is_told_and_a_damaged_backup_replaces_nothing() {
    let place = Place::with_two_chats();
    place.does(&["backup", "kept.backup"]);
    let whole = fs::read(place.path("kept.backup")).unwrap();
    let mut bent = whole.clone();
    bent[whole.len() / 2] ^= 1;
    fs::write(place.path("bent.backup"), &bent).unwrap();
    fs::write(place.path("cut.backup"), &whole[..whole.len() - 7]).unwrap();
    for file in ["bent.backup", "cut.backup"] {
        place.fails(&["restore", file], &["damaged", file, "nothing was changed", "Put back another backup"]);
        assert!(place.does(&["check"]).contains("chats: 2"), "what was there is untouched");
    }
    place.fails(&["restore", "missing.backup"], &["missing.backup", "is not there", "nothing was changed"]);
    // The store itself: one bit in its snapshot.
    place.does(&["compact"]);
    let file = snapshot(&place.path("data/wal"));
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();
    fs::remove_dir_all(place.path("data/index")).unwrap();
    place.fails(&["check"], &["damaged", "ruqsat store restore"]);
    place.does(&["restore", "kept.backup"]);
    assert!(place.does(&["check"]).contains("chats: 2, reminders: 2"));
}

#[test]
fn a_check_tells_what_was_mended_and_what_cannot_be_read() {
    let place = Place::with_two_chats();
    let keys = place.path("data/wal/keys.b");
    let mut bytes = fs::read(&keys).unwrap();
    bytes[200] ^= 4;
    fs::write(&keys, bytes).unwrap();
    fs::remove_file(place.path("data/format")).unwrap();
    let checked = place.does(&["check"]);
    assert!(checked.contains("were mended from their copies at the start: 2"), "{checked}");
    assert!(place.does(&["check"]).contains("every record can be read"), "and it stays so");
    // A copy in which somebody's key was destroyed, as an erasure does it.
    place.does(&["backup", "kept.backup"]);
    place.does(&["restore", "kept.backup"]);
    let forget = Commit { record: RecordChange::Forget, ..Commit::new(ChatId(2), Utc::now()) };
    drop(wait(place.open(Utc::now()).commit(forget)).unwrap().into_inner());
    let entries = fs::read_dir(place.path("data")).unwrap().map(|entry| entry.unwrap().path());
    let aside = { entries }.find(|path| path.to_string_lossy().contains("before-restore-")).unwrap();
    let whole = place.path("whole");
    fs::rename(place.path("data"), &whole).unwrap();
    fs::rename(whole.join(aside.file_name().unwrap()), place.path("data")).unwrap();
    place.fails(
        &["check"],
        &[
            "cannot be read; everything else can",
            "Keep a copy of the data folder",
            "nothing of theirs is written over",
        ],
    );
}

#[test]
fn without_a_store_it_says_where_it_looked() {
    let place = Place(tempfile::tempdir().unwrap());
    for arguments in [&["check"][..], &["backup"], &["export", "out.jsonl"], &["compact"]] {
        place.fails(arguments, &["there is no store in", "RUQSAT_DATA_DIR"]);
    }
    let usage = place.call(&["mend"]);
    assert_eq!(usage.status.code(), Some(2));
}
