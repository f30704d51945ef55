//! The test vectors: dated situations with their verdicts as one JSON file, so that other programs
//! can be compared with this one.
//!
//! The situations are those of `tests/cases/`; each verdict is what `ruqsat check` answers.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::super::Failure;
use super::super::check;
use crate::law::Law;

/// The form of the file; it rises when a field changes its meaning or goes.
const FORMAT: u32 = 1;
/// The address of the schema, beside the published file.
const SCHEMA: &str = "law-vectors.schema.json";

const CASES: [&str; 5] = [
    include_str!("../../../tests/cases/kandas-certificate.toml"),
    include_str!("../../../tests/cases/passport.toml"),
    include_str!("../../../tests/cases/residence-permit.toml"),
    include_str!("../../../tests/cases/stateless-certificate.toml"),
    include_str!("../../../tests/cases/temporary-permit.toml"),
];

#[derive(Deserialize)]
struct Cases {
    document: String,
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    given: Map<String, Value>,
}

/// One situation with its verdict. Its `given` is a line of `ruqsat check --stdin`, its `answer`
/// the line that comes out.
#[derive(Serialize)]
struct Vector {
    id: String,
    name: String,
    given: Map<String, Value>,
    answer: Value,
}

/// The whole file: the head over several lines, then a vector a line, so that a change of one
/// verdict is a change of one line.
///
/// # Errors
/// A case cannot be read, or this law cannot judge it: it names no such document.
pub fn file(law: &Law) -> Result<String, Failure> {
    let mut vectors = Vec::new();
    for text in CASES {
        let cases: Cases = toml::from_str(text).map_err(|error| unfit("the cases", &error))?;
        for case in cases.case {
            vectors.push(vector(&cases.document, case, law)?);
        }
    }
    let json = |value: &Value| serde_json::to_string(value).map_err(|error| unfit("the vectors", &error));
    let sources: BTreeMap<&str, &str> = law.sources().map(|source| (&*source.id, &*source.url)).collect();
    let mut out = format!("{{\n\"$schema\": \"{SCHEMA}\",\n\"format\": {FORMAT},\n\"sources\": {{\n");
    let lines =
        sources.iter().map(|(id, url)| Ok(format!("{}: {}", json(&(*id).into())?, json(&(*url).into())?)));
    out += &lines.collect::<Result<Vec<String>, Failure>>()?.join(",\n");
    out += "\n},\n\"vectors\": [\n";
    let lines =
        vectors.iter().map(|vector| serde_json::to_string(vector).map_err(|error| unfit(&vector.id, &error)));
    out += &lines.collect::<Result<Vec<String>, Failure>>()?.join(",\n");
    Ok(out + "\n]\n}")
}

fn vector(document: &str, case: Case, law: &Law) -> Result<Vector, Failure> {
    let id = format!("{document}/{}", slug(&case.name));
    let mut given = case.given;
    given.insert("document".to_string(), document.into());
    let question: check::Question =
        serde_json::from_value(given.clone().into()).map_err(|error| unfit(&id, &error))?;
    // Each case names its own day; another one would make the file depend on the day it was made.
    let (_, assessment) =
        check::answer(&question, NaiveDate::MIN, law).map_err(|error| unfit(&id, &error))?;
    let answer = serde_json::to_value(&assessment).map_err(|error| unfit(&id, &error))?;
    Ok(Vector { id, name: case.name, given, answer })
}

/// The words of a name in small letters, joined by hyphens.
fn slug(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<String>>().join("-")
}

fn unfit(what: &str, error: &dyn std::fmt::Display) -> Failure {
    Failure::failed(format!(
        "{what} cannot be judged by this law ({error}); use a law that names its documents"
    ))
}
