//! What passes through: updates that came in, messages that go out, and the program's own notes.

use chrono::{DateTime, Utc};
use tokio_postgres::types::{ToSql, Type};

use super::committing::{incoming, take, urgency};
use super::migrations::NOW;
use super::secrets::unreadable;
use super::server::{Fault, LET_GO, in_time};
use super::{PgStore, ms};
use crate::ports::{Basis, Incoming, Note, Outgoing, StoreError, Version};
use crate::store::sealing::Who;

/// How long an update counts as being in somebody's hand.
const IN_HAND_MS: i64 = 2_000;
/// For so long the numbers of updates are remembered.
const SEEN_MS: i64 = 48 * 3600 * 1000;

impl PgStore {
    pub(super) async fn receive_once(
        &self,
        batch: &[Incoming],
        now: DateTime<Utc>,
    ) -> Result<Vec<Incoming>, Fault> {
        let secrets = self.secrets();
        // In the order of their numbers, so that two instances wait for no row of each other.
        let mut sorted: Vec<&Incoming> = batch.iter().collect();
        sorted.sort_unstable_by_key(|incoming| incoming.update_id.0.cast_signed());
        sorted.dedup_by_key(|incoming| incoming.update_id);
        let ids: Vec<i64> = sorted.iter().map(|incoming| incoming.update_id.0.cast_signed()).collect();
        let who: Vec<Vec<u8>> = sorted.iter().map(|incoming| secrets.who(incoming.chat).to_vec()).collect();
        let bodies: Vec<Vec<u8>> = sorted.iter().map(|incoming| secrets.seal_incoming(incoming)).collect();
        let receive = "INSERT INTO ruqsat.inbox (update_id, who, body, received_at) \
                       SELECT id, who, body, $4 FROM unnest($1, $2, $3) WITH ORDINALITY AS came (id, who, body, n) \
                       ORDER BY n ON CONFLICT (update_id) DO UPDATE SET who = excluded.who, body = excluded.body, \
                       received_at = $4, done_at = NULL WHERE inbox.received_at < $5 RETURNING update_id";
        let mut lent = self.inner.server.lend().await?;
        let rows = in_time(async {
            let values: [(&(dyn ToSql + Sync), Type); 5] = [
                (&ids, Type::INT8_ARRAY),
                (&who, Type::BYTEA_ARRAY),
                (&bodies, Type::BYTEA_ARRAY),
                (&ms(now), Type::INT8),
                (&(ms(now) - SEEN_MS), Type::INT8),
            ];
            Ok(lent.client().query_typed(receive, &values).await?)
        });
        let rows = rows.await;
        lent.back(&rows);
        let fresh: Result<Vec<i64>, _> = rows?.iter().map(|row| row.try_get(0)).collect();
        let fresh = fresh?;
        Ok(batch.iter().filter(|it| fresh.contains(&it.update_id.0.cast_signed())).cloned().collect())
    }

    /// The first open update of each chat that is in nobody's hand, as far as that can be seen from here.
    pub(super) async fn left_updates(
        &self,
        now: DateTime<Utc>,
        limit: usize,
    ) -> Result<Vec<Incoming>, Fault> {
        let secrets = self.secrets();
        let ours: Vec<i64> = self.hands().updates.iter().map(|id| id.0.cast_signed()).collect();
        let left = "SELECT update_id, body FROM ruqsat.inbox AS it WHERE done_at IS NULL AND received_at <= $1 \
                    AND NOT EXISTS (SELECT FROM ruqsat.inbox AS earlier WHERE earlier.who = it.who \
                    AND earlier.done_at IS NULL AND earlier.update_id < it.update_id) \
                    AND update_id <> ALL ($2) ORDER BY received_at, update_id LIMIT $3";
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut lent = self.inner.server.lend().await?;
        let rows = in_time(async {
            let values: [(&(dyn ToSql + Sync), Type); 3] =
                [(&(ms(now) - IN_HAND_MS), Type::INT8), (&ours, Type::INT8_ARRAY), (&most, Type::INT8)];
            Ok(lent.client().query_typed(left, &values).await?)
        });
        let rows = rows.await;
        lent.back(&rows);
        let mut left = Vec::new();
        for row in rows? {
            left.extend(incoming(&secrets, &row)?);
        }
        Ok(left)
    }

    /// The messages of every queue that nobody says at this moment.
    pub(super) async fn left_messages(
        &self,
        now: DateTime<Utc>,
        limit: usize,
    ) -> Result<Vec<Outgoing>, Fault> {
        let secrets = self.secrets();
        let queues = "SELECT DISTINCT who, urgency FROM ruqsat.outbox WHERE not_before <= $1 AND held_until <= $1 \
                      LIMIT $2";
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut lent = self.inner.server.lend().await?;
        let done = in_time(async {
            let values: [(&(dyn ToSql + Sync), Type); 2] = [(&ms(now), Type::INT8), (&most, Type::INT8)];
            let mut said = Vec::new();
            for row in lent.client().query_typed(queues, &values).await? {
                let (who, which): (Vec<u8>, i16) = (row.try_get(0)?, row.try_get(1)?);
                let Ok(who) = Who::try_from(who) else { continue };
                let tx = lent.client().transaction().await?;
                // Somebody who has the row takes up its queue as well.
                let lock =
                    format!("SELECT {LET_GO} FROM ruqsat.person WHERE who = $1 FOR UPDATE SKIP LOCKED");
                if tx.query_typed_opt(&lock, &[(&&who[..], Type::BYTEA)]).await?.is_none() {
                    continue;
                }
                said.extend(take(&tx, &secrets, &self.inner.holder, &who, urgency(which), now).await?);
                tx.commit().await?;
                if said.len() >= limit {
                    break;
                }
            }
            Ok(said)
        });
        let done = done.await;
        lent.back(&done);
        done
    }

    pub(super) async fn read_unfinished(&self) -> Result<Vec<Incoming>, Fault> {
        let secrets = self.secrets();
        let read =
            "SELECT update_id, body FROM ruqsat.inbox WHERE done_at IS NULL ORDER BY received_at, update_id";
        let mut lent = self.inner.server.lend().await?;
        let rows = in_time(async { Ok(lent.client().query_typed(read, &[]).await?) }).await;
        lent.back(&rows);
        let mut open = Vec::new();
        for row in rows? {
            open.push(incoming(&secrets, &row)?.ok_or_else(|| unreadable("an update"))?);
        }
        Ok(open)
    }

    pub(super) async fn read_pending(&self) -> Result<Vec<Outgoing>, Fault> {
        let secrets = self.secrets();
        let read = "SELECT id, urgency, who, body FROM ruqsat.outbox ORDER BY id";
        let mut lent = self.inner.server.lend().await?;
        let rows = in_time(async { Ok(lent.client().query_typed(read, &[]).await?) }).await;
        lent.back(&rows);
        let mut pending = Vec::new();
        for row in rows? {
            let (id, which, who, body): (i64, i16, Vec<u8>, Vec<u8>) =
                (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?, row.try_get(3)?);
            let opened = Who::try_from(who)
                .ok()
                .and_then(|who| secrets.open_outgoing(id, urgency(which), &who, &body));
            pending.push(opened.ok_or_else(|| unreadable("a message"))?);
        }
        Ok(pending)
    }

    /// It need not be durable: after a crash of the server it is said once more at worst.
    pub(super) async fn sent_once(&self, said: &Outgoing) -> Result<Vec<Outgoing>, Fault> {
        let secrets = self.secrets();
        let who = secrets.who(said.chat);
        let mut lent = self.inner.server.lend().await?;
        let done = in_time(async {
            let tx = lent.client().transaction().await?;
            tx.batch_execute("SET LOCAL synchronous_commit = off").await?;
            let lock = format!("SELECT {LET_GO} FROM ruqsat.person WHERE who = $1 FOR UPDATE");
            tx.query_typed_opt(&lock, &[(&&who[..], Type::BYTEA)]).await?;
            let settle = "DELETE FROM ruqsat.outbox WHERE id = $1";
            tx.execute_typed(settle, &[(&said.id.cast_signed(), Type::INT8)]).await?;
            let now: i64 = tx.query_typed_one(&format!("SELECT {NOW}"), &[]).await?.try_get(0)?;
            let now = DateTime::from_timestamp_millis(now).unwrap_or_default();
            let next = take(&tx, &secrets, &self.inner.holder, &who, said.urgency, now).await?;
            tx.commit().await?;
            Ok(next)
        });
        let done = done.await;
        lent.back(&done);
        done
    }

    pub(super) async fn later_once(&self, said: &Outgoing, not_before: DateTime<Utc>) -> Result<(), Fault> {
        let put_back = "UPDATE ruqsat.outbox SET holder = NULL, held_until = 0, not_before = $3 \
                        WHERE id = $1 AND holder = $2";
        let mut lent = self.inner.server.lend().await?;
        let done = in_time(async {
            let values: [(&(dyn ToSql + Sync), Type); 3] = [
                (&said.id.cast_signed(), Type::INT8),
                (&self.inner.holder, Type::TEXT),
                (&ms(not_before), Type::INT8),
            ];
            Ok(lent.client().execute_typed(put_back, &values).await?)
        });
        let done = done.await;
        lent.back(&done);
        done.map(drop)
    }

    pub(super) async fn read_note(&self, name: &str) -> Result<Note, Fault> {
        let secrets = self.secrets();
        let read = "SELECT version, bytes FROM ruqsat.note WHERE name = $1";
        let mut lent = self.inner.server.lend().await?;
        let row =
            in_time(async { Ok(lent.client().query_typed_opt(read, &[(&name, Type::TEXT)]).await?) }).await;
        lent.back(&row);
        let Some(row) = row? else { return Ok(Note { bytes: None, version: Version(0) }) };
        let (version, sealed): (i64, Vec<u8>) = (row.try_get(0)?, row.try_get(1)?);
        let bytes =
            secrets.open_note(name, &sealed).ok_or_else(|| unreadable(&format!("the note `{name}`")))?;
        Ok(Note { bytes: Some(bytes).filter(|it| !it.is_empty()), version: Version(version.cast_unsigned()) })
    }

    pub(super) async fn put_note_once(&self, name: &str, basis: Basis, bytes: &[u8]) -> Result<(), Fault> {
        let sealed = self.secrets().seal_note(name, bytes);
        // An empty one stays as a row, so that its version goes on.
        let put = "INSERT INTO ruqsat.note (name, version, bytes) SELECT $1, 1, $2 \
                   WHERE $3 IS NULL OR $3 = 0 OR EXISTS (SELECT FROM ruqsat.note WHERE name = $1) \
                   ON CONFLICT (name) DO UPDATE SET version = note.version + 1, bytes = excluded.bytes \
                   WHERE $3 IS NULL OR note.version = $3";
        let version = match basis {
            Basis::Read(version) => Some(version.0.cast_signed()),
            Basis::Any => None,
        };
        let mut lent = self.inner.server.lend().await?;
        let done = in_time(async {
            let values: [(&(dyn ToSql + Sync), Type); 3] =
                [(&name, Type::TEXT), (&sealed, Type::BYTEA), (&version, Type::INT8)];
            match lent.client().execute_typed(put, &values).await? {
                0 => Err(StoreError::Changed.into()),
                _ => Ok(()),
            }
        });
        let done = done.await;
        lent.back(&done);
        done
    }
}
