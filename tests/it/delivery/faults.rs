//! Telegram in trouble while the bot runs: nothing is lost, and it goes on by itself where it can.

#![cfg(feature = "bot")]

use crate::kit::delivery;

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use delivery::{PATIENCE, REMINDER, World, meanwhile, until};
use ruqsat::app::limiter::Limits;
use ruqsat::app::{Options, PollFailure};
use ruqsat::assess::Facts;
use ruqsat::conversation::{Chat, record};
use ruqsat::lang::Lang;
use ruqsat::law::Law;
use ruqsat::playground::{EventKind, Fault, Press, Rule};
use ruqsat::ports::{Clock, Commit, RecordChange, Store};
use ruqsat::reminders::{Case, CaseId, ChatId, DeliveryState, Label, Relation};

fn law() -> Law {
    Law::built_in().clone()
}

async fn states(world: &World, chat: ChatId) -> Vec<DeliveryState> {
    world.store.ladder(chat).await.unwrap().reminders().map(|it| it.state).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_that_is_revoked_ends_the_bot_and_loses_nothing() {
    let world = World::new().await;
    let bot = world.start(law(), Options::default());
    let (anna, bolat) = (world.person(1).await, world.person(2).await);
    let due = world.clocks.now() + TimeDelta::hours(2);
    world.promise(anna, &[due, due]).await;
    let answers = world.received(bolat).len();
    world.playground.faults(vec![Rule { method: None, ..Rule::on("", Fault::Unauthorized) }], 1);
    world.pass(TimeDelta::hours(3));
    world.playground.say(bolat.0, "/help").unwrap();
    // The process ends with its sentence and exit code 1; whoever looks after it starts it again.
    assert_eq!(bot.ended().await, Err(PollFailure::Token));
    let kept = states(&world, anna).await;
    assert!(kept.iter().all(|state| matches!(state, DeliveryState::Planned { .. })), "{kept:?}");
    let bot = world.start(law(), Options::default());
    assert_eq!(bot.ended().await, Err(PollFailure::Token), "still the wrong one");
    world.playground.faults(Vec::new(), 1);
    let bot = world.start(law(), Options::default());
    world.pass(TimeDelta::minutes(2));
    assert!(until(PATIENCE, || world.holding(anna, REMINDER) == 1).await, "one digest");
    assert!(
        until(PATIENCE, || world.received(bolat).len() > answers).await,
        "and what was asked is answered"
    );
    bot.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_that_only_stays_silent_is_given_up_within_ninety_seconds() {
    let world = World::new().await;
    let bot = world.start(law(), Options::default());
    let anna = world.person(1).await;
    world.playground.faults(vec![Rule::on("getUpdates", Fault::SilenceBefore).times(1)], 1);
    // Ends the poll that is open; the next one is met by silence.
    world.person(2).await;
    let (began, answers) = (Instant::now(), world.received(anna).len());
    world.playground.say(anna.0, "/help").unwrap();
    assert!(until(Duration::from_secs(90), || world.received(anna).len() > answers).await);
    println!("heard again after {:?}", began.elapsed());
    bot.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_poller_takes_the_updates_but_never_a_reminder() {
    let world = World::new().await;
    let bot = world.start(law(), Options::default());
    let anna = world.person(1).await;
    world.promise(anna, &[world.clocks.now() + TimeDelta::hours(2)]).await;
    world.playground.faults(vec![Rule::on("getUpdates", Fault::SecondPoller).times(2)], 1);
    world.person(2).await;
    world.pass(TimeDelta::hours(3));
    assert!(until(PATIENCE, || world.holding(anna, REMINDER) == 1).await, "reminders go on");
    world.person(3).await;
    assert!(bot.troubles().iter().all(|it| !it.contains("poll")), "{:?}", bot.troubles());
    bot.stop().await.unwrap();
}

/// Every button that one person has seen, pressed by another one, who knows nothing and then has a
/// document with the same number.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn anothers_buttons_open_nothing_of_theirs() {
    const SECRET: &str = "17 March 2031";
    let world = World::new().await;
    // Nobody presses a hundred buttons without a pause; here somebody does.
    let limits = Limits { per_second: 100_000, burst: 100_000, ..Limits::default() };
    let bot = world.start(law(), Options { limits, ..Options::default() });
    let (anna, bolat) = (world.person(1).await, world.person(2).await);
    let put = async |chat: ChatId, relation: Relation, expires: &str| {
        assert!(until(PATIENCE, || world.store.figures().inbox == 0).await);
        let mut facts = Facts::new("passport");
        facts.expires = Some(expires.parse().unwrap());
        let case = Case::new(CaseId(1), Label { relation, name: None }, facts);
        let kept = Chat { lang: Some(Lang::EN), cases: vec![case], ..Chat::default() };
        let record = RecordChange::Put(record::write(&kept));
        let commit = Commit { record, ..Commit::new(chat, world.clocks.now()) };
        drop(world.store.commit(commit).await.unwrap().into_inner());
    };
    put(anna, Relation::Mother, "2031-03-17").await;
    let answered = async |chat: ChatId, act: &dyn Fn()| {
        let before = world.playground.transcript(chat.0).len();
        act();
        assert!(until(PATIENCE, || world.playground.transcript(chat.0).len() > before + 1).await);
        assert!(until(PATIENCE, || world.store.figures().inbox == 0).await);
    };
    for command in ["/documents", "/check", "/settings", "/help", "/history"] {
        answered(anna, &|| _ = world.playground.say(anna.0, command).unwrap()).await;
    }
    let buttons = || {
        let events = world.playground.transcript(anna.0).into_iter();
        let all = events.flat_map(|event| event.buttons).flatten().filter_map(|button| button.data);
        all.collect::<std::collections::BTreeSet<String>>()
    };
    // The document's own page with all that can be done to it.
    let page = world.playground.transcript(anna.0).into_iter().flat_map(|event| event.buttons).flatten();
    let page = page.filter(|button| button.label.contains("mother")).find_map(|button| button.data).unwrap();
    answered(anna, &|| drop(world.playground.press(anna.0, Press::Data(page.clone())).unwrap())).await;
    let buttons = buttons();
    assert!(buttons.len() > 15, "{}", buttons.len());
    assert!(world.received(anna).join("\n").contains(SECRET), "she sees it herself");
    let under = world.playground.transcript(bolat.0).iter().rev().find_map(|event| event.message_id).unwrap();
    let before = world.store.chat(anna).await.unwrap();
    let answers = || {
        let events = world.playground.transcript(bolat.0).into_iter();
        events.filter(|event| event.what == EventKind::Answered).count()
    };
    for turn in 0..2 {
        for data in &buttons {
            let before = answers();
            // Any client can send any data, under any message of the bot's.
            let forged = Press::Forged { message_id: under, data: data.clone() };
            drop(world.playground.press(bolat.0, forged).unwrap());
            assert!(until(PATIENCE, || answers() > before).await, "{data} is not answered");
        }
        assert!(until(PATIENCE, || world.store.figures().inbox == 0).await);
        if turn == 0 {
            put(bolat, Relation::Mine, "2033-09-02").await;
        }
    }
    assert!(until(PATIENCE, || world.store.figures().outbox == 0).await);
    meanwhile().await;
    let seen = world.received(bolat).join("\n");
    assert!(!seen.contains(SECRET), "{seen}");
    assert_eq!(world.store.chat(anna).await.unwrap(), before, "and nothing of hers has changed");
    bot.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_a_bot_moves_between_servers_no_reply_and_no_day_is_lost() {
    let world = World::new().await;
    let bot = world.start(law(), Options::default());
    let (anna, bolat) = (world.person(1).await, world.person(2).await);
    world.promise(anna, &[world.clocks.now() + TimeDelta::hours(2)]).await;
    let answers = world.received(bolat).len();
    let logged_out = Fault::Refuse { code: 400, description: "Logged out".into() };
    world.playground.faults(vec![Rule::on("sendMessage", logged_out.clone())], 1);
    world.playground.say(bolat.0, "/help").unwrap();
    world.pass(TimeDelta::hours(3));
    meanwhile().await;
    let kept = states(&world, anna).await;
    assert!(kept.iter().all(|state| matches!(state, DeliveryState::Planned { .. })), "{kept:?}");
    // Now asking for updates is refused likewise, and the bot neither ends nor spins.
    world.playground.faults(vec![Rule { method: None, ..Rule::on("", logged_out) }], 1);
    let polls = world.playground.polls();
    meanwhile().await;
    assert!(world.playground.polls() - polls < 5);
    world.playground.faults(Vec::new(), 1);
    world.pass(TimeDelta::minutes(2));
    assert!(until(PATIENCE, || world.holding(anna, REMINDER) == 1).await, "two minutes later, not a day");
    assert!(until(PATIENCE, || world.received(bolat).len() == answers + 1).await, "and the reply");
    bot.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reply_that_could_not_be_delivered_is_said_once_after_a_restart() {
    let world = World::new().await;
    let bot = world.start(law(), Options::default());
    let anna = world.person(1).await;
    let answers = world.received(anna).len();
    world.playground.faults(vec![Rule::on("sendMessage", Fault::BadGateway)], 1);
    world.playground.say(anna.0, "/help").unwrap();
    assert!(until(PATIENCE, || world.store.figures().outbox == 1).await);
    meanwhile().await;
    bot.die();
    world.playground.faults(Vec::new(), 1);
    let bot = world.start(law(), Options::default());
    assert!(until(PATIENCE, || world.received(anna).len() > answers).await);
    meanwhile().await;
    assert_eq!(world.received(anna).len(), answers + 1, "once");
    assert!(until(PATIENCE, || world.store.figures().outbox == 0).await);
    bot.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reply_outlives_hours_of_bad_gateways_without_a_restart() {
    let world = World::new().await;
    let bot = world.start(law(), Options::default());
    let anna = world.person(1).await;
    let answers = world.received(anna).len();
    world.playground.faults(vec![Rule::on("sendMessage", Fault::BadGateway)], 1);
    world.playground.say(anna.0, "/help").unwrap();
    assert!(until(PATIENCE, || world.store.figures().outbox == 1).await);
    // Each step lets the next try come about.
    for minutes in [1, 1, 1, 3, 5, 5, 5, 10, 30, 60, 120] {
        world.pass(TimeDelta::minutes(minutes));
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    assert_eq!(world.received(anna).len(), answers);
    world.playground.faults(Vec::new(), 1);
    world.pass(TimeDelta::minutes(61));
    assert!(until(PATIENCE, || world.received(anna).len() == answers + 1).await);
    bot.stop().await.unwrap();
}
