//! Mixed situations of legal weight as people write them, through the reader of the conversation: what
//! the reply has to say and must not. Where the bot asks which of several questions was meant, the answers
//! behind its choices count: they are one press away.

use crate::kit::world_on;
use std::collections::BTreeMap;

use ruqsat::conversation::answers;
use ruqsat::lang::Lang;
use ruqsat::speech::{Speech, plain_text};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::law::check_command::{fed, text};

#[derive(Deserialize)]
struct File {
    situation: Vec<Situation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Situation {
    what: String,
    #[serde(rename = "rests")]
    _rests: String,
    on: String,
    asked: BTreeMap<String, String>,
    /// What is not said yet where the message is not understood well enough, as a promise to look again: the test
    /// fails once any of it is said.
    #[serde(default)]
    missed: BTreeMap<String, Vec<String>>,
    said: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    never: BTreeMap<String, Vec<String>>,
}

#[test]
fn mixed_situations_of_legal_weight_say_what_they_must_and_nothing_they_must_not() {
    let file: File = toml::from_str(include_str!("../../legal_mixed.toml")).unwrap();
    let mut asked: Vec<(&Situation, Lang)> = Vec::new();
    let mut lines = String::new();
    for situation in &file.situation {
        for lang in Lang::all() {
            let Some(message) = situation.asked.get(lang.code()) else { continue };
            asked.push((situation, lang));
            let line = json!({ "text": message, "lang": lang.code(), "on": situation.on });
            lines.push_str(&format!("{line}\n"));
        }
    }
    let output = fed(&["ask", "--stdin"], lines.as_bytes());
    assert!(output.status.success(), "{}", text(&output.stderr));
    let replies: Vec<Value> =
        text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(replies.len(), asked.len());
    let asked_in_all = asked.len();
    let speech = Speech::new();
    let (mut faults, mut said) = (Vec::new(), 0);
    for ((situation, lang), reply) in asked.into_iter().zip(&replies) {
        let whole = whole(reply, lang, &situation.on, &speech);
        let table =
            |table: &BTreeMap<String, Vec<String>>| table.get(lang.code()).cloned().unwrap_or_default();
        let says = |part: &String| part.split('|').any(|part| whole.contains(&part.trim().to_lowercase()));
        let unsaid: Vec<String> = table(&situation.said).into_iter().filter(|part| !says(part)).collect();
        let forbidden: Vec<String> = table(&situation.never).into_iter().filter(says).collect();
        said += table(&situation.said).len() - unsaid.len();
        if !forbidden.is_empty() || unsaid != table(&situation.missed) {
            let what = &situation.what;
            faults.push(format!("{lang} `{what}`: unsaid {unsaid:?}, forbidden {forbidden:?}\n{whole}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    assert!(
        asked_in_all > 200 && said > 400,
        "{asked_in_all} messages, {said} parts were looked for and found"
    );
    let known: Vec<&str> = Lang::all().map(|lang| lang.code()).collect();
    for situation in &file.situation {
        for table in [&situation.said, &situation.never, &situation.missed] {
            assert!(table.keys().all(|code| known.contains(&code.as_str())), "{}", situation.what);
        }
        let silent = |code: &&String| situation.said.get(*code).is_none_or(Vec::is_empty);
        assert_eq!(situation.asked.keys().find(silent), None, "{}: nothing has to be said", situation.what);
    }
}

/// The reply, and the answers behind its choices where it asks which was meant.
fn whole(reply: &Value, lang: Lang, on: &str, speech: &Speech) -> String {
    let mut whole = reply["answer"].as_str().unwrap_or_default().to_string();
    let world = world_on(on.parse().unwrap());
    if reply["outcome"] == "choice" {
        for topic in reply["choices"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            for message in answers::answer(topic, &world) {
                whole.push('\n');
                whole.push_str(&plain_text(&speech.html(lang, &message)));
            }
        }
    }
    whole.replace('\u{a0}', " ").to_lowercase()
}
