//! `ruqsat store` on a server, as an operator calls it: the address stands in a file of its own.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use chrono::{TimeDelta, Utc};
use ruqsat::law::Law;
use ruqsat::ports::{Commit, RecordChange, Store, UpdateId};
use ruqsat::reminders::{ChatId, Outcome};
use ruqsat::store::{DiskOptions, DiskStore, PgOptions, PgStore};
use tempfile::TempDir;

use super::super::contract::{reminder, saved, update, wait};
use super::cluster::{SHARED, program};
use super::{asked, database, database_address};
use crate::law::helpers::OWN;

const CANARY: &str = "canary-that-only-an-export-may-show";
/// Stands in every address, and in no sentence.
const PASSWORD: &str = "hunter2";

struct Place(TempDir);

impl Place {
    /// A folder, an empty database, and its address in a file.
    fn new() -> Place {
        let place = Place(tempfile::tempdir().unwrap());
        SHARED.sql("postgres", &format!("CREATE DATABASE {}", database(place.0.path())));
        let address = database_address(place.0.path()).replace("ruqsat@", &format!("ruqsat:{PASSWORD}@"));
        place.write("address", &format!("{address}\n"), 0o600);
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str, mode: u32) {
        fs::write(self.path(name), text).unwrap();
        fs::set_permissions(self.path(name), fs::Permissions::from_mode(mode)).unwrap();
    }

    /// `ruqsat store …` with the server named.
    fn call(&self, arguments: &[&str]) -> Output {
        self.call_at(&[arguments, &["--store-file", "address"]].concat(), "data")
    }

    /// The same on a data folder.
    fn call_at(&self, arguments: &[&str], data: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ruqsat"));
        command.arg("store").args(arguments).current_dir(self.0.path());
        command.env("RUQSAT_DATA_DIR", self.path(data)).env("RUQSAT_KEY_FILE", self.path("store.key"));
        command.env_remove("RUQSAT_STORE").env_remove("RUQSAT_STORE_FILE").output().unwrap()
    }

    fn does(&self, arguments: &[&str]) -> String {
        done(arguments, self.call(arguments))
    }

    /// Fails with this exit code and one plain sentence that holds these words, and shows nothing private.
    fn fails(&self, arguments: &[&str], code: i32, words: &[&str]) {
        let output = self.call(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
        let sentences: Vec<&str> = said.lines().filter(|line| line.starts_with("ruqsat: ")).collect();
        assert_eq!(sentences.len(), 1, "{arguments:?}: {said}");
        for word in words {
            assert!(sentences[0].contains(word), "{arguments:?}: {said}");
        }
        assert!(!said.contains(CANARY) && !said.contains(PASSWORD) && !said.contains("panicked"), "{said}");
    }

    fn disk(&self) -> DiskStore {
        let mut options = DiskOptions::new(self.path("data"), Some(self.path("store.key")));
        options.backup_every = None;
        options.ballast = 1 << 16;
        DiskStore::open(&options, Utc::now()).unwrap()
    }

    fn server(&self) -> PgStore {
        let address = database_address(self.0.path()).parse().unwrap();
        let options = PgOptions { address, key: self.path("store.key"), authority: None };
        wait(PgStore::open(&options)).unwrap()
    }

    /// What `pg_dump` shows, but for what differs at each call.
    fn dumped(&self) -> String {
        let mut dump = program("pg_dump");
        dump.args(["-h", "127.0.0.1", "-p", &SHARED.port.to_string(), "-U", "ruqsat"]);
        let output = dump.arg(database(self.0.path())).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().filter(|line| !line.contains("restrict ")).collect::<Vec<_>>().join("\n")
    }

    /// Puts a dump in the place of the database.
    fn put_back(&self, dump: &str) {
        let name = database(self.0.path());
        SHARED.sql("postgres", &format!("DROP DATABASE {name} WITH (FORCE)"));
        SHARED.sql("postgres", &format!("CREATE DATABASE {name}"));
        let mut put_back = program("psql");
        put_back.args(["-h", "127.0.0.1", "-p", &SHARED.port.to_string(), "-U", "ruqsat", "-d", &name]);
        put_back.args(["-v", "ON_ERROR_STOP=1", "-q"]).stdin(Stdio::piped()).stdout(Stdio::null());
        let mut psql = put_back.spawn().unwrap();
        psql.stdin.take().unwrap().write_all(dump.as_bytes()).unwrap();
        assert!(psql.wait().unwrap().success());
    }

    /// What an export shows, sorted.
    fn exported(&self, name: &str, call: impl Fn(&[&str]) -> Output) -> Vec<u8> {
        done(&["export"], call(&["export", name]));
        let file = self.path(name);
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        let text = fs::read_to_string(file).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        lines.sort_unstable();
        lines.join("\n").into_bytes()
    }
}

fn done(arguments: &[&str], output: Output) -> String {
    let said = String::from_utf8(output.stdout).unwrap();
    let wrong = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}{wrong}");
    assert!(!wrong.contains(PASSWORD) && !said.contains(PASSWORD), "{said}{wrong}");
    said
}

/// Some people, with reminders in several states, history, notes, and what is in flight.
fn fill<S: Store>(store: &S, people: i64) {
    let at = Utc::now() + TimeDelta::hours(1);
    for number in 1..=people {
        let ladder = vec![reminder(1, at), reminder(2, at + TimeDelta::days(number))];
        drop(wait(store.commit(saved(ChatId(number), &format!("{CANARY} {number}"), ladder))).unwrap());
    }
    let claim = wait(store.claim(ChatId(1), at)).unwrap().unwrap();
    let _ = wait(store.settle(claim, Outcome::Sent { message_id: 5 }, at)).unwrap();
    let _ = wait(store.receive(vec![update(70, ChatId(1)), update(71, ChatId(2))], Utc::now())).unwrap();
    let finished = Commit { update_id: Some(UpdateId(71)), ..Commit::new(ChatId(2), Utc::now()) };
    drop(wait(store.commit(finished)).unwrap());
    drop(wait(store.put_note("heard", b"then".to_vec())).unwrap());
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn a_store_is_made_checked_exported_and_gets_another_key() {
    let place = Place::new();
    place.fails(&["check"], 1, &["ruqsat store init"]);
    let made = place.does(&["init"]);
    assert!(made.contains("store.key") && made.contains("keep a copy"), "{made}");
    assert_eq!(fs::metadata(place.path("store.key")).unwrap().permissions().mode() & 0o777, 0o600);
    let key = fs::read_to_string(place.path("store.key")).unwrap();
    place.fails(&["init"], 1, &["a store in this database already", "nothing was changed"]);
    assert_eq!(fs::read_to_string(place.path("store.key")).unwrap(), key, "the key is left alone");
    assert!(place.does(&["check"]).contains("chats: 0"));

    fill(&place.server(), 3);
    let checked = place.does(&["check"]);
    for words in ["chats: 3, reminders: 6", "handled: 1", "said: 3", "every record can be read"] {
        assert!(checked.contains(words), "{words}: {checked}");
    }
    let before = place.exported("before.jsonl", |arguments| place.call(arguments));
    assert_eq!(before.split(|byte| *byte == b'\n').count(), 3);
    place.fails(&["export", "before.jsonl"], 1, &["before.jsonl", "another file"]);

    // Nobody runs: one call, and one to take the old key away.
    let said = place.does(&["rekey"]);
    assert!(said.contains("wrapped again: 3"), "{said}");
    assert!(fs::read_to_string(place.path("store.key")).unwrap().contains(key.lines().last().unwrap()));
    place.does(&["rekey", "--drop-old"]);
    let new_key = fs::read_to_string(place.path("store.key")).unwrap();
    assert!(!new_key.contains(key.lines().last().unwrap()));
    assert_eq!(place.exported("after.jsonl", |arguments| place.call(arguments)), before);

    // The old key opens nothing any more.
    place.write("store.key", &key, 0o600);
    place.fails(&["check"], 1, &["is not the key of this store"]);
    place.fails(&["export", "never.jsonl"], 1, &["is not the key of this store"]);
    fs::remove_file(place.path("store.key")).unwrap();
    place.fails(&["check"], 1, &["needs its key", "store.key"]);
    assert!(!place.path("store.key").exists(), "no new key is made for an old store");
    place.write("store.key", &new_key, 0o600);
    assert!(place.does(&["check"]).contains("chats: 3"), "and nothing was harmed");
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn beside_running_instances_a_new_key_waits_until_all_have_it() {
    let place = Place::new();
    place.does(&["init"]);
    let running = place.server();
    fill(&running, 2);
    wait(running.join(30));
    let said = place.does(&["rekey"]);
    assert!(said.contains("not in use yet") && said.contains("copy the file"), "{said}");
    assert!(place.does(&["rekey"]).contains("wrapped again: 2"));
    // The instance finds it by itself.
    std::thread::sleep(std::time::Duration::from_millis(2_500));
    assert!(wait(running.chat(ChatId(1))).unwrap().is_some());
    place.does(&["rekey", "--drop-old"]);
    drop(wait(running.commit(saved(ChatId(9), "another", vec![]))).unwrap());
    assert!(place.does(&["check"]).contains("chats: 3"));
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn a_disk_store_is_moved_there_and_back_byte_by_byte() {
    let place = Place::new();
    let disk = place.disk();
    fill(&disk, 450);
    drop(disk);
    let on_disk = |data: &'static str| {
        let place = &place;
        move |arguments: &[&str]| place.call_at(arguments, data)
    };
    let before = place.exported("before.jsonl", on_disk("data"));
    place.does(&["init"]);
    let running = place.disk();
    place.fails(&["move", "--to", "server"], 1, &["in use by another ruqsat"]);
    drop(running);
    let said = place.does(&["move", "--to", "server"]);
    for words in ["chats 450", "handled 1", "said 450", "were compared"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(place.exported("server.jsonl", |arguments| place.call(arguments)) == before);
    place.fails(&["move", "--to", "server"], 1, &["people in that store already"]);
    place.fails(&["move", "--to", "disk"], 1, &["people in that store already"]);

    let back =
        |arguments: &[&str]| place.call_at(&[arguments, &["--store-file", "address"]].concat(), "back");
    let instance = place.server();
    wait(instance.join(30));
    let refused = back(&["move", "--to", "disk"]);
    let why = String::from_utf8_lossy(&refused.stderr).to_string();
    assert!(refused.status.code() == Some(1) && why.contains("an instance runs on that store"), "{why}");
    wait(instance.resign());
    drop(instance);
    std::thread::sleep(std::time::Duration::from_secs(6));
    let said = done(&["move"], back(&["move", "--to", "disk"]));
    assert!(said.contains("chats 450, updates to be handled 1, messages to be said 450"), "{said}");
    assert!(place.exported("back.jsonl", on_disk("back")) == before);
    assert!(done(&["check"], place.call_at(&["check"], "back")).contains("every record can be read"));
}

/// Each instance would add its own to another law, and none of them be everybody's.
#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn a_published_law_has_the_operators_own_helpers() {
    let place = Place::new();
    place.does(&["init"]);
    fs::create_dir_all(place.path("law/documents")).unwrap();
    for (name, text) in Law::built_in_files() {
        place.write(&format!("law/{name}"), text, 0o644);
    }
    let publish = |helpers: &str| {
        // As an editor of Windows saves it.
        place.write("helpers.toml", &format!("\u{feff}{helpers}"), 0o644);
        let mut command = Command::new(env!("CARGO_BIN_EXE_ruqsat"));
        command.args(["law", "publish", "law", "--store-file", "address"]).current_dir(place.0.path());
        command
            .env("RUQSAT_KEY_FILE", place.path("store.key"))
            .env("RUQSAT_HELPERS", place.path("helpers.toml"));
        command.env_remove("RUQSAT_STORE").env_remove("RUQSAT_STORE_FILE").output().unwrap()
    };
    let refused = publish("[[helpers]]\n");
    assert_eq!(refused.status.code(), Some(1), "{}", String::from_utf8_lossy(&refused.stderr));
    done(&["law", "publish"], publish(OWN));
    let note = wait(place.server().note("law")).unwrap().unwrap();
    let files: Vec<(String, String)> = serde_json::from_slice(&note).unwrap();
    let own = files.iter().find(|(name, _)| name == Law::OWN_HELPERS).map(|(_, text)| text.as_str());
    assert_eq!(own, Some(OWN));
}

/// A server that is put back to an earlier time, by its own means.
#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn after_a_restore_the_forgotten_are_forgotten_again_and_what_may_have_been_sent_is_marked() {
    let [anna, bolat, asel, dana, erlan] = [1, 2, 3, 4, 5].map(ChatId);
    let place = Place::new();
    place.does(&["init"]);
    let (now, server) = (Utc::now(), place.server());
    let save = |chat: ChatId, text: &str| {
        let ladder = vec![reminder(1, now - TimeDelta::hours(1)), reminder(2, now + TimeDelta::days(9))];
        let commit = Commit { now: now - TimeDelta::hours(2), ..saved(chat, text, ladder) };
        drop(wait(server.commit(commit)).unwrap());
    };
    let forget = |chat: ChatId| {
        let forget = Commit { record: RecordChange::Forget, ..Commit::new(chat, Utc::now()) };
        drop(wait(server.commit(forget)).unwrap());
    };
    [anna, bolat, asel, dana, erlan].into_iter().for_each(|chat| save(chat, CANARY));
    let _ = wait(server.receive(vec![update(70, anna)], Utc::now())).unwrap();
    // Forgotten and back before: the store knows of that by itself.
    forget(erlan);
    save(erlan, "another card");
    place.write("older", &place.does(&["forgotten"]), 0o600);
    wait(server.join(30));
    let dump = place.dumped();

    // Since then two are forgotten, one of whom comes back, and one is sent what was due.
    for chat in [anna, bolat] {
        forget(chat);
    }
    save(bolat, "of another life");
    let claim = wait(server.claim(asel, now)).unwrap().unwrap();
    let _ = wait(server.settle(claim, Outcome::Sent { message_id: 5 }, now)).unwrap();
    let list = place.does(&["forgotten"]);
    assert_eq!(list.lines().count(), 4, "{list}");
    place.write("list", &list, 0o600);
    place.fails(&["restored", "--forgotten", "list"], 1, &["an instance runs on that store"]);
    server.close();
    place.put_back(&dump);

    // Its last heartbeat counts as somebody who runs.
    std::thread::sleep(std::time::Duration::from_secs(6));
    let before = place.dumped();
    place.fails(&["restored"], 1, &["no list is given", "--forgotten FILE", "--accept-unknown-erasures"]);
    place.fails(&["restored", "--forgotten", "older"], 1, &["the list is of", "--accept-unknown-erasures"]);
    place.fails(
        &["restored", "--forgotten", "address"],
        1,
        &["address cannot be used", "ruqsat store forgotten"],
    );
    let store = list.split(' ').nth(1).unwrap();
    place.write("other", &list.replacen(store, &"0".repeat(32), 1), 0o600);
    place.fails(&["restored", "--forgotten", "other"], 1, &["of another store"]);
    assert!(place.dumped() == before, "nothing was changed by what was refused");

    let said = place.does(&["restored", "--forgotten", "list"]);
    for words in ["put back to 20", "forgotten now: 2", "are marked so: 3", "is there again: ask"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let server = place.server();
    let record = |chat| wait(server.chat(chat)).unwrap().map(|it| String::from_utf8(it.to_vec()).unwrap());
    for chat in [anna, bolat] {
        assert_eq!(record(chat), None, "{chat:?} was told that everything is erased");
        assert_eq!(wait(server.ladder(chat)).unwrap().reminders().count(), 0);
        assert_eq!(wait(server.history(chat)).unwrap().len(), 0);
    }
    assert_eq!(wait(server.unfinished()).unwrap(), []);
    let pending = wait(server.pending_outbox()).unwrap().into_inner();
    assert!(pending.iter().all(|message| ![anna, bolat].contains(&message.chat)));
    assert_eq!(record(erlan).as_deref(), Some("another card"), "it knew of that");
    let claim = |chat| wait(server.claim(chat, Utc::now())).unwrap().unwrap();
    assert!(claim(asel).repeat && claim(dana).repeat);
    // Called again it finds nothing more.
    let again = place.does(&["restored", "--forgotten", "list"]);
    assert!(again.contains("forgotten now: 0"), "{again}");
    assert!(place.does(&["restored", "--accept-unknown-erasures"]).contains("as was accepted"));
}

/// Sealed under another key, or written by another release.
#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn a_law_that_cannot_be_read_is_replaced_by_one_command() {
    let place = Place::new();
    place.does(&["init"]);
    let publish = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ruqsat"));
        command
            .args(["law", "publish", "--store-file", "address"])
            .args(arguments)
            .current_dir(place.0.path());
        command.env("RUQSAT_KEY_FILE", place.path("store.key")).env_remove("RUQSAT_HELPERS");
        command.env_remove("RUQSAT_STORE").env_remove("RUQSAT_STORE_FILE").output().unwrap()
    };
    fs::create_dir_all(place.path("law/documents")).unwrap();
    for (name, text) in Law::built_in_files() {
        place.write(&format!("law/{name}"), text, 0o644);
    }
    assert_eq!(publish(&[]).status.code(), Some(2), "without a folder nothing is published by mistake");
    let broken: [&dyn Fn(); 2] =
        [&|| drop(wait(place.server().put_note("law", b"{of another release".to_vec())).unwrap()), &|| {
            drop(asked(place.0.path(), "UPDATE ruqsat.note SET bytes = 'x' WHERE name = 'law'"))
        }];
    for (break_it, folder) in broken.into_iter().zip([&["law"][..], &[]]) {
        break_it();
        let refused = publish(&["law"]);
        let why = String::from_utf8_lossy(&refused.stderr).to_string();
        assert_eq!(refused.status.code(), Some(1), "{why}");
        assert!(why.contains("`law`") && why.contains("--replace-unreadable"), "{why}");
        let arguments = [folder, &["--replace-unreadable"]].concat();
        let said = done(&arguments, publish(&arguments));
        assert!(said.contains("could not be read"), "{said}");
        let note = wait(place.server().note("law")).unwrap().unwrap();
        let files: Vec<(String, String)> = serde_json::from_slice(&note).unwrap();
        assert_eq!(files.len(), Law::built_in_files().count());
        assert!(!done(&["law"], publish(&["law"])).contains("could not be read"));
    }
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn what_cannot_be_done_is_said_in_a_sentence_without_the_password() {
    let place = Place::new();
    place.does(&["init"]);
    for arguments in [&["backup"][..], &["restore", "x.backup"], &["compact"]] {
        place.fails(arguments, 2, &["PostgreSQL's own means"]);
    }
    for arguments in [&["init"][..], &["forgotten"], &["restored", "--accept-unknown-erasures"]] {
        let usage = place.call_at(arguments, "data");
        let said = String::from_utf8_lossy(&usage.stderr).to_string();
        assert!(usage.status.code() == Some(2) && said.contains("--store-file"), "{said}");
    }
    place.write("address", &fs::read_to_string(place.path("address")).unwrap(), 0o644);
    place.fails(&["check"], 1, &["store file", "chmod 600"]);
    place.write("address", &format!("ruqsat:{PASSWORD}@127.0.0.1/x"), 0o600);
    place.fails(&["check"], 1, &["postgres://user@host/database"]);
    place.write("address", &format!("postgres://ruqsat:{PASSWORD}@127.0.0.1:1/x?sslmode=disable"), 0o600);
    place.fails(&["check"], 1, &["127.0.0.1", "cannot be reached"]);
}
