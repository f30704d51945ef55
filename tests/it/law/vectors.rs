//! The published test vectors are current, valid by their schema, and what `ruqsat check` answers.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use super::check_command::{fed, ruqsat, text};

const PUBLISHED: &str = "docs/vectors/law-vectors.json";
const SCHEMA: &str = "docs/vectors/law-vectors.schema.json";

fn read(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(path).expect("a readable file")).expect("JSON")
}

fn vectors() -> Vec<Value> {
    read(PUBLISHED)["vectors"].as_array().expect("a list").clone()
}

#[test]
fn the_published_vectors_are_what_the_command_prints() {
    let printed = ruqsat(&["law", "vectors"]);
    assert!(printed.status.success(), "{}", text(&printed.stderr));
    let published = fs::read_to_string(PUBLISHED).unwrap_or_default();
    assert!(
        text(&printed.stdout) == published,
        "{PUBLISHED} is old: run `cargo run -- law vectors > {PUBLISHED}`"
    );
}

#[test]
fn every_case_is_published_under_an_id_of_its_own() {
    let mut cases = 0;
    for entry in fs::read_dir("tests/cases").expect("tests/cases is there") {
        let file = fs::read_to_string(entry.expect("a readable entry").path()).expect("a readable file");
        cases += file.lines().filter(|line| *line == "[[case]]").count();
    }
    let ids: BTreeSet<String> = vectors().iter().map(|vector| vector["id"].to_string()).collect();
    assert_eq!(ids.len(), vectors().len(), "an id stands twice");
    assert_eq!(ids.len(), cases, "a file of tests/cases/ is missing from src/cli/law/vectors.rs");
}

#[test]
fn the_vectors_are_valid_by_their_schema() {
    let (schema, file) = (read(SCHEMA), read(PUBLISHED));
    let mut faults = Vec::new();
    faults_of(&file, &schema, &schema, "", &mut faults);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_schema_refuses_what_is_wrong() {
    let schema = read(SCHEMA);
    for (pointer, wrong) in [
        ("/format", Value::from(2)),
        ("/vectors/0/given/on", "22.11.2026".into()),
        ("/vectors/0/given/document", "visa".into()),
        ("/vectors/0/answer/penalty/verdict", "perhaps".into()),
        ("/vectors/0/answer/days_left", "0".into()),
        ("/vectors/0/answer/waiver", Value::Null),
    ] {
        let mut file = read(PUBLISHED);
        *file.pointer_mut(pointer).expect("a field of the file") = wrong;
        let mut faults = Vec::new();
        faults_of(&file, &schema, &schema, "", &mut faults);
        assert!(!faults.is_empty(), "{pointer} may be anything");
    }
    let mut file = read(PUBLISHED);
    file["vectors"][0]["given"].as_object_mut().expect("an object").remove("on");
    let mut faults = Vec::new();
    faults_of(&file, &schema, &schema, "", &mut faults);
    assert!(!faults.is_empty(), "the day asked about may be missing");
}

#[test]
fn what_is_given_is_a_line_of_check_and_the_answer_its_answer() {
    let vectors = vectors();
    let input: String = vectors.iter().map(|vector| format!("{}\n", vector["given"])).collect();
    let output = fed(&["check", "--stdin"], input.as_bytes());
    let answers: Vec<Value> =
        text(&output.stdout).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(answers.len(), vectors.len());
    for (vector, answer) in vectors.iter().zip(&answers) {
        assert_eq!(&vector["answer"], answer, "{}", vector["id"]);
    }
}

/// What of JSON Schema the published schema uses; another keyword is a fault of the test.
fn faults_of(value: &Value, schema: &Value, root: &Value, at: &str, faults: &mut Vec<String>) {
    for (keyword, rule) in schema.as_object().expect("a schema is an object") {
        let holds = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" | "properties" => true,
            "$ref" => {
                let place = rule.as_str().expect("a reference").trim_start_matches('#');
                faults_of(value, root.pointer(place).expect("it leads somewhere"), root, at, faults);
                true
            }
            "type" => {
                let one_of = rule.as_array().cloned().unwrap_or_else(|| vec![rule.clone()]);
                one_of.iter().any(|name| name == kind(value))
            }
            "enum" => rule.as_array().expect("a list").contains(value),
            "pattern" => {
                value.as_str().is_none_or(|text| matches_pattern(text, rule.as_str().expect("text")))
            }
            "items" => {
                for (place, item) in value.as_array().into_iter().flatten().enumerate() {
                    faults_of(item, rule, root, &format!("{at}/{place}"), faults);
                }
                true
            }
            "required" => {
                let names = rule.as_array().expect("a list").iter().filter_map(Value::as_str);
                value.as_object().is_none_or(|object| names.into_iter().all(|name| object.contains_key(name)))
            }
            "additionalProperties" => fields(value, schema, rule, root, at, faults),
            other => panic!("the test does not know the keyword `{other}`"),
        };
        if !holds {
            faults.push(format!("{at}: {keyword} {rule}, but it is {value}"));
        }
    }
}

fn fields(
    value: &Value,
    schema: &Value,
    others: &Value,
    root: &Value,
    at: &str,
    faults: &mut Vec<String>,
) -> bool {
    value.as_object().into_iter().flatten().all(|(name, field)| {
        let known = schema.pointer(&format!("/properties/{name}"));
        match known.or_else(|| others.is_object().then_some(others)) {
            Some(rule) => {
                faults_of(field, rule, root, &format!("{at}/{name}"), faults);
                true
            }
            None => false,
        }
    })
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// The five patterns of the schema.
fn matches_pattern(text: &str, pattern: &str) -> bool {
    let of = |letters: &str, allowed: fn(char) -> bool| !letters.is_empty() && letters.chars().all(allowed);
    let id = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    match pattern {
        "^20[0-9]{2}-[0-9]{2}-[0-9]{2}$" => {
            text.starts_with("20") && text.len() == 10 && text.parse::<chrono::NaiveDate>().is_ok()
        }
        "^[a-z0-9-]+$" => of(text, id),
        "^[a-z-]+/[a-z0-9-]+$" => {
            text.split_once('/').is_some_and(|(one, other)| of(one, id) && of(other, id))
        }
        "^https?://" => text.starts_with("https://") || text.starts_with("http://"),
        "^[0-9]+(-[0-9]+)?\\([0-9]+\\)$" => text.strip_suffix(')').is_some_and(|rest| {
            let number = |letter: char| letter.is_ascii_digit() || letter == '-';
            rest.split_once('(').is_some_and(|(article, part)| of(article, number) && of(part, number))
        }),
        other => panic!("the test does not know the pattern `{other}`"),
    }
}
