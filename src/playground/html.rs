//! Reads the HTML of a bot's message as the real server does, with its refusals
//! (github.com/tdlib/td, td/telegram/MessageEntity.cpp).

use serde_json::{Map, Value, json};

use super::error::ApiError;
use super::text::Formatted;

/// The tags of parse_mode HTML.
const TAGS: [&str; 17] = [
    "a",
    "b",
    "strong",
    "i",
    "em",
    "s",
    "strike",
    "del",
    "u",
    "ins",
    "tg-spoiler",
    "tg-emoji",
    "span",
    "pre",
    "code",
    "blockquote",
    "tg-time",
];

/// Reads text with Telegram's HTML tags.
///
/// # Errors
/// A tag is unknown, not closed, or closed before it is opened.
pub fn parse_html(html: &str) -> Result<Formatted, ApiError> {
    let mut reader = Reader { bytes: html.as_bytes(), html, at: 0, out: String::new(), units: 0 };
    let mut open: Vec<Open> = Vec::new();
    let mut entities: Vec<Value> = Vec::new();
    while reader.at < reader.bytes.len() {
        match reader.bytes[reader.at] {
            b'<' if reader.byte(reader.at + 1) == b'/' => close_tag(&mut reader, &mut open, &mut entities)?,
            b'<' => {
                let begin = reader.at;
                let tag = reader.start_tag().map_err(refused)?;
                if tag.name == "blockquote" && open.iter().any(|outer| outer.name == "blockquote") {
                    return Err(refused(format!(
                        "blockquote entities can't be nested at byte offset {begin}"
                    )));
                }
                open.push(tag);
            }
            _ => reader.character(),
        }
    }
    if let Some(tag) = open.last() {
        return Err(refused(format!("Can't find end tag corresponding to start tag \"{}\"", tag.name)));
    }
    entities.sort_by_key(|entity| {
        (entity["offset"].as_i64().unwrap_or(0), -entity["length"].as_i64().unwrap_or(0))
    });
    Ok(Formatted { text: reader.out, entities })
}

fn refused(why: impl AsRef<str>) -> ApiError {
    ApiError::bad_request(format!("can't parse entities: {}", why.as_ref()))
}

struct Open {
    name: String,
    attributes: Map<String, Value>,
    offset: usize,
    byte: usize,
}

fn close_tag(
    reader: &mut Reader<'_>,
    open: &mut Vec<Open>,
    entities: &mut Vec<Value>,
) -> Result<(), ApiError> {
    let begin = reader.at;
    let Some(tag) = open.pop() else {
        return Err(refused(format!("Unexpected end tag at byte offset {begin}")));
    };
    reader.at += 2;
    let name = reader.while_not(|byte| byte.is_ascii_whitespace() || byte == b'>').to_ascii_lowercase();
    reader.spaces();
    if reader.byte(reader.at) != b'>' {
        return Err(refused(format!("Unclosed end tag at byte offset {begin}")));
    }
    reader.at += 1;
    if !name.is_empty() && name != tag.name {
        return Err(refused(format!(
            "Unmatched end tag at byte offset {begin}, expected \"</{}>\", found \"</{name}>\"",
            tag.name
        )));
    }
    if reader.units > tag.offset {
        let text = reader.out[tag.byte..].to_string();
        entities.extend(entity(&tag, reader.units - tag.offset, &text));
    }
    Ok(())
}

fn entity(tag: &Open, length: usize, inside: &str) -> Option<Value> {
    let kind = match tag.name.as_str() {
        "b" | "strong" => "bold",
        "i" | "em" => "italic",
        "s" | "strike" | "del" => "strikethrough",
        "u" | "ins" => "underline",
        "tg-spoiler" | "span" => "spoiler",
        "pre" => "pre",
        "code" => "code",
        "blockquote" if tag.attributes.contains_key("expandable") => "expandable_blockquote",
        "blockquote" => "blockquote",
        "a" => "text_link",
        _ => return None,
    };
    let mut value = json!({ "type": kind, "offset": tag.offset, "length": length });
    if kind == "text_link" {
        let href = tag.attributes.get("href").and_then(Value::as_str).unwrap_or(inside);
        value["url"] = json!(link(href)?);
    }
    Some(value)
}

/// A link that is none is dropped, and its text stays, as the real server does.
fn link(href: &str) -> Option<String> {
    let lower = href.to_ascii_lowercase();
    let known = ["http://", "https://", "tg://", "mailto:", "tel:", "ton://"];
    if known.iter().any(|scheme| lower.starts_with(scheme)) {
        return Some(href.to_string());
    }
    // `javascript:alert(document.cookie)` has a dot too.
    let has_scheme = href.split(['/', '.', '?', '#']).next().is_some_and(|start| start.contains(':'));
    (href.contains('.') && !has_scheme && !href.contains(char::is_whitespace))
        .then(|| format!("http://{href}/"))
}

struct Reader<'a> {
    bytes: &'a [u8],
    html: &'a str,
    at: usize,
    out: String,
    units: usize,
}

impl Reader<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn spaces(&mut self) {
        while self.byte(self.at).is_ascii_whitespace() {
            self.at += 1;
        }
    }

    fn while_not(&mut self, end: impl Fn(u8) -> bool) -> String {
        let begin = self.at;
        while self.at < self.bytes.len() && !end(self.bytes[self.at]) {
            self.at += 1;
        }
        String::from_utf8_lossy(&self.bytes[begin..self.at]).into_owned()
    }

    fn next_char(&mut self) -> Option<char> {
        if self.byte(self.at) == b'&'
            && let Some((found, length)) = decode(&self.html[self.at..])
        {
            self.at += length;
            return Some(found);
        }
        let found = self.html.get(self.at..)?.chars().next()?;
        self.at += found.len_utf8();
        Some(found)
    }

    fn character(&mut self) {
        if let Some(found) = self.next_char() {
            self.out.push(found);
            self.units += found.len_utf16();
        }
    }

    fn start_tag(&mut self) -> Result<Open, String> {
        let begin = self.at;
        self.at += 1;
        let name = self.while_not(|byte| byte.is_ascii_whitespace() || byte == b'>').to_ascii_lowercase();
        let unclosed = || format!("Unclosed start tag at byte offset {begin}");
        if self.at >= self.bytes.len() {
            return Err(unclosed());
        }
        if !TAGS.contains(&name.as_str()) {
            return Err(format!("Unsupported start tag \"{name}\" at byte offset {begin}"));
        }
        let mut attributes = Map::new();
        loop {
            self.spaces();
            match self.byte(self.at) {
                b'>' => break,
                0 => return Err(unclosed()),
                _ => {
                    let (key, value) = self.attribute(&name, begin)?;
                    attributes.insert(key, Value::String(value));
                }
            }
        }
        self.at += 1;
        if name == "span" && attributes.get("class").and_then(Value::as_str) != Some("tg-spoiler") {
            return Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"));
        }
        let format = attributes.get("format").and_then(Value::as_str).unwrap_or_default();
        if name == "tg-time" && !is_time_format(format) {
            return Err(format!("Unsupported date-time format \"{format}\" at byte offset {begin}"));
        }
        Ok(Open { name, attributes, offset: self.units, byte: self.out.len() })
    }

    fn attribute(&mut self, tag: &str, begin: usize) -> Result<(String, String), String> {
        let ends = |byte: u8| byte.is_ascii_whitespace() || b"=>/\"'".contains(&byte);
        let name = self.while_not(ends).to_ascii_lowercase();
        if name.is_empty() {
            return Err(format!("Empty attribute name in the tag \"{tag}\" at byte offset {begin}"));
        }
        self.spaces();
        if self.byte(self.at) != b'=' {
            if tag == "blockquote" && name == "expandable" {
                return Ok((name, String::new()));
            }
            return Err(format!(
                "Expected equal sign in declaration of an attribute of the tag \"{tag}\" at byte offset {begin}"
            ));
        }
        self.at += 1;
        self.spaces();
        let quote = self.byte(self.at);
        if quote != b'"' && quote != b'\'' {
            let token = self.at;
            let value = self
                .while_not(|byte| !(byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-'))
                .to_ascii_lowercase();
            let after = self.byte(self.at);
            if !after.is_ascii_whitespace() && after != b'>' {
                return Err(format!("Unexpected end of name token at byte offset {token}"));
            }
            return Ok((name, value));
        }
        self.at += 1;
        let mut value = String::new();
        while self.at < self.bytes.len() && self.bytes[self.at] != quote {
            value.extend(self.next_char());
        }
        if self.at >= self.bytes.len() {
            return Err(format!("Unclosed start tag at byte offset {begin}"));
        }
        self.at += 1;
        Ok((name, value))
    }
}

/// `r` alone, or a weekday, a date and a time, each at most once and in this order.
fn is_time_format(format: &str) -> bool {
    let rest = format.strip_prefix('w').unwrap_or(format);
    let rest = rest.strip_prefix(['d', 'D']).unwrap_or(rest);
    format == "r" || matches!(rest, "" | "t" | "T")
}

/// A character reference at the start of `text`, and its length in bytes; the semicolon may miss.
fn decode(text: &str) -> Option<(char, usize)> {
    let body = text.strip_prefix('&')?;
    let (found, length) = if let Some(number) = body.strip_prefix('#') {
        let (digits, radix, prefix) = match number.strip_prefix('x') {
            Some(hex) => (hex, 16, 2),
            None => (number, 10, 1),
        };
        let length = digits.find(|each: char| !each.is_digit(radix)).unwrap_or(digits.len());
        let code = u32::from_str_radix(digits.get(..length)?, radix).ok()?;
        (char::from_u32(code).filter(|found| *found != '\0')?, prefix + length)
    } else {
        let length = body.find(|each: char| !each.is_ascii_alphabetic()).unwrap_or(body.len());
        let found = match body.get(..length)? {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            _ => return None,
        };
        (found, length)
    };
    let semicolon = usize::from(body.as_bytes().get(length) == Some(&b';'));
    Some((found, 1 + length + semicolon))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(html: &str) -> String {
        parse_html(html).unwrap_err().description
    }

    #[test]
    fn tags_become_entities_with_utf16_offsets() {
        let read = parse_html("<b>Ә😀</b> <i>x</i> &lt;3").unwrap();
        assert_eq!(read.text, "Ә😀 x <3");
        assert_eq!(read.entities[0], json!({"type": "bold", "offset": 0, "length": 3}));
        assert_eq!(read.entities[1], json!({"type": "italic", "offset": 4, "length": 1}));
    }

    #[test]
    fn a_link_carries_its_address_and_a_bad_one_stays_plain_text() {
        let read = parse_html("<a href=\"https://a.kz/?a=1&amp;b\">x</a><a href='no link'>y</a>").unwrap();
        assert_eq!(read.entities.len(), 1);
        assert_eq!(read.entities[0]["url"], "https://a.kz/?a=1&b");
        assert_eq!(read.text, "xy");
    }

    #[test]
    fn a_link_that_would_run_something_stays_plain_text() {
        for href in
            ["javascript:alert(document.cookie)", "JavaScript:a.b", "data:text/html,a.b", "vbscript:a.b"]
        {
            let read = parse_html(&format!("<a href=\"{href}\">x</a>")).unwrap();
            assert_eq!((read.text.as_str(), read.entities.len()), ("x", 0), "{href}");
        }
        assert_eq!(
            parse_html("<a href=\"example.kz\">x</a>").unwrap().entities[0]["url"],
            "http://example.kz/"
        );
    }

    #[test]
    fn times_have_known_formats_only() {
        for format in ["", "r", "w", "wDT", "dt", "D", "t"] {
            assert!(
                parse_html(&format!("<tg-time unix=\"1\" format=\"{format}\">x</tg-time>")).is_ok(),
                "{format}"
            );
        }
        for format in ["x", "rt", "Td", "DD", "HH:mm"] {
            let html = format!("<tg-time unix=\"1\" format=\"{format}\">x</tg-time>");
            assert!(refusal(&html).contains("date-time format"), "{format}");
        }
    }

    #[test]
    fn quotes_do_not_nest() {
        assert!(refusal("<blockquote>a<blockquote>b</blockquote></blockquote>").contains("can't be nested"));
        assert!(parse_html("<blockquote>a</blockquote><blockquote expandable>b</blockquote>").is_ok());
    }

    #[test]
    fn bad_html_is_refused_in_the_servers_own_words() {
        let start = "Bad Request: can't parse entities: ";
        assert_eq!(refusal("ab <3"), format!("{start}Unclosed start tag at byte offset 3"));
        assert_eq!(refusal("<p>x</p>"), format!("{start}Unsupported start tag \"p\" at byte offset 0"));
        assert_eq!(refusal("<b>x"), format!("{start}Can't find end tag corresponding to start tag \"b\""));
        assert_eq!(refusal("x</b>"), format!("{start}Unexpected end tag at byte offset 1"));
        assert_eq!(
            refusal("<b>x</i>"),
            format!("{start}Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"")
        );
        assert_eq!(
            refusal("<span>x</span>"),
            format!("{start}Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")
        );
    }

    #[test]
    fn an_unknown_reference_is_plain_text() {
        assert_eq!(parse_html("a & b &nbsp; &#1178;").unwrap().text, "a & b &nbsp; Қ");
    }
}
