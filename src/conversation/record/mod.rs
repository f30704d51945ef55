//! The stored form of a chat, and how what earlier releases wrote is read.
//!
//! The first byte is the version. A record of a newer version is refused; an open question that
//! can no longer be read is dropped rather than locking its owner out.

mod first;

use serde_json::Value;

use super::chat::Chat;

/// The version written now. Version 2 has one type for each purpose of a flow; version 3 keeps a fine, a
/// refusal, a loss and an application of one document side by side.
pub const VERSION: u8 = 3;

/// The version from which on the open question has its present form.
const QUESTION_SINCE: u8 = 2;

/// Room for a usual record, in bytes.
const USUAL: usize = 512;

/// A record that cannot be read; the sentence is for the operator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Written by a newer release.
    #[error("a chat's record has version {0}, this release reads up to {VERSION}; start the newer release")]
    Newer(u8),
    /// Not a record.
    #[error("a chat's record cannot be read; run `ruqsat store check`")]
    Broken,
}

/// Writes a chat down.
#[expect(clippy::expect_used, reason = "all keys are text and writing to memory does not fail")]
pub fn write(chat: &Chat) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(USUAL);
    bytes.push(VERSION);
    serde_json::to_writer(&mut bytes, chat).expect("a chat is valid JSON");
    bytes
}

/// Reads a chat back.
///
/// # Errors
/// [`Unreadable::Newer`] where a later release wrote the record, which is then to be left as it is;
/// [`Unreadable::Broken`] where it is empty or no record of a chat. Of a record of the first formats an open
/// question that cannot be carried over is dropped and is no error.
pub fn read(bytes: &[u8]) -> Result<Chat, Unreadable> {
    let (version, body) = bytes.split_first().ok_or(Unreadable::Broken)?;
    match *version {
        newer if newer > VERSION => Err(Unreadable::Newer(newer)),
        QUESTION_SINCE..=VERSION => serde_json::from_slice(body).or_else(|_| read_parts(body, |_, _| {})),
        _ => read_parts(body, first::open_question),
    }
}

/// Reads everything but the open question and the last check, which `more` then adds from their
/// stored form.
fn read_parts(body: &[u8], more: impl FnOnce(&mut Chat, Parts)) -> Result<Chat, Unreadable> {
    let mut value: Value = serde_json::from_slice(body).map_err(|_| Unreadable::Broken)?;
    let fields = value.as_object_mut().ok_or(Unreadable::Broken)?;
    let parts = Parts { flow: fields.remove("flow"), last: fields.remove("last") };
    let mut chat = serde_json::from_value(value).map_err(|_| Unreadable::Broken)?;
    more(&mut chat, parts);
    Ok(chat)
}

/// The parts of a record whose form has changed.
struct Parts {
    flow: Option<Value>,
    last: Option<Value>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chat_comes_back_as_it_was_written() {
        let chat = Chat { turn: 7, ..Chat::default() };
        assert_eq!(read(&write(&chat)), Ok(chat));
    }

    #[test]
    fn an_open_question_of_another_release_locks_nobody_out() {
        let body = br#"{"turn":7,"flow":{"purpose":"SomethingNew"},"cases":[]}"#;
        for version in 1..=VERSION {
            let mut bytes = vec![version];
            bytes.extend_from_slice(body);
            assert_eq!(read(&bytes).map(|chat| (chat.turn, chat.flow)), Ok((7, None)));
        }
    }

    #[test]
    fn a_newer_record_is_refused_and_a_broken_one_too() {
        assert_eq!(read(&[VERSION + 1, b'{', b'}']), Err(Unreadable::Newer(VERSION + 1)));
        assert_eq!(read(b""), Err(Unreadable::Broken));
        assert_eq!(read(&[VERSION, b'x']), Err(Unreadable::Broken));
    }
}
