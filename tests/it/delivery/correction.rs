//! A record of an older release whose verdict this one corrects: its owner is told once, as our mistake.

#![cfg(feature = "bot")]

use crate::kit::delivery;

use delivery::{PATIENCE, World, meanwhile, until};
use ruqsat::app::Options;
use ruqsat::conversation::chat::Corrections;
use ruqsat::conversation::record;
use ruqsat::law::Law;
use ruqsat::ports::{Clock, Commit, RecordChange, Store};
use ruqsat::reminders::ChatId;

/// As release 0.1.0 wrote it: a permit that expired in the failure with nothing filed, and one that is
/// valid for years.
const OLDER: &[u8] = include_bytes!("../../store_samples/chat-2.record");
const MISTAKE: &str = "We made a mistake in what we told you";

async fn keep(world: &World, chat: ChatId, bytes: Vec<u8>) {
    let commit = Commit { record: RecordChange::Put(bytes), ..Commit::new(chat, world.clocks.now()) };
    drop(world.store.commit(commit).await.unwrap().into_inner());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mistake_of_an_older_release_is_told_once_over_any_number_of_starts() {
    let world = World::new().await;
    let bot = world.start(Law::built_in().clone(), Options::default());
    let (wronged, other) = (world.person(1).await, world.person(2).await);
    assert!(until(PATIENCE, || world.store.figures().inbox == 0).await);
    bot.stop().await.unwrap();

    keep(&world, wronged, OLDER.to_vec()).await;
    let mut rightly_told = record::read(OLDER).unwrap();
    assert!(rightly_told.corrections.are_missing(), "the older release did not write it");
    rightly_told
        .cases
        .retain(|case| case.facts.expires.is_some_and(|day| day > "2030-01-01".parse().unwrap()));
    keep(&world, other, record::write(&rightly_told)).await;

    for start in 1..=3 {
        let bot = world.start(Law::built_in().clone(), Options::default());
        assert!(until(PATIENCE, || world.holding(wronged, MISTAKE) > 0).await, "nobody is told");
        meanwhile().await;
        assert_eq!(world.holding(wronged, MISTAKE), 1, "start {start}");
        bot.stop().await.unwrap();
    }
    let told = world.received(wronged).into_iter().find(|text| text.contains(MISTAKE)).unwrap();
    assert!(told.contains("We were mistaken: we told you that there should be no fine"), "{told}");
    assert!(told.contains("The law has not changed"), "{told}");
    assert!(!told.contains("The law that this bot uses has changed"), "{told}");
    assert_eq!(
        told.matches("20.09").count() + told.matches("20 September").count(),
        1,
        "one document: {told}"
    );
    assert_eq!(world.holding(other, MISTAKE), 0, "nothing was told wrong");
    let kept = record::read(&world.store.chat(wronged).await.unwrap().unwrap()).unwrap();
    assert_eq!(kept.corrections, Corrections::ALL);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_was_told_by_this_release_is_not_corrected() {
    let world = World::new().await;
    let bot = world.start(Law::built_in().clone(), Options::default());
    let person = world.person(1).await;
    for text in ["residence permit, 20.09.2025", "not filed"] {
        world.playground.say(person.0, text).unwrap();
        assert!(until(PATIENCE, || world.store.figures().inbox == 0).await);
    }
    let mut known = record::read(&world.store.chat(person).await.unwrap().unwrap()).unwrap();
    assert_eq!(known.corrections, Corrections::ALL);
    bot.stop().await.unwrap();
    known.cases = record::read(OLDER).unwrap().cases;
    keep(&world, person, record::write(&known)).await;
    let bot = world.start(Law::built_in().clone(), Options::default());
    meanwhile().await;
    bot.stop().await.unwrap();
    assert_eq!(world.holding(person, MISTAKE), 0);
}
