//! Another key for the store: everybody's own key is wrapped again with it, while the bots run. Whoever was
//! forgotten is not: once the old line is gone from every key file, no backup, no archived log and no replica
//! opens them.

use std::collections::HashSet;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use tokio_postgres::types::{ToSql, Type};

use super::migrations::{GONE_MS, NOW};
use super::opening::key_row;
use super::secrets::{Passing, Secrets};
use super::server::{Fault, LET_GO, in_time};
use super::{PgOpenError, PgStore};
use crate::ports::StoreError;
use crate::store::sealing::{MasterKey, Who};

/// People at a time.
const PAGE: i64 = 500;
/// Longer than an instance takes to learn of the new key.
const LEARNT: Duration = Duration::from_secs(3);

/// What a change of key came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rekeyed {
    /// A new key stands in the key file; it is taken into use once every instance has that file.
    Added,
    /// The newest key of the file is in use, and so many people's keys were wrapped again.
    InUse(u64),
}

impl PgStore {
    /// Adds a new key to the key file, or, where the newest one is not in use yet, takes it into use. With
    /// other instances running these are two calls, and the key file is copied to them in between.
    ///
    /// # Errors
    /// The sentence is for the operator. A call that failed can be made again.
    pub async fn rekey(&self) -> Result<Rekeyed, PgOpenError> {
        let path = &self.inner.options.key;
        let unusable =
            |error: std::io::Error| PgOpenError::Key(path.display().to_string(), error.to_string());
        let is_half_done = self.tell(self.left_behind().await)? > 0;
        if !is_half_done && self.secrets().next_row().is_none() {
            MasterKey::add_to(path).map_err(unusable)?;
            self.read_key_again().await?;
            if self.tell(self.others_alive().await)? {
                return Ok(Rekeyed::Added);
            }
        }
        if let Some(row) = self.secrets().next_row() {
            let take = "UPDATE ruqsat.store SET key_mark = $1, epoch = $2, naming = $3 WHERE epoch = $2 - 1";
            let mut lent = self.tell(self.inner.server.lend().await)?;
            let done = in_time(async {
                let values: [(&(dyn ToSql + Sync), Type); 3] =
                    [(&row.mark, Type::TEXT), (&row.epoch, Type::INT4), (&row.naming, Type::BYTEA)];
                Ok(lent.client().execute_typed(take, &values).await?)
            });
            let done = done.await;
            lent.back(&done);
            self.tell(done)?;
            self.read_key_again().await?;
            // Until then they may still wrap with the old one.
            tokio::time::sleep(LEARNT).await;
        }
        let mut wrapped = 0;
        loop {
            match self.tell(self.wrap_page().await)? {
                0 => break,
                page => wrapped += page,
            }
        }
        self.tell(self.seal_passing_again().await)?;
        Ok(Rekeyed::InUse(wrapped))
    }

    /// Removes every key from the key file but the one in use.
    ///
    /// # Errors
    /// Somebody's key still needs an older one, or the file cannot be written.
    pub async fn drop_old_keys(&self) -> Result<(), PgOpenError> {
        let path = &self.inner.options.key;
        if self.tell(self.left_behind().await)? > 0 {
            return Err(PgOpenError::Key(path.display().to_string(), "some still need the old key".into()));
        }
        let mut lent = self.tell(self.inner.server.lend().await)?;
        let row = in_time(async { Ok(key_row(lent.client()).await?) }).await;
        lent.back(&row);
        let row = self.tell(row)?;
        MasterKey::keep_only(path, &row.mark)
            .map_err(|error| PgOpenError::Key(path.display().to_string(), error.to_string()))
    }

    fn tell<T>(&self, done: Result<T, Fault>) -> Result<T, PgOpenError> {
        done.map_err(|fault| PgOpenError::Store(fault.into_error()))
    }

    async fn read_key_again(&self) -> Result<(), PgOpenError> {
        let mut lent = self.tell(self.inner.server.lend().await)?;
        let row = in_time(async { Ok(key_row(lent.client()).await?) }).await;
        lent.back(&row);
        let fresh = Secrets::read(&self.inner.options.key, &self.tell(row)?)?;
        *self.inner.secrets.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(fresh);
        Ok(())
    }

    /// How many people's keys are wrapped with an older key.
    async fn left_behind(&self) -> Result<i64, Fault> {
        let count = "SELECT count(*) FROM ruqsat.person WHERE key IS NOT NULL AND key_epoch < $1";
        let mut lent = self.inner.server.lend().await?;
        let row = in_time(async {
            Ok(lent.client().query_typed_one(count, &[(&self.secrets().epoch, Type::INT4)]).await?)
        });
        let row = row.await;
        lent.back(&row);
        Ok(row?.try_get(0)?)
    }

    async fn others_alive(&self) -> Result<bool, Fault> {
        let ask =
            format!("SELECT EXISTS (SELECT FROM ruqsat.sender WHERE holder <> $1 AND seen_at > {NOW} - $2)");
        let mut lent = self.inner.server.lend().await?;
        let row = in_time(async {
            let values: [(&(dyn ToSql + Sync), Type); 2] =
                [(&self.inner.holder, Type::TEXT), (&GONE_MS, Type::INT8)];
            Ok(lent.client().query_typed_one(&ask, &values).await?)
        });
        let row = row.await;
        lent.back(&row);
        Ok(row?.try_get(0)?)
    }

    /// Wraps some people's keys again; returns how many.
    async fn wrap_page(&self) -> Result<u64, Fault> {
        let secrets = self.secrets();
        let read = format!(
            "SELECT who, key, {LET_GO} FROM ruqsat.person WHERE key IS NOT NULL AND key_epoch < $1 \
             ORDER BY who LIMIT $2 FOR UPDATE"
        );
        let mut lent = self.inner.server.lend().await?;
        let done = in_time(async {
            let tx = lent.client().transaction().await?;
            let values: [(&(dyn ToSql + Sync), Type); 2] =
                [(&secrets.epoch, Type::INT4), (&PAGE, Type::INT8)];
            let (mut people, mut keys) = (Vec::new(), Vec::new());
            for row in tx.query_typed(&read, &values).await? {
                let (who, key): (Vec<u8>, Vec<u8>) = (row.try_get(0)?, row.try_get(1)?);
                let name = Who::try_from(&who[..]).ok();
                let wrapped = name.and_then(|name| Some(secrets.wrap(&name, &secrets.unwrap(&name, &key)?)));
                let unreadable = || StoreError::Unreadable("a person's key".into());
                keys.push(wrapped.ok_or_else(unreadable)?);
                people.push(who);
            }
            let write = "UPDATE ruqsat.person SET key = again.key, key_epoch = $3 \
                         FROM unnest($1, $2) AS again (who, key) WHERE person.who = again.who";
            let values: [(&(dyn ToSql + Sync), Type); 3] =
                [(&people, Type::BYTEA_ARRAY), (&keys, Type::BYTEA_ARRAY), (&secrets.epoch, Type::INT4)];
            tx.execute_typed(write, &values).await?;
            tx.commit().await?;
            Ok(people.len() as u64)
        });
        let done = done.await;
        lent.back(&done);
        done
    }

    /// What passes through and the notes are few: all of them at once.
    async fn seal_passing_again(&self) -> Result<(), Fault> {
        let secrets = self.secrets();
        let mut unreadable = HashSet::new();
        let mut lent = self.inner.server.lend().await?;
        let done = in_time(async {
            let tx = lent.client().transaction().await?;
            let read = format!(
                "SELECT update_id, body, {LET_GO} FROM ruqsat.inbox WHERE body IS NOT NULL FOR UPDATE"
            );
            for row in tx.query_typed(&read, &[]).await? {
                let (id, body): (i64, Vec<u8>) = (row.try_get(0)?, row.try_get(1)?);
                let Some(again) = secrets.again(Passing::Incoming(id.cast_unsigned()), &body) else {
                    unreadable.insert("an update");
                    continue;
                };
                let values: [(&(dyn ToSql + Sync), Type); 2] = [(&id, Type::INT8), (&again, Type::BYTEA)];
                tx.execute_typed("UPDATE ruqsat.inbox SET body = $2 WHERE update_id = $1", &values).await?;
            }
            let read = format!("SELECT id, who, body, {LET_GO} FROM ruqsat.outbox FOR UPDATE");
            for row in tx.query_typed(&read, &[]).await? {
                let (id, who, body): (i64, Vec<u8>, Vec<u8>) =
                    (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
                let again = Who::try_from(who).ok();
                let Some(again) = again.and_then(|who| secrets.again(Passing::Outgoing(&who), &body)) else {
                    unreadable.insert("a message");
                    continue;
                };
                let values: [(&(dyn ToSql + Sync), Type); 2] = [(&id, Type::INT8), (&again, Type::BYTEA)];
                tx.execute_typed("UPDATE ruqsat.outbox SET body = $2 WHERE id = $1", &values).await?;
            }
            let read = format!("SELECT name, bytes, {LET_GO} FROM ruqsat.note FOR UPDATE");
            for row in tx.query_typed(&read, &[]).await? {
                let (name, bytes): (String, Vec<u8>) = (row.try_get(0)?, row.try_get(1)?);
                let Some(again) = secrets.again(Passing::Note(&name), &bytes) else {
                    unreadable.insert("a note");
                    continue;
                };
                let values: [(&(dyn ToSql + Sync), Type); 2] = [(&name, Type::TEXT), (&again, Type::BYTEA)];
                tx.execute_typed("UPDATE ruqsat.note SET bytes = $2 WHERE name = $1", &values).await?;
            }
            tx.commit().await?;
            Ok(())
        });
        let done = done.await;
        lent.back(&done);
        for what in unreadable {
            tracing::error!("{what} cannot be read and stays under the old key; run `ruqsat store check`");
        }
        done
    }
}
