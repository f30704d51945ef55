//! What of the law is to be checked again: told to administrators once a week, on a working day.

#![cfg(feature = "bot")]

use crate::kit::delivery;

use chrono::{Datelike, NaiveDate, TimeDelta, Timelike};
use chrono_tz::Asia::Almaty;
use delivery::{PATIENCE, World, meanwhile, until};
use ruqsat::app::Options;
use ruqsat::law::Law;
use ruqsat::ports::Clock;

const ADMIN: i64 = 4001;
const DUE: &str = "compare with the sources again";

/// The built-in law with every value to be checked again by this day.
fn law(check_again_by: &str) -> Law {
    let files: Vec<(&str, String)> = Law::built_in_files()
        .map(|(name, text)| {
            let lines = text.lines().map(|line| match line.strip_prefix("check_again_by = ") {
                Some(_) => format!("check_again_by = \"{check_again_by}\""),
                None => line.to_string(),
            });
            (name, lines.collect::<Vec<_>>().join("\n"))
        })
        .collect();
    Law::load(files.iter().map(|(name, text)| (*name, text.as_str()))).unwrap()
}

/// Moves the clocks to ten o'clock of the next day with which this is true.
fn go_to(world: &World, is_it: impl Fn(NaiveDate) -> bool) {
    let there = world.clocks.now().with_timezone(&Almaty);
    let next = there.date_naive().iter_days().skip(1).find(|day| is_it(*day)).unwrap();
    let days = (next - there.date_naive()).num_days();
    world.pass(TimeDelta::days(days) + TimeDelta::hours(10 - i64::from(there.hour())));
}

fn is_working_day(day: NaiveDate) -> bool {
    Law::built_in().calendar().is_working_day(day).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_due_is_told_once_a_week_on_a_working_day() {
    let world = World::new().await;
    let options = || Options { admins: vec![ADMIN], ..Options::default() };
    let bot = world.start(law("2026-12-10"), options());
    let admin = world.person(ADMIN).await;
    go_to(&world, |day| !is_working_day(day) && day.weekday().number_from_monday() == 6);
    let before = world.holding(admin, DUE);
    meanwhile().await;
    assert_eq!(world.holding(admin, DUE), before, "a day off");
    go_to(&world, is_working_day);
    assert!(until(PATIENCE, || world.holding(admin, DUE) == before + 1).await, "it is not told");
    let told = world.received(admin).into_iter().rev().find(|text| text.contains(DUE)).unwrap();
    assert!(told.contains("2026-12-10") && told.contains("ruqsat law due"), "{told}");
    assert!(told.chars().count() <= 500, "{told}");

    // Another day of the same week, and another start.
    go_to(&world, is_working_day);
    meanwhile().await;
    bot.stop().await.unwrap();
    let bot = world.start(law("2026-12-10"), options());
    meanwhile().await;
    assert_eq!(world.holding(admin, DUE), before + 1, "twice in one week");
    go_to(&world, |day| is_working_day(day) && day.weekday().number_from_monday() == 1);
    assert!(until(PATIENCE, || world.holding(admin, DUE) == before + 2).await, "the week after");
    bot.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_told_where_nothing_is_due() {
    let world = World::new().await;
    let options = Options { admins: vec![ADMIN], ..Options::default() };
    let bot = world.start(law("2099-12-31"), options);
    let admin = world.person(ADMIN).await;
    go_to(&world, is_working_day);
    meanwhile().await;
    assert_eq!(world.holding(admin, DUE), 0);
    bot.stop().await.unwrap();
}
