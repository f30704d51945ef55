//! Reads a law folder's files into a [`Law`], or tells every fault with file, line and cure.

mod amounts;
mod calendar;
mod document;
mod helpers;
mod notices;
mod outages;
mod references;
mod rows;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Law;
use super::fault::Fault;
use super::helpers::Helper;
use super::reader::{Faults, LawFile, Row};
use helpers::HelpersOf;
use rows::timeline;

const FILES: [&str; 9] = [
    "sources.toml",
    "outages.toml",
    "money.toml",
    "fines.toml",
    "figures.toml",
    "calendar.toml",
    "disagreements.toml",
    "statements.toml",
    "legal_aid.toml",
];

/// The operator's own file of further helpers; it need not be there.
pub(super) const OWN_HELPERS: &str = "own_helpers.toml";

/// The operator's notices; the file need not be there.
pub(super) const NOTICES: &str = "notices.toml";

pub(super) fn load<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Law, Vec<Fault>> {
    let faults = Faults::default();
    let law = read(files.into_iter().collect(), &faults);
    let faults = faults.into_sorted();
    match law {
        Some(law) if faults.is_empty() => Ok(law),
        _ => Err(faults),
    }
}

/// What rows may point to: the ids of sources and documents.
#[derive(Default)]
struct Known {
    sources: BTreeSet<String>,
    documents: BTreeSet<String>,
}

fn read(files: BTreeMap<&str, &str>, faults: &Faults) -> Option<Law> {
    let mut known = Known::default();
    for name in files.keys() {
        match document_name(name) {
            Some(id) => drop(known.documents.insert(id.to_string())),
            None if FILES.contains(name) || *name == OWN_HELPERS || *name == NOTICES => {}
            None => faults.add(name, 1, "this file is not part of a law", "remove or rename it"),
        }
    }
    if known.documents.is_empty() {
        faults.add("documents", 1, "there is no document", "add one file, documents/<id>.toml");
    }
    let sources = whole(&files, faults, "sources.toml", |row| references::sources(row, &mut known));
    let mut documents = Vec::new();
    for (name, text) in &files {
        let Some(id) = document_name(name) else { continue };
        documents.extend(table(name, text, faults, |row| document::document(row, id, &known)));
    }
    let outages = whole(&files, faults, "outages.toml", |row| outages::outages(row, &known));
    let money = whole(&files, faults, "money.toml", |row| {
        Some((timeline(row, "mci", &known, amounts::tenge_of_mci), amounts::fees(row, &known)))
    });
    let calendar = whole(&files, faults, "calendar.toml", |row| calendar::calendar(row, &known));
    let fines = whole(&files, faults, "fines.toml", |row| amounts::fines(row, &known));
    let figures = whole(&files, faults, "figures.toml", |row| Some(amounts::figures(row, &known)));
    let claims = whole(&files, faults, "disagreements.toml", |row| references::claims(row, &known));
    let statements = whole(&files, faults, "statements.toml", |row| references::statements(row, &known));
    let helpers = all_helpers(&files, faults, &known);
    let notices = match files.get(NOTICES) {
        Some(text) => table(NOTICES, text, faults, |row| notices::notices(row, &known)),
        None => Some(Vec::new()),
    };
    let (mci, fees) = money?;
    let fines = fines?;
    Some(Law {
        documents,
        mci,
        fees,
        outages: outages?,
        calendar: calendar?,
        sources: sources?,
        late_notice: fines.late_notice,
        limitation_months: fines.limitation_months,
        half_payment: fines.half_payment,
        objection_days: fines.objection_days,
        payment_days: fines.payment_days,
        refusal_complaint_months: fines.refusal_complaint_months,
        first_permission: fines.first_permission,
        figures: figures?,
        claims: claims?,
        statements: statements?,
        helpers: helpers?,
        notices: notices?,
    })
}

/// The helpers of the law, then the operator's own.
fn all_helpers(files: &BTreeMap<&str, &str>, faults: &Faults, known: &Known) -> Option<Vec<Helper>> {
    let mut all = whole(files, faults, "legal_aid.toml", |row| helpers::helpers(row, known, HelpersOf::Law))?;
    if let Some(text) = files.get(OWN_HELPERS) {
        for helper in
            table(OWN_HELPERS, text, faults, |row| helpers::helpers(row, known, HelpersOf::Operator))?
        {
            if all.iter().any(|other| other.id == helper.id) {
                let problem = format!("there is a helper `{}` already", helper.id);
                faults.add(OWN_HELPERS, 1, problem, "give it another id");
            }
            all.push(helper);
        }
    }
    Some(all)
}

fn document_name(name: &str) -> Option<&str> {
    name.strip_prefix("documents/")?.strip_suffix(".toml")
}

fn whole<T>(
    files: &BTreeMap<&str, &str>,
    faults: &Faults,
    name: &str,
    read: impl FnOnce(&Row<'_, '_>) -> Option<T>,
) -> Option<T> {
    let Some(text) = files.get(name) else {
        faults.add(name, 1, "the file is missing", "add it; the built-in law shows its form");
        return None;
    };
    table(name, text, faults, read)
}

fn table<T>(
    name: &str,
    text: &str,
    faults: &Faults,
    read: impl FnOnce(&Row<'_, '_>) -> Option<T>,
) -> Option<T> {
    let file = LawFile::new(name, text, faults);
    let parsed = file.parse();
    let span: Range<usize> = 0..0;
    let row = Row::new(&file, parsed.get_ref(), &span);
    let value = read(&row);
    row.nothing_else();
    value
}
