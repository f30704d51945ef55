//! What an operator meets: one plain sentence and exit code 1 when something is wrong, health and
//! metrics when it is right, and an end within ten seconds when asked.

#![cfg(all(feature = "bot", unix))]

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixDatagram;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use ruqsat::playground::{Config, Fault, Person, Playground, Rule};

use crate::kit::process::{free_address, started};

const LONGEST_START: Duration = Duration::from_secs(30);

fn ruqsat(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ruqsat"));
    command.env_clear().env("RUQSAT_KEY_FILE", folder.join("keys/store.key"));
    command.env("RUQSAT_DATA_DIR", folder.join("data")).current_dir(folder);
    command
}

/// The bot against a playground.
fn bot(folder: &Path, playground: &Playground, health: SocketAddr) -> Command {
    let mut command = ruqsat(folder);
    command.args(["run", "--token", &playground.token(), "--api-url", &playground.url()]);
    command.args(["--health-listen", &health.to_string()]);
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

fn get(address: SocketAddr, path: &str) -> String {
    let Ok(mut stream) = TcpStream::connect(address) else { return String::new() };
    stream
        .write_all(format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").as_bytes())
        .unwrap();
    let mut answer = String::new();
    _ = stream.read_to_string(&mut answer);
    answer
}

fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < LONGEST_START, "waited in vain: {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Waits for the end; the exit code and what was written to stderr.
fn ended(mut child: Child) -> (Option<i32>, String) {
    let began = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if began.elapsed() > LONGEST_START {
            child.kill().unwrap();
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let Output { status, stderr, .. } = child.wait_with_output().unwrap();
    (status.code(), String::from_utf8_lossy(&stderr).into_owned())
}

fn terminate(child: &Child) {
    let status = Command::new("kill").arg(child.id().to_string()).status().unwrap();
    assert!(status.success());
}

/// The command fails with exit code 1 and one sentence that holds these words.
fn fails_saying(command: &mut Command, words: &[&str]) {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    let sentences: Vec<&str> = said.lines().filter(|line| line.starts_with("ruqsat: ")).collect();
    assert_eq!(sentences.len(), 1, "{said}");
    for word in words {
        assert!(sentences[0].contains(word), "`{word}` is missing in: {said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_bot_is_ready_counts_and_ends_in_time() {
    let (playground, folder) = started().await;
    let health = free_address();
    let child = bot(folder.path(), &playground, health).spawn().unwrap();
    wait_until("ready", || get(health, "/readyz").contains("200 OK"));
    assert!(get(health, "/healthz").contains("alive"));
    let asel = playground.person(Person::new(1001, "Asel", "ru")).unwrap();
    playground.say(asel, "/help").unwrap();
    wait_until("an answer", || !playground.received(asel).is_empty());
    wait_until("the answer is counted", || {
        let page = get(health, "/metrics");
        page.contains("ruqsat_updates_total{fate=\"handled\"} 1\n")
            && page.contains("ruqsat_sends_total{kind=\"reply\",outcome=\"accepted\"} 1\n")
    });
    let page = get(health, "/metrics");
    for name in [
        "ruqsat_oldest_overdue_reminder_seconds 0\n",
        "ruqsat_chats 1\n",
        "ruqsat_store_failing 0\n",
        "ruqsat_store_bytes ",
        "ruqsat_store_open_seconds ",
        "ruqsat_law_age_days ",
        "ruqsat_disk_free_bytes ",
    ] {
        assert!(page.contains(name), "{name} is missing in:\n{page}");
    }
    assert!(!page.contains("1001") && !page.contains("Asel"), "figures are about nobody");
    let asked =
        ruqsat(folder.path()).args(["healthcheck", "--health-listen", &health.to_string()]).output().unwrap();
    assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stderr));

    let began = Instant::now();
    terminate(&child);
    let (code, said) = ended(child);
    assert_eq!(code, Some(0), "{said}");
    assert!(began.elapsed() < Duration::from_secs(10));
    fails_saying(
        ruqsat(folder.path()).args(["healthcheck", "--health-listen", &health.to_string()]),
        &["no bot answers", "RUQSAT_HEALTH_LISTEN"],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn systemd_is_told_that_it_is_up_alive_and_ends() {
    let (playground, folder) = started().await;
    let path = folder.path().join("notify");
    let socket = UnixDatagram::bind(&path).unwrap();
    socket.set_read_timeout(Some(LONGEST_START)).unwrap();
    let told = || {
        let mut datagram = [0; 256];
        let length = socket.recv(&mut datagram).unwrap();
        String::from_utf8_lossy(&datagram[..length]).into_owned()
    };
    let mut bot = bot(folder.path(), &playground, free_address());
    let child = bot.env("NOTIFY_SOCKET", &path).env("WATCHDOG_USEC", "400000").spawn().unwrap();
    assert_eq!(told(), "READY=1");
    for _ in 0..5 {
        assert_eq!(told(), "WATCHDOG=1");
    }
    terminate(&child);
    while told() != "STOPPING=1" {}
    assert_eq!(ended(child).0, Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_telegram_does_not_answer_is_alive_but_not_ready() {
    let (playground, folder) = started().await;
    playground.faults(vec![Rule::on("getUpdates", Fault::BadGateway)], 1);
    let health = free_address();
    let child = bot(folder.path(), &playground, health).spawn().unwrap();
    wait_until("alive", || get(health, "/healthz").contains("200 OK"));
    let answer = get(health, "/readyz");
    assert!(answer.contains("503") && answer.contains("no poll"), "{answer}");
    fails_saying(
        ruqsat(folder.path()).args(["healthcheck", "--health-listen", &health.to_string()]),
        &["not ready", "no poll"],
    );
    playground.faults(vec![], 1);
    wait_until("ready again", || get(health, "/readyz").contains("200 OK"));
    terminate(&child);
    assert_eq!(ended(child).0, Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_token_ends_it_with_the_cure() {
    let (playground, folder) = started().await;
    playground.faults(vec![Rule::on("getMe", Fault::Unauthorized)], 1);
    let child = bot(folder.path(), &playground, free_address()).spawn().unwrap();
    let (code, said) = ended(child);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("refuses the token") && said.contains("@BotFather"), "{said}");
    assert!(!said.contains(&playground.token()), "the token itself is never shown");
    let mut check = ruqsat(folder.path());
    check.args([
        "config",
        "check",
        "--online",
        "--token",
        &playground.token(),
        "--api-url",
        &playground.url(),
    ]);
    fails_saying(&mut check, &["refuses the token", "@BotFather"]);
}

#[test]
fn telegram_out_of_reach_is_told_by_the_check_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let nobody = format!("http://{}", free_address());
    let mut check = ruqsat(folder.path());
    check.args([
        "config",
        "check",
        "--online",
        "--token",
        "1:abcdefghijabcdefghijabcde",
        "--api-url",
        &nobody,
    ]);
    fails_saying(&mut check, &["cannot be reached", "network"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_in_use_and_a_folder_that_cannot_be_written_are_told() {
    let (playground, folder) = started().await;
    let health = free_address();
    let child = bot(folder.path(), &playground, health).spawn().unwrap();
    wait_until("ready", || get(health, "/readyz").contains("200 OK"));
    let second = bot(folder.path(), &playground, free_address()).spawn().unwrap();
    let (code, said) = ended(second);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("in use by another ruqsat"), "{said}");
    let taken = bot(&folder.path().join("keys"), &playground, health).spawn().unwrap();
    let (code, said) = ended(taken);
    assert!(code == Some(1) && said.contains("RUQSAT_HEALTH_LISTEN"), "{said}");
    terminate(&child);
    assert_eq!(ended(child).0, Some(0));

    fs::write(folder.path().join("file"), "").unwrap();
    let mut run = ruqsat(folder.path());
    run.args(["run", "--data-dir", "file/data", "--token", "1:abcdefghijabcdefghijabcde"]);
    fails_saying(&mut run, &["file/data", "cannot be written", "--data-dir"]);
}

#[test]
fn the_configuration_is_looked_over_without_starting_anything() {
    let folder = tempfile::tempdir().unwrap();
    let token = folder.path().join("token");
    fs::write(&token, "123456789:AAExampleExampleExampleExampleExample12\n").unwrap();
    fs::write(
        folder.path().join("ruqsat.toml"),
        "token-file = \"token\"\nhealth-listen = \"127.0.0.1:9999\"\n",
    )
    .unwrap();
    let check = || {
        let mut command = ruqsat(folder.path());
        command.args(["config", "check", "--config", "ruqsat.toml"]);
        command
    };
    fs::set_permissions(&token, fs::Permissions::from_mode(0o644)).unwrap();
    fails_saying(&mut check(), &["other users", "chmod 600"]);
    fs::set_permissions(&token, fs::Permissions::from_mode(0o600)).unwrap();
    let output = check().output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("127.0.0.1:9999") && said.contains("in order"), "{said}");
    assert!(!said.contains("AAExample"), "the token itself is never shown");
    fs::write(folder.path().join("ruqsat.toml"), "helth-listen = \"off\"\n").unwrap();
    fails_saying(&mut check(), &["line 1", "helth-listen", "ruqsat run --help"]);
}

/// Those of `ruqsat run`, and the one that has no flag.
#[test]
fn every_setting_is_documented_with_its_environment_variable() {
    let output =
        Command::new(env!("CARGO_BIN_EXE_ruqsat")).env_clear().args(["run", "--help"]).output().unwrap();
    let help = String::from_utf8_lossy(&output.stdout);
    let of_flags = help.split("[env:").skip(1).filter_map(|rest| rest.trim_start().split(['=', ']']).next());
    let names: Vec<&str> = of_flags.chain(["RUQSAT_HELPERS"]).collect();
    assert!(names.len() > 12 && names.iter().all(|name| name.is_ascii()), "{names:?}");
    let documented = include_str!("../../../docs/operating.md");
    let missing: Vec<&&str> =
        names.iter().filter(|name| !documented.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "add these variables to docs/operating.md: {missing:?}");
}

/// Started by somebody whose umask lets everybody read everything, index and socket included.
#[test]
fn under_any_umask_what_it_writes_is_its_owners_alone() {
    fn look(folder: &Path, seen: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            // What is removed while we look is nobody's any more.
            let Ok(found) = fs::symlink_metadata(&path) else { continue };
            let open = if found.is_dir() { 0o700 } else { 0o600 };
            assert_eq!(found.permissions().mode() & 0o777, open, "{}", path.display());
            seen.push(path.display().to_string());
            if found.is_dir() {
                look(&path, seen);
            }
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let playground = runtime.block_on(Playground::start(Config::for_tests())).unwrap();
    let health = free_address();
    let started = bot(folder.path(), &playground, health);
    let mut command = Command::new("sh");
    command.args(["-c", "umask 0; exec \"$0\" \"$@\""]).arg(started.get_program()).args(started.get_args());
    command.env_clear().envs(started.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::piped());
    let child = command.spawn().unwrap();
    playground.person(Person::new(7, "A", "en")).unwrap();
    playground.say(7, "/start").unwrap();
    wait_until("an answer", || !playground.received(7).is_empty());
    let mut seen = Vec::new();
    look(folder.path(), &mut seen);
    terminate(&child);
    let (code, said) = ended(child);
    assert_eq!(code, Some(0), "{said}");
    look(folder.path(), &mut seen);
    for part in ["keys/store.key", "control.sock", "/index/", "/wal/log-", "/wal/keys.a"] {
        assert!(seen.iter().any(|path| path.contains(part)), "{part} was looked at: {seen:?}");
    }
}

#[test]
fn what_became_of_each_update_is_told_where_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let playground = runtime.block_on(Playground::start(Config::for_tests())).unwrap();
    let child =
        bot(folder.path(), &playground, free_address()).env("RUST_LOG", "ruqsat=debug").spawn().unwrap();
    playground.person(Person::new(7, "A", "en")).unwrap();
    playground.say(7, "/start").unwrap();
    wait_until("an answer", || !playground.received(7).is_empty());
    terminate(&child);
    let (code, said) = ended(child);
    assert_eq!(code, Some(0), "{said}");
    let line = said.lines().find(|line| line.contains("update handled")).unwrap_or_else(|| panic!("{said}"));
    for word in ["DEBUG", "update{id=", "outcome=Handled", "took_ms="] {
        assert!(line.contains(word), "{word}: {line}");
    }
}
