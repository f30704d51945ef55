//! The real program, killed with SIGKILL again and again while people write to it. Whoever was told
//! "Saved." has exactly one saved document at the end, every press had its effect, and every
//! restart was clean.
//!
//! `RUQSAT_KILLS` sets how often it is killed (25 unless told), `RUQSAT_SEED` the seed.
#![cfg(feature = "bot")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that meets the unexpected fails on the spot"
)]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::Duration;

use ruqsat::playground::{Config, Person, Playground, Press, What};
use tokio::sync::Mutex;

/// So many people write at a time.
const AT_ONCE: usize = 8;
/// A step that has no effect for so long is lost.
const PATIENCE: Duration = Duration::from_secs(90);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_was_told_saved_has_it_after_any_number_of_kills() {
    let kills = from_environment("RUQSAT_KILLS", 25);
    let mut random = from_environment("RUQSAT_SEED", 1);
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config::for_tests();
    config.limits = false;
    let playground = Arc::new(Playground::start(config).await.unwrap());
    let crowd = Arc::new(Crowd::default());
    let people: Vec<_> =
        (0..AT_ONCE).map(|_| tokio::spawn(keep_saving(playground.clone(), crowd.clone()))).collect();
    let mut unclean = 0;
    for _ in 0..kills {
        let mut bot = start(&playground, folder.path());
        random = mixed(random);
        tokio::time::sleep(Duration::from_millis(250 + random % 1500)).await;
        unclean += u64::from(bot.try_wait().unwrap().is_some());
        bot.kill().unwrap();
        bot.wait().unwrap();
    }
    let mut bot = start(&playground, folder.path());
    crowd.ending.store(true, Ordering::Relaxed);
    let mut lost_steps = Vec::new();
    for person in people {
        lost_steps.extend(person.await.unwrap());
    }
    let saved = crowd.saved.lock().await.clone();
    let mut lost = Vec::new();
    for person in &saved {
        if !has_one_document(&playground, *person).await {
            lost.push(*person);
        }
    }
    bot.kill().unwrap();
    bot.wait().unwrap();
    println!(
        "{kills} kills, {} promised, {} promised but lost, {} steps without effect, {unclean} unclean restarts",
        saved.len(),
        lost.len(),
        lost_steps.len()
    );
    assert_eq!((lost, lost_steps, unclean), (vec![], vec![], 0));
    assert!(!saved.is_empty(), "nobody got as far as saving");
}

#[derive(Default)]
struct Crowd {
    last: AtomicI64,
    ending: AtomicBool,
    saved: Mutex<Vec<i64>>,
}

/// Person after person saves a document. Returns who stood before a step that had no effect.
async fn keep_saving(playground: Arc<Playground>, crowd: Arc<Crowd>) -> Option<i64> {
    while !crowd.ending.load(Ordering::Relaxed) {
        let person = 1000 + crowd.last.fetch_add(1, Ordering::Relaxed);
        playground.person(Person::new(person, "Somebody", "en")).unwrap();
        if !save(&playground, person).await {
            return Some(person);
        }
        crowd.saved.lock().await.push(person);
    }
    None
}

async fn save(playground: &Playground, person: i64) -> bool {
    let steps: [(Step, &str); 6] = [
        (Step::Say("/check"), "Which document"),
        (Step::Press("Residence permit"), "Until which date"),
        (Step::Say("31.03.2037"), "Valid:"),
        (Step::Press("Remind me in time"), "Before anything is saved"),
        (Step::Press("I agree, save it"), "Whose document"),
        (Step::Press("mother’s"), "Saved."),
    ];
    for (step, expected) in steps {
        match step {
            Step::Say(text) => drop(playground.say(person, text).unwrap()),
            Step::Press(label) => {
                drop(playground.press(person, Press::Label(label.into())).unwrap());
            }
        }
        if !sees(playground, person, expected).await {
            return false;
        }
    }
    true
}

enum Step {
    Say(&'static str),
    Press(&'static str),
}

/// Waits until the newest words of the bot hold these.
async fn sees(playground: &Playground, person: i64, words: &str) -> bool {
    let fits = |events: &[ruqsat::playground::Event]| {
        let by_the_bot =
            |event: &&ruqsat::playground::Event| matches!(event.what, What::Received | What::Edited);
        let mut newest = events.iter().rev().filter(by_the_bot);
        newest.any(|event| event.text.as_deref().is_some_and(|text| text.contains(words)))
    };
    playground.wait_for(person, PATIENCE, fits).await.is_some()
}

async fn has_one_document(playground: &Playground, person: i64) -> bool {
    playground.say(person, "/documents").unwrap();
    sees(playground, person, "My documents: 1").await
}

fn start(playground: &Playground, folder: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_ruqsat"))
        .arg("run")
        .env("TELOXIDE_TOKEN", playground.token())
        .env("TELOXIDE_API_URL", playground.url())
        .env("RUQSAT_DATA_DIR", folder.join("data"))
        .env("RUQSAT_KEY_FILE", folder.join("store.key"))
        .env("RUST_LOG", "error")
        .stdin(Stdio::null())
        .spawn()
        .unwrap()
}

fn from_environment(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

fn mixed(seed: u64) -> u64 {
    let mut mixed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}
