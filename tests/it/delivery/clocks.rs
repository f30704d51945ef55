//! A clock that steps: nothing is sent while it disagrees with Telegram's, people are answered all
//! the same, everything is sent afterwards, and nothing twice.

#![cfg(feature = "bot")]

use crate::kit::delivery;

use chrono::TimeDelta;
use delivery::{PATIENCE, REMINDER, World, meanwhile, until};
use ruqsat::app::Options;
use ruqsat::law::Law;
use ruqsat::ports::Clock;

const TROUBLE: &str = "clock and Telegram's disagree";

fn hours(hours: i64) -> TimeDelta {
    TimeDelta::hours(hours)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clock_that_steps_sends_nothing_until_it_is_right_again() {
    let world = World::new().await;
    let bot = world.start(Law::built_in().clone(), Options::default());
    let (anna, bolat) = (world.person(1).await, world.person(2).await);
    let due: Vec<_> = (1..=6).map(|step| world.clocks.now() + hours(2 * step)).collect();
    world.promise(anna, &due).await;
    let steps = [TimeDelta::minutes(7), hours(30), TimeDelta::days(3650), -TimeDelta::days(3650), -hours(30)];
    for (turn, step) in (1..).zip(steps) {
        world.clocks.step(step);
        meanwhile().await;
        let answers = world.received(bolat).len();
        world.playground.say(bolat.0, "/help").unwrap();
        assert!(until(PATIENCE, || world.received(bolat).len() > answers).await, "people are answered");
        assert!(until(PATIENCE, || bot.troubles().iter().any(|it| it.contains(TROUBLE))).await, "{step}");
        // What falls due meanwhile waits too.
        world.pass(hours(2));
        meanwhile().await;
        assert_eq!(world.holding(anna, REMINDER), turn - 1, "sent under a clock that is {step} off");
        world.clocks.step(-step);
        assert!(until(PATIENCE, || world.holding(anna, REMINDER) == turn).await, "sent after {step}");
        assert!(!bot.troubles().iter().any(|it| it.contains(TROUBLE)));
    }
    bot.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clock_that_steps_back_repeats_nothing() {
    let world = World::new().await;
    let bot = world.start(Law::built_in().clone(), Options::default());
    let (anna, now) = (world.person(1).await, world.clocks.now());
    world.promise(anna, &[now + hours(2), now + hours(8)]).await;
    world.pass(hours(3));
    assert!(until(PATIENCE, || world.holding(anna, REMINDER) == 1).await);
    for step in [TimeDelta::seconds(-40), hours(-3), hours(3), TimeDelta::seconds(40)] {
        world.clocks.step(step);
        world.pass(TimeDelta::minutes(1));
        meanwhile().await;
    }
    assert_eq!(world.holding(anna, REMINDER), 1);
    // Stopped, the clock set back meanwhile, and started again.
    bot.stop().await.unwrap();
    world.clocks.step(TimeDelta::seconds(-40));
    let bot = world.start(Law::built_in().clone(), Options::default());
    meanwhile().await;
    assert_eq!(world.holding(anna, REMINDER), 1);
    world.pass(hours(6));
    assert!(until(PATIENCE, || world.holding(anna, REMINDER) == 2).await);
    bot.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bot_that_starts_with_a_wrong_clock_sends_nothing() {
    let world = World::new().await;
    let bot = world.start(Law::built_in().clone(), Options::default());
    let (anna, now) = (world.person(1).await, world.clocks.now());
    bot.stop().await.unwrap();
    world.promise(anna, &[now + hours(2)]).await;
    world.clocks.step(hours(24));
    let bot = world.start(Law::built_in().clone(), Options::default());
    world.person(2).await;
    meanwhile().await;
    assert_eq!(world.holding(anna, REMINDER), 0);
    world.clocks.step(hours(-24));
    // The next answer of Telegram says that it is right again.
    world.person(3).await;
    meanwhile().await;
    assert_eq!(world.holding(anna, REMINDER), 0, "it is not due yet");
    world.pass(hours(2));
    assert!(until(PATIENCE, || world.holding(anna, REMINDER) == 1).await);
    bot.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_playground_whose_clock_was_moved_agrees_with_itself() {
    let world = World::new().await;
    let bot = world.start(Law::built_in().clone(), Options::default());
    let (anna, now) = (world.person(1).await, world.clocks.now());
    world.promise(anna, &[now + TimeDelta::days(40)]).await;
    world.pass(TimeDelta::days(41));
    assert!(until(PATIENCE, || world.holding(anna, REMINDER) == 1).await);
    assert!(!bot.troubles().iter().any(|it| it.contains(TROUBLE)));
    bot.stop().await.unwrap();
}
