//! Reads `notices.toml`: trouble that the operator has noted. The file need not be there.

use super::Known;
use super::rows::{identifier, known_source};
use crate::law::notice::{Notice, NoticeSource};
use crate::law::reader::Row;
use crate::law::region::Region;

/// Begins a source that is what the operator checked.
const OPERATOR: &str = "operator:";

pub(super) fn notices(row: &Row<'_, '_>, known: &Known) -> Option<Vec<Notice>> {
    let mut found: Vec<Notice> = Vec::new();
    for row in row.some_rows("notice") {
        let Some(notice) = notice(&row, known) else { continue };
        if found.iter().any(|other| other.id == notice.id) {
            row.fault(format!("the notice `{}` is given twice", notice.id), "give each its own id");
        }
        found.push(notice);
    }
    found.sort_by_key(|notice| notice.starts);
    Some(found)
}

fn notice(row: &Row<'_, '_>, known: &Known) -> Option<Notice> {
    let id = identifier(row);
    let regions = regions(row);
    let (starts, ends) = (row.date("starts"), row.date("ends"));
    let source = source(row, known);
    row.nothing_else();
    let (starts, ends) = (starts?, ends?);
    if ends < starts {
        row.fault_at(
            "ends",
            format!("{ends} lies before {starts}: the bounds are reversed"),
            "write a day on or after starts",
        );
    }
    if ends > Notice::last_possible(starts) {
        row.fault_at(
            "ends",
            format!("a notice lasts at most {} days", Notice::MOST_DAYS),
            format!("write {} or an earlier day; a later notice can follow", Notice::last_possible(starts)),
        );
    }
    Some(Notice { id: id?.into(), regions: regions?, starts, ends, source: source? })
}

/// Numbers of ISO 3166-2:KZ, or `all`.
fn regions(row: &Row<'_, '_>) -> Option<Vec<Region>> {
    let named = row.texts("regions");
    if named == ["all"] {
        return Some(Vec::new());
    }
    let mut regions = Vec::new();
    for name in &named {
        match name.parse().ok().and_then(Region::from_number) {
            Some(region) => regions.push(region),
            None => {
                let all: Vec<String> = Region::all().map(|region| region.number().to_string()).collect();
                row.fault_at(
                    "regions",
                    format!("there is no region `{name}`"),
                    format!("write [\"all\"] or numbers of ISO 3166-2:KZ: {}", all.join(", ")),
                );
            }
        }
    }
    (!regions.is_empty()).then_some(regions)
}

fn source(row: &Row<'_, '_>, known: &Known) -> Option<NoticeSource> {
    let text = row.text("source")?;
    match text.strip_prefix(OPERATOR).map(str::trim) {
        Some("") => {
            row.fault_at(
                "source",
                "what was checked is not said",
                "write \"operator: what you checked, and when\"",
            );
            None
        }
        Some(checked) => Some(NoticeSource::Operator(checked.into())),
        None => known_source(row, known).map(NoticeSource::Published),
    }
}
