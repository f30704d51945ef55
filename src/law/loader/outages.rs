//! Reads `outages.toml`: each failure's bounds, in order, and the documents that it names.

use super::Known;
use super::rows::{basis_from, documents, identifier};
use crate::law::reader::Row;
use crate::law::values::{Outage, Start};

pub(super) fn outages(row: &Row<'_, '_>, known: &Known) -> Option<Vec<Outage>> {
    let mut found: Vec<Outage> = Vec::new();
    for row in row.rows("outage") {
        let Some(outage) = outage(&row, known) else { continue };
        if found.iter().any(|other| other.id == outage.id) {
            row.fault(format!("the outage `{}` is given twice", outage.id), "give each its own id");
        }
        found.push(outage);
    }
    found.sort_by_key(|outage| outage.starts);
    Some(found)
}

fn outage(row: &Row<'_, '_>, known: &Known) -> Option<Outage> {
    let id = identifier(row);
    let documents = documents(row, known);
    let (starts, certain, possible) =
        (row.date("starts"), row.date("certain_through"), row.date("possible_through"));
    let (starts, certain_through, possible_through) = (starts?, certain?, possible?);
    for (key, earlier, later) in [
        ("certain_through", starts, certain_through),
        ("possible_through", certain_through, possible_through),
    ] {
        if later < earlier {
            row.fault_at(
                key,
                format!("{later} lies before {earlier}: the bounds are reversed"),
                "put them in the order starts, certain_through, possible_through",
            );
        }
    }
    let basis = basis_from(row, known, Start::On(starts))?;
    row.nothing_else();
    Some(Outage { id: id?.into(), documents, starts, certain_through, possible_through, basis })
}
