//! Settings as they really come: empty, with spaces, from Windows editors, misspelt, with proxies.

#![cfg(all(feature = "bot", unix))]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use ruqsat::playground::{Config, Person, Playground, USABLE_TOKEN};
use ruqsat::store::{DiskOptions, DiskStore};
use tempfile::TempDir;

use crate::kit::process::free_address;

const TOKEN: &str = "123456789:AAExampleExampleExampleExampleExample12";
const PATIENCE: Duration = Duration::from_secs(60);

/// Every variable that `config check` reads, apart from the token and the two folders.
fn settings() -> Vec<String> {
    let mut help = Command::new(env!("CARGO_BIN_EXE_ruqsat"));
    let (_, help, _) = said(help.env_clear().args(["config", "check", "--help"]));
    let names = help.split("[env:").skip(1).filter_map(|rest| rest.trim_start().split(['=', ']']).next());
    let apart = ["TELOXIDE_TOKEN", "RUQSAT_DATA_DIR", "RUQSAT_KEY_FILE"];
    // The last one has no flag.
    let names = names.chain(["RUQSAT_HELPERS"]);
    let names: Vec<String> = names.filter(|name| !apart.contains(name)).map(str::to_string).collect();
    assert!(names.len() > 8, "{names:?}");
    names
}

fn ruqsat(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ruqsat"));
    command.env_clear().env("RUQSAT_KEY_FILE", folder.join("keys/store.key"));
    command.env("RUQSAT_DATA_DIR", folder.join("data")).env("HOME", folder).current_dir(folder);
    command
}

fn check(folder: &Path) -> Command {
    let mut command = ruqsat(folder);
    command.args(["config", "check"]).env("TELOXIDE_TOKEN", TOKEN);
    command
}

/// The exit code, standard output and standard error.
fn said(command: &mut Command) -> (Option<i32>, String, String) {
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn in_order(command: &mut Command) -> String {
    let (code, told, wrong) = said(command);
    assert_eq!(code, Some(0), "{wrong}");
    assert!(told.contains("in order"), "{told}");
    told
}

fn refused(command: &mut Command, words: &[&str]) {
    let (code, told, wrong) = said(command);
    assert!(matches!(code, Some(1 | 2)), "{code:?} {told}");
    for word in words {
        assert!(wrong.contains(word), "`{word}` is missing in: {wrong}");
    }
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn secret(folder: &Path, name: &str, bytes: impl AsRef<[u8]>, mode: u32) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn an_empty_variable_is_an_unset_one_for_every_setting() {
    let settings = settings();
    for empty in ["", " ", "\r"] {
        for name in &settings {
            let folder = folder();
            in_order(check(folder.path()).env(name, empty));
        }
        let folder = folder();
        let mut nothing = ruqsat(folder.path());
        nothing.args(["config", "check"]);
        for name in ["RUQSAT_DATA_DIR", "RUQSAT_KEY_FILE", "TELOXIDE_TOKEN"] {
            nothing.env(name, empty);
        }
        let told = in_order(&mut nothing);
        assert!(told.contains("data-dir       data") && told.contains(".config/ruqsat/store.key"), "{told}");
    }
    let folder = folder();
    let (code, _, wrong) = said(ruqsat(folder.path()).args(["law", "check"]).env("RUQSAT_LAW", ""));
    assert_eq!(code, Some(0), "{wrong}");
}

#[test]
fn the_environment_of_the_compose_file_with_nothing_set_starts() {
    let compose = include_str!("../../../compose.yaml");
    let container = include_str!("../../../Dockerfile");
    let folder = folder();
    secret(folder.path(), "token", USABLE_TOKEN, 0o400);
    let mut command = Command::new(env!("CARGO_BIN_EXE_ruqsat"));
    command.env_clear().current_dir(folder.path());
    let here = |path: &str| format!("{}{path}", folder.path().display());
    let mut given = 0;
    let image =
        container.lines().filter_map(|line| line.strip_prefix("ENV ")).flat_map(|line| line.split(' '));
    for (name, value) in image.filter_map(|pair| pair.split_once('=')) {
        let value = if value.starts_with('/') { here(value) } else { value.to_string() };
        command.env(name, value);
        given += 1;
    }
    let environment = compose.split("    environment:\n").nth(1).unwrap().lines();
    for line in environment.take_while(|line| line.starts_with("      ")) {
        let Some((name, value)) = line.trim().split_once(": ").filter(|(name, _)| !name.starts_with('#'))
        else {
            continue;
        };
        let value = match value {
            "/run/secrets/token" => here("/token"),
            // As compose fills in `${NAME:-}` where nobody has set it.
            value if value.starts_with("${") && value.ends_with(":-}") => String::new(),
            value => value.to_string(),
        };
        command.env(name, value);
        given += 1;
    }
    assert!(given >= 7, "the files were read: {given}");
    // The same environment for the check and for the start; the server is ours instead of Telegram's.
    let environment: Vec<_> =
        command.get_envs().filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned()))).collect();
    in_order(command.args(["config", "check"]));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let playground = runtime.block_on(Playground::start(Config::for_tests())).unwrap();
    let anna = playground.person(Person::new(1, "Anna", "en")).unwrap();
    playground.say(anna, "/help").unwrap();
    let log = fs::File::create(folder.path().join("log")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_ruqsat"));
    command.arg("run").env_clear().envs(environment).current_dir(folder.path());
    let health = free_address().to_string();
    command.env("TELOXIDE_API_URL", playground.url()).env("RUQSAT_HEALTH_LISTEN", &health);
    let mut bot = command.stdout(Stdio::null()).stderr(log).spawn().unwrap();
    let began = Instant::now();
    let mut probe = Command::new(env!("CARGO_BIN_EXE_ruqsat"));
    probe.arg("healthcheck").env_clear().env("RUQSAT_HEALTH_LISTEN", &health);
    while playground.received(anna).is_empty() || said(&mut probe).0 != Some(0) {
        let log = || fs::read_to_string(folder.path().join("log")).unwrap();
        assert!(bot.try_wait().unwrap().is_none() && began.elapsed() < PATIENCE, "{}", log());
        std::thread::sleep(Duration::from_millis(100));
    }
    let ask = Command::new("kill").args(["-TERM", &bot.id().to_string()]).status();
    assert!(ask.unwrap().success() && bot.wait().unwrap().success(), "it ends well");
}

#[test]
fn lists_numbers_and_words_may_have_spaces_and_windows_line_ends() {
    let folder = folder();
    for (ids, count) in [("1, 2", 2), ("1,2,", 2), (" 1", 1), ("1\r", 1), ("9007199254740993", 1)] {
        let told = in_order(check(folder.path()).env("RUQSAT_ADMINS", ids));
        assert!(told.contains(&format!("admins         {count}\n")), "{ids:?}: {told}");
    }
    refused(
        check(folder.path()).env("RUQSAT_ADMINS", "1,me"),
        &["RUQSAT_ADMINS", "`me`", "123456789,987654321"],
    );
    let mut windows = check(folder.path());
    windows.env("RUQSAT_SEND_RATE", "20\r").env("RUQSAT_LOG_FORMAT", "json\r");
    windows
        .env("RUQSAT_HEALTH_LISTEN", "off\r")
        .env("RUQSAT_DATA_DIR", format!("{}/d\r", folder.path().display()));
    let told = in_order(&mut windows);
    assert!(
        told.contains("send-rate      20") && told.contains("health-listen  off") && !told.contains('\r')
    );
    assert!(told.contains(&format!("data-dir       {}/d\n", folder.path().display())), "{told}");
    let told = in_order(check(folder.path()).args(["--admin", "1", "--admin", "2"]));
    assert!(told.contains("admins         2\n"));
}

#[test]
fn an_address_without_scheme_or_host_is_refused_by_check_and_run_alike() {
    let folder = folder();
    for address in ["127.0.0.1:8081", "localhost:8081", "ftp://x", "mailto:x", "http://"] {
        for command in [vec!["config", "check"], vec!["run"]] {
            let mut command_line = ruqsat(folder.path());
            command_line.args(&command).env("TELOXIDE_TOKEN", TOKEN).env("TELOXIDE_API_URL", address);
            refused(&mut command_line, &["TELOXIDE_API_URL", "http://127.0.0.1:8081"]);
        }
    }
    let told = in_order(check(folder.path()).env("TELOXIDE_API_URL", " http://me:hunter2@127.0.0.1:8081\r"));
    assert!(!told.contains("hunter2") && told.contains("127.0.0.1:8081"), "{told}");
    let (_, told, wrong) =
        said(ruqsat(folder.path()).args(["run", "--help"]).env("TELOXIDE_API_URL", "http://x:hunter2@y"));
    assert!(!told.contains("hunter2") && !wrong.contains("hunter2"));
}

#[test]
fn token_files_of_windows_editors_are_read_and_utf16_is_named() {
    let folder = folder();
    let command = || {
        let mut command = ruqsat(folder.path());
        command.args(["config", "check", "--token-file", "token"]);
        command
    };
    for text in [format!("\u{feff}{TOKEN}\r\n"), format!("{TOKEN}\u{200b}\n"), format!("\n{TOKEN}\r\n\r\n")] {
        secret(folder.path(), "token", &text, 0o600);
        in_order(&mut command());
    }
    let utf16: Vec<u8> = format!("\u{feff}{TOKEN}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    secret(folder.path(), "token", utf16, 0o600);
    refused(&mut command(), &["UTF-16", "save it as UTF-8"]);
}

#[test]
fn a_key_that_others_can_read_that_is_missing_or_none_is_refused_by_the_check() {
    let folder = folder();
    let key = "ruqsat-store-key-1 ".to_string() + &"ab".repeat(32) + "\n";
    for mode in [0o644, 0o640, 0o444] {
        secret(folder.path(), "keys/store.key", &key, mode);
        refused(&mut check(folder.path()), &["key file", "other users", "chmod 600"]);
        refused(ruqsat(folder.path()).args(["run", "--token", TOKEN]), &["key file", "chmod 600"]);
    }
    secret(folder.path(), "keys/store.key", &key, 0o600);
    in_order(&mut check(folder.path()));
    let utf16: Vec<u8> = key.encode_utf16().flat_map(u16::to_be_bytes).collect();
    secret(folder.path(), "keys/store.key", utf16, 0o600);
    refused(&mut check(folder.path()), &["key file", "UTF-16"]);
    secret(folder.path(), "keys/store.key", "hello", 0o600);
    refused(&mut check(folder.path()), &["store.key", "RUQSAT_KEY_FILE"]);
    fs::remove_file(folder.path().join("keys/store.key")).unwrap();
    in_order(&mut check(folder.path()));
    secret(folder.path(), "data/format", "ruqsat store 1\n", 0o600);
    refused(&mut check(folder.path()), &["store.key", "RUQSAT_KEY_FILE"]);
}

#[test]
fn misspelt_variables_are_warned_of_and_those_of_a_kubernetes_service_are_not() {
    let folder = folder();
    let told =
        in_order(check(folder.path()).env("RUQSAT_OPERATR", "x").env("RUQSAT_PORT", "tcp://10.0.0.1:8086"));
    assert!(told.contains("RUQSAT_OPERATR") && told.contains("did you mean RUQSAT_OPERATOR?"), "{told}");
    assert!(!told.contains("RUQSAT_PORT"), "{told}");
    let told = in_order(&mut check(folder.path()));
    assert!(!told.contains("is not a setting"), "{told}");
}

#[test]
fn a_proxy_that_is_none_is_refused_and_its_password_is_not_told() {
    let folder = folder();
    for value in ["ftp://me:hunter2@proxy", "socks://proxy:1080", "http://"] {
        let mut command = check(folder.path());
        let (_, told, wrong) = said(command.env("ALL_PROXY", value));
        assert!(!told.contains("hunter2") && !wrong.contains("hunter2"));
        refused(&mut command, &["ALL_PROXY", "socks5h://127.0.0.1:1080"]);
    }
    let told = in_order(check(folder.path()).env("HTTPS_PROXY", "socks5h://me:hunter2@127.0.0.1:1080"));
    assert!(told.contains("proxy          HTTPS_PROXY") && !told.contains("hunter2"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_on_this_machine_is_asked_without_the_proxy() {
    let playground = Playground::start(Config::for_tests()).await.unwrap();
    let folder = folder();
    let mut command = ruqsat(folder.path());
    command.args([
        "config",
        "check",
        "--online",
        "--token",
        &playground.token(),
        "--api-url",
        &playground.url(),
    ]);
    // Nobody listens there.
    command.env("HTTP_PROXY", "http://127.0.0.1:9").env("ALL_PROXY", "socks5://127.0.0.1:9");
    in_order(&mut command);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_socks_proxy_is_really_used() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let proxy = format!("socks5h://{}", listener.local_addr().unwrap());
    let greeted = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut greeting = [0; 2];
        std::io::Read::read_exact(&mut stream, &mut greeting).unwrap();
        greeting[0]
    });
    let folder = folder();
    let mut command = ruqsat(folder.path());
    command.args(["config", "check", "--online", "--token", TOKEN, "--api-url", "http://telegram.invalid"]);
    refused(command.env("ALL_PROXY", proxy), &["cannot be reached", "proxy"]);
    assert_eq!(greeted.join().unwrap(), 5, "the first byte of SOCKS 5");
}

#[test]
fn nobody_reads_the_answer_and_nothing_panics() {
    let folder = folder();
    let place = DiskOptions::new(folder.path().join("data"), Some(folder.path().join("keys/store.key")));
    drop(DiskStore::open(&place, chrono::Utc::now()).unwrap());
    for arguments in [
        vec!["date", "15.06.2027"],
        vec!["date", "15.06.2027", "--format", "json"],
        vec!["law", "check"],
        vec!["store", "check"],
        vec!["store", "backup"],
        vec!["store", "compact"],
    ] {
        let mut child = ruqsat(folder.path())
            .args(&arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let wrong = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && wrong.is_empty(), "{arguments:?}: {wrong}");
    }
    if fs::exists("/dev/full").unwrap() {
        for arguments in [&["date", "15.06.2027"][..], &["store", "check"], &["store", "compact"]] {
            let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
            let output =
                ruqsat(folder.path()).args(arguments).stdout(full).stderr(Stdio::piped()).output().unwrap();
            let wrong = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.code() == Some(1) && wrong.contains("standard output"), "{wrong}");
        }
    }
}

#[test]
fn a_playground_goes_on_where_nobody_reads_its_address() {
    let folder = folder();
    let mut command = ruqsat(folder.path());
    command.args(["playground", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    std::thread::sleep(std::time::Duration::from_millis(1500));
    assert_eq!(child.try_wait().unwrap(), None, "it runs");
    child.kill().unwrap();
    let wrong = child.wait_with_output().unwrap().stderr;
    assert!(!String::from_utf8_lossy(&wrong).contains("panic"));
}

#[test]
fn a_byte_order_mark_before_the_first_line_is_no_error() {
    let folder = folder();
    let mut command = ruqsat(folder.path());
    command.args(["date", "--stdin"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all("\u{feff}{\"text\":\"15.06.2027\"}\r\n{\"text\":\"16.06.2027\"}\n".as_bytes()).unwrap();
    drop(input);
    let answers: Vec<String> =
        BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap).collect();
    assert!(child.wait().unwrap().success());
    assert!(
        answers.len() == 2 && answers[0].contains("2027-06-15") && answers[1].contains("2027-06-16"),
        "{answers:?}"
    );
}

#[test]
fn control_letters_of_the_input_are_shown_not_obeyed() {
    let folder = folder();
    for value in ["2027-06-15\r", "\u{1b}[31m2027", "2027\u{202e}51"] {
        let (code, _, wrong) =
            said(ruqsat(folder.path()).args(["check", "--document", "residence-permit", "--expires", value]));
        assert!(code != Some(0));
        let hidden: Vec<char> =
            wrong.chars().filter(|it| (it.is_control() && *it != '\n') || *it == '\u{202e}').collect();
        assert!(hidden.is_empty(), "{wrong:?}");
        assert!(wrong.contains("\\r") || wrong.contains("\\u{"), "{wrong:?}");
    }
}
