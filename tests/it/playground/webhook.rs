//! The playground delivers to a webhook as Telegram does: with the secret, in order, again after a
//! failure, and only while one is set.

#![cfg(feature = "bot")]

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use ruqsat::playground::{Config, Person, Playground, Reply, USABLE_TOKEN};
use serde_json::{Value, json};

use crate::kit::until;

type Got = Arc<Mutex<Vec<(u64, String)>>>;

/// A receiver that refuses its first `refusals` calls; its address and what it took.
async fn receiver(refusals: usize) -> (String, Got) {
    let got = Got::default();
    let (kept, calls) = (got.clone(), Arc::new(AtomicUsize::new(0)));
    let take = move |headers: HeaderMap, Json(update): Json<Value>| async move {
        if calls.fetch_add(1, Ordering::SeqCst) < refusals {
            return StatusCode::INTERNAL_SERVER_ERROR;
        }
        let secret = headers.get("x-telegram-bot-api-secret-token").unwrap().to_str().unwrap().to_string();
        kept.lock().unwrap().push((update["update_id"].as_u64().unwrap(), secret));
        StatusCode::OK
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let app = axum::Router::new().route("/hook", post(take));
    tokio::spawn(async move { axum::serve(listener, app).await });
    (url, got)
}

async fn info(playground: &Playground) -> Value {
    match playground.call(USABLE_TOKEN, "getWebhookInfo", json!({})).await {
        Reply::Json(200, body) => body["result"].clone(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn updates_arrive_in_order_with_the_secret_and_again_after_a_failure() {
    let (url, got) = receiver(1).await;
    let playground = Playground::start(Config::for_tests()).await.unwrap();
    let asel = playground.person(Person::new(1001, "Asel", "kk")).unwrap();
    playground.say(asel, "one").unwrap();
    playground.call(USABLE_TOKEN, "setWebhook", json!({ "url": url, "secret_token": "s-1" })).await;
    playground.say(asel, "two").unwrap();
    tokio::time::timeout(Duration::from_secs(10), async {
        while got.lock().unwrap().len() < 2 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    })
    .await
    .unwrap();
    assert_eq!(*got.lock().unwrap(), [(1, "s-1".to_string()), (2, "s-1".to_string())]);
    tokio::time::sleep(Duration::from_millis(50)).await;
    let info = info(&playground).await;
    assert_eq!(info["pending_update_count"], 0);
    assert!(info["last_error_message"].as_str().unwrap().contains("500"));
    playground.call(USABLE_TOKEN, "deleteWebhook", json!({})).await;
    playground.say(asel, "three").unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(got.lock().unwrap().len(), 2);
}

/// What a receiver does with an update.
type Rule = Arc<dyn Fn(u64, &Value) -> (StatusCode, Option<&'static str>) + Send + Sync>;

/// What a receiver has seen: the updates in the order they were taken, and how many were there at a time.
#[derive(Default)]
struct Seen {
    taken: Mutex<Vec<u64>>,
    tries: Mutex<Vec<(u64, std::time::Instant)>>,
    now: AtomicUsize,
    most: AtomicUsize,
}

/// A receiver that keeps each update for so long, and answers by a rule.
async fn receiver_by(rule: Rule, keeps: Duration) -> (String, Arc<Seen>) {
    let seen = Arc::new(Seen::default());
    let inside = seen.clone();
    let take = move |Json(update): Json<Value>| async move {
        let id = update["update_id"].as_u64().unwrap();
        inside.tries.lock().unwrap().push((id, std::time::Instant::now()));
        inside.most.fetch_max(inside.now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        tokio::time::sleep(keeps).await;
        inside.now.fetch_sub(1, Ordering::SeqCst);
        let (status, again) = rule(id, &update);
        if status.is_success() {
            inside.taken.lock().unwrap().push(id);
        }
        let mut headers = HeaderMap::new();
        headers.extend(again.map(|again| (axum::http::header::RETRY_AFTER, again.parse().unwrap())));
        (status, headers)
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let app = axum::Router::new().route("/hook", post(take));
    tokio::spawn(async move { axum::serve(listener, app).await });
    (url, seen)
}

fn taken(_: u64, _: &Value) -> (StatusCode, Option<&'static str>) {
    (StatusCode::OK, None)
}

#[tokio::test]
async fn a_chats_messages_wait_for_the_first_of_them_and_nothing_else_does() {
    let refuses = Arc::new(AtomicUsize::new(1));
    let refusing = refuses.clone();
    let rule: Rule = Arc::new(move |_, update| {
        let is_annas = update["message"]["chat"]["id"] == 1;
        match is_annas && refusing.load(Ordering::SeqCst) == 1 {
            true => (StatusCode::SERVICE_UNAVAILABLE, Some("1")),
            false => (StatusCode::OK, None),
        }
    });
    let (url, seen) = receiver_by(rule, Duration::ZERO).await;
    let playground = Playground::start(Config::for_tests()).await.unwrap();
    for person in [1, 2] {
        playground.person(Person::new(person, "Somebody", "kk")).unwrap();
    }
    playground.say(2, "/start").unwrap();
    playground.call(USABLE_TOKEN, "setWebhook", json!({ "url": url })).await;
    until("the first is taken", async || seen.taken.lock().unwrap().len() == 1).await;
    for (person, text) in [(1, "/start"), (1, "second"), (2, "other")] {
        playground.say(person, text).unwrap();
    }
    let press = ruqsat::playground::Press::Forged { message_id: 1, data: "x".into() };
    playground.press(1, press).unwrap();
    until("others are taken", async || seen.taken.lock().unwrap().len() == 3).await;
    assert_eq!(BTreeSet::from_iter(seen.taken.lock().unwrap().clone()), BTreeSet::from([1, 4, 5]));
    refuses.store(0, Ordering::SeqCst);
    until("hers are taken", async || seen.taken.lock().unwrap().len() == 5).await;
    assert_eq!(seen.taken.lock().unwrap()[3..], [2, 3], "in their order");
    let tries: Vec<_> = seen.tries.lock().unwrap().iter().filter(|(id, _)| *id == 2).map(|it| it.1).collect();
    assert!(tries.windows(2).all(|pair| pair[1] - pair[0] >= Duration::from_millis(900)), "as was asked for");
}

#[tokio::test]
async fn as_many_connections_as_were_asked_for_and_one_where_nothing_succeeds() {
    let playground = Playground::start(Config::for_tests()).await.unwrap();
    for person in 1..=20 {
        playground.person(Person::new(person, "Somebody", "kk")).unwrap();
        playground.say(person, "/start").unwrap();
    }
    let (url, failing) =
        receiver_by(Arc::new(|_, _| (StatusCode::INTERNAL_SERVER_ERROR, None)), Duration::from_millis(100))
            .await;
    playground.call(USABLE_TOKEN, "setWebhook", json!({ "url": url, "max_connections": 4 })).await;
    until("it was tried", async || failing.tries.lock().unwrap().len() > 10).await;
    assert_eq!(failing.most.load(Ordering::SeqCst), 1, "nobody is pressed who does not answer well");
    let (url, well) = receiver_by(Arc::new(taken), Duration::from_millis(100)).await;
    playground.call(USABLE_TOKEN, "setWebhook", json!({ "url": url, "max_connections": 4 })).await;
    until("all are taken", async || well.taken.lock().unwrap().len() == 20).await;
    assert_eq!(well.most.load(Ordering::SeqCst), 4);
}

#[tokio::test]
async fn the_first_try_again_is_at_once_and_what_is_too_old_by_the_next_one_is_dropped() {
    let rule: Rule = Arc::new(|_, update| match update.get("callback_query") {
        // Longer than a press lives.
        Some(_) => (StatusCode::SERVICE_UNAVAILABLE, Some("600")),
        None => (StatusCode::BAD_GATEWAY, None),
    });
    let (url, seen) = receiver_by(rule, Duration::ZERO).await;
    let playground = Playground::start(Config::for_tests()).await.unwrap();
    playground.person(Person::new(1, "Somebody", "kk")).unwrap();
    playground.say(1, "/start").unwrap();
    playground.call(USABLE_TOKEN, "setWebhook", json!({ "url": url })).await;
    until("it was tried", async || seen.tries.lock().unwrap().len() == 4).await;
    let tries: Vec<_> = seen.tries.lock().unwrap().iter().map(|it| it.1).collect();
    let pauses: Vec<u64> =
        tries.windows(2).map(|pair| (pair[1] - pair[0]).as_millis() as u64 / 1000).collect();
    assert_eq!(pauses, [0, 2, 4]);
    let press = ruqsat::playground::Press::Forged { message_id: 1, data: "x".into() };
    playground.press(1, press).unwrap();
    until("the press was tried", async || seen.tries.lock().unwrap().iter().any(|it| it.0 == 2)).await;
    let began = std::time::Instant::now();
    while info(&playground).await["pending_update_count"] != 1 {
        assert!(began.elapsed() < Duration::from_secs(20), "the press is dropped");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_certificate_is_uploaded_in_pem_and_another_machine_needs_https_on_a_usual_port() {
    let playground = Playground::start(Config::for_tests()).await.unwrap();
    let set = async |url: &str, certificate: Option<&'static str>| {
        let mut form = reqwest::multipart::Form::new().text("url", url.to_string());
        if let Some(text) = certificate {
            let part = reqwest::multipart::Part::bytes(text.as_bytes()).file_name("own.pem");
            form = form.part("certificate", part);
        }
        let address = format!("{}/bot{USABLE_TOKEN}/setWebhook", playground.url());
        reqwest::Client::new().post(address).multipart(form).send().await.unwrap().status().as_u16()
    };
    assert_eq!(set("https://bot.example.kz:8443/x", Some("-----BEGIN CERTIFICATE-----\nMIIB")).await, 200);
    assert_eq!(info(&playground).await["has_custom_certificate"], true);
    assert_eq!(set("https://bot.example.kz/x", None).await, 200);
    assert_eq!(info(&playground).await["has_custom_certificate"], false);
    assert_eq!(set("https://bot.example.kz/x", Some("MIIB")).await, 400);
    assert_eq!(set("https://bot.example.kz:8080/x", None).await, 400);
    assert_eq!(set("http://bot.example.kz/x", None).await, 400);
}
