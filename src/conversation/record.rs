//! How a chat is written down, and how what earlier releases wrote is read.
//!
//! The first byte is the version. A record of a newer version is refused; an open question that
//! can no longer be read is dropped rather than locking its owner out.

use serde_json::Value;

use super::chat::Chat;

/// The version written now.
pub const VERSION: u8 = 1;

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
pub fn write(chat: &Chat) -> Vec<u8> {
    let mut bytes = vec![VERSION];
    // Writing to memory cannot fail for these types: no maps with keys that are not text.
    let _ = serde_json::to_writer(&mut bytes, chat);
    bytes
}

/// Reads a chat back.
pub fn read(bytes: &[u8]) -> Result<Chat, Unreadable> {
    let (version, body) = bytes.split_first().ok_or(Unreadable::Broken)?;
    if *version > VERSION {
        return Err(Unreadable::Newer(*version));
    }
    serde_json::from_slice(body).or_else(|_| without_open_question(body))
}

fn without_open_question(body: &[u8]) -> Result<Chat, Unreadable> {
    let mut value: Value = serde_json::from_slice(body).map_err(|_| Unreadable::Broken)?;
    let fields = value.as_object_mut().ok_or(Unreadable::Broken)?;
    fields.remove("flow");
    fields.remove("last");
    serde_json::from_value(value).map_err(|_| Unreadable::Broken)
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
        let mut bytes = vec![VERSION];
        bytes.extend_from_slice(body);
        assert_eq!(read(&bytes).map(|chat| (chat.turn, chat.flow)), Ok((7, None)));
    }

    #[test]
    fn a_newer_record_is_refused_and_a_broken_one_too() {
        assert_eq!(read(&[VERSION + 1, b'{', b'}']), Err(Unreadable::Newer(VERSION + 1)));
        assert_eq!(read(b""), Err(Unreadable::Broken));
        assert_eq!(read(&[VERSION, b'x']), Err(Unreadable::Broken));
    }
}
