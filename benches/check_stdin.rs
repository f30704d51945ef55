//! How many cases a second `ruqsat check --stdin` answers on one core, the whole program measured:
//! lines in through a pipe, lines out through a pipe.
//!
//! `cargo bench --no-default-features --bench check_stdin`; fails below 100,000 a second.

#![allow(clippy::expect_used, reason = "a test ends where it finds what cannot be")]

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::Instant;

use chrono::{Days, NaiveDate};

const CASES: usize = 500_000;
const PROMISED: f64 = 100_000.0;

fn main() -> ExitCode {
    let lines = cases();
    let mut best = 0.0_f64;
    for round in 1..=3 {
        let seconds = answer(&lines);
        let rate = CASES as f64 / seconds;
        best = best.max(rate);
        println!("round {round}: {CASES} cases in {seconds:.2} s, {rate:.0} a second");
    }
    if best < PROMISED {
        println!("below the promised {PROMISED:.0} a second");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn cases() -> String {
    let documents =
        ["residence-permit", "stateless-certificate", "temporary-permit", "passport", "kandas-certificate"];
    let first = NaiveDate::from_ymd_opt(2025, 1, 1).expect("a day");
    let mut lines = String::new();
    for number in 0..CASES {
        let document = documents[number % documents.len()];
        let expires = first + Days::new((number * 7 % 1200) as u64);
        write!(lines, "{{\"document\":\"{document}\",\"expires\":\"{expires}\",\"on\":\"2026-11-22\"")
            .expect("text");
        if number % 3 == 0 {
            write!(lines, ",\"filed\":\"{}\"", first + Days::new((number * 11 % 690) as u64)).expect("text");
        }
        if number % 7 == 0 {
            lines.push_str(",\"lost\":\"2026-11-01\"");
        }
        lines.push_str("}\n");
    }
    lines
}

/// Seconds from the first line in to the last line out. The program has one thread, so one core.
fn answer(lines: &str) -> f64 {
    let start = Instant::now();
    let mut program = Command::new(env!("CARGO_BIN_EXE_ruqsat"))
        .args(["check", "--stdin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = program.stdin.take().expect("a pipe");
    let mut output = program.stdout.take().expect("a pipe");
    let text = lines.to_string();
    let feeder = thread::spawn(move || input.write_all(text.as_bytes()));
    let mut answers = 0;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = output.read(&mut buffer).expect("a readable pipe");
        if read == 0 {
            break;
        }
        answers += buffer[..read].iter().filter(|byte| **byte == b'\n').count();
    }
    let seconds = start.elapsed().as_secs_f64();
    feeder.join().expect("no panic").expect("a writable pipe");
    assert!(program.wait().expect("it ends").success());
    assert_eq!(answers, CASES, "one line out for each line in");
    seconds
}
