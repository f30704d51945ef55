//! How the tables come to be, and are changed by later releases: numbered steps, each in one transaction,
//! under the lock of the row in `store`. A release knows its own tables and the next step: a step adds first,
//! and takes away only a release later.

use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, Transaction};

use super::PgOpenError;
use super::secrets::KeyRow;
use super::server::{Fault, LET_GO, in_time};

/// A step: what it does, and which program may still write after it.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// The statements. They must be such that the program before this one does not mind.
    pub sql: &'static str,
    /// A program that knows fewer steps must not write any more.
    pub least_program: i32,
}

/// What a release knows of the tables: every step there is, from the first on.
#[derive(Clone, Copy, Debug)]
pub struct Release(&'static [Migration]);

impl Release {
    /// This one.
    pub const THIS: Release = Release(&[Migration { sql: include_str!("0001.sql"), least_program: 1 }]);

    /// Another one, which knows these steps. They begin with those of this release.
    pub const fn of(steps: &'static [Migration]) -> Release {
        Release(steps)
    }

    /// The steps.
    pub const fn steps(self) -> &'static [Migration] {
        self.0
    }

    /// How many steps it knows.
    #[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "there are a few")]
    pub(super) const fn known(self) -> i32 {
        self.0.len() as i32
    }
}

/// An instance that was not seen for so long is gone.
pub(super) const GONE_MS: i64 = 30_000;
/// The server's clock, in milliseconds.
pub(super) const NOW: &str = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

/// Makes the tables of a new store.
pub(super) async fn init(client: &mut Client, id: &[u8], key: &KeyRow) -> Result<bool, Fault> {
    let tx = client.transaction().await?;
    let there = tx.query_typed_one("SELECT to_regclass('ruqsat.store') IS NOT NULL", &[]).await?;
    if there.try_get(0)? {
        return Ok(false);
    }
    for step in Release::THIS.steps() {
        tx.batch_execute(step.sql).await?;
    }
    let least = Release::THIS.steps().last().map_or(1, |step| step.least_program);
    let row = "INSERT INTO ruqsat.store (id, key_mark, epoch, naming, schema, least_program) \
               VALUES ($1, $2, $3, $4, $5, $6)";
    let values: [(&(dyn ToSql + Sync), Type); 6] = [
        (&id, Type::BYTEA),
        (&key.mark, Type::TEXT),
        (&key.epoch, Type::INT4),
        (&key.naming, Type::BYTEA),
        (&Release::THIS.known(), Type::INT4),
        (&least, Type::INT4),
    ];
    tx.execute_typed(row, &values).await?;
    tx.commit().await?;
    Ok(true)
}

/// Takes the steps that are missing. Fails where a newer program has changed the store too far, or where an
/// older one that would not understand the step still runs.
pub(super) async fn migrate(client: &mut Client, release: Release) -> Result<(), PgOpenError> {
    let done = in_time(async {
        let tx = client.transaction().await?;
        let read = format!("SELECT schema, least_program, {LET_GO} FROM ruqsat.store FOR UPDATE");
        let schema = match read_schema(&tx, &read, release).await? {
            Ok(schema) => schema,
            Err(too_new) => return Ok(Err(too_new)),
        };
        for (number, step) in (1..).zip(release.steps()).filter(|(number, _)| *number > schema) {
            if is_older_alive(&tx, number - 1).await? {
                return Ok(Err(PgOpenError::OlderRuns));
            }
            tx.batch_execute(step.sql).await?;
            let note = "UPDATE ruqsat.store SET schema = $1, least_program = $2";
            let values: [(&(dyn ToSql + Sync), Type); 2] =
                [(&number, Type::INT4), (&step.least_program, Type::INT4)];
            tx.execute_typed(note, &values).await?;
        }
        tx.commit().await?;
        Ok(Ok(()))
    });
    done.await.map_err(Fault::into_error)?
}

/// Whether the tables can be used as they are. As `migrate` it fails where they cannot be brought to this release
/// either; a key that is wrong is found by whoever reads it.
pub(super) async fn fits(client: &mut Client, release: Release) -> Result<(), PgOpenError> {
    let done = in_time(async {
        let tx = client.transaction().await?;
        let read = "SELECT schema, least_program FROM ruqsat.store";
        let schema = match read_schema(&tx, read, release).await? {
            Ok(schema) => schema,
            Err(too_new) => return Ok(Err(too_new)),
        };
        if schema >= release.known() {
            return Ok(Ok(()));
        }
        for number in schema..release.known() {
            if is_older_alive(&tx, number).await? {
                return Ok(Err(PgOpenError::OlderRuns));
            }
        }
        Ok(Err(PgOpenError::Earlier))
    });
    done.await.map_err(Fault::into_error)?
}

/// How many steps the tables have taken. Fails where a newer program has changed the store too far.
async fn read_schema(
    tx: &Transaction<'_>,
    read: &str,
    release: Release,
) -> Result<Result<i32, PgOpenError>, Fault> {
    let row = tx.query_typed_one(read, &[]).await?;
    let (schema, least): (i32, i32) = (row.try_get(0)?, row.try_get(1)?);
    match least > release.known() {
        true => Ok(Err(PgOpenError::TooNew(least, release.known()))),
        false => Ok(Ok(schema)),
    }
}

/// Whether an instance runs that knows fewer steps than this: it would not understand the next one.
async fn is_older_alive(tx: &Transaction<'_>, steps: i32) -> Result<bool, Fault> {
    let ask =
        format!("SELECT EXISTS (SELECT FROM ruqsat.sender WHERE program < $1 AND seen_at > {NOW} - $2)");
    let values: [(&(dyn ToSql + Sync), Type); 2] = [(&steps, Type::INT4), (&GONE_MS, Type::INT8)];
    Ok(tx.query_typed_one(&ask, &values).await?.try_get(0)?)
}
