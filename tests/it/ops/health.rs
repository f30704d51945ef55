//! Health for supervisors: what idle connections, foreign pages and a webhook of somebody else do to it.

#![cfg(all(feature = "bot", target_os = "linux"))]

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use ruqsat::app::{Options, logging};
use ruqsat::playground::Person;
use serde_json::json;

use crate::kit::ops::World;
use crate::kit::process::{Bot, called, started, webhook_info};
use crate::kit::until;

/// A page as asked for under this name of a host, head included.
fn get(bot: &Bot, path: &str, host: &str) -> String {
    let Ok(mut stream) = TcpStream::connect(bot.health) else { return String::new() };
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    let mut answer = String::new();
    _ = stream.write_all(request.as_bytes()).and_then(|()| stream.read_to_string(&mut answer).map(drop));
    answer
}

fn descriptors(bot: &Bot) -> usize {
    fs::read_dir(format!("/proc/{}/fd", bot.child.id())).unwrap().count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn idle_connections_use_nothing_up_and_keep_nobody_out() {
    let (playground, folder) = started().await;
    let bot = Bot::start(folder.path(), &playground, &[]);
    bot.is_ready().await;
    let before = descriptors(&bot);
    let idle: Vec<TcpStream> = (0..300).map(|_| TcpStream::connect(bot.health).unwrap()).collect();
    until("answered beside them", async || get(&bot, "/healthz", "localhost").contains("200 OK")).await;
    until("their descriptors are given back", async || descriptors(&bot) < before + 40).await;
    let asel = playground.person(Person::new(1001, "Asel", "en")).unwrap();
    playground.say(asel, "/help").unwrap();
    until("people are answered", async || !playground.received(asel).is_empty()).await;
    drop(idle);
}

/// The place, and nothing of what the message says.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_panic_is_counted_by_its_place() {
    let world = World::start(Options::default()).await;
    let before = std::panic::take_hook();
    logging::count_panics();
    let panicked = std::thread::spawn(|| panic!("what Anna wrote")).join();
    std::panic::set_hook(before);
    assert!(panicked.is_err());
    let figures = world.figures().await;
    let ours = "ruqsat_panics_total{place=\"tests/it/ops/health.rs:";
    assert!(figures.lines().any(|line| line.starts_with(ours) && line.ends_with("\"} 1")), "{figures}");
    assert!(!figures.contains("Anna"));
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_of_another_site_learns_no_figures() {
    let (playground, folder) = started().await;
    let bot = Bot::start(folder.path(), &playground, &[]);
    bot.is_ready().await;
    for path in ["/metrics", "/readyz", "/healthz"] {
        assert!(get(&bot, path, "evil.example:8086").contains("403"), "{path}");
        assert!(get(&bot, path, &bot.health.to_string()).contains("200 OK"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_webhook_that_is_not_ours_is_left_alone_unless_it_is_to_be_taken_over() {
    let (playground, folder) = started().await;
    called(&playground, "setWebhook", json!({ "url": "http://127.0.0.1:9/hook" })).await;
    let mut bot = Bot::start(folder.path(), &playground, &[]);
    assert_eq!(bot.ends_by_itself().await, Some(1));
    let log = bot.says();
    assert!(log.lines().last().unwrap().contains("--take-over"), "{log}");
    let url = webhook_info(&playground).await["url"].clone();
    assert_eq!(url, "http://127.0.0.1:9/hook", "it is not touched");

    let bot = Bot::start(folder.path(), &playground, &["--take-over"]);
    bot.is_ready().await;
    assert_eq!(webhook_info(&playground).await["url"], "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_webhook_set_meanwhile_is_an_error_of_its_own_and_polling_resumes_when_it_is_gone() {
    let (playground, folder) = started().await;
    let bot = Bot::start(folder.path(), &playground, &[]);
    bot.is_ready().await;
    called(&playground, "setWebhook", json!({ "url": "http://127.0.0.1:9/hook" })).await;
    let asel = playground.person(Person::new(1001, "Asel", "en")).unwrap();
    playground.say(asel, "/help").unwrap();
    until("not ready", async || get(&bot, "/readyz", "localhost").contains("webhook")).await;
    assert!(get(&bot, "/metrics", "localhost").contains("ruqsat_webhook_set 1\n"));
    let log = bot.says();
    assert_eq!(log.matches("somebody has set a webhook").count(), 1, "{log}");
    assert!(!log.contains("another program polls"), "{log}");
    called(&playground, "deleteWebhook", json!({})).await;
    until("answered", async || !playground.received(asel).is_empty()).await;
    bot.is_ready().await;
}
