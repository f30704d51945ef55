//! Where the law in force comes from: the operator's folder or the built-in one, and beside it the
//! outages that an administrator has announced since; and by which law people were last told.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::{Deserialize, Serialize};

use crate::law::{Fault, Law};
use crate::ports::Cursor;
use crate::store::replace_file;

/// The files of a law: path inside its folder, text.
pub type Files = Vec<(String, String)>;

/// The folder of announced outages within the data folder, one file a row.
const ANNOUNCED: &str = "outages";
/// The file in the data folder that says by which law people were last told.
const TOLD: &str = "law-told.json";

/// Where the law is read from.
#[derive(Clone, Debug, Default)]
pub struct LawPlaces {
    /// The operator's folder; the built-in law where it is missing.
    pub folder: Option<PathBuf>,
    /// The operator's own file of further helpers, if there is one.
    pub helpers: Option<PathBuf>,
    /// The data folder, which keeps announced outages.
    pub data: PathBuf,
}

/// An outage as an administrator announces it: rows of `sources.toml`, if it rests on a new one,
/// and below them one row of `outages.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutageRow {
    sources: String,
    outage: String,
}

impl LawPlaces {
    /// The files of the law in force.
    pub fn read(&self) -> io::Result<Files> {
        let mut files = match &self.folder {
            Some(folder) => read_folder(folder)?,
            None => Law::built_in_files().map(|(name, text)| (name.into(), text.into())).collect(),
        };
        if let Some(helpers) = &self.helpers {
            files.push((Law::OWN_HELPERS.into(), fs::read_to_string(helpers)?));
        }
        for row in self.announced()? {
            row.add_to(&mut files);
        }
        Ok(files)
    }

    /// Writes an announced outage down; it is part of the law from the next reading on.
    pub fn announce(&self, id: &str, row: &OutageRow) -> io::Result<()> {
        let folder = self.data.join(ANNOUNCED);
        fs::create_dir_all(&folder)?;
        replace_file(&folder, &format!("{id}.toml"), row.text().as_bytes())
    }

    fn announced(&self) -> io::Result<Vec<OutageRow>> {
        let folder = self.data.join(ANNOUNCED);
        if !folder.exists() {
            return Ok(Vec::new());
        }
        Ok(toml_files(&folder, "")?.iter().map(|(_, text)| OutageRow::parse(text)).collect())
    }

    /// By which law people were last told; nothing at the first start.
    pub fn told(&self) -> Told {
        let text = fs::read_to_string(self.data.join(TOLD)).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Writes down how far people have been told.
    pub fn write_told(&self, told: &Told) {
        let text = serde_json::to_vec(told).unwrap_or_default();
        if let Err(error) = replace_file(&self.data, TOLD, &text) {
            tracing::error!("how far people were told of the law is not written down: {error}");
        }
    }
}

/// Reads a law.
pub fn load(files: &Files) -> Result<Law, Vec<Fault>> {
    Law::load(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))
}

/// Names a text of the law, to tell it apart from others.
pub fn mark(files: &Files) -> String {
    let mut hash = blake3::Hasher::new();
    for part in files.iter().flat_map(|(name, text)| [name, text]) {
        hash.update(part.as_bytes()).update(b"\0");
    }
    hash.finalize().to_hex()[..16].into()
}

impl OutageRow {
    /// Takes an administrator's text apart; whether it holds what it should, loading the law tells.
    pub fn parse(text: &str) -> OutageRow {
        // Phones turn straight quotes into curly ones.
        let text = text.replace(['\u{201c}', '\u{201d}', '\u{201e}', '\u{ab}', '\u{bb}'], "\"");
        let at = text.find("[[outage]]").unwrap_or(0);
        let (sources, outage) = text.split_at(at);
        OutageRow { sources: sources.trim().into(), outage: outage.trim().into() }
    }

    /// Adds the row to a law's files, unless the law holds it by now.
    pub fn add_to(&self, files: &mut Files) {
        if self.is_known(files, "outages.toml", "outage", &self.outage) {
            return;
        }
        if !self.is_known(files, "sources.toml", "source", &self.sources) {
            append(files, "sources.toml", &self.sources);
        }
        append(files, "outages.toml", &self.outage);
    }

    fn is_known(&self, files: &Files, name: &str, table: &str, rows: &str) -> bool {
        let known = files.iter().find(|(file, _)| file == name).map(|(_, text)| ids(text, table));
        let (known, own) = (known.unwrap_or_default(), ids(rows, table));
        !own.is_empty() && own.iter().all(|id| known.contains(id))
    }

    fn text(&self) -> String {
        format!("{}\n\n{}\n", self.sources, self.outage)
    }
}

fn append(files: &mut Files, name: &str, rows: &str) {
    if let Some((_, text)) = files.iter_mut().find(|(file, _)| file == name) {
        *text = format!("{}\n\n{rows}\n", text.trim_end());
    }
}

/// The ids of a file's rows.
fn ids(text: &str, table: &str) -> Vec<String> {
    let rows: toml::Table = toml::from_str(text).unwrap_or_default();
    let rows = rows.get(table).and_then(|rows| rows.as_array()).cloned().unwrap_or_default();
    rows.iter().filter_map(|row| Some(row.get("id")?.as_str()?.to_string())).collect()
}

/// Every `.toml` file of a law folder.
fn read_folder(folder: &Path) -> io::Result<Files> {
    let mut files = toml_files(folder, "")?;
    files.extend(toml_files(&folder.join("documents"), "documents/")?);
    files.sort();
    Ok(files)
}

fn toml_files(folder: &Path, prefix: &str) -> io::Result<Files> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((format!("{prefix}{name}"), fs::read_to_string(&path)?));
        }
    }
    files.sort();
    Ok(files)
}

/// By which law people were last told, and how far the telling of a newer one has come.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Told {
    /// The files of that law; empty before the first start.
    files: Files,
    /// The newer law that people are being told of, and behind which of all chats the next page is.
    under_way: Option<(Files, Vec<u8>)>,
}

impl Told {
    /// Whether this law is what people were last told by.
    pub fn is(&self, files: &Files) -> bool {
        self.files == *files
    }

    /// The law that people were last told by; `None` at the first start, and where this release
    /// cannot read it.
    pub fn law(&self) -> Option<Law> {
        if self.files.is_empty() {
            return None;
        }
        load(&self.files).inspect_err(|_| tracing::warn!("{}", Told::UNREADABLE)).ok()
    }

    const UNREADABLE: &str = "the law that people were last told by cannot be read by this release: nobody is told what has changed";

    /// Where the telling of this law goes on; `None` for the beginning.
    pub fn reached(&self, files: &Files) -> Option<Cursor> {
        let (at, cursor) = self.under_way.as_ref()?;
        (at == files).then(|| Cursor(cursor.clone()))
    }

    /// So far the telling of this law has come.
    pub fn reach(&mut self, files: &Files, cursor: &Cursor) {
        self.under_way = Some((files.clone(), cursor.0.clone()));
    }

    /// Everybody has been told of this law.
    pub fn finish(&mut self, files: Files) {
        *self = Told { files, under_way: None };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: &str = r#"
        [[source]]
        id = "ministry-2027"
        url = "https://example.kz/1"
        dated = "2027-01-20"

        [[outage]]
        id = "photo-2027"
        documents = ["residence-permit"]
        starts = "2027-01-10"
        certain_through = "2027-01-15"
        possible_through = “2027-01-15”
        source = "ministry-2027"
        confidence = "high"
        checked_on = "2027-01-20"
        check_again_by = "2027-04-20"
    "#;

    fn with(row: &str) -> (LawPlaces, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        let places = LawPlaces { data: folder.path().into(), ..LawPlaces::default() };
        let announced = places.announce("photo-2027", &OutageRow::parse(row));
        announced.unwrap_or_else(|error| panic!("{error}"));
        (places, folder)
    }

    fn law(places: &LawPlaces) -> Law {
        let files = places.read().unwrap_or_else(|error| panic!("{error}"));
        load(&files).unwrap_or_else(|faults| panic!("{faults:?}"))
    }

    #[test]
    fn an_announced_outage_is_part_of_the_law_until_its_file_is_removed() {
        let (places, _folder) = with(ROW);
        assert!(law(&places).outage("photo-2027").is_some());
        let removed = fs::remove_file(places.data.join("outages/photo-2027.toml"));
        removed.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(law(&places), *Law::built_in());
    }

    #[test]
    fn a_row_that_the_law_has_taken_over_is_not_added_again() {
        let known = "[[outage]]\nid = \"fingerprint-2025\"\nstarts = \"2020-01-01\"";
        let (places, _folder) = with(known);
        assert_eq!(law(&places), *Law::built_in());
    }

    #[test]
    fn how_far_people_were_told_survives_a_restart() {
        let (places, _folder) = with(ROW);
        let (old, new) = (vec![("a".into(), "1".into())], vec![("a".into(), "2".into())]);
        let mut told = Told::default();
        told.finish(old);
        told.reach(&new, &Cursor(vec![7]));
        places.write_told(&told);
        assert_eq!(places.told().reached(&new), Some(Cursor(vec![7])));
        assert_eq!(places.told().reached(&Vec::new()), None);
    }
}
