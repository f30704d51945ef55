//! `--stdin`: one JSON object a line in, one a line out, in order; a bad line gives
//! `{"error": "..."}` and the rest go on.

use std::io::{self, BufRead, BufReader, BufWriter, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::environment::is_invisible;
use super::{Failure, Outcome};

/// Longer lines are answered with an error instead of being kept in memory.
const LONGEST_LINE: u64 = 1 << 20;

/// Answers every line of standard input.
///
/// # Errors
/// Standard input cannot be read, or standard output takes nothing.
pub fn answer_each<Question, Answer>(mut answer: impl FnMut(Question) -> Result<Answer, String>) -> Outcome
where
    Question: DeserializeOwned,
    Answer: Serialize,
{
    // Our own buffer, so that we can see whether more lines have arrived already.
    let mut input = BufReader::with_capacity(1 << 16, io::stdin().lock());
    let mut output = BufWriter::new(io::stdout().lock());
    let mut line = Vec::new();
    while let Some(whole) = read_line(&mut input, &mut line)? {
        let answered =
            if whole { answer_line(&line, &mut answer) } else { Err("the line is longer than 1 MiB".into()) };
        let written = match answered {
            Ok(None) => Ok(()),
            Ok(Some(answer)) => write_line(&mut output, &answer),
            Err(error) => write_line(&mut output, &serde_json::json!({ "error": error })),
        };
        // Whoever asks line by line is waiting for this answer; a file is not.
        let somebody_waits = !input.buffer().contains(&b'\n');
        if let Err(error) = written.and_then(|()| if somebody_waits { output.flush() } else { Ok(()) }) {
            return finished(error);
        }
    }
    match output.flush() {
        Ok(()) => Ok(()),
        Err(error) => finished(error),
    }
}

/// Prints one answer; whoever stopped reading early is not an error.
pub fn print(text: &str) -> Outcome {
    match writeln!(io::stdout().lock(), "{text}") {
        Ok(()) => Ok(()),
        Err(error) => finished(error),
    }
}

/// Says where something that goes on running can be found; whether anybody reads it does not matter.
#[cfg(feature = "bot")]
pub fn announce(text: &str) {
    _ = writeln!(io::stdout().lock(), "{text}");
}

/// Says on standard error what went wrong. Letters that would move the cursor or hide others are
/// shown by their number: they may come from whoever wrote the input.
pub fn complain(text: &str) {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter != '\n'
            && (is_invisible(letter) || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        {
            shown.extend(letter.escape_default());
        } else {
            shown.push(letter);
        }
    }
    _ = writeln!(io::stderr().lock(), "{shown}");
}

fn finished(error: io::Error) -> Outcome {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Ok(());
    }
    Err(Failure::failed(format!("standard output cannot be written ({error}); check where it goes")))
}

fn write_line(output: &mut impl Write, answer: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *output, answer)?;
    output.write_all(b"\n")
}

fn answer_line<Question: DeserializeOwned, Answer>(
    line: &[u8],
    answer: &mut impl FnMut(Question) -> Result<Answer, String>,
) -> Result<Option<Answer>, String> {
    let text = std::str::from_utf8(line).map_err(|_| "the line is not UTF-8".to_string())?;
    // Editors and PowerShell begin a file with a byte order mark.
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Ok(None);
    }
    let question = serde_json::from_str(text).map_err(|error| format!("cannot read the line: {error}"))?;
    answer(question).map(Some)
}

/// Reads one line without its end into `line`; `Some(false)` if it was too long and skipped.
fn read_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> Result<Option<bool>, Failure> {
    line.clear();
    let mut whole = true;
    loop {
        let (used, ended) = {
            let buffer = match input.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    return Err(Failure::failed(format!("standard input cannot be read ({error})")));
                }
            };
            if buffer.is_empty() {
                return Ok(if line.is_empty() && whole { None } else { Some(whole) });
            }
            let (part, used, ended) = match buffer.iter().position(|byte| *byte == b'\n') {
                Some(at) => (&buffer[..at], at + 1, true),
                None => (buffer, buffer.len(), false),
            };
            if (line.len() + part.len()) as u64 > LONGEST_LINE {
                whole = false;
                line.clear();
            } else if whole {
                line.extend_from_slice(part);
            }
            (used, ended)
        };
        input.consume(used);
        if ended {
            return Ok(Some(whole));
        }
    }
}
