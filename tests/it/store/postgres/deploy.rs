//! A release and the next one beside each other. The next one is made up: this program has one step of
//! migrations, and the tests say what a second and a third might be.

use ruqsat::ports::{Basis, Store, StoreError};
use ruqsat::reminders::ChatId;
use ruqsat::store::{Migration, PgOpenError, PgStore, Release};

use super::super::contract::{ANNA, BOLAT, saved, wait};
use super::cluster::SHARED;
use super::{database, make, put};

/// Made up: adds what the release before it does not know.
const EXPAND: Migration = Migration {
    sql: "ALTER TABLE ruqsat.person ADD COLUMN made_up int NOT NULL DEFAULT 7; \
          CREATE INDEX person_made_up ON ruqsat.person (made_up)",
    least_program: 1,
};
/// Made up: takes something away that only the release before needs.
const CONTRACT: Migration = Migration { sql: "DROP INDEX ruqsat.person_forgotten", least_program: 2 };

const TWO: &[Migration] = &[Release::THIS.steps()[0], EXPAND];
const THREE: &[Migration] = &[Release::THIS.steps()[0], EXPAND, CONTRACT];

/// The release after this one.
pub const NEXT: Release = Release::of(TWO);
const AFTER_NEXT: Release = Release::of(THREE);

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn the_next_release_adds_beside_this_one_and_takes_away_only_without_it() {
    let folder = tempfile::tempdir().unwrap();
    let options = make(&SHARED, folder.path());
    let sql = |text: &str| SHARED.sql(&database(folder.path()), text);
    let schema = || sql("SELECT schema || ' ' || least_program FROM ruqsat.store");
    let this = wait(PgStore::open(&options)).unwrap();
    wait(this.join(30));
    assert_eq!(schema(), "1 1");

    // Who only looks changes nothing, whichever release looks.
    assert!(matches!(wait(PgStore::open_to_look_as(&options, NEXT)), Err(PgOpenError::Earlier)));
    let two_further = wait(PgStore::open_to_look_as(&options, AFTER_NEXT));
    assert!(matches!(two_further, Err(PgOpenError::OlderRuns)), "as it would be at its start");
    drop(wait(PgStore::open_to_look(&options)).unwrap());
    wait(PgStore::would_open(&options)).unwrap();
    assert_eq!(schema(), "1 1");

    // Expand: both read and write what the other one wrote, and this release still starts.
    let next = wait(PgStore::open_as(&options, NEXT)).unwrap();
    wait(next.join(30));
    assert_eq!(schema(), "2 1");
    drop(wait(this.commit(saved(ANNA, "of this", vec![]))).unwrap());
    drop(wait(next.commit(saved(BOLAT, "of the next", vec![]))).unwrap());
    assert_eq!(wait(next.chat(ANNA)).unwrap().as_deref(), Some(&b"of this"[..]));
    assert_eq!(wait(this.chat(BOLAT)).unwrap().as_deref(), Some(&b"of the next"[..]));
    let version = wait(this.known(BOLAT)).unwrap().version;
    drop(wait(next.commit(saved(BOLAT, "again", vec![]))).unwrap());
    let late = put(BOLAT, Basis::Read(version), "late".into());
    assert_eq!(wait(this.commit(late)).err(), Some(StoreError::Changed));
    drop(wait(PgStore::open(&options)).unwrap());
    assert_eq!(schema(), "2 1", "this release leaves alone what it does not know");

    // Contract: not while an instance runs that would not understand it.
    assert!(matches!(wait(PgStore::open_to_look_as(&options, AFTER_NEXT)), Err(PgOpenError::OlderRuns)));
    assert!(matches!(wait(PgStore::open_as(&options, AFTER_NEXT)), Err(PgOpenError::OlderRuns)));
    assert_eq!(schema(), "2 1");
    // As if this one had slept for a minute.
    sql("UPDATE ruqsat.sender SET seen_at = 0 WHERE program = 1; UPDATE ruqsat.store SET schema = schema");
    let mut tried = wait(PgStore::open_as(&options, AFTER_NEXT));
    while matches!(tried, Err(PgOpenError::OlderRuns)) {
        sql("UPDATE ruqsat.sender SET seen_at = 0 WHERE program = 1");
        tried = wait(PgStore::open_as(&options, AFTER_NEXT));
    }
    let after_next = tried.unwrap();
    assert_eq!(schema(), "3 2");
    assert!(matches!(wait(PgStore::open(&options)), Err(PgOpenError::TooNew(2, 1))));
    assert!(matches!(wait(PgStore::would_open(&options)), Err(PgOpenError::TooNew(2, 1))));
    // The one that slept finds out at its next heartbeat, and writes no more.
    std::thread::sleep(std::time::Duration::from_millis(2_500));
    assert!(wait(this.commit(saved(ChatId(5), "too late", vec![]))).is_err());
    assert!(!this.leads() && this.share() == Some(0), "it leads no more");
    assert_eq!(wait(after_next.chat(ChatId(5))).unwrap(), None);
    drop(wait(next.commit(saved(ChatId(6), "of the next", vec![]))).unwrap());
    assert!(wait(after_next.chat(ChatId(6))).unwrap().is_some());
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn of_many_instances_that_start_at_once_one_changes_the_tables() {
    let folder = tempfile::tempdir().unwrap();
    let options = make(&SHARED, folder.path());
    wait(async {
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..12 {
            let options = options.clone();
            let release = if number % 2 == 0 { NEXT } else { Release::THIS };
            tasks.spawn(async move { PgStore::open_as(&options, release).await.map(drop) });
        }
        while let Some(done) = tasks.join_next().await {
            done.unwrap().unwrap();
        }
    });
    assert_eq!(SHARED.sql(&database(folder.path()), "SELECT schema FROM ruqsat.store"), "2");
}
