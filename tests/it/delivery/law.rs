//! A law that changes while the bot is stopped, and a process that dies while it tells people: each
//! change reaches everybody it concerns, once.

#![cfg(feature = "bot")]

use crate::kit::delivery;
use crate::kit::{self, law_in};

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use chrono_tz::Asia::Almaty;
use delivery::{PATIENCE, Process, World, until};
use ruqsat::app::Options;
use ruqsat::app::law_files::LawPlaces;
use ruqsat::assess::Facts;
use ruqsat::conversation::{Chat, record};
use ruqsat::lang::Lang;
use ruqsat::law::Law;
use ruqsat::playground::{Fault, Press, Rule};
use ruqsat::ports::{Clock, Commit, RecordChange, Store};
use ruqsat::reminders::{Case, CaseId, ChatId, Label, Relation};
use tempfile::TempDir;

const PEOPLE: i64 = 12;
/// The permit has to be renewed a month before it expires; by the other law two.
const LATER: (&str, &str) = ("months_before = 1 #", "months_before = 2 #");
const NEWS: &str = "The law that this bot uses has changed";

/// The built-in law, in a folder inside one of the test's own.
fn law_in_a_folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let law = folder.path().join("law");
    law_in(&law, str::to_string);
    (folder, law)
}

fn options(folder: &TempDir, law: &Path) -> Options {
    let places = LawPlaces { folder: Some(law.into()), data: folder.path().into(), ..LawPlaces::default() };
    Options { law: Some(places), ..Options::default() }
}

fn today(world: &World) -> NaiveDate {
    world.clocks.now().with_timezone(&Almaty).date_naive()
}

/// Another day by which holders of a residence permit have to apply.
fn change(folder: &Path, from: &str, to: &str) {
    let file = folder.join("documents/residence-permit.toml");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(from), "the law is written in other words now");
    fs::write(&file, text.replace(from, to)).unwrap();
}

fn loaded(folder: &Path) -> Law {
    let notices = fs::read_to_string(folder.join("notices.toml")).ok();
    let files: Vec<_> = Law::built_in_files()
        .map(|(name, _)| (name, fs::read_to_string(folder.join(name)).unwrap()))
        .chain(notices.map(|text| ("notices.toml", text)))
        .collect();
    Law::load(files.iter().map(|(name, text)| (*name, text.as_str()))).unwrap()
}

async fn document(world: &World, chat: ChatId, kind: &str) {
    document_for(world, chat, kind, 200).await;
}

/// A document with so many days left.
async fn document_for(world: &World, chat: ChatId, kind: &str, days: u64) {
    let mut facts = Facts::new(kind);
    facts.expires = Some(today(world) + Days::new(days));
    let case = Case::new(CaseId(1), Label { relation: Relation::Mine, name: None }, facts);
    let kept = Chat { lang: Some(Lang::EN), cases: vec![case], ..Chat::default() };
    let commit =
        Commit { record: RecordChange::Put(record::write(&kept)), ..Commit::new(chat, world.clocks.now()) };
    drop(world.store.commit(commit).await.unwrap().into_inner());
}

/// Starts a process, and returns once it has looked at everybody: whoever has a document and no reminders yet is planned
/// then. What it had to say by that has been said.
async fn started_and_looked(world: &World, start: impl Fn() -> Process) -> Process {
    let planned = world.store.figures().ladders;
    let newcomer = ChatId(1_000_000 + planned as i64);
    document(world, newcomer, "passport").await;
    let bot = start();
    assert!(until(PATIENCE, || world.store.figures().ladders > planned).await, "nobody is looked at");
    assert!(until(PATIENCE, || world.store.figures().outbox == 0).await, "something is not said");
    bot
}

/// The index of the year that begins on this day, published or not, in the place of whatever the law has of it.
fn index(folder: &Path, from: &str, tenge: &str) {
    let file = folder.join("money.toml");
    let text = fs::read_to_string(&file).unwrap();
    let is_later = |block: &&str| {
        let begins = block.split_once("from = \"").and_then(|(_, rest)| rest.get(..10));
        block.starts_with("mci]]") && begins.is_some_and(|begins| begins >= from)
    };
    let blocks = text.split("[[").filter(|block| !is_later(block)).collect::<Vec<_>>().join("[[");
    let row = format!(
        "\n[[mci]]\nfrom = \"{from}\"\ntenge = {tenge}\nsource = \"mci-2026\"\nconfidence = \"high\"\n\
         checked_on = \"2026-11-22\"\ncheck_again_by = \"2027-02-22\"\n"
    );
    fs::write(&file, format!("{blocks}{row}")).unwrap();
}

/// "Tell me when you know", through a whole bot: over a restart, by a law that changed meanwhile or under it, once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_somebody_waits_for_is_told_once_over_restarts_and_reloads() {
    let world = World::new().await;
    let (folder, law) = law_in_a_folder();
    let start = || world.start(loaded(&law), options(&folder, &law));
    let today = today(&world);
    let next_year = format!("{}-01-01", chrono::Datelike::year(&today) + 1);
    index(&law, &next_year, "\"not-published\"");
    let bot = start();
    let (one, other) = (world.person(1).await, world.person(2).await);
    for chat in [one, other] {
        let before = world.received(chat).len();
        world.playground.say(chat.0, "How much is the MCI?").unwrap();
        assert!(until(PATIENCE, || world.received(chat).len() > before).await);
        world.playground.press(chat.0, Press::Label("Tell me when you know".into())).unwrap();
    }
    for chat in [one, other] {
        let wishes = async || {
            let record = world.store.chat(chat).await.unwrap();
            record.map_or(0, |record| record::read(&record).unwrap().wishes.len())
        };
        kit::until("a wish is kept", async || wishes().await == 1).await;
    }
    bot.stop().await.unwrap();
    // A restart without news tells nothing.
    let bot = started_and_looked(&world, start).await;
    let news = "You wanted to be told";
    assert_eq!(world.holding(one, news) + world.holding(other, news), 0);
    // The index of next year is published: put into the folder under the running bot.
    index(&law, &next_year, "4500");
    world.pass(chrono::TimeDelta::seconds(15));
    assert!(until(PATIENCE, || [one, other].iter().all(|chat| world.holding(*chat, news) == 1)).await);
    bot.stop().await.unwrap();
    for _ in 0..2 {
        started_and_looked(&world, start).await.stop().await.unwrap();
    }
    assert!([one, other].iter().all(|chat| world.holding(*chat, news) == 1), "told twice");
}

/// The process dies after some of them were told.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_notice_reaches_everybody_it_concerns_once_though_the_process_dies_among_them() {
    let world = World::new().await;
    let (folder, law) = law_in_a_folder();
    let start = || world.start(loaded(&law), options(&folder, &law));
    let bot = start();
    for person in 1..=PEOPLE + 1 {
        world.person(person).await;
    }
    assert!(until(PATIENCE, || world.store.figures().inbox == 0).await);
    for person in 1..=PEOPLE {
        document_for(&world, ChatId(person), "residence-permit", 20).await;
    }
    let other = ChatId(PEOPLE + 1);
    document(&world, other, "residence-permit").await;
    bot.stop().await.unwrap();
    let bot = start();
    assert!(until(PATIENCE, || world.store.figures().ladders == PEOPLE as u64 + 1).await, "all are planned");
    bot.stop().await.unwrap();

    let today = today(&world);
    let row = format!(
        "[[notice]]\nid = \"trouble\"\nregions = [\"75\"]\nstarts = \"{today}\"\nends = \"{}\"\n\
         source = \"operator: called 1414\"\n",
        today + Days::new(2)
    );
    fs::write(law.join("notices.toml"), row).unwrap();
    let told = || (1..=PEOPLE).filter(|person| world.holding(ChatId(*person), "called 1414") > 0).count();
    world.playground.faults(vec![Rule::on("sendMessage", Fault::TooManyRequests(100)).after(4)], 1);
    let bot = start();
    assert!(until(PATIENCE, || told() == 4).await, "{} were told", told());
    // The others are refused from then on.
    let refused = || world.playground.exchanges().iter().filter(|call| call.status == 429).count();
    assert!(until(PATIENCE, || refused() > 0).await, "nobody else is told");
    bot.die();
    assert_eq!(told(), 4, "it died among them");
    world.playground.faults(Vec::new(), 1);
    for _ in 0..2 {
        let bot = start();
        assert!(until(PATIENCE, || told() == PEOPLE as usize).await, "somebody was left out");
        bot.stop().await.unwrap();
        started_and_looked(&world, start).await.stop().await.unwrap();
    }
    let counts: Vec<usize> =
        (1..=PEOPLE).map(|person| world.holding(ChatId(person), "called 1414")).collect();
    assert!(counts.iter().all(|count| *count == 1), "{counts:?}");
    assert_eq!(world.holding(other, "called 1414"), 0, "months are left");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_changed_law_reaches_everybody_once_whenever_the_process_ends() {
    let world = World::new().await;
    let (folder, law) = law_in_a_folder();
    let start = || world.start(loaded(&law), options(&folder, &law));
    let bot = start();
    for person in 1..=PEOPLE + 1 {
        world.person(person).await;
    }
    assert!(until(PATIENCE, || world.store.figures().inbox == 0).await);
    for person in 1..=PEOPLE {
        document(&world, ChatId(person), "residence-permit").await;
    }
    let other = ChatId(PEOPLE + 1);
    document(&world, other, "passport").await;
    bot.stop().await.unwrap();
    let bot = start();
    assert!(
        until(PATIENCE, || world.store.figures().ladders == PEOPLE as u64 + 1).await,
        "everybody is planned"
    );
    bot.stop().await.unwrap();

    // Replaced while it is stopped; then it dies while it tells people, twice.
    change(&law, LATER.0, LATER.1);
    world.playground.faults(vec![Rule::on("sendMessage", Fault::TooManyRequests(100))], 1);
    for most in [1, 5] {
        let bot = start();
        assert!(until(PATIENCE, || world.store.figures().outbox >= most).await, "it tells people");
        bot.die();
    }
    world.playground.faults(Vec::new(), 1);
    let told = |times: usize| (1..=PEOPLE).all(|person| world.holding(ChatId(person), NEWS) == times);
    for _ in 0..2 {
        let bot = start();
        assert!(until(PATIENCE, || told(1)).await, "somebody was left out, or told twice");
        bot.stop().await.unwrap();
        started_and_looked(&world, start).await.stop().await.unwrap();
    }
    assert!(told(1), "somebody was told twice");
    assert_eq!(world.holding(other, NEWS), 0, "it does not concern the holder of a passport");

    // Replaced under a running bot.
    let bot = started_and_looked(&world, start).await;
    world.person(PEOPLE + 2).await;
    let told_by = async || world.store.note("law-told").await.unwrap();
    let before = told_by().await;
    change(&law, LATER.1, LATER.0);
    world.pass(chrono::TimeDelta::seconds(15));
    kit::until("the telling comes to its end", async || told_by().await != before).await;
    assert!(until(PATIENCE, || told(2)).await);
    bot.stop().await.unwrap();
    started_and_looked(&world, start).await.stop().await.unwrap();
    assert!(told(2));
}

/// As another release may have written it. Each person has a mark of their own, so it can begin again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_nobody_can_read_how_far_the_telling_had_come_it_begins_again_and_the_note_stays() {
    const NOTE: &[u8] = b"{of another release";
    let world = World::new().await;
    let (folder, law) = law_in_a_folder();
    let start = || world.start(loaded(&law), options(&folder, &law));
    let bot = start();
    for person in 1..=PEOPLE {
        world.person(person).await;
    }
    assert!(until(PATIENCE, || world.store.figures().inbox == 0).await);
    for person in 1..=PEOPLE {
        document(&world, ChatId(person), "residence-permit").await;
    }
    bot.stop().await.unwrap();
    let bot = start();
    assert!(until(PATIENCE, || world.store.figures().ladders == PEOPLE as u64).await, "all are planned");
    bot.stop().await.unwrap();

    let told_by = async || world.store.note("law-told").await.unwrap();
    let before = told_by().await;
    change(&law, LATER.0, LATER.1);
    drop(world.store.put_note("law-telling", NOTE.to_vec()).await.unwrap());
    let bot = start();
    kit::until("the telling comes to its end", async || told_by().await != before).await;
    let told = || (1..=PEOPLE).all(|person| world.holding(ChatId(person), NEWS) == 1);
    assert!(until(PATIENCE, told).await, "somebody was left out, or told twice");
    bot.stop().await.unwrap();
    assert!(told(), "somebody was told twice");
    assert_eq!(world.store.note("law-telling").await.unwrap().as_deref(), Some(NOTE), "it was written over");
}
