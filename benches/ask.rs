//! How long one message takes to read, over every message of the test set, and the start-up.
//!
//! `cargo bench --no-default-features --bench ask`
#![allow(clippy::expect_used, reason = "a benchmark without its questions shall stop")]

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::NaiveDate;
use divan::Bencher;
use ruqsat::understand::reading::{Context, Reader, Reading};

fn main() {
    divan::main();
}

/// One message a turn, in the order of the set; divan's median is that of one message.
#[divan::bench(args = ["kk", "ru", "en"], sample_size = 1, sample_count = 3000)]
fn one_message(bencher: Bencher, lang: &str) {
    let reader = Reader::new();
    let today = NaiveDate::from_ymd_opt(2026, 11, 28).expect("a day");
    let context = Context::on(today, None);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/questions/{lang}.tsv"));
    let set = std::fs::read_to_string(path).expect("the set is there");
    let texts: Vec<&str> = set.lines().filter_map(|line| line.splitn(4, '\t').nth(3)).collect();
    let turn = AtomicUsize::new(0);
    bencher
        .with_inputs(|| texts[turn.fetch_add(1, Ordering::Relaxed) % texts.len()])
        .bench_values(|text| -> Reading { reader.read(text, &context) });
}

/// Reading the model and the word lists: once, when the program starts.
#[divan::bench(sample_size = 1, sample_count = 30)]
fn start_up() -> Reader {
    Reader::new()
}
