//! Nothing about anybody can be read from what a server writes: its files, its log of changes, a stand-by's.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use ruqsat::ports::{Commit, RecordChange, Store, StoreError};
use ruqsat::reminders::ChatId;
use ruqsat::store::{PgOptions, PgStore, Rekeyed};

use super::super::contract::{noon, reminder, saved, update, wait};
use super::cluster::{Cluster, free_port};
use super::{asked, at_shared, database, make, make_on_shared};

/// A number that nothing else has, and the day printed in a document.
const AIGERIM: ChatId = ChatId(7_001_234_567_890_123);
const BERIK: ChatId = ChatId(7_009_876_543_210_321);
const DAY: &str = "2031-04-17";

/// What would tell of somebody, as it could stand in a file.
fn telling() -> Vec<(String, Vec<u8>)> {
    let mut telling = Vec::new();
    for text in ["Aigerim Testova", "told about", "update 1", "Aigerim in a note", DAY] {
        let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
        telling.push((text.to_string(), text.into()));
        telling.push((format!("{text} in hexadecimal"), hex.into()));
    }
    for ChatId(id) in [AIGERIM, BERIK] {
        telling.push((format!("{id} as text"), id.to_string().into()));
        // The first byte is zero, as most bytes of a file are.
        telling.push((format!("{id} as a number"), id.to_be_bytes()[1..].into()));
        telling.push((format!("{id} as a number, turned round"), id.to_le_bytes().into()));
    }
    telling
}

/// What of it stands in any file of a folder.
fn found(folder: &Path, telling: &[(String, Vec<u8>)]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(self::found(&path, telling));
        } else if let Ok(bytes) = fs::read(&path) {
            let mut here = BTreeSet::new();
            for (at, byte) in bytes.iter().enumerate().filter(|(_, byte)| **byte != 0) {
                let there =
                    telling.iter().filter(|(_, what)| what[0] == *byte && bytes[at..].starts_with(what));
                here.extend(there.map(|(name, _)| name));
            }
            found.extend(here.into_iter().map(|name| format!("{name} in {}", path.display())));
        }
    }
    found
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn neither_a_file_of_the_server_nor_its_log_nor_a_stand_by_shows_anybody_on_postgres() {
    let cluster = Cluster::start();
    let folder = tempfile::tempdir().unwrap();
    let store = wait(PgStore::open(&make(&cluster, folder.path()))).unwrap();
    let stand_by = Cluster::stand_by_of(&cluster, free_port());
    let at = noon() + TimeDelta::hours(1);
    for chat in [AIGERIM, BERIK] {
        let record = format!("Aigerim Testova until {DAY}, {}", chat.0);
        drop(wait(store.commit(saved(chat, &record, vec![reminder(1, at)]))).unwrap());
    }
    let _ = wait(store.receive(vec![update(1, AIGERIM)], noon())).unwrap();
    drop(wait(store.put_note("heard", b"Aigerim in a note".to_vec())).unwrap());
    let place = database(folder.path());
    let arrived = |what: &str| {
        cluster.sql("postgres", "CHECKPOINT");
        let position = cluster.sql("postgres", "SELECT pg_current_wal_lsn()");
        let ask = format!("SELECT pg_last_wal_replay_lsn() >= '{position}'::pg_lsn");
        let began = Instant::now();
        while stand_by.sql("postgres", &ask) != "t" {
            assert!(began.elapsed() < Duration::from_secs(60), "{what} does not reach the stand-by");
            std::thread::sleep(Duration::from_millis(50));
        }
        stand_by.sql("postgres", "CHECKPOINT");
    };
    arrived("what was saved");
    let telling = telling();
    for server in [&cluster, &stand_by] {
        let data = server.folder.join("data");
        assert!(fs::read_dir(data.join("pg_wal")).unwrap().count() > 1 && data.join("base").exists());
        let shown = found(&data, &telling);
        assert!(shown.is_empty(), "{shown:?}");
    }

    // The search finds what is not sealed: in a table, in the log of changes, and at the stand-by.
    cluster.sql(
        &place,
        &format!("CREATE TABLE plain AS SELECT 'Aigerim Testova'::text AS name, {}::bigint AS id", AIGERIM.0),
    );
    arrived("a plain table");
    for server in [&cluster, &stand_by] {
        for part in ["base", "pg_wal"] {
            let shown = found(&server.folder.join("data").join(part), &telling);
            for what in ["Aigerim Testova in", "as a number, turned round in"] {
                assert!(shown.iter().any(|it| it.contains(what)), "{what} {part}: {shown:?}");
            }
        }
    }
}

/// Somebody kept the rows of before, and gets the key file of now.
#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn rows_kept_from_before_open_nobody_who_was_forgotten_once_the_key_is_changed_on_postgres() {
    let folder = tempfile::tempdir().unwrap();
    make_on_shared(folder.path());
    let options: PgOptions = at_shared(folder.path());
    let store = wait(PgStore::open(&options)).unwrap();
    let at = noon() + TimeDelta::hours(1);
    for chat in [AIGERIM, BERIK] {
        drop(wait(store.commit(saved(chat, "Aigerim Testova", vec![reminder(1, at)]))).unwrap());
    }
    let kept = "CREATE SCHEMA kept; CREATE TABLE kept.person AS TABLE ruqsat.person; \
                CREATE TABLE kept.history AS TABLE ruqsat.history; CREATE TABLE kept.store AS TABLE ruqsat.store";
    asked(folder.path(), kept);
    let key_before = fs::read(&options.key).unwrap();

    drop(
        wait(store.commit(Commit { record: RecordChange::Forget, ..Commit::new(AIGERIM, noon()) })).unwrap(),
    );
    assert_eq!(wait(store.rekey()).unwrap(), Rekeyed::InUse(1));
    wait(store.drop_old_keys()).unwrap();
    assert_eq!(wait(store.chat(BERIK)).unwrap().as_deref(), Some(&b"Aigerim Testova"[..]));
    store.close();

    let put_back = "DELETE FROM ruqsat.person; INSERT INTO ruqsat.person TABLE kept.person";
    asked(folder.path(), put_back);
    let again = wait(PgStore::open(&options)).unwrap();
    for chat in [AIGERIM, BERIK] {
        let read = wait(again.chat(chat));
        assert!(matches!(read, Err(StoreError::Unreadable(_))), "{read:?}");
    }
    again.close();

    // They are the right rows: whoever kept the key file of before as well reads them.
    asked(folder.path(), "DELETE FROM ruqsat.store; INSERT INTO ruqsat.store TABLE kept.store");
    fs::write(&options.key, key_before).unwrap();
    let before = wait(PgStore::open(&options)).unwrap();
    assert_eq!(wait(before.chat(AIGERIM)).unwrap().as_deref(), Some(&b"Aigerim Testova"[..]));
}
