//! Messages to text: the one exit where arguments are escaped and numbers and dates get their form.

use std::sync::OnceLock;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};

use super::{Argument, Message, dates};
use crate::lang::Lang;

/// No-break space: between the thousands of an amount, as Kazakh and Russian write it.
const NO_BREAK_SPACE: char = '\u{a0}';

/// All languages; each is read when it is first spoken.
pub struct Speech {
    bundles: Vec<(Lang, OnceLock<FluentBundle<FluentResource>>)>,
}

impl Default for Speech {
    fn default() -> Self {
        Speech::new()
    }
}

impl Speech {
    /// The embedded messages of every language. The build has parsed them already, so a file that does not
    /// parse here leaves out only its broken entries.
    pub fn new() -> Speech {
        Speech { bundles: Lang::all().map(|lang| (lang, OnceLock::new())).collect() }
    }

    /// The message in a language, as Telegram's HTML; falls back to English, then to nothing
    /// but the id (which the tests rule out).
    pub fn html(&self, lang: Lang, message: &Message) -> String {
        self.try_html(lang, message)
            .or_else(|| self.try_html(Lang::EN, message))
            .unwrap_or_else(|| message.id.clone())
    }

    /// The same without markup, for the command line, buttons, calendar files and alerts.
    pub fn plain(&self, lang: Lang, message: &Message) -> String {
        plain_text(&self.html(lang, message))
    }

    fn try_html(&self, lang: Lang, message: &Message) -> Option<String> {
        let (_, bundle) = self.bundles.iter().find(|(known, _)| *known == lang)?;
        let bundle = bundle.get_or_init(|| bundle_of(lang));
        let pattern = bundle.get_message(&message.id)?.value()?;
        let mut arguments = FluentArgs::new();
        for (name, value) in &message.arguments {
            arguments.set(name.clone(), self.value(lang, value));
        }
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&arguments), &mut faults);
        debug_assert!(faults.is_empty(), "{lang} {}: {faults:?}", message.id);
        Some(text.into_owned())
    }

    fn value<'a>(&self, lang: Lang, argument: &'a Argument) -> FluentValue<'a> {
        match argument {
            Argument::Date(date) => self.html(lang, &dates::long_date(*date)).into(),
            Argument::Day(date) => self.html(lang, &dates::date_with_weekday(*date)).into(),
            Argument::Number(number) => FluentValue::from(*number),
            Argument::Tenge(amount) => grouped(*amount, separator(lang)).into(),
            Argument::Text(text) => escape(text).into(),
            Argument::Words(words) => {
                let found = words.iter().find(|(other, _)| *other == lang);
                found.map(|(_, words)| escape(words)).unwrap_or_default().into()
            }
            Argument::Message(message) => self.html(lang, message).into(),
        }
    }
}

fn bundle_of(lang: Lang) -> FluentBundle<FluentResource> {
    let tag = lang.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    for (path, text) in lang.files() {
        if !path.ends_with(".ftl") {
            continue;
        }
        let resource = FluentResource::try_new((*text).to_string()).unwrap_or_else(|(read, _)| read);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn separator(lang: Lang) -> char {
    if lang == Lang::EN { ',' } else { NO_BREAK_SPACE }
}

fn grouped(amount: i64, separator: char) -> String {
    let digits = amount.unsigned_abs().to_string();
    let mut out = String::new();
    if amount < 0 {
        out.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// Escapes what Telegram's HTML gives a meaning to, and drops marks that could turn the
/// direction of the text that follows.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' => {}
            letter if letter.is_control() && letter != '\n' => {}
            letter => out.push(letter),
        }
    }
    out
}

/// Takes the markup out of a rendered message and turns entities back; a link keeps its address.
pub fn plain_text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    let mut address: Option<String> = None;
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('<') {
            let Some(end) = rest.find('>') else { break };
            let tag = &rest[1..end];
            if let Some(link) = tag.strip_prefix("a href=\"") {
                address = Some(unescape(link.trim_end_matches('"')));
            } else if tag == "/a"
                && let Some(link) = address.take()
                && !out.ends_with(&link)
            {
                out.push_str(&format!(" ({link})"));
            }
            rest = &rest[end + 1..];
        } else {
            let (letter, length) = entity(rest);
            out.push_str(letter);
            rest = &rest[length..];
        }
    }
    out.push_str(rest);
    out
}

fn unescape(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

fn entity(text: &str) -> (&'static str, usize) {
    for (name, letter) in [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")] {
        if text.starts_with(name) {
            return (letter, name.len());
        }
    }
    ("&", 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_grouped_as_its_language_writes_it() {
        assert_eq!(grouped(43250, ','), "43,250");
        assert_eq!(grouped(865, ','), "865");
        assert_eq!(grouped(5_709_000, NO_BREAK_SPACE), "5\u{a0}709\u{a0}000");
    }

    #[test]
    fn markup_leaves_a_plain_text_and_a_link_its_address() {
        assert_eq!(plain_text("<b>10 MCI</b> &amp; more"), "10 MCI & more");
        assert_eq!(
            plain_text("<a href=\"https://a.kz/?a=1&amp;b=2\">law</a>."),
            "law (https://a.kz/?a=1&b=2)."
        );
    }

    #[test]
    fn text_cannot_bring_markup_or_turn_its_direction() {
        assert_eq!(escape("<b>&\u{202e}"), "&lt;b&gt;&amp;");
    }
}
