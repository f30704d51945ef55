//! A Bot API server that answers as real ones have answered: with redirects, too much, half of it,
//! and numbers that are none.

#![cfg(all(feature = "bot", unix))]

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::kit::ops::World;
use crate::kit::until;
use chrono::TimeDelta;
use reqwest::Url;
use ruqsat::app::Options;
use ruqsat::paper::File;
use ruqsat::playground::{Fault, Person, Rule};
use ruqsat::ports::Messenger;
use ruqsat::reminders::{ChatId, Outcome};
use ruqsat::telegram::Telegram;
use ruqsat::telegram::call::Reply;
use serde_json::{Value, json};

const TOKEN: &str = "123456789:AAExampleExampleExampleExampleExample12";
const LONGEST_ANSWER: u64 = 8 << 20;
/// Replies of which nobody knows whether they arrived.
const UNCERTAIN: &str = "ruqsat_sends_total{kind=\"reply\",outcome=\"uncertain\"}";

/// One request: its path, its head and its body.
struct Request {
    path: String,
    head: String,
    body: Value,
}

/// Serves every request with what `answer` writes; the connection is closed after each.
fn server(answer: impl Fn(&Request, &mut TcpStream) + Send + Sync + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let answer = Arc::new(answer);
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let answer = Arc::clone(&answer);
            std::thread::spawn(move || {
                let mut reader = BufReader::new(stream.try_clone().unwrap());
                if let Some(request) = read(&mut reader) {
                    answer(&request, &mut reader.into_inner());
                }
                _ = stream.shutdown(std::net::Shutdown::Both);
            });
        }
    });
    address
}

fn read(reader: &mut impl BufRead) -> Option<Request> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let path = head.split(' ').nth(1)?.to_string();
    let length =
        head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).ok()?;
    Some(Request { path, head, body: serde_json::from_slice(&body).unwrap_or_default() })
}

fn reply(stream: &mut TcpStream, status: &str, headers: &str, body: &[u8]) {
    let head =
        format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    _ = stream.write_all(head.as_bytes());
    _ = stream.write_all(body);
}

fn bot(address: SocketAddr) -> Telegram {
    let url: Url = format!("http://{address}").parse().unwrap();
    Telegram::new(TOKEN, Some(&url)).unwrap()
}

fn update(number: i64, bytes: usize) -> Value {
    json!({ "update_id": number, "message": { "message_id": 1, "date": 1, "text": "a".repeat(bytes),
        "chat": { "id": 5, "type": "private" } } })
}

const REDIRECTS: [&str; 4] =
    ["301 Moved Permanently", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"];

/// What a server that leads to another one was asked, head by head, and how often the other one was.
struct Asked {
    heads: Arc<Mutex<Vec<String>>>,
    elsewhere: Arc<AtomicUsize>,
}

fn leading_elsewhere(status: &'static str) -> (SocketAddr, Asked) {
    let asked = Asked { heads: Arc::default(), elsewhere: Arc::default() };
    let (heads, count) = (Arc::clone(&asked.heads), Arc::clone(&asked.elsewhere));
    let elsewhere = server(move |_, stream| {
        count.fetch_add(1, Ordering::SeqCst);
        reply(stream, "200 OK", "", br#"{"ok":true,"result":{"username":"other_bot","message_id":1}}"#);
    });
    let address = server(move |request, stream| {
        heads.lock().unwrap().push(request.head.to_lowercase());
        reply(stream, status, &format!("Location: http://{elsewhere}/x\r\n"), b"");
    });
    (address, asked)
}

impl Asked {
    /// The head of the one request that there was. Who is not asked learns nothing, the token included.
    fn only_here(&self, status: &str) -> String {
        assert_eq!(self.elsewhere.load(Ordering::SeqCst), 0, "{status}");
        let heads = self.heads.lock().unwrap().clone();
        assert!(heads.len() == 1 && !heads[0].contains("referer"), "{status}: {heads:?}");
        heads[0].clone()
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_nobody_else_learns_the_token() {
    for status in REDIRECTS {
        let (address, asked) = leading_elsewhere(status);
        let me = bot(address).me().await;
        assert!(matches!(me, Reply::Refused(refusal) if refusal.code / 100 == 3), "{status}");
        asked.only_here(status);
    }
}

/// A server that begins an answer and goes on with the same letter, up to 600 MB if somebody takes them; how much
/// was taken.
fn endless(first: &'static str, letter: &'static str) -> (SocketAddr, Arc<AtomicU64>) {
    let sent = Arc::new(AtomicU64::new(0));
    let count = Arc::clone(&sent);
    let address = server(move |_, stream| {
        _ = stream.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        _ = stream.write_all(format!("{:x}\r\n{first}\r\n", first.len()).as_bytes());
        let chunk = format!("{:x}\r\n{}\r\n", 1 << 16, letter.repeat(1 << 16));
        for _ in 0..9_600 {
            if stream.write_all(chunk.as_bytes()).is_err() {
                return;
            }
            count.fetch_add(1 << 16, Ordering::SeqCst);
        }
    });
    (address, sent)
}

#[tokio::test]
async fn an_answer_without_end_is_cut_as_it_streams() {
    let (address, sent) = endless(r#"{"ok":true,"result":[{"update_id":41,"message":{"text":""#, "a");
    let (reply, _) = bot(address).poll(0, 0).await;
    let Reply::Accepted(batch) = reply else { panic!("the update is not stepped past") };
    assert_eq!(batch.0.iter().map(|update| update.get()).collect::<Vec<_>>(), [r#"{"update_id":41}"#]);
    // Asked for in halves seven times; what stands in the buffers of the connections is not much more.
    assert!(sent.load(Ordering::SeqCst) < 7 * (LONGEST_ANSWER + (8 << 20)), "{sent:?}");
}

/// A paper goes by the other client, which proxied bots use for everything.
fn paper() -> File {
    let content = vec![7; 5_000];
    File { name: "a.pdf", media_type: "application/pdf", is_picture: false, content, caption: Vec::new() }
}

#[tokio::test]
async fn a_paper_is_not_sent_after_a_redirect() {
    for status in REDIRECTS {
        let (address, asked) = leading_elsewhere(status);
        assert_eq!(bot(address).hand(ChatId(5), &paper(), "x").await, Outcome::Halted, "{status}");
        assert!(asked.only_here(status).contains("multipart/form-data"), "{status}");
    }
}

#[tokio::test]
async fn an_answer_without_end_to_a_paper_is_cut_as_it_streams() {
    let (address, sent) = endless(" ", " ");
    assert_eq!(bot(address).hand(ChatId(5), &paper(), "x").await, Outcome::Uncertain);
    assert!(sent.load(Ordering::SeqCst) < LONGEST_ANSWER + (16 << 20), "{sent:?}");
}

#[tokio::test]
async fn a_batch_over_the_limit_is_asked_for_in_halves() {
    let limits = Arc::new(Mutex::new(Vec::new()));
    let asked = Arc::clone(&limits);
    let address = server(move |request, stream| {
        assert!(request.path.ends_with("/GetUpdates"));
        let (limit, offset) =
            (request.body["limit"].as_i64().unwrap(), request.body["offset"].as_i64().unwrap());
        asked.lock().unwrap().push(limit);
        let updates: Vec<Value> = (0..limit).map(|at| update(offset + at, 400_000)).collect();
        reply(stream, "200 OK", "", json!({ "ok": true, "result": updates }).to_string().as_bytes());
    });
    let offset = (1 << 33) + 1;
    let (reply, _) = bot(address).poll(offset, 0).await;
    let Reply::Accepted(batch) = reply else { panic!("nothing was taken") };
    assert_eq!((batch.0.len(), limits.lock().unwrap().clone()), (12, vec![100, 50, 25, 12]));
    assert!(batch.0[0].get().contains("8589934593"), "numbers have 64 bits both ways");
}

/// Runs the bot against a server until it asks from this offset on, or for three seconds from its
/// first poll; how often it asked, and the highest offset.
fn polled(updates: Vec<Value>, wanted: i64) -> (usize, i64) {
    let polls = Arc::new(Mutex::new(Vec::new()));
    let asked = Arc::clone(&polls);
    let address = server(move |request, stream| {
        let result = match request.path.rsplit('/').next().unwrap_or_default() {
            "GetUpdates" => {
                let offset = request.body["offset"].as_i64().unwrap_or_default();
                asked.lock().unwrap().push(offset);
                let waiting =
                    updates.iter().filter(|it| it["update_id"].as_u64().is_none_or(|id| id as i64 >= offset));
                let waiting: Vec<&Value> = waiting.collect();
                if waiting.is_empty() {
                    std::thread::sleep(Duration::from_millis(500));
                }
                json!(waiting)
            }
            "GetMe" => json!({ "id": 1, "is_bot": true, "first_name": "R", "username": "ruqsat_bot" }),
            "SendMessage" => json!({ "message_id": 1 }),
            _ => json!(true),
        };
        reply(stream, "200 OK", "", json!({ "ok": true, "result": result }).to_string().as_bytes());
    });
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_ruqsat"));
    command.args([
        "run",
        "--token",
        TOKEN,
        "--api-url",
        &format!("http://{address}"),
        "--health-listen",
        "off",
    ]);
    command
        .env_clear()
        .env("RUQSAT_KEY_FILE", folder.path().join("key"))
        .env("RUQSAT_DATA_DIR", folder.path().join("data"));
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let waits_for = |what: &dyn Fn(&[i64]) -> bool| {
        let began = Instant::now();
        while !what(&polls.lock().unwrap()) && began.elapsed() < Duration::from_secs(30) {
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    waits_for(&|polls| !polls.is_empty());
    if wanted == 0 {
        std::thread::sleep(Duration::from_secs(3));
    } else {
        waits_for(&|polls| polls.iter().any(|offset| *offset >= wanted));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let polls = polls.lock().unwrap();
    (polls.len(), polls.iter().copied().max().unwrap_or_default())
}

#[test]
fn an_update_without_a_number_is_stepped_past_with_its_neighbours_and_never_spins() {
    // Side by side: each is watched for three seconds.
    std::thread::scope(|scope| {
        for number in [json!("x"), json!(null), json!(-1), json!(1.5)] {
            scope.spawn(move || {
                let unreadable = json!({ "update_id": number, "message": {} });
                let (polls, offset) = polled(vec![unreadable.clone()], 0);
                assert!((1..=6).contains(&polls), "{number}: {polls} polls");
                assert_eq!(offset, 0, "{number}: nothing was confirmed");
                let (_, offset) = polled(vec![update(7, 1), unreadable, update(8, 1)], 9);
                assert_eq!(offset, 9, "{number}");
            });
        }
    });
    let large = (1i64 << 32) + 5;
    let (polls, offset) = polled(vec![update(large, 1)], large + 1);
    assert!(polls <= 20, "{polls} polls");
    assert_eq!(offset, large + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_outlives_minutes_of_bad_gateways() {
    let world = World::start(Options::default()).await;
    world.playground.person(Person::new(1001, "Asel", "ru")).unwrap();
    world.playground.faults(vec![Rule::on("sendMessage", Fault::BadGateway)], 1);
    world.playground.say(1001, "/help").unwrap();
    for turn in 1..=4 {
        until("it is tried again", async || world.figure(UNCERTAIN).await == f64::from(turn)).await;
        world.playground.advance(TimeDelta::seconds(30));
    }
    assert!(world.playground.received(1001).is_empty());
    world.playground.faults(vec![], 1);
    world.playground.advance(TimeDelta::minutes(2));
    assert!(world.answered(1001, Duration::from_secs(20)).await, "the reply was lost");
}

/// Whoever starts containers kills after ten seconds.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_ends_within_ten_seconds_while_nothing_can_be_sent() {
    for fault in [Fault::BadGateway, Fault::SilenceBefore] {
        let world = World::start(Options::default()).await;
        world.playground.person(Person::new(1001, "Asel", "ru")).unwrap();
        world.playground.faults(vec![Rule::on("sendMessage", fault)], 1);
        world.playground.say(1001, "/help").unwrap();
        until("there is something to say", async || world.figure("ruqsat_outbox").await == 1.0).await;
        let began = Instant::now();
        world.stop().await;
        assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    }
}

/// In a forum a message that answers nothing lands in the topic "General".
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_in_a_group_names_its_question() {
    let world = World::start(Options::default()).await;
    let asel = world.playground.person(Person::new(1001, "Asel", "en")).unwrap();
    let group = world.playground.group(-1_001_234, "Neighbours", asel).unwrap();
    let asked = world.playground.say_in(group, asel, "/help").unwrap();
    assert!(world.answered(group, Duration::from_secs(20)).await);
    let sent =
        world.playground.exchanges().into_iter().filter(|it| it.method.eq_ignore_ascii_case("sendMessage"));
    let of_group: Vec<Value> =
        sent.map(|it| it.request).filter(|it| it["chat_id"].to_string().contains("1001234")).collect();
    assert_eq!(of_group.len(), 1, "{of_group:?}");
    let named = &of_group[0]["reply_parameters"];
    let named: Value =
        named.as_str().map_or_else(|| named.clone(), |text| serde_json::from_str(text).unwrap());
    assert_eq!(
        (named["message_id"].as_i64(), named["allow_sending_without_reply"].as_bool()),
        (Some(asked), Some(true))
    );
    world.stop().await;
}

/// A server that delivers everything and answers 502 makes few copies; once it is well one more is made, the one
/// whose answer says that it arrived.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_delivers_and_says_it_failed_makes_few_copies() {
    let world = World::start(Options::default()).await;
    world.playground.person(Person::new(1001, "Asel", "en")).unwrap();
    let lost = Rule::on("sendMessage", Fault::BadGatewayAfter).in_chat(1001);
    world.playground.faults(vec![lost], 1);
    world.playground.say(1001, "/help").unwrap();
    // At 0, 1, 4 and 13 seconds of the clock that the bot waits by.
    for (copies, pause) in [(1, 1), (2, 3), (3, 9)] {
        until("another copy", async || world.figure(UNCERTAIN).await == f64::from(copies)).await;
        assert_eq!(world.playground.received(1001).len(), copies as usize);
        if copies == 3 {
            world.playground.faults(vec![], 1);
        }
        world.playground.advance(TimeDelta::seconds(pause));
    }
    until("nothing is waiting", async || world.figure("ruqsat_outbox").await == 0.0).await;
    let (playground, _folder) = world.stop().await;
    assert_eq!(playground.received(1001).len(), 4, "one that is known to have arrived");
}

/// A server that keeps connections and closes each when it has been idle for a moment: at times just as the
/// next request leaves.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kept_connection_closed_as_a_request_leaves_is_uncertain_at_worst() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let connections = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&connections);
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            count.fetch_add(1, Ordering::SeqCst);
            std::thread::spawn(move || {
                stream.set_read_timeout(Some(Duration::from_millis(20))).unwrap();
                let mut reader = BufReader::new(stream);
                while read(&mut reader).is_some() {
                    let body = r#"{"ok":true,"result":{"username":"some_bot"}}"#;
                    let answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len());
                    _ = reader.get_mut().write_all(answer.as_bytes());
                }
            });
        }
    });
    let bot = bot(address);
    let (mut accepted, mut perhaps) = (0, 0);
    for pause in (0..60).map(|turn| turn % 30) {
        match bot.me().await {
            Reply::Accepted(_) => accepted += 1,
            // Repeated by whoever owes a reply.
            Reply::Uncertain | Reply::NotSent => perhaps += 1,
            Reply::Refused(refusal) => panic!("{refusal:?}"),
        }
        tokio::time::sleep(Duration::from_millis(pause)).await;
    }
    println!("{accepted} accepted, {perhaps} uncertain, on {connections:?} connections");
    assert!(accepted >= 50, "{accepted}");
    assert!(connections.load(Ordering::SeqCst) > 5, "it was really closed again and again");
}
