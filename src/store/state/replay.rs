//! What the log and the snapshot say at a start: what is due, and what was under way.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::{Change, Prepared, State, open_ladder};
use crate::ports::StoreError;
use crate::store::records::{BUCKET, CHAT, LADDER, PERSON_KEY, TOMBSTONE, who_of};
use crate::store::sealing::{Sealer, Who};
use crate::store::wal::Operations;

/// Reads every record once, in the order of their keys, and takes stock of them.
pub(in crate::store) struct Stock {
    /// People's wrapped keys, which sort before what is sealed with them.
    keys: HashMap<Who, Vec<u8>>,
    /// How far each bucket's wrapping key has come.
    pub(in crate::store) generations: Vec<(u8, u64)>,
}

impl Stock {
    pub(in crate::store) fn new() -> Stock {
        Stock { keys: HashMap::new(), generations: Vec::new() }
    }

    pub(in crate::store) fn take(&mut self, state: &mut State, key: &[u8], value: &[u8]) {
        match (key.split_first(), who_of(key)) {
            (Some((&PERSON_KEY, _)), Some(who)) => drop(self.keys.insert(who, value.to_vec())),
            (Some((&CHAT, _)), Some(who)) => {
                state.figures.chats += 1;
                if self.sealer(state, &who).is_none() {
                    state.figures.quarantined += 1;
                    tracing::error!("a stored chat has no key and cannot be read; run `ruqsat store check`");
                }
            }
            (Some((&LADDER, _)), Some(who)) => match self.ladder(state, &who, value) {
                Some((chat, ladder)) => {
                    state.set_next(who, ladder.next());
                    state.interrupted.extend(ladder.is_claimed().then_some((who, chat)));
                }
                None => state.set_aside(who),
            },
            (Some((&TOMBSTONE, _)), Some(who)) => {
                let opened = state.master.own().open(key, value).and_then(|plain| plain.try_into().ok());
                match opened.map(i64::from_be_bytes) {
                    Some(at) => drop(state.forgotten.insert(who, at)),
                    None => state.figures.quarantined += 1,
                }
            }
            (Some((&BUCKET, [bucket])), _) => {
                let generation = value.try_into().map_or(u64::MAX, u64::from_be_bytes);
                self.generations.push((*bucket, generation));
            }
            _ => {}
        }
    }

    fn ladder(
        &self,
        state: &State,
        who: &Who,
        value: &[u8],
    ) -> Option<(crate::reminders::ChatId, crate::reminders::Ladder)> {
        open_ladder(&self.sealer(state, who)?, who, value)
    }

    fn sealer(&self, state: &State, who: &Who) -> Option<Sealer> {
        state.keyring.open(who, self.keys.get(who)?)
    }
}

impl State {
    /// Whose send was under way when the process ended.
    pub(in crate::store) fn interrupted(&mut self) -> Vec<crate::reminders::ChatId> {
        std::mem::take(&mut self.interrupted).into_iter().map(|(_, chat)| chat).collect()
    }

    /// A send that was under way when the process ended may have arrived: it becomes uncertain.
    pub(in crate::store) fn recover_claim(
        &mut self,
        chat: crate::reminders::ChatId,
        prepared: Prepared,
        now: DateTime<Utc>,
        operations: &mut Operations,
    ) -> Result<(), StoreError> {
        let mut ladder = self.ladder(chat)?;
        ladder.recover(now);
        self.put_ladder(&mut Change { operations, prepared }, chat, ladder)
    }
}
