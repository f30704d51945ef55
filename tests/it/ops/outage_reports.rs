//! Outage reports through a whole bot: counted once a person, shown from five people on, told to the
//! operator first, gone after three days, and leading to nobody.

#![cfg(feature = "bot")]

use crate::kit::leaks::{Log, Needles, alone};
use crate::kit::ops;
use crate::kit::reader::Reader;

use std::time::Duration;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use ops::World;
use ruqsat::app::Options;
use ruqsat::assess::Facts;
use ruqsat::conversation::chat::Consent;
use ruqsat::conversation::{Chat, record};
use ruqsat::lang::Lang;
use ruqsat::outage_reports::Day;
use ruqsat::playground::{Person, Press};
use ruqsat::ports::{Commit, RecordChange, Store};
use ruqsat::reminders::{Case, CaseId, ChatId, Label, Relation};

const ADMIN: i64 = 5001;
const FIRST: i64 = 700_000_001;
const PATIENCE: Duration = Duration::from_secs(20);

fn monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 2, 1).unwrap()
}

/// So many hours after midnight in Kazakhstan.
fn at(hour: i64) -> DateTime<Utc> {
    monday().and_hms_opt(0, 0, 0).unwrap().and_utc() + TimeDelta::hours(hour - 5)
}

/// A bot at ten o'clock, an administrator, and so many people whose card ends on that day.
async fn world(people: i64, expires: &str) -> World {
    let world = World::start(Options { admins: vec![ADMIN], ..Options::default() }).await;
    world.playground.set_clock(at(10));
    for id in std::iter::once(ADMIN).chain(FIRST..FIRST + people) {
        world.playground.person(Person::new(id, "A", "en")).unwrap();
        let facts = Facts { expires: Some(expires.parse().unwrap()), ..Facts::new("residence-permit") };
        let mut case = Case::new(CaseId(1), Label { relation: Relation::Mine, name: None }, facts);
        // The first look at everybody would write a day here, some time after the start.
        case.touch(monday() - TimeDelta::days(3));
        let consent = Some(Consent { notice: 2, at: at(10) - TimeDelta::days(200) });
        let known = Chat { lang: Some(Lang::EN), cases: vec![case], consent, ..Chat::default() };
        let mut commit = Commit::new(ChatId(id), at(10));
        commit.record = RecordChange::Put(record::write(&known));
        let _ = world.store.commit(commit).await.unwrap();
    }
    // Before that Telegram lets no bot write to somebody.
    say(&world, ADMIN, "/help").await;
    world
}

async fn say(world: &World, chat: i64, text: &str) -> String {
    world.playground.say(chat, text).unwrap();
    assert!(world.answered(chat, PATIENCE).await, "no answer to {text}");
    world.playground.received(chat).pop().unwrap()
}

async fn press(world: &World, chat: i64, label: &str) {
    let before = world.playground.transcript(chat).len();
    world.playground.press(chat, Press::Label(label.into())).unwrap();
    let fits =
        world.playground.wait_for(chat, PATIENCE, |_| world.playground.transcript(chat).len() > before + 1);
    assert!(fits.await.is_some(), "no answer to {label}");
    assert!(world.answered(chat, PATIENCE).await);
}

async fn report(world: &World, chat: i64, label: &str) {
    say(world, chat, "/report").await;
    press(world, chat, label).await;
}

/// So long the bot sleeps between two looks at the reports, and a little more. A clock that is moved while it looks
/// wakes nobody, so it is moved on once more.
fn until_the_next_look() -> TimeDelta {
    TimeDelta::seconds(61)
}

/// Waits until what everybody may see contains these words.
async fn status(world: &World, words: &str) -> String {
    let mut last = String::new();
    for tries in 1..=40 {
        last = say(world, FIRST, "/status").await;
        if last.contains(words) {
            return last;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        if tries % 10 == 0 {
            world.playground.advance(until_the_next_look());
        }
    }
    panic!("`{words}` does not come: {last}");
}

async fn told(world: &World, words: &str) -> String {
    let said = || world.playground.received(ADMIN).into_iter().find(|it| it.contains(words));
    let mut waited = None;
    for _ in 0..4 {
        waited = world.playground.wait_for(ADMIN, PATIENCE / 4, |_| said().is_some()).await;
        if waited.is_some() {
            break;
        }
        world.playground.advance(until_the_next_look());
    }
    assert!(waited.is_some(), "{words}: {:?}", world.playground.received(ADMIN));
    said().unwrap()
}

/// The number under which the reports of a day lie.
fn place(day: NaiveDate) -> ChatId {
    ChatId(i64::MIN + i64::from(day.num_days_from_ce()))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_people_show_in_a_bucket_four_do_not_and_the_hour_must_be_over() {
    let world = world(5, "2027-02-20").await;
    for person in FIRST..FIRST + 4 {
        report(&world, person, "Yes, they did").await;
        report(&world, person, "Yes, they did").await;
    }
    world.playground.set_clock(at(11));
    status(&world, "Too few people").await;
    report(&world, FIRST + 4, "Yes, they did").await;
    status(&world, "Too few people").await;
    world.playground.set_clock(at(12));
    let shown = status(&world, "5 to 9 people").await;
    assert!(shown.contains("few found the system down") && shown.contains("Go anyway"), "{shown}");
    let answer = say(&world, FIRST, "Does the system work today?").await;
    assert!(answer.contains("5 to 9 people") && answer.contains("get a slip"), "{answer}");
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_report_leads_to_a_chat_and_after_three_days_none_is_left() {
    let world = world(6, "2027-02-20").await;
    let before = world.figures().await;
    report(&world, FIRST, "No: system down").await;
    for person in FIRST + 1..FIRST + 6 {
        report(&world, person, "Yes, they did").await;
    }
    // On the disk, opened with every key: no number of a chat, no day of an agreement, no record that differs.
    let day = world.store.chat(place(monday())).await.unwrap().unwrap();
    let text = String::from_utf8_lossy(&day).into_owned();
    assert!(text.contains("SystemDown") && text.contains("Taken"), "the control: it is the day's record");
    for person in FIRST..FIRST + 6 {
        assert!(!text.contains(&person.to_string()), "{text}");
        assert!(!day.windows(8).any(|bytes| bytes == person.to_le_bytes()));
    }
    assert!(!text.contains("2026-07") && !text.contains("consent"), "{text}");
    let mut records = Vec::new();
    for person in FIRST..FIRST + 6 {
        records.push(world.store.chat(ChatId(person)).await.unwrap().unwrap());
        assert!(world.store.history(ChatId(person)).await.unwrap().is_empty());
    }
    let same = |record: &[u8]| {
        let mut chat = record::read(record).unwrap();
        chat.cases.iter_mut().for_each(|case| case.paper = None);
        chat
    };
    let first = same(&records[0]);
    for record in &records {
        assert_eq!(same(record), first, "all look alike");
    }
    // Nor in the figures: none of them names an answer.
    let names = |page: &str| {
        page.lines().filter_map(|line| line.split(' ').next()).map(str::to_string).collect::<Vec<_>>()
    };
    let new: Vec<String> =
        names(&world.figures().await).into_iter().filter(|it| !before.contains(it.as_str())).collect();
    assert!(new.iter().all(|name| !name.contains("report") && !name.contains("down")), "{new:?}");

    // Whoever is erased takes the report along.
    say(&world, FIRST, "/forget").await;
    press(&world, FIRST, "Yes, erase everything").await;
    let left = world.store.chat(place(monday())).await.unwrap().unwrap();
    assert!(!String::from_utf8_lossy(&left).contains("SystemDown"));

    // The third midnight destroys the key: nothing of that day opens any more.
    world.playground.set_clock(at(71));
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(world.store.chat(place(monday())).await.unwrap().is_some());
    world.playground.set_clock(at(72) + TimeDelta::minutes(2));
    for _ in 0..100 {
        if world.store.chat(place(monday())).await.unwrap().is_none() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(world.store.chat(place(monday())).await.unwrap(), None);
    world.stop().await;
}

/// Whoever holds the data folder and the key file opens nothing of the day as it was before: not the report of
/// somebody who was erased, nor the key that leads from a reporter to a chat.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_day_of_somebody_who_was_erased_goes_on_under_another_key() {
    let world = world(3, "2027-02-20").await;
    for person in FIRST..FIRST + 3 {
        report(&world, person, "No: system down").await;
    }
    let reader = || Reader::with_key(&world.data(), &world.folder.path().join("keys/store.key"));
    let before = reader().keys_of(place(monday()));
    assert_eq!(before.len(), 1, "the control: the day opens");
    say(&world, FIRST, "/forget").await;
    press(&world, FIRST, "Yes, erase everything").await;
    let after = reader().keys_of(place(monday()));
    assert_eq!(after.len(), 1);
    assert!(before.is_disjoint(&after), "its old key opens still");
    let left = world.store.chat(place(monday())).await.unwrap().unwrap();
    let left = String::from_utf8_lossy(&left).matches("SystemDown").count();
    assert_eq!(left, 2, "and the reports of the others are there");
    world.stop().await;
}

#[test]
fn nothing_that_is_written_leads_from_a_report_to_a_chat() {
    alone("ops::outage_reports::neither_log_nor_folder_nor_backup_nor_export_leads_to_a_chat");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "run by the test above, in a process of its own"]
async fn neither_log_nor_folder_nor_backup_nor_export_leads_to_a_chat() {
    let log = Log::of_this_process();
    let world = world(6, "2027-02-20").await;
    report(&world, FIRST, "No: system down").await;
    report(&world, FIRST + 1, "No: other reason").await;
    for person in FIRST + 2..FIRST + 6 {
        report(&world, person, "Yes, they did").await;
    }
    let record = world.store.chat(place(monday())).await.unwrap().unwrap();
    let day: Day = serde_json::from_slice(&record).unwrap();
    assert_eq!(day.reports.len(), 6);
    // What was answered, as whom, and the key: in the log, the folder, the backup and the export.
    let mut reported = Needles::default();
    reported.forms("the day's key", &day.key);
    for report in &day.reports {
        reported.forms("a reporter", &report.reporter.0);
    }
    for word in ["SystemDown", "OtherReason", "system down", "other reason"] {
        reported.text(word);
    }
    // Who they are: everywhere but in the export, which is of chats.
    let mut people = Needles::default();
    (FIRST..FIRST + 6).for_each(|person| people.number(person));
    reported.are_found_where_planted();
    people.are_found_where_planted();
    let (key, data) = (world.folder.path().join("keys/store.key"), world.data());
    world.store.backup(None, world.playground.clock().now()).unwrap();
    assert!(Reader::with_key(&data, &key).opens_person(place(monday())), "the reader finds the day");

    // 72 hours later nothing of it opens, whoever holds the key file and every byte of the folder.
    world.playground.set_clock(at(72) + TimeDelta::minutes(2));
    for _ in 0..100 {
        if world.store.chat(place(monday())).await.unwrap().is_none() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    // A second day is there when the bot ends.
    report(&world, FIRST, "No: system down").await;
    let (_playground, folder) = world.stop().await;
    let reader = Reader::with_key(&data, &key);
    assert!(!reader.opens_person(place(monday())), "the day opens after 72 hours");
    assert!(reader.opens_person(ChatId(FIRST)), "and the reader still finds the others");

    let heard = log.heard();
    let mut leaks = reported.found_in("the log", &heard);
    leaks.extend(people.found_in("the log", &heard));
    let files = ops::files(&data);
    assert!(files.iter().any(|(place, _)| place.contains("backup")), "the folder holds the backup");
    for (place, bytes) in files {
        leaks.extend(reported.found_in(&place, &bytes));
        leaks.extend(people.found_in(&place, &bytes));
    }
    let file = folder.path().join("out.jsonl");
    let mut export = std::process::Command::new(env!("CARGO_BIN_EXE_ruqsat"));
    export.args(["store", "export"]).arg(&file);
    export.env("RUQSAT_DATA_DIR", &data).env("RUQSAT_KEY_FILE", &key);
    assert!(export.status().unwrap().success());
    let exported = std::fs::read(&file).unwrap();
    leaks.extend(reported.found_in("the export", &exported));
    let text = String::from_utf8_lossy(&exported).into_owned();
    assert!(text.contains(&FIRST.to_string()) && !text.contains("reporter"), "{text}");
    assert_eq!(people.found_in("the export", &exported).len(), 6, "the control: each chat, in figures");
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_operator_is_told_first_can_mute_and_publishes_a_notice() {
    let world = world(12, "2027-02-20").await;
    for person in FIRST..FIRST + 12 {
        report(&world, person, "No: system down").await;
    }
    world.playground.set_clock(at(10) + TimeDelta::minutes(5));
    let alert = told(&world, "More than usual say that the system is down: Kazakhstan").await;
    assert!(alert.contains("People of one day that count: 12"), "{alert}");
    assert!(alert.contains("[[notice]]") && alert.contains("operator:"), "{alert}");
    press(&world, ADMIN, "Show only counts for 24 hours").await;
    world.playground.set_clock(at(11));
    status(&world, "nearly all found the system down").await;

    let verdict = say(&world, FIRST, "ВНЖ до 20.09.2025").await;
    let row = "[[notice]]\nid = \"trouble\"\nregions = [\"75\"]\nstarts = \"2027-02-01\"\nends = \"2027-02-03\"\nsource = \"operator: called 1414\"";
    let asked = say(&world, ADMIN, &format!("/admin notice\n{row}")).await;
    assert!(asked.contains("People who would be told: 13"), "{asked}");
    let before = world.playground.received(FIRST).len();
    press(&world, ADMIN, "Publish and tell them").await;
    let heard =
        world.playground.wait_for(FIRST, PATIENCE, |_| world.playground.received(FIRST).len() > before);
    assert!(heard.await.is_some());
    let notice = world.playground.received(FIRST).pop().unwrap();
    assert!(notice.contains("Almaty (city)") && notice.contains("called 1414"), "{notice}");
    assert!(notice.contains("Go anyway"), "{notice}");
    assert_eq!(say(&world, FIRST, "ВНЖ до 20.09.2025").await, verdict, "no verdict changes");

    // Told once, whatever becomes of the process.
    told(&world, "People who were told").await;
    let count = world.playground.received(FIRST).len();
    let (playground, folder) = world.stop().await;
    let world =
        World::start_on(playground, folder, Options { admins: vec![ADMIN], ..Options::default() }).await;
    let shown = say(&world, FIRST, "/status").await;
    assert!(shown.contains("called 1414"), "{shown}");
    assert_eq!(world.playground.received(FIRST).len(), count + 1);
    say(&world, ADMIN, "/admin notice withdraw trouble").await;
    for _ in 0..100 {
        if !say(&world, FIRST, "/status").await.contains("called 1414") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(!say(&world, FIRST, "/status").await.contains("called 1414"));
    world.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_burst_of_volunteers_is_held_until_the_operator_presses() {
    let world = world(14, "2031-02-20").await;
    for person in FIRST..FIRST + 14 {
        report(&world, person, "No: system down").await;
    }
    world.playground.set_clock(at(10) + TimeDelta::minutes(5));
    told(&world, "A burst of outage reports is held: 14").await;
    world.playground.set_clock(at(11));
    status(&world, "Too few people").await;
    press(&world, ADMIN, "Let them count").await;
    status(&world, "More people than usual say that the system is down").await;
    world.stop().await;
}
