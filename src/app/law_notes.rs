//! What the store keeps of the law in its notes: the outages that administrators have announced, and
//! which law people were last notified of.

use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::law_files::{self, Files, LawPlaces, OutageRow, toml_files};
use super::notes::{Reached, change, note_as, note_to_change};
use super::notice_rows;
use super::saved_form;
use crate::law::Law;
use crate::ports::{Basis, Store, StoreError};

/// The note of announced outages, and the folder in which earlier releases kept them, a file a row.
const ANNOUNCED: &str = "outages";
/// The note that says which law people were last notified of, and the file of earlier releases.
const TOLD: &str = "law-told";
const TOLD_FILE: &str = "law-told.json";
/// The note of the law that every instance goes by, where several share the store.
const IN_FORCE: &str = "law";
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
pub struct Notified {
    /// Its files; empty before the first start.
    files: Files,
}

impl Notified {
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
                "the law of the last notices cannot be read by this release: nobody is notified of what has changed"
            );
        })
        .ok()
    }
}

/// The last day on which a value of the law was compared with its source.
fn newest_check(files: &Files) -> Option<&str> {
    let lines = files.iter().flat_map(|(_, text)| text.lines());
    let checks = lines.filter_map(|line| line.split_once("checked_on"));
    checks.filter_map(|(_, rest)| rest.get(rest.find(|it: char| it.is_ascii_digit())?..)?.get(..10)).max()
}

/// Which law people were last notified of; nothing at the first start.
///
/// # Errors
/// The store cannot read it.
pub async fn told<S: Store>(store: &S) -> Result<Notified, StoreError> {
    note_as(store, TOLD).await
}

/// Everybody has been notified of this law.
///
/// # Errors
/// The store does not take it.
pub async fn write_told<S: Store>(store: &S, files: Files) -> Result<Notified, StoreError> {
    let told = Notified { files };
    store.put_note(TOLD, saved_form(&told)).await?.into_inner();
    match change(store, TELLING, |reached: &mut Reached| *reached = None).await {
        // One that cannot be read stays as it is.
        Ok(()) | Err(StoreError::Unreadable(_)) => Ok(told),
        Err(error) => Err(error),
    }
}

/// The rows of announced outages, in the order of their announcement.
///
/// # Errors
/// The store cannot read them.
pub async fn announced<S: Store>(store: &S) -> Result<Vec<OutageRow>, StoreError> {
    let announced: Vec<Announced> = note_as(store, ANNOUNCED).await?;
    Ok(announced.iter().map(|it| OutageRow::parse(&it.row)).collect())
}

/// What to do where the law that is to be replaced cannot be read, so that nobody can see how old it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadableLaw {
    /// Publish nothing.
    Refuse,
    /// Publish all the same: the operator has decided so.
    Replace,
}

/// The law that a published one has taken the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// None, or one that was not checked later.
    Older,
    /// One that could not be read.
    Unreadable,
}

/// The law as it is found.
pub struct Found {
    /// Its files, announced outages and published notices included.
    pub files: Files,
    /// Whether it is another one than this instance came with: all go by the same.
    pub is_of_others: bool,
}

/// The law as it is now.
///
/// # Errors
/// The sentence is for the operator.
pub async fn found<S: Store>(store: &S, places: &LawPlaces) -> Result<Found, String> {
    let announced = announced(store).await.map_err(|error| error.to_string())?;
    let published = notice_rows::published(store).await.map_err(|error| error.to_string())?;
    let own = places.read(&[]).map_err(|error| error.to_string())?;
    let (mut files, is_of_others) = match store.share() {
        // Nobody else is there who may have another one.
        None => (own, false),
        Some(_) => {
            let agreed = agreed(store, &own).await.map_err(sentence)?;
            let is_of_others = agreed != own;
            (agreed, is_of_others)
        }
    };
    announced.iter().for_each(|row| row.add_to(&mut files));
    published.iter().for_each(|row| row.add_to(&mut files));
    Ok(Found { files, is_of_others })
}

/// The law that every instance goes by: an own one takes its place only where it was checked later. Two
/// instances that each put their own in force would tell people back and forth.
async fn agreed<S: Store>(store: &S, own: &Files) -> Result<Files, StoreError> {
    loop {
        let (kept, basis): (Files, Basis) = note_to_change(store, IN_FORCE).await?;
        if !kept.is_empty() && newest_check(own) <= newest_check(&kept) {
            return Ok(kept);
        }
        match store.change_note(IN_FORCE, basis, saved_form(own)).await {
            Ok(kept) => {
                kept.into_inner();
                return Ok(own.clone());
            }
            Err(StoreError::Changed) => {}
            Err(error) => return Err(error),
        }
    }
}

/// Why the law that every instance goes by is not had, for the operator.
fn sentence(error: StoreError) -> String {
    match error {
        StoreError::Unreadable(what) => format!(
            "the law that every instance goes by cannot be read in the store ({what}); put another one in its place \
             with `ruqsat law publish DIR --replace-unreadable`, the built-in law without DIR"
        ),
        error => error.to_string(),
    }
}

/// Puts a law in force for every instance.
///
/// # Errors
/// The sentence is for the operator: it does not load, the one in force was checked later, or it cannot be read and
/// that is not accepted.
pub async fn publish<S: Store>(
    store: &S,
    files: &Files,
    unreadable: UnreadableLaw,
) -> Result<Replaced, String> {
    law_files::load(files)
        .map_err(|faults| faults.iter().map(|fault| format!("{fault}\n")).collect::<String>())?;
    loop {
        let (kept, basis, replaced): (Files, Basis, Replaced) = match note_to_change(store, IN_FORCE).await {
            Ok((kept, basis)) => (kept, basis, Replaced::Older),
            Err(StoreError::Unreadable(_)) if unreadable == UnreadableLaw::Replace => {
                (Files::new(), Basis::Any, Replaced::Unreadable)
            }
            Err(error) => return Err(sentence(error)),
        };
        if !kept.is_empty() && newest_check(files) < newest_check(&kept) {
            return Err(format!(
                "the law in force was checked later, on {}; nothing was changed. Every instance would put its own \
                 back: check the rows of yours again, and date them",
                newest_check(&kept).unwrap_or_default()
            ));
        }
        match store.change_note(IN_FORCE, basis, saved_form(files)).await {
            Ok(kept) => {
                kept.into_inner();
                return Ok(replaced);
            }
            Err(StoreError::Changed) => {}
            Err(error) => return Err(sentence(error)),
        }
    }
}

/// Keeps an announced outage: it is part of the law from the next reading on.
///
/// # Errors
/// The store does not take it.
pub async fn announce<S: Store>(store: &S, id: &str, row: &OutageRow) -> Result<(), StoreError> {
    change(store, ANNOUNCED, |announced: &mut Vec<Announced>| {
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
    change(store, ANNOUNCED, |announced: &mut Vec<Announced>| {
        is_there = announced.iter().any(|it| it.id == id);
        announced.retain(|it| it.id != id);
    })
    .await?;
    Ok(is_there)
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
            // How far the telling of a newer law had come is left: whoever was notified has that law's mark.
            let told: Notified = serde_json::from_slice(&text).map_err(|error| error.to_string())?;
            if self::told(store).await.map_err(|error| error.to_string())? == Notified::default() {
                let written = store.put_note(TOLD, saved_form(&told)).await;
                written.map_err(|error| error.to_string())?.into_inner();
            }
        }
    }
    fs::remove_file(&file).map_err(failed)
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

    #[tokio::test]
    async fn of_two_laws_the_one_that_was_checked_later_is_everybodys() -> Result<(), StoreError> {
        let law = |day: &str, other: &str| {
            let text = format!("checked_on = 2025-01-01 {other}\n[[x]]\nchecked_on = \"{day}\"\n");
            vec![("money.toml".to_string(), text)]
        };
        let store = MemoryStore::new();
        let first = law("2026-11-20", "");
        assert_eq!(agreed(&store, &first).await?, first, "there was none");
        for older in [law("2026-11-19", ""), law("2026-11-20", "# as old")] {
            assert_eq!(agreed(&store, &older).await?, first);
        }
        let newer = law("2026-11-21", "");
        assert_eq!(agreed(&store, &newer).await?, newer);
        assert_eq!(agreed(&store, &first).await?, newer);
        Ok(())
    }

    #[tokio::test]
    async fn a_law_is_published_unless_it_does_not_load_or_is_older() -> Result<(), StoreError> {
        let store = MemoryStore::new();
        let own: Files = Law::built_in_files().map(|(name, text)| (name.into(), text.into())).collect();
        assert_eq!(agreed(&store, &own).await?, own);
        let mut other = own.clone();
        other.iter_mut().for_each(|(_, text)| text.push_str("\n# of the operator\n"));
        let publish = async |files| publish(&store, files, UnreadableLaw::Refuse).await;
        assert_eq!(publish(&other).await, Ok(Replaced::Older));
        assert_eq!(agreed(&store, &own).await?, other, "as old as the own one, and in force");
        let day = newest_check(&own).unwrap_or_default();
        let mut older = own.clone();
        older.iter_mut().for_each(|(_, text)| *text = text.replace(day, "2025-01-01"));
        assert!(publish(&older).await.is_err_and(|why| why.contains(day)));
        let faulty = vec![("money.toml".to_string(), "x = 1".to_string())];
        assert!(publish(&faulty).await.is_err());
        assert_eq!(agreed(&store, &own).await?, other, "nothing was changed");
        Ok(())
    }

    /// A later release may keep them in another form.
    #[tokio::test]
    async fn what_cannot_be_read_is_neither_dropped_nor_written_over() -> Result<(), StoreError> {
        let (store, folder) = (MemoryStore::new(), left_by_an_earlier_release());
        let own: Files = Law::built_in_files().map(|(name, text)| (name.into(), text.into())).collect();
        for name in [ANNOUNCED, TOLD, IN_FORCE] {
            store.put_note(name, b"{of another release".to_vec()).await?.into_inner();
        }
        assert!(told(&store).await.is_err() && announced(&store).await.is_err());
        assert!(found(&store, &LawPlaces::default()).await.is_err(), "the law without them is another one");
        assert!(announce(&store, "photo-2027", &OutageRow::parse("a = 1")).await.is_err());
        assert!(withdraw(&store, "photo-2027").await.is_err());
        assert!(agreed(&store, &own).await.is_err());
        assert!(publish(&store, &own, UnreadableLaw::Refuse).await.is_err());
        assert!(carry_over(&store, folder.path()).await.is_err());
        assert!(folder.path().join("outages/photo-2027.toml").exists(), "it stays where it was");
        for name in [ANNOUNCED, TOLD, IN_FORCE] {
            assert_eq!(store.note(name).await?.as_deref(), Some(&b"{of another release"[..]), "{name}");
        }
        Ok(())
    }

    #[tokio::test]
    async fn a_law_that_cannot_be_read_is_replaced_by_whoever_asks_for_that() -> Result<(), StoreError> {
        let store = MemoryStore::new();
        let own: Files = Law::built_in_files().map(|(name, text)| (name.into(), text.into())).collect();
        store.put_note(IN_FORCE, b"{of another release".to_vec()).await?.into_inner();
        let refused = publish(&store, &own, UnreadableLaw::Refuse).await;
        assert!(refused.is_err_and(|why| why.contains("`law`") && why.contains("--replace-unreadable")));
        assert_eq!(publish(&store, &own, UnreadableLaw::Replace).await, Ok(Replaced::Unreadable));
        assert_eq!(agreed(&store, &own).await?, own);
        // One that can be read is replaced as always.
        let day = newest_check(&own).unwrap_or_default();
        let mut older = own.clone();
        older.iter_mut().for_each(|(_, text)| *text = text.replace(day, "2025-01-01"));
        assert!(publish(&store, &older, UnreadableLaw::Replace).await.is_err());
        assert_eq!(publish(&store, &own, UnreadableLaw::Replace).await, Ok(Replaced::Older));
        Ok(())
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
