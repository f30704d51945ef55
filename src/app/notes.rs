//! What the program keeps for itself in the notes of the store: each a value as JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::saved_form;
use crate::ports::{Basis, Note, Store, StoreError};

/// How far a walk through all chats has come, as its note holds it: which walk, and the place it has reached.
pub type Reached = Option<(String, Vec<u8>)>;

/// What a note holds; the default where there is none.
///
/// # Errors
/// The store cannot read it; [`StoreError::Unreadable`] where this release cannot: with an empty value in its place
/// what it holds would be written over.
pub async fn note_as<S: Store, T: Default + DeserializeOwned>(
    store: &S,
    name: &str,
) -> Result<T, StoreError> {
    Ok(note_to_change(store, name).await?.0)
}

/// The same with what a change of it stands on.
///
/// # Errors
/// As for [`note_as`].
pub async fn note_to_change<S: Store, T: Default + DeserializeOwned>(
    store: &S,
    name: &str,
) -> Result<(T, Basis), StoreError> {
    let Note { bytes, version } = store.versioned_note(name).await?;
    let value = match bytes {
        // The fault may quote what is kept, so it is not told.
        Some(bytes) => serde_json::from_slice(&bytes)
            .map_err(|_| StoreError::Unreadable(format!("the note `{name}`")))?,
        None => T::default(),
    };
    Ok((value, Basis::Read(version)))
}

/// Changes what a note holds at this moment, as another instance may change it too. A note that comes to hold the
/// default goes.
///
/// # Errors
/// The store cannot read it or does not take it; an unreadable one stays as it is.
pub async fn change<S: Store, T: Default + PartialEq + Clone + Serialize + DeserializeOwned>(
    store: &S,
    name: &str,
    mut change: impl FnMut(&mut T),
) -> Result<(), StoreError> {
    loop {
        let (before, basis) = note_to_change::<S, T>(store, name).await?;
        let mut after = before.clone();
        change(&mut after);
        if after == before {
            return Ok(());
        }
        let bytes = if after == T::default() { Vec::new() } else { saved_form(&after) };
        match store.change_note(name, basis, bytes).await {
            Ok(kept) => {
                kept.into_inner();
                return Ok(());
            }
            Err(StoreError::Changed) => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::MemoryStore;

    #[tokio::test]
    async fn a_note_that_cannot_be_read_is_an_error_and_is_not_written_over() -> Result<(), StoreError> {
        let store = MemoryStore::new();
        assert_eq!(note_as::<_, Vec<u8>>(&store, "numbers").await?, Vec::<u8>::new());
        change(&store, "numbers", |numbers: &mut Vec<u8>| numbers.push(7)).await?;
        assert_eq!(note_as::<_, Vec<u8>>(&store, "numbers").await?, [7]);
        store.put_note("numbers", b"[of another release".to_vec()).await?.into_inner();
        let read = note_as::<_, Vec<u8>>(&store, "numbers").await;
        assert!(read.is_err_and(|error| error.to_string().contains("`numbers`")));
        assert!(change(&store, "numbers", |numbers: &mut Vec<u8>| numbers.clear()).await.is_err());
        assert_eq!(store.note("numbers").await?.as_deref(), Some(&b"[of another release"[..]));
        Ok(())
    }

    #[tokio::test]
    async fn a_note_that_holds_nothing_any_more_goes() -> Result<(), StoreError> {
        let store = MemoryStore::new();
        change(&store, "numbers", |numbers: &mut Vec<u8>| numbers.push(7)).await?;
        change(&store, "numbers", |numbers: &mut Vec<u8>| numbers.clear()).await?;
        assert_eq!(store.note("numbers").await?, None);
        Ok(())
    }
}
