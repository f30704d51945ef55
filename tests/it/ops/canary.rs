//! Nothing of what people entrust to the bot can be read in its logs, its data folder or its
//! backups: every scenario is played against the whole bot at the most talkative log level, with
//! faults, and not one byte of token, name, text, date or chat id is found.

#![cfg(feature = "bot")]

use crate::kit::leaks::{Log, Needles, alone};
use crate::kit::ops;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use chrono::{Datelike, NaiveDate, Utc};
use ops::{World, files};
use ruqsat::app::Options;
use ruqsat::app::limiter::Limits;
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
/// So many chat at once.
const PEOPLE: usize = 9;
const FIRST: i64 = 7_318_205_946;

fn ids() -> impl Iterator<Item = i64> {
    (FIRST..).take(PEOPLE)
}

/// What must not be found anywhere.
fn canaries(scenarios: &[String], token: &str) -> Needles {
    let mut all = Needles::default();
    for text in [NAME, "Zhasyrynova", TEXT, "kanareika", token] {
        all.text(text);
    }
    all.text(token.split(':').next_back().unwrap());
    for line in scenarios.iter().flat_map(|scenario| scenario.lines()) {
        let Some((_, text)) = line.split_once("> ") else { continue };
        if text.len() >= 10 && !text.starts_with('/') {
            all.text(text);
        }
        dates(text).into_iter().for_each(|date| all.text(date));
    }
    ids().for_each(|id| all.number(id));
    all
}

/// A typed date in the other forms a program would write it in; today's own stand in every log line.
fn dates(text: &str) -> Vec<String> {
    let word = text.split_whitespace().find_map(|word| NaiveDate::parse_from_str(word, "%d.%m.%Y").ok());
    let Some(date) = word.filter(|date| date.year() != Utc::now().year()) else { return Vec::new() };
    vec![date.to_string(), date.format("%d.%m.%Y").to_string()]
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

#[test]
fn nothing_private_is_written_anywhere() {
    alone("ops::canary::not_one_byte_of_what_people_said_is_in_logs_store_or_backups");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "run by the test above, in a process of its own"]
async fn not_one_byte_of_what_people_said_is_in_logs_store_or_backups() {
    let log = Log::of_this_process();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts/scenarios");
    let mut scenarios: Vec<String> =
        files(&folder).into_iter().map(|(_, text)| String::from_utf8(text).unwrap()).collect();
    scenarios.sort();
    let speech = Speech::new();
    // Nobody presses a hundred buttons without a pause; here somebody does.
    let limits = Limits { per_second: 100_000, burst: 100_000, ..Limits::default() };
    let world = World::start(Options { limits, ..Options::default() }).await;
    let mut canaries = canaries(&scenarios, &world.playground.token());
    world.playground.faults(faults(), 7);

    // One language a person. Only some scenarios end in /forget, so most people's records stay.
    let langs: Vec<Lang> = Lang::all().collect();
    let people = ids().zip(langs.iter().cycle()).enumerate().map(|(turn, (id, lang))| {
        let scenarios: Vec<&String> = scenarios.iter().skip(turn).step_by(PEOPLE).collect();
        live(&world, id, *lang, scenarios, &speech)
    });
    futures_util::future::join_all(people).await;
    world.playground.inject(json!({ "message": { "text": TEXT, "chat": NAME } }));
    let injected = world.playground.say(FIRST, "/help").unwrap();
    assert!(world.answered(FIRST, Duration::from_secs(20)).await, "the bot got past {injected}");

    for id in ids() {
        let heard = said_by_bot(&world, id);
        assert!(heard > 60, "the scenarios were really played: {heard} messages to {id}");
    }
    let with_reminders = instants(&world, &mut canaries).await;
    assert!(with_reminders >= 3, "{with_reminders} people have reminders");
    let backup = world.store.backup(None, Utc::now()).unwrap();
    let data = world.data();
    assert!(backup.starts_with(&data));
    let (_playground, _folder) = world.stop().await;

    let heard = log.heard();
    let mut leaks = canaries.found_in("the log", &heard);
    let stored = files(&data);
    let bytes: usize = stored.iter().map(|(_, bytes)| bytes.len()).sum();
    for (place, bytes) in &stored {
        leaks.extend(canaries.found_in(place, bytes));
    }
    println!(
        "{} canaries, {} bytes of log, {} files with {bytes} bytes",
        canaries.len(),
        heard.len(),
        stored.len()
    );
    assert!(canaries.len() > 200, "{}", canaries.len());
    assert!(heard.len() > 50_000 && bytes > 1 << 20, "there was something to look through");
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
    canaries.are_found_where_planted();
}

/// What somebody does: tells secrets where they do not belong, and then plays scenarios.
async fn live(world: &World, id: i64, lang: Lang, scenarios: Vec<&String>, speech: &Speech) {
    world.playground.person(Person::new(id, NAME, lang.code())).unwrap();
    for line in [format!("/start {TEXT}"), format!("/ask {TEXT}"), TEXT.into(), format!("/nonsense {TEXT}")] {
        world.playground.say(id, &line).unwrap();
        world.answered(id, PATIENCE).await;
    }
    for line in scenarios.into_iter().flat_map(|scenario| scenario.lines()) {
        play(world, id, lang, line.trim(), speech).await;
    }
}

/// When somebody's next reminders are due, in seconds and milliseconds; of how many people there are any.
async fn instants(world: &World, canaries: &mut Needles) -> usize {
    let mut people = 0;
    for id in ids() {
        let ladder = world.store.ladder(ChatId(id)).await.unwrap();
        let due: BTreeSet<_> = ladder.reminders().map(|reminder| reminder.at).collect();
        people += usize::from(!due.is_empty());
        for at in due.into_iter().take(INSTANTS) {
            for number in [at.timestamp(), at.timestamp_millis()] {
                canaries.bytes_of(&format!("{at}: {number}"), number);
            }
        }
    }
    people
}

fn said_by_bot(world: &World, chat: i64) -> usize {
    let events = world.playground.transcript(chat);
    events.iter().filter(|event| matches!(event.what, EventKind::Received | EventKind::Edited)).count()
}
