//! This instance among the others: its heartbeat tells the server that it is there, asks what time it is,
//! and agrees with the others who leads and how many messages a second each may send.

use std::sync::{Arc, PoisonError, Weak};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::time::Instant;
use tokio_postgres::Transaction;
use tokio_postgres::types::{ToSql, Type};

use super::migrations::{GONE_MS, NOW, Release};
use super::secrets::{KeyRow, Secrets};
use super::server::{Fault, LET_GO, in_time};
use super::{HELD_FOR_MS, Inner, PgStore};
use crate::locks::lock;
use crate::ports::{StoreError, StoreFigures, Time};

/// How often it beats.
const BEAT: Duration = Duration::from_secs(1);
/// How often figures are counted and old rows removed.
const COUNTED_EVERY: Duration = Duration::from_secs(10);
const TIDIED_EVERY: Duration = Duration::from_secs(300);
/// Who leads does so for this long unless it says so again, and believes it for a little less.
const LEASE_MS: i64 = 15_000;
const LEASE_TRUSTED: Duration = Duration::from_secs(13);
/// What an instance may send is granted for this long, and believed for a little less.
const GRANT_MS: i64 = 3_000;
const GRANT_TRUSTED: Duration = Duration::from_millis(2_900);
/// A grant counts for one window of Telegram's longer than it lasts.
const WINDOW_MS: i64 = 1_001;
/// An answer that took longer says too little about the time.
const SLOWEST: Duration = Duration::from_secs(1);
/// A clock that was not asked for so long is in doubt.
const DOUBT: Duration = Duration::from_secs(60);
/// An instance that was not seen for so long does not run.
const STILL_MS: i64 = 5_000;
/// Finished updates and forgotten people are remembered for so long.
const SEEN_MS: i64 = 48 * 3600 * 1000;
const FORGOTTEN_MS: i64 = 30 * 24 * 3600 * 1000;

/// What the last heartbeats have said.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Membership {
    joined: bool,
    /// It is about to end, and leads no more.
    resigned: bool,
    leads_until: Option<Instant>,
    share: u32,
    share_until: Option<Instant>,
    /// The server's time at a moment.
    clock: Option<(DateTime<Utc>, Instant)>,
}

impl Membership {
    pub(super) fn leads(self) -> bool {
        self.leads_until.is_some_and(|until| Instant::now() < until)
    }

    pub(super) fn share(self) -> Option<u32> {
        let is_granted = self.share_until.is_some_and(|until| Instant::now() < until);
        self.joined.then_some(if is_granted { self.share } else { 0 })
    }

    pub(super) fn time(self) -> Time {
        match self.clock {
            Some((then, at)) if at.elapsed() < DOUBT => Time::Shared(then + at.elapsed()),
            _ if self.joined => Time::InDoubt,
            _ => Time::Own,
        }
    }
}

/// What one heartbeat came to.
struct Beat {
    leads: bool,
    share: u32,
    now_ms: i64,
    key: KeyRow,
}

impl PgStore {
    pub(super) fn standing(&self) -> Membership {
        *lock(&self.inner.standing)
    }

    /// Takes part: from now on this instance leads where nobody else does, and sends its share. With
    /// `per_second` messages for all instances together. Ends with the last handle of the store, or once it is
    /// closed: nothing would be beaten for but errors in the log.
    pub async fn join(&self, per_second: u32) {
        lock(&self.inner.standing).joined = true;
        let (mut counted, mut tidied) = (None, None);
        self.turn(per_second, &mut counted, &mut tidied).await;
        let inner = Arc::downgrade(&self.inner);
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(BEAT).await;
                let Some(store) = alive(&inner).filter(|store| !store.inner.server.is_closed()) else {
                    return;
                };
                store.turn(per_second, &mut counted, &mut tidied).await;
            }
        });
    }

    async fn turn(&self, per_second: u32, counted: &mut Option<Instant>, tidied: &mut Option<Instant>) {
        let began = Instant::now();
        match self.beat(per_second).await {
            Ok(beat) => self.believe(&beat, began),
            // Closed during this beat: that says nothing about releases.
            Err(_) if self.inner.server.is_closed() => return,
            Err(Fault::Store(StoreError::Closed)) => {
                // It may have slept while the tables were changed: what it writes would not be understood.
                tracing::error!(
                    "a newer release has changed the store; this instance is too old for it and ends"
                );
                self.change_figures(|figures| figures.failing = true);
                *lock(&self.inner.standing) =
                    Membership { joined: true, resigned: true, ..Membership::default() };
                return self.close();
            }
            Err(fault) => {
                self.change_figures(|figures| figures.failing = true);
                tracing::warn!(error = %fault.into_error(), "the store's server did not answer a heartbeat");
                return;
            }
        }
        if self.inner.server.is_closed() {
            return;
        }
        if counted.is_none_or(|then| then.elapsed() >= COUNTED_EVERY) {
            *counted = Some(Instant::now());
            if let Err(fault) = self.count().await {
                tracing::warn!(error = %fault.into_error(), "the store could not be counted");
            }
        }
        if self.standing().leads() && tidied.is_none_or(|then| then.elapsed() >= TIDIED_EVERY) {
            *tidied = Some(Instant::now());
            if let Err(fault) = self.tidy().await {
                tracing::warn!(error = %fault.into_error(), "old rows could not be removed; it is tried again");
            }
        }
    }

    /// Trust is counted from the beginning of the attempt, so that it ends before the others' patience.
    fn believe(&self, beat: &Beat, began: Instant) {
        let took = began.elapsed();
        let (was_leading, is_leading) = {
            let mut standing = lock(&self.inner.standing);
            let was_leading = standing.leads();
            standing.leads_until = (beat.leads && !standing.resigned).then(|| began + LEASE_TRUSTED);
            (standing.share, standing.share_until) = (beat.share, Some(began + GRANT_TRUSTED));
            if took < SLOWEST
                && let Some(now) = DateTime::from_timestamp_millis(beat.now_ms)
            {
                // Somewhere within the round trip: the middle is wrong by half of it at most.
                let now = now + TimeDelta::from_std(took / 2).unwrap_or_default();
                standing.clock = Some((now, Instant::now()));
            }
            (was_leading, standing.leads())
        };
        if is_leading && !was_leading {
            tracing::info!("this instance leads: it asks for updates and looks at everybody");
        }
        self.change_figures(|figures| figures.failing = false);
        if beat.key.epoch != self.secrets().epoch {
            match Secrets::read(&self.inner.options.key, &beat.key) {
                Ok(fresh) => {
                    *self.inner.secrets.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(fresh);
                    tracing::info!("the store's key was changed; the new one is in use");
                }
                Err(error) => {
                    tracing::error!(%error, "the store's key was changed, and this instance has only the old one")
                }
            }
        }
    }

    async fn beat(&self, per_second: u32) -> Result<Beat, Fault> {
        let messages: Vec<i64> = self.hands().messages.iter().map(|id| id.cast_signed()).collect();
        let mut lent = self.inner.server.lend_apart().await?;
        let done = in_time(async {
            let tx = lent.client().transaction().await?;
            let lock = format!(
                "SELECT key_mark, epoch, naming, {NOW}, least_program, {LET_GO} FROM ruqsat.store FOR UPDATE"
            );
            let row = tx.query_typed_one(&lock, &[]).await?;
            let key = KeyRow { mark: row.try_get(0)?, epoch: row.try_get(1)?, naming: row.try_get(2)? };
            let now_ms: i64 = row.try_get(3)?;
            if row.try_get::<_, i32>(4)? > self.inner.release.known() {
                return Err(Fault::Store(StoreError::Closed));
            }
            let share = share(&tx, &self.inner.holder, self.inner.release, per_second, now_ms).await?;
            let leads = !self.standing().resigned && lead(&tx, &self.inner.holder, now_ms).await?;
            if !messages.is_empty() {
                let renew = "UPDATE ruqsat.outbox SET held_until = $3 WHERE id = ANY ($1) AND holder = $2 \
                             AND held_until < $4";
                let values: [(&(dyn ToSql + Sync), Type); 4] = [
                    (&messages, Type::INT8_ARRAY),
                    (&self.inner.holder, Type::TEXT),
                    (&(now_ms + HELD_FOR_MS), Type::INT8),
                    (&(now_ms + HELD_FOR_MS * 3 / 4), Type::INT8),
                ];
                tx.execute_typed(renew, &values).await?;
            }
            tx.commit().await?;
            Ok(Beat { leads, share, now_ms, key })
        });
        let done = done.await;
        lent.back(&done);
        done
    }

    /// Counts what is stored.
    ///
    /// # Errors
    /// The server does not answer.
    pub async fn count_figures(&self) -> Result<(), StoreError> {
        self.count().await.map_err(Fault::into_error)
    }

    async fn count(&self) -> Result<(), Fault> {
        let count = "SELECT (SELECT count(*) FROM ruqsat.person WHERE record IS NOT NULL), \
                     (SELECT count(*) FROM ruqsat.person WHERE next_due IS NOT NULL), \
                     (SELECT min(next_due) FROM ruqsat.person WHERE next_due IS NOT NULL), \
                     (SELECT count(*) FROM ruqsat.inbox WHERE done_at IS NULL), \
                     (SELECT count(*) FROM ruqsat.outbox), \
                     (SELECT count(*) FROM ruqsat.person WHERE key IS NULL AND (record IS NOT NULL OR ladder IS NOT NULL))";
        let mut lent = self.inner.server.lend_apart().await?;
        let row = in_time(async { Ok(lent.client().query_typed_one(count, &[]).await?) }).await;
        lent.back(&row);
        let row = row?;
        let number = |at: usize| row.try_get::<_, i64>(at).map(|it| it.max(0).cast_unsigned());
        let (chats, ladders, inbox, outbox) = (number(0)?, number(1)?, number(3)?, number(4)?);
        let keyless = number(5)?;
        let next_due: Option<i64> = row.try_get(2)?;
        let next_due = next_due.and_then(|next| DateTime::from_timestamp(next, 0));
        self.change_figures(|figures| {
            let quarantined = figures.quarantined.max(keyless);
            *figures = StoreFigures { chats, ladders, inbox, outbox, next_due, quarantined, ..*figures };
        });
        Ok(())
    }

    /// Whether an instance was there a moment ago: each beats once a second.
    pub(super) async fn runs(&self) -> Result<bool, Fault> {
        let ask = format!("SELECT EXISTS (SELECT FROM ruqsat.sender WHERE seen_at > {NOW} - $1)");
        let mut lent = self.inner.server.lend().await?;
        let runs = in_time(async {
            let row = lent.client().query_typed_one(&ask, &[(&STILL_MS, Type::INT8)]).await?;
            Ok(row.try_get::<_, bool>(0)?)
        });
        let runs = runs.await;
        lent.back(&runs);
        runs
    }

    /// What nobody has to know any more goes.
    async fn tidy(&self) -> Result<(), Fault> {
        let mut lent = self.inner.server.lend_apart().await?;
        let done = in_time(async {
            for (what, age) in [
                ("DELETE FROM ruqsat.inbox WHERE done_at IS NOT NULL AND received_at", SEEN_MS),
                (
                    "DELETE FROM ruqsat.person WHERE record IS NULL AND ladder IS NULL AND forgotten_at IS NULL \
                     AND NOT EXISTS (SELECT FROM ruqsat.outbox WHERE outbox.who = person.who) AND seen_at",
                    SEEN_MS,
                ),
                (
                    "DELETE FROM ruqsat.person WHERE record IS NULL AND ladder IS NULL AND forgotten_at",
                    FORGOTTEN_MS,
                ),
                ("DELETE FROM ruqsat.sender WHERE seen_at", 10 * GONE_MS),
            ] {
                let delete = format!("{what} < {NOW} - $1");
                lent.client().execute_typed(&delete, &[(&age, Type::INT8)]).await?;
            }
            Ok(())
        });
        let done = done.await;
        lent.back(&done);
        done
    }

    /// Others lead, and send what this instance sent, at once.
    pub(super) async fn step_down(&self) -> Result<(), Fault> {
        {
            let mut standing = lock(&self.inner.standing);
            if !standing.joined {
                return Ok(());
            }
            standing.leads_until = None;
            standing.resigned = true;
        }
        let mut lent = self.inner.server.lend_apart().await?;
        let done = in_time(async {
            let holder = &self.inner.holder;
            let resign = "UPDATE ruqsat.lease SET until = 0 WHERE name = 'leader' AND holder = $1";
            lent.client().execute_typed(resign, &[(holder, Type::TEXT)]).await?;
            Ok(())
        });
        let done = done.await;
        lent.back(&done);
        done
    }
}

fn alive(inner: &Weak<Inner>) -> Option<PgStore> {
    inner.upgrade().map(|inner| PgStore { inner })
}

/// Leads on, or takes over where the lease has run out.
async fn lead(tx: &Transaction<'_>, holder: &str, now_ms: i64) -> Result<bool, Fault> {
    let lead = "INSERT INTO ruqsat.lease (name, holder, term, until) VALUES ('leader', $1, 1, $2) \
                ON CONFLICT (name) DO UPDATE SET until = $2, holder = $1, \
                term = lease.term + CASE WHEN lease.holder = $1 THEN 0 ELSE 1 END \
                WHERE lease.holder = $1 OR lease.until <= $3";
    let values: [(&(dyn ToSql + Sync), Type); 3] =
        [(&holder, Type::TEXT), (&(now_ms + LEASE_MS), Type::INT8), (&now_ms, Type::INT8)];
    Ok(tx.execute_typed(lead, &values).await? > 0)
}

/// This instance's part of so many messages a second: the same for everybody, and never more than what the
/// others were not granted. Under the lock of the row in `store`.
async fn share(
    tx: &Transaction<'_>,
    holder: &str,
    release: Release,
    per_second: u32,
    now_ms: i64,
) -> Result<u32, Fault> {
    let others = "SELECT COALESCE(sum(GREATEST(CASE WHEN until + $3 > $2 THEN quota ELSE 0 END, \
                  CASE WHEN old_until + $3 > $2 THEN old_quota ELSE 0 END)), 0)::bigint, \
                  count(*) FILTER (WHERE seen_at > $2 - $4) FROM ruqsat.sender WHERE holder <> $1";
    let values: [(&(dyn ToSql + Sync), Type); 4] = [
        (&holder, Type::TEXT),
        (&now_ms, Type::INT8),
        (&WINDOW_MS, Type::INT8),
        (&(GRANT_MS + WINDOW_MS), Type::INT8),
    ];
    let row = tx.query_typed_one(others, &values).await?;
    let (granted, alive): (i64, i64) = (row.try_get(0)?, row.try_get(1)?);
    let all = i64::from(per_second);
    let quota = i32::try_from((all / (alive + 1)).min(all - granted).max(0)).unwrap_or_default();
    // A smaller grant does not take back what was granted before: that counts until its own end. A grant
    // that is no smaller takes the place of the one before.
    let grant = "INSERT INTO ruqsat.sender (holder, program, seen_at, quota, until, old_quota, old_until) \
                 VALUES ($1, $2, $3, $4, $5, 0, 0) ON CONFLICT (holder) DO UPDATE SET program = $2, seen_at = $3, \
                 old_quota = CASE WHEN $4 >= sender.quota THEN sender.old_quota ELSE \
                 GREATEST(CASE WHEN sender.until + $6 > $3 THEN sender.quota ELSE 0 END, \
                 CASE WHEN sender.old_until + $6 > $3 THEN sender.old_quota ELSE 0 END) END, \
                 old_until = CASE WHEN $4 >= sender.quota THEN sender.old_until \
                 ELSE GREATEST(sender.until, sender.old_until) END, quota = $4, until = $5";
    let values: [(&(dyn ToSql + Sync), Type); 6] = [
        (&holder, Type::TEXT),
        (&release.known(), Type::INT4),
        (&now_ms, Type::INT8),
        (&quota, Type::INT4),
        (&(now_ms + GRANT_MS), Type::INT8),
        (&WINDOW_MS, Type::INT8),
    ];
    tx.execute_typed(grant, &values).await?;
    Ok(quota.max(0).cast_unsigned())
}
