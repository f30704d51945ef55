//! A law that changes while the bot is stopped, and a process that dies while it tells people: each
//! change reaches everybody it concerns, once.

#![cfg(feature = "bot")]

use crate::kit::delivery;

use std::fs;
use std::path::Path;

use chrono::{Days, NaiveDate};
use chrono_tz::Asia::Almaty;
use delivery::{PATIENCE, World, meanwhile, until};
use ruqsat::app::Options;
use ruqsat::app::law_files::LawPlaces;
use ruqsat::assess::Facts;
use ruqsat::conversation::{Chat, record};
use ruqsat::lang::Lang;
use ruqsat::law::Law;
use ruqsat::playground::{Fault, Rule};
use ruqsat::ports::{Clock, Commit, RecordChange, Store};
use ruqsat::reminders::{Case, CaseId, ChatId, Label, Relation};

const PEOPLE: i64 = 12;
/// The permit has to be renewed a month before it expires; by the other law two.
const LATER: (&str, &str) = ("months_before = 1 #", "months_before = 2 #");
const NEWS: &str = "The law that this bot uses has changed";

/// The built-in law, in a folder.
fn law_in(folder: &Path) {
    fs::create_dir_all(folder.join("documents")).unwrap();
    for (name, text) in Law::built_in_files() {
        fs::write(folder.join(name), text).unwrap();
    }
}

/// Another day by which holders of a residence permit have to apply.
fn change(folder: &Path, from: &str, to: &str) {
    let file = folder.join("documents/residence-permit.toml");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(from), "the law is written in other words now");
    fs::write(&file, text.replace(from, to)).unwrap();
}

fn loaded(folder: &Path) -> Law {
    let files: Vec<_> = Law::built_in_files()
        .map(|(name, _)| (name, fs::read_to_string(folder.join(name)).unwrap()))
        .collect();
    Law::load(files.iter().map(|(name, text)| (*name, text.as_str()))).unwrap()
}

async fn document(world: &World, chat: ChatId, kind: &str) {
    let today: NaiveDate = world.clocks.now().with_timezone(&Almaty).date_naive();
    let mut facts = Facts::new(kind);
    facts.expires = Some(today + Days::new(200));
    let case = Case::new(CaseId(1), Label { relation: Relation::Mine, name: None }, facts);
    let kept = Chat { lang: Some(Lang::EN), cases: vec![case], ..Chat::default() };
    let commit =
        Commit { record: RecordChange::Put(record::write(&kept)), ..Commit::new(chat, world.clocks.now()) };
    drop(world.store.commit(commit).await.unwrap().into_inner());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_changed_law_reaches_everybody_once_whenever_the_process_ends() {
    let (world, folder) = (World::new().await, tempfile::tempdir().unwrap());
    let law = folder.path().join("law");
    law_in(&law);
    let options = || Options {
        law: Some(LawPlaces {
            folder: Some(law.clone()),
            data: folder.path().into(),
            ..LawPlaces::default()
        }),
        ..Options::default()
    };
    let bot = world.start(loaded(&law), options());
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
    let bot = world.start(loaded(&law), options());
    assert!(
        until(PATIENCE, || world.store.figures().ladders == PEOPLE as u64 + 1).await,
        "everybody is planned"
    );
    bot.stop().await.unwrap();

    // Replaced while it is stopped; then it dies while it tells people, twice.
    change(&law, LATER.0, LATER.1);
    world.playground.faults(vec![Rule::on("sendMessage", Fault::TooManyRequests(100))], 1);
    for most in [1, 5] {
        let bot = world.start(loaded(&law), options());
        assert!(until(PATIENCE, || world.store.figures().outbox >= most).await, "it tells people");
        bot.die();
    }
    world.playground.faults(Vec::new(), 1);
    let told = |times: usize| (1..=PEOPLE).all(|person| world.holding(ChatId(person), NEWS) == times);
    for _ in 0..2 {
        let bot = world.start(loaded(&law), options());
        assert!(until(PATIENCE, || told(1)).await, "somebody was left out, or told twice");
        meanwhile().await;
        bot.stop().await.unwrap();
    }
    assert!(told(1), "somebody was told twice");
    assert_eq!(world.holding(other, NEWS), 0, "it does not concern the holder of a passport");

    // Replaced under a running bot.
    let bot = world.start(loaded(&law), options());
    world.person(PEOPLE + 2).await;
    meanwhile().await;
    change(&law, LATER.1, LATER.0);
    world.pass(chrono::TimeDelta::seconds(15));
    assert!(until(PATIENCE, || told(2)).await);
    meanwhile().await;
    bot.stop().await.unwrap();
    assert!(told(2));
}
