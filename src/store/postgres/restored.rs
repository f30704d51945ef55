//! After PostgreSQL's own restore to an earlier time: whoever was forgotten since is forgotten again, and what may have
//! been sent since comes marked as a possible repeat.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use tokio_postgres::types::{ToSql, Type};

use super::PgStore;
use super::committing::forget;
use super::migrations::NOW;
use super::people::ladder_of;
use super::server::{Fault, LET_GO, in_time};
use crate::ports::StoreError;
use crate::reminders::ChatId;
use crate::store::restore::UnknownErasures;
use crate::store::sealing::{Who, hex};

/// Begins the first line of a list.
const HEAD: &str = "ruqsat-forgotten-1";
/// People at a time.
const PAGE: i64 = 500;
/// A reminder that is due waits no longer than this for its next try.
const LONGEST_WAIT: TimeDelta = TimeDelta::days(2);

/// Whom a store has forgotten within the last month: keyed hashes, which tell nobody's name. As text it has a line
/// each, and a first line that says of which store and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForgottenList {
    store: [u8; 16],
    made_at: DateTime<Utc>,
    /// When each of them was forgotten the last time, in milliseconds since 1970.
    people: BTreeMap<Who, i64>,
}

impl fmt::Display for ForgottenList {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{HEAD} {} {}", hex(&self.store), self.made_at.timestamp_millis())?;
        self.people.iter().try_for_each(|(who, at)| write!(out, "\n{} {at}", hex(who)))
    }
}

impl FromStr for ForgottenList {
    type Err = String;

    fn from_str(text: &str) -> Result<ForgottenList, String> {
        let mut lines = (1..).zip(text.lines().map(str::trim)).filter(|(_, line)| !line.is_empty());
        let head = lines.next().and_then(|(_, line)| named(line.strip_prefix(HEAD)?));
        let head = head.and_then(|(store, at)| Some((store, DateTime::from_timestamp_millis(at)?)));
        let (store, made_at) = head.ok_or("it is no list that `ruqsat store forgotten` has written")?;
        let people = lines.map(|(number, line)| named(line).ok_or(format!("its line {number} is damaged")));
        Ok(ForgottenList { store, made_at, people: people.collect::<Result<_, String>>()? })
    }
}

/// Sixteen bytes and an instant, as a line holds them.
fn named(line: &str) -> Option<([u8; 16], i64)> {
    let (name, at) = line.trim().split_once(' ')?;
    let digits = (name.len() == 32 && name.is_ascii()).then_some(name)?;
    let mut bytes = [0; 16];
    for (byte, at) in bytes.iter_mut().zip((0..).step_by(2)) {
        *byte = u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()?;
    }
    Some((bytes, at.parse().ok()?))
}

/// What was changed in a store that was put back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reconciled {
    /// The moment that the store was put back to, by its last heartbeat.
    pub put_back_to: Option<DateTime<Utc>>,
    /// When the list was made; whoever was forgotten later is not in it.
    pub known_until: Option<DateTime<Utc>>,
    /// People who were there again and are forgotten now.
    pub forgotten: u64,
    /// People whose reminders may have been sent since.
    pub marked: u64,
    /// People whose reminders cannot be read.
    pub unreadable: u64,
}

/// Why nothing was changed; the sentence is for the operator.
#[derive(Debug, thiserror::Error)]
pub enum ReconcileError {
    /// Somebody may be sent something meanwhile.
    #[error("an instance runs on that store; stop every one of them, and call this again after some seconds")]
    Runs,
    /// Somebody who was told that everything is erased may be there again.
    #[error(
        "it cannot be known who asked to be forgotten since the moment that this store was put back to ({0}); give \
         the newest list of `ruqsat store forgotten` with --forgotten FILE, or --accept-unknown-erasures to let them \
         be there again"
    )]
    ErasuresUnknown(String),
    /// The list belongs to another store.
    #[error("this list is of another store; nothing was changed")]
    OtherStore,
    /// The store itself says so. What was changed by then stays changed, and the call can be made again.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Fault> for ReconcileError {
    fn from(fault: Fault) -> ReconcileError {
        ReconcileError::Store(fault.into_error())
    }
}

impl PgStore {
    /// Whom this store has forgotten within the last month.
    ///
    /// # Errors
    /// The server does not answer.
    pub async fn forgotten(&self) -> Result<ForgottenList, StoreError> {
        self.read_forgotten().await.map_err(Fault::into_error)
    }

    async fn read_forgotten(&self) -> Result<ForgottenList, Fault> {
        let (store, now, _) = self.read_moment().await?;
        let mut lent = self.inner.server.lend().await?;
        let rows = in_time(async {
            let read = "SELECT who, forgotten_at FROM ruqsat.person WHERE forgotten_at IS NOT NULL";
            Ok(lent.client().query_typed(read, &[]).await?)
        });
        let rows = rows.await;
        lent.back(&rows);
        let mut people = BTreeMap::new();
        for row in rows? {
            let (who, at): (Vec<u8>, i64) = (row.try_get(0)?, row.try_get(1)?);
            people.extend(Who::try_from(who).ok().map(|who| (who, at)));
        }
        Ok(ForgottenList { store, made_at: now, people })
    }

    /// Makes a store that PostgreSQL has put back to an earlier time fit to go on, before any instance runs: whoever
    /// is in the list is forgotten again, and what may have been sent since is marked. Can be called again.
    ///
    /// # Errors
    /// The sentence is for the operator.
    pub async fn reconcile(
        &self,
        list: Option<&ForgottenList>,
        unknown_erasures: UnknownErasures,
        now: DateTime<Utc>,
    ) -> Result<Reconciled, ReconcileError> {
        if self.runs().await? {
            return Err(ReconcileError::Runs);
        }
        let (store, _, put_back_to) = self.read_moment().await?;
        if list.is_some_and(|list| list.store != store) {
            return Err(ReconcileError::OtherStore);
        }
        if unknown_erasures == UnknownErasures::Refuse {
            let unknown = match list {
                None => Some("no list is given".to_string()),
                Some(list) => put_back_to.filter(|moment| list.made_at < *moment).map(|moment| {
                    format!("the list is of {}, and the store of {}", seconds(list.made_at), seconds(moment))
                }),
            };
            if let Some(why) = unknown {
                return Err(ReconcileError::ErasuresUnknown(why));
            }
        }
        let mut done =
            Reconciled { put_back_to, known_until: list.map(|it| it.made_at), ..Reconciled::default() };
        for (who, at) in list.into_iter().flat_map(|list| &list.people) {
            done.forgotten += u64::from(self.forget_again(who, *at).await?);
        }
        self.mark_what_may_have_been_sent(now, &mut done).await?;
        Ok(done)
    }

    /// Which store it is, what time it is there, and when an instance was last seen.
    async fn read_moment(&self) -> Result<([u8; 16], DateTime<Utc>, Option<DateTime<Utc>>), Fault> {
        let read = format!("SELECT id, {NOW}, (SELECT max(seen_at) FROM ruqsat.sender) FROM ruqsat.store");
        let mut lent = self.inner.server.lend().await?;
        let row = in_time(async { Ok(lent.client().query_typed_one(&read, &[]).await?) }).await;
        lent.back(&row);
        let row = row?;
        let (id, now, seen): (Vec<u8>, i64, Option<i64>) =
            (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
        let store = <[u8; 16]>::try_from(id).unwrap_or_default();
        let now = DateTime::from_timestamp_millis(now).unwrap_or_default();
        Ok((store, now, seen.and_then(DateTime::from_timestamp_millis)))
    }

    /// Forgets somebody, unless the store knows of it: then whatever it holds came after they were back. Whether there
    /// was anything.
    async fn forget_again(&self, who: &Who, at: i64) -> Result<bool, Fault> {
        let mut lent = self.inner.server.lend().await?;
        let done = in_time(async {
            let tx = lent.client().transaction().await?;
            let read = format!(
                "SELECT COALESCE(forgotten_at >= $2, false), key IS NOT NULL OR record IS NOT NULL \
                 OR ladder IS NOT NULL, {LET_GO} FROM ruqsat.person WHERE who = $1 FOR UPDATE"
            );
            let values: [(&(dyn ToSql + Sync), Type); 2] = [(&&who[..], Type::BYTEA), (&at, Type::INT8)];
            let row = tx.query_typed_opt(&read, &values).await?;
            let (is_known, is_there) = match row {
                Some(row) => (row.try_get(0)?, row.try_get(1)?),
                None => (false, false),
            };
            if is_known {
                return Ok(false);
            }
            forget(&tx, who, DateTime::from_timestamp_millis(at).unwrap_or_default()).await?;
            tx.commit().await?;
            Ok(is_there)
        });
        let done = done.await;
        lent.back(&done);
        done
    }

    /// Whatever is due by now may have been sent since.
    async fn mark_what_may_have_been_sent(
        &self,
        now: DateTime<Utc>,
        done: &mut Reconciled,
    ) -> Result<(), Fault> {
        let mut after = Vec::new();
        loop {
            let page = self.due_ladders(&after, now).await?;
            let Some((last, _)) = page.last() else { return Ok(()) };
            after = last.to_vec();
            for (_, chat) in page {
                let Some(chat) = chat else {
                    done.unreadable += 1;
                    continue;
                };
                let marking = self.change_ladder(chat, now, |ladder| {
                    let before = ladder.clone();
                    ladder.recover(now);
                    ladder.restored(now);
                    *ladder != before
                });
                done.marked += u64::from(marking.await?);
            }
        }
    }

    /// People of whose reminders one is due or waits for its next try, and those whose reminders wait for them to come
    /// back; without a chat where the ladder does not open.
    async fn due_ladders(
        &self,
        after: &[u8],
        now: DateTime<Utc>,
    ) -> Result<Vec<(Who, Option<ChatId>)>, Fault> {
        let secrets = self.secrets();
        let read = "SELECT who, key, ladder FROM ruqsat.person WHERE ladder IS NOT NULL \
                    AND (next_due IS NULL OR next_due <= $2) AND who > $1 ORDER BY who LIMIT $3";
        let latest = (now + LONGEST_WAIT).timestamp();
        let mut lent = self.inner.server.lend().await?;
        let rows = in_time(async {
            let values: [(&(dyn ToSql + Sync), Type); 3] =
                [(&after, Type::BYTEA), (&latest, Type::INT8), (&PAGE, Type::INT8)];
            Ok(lent.client().query_typed(read, &values).await?)
        });
        let rows = rows.await;
        lent.back(&rows);
        let mut people = Vec::new();
        for row in rows? {
            let (who, key, ladder): (Vec<u8>, Option<Vec<u8>>, Option<Vec<u8>>) =
                (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
            let Ok(who) = Who::try_from(who) else { continue };
            let opened = ladder_of(&secrets, &who, key.as_deref(), ladder.as_deref()).ok().flatten();
            people.push((who, opened.map(|(chat, _)| chat)));
        }
        Ok(people)
    }
}

/// An instant as an operator reads it.
fn seconds(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_it_was_written_and_a_damaged_one_is_refused() {
        let at = |ms| DateTime::from_timestamp_millis(ms).unwrap_or_default();
        let people = BTreeMap::from([([1; 16], 7), ([0xfe; 16], -7)]);
        let list = ForgottenList { store: [9; 16], made_at: at(1_795_330_800_123), people };
        let text = list.to_string();
        assert_eq!(text.lines().count(), 3);
        assert_eq!(text.parse(), Ok(list.clone()));
        assert_eq!(format!("{}\r\n\r\n", text.replace('\n', "\r\n")).parse(), Ok(list));
        for (damaged, why) in [
            (String::new(), "no list"),
            (text.lines().skip(1).collect::<Vec<_>>().join("\n"), "no list"),
            (text.replacen("0101", "01", 1), "line 2"),
            (format!("{text}\nx"), "line 4"),
        ] {
            let refused = damaged.parse::<ForgottenList>();
            assert!(refused.as_ref().is_err_and(|said| said.contains(why)), "{refused:?}");
        }
    }
}
