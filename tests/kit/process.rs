//! The bot as a process of its own, against a playground, and how both are asked.

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use ruqsat::playground::{Config, Playground, Reply, USABLE_TOKEN};
use serde_json::{Value, json};

use super::ops::figure_in;
use super::until;

/// An address on loopback that nobody listens on.
pub fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// Ends with this value, by SIGKILL.
pub struct Bot {
    pub child: Child,
    pub health: SocketAddr,
    log: PathBuf,
}

impl Bot {
    pub fn start(folder: &Path, playground: &Playground, more: &[&str]) -> Bot {
        let health = free_address();
        let mut command = Command::new(env!("CARGO_BIN_EXE_ruqsat"));
        command.env_clear().env("RUQSAT_KEY_FILE", folder.join("keys/store.key")).current_dir(folder);
        command.args(["run", "--token", USABLE_TOKEN, "--api-url", &playground.url(), "--data-dir", "data"]);
        command.args(["--health-listen", &health.to_string()]).args(more);
        let log = folder.join(format!("log-{}", health.port()));
        let errors = fs::File::create(&log).unwrap();
        Bot { child: command.stdout(Stdio::null()).stderr(errors).spawn().unwrap(), health, log }
    }

    /// A page of its health server: status and text, or 0 where nobody answers.
    pub async fn page(&self, path: &str) -> (u16, String) {
        match reqwest::get(format!("http://{}{path}", self.health)).await {
            Ok(answer) => (answer.status().as_u16(), answer.text().await.unwrap_or_default()),
            Err(_) => (0, String::new()),
        }
    }

    pub async fn figure(&self, name: &str) -> f64 {
        figure_in(&self.page("/metrics").await.1, name)
    }

    pub async fn is_ready(&self) {
        until("it is ready", async || self.page("/readyz").await.0 == 200).await;
    }

    /// Waits until it has ended by itself; its exit code.
    pub async fn ends_by_itself(&mut self) -> Option<i32> {
        until("it ends", async || self.child.try_wait().unwrap().is_some()).await;
        self.child.wait().unwrap().code()
    }

    pub fn says(&self) -> String {
        fs::read_to_string(&self.log).unwrap()
    }

    /// Asks it to end; how long that took.
    pub fn end(mut self) -> Duration {
        let began = Instant::now();
        let ask = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(ask.unwrap().success() && self.child.wait().unwrap().success());
        began.elapsed()
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

/// A playground and an empty folder.
pub async fn started() -> (Playground, tempfile::TempDir) {
    (Playground::start(Config::for_tests()).await.unwrap(), tempfile::tempdir().unwrap())
}

/// What the playground answers to a call that it has to take.
pub async fn called(playground: &Playground, method: &str, params: Value) -> Value {
    match playground.call(USABLE_TOKEN, method, params).await {
        Reply::Json(200, body) => body["result"].clone(),
        other => panic!("{method}: {other:?}"),
    }
}

pub async fn webhook_info(playground: &Playground) -> Value {
    called(playground, "getWebhookInfo", json!({})).await
}
