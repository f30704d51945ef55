//! The real program, killed with SIGKILL again and again while people write to it. Whoever was told
//! "Saved." has exactly one saved document at the end, whoever was told "Erased." is opened by nobody who
//! has the data folder and its key, every press had its effect, and every restart was clean.
//!
//! `RUQSAT_KILLS` sets how often it is killed (25 unless told), `RUQSAT_SEED` the seed.
#![cfg(feature = "bot")]

use crate::kit::reader::Reader;
use crate::kit::{from_environment, killing};

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use killing::{Bot, Random};
use ruqsat::playground::{Config, Event, EventKind, Person, Playground, Press};
use ruqsat::reminders::ChatId;
use tokio::sync::Mutex;

/// So many people write at a time.
const AT_ONCE: usize = 8;
/// So many kills of one store; then a new one, whose starts are quick again.
const LAP: u64 = 50;
/// How long people look at an answer before they act again.
const THOUGHT: Duration = Duration::from_millis(10);
/// A step that has no effect although the bot has run for so long without being killed is lost.
const PATIENCE: Duration = Duration::from_secs(90);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_was_told_saved_has_it_after_any_number_of_kills() {
    let kills = from_environment("RUQSAT_KILLS", 25);
    let seed = from_environment("RUQSAT_SEED", 1);
    let (mut random, mut sum) = (Random(seed), Sum::default());
    for first in (0..kills).step_by(LAP as usize) {
        sum.add(one_lap((kills - first).min(LAP), &mut random).await);
        println!(
            "{} kills, seed {seed}: {} of them while somebody waited for an answer, {} steps, {} promised, \
             {} promised but lost, {} erased, {} erased but opened, {} steps without effect, {} unclean restarts, \
             slowest restart {:?}",
            (first + LAP).min(kills),
            sum.at_work,
            sum.steps,
            sum.promised,
            sum.lost,
            sum.erased,
            sum.opened,
            sum.lost_steps,
            sum.unclean,
            sum.slowest
        );
    }
    assert_eq!((sum.lost, sum.opened, sum.lost_steps, sum.unclean), (0, 0, 0, 0));
    assert!(sum.promised > 0 && sum.erased > 0, "nobody got as far as saving, or erasing");
    assert!(sum.at_work > kills / 3, "it was seldom killed at work");
}

/// A store that loses what it has said to be saved, as if it had never reached the disk.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn control_a_store_that_loses_what_was_saved_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let playground = Playground::start(Config::for_tests()).await.unwrap();
    let bot = Bot::start(&playground, folder.path()).await;
    playground.person(Person::new(1000, "Somebody", "en")).unwrap();
    assert!(save(&playground, &Crowd::default(), 1000).await);
    assert!(has_one_document(&playground, 1000, PATIENCE).await);
    assert!(bot.kill());
    std::fs::remove_dir_all(folder.path().join("data")).unwrap();
    let bot = Bot::start(&playground, folder.path()).await;
    // What the bot has said before is no answer to this.
    let said = playground.received(1000).len();
    playground.say(1000, "/documents").unwrap();
    let began = Instant::now();
    while playground.received(1000).len() == said && began.elapsed() < PATIENCE {
        tokio::time::sleep(THOUGHT).await;
    }
    let answers = playground.received(1000).split_off(said);
    assert!(!answers.is_empty() && answers.iter().all(|it| !it.contains("My documents: 1")), "{answers:?}");
    assert!(bot.kill());
}

#[derive(Default)]
struct Sum {
    at_work: u64,
    steps: u64,
    promised: usize,
    lost: usize,
    erased: usize,
    /// Told "Erased.", and their key opens still.
    opened: usize,
    lost_steps: usize,
    unclean: u64,
    slowest: Duration,
}

impl Sum {
    fn add(&mut self, lap: Sum) {
        self.at_work += lap.at_work;
        self.steps += lap.steps;
        self.promised += lap.promised;
        self.lost += lap.lost;
        self.erased += lap.erased;
        self.opened += lap.opened;
        self.lost_steps += lap.lost_steps;
        self.unclean += lap.unclean;
        self.slowest = self.slowest.max(lap.slowest);
    }
}

async fn one_lap(kills: u64, random: &mut Random) -> Sum {
    let folder = tempfile::tempdir().unwrap();
    let playground = Arc::new(Playground::start(Config::for_tests()).await.unwrap());
    let crowd = Arc::new(Crowd { last: AtomicI64::new(1000), ..Crowd::default() });
    let people: Vec<_> =
        (0..AT_ONCE).map(|_| tokio::spawn(keep_saving(playground.clone(), crowd.clone()))).collect();
    let mut sum = Sum::default();
    for _ in 0..kills {
        let bot = Bot::start(&playground, folder.path()).await;
        sum.slowest = sum.slowest.max(bot.polled_after.unwrap_or_default());
        tokio::time::sleep(random.milliseconds(1, 400)).await;
        sum.at_work += u64::from(crowd.waiting.load(Ordering::Relaxed) > 0);
        sum.unclean += u64::from(!bot.kill());
    }
    let bot = Bot::start(&playground, folder.path()).await;
    crowd.ending.store(true, Ordering::Relaxed);
    for person in people {
        sum.lost_steps += usize::from(!person.await.unwrap());
    }
    // As a kill leaves it, before anything is looked at that would write.
    let erased = crowd.erased.lock().await.clone();
    let reader = Reader::new(folder.path());
    sum.erased = erased.len();
    sum.opened = erased.iter().filter(|person| reader.opens_person(ChatId(**person))).count();
    let saved = crowd.saved.lock().await.clone();
    assert!(saved.iter().all(|person| reader.opens_person(ChatId(*person))), "the reader finds who is there");
    for person in saved {
        sum.promised += 1;
        sum.lost += usize::from(!has_one_document(&playground, person, PATIENCE).await);
    }
    sum.steps = crowd.steps.load(Ordering::Relaxed);
    sum.unclean += u64::from(!bot.kill());
    sum
}

#[derive(Default)]
struct Crowd {
    last: AtomicI64,
    /// The bot is no longer killed, and nobody begins anything new.
    ending: AtomicBool,
    saved: Mutex<Vec<i64>>,
    erased: Mutex<Vec<i64>>,
    /// People who have taken a step and not seen its effect.
    waiting: AtomicU64,
    steps: AtomicU64,
}

/// Person after person saves a document, and one of three has everything erased. False if a step had no effect.
async fn keep_saving(playground: Arc<Playground>, crowd: Arc<Crowd>) -> bool {
    while !crowd.ending.load(Ordering::Relaxed) {
        let person = crowd.last.fetch_add(1, Ordering::Relaxed);
        playground.person(Person::new(person, "Somebody", "en")).unwrap();
        if !save(&playground, &crowd, person).await {
            return false;
        }
        if person % 3 != 0 {
            crowd.saved.lock().await.push(person);
        } else if erase(&playground, &crowd, person).await {
            crowd.erased.lock().await.push(person);
        } else {
            return false;
        }
    }
    true
}

async fn erase(playground: &Playground, crowd: &Crowd, person: i64) -> bool {
    let steps = [
        (Step::Say("/forget"), "Erase everything stored about you?"),
        (Step::Press("Yes, erase everything"), "Erased."),
    ];
    go(playground, crowd, person, steps).await
}

async fn save(playground: &Playground, crowd: &Crowd, person: i64) -> bool {
    let steps: [(Step, &str); 6] = [
        (Step::Say("/check"), "Which document"),
        (Step::Press("Residence permit"), "Until which date"),
        (Step::Say("31.03.2037"), "Valid:"),
        (Step::Press("Remind me in time"), "Before anything is saved"),
        (Step::Press("I agree, save it"), "Whose document"),
        (Step::Press("mother’s"), "Saved."),
    ];
    go(playground, crowd, person, steps).await
}

async fn go<const N: usize>(
    playground: &Playground,
    crowd: &Crowd,
    person: i64,
    steps: [(Step, &str); N],
) -> bool {
    for (step, expected) in steps {
        match step {
            Step::Say(text) => drop(playground.say(person, text).unwrap()),
            Step::Press(label) => {
                drop(playground.press(person, Press::Label(label.into())).unwrap());
            }
        }
        crowd.waiting.fetch_add(1, Ordering::Relaxed);
        let seen = sees(playground, crowd, person, expected).await;
        crowd.waiting.fetch_sub(1, Ordering::Relaxed);
        if !seen {
            return false;
        }
        crowd.steps.fetch_add(1, Ordering::Relaxed);
        tokio::time::sleep(THOUGHT).await;
    }
    true
}

enum Step {
    Say(&'static str),
    Press(&'static str),
}

/// Waits until the bot has said these words; with patience only once it is no longer killed, because
/// before that nobody can say how long it had to answer.
async fn sees(playground: &Playground, crowd: &Crowd, person: i64, words: &str) -> bool {
    let mut left_in_peace = None;
    loop {
        if says(playground, person, words, Duration::from_secs(1)).await {
            return true;
        }
        if crowd.ending.load(Ordering::Relaxed)
            && left_in_peace.get_or_insert_with(Instant::now).elapsed() > PATIENCE
        {
            return false;
        }
    }
}

async fn says(playground: &Playground, person: i64, words: &str, longest: Duration) -> bool {
    let fits = |events: &[Event]| {
        let by_the_bot = |event: &&Event| matches!(event.what, EventKind::Received | EventKind::Edited);
        let mut newest = events.iter().rev().filter(by_the_bot);
        newest.any(|event| event.text.as_deref().is_some_and(|text| text.contains(words)))
    };
    playground.wait_for(person, longest, fits).await.is_some()
}

async fn has_one_document(playground: &Playground, person: i64, longest: Duration) -> bool {
    playground.say(person, "/documents").unwrap();
    says(playground, person, "My documents: 1", longest).await
}
