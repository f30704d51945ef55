//! What the store keeps of the law in its notes: the outages that administrators have announced, and
//! by which law people were last told.

use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::law_files::{self, Files, LawPlaces, OutageRow, toml_files};
use super::notice_rows;
use super::saved_form;
use crate::law::Law;
use crate::ports::{Basis, Store, StoreError};

/// The note of announced outages, and the folder in which earlier releases kept them, a file a row.
const ANNOUNCED: &str = "outages";
/// The note that says by which law people were last told, and the file of earlier releases.
const TOLD: &str = "law-told";
const TOLD_FILE: &str = "law-told.json";
/// The note that says how far the telling of a newer law has come.
pub const TELLING: &str = "law-telling";

/// An outage that an administrator has announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Announced {
    id: String,
    /// The row as it was sent.
    row: String,
}

/// The law of the last notification.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Its files; empty before the first start.
    files: Files,
}

impl Told {
    /// Whether people were last notified under this law.
    pub fn is(&self, files: &Files) -> bool {
        self.files == *files
    }

    /// The law itself; `None` at the first start, and where this release cannot read it.
    pub fn law(&self) -> Option<Law> {
        if self.files.is_empty() {
            return None;
        }
        let law = law_files::load(&self.files);
        law.inspect_err(|_| {
            tracing::warn!(
                "the law that people were last told by cannot be read by this release: nobody is told what has changed"
            );
        })
        .ok()
    }
}

impl Told {
    /// Whether this law was looked at later than another one.
    pub fn is_newer_than(&self, files: &Files) -> bool {
        newest_check(&self.files) > newest_check(files)
    }

    /// Its files.
    pub fn files(&self) -> &Files {
        &self.files
    }
}

/// The last day on which a value of the law was compared with its source.
fn newest_check(files: &Files) -> Option<&str> {
    let lines = files.iter().flat_map(|(_, text)| text.lines());
    let checks = lines.filter_map(|line| line.split_once("checked_on"));
    checks.filter_map(|(_, rest)| rest.get(rest.find(|it: char| it.is_ascii_digit())?..)?.get(..10)).max()
}

/// By which law people were last told; nothing at the first start.
///
/// # Errors
/// The store cannot read it.
pub async fn told<S: Store>(store: &S) -> Result<Told, StoreError> {
    read(store, TOLD).await
}

/// Everybody has been notified of this law.
///
/// # Errors
/// The store does not take it.
pub async fn write_told<S: Store>(store: &S, files: Files) -> Result<Told, StoreError> {
    let told = Told { files };
    store.put_note(TOLD, saved_form(&told)).await?.into_inner();
    store.put_note(TELLING, Vec::new()).await?.into_inner();
    Ok(told)
}

/// The rows of announced outages, in the order of their announcement.
///
/// # Errors
/// The store cannot read them.
pub async fn announced<S: Store>(store: &S) -> Result<Vec<OutageRow>, StoreError> {
    let announced: Vec<Announced> = read(store, ANNOUNCED).await?;
    Ok(announced.iter().map(|it| OutageRow::parse(&it.row)).collect())
}

/// The files of the law as it is now, announced outages and published notices included.
///
/// # Errors
/// The sentence is for the operator.
pub async fn files<S: Store>(store: &S, places: &LawPlaces) -> Result<Files, String> {
    let announced = announced(store).await.map_err(|error| error.to_string())?;
    let published = notice_rows::published(store).await.map_err(|error| error.to_string())?;
    let mut files = places.read(&announced).map_err(|error| error.to_string())?;
    published.iter().for_each(|row| row.add_to(&mut files));
    Ok(files)
}

/// Keeps an announced outage: it is part of the law from the next reading on.
///
/// # Errors
/// The store does not take it.
pub async fn announce<S: Store>(store: &S, id: &str, row: &OutageRow) -> Result<(), StoreError> {
    change_announced(store, |announced| {
        announced.retain(|it| it.id != id);
        announced.push(Announced { id: id.into(), row: row.text() });
    })
    .await
}

/// Takes an announced outage back; false where there is none with this id.
///
/// # Errors
/// The store does not take it.
pub async fn withdraw<S: Store>(store: &S, id: &str) -> Result<bool, StoreError> {
    let mut is_there = false;
    change_announced(store, |announced| {
        is_there = announced.iter().any(|it| it.id == id);
        announced.retain(|it| it.id != id);
    })
    .await?;
    Ok(is_there)
}

/// Changes the announced outages as they are at this moment: another instance may change them too.
async fn change_announced<S: Store>(
    store: &S,
    mut change: impl FnMut(&mut Vec<Announced>),
) -> Result<(), StoreError> {
    loop {
        let note = store.versioned_note(ANNOUNCED).await?;
        let before: Vec<Announced> = parsed(note.bytes.as_deref(), ANNOUNCED);
        let mut announced = before.clone();
        change(&mut announced);
        if announced == before {
            return Ok(());
        }
        let bytes = if announced.is_empty() { Vec::new() } else { saved_form(&announced) };
        match store.change_note(ANNOUNCED, Basis::Read(note.version), bytes).await {
            Ok(kept) => {
                kept.into_inner();
                return Ok(());
            }
            Err(StoreError::Changed) => {}
            Err(error) => return Err(error),
        }
    }
}

/// Carries over what earlier releases kept as files of the data folder, and removes them. What does
/// not come about is tried again at the next start.
///
/// # Errors
/// The sentence is for the operator.
pub async fn carry_over<S: Store>(store: &S, folder: &Path) -> Result<(), String> {
    let failed = |error: io::Error| error.to_string();
    let rows = folder.join(ANNOUNCED);
    if rows.is_dir() {
        for (name, text) in toml_files(&rows, "").map_err(failed)? {
            let id = name.trim_end_matches(".toml");
            announce(store, id, &OutageRow::parse(&text)).await.map_err(|error| error.to_string())?;
        }
        fs::remove_dir_all(&rows).map_err(failed)?;
    }
    let file = folder.join(TOLD_FILE);
    match fs::read(&file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed(error)),
        Ok(text) => {
            // How far the telling of a newer law had come is left: whoever was told has that law's mark.
            let told: Told = serde_json::from_slice(&text).map_err(|error| error.to_string())?;
            if self::told(store).await.map_err(|error| error.to_string())? == Told::default() {
                let written = store.put_note(TOLD, saved_form(&told)).await;
                written.map_err(|error| error.to_string())?.into_inner();
            }
        }
    }
    fs::remove_file(&file).map_err(failed)
}

/// A note; one that this release cannot read counts as missing and is logged.
async fn read<S: Store, T: Default + for<'de> Deserialize<'de>>(
    store: &S,
    name: &'static str,
) -> Result<T, StoreError> {
    Ok(parsed(store.note(name).await?.as_deref(), name))
}

fn parsed<T: Default + for<'de> Deserialize<'de>>(note: Option<&[u8]>, name: &'static str) -> T {
    let Some(note) = note else { return T::default() };
    serde_json::from_slice(note).unwrap_or_else(|error| {
        tracing::error!(%error, name, "a note of the store cannot be read by this release");
        T::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::MemoryStore;

    /// What the first releases left in the data folder.
    fn left_by_an_earlier_release() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        let write = |name: &str, text: &str| {
            fs::write(folder.path().join(name), text).unwrap_or_else(|error| panic!("{error}"));
        };
        fs::create_dir(folder.path().join("outages")).unwrap_or_else(|error| panic!("{error}"));
        write("outages/photo-2027.toml", "[[outage]]\nid = \"photo-2027\"\n");
        write(
            "law-told.json",
            r#"{"files":[["money.toml","a law"]],"under_way":[[["money.toml","b"]],[7]]}"#,
        );
        folder
    }

    #[tokio::test]
    async fn what_earlier_releases_kept_in_files_becomes_notes_and_the_files_go() -> Result<(), StoreError> {
        let (store, folder) = (MemoryStore::new(), left_by_an_earlier_release());
        assert_eq!(carry_over(&store, folder.path()).await, Ok(()));
        assert!(told(&store).await?.is(&vec![("money.toml".into(), "a law".into())]));
        assert_eq!(announced(&store).await?, [OutageRow::parse("[[outage]]\nid = \"photo-2027\"")]);
        let left = fs::read_dir(folder.path()).map(Iterator::count);
        assert_eq!(left.ok(), Some(0));
        assert_eq!(carry_over(&store, folder.path()).await, Ok(()), "there is nothing any more");
        assert_eq!(announced(&store).await?.len(), 1);
        Ok(())
    }

    #[tokio::test]
    async fn files_that_come_back_do_not_undo_what_is_known_since() -> Result<(), StoreError> {
        let (store, folder) = (MemoryStore::new(), left_by_an_earlier_release());
        let since = write_told(&store, vec![("money.toml".into(), "a newer law".into())]).await?;
        assert_eq!(carry_over(&store, folder.path()).await, Ok(()));
        assert_eq!(told(&store).await?, since);
        Ok(())
    }

    #[test]
    fn of_two_laws_the_one_that_was_checked_later_is_newer() {
        let law = |day: &str| {
            let text = format!("checked_on = 2025-01-01\n[[x]]\nchecked_on = \"{day}\"\n");
            vec![("money.toml".to_string(), text)]
        };
        let told = Told { files: law("2026-11-20") };
        assert!(told.is_newer_than(&law("2026-11-19")));
        assert!(!told.is_newer_than(&law("2026-11-20")) && !told.is_newer_than(&law("2026-11-21")));
        assert!(!Told::default().is_newer_than(&law("2026-11-19")), "at the first start");
    }

    #[tokio::test]
    async fn an_announced_outage_is_kept_once_and_taken_back() -> Result<(), StoreError> {
        let store = MemoryStore::new();
        for row in ["a = 1", "a = 2"] {
            announce(&store, "photo-2027", &OutageRow::parse(row)).await?;
        }
        assert_eq!(announced(&store).await?, [OutageRow::parse("a = 2")]);
        assert!(!withdraw(&store, "other").await?);
        assert!(withdraw(&store, "photo-2027").await?);
        assert_eq!(announced(&store).await?, []);
        Ok(())
    }
}
