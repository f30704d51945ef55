//! Dated situations as a jurist would write them: `tests/cases/*.toml`, one file a document.

use std::fs;

use crate::kit::day;
use chrono::NaiveDate;
use ruqsat::assess::{Facts, Filing, assess};
use ruqsat::law::Law;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    document: String,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    given: Given,
    expect: toml::Table,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    expires: Option<String>,
    on: String,
    filed: Option<String>,
    filed_state: Option<String>,
    lost: Option<String>,
    reported: Option<String>,
    penalised: Option<String>,
    opened: Option<String>,
}

#[test]
fn every_case_of_the_jurist_is_answered_as_written() {
    let mut faults = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir("tests/cases").expect("tests/cases is there") {
        let path = entry.expect("a readable entry").path();
        let text = fs::read_to_string(&path).expect("a readable file");
        let file: File = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for case in &file.case {
            count += 1;
            for fault in differences(&file.document, case) {
                faults.push(format!("{}: {}: {fault}", path.display(), case.name));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(count >= 150, "only {count} cases");
}

/// Every situation of the jurist, for tests of what is said about it: its name, facts and day.
pub fn situations() -> Vec<(String, Facts, NaiveDate)> {
    let mut found = Vec::new();
    for entry in fs::read_dir("tests/cases").expect("tests/cases is there") {
        let path = entry.expect("a readable entry").path();
        let file: File = toml::from_str(&fs::read_to_string(&path).expect("a readable file")).expect("cases");
        found.extend(file.case.iter().map(|case| {
            (format!("{}: {}", file.document, case.name), facts(&file.document, case), day(&case.given.on))
        }));
    }
    found
}

fn differences(document: &str, case: &Case) -> Vec<String> {
    let facts = facts(document, case);
    let answer = assess(&facts, day(&case.given.on), Law::built_in())
        .unwrap_or_else(|error| panic!("{}: {error}", case.name));
    let answer = serde_json::to_value(&answer).expect("an assessment is JSON");
    case.expect.iter().filter_map(|(key, expected)| difference(&answer, key, expected)).collect()
}

fn facts(document: &str, case: &Case) -> Facts {
    let given = &case.given;
    let told = |text: &Option<String>| text.as_deref().map(day);
    let filed = told(&given.filed);
    let filing = match given.filed_state.as_deref() {
        Some("returned") => Some(Filing::Returned { on: filed }),
        None | Some("pending") => filed.map(|on| Filing::Pending { on }),
        Some(other) => panic!("{}: filed_state {other}", case.name),
    };
    Facts {
        expires: told(&given.expires),
        filing,
        lost: told(&given.lost),
        reported: told(&given.reported),
        penalised: told(&given.penalised),
        opened: told(&given.opened),
        ..Facts::new(document)
    }
}

fn difference(answer: &Value, key: &str, expected: &toml::Value) -> Option<String> {
    let pointer = match key {
        "standing" | "days_left" => format!("/{key}"),
        "renewal" if expected.as_str() == Some("null") => "/renewal".to_string(),
        "renewal" => "/renewal/state".to_string(),
        "apply_by" | "go_by" => format!("/renewal/{key}"),
        "loss_by" => "/loss/apply_by".to_string(),
        "waiver" => "/waiver/verdict".to_string(),
        "why" | "outage" => format!("/waiver/{key}"),
        "penalty" => "/penalty/verdict".to_string(),
        "article" | "mci" | "tenge" | "fine_from" | "expulsion_possible" => format!("/penalty/{key}"),
        "exposure" if expected.as_str() == Some("null") => "/penalty/exposure".to_string(),
        "exposure" => "/penalty/exposure/mci".to_string(),
        "exposure_article" => "/penalty/exposure/article".to_string(),
        "exposure_tenge" => "/penalty/exposure/tenge".to_string(),
        "first_step" => "/steps/0".to_string(),
        "without" => return present(answer, expected),
        "reasons" | "steps" => return missing(answer, key, expected),
        other => panic!("`{other}` is not a key of `expect`"),
    };
    let found = answer.pointer(&pointer).unwrap_or(&Value::Null);
    let same = match expected {
        toml::Value::String(text) if text == "null" => found.is_null(),
        toml::Value::String(text) => found.as_str() == Some(text),
        toml::Value::Integer(number) => found.as_i64() == Some(*number),
        toml::Value::Boolean(flag) => found.as_bool() == Some(*flag),
        other => panic!("{key}: {other} cannot be expected"),
    };
    (!same).then(|| format!("{key} is {found}, expected {expected}"))
}

fn missing(answer: &Value, key: &str, expected: &toml::Value) -> Option<String> {
    let found = answer[key].as_array().expect("a list");
    let wanted = expected.as_array().expect("a list");
    let absent: Vec<&str> = wanted
        .iter()
        .filter_map(|id| id.as_str())
        .filter(|id| !found.iter().any(|there| there.as_str() == Some(id)))
        .collect();
    (!absent.is_empty()).then(|| format!("{key} lacks {absent:?}: {found:?}"))
}

/// Reasons and steps that must not be there.
fn present(answer: &Value, expected: &toml::Value) -> Option<String> {
    let found: Vec<&str> = ["reasons", "steps"]
        .iter()
        .filter_map(|key| answer[key].as_array())
        .flatten()
        .filter_map(|id| id.as_str())
        .collect();
    let unwanted = expected.as_array().expect("a list");
    let there: Vec<&str> =
        unwanted.iter().filter_map(|id| id.as_str()).filter(|id| found.contains(id)).collect();
    (!there.is_empty()).then(|| format!("must not say {there:?}"))
}
