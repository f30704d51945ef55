//! Inline cards: `@bot штраф` in any chat gives the sourced answer of a topic, in the language of the
//! question, with nothing personal and nothing stored.

#![cfg(feature = "bot")]

use crate::kit::ops;

use std::time::Duration;

use ops::World;
use ruqsat::app::Options;
use ruqsat::playground::{Person, Reply, USABLE_TOKEN};
use ruqsat::ports::Store;
use ruqsat::reminders::ChatId;
use serde_json::{Value, json};

const PERSON: i64 = 6001;
const OTHER: i64 = 6002;
const GROUP: i64 = -1_000_000_006_003;

async fn world() -> World {
    let world = World::start(Options::default()).await;
    for id in [PERSON, OTHER] {
        world.playground.person(Person::new(id, "A", "en")).unwrap();
    }
    world
}

/// The cards for these words, typed in a chat with somebody else.
async fn cards(world: &World, text: &str) -> (String, Vec<Value>) {
    let query = world.playground.ask_inline(OTHER, PERSON, text).unwrap();
    for _ in 0..200 {
        if let Value::Array(cards) = world.playground.inline_cards(&query) {
            return (query, cards);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no answer to {text}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_topic_gives_its_card_in_the_language_of_the_question() {
    let world = world().await;
    for (text, language, title) in [
        ("штраф", "ru-", "штраф"),
        ("сколько штраф за просроченный внж", "ru-", "штраф"),
        ("айыппұл қанша", "kk-", "айыппұл"),
        ("how much is the fine", "en-", "fine"),
    ] {
        let (_, cards) = cards(&world, text).await;
        assert!((1..=5).contains(&cards.len()), "{text}: {cards:?}");
        assert!(
            cards.iter().all(|card| card["id"].as_str().unwrap().starts_with(language)),
            "{text}: {cards:?}"
        );
        let titles: Vec<String> =
            cards.iter().map(|card| card["title"].as_str().unwrap().to_lowercase()).collect();
        assert!(titles.iter().any(|it| it.contains(title)), "{text}: {titles:?}");
    }
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_private_urgent_or_no_topic_gets_no_card() {
    let world = world().await;
    for text in ["", "880101300123", "меня задержали в полиции", "привет", "погода в Париже"]
    {
        let (_, cards) = cards(&world, text).await;
        assert!(cards.is_empty(), "{text}: {cards:?}");
    }
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_card_is_sent_with_its_sources_and_the_bot_says_nothing_and_stores_nothing() {
    let world = world().await;
    world.playground.group(GROUP, "G", PERSON).unwrap();
    let before = world.playground.received(GROUP).len();
    let query = world.playground.ask_inline(GROUP, PERSON, "штраф").unwrap();
    let found = loop {
        if let Value::Array(cards) = world.playground.inline_cards(&query) {
            break cards;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    let card = found[0]["id"].as_str().unwrap();
    world.playground.choose_inline(&query, card).unwrap();
    // In the private chat with the bot too: its own card is no question.
    let (query, found) = {
        let query = world.playground.ask_inline(PERSON, PERSON, "штраф").unwrap();
        tokio::time::sleep(Duration::from_millis(1500)).await;
        let cards = world.playground.inline_cards(&query);
        (query, cards)
    };
    world.playground.choose_inline(&query, found[0]["id"].as_str().unwrap()).unwrap();
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(world.playground.received(GROUP).len(), before);
    assert_eq!(world.playground.received(PERSON).len(), 0);
    let sent = world.playground.transcript(GROUP).pop().unwrap().text.unwrap();
    assert!(sent.contains("КоАП") || sent.contains("МРП"), "{sent}");
    assert!(sent.contains("Прочитано"), "with its source: {sent}");
    let figures = world.store.figures();
    assert_eq!((figures.chats, figures.inbox, figures.outbox), (0, 0, 0));
    assert_eq!(world.store.chat(ChatId(PERSON)).await.unwrap(), None);
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_playground_keeps_telegrams_limits_for_cards() {
    let playground =
        ruqsat::playground::Playground::start(ruqsat::playground::Config::for_tests()).await.unwrap();
    playground.person(Person::new(PERSON, "A", "en")).unwrap();
    let article = |id: &str, title: &str, text: &str| {
        json!({ "type": "article", "id": id, "title": title,
                "input_message_content": { "message_text": text, "parse_mode": "HTML" } })
    };
    let good = || article("a", "A", "<b>x</b>");
    let many = |count: usize| (0..count).map(|n| article(&n.to_string(), "A", "x")).collect::<Vec<_>>();
    for (results, why) in [
        (json!([good(), good()]), "RESULT_ID_DUPLICATE"),
        (json!([article("", "A", "x")]), "RESULT_ID_INVALID"),
        (json!([article(&"a".repeat(65), "A", "x")]), "RESULT_ID_INVALID"),
        (json!([article("a", "", "x")]), "ARTICLE_TITLE_EMPTY"),
        (json!([article("a", "A", "<b></b>")]), "MESSAGE_EMPTY"),
        (json!([article("a", "A", &"x".repeat(4097))]), "MESSAGE_TOO_LONG"),
        (json!(many(51)), "RESULTS_TOO_MUCH"),
        (json!(many(50)), ""),
        (json!([article(&"a".repeat(64), "A", &"x".repeat(4096))]), ""),
        (json!([]), ""),
    ] {
        let query = playground.ask_inline(PERSON, PERSON, "x").unwrap();
        let params = json!({ "inline_query_id": query, "results": results });
        let Reply::Json(status, body) =
            playground.call(USABLE_TOKEN, "answerInlineQuery", params.clone()).await
        else {
            panic!("no answer");
        };
        assert_eq!(status, if why.is_empty() { 200 } else { 400 }, "{body}");
        assert!(body["description"].as_str().unwrap_or_default().contains(why), "{body}");
        if why.is_empty() {
            let Reply::Json(status, _) = playground.call(USABLE_TOKEN, "answerInlineQuery", params).await
            else {
                panic!("no answer");
            };
            assert_eq!(status, 400, "a question is answered once");
        }
    }
    let query = playground.ask_inline(PERSON, PERSON, "x").unwrap();
    playground.advance(chrono::TimeDelta::seconds(16));
    let params = json!({ "inline_query_id": query, "results": [] });
    let Reply::Json(status, _) = playground.call(USABLE_TOKEN, "answerInlineQuery", params).await else {
        panic!("no answer");
    };
    assert_eq!(status, 400, "it is too old");
}
