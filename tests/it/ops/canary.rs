//! Nothing of what people entrust to the bot can be read in its logs, its data folder or its
//! backups: every scenario is played against the whole bot at the most talkative log level, with
//! faults, and not one byte of token, name, text, date or chat id is found.

#![cfg(feature = "bot")]

use crate::kit::ops;

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{Datelike, NaiveDate, Utc};
use ops::{World, files};
use ruqsat::app::limiter::Limits;
use ruqsat::app::{Options, logging};
use ruqsat::lang::Lang;
use ruqsat::playground::{EventKind, Fault, Person, Press, Rule, Sent};
use ruqsat::ports::Store;
use ruqsat::reminders::ChatId;
use ruqsat::speech::{Message, Speech, say};
use serde_json::json;

const PATIENCE: Duration = Duration::from_secs(1);
const NAME: &str = "Qanaryqyz Zhasyrynova";
/// A text that no scenario holds; also sent as a caption, a command's rest and a start payload.
const TEXT: &str = "kanareika-tajnaja-7731 жасырын құпия сөз";
/// So many instants a person are looked for.
const INSTANTS: usize = 8;
const IDS: [i64; 3] = [7_318_205_946, 7_318_205_947, 7_318_205_948];

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What must not be found anywhere, with what it is.
fn canaries(scenarios: &[String], token: &str) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<String> = vec![NAME.into(), "Zhasyrynova".into(), TEXT.into(), "kanareika".into()];
    all.push(token.into());
    all.push(token.split(':').next_back().unwrap().into());
    for line in scenarios.iter().flat_map(|scenario| scenario.lines()) {
        let Some((_, text)) = line.split_once("> ") else { continue };
        if text.len() >= 10 && !text.starts_with('/') {
            all.push(text.into());
        }
        all.extend(dates(text));
    }
    let mut found: Vec<(String, Vec<u8>)> =
        all.into_iter().map(|text| (text.clone(), text.into_bytes())).collect();
    for id in IDS {
        found.push((format!("{id} in figures"), id.to_string().into_bytes()));
        found.push((format!("{id} in eight bytes"), id.to_be_bytes().to_vec()));
        found.push((format!("{id} in eight bytes, turned round"), id.to_le_bytes().to_vec()));
    }
    found
}

/// A typed date in the other forms a program would write it in; today's own stand in every log line.
fn dates(text: &str) -> Vec<String> {
    let word = text.split_whitespace().find_map(|word| NaiveDate::parse_from_str(word, "%d.%m.%Y").ok());
    let Some(date) = word.filter(|date| date.year() != Utc::now().year()) else { return Vec::new() };
    vec![date.to_string(), date.format("%d.%m.%Y").to_string()]
}

fn found_in(place: &str, bytes: &[u8], canaries: &[(String, Vec<u8>)]) -> Vec<String> {
    let holds = |needle: &[u8]| memchr::memmem::find(bytes, needle).is_some();
    canaries
        .iter()
        .filter(|(_, needle)| holds(needle))
        .map(|(what, _)| format!("{what} in {place}"))
        .collect()
}

/// Plays a scenario's line; where its button cannot be named, presses the newest one there is.
async fn play(world: &World, person: i64, lang: Lang, line: &str, speech: &Speech) {
    let line = match line.split_once(": ") {
        Some((code, rest)) if code.len() == 2 => (code == lang.code()).then_some(rest),
        _ => Some(line),
    };
    let Some(line) = line.filter(|line| !line.is_empty() && !line.starts_with('#')) else { return };
    let playground = &world.playground;
    if let Some(text) = line.strip_prefix("> ") {
        playground.say(person, &text.replace("\\n", "\n")).unwrap();
    } else if let Some(id) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let bare = say::IDS.iter().any(|(name, variables)| *name == id && variables.is_empty());
        let label = if bare { speech.plain(lang, &Message::new(id)) } else { String::new() };
        if playground.press(person, Press::Label(label)).is_err() {
            let newest =
                playground.transcript(person).into_iter().rev().flat_map(|event| event.buttons).flatten();
            if let Some(data) = newest.filter_map(|button| button.data).next() {
                _ = playground.press(person, Press::Data(data));
            }
        }
    } else {
        match line {
            "photo" => _ = playground.send(person, person, Sent::Photo { caption: Some(TEXT.into()) }),
            "voice" => _ = playground.send(person, person, Sent::Voice),
            "blocked" => return playground.block(person).unwrap(),
            "unblocked" => return playground.unblock(person).unwrap(),
            _ => return,
        }
    }
    world.answered(person, PATIENCE).await;
}

fn faults() -> Vec<Rule> {
    vec![
        Rule::on("sendMessage", Fault::TooManyRequests(1)).after(20).times(1),
        Rule::on("sendMessage", Fault::DropAfter).after(60).times(1),
        Rule::on("editMessageText", Fault::Restarting).after(10).times(1),
        Rule::on("sendMessage", Fault::Refuse { code: 400, description: format!("Bad Request: {TEXT}") })
            .after(90)
            .times(2),
        Rule::on("getUpdates", Fault::BadGateway).after(40).times(1),
    ]
}

/// The test below takes the logger of its process, and would hear every other test's lines.
#[test]
fn nothing_private_is_written_anywhere() {
    let name = "ops::canary::not_one_byte_of_what_people_said_is_in_logs_store_or_backups";
    let mut alone = std::process::Command::new(std::env::current_exe().unwrap());
    let output = alone.args(["--exact", name, "--ignored", "--nocapture"]).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && told.contains("1 passed"), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "run by the test above, in a process of its own"]
async fn not_one_byte_of_what_people_said_is_in_logs_store_or_backups() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = logging::subscriber("trace", logging::Format::Text, move || writer.clone());
    tracing::subscriber::set_global_default(subscriber).unwrap();

    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts/scenarios");
    let mut scenarios: Vec<String> =
        files(&folder).into_iter().map(|(_, text)| String::from_utf8(text).unwrap()).collect();
    scenarios.sort();
    let speech = Speech::new();
    // Nobody presses a hundred buttons without a pause; here somebody does.
    let limits = Limits { per_second: 100_000, burst: 100_000, ..Limits::default() };
    let world = World::start(Options { limits, ..Options::default() }).await;
    let mut canaries = canaries(&scenarios, &world.playground.token());
    assert!(canaries.len() > 40, "{}", canaries.len());
    world.playground.faults(faults(), 7);

    for (turn, (id, lang)) in IDS.into_iter().zip(Lang::all()).enumerate() {
        world.playground.person(Person::new(id, NAME, lang.code())).unwrap();
        for line in
            [format!("/start {TEXT}"), format!("/ask {TEXT}"), TEXT.into(), format!("/nonsense {TEXT}")]
        {
            world.playground.say(id, &line).unwrap();
            world.answered(id, PATIENCE).await;
        }
        // One language a scenario; only one of them ends in /forget, so the others' records stay.
        let scenarios = scenarios.iter().skip(turn).step_by(IDS.len());
        for line in scenarios.flat_map(|scenario| scenario.lines()) {
            play(&world, id, lang, line.trim(), &speech).await;
        }
    }
    world.playground.inject(json!({ "message": { "text": TEXT, "chat": NAME } }));
    tokio::time::sleep(Duration::from_millis(300)).await;

    let heard: usize = IDS.iter().map(|id| said_by_bot(&world, *id)).sum();
    assert!(heard > 80, "the scenarios were really played: {heard} messages");
    canaries.extend(instants(&world).await);
    let backup = world.store.backup(None, Utc::now()).unwrap();
    let data = world.data();
    assert!(backup.starts_with(&data));
    let (_playground, _folder) = world.stop().await;

    let text = log.0.lock().unwrap().clone();
    let mut leaks = found_in("the log", &text, &canaries);
    let stored = files(&data);
    let bytes: usize = stored.iter().map(|(_, bytes)| bytes.len()).sum();
    for (place, bytes) in &stored {
        leaks.extend(found_in(place, bytes, &canaries));
    }
    println!(
        "{} canaries, {} bytes of log, {} files with {bytes} bytes",
        canaries.len(),
        text.len(),
        stored.len()
    );
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
    // The search itself finds what is there.
    assert_eq!(found_in("a plain file", format!("x{NAME}x").as_bytes(), &canaries).len(), 2);
    for (what, needle) in &canaries {
        let planted = [b"x", &needle[..], b"x"].concat();
        let told = found_in("it", &planted, &canaries);
        assert!(told.contains(&format!("{what} in it")), "{what}");
    }
}

/// When somebody's next reminders are due, as eight bytes in both orders, in seconds and milliseconds.
async fn instants(world: &World) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for id in IDS {
        let ladder = world.store.ladder(ChatId(id)).await.unwrap();
        let due: BTreeSet<_> = ladder.reminders().map(|reminder| reminder.at).collect();
        for at in due.into_iter().take(INSTANTS) {
            for number in [at.timestamp(), at.timestamp_millis()] {
                found.push((format!("{at} in eight bytes: {number}"), number.to_be_bytes().to_vec()));
                found.push((
                    format!("{at} in eight bytes, turned round: {number}"),
                    number.to_le_bytes().to_vec(),
                ));
            }
        }
    }
    assert!(!found.is_empty(), "somebody has reminders");
    found
}

fn said_by_bot(world: &World, chat: i64) -> usize {
    let events = world.playground.transcript(chat);
    events.iter().filter(|event| matches!(event.what, EventKind::Received | EventKind::Edited)).count()
}
