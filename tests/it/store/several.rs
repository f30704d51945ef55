//! Several processes of the bot on one PostgreSQL, killed with SIGKILL while people write to it.
//!
//! `RUQSAT_PG_KILLS` sets how often one of them is killed (4 unless told).
#![cfg(feature = "postgres")]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use ruqsat::playground::{Config, Event, Person, Playground, Press, What};
use tokio::sync::Mutex;

use super::contract::wait;
use super::postgres::{database_address, make_on_shared};

/// So many processes, and so many people who write at a time.
const INSTANCES: usize = 3;
const AT_ONCE: usize = 6;
/// A step without effect for so long is lost: a killed leader is followed after 15 seconds.
const PATIENCE: Duration = Duration::from_secs(120);

struct Instance(Child);

impl Instance {
    fn start(playground: &Playground, folder: &Path, number: usize) -> Instance {
        let process = Command::new(env!("CARGO_BIN_EXE_ruqsat"))
            .arg("run")
            .env("TELOXIDE_TOKEN", playground.token())
            .env("TELOXIDE_API_URL", playground.url())
            .env("RUQSAT_DATA_DIR", folder.join(format!("data-{number}")))
            .env("RUQSAT_KEY_FILE", folder.join("store.key"))
            .env("RUQSAT_STORE", database_address(folder))
            .env("RUQSAT_HEALTH_LISTEN", "off")
            .env("RUQSAT_SEND_RATE", "100")
            .env("RUST_LOG", "error")
            .stdin(Stdio::null())
            .spawn();
        Instance(process.unwrap())
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        // SIGKILL.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[derive(Default)]
struct Crowd {
    last: AtomicI64,
    ending: AtomicBool,
    saved: Mutex<Vec<i64>>,
    steps: AtomicU64,
}

#[test]
#[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
fn whoever_was_told_saved_has_it_once_whichever_of_several_instances_are_killed_on_postgres() {
    let kills: u64 = std::env::var("RUQSAT_PG_KILLS").ok().and_then(|it| it.parse().ok()).unwrap_or(4);
    let folder = tempfile::tempdir().unwrap();
    make_on_shared(folder.path());
    let playground = Arc::new(wait(Playground::start(Config::for_tests())).unwrap());
    let crowd = Arc::new(Crowd { last: AtomicI64::new(1000), ..Crowd::default() });
    let start = |number| Instance::start(&playground, folder.path(), number);
    let mut instances: Vec<Instance> = (0..INSTANCES).map(start).collect();
    let (lost, copies) = wait(async {
        let people: Vec<_> =
            (0..AT_ONCE).map(|_| tokio::spawn(keep_saving(playground.clone(), crowd.clone()))).collect();
        for kill in 0..kills {
            tokio::time::sleep(Duration::from_millis(2_000 + 700 * (kill % 5))).await;
            let number = (kill % INSTANCES as u64) as usize;
            instances[number] = Instance::start(&playground, folder.path(), number);
        }
        crowd.ending.store(true, Ordering::Relaxed);
        let mut lost = 0;
        for person in people {
            lost += usize::from(!person.await.unwrap());
        }
        let mut copies = 0;
        for person in crowd.saved.lock().await.iter() {
            let said = playground.received(*person).iter().filter(|text| text.starts_with("Saved.")).count();
            assert!(said as u64 <= 1 + kills, "{said} copies");
            copies += said.saturating_sub(1);
            playground.say(*person, "/documents").unwrap();
            assert!(says(&playground, *person, "My documents: 1").await, "exactly one document");
        }
        (lost, copies)
    });
    let (saved, steps) = (wait(crowd.saved.lock()).len(), crowd.steps.load(Ordering::Relaxed));
    println!(
        "{kills} kills of {INSTANCES} instances, {steps} steps, {saved} promised, {copies} extra copies, {lost} steps without effect"
    );
    assert!(lost == 0 && saved >= AT_ONCE, "{lost} lost, {saved} saved");
}

/// Person after person saves a document. False if a step had no effect.
async fn keep_saving(playground: Arc<Playground>, crowd: Arc<Crowd>) -> bool {
    while !crowd.ending.load(Ordering::Relaxed) {
        let person = crowd.last.fetch_add(1, Ordering::Relaxed);
        playground.person(Person::new(person, "Somebody", "en")).unwrap();
        for (act, expected) in [
            ("/check", "Which document"),
            ("+Residence permit", "Until which date"),
            ("31.03.2037", "Valid:"),
            ("+Remind me in time", "Before anything is saved"),
            ("+I agree, save it", "Whose document"),
            ("+mother’s", "Saved."),
        ] {
            match act.strip_prefix('+') {
                Some(label) => drop(playground.press(person, Press::Label(label.into())).unwrap()),
                None => drop(playground.say(person, act).unwrap()),
            }
            if !says(&playground, person, expected).await {
                println!("no {expected:?} after {act:?}: {:?}", playground.received(person));
                return false;
            }
            crowd.steps.fetch_add(1, Ordering::Relaxed);
        }
        crowd.saved.lock().await.push(person);
    }
    true
}

async fn says(playground: &Playground, person: i64, words: &str) -> bool {
    let fits = |events: &[Event]| {
        let by_the_bot = |event: &&Event| matches!(event.what, What::Received | What::Edited);
        let mut newest = events.iter().rev().filter(by_the_bot);
        newest.any(|event| event.text.as_deref().is_some_and(|text| text.contains(words)))
    };
    playground.wait_for(person, PATIENCE, fits).await.is_some()
}
