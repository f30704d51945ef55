//! Messages of blocks (Bot API 10): what somebody wrote in them, without its form.

use serde_json::Value;

/// The fields that hold words, or blocks that do, in the order in which they are read.
const WORDY: [&str; 8] = ["title", "summary", "text", "blocks", "items", "cells", "rows", "caption"];

/// The words of such a message; `None` where there are none.
pub fn words(message: &Value) -> Option<String> {
    let mut words = String::new();
    collect(message, &mut words);
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_string())
}

fn collect(value: &Value, into: &mut String) {
    match value {
        Value::String(text) => into.push_str(text),
        Value::Array(parts) => parts.iter().for_each(|part| collect(part, into)),
        Value::Object(fields) => {
            WORDY.iter().filter_map(|name| fields.get(*name)).for_each(|part| collect(part, into));
            // A block ends its line; a part of a line that is bold or a link does not.
            if fields.get("type").and_then(Value::as_str).is_some_and(is_block) {
                into.push('\n');
            }
        }
        _ => {}
    }
}

fn is_block(kind: &str) -> bool {
    ["paragraph", "section_heading", "preformatted", "footer", "list", "table"].contains(&kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_blocks_are_read_in_order() {
        let message = serde_json::json!({"blocks": [
            {"type": "section_heading", "text": "My card", "level": 1},
            {"type": "paragraph", "text": ["residence permit ", {"type": "bold", "text": "15.06.2027"}]},
            {"type": "divider"},
        ]});
        assert_eq!(words(&message).as_deref(), Some("My card\nresidence permit 15.06.2027"));
        assert_eq!(words(&serde_json::json!({"blocks": [{"type": "photo", "photo": []}]})), None);
    }
}
