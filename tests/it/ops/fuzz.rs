//! Nothing that comes from outside makes the program panic: updates, button data, start payloads,
//! a law folder, stored records, requests to the playground.
//!
//! Inputs are the valid examples of `tests/ops/corpus`, mutated by a seeded generator, so that a failure
//! repeats; one that ever fails becomes a line there:
//! `RUQSAT_FUZZ_INPUTS=1000000 cargo test --release --test it ops::fuzz -- --nocapture` tries a million
//! of each (a thousandth of them for the law, whose files are long), and the test prints the input that
//! made it fail.

#![cfg(feature = "bot")]

use crate::kit::world_at;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;

use chrono::{DateTime, Utc};
use ruqsat::conversation::button::Action;
use ruqsat::conversation::chat::Chat;
use ruqsat::conversation::event::{Effect, Event, What};
use ruqsat::conversation::{record, step};
use ruqsat::law::Law;
use ruqsat::playground::{Config, Playground};
use ruqsat::telegram::{call, poll, update};
use ruqsat::understand::TopicId;
use serde_json::value::RawValue;
use serde_json::{Value, json};

fn inputs() -> u64 {
    std::env::var("RUQSAT_FUZZ_INPUTS").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000)
}

/// Marsaglia's xorshift: repeatable, and good enough to choose what to break.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }

    /// Flips, cuts, doubles, inserts: one to four times.
    fn bytes(&mut self, from: &[u8]) -> Vec<u8> {
        let mut bytes = from.to_vec();
        for _ in 0..=self.roll(4) {
            let at = self.roll(bytes.len() + 1);
            match self.roll(6) {
                0 if at < bytes.len() => bytes[at] ^= 1 << self.roll(8),
                1 => bytes.truncate(at),
                2 => bytes.insert(at, self.roll(256) as u8),
                3 if at < bytes.len() => drop(bytes.remove(at)),
                4 => {
                    let piece = bytes[at..(at + self.roll(40)).min(bytes.len())].to_vec();
                    bytes.splice(at..at, piece);
                }
                _ => {
                    let odd: &[&[u8]] =
                        &[b"\0", b"\xff", "\u{202e}".as_bytes(), b"-9223372036854775808", b"\"", b"{{"];
                    let odd = self.pick(odd).to_vec();
                    bytes.splice(at..at, odd);
                }
            }
        }
        bytes
    }

    /// Changes some value somewhere in a document.
    fn json(&mut self, from: &Value) -> Value {
        let mut value = from.clone();
        for _ in 0..=self.roll(3) {
            self.change(&mut value);
        }
        value
    }

    fn change(&mut self, value: &mut Value) {
        let deeper = self.roll(5) != 0;
        match value {
            Value::Object(fields) if deeper && !fields.is_empty() => {
                let name = fields.keys().nth(self.roll(fields.len())).cloned().unwrap_or_default();
                if self.roll(8) == 0 {
                    fields.remove(&name);
                } else if let Some(field) = fields.get_mut(&name) {
                    self.change(field);
                }
            }
            Value::Array(items) if deeper && !items.is_empty() => {
                let at = self.roll(items.len());
                self.change(&mut items[at]);
            }
            Value::String(text) if deeper => {
                *text = String::from_utf8_lossy(&self.bytes(text.as_bytes())).into_owned();
            }
            value => {
                let odd = [
                    Value::Null,
                    json!(true),
                    json!(-1),
                    json!(i64::MIN),
                    json!(u64::MAX),
                    json!(1e300),
                    json!(""),
                    json!([]),
                    json!({}),
                    json!([[[[]]]]),
                    json!("\u{0}"),
                    json!("/start lang_kk"),
                ];
                *value = self.pick(&odd).clone();
            }
        }
    }
}

/// Says which input it was, should the test end in a panic.
struct Told<'a>(&'a [u8]);

impl Drop for Told<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the input: {:?}", String::from_utf8_lossy(self.0));
        }
    }
}

/// The valid examples of a file of `tests/ops/corpus`, one a line.
fn corpus(file: &str) -> Vec<String> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ops/corpus").join(file);
    std::fs::read_to_string(path).unwrap().lines().map(String::from).collect()
}

fn json_corpus(file: &str) -> Vec<Value> {
    corpus(file).iter().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn updates_of_any_form_are_read_or_stepped_over() {
    let (mut dice, seeds) = (Dice(0x5eed_0001), json_corpus("updates.jsonl"));
    for _ in 0..inputs() {
        let seed = dice.pick(&seeds).clone();
        let text = dice.json(&seed).to_string();
        let _told = Told(text.as_bytes());
        let raw: Box<RawValue> = serde_json::from_str(&text).unwrap();
        _ = update::decode(&raw, Some("ruqsat_bot"));
        let batch = format!("{{\"ok\":true,\"result\":[{text}]}}");
        let broken = dice.bytes(batch.as_bytes());
        let _told = Told(&broken);
        _ = call::read::<poll::Batch>(&broken);
        _ = call::read::<call::SentMessage>(&broken);
    }
}

#[test]
fn button_data_of_any_form_is_an_action_that_fits_or_none() {
    let mut dice = Dice(0x5eed_0002);
    let seeds = [Action::Menu, Action::Check, Action::Wrong(TopicId::find("fine-amount").unwrap())]
        .map(|action| action.encode(Some(7)))
        .into_iter()
        .chain(corpus("buttons.txt"))
        .collect::<Vec<_>>();
    let mut understood = 0;
    for _ in 0..inputs() {
        let seed = dice.pick(&seeds).clone();
        let data = String::from_utf8_lossy(&dice.bytes(seed.as_bytes())).into_owned();
        let _told = Told(data.as_bytes());
        if let Some((turn, action)) = Action::decode(&data) {
            understood += 1;
            assert_eq!(Action::decode(&action.encode(turn)), Some((turn, action)));
        }
    }
    assert!(understood > 0, "some mutants still are buttons");
}

#[test]
fn a_start_payload_of_any_form_saves_no_document() {
    let (mut dice, now) = (Dice(0x5eed_0003), "2026-11-22T05:00:00Z".parse::<DateTime<Utc>>().unwrap());
    let world = world_at(now);
    let seeds = corpus("starts.txt");
    for _ in 0..inputs() {
        let seed = dice.pick(&seeds).clone();
        let rest = String::from_utf8_lossy(&dice.bytes(seed.as_bytes())).into_owned();
        let _told = Told(rest.as_bytes());
        let event = Event {
            what: What::Command { name: "start".into(), rest: rest.clone() },
            client: None,
            written: None,
            reply_to: None,
        };
        let chat = step(None, &event, &world).chat.unwrap_or_default();
        assert!(chat.cases.is_empty());
    }
}

#[test]
fn a_law_folder_of_any_form_loads_or_is_refused_with_its_faults() {
    let mut dice = Dice(0x5eed_0004);
    let files: Vec<(&str, &str)> = Law::built_in_files().collect();
    for _ in 0..(inputs() / 1_000).max(20) {
        let broken = dice.roll(files.len());
        let text = String::from_utf8_lossy(&dice.bytes(files[broken].1.as_bytes())).into_owned();
        let mutated = files
            .iter()
            .enumerate()
            .map(|(at, (name, old))| (*name, if at == broken { text.as_str() } else { old }));
        let _told = Told(files[broken].0.as_bytes());
        if let Err(faults) = Law::load(mutated) {
            assert!(!faults.is_empty());
        }
    }
}

#[test]
fn stored_records_of_any_form_are_read_or_refused() {
    let mut dice = Dice(0x5eed_0005);
    let event = Event {
        what: What::Text("внж до 14 марта 2027".into()),
        client: Some("kk".into()),
        written: None,
        reply_to: None,
    };
    let record = record::write(&Chat { turn: 7, ..Chat::default() });
    let event = serde_json::to_vec(&event).unwrap();
    for _ in 0..inputs() {
        let broken = dice.bytes(&record);
        let _told = Told(&broken);
        if let Ok(chat) = record::read(&broken) {
            assert_eq!(record::read(&record::write(&chat)).as_ref(), Ok(&chat));
        }
        let broken = dice.bytes(&event);
        let _told = Told(&broken);
        _ = serde_json::from_slice::<Event>(&broken);
        _ = serde_json::from_slice::<Effect>(&broken);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_of_any_form_leave_the_playground_standing() {
    let playground = Playground::start(Config::for_tests()).await.unwrap();
    let (address, token) = (playground.address(), playground.token());
    let requests = json_corpus("requests.jsonl");
    let asked = tokio::task::spawn_blocking(move || {
        let mut dice = Dice(0x5eed_0006);
        let stream = TcpStream::connect(address).unwrap();
        stream.set_nodelay(true).unwrap();
        let mut answers = BufReader::new(stream.try_clone().unwrap());
        let mut stream = stream;
        for _ in 0..inputs() {
            let request = dice.pick(&requests).clone();
            let method = request[0].as_str().unwrap();
            let mut body = dice.json(&request[1]);
            // A long poll that really waits would be no fault.
            if let Some(wait) = body.get_mut("timeout") {
                *wait = json!(0);
            }
            let mut body = body.to_string().into_bytes();
            if dice.roll(4) == 0 && method != "getUpdates" {
                body = dice.bytes(&body);
            }
            let _told = Told(&body);
            let head = format!(
                "POST /bot{token}/{method} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
                body.len()
            );
            stream.write_all(&[head.as_bytes(), &body].concat()).unwrap();
            let (status, answer) = answer(&mut answers);
            assert!((200..500).contains(&status), "{status}");
            assert!(serde_json::from_slice::<Value>(&answer).unwrap().get("ok").is_some());
        }
    });
    asked.await.unwrap();
    playground.shutdown().await;
}

/// Reads one answer of a connection that stays open.
fn answer(from: &mut impl BufRead) -> (u16, Vec<u8>) {
    let (mut status, mut length) = (0, 0);
    loop {
        let mut line = String::new();
        assert!(from.read_line(&mut line).unwrap() > 0, "the connection was closed");
        let line = line.trim_end().to_ascii_lowercase();
        if let Some(rest) = line.strip_prefix("http/1.1 ") {
            status = rest.split(' ').next().unwrap().parse().unwrap();
        } else if let Some(rest) = line.strip_prefix("content-length: ") {
            length = rest.parse().unwrap();
        } else if line.is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body).unwrap();
    (status, body)
}
