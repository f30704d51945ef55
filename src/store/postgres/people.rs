//! People: their records, ladders and history.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use tokio_postgres::types::Type;

use super::PgStore;
use super::committing::{self, Making, lock, put_ladder};
use super::secrets::{Secrets, unreadable};
use super::server::{Fault, LET_GO, in_time};
use crate::locks;
use crate::ports::Claim;
use crate::ports::{Commit, Committed, Cursor, Durable, Known, Page, StoreError, Version};
use crate::reminders::{Attempt, ChatId, Ladder, Outcome, Settlement};
use crate::store::sealing::Who;

/// Whether a commit was made whose answer was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Made {
    Yes,
    No,
    /// Somebody has changed the chat since, so it cannot be told.
    Overtaken,
}

impl PgStore {
    pub(super) async fn commit_once(&self, commit: &Commit, token: [u8; 16]) -> Result<Committed, Fault> {
        let (secrets, sent) = (self.secrets(), Mutex::new(None));
        let making = Making { secrets: &secrets, holder: &self.inner.holder, token, sent: &sent };
        let in_hand = |update_id| self.hands().updates.contains(&update_id);
        let mut lent = self.inner.server.lend().await?;
        let done = in_time(async {
            let tx = lent.client().transaction().await?;
            committing::commit(tx, &making, commit, in_hand).await
        });
        let done = match done.await {
            Err(fault) => match locks::lock(&sent).take() {
                Some(committed) => {
                    Err(Fault::Unanswered(Box::new(committed), fault.into_error().to_string()))
                }
                None => Err(fault),
            },
            done => done,
        };
        lent.back(&done);
        done
    }

    /// Looks, under the lock of the person's row, whether a commit was made: whoever still makes it holds
    /// that lock.
    pub(super) async fn was_made(&self, commit: &Commit, token: [u8; 16]) -> Result<Made, Fault> {
        let who = self.secrets().who(commit.chat);
        let mut lent = self.inner.server.lend().await?;
        let done = in_time(async {
            let tx = lent.client().transaction().await?;
            let ask = format!("SELECT last_commit, {LET_GO} FROM ruqsat.person WHERE who = $1 FOR UPDATE");
            let row = tx.query_typed_opt(&ask, &[(&&who[..], Type::BYTEA)]).await?;
            let last: Option<Vec<u8>> = row.map(|row| row.try_get(0)).transpose()?.flatten();
            if last.as_deref() == Some(&token[..]) {
                return Ok(Made::Yes);
            }
            let Some(update_id) = commit.update_id else { return Ok(Made::Overtaken) };
            let ask = "SELECT FROM ruqsat.inbox WHERE update_id = $1 AND done_at IS NULL";
            let open = tx.query_typed_opt(ask, &[(&update_id.0.cast_signed(), Type::INT8)]).await?;
            Ok(if open.is_some() { Made::No } else { Made::Overtaken })
        });
        let done = done.await;
        lent.back(&done);
        done
    }

    pub(super) async fn read_known(&self, chat: ChatId) -> Result<Known, Fault> {
        let secrets = self.secrets();
        let who = secrets.who(chat);
        let read = "SELECT version, key, record FROM ruqsat.person WHERE who = $1";
        let mut lent = self.inner.server.lend().await?;
        let row =
            in_time(async { Ok(lent.client().query_typed_opt(read, &[(&&who[..], Type::BYTEA)]).await?) });
        let row = row.await;
        lent.back(&row);
        let Some(row) = row? else { return Ok(Known { record: None, version: Version(0) }) };
        let (version, key, record): (i64, Option<Vec<u8>>, Option<Vec<u8>>) =
            (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
        let record = record_of(&secrets, &who, key.as_deref(), record.as_deref())?;
        let record = record.map(|(_, record)| Arc::from(record));
        Ok(Known { record, version: Version(version.cast_unsigned()) })
    }

    pub(super) async fn read_ladder(&self, chat: ChatId) -> Result<Ladder, Fault> {
        let secrets = self.secrets();
        let who = secrets.who(chat);
        let read = "SELECT key, ladder FROM ruqsat.person WHERE who = $1";
        let mut lent = self.inner.server.lend().await?;
        let row =
            in_time(async { Ok(lent.client().query_typed_opt(read, &[(&&who[..], Type::BYTEA)]).await?) });
        let row = row.await;
        lent.back(&row);
        let Some(row) = row? else { return Ok(Ladder::default()) };
        let (key, ladder): (Option<Vec<u8>>, Option<Vec<u8>>) = (row.try_get(0)?, row.try_get(1)?);
        Ok(ladder_of(&secrets, &who, key.as_deref(), ladder.as_deref())?
            .map_or_else(Ladder::default, |it| it.1))
    }

    pub(super) async fn read_history(&self, chat: ChatId) -> Result<Vec<Vec<u8>>, Fault> {
        let secrets = self.secrets();
        let who = secrets.who(chat);
        let read = "SELECT person.key, history.told FROM ruqsat.history JOIN ruqsat.person USING (who) \
                    WHERE history.who = $1 ORDER BY history.n";
        let mut lent = self.inner.server.lend().await?;
        let rows = in_time(async { Ok(lent.client().query_typed(read, &[(&&who[..], Type::BYTEA)]).await?) });
        let rows = rows.await;
        lent.back(&rows);
        let mut history = Vec::new();
        for row in rows? {
            let (key, told): (Option<Vec<u8>>, Vec<u8>) = (row.try_get(0)?, row.try_get(1)?);
            let sealer = secrets.sealer_of_stored(&who, key.as_deref())?;
            history.push(secrets.open_told(&sealer, &who, &told).ok_or_else(|| unreadable("what was told"))?);
        }
        Ok(history)
    }

    pub(super) async fn read_page(&self, cursor: Option<&Cursor>, limit: usize) -> Result<Page, Fault> {
        let secrets = self.secrets();
        let after = cursor.map(|cursor| cursor.0.clone()).unwrap_or_default();
        let read = "SELECT who, key, record FROM ruqsat.person WHERE record IS NOT NULL AND who > $1 \
                    ORDER BY who LIMIT $2";
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut lent = self.inner.server.lend().await?;
        let rows = in_time(async {
            Ok(lent.client().query_typed(read, &[(&after, Type::BYTEA), (&most, Type::INT8)]).await?)
        });
        let rows = rows.await;
        lent.back(&rows);
        let rows = rows?;
        let mut page = Page::default();
        let is_full = rows.len() == limit;
        for row in rows {
            let (who, key, record): (Vec<u8>, Option<Vec<u8>>, Option<Vec<u8>>) =
                (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
            page.next = is_full.then(|| Cursor(who.clone()));
            let Ok(who) = Who::try_from(who) else { continue };
            match record_of(&secrets, &who, key.as_deref(), record.as_deref()) {
                Ok(Some((chat, record))) => page.chats.push((chat, Arc::from(record))),
                Ok(None) => {}
                Err(_) => tracing::error!("a stored chat cannot be read; run `ruqsat store check`"),
            }
        }
        Ok(page)
    }

    pub(super) async fn read_next_due(&self) -> Result<Option<DateTime<Utc>>, Fault> {
        let read = "SELECT min(next_due) FROM ruqsat.person WHERE next_due IS NOT NULL";
        let mut lent = self.inner.server.lend().await?;
        let row = in_time(async { Ok(lent.client().query_typed_one(read, &[]).await?) }).await;
        lent.back(&row);
        let next: Option<i64> = row?.try_get(0)?;
        Ok(next.and_then(|next| DateTime::from_timestamp(next, 0)))
    }

    pub(super) async fn read_due(&self, now: DateTime<Utc>, limit: usize) -> Result<Vec<ChatId>, Fault> {
        let secrets = self.secrets();
        let read =
            "SELECT who, key, ladder FROM ruqsat.person WHERE next_due <= $1 ORDER BY next_due LIMIT $2";
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut lent = self.inner.server.lend().await?;
        let done = in_time(async {
            let values: [(&(dyn tokio_postgres::types::ToSql + Sync), Type); 2] =
                [(&now.timestamp(), Type::INT8), (&most, Type::INT8)];
            let mut chats = Vec::new();
            for row in lent.client().query_typed(read, &values).await? {
                let (who, key, ladder): (Vec<u8>, Option<Vec<u8>>, Option<Vec<u8>>) =
                    (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
                let opened = Who::try_from(&who[..]).ok().and_then(|who| {
                    ladder_of(&secrets, &who, key.as_deref(), ladder.as_deref()).ok().flatten()
                });
                match opened {
                    Some((chat, _)) => chats.push(chat),
                    None => {
                        // It stops nobody else.
                        let aside = "UPDATE ruqsat.person SET next_due = NULL WHERE who = $1 AND ladder = $2";
                        let values: [(&(dyn tokio_postgres::types::ToSql + Sync), Type); 2] =
                            [(&who, Type::BYTEA), (&ladder, Type::BYTEA)];
                        lent.client().execute_typed(aside, &values).await?;
                        // Without a key it is counted with all of these.
                        if key.is_some() {
                            self.change_figures(|figures| figures.quarantined += 1);
                        }
                        tracing::error!(
                            "a stored ladder cannot be read and is set aside; run `ruqsat store check`"
                        );
                    }
                }
            }
            Ok(chats)
        });
        let done = done.await;
        lent.back(&done);
        done
    }

    pub(super) async fn claim_once(
        &self,
        chat: ChatId,
        now: DateTime<Utc>,
    ) -> Result<Option<Attempt>, Fault> {
        self.change_ladder(chat, now, |ladder| ladder.claim(chat, now)).await
    }

    pub(super) async fn settle_once(
        &self,
        claim: &Durable<Claim>,
        outcome: Outcome,
        now: DateTime<Utc>,
    ) -> Result<Settlement, Fault> {
        self.change_ladder(claim.chat, now, |ladder| ladder.settle(claim, outcome, now)).await
    }

    pub(super) async fn change_ladder<T>(
        &self,
        chat: ChatId,
        now: DateTime<Utc>,
        act: impl FnOnce(&mut Ladder) -> T,
    ) -> Result<T, Fault> {
        let secrets = self.secrets();
        let mut lent = self.inner.server.lend().await?;
        let done = in_time(async {
            let tx = lent.client().transaction().await?;
            let person = lock(&tx, &secrets, chat, now).await?;
            let before = person.ladder(&secrets)?;
            let mut after = before.clone();
            let value = act(&mut after);
            if after != before {
                put_ladder(&tx, &secrets, &person, &after).await?;
            }
            tx.commit().await?;
            Ok(value)
        });
        let done = done.await;
        lent.back(&done);
        done
    }
}

/// A stored record with its chat. Whoever was forgotten has neither record nor key.
pub(super) fn record_of(
    secrets: &Secrets,
    who: &Who,
    key: Option<&[u8]>,
    record: Option<&[u8]>,
) -> Result<Option<(ChatId, Vec<u8>)>, StoreError> {
    let Some(record) = record else { return Ok(None) };
    let sealer = secrets.sealer_of_stored(who, key)?;
    secrets.open_record(&sealer, who, record).map(Some).ok_or_else(|| unreadable("a chat"))
}

/// A stored ladder with its chat.
pub(super) fn ladder_of(
    secrets: &Secrets,
    who: &Who,
    key: Option<&[u8]>,
    ladder: Option<&[u8]>,
) -> Result<Option<(ChatId, Ladder)>, StoreError> {
    let Some(ladder) = ladder else { return Ok(None) };
    let sealer = secrets.sealer_of_stored(who, key)?;
    secrets.open_ladder(&sealer, who, ladder).map(Some).ok_or_else(|| unreadable("a ladder"))
}
