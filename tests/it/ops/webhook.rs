//! Updates that Telegram brings to a webhook. Who brings them is the playground, which does so as Telegram's
//! server does, or a sender of the test's own that looks at every answer.

#![cfg(all(feature = "bot", target_os = "linux"))]

use std::collections::BTreeSet;
use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::Utc;
use ruqsat::app::clock::SystemClock;
use ruqsat::app::reception::Reception;
use ruqsat::app::{App, Options};
use ruqsat::law::Law;
use ruqsat::playground::{Person, Playground, Press};
use ruqsat::ports::Webhook;
use ruqsat::telegram::Telegram;
use serde_json::{Value, json};
use tokio::sync::watch;

use crate::delivery::slow_disk::{FAILS, slow_store};
use crate::kit::process::{Bot, called, free_address, started, webhook_info};
use crate::kit::until;

const SECRET: &str = "a-secret_of-the-tests";
const LAST_ERROR: &str = "ruqsat_webhook_last_error_age_seconds";
const UPTIME: &str = "ruqsat_uptime_seconds";

/// A bot with a webhook that leads to it.
fn hooked(folder: &Path, playground: &Playground, at: SocketAddr, more: &[&str]) -> Bot {
    let secret = folder.join("secret");
    fs::write(&secret, SECRET).unwrap();
    fs::set_permissions(&secret, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    let (url, at) = (format!("http://{at}/hook"), at.to_string());
    let listen = if more.contains(&"--webhook-listen") { vec![] } else { vec!["--webhook-listen", &at] };
    let flags = ["--webhook", &url, "--webhook-secret-file", "secret"];
    Bot::start(folder, playground, &[&flags, listen.as_slice(), more].concat())
}

/// Brings updates as Telegram does, and looks at every answer.
struct Sender {
    client: reqwest::Client,
    url: String,
}

impl Sender {
    fn to(at: SocketAddr) -> Sender {
        Sender { client: reqwest::Client::new(), url: format!("http://{at}/hook") }
    }

    fn message(id: u64, person: i64, text: &str) -> Value {
        json!({
            "update_id": id,
            "message": {
                "message_id": id, "date": Utc::now().timestamp(), "text": text,
                "from": { "id": person, "is_bot": false, "first_name": "Anna", "language_code": "en" },
                "chat": { "id": person, "type": "private", "first_name": "Anna" },
            },
        })
    }

    /// The status; what Telegram would trip over is an error of the test.
    async fn bring(&self, secret: Option<&str>, body: impl Into<reqwest::Body>) -> u16 {
        let mut request = self.client.post(&self.url).header("Content-Type", "application/json").body(body);
        if let Some(secret) = secret {
            request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        let began = Instant::now();
        let answer = request.send().await.unwrap();
        assert!(began.elapsed() < Duration::from_secs(60), "Telegram waits no longer");
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        if status == 503 {
            let asked: u64 = headers["retry-after"].to_str().unwrap().parse().unwrap();
            assert!((1..=30).contains(&asked), "a press lives for 150 seconds: {asked}");
        }
        assert!(
            answer.bytes().await.unwrap().is_empty(),
            "what stands in an answer would be taken as a call"
        );
        status
    }

    async fn bring_well(&self, update: &Value) -> u16 {
        self.bring(Some(SECRET), update.to_string()).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_are_answered_it_stays_at_a_stop_and_what_waits_is_brought_after_the_next_start() {
    let (playground, folder) = started().await;
    let at = free_address();
    let bot = hooked(folder.path(), &playground, at, &[]);
    bot.is_ready().await;
    let set = webhook_info(&playground).await;
    assert_eq!((&set["url"], &set["max_connections"]), (&json!(format!("http://{at}/hook")), &json!(40)));
    let kinds: BTreeSet<&str> =
        set["allowed_updates"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(kinds.contains("callback_query") && kinds.contains("my_chat_member"), "{kinds:?}");
    for person in 1..=12 {
        playground.person(Person::new(person, "Somebody", "en")).unwrap();
        playground.say(person, "/start").unwrap();
        playground.say(person, "/check").unwrap();
    }
    let asked =
        |person: i64, words: &str| playground.received(person).iter().any(|text| text.contains(words));
    until("all are asked", async || (1..=12).all(|person| asked(person, "Which document"))).await;
    for person in 1..=12 {
        playground.press(person, Press::Label("Residence permit".into())).unwrap();
    }
    until("all are asked for the date", async || {
        (1..=12).all(|person| {
            playground
                .transcript(person)
                .iter()
                .any(|event| event.text.as_deref().is_some_and(|text| text.contains("Until which date")))
        })
    })
    .await;
    until("nothing waits", async || webhook_info(&playground).await["pending_update_count"] == 0).await;
    assert_eq!(playground.polls(), 1, "nobody asks for updates: the one is setWebhook's own");

    let took = bot.end();
    assert!(took < Duration::from_secs(5), "{took:?}");
    assert_eq!(webhook_info(&playground).await["url"], format!("http://{at}/hook"), "it stays");
    playground.say(1, "/help").unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let before = playground.received(1).len();
    let bot = hooked(folder.path(), &playground, at, &[]);
    until("it is answered", async || playground.received(1).len() > before).await;
    until("nothing waits", async || webhook_info(&playground).await["pending_update_count"] == 0).await;
    until("it has looked", async || bot.page("/metrics").await.1.contains(LAST_ERROR)).await;
    // While it was away Telegram could not bring something, and says when.
    let failed_at = webhook_info(&playground).await["last_error_date"].as_i64().expect("a failure is noted");
    let age = bot.figure(LAST_ERROR).await;
    let told = (Utc::now().timestamp() - failed_at) as f64;
    assert!((told - 3.0..=told + 1.0).contains(&age), "{age} seconds, {told} by what Telegram says");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_polling_to_a_webhook_and_back_nothing_is_lost() {
    let (playground, folder) = started().await;
    let anna = playground.person(Person::new(1, "Anna", "en")).unwrap();
    let at = free_address();
    let privacy = || playground.received(anna).iter().filter(|text| text.contains("What is stored:")).count();
    let helped = || playground.received(anna).len() - privacy();
    let answers = async |bot: Bot, url: &str| {
        until("updates come its way", async || webhook_info(&playground).await["url"] == url).await;
        let before = helped();
        playground.say(anna, "/help").unwrap();
        until("answered", async || helped() > before).await;
        assert_eq!(webhook_info(&playground).await["url"], url);
        bot.end();
        // What comes in between is brought or handed out later.
        playground.say(anna, "/privacy").unwrap();
    };
    answers(Bot::start(folder.path(), &playground, &[]), "").await;
    answers(hooked(folder.path(), &playground, at, &[]), &format!("http://{at}/hook")).await;
    let mut refused = Bot::start(folder.path(), &playground, &[]);
    assert_eq!(refused.ends_by_itself().await, Some(1));
    assert!(refused.says().contains("--take-over"), "{}", refused.says());
    // Our previous address is not a stranger's.
    let moved = free_address();
    answers(hooked(folder.path(), &playground, moved, &[]), &format!("http://{moved}/hook")).await;
    answers(Bot::start(folder.path(), &playground, &["--take-over"]), "").await;
    let bot = Bot::start(folder.path(), &playground, &[]);
    bot.is_ready().await;
    until("every /privacy is answered", async || privacy() >= 4).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!((privacy(), playground.received(anna).len()), (4, 8), "{:?}", playground.received(anna));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_webhook_of_somebody_else_is_left_alone_unless_it_is_to_be_taken_over() {
    let (playground, folder) = started().await;
    called(&playground, "setWebhook", json!({ "url": "http://127.0.0.1:9/hook" })).await;
    let at = free_address();
    let mut bot = hooked(folder.path(), &playground, at, &[]);
    assert_eq!(bot.ends_by_itself().await, Some(1));
    assert!(bot.says().lines().last().unwrap().contains("--take-over"), "{}", bot.says());
    assert_eq!(webhook_info(&playground).await["url"], "http://127.0.0.1:9/hook", "it is not touched");
    let bot = hooked(folder.path(), &playground, at, &["--take-over"]);
    bot.is_ready().await;
    assert_eq!(webhook_info(&playground).await["url"], format!("http://{at}/hook"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_does_not_know_the_secret_changes_nothing_and_what_cannot_be_read_stops_nobody() {
    let (playground, folder) = started().await;
    let at = free_address();
    let bot = hooked(folder.path(), &playground, at, &[]);
    bot.is_ready().await;
    let (sender, forged) = (Sender::to(at), Sender::message(1 << 40, 7, "/help").to_string());
    let longer = format!("{SECRET}x");
    for secret in
        [None, Some(""), Some("x"), Some(&SECRET[1..]), Some(&longer), Some("A-SECRET_OF-THE-TESTS")]
    {
        for _ in 0..50 {
            assert_eq!(sender.bring(secret, forged.clone()).await, 401, "{secret:?}");
        }
    }
    let elsewhere = Sender { url: format!("http://{at}/other"), ..Sender::to(at) };
    assert_eq!(elsewhere.bring_well(&Sender::message(1 << 40, 7, "/help")).await, 404);
    assert_eq!(reqwest::get(format!("http://{at}/hook")).await.unwrap().status().as_u16(), 405);
    assert_eq!(bot.figure("ruqsat_inbox").await, 0.0);
    let fate = async |fate: &str| bot.figure(&format!("ruqsat_updates_total{{fate=\"{fate}\"}}")).await;
    assert_eq!((fate("forged").await, fate("received").await), (300.0, 0.0));

    // Stepped over: being brought again would not make it better.
    let long = format!("{{\"update_id\":{},\"message\":\"{}\"}}", 1_u64 << 41, "x".repeat(2 << 20));
    for (number, body) in ["", "{", "[]", "null", "{\"update_id\":0}", "{\"message\":{}}", "\u{0}", &long]
        .into_iter()
        .enumerate()
    {
        assert_eq!(sender.bring(Some(SECRET), body.to_string()).await, 200, "{number}");
    }
    assert_eq!(sender.bring(Some(SECRET), vec![0xff, 0xfe, 0x00]).await, 200);
    assert_eq!(fate("unreadable").await, 9.0);

    // The same one again and again is one.
    playground.person(Person::new(7, "Anna", "en")).unwrap();
    playground.say(7, "/start").unwrap();
    until("she is there", async || !playground.received(7).is_empty()).await;
    let before = playground.received(7).len();
    let update = Sender::message(1 << 42, 7, "/help");
    // Telegram keeps to the number of connections it was given; each of these is one.
    for _ in 0..10 {
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..30 {
            let (sender, update) = (Sender::to(at), update.clone());
            tasks.spawn(async move { sender.bring_well(&update).await });
        }
        while let Some(status) = tasks.join_next().await {
            assert_eq!(status.unwrap(), 200);
        }
    }
    until("answered", async || playground.received(7).len() > before).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(playground.received(7).len(), before + 1, "once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_update_is_confirmed_once_it_is_on_the_disk_and_not_before() {
    let (playground, folder) = started().await;
    let slow = Arc::new(AtomicU64::new(0));
    let store = Arc::new(slow_store(folder.path(), &slow));
    let server = playground.url().parse().unwrap();
    let telegram = Telegram::new(&playground.token(), Some(&server)).unwrap();
    let law = Arc::new(Law::built_in().clone());
    let app = App::new(store, telegram, SystemClock::new(), law, Options::default());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let webhook = Webhook { address: format!("http://{at}/hook"), secret: SECRET.into(), certificate: None };
    let (stop, stopped) = watch::channel(false);
    let running = tokio::spawn(async move {
        app.run_with(Some(Reception { webhook, path: "/hook".into(), listener }), stopped).await
    });
    until("it is set", async || webhook_info(&playground).await["url"] != "").await;
    let sender = Sender::to(at);
    assert_eq!(sender.bring_well(&Sender::message(1 << 40, 1, "/check")).await, 200);
    slow.store(1_000, Ordering::SeqCst);
    for number in 1..4 {
        let began = Instant::now();
        assert_eq!(
            sender.bring_well(&Sender::message((1 << 40) + number, number as i64, "/check")).await,
            200
        );
        assert!(began.elapsed() >= Duration::from_secs(1), "confirmed after {:?}", began.elapsed());
    }
    // A disk that takes nothing: it is to be brought again soon, and then it is taken.
    let update = Sender::message((1 << 40) + 9, 9, "/help");
    playground.person(Person::new(9, "Asel", "en")).unwrap();
    playground.say(9, "/start").unwrap();
    slow.store(0, Ordering::SeqCst);
    until("she is there", async || !playground.received(9).is_empty()).await;
    let helped = || playground.received(9).iter().filter(|text| text.contains("/privacy")).count();
    let before = helped();
    slow.store(FAILS, Ordering::SeqCst);
    for _ in 0..5 {
        assert_eq!(sender.bring_well(&update).await, 503);
    }
    slow.store(0, Ordering::SeqCst);
    until("it is taken", async || sender.bring_well(&update).await == 200).await;
    assert_eq!(sender.bring_well(&update).await, 200);
    until("answered", async || helped() > before).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(helped(), before + 1, "once: {:?}", playground.received(9));
    stop.send_replace(true);
    running.await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_certificate_of_ones_own_is_given_to_telegram_and_given_again_when_it_changes() {
    let (playground, folder) = started().await;
    let at = free_address();
    let certificate =
        |inside: &str| format!("-----BEGIN CERTIFICATE-----\n{inside}\n-----END CERTIFICATE-----\n");
    let uploads = || {
        let calls = playground.exchanges().into_iter();
        let set = calls.filter(|call| call.method.eq_ignore_ascii_case("setWebhook"));
        set.map(|call| call.request["certificate"]["size"].as_u64().unwrap_or(0)).collect::<Vec<_>>()
    };
    let flags = ["--webhook-certificate", "own.pem"];
    for (run, inside) in ["MIIB", "MIIB", "MIIBMIIB"].into_iter().enumerate() {
        fs::write(folder.path().join("own.pem"), certificate(inside)).unwrap();
        let bot = hooked(folder.path(), &playground, at, &flags);
        bot.is_ready().await;
        assert_eq!(webhook_info(&playground).await["has_custom_certificate"], true, "run {run}");
        bot.end();
    }
    let sizes = ["MIIB", "MIIBMIIB"].map(|inside| certificate(inside).len() as u64);
    assert_eq!(uploads(), sizes, "each once");
    let bot = hooked(folder.path(), &playground, at, &[]);
    until("it is taken back", async || webhook_info(&playground).await["has_custom_certificate"] == false)
        .await;
    bot.end();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bot_that_nothing_can_be_brought_to_says_so() {
    let (playground, folder) = started().await;
    let (nobody, listening) = (free_address(), free_address().to_string());
    // As where a proxy in between leads to the wrong place.
    let bot = hooked(folder.path(), &playground, nobody, &["--webhook-listen", &listening]);
    bot.is_ready().await;
    // Without a failure the age is that of the process.
    let age = bot.figure(LAST_ERROR).await;
    let uptime = bot.figure(UPTIME).await;
    assert!(age <= uptime && age > uptime - 1.0, "{age} {uptime}");
    until("its own age is no longer that of a failure", async || bot.figure(UPTIME).await > 3.0).await;
    playground.person(Person::new(1, "Anna", "en")).unwrap();
    playground.say(1, "/help").unwrap();
    until("it is told", async || {
        let (status, page) = bot.page("/readyz").await;
        status == 503 && page.contains("Telegram cannot bring updates")
    })
    .await;
    assert_eq!(bot.figure("ruqsat_webhook_pending").await, 1.0);
    // Telegram's dates are whole seconds.
    let age = bot.figure(LAST_ERROR).await;
    let uptime = bot.figure(UPTIME).await;
    assert!(age < uptime - 1.5, "{age} seconds since the failure, {uptime} since the start");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_webhook_that_somebody_else_sets_meanwhile_is_told_and_ours_is_set_again_when_it_is_gone() {
    let (playground, folder) = started().await;
    let at = free_address();
    let bot = hooked(folder.path(), &playground, at, &[]);
    bot.is_ready().await;
    called(&playground, "setWebhook", json!({ "url": "http://127.0.0.1:9/hook" })).await;
    until("it is told", async || bot.page("/readyz").await.1.contains("somebody has set a webhook")).await;
    assert_eq!(bot.figure("ruqsat_webhook_set").await, 1.0);
    assert_eq!(bot.says().matches("somebody has set another webhook").count(), 1, "{}", bot.says());
    assert_eq!(webhook_info(&playground).await["url"], "http://127.0.0.1:9/hook", "it is not touched");
    called(&playground, "deleteWebhook", json!({})).await;
    until("ours is set again", async || {
        webhook_info(&playground).await["url"] == format!("http://{at}/hook")
    })
    .await;
    bot.is_ready().await;
    assert_eq!(bot.figure("ruqsat_webhook_set").await, 0.0);
}
