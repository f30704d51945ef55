//! The house checks itself: purpose lines, words outside code, paths in the README. Each failure
//! says what to do.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};
use ruqsat::conversation::COMMANDS;
use ruqsat::conversation::schedule::occasion;
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

/// A lock that an instance held when it fell silent would keep whoever it was serving waiting for hours.
#[test]
fn whatever_locks_rows_on_the_server_lets_go_of_them() {
    let faults = |path: &Path, text: &str| {
        let lines = text.lines().map(|line| line.trim_start()).filter(|line| !line.starts_with("//"));
        let code = lines.collect::<Vec<_>>().join(" ");
        let locks = code.match_indices("FOR UPDATE").map(|(at, _)| &code[..at]);
        let statements = locks.map(|before| before.rsplit('"').next().unwrap_or_default());
        let faulty = statements.filter(|statement| !statement.contains("{LET_GO}"));
        faulty.map(|statement| format!("{}: {statement}", path.display())).collect::<Vec<_>>()
    };
    let server = root().join("src/store/postgres");
    let of_server: Vec<_> = sources().into_iter().filter(|(path, _)| path.starts_with(&server)).collect();
    assert!(of_server.iter().any(|(_, text)| text.contains("FOR UPDATE")), "the rule looks at something");
    let found: Vec<String> = of_server.iter().flat_map(|(path, text)| faults(path, text)).collect();
    assert!(found.is_empty(), "ask for {{LET_GO}} with the lock:\n{}", found.join("\n"));
    assert_eq!(faults(&server, "let read = \"SELECT id FROM t FOR UPDATE\";").len(), 1, "it finds a lock");
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
fn cyrillic_words_stand_in_locales_and_not_in_code() {
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

/// The choices of a settings page, and the rungs that nobody can turn off.
#[test]
fn every_rung_has_a_code_and_words_of_its_own_in_every_language() {
    let others = [Rung::Half(2), Rung::Half(1), Rung::Half(0), Rung::Snoozed, Rung::Ask, Rung::Canary];
    let rungs: BTreeSet<Rung> = Rung::CHOICES.into_iter().chain(others).collect();
    assert_eq!(rungs.len(), Rung::CHOICES.len() + others.len());
    let codes: BTreeSet<String> = rungs.iter().map(|rung| rung.code()).collect();
    assert_eq!(codes.len(), rungs.len(), "{codes:?}");
    let speech = Speech::new();
    for lang in Lang::all() {
        let words: BTreeSet<String> =
            rungs.iter().map(|rung| speech.plain(lang, &occasion(*rung)).trim().to_lowercase()).collect();
        assert_eq!(words.len(), rungs.len(), "{lang}: two rungs have the same words: {words:?}");
        assert!(words.iter().all(|words| words.chars().any(char::is_alphabetic)), "{lang}: {words:?}");
    }
}

/// What can be answered by typing in one language can be in every other.
#[test]
fn short_typed_answers_have_the_same_meanings_in_every_language() {
    let meanings = |lang: Lang| -> BTreeSet<String> {
        let table: toml::Table = toml::from_str(lang.file("typed.toml").unwrap()).unwrap();
        table.keys().cloned().collect()
    };
    for lang in Lang::all() {
        assert_eq!(meanings(lang), meanings(Lang::EN), "locales/{lang}/typed.toml");
    }
}

/// Markup that Telegram's HTML knows, closed in the order in which it was opened, in every variant of every
/// message of every language.
#[test]
fn markup_is_balanced_and_known_in_every_message() {
    let mut faults = Vec::new();
    for lang in Lang::all() {
        for (path, text) in lang.files().iter().filter(|(path, _)| path.ends_with(".ftl")) {
            let resource = fluent_syntax::parser::parse(*text).unwrap();
            for entry in &resource.body {
                let (name, pattern) = match entry {
                    Entry::Message(message) => (message.id.name, message.value.as_ref()),
                    Entry::Term(term) => (term.id.name, Some(&term.value)),
                    _ => continue,
                };
                let written = pattern.map(variants).unwrap_or_default();
                let wrong = written.iter().filter_map(|text| markup_fault(text));
                faults.extend(wrong.map(|fault| format!("locales/{lang}/{path}: {name}: {fault}")));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    for wrong in ["<b>", "</b>", "<b><i></b></i>", "<em></em>", "a < b", "<b", "<a onclick=\"\"></a>"] {
        assert!(markup_fault(wrong).is_some(), "the rule finds what it forbids: {wrong}");
    }
    assert_eq!(markup_fault("<blockquote expandable><a href=\"…\">1 &lt; 2</a></blockquote>"), None);
}

/// The text of a pattern with a mark for each value, and that of each variant inside it.
pub fn variants(pattern: &Pattern<&str>) -> Vec<String> {
    let mut own = String::new();
    let mut inner = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => own.push_str(value),
            PatternElement::Placeable { expression } => {
                own.push('…');
                if let Expression::Select { variants: choices, .. } = expression {
                    inner.extend(choices.iter().flat_map(|choice| variants(&choice.value)));
                }
            }
        }
    }
    inner.push(own);
    inner
}

/// What is wrong with the markup of a text, if anything is.
fn markup_fault(text: &str) -> Option<String> {
    let mut open = Vec::new();
    for piece in text.split('<').skip(1) {
        let Some((tag, _)) = piece.split_once('>') else { return Some(format!("`<{piece}` never ends")) };
        match tag.strip_prefix('/') {
            Some(name) if open.pop() == Some(name) => {}
            Some(_) => return Some(format!("<{tag}> closes what is not open")),
            None => match tag.split_once(' ') {
                None if ["b", "i", "u", "s", "code", "blockquote"].contains(&tag) => open.push(tag),
                Some(("blockquote", "expandable")) => open.push("blockquote"),
                Some(("a", rest)) if rest.starts_with("href=\"") && rest.ends_with('"') => open.push("a"),
                _ => return Some(format!("Telegram does not know <{tag}>")),
            },
        }
    }
    open.pop().map(|tag| format!("<{tag}> is not closed"))
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

/// Of the documents a newcomer reads first, and of every decision.
#[test]
fn the_paths_that_documents_name_are_there() {
    let first = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/architecture.md", "docs/glossary.md"];
    let mut documents: Vec<PathBuf> = first.iter().map(|file| root().join(file)).collect();
    let decisions = fs::read_dir(root().join("docs/decisions")).unwrap();
    documents.extend(decisions.map(|entry| entry.unwrap().path()));
    let mut faults = Vec::new();
    for file in documents {
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for name in text.split('`').skip(1).step_by(2) {
            let looks_like_path = name.contains('/')
                && !name.contains([' ', '<', '*', '{', ':', '$', '='])
                && !name.starts_with('/');
            if looks_like_path
                && !root().join(name.trim_start_matches("./")).exists()
                && !name.starts_with("data/")
            {
                faults.push(format!("{} names `{name}`", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "these paths are not there:\n{}", faults.join("\n"));
}

/// It says where the message appears and how long it may be; whether it says so well, no test can judge.
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
