//! Reads a law folder's files into a [`Law`], or tells every fault with file, line and cure.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::calendar::{Calendar, Holiday, MovingHoliday, Swap, Year};
use super::fault::Fault;
use super::figures::{Figure, FigureValue};
use super::reader::{Faults, LawFile, Row, read_date};
use super::values::*;
use super::{DocumentId, Law};

const FILES: [&str; 8] = [
    "sources.toml",
    "outages.toml",
    "money.toml",
    "fines.toml",
    "figures.toml",
    "calendar.toml",
    "disagreements.toml",
    "statements.toml",
];

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
            None if FILES.contains(name) => {}
            None => faults.add(name, 1, "this file is not part of a law", "remove or rename it"),
        }
    }
    if known.documents.is_empty() {
        faults.add("documents", 1, "there is no document", "add one file, documents/<id>.toml");
    }
    let sources = whole(&files, faults, "sources.toml", |row| sources(row, &mut known));
    let mut documents = Vec::new();
    for (name, text) in &files {
        let Some(id) = document_name(name) else { continue };
        documents.extend(table(name, text, faults, |row| document(row, id, &known)));
    }
    let outages = whole(&files, faults, "outages.toml", |row| outages(row, &known));
    let money = whole(&files, faults, "money.toml", |row| {
        Some((timeline(row, "mci", &known, tenge_of_mci), fees(row, &known)))
    });
    let calendar = whole(&files, faults, "calendar.toml", |row| calendar(row, &known));
    let fines = whole(&files, faults, "fines.toml", |row| fines(row, &known));
    let figures = whole(&files, faults, "figures.toml", |row| Some(figures(row, &known)));
    let claims = whole(&files, faults, "disagreements.toml", |row| claims(row, &known));
    let statements = whole(&files, faults, "statements.toml", |row| statements(row, &known));
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
        first_permission: fines.first_permission,
        figures: figures?,
        claims: claims?,
        statements: statements?,
    })
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

fn sources(row: &Row<'_, '_>, known: &mut Known) -> Option<Vec<Source>> {
    let mut found = Vec::new();
    for row in row.some_rows("source") {
        let (id, url, dated) = (identifier(&row), row.text("url"), row.text("dated"));
        row.nothing_else();
        let (Some(id), Some(url), Some(dated)) = (id, url, dated) else { continue };
        if !url.starts_with("https://") {
            row.fault_at("url", format!("`{url}` is no address"), "write one that begins with https://");
        }
        let Some(dated) = read_dated(dated) else {
            row.fault_at(
                "dated",
                format!("`{dated}` is no date"),
                "write a day (2026-11-22), a month (2026-11), a year (2026) or \"undated\"",
            );
            continue;
        };
        if !known.sources.insert(id.to_string()) {
            row.fault(format!("the source `{id}` stands twice"), "remove one of them");
        }
        found.push(Source { id: id.into(), url: url.into(), dated });
    }
    Some(found)
}

fn read_dated(text: &str) -> Option<Dated> {
    if text == "undated" {
        return Some(Dated::Undated);
    }
    let ending = match text.len() {
        4 => "-01-01",
        7 => "-01",
        _ => return read_date(text).map(Dated::Day),
    };
    read_date(&format!("{text}{ending}")).map(|_| Dated::Partly(text.into()))
}

fn document(row: &Row<'_, '_>, id: &str, known: &Known) -> Option<Document> {
    if identifier(row).is_some_and(|written| written != id) {
        row.fault_at(
            "id",
            "the id is not the file's name",
            format!("write id = \"{id}\" or rename the file"),
        );
    }
    let printed_day_counts = timeline(row, "validity", known, |row| Some(row.flag("printed_day_counts")));
    let renewal_months = if row.has("renewal") {
        timeline(row, "renewal", known, |row| whole_number(row, "months_before"))
    } else {
        nothing()
    };
    let loss_days = if row.has("loss") {
        timeline(row, "loss", known, |row| whole_number(row, "days"))
    } else {
        nothing()
    };
    Some(Document {
        id: id.into(),
        rests_on_passport: row.flag("rests_on_passport"),
        printed_day_counts,
        renewal_months,
        loss_days,
        penalty: timeline(row, "penalty", known, penalty),
        unnamed: unnamed(row),
    })
}

fn unnamed(row: &Row<'_, '_>) -> Unnamed {
    let key = "when_outage_does_not_name_it";
    if !row.has(key) {
        // Ticks the key off, so that it is told as one that is known here.
        row.rows(key);
        return Unnamed::Untouched;
    }
    match row.text(key) {
        Some("not-stated") => Unnamed::NotStated,
        Some("untouched") | None => Unnamed::Untouched,
        Some(other) => {
            row.fault_at(key, format!("`{other}` is not known"), "write \"not-stated\" or \"untouched\"");
            Unnamed::Untouched
        }
    }
}

fn penalty(row: &Row<'_, '_>) -> Option<PenaltyRule> {
    match row.text("rule")? {
        "lapsed-card" => lapsed_card(row).map(PenaltyRule::LapsedCard),
        "overstay" => overstay(row),
        "not-found" => {
            let reason = if row.has("reason") { row.text("reason").map(Arc::from) } else { None };
            Some(PenaltyRule::NotFound { reason })
        }
        other => {
            row.fault_at(
                "rule",
                format!("`{other}` is no rule"),
                "write one of: lapsed-card, overstay, not-found",
            );
            None
        }
    }
}

fn lapsed_card(row: &Row<'_, '_>) -> Option<LapsedCard> {
    let article = article(row, "article");
    let mci = row.count("mci");
    let grace_days = row.count("grace_days");
    let repeat_article = self::article(row, "repeat_article");
    let repeat_mci = row.count("repeat_mci");
    let repeat_months = whole_number(row, "repeat_months");
    Some(LapsedCard {
        article: article?,
        mci: mci?,
        grace_days: grace_days?,
        repeat_article: repeat_article?,
        repeat_mci: repeat_mci?,
        repeat_months: repeat_months?,
    })
}

fn overstay(row: &Row<'_, '_>) -> Option<PenaltyRule> {
    let legal_aid_from_day = row.count("legal_aid_from_day");
    let mut tiers: Vec<Tier> = Vec::new();
    for (at, line) in row.some_rows("tiers").iter().enumerate() {
        let Some(tier) = tier(line) else { continue };
        let earlier = tiers.last().map_or(0, |tier| tier.from_day);
        if at == 0 && tier.from_day != 1 {
            line.fault_at(
                "from_day",
                format!("the days before day {} have no tier", tier.from_day),
                "begin the first tier on day 1",
            );
        } else if tier.from_day <= earlier {
            line.fault_at(
                "from_day",
                format!("day {} has two tiers", tier.from_day),
                "put the tiers in order, each from a later day",
            );
        }
        tiers.push(tier);
    }
    Some(PenaltyRule::Overstay { tiers, legal_aid_from_day: legal_aid_from_day? })
}

fn tier(row: &Row<'_, '_>) -> Option<Tier> {
    let (from_day, article) = (row.count("from_day"), article(row, "article"));
    let expulsion_possible = row.flag("expulsion_possible");
    let sanction = match row.text("sanction")? {
        "warning" => Some(Sanction::Warning),
        "fine" => row.count("mci").map(Sanction::Fine),
        other => {
            row.fault_at("sanction", format!("`{other}` is no sanction"), "write \"warning\" or \"fine\"");
            None
        }
    };
    row.nothing_else();
    Some(Tier { from_day: from_day?, article: article?, sanction: sanction?, expulsion_possible })
}

fn outages(row: &Row<'_, '_>, known: &Known) -> Option<Vec<Outage>> {
    let mut found: Vec<Outage> = Vec::new();
    for row in row.rows("outage") {
        let Some(outage) = outage(&row, known) else { continue };
        if found.iter().any(|other| other.id == outage.id) {
            row.fault(format!("the outage `{}` stands twice", outage.id), "give each its own id");
        }
        found.push(outage);
    }
    found.sort_by_key(|outage| outage.starts);
    Some(found)
}

fn outage(row: &Row<'_, '_>, known: &Known) -> Option<Outage> {
    let id = identifier(row);
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
    let documents = named.into_iter().map(DocumentId::from).collect();
    Some(Outage { id: id?.into(), documents, starts, certain_through, possible_through, basis })
}

fn tenge_of_mci(row: &Row<'_, '_>) -> Option<Option<i64>> {
    if row.text_is("tenge", "not-published") { Some(None) } else { row.count("tenge").map(Some) }
}

fn fees(row: &Row<'_, '_>, known: &Known) -> Vec<Fee> {
    grouped(row, "fee")
        .into_iter()
        .map(|(id, rows)| Fee {
            percent_of_mci: in_order(&rows, known, |row| row.count("percent_of_mci")),
            id: id.into(),
        })
        .collect()
}

fn figures(row: &Row<'_, '_>, known: &Known) -> Vec<Figure> {
    grouped(row, "figure")
        .into_iter()
        .map(|(id, rows)| Figure {
            values: in_order(&rows, known, |row| {
                if id.ends_with("-date") {
                    row.date("value").map(FigureValue::Day)
                } else {
                    row.count("value").map(FigureValue::Number)
                }
            }),
            id: id.into(),
        })
        .collect()
}

struct Fines {
    late_notice: Timeline<LateNotice>,
    limitation_months: Timeline<u32>,
    half_payment: Timeline<HalfPayment>,
    objection_days: Timeline<u64>,
    payment_days: Timeline<u64>,
    first_permission: Timeline<FirstPermission>,
}

fn fines(row: &Row<'_, '_>, known: &Known) -> Option<Fines> {
    Some(Fines {
        late_notice: timeline(row, "late_notice", known, |row| {
            let (article, mci) = (article(row, "article"), row.count("mci"));
            Some(LateNotice { article: article?, mci: mci? })
        }),
        limitation_months: timeline(row, "limitation", known, |row| whole_number(row, "months")),
        half_payment: timeline(row, "half_payment", known, |row| {
            let (percent, days) = (row.count("percent"), row.count("days"));
            Some(HalfPayment { percent: percent?, days: days? })
        }),
        objection_days: timeline(row, "objection", known, |row| whole_number(row, "days")),
        payment_days: timeline(row, "payment", known, |row| whole_number(row, "days")),
        first_permission: timeline(row, "first_permission", known, |row| {
            let (passport_days, paper_days) = (row.count("passport_days"), row.count("paper_days"));
            Some(FirstPermission { passport_days: passport_days?, paper_days: paper_days? })
        }),
    })
}

fn claims(row: &Row<'_, '_>, known: &Known) -> Option<Vec<Claim>> {
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
            let problem = format!("only one claim is told about `{}`", claim.topic);
            row.fault(problem, "add the other side, or remove it: nothing differs");
        }
    }
    Some(found)
}

fn statements(row: &Row<'_, '_>, known: &Known) -> Option<Vec<Statement>> {
    let mut found: Vec<Statement> = Vec::new();
    for row in row.rows("statement") {
        let (message, provision) = (row.text("message"), row.text("provision"));
        let source =
            if row.text_is("source", "none") { Some(None) } else { known_source(&row, known).map(Some) };
        let confidence = confidence(&row);
        row.nothing_else();
        let (Some(message), Some(provision), Some(source), Some(confidence)) =
            (message, provision, source, confidence)
        else {
            continue;
        };
        if found.iter().any(|other| &*other.message == message) {
            row.fault_at("message", format!("`{message}` stands twice"), "remove one of the two rows");
        }
        found.push(Statement { message: message.into(), provision: provision.into(), source, confidence });
    }
    Some(found)
}

fn calendar(row: &Row<'_, '_>, known: &Known) -> Option<Calendar> {
    let holidays = grouped(row, "holiday")
        .into_iter()
        .map(|(id, rows)| Holiday {
            moves_from_weekend: rows.first().is_none_or(|row| row.flag_or("moves_from_weekend", true)),
            days: in_order(&rows, known, |row| {
                row.flag_or("moves_from_weekend", true);
                day_of_year(row)
            }),
            id: id.to_string(),
        })
        .collect();
    let moving = row.rows("moving_holiday").iter().filter_map(|row| moving_holiday(row, known)).collect();
    let swaps = row.rows("swap").iter().filter_map(|row| swap(row, known)).collect();
    Some(Calendar::new(holidays, moving, swaps, years(row, known)))
}

fn day_of_year(row: &Row<'_, '_>) -> Option<Option<(u32, u32)>> {
    let text = row.text("day")?;
    if text == "none" {
        return Some(None);
    }
    // A leap year, so that every day of a year can be written.
    let day = read_date(&format!("2000-{text}"));
    if day.is_none() {
        row.fault_at("day", format!("`{text}` is no day of a year"), "write month and day as in \"03-21\"");
    }
    day.map(|day| Some((chrono::Datelike::month(&day), chrono::Datelike::day(&day))))
}

fn moving_holiday(row: &Row<'_, '_>, known: &Known) -> Option<MovingHoliday> {
    let (id, day, estimated) = (identifier(row), row.date("day"), row.flag("estimated"));
    let basis = basis_from(row, known, Start::On(day?));
    row.nothing_else();
    Some(MovingHoliday { id: id?.to_string(), day: day?, estimated, basis: basis? })
}

fn swap(row: &Row<'_, '_>, known: &Known) -> Option<Swap> {
    let (off, worked) = (row.date("off"), row.date("worked"));
    let basis = basis_from(row, known, Start::On(off?));
    row.nothing_else();
    Some(Swap { off: off?, worked: worked?, basis: basis? })
}

fn years(row: &Row<'_, '_>, known: &Known) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    for row in row.some_rows("year") {
        let (year, settled) = (row.number("year"), row.flag("settled"));
        let first = year.and_then(|year| read_date(&format!("{year:04}-01-01")));
        if year.is_some() && first.is_none() {
            row.fault_at("year", "this is no year from 2000 to 2099", "write a year as in 2026");
        }
        let basis = first.and_then(|first| basis_from(&row, known, Start::On(first)));
        row.nothing_else();
        let (Some(first), Some(basis)) = (first, basis) else { continue };
        let year = chrono::Datelike::year(&first);
        if let Some(earlier) = years.last()
            && year != earlier.year + 1
        {
            row.fault_at(
                "year",
                format!("{year} does not follow {}", earlier.year),
                "put the years in order and leave none out",
            );
            continue;
        }
        years.push(Year { year, settled, basis });
    }
    years
}

/// The rows of one value over time: in order, none beginning on another's day.
fn timeline<T>(
    row: &Row<'_, '_>,
    key: &str,
    known: &Known,
    value: impl Fn(&Row<'_, '_>) -> Option<T>,
) -> Timeline<T> {
    in_order(&row.some_rows(key), known, value)
}

fn nothing<T>() -> Timeline<T> {
    Timeline { rows: Vec::new() }
}

fn in_order<T>(
    rows: &[Row<'_, '_>],
    known: &Known,
    value: impl Fn(&Row<'_, '_>) -> Option<T>,
) -> Timeline<T> {
    let mut found: Vec<(Basis, T)> = Vec::new();
    for row in rows {
        let (basis, value) = (basis(row, known), value(row));
        row.nothing_else();
        let (Some(basis), Some(value)) = (basis, value) else { continue };
        match found.last() {
            Some((earlier, _)) if basis.from == earlier.from => row.fault_at(
                "from",
                "two rows of one value begin on the same day: they overlap",
                "give the later row its own first day",
            ),
            Some((earlier, _)) if basis.from < earlier.from => row.fault_at(
                "from",
                "this row begins before the one above it",
                "put the rows in the order of their first days",
            ),
            _ => {}
        }
        found.push((basis, value));
    }
    Timeline { rows: found }
}

/// Rows of one `[[key]]` that share an id, in the order of the first of each.
fn grouped<'t, 'a>(row: &Row<'t, 'a>, key: &str) -> Vec<(&'t str, Vec<Row<'t, 'a>>)> {
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

fn basis(row: &Row<'_, '_>, known: &Known) -> Option<Basis> {
    let from = if row.text_is("from", "not-stated") {
        Some(Start::NotStated)
    } else {
        row.date("from").map(Start::On)
    };
    basis_from(row, known, from.unwrap_or(Start::NotStated)).filter(|_| from.is_some())
}

fn basis_from(row: &Row<'_, '_>, known: &Known, from: Start) -> Option<Basis> {
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

fn known_source(row: &Row<'_, '_>, known: &Known) -> Option<Arc<str>> {
    let source = row.text("source")?;
    if !known.sources.contains(source) {
        row.fault_at("source", format!("there is no source `{source}`"), "add it to sources.toml");
    }
    Some(source.into())
}

fn confidence(row: &Row<'_, '_>) -> Option<Confidence> {
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

fn identifier<'t>(row: &Row<'t, '_>) -> Option<&'t str> {
    let id = row.text("id")?;
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if !id.chars().all(plain) || !id.starts_with(|letter: char| letter.is_ascii_lowercase()) {
        row.fault_at("id", format!("`{id}` is no id"), "use small letters, digits and hyphens");
        return None;
    }
    Some(id)
}

/// An article with its part, such as `492(4)`.
fn article(row: &Row<'_, '_>, key: &str) -> Option<Arc<str>> {
    let text = row.text(key)?;
    let shape = text.strip_suffix(')').and_then(|text| text.split_once('('));
    let digits =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if !shape.is_some_and(|(article, part)| digits(article) && digits(part)) {
        row.fault_at(key, format!("`{text}` is no article"), "write article and part as in \"492(4)\"");
        return None;
    }
    Some(text.into())
}

fn whole_number<T: TryFrom<i64>>(row: &Row<'_, '_>, key: &str) -> Option<T> {
    T::try_from(row.count(key)?).ok()
}
