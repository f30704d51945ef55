//! `/admin` is for administrators; to everybody else it is a command that does not exist.

#![cfg(feature = "bot")]

use crate::kit::ops;

use std::time::Duration;

use ops::World;
use ruqsat::app::Options;
use ruqsat::lang::Lang;
use ruqsat::playground::Person;
use ruqsat::speech::{Speech, say};

const ADMIN: i64 = 3001;
const OTHER: i64 = 3002;
const PATIENCE: Duration = Duration::from_secs(10);

async fn last_answer(world: &World, chat: i64, text: &str) -> String {
    world.playground.say(chat, text).unwrap();
    assert!(world.answered(chat, PATIENCE).await);
    world.playground.received(chat).pop().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_administrator_gets_counts_and_nobody_else_learns_of_the_command() {
    let world = World::start(Options { admins: vec![ADMIN], ..Options::default() }).await;
    for id in [ADMIN, OTHER] {
        world.playground.person(Person::new(id, "A", "en")).unwrap();
        last_answer(&world, id, "/help").await;
    }
    let headline = Speech::new().plain(Lang::EN, &say::admin_headline());
    let answer = last_answer(&world, ADMIN, "/admin").await;
    assert!(answer.starts_with(&headline), "{answer}");
    assert!(answer.contains("Updates handled: 2"), "{answer}");

    let refused = last_answer(&world, OTHER, "/admin").await;
    assert_eq!(refused, last_answer(&world, OTHER, "/nonsense").await);
    world.stop().await;
}
