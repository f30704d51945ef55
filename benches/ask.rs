//! How long one message takes to read, and the whole way through a chat, over every message of the
//! test set; and the start-up.
//!
//! `cargo bench --no-default-features --bench ask`; two commits side by side: `benches/step_compare.py`.
#![allow(clippy::expect_used, reason = "a benchmark without its questions shall stop")]

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{NaiveDate, NaiveTime};
use divan::Bencher;
use ruqsat::conversation::{Chat, Event, Step, What, World, step};
use ruqsat::law::Law;
use ruqsat::understand::reading::{Context, Reader, Reading};

fn main() {
    divan::main();
}

/// One message a turn, in the order of the set; divan's median is that of one message.
#[divan::bench(args = ["kk", "ru", "en"], sample_size = 1, sample_count = 3000)]
fn one_message(bencher: Bencher, lang: &str) {
    let reader = Reader::new();
    let context = Context::on(today(), None);
    let set = messages(lang);
    let texts = texts(&set);
    let turn = AtomicUsize::new(0);
    bencher
        .with_inputs(|| texts[turn.fetch_add(1, Ordering::Relaxed) % texts.len()])
        .bench_values(|text| -> Reading { reader.read(text, &context) });
}

/// One message of somebody who has written before: read, routed, answered.
#[divan::bench(args = ["kk", "ru", "en"], sample_size = 1, sample_count = 3000)]
fn one_step(bencher: Bencher, lang: &str) {
    let reader = Reader::new();
    let now = today().and_time(NaiveTime::MIN).and_utc();
    let world = World {
        law: Law::built_in(),
        reader: &reader,
        now,
        today: today(),
        random: 1,
        reports: &ruqsat::outage_reports::NOTHING,
        operator: None,
        bot: None,
    };
    let set = messages(lang);
    let texts = texts(&set);
    let turn = AtomicUsize::new(0);
    bencher
        .with_inputs(|| {
            let text = texts[turn.fetch_add(1, Ordering::Relaxed) % texts.len()];
            Event {
                what: What::Text(text.to_string()),
                client: Some(lang.to_string()),
                written: None,
                reply_to: None,
            }
        })
        .bench_values(|event| -> Step { step(Some(Chat::default()), &event, &world) });
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 28).expect("a day")
}

fn messages(lang: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/questions/{lang}.tsv"));
    std::fs::read_to_string(path).expect("the set is there")
}

fn texts(set: &str) -> Vec<&str> {
    set.lines().filter_map(|line| line.splitn(4, '\t').nth(3)).collect()
}

/// Reading the model and the word lists: once, when the program starts.
#[divan::bench(sample_size = 1, sample_count = 30)]
fn start_up() -> Reader {
    Reader::new()
}
