//! Injected faults on a real connection, and a state that survives restarts.

#![cfg(feature = "bot")]

use std::time::Duration;

use chrono::TimeDelta;
use ruqsat::playground::{Config, EventKind, Fault, Person, Playground, Press, Rule, USABLE_TOKEN};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const ASEL: i64 = 1001;

async fn playground() -> Playground {
    let playground = Playground::start(Config::for_tests()).await.unwrap();
    playground.person(Person::new(ASEL, "Asel", "kk")).unwrap();
    playground.say(ASEL, "/start").unwrap();
    playground
}

/// One sendMessage on a connection of its own; every byte that came back until it was closed.
async fn send(playground: &Playground) -> Vec<u8> {
    let body = json!({ "chat_id": ASEL, "text": "hello" }).to_string();
    let head = format!(
        "POST /bot{USABLE_TOKEN}/SendMessage HTTP/1.1\r\nhost: {}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n",
        playground.address(),
        body.len()
    );
    let mut stream = TcpStream::connect(playground.address()).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(body.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    _ = stream.read_to_end(&mut answer).await;
    answer
}

fn delivered(playground: &Playground) -> usize {
    playground.transcript(ASEL).iter().filter(|event| event.what == EventKind::Received).count()
}

#[tokio::test]
async fn a_call_is_dropped_before_or_after_it_is_delivered() {
    let playground = playground().await;
    playground.faults(vec![Rule::on("sendMessage", Fault::DropBefore)], 0);
    assert!(send(&playground).await.is_empty());
    assert_eq!(delivered(&playground), 0);
    playground.faults(vec![Rule::on("sendMessage", Fault::DropAfter)], 0);
    assert!(send(&playground).await.is_empty());
    assert_eq!(delivered(&playground), 1);
}

#[tokio::test]
async fn an_answer_is_cut_after_any_number_of_bytes() {
    let playground = playground().await;
    let whole = send(&playground).await;
    assert!(whole.ends_with(b"}"));
    for bytes in [1, 12, 100, whole.len() - 2] {
        playground.faults(vec![Rule::on("sendMessage", Fault::Cut(bytes as u64))], 0);
        assert_eq!(send(&playground).await.len(), bytes);
    }
    assert_eq!(delivered(&playground), 5);
}

#[tokio::test]
async fn silence_lasts_until_the_client_gives_up() {
    let playground = playground().await;
    playground.faults(vec![Rule::on("sendMessage", Fault::SilenceAfter)], 0);
    assert!(tokio::time::timeout(Duration::from_millis(200), send(&playground)).await.is_err());
    assert_eq!(delivered(&playground), 1);
}

#[tokio::test]
async fn refusals_and_broken_answers_come_as_written() {
    let playground = playground().await;
    for (fault, start, arrives) in [
        (Fault::TooManyRequests(7), "HTTP/1.1 429", false),
        (Fault::Unauthorized, "HTTP/1.1 401", false),
        (Fault::Blocked, "HTTP/1.1 403", false),
        (Fault::Migrated(-7), "HTTP/1.1 400", false),
        (Fault::Restarting, "HTTP/1.1 500", false),
        (Fault::BadGateway, "HTTP/1.1 502", false),
        (Fault::BadGatewayAfter, "HTTP/1.1 502", true),
        (Fault::Garbage("{\"ok\":tr".into()), "HTTP/1.1 200", true),
        (Fault::Huge(100_000), "HTTP/1.1 200", true),
        (Fault::Delay(30), "HTTP/1.1 200", true),
    ] {
        let before = delivered(&playground);
        playground.faults(vec![Rule::on("sendMessage", fault.clone())], 0);
        let answer = String::from_utf8(send(&playground).await).unwrap();
        assert!(answer.starts_with(start), "{fault:?}: {answer}");
        assert_eq!(delivered(&playground) - before, usize::from(arrives), "{fault:?}");
        match fault {
            Fault::TooManyRequests(_) => assert!(answer.contains("\"parameters\":{\"retry_after\":7}")),
            Fault::Migrated(_) => assert!(answer.contains("\"migrate_to_chat_id\":-7")),
            Fault::BadGateway => assert!(answer.contains("<html>")),
            Fault::Huge(_) => assert!(answer.len() > 100_000),
            _ => {}
        }
    }
}

#[tokio::test]
async fn an_answer_may_carry_fields_of_the_future() {
    let playground = playground().await;
    let change = vec![("/result/from_the_future".to_string(), json!({ "deep": [null] }))];
    playground.faults(vec![Rule::on("sendMessage", Fault::Change(change))], 0);
    let answer = String::from_utf8(send(&playground).await).unwrap();
    assert!(answer.contains("\"from_the_future\":{\"deep\":[null]}"));
}

async fn update_ids(playground: &Playground) -> Vec<u64> {
    let url = format!("{}/bot{USABLE_TOKEN}/getUpdates", playground.url());
    let answer: Value = reqwest::get(url).await.unwrap().json().await.unwrap();
    answer["result"].as_array().unwrap().iter().map(|update| update["update_id"].as_u64().unwrap()).collect()
}

#[tokio::test]
async fn updates_come_twice_or_in_another_order() {
    let playground = playground().await;
    for text in ["2", "3", "4", "5", "6"] {
        playground.say(ASEL, text).unwrap();
    }
    playground.faults(vec![Rule::on("getUpdates", Fault::DuplicateUpdates)], 0);
    assert_eq!(update_ids(&playground).await, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]);
    playground.faults(vec![Rule::on("getUpdates", Fault::PermuteUpdates)], 5);
    let mut ids = update_ids(&playground).await;
    assert_ne!(ids, [1, 2, 3, 4, 5, 6]);
    ids.sort();
    assert_eq!(ids, [1, 2, 3, 4, 5, 6]);
}

#[tokio::test]
async fn raw_updates_go_through_as_they_are() {
    let playground = playground().await;
    assert_eq!(playground.inject(json!({ "poll_of_2030": { "id": "x" } })), 2);
    assert_eq!(playground.inject(json!({ "update_id": 70, "message": null })), 70);
    assert_eq!(update_ids(&playground).await, [1, 2, 70]);
    playground.say(ASEL, "next").unwrap();
    assert_eq!(update_ids(&playground).await, [1, 2, 70, 71]);
}

struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("ruqsat-playground-{name}-{}", std::process::id()));
        _ = std::fs::remove_dir_all(&path);
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        _ = std::fs::remove_dir_all(&self.0);
    }
}

#[tokio::test]
async fn chats_people_update_ids_and_the_clock_survive_a_restart() {
    let (folder, copy) = (Folder::new("restart"), Folder::new("copy"));
    let config = |folder: &Folder| Config { data_dir: Some(folder.0.clone()), ..Config::for_tests() };
    let first = Playground::start(config(&folder)).await.unwrap();
    first.person(Person::new(ASEL, "Asel", "kk")).unwrap();
    first.say(ASEL, "/start").unwrap();
    let keyboard = json!({ "inline_keyboard": [[{ "text": "Yes", "callback_data": "y" }]] });
    let message = json!({ "chat_id": ASEL, "text": "?", "reply_markup": keyboard });
    first.call(USABLE_TOKEN, "sendMessage", message).await;
    let commands = json!({ "commands": [{ "command": "check", "description": "Check" }] });
    first.call(USABLE_TOKEN, "setMyCommands", commands).await;
    first.call(USABLE_TOKEN, "getUpdates", json!({ "offset": 2 })).await;
    first.press(ASEL, Press::Label("Yes".into())).unwrap();
    first.advance(TimeDelta::days(40));
    let (transcript, now) = (first.transcript(ASEL), first.clock().now());
    // Not shut down: what a kill leaves on the disk, with the last line half written.
    let mut journal = std::fs::read(folder.0.join("journal.jsonl")).unwrap();
    journal.extend(b"{\"event\":{\"seq\":99");
    std::fs::create_dir_all(&copy.0).unwrap();
    std::fs::write(copy.0.join("journal.jsonl"), journal).unwrap();

    let second = Playground::start(config(&copy)).await.unwrap();
    assert_eq!(second.transcript(ASEL), transcript);
    assert!(second.clock().now() - now < TimeDelta::minutes(1) && second.clock().now() >= now);
    assert_eq!(second.commands(ASEL, "kk")[0]["command"], "check");
    second.press(ASEL, Press::Data("y".into())).unwrap();
    second.say(ASEL, "again").unwrap();
    assert_eq!(update_ids(&second).await, [3, 4]);
    let next = second.call(USABLE_TOKEN, "sendMessage", json!({ "chat_id": ASEL, "text": "x" })).await;
    let ruqsat::playground::Reply::Json(200, body) = next else { panic!("{next:?}") };
    assert_eq!(body["result"]["message_id"], 4);
    second.shutdown().await;
}

#[tokio::test]
async fn a_folder_serves_one_playground_at_a_time() {
    let folder = Folder::new("lock");
    let config = || Config { data_dir: Some(folder.0.clone()), ..Config::for_tests() };
    let first = Playground::start(config()).await.unwrap();
    let refused = Playground::start(config()).await.err().unwrap();
    assert_eq!(refused.to_string(), "another playground uses this folder");
    first.shutdown().await;
    Playground::start(config()).await.unwrap().shutdown().await;
}

#[tokio::test]
async fn the_clock_goes_back_only_if_asked_to() {
    let playground = playground().await;
    let client = reqwest::Client::new();
    let clock = format!("{}/play/clock", playground.url());
    let post = |body: Value| {
        let request = client.post(&clock).header("content-type", "application/json").body(body.to_string());
        async { request.send().await.unwrap().status() }
    };
    assert_eq!(post(json!({ "forward_seconds": 3600 })).await, 200);
    assert_eq!(post(json!({ "forward_seconds": -60 })).await, 400);
    assert_eq!(post(json!({ "to": "2020-01-01T00:00:00Z" })).await, 400);
    assert_eq!(post(json!({ "to": "2020-01-01T00:00:00Z", "back": true })).await, 200);
    assert_eq!(playground.clock().now().format("%Y").to_string(), "2020");
    assert_eq!(post(json!({ "to": "2027-02-26T05:00:00Z" })).await, 200);
    assert_eq!(playground.clock().now().format("%F").to_string(), "2027-02-26");
}

#[tokio::test]
async fn another_web_site_cannot_act_through_the_browser() {
    let playground = playground().await;
    let client = reqwest::Client::new();
    let get = |host: &str, origin: &str| {
        let request = client.get(format!("{}/play/people", playground.url())).header("host", host);
        let request = if origin.is_empty() { request } else { request.header("origin", origin) };
        async { request.send().await.unwrap().status() }
    };
    let own = playground.address().to_string();
    assert_eq!(get(&own, "").await, 200);
    assert_eq!(get(&own, &format!("http://{own}")).await, 200);
    assert_eq!(get(&own, "https://example.org").await, 403);
    assert_eq!(get("example.org", "").await, 403);
}

#[tokio::test]
async fn another_web_site_can_neither_speak_as_the_bot_nor_read_the_chats() {
    let playground = playground().await;
    let (client, own) = (reqwest::Client::new(), playground.address().to_string());
    let ask = |headers: &'static [(&'static str, &'static str)], host: String| {
        let url = format!("{}/bot{USABLE_TOKEN}/getMe", playground.url());
        let mut request = client.get(url).header("host", host);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        async { request.send().await.unwrap().status().as_u16() }
    };
    assert_eq!(ask(&[], own.clone()).await, 200, "a bot");
    assert_eq!(ask(&[("sec-fetch-site", "none")], own.clone()).await, 200, "typed by hand");
    assert_eq!(ask(&[], "evil.example:8088".into()).await, 403, "a name that points to this machine");
    assert_eq!(ask(&[], format!("{own}@evil.example")).await, 403, "an address before somebody's name");
    for header in [
        ("origin", "http://evil.example"),
        ("origin", "null"),
        ("referer", "http://evil.example/"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let headers: &'static [_] = Box::leak(Box::new([header]));
        assert_eq!(ask(headers, own.clone()).await, 403, "{header:?}");
    }
    let image =
        client.get(format!("{}/play/people", playground.url())).header("sec-fetch-site", "cross-site");
    assert_eq!(image.send().await.unwrap().status(), 403);
}

#[tokio::test]
async fn the_page_is_guarded_against_frames_guesses_and_foreign_scripts() {
    let playground = playground().await;
    for path in ["/", "/main.js", "/play/people"] {
        let answer = reqwest::get(format!("{}{path}", playground.url())).await.unwrap();
        let header = |name: &str| answer.headers()[name].to_str().unwrap().to_string();
        assert!(header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
        assert!(header("content-security-policy").contains("script-src 'self'"), "{path}");
        assert_eq!(
            (header("x-frame-options"), header("x-content-type-options")),
            ("DENY".into(), "nosniff".into())
        );
    }
    let body = "a".repeat(2 << 20);
    let large = reqwest::Client::new().post(format!("{}/play/say", playground.url()));
    let large = large.header("content-type", "application/json").body(body).send().await;
    assert!(
        large.is_err() || large.is_ok_and(|answer| answer.status() == 413),
        "bodies of the page are bounded"
    );
}

#[tokio::test]
async fn half_sent_requests_are_not_waited_for_and_do_not_keep_others_out() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let playground = playground().await;
    let mut half = Vec::new();
    for _ in 0..600 {
        let mut stream = tokio::net::TcpStream::connect(playground.address()).await.unwrap();
        _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n").await;
        half.push(stream);
    }
    let answer = tokio::time::timeout(Duration::from_secs(40), reqwest::get(playground.url())).await;
    assert_eq!(answer.unwrap().unwrap().status(), 200);
    let mut first = half.swap_remove(0);
    let mut rest = Vec::new();
    let closed = tokio::time::timeout(Duration::from_secs(20), first.read_to_end(&mut rest)).await;
    assert!(closed.is_ok(), "a half-sent request is still held");
}

#[tokio::test]
async fn a_body_that_stalls_is_answered_with_408() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let playground = playground().await;
    let mut stream = tokio::net::TcpStream::connect(playground.address()).await.unwrap();
    let head = format!(
        "POST /bot{USABLE_TOKEN}/sendMessage HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n\
         Content-Length: 100\r\nConnection: close\r\n\r\n{{\"chat_id\":"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = String::new();
    let reading = stream.read_to_string(&mut answer);
    tokio::time::timeout(Duration::from_secs(60), reading).await.expect("it is waited for").unwrap();
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
}

#[tokio::test]
async fn large_bodies_that_never_end_are_few_at_a_time_and_do_not_keep_a_stop_waiting() {
    use tokio::io::AsyncWriteExt;
    let playground = playground().await;
    let (mut held, mut taken) = (Vec::new(), 0_usize);
    for _ in 0..12 {
        let mut stream = tokio::net::TcpStream::connect(playground.address()).await.unwrap();
        let head = format!(
            "POST /bot{USABLE_TOKEN}/sendMessage HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n\
             Content-Length: 15000000\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        held.push(stream);
    }
    let megabyte = vec![b' '; 1 << 20];
    for stream in &mut held {
        // Whoever is not read from can write no more than the system's buffers take.
        let writing = async {
            for _ in 0..14 {
                stream.write_all(&megabyte).await.unwrap();
            }
        };
        taken += usize::from(tokio::time::timeout(Duration::from_secs(1), writing).await.is_ok());
    }
    assert_eq!(taken, 4, "of 12 bodies of 15 MB");
    let small = playground.url() + &format!("/bot{USABLE_TOKEN}/getMe");
    assert_eq!(reqwest::get(small).await.unwrap().status(), 200, "others are served");
    tokio::time::timeout(Duration::from_secs(6), playground.shutdown()).await.unwrap();
}

#[cfg(unix)]
#[tokio::test]
async fn what_is_kept_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("data/playground");
    let config = Config { data_dir: Some(kept.clone()), ..Config::for_tests() };
    let playground = Playground::start(config).await.unwrap();
    playground.person(Person::new(7, "Asel", "kk")).unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&kept), 0o700);
    for name in ["journal.jsonl", "lock"] {
        assert_eq!(mode(&kept.join(name)), 0o600, "{name}");
    }
    playground.shutdown().await;
}

#[tokio::test]
async fn a_random_token_opens_it_and_no_other() {
    let config = || Config::for_tests().with_random_token().unwrap();
    let (one, other) =
        (Playground::start(config()).await.unwrap(), Playground::start(config()).await.unwrap());
    assert_ne!(one.token(), other.token());
    let me = async |token: &str| {
        reqwest::get(format!("{}/bot{token}/getMe", one.url())).await.unwrap().status().as_u16()
    };
    assert_eq!((me(&one.token()).await, me(&other.token()).await, me(USABLE_TOKEN).await), (200, 401, 401));
}

#[tokio::test]
async fn a_stop_ends_the_polls_that_wait() {
    let playground = playground().await;
    let url = format!("{}/bot{USABLE_TOKEN}/getUpdates?offset=2&timeout=50", playground.url());
    let waiting = tokio::spawn(async move { reqwest::get(url).await.map(|answer| answer.status().as_u16()) });
    tokio::time::sleep(Duration::from_millis(100)).await;
    tokio::time::timeout(Duration::from_secs(5), playground.shutdown()).await.unwrap();
    assert_eq!(waiting.await.unwrap().unwrap(), 500);
}
