//! The house checks itself: purpose lines, words outside code, paths in the README. Each failure
//! says what to do.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ruqsat::conversation::COMMANDS;
use ruqsat::lang::Lang;
use ruqsat::law::Law;
use ruqsat::reminders::Rung;
use ruqsat::speech::{Message, Speech, say};
use ruqsat::understand::{kinds, topics};

use super::architecture::collect;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    collect(&root().join("src"), &mut found);
    found.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

fn module_of(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_string()
}

/// Telegram is reached through `telegram` alone, and the loops do not even know that.
#[test]
fn one_module_knows_telegrams_client() {
    let faults = |path: &Path, text: &str| {
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code = code.map(|line| line.split(" // ").next().unwrap_or_default());
        let module = module_of(path);
        let is_fault = |line: &&str| {
            (module != "telegram" && line.contains("teloxide"))
                || (["app", "ports", "conversation"].contains(&&*module) && line.contains("telegram::"))
        };
        code.filter(is_fault).map(|line| format!("{}: {line}", path.display())).collect::<Vec<_>>()
    };
    let found: Vec<String> = sources().iter().flat_map(|(path, text)| faults(path, text)).collect();
    assert!(found.is_empty(), "go through `ports::Messenger`:\n{}", found.join("\n"));
    let sending = root().join("src/app/speaking.rs");
    assert_eq!(faults(&sending, "use crate::telegram::send;").len(), 1, "the rule finds what it forbids");
    assert_eq!(faults(&sending, "use teloxide::Bot;").len(), 1);
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    let silent: Vec<String> = sources()
        .iter()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert!(
        silent.is_empty(),
        "give each a first line `//! …` in one plain sentence:\n{}",
        silent.join("\n")
    );
}

#[test]
fn words_stand_in_locales_and_not_in_code() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in shipped.lines().enumerate() {
            let code = if line.trim_start().starts_with("//") {
                ""
            } else {
                line.split(" // ").next().unwrap_or_default()
            };
            if code.chars().any(|letter| ('\u{400}'..='\u{52f}').contains(&letter)) {
                faults.push(format!("{}:{}", path.display(), number + 1));
            }
        }
    }
    assert!(faults.is_empty(), "move these words to locales/:\n{}", faults.join("\n"));
}

#[test]
fn every_id_that_data_can_name_has_its_words() {
    let mut ids: Vec<String> = Vec::new();
    ids.extend(Law::built_in().documents().map(|document| format!("document-{}", document.id)));
    ids.extend(Law::built_in().documents().map(|document| format!("document-short-{}", document.id)));
    ids.extend(Law::built_in().documents().map(|document| format!("letter-document-{}", document.id)));
    ids.extend(
        Law::built_in()
            .outages()
            .flat_map(|outage| [format!("outage-{}", outage.id), format!("letter-outage-{}", outage.id)]),
    );
    ids.extend(Law::built_in().all_claims().flat_map(|claim| {
        [format!("disagreement-{}", claim.topic), format!("claim-{}-{}", claim.topic, claim.id)]
    }));
    ids.extend(Law::built_in().sources().map(|source| format!("source-{}", source.id)));
    ids.extend(
        topics().iter().flat_map(|topic| {
            [format!("topic-{}", topic.id.as_str()), format!("answer-{}", topic.id.as_str())]
        }),
    );
    ids.extend(
        kinds()
            .iter()
            .map(|kind| format!("{}-{}", if kind.chat { "chat" } else { "out-of-scope" }, kind.id.as_str())),
    );
    ids.extend(COMMANDS.iter().map(|name| format!("command-{name}")));
    ids.extend(Lang::all().map(|lang| format!("language-{lang}")));
    let missing: Vec<&String> = ids.iter().filter(|id| !Message::exists(id)).collect();
    assert!(missing.is_empty(), "add these messages to every folder of locales/: {missing:?}");
}

#[test]
fn descriptions_and_commands_keep_telegrams_lengths() {
    let speech = Speech::new();
    for lang in Lang::all() {
        let length = |message: &Message| speech.plain(lang, message).chars().count();
        assert!(length(&say::bot_description()) <= 512, "{lang}: bot-description");
        assert!(length(&say::bot_short_description()) <= 120, "{lang}: bot-short-description");
        for name in COMMANDS {
            assert!(length(&Message::new(format!("command-{name}"))) <= 256, "{lang}: command-{name}");
        }
    }
}

#[test]
fn every_rung_has_its_words_and_its_code() {
    let codes: BTreeSet<String> = Rung::CHOICES.iter().map(|rung| rung.code()).collect();
    assert_eq!(codes.len(), Rung::CHOICES.len());
}

/// What can be answered by typing in one language can be in every other.
#[test]
fn short_typed_answers_mean_the_same_in_every_language() {
    let meanings = |lang: Lang| -> BTreeSet<String> {
        let table: toml::Table = toml::from_str(lang.file("typed.toml").unwrap()).unwrap();
        table.keys().cloned().collect()
    };
    for lang in Lang::all() {
        assert_eq!(meanings(lang), meanings(Lang::EN), "locales/{lang}/typed.toml");
    }
}

/// Markup that Telegram's HTML knows, each opened and closed, in every message of every language.
#[test]
fn markup_is_balanced_and_known() {
    let mut faults = Vec::new();
    for lang in Lang::all() {
        for (path, text) in lang.files().iter().filter(|(path, _)| path.ends_with(".ftl")) {
            for tag in ["b", "i", "u", "s", "a", "code", "blockquote"] {
                let opened =
                    text.matches(&format!("<{tag}>")).count() + text.matches(&format!("<{tag} ")).count();
                let closed = text.matches(&format!("</{tag}>")).count();
                if opened != closed {
                    faults.push(format!(
                        "locales/{lang}/{path}: <{tag}> opened {opened} times, closed {closed} times"
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Marks that turn or isolate text have no place in what people read.
#[test]
fn no_message_holds_invisible_direction_marks() {
    for lang in Lang::all() {
        for (path, text) in lang.files().iter().filter(|(path, _)| path.ends_with(".ftl")) {
            let marked = text
                .chars()
                .any(|c| ('\u{2066}'..='\u{2069}').contains(&c) || ('\u{202a}'..='\u{202e}').contains(&c));
            assert!(!marked, "locales/{lang}/{path} holds direction marks");
        }
    }
}

/// Kazakh and Russian words are not mixed with look-alike Latin letters.
#[test]
fn cyrillic_words_hold_no_latin_look_alikes() {
    let mut faults = Vec::new();
    for lang in [Lang::KK, Lang::RU] {
        for (path, text) in lang.files().iter().filter(|(path, _)| path.ends_with(".ftl")) {
            for (number, line) in text.lines().enumerate() {
                let value = line.split_once('=').map_or(line, |(_, value)| value);
                for word in value.split(|c: char| !c.is_alphabetic()) {
                    let cyrillic = word.chars().any(|c| ('\u{400}'..='\u{52f}').contains(&c));
                    let latin = word.chars().any(|c| c.is_ascii_alphabetic());
                    if cyrillic && latin {
                        faults.push(format!("locales/{lang}/{path}:{}: {word}", number + 1));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_paths_that_documents_name_are_there() {
    let mut faults = Vec::new();
    for file in ["README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/architecture.md"] {
        let text = fs::read_to_string(root().join(file)).unwrap_or_default();
        for name in text.split('`').skip(1).step_by(2) {
            let looks_like_path = name.contains('/')
                && !name.contains([' ', '<', '*', '{', ':', '$', '='])
                && !name.starts_with('/');
            if looks_like_path
                && !root().join(name.trim_start_matches("./")).exists()
                && !name.starts_with("data/")
            {
                faults.push(format!("{file} names `{name}`"));
            }
        }
    }
    assert!(faults.is_empty(), "these paths are not there:\n{}", faults.join("\n"));
}

/// A translator sees where a message appears and how long it may be.
#[test]
fn every_message_has_a_note_for_translators() {
    let mut without = Vec::new();
    for (path, text) in Lang::EN.files().iter().filter(|(path, _)| path.ends_with(".ftl")) {
        let resource = fluent_syntax::parser::parse(*text).unwrap();
        let messages = resource.body.iter().filter_map(|entry| match entry {
            fluent_syntax::ast::Entry::Message(message) => Some(message),
            _ => None,
        });
        let silent = messages.filter(|message| message.comment.is_none());
        without.extend(silent.map(|message| format!("locales/en/{path}: {}", message.id.name)));
    }
    assert!(
        without.is_empty(),
        "say above each where it appears and how long it may be:\n{}",
        without.join("\n")
    );
}
