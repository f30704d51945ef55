//! Starts the real program against a playground, and kills it with SIGKILL in the middle of its work.
#![allow(dead_code, reason = "each test that kills uses its own part of this")]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use ruqsat::playground::Playground;

/// A start that does not ask for updates within this time counts as unclean.
const STARTS_WITHIN: Duration = Duration::from_secs(120);

/// A running bot. It dies with this value.
pub struct Bot {
    process: Child,
    /// From the start of the process to its first poll; none if it never asked.
    pub polled_after: Option<Duration>,
}

impl Bot {
    /// Starts the program and waits until it asks for updates: whoever kills it before then kills a
    /// bot that could not have answered anybody.
    pub async fn start(playground: &Playground, folder: &Path) -> Bot {
        let polls = playground.polls();
        let begun = Instant::now();
        let mut process = Command::new(env!("CARGO_BIN_EXE_ruqsat"))
            .arg("run")
            .env("TELOXIDE_TOKEN", playground.token())
            .env("TELOXIDE_API_URL", playground.url())
            .env("RUQSAT_DATA_DIR", folder.join("data"))
            .env("RUQSAT_KEY_FILE", folder.join("store.key"))
            .env("RUQSAT_HEALTH_LISTEN", "off")
            // Loopback takes more than Telegram does, and more is under way at a kill.
            .env("RUQSAT_SEND_RATE", "100")
            .env("RUST_LOG", "error")
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let mut polled_after = None;
        while polled_after.is_none() && begun.elapsed() < STARTS_WITHIN {
            if process.try_wait().unwrap().is_some() {
                break;
            }
            polled_after = (playground.polls() > polls).then(|| begun.elapsed());
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        Bot { process, polled_after }
    }

    /// Kills it. False if it had not started, or had ended by itself before.
    pub fn kill(mut self) -> bool {
        let runs = self.polled_after.is_some() && self.process.try_wait().unwrap().is_none();
        self.end();
        runs
    }

    /// The most memory it has held so far, in kilobytes.
    pub fn peak_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()));
        let line = status.unwrap_or_default();
        let peak = line.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
    }

    fn end(&mut self) {
        // Fails where it has ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        self.end();
    }
}

/// A small generator of random numbers (splitmix64): one seed, one history.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound.max(1)
    }

    pub fn milliseconds(&mut self, from: u64, to: u64) -> Duration {
        Duration::from_millis(from + self.below(to - from))
    }
}
