//! Notices that administrators have published: rows of `notices.toml` in a note of the store.

use serde::{Deserialize, Serialize};

use super::law_files::Files;
use super::notes::{change, note_as};
use crate::law::Law;
use crate::ports::{Store, StoreError};

const NOTE: &str = "notices";

/// A row of `notices.toml` as an administrator sent it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeRow {
    /// Its id.
    pub id: String,
    /// The row.
    pub row: String,
}

impl NoticeRow {
    /// Takes an administrator's text; whether it holds what it should, loading the law tells. `None` where
    /// no row with an id is found.
    pub fn parse(text: &str) -> Option<NoticeRow> {
        // Phones turn straight quotes into curly ones.
        let row = text.replace(['\u{201c}', '\u{201d}', '\u{201e}', '\u{ab}', '\u{bb}'], "\"");
        let [id] = ids(&row)?.try_into().ok()?;
        Some(NoticeRow { id, row: row.trim().into() })
    }

    /// Adds the row to a law's files, unless they hold one of this id.
    pub fn add_to(&self, files: &mut Files) {
        match files.iter_mut().find(|(name, _)| name == Law::NOTICES) {
            // A file that is no TOML stays as it is: loading it tells what is wrong.
            Some((_, text)) if ids(text).is_none_or(|ids| ids.contains(&self.id)) => {}
            Some((_, text)) => *text = format!("{}\n\n{}\n", text.trim_end(), self.row),
            None => files.push((Law::NOTICES.into(), format!("{}\n", self.row))),
        }
    }
}

fn ids(text: &str) -> Option<Vec<String>> {
    let rows: toml::Table = toml::from_str(text).ok()?;
    let rows = rows.get("notice").and_then(|rows| rows.as_array()).cloned().unwrap_or_default();
    Some(rows.iter().filter_map(|row| Some(row.get("id")?.as_str()?.to_string())).collect())
}

/// The published rows, in the order of their publication.
///
/// # Errors
/// The store cannot read them.
pub async fn published<S: Store>(store: &S) -> Result<Vec<NoticeRow>, StoreError> {
    note_as(store, NOTE).await
}

/// Publishes a row: it is part of the law from the next reading on.
///
/// # Errors
/// The store does not take it.
pub async fn publish<S: Store>(store: &S, row: NoticeRow) -> Result<(), StoreError> {
    change(store, NOTE, |rows: &mut Vec<NoticeRow>| {
        rows.retain(|it| it.id != row.id);
        rows.push(row.clone());
    })
    .await
}

/// Takes a published row back; false where there is none with this id.
///
/// # Errors
/// The store does not take it.
pub async fn withdraw<S: Store>(store: &S, id: &str) -> Result<bool, StoreError> {
    let mut is_there = false;
    change(store, NOTE, |rows: &mut Vec<NoticeRow>| {
        is_there = rows.iter().any(|it| it.id == id);
        rows.retain(|it| it.id != id);
    })
    .await?;
    Ok(is_there)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::MemoryStore;

    #[tokio::test]
    async fn notices_that_cannot_be_read_are_not_written_over() {
        let store = MemoryStore::new();
        let row = || NoticeRow::parse("[[notice]]\nid = \"trouble\"").unwrap();
        publish(&store, row()).await.unwrap();
        assert_eq!(published(&store).await.unwrap(), [row()]);
        let _ = store.put_note(NOTE, b"[damaged".to_vec()).await.unwrap();
        assert!(published(&store).await.is_err() && publish(&store, row()).await.is_err());
        assert!(withdraw(&store, "trouble").await.is_err());
        assert_eq!(store.note(NOTE).await.unwrap().as_deref(), Some(&b"[damaged"[..]));
    }

    #[test]
    fn a_file_that_is_no_toml_stays_as_it_is() {
        let mut files: Files = vec![(Law::NOTICES.into(), "[[notice]".into())];
        NoticeRow { id: "a".into(), row: "[[notice]]\nid = \"a\"".into() }.add_to(&mut files);
        assert_eq!(files[0].1, "[[notice]");
        assert_eq!(NoticeRow::parse("[[notice]"), None);
    }
}
