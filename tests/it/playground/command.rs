//! `ruqsat playground` as a person starts it.

#![cfg(all(feature = "bot", unix))]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

fn command(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ruqsat"));
    command.arg("playground").args(arguments).env("RUQSAT_DATA_DIR", data);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A running playground: its address, and how to point a bot at it.
fn start(data: &Path) -> (Child, String, String) {
    let mut child = command(data, &["--listen", "127.0.0.1:0"]).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let address = lines.next().unwrap().unwrap();
    let how = lines.next().unwrap().unwrap();
    let address = address.strip_prefix("Playground: ").unwrap().trim_end_matches('/').to_string();
    (child, address, how)
}

async fn post(address: &str, path: &str, body: Value) -> Value {
    let request = reqwest::Client::new().post(format!("{address}{path}"));
    request.json(&body).send().await.unwrap().json().await.unwrap()
}

#[tokio::test]
async fn it_says_how_to_point_a_bot_at_it_and_keeps_its_state_through_a_kill() {
    let data = std::env::temp_dir().join(format!("ruqsat-playground-command-{}", std::process::id()));
    let (mut first, address, how) = start(&data);
    let (api, token) =
        how.strip_prefix("Point a bot at it: TELOXIDE_API_URL=").unwrap().split_once(' ').unwrap();
    let token = token.strip_prefix("TELOXIDE_TOKEN=").unwrap();
    assert_eq!(api, address);
    assert_eq!(post(api, &format!("/bot{token}/getMe"), json!({})).await["ok"], true);
    post(&address, "/play/people", json!({ "id": 7, "first_name": "Asel", "language_code": "kk" })).await;
    post(&address, "/play/say", json!({ "chat": 7, "text": "/start" })).await;
    first.kill().unwrap();
    first.wait().unwrap();

    let (mut second, address, _) = start(&data);
    let updates = post(&address, &format!("/bot{token}/getUpdates"), json!({})).await;
    assert_eq!(updates["result"][0]["message"]["text"], "/start");
    second.kill().unwrap();
    second.wait().unwrap();
    std::fs::remove_dir_all(&data).unwrap();
}

#[test]
fn it_refuses_to_listen_for_other_machines_without_being_told_so() {
    let output = command(&std::env::temp_dir(), &["--listen", "0.0.0.0:0"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("--allow-remote") && said.lines().count() == 1, "{said}");
}

#[test]
fn a_port_that_is_taken_is_said_with_the_cure() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let output = command(&std::env::temp_dir(), &["--listen", &address]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("--listen") && said.lines().count() == 1, "{said}");
}
