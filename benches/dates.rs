//! How long one answer to "when does it expire?" takes to read, over every example of the tables.
//!
//! `cargo bench --no-default-features --bench dates`
#![allow(clippy::expect_used, reason = "a benchmark without its table shall stop")]

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use divan::Bencher;
use ruqsat::lang::Lang;
use ruqsat::understand::dates::{DateContext, DateReader};

fn main() {
    divan::main();
}

/// One text a turn, in the order of the table; divan's median is that of one text.
#[divan::bench(args = ["kk", "ru", "en"], sample_size = 1, sample_count = 3000)]
fn one_answer(bencher: Bencher, lang: &str) {
    let reader = DateReader::new();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");
    let context = DateContext { today, lang: Lang::from_tag(lang) };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/dates/{lang}.tsv"));
    let table = std::fs::read_to_string(path).expect("the table is there");
    let texts: Vec<&str> = table.lines().filter_map(|line| Some(line.split_once('\t')?.0)).collect();
    let turn = AtomicUsize::new(0);
    bencher
        .with_inputs(|| texts[turn.fetch_add(1, Ordering::Relaxed) % texts.len()])
        .bench_values(|text| reader.read(text, &context));
}

/// Reading the word lists of all languages: once, when the program starts.
#[divan::bench]
fn building_the_reader() -> DateReader {
    DateReader::new()
}
