//! Reads `sources.toml`, `disagreements.toml` and `statements.toml`: what was read, where sources
//! differ, and what each sentence rests on.

use chrono::Datelike;

use super::Known;
use super::rows::{basis, confidence, identifier, known_source};
use crate::law::reader::{Row, read_date};
use crate::law::values::{Claim, Confidence, Dated, Source, Statement, Whose};

pub(super) fn sources(row: &Row<'_, '_>, known: &mut Known) -> Option<Vec<Source>> {
    let mut found = Vec::new();
    for row in row.some_rows("source") {
        let (id, url, dated) = (identifier(&row), row.text("url"), row.text("dated"));
        row.nothing_else();
        let (Some(id), Some(url), Some(dated)) = (id, url, dated) else { continue };
        if !url.starts_with("https://") {
            row.fault_at("url", format!("`{url}` is not an address"), "write one that begins with https://");
        }
        let Some(dated) = read_dated(dated) else {
            row.fault_at(
                "dated",
                format!("`{dated}` is not a date"),
                "write a day (2026-11-22), a month (2026-11), a season (2026-spring), a year (2026) or \"undated\"",
            );
            continue;
        };
        if !known.sources.insert(id.to_string()) {
            row.fault(format!("the source `{id}` is given twice"), "remove one of them");
        }
        found.push(Source { id: id.into(), url: url.into(), dated });
    }
    Some(found)
}

fn read_dated(text: &str) -> Option<Dated> {
    if text == "undated" {
        return Some(Dated::Undated);
    }
    if let Some(year) = text.strip_suffix("-spring") {
        return read_date(&format!("{year}-03-01")).map(|day| Dated::Spring(day.year()));
    }
    let ending = match text.len() {
        4 => "-01-01",
        7 => "-01",
        _ => return read_date(text).map(Dated::Day),
    };
    read_date(&format!("{text}{ending}")).map(|_| Dated::Partly(text.into()))
}

pub(super) fn claims(row: &Row<'_, '_>, known: &Known) -> Option<Vec<Claim>> {
    let mut found: Vec<Claim> = Vec::new();
    for row in row.rows("claim") {
        let (topic, id) = (row.text("topic"), identifier(&row));
        let days = if row.has("days") { row.count("days") } else { None };
        let fast_days = if row.has("fast_days") { row.count("fast_days") } else { None };
        let basis = basis(&row, known);
        row.nothing_else();
        let (Some(topic), Some(id), Some(basis)) = (topic, id, basis) else { continue };
        found.push(Claim { topic: topic.into(), id: id.into(), days, fast_days, basis });
    }
    for claim in &found {
        if found.iter().filter(|other| other.topic == claim.topic).count() < 2 {
            let problem = format!("there is only one claim about `{}`", claim.topic);
            row.fault(problem, "add the other side, or remove it: nothing differs");
        }
    }
    Some(found)
}

fn whose(row: &Row<'_, '_>) -> Option<Whose> {
    let name = row.text("whose")?;
    let found = Whose::ALL.iter().find(|(known, _)| *known == name).map(|(_, whose)| *whose);
    if found.is_none() {
        let known: Vec<&str> = Whose::ALL.iter().map(|(name, _)| *name).collect();
        row.fault_at("whose", format!("`{name}` is nobody"), format!("use one of: {}", known.join(", ")));
    }
    found
}

pub(super) fn statements(row: &Row<'_, '_>, known: &Known) -> Option<Vec<Statement>> {
    let mut found: Vec<Statement> = Vec::new();
    for row in row.rows("statement") {
        let (message, provision) = (row.text("message"), row.text("provision"));
        let line = if row.has("line") { row.count("line") } else { None };
        let source =
            if row.text_is("source", "none") { Some(None) } else { known_source(&row, known).map(Some) };
        let (confidence, whose) = (confidence(&row), whose(&row));
        let beside = if row.has("beside") { row.text("beside") } else { row.tick_off("beside") };
        row.nothing_else();
        let (Some(message), Some(provision), Some(source), Some(confidence), Some(whose)) =
            (message, provision, source, confidence, whose)
        else {
            continue;
        };
        if whose == Whose::Code && confidence != Confidence::High {
            let problem = "what is not read in the official text is not the Code's claim";
            row.fault_at("whose", problem, "write whose claim it is, such as \"ours\"");
        }
        let line = line.and_then(|line| usize::try_from(line).ok());
        if found.iter().any(|other| &*other.message == message && other.line == line) {
            row.fault_at("message", format!("`{message}` is given twice"), "remove one of the two rows");
        }
        found.push(Statement {
            message: message.into(),
            line,
            provision: provision.into(),
            source,
            confidence,
            whose,
            beside: beside.map(Into::into),
        });
    }
    for statement in &found {
        let Some(beside) = &statement.beside else { continue };
        let says = |other: &Statement| other.message == *beside && other.whose == Whose::Ours;
        if !found.iter().any(says) {
            let problem = format!("`{beside}`, beside `{}`, is no message of our reading", statement.message);
            row.fault(problem, "name the message that says whose reading it is");
        }
    }
    Some(found)
}
