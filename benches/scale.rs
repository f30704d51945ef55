//! What grows with what is stored: start, memory and CPU per update of the program itself, with
//! 1,000, 100,000 and 1,000,000 stored reminders.
//!
//! `cargo bench --profile dist --bench scale` prints the table of `docs/performance.md`; it needs
//! Linux, and three minutes on two idle cores. `RUQSAT_REMINDERS=1000,100000` measures other counts.

#![allow(clippy::expect_used, reason = "a benchmark ends where it finds what cannot be")]

#[path = "stored/mod.rs"]
mod stored;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use chrono::Utc;
use ruqsat::conversation::record;
use ruqsat::playground::{Config, Person, Playground};
use ruqsat::ports::{Commit, LadderChange, RecordChange, Store};
use ruqsat::reminders::ChatId;
use ruqsat::store::DiskStore;
use stored::{options, person};

/// Ten before each date: 60 to 0 days before "go by", 7 to 0 before the expiry.
const REMINDERS_EACH: u64 = 10;
/// The people who write, of all who are stored.
const WRITERS: u64 = 200;
/// How often each of them writes.
const ROUNDS: usize = 10;
const PATIENCE: Duration = Duration::from_secs(120);
const FIRST_CHAT: i64 = 1_000_000;

fn main() {
    let counts = env::var("RUQSAT_REMINDERS").unwrap_or_else(|_| "1000,100000,1000000".into());
    println!(
        "| reminders stored | people | first poll, ms | its CPU, ms | after a kill, ms | everybody looked at, CPU s \
         | RSS idle, MiB | CPU ms an update | RSS at the end, MiB | data folder, MiB |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    for count in counts.split(',').filter_map(|count| count.trim().parse::<u64>().ok()) {
        runtime.block_on(measure(count / REMINDERS_EACH));
    }
}

async fn measure(people: u64) {
    let folder = tempfile::tempdir().expect("a folder");
    let stored = fill(folder.path(), people).await;
    let playground = Playground::start(Config::for_tests()).await.expect("a playground");
    playground.limits_off();

    let (bot, first_poll) = start(folder.path(), &playground);
    let starting = cpu(&bot) * 1000.0;
    let looked = settle(&bot);
    let idle = resident(&bot);
    let writers = WRITERS.min(people);
    for writer in 0..writers {
        let person = Person::new(FIRST_CHAT + writer as i64, "A", "en");
        playground.person(person).expect("a person");
    }
    // The first round makes the connections and is not counted.
    write(&playground, writers, 1).await;
    let began = cpu(&bot);
    for round in 2..=ROUNDS + 1 {
        write(&playground, writers, round).await;
    }
    let each = (cpu(&bot) - began) * 1000.0 / (writers * ROUNDS as u64) as f64;
    let (end, size) = (resident(&bot), bytes(&folder.path().join("data")));
    kill(bot);
    let (bot, after_a_kill) = start(folder.path(), &playground);
    kill(bot);
    playground.shutdown().await;
    println!(
        "| {stored} | {people} | {} | {starting:.0} | {} | {looked:.1} | {idle:.0} | {each:.2} | {end:.0} | {:.0} |",
        first_poll.as_millis(),
        after_a_kill.as_millis(),
        size as f64 / f64::from(1 << 20)
    );
}

/// Stores everybody; returns the number of reminders.
async fn fill(folder: &Path, people: u64) -> usize {
    let now = Utc::now();
    let store = DiskStore::open(&options(folder), now).expect("a store");
    let (mut waiting, mut stored) = (tokio::task::JoinSet::new(), 0);
    for number in 0..people {
        let (chat, reminders) = person(number, now);
        stored += reminders.len();
        let commit = Commit {
            record: RecordChange::Put(record::write(&chat)),
            ladder: LadderChange::Replace(reminders),
            ..Commit::new(ChatId(FIRST_CHAT + number as i64), now)
        };
        let store = store.clone();
        waiting.spawn(async move { store.commit(commit).await.expect("a commit").into_inner() });
        if waiting.len() >= 512 {
            waiting.join_next().await;
        }
    }
    while waiting.join_next().await.is_some() {}
    stored
}

/// Each writer asks for the saved documents and is answered.
async fn write(playground: &Playground, writers: u64, round: usize) {
    let chats = || (0..writers).map(|writer| FIRST_CHAT + writer as i64);
    for chat in chats() {
        playground.say(chat, "/documents").expect("a message");
    }
    for chat in chats() {
        let answered = |_: &[_]| playground.received(chat).len() >= round;
        playground.wait_for(chat, PATIENCE, answered).await.expect("an answer");
    }
}

/// Starts the program; returns it and how long it took to its first answered poll.
fn start(folder: &Path, playground: &Playground) -> (Child, Duration) {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).expect("an address");
    let mut command = Command::new(env!("CARGO_BIN_EXE_ruqsat"));
    command.env_clear().env("RUQSAT_KEY_FILE", folder.join("store.key")).stderr(Stdio::null());
    command.env("RUQSAT_DATA_DIR", folder.join("data")).args(["run", "--token", &playground.token()]);
    command.args(["--api-url", &playground.url(), "--health-listen", &free.to_string()]);
    let began = Instant::now();
    let bot = command.spawn().expect("the program");
    while !is_ready(free) {
        assert!(began.elapsed() < PATIENCE, "the bot does not become ready");
        thread::sleep(Duration::from_millis(2));
    }
    (bot, began.elapsed())
}

fn is_ready(health: SocketAddr) -> bool {
    let Ok(mut stream) = TcpStream::connect(health) else { return false };
    let asked = stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    let mut answer = String::new();
    asked.is_ok() && stream.read_to_string(&mut answer).is_ok() && answer.contains("200 OK")
}

/// Waits until the bot has nothing more to do; returns the CPU seconds it took since its start.
fn settle(bot: &Child) -> f64 {
    let mut before = cpu(bot);
    loop {
        thread::sleep(Duration::from_secs(3));
        let now = cpu(bot);
        if now - before < 0.05 {
            return now;
        }
        before = now;
    }
}

/// CPU seconds of a process, in the kernel and out of it.
fn cpu(bot: &Child) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{}/stat", bot.id())).expect("a process");
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: f64 = fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum();
    ticks / 100.0
}

/// Resident memory in MiB.
fn resident(bot: &Child) -> f64 {
    let status = fs::read_to_string(format!("/proc/{}/status", bot.id())).expect("a process");
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}

fn bytes(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let size = |entry: fs::DirEntry| match entry.metadata() {
        Ok(about) if about.is_dir() => bytes(&entry.path()),
        Ok(about) => about.len(),
        Err(_) => 0,
    };
    entries.map(size).sum()
}

fn kill(mut bot: Child) {
    bot.kill().expect("to kill the bot");
    bot.wait().expect("its end");
}
