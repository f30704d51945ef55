//! `config check` refuses whatever `run` would refuse, with the same sentence, and so do the store commands.

#![cfg(all(feature = "bot", target_os = "linux"))]

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use ruqsat::playground::{Config, Playground, Reply, USABLE_TOKEN};
use ruqsat::store::{DiskOptions, DiskStore};
use serde_json::json;
use tempfile::TempDir;

const TOKEN: &str = "123456789:AAExampleExampleExampleExampleExample12";
/// The key of another store, as a key file holds it.
const OTHER_KEY: &str =
    "ruqsat-store-key-1 abababababababababababababababababababababababababababababababab\n";

fn in_folder(command: &mut Command, folder: &Path) {
    command.env_clear().env("PATH", "/usr/bin:/bin:/usr/sbin:/sbin").env("HOME", folder).current_dir(folder);
    command.env("RUQSAT_KEY_FILE", folder.join("keys/store.key")).env("RUQSAT_DATA_DIR", folder.join("data"));
}

fn ruqsat(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ruqsat"));
    in_folder(&mut command, folder);
    command.args(arguments);
    command
}

/// The exit code, and what was written to both streams.
fn said(command: &mut Command) -> (Option<i32>, String) {
    let output = command.output().unwrap();
    let all = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&all).into_owned())
}

fn store(folder: &Path) -> DiskStore {
    let options = DiskOptions::new(folder.join("data"), Some(folder.join("keys/store.key")));
    DiskStore::open(&options, chrono::Utc::now()).unwrap()
}

fn with_a_store() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    drop(store(folder.path()));
    folder
}

fn secret(path: &Path, text: &str, mode: u32) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// Both refuse, with these words in the same sentence. Nothing was changed by the check.
fn both_refuse(folder: &Path, more: &[&str], words: &str) {
    let before = names(&folder.join("data"));
    let (code, checked) = said(&mut ruqsat(folder, &[&["config", "check", "--token", TOKEN], more].concat()));
    assert!(code == Some(1) && checked.contains(words), "{code:?} {checked}");
    assert_eq!(names(&folder.join("data")), before);
    let (code, started) = said(&mut ruqsat(folder, &[&["run", "--token", TOKEN], more].concat()));
    assert_eq!(code, Some(1), "{started}");
    let sentence = checked.lines().last().unwrap();
    assert!(started.contains(sentence), "the check says `{sentence}`, the start `{started}`");
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<_> = entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn another_stores_key_and_a_missing_one() {
    let folder = with_a_store();
    let key = folder.path().join("keys/store.key");
    let own = fs::read_to_string(&key).unwrap();
    assert_eq!(said(&mut ruqsat(folder.path(), &["config", "check", "--token", TOKEN])).0, Some(0));
    secret(&key, OTHER_KEY, 0o600);
    both_refuse(folder.path(), &[], "is not the key of this store");
    fs::remove_file(&key).unwrap();
    both_refuse(folder.path(), &[], "needs its key");
    secret(&key, &own, 0o600);
    assert_eq!(said(&mut ruqsat(folder.path(), &["config", "check", "--token", TOKEN])).0, Some(0));
}

#[test]
fn a_key_file_that_cannot_be_made() {
    let folder = tempfile::tempdir().unwrap();
    both_refuse(
        folder.path(),
        &["--key-file", "/proc/store.key"],
        "the key file /proc/store.key cannot be made",
    );
}

#[test]
fn a_check_leaves_no_folder_that_was_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("new/data");
    let check = ["config", "check", "--token", TOKEN, "--data-dir", data.to_str().unwrap()];
    let (code, checked) = said(&mut ruqsat(folder.path(), &check));
    assert_eq!(code, Some(0), "{checked}");
    assert_eq!(names(folder.path()), Vec::<String>::new());
}

#[test]
fn a_folder_in_use_and_one_that_a_newer_release_wrote() {
    let folder = with_a_store();
    let held = store(folder.path());
    both_refuse(folder.path(), &[], "is in use by another ruqsat");
    drop(held);
    let format = folder.path().join("data/format");
    let text = fs::read_to_string(&format).unwrap().replace("ruqsat store 2", "ruqsat store 9");
    let body = text[..text.rfind("sum ").unwrap()].to_string();
    fs::write(&format, format!("{body}sum {:08x}\n", crc32fast::hash(body.as_bytes()))).unwrap();
    both_refuse(folder.path(), &[], "written by a newer ruqsat");
}

#[test]
fn a_health_address_that_was_chosen_and_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    both_refuse(folder.path(), &["--health-listen", &address], "health cannot be served on");
}

#[test]
fn a_law_folder_with_a_date_that_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let law = folder.path().join("law");
    fs::create_dir(&law).unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/law");
    for entry in fs::read_dir(&from).unwrap().chain(fs::read_dir(from.join("documents")).unwrap()) {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "toml") {
            let into = law.join(path.strip_prefix(&from).unwrap());
            fs::create_dir_all(into.parent().unwrap()).unwrap();
            fs::copy(&path, into).unwrap();
        }
    }
    let law_flag = ["--law", law.to_str().unwrap()];
    let check = [&["config", "check", "--token", TOKEN][..], &law_flag].concat();
    assert_eq!(said(&mut ruqsat(folder.path(), &check)).0, Some(0));
    let money = law.join("outages.toml");
    let text = fs::read_to_string(&money).unwrap();
    fs::write(&money, text.replacen("2025-09-30", "2025-09-31", 1)).unwrap();
    both_refuse(folder.path(), &law_flag, "outages.toml");
}

#[test]
fn a_key_that_others_can_read_is_refused_by_every_store_command() {
    let folder = with_a_store();
    let key = folder.path().join("keys/store.key");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o640)).unwrap();
    both_refuse(folder.path(), &[], "can be read by other users");
    for action in [&["check"][..], &["backup"], &["compact"], &["rekey"], &["export", "x"], &["restore", "x"]]
    {
        let (code, told) = said(&mut ruqsat(folder.path(), &[&["store"], action].concat()));
        assert_eq!(code, Some(1), "{action:?} {told}");
        assert!(told.contains("can be read by other users") && told.contains("chmod 600"), "{told}");
    }
}

#[test]
fn a_webhook_of_somebody_else() {
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let playground = runtime.block_on(Playground::start(Config::for_tests())).unwrap();
    let url = playground.url();
    let server = ["--api-url", url.as_str()];
    let check = |more: &[&str]| {
        let asked = ["config", "check", "--online", "--token", USABLE_TOKEN];
        said(&mut ruqsat(folder.path(), &[&asked[..], &server, more].concat()))
    };
    assert_eq!(check(&[]).0, Some(0));
    let set = json!({ "url": "http://127.0.0.1:9/hook" });
    assert!(matches!(
        runtime.block_on(playground.call(USABLE_TOKEN, "setWebhook", set)),
        Reply::Json(200, _)
    ));
    let (code, checked) = check(&[]);
    assert!(code == Some(1) && checked.contains("--take-over"), "{code:?} {checked}");
    let (code, started) =
        said(&mut ruqsat(folder.path(), &[&["run", "--token", USABLE_TOKEN][..], &server].concat()));
    assert!(code == Some(1) && started.contains(checked.lines().last().unwrap()), "{code:?} {started}");
    assert_eq!(check(&["--take-over"]).0, Some(0));
    let ours = ["--webhook", "http://127.0.0.1:9/ours", "--webhook-listen", "127.0.0.1:0"];
    let (code, checked) = check(&ours);
    assert!(code == Some(0) && checked.contains("another webhook is set"), "{code:?} {checked}");
}

#[test]
fn without_a_token_a_playground_that_cannot_start() {
    let folder = tempfile::tempdir().unwrap();
    let both = |words: &str| {
        let (code, checked) = said(&mut ruqsat(folder.path(), &["config", "check"]));
        assert!(code == Some(1) && checked.contains(words), "{code:?} {checked}");
        let (code, started) = said(&mut ruqsat(folder.path(), &["run"]));
        assert!(code == Some(1) && started.contains(checked.lines().last().unwrap()), "{code:?} {started}");
    };
    assert_eq!(said(&mut ruqsat(folder.path(), &["config", "check"])).0, Some(0));
    assert_eq!(names(folder.path()), Vec::<String>::new(), "and it has made nothing");
    let state = folder.path().join("data/playground");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let listen = Config::for_tests().listen;
    let config = Config { listen, next_free_port: false, ..Config::kept_in(state) };
    let playground = runtime.block_on(Playground::start(config)).unwrap();
    both("another playground uses this folder");
    runtime.block_on(playground.shutdown());
}

/// No server is asked: what does not go together is seen before.
#[cfg(feature = "postgres")]
#[test]
fn a_store_on_a_server_without_a_token() {
    let folder = tempfile::tempdir().unwrap();
    let at = "postgres://ruqsat@127.0.0.1:9/ruqsat";
    let said = |arguments: &[&str]| said(ruqsat(folder.path(), arguments).env("RUQSAT_STORE", at));
    let (code, checked) = said(&["config", "check"]);
    assert!(code != Some(0) && checked.contains("has a clock of its own"), "{code:?} {checked}");
    let (started_code, started) = said(&["run"]);
    assert!(started_code == code && started.contains(checked.lines().last().unwrap()), "{code:?} {started}");
}

/// Runs a shell script in a mount namespace of its own; `None` where the system gives none.
fn in_own_mounts(folder: &Path, script: &str) -> Option<(Option<i32>, String)> {
    let mut probe = Command::new("unshare");
    if !probe.args(["--mount", "--map-root-user", "true"]).status().is_ok_and(|status| status.success()) {
        return None;
    }
    let mut command = Command::new("unshare");
    in_folder(&mut command, folder);
    command.args(["--mount", "--map-root-user", "sh", "-ec", script]);
    command.env("RUQSAT", env!("CARGO_BIN_EXE_ruqsat"));
    Some(said(&mut command))
}

#[test]
fn secrets_on_a_read_only_mount_are_taken_with_a_warning() {
    let folder = with_a_store();
    let (mount, token) = (folder.path().join("keys"), folder.path().join("keys/token"));
    secret(&token, TOKEN, 0o444);
    fs::set_permissions(mount.join("store.key"), fs::Permissions::from_mode(0o440)).unwrap();
    let script = "mount --bind keys keys && mount -o remount,bind,ro keys
        \"$RUQSAT\" config check --token-file keys/token && \"$RUQSAT\" store check";
    let Some((code, told)) = in_own_mounts(folder.path(), script) else {
        eprintln!("not run: this system gives no mount namespace");
        return;
    };
    assert_eq!(code, Some(0), "{told}");
    for what in ["the token file", "the key file"] {
        assert!(told.contains(&format!("{what} keys/")) || told.contains(what), "{told}");
    }
    assert!(told.contains("its mount is read-only") && told.contains("every record can be read"), "{told}");
    // The same files where their rights can be changed.
    both_refuse(folder.path(), &["--token-file", "keys/token"], "can be read by other users");
}

#[test]
fn a_disk_without_room_for_a_new_store() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    let command = format!("timeout 20 \"$RUQSAT\" run --token {TOKEN} --api-url http://127.0.0.1:9");
    let script = format!(
        "mount -t tmpfs -o size=64k none data
        for command in '{}' '{command}'; do eval \"$command\" && exit 9; done; true",
        format_args!("\"$RUQSAT\" config check --token {TOKEN}")
    );
    let Some((code, told)) = in_own_mounts(folder.path(), &script) else {
        eprintln!("not run: this system gives no mount namespace");
        return;
    };
    assert_eq!((code, told.matches("cannot be written").count()), (Some(0), 2), "{told}");
}
