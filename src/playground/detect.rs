//! The entities that Telegram's clients find by themselves in what a person types: commands,
//! links and mentions.

use serde_json::{Value, json};

use super::text::utf16_len;

/// MessageEntity objects of a typed text, by offset.
pub(crate) fn entities(text: &str) -> Vec<Value> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|each: char| !each.is_whitespace()) {
        let word = &rest[start..];
        let word = &word[..word.find(char::is_whitespace).unwrap_or(word.len())];
        let opening = word.len() - word.trim_start_matches(['(', '«', '"', '“']).len();
        let at = text.len() - rest.len() + start + opening;
        let whole = word.len();
        let word = &word[opening..];
        if let Some((kind, length)) = kind(word) {
            let offset = utf16_len(&text[..at]);
            found.push(json!({ "type": kind, "offset": offset, "length": utf16_len(&word[..length]) }));
        }
        rest = &rest[start + whole..];
    }
    found
}

/// Adds what is found to entities that are there already, where they leave room: the server does
/// so with a bot's messages.
pub(crate) fn add_to(text: &str, given: &mut Vec<Value>) {
    let span = |entity: &Value| {
        let start = entity["offset"].as_u64().unwrap_or(0);
        (start, start + entity["length"].as_u64().unwrap_or(0))
    };
    let closed = |entity: &Value| {
        matches!(
            entity["type"].as_str(),
            Some("code" | "pre" | "text_link" | "url" | "mention" | "bot_command")
        )
    };
    for found in entities(text) {
        let (start, end) = span(&found);
        let crosses = |entity: &Value| {
            let (from, to) = span(entity);
            let overlaps = from < end && start < to;
            overlaps && (closed(entity) || !(from <= start && end <= to))
        };
        if !given.iter().any(crosses) {
            given.push(found);
        }
    }
    given.sort_by_key(|entity| {
        let (start, end) = span(entity);
        (start, std::cmp::Reverse(end))
    });
}

fn kind(word: &str) -> Option<(&'static str, usize)> {
    let name = |text: &str| {
        text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"_@".contains(byte)).count()
    };
    if let Some(rest) = word.strip_prefix('/') {
        let length = name(rest);
        return (length > 0).then_some(("bot_command", 1 + length));
    }
    if let Some(rest) = word.strip_prefix('@') {
        let length = name(rest);
        return (length >= 4).then_some(("mention", 1 + length));
    }
    let link = word.starts_with("http://") || word.starts_with("https://");
    link.then(|| ("url", word.trim_end_matches(['.', ',', '!', '?', ')']).len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_and_a_link_are_marked() {
        let found = entities("/start abc Ә https://egov.kz.");
        assert_eq!(found[0], json!({"type": "bot_command", "offset": 0, "length": 6}));
        assert_eq!(found[1], json!({"type": "url", "offset": 13, "length": 15}));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn what_is_found_in_a_bots_text_keeps_out_of_code_and_links() {
        let mut given = vec![json!({"type": "code", "offset": 0, "length": 5})];
        add_to("/help x", &mut given);
        assert_eq!(given.len(), 1, "{given:?}");
        let mut given = vec![json!({"type": "bold", "offset": 0, "length": 14})];
        add_to("/help (/check) x", &mut given);
        assert_eq!(given[1], json!({"type": "bot_command", "offset": 0, "length": 5}));
        assert_eq!(given[2], json!({"type": "bot_command", "offset": 7, "length": 6}));
    }

    #[test]
    fn plain_words_and_a_lone_slash_are_not() {
        assert!(entities("15/09/2025 / and @ab").is_empty());
    }
}
