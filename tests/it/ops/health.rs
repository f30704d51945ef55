//! Health for supervisors: what idle connections, foreign pages and a webhook of somebody else do to it.

#![cfg(all(feature = "bot", target_os = "linux"))]

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use ruqsat::app::{Options, logging};
use ruqsat::playground::{Config, Person, Playground, Reply, USABLE_TOKEN};
use serde_json::{Value, json};

use crate::kit::ops::World;

const PATIENCE: Duration = Duration::from_secs(30);

/// The bot as a process of its own, against a playground.
struct Bot {
    child: Child,
    health: SocketAddr,
}

impl Bot {
    fn start(folder: &Path, playground: &Playground, more: &[&str]) -> Bot {
        let health = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_ruqsat"));
        command.env_clear().env("RUQSAT_KEY_FILE", folder.join("keys/store.key")).current_dir(folder);
        command.args(["run", "--token", USABLE_TOKEN, "--api-url", &playground.url(), "--data-dir", "data"]);
        command.args(["--health-listen", &health.to_string()]).args(more);
        let log = fs::File::create(folder.join("log")).unwrap();
        Bot { child: command.stdout(Stdio::null()).stderr(log).spawn().unwrap(), health }
    }

    fn get(&self, path: &str, host: &str) -> String {
        let Ok(mut stream) = TcpStream::connect(self.health) else { return String::new() };
        stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let mut answer = String::new();
        _ = stream.write_all(request.as_bytes()).and_then(|()| stream.read_to_string(&mut answer).map(drop));
        answer
    }

    fn is_ready(&self) -> bool {
        self.get("/readyz", "localhost").contains("200 OK")
    }

    fn descriptors(&self) -> usize {
        fs::read_dir(format!("/proc/{}/fd", self.child.id())).unwrap().count()
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

async fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < PATIENCE, "waited in vain: {what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn started(config: Config) -> (Playground, tempfile::TempDir) {
    (Playground::start(config).await.unwrap(), tempfile::tempdir().unwrap())
}

async fn called(playground: &Playground, method: &str, parameters: Value) -> Value {
    match playground.call(USABLE_TOKEN, method, parameters).await {
        Reply::Json(200, body) => body["result"].clone(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn idle_connections_use_nothing_up_and_keep_nobody_out() {
    let (playground, folder) = started(Config::for_tests()).await;
    let bot = Bot::start(folder.path(), &playground, &[]);
    until("ready", || bot.is_ready()).await;
    let before = bot.descriptors();
    let idle: Vec<TcpStream> = (0..300).map(|_| TcpStream::connect(bot.health).unwrap()).collect();
    until("answered beside them", || bot.get("/healthz", "localhost").contains("200 OK")).await;
    until("their descriptors are given back", || bot.descriptors() < before + 40).await;
    let asel = playground.person(Person::new(1001, "Asel", "en")).unwrap();
    playground.say(asel, "/help").unwrap();
    until("people are answered", || !playground.received(asel).is_empty()).await;
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
    let (playground, folder) = started(Config::for_tests()).await;
    let bot = Bot::start(folder.path(), &playground, &[]);
    until("ready", || bot.is_ready()).await;
    for path in ["/metrics", "/readyz", "/healthz"] {
        assert!(bot.get(path, "evil.example:8086").contains("403"), "{path}");
        assert!(bot.get(path, &bot.health.to_string()).contains("200 OK"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_webhook_that_is_not_ours_is_left_alone_unless_it_is_to_be_taken_over() {
    let (playground, folder) = started(Config::for_tests()).await;
    called(&playground, "setWebhook", json!({ "url": "http://127.0.0.1:9/hook" })).await;
    let mut bot = Bot::start(folder.path(), &playground, &[]);
    until("it ends", || bot.child.try_wait().unwrap().is_some()).await;
    assert_eq!(bot.child.wait().unwrap().code(), Some(1));
    let log = fs::read_to_string(folder.path().join("log")).unwrap();
    assert!(log.lines().last().unwrap().contains("--take-over"), "{log}");
    let url = called(&playground, "getWebhookInfo", json!({})).await["url"].clone();
    assert_eq!(url, "http://127.0.0.1:9/hook", "it is not touched");

    let bot = Bot::start(folder.path(), &playground, &["--take-over"]);
    until("ready", || bot.is_ready()).await;
    assert_eq!(called(&playground, "getWebhookInfo", json!({})).await["url"], "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_webhook_set_meanwhile_is_an_error_of_its_own_and_polling_resumes_when_it_is_gone() {
    let (playground, folder) = started(Config::for_tests()).await;
    let bot = Bot::start(folder.path(), &playground, &[]);
    until("ready", || bot.is_ready()).await;
    called(&playground, "setWebhook", json!({ "url": "http://127.0.0.1:9/hook" })).await;
    let asel = playground.person(Person::new(1001, "Asel", "en")).unwrap();
    playground.say(asel, "/help").unwrap();
    until("not ready", || bot.get("/readyz", "localhost").contains("webhook")).await;
    assert!(bot.get("/metrics", "localhost").contains("ruqsat_webhook_set 1\n"));
    let log = fs::read_to_string(folder.path().join("log")).unwrap();
    assert_eq!(log.matches("somebody has set a webhook").count(), 1, "{log}");
    assert!(!log.contains("another program polls"), "{log}");
    called(&playground, "deleteWebhook", json!({})).await;
    until("answered", || !playground.received(asel).is_empty()).await;
    until("ready again", || bot.is_ready()).await;
}
