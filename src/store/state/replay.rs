//! What the journal and the index say again at a start: what is due, and what was under way.

use std::io;

use chrono::{DateTime, Utc};

use super::State;
use crate::store::journal::Operations;
use crate::store::records::{CHAT, LADDER, is_passing, key_of, read_head, who_of};
use crate::store::sealing::Sealer;

impl State {
    /// Takes over one operation of the journal; `sealer` is its segment's. Records are taken where the
    /// index does not hold them yet.
    pub(in crate::store) fn replay(
        &mut self,
        sealer: &Sealer,
        key: &[u8],
        value: Option<&[u8]>,
        applied: bool,
    ) -> Option<()> {
        if is_passing(key) {
            return self.passing.replay(sealer, key, value);
        }
        if !applied {
            self.recent.insert(key.to_vec(), value.map(Into::into));
        }
        Some(())
    }

    /// Reads from the index and the recent records what is due when, and how much there is.
    pub(in crate::store) fn take_stock(&mut self) -> io::Result<()> {
        self.due.clear();
        self.interrupted.clear();
        self.figures.chats = 0;
        for kind in [LADDER, CHAT] {
            let mut from = vec![kind];
            loop {
                let page = self.index.scan(&[kind], &from, 1024)?;
                let Some((last, _)) = page.last() else { break };
                from = [last.as_slice(), &[0]].concat();
                for (key, value) in &page {
                    if !self.recent.contains_key(key) {
                        self.take_stock_of(key, value);
                    }
                }
            }
        }
        let recent = std::mem::take(&mut self.recent);
        for (key, value) in &recent {
            if let Some(value) = value {
                self.take_stock_of(key, value);
            }
        }
        self.recent = recent;
        Ok(())
    }

    fn take_stock_of(&mut self, key: &[u8], value: &[u8]) {
        let Some(who) = who_of(key) else { return };
        match key.first() {
            Some(&CHAT) => self.figures.chats += 1,
            Some(&LADDER) => {
                let Some((next, claimed)) = read_head(value) else { return };
                self.due.extend(next.map(|next| (next, who)));
                self.interrupted.extend(claimed.then_some(who));
            }
            _ => {}
        }
    }

    /// Sends that were under way when the process ended may have arrived: they become uncertain.
    pub(in crate::store) fn recover_claims(
        &mut self,
        now: DateTime<Utc>,
        operations: &mut Operations,
    ) -> io::Result<()> {
        for who in std::mem::take(&mut self.interrupted) {
            let Some(value) = self.lookup(&key_of(LADDER, &who))? else { continue };
            let Some((chat, mut ladder)) = self.open_ladder(&who, &value) else { continue };
            let before = ladder.next();
            ladder.recover(now);
            self.put_ladder(operations, chat, &who, before, ladder);
        }
        Ok(())
    }
}
