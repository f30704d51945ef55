//! A chat that floods slows only itself, and is told so once.

#![cfg(feature = "bot")]

use crate::kit::ops;

use std::time::{Duration, Instant};

use ops::World;
use ruqsat::app::Options;
use ruqsat::lang::Lang;
use ruqsat::playground::{Fault, Person, Rule};
use ruqsat::speech::{Speech, say};

const FLOODER: i64 = 2001;
const OTHER: i64 = 2002;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flooding_chat_slows_only_itself_and_is_told_once() {
    let world = World::start(Options::default()).await;
    for id in [FLOODER, OTHER] {
        world.playground.person(Person::new(id, "A", "en")).unwrap();
    }
    // The flooder's own messages take long to send, so that its updates really queue.
    let slow = Rule::on("sendMessage", Fault::Delay(150)).in_chat(FLOODER);
    world.playground.faults(vec![slow], 1);
    for _ in 0..400 {
        world.playground.say(FLOODER, "/help").unwrap();
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    let mut slowest = Duration::ZERO;
    for turn in 1..=10 {
        let began = Instant::now();
        world.playground.say(OTHER, "/help").unwrap();
        while world.playground.received(OTHER).len() < turn {
            assert!(began.elapsed() < Duration::from_secs(10), "the other chat is not answered");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        slowest = slowest.max(began.elapsed());
    }
    println!("slowest answer to the other chat: {slowest:?}");
    assert!(slowest < Duration::from_secs(2), "{slowest:?}");

    assert!(world.answered(FLOODER, Duration::from_secs(60)).await);
    tokio::time::sleep(Duration::from_secs(1)).await;
    let note = Speech::new().plain(Lang::EN, &say::slow_down());
    let received = world.playground.received(FLOODER);
    assert_eq!(received.iter().filter(|text| **text == note).count(), 1, "told once");
    assert!(received.len() < 100, "most of a flood is dropped: {}", received.len());
    world.stop().await;
}
