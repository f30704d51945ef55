//! The way to the server: encrypted or refused, through a pooler, and to whichever host takes writes.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ruqsat::ports::{Basis, Store, StoreError};
use ruqsat::reminders::ChatId;
use ruqsat::store::{PgOpenError, PgOptions, PgStore};

use super::super::contract::{ANNA, saved, wait};
use super::cluster::{Cluster, POOLER, SHARED, done, free_port, give};
use super::{database, database_address, make, options_at, put};

/// A certificate authority of the tests' own, and what it signs.
struct Authority(tempfile::TempDir);

impl Authority {
    fn new() -> Authority {
        let authority = Authority(tempfile::tempdir().unwrap());
        let folder = authority.0.path();
        done(
            openssl(folder)
                .args("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=tests".split(' '))
                .args(["-keyout", "ca.key", "-out", "ca.pem"]),
        );
        authority
    }

    fn certificate(&self) -> PathBuf {
        self.0.path().join("ca.pem")
    }

    /// A key and a certificate for 127.0.0.1, in the data folder of a server.
    fn sign_into(&self, data: &Path) {
        let folder = self.0.path();
        std::fs::write(folder.join("names"), "subjectAltName=IP:127.0.0.1\n").unwrap();
        let ask = "req -newkey rsa:2048 -nodes -subj /CN=server -keyout server.key -out server.csr";
        done(openssl(folder).args(ask.split(' ')));
        let sign = "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names \
                    -out server.pem";
        done(openssl(folder).args(sign.split_whitespace()));
        for name in ["server.key", "server.pem"] {
            give(&data.join(name), &std::fs::read(folder.join(name)).unwrap());
        }
    }
}

fn openssl(folder: &Path) -> Command {
    let mut command = Command::new("openssl");
    command.current_dir(folder);
    command
}

fn refused(options: &PgOptions) -> String {
    match wait(PgStore::open(options)) {
        Err(error @ PgOpenError::Away(..)) => error.to_string(),
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("it was opened"),
    }
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn a_server_is_believed_only_with_a_certificate_of_the_named_authority() {
    let (authority, stranger) = (Authority::new(), Authority::new());
    let settings = ["ssl=on", "ssl_cert_file=server.pem", "ssl_key_file=server.key"];
    let cluster = Cluster::start_with(&settings, |data| {
        authority.sign_into(data);
        give(&data.join("pg_hba.conf"), b"local all all trust\nhostssl all all 127.0.0.1/32 trust\n");
    });
    let folder = tempfile::tempdir().unwrap();
    cluster.sql("postgres", &format!("CREATE DATABASE {}", database(folder.path())));
    let at = |host: &str, mode: &str, authority: Option<PathBuf>| PgOptions {
        address: format!(
            "postgres://ruqsat:hunter2@{host}:{}/{}?sslmode={mode}",
            cluster.port,
            database(folder.path())
        )
        .parse()
        .unwrap(),
        key: folder.path().join("store.key"),
        authority,
    };
    let right = at("127.0.0.1", "require", Some(authority.certificate()));
    wait(PgStore::init(&right)).unwrap();
    let store = wait(PgStore::open(&right)).unwrap();
    drop(wait(store.commit(saved(ANNA, "card", vec![]))).unwrap());
    let how = "SELECT string_agg(DISTINCT version, ' ') FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) \
               WHERE application_name = 'ruqsat'";
    assert_eq!(cluster.sql(&database(folder.path()), how), "TLSv1.3");

    // Another authority, those that browsers know, another name, no encryption: nobody is believed.
    for options in [
        at("127.0.0.1", "require", Some(stranger.certificate())),
        at("127.0.0.1", "require", None),
        at("localhost", "require", Some(authority.certificate())),
        at("127.0.0.1", "disable", None),
    ] {
        let why = refused(&options);
        assert!(why.contains("cannot be reached") && !why.contains("hunter2"), "{why}");
    }
    let nothing = at("127.0.0.1", "require", Some(folder.path().join("missing.pem")));
    assert!(matches!(wait(PgStore::open(&nothing)), Err(PgOpenError::Authority(..))));
    // A server that offers no encryption.
    let plain = format!("postgres://ruqsat@127.0.0.1:{}/postgres?sslmode=require", SHARED.port);
    refused(&PgOptions { address: plain.parse().unwrap(), ..right });
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn through_a_pooler_that_changes_connections_instances_lead_share_and_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    make(&SHARED, folder.path());
    let through = options_at(folder.path(), POOLER.port);
    let stores: Vec<PgStore> = (0..3).map(|_| wait(PgStore::open(&through)).unwrap()).collect();
    stores.iter().for_each(|store| wait(store.join(30)));
    wait(async {
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..300 {
            let store = stores[number % 3].clone();
            tasks.spawn(async move {
                let chat = ChatId(1 + number as i64);
                drop(store.commit(put(chat, Basis::Any, format!("record {number}"))).await.unwrap());
                assert!(store.chat(chat).await.unwrap().is_some());
            });
        }
        while let Some(done) = tasks.join_next().await {
            done.unwrap();
        }
    });
    let leaders = stores.iter().filter(|store| store.leads()).count();
    let shares: u32 = stores.iter().map(|store| store.share().unwrap_or(0)).sum();
    assert!(leaders == 1 && shares <= 30, "{leaders} lead, {shares} a second");
    let seen = SHARED.sql(&database(folder.path()), "SELECT count(*) FROM ruqsat.person");
    assert_eq!(seen, "300");
    let connections =
        format!("SELECT count(*) FROM pg_stat_activity WHERE datname = '{}'", database(folder.path()));
    let connections: u32 = SHARED.sql("postgres", &connections).parse().unwrap();
    assert!(connections <= 4, "{connections} connections: the pooler was passed by");
    assert_eq!(POOLER.sql(&database(folder.path()), "SELECT count(*) FROM ruqsat.sender"), "3");
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn a_host_that_only_reads_is_passed_over() {
    let primary = Cluster::start();
    let folder = tempfile::tempdir().unwrap();
    make(&primary, folder.path());
    let stand_by = Cluster::stand_by_of(&primary, free_port());
    let options = at_both(folder.path(), stand_by.port, primary.port);
    let store = wait(PgStore::open(&options)).unwrap();
    drop(wait(store.commit(saved(ANNA, "card", vec![]))).unwrap());
    assert_eq!(primary.sql(&database(folder.path()), "SELECT count(*) FROM ruqsat.person"), "1");
}

fn at_both(folder: &Path, first: u16, second: u16) -> PgOptions {
    let hosts = format!("127.0.0.1:{first},127.0.0.1:{second}");
    let address = database_address(folder).replace(&format!("127.0.0.1:{}", SHARED.port), &hosts);
    PgOptions { address: address.parse().unwrap(), key: folder.join("store.key"), authority: None }
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn a_server_that_may_lose_what_it_acknowledged_is_refused() {
    for setting in ["fsync=off", "full_page_writes=off", "synchronous_commit=off"] {
        let (cluster, folder) = (Cluster::start_with(&[setting], |_| {}), tempfile::tempdir().unwrap());
        cluster.sql("postgres", &format!("CREATE DATABASE {}", database(folder.path())));
        let made = wait(PgStore::init(&at_both(folder.path(), cluster.port, cluster.port)));
        assert!(matches!(made, Err(PgOpenError::Unsafe(_))), "{setting}: {made:?}");
    }
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn what_was_acknowledged_survives_a_failover_to_a_synchronous_stand_by() {
    let rounds: usize =
        std::env::var("RUQSAT_PG_PROMOTIONS").ok().and_then(|it| it.parse().ok()).unwrap_or(1);
    let mut primary = Cluster::start();
    let folder = tempfile::tempdir().unwrap();
    make(&primary, folder.path());
    let mut port = free_port();
    let store = wait(PgStore::open(&at_both(folder.path(), primary.port, port))).unwrap();
    let (mut acknowledged, mut refused, mut unknown) = (Vec::new(), Vec::new(), 0);
    for round in 0..rounds {
        let stand_by = Cluster::stand_by_of(&primary, port);
        primary.sql("postgres", "ALTER SYSTEM SET synchronous_standby_names = '*'");
        primary.sql("postgres", "SELECT pg_reload_conf()");
        while primary.sql("postgres", "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'")
            != "1"
        {
            std::thread::sleep(Duration::from_millis(20));
        }
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..8)
            .map(|writer| {
                let (store, stop) = (store.clone(), stop.clone());
                std::thread::spawn(move || {
                    let mut came = (Vec::new(), Vec::new(), 0);
                    let mut number = i64::try_from(round * 8 + writer).unwrap() * 100_000;
                    while !stop.load(Ordering::SeqCst) {
                        number += 1;
                        let commit = put(ChatId(number), Basis::Any, format!("record {number}"));
                        match wait(store.commit(commit)) {
                            Ok(done) => {
                                drop(done);
                                came.0.push(number);
                            }
                            Err(StoreError::Away(_)) => came.1.push(number),
                            Err(_) => came.2 += 1,
                        }
                    }
                    came
                })
            })
            .collect();
        std::thread::sleep(Duration::from_millis(300 + 41 * (round as u64 % 7)));
        primary.kill();
        stand_by.promote();
        // Nobody stands by the new one yet.
        stand_by.sql("postgres", "ALTER SYSTEM RESET synchronous_standby_names");
        stand_by.sql("postgres", "SELECT pg_reload_conf()");
        std::thread::sleep(Duration::from_millis(500));
        stop.store(true, Ordering::SeqCst);
        for writer in writers {
            let came = writer.join().unwrap();
            acknowledged.extend(came.0);
            refused.extend(came.1);
            unknown += came.2;
        }
        port = primary.port;
        primary = stand_by;
    }
    let is_there = |number: i64| {
        let expected = format!("record {number}");
        wait(store.chat(ChatId(number))).unwrap().as_deref() == Some(expected.as_bytes())
    };
    let lost: Vec<_> = acknowledged.iter().filter(|number| !is_there(**number)).collect();
    let denied: Vec<_> = refused.iter().filter(|number| is_there(**number)).collect();
    println!(
        "{rounds} promotions, {} acknowledged, {} refused, {unknown} unknown, {} lost, {} denied",
        acknowledged.len(),
        refused.len(),
        lost.len(),
        denied.len()
    );
    assert!(acknowledged.len() > 100 && lost.is_empty() && denied.is_empty(), "{lost:?} {denied:?}");
}
