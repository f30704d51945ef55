//! Where the law in force comes from: the operator's folder or the built-in one, and beside it the
//! outages that an administrator has announced since.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::law::{Fault, Law};
use crate::saved_text::text_of;

/// The files of a law: path inside its folder, text.
pub type Files = Vec<(String, String)>;

/// Where the law is read from.
#[derive(Clone, Debug, Default)]
pub struct LawPlaces {
    /// The operator's folder; the built-in law where it is missing.
    pub folder: Option<PathBuf>,
    /// The operator's own file of further helpers, if there is one.
    pub helpers: Option<PathBuf>,
    /// The data folder: earlier releases kept there as files what is in the store's notes now.
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
    /// The files of the law in force, with these announced outages.
    ///
    /// # Errors
    /// The operator's folder, a `.toml` file in it or in its `documents`, or the file of further helpers is
    /// missing, cannot be read, or is not UTF-8. The built-in law alone gives no error.
    pub fn read(&self, announced: &[OutageRow]) -> io::Result<Files> {
        let mut files = match &self.folder {
            Some(folder) => read_folder(folder)?,
            None => Law::built_in_files().map(|(name, text)| (name.into(), text.into())).collect(),
        };
        if let Some(helpers) = &self.helpers {
            files.push((Law::OWN_HELPERS.into(), read_text(helpers)?));
        }
        for row in announced {
            row.add_to(&mut files);
        }
        Ok(files)
    }
}

/// Reads a law.
///
/// # Errors
/// The same as of [`Law::load`].
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

    /// The row as it is kept.
    pub fn text(&self) -> String {
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

/// As `ruqsat law check` and `ruqsat law publish` read it: else the same folder would be two laws.
fn read_text(path: &Path) -> io::Result<String> {
    let of_another_form =
        |why| io::Error::new(io::ErrorKind::InvalidData, format!("{} {why}", path.display()));
    text_of(fs::read(path)?).map_err(of_another_form)
}

/// Every `.toml` file of a law folder.
fn read_folder(folder: &Path) -> io::Result<Files> {
    let mut files = toml_files(folder, "")?;
    files.extend(toml_files(&folder.join("documents"), "documents/")?);
    files.sort();
    Ok(files)
}

/// The `.toml` files that lie directly in a folder, each with the prefix before its name.
///
/// # Errors
/// The folder is missing or cannot be listed, or one of its `.toml` files cannot be read or is not UTF-8.
pub fn toml_files(folder: &Path, prefix: &str) -> io::Result<Files> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((format!("{prefix}{name}"), read_text(&path)?));
        }
    }
    files.sort();
    Ok(files)
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

    fn law(row: &str) -> Law {
        let files = LawPlaces::default().read(&[OutageRow::parse(row)]);
        load(&files.unwrap_or_else(|error| panic!("{error}"))).unwrap_or_else(|faults| panic!("{faults:?}"))
    }

    #[test]
    fn an_announced_outage_is_part_of_the_law() {
        assert!(law(ROW).outage("photo-2027").is_some());
        let again = OutageRow::parse(ROW).text();
        assert!(law(&again).outage("photo-2027").is_some(), "also as it is kept");
    }

    #[test]
    fn a_folder_saved_with_byte_order_marks_is_the_same_law() -> io::Result<()> {
        let place = tempfile::tempdir()?;
        fs::create_dir(place.path().join("documents"))?;
        for (name, text) in Law::built_in_files() {
            fs::write(place.path().join(name), format!("\u{feff}{text}"))?;
        }
        let places = LawPlaces { folder: Some(place.path().into()), ..LawPlaces::default() };
        let mut built_in = LawPlaces::default().read(&[])?;
        built_in.sort();
        assert!(places.read(&[])? == built_in);
        fs::write(place.path().join("money.toml"), b"\xff\xfea\0")?;
        let refused = places.read(&[]).map_err(|error| error.to_string());
        assert!(refused.is_err_and(|why| why.contains("money.toml is saved as UTF-16")));
        Ok(())
    }

    #[test]
    fn a_row_that_the_law_has_taken_over_is_not_added_again() {
        let known = "[[outage]]\nid = \"fingerprint-2025\"\nstarts = \"2020-01-01\"";
        assert_eq!(law(known), *Law::built_in());
    }
}
