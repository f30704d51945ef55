//! What each answer leans on: its sources, and when its words were last compared with them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::lang::compiled_in;

static GROUNDS: LazyLock<Grounds> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is compiled in, and a test of the answers reads it")]
    let grounds = compiled_in(include_str!("../answers.toml")).expect("answers.toml is valid");
    grounds
});

/// What ends the waiting for something that an answer says is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Awaited {
    /// The row of next year's index.
    Index,
    /// The row of the last day of the latest outage.
    OutageLastDay,
    /// An answer that knows.
    Answer,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Grounds {
    checked_on: NaiveDate,
    check_again_by: NaiveDate,
    waits: BTreeMap<Awaited, Vec<String>>,
    sources: BTreeMap<String, Vec<String>>,
    disagreements: BTreeMap<String, String>,
}

/// What an answer leaves open; `None` for one that knows.
pub fn waits_for(topic: &str) -> Option<Awaited> {
    let lists = |(_, topics): &(&Awaited, &Vec<String>)| topics.iter().any(|one| one == topic);
    GROUNDS.waits.iter().find(lists).map(|(awaited, _)| *awaited)
}

/// Every topic whose answer leaves something open.
pub fn open() -> impl Iterator<Item = &'static str> {
    GROUNDS.waits.values().flatten().map(String::as_str)
}

/// The matter of an answer on which sources differ, if there is one.
pub fn disagreement(topic: &str) -> Option<&'static str> {
    GROUNDS.disagreements.get(topic).map(String::as_str)
}

/// The ids of the sources of an answer, the one that decides first.
pub fn sources(topic: &str) -> &'static [String] {
    GROUNDS.sources.get(topic).map_or(&[], Vec::as_slice)
}

/// The day the words were last compared with their sources, and the day to do it again.
pub fn checks(topic: &str) -> Option<(NaiveDate, NaiveDate)> {
    GROUNDS.sources.contains_key(topic).then_some((GROUNDS.checked_on, GROUNDS.check_again_by))
}
