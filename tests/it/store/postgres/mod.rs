//! The store on PostgreSQL: a server of its own for each test run, in a temporary folder.
//!
//! Without PostgreSQL these are shown as ignored. `RUQSAT_TEST_PG` names the folder with its programs
//! (Debian: /usr/lib/postgresql/15/bin).
#![cfg(feature = "postgres")]

pub mod cluster;
mod commands;
pub mod deploy;
mod reaching;
mod scale;
mod unreadable;

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use ruqsat::ports::{Basis, Commit, RecordChange, Store, StoreError, StoreFigures, UpdateId};
use ruqsat::reminders::{Attempt, ChatId, DeliveryState, Due, Ladder, Outcome};
use ruqsat::store::{
    DiskOptions, DiskStore, PgOpenError, PgOptions, PgStore, Rekeyed, move_from_disk, move_to_disk,
};

use cluster::{Cluster, POOLER, SHARED, program};

use super::contract::{ANNA, BOLAT, Kind, noon, reminder, saved, update, wait};

/// The database of a scene: named after its folder.
fn database(folder: &Path) -> String {
    let name = folder.file_name().unwrap().to_string_lossy().to_lowercase();
    format!("scene_{}", name.chars().filter(char::is_ascii_alphanumeric).collect::<String>())
}

/// Where the store of a folder is on the shared server.
pub fn database_address(folder: &Path) -> String {
    format!("postgres://ruqsat@127.0.0.1:{}/{}?sslmode=disable", SHARED.port, database(folder))
}

/// Makes the store of a folder there.
pub fn make_on_shared(folder: &Path) {
    make(&SHARED, folder);
}

/// What opens the store of a folder there.
pub fn at_shared(folder: &Path) -> PgOptions {
    options_at(folder, SHARED.port)
}

/// Asks the database of a folder there.
pub fn asked(folder: &Path, sql: &str) -> String {
    SHARED.sql(&database(folder), sql)
}

/// Which instance leads there, by its lease.
pub fn leader(folder: &Path) -> Option<String> {
    let ask = "SELECT holder FROM ruqsat.lease WHERE until > extract(epoch FROM clock_timestamp()) * 1000";
    Some(asked(folder, ask)).filter(|holder| !holder.is_empty())
}

fn options_at(folder: &Path, port: u16) -> PgOptions {
    let address = format!("postgres://ruqsat@127.0.0.1:{port}/{}?sslmode=disable", database(folder));
    PgOptions { address: address.parse().unwrap(), key: folder.join("store.key"), authority: None }
}

/// Makes the database and the store.
fn make(cluster: &Cluster, folder: &Path) -> PgOptions {
    cluster.sql("postgres", &format!("CREATE DATABASE {}", database(folder)));
    let options = options_at(folder, cluster.port);
    wait(PgStore::init(&options)).unwrap();
    options
}

/// The same store with PgBouncer in between, in transaction mode.
pub struct ThroughPooler;

impl Kind for ThroughPooler {
    type Store = PgStore;
    const LASTS: bool = true;

    fn open(folder: &Path, now: DateTime<Utc>) -> PgStore {
        if !folder.join("store.key").exists() {
            drop(OnPostgres::open(folder, now));
        }
        wait(PgStore::open(&options_at(folder, POOLER.port))).unwrap()
    }

    fn another(folder: &Path, _: &PgStore) -> PgStore {
        wait(PgStore::open(&options_at(folder, POOLER.port))).unwrap()
    }

    fn figures(store: &PgStore) -> StoreFigures {
        OnPostgres::figures(store)
    }
}

pub struct OnPostgres;

impl Kind for OnPostgres {
    type Store = PgStore;
    const LASTS: bool = true;

    fn open(folder: &Path, _: DateTime<Utc>) -> PgStore {
        let options = options_at(folder, SHARED.port);
        match wait(PgStore::open(&options)) {
            Err(PgOpenError::Away(..)) => {
                make(&SHARED, folder);
                wait(PgStore::open(&options)).unwrap()
            }
            opened => opened.unwrap(),
        }
    }

    fn another(folder: &Path, _: &PgStore) -> PgStore {
        wait(PgStore::open(&options_at(folder, SHARED.port))).unwrap()
    }

    fn figures(store: &PgStore) -> StoreFigures {
        wait(store.count_figures()).unwrap();
        store.figures()
    }
}

fn put(chat: ChatId, basis: Basis, record: String) -> Commit {
    Commit { basis, record: RecordChange::Put(record.into_bytes()), ..Commit::new(chat, noon()) }
}

/// Counts up in one record from many tasks of two instances; returns what the record says at the end.
fn counted_up(stands_on_a_reading: bool) -> u64 {
    let folder = tempfile::tempdir().unwrap();
    let stores = [
        OnPostgres::open(folder.path(), noon()),
        OnPostgres::another(folder.path(), &OnPostgres::open(folder.path(), noon())),
    ];
    let number = |record: Option<&[u8]>| {
        record.map_or(0, |it| std::str::from_utf8(it).unwrap().parse::<u64>().unwrap())
    };
    wait(async {
        let mut tasks = tokio::task::JoinSet::new();
        for store in stores.iter().cycle().take(8) {
            let store = store.clone();
            tasks.spawn(async move {
                for _ in 0..10 {
                    loop {
                        let known = store.known(ANNA).await.unwrap();
                        let basis = if stands_on_a_reading { Basis::Read(known.version) } else { Basis::Any };
                        let next = number(known.record.as_deref()) + 1;
                        match store.commit(put(ANNA, basis, next.to_string())).await {
                            Ok(done) => break drop(done.into_inner()),
                            Err(StoreError::Changed) => {}
                            Err(error) => panic!("{error}"),
                        }
                    }
                }
            });
        }
        while let Some(done) = tasks.join_next().await {
            done.unwrap();
        }
        number(stores[0].chat(ANNA).await.unwrap().as_deref())
    })
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn no_change_of_another_instance_is_lost() {
    assert_eq!(counted_up(true), 80);
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn control_without_the_version_changes_are_lost() {
    assert!(counted_up(false) < 80);
}

#[test]
fn control_without_the_number_of_the_attempt_a_late_outcome_settles_a_later_attempt() {
    let (at, later) = (noon() + TimeDelta::hours(1), noon() + TimeDelta::hours(2));
    let mut ladder = Ladder::default();
    ladder.replace([reminder(1, at)], noon());
    let first = ladder.claim(ANNA, at).unwrap();
    let second = ladder.claim(ANNA, later).unwrap();
    let is_under_way =
        |ladder: &Ladder| matches!(ladder.reminders().next().unwrap().state, DeliveryState::Claimed { .. });
    let mut with_it = ladder.clone();
    let _ = with_it.settle(&first, Outcome::NotSent, later);
    assert!(is_under_way(&with_it), "the second attempt is left alone");
    // As if nobody looked at it.
    let unnumbered = Attempt {
        due: first.due.iter().map(|due| Due { attempt: second.due[0].attempt, ..*due }).collect(),
        ..first
    };
    let _ = ladder.settle(&unnumbered, Outcome::NotSent, later);
    assert!(!is_under_way(&ladder), "the message that is on its way is planned once more");
}

/// Where a proxy cuts the connection, once: at the n-th message to the server.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Cut {
    /// The server never gets it.
    Before,
    /// The server acts on it, and its answer is lost.
    After,
    /// Nothing passes any more, in neither direction, and nobody hangs up.
    Silent,
}

struct Proxy {
    port: u16,
    /// Messages still to pass before the cut; `usize::MAX` for none.
    left: Arc<AtomicUsize>,
    cut: Arc<Mutex<Cut>>,
}

impl Proxy {
    fn before(server: u16) -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (left, cut) = (Arc::new(AtomicUsize::new(usize::MAX)), Arc::new(Mutex::new(Cut::Before)));
        let (counting, cutting) = (left.clone(), cut.clone());
        std::thread::spawn(move || {
            for client in listener.incoming() {
                let (client, counting, cutting) = (client.unwrap(), counting.clone(), cutting.clone());
                let server = TcpStream::connect(("127.0.0.1", server)).unwrap();
                let (mut from_server, mut to_client) =
                    (server.try_clone().unwrap(), client.try_clone().unwrap());
                let muted = Arc::new(AtomicUsize::new(0));
                let is_muted = muted.clone();
                std::thread::spawn(move || {
                    let mut bytes = [0; 8192];
                    while let Ok(read @ 1..) = from_server.read(&mut bytes) {
                        if is_muted.load(Ordering::SeqCst) == 0
                            && to_client.write_all(&bytes[..read]).is_err()
                        {
                            break;
                        }
                    }
                    let _ = to_client.shutdown(Shutdown::Both);
                });
                std::thread::spawn(move || forward(client, server, &counting, &cutting, &muted));
            }
        });
        Proxy { port, left, cut }
    }

    /// True if the cut was made.
    fn was_cut(&self) -> bool {
        self.left.swap(usize::MAX, Ordering::SeqCst) == usize::MAX
    }
}

fn forward(
    mut client: TcpStream,
    mut server: TcpStream,
    left: &AtomicUsize,
    cut: &Mutex<Cut>,
    muted: &AtomicUsize,
) {
    let mut is_first = true;
    let mut is_between = true;
    loop {
        let mut head = vec![0; if is_first { 4 } else { 5 }];
        if client.read_exact(&mut head).is_err() {
            break;
        }
        let len = u32::from_be_bytes(head[head.len() - 4..].try_into().unwrap()) as usize - 4;
        let mut body = vec![0; len];
        if client.read_exact(&mut body).is_err() {
            break;
        }
        let how = *cut.lock().unwrap();
        // A server that was told half a statement waits for the rest and holds its locks meanwhile. No setting of
        // a transaction ends that before its system notices the dead connection (docs/operating.md).
        let is_counted = !is_first && (how != Cut::Silent || is_between);
        is_between = matches!(head[0], b'S' | b'Q');
        is_first = false;
        let here = is_counted
            && left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| match left {
                usize::MAX => None,
                0 => Some(usize::MAX),
                left => Some(left - 1),
            }) == Ok(0);
        if here && how == Cut::Before {
            break;
        }
        if here && how == Cut::Silent {
            muted.store(1, Ordering::SeqCst);
            std::thread::sleep(Duration::from_secs(30));
            break;
        }
        if here {
            muted.store(1, Ordering::SeqCst);
        }
        if server.write_all(&[head, body].concat()).is_err() {
            break;
        }
        if here {
            std::thread::sleep(Duration::from_millis(60));
            break;
        }
    }
    let _ = (client.shutdown(Shutdown::Both), server.shutdown(Shutdown::Both));
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn a_connection_that_is_cut_at_any_message_loses_nothing_and_doubles_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let direct = OnPostgres::open(folder.path(), noon());
    let proxy = Proxy::before(SHARED.port);
    let store = wait(PgStore::open(&options_at(folder.path(), proxy.port))).unwrap();
    let at = noon() + TimeDelta::hours(1);
    let (mut cuts, mut chat, mut id) = (0, 100, 1000);
    for how in [Cut::Before, Cut::After] {
        for act in [
            "receive",
            "commit",
            "claim",
            "settle",
            "sent",
            "known",
            "left over",
            "later",
            "note",
            "forget",
            "heartbeat",
        ] {
            for message in 0.. {
                chat += 1;
                id += 1;
                let one = ChatId(chat);
                let mut said = None;
                let mut claim = None;
                if act != "receive" {
                    let _ = wait(direct.receive(vec![update(id, one)], noon())).unwrap();
                }
                if matches!(act, "claim" | "settle") {
                    drop(wait(direct.commit(saved(one, "card", vec![reminder(1, at)]))).unwrap());
                }
                if act == "settle" {
                    claim = wait(store.claim(one, at)).unwrap();
                }
                if act == "heartbeat" {
                    // Once before, so that its own connection is there.
                    wait(store.count_figures()).unwrap();
                }
                if matches!(act, "left over" | "later") {
                    // Of the rounds before nothing is left, so that there are few messages to be cut at.
                    let alone = format!(
                        "DELETE FROM ruqsat.outbox; UPDATE ruqsat.inbox SET done_at = 1 WHERE update_id <> {id}; \
                         UPDATE ruqsat.inbox SET received_at = 0 WHERE update_id = {id}"
                    );
                    asked(folder.path(), &alone);
                }
                if matches!(act, "known" | "forget") {
                    drop(wait(direct.commit(saved(one, "card", vec![]))).unwrap());
                }
                if matches!(act, "sent" | "later") {
                    said = wait(store.commit(saved(one, "card", vec![]))).unwrap().each().next();
                }
                *proxy.cut.lock().unwrap() = how;
                proxy.left.store(message, Ordering::SeqCst);
                match act {
                    "receive" => {
                        let _ = wait(store.receive(vec![update(id, one)], noon())).unwrap();
                        let open = wait(direct.unfinished()).unwrap();
                        assert_eq!(open.iter().filter(|it| it.chat == one).count(), 1, "{how:?} {message}");
                    }
                    "commit" => {
                        let version = wait(store.known(one)).unwrap().version;
                        let commit = Commit {
                            update_id: Some(UpdateId(id)),
                            basis: Basis::Read(version),
                            ..saved(one, "card", vec![reminder(1, at)])
                        };
                        let said = wait(store.commit(commit)).unwrap().into_inner().said;
                        assert_eq!(said.len(), 1, "{how:?} {message}");
                        assert_eq!(wait(direct.history(one)).unwrap().len(), 1, "{how:?} {message}");
                        let pending = wait(direct.pending_outbox()).unwrap().into_inner();
                        assert_eq!(pending.iter().filter(|it| it.chat == one).count(), 1);
                        assert!(wait(direct.unfinished()).unwrap().iter().all(|it| it.chat != one));
                    }
                    "claim" => {
                        // Where only the answer was lost, the lease has to run out; the reminder comes marked then.
                        let claimed = wait(store.claim(one, at)).unwrap();
                        let later = at + TimeDelta::seconds(181);
                        let again = wait(direct.claim(one, later)).unwrap().unwrap();
                        assert!(again.repeat, "{how:?} {message}");
                        assert!(claimed.is_some() || how == Cut::After, "{how:?} {message}");
                    }
                    "settle" => {
                        let outcome = Outcome::Sent { message_id: 9 };
                        let _ = wait(store.settle(claim.unwrap(), outcome, at)).unwrap();
                        let ladder = wait(direct.ladder(one)).unwrap();
                        let state = ladder.reminders().next().unwrap().state;
                        assert_eq!(state, DeliveryState::Sent { message_id: 9 }, "{how:?} {message}");
                    }
                    "known" => {
                        assert_eq!(wait(store.known(one)).unwrap().record.as_deref(), Some(&b"card"[..]));
                    }
                    "left over" => {
                        let left = wait(store.left_over(noon() + TimeDelta::hours(1), 1000)).unwrap();
                        let ours = left.into_inner().received.iter().filter(|it| it.chat == one).count();
                        // Where only the answer was lost, the next look finds it.
                        let again = wait(direct.left_over(noon() + TimeDelta::hours(2), 1000)).unwrap();
                        let again = again.into_inner().received.iter().filter(|it| it.chat == one).count();
                        assert!(ours + again >= 1, "{how:?} {message}");
                    }
                    "later" => {
                        let until = noon() + TimeDelta::hours(1);
                        wait(store.later(said.unwrap(), until)).unwrap();
                        let of = |now| {
                            let left = wait(direct.left_over(now, 1000)).unwrap().into_inner();
                            left.said.iter().filter(|it| it.chat == one).count()
                        };
                        assert_eq!(of(noon() + TimeDelta::minutes(59)), 0, "{how:?} {message}");
                        assert_eq!(of(noon() + TimeDelta::minutes(61)), 1, "{how:?} {message}");
                    }
                    "note" => {
                        let before = wait(direct.versioned_note("heard")).unwrap().version;
                        let changed = store.change_note("heard", Basis::Read(before), vec![message as u8]);
                        // Whoever asks again after a lost answer may find its own change.
                        let changed = wait(changed).map(drop);
                        assert!(matches!(changed, Ok(()) | Err(StoreError::Changed)), "{how:?} {message}");
                        let note = wait(direct.note("heard")).unwrap();
                        assert_eq!(note.as_deref(), Some(&[message as u8][..]), "{how:?} {message}");
                    }
                    "forget" => {
                        let forget = Commit { record: RecordChange::Forget, ..Commit::new(one, noon()) };
                        drop(wait(store.commit(forget)).unwrap());
                        assert_eq!(wait(direct.chat(one)).unwrap(), None, "{how:?} {message}");
                        assert!(wait(direct.history(one)).unwrap().is_empty(), "{how:?} {message}");
                    }
                    // What is asked of the server by the heartbeat's own connection; a cut is told, and the next
                    // one comes through.
                    "heartbeat" => {
                        let beaten = wait(store.count_figures());
                        assert!(matches!(beaten, Ok(()) | Err(StoreError::Away(_))), "{beaten:?}");
                        if proxy.was_cut() {
                            cuts += 1;
                            wait(store.count_figures()).unwrap();
                            continue;
                        }
                        break;
                    }
                    _ => {
                        let _ = wait(store.sent(said.unwrap())).unwrap();
                        let pending = wait(direct.pending_outbox()).unwrap().into_inner();
                        assert!(pending.iter().all(|it| it.chat != one), "{how:?} {message}");
                    }
                }
                if !proxy.was_cut() {
                    assert!(message > 1, "{act} takes more messages than that");
                    break;
                }
                cuts += 1;
            }
        }
    }
    assert!(cuts > 100, "{cuts} cuts");
    println!("cuts: {cuts}");
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn an_instance_that_falls_silent_inside_a_transaction_keeps_nobody_waiting_for_long() {
    let folder = tempfile::tempdir().unwrap();
    let direct = OnPostgres::open(folder.path(), noon());
    let proxy = Proxy::before(SHARED.port);
    let mut slowest = Duration::ZERO;
    for (number, statement) in (1..).zip([0, 1, 2, 3]) {
        let chat = ChatId(number);
        let silent = wait(PgStore::open(&options_at(folder.path(), proxy.port))).unwrap();
        // Once before, so that its connection is there.
        assert_eq!(wait(silent.chat(chat)).unwrap(), None);
        *proxy.cut.lock().unwrap() = Cut::Silent;
        proxy.left.store(statement, Ordering::SeqCst);
        let saving =
            std::thread::spawn(move || wait(silent.commit(put(chat, Basis::Any, "one".into()))).map(drop));
        let began = Instant::now();
        while proxy.left.load(Ordering::SeqCst) != usize::MAX {
            assert!(began.elapsed() < Duration::from_secs(10), "a commit takes more statements than that");
            std::thread::sleep(Duration::from_millis(5));
        }
        let began = Instant::now();
        drop(wait(direct.commit(put(chat, Basis::Any, "another".into()))).unwrap());
        slowest = slowest.max(began.elapsed());
        let saved = saving.join().unwrap();
        assert!(saved.is_ok(), "silent before statement {statement}, it is tried again: {saved:?}");
    }
    println!("whoever came next waited {slowest:?} at most");
    assert!(slowest < Duration::from_secs(8), "{slowest:?}");
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn what_was_acknowledged_survives_a_server_that_dies() {
    let rounds: u64 = std::env::var("RUQSAT_PG_STOPS").ok().and_then(|it| it.parse().ok()).unwrap_or(3);
    let cluster = Cluster::start();
    let folder = tempfile::tempdir().unwrap();
    let options = make(&cluster, folder.path());
    let store = wait(PgStore::open(&options)).unwrap();
    let (mut acknowledged, mut refused) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        let stop = Arc::new(AtomicUsize::new(0));
        let writers: Vec<_> = (0..8)
            .map(|writer| {
                let (store, stop) = (store.clone(), stop.clone());
                std::thread::spawn(move || {
                    let (mut said, mut not) = (Vec::new(), Vec::new());
                    let mut number = (round * 8 + writer) as i64 * 100_000;
                    while stop.load(Ordering::SeqCst) == 0 {
                        number += 1;
                        let commit = put(ChatId(number), Basis::Any, format!("record {number}"));
                        match wait(store.commit(commit)) {
                            Ok(done) => {
                                drop(done);
                                said.push(number);
                            }
                            // Certainly not written; of what is unknown nothing is said.
                            Err(StoreError::Away(_)) => not.push(number),
                            Err(_) => {}
                        }
                    }
                    (said, not)
                })
            })
            .collect();
        std::thread::sleep(Duration::from_millis(300 + 37 * (round % 7)));
        cluster.kill();
        stop.store(1, Ordering::SeqCst);
        cluster.run();
        for writer in writers {
            let (said, not) = writer.join().unwrap();
            acknowledged.extend(said);
            refused.extend(not);
        }
    }
    let is_there = |number: i64| {
        let expected = format!("record {number}");
        wait(store.chat(ChatId(number))).unwrap().as_deref() == Some(expected.as_bytes())
    };
    let lost: Vec<_> = acknowledged.iter().filter(|number| !is_there(**number)).collect();
    let denied: Vec<_> = refused.iter().filter(|number| is_there(**number)).collect();
    println!("{rounds} stops, {} acknowledged, {} refused", acknowledged.len(), refused.len());
    assert!(acknowledged.len() > 100 && lost.is_empty() && denied.is_empty(), "{lost:?} {denied:?}");
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn one_instance_leads_and_all_together_send_no_more_than_one_bot_may() {
    let folder = tempfile::tempdir().unwrap();
    let mut stores: Vec<PgStore> = vec![OnPostgres::open(folder.path(), noon())];
    assert!(!stores[0].leads() && stores[0].share().is_none(), "it has not joined yet");
    for _ in 0..2 {
        stores.push(OnPostgres::another(folder.path(), &stores[0]));
    }
    let together = |stores: &[PgStore]| {
        let leaders = stores.iter().filter(|store| store.leads()).count();
        (leaders, stores.iter().map(|store| store.share().unwrap_or(0)).sum::<u32>())
    };
    let watch = |stores: &[PgStore], until: &dyn Fn(Duration, (usize, u32)) -> bool| {
        let began = Instant::now();
        loop {
            let (leaders, shares) = together(stores);
            assert!(leaders <= 1 && shares <= 30, "{leaders} lead, {shares} a second");
            if until(began.elapsed(), (leaders, shares)) {
                return;
            }
            assert!(began.elapsed() < Duration::from_secs(40), "{leaders} lead, {shares} a second");
            std::thread::sleep(Duration::from_millis(10));
        }
    };
    let settled = |_: Duration, now: (usize, u32)| now == (1, 30);
    for joined in 1..=3 {
        wait(stores[joined - 1].join(30));
        watch(&stores[..joined], &|past, _| past > Duration::from_millis(800));
    }
    watch(&stores, &settled);
    watch(&stores, &|past, _| past > Duration::from_secs(3));
    // Whoever leads ends in order: another one leads soon.
    let leader = stores.iter().position(PgStore::leads).unwrap();
    let leaving = stores.remove(leader);
    wait(leaving.resign());
    assert!(!leaving.leads());
    drop(leaving);
    let began = Instant::now();
    while !stores.iter().any(PgStore::leads) {
        assert!(began.elapsed() < Duration::from_secs(10), "nobody takes over");
        std::thread::sleep(Duration::from_millis(10));
    }
    println!("another one led after {:?}", began.elapsed());
    watch(&stores, &settled);
}

/// Somebody holds a lock for ever: whoever wants that row waits, with every connection there is. The instance still
/// leads, has its part of what may be sent, and knows the time.
#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn a_heartbeat_has_a_connection_where_all_others_are_stuck() {
    let folder = tempfile::tempdir().unwrap();
    let store = OnPostgres::open(folder.path(), noon());
    drop(wait(store.commit(put(ANNA, Basis::Any, "one".into()))).unwrap());
    wait(store.join(30));
    let is_well = |store: &PgStore| store.leads() && store.share() == Some(30);
    assert!(is_well(&store));
    let place = database(folder.path());
    let holding = std::thread::spawn(move || {
        SHARED.sql(
            &place,
            "BEGIN; SELECT count(*) FROM (SELECT FROM ruqsat.person FOR UPDATE) AS all_of_them; \
                            SELECT pg_sleep(9); COMMIT",
        )
    });
    std::thread::sleep(Duration::from_millis(500));
    let stuck: Vec<_> = (0..60)
        .map(|_| {
            let store = store.clone();
            std::thread::spawn(move || wait(store.commit(put(ANNA, Basis::Any, "two".into()))).is_ok())
        })
        .collect();
    let (began, mut looks) = (Instant::now(), 0);
    while !holding.is_finished() {
        assert!(is_well(&store), "after {:?}: leads {}, {:?}", began.elapsed(), store.leads(), store.share());
        // The control: nobody gets through while the lock is held.
        if began.elapsed() < Duration::from_secs(7) {
            assert!(
                stuck.iter().all(|it| !it.is_finished()),
                "after {:?} somebody is not stuck",
                began.elapsed()
            );
            looks += 1;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(looks > 20, "{looks} looks while all were stuck");
    holding.join().unwrap();
    let saved = stuck.into_iter().map(|it| it.join().unwrap()).filter(|saved| *saved).count();
    println!("stuck for {:?}, then {saved} of 60 were saved", began.elapsed());
    assert!(saved > 0, "the lock is gone, and nobody was saved");
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn a_dump_shows_nobody_and_a_new_key_leaves_the_forgotten_unreadable() {
    let folder = tempfile::tempdir().unwrap();
    let store = OnPostgres::open(folder.path(), noon());
    let at = noon() + TimeDelta::hours(1);
    for chat in [ANNA, BOLAT] {
        drop(wait(store.commit(saved(chat, "Aigerim Testova", vec![reminder(1, at)]))).unwrap());
    }
    let _ = wait(store.receive(vec![update(1, ANNA)], noon())).unwrap();
    drop(wait(store.put_note("heard", b"Aigerim in a note".to_vec())).unwrap());
    let dump = program("pg_dump")
        .args(["-h", "127.0.0.1", "-p", &SHARED.port.to_string(), "-U", "ruqsat"])
        .arg(database(folder.path()))
        .output()
        .unwrap();
    let dump = String::from_utf8_lossy(&dump.stdout).to_string();
    let hex = |text: &str| text.bytes().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert!(dump.contains("CREATE TABLE ruqsat.person"), "{dump}");
    for secret in ["Aigerim", "told about", "update 1"] {
        assert!(!dump.contains(secret) && !dump.contains(&hex(secret)), "{secret}");
    }

    let forgotten = SHARED
        .sql(&database(folder.path()), "SELECT encode(who || key, 'hex') FROM ruqsat.person ORDER BY 1");
    let forget = Commit { record: RecordChange::Forget, ..Commit::new(ANNA, noon()) };
    drop(wait(store.commit(forget)).unwrap());
    let old_key = std::fs::read_to_string(folder.path().join("store.key")).unwrap();
    assert_eq!(wait(store.rekey()).unwrap(), Rekeyed::InUse(1));
    assert_eq!(wait(store.chat(BOLAT)).unwrap().as_deref(), Some(&b"Aigerim Testova"[..]));
    assert_eq!(wait(store.unfinished()).unwrap(), []);
    assert_eq!(wait(store.note("heard")).unwrap().as_deref(), Some(&b"Aigerim in a note"[..]));
    wait(store.drop_old_keys()).unwrap();
    let new_key = std::fs::read_to_string(folder.path().join("store.key")).unwrap();
    assert_eq!(new_key.lines().filter(|line| !line.starts_with('#')).count(), 1);
    assert!(old_key.lines().filter(|line| !line.starts_with('#')).all(|line| !new_key.contains(line)));
    // Who had the rows of before, and the key file of now, opens nobody.
    for row in forgotten.lines() {
        SHARED.sql(
            &database(folder.path()),
            &format!(
                "UPDATE ruqsat.person SET key = decode('{}', 'hex') WHERE who = decode('{}', 'hex')",
                &row[32..],
                &row[..32]
            ),
        );
    }
    let again = OnPostgres::another(folder.path(), &store);
    assert!(matches!(wait(again.chat(BOLAT)), Err(StoreError::Unreadable(_))));
    // Another file does not open it.
    std::fs::write(folder.path().join("store.key"), old_key).unwrap();
    assert!(matches!(
        wait(PgStore::open(&options_at(folder.path(), SHARED.port))),
        Err(PgOpenError::OtherKey(_))
    ));
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn the_heartbeat_of_a_store_that_is_closed_ends() {
    let folder = tempfile::tempdir().unwrap();
    let store = OnPostgres::open(folder.path(), noon());
    wait(store.join(30));
    assert!(store.leads() && !store.figures().failing);
    store.close();
    std::thread::sleep(Duration::from_millis(2_500));
    assert!(!store.figures().failing, "it was asked for by a heartbeat and not by anybody");
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn a_store_is_moved_to_the_server_and_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let disk_at = |name: &str| {
        let mut options = DiskOptions::new(folder.path().join(name), Some(folder.path().join("store.key")));
        options.ballast = 1 << 16;
        options
    };
    let disk = DiskStore::open(&disk_at("before"), noon()).unwrap();
    let at = noon() + TimeDelta::hours(1);
    for number in 0..450 {
        let ladder = vec![reminder(1, at), reminder(2, at + TimeDelta::days(number))];
        drop(wait(disk.commit(saved(ChatId(number), &format!("record {number}"), ladder))).unwrap());
    }
    let claim = wait(disk.claim(ChatId(7), at)).unwrap().unwrap();
    let _ = wait(disk.settle(claim, Outcome::Sent { message_id: 5 }, at)).unwrap();
    let _ = wait(disk.receive(vec![update(70, ANNA), update(71, BOLAT)], noon())).unwrap();
    drop(wait(disk.commit(Commit { update_id: Some(UpdateId(71)), ..Commit::new(BOLAT, noon()) })).unwrap());
    drop(wait(disk.put_note("heard", b"then".to_vec())).unwrap());
    make(&SHARED, folder.path());
    let server = OnPostgres::open(folder.path(), noon());
    let moved = wait(move_from_disk(&disk, &server, noon())).unwrap();
    assert_eq!((moved.chats, moved.updates, moved.messages), (450, 1, 450));
    assert!(wait(move_from_disk(&disk, &server, noon())).is_err(), "there are people in it");
    assert_eq!(everything(&disk), everything(&server));
    assert!(wait(server.receive(vec![update(71, BOLAT)], noon())).unwrap().is_empty(), "it was seen");

    let moved = wait(move_to_disk(&server, &disk_at("after"), noon())).unwrap();
    assert_eq!((moved.chats, moved.updates, moved.messages), (450, 1, 450));
    let back = DiskStore::open(&disk_at("after"), noon()).unwrap();
    assert_eq!(everything(&back), everything(&server));
    assert!(wait(back.receive(vec![update(71, BOLAT)], noon())).unwrap().is_empty());
    assert_eq!(back.check(), Ok(0));

    // A move that is refused leaves the store that is there as it was: it knows how far its log had come.
    drop(back);
    let session = || std::fs::read_to_string(disk_at("after").folder.join("session")).unwrap();
    let closed = session();
    assert!(closed.starts_with("closed "), "{closed}");
    assert!(wait(move_to_disk(&server, &disk_at("after"), noon())).is_err(), "there is a store in it");
    assert_eq!(session(), closed);

    // A store whose file `format` is gone is no empty folder: a start mends it, and a move must not write over it.
    let folder = disk_at("after").folder;
    std::fs::remove_file(folder.join("format")).unwrap();
    let refused = wait(move_to_disk(&server, &disk_at("after"), noon())).unwrap_err().to_string();
    assert!(refused.contains("a log lies in"), "{refused}");
    let back = DiskStore::open(&disk_at("after"), noon()).unwrap();
    assert_eq!(everything(&back), everything(&server));
}

/// Somebody's key is gone, or a ladder is garbled: that is damage and not nobody, as on the disk.
#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn what_cannot_be_opened_is_unreadable_and_not_empty_and_nothing_is_written_over_it() {
    for damage in ["key = NULL", "ladder = 'garbled'"] {
        let folder = tempfile::tempdir().unwrap();
        let store = OnPostgres::open(folder.path(), noon());
        let due = noon() + TimeDelta::hours(1);
        let save = |chat| wait(store.commit(saved(chat, "card", vec![reminder(1, due)]))).map(drop);
        let known = |chat| wait(store.known(chat)).map(|known| known.record.is_some());
        let stored = "SELECT encode(who, 'hex'), record, ladder FROM ruqsat.person ORDER BY who";
        save(ANNA).unwrap();
        asked(folder.path(), &format!("UPDATE ruqsat.person SET {damage}"));
        save(BOLAT).unwrap();
        let before = asked(folder.path(), stored);

        let unreadable = |error: &StoreError| matches!(error, StoreError::Unreadable(_));
        assert!(wait(store.ladder(ANNA)).is_err_and(|error| unreadable(&error)), "{damage}");
        assert!(wait(store.claim(ANNA, due)).is_err_and(|error| unreadable(&error)), "{damage}");
        let again = wait(store.commit(saved(ANNA, "another card", vec![reminder(1, due)])));
        assert!(again.is_err_and(|error| unreadable(&error)), "{damage}");
        if damage == "key = NULL" {
            assert!(known(ANNA).is_err_and(|error| unreadable(&error)));
            assert!(wait(store.history(ANNA)).is_err_and(|error| unreadable(&error)));
            let put = wait(store.commit(put(ANNA, Basis::Any, "another".into())));
            assert!(put.is_err_and(|error| unreadable(&error)), "the key that is missing may be found");
            assert_eq!(wait(store.page(None, 10)).unwrap().chats.len(), 1);
            assert_eq!(OnPostgres::figures(&store).quarantined, 1, "before anything of hers is due");
        }
        assert_eq!(asked(folder.path(), stored), before, "nothing was written over");
        assert_eq!(wait(store.due(due, 10)).unwrap(), [BOLAT], "others are served");
        assert_eq!(OnPostgres::figures(&store).quarantined, 1, "{damage}");
        assert!(wait(store.claim(BOLAT, due)).unwrap().is_some());

        let forget = Commit { record: RecordChange::Forget, ..Commit::new(ANNA, noon()) };
        drop(wait(store.commit(forget)).unwrap());
        assert_eq!((known(ANNA), wait(store.ladder(ANNA))), (Ok(false), Ok(Ladder::default())));
        save(ANNA).unwrap();
        assert_eq!(wait(store.ladder(ANNA)).unwrap().reminders().count(), 1);
    }
}

/// Everything that can be read, as text; the order is the store's own.
fn everything<S: Store>(store: &S) -> Vec<String> {
    let (mut told, mut cursor) = (Vec::new(), None);
    loop {
        let page = wait(store.page(cursor, 100)).unwrap();
        for (chat, record) in &page.chats {
            let (ladder, history) = (wait(store.ladder(*chat)).unwrap(), wait(store.history(*chat)).unwrap());
            told.push(format!("{} {record:?} {ladder:?} {history:?}", chat.0));
        }
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    let pending = wait(store.pending_outbox()).unwrap().into_inner();
    told.extend(pending.iter().map(|it| format!("{} {:?}", it.chat.0, it.body)));
    told.push(format!("{:?} {:?}", wait(store.unfinished()).unwrap(), wait(store.note("heard")).unwrap()));
    told
}
