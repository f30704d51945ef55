//! Reads one TOML file of the law key by key and collects every fault with its line.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::Fault;

/// Days that can be asked about, and so written.
const FIRST_YEAR: &str = "2000-01-01";
const LAST_YEAR: &str = "2099-12-31";

/// Where faults gather while a law is read.
#[derive(Default)]
pub(super) struct Faults(RefCell<Vec<Fault>>);

impl Faults {
    pub fn add(&self, file: &str, line: usize, problem: impl Into<String>, cure: impl Into<String>) {
        let (problem, cure) = (problem.into(), cure.into());
        self.0.borrow_mut().push(Fault { file: file.to_string(), line, problem, cure });
    }

    pub fn into_sorted(self) -> Vec<Fault> {
        let mut faults = self.0.into_inner();
        faults.sort();
        faults.dedup();
        faults
    }
}

/// One file: its name, its text, and where its faults go.
pub(super) struct LawFile<'a> {
    pub name: &'a str,
    text: &'a str,
    faults: &'a Faults,
}

impl<'a> LawFile<'a> {
    pub fn new(name: &'a str, text: &'a str, faults: &'a Faults) -> Self {
        LawFile { name, text, faults }
    }

    /// The whole file as a table; syntax errors become faults.
    pub fn parse(&self) -> Spanned<DeTable<'a>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let line = self.line(&error.span().unwrap_or(0..0));
            let problem = format!("this is not TOML: {}", error.message().replace('\n', ", "));
            self.faults.add(self.name, line, problem, "correct the line (see https://toml.io)");
        }
        table
    }

    fn line(&self, span: &Range<usize>) -> usize {
        let start = span.start.min(self.text.len());
        self.text.as_bytes().iter().take(start).filter(|byte| **byte == b'\n').count() + 1
    }
}

/// One table of a file. Each key read is ticked off; what remains at the end is a fault.
pub(super) struct Row<'t, 'a> {
    file: &'t LawFile<'a>,
    table: &'t DeTable<'a>,
    /// Where it stands. Its line is counted where a fault is named: counted for every row, it took three quarters
    /// of the reading.
    span: Range<usize>,
    read: RefCell<BTreeSet<String>>,
}

impl<'t, 'a> Row<'t, 'a> {
    pub fn new(file: &'t LawFile<'a>, table: &'t DeTable<'a>, span: &Range<usize>) -> Self {
        Row { file, table, span: span.clone(), read: RefCell::default() }
    }

    /// The line it begins on.
    pub fn line(&self) -> usize {
        self.file.line(&self.span)
    }

    /// A fault of this row.
    pub fn fault(&self, problem: impl Into<String>, cure: impl Into<String>) {
        self.file.faults.add(self.file.name, self.line(), problem, cure);
    }

    /// A fault at the line of one key.
    pub fn fault_at(&self, key: &str, problem: impl Into<String>, cure: impl Into<String>) {
        let line = self.table.get(key).map_or_else(|| self.line(), |value| self.file.line(&value.span()));
        self.file.faults.add(self.file.name, line, problem, cure);
    }

    /// Whether the key is there.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    pub fn text(&self, key: &str) -> Option<&'t str> {
        let value = self.required(key, "text in quotes")?;
        let text = value.as_str();
        if text.is_none_or(str::is_empty) {
            self.wrong(key, "text in quotes");
            return None;
        }
        text
    }

    /// Whether the key holds exactly this text; ticks it off, and says nothing where it does not.
    pub fn text_is(&self, key: &str, text: &str) -> bool {
        self.tick(key);
        self.table.get(key).and_then(|value| value.get_ref().as_str()) == Some(text)
    }

    pub fn number(&self, key: &str) -> Option<i64> {
        let value = self.required(key, "a whole number")?;
        let number = value
            .as_integer()
            .and_then(|integer| i64::from_str_radix(integer.as_str(), integer.radix()).ok());
        if number.is_none() {
            self.wrong(key, "a whole number");
        }
        number
    }

    /// A number of days, months, percent or indices: from 1 up to a sane most.
    pub fn count(&self, key: &str) -> Option<i64> {
        let number = self.number(key)?;
        if !(1..=100_000_000).contains(&number) {
            self.fault_at(key, format!("`{key}` is {number}"), "write a whole number from 1 on");
            return None;
        }
        Some(number)
    }

    /// `false` where the key is missing.
    pub fn flag(&self, key: &str) -> bool {
        self.flag_or(key, false)
    }

    pub fn flag_or(&self, key: &str, otherwise: bool) -> bool {
        self.tick(key);
        let Some(value) = self.table.get(key) else { return otherwise };
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong(key, "true or false");
        }
        flag.unwrap_or(otherwise)
    }

    pub fn date(&self, key: &str) -> Option<NaiveDate> {
        let text = self.text(key)?;
        let date = read_date(text);
        if date.is_none() {
            self.fault_at(
                key,
                format!("`{text}` is not a day between {FIRST_YEAR} and {LAST_YEAR}"),
                format!("write `{key}` as in \"2026-11-22\""),
            );
        }
        date
    }

    pub fn texts(&self, key: &str) -> Vec<&'t str> {
        let Some(value) = self.required(key, "a list of texts") else { return Vec::new() };
        let texts: Option<Vec<&str>> =
            value.as_array().and_then(|values| values.iter().map(|value| value.get_ref().as_str()).collect());
        if texts.is_none() {
            self.wrong(key, "a list of texts");
        }
        texts.unwrap_or_default()
    }

    /// The rows of `[[key]]`, or of a list of inline tables; none where the key is missing.
    pub fn rows(&self, key: &str) -> Vec<Row<'t, 'a>> {
        self.tick(key);
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(key, &format!("rows that begin with [[{key}]]"));
            return Vec::new();
        };
        let tables = array.iter().filter_map(|row| row.get_ref().as_table().map(|table| (table, row.span())));
        let rows: Vec<Row<'t, 'a>> = tables.map(|(table, span)| Row::new(self.file, table, &span)).collect();
        if rows.len() != array.len() {
            self.wrong(key, &format!("rows that begin with [[{key}]]"));
        }
        rows
    }

    /// The table behind a key, such as `name = { kk = "…", ru = "…", en = "…" }`.
    pub fn table(&self, key: &str, what: &str) -> Option<Row<'t, 'a>> {
        self.required(key, what)?;
        let value = self.table.get(key)?;
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(key, what);
            return None;
        };
        Some(Row::new(self.file, table, &value.span()))
    }

    /// Notes that a key is known here, although it is not there.
    pub fn tick_off<T>(&self, key: &str) -> Option<T> {
        self.tick(key);
        None
    }

    /// The rows of `[[key]]`; a fault where there is none.
    pub fn some_rows(&self, key: &str) -> Vec<Row<'t, 'a>> {
        let rows = self.rows(key);
        let is_empty_list =
            |value: &Spanned<DeValue<'_>>| value.get_ref().as_array().is_some_and(|rows| rows.is_empty());
        if self.table.get(key).is_none_or(is_empty_list) {
            self.fault(format!("there is no [[{key}]]"), format!("add at least one [[{key}]] row"));
        }
        rows
    }

    /// Call when all has been read: every key left over is a fault.
    pub fn nothing_else(&self) {
        let read = self.read.borrow();
        for (key, value) in self.table {
            if !read.contains(key.get_ref().as_ref()) {
                let known: Vec<&str> = read.iter().map(String::as_str).collect();
                self.file.faults.add(
                    self.file.name,
                    self.file.line(&key.span()).min(self.file.line(&value.span())),
                    format!("`{}` is not known here", key.get_ref()),
                    format!("remove it, or use one of: {}", known.join(", ")),
                );
            }
        }
    }

    fn required(&self, key: &str, what: &str) -> Option<&'t DeValue<'a>> {
        self.tick(key);
        let value = self.table.get(key).map(|value| value.get_ref());
        if value.is_none() {
            self.fault(format!("`{key}` is missing"), format!("add `{key}` with {what}"));
        }
        value
    }

    fn wrong(&self, key: &str, what: &str) {
        self.fault_at(key, format!("`{key}` cannot be read"), format!("write it as {what}"));
    }

    fn tick(&self, key: &str) {
        self.read.borrow_mut().insert(key.to_string());
    }
}

/// A day of 2000–2099 written as `2026-11-22`.
pub(super) fn read_date(text: &str) -> Option<NaiveDate> {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    let written = text.len() == FIRST_YEAR.len();
    (written && (FIRST_YEAR..=LAST_YEAR).contains(&text)).then_some(day)
}
