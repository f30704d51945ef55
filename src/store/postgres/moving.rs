//! From a stopped disk store to the server, and back.

use std::io;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use tokio_postgres::Transaction;
use tokio_postgres::types::{ToSql, Type};

use super::committing::number;
use super::secrets::Secrets;
use super::server::{Fault, in_time};
use super::{PgStore, ms};
use crate::ports::{Incoming, Outgoing, Store, StoreError};
use crate::reminders::{ChatId, Ladder};
use crate::store::DiskStore;
use crate::store::building::{self, Contents};
use crate::store::folder::{DataFolder, OpenError};
use crate::store::options::DiskOptions;
use crate::store::records::{CHAT, HISTORY, LADDER, key_of, with_chat, write_ladder};
use crate::store::sealing::{Nonces, Sealer, random};

/// People at a time.
const PAGE: usize = 200;
/// Numbers of updates at a time.
const NUMBERS: usize = 10_000;

/// What was moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// People with a record.
    pub chats: u64,
    /// Updates that are still to be handled.
    pub updates: u64,
    /// Messages that are still to be said.
    pub messages: u64,
}

/// Why a store was not moved; the sentence is for the operator.
#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    /// There is something where it was to be moved to.
    #[error("there are people in that store already; a store is moved only into an empty one")]
    NotEmpty,
    /// A log without the file that names it: a store that a start would mend, or what a try left that was cut off.
    #[error(
        "a log lies in {0}, and the file `format` is missing; if it is what an interrupted move left, move it away \
         and call this again, else a start of `ruqsat run` on that folder mends the file"
    )]
    LogThere(PathBuf),
    /// Somebody may change it meanwhile.
    #[error("an instance runs on that store; stop every one of them, and call this again after some seconds")]
    Runs,
    /// The copy is not what it was made from.
    #[error(
        "chats that are not the same in both stores after copying: {0}; do not use the copy, and report this"
    )]
    Differs(u64),
    /// One of the two stores says so.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The folder cannot be used.
    #[error(transparent)]
    Folder(#[from] OpenError),
}

impl From<io::Error> for MoveError {
    fn from(error: io::Error) -> MoveError {
        MoveError::Folder(error.into())
    }
}

/// Everything of one person.
struct Person {
    chat: ChatId,
    record: Vec<u8>,
    ladder: Ladder,
    history: Vec<Vec<u8>>,
}

async fn read_person<S: Store>(store: &S, chat: ChatId, record: &[u8]) -> Result<Person, StoreError> {
    let (ladder, history) = (store.ladder(chat).await?, store.history(chat).await?);
    Ok(Person { chat, record: record.to_vec(), ladder, history })
}

/// Copies a disk store that nobody uses to an empty one on the server: people with their reminders and
/// history, notes, what is in flight, and which updates were seen.
///
/// # Errors
/// Some of it may have been copied; drop the database, create it, and begin again.
pub async fn move_from_disk(
    disk: &DiskStore,
    server: &PgStore,
    now: DateTime<Utc>,
) -> Result<Moved, MoveError> {
    if server.runs().await.map_err(Fault::into_error)? {
        return Err(MoveError::Runs);
    }
    server.count_figures().await?;
    if server.figures().chats > 0 {
        return Err(MoveError::NotEmpty);
    }
    let (mut moved, mut cursor) = (Moved::default(), None);
    loop {
        let page = disk.page(cursor, PAGE).await?;
        let mut people = Vec::with_capacity(page.chats.len());
        for (chat, record) in &page.chats {
            people.push(read_person(disk, *chat, record).await?);
        }
        server.put_people(&people, now).await.map_err(Fault::into_error)?;
        moved.chats += people.len() as u64;
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    let (notes, seen) = disk.beside_people()?;
    for (name, bytes) in notes {
        server.put_note(&name, bytes).await?.into_inner();
    }
    let (inbox, outbox) = (disk.unfinished().await?, disk.pending_outbox().await?.into_inner());
    let numbers: Vec<(i64, i64)> = seen
        .into_iter()
        .flat_map(|(hour, first, last)| (first..=last).map(move |id| (id.cast_signed(), hour * 3_600_000)))
        .collect();
    server.put_passing(&inbox, &outbox, &numbers, now).await.map_err(Fault::into_error)?;
    (moved.updates, moved.messages) = (inbox.len() as u64, outbox.len() as u64);
    compare(disk, server).await?;
    Ok(moved)
}

/// Reads everybody in both stores, and fails where somebody is not the same.
async fn compare<From: Store, To: Store>(from: &From, to: &To) -> Result<(), MoveError> {
    let (mut different, mut people, mut cursor) = (0, 0_u64, None);
    loop {
        let page = from.page(cursor, PAGE).await?;
        for (chat, record) in &page.chats {
            let same = to.chat(*chat).await?.as_deref() == Some(record)
                && to.ladder(*chat).await? == from.ladder(*chat).await?
                && to.history(*chat).await? == from.history(*chat).await?;
            different += u64::from(!same);
        }
        people += page.chats.len() as u64;
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    different += to.figures().chats.saturating_sub(people);
    let in_flight =
        from.unfinished().await? == to.unfinished().await? && said(from).await? == said(to).await?;
    match different + u64::from(!in_flight) {
        0 => Ok(()),
        different => Err(MoveError::Differs(different)),
    }
}

/// What is still to be said; each store has its own numbers for it.
async fn said<S: Store>(store: &S) -> Result<Vec<(ChatId, Vec<u8>)>, StoreError> {
    let pending = store.pending_outbox().await?.into_inner();
    let mut said: Vec<_> = pending.into_iter().map(|it| (it.chat, it.body.to_vec())).collect();
    // Only the order within a chat is promised.
    said.sort_by_key(|(chat, _)| chat.0);
    Ok(said)
}

/// Copies what is on the server into a data folder that holds no store, while no instance runs.
///
/// # Errors
/// The folder holds a store, or one of the two cannot be used.
pub async fn move_to_disk(
    server: &PgStore,
    options: &DiskOptions,
    now: DateTime<Utc>,
) -> Result<Moved, MoveError> {
    if server.runs().await.map_err(Fault::into_error)? {
        return Err(MoveError::Runs);
    }
    let mut folder = DataFolder::open(&options.folder, now)?;
    let moved = copy_into(&mut folder, server, options, now).await;
    let moved = moved.inspect_err(|_| folder.leave_as_it_was())?;
    // The lock goes with it.
    drop(folder);
    compare(server, &DiskStore::open(options, now)?).await?;
    Ok(moved)
}

/// The store that is there, where there is one, stays as it was.
async fn copy_into(
    folder: &mut DataFolder,
    server: &PgStore,
    options: &DiskOptions,
    now: DateTime<Utc>,
) -> Result<Moved, MoveError> {
    if folder.format.is_some() {
        return Err(MoveError::NotEmpty);
    }
    if folder.wal().exists() {
        return Err(MoveError::LogThere(folder.wal()));
    }
    let master = match options.key.exists() {
        true => folder.existing_key(&options.key)?,
        false => folder.new_key(&options.key)?,
    };
    let (mut contents, mut nonces, mut cursor) = (Contents::default(), Nonces::new()?, None);
    loop {
        let page = server.page(cursor, PAGE).await?;
        for (chat, record) in &page.chats {
            let person = read_person(server, *chat, record).await?;
            let (who, key) = (master.who(*chat), random()?);
            contents.keys.insert(who, key);
            let sealer = Sealer::new(key);
            let mut put = |key: Vec<u8>, plain: &[u8]| {
                let sealed = sealer.seal(&key, plain, &mut nonces);
                contents.records.insert(key, sealed);
            };
            put(key_of(CHAT, &who).to_vec(), &with_chat(*chat, &person.record));
            if !person.ladder.is_empty() {
                put(key_of(LADDER, &who).to_vec(), &write_ladder(*chat, &person.ladder));
            }
            for (order, told) in (0u64..).zip(&person.history) {
                put([&key_of(HISTORY, &who)[..], &order.to_be_bytes()].concat(), &with_chat(*chat, told));
            }
        }
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    let moved = Moved { chats: contents.keys.len() as u64, ..Moved::default() };
    contents.notes = server.read_notes().await.map_err(Fault::into_error)?;
    contents.inbox = server.unfinished().await?;
    contents.outbox = server.pending_outbox().await?.into_inner();
    for (id, at) in server.read_seen().await.map_err(Fault::into_error)? {
        contents.seen.restore(at.div_euclid(3_600_000), id, id);
    }
    let moved =
        Moved { updates: contents.inbox.len() as u64, messages: contents.outbox.len() as u64, ..moved };
    let name = building::other_name(folder);
    let format = building::write(folder, name, &master, contents, now)?;
    folder.refer_to(format)?;
    Ok(moved)
}

impl PgStore {
    async fn put_people(&self, people: &[Person], now: DateTime<Utc>) -> Result<(), Fault> {
        let secrets = self.secrets();
        let mut lent = self.inner.server.lend().await?;
        let done = in_time(async {
            let tx = lent.client().transaction().await?;
            for person in people {
                put_person(&tx, &secrets, person, now).await?;
            }
            tx.commit().await?;
            Ok(())
        });
        let done = done.await;
        lent.back(&done);
        done
    }

    async fn put_passing(
        &self,
        inbox: &[Incoming],
        outbox: &[Outgoing],
        seen: &[(i64, i64)],
        now: DateTime<Utc>,
    ) -> Result<(), Fault> {
        let secrets = self.secrets();
        for numbers in seen.chunks(NUMBERS) {
            let (ids, at): (Vec<i64>, Vec<i64>) = numbers.iter().copied().unzip();
            let nobodys: Vec<u8> = vec![0; 16];
            let put = "INSERT INTO ruqsat.inbox (update_id, who, received_at, done_at) \
                       SELECT id, $3, at, at FROM unnest($1, $2) AS seen (id, at) ON CONFLICT DO NOTHING";
            let mut lent = self.inner.server.lend().await?;
            let done = in_time(async {
                let values: [(&(dyn ToSql + Sync), Type); 3] =
                    [(&ids, Type::INT8_ARRAY), (&at, Type::INT8_ARRAY), (&nobodys, Type::BYTEA)];
                Ok(lent.client().execute_typed(put, &values).await?)
            });
            let done = done.await;
            lent.back(&done);
            done?;
        }
        let mut lent = self.inner.server.lend().await?;
        let done = in_time(async {
            let tx = lent.client().transaction().await?;
            for incoming in inbox {
                let (who, body) = (secrets.who(incoming.chat), secrets.seal_incoming(incoming));
                let put = "INSERT INTO ruqsat.inbox (update_id, who, body, received_at) VALUES ($1, $2, $3, $4) \
                           ON CONFLICT (update_id) DO UPDATE SET who = $2, body = $3, done_at = NULL";
                let values: [(&(dyn ToSql + Sync), Type); 4] = [
                    (&incoming.update_id.0.cast_signed(), Type::INT8),
                    (&&who[..], Type::BYTEA),
                    (&body, Type::BYTEA),
                    (&ms(now), Type::INT8),
                ];
                tx.execute_typed(put, &values).await?;
            }
            for outgoing in outbox {
                let who = secrets.who(outgoing.chat);
                let body = secrets.seal_outgoing(&who, outgoing.chat, &outgoing.body);
                let make = "INSERT INTO ruqsat.person (who, seen_at) VALUES ($1, $2) ON CONFLICT DO NOTHING";
                let values: [(&(dyn ToSql + Sync), Type); 2] =
                    [(&&who[..], Type::BYTEA), (&ms(now), Type::INT8)];
                tx.execute_typed(make, &values).await?;
                let put = "INSERT INTO ruqsat.outbox (who, urgency, body) VALUES ($1, $2, $3)";
                let values: [(&(dyn ToSql + Sync), Type); 3] =
                    [(&&who[..], Type::BYTEA), (&number(outgoing.urgency), Type::INT2), (&body, Type::BYTEA)];
                tx.execute_typed(put, &values).await?;
            }
            tx.commit().await?;
            Ok(())
        });
        let done = done.await;
        lent.back(&done);
        done
    }

    async fn read_notes(&self) -> Result<Vec<(String, Vec<u8>)>, Fault> {
        let secrets = self.secrets();
        let mut lent = self.inner.server.lend().await?;
        let rows = in_time(async {
            Ok(lent.client().query_typed("SELECT name, bytes FROM ruqsat.note ORDER BY name", &[]).await?)
        });
        let rows = rows.await;
        lent.back(&rows);
        let mut notes = Vec::new();
        for row in rows? {
            let (name, sealed): (String, Vec<u8>) = (row.try_get(0)?, row.try_get(1)?);
            let unreadable = || StoreError::Unreadable("a note".into());
            let bytes = secrets.open_note(&name, &sealed).ok_or_else(unreadable)?;
            notes.extend((!bytes.is_empty()).then_some((name, bytes)));
        }
        Ok(notes)
    }

    /// The numbers of updates, and when they came.
    async fn read_seen(&self) -> Result<Vec<(u64, i64)>, Fault> {
        let mut lent = self.inner.server.lend().await?;
        let rows = in_time(async {
            let read = "SELECT update_id, received_at FROM ruqsat.inbox ORDER BY received_at";
            Ok(lent.client().query_typed(read, &[]).await?)
        });
        let rows = rows.await;
        lent.back(&rows);
        rows?.iter().map(|row| Ok((row.try_get::<_, i64>(0)?.cast_unsigned(), row.try_get(1)?))).collect()
    }
}

async fn put_person(
    tx: &Transaction<'_>,
    secrets: &Secrets,
    person: &Person,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let Person { chat, record, ladder, history } = person;
    let who = secrets.who(*chat);
    let (sealer, wrapped) = secrets.make_key(&who)?;
    let record = secrets.seal_record(&sealer, &who, *chat, record);
    let sealed = (!ladder.is_empty()).then(|| secrets.seal_ladder(&sealer, &who, *chat, ladder));
    let put = "INSERT INTO ruqsat.person (who, key, key_epoch, record, ladder, next_due, version, seen_at) \
               VALUES ($1, $2, $3, $4, $5, $6, 1, $7)";
    let values: [(&(dyn ToSql + Sync), Type); 7] = [
        (&&who[..], Type::BYTEA),
        (&wrapped, Type::BYTEA),
        (&secrets.epoch, Type::INT4),
        (&record, Type::BYTEA),
        (&sealed, Type::BYTEA),
        (&ladder.next(), Type::INT8),
        (&ms(now), Type::INT8),
    ];
    tx.execute_typed(put, &values).await?;
    for told in history {
        let told = secrets.seal_told(&sealer, &who, *chat, told);
        let put = "INSERT INTO ruqsat.history (who, told) VALUES ($1, $2)";
        tx.execute_typed(put, &[(&&who[..], Type::BYTEA), (&told, Type::BYTEA)]).await?;
    }
    Ok(())
}
