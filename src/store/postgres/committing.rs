//! One transaction of a chat: the row of the person is locked first, and is the only lock that is ever
//! waited for, so nothing can wait in a circle.

use std::sync::Mutex;

use chrono::{DateTime, Utc};
use tokio_postgres::types::Type;
use tokio_postgres::{Row, Transaction};

use super::secrets::{Secrets, unreadable};
use super::server::{Fault, LET_GO};
use super::{HELD_FOR_MS, ms};
use crate::locks;
use crate::ports::{
    Basis, Commit, Committed, Incoming, LadderChange, Outgoing, RecordChange, StoreError, UpdateId, Urgency,
};
use crate::reminders::{ChatId, Ladder};
use crate::store::sealing::{Sealer, Who};

/// What was read of a person under the lock of their row.
pub(super) struct Person {
    pub(super) who: Who,
    pub(super) chat: ChatId,
    version: i64,
    key: Option<Vec<u8>>,
    ladder: Option<Vec<u8>>,
    has_record: bool,
}

/// Which instance makes the change, and under which name the commit is known.
pub(super) struct Making<'a> {
    pub(super) secrets: &'a Secrets,
    pub(super) holder: &'a str,
    pub(super) token: [u8; 16],
    /// Filled before COMMIT is sent: should its answer be lost, it can be asked for.
    pub(super) sent: &'a Mutex<Option<Committed>>,
}

/// Locks the row of a person; makes it where there is none.
pub(super) async fn lock(
    tx: &Transaction<'_>,
    secrets: &Secrets,
    chat: ChatId,
    now: DateTime<Utc>,
) -> Result<Person, Fault> {
    let who = secrets.who(chat);
    let read = format!(
        "SELECT version, key, ladder, record IS NOT NULL, {LET_GO} FROM ruqsat.person WHERE who = $1 FOR UPDATE"
    );
    let mut row = tx.query_typed_opt(&read, &[(&&who[..], Type::BYTEA)]).await?;
    if row.is_none() {
        let make = format!(
            "INSERT INTO ruqsat.person (who, key_epoch, seen_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING \
             RETURNING {LET_GO}"
        );
        let values: [(&(dyn tokio_postgres::types::ToSql + Sync), Type); 3] =
            [(&&who[..], Type::BYTEA), (&secrets.epoch, Type::INT4), (&ms(now), Type::INT8)];
        tx.query_typed(&make, &values).await?;
        row = tx.query_typed_opt(&read, &[(&&who[..], Type::BYTEA)]).await?;
    }
    let row = row.ok_or(Fault::Late("the row of a chat was removed while it was made"))?;
    let (version, key, ladder) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
    Ok(Person { who, chat, version, key, ladder, has_record: row.try_get(3)? })
}

impl Person {
    pub(super) fn ladder(&self, secrets: &Secrets) -> Result<Ladder, StoreError> {
        let Some(sealed) = &self.ladder else { return Ok(Ladder::default()) };
        let sealer = secrets.sealer_of_stored(&self.who, self.key.as_deref())?;
        let opened = secrets.open_ladder(&sealer, &self.who, sealed);
        opened.map(|(_, ladder)| ladder).ok_or_else(|| unreadable("a ladder"))
    }

    /// The person's sealer, and their key's wrapped form where it had to be made. Not where something is stored:
    /// what its own key may still open would be lost with that key's place.
    fn sealer(&self, secrets: &Secrets) -> Result<(Sealer, Option<Vec<u8>>), StoreError> {
        match secrets.sealer(&self.who, self.key.as_deref())? {
            Some(sealer) => Ok((sealer, None)),
            None if self.has_record || self.ladder.is_some() => Err(unreadable("a person's key")),
            None => secrets.make_key(&self.who).map(|(sealer, wrapped)| (sealer, Some(wrapped))),
        }
    }
}

/// Writes a changed ladder down.
pub(super) async fn put_ladder(
    tx: &Transaction<'_>,
    secrets: &Secrets,
    person: &Person,
    ladder: &Ladder,
) -> Result<(), Fault> {
    let (sealed, key) = if ladder.is_empty() {
        (None, None)
    } else {
        let (sealer, made) = person.sealer(secrets)?;
        (Some(secrets.seal_ladder(&sealer, &person.who, person.chat, ladder)), made)
    };
    let change = "UPDATE ruqsat.person SET ladder = $2, next_due = $3, key = COALESCE($4, key), \
                  key_epoch = CASE WHEN $4 IS NULL THEN key_epoch ELSE $5 END WHERE who = $1";
    tx.execute_typed(
        change,
        &[
            (&&person.who[..], Type::BYTEA),
            (&sealed, Type::BYTEA),
            (&ladder.next(), Type::INT8),
            (&key, Type::BYTEA),
            (&secrets.epoch, Type::INT4),
        ],
    )
    .await?;
    Ok(())
}

/// Makes one commit; everything but the last word to the server.
pub(super) async fn commit(
    tx: Transaction<'_>,
    making: &Making<'_>,
    commit: &Commit,
    in_hand: impl Fn(UpdateId) -> bool,
) -> Result<Committed, Fault> {
    let secrets = making.secrets;
    let Commit { chat, update_id, now, basis, record, ladder, outbox, urgency, history } = commit;
    let (chat, now) = (*chat, *now);
    let mut person = lock(&tx, secrets, chat, now).await?;
    let who = person.who;
    if matches!(basis, Basis::Read(version) if version.0 != person.version.cast_unsigned()) {
        return Err(StoreError::Changed.into());
    }
    if let Some(update_id) = update_id {
        finish(&tx, &who, *update_id, matches!(basis, Basis::Read(_)), now).await?;
    }
    let ladder_after = match ladder {
        LadderChange::Keep => None,
        _ if *record == RecordChange::Forget => Some(Ladder::default()),
        _ => Some(person.ladder(secrets)?),
    };
    let ladder_after = ladder_after.map(|mut it| {
        match ladder {
            LadderChange::Keep => {}
            LadderChange::Replace(plan) => it.replace(plan.iter().copied(), now),
            LadderChange::Park => it.park(),
            LadderChange::Unpark => it.unpark(),
        }
        it
    });
    if *record == RecordChange::Forget {
        forget(&tx, &who, now).await?;
        person.key = None;
        person.ladder = None;
        person.has_record = false;
    }
    let seals = matches!(record, RecordChange::Put(_))
        || !history.is_empty()
        || ladder_after.as_ref().is_some_and(|it| !it.is_empty());
    let (sealer, made) = if seals {
        let (sealer, made) = person.sealer(secrets)?;
        (Some(sealer), made)
    } else {
        (None, None)
    };
    let sealed_record = match (record, &sealer) {
        (RecordChange::Put(bytes), Some(sealer)) => Some(secrets.seal_record(sealer, &who, chat, bytes)),
        _ => None,
    };
    let sealed_ladder = match (&ladder_after, &sealer) {
        (Some(it), Some(sealer)) if !it.is_empty() => Some(secrets.seal_ladder(sealer, &who, chat, it)),
        _ => None,
    };
    let next_due = ladder_after.as_ref().and_then(Ladder::next);
    let grows = i64::from(*record != RecordChange::Keep);
    let change = "UPDATE ruqsat.person SET record = COALESCE($2, record), \
                  ladder = CASE WHEN $3 THEN $4 ELSE ladder END, \
                  next_due = CASE WHEN $3 THEN $5 ELSE next_due END, \
                  key = COALESCE($6, key), key_epoch = CASE WHEN $6 IS NULL THEN key_epoch ELSE $7 END, \
                  version = version + $8, last_commit = $9, seen_at = $10 WHERE who = $1";
    tx.execute_typed(
        change,
        &[
            (&&who[..], Type::BYTEA),
            (&sealed_record, Type::BYTEA),
            (&ladder_after.is_some(), Type::BOOL),
            (&sealed_ladder, Type::BYTEA),
            (&next_due, Type::INT8),
            (&made, Type::BYTEA),
            (&secrets.epoch, Type::INT4),
            (&grows, Type::INT8),
            (&&making.token[..], Type::BYTEA),
            (&ms(now), Type::INT8),
        ],
    )
    .await?;
    if let (Some(sealer), false) = (&sealer, history.is_empty()) {
        let told: Vec<Vec<u8>> =
            history.iter().map(|told| secrets.seal_told(sealer, &who, chat, told)).collect();
        let tell = "INSERT INTO ruqsat.history (who, told) SELECT $1, told FROM unnest($2) WITH ORDINALITY \
                    AS all_told (told, n) ORDER BY n";
        tx.execute_typed(tell, &[(&&who[..], Type::BYTEA), (&told, Type::BYTEA_ARRAY)]).await?;
    }
    let said = if outbox.is_empty() {
        Vec::new()
    } else {
        let bodies: Vec<Vec<u8>> =
            outbox.iter().map(|body| secrets.seal_outgoing(&who, chat, body)).collect();
        let say = "INSERT INTO ruqsat.outbox (who, urgency, body) SELECT $1, $2, body FROM unnest($3) \
                   WITH ORDINALITY AS said (body, n) ORDER BY n";
        let values: [(&(dyn tokio_postgres::types::ToSql + Sync), Type); 3] =
            [(&&who[..], Type::BYTEA), (&number(*urgency), Type::INT2), (&bodies, Type::BYTEA_ARRAY)];
        tx.execute_typed(say, &values).await?;
        take(&tx, secrets, making.holder, &who, *urgency, now).await?
    };
    let next = match update_id {
        Some(_) => next_update(&tx, secrets, &who).await?.filter(|next| !in_hand(next.update_id)),
        None => None,
    };
    let committed = Committed { said, next };
    *locks::lock(making.sent) = Some(committed.clone());
    tx.commit().await?;
    Ok(committed)
}

/// An update is done with, or the reason why it cannot be.
async fn finish(
    tx: &Transaction<'_>,
    who: &Who,
    update_id: UpdateId,
    in_order: bool,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let id = update_id.0.cast_signed();
    let done = "UPDATE ruqsat.inbox SET done_at = $2, body = NULL WHERE update_id = $1 AND done_at IS NULL \
                AND (NOT $3 OR NOT EXISTS (SELECT FROM ruqsat.inbox AS earlier WHERE earlier.who = $4 \
                AND earlier.done_at IS NULL AND earlier.update_id < $1))";
    let values: [(&(dyn tokio_postgres::types::ToSql + Sync), Type); 4] =
        [(&id, Type::INT8), (&ms(now), Type::INT8), (&in_order, Type::BOOL), (&&who[..], Type::BYTEA)];
    if tx.execute_typed(done, &values).await? > 0 {
        return Ok(());
    }
    let open = "SELECT FROM ruqsat.inbox WHERE update_id = $1 AND done_at IS NULL";
    match tx.query_typed_opt(open, &[(&id, Type::INT8)]).await? {
        Some(_) => Err(StoreError::Earlier.into()),
        None => Err(StoreError::Done.into()),
    }
}

/// Everything of a person goes; their key first of all.
pub(super) async fn forget(tx: &Transaction<'_>, who: &Who, now: DateTime<Utc>) -> Result<(), Fault> {
    let at: (&(dyn tokio_postgres::types::ToSql + Sync), Type) = (&ms(now), Type::INT8);
    let erase = "UPDATE ruqsat.person SET key = NULL, record = NULL, ladder = NULL, next_due = NULL, \
                 forgotten_at = $2 WHERE who = $1";
    tx.execute_typed(erase, &[(&&who[..], Type::BYTEA), at.clone()]).await?;
    tx.execute_typed("DELETE FROM ruqsat.history WHERE who = $1", &[(&&who[..], Type::BYTEA)]).await?;
    tx.execute_typed("DELETE FROM ruqsat.outbox WHERE who = $1", &[(&&who[..], Type::BYTEA)]).await?;
    let empty = "UPDATE ruqsat.inbox SET done_at = $2, body = NULL WHERE who = $1 AND done_at IS NULL";
    tx.execute_typed(empty, &[(&&who[..], Type::BYTEA), at]).await?;
    Ok(())
}

/// The messages of a queue, where nobody says one of them at this moment and nothing is waited for. The
/// person's row must be locked.
pub(super) async fn take(
    tx: &Transaction<'_>,
    secrets: &Secrets,
    holder: &str,
    who: &Who,
    urgency: Urgency,
    now: DateTime<Utc>,
) -> Result<Vec<Outgoing>, Fault> {
    let take = "UPDATE ruqsat.outbox SET holder = $3, held_until = $4 WHERE who = $1 AND urgency = $2 \
                AND NOT EXISTS (SELECT FROM ruqsat.outbox AS other WHERE other.who = $1 AND other.urgency = $2 \
                AND other.holder IS NOT NULL AND other.held_until > $5) \
                AND COALESCE((SELECT head.not_before <= $5 FROM ruqsat.outbox AS head WHERE head.who = $1 \
                AND head.urgency = $2 ORDER BY head.id LIMIT 1), true) RETURNING id, body";
    let rows = tx
        .query_typed(
            take,
            &[
                (&&who[..], Type::BYTEA),
                (&number(urgency), Type::INT2),
                (&holder, Type::TEXT),
                (&(ms(now) + HELD_FOR_MS), Type::INT8),
                (&ms(now), Type::INT8),
            ],
        )
        .await?;
    let mut taken = Vec::with_capacity(rows.len());
    for row in rows {
        let (id, body): (i64, Vec<u8>) = (row.try_get(0)?, row.try_get(1)?);
        match secrets.open_outgoing(id, urgency, who, &body) {
            Some(outgoing) => taken.push(outgoing),
            None => tracing::error!("a saved message cannot be read; run `ruqsat store check`"),
        }
    }
    taken.sort_unstable_by_key(|outgoing| outgoing.id);
    Ok(taken)
}

async fn next_update(tx: &Transaction<'_>, secrets: &Secrets, who: &Who) -> Result<Option<Incoming>, Fault> {
    let next = "SELECT update_id, body FROM ruqsat.inbox WHERE who = $1 AND done_at IS NULL \
                ORDER BY update_id LIMIT 1";
    let row = tx.query_typed_opt(next, &[(&&who[..], Type::BYTEA)]).await?;
    row.map(|row| incoming(secrets, &row)).transpose().map(Option::flatten)
}

/// An update as a row holds it; `None` where it cannot be read.
pub(super) fn incoming(secrets: &Secrets, row: &Row) -> Result<Option<Incoming>, Fault> {
    let (id, body): (i64, Option<Vec<u8>>) = (row.try_get(0)?, row.try_get(1)?);
    let opened = body.and_then(|body| secrets.open_incoming(id.cast_unsigned(), &body));
    if opened.is_none() {
        tracing::error!("an update in the inbox cannot be read; run `ruqsat store check`");
    }
    Ok(opened)
}

/// How an urgency is stored.
pub(super) fn number(urgency: Urgency) -> i16 {
    match urgency {
        Urgency::Reply => 0,
        Urgency::Reminder => 1,
    }
}

pub(super) fn urgency(number: i16) -> Urgency {
    if number == 0 { Urgency::Reply } else { Urgency::Reminder }
}
