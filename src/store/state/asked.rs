//! What is asked of the state: records, reminders, what is due, figures.

use std::io;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{State, failed, unreadable};
use crate::ports::{Cursor, Page, StoreError, StoreFigures};
use crate::reminders::{ChatId, Ladder};
use crate::store::records::{CHAT, HISTORY, LADDER, chat_and_value, key_of, who_of};
use crate::store::sealing::Who;

impl State {
    pub(in crate::store) fn next_due(&self) -> Option<DateTime<Utc>> {
        let (moment, _) = self.due.first()?;
        DateTime::from_timestamp(*moment, 0)
    }

    /// Chats in which something is due. A ladder that cannot be read is set aside, counted, and
    /// stops nobody else.
    pub(in crate::store) fn due(&mut self, now: DateTime<Utc>, limit: usize) -> Vec<ChatId> {
        let moment = now.timestamp();
        let due = self.due.iter().take_while(|(next, _)| *next <= moment).take(limit);
        let people: Vec<(i64, Who)> = due.copied().collect();
        let mut chats = Vec::with_capacity(people.len());
        for (next, who) in people {
            let value = match self.lookup(&key_of(LADDER, &who)) {
                Ok(value) => value,
                Err(error) => {
                    tracing::error!(%error, "a reminder cannot be looked up; it stays due");
                    continue;
                }
            };
            match value.and_then(|value| self.open_ladder(&who, &value)) {
                Some((chat, ladder)) => {
                    self.at_hand(chat).ladder.get_or_insert(ladder);
                    chats.push(chat);
                }
                None => {
                    self.due.remove(&(next, who));
                    self.figures.quarantined += 1;
                    tracing::error!(
                        "a stored ladder cannot be read and was set aside; run `ruqsat store check`"
                    );
                }
            }
        }
        chats
    }

    pub(in crate::store) fn record(&mut self, chat: ChatId) -> Result<Option<Arc<[u8]>>, StoreError> {
        if let Some(record) = &self.at_hand(chat).record {
            return Ok(record.clone());
        }
        let who = self.at_hand(chat).who;
        let key = key_of(CHAT, &who);
        let record = match self.lookup(&key).map_err(failed)? {
            None => None,
            Some(value) => match self.keyring.sealer(&who) {
                // A destroyed key means that the person was forgotten.
                None => None,
                Some(sealer) => {
                    let plain = sealer.open(&key, &value).ok_or_else(|| unreadable("a chat"))?;
                    let (_, record) = chat_and_value(&plain).ok_or_else(|| unreadable("a chat"))?;
                    Some(Arc::from(record))
                }
            },
        };
        self.at_hand(chat).record = Some(record.clone());
        Ok(record)
    }

    pub(in crate::store) fn ladder(&mut self, chat: ChatId) -> Result<Ladder, StoreError> {
        if let Some(ladder) = &self.at_hand(chat).ladder {
            return Ok(ladder.clone());
        }
        let who = self.at_hand(chat).who;
        let ladder = match self.lookup(&key_of(LADDER, &who)).map_err(failed)? {
            None => Ladder::default(),
            Some(_) if self.keyring.sealer(&who).is_none() => Ladder::default(),
            Some(value) => {
                let opened = self.open_ladder(&who, &value);
                opened.ok_or_else(|| unreadable("a ladder"))?.1
            }
        };
        self.at_hand(chat).ladder = Some(ladder.clone());
        Ok(ladder)
    }

    pub(in crate::store) fn history(&mut self, chat: ChatId) -> Result<Vec<Vec<u8>>, StoreError> {
        let who = self.at_hand(chat).who;
        let entries = self.entries(&key_of(HISTORY, &who)).map_err(failed)?;
        let Some(sealer) = self.keyring.sealer(&who) else { return Ok(Vec::new()) };
        let opened = entries.iter().map(|(key, value)| {
            let plain = sealer.open(key, value).ok_or_else(|| unreadable("a history"))?;
            let (_, told) = chat_and_value(&plain).ok_or_else(|| unreadable("a history"))?;
            Ok(told.to_vec())
        });
        opened.collect()
    }

    pub(in crate::store) fn page(&mut self, cursor: Option<Cursor>, limit: usize) -> io::Result<Page> {
        let mut page = Page::default();
        let mut from = cursor.map_or_else(|| vec![CHAT], |cursor| cursor.0);
        let entries = self.entries_from(&[CHAT], &from, limit)?;
        let full = entries.len() == limit;
        for (key, value) in entries {
            from = [key.as_slice(), &[0]].concat();
            let opened = who_of(&key)
                .and_then(|who| self.keyring.sealer(&who))
                .and_then(|sealer| sealer.open(&key, &value));
            if let Some((chat, record)) = opened.as_deref().and_then(chat_and_value) {
                page.chats.push((chat, record.into()));
            }
        }
        page.next = full.then_some(Cursor(from));
        Ok(page)
    }

    pub(in crate::store) fn figures(&self) -> StoreFigures {
        let (inbox, outbox) = self.passing.counts();
        let (ladders, at_hand) = (self.due.len() as u64, self.at_hand.len() as u64);
        StoreFigures { inbox, outbox, ladders, at_hand, ..self.figures }
    }
}
