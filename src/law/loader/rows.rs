//! What every row of the law has in common: its id, its basis, its place among the rows of one value.

use std::cmp::Ordering;
use std::sync::Arc;

use chrono::NaiveDate;

use super::Known;
use crate::law::DocumentId;
use crate::law::reader::Row;
use crate::law::values::{Again, Basis, Confidence, Start, Timeline};

/// The rows of one value over time: in order, none beginning on another's day.
pub(super) fn timeline<T>(
    row: &Row<'_, '_>,
    key: &str,
    known: &Known,
    value: impl Fn(&Row<'_, '_>) -> Option<T>,
) -> Timeline<T> {
    in_order(&row.some_rows(key), known, value)
}

pub(super) fn nothing<T>() -> Timeline<T> {
    Timeline { rows: Vec::new() }
}

pub(super) fn in_order<T>(
    rows: &[Row<'_, '_>],
    known: &Known,
    value: impl Fn(&Row<'_, '_>) -> Option<T>,
) -> Timeline<T> {
    let mut found: Vec<(Basis, T)> = Vec::new();
    for row in rows {
        let (basis, value) = (basis(row, known), value(row));
        row.nothing_else();
        let (Some(basis), Some(value)) = (basis, value) else { continue };
        match found.last().map(|(earlier, _)| basis.from.cmp(&earlier.from)) {
            Some(Ordering::Equal) => row.fault_at(
                "from",
                "two rows of one value begin on the same day: they overlap",
                "give the later row its own first day",
            ),
            Some(Ordering::Less) => row.fault_at(
                "from",
                "this row begins before the one above it",
                "put the rows in the order of their first days",
            ),
            Some(Ordering::Greater) | None => {}
        }
        found.push((basis, value));
    }
    Timeline { rows: found }
}

/// Rows of one `[[key]]` that share an id, in the order of the first of each.
pub(super) fn grouped<'t, 'a>(row: &Row<'t, 'a>, key: &str) -> Vec<(&'t str, Vec<Row<'t, 'a>>)> {
    let mut groups: Vec<(&str, Vec<Row<'_, '_>>)> = Vec::new();
    for row in row.some_rows(key) {
        let Some(id) = identifier(&row) else { continue };
        match groups.iter_mut().find(|(known, _)| *known == id) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((id, vec![row])),
        }
    }
    groups
}

pub(super) fn basis(row: &Row<'_, '_>, known: &Known) -> Option<Basis> {
    let from = if row.text_is("from", "not-stated") {
        Some(Start::NotStated)
    } else {
        row.date("from").map(Start::On)
    };
    basis_from(row, known, from.unwrap_or(Start::NotStated)).filter(|_| from.is_some())
}

pub(super) fn basis_from(row: &Row<'_, '_>, known: &Known, from: Start) -> Option<Basis> {
    let source = known_source(row, known);
    let confidence = confidence(row);
    let (checked_on, check_again_by) = (row.date("checked_on"), row.date("check_again_by"));
    let (checked_on, check_again_by): (NaiveDate, NaiveDate) = (checked_on?, check_again_by?);
    if check_again_by < checked_on {
        row.fault_at(
            "check_again_by",
            format!("{check_again_by} lies before {checked_on}: the bounds are reversed"),
            "write a day after checked_on",
        );
    }
    Some(Basis { from, source: source?, confidence: confidence?, checked_on, check_again_by })
}

pub(super) fn known_source(row: &Row<'_, '_>, known: &Known) -> Option<Arc<str>> {
    let source = row.text("source")?;
    if !known.sources.contains(source) {
        row.fault_at("source", format!("there is no source `{source}`"), "add it to sources.toml");
    }
    Some(source.into())
}

pub(super) fn confidence(row: &Row<'_, '_>) -> Option<Confidence> {
    match row.text("confidence")? {
        "low" => Some(Confidence::Low),
        "medium" => Some(Confidence::Medium),
        "high" => Some(Confidence::High),
        other => {
            let cure = "write \"high\", \"medium\" or \"low\"";
            row.fault_at("confidence", format!("`{other}` is not known"), cure);
            None
        }
    }
}

pub(super) fn identifier<'t>(row: &Row<'t, '_>) -> Option<&'t str> {
    let id = row.text("id")?;
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if !id.chars().all(plain) || !id.starts_with(|letter: char| letter.is_ascii_lowercase()) {
        row.fault_at("id", format!("`{id}` is not an id"), "use small letters, digits and hyphens");
        return None;
    }
    Some(id)
}

/// An article with its part, such as `492(4)`.
pub(super) fn article(row: &Row<'_, '_>, key: &str) -> Option<Arc<str>> {
    let text = row.text(key)?;
    let shape = text.strip_suffix(')').and_then(|text| text.split_once('('));
    let digits =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if !shape.is_some_and(|(article, part)| digits(article) && digits(part)) {
        row.fault_at(key, format!("`{text}` is not an article"), "write article and part as in \"492(4)\"");
        return None;
    }
    Some(text.into())
}

/// What a second offence costs: article, indices, and the months within which it is a second one.
pub(super) fn again(row: &Row<'_, '_>) -> Option<Again> {
    let (article, mci) = (article(row, "repeat_article"), row.count("repeat_mci"));
    let months = whole_number(row, "repeat_months");
    Some(Again { article: article?, mci: mci?, months: months? })
}

pub(super) fn whole_number<T: TryFrom<i64>>(row: &Row<'_, '_>, key: &str) -> Option<T> {
    T::try_from(row.count(key)?).ok()
}

/// The documents that a row names; each must be there.
pub(super) fn documents(row: &Row<'_, '_>, known: &Known) -> Vec<DocumentId> {
    let named = row.texts("documents");
    for name in &named {
        if !known.documents.contains(*name) {
            let all: Vec<&str> = known.documents.iter().map(String::as_str).collect();
            row.fault_at(
                "documents",
                format!("there is no document `{name}`"),
                format!("use one of: {}", all.join(", ")),
            );
        }
    }
    named.into_iter().map(DocumentId::from).collect()
}
