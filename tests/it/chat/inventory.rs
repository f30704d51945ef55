//! `docs/inventory.html`: every message with its buttons, in every language side by side at the width of
//! a phone, so that a translator can look through all of it.
//!
//! `UPDATE_INVENTORY=1 cargo test --test it chat::inventory` rewrites it; without that the test compares.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use ruqsat::conversation::event::Say;
use ruqsat::lang::Lang;
use ruqsat::speech::{Argument, Message, Speech, plain_text};

use super::{lengths, transcripts};

/// The messages of which something said is made, from the outermost to the innermost.
fn ids(message: &Message, into: &mut Vec<String>) {
    into.push(message.id.clone());
    for (_, value) in &message.arguments {
        if let Argument::Message(inner) = value {
            ids(inner, into);
        }
    }
}

/// What a message is made of: two that differ in a date or a number alone are one.
fn kind(say: &Say) -> Vec<String> {
    let mut kind = Vec::new();
    say.paragraphs.iter().for_each(|part| ids(part, &mut kind));
    say.buttons.iter().flatten().for_each(|button| ids(&button.label, &mut kind));
    kind
}

/// One message as it stands in the chat.
fn bubble(say: &Say, speech: &Speech) -> String {
    let html: Vec<String> = say.paragraphs.iter().map(|part| speech.html(say.lang, part)).collect();
    let mut bubble = html.join("\n\n").replace("<blockquote expandable>", "<blockquote>");
    for row in &say.buttons {
        bubble.push_str("<div class=row>");
        for button in row {
            let _ = write!(bubble, "<span>{}</span>", escaped(&speech.plain(say.lang, &button.label)));
        }
        bubble.push_str("</div>");
    }
    bubble
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The ids of a language's messages with their text as the translator wrote it.
fn patterns(lang: Lang) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(lang.code());
    let mut patterns: BTreeMap<String, String> = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "ftl") {
            continue;
        }
        let mut last = None;
        for line in fs::read_to_string(path).unwrap().lines() {
            let starts = line.starts_with(|first: char| first.is_ascii_lowercase());
            if let Some((id, text)) = line.split_once('=').filter(|_| starts) {
                last = Some(id.trim().to_string());
                patterns.insert(id.trim().to_string(), text.trim().to_string());
            } else if let Some(text) =
                last.as_ref().filter(|_| line.starts_with(' ')).and_then(|id| patterns.get_mut(id))
            {
                let _ = write!(text, "\n{}", line.trim());
            } else {
                last = None;
            }
        }
    }
    patterns
}

const HEAD: &str = "<!doctype html>\n<html lang=en><meta charset=utf-8><title>Ruqsat: every message</title>
<style>body{font:15px/21px 'Noto Sans',sans-serif;margin:16px;background:#eef1f4;color:#111}
table{border-spacing:12px;table-layout:fixed}td{width:332px;min-width:332px;vertical-align:top;background:#fff;border-radius:12px;
padding:10px 14px;white-space:pre-wrap;overflow-wrap:anywhere}blockquote{margin:6px 0;padding-left:8px;border-left:3px solid #37a;font-size:13px}
.row{display:flex;gap:6px;margin-top:6px}.row span{flex:1;text-align:center;background:#e3edf7;border-radius:8px;padding:8px 4px}
th{text-align:left;font:12px monospace;color:#555}</style>
<h1>Every message, in every language</h1>
<p>Made by <code>UPDATE_INVENTORY=1 cargo test --test it chat::inventory</code>. First what is said with its buttons,
as in the chat at 360 pixels, its folded part opened; then the words that no example says, as they are written.</p>\n";

#[test]
fn the_inventory_of_messages_is_current() {
    let speech = Speech::new();
    let mut order: Vec<Vec<String>> = Vec::new();
    let mut found: BTreeMap<Vec<String>, BTreeMap<&str, String>> = BTreeMap::new();
    let mut met = BTreeSet::new();
    for lang in Lang::all() {
        let said = transcripts::said(lang).into_iter().chain(lengths::answers(lang));
        for say in said.filter(|say| say.lang == lang) {
            let kind = kind(&say);
            met.extend(kind.iter().cloned());
            if !found.contains_key(&kind) {
                order.push(kind.clone());
            }
            found.entry(kind).or_default().entry(lang.code()).or_insert_with(|| bubble(&say, &speech));
        }
    }
    let mut page = HEAD.to_string();
    let mut row = |id: &str, of: &dyn Fn(Lang) -> String| {
        let _ = write!(page, "<table><tr><th colspan=3>{}<tr>", escaped(id));
        for lang in Lang::all() {
            let _ = write!(page, "<td lang={lang}>{}", of(lang));
        }
        page.push_str("</table>\n");
    };
    for kind in &order {
        let languages = &found[kind];
        row(&kind[0], &|lang| languages.get(lang.code()).cloned().unwrap_or_default());
    }
    let all: BTreeMap<&str, BTreeMap<String, String>> =
        Lang::all().map(|lang| (lang.code(), patterns(lang))).collect();
    let others: Vec<&String> = all["en"].keys().filter(|id| !met.contains(*id)).collect();
    for id in others {
        row(id, &|lang| escaped(all[lang.code()].get(id).map_or("", String::as_str)));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/inventory.html");
    if env::var_os("UPDATE_INVENTORY").is_some() {
        fs::write(&path, &page).unwrap();
    }
    assert!(order.len() > 200 && met.len() > 600, "{} messages, {} ids", order.len(), met.len());
    assert!(!plain_text(&page).is_empty());
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/inventory.html is old: see the first lines of tests/it/chat/inventory.rs");
}
