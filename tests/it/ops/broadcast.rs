//! An administrator says something to everybody or to some: its words are read, they hear how many would
//! get it, are asked, and on yes exactly those people get it once, whatever happens to the process.

#![cfg(feature = "bot")]

use crate::kit::ops;

use std::time::Duration;

use ops::World;
use ruqsat::app::Options;
use ruqsat::assess::Facts;
use ruqsat::conversation::{Chat, record};
use ruqsat::lang::Lang;
use ruqsat::playground::{Fault, Person, Press, Rule};
use ruqsat::ports::{Commit, RecordChange, Store};
use ruqsat::reminders::{Case, CaseId, ChatId, Label, Relation};

const ADMIN: i64 = 5001;
const ANNA: i64 = 5002;
const BOLAT: i64 = 5003;
const PATIENCE: Duration = Duration::from_secs(20);

const WORDS: &str = r#"
words.kk = "Ертең бот бір сағат жұмыс істемейді."
words.ru = "Завтра бот час не работает."
words.en = "The bot will be away for an hour tomorrow."
"#;
const IN_ENGLISH: &str = "From the people who run this bot\nThe bot will be away for an hour tomorrow.";
const IN_RUSSIAN: &str = "Сообщение от тех, кто ведёт этот бот\nЗавтра бот час не работает.";
const IN_KAZAKH: &str = "Осы ботты жүргізетін адамдардан хабар\nЕртең бот бір сағат жұмыс істемейді.";

fn options() -> Options {
    Options { admins: vec![ADMIN], ..Options::default() }
}

async fn world() -> World {
    let world = World::start(options()).await;
    world.playground.person(Person::new(ADMIN, "A", "en")).unwrap();
    say(&world, ADMIN, "/start").await;
    world
}

/// Somebody whom the bot knows, perhaps with a saved permit.
async fn known(world: &World, chat: i64, lang: Lang, expires: Option<&str>) {
    world.playground.person(Person::new(chat, "A", "en")).unwrap();
    // A bot may write only to who has written to it.
    say(world, chat, "/start").await;
    let case = |expires: &str| {
        let facts = Facts { expires: Some(expires.parse().unwrap()), ..Facts::new("residence-permit") };
        Case::new(CaseId(1), Label { relation: Relation::Mine, name: None }, facts)
    };
    let cases = expires.map(case).into_iter().collect();
    let known = Chat { lang: Some(lang), cases, ..Chat::default() };
    let mut commit = Commit::new(ChatId(chat), world.playground.clock().now());
    commit.record = RecordChange::Put(record::write(&known));
    let _ = world.store.commit(commit).await.unwrap();
}

async fn say(world: &World, chat: i64, text: &str) -> String {
    world.playground.say(chat, text).unwrap();
    assert!(world.answered(chat, PATIENCE).await, "no answer to {text}");
    world.playground.received(chat).pop().unwrap()
}

/// Presses as soon as the button is there: the end of an earlier spinner may be taken for the answer.
async fn press(world: &World, label: &str) {
    let began = std::time::Instant::now();
    while let Err(refusal) = world.playground.press(ADMIN, Press::Label(label.into())) {
        assert!(began.elapsed() < PATIENCE, "{refusal:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// What a person was sent in this way.
fn got(world: &World, chat: i64) -> Vec<String> {
    let ours = [IN_ENGLISH, IN_RUSSIAN, IN_KAZAKH];
    let received = world.playground.received(chat).into_iter();
    received.filter(|text| ours.contains(&&**text)).collect()
}

/// Waits until an administrator has heard this, in a new message or an old one.
async fn heard(world: &World, words: &str) {
    let heard = || {
        let texts = world.playground.transcript(ADMIN).into_iter().filter_map(|event| event.text);
        texts.into_iter().any(|text| text.contains(words))
    };
    let all = world.playground.wait_for(ADMIN, PATIENCE, |_| heard()).await;
    assert!(all.is_some(), "{words}: {:?}", world.playground.received(ADMIN));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_yes_each_gets_it_once_in_their_language() {
    let world = world().await;
    known(&world, ANNA, Lang::KK, None).await;
    known(&world, BOLAT, Lang::RU, Some("2037-01-12")).await;
    let asked = say(&world, ADMIN, &format!("/admin say\n{WORDS}")).await;
    assert_eq!(
        asked,
        "Nothing has been sent yet.\nPeople who would get it: 3\n\n\
         en: The bot will be away for an hour tomorrow.\n\n\
         kk: Ертең бот бір сағат жұмыс істемейді.\n\nru: Завтра бот час не работает."
    );
    assert_eq!(got(&world, ANNA), Vec::<String>::new(), "nobody gets it before the yes");
    press(&world, "Send it").await;
    heard(&world, "It is being sent. You will hear when everyone has it.").await;
    heard(&world, "The message has gone to everyone it is for. People: 3").await;
    for (chat, words) in [(ANNA, IN_KAZAKH), (BOLAT, IN_RUSSIAN), (ADMIN, IN_ENGLISH)] {
        let all = world.playground.wait_for(chat, PATIENCE, |_| !got(&world, chat).is_empty()).await;
        assert!(all.is_some(), "{:?}", world.playground.received(chat));
        assert_eq!(got(&world, chat), [words]);
    }

    // A second press changes nothing, and neither does a start.
    let (playground, folder) = world.stop().await;
    let world = World::start_on(playground, folder, options()).await;
    assert!(!say(&world, ADMIN, "/help").await.is_empty());
    assert_eq!(got(&world, ANNA), [IN_KAZAKH]);
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_those_whom_every_criterion_fits_get_it() {
    let world = world().await;
    known(&world, ANNA, Lang::RU, Some("2025-09-20")).await;
    known(&world, BOLAT, Lang::RU, Some("2037-01-12")).await;
    known(&world, 5004, Lang::KK, Some("2025-09-20")).await;
    known(&world, 5005, Lang::RU, None).await;
    for (criteria, count) in [
        ("languages = [\"ru\"]", 3),
        ("documents = [\"residence-permit\"]", 3),
        ("outages = [\"fingerprint-2025\"]", 2),
        ("languages = [\"ru\"]\ndocuments = [\"residence-permit\"]\noutages = [\"fingerprint-2025\"]", 1),
    ] {
        let asked = say(&world, ADMIN, &format!("/admin say\n{criteria}\n{WORDS}")).await;
        assert!(asked.contains(&format!("People who would get it: {count}\n")), "{criteria}: {asked}");
    }
    press(&world, "Send it").await;
    heard(&world, "People: 1").await;
    let all = world.playground.wait_for(ANNA, PATIENCE, |_| got(&world, ANNA) == [IN_RUSSIAN]).await;
    assert!(all.is_some(), "{:?}", world.playground.received(ANNA));
    assert!((5003..=5005).all(|chat| got(&world, chat).is_empty()));

    for (wrong, fault) in [
        ("", "words.en is missing"),
        ("language = [\"ru\"]", "unknown field"),
        ("languages = [\"de\"]", "unknown language"),
        ("documents = [\"x\"]", "there is no kind of document"),
    ] {
        let words = if wrong.is_empty() { "words.kk = \"a\"" } else { WORDS };
        let said = say(&world, ADMIN, &format!("/admin say\n{wrong}\n{words}")).await;
        assert!(said.starts_with("The message was not accepted. Nothing was sent."), "{said}");
        assert!(said.contains(fault), "{said}");
    }
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restart_in_the_middle_leaves_nobody_out_and_tells_nobody_twice() {
    let world = world().await;
    let people = 6_000..6_080;
    for chat in people.clone() {
        world.playground.person(Person::new(chat, "A", "en")).unwrap();
        world.playground.say(chat, "/start").unwrap();
    }
    for chat in people.clone() {
        assert!(world.answered(chat, PATIENCE).await);
    }
    say(&world, ADMIN, &format!("/admin say\n{WORDS}")).await;
    let (playground, folder) = world.stop().await;
    // What was not decided on is no longer known.
    let world = World::start_on(playground, folder, options()).await;
    press(&world, "Send it").await;
    heard(&world, "This message is no longer kept").await;
    say(&world, ADMIN, &format!("/admin say\n{WORDS}")).await;
    // However fast it is, it does not come to its end before the restart.
    world.playground.faults(vec![Rule::on("sendMessage", Fault::TooManyRequests(1)).after(40)], 1);
    press(&world, "Send it").await;
    let got = |world: &World, chat| got(world, chat).len();
    let began = std::time::Instant::now();
    while people.clone().filter(|chat| got(&world, *chat) > 0).count() < 10 {
        assert!(began.elapsed() < PATIENCE, "nothing is sent");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let (playground, folder) = world.stop().await;
    let is_told = |chat: &i64| playground.received(*chat).iter().any(|text| text == IN_ENGLISH);
    let before = people.clone().filter(is_told).count();
    println!("{before} of 80 were told before the restart");
    assert!(before < 80, "it was not interrupted");
    playground.faults(Vec::new(), 1);
    let world = World::start_on(playground, folder, options()).await;
    heard(&world, "People: 81").await;
    let began = std::time::Instant::now();
    while people.clone().any(|chat| got(&world, chat) == 0) && began.elapsed() < PATIENCE {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let counts: Vec<usize> = people.map(|chat| got(&world, chat)).collect();
    assert!(counts.iter().all(|count| *count == 1), "{counts:?}");
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_counts_of_a_month_go_on_after_a_restart() {
    let world = world().await;
    for _ in 0..11 {
        say(&world, ADMIN, "/help").await;
    }
    let (playground, folder) = world.stop().await;
    let world = World::start_on(playground, folder, options()).await;
    let said = say(&world, ADMIN, "/admin").await;
    let month = world.playground.clock().now().format("%Y-%m").to_string();
    let lines = [format!("\n{month} newcomers 1–9\n"), format!("\n{month} updates 10–19\n")];
    assert!(lines.iter().all(|line| said.contains(line)), "{said}");
    world.stop().await;
}
