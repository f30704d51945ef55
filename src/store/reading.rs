//! Reads records without holding the lock of the state while a file is read: what is in memory is
//! looked at under the lock, the index is asked without it.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};

use super::index::Changes;
use super::keyring::bucket_of;
use super::records::{CHAT, HISTORY, LADDER, NOTE, PERSON_KEY, chat_and_value, key_of, who_of};
use super::sealing::{Sealer, Who};
use super::state::{Entry, Erased, State, failed, open_ladder, open_record, unreadable};
use crate::locks::lock;
use crate::ports::{Cursor, Known, Note, Page, StoreError};
use crate::reminders::{ChatId, Ladder};

/// A record changes between two looks only if its chat is written to; after this many such changes
/// in a row the newest reading is returned as it is.
const TRIES: usize = 8;

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

/// The person's sealer; `None` where they have no key. Kept in memory from then on.
pub(super) fn sealer(state: &Mutex<State>, who: &Who) -> Result<Option<Sealer>, StoreError> {
    let key = key_of(PERSON_KEY, who);
    for _ in 0..TRIES {
        if let Some(sealer) = lock(state).keyring.cached(who) {
            return Ok(Some(sealer.clone()));
        }
        let found = find(state, &key).map_err(failed)?;
        let mut state = lock(state);
        if !is_still(&state, &key, &found) {
            continue;
        }
        let Some(stored) = &found.value else { return Ok(None) };
        let sealer = state.keyring.open(who, stored).ok_or_else(|| unreadable("a person's key"))?;
        state.keyring.keep(*who, sealer.clone());
        return Ok(Some(sealer));
    }
    Err(unreadable("a person's key"))
}

/// The conversation's record of a chat; cached from then on.
pub(super) fn record(state: &Mutex<State>, chat: ChatId) -> Result<Option<Arc<[u8]>>, StoreError> {
    Ok(known(state, chat)?.record)
}

/// The same with the version of this reading.
pub(super) fn known(state: &Mutex<State>, chat: ChatId) -> Result<Known, StoreError> {
    for _ in 0..TRIES {
        let (who, cached, version) = {
            let mut state = lock(state);
            let cached = state.cached(chat);
            (cached.who, cached.record.clone(), cached.version)
        };
        if let Some(record) = cached {
            return Ok(Known { record, version });
        }
        let key = key_of(CHAT, &who);
        let (found, sealer) = (find(state, &key).map_err(failed)?, sealer(state, &who)?);
        let record = open_record(sealer.as_ref(), &key, found.value.as_deref());
        let mut state = lock(state);
        if is_still(&state, &key, &found) {
            let cached = state.cached(chat);
            let record = cached.record.get_or_insert(record?).clone();
            return Ok(Known { record, version: cached.version });
        }
    }
    Err(unreadable("a chat"))
}

/// The reminders of a chat; cached from then on.
pub(super) fn ladder(state: &Mutex<State>, chat: ChatId) -> Result<Ladder, StoreError> {
    for _ in 0..TRIES {
        let (who, cached) = {
            let mut state = lock(state);
            let cached = state.cached(chat);
            (cached.who, cached.ladder.clone())
        };
        if let Some(ladder) = cached {
            return Ok(ladder);
        }
        let key = key_of(LADDER, &who);
        let (found, sealer) = (find(state, &key).map_err(failed)?, sealer(state, &who)?);
        let ladder = match (&found.value, &sealer) {
            (Some(value), Some(sealer)) => open_ladder(sealer, &who, value).map(|(_, ladder)| ladder),
            // Without its key it cannot be read, which is not the same as not being there.
            (Some(_), None) => None,
            (None, _) => Some(Ladder::default()),
        };
        let mut state = lock(state);
        if is_still(&state, &key, &found) {
            let ladder = ladder.ok_or_else(|| unreadable("a ladder"))?;
            return Ok(state.cached(chat).ladder.get_or_insert(ladder).clone());
        }
    }
    Err(unreadable("a ladder"))
}

/// Chats in which something is due, earliest first. A ladder that cannot be read is set aside,
/// counted, and stops nobody else.
pub(super) fn due(state: &Mutex<State>, now: DateTime<Utc>, limit: usize) -> Result<Vec<ChatId>, StoreError> {
    let people = lock(state).due_people(now, limit);
    let mut chats = Vec::with_capacity(people.len());
    for who in people {
        let key = key_of(LADDER, &who);
        let found = find(state, &key).map_err(failed)?;
        let Some(value) = &found.value else { continue };
        let sealer = sealer(state, &who).ok().flatten();
        let opened = sealer.and_then(|sealer| open_ladder(&sealer, &who, value));
        let mut state = lock(state);
        let is_still = is_still(&state, &key, &found);
        match opened {
            Some((chat, ladder)) => {
                if is_still {
                    state.cached(chat).ladder.get_or_insert(ladder);
                }
                chats.push(chat);
            }
            None if is_still => state.set_aside(who),
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
    let stored = || entries_from(state, &prefix, &prefix, usize::MAX).map_err(failed);
    let entries = stored()?;
    let Some(sealer) = sealer(state, &who)? else {
        // Whoever was forgotten between the two looks has neither.
        return if stored()?.is_empty() { Ok(Vec::new()) } else { Err(unreadable("a history")) };
    };
    let opened = entries.iter().map(|(key, value)| {
        let plain = sealer.open(key, value).ok_or_else(|| unreadable("a history"))?;
        let (_, told) = chat_and_value(&plain).ok_or_else(|| unreadable("a history"))?;
        Ok(told.to_vec())
    });
    opened.collect()
}

/// What has to be looked up before somebody is forgotten.
pub(super) fn erased(state: &Mutex<State>, chat: ChatId) -> Result<Erased, StoreError> {
    let who = lock(state).cached(chat).who;
    let prefix = key_of(HISTORY, &who);
    let history = entries_from(state, &prefix, &prefix, usize::MAX).map_err(failed)?;
    let bucket = [PERSON_KEY, bucket_of(&who)];
    let stored = entries_from(state, &bucket, &bucket, usize::MAX).map_err(failed)?;
    let wrapping = lock(state).keyring.bucket(&who).clone();
    let mut members = Vec::with_capacity(stored.len());
    for (key, value) in &stored {
        let Some(member) = who_of(key) else { continue };
        match wrapping.unwrap(key, value) {
            Some(key) => members.push((member, key)),
            None if member == who => {}
            // Not wrapped again it would be lost for good.
            None => return Err(unreadable("a person's key")),
        }
    }
    Ok(Erased { history: history.into_iter().map(|(key, _)| key).collect(), members })
}

/// A page of all chats with a record; one that cannot be read is left out and counted.
pub(super) fn page(state: &Mutex<State>, cursor: Option<Cursor>, limit: usize) -> io::Result<Page> {
    let mut page = Page::default();
    let mut from = cursor.map_or_else(|| vec![CHAT], |cursor| cursor.0);
    let entries = entries_from(state, &[CHAT], &from, limit)?;
    let full = entries.len() == limit;
    for (key, value) in entries {
        from = [key.as_slice(), &[0]].concat();
        let sealer = who_of(&key).and_then(|who| sealer(state, &who).ok().flatten());
        let opened = sealer.and_then(|sealer| sealer.open(&key, &value));
        if let Some((chat, record)) = opened.as_deref().and_then(chat_and_value) {
            page.chats.push((chat, record.into()));
        }
    }
    page.next = full.then_some(Cursor(from));
    Ok(page)
}

/// A note of the program's own.
pub(super) fn note(state: &Mutex<State>, name: &str) -> Result<Note, StoreError> {
    let key = [&[NOTE][..], name.as_bytes()].concat();
    // The version first: what is found then is as new at least, and a change that stands on it is refused
    // where it is newer.
    let (master, version) = {
        let state = lock(state);
        (state.master.clone(), state.note_version(name))
    };
    let Some(value) = find(state, &key).map_err(failed)?.value else {
        return Ok(Note { bytes: None, version });
    };
    let bytes = master.own().open(&key, &value).ok_or_else(|| unreadable(&format!("the note `{name}`")))?;
    Ok(Note { bytes: Some(bytes), version })
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
