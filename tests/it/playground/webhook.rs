//! The playground delivers to a webhook as Telegram does: with the secret, in order, again after a
//! failure, and only while one is set.

#![cfg(feature = "bot")]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use ruqsat::playground::{Config, Person, Playground, Reply, USABLE_TOKEN};
use serde_json::{Value, json};

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
