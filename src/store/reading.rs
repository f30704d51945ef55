//! Reads records without holding the lock of the state while a file is read: what is in memory is
//! looked at under the lock, the index is asked without it.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};

use super::index::Changes;
use super::records::{CHAT, HISTORY, LADDER, chat_and_value, key_of, who_of};
use super::state::{Entry, State, failed, open_record, unreadable};
use crate::ports::{Cursor, Page, StoreError};
use crate::reminders::{ChatId, Ladder};

/// A record changes between two looks only if its chat is written to; after so many such changes
/// in a row the newest reading is returned as it is.
const TRIES: usize = 8;

pub(super) fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A record as stored, and where it was found.
pub(super) struct Found {
    pub(super) value: Option<Arc<[u8]>>,
    in_memory: bool,
    flushes: u64,
}

/// Looks a record up, wherever it is.
pub(super) fn find(state: &Mutex<State>, key: &[u8]) -> io::Result<Found> {
    let (index, flushes) = {
        let state = lock(state);
        if let Some(value) = state.in_memory(key) {
            return Ok(Found { value: value.clone(), in_memory: true, flushes: state.flushes });
        }
        (state.index.clone(), state.flushes)
    };
    Ok(Found { value: index.get(key)?.map(Arc::from), in_memory: false, flushes })
}

/// Whether a record is still what was found.
fn is_still(state: &State, key: &[u8], found: &Found) -> bool {
    match state.in_memory(key) {
        Some(now) => match (now, &found.value) {
            (Some(now), Some(then)) => Arc::ptr_eq(now, then),
            (None, None) => found.in_memory,
            _ => false,
        },
        None => !found.in_memory && state.flushes == found.flushes,
    }
}

/// The conversation's record of a chat; cached from then on.
pub(super) fn record(state: &Mutex<State>, chat: ChatId) -> Result<Option<Arc<[u8]>>, StoreError> {
    for last in (0..TRIES).rev() {
        let key = {
            let mut state = lock(state);
            if let Some(record) = &state.cached(chat).record {
                return Ok(record.clone());
            }
            key_of(CHAT, &state.cached(chat).who)
        };
        let found = find(state, &key).map_err(failed)?;
        let mut state = lock(state);
        let who = state.cached(chat).who;
        let record = open_record(state.keyring.sealer(&who), &key, found.value.as_deref());
        if is_still(&state, &key, &found) {
            let record = record?;
            return Ok(state.cached(chat).record.get_or_insert(record).clone());
        }
        if last == 0 {
            return record;
        }
    }
    Ok(None)
}

/// The reminders of a chat; cached from then on.
pub(super) fn ladder(state: &Mutex<State>, chat: ChatId) -> Result<Ladder, StoreError> {
    for last in (0..TRIES).rev() {
        let (who, key) = {
            let mut state = lock(state);
            if let Some(ladder) = &state.cached(chat).ladder {
                return Ok(ladder.clone());
            }
            let who = state.cached(chat).who;
            (who, key_of(LADDER, &who))
        };
        let found = find(state, &key).map_err(failed)?;
        let mut state = lock(state);
        let ladder = state.ladder_in(&who, found.value.as_deref());
        if is_still(&state, &key, &found) {
            let ladder = ladder?;
            return Ok(state.cached(chat).ladder.get_or_insert(ladder).clone());
        }
        if last == 0 {
            return ladder;
        }
    }
    Ok(Ladder::default())
}

/// Chats in which something is due, earliest first. A ladder that cannot be read is set aside,
/// counted, and stops nobody else.
pub(super) fn due(state: &Mutex<State>, now: DateTime<Utc>, limit: usize) -> Result<Vec<ChatId>, StoreError> {
    let people = lock(state).due_people(now, limit);
    let mut chats = Vec::with_capacity(people.len());
    for (next, who) in people {
        let key = key_of(LADDER, &who);
        let found = find(state, &key).map_err(failed)?;
        let mut state = lock(state);
        let Some(value) = &found.value else { continue };
        match state.open_ladder(&who, value) {
            Some((chat, ladder)) => {
                if is_still(&state, &key, &found) {
                    state.cached(chat).ladder.get_or_insert(ladder);
                }
                chats.push(chat);
            }
            None if is_still(&state, &key, &found) => state.set_aside(next, who),
            // It was changed meanwhile, and is asked for again.
            None => {}
        }
    }
    Ok(chats)
}

/// What the person was told, oldest first.
pub(super) fn history(state: &Mutex<State>, chat: ChatId) -> Result<Vec<Vec<u8>>, StoreError> {
    let who = lock(state).cached(chat).who;
    let prefix = key_of(HISTORY, &who);
    let entries = entries_from(state, &prefix, &prefix, usize::MAX).map_err(failed)?;
    let Some(sealer) = lock(state).keyring.sealer(&who).cloned() else { return Ok(Vec::new()) };
    let opened = entries.iter().map(|(key, value)| {
        let plain = sealer.open(key, value).ok_or_else(|| unreadable("a history"))?;
        let (_, told) = chat_and_value(&plain).ok_or_else(|| unreadable("a history"))?;
        Ok(told.to_vec())
    });
    opened.collect()
}

/// The keys of everything that the person was told.
pub(super) fn history_keys(state: &Mutex<State>, chat: ChatId) -> Result<Vec<Vec<u8>>, StoreError> {
    let prefix = key_of(HISTORY, &lock(state).cached(chat).who);
    let entries = entries_from(state, &prefix, &prefix, usize::MAX).map_err(failed)?;
    Ok(entries.into_iter().map(|(key, _)| key).collect())
}

/// A page of all chats with a record.
pub(super) fn page(state: &Mutex<State>, cursor: Option<Cursor>, limit: usize) -> io::Result<Page> {
    let mut page = Page::default();
    let mut from = cursor.map_or_else(|| vec![CHAT], |cursor| cursor.0);
    let entries = entries_from(state, &[CHAT], &from, limit)?;
    let full = entries.len() == limit;
    for (key, value) in entries {
        from = [key.as_slice(), &[0]].concat();
        let sealer = who_of(&key).and_then(|who| lock(state).keyring.sealer(&who).cloned());
        let opened = sealer.and_then(|sealer| sealer.open(&key, &value));
        if let Some((chat, record)) = opened.as_deref().and_then(chat_and_value) {
            page.chats.push((chat, record.into()));
        }
    }
    page.next = full.then_some(Cursor(from));
    Ok(page)
}

/// Every record whose key begins so, from a key on, in order, wherever it is.
pub(super) fn entries_from(
    state: &Mutex<State>,
    prefix: &[u8],
    from: &[u8],
    limit: usize,
) -> io::Result<Vec<Entry>> {
    let newer = |changes: &Changes| {
        let theirs = changes.range(from.to_vec()..).take_while(|(key, _)| key.starts_with(prefix));
        theirs.map(|(key, value)| (key.clone(), value.clone())).collect::<Vec<_>>()
    };
    let (index, recent, freezing) = {
        let state = lock(state);
        (state.index.clone(), newer(&state.recent), newer(&state.freezing))
    };
    // Records deleted since are passed over, so the index may have to give more than `limit`.
    let deleted = recent.iter().chain(&freezing).filter(|(_, value)| value.is_none()).count();
    let page = index.scan(prefix, from, limit.saturating_add(deleted))?;
    let mut found: BTreeMap<Vec<u8>, Option<Arc<[u8]>>> =
        page.into_iter().map(|(key, value)| (key, Some(Arc::from(value)))).collect();
    found.extend(freezing);
    found.extend(recent);
    let present = found.into_iter().filter_map(|(key, value)| Some((key, value?)));
    Ok(present.take(limit).collect())
}
