//! Logs for the operator: on stderr, structured, and with nothing private in them at any level.
//!
//! Our own lines are fixed sentences with figures: nobody is ever named in them, not even by a
//! pseudonym. What could leak comes from elsewhere, and is stopped here: other crates speak only
//! from INFO upwards (below that they print addresses and bodies), a panic is logged by its place
//! without its words, and anything that looks like a token is struck out of every line.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, Write};
use std::panic;
use std::sync::Mutex;

use tracing::level_filters::LevelFilter;
use tracing::{Metadata, Subscriber};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, filter, fmt};

use crate::locks::lock;

/// What is logged where nobody chose.
const USUAL: &str = "warn,ruqsat=info";

/// How a log line looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// Logs to stderr from now on; `RUST_LOG` chooses how much. A second call changes nothing.
pub fn start(format: Format) {
    let chosen = std::env::var("RUST_LOG").ok().filter(|text| !text.is_empty());
    let _ = subscriber(chosen.as_deref().unwrap_or(USUAL), format, io::stderr).try_init();
    count_panics();
}

/// Counts panics from now on by their place, and logs that and nothing else of them.
pub fn count_panics() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
        note_panic(&place);
        tracing::error!(
            place,
            "a panic; its message is not logged, because it may contain what a person wrote"
        );
    }));
}

/// Panics since the start, by the place in the source.
static PANICS: Mutex<BTreeMap<String, u64>> = Mutex::new(BTreeMap::new());

fn note_panic(place: &str) {
    *lock(&PANICS).entry(place.to_string()).or_default() += 1;
}

/// Where the program has panicked since the start, and how often.
pub fn panics() -> Vec<(String, u64)> {
    let panics = lock(&PANICS);
    panics.iter().map(|(place, count)| (place.clone(), *count)).collect()
}

/// The same for any writer: the one layer that everything logged goes through.
pub fn subscriber<W>(filter: &str, format: Format, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let wanted = levels(filter).or_else(|| levels(USUAL)).unwrap_or_default();
    let lines = fmt::layer().with_ansi(false).with_writer(Redacted(writer));
    let lines = match format {
        Format::Text => lines.boxed(),
        Format::Json => lines.json().boxed(),
    };
    tracing_subscriber::registry().with(lines.with_filter(filter::filter_fn(may_speak))).with(wanted)
}

/// A level for all, and levels by target, as `RUST_LOG` writes them. Filters by the fields of a span would need a
/// crate of regular expressions.
fn levels(filter: &str) -> Option<Targets> {
    let parts: Vec<&str> = filter.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return None;
    }
    parts.join(",").parse().ok()
}

fn may_speak(about: &Metadata<'_>) -> bool {
    let own = about.target() == "ruqsat" || about.target().starts_with("ruqsat::");
    own || LevelFilter::from_level(*about.level()) <= LevelFilter::INFO
}

/// Strikes tokens out of everything that is written.
struct Redacted<W>(W);

impl<'a, W: MakeWriter<'a>> MakeWriter<'a> for Redacted<W> {
    type Writer = RedactedLine<W::Writer>;

    fn make_writer(&'a self) -> Self::Writer {
        RedactedLine(self.0.make_writer())
    }
}

struct RedactedLine<W>(W);

impl<W: Write> Write for RedactedLine<W> {
    /// The formatter hands over a whole line at a time, so no token is cut in two.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.write_all(&without_tokens(line))?;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A token is a number, a colon and at least twenty letters.
fn without_tokens(line: &[u8]) -> Vec<u8> {
    let secret = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte == b'-';
    let mut clean = Vec::with_capacity(line.len());
    let mut rest = line;
    while let Some((&byte, after)) = rest.split_first() {
        let length = after.iter().take_while(|byte| secret(byte)).count();
        if byte == b':' && length >= 20 && clean.last().is_some_and(u8::is_ascii_digit) {
            while clean.last().is_some_and(u8::is_ascii_digit) {
                clean.pop();
            }
            clean.extend_from_slice(b"[token]");
            rest = after.get(length..).unwrap_or_default();
        } else {
            clean.push(byte);
            rest = after;
        }
    }
    clean
}

/// Names one update or one reminder in the log, and tells nothing about it.
pub fn random_id() -> String {
    // The standard library's random keys cost no call of the system, and nobody can guess them.
    let bits = RandomState::new().build_hasher().finish();
    format!("{:08x}", bits >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(line: &str) -> String {
        String::from_utf8_lossy(&without_tokens(line.as_bytes())).into_owned()
    }

    #[test]
    fn a_token_is_struck_out_wherever_it_stands() {
        let line = "POST /bot123456789:AAExampleExampleExampleExampleExample12/getMe failed";
        assert_eq!(clean(line), "POST /bot[token]/getMe failed");
        assert_eq!(clean("1:abcdefghijabcdefghij"), "[token]");
    }

    #[test]
    fn levels_are_read_as_rust_log_writes_them() {
        use tracing::Level;
        let asked =
            |filter: &str, target: &str, level| levels(filter).map(|it| it.would_enable(target, &level));
        assert_eq!(asked(USUAL, "ruqsat::app", Level::INFO), Some(true));
        assert_eq!(asked(USUAL, "ruqsat::app", Level::DEBUG), Some(false));
        assert_eq!(asked(USUAL, "hyper", Level::INFO), Some(false));
        assert_eq!(asked("warn", "hyper", Level::WARN), Some(true));
        assert_eq!(asked("error, ruqsat=DEBUG,", "ruqsat::app", Level::DEBUG), Some(true));
        assert_eq!(asked("ruqsat", "ruqsat::app", Level::TRACE), Some(true));
        assert_eq!(asked("off", "ruqsat", Level::ERROR), Some(false));
        assert_eq!(asked("ruqsat=loud", "ruqsat", Level::ERROR), None);
        assert_eq!(asked(" , ", "ruqsat", Level::ERROR), None);
    }

    #[test]
    fn what_is_no_token_stays() {
        for line in
            ["2026-11-22T09:30:00Z src/app/mod.rs:12: all is well", "http://127.0.0.1:8088/", "a:b", ""]
        {
            assert_eq!(clean(line), line);
        }
    }
}
