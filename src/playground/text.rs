//! Text as the Bot API measures and marks it.

use serde_json::Value;

/// A text with its entities; offsets and lengths are UTF-16 units.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Formatted {
    /// The text as it is read.
    pub text: String,
    /// MessageEntity objects, by offset.
    pub entities: Vec<Value>,
}

/// Length in UTF-16 units, the unit of all of Telegram's limits on text.
pub fn utf16_len(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}
