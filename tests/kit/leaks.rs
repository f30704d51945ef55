//! Looks for what must not stand in logs, folders, backups and exports.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use ruqsat::app::logging;

/// What must not be found, with what it is: the same bytes are looked for once, however often they are named.
#[derive(Clone, Default)]
pub struct Needles(BTreeMap<Vec<u8>, String>);

impl Needles {
    pub fn add(&mut self, what: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        let (what, bytes) = (what.into(), bytes.into());
        assert!(bytes.len() >= 4, "{what}: so few bytes are found by chance");
        self.0.entry(bytes).or_insert(what);
    }

    pub fn text(&mut self, text: impl Into<String>) {
        let text = text.into();
        self.add(text.clone(), text);
    }

    /// A number as eight bytes in both orders.
    pub fn bytes_of(&mut self, what: &str, number: i64) {
        self.add(format!("{what} in eight bytes"), number.to_be_bytes());
        self.add(format!("{what} in eight bytes, turned round"), number.to_le_bytes());
    }

    /// The same, and in figures.
    pub fn number(&mut self, number: i64) {
        let figures = number.to_string();
        self.bytes_of(&figures, number);
        self.text(figures);
    }

    /// Bytes in the forms in which a program would write them.
    pub fn forms(&mut self, what: &str, bytes: &[u8]) {
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let list = format!("{bytes:?}");
        self.add(what, bytes);
        self.add(format!("{what} in hex"), hex);
        self.add(format!("{what} as a dense list"), list.replace(' ', ""));
        self.add(format!("{what} as a list"), list);
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// What of it stands in these bytes.
    pub fn found_in(&self, place: &str, bytes: &[u8]) -> Vec<String> {
        let there = self.0.iter().filter(|(needle, _)| memchr::memmem::find(bytes, needle).is_some());
        there.map(|(_, what)| format!("{what} in {place}")).collect()
    }

    /// The control: each of them is found where it was planted, and none of them where nothing was.
    pub fn are_found_where_planted(&self) {
        assert!(!self.0.is_empty(), "nothing is looked for");
        let clean = vec![b'~'; 10_000];
        assert_eq!(self.found_in("a clean place", &clean), Vec::<String>::new());
        for (needle, what) in &self.0 {
            for at in [0, 5_000, 10_000] {
                let planted = [&clean[..at], needle, &clean[at..]].concat();
                let found = self.found_in("it", &planted);
                assert!(found.contains(&format!("{what} in it")), "{what} at {at}: {found:?}");
            }
        }
    }
}

/// Everything that this process logs from now on, at the most talkative level.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Takes the logger of the process: only for a test that [`alone`] has started.
    pub fn of_this_process() -> Log {
        let log = Log::default();
        let writer = log.clone();
        let subscriber = logging::subscriber("trace", logging::Format::Text, move || writer.clone());
        tracing::subscriber::set_global_default(subscriber).unwrap();
        log
    }

    /// What was heard; a log of which nothing was heard proves nothing.
    pub fn heard(&self) -> Vec<u8> {
        let heard = self.0.lock().unwrap().clone();
        assert!(heard.len() > 1_000, "the log is heard: {} bytes", heard.len());
        heard
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Runs an ignored test in a process of its own: a logger is its process's, and would hear every other test's lines.
pub fn alone(name: &str) {
    let mut alone = std::process::Command::new(std::env::current_exe().unwrap());
    let output = alone.args(["--exact", name, "--ignored", "--nocapture"]).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && told.contains("1 passed"), "{told}");
}
