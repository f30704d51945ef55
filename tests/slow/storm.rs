//! Everything at once: lost answers, 5xx, limits, half answers, repeated and shuffled updates, chats that
//! flood, and the real program killed again and again. When it is over, nobody's question is without
//! its answer.
//!
//! `RUQSAT_STORM_SECONDS` sets how long it lasts (20 unless told; ten minutes for the full one),
//! `RUQSAT_SEED` the seed.
#![cfg(feature = "bot")]

use crate::kit::{from_environment, killing};

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use killing::{Bot, Random};
use ruqsat::playground::{Config, EventKind, Fault, Person, Playground, Rule};

const PEOPLE: i64 = 12;
/// Somebody writes no more while so many of their questions are open: more would be dropped with a word.
const MOST_OPEN: usize = 6;
/// The longest wait between two tries of a reply is four minutes; others may stand before it.
const PATIENCE: Duration = Duration::from_secs(600);

fn faults() -> Vec<Rule> {
    let sending = [
        (0.06, Fault::DropBefore),
        (0.06, Fault::DropAfter),
        (0.10, Fault::BadGateway),
        (0.03, Fault::BadGatewayAfter),
        (0.05, Fault::Restarting),
        (0.05, Fault::TooManyRequests(1)),
        (0.03, Fault::Cut(70)),
        (0.03, Fault::Garbage("<html>".into())),
        (0.02, Fault::Refuse { code: 400, description: "Logged out".into() }),
        (0.10, Fault::Delay(300)),
    ];
    let asking = [
        (0.08, Fault::DropAfter),
        (0.05, Fault::DropBefore),
        (0.05, Fault::BadGateway),
        (0.02, Fault::TooManyRequests(1)),
        (0.03, Fault::Cut(90)),
        (0.25, Fault::DuplicateUpdates),
        (0.25, Fault::PermuteUpdates),
    ];
    let on =
        |method: &'static str| move |(chance, fault): (f64, Fault)| Rule::on(method, fault).likely(chance);
    sending.into_iter().map(on("sendMessage")).chain(asking.into_iter().map(on("getUpdates"))).collect()
}

/// The day that a person's question of this number asks about, as it is written and as it is answered.
fn day(number: usize) -> (String, String) {
    let first = NaiveDate::from_ymd_opt(2027, 6, 1).unwrap();
    let day = first + Days::new(number as u64);
    (day.format("%d.%m.%Y").to_string(), format!("to {} ", day.format("%-d %B %Y")))
}

/// Which of so many questions of a person have no answer.
fn open(playground: &Playground, person: i64, asked: usize) -> BTreeSet<usize> {
    let by_the_bot = |what: EventKind| matches!(what, EventKind::Received | EventKind::Edited);
    let events = playground.transcript(person);
    let texts: Vec<&str> = events
        .iter()
        .filter(|event| by_the_bot(event.what))
        .filter_map(|event| event.text.as_deref())
        .collect();
    (0..asked).filter(|number| !texts.iter().any(|text| text.contains(&day(*number).1))).collect()
}

/// Keeps asking until it is over; how many questions it has asked.
async fn keep_asking(playground: Arc<Playground>, person: i64, over: Instant, mut random: Random) -> usize {
    playground.person(Person::new(person, "Somebody", "en")).unwrap();
    playground.say(person, "/start").unwrap();
    let mut asked = 0;
    while Instant::now() < over {
        if open(&playground, person, asked).len() < MOST_OPEN {
            playground.say(person, &format!("residence permit {}", day(asked).0)).unwrap();
            asked += 1;
        }
        tokio::time::sleep(random.milliseconds(100, 2_500)).await;
    }
    asked
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_storm_no_question_is_without_its_answer() {
    let (seconds, seed) = (from_environment("RUQSAT_STORM_SECONDS", 20), from_environment("RUQSAT_SEED", 1));
    let folder = tempfile::tempdir().unwrap();
    let playground = Arc::new(Playground::start(Config::for_tests()).await.unwrap());
    let mut random = Random(seed);
    let over = Instant::now() + Duration::from_secs(seconds);
    playground.faults(faults(), seed);
    let people: Vec<_> = (1..=PEOPLE)
        .map(|person| {
            let random = Random(random.below(u64::MAX));
            (person, tokio::spawn(keep_asking(playground.clone(), person, over, random)))
        })
        .collect();
    let flooder = PEOPLE + 1;
    playground.person(Person::new(flooder, "Somebody", "en")).unwrap();
    let (mut kills, mut unclean) = (0, 0);
    while Instant::now() < over {
        let bot = Bot::start(&playground, folder.path()).await;
        (0..random.below(60)).for_each(|_| _ = playground.say(flooder, "/help").unwrap());
        tokio::time::sleep(random.milliseconds(500, 12_000)).await;
        unclean += u64::from(!bot.kill());
        kills += 1;
    }
    playground.faults(Vec::new(), seed);
    let bot = Bot::start(&playground, folder.path()).await;
    let mut asked = Vec::new();
    for (person, asking) in people {
        asked.push((person, asking.await.unwrap()));
    }
    let began = Instant::now();
    let lost =
        || -> usize { asked.iter().map(|(person, count)| open(&playground, *person, *count).len()).sum() };
    while lost() > 0 && began.elapsed() < PATIENCE {
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    let questions: usize = asked.iter().map(|(_, count)| count).sum();
    let received: usize = asked.iter().map(|(person, _)| playground.received(*person).len()).sum();
    println!(
        "{seconds} s, seed {seed}: {questions} questions, {kills} kills, {unclean} unclean restarts, {received} \
         messages received, the last answer {:?} after the end, {} without an answer",
        began.elapsed(),
        lost()
    );
    assert_eq!((lost(), unclean), (0, 0));
    assert!(questions as u64 > seconds, "hardly anybody asked");
    drop(bot);
}

#[tokio::test]
async fn control_a_question_without_its_answer_is_noticed() {
    let playground = Playground::start(Config::for_tests()).await.unwrap();
    playground.person(Person::new(1, "Somebody", "en")).unwrap();
    for number in 0..3 {
        playground.say(1, &format!("residence permit {}", day(number).0)).unwrap();
    }
    for number in [0, 2] {
        let answer = serde_json::json!({ "chat_id": 1, "text": format!("valid {}· x", day(number).1) });
        playground.call(&playground.token(), "sendMessage", answer).await;
    }
    assert_eq!(open(&playground, 1, 3), BTreeSet::from([1]));
}
