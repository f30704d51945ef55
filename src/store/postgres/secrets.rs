//! What is sealed with which key. The key file holds a line for each epoch of the store's key; what a
//! rekey has not reached yet opens with an older one.

use std::io;
use std::path::Path;
use std::sync::Mutex;

use super::PgOpenError;
use crate::locks::lock;
use crate::ports::{Incoming, Outgoing, StoreError, UpdateId, Urgency};
use crate::reminders::{ChatId, Ladder};
use crate::store::records::{
    CHAT, HISTORY, INBOX, LADDER, NOTE, OUTBOX, PERSON_KEY, chat_and_value, key_of, read_ladder, with_chat,
    write_ladder,
};
use crate::store::sealing::{MasterKey, Nonces, Sealer, Who, random};

/// The name under which the secret behind `who` is sealed.
const NAMING: &[u8] = b"naming";

/// The keys of the store, as this process knows them.
pub(super) struct Secrets {
    naming: [u8; 32],
    /// In the order of the key file.
    keys: Vec<MasterKey>,
    /// Which of them is in use.
    current: usize,
    pub(super) epoch: i32,
    nonces: Mutex<Nonces>,
}

/// What the store says of its key.
pub(super) struct KeyRow {
    pub(super) mark: String,
    pub(super) epoch: i32,
    pub(super) naming: Vec<u8>,
}

impl Secrets {
    /// Reads the key file, and finds in it the key that is in use.
    pub(super) fn read(path: &Path, row: &KeyRow) -> Result<Secrets, PgOpenError> {
        let keys = MasterKey::read_all(path)
            .map_err(|error| PgOpenError::Key(path.display().to_string(), error.to_string()))?;
        let current = keys.iter().position(|key| key.mark() == row.mark);
        let current = current.ok_or_else(|| PgOpenError::OtherKey(path.display().to_string()))?;
        let naming = keys.get(current).and_then(|key| key.own().open(NAMING, &row.naming));
        let naming = naming.and_then(|plain| plain.try_into().ok());
        let naming = naming.ok_or_else(|| PgOpenError::OtherKey(path.display().to_string()))?;
        let nonces = Mutex::new(Nonces::new().map_err(random_failed)?);
        Ok(Secrets { naming, keys, current, epoch: row.epoch, nonces })
    }

    /// What a new store says of its key.
    pub(super) fn first_row(key: &MasterKey) -> io::Result<KeyRow> {
        let naming = key.own().seal(NAMING, key.naming(), &mut Nonces::new()?);
        Ok(KeyRow { mark: key.mark(), epoch: 1, naming })
    }

    /// What the store is to say once the newest key of the file is in use; `None` where it is already.
    pub(super) fn next_row(&self) -> Option<KeyRow> {
        let newest = self.keys.last().filter(|_| self.current + 1 < self.keys.len())?;
        let naming = newest.own().seal(NAMING, &self.naming, &mut self.nonces());
        Some(KeyRow { mark: newest.mark(), epoch: self.epoch + 1, naming })
    }

    pub(super) fn who(&self, chat: ChatId) -> Who {
        let hash = blake3::keyed_hash(&self.naming, &chat.0.to_be_bytes());
        let mut who = Who::default();
        who.copy_from_slice(&hash.as_bytes()[..16]);
        who
    }

    fn nonces(&self) -> std::sync::MutexGuard<'_, Nonces> {
        lock(&self.nonces)
    }

    /// Seals what belongs to nobody, or passes soon, with the key in use.
    fn seal_own(&self, bound: &[u8], plain: &[u8]) -> Vec<u8> {
        self.keys[self.current].own().seal(bound, plain, &mut self.nonces())
    }

    fn open_own(&self, bound: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        self.newest_first().find_map(|key| key.own().open(bound, sealed))
    }

    /// The key in use, then the others, newest first.
    fn newest_first(&self) -> impl Iterator<Item = &MasterKey> {
        let in_use = self.keys.get(self.current);
        in_use.into_iter().chain(self.keys.iter().rev())
    }

    /// A new key for a person, and its wrapped form.
    pub(super) fn make_key(&self, who: &Who) -> Result<(Sealer, Vec<u8>), StoreError> {
        let key = random().map_err(|error| StoreError::Failed(error.to_string()))?;
        Ok((Sealer::new(key), self.wrap(who, &key)))
    }

    /// Wraps a person's key with the key in use.
    pub(super) fn wrap(&self, who: &Who, key: &[u8; 32]) -> Vec<u8> {
        self.keys[self.current].wrap(&key_of(PERSON_KEY, who), key, &mut self.nonces())
    }

    /// A person's own key.
    pub(super) fn unwrap(&self, who: &Who, wrapped: &[u8]) -> Option<[u8; 32]> {
        self.newest_first().find_map(|key| key.unwrap(&key_of(PERSON_KEY, who), wrapped))
    }

    /// The sealer of a person who has a key.
    pub(super) fn sealer(&self, who: &Who, wrapped: Option<&[u8]>) -> Result<Option<Sealer>, StoreError> {
        let Some(wrapped) = wrapped else { return Ok(None) };
        let key = self.unwrap(who, wrapped).ok_or_else(|| unreadable("a person's key"))?;
        Ok(Some(Sealer::new(key)))
    }

    /// The sealer of somebody of whom something is stored: without a key that is damage, and not nobody.
    pub(super) fn sealer_of_stored(&self, who: &Who, wrapped: Option<&[u8]>) -> Result<Sealer, StoreError> {
        self.sealer(who, wrapped)?.ok_or_else(|| unreadable("a person's key"))
    }

    pub(super) fn seal_record(&self, sealer: &Sealer, who: &Who, chat: ChatId, record: &[u8]) -> Vec<u8> {
        sealer.seal(&key_of(CHAT, who), &with_chat(chat, record), &mut self.nonces())
    }

    pub(super) fn open_record(&self, sealer: &Sealer, who: &Who, sealed: &[u8]) -> Option<(ChatId, Vec<u8>)> {
        let plain = sealer.open(&key_of(CHAT, who), sealed)?;
        chat_and_value(&plain).map(|(chat, record)| (chat, record.to_vec()))
    }

    pub(super) fn seal_ladder(&self, sealer: &Sealer, who: &Who, chat: ChatId, ladder: &Ladder) -> Vec<u8> {
        sealer.seal(&key_of(LADDER, who), &write_ladder(chat, ladder), &mut self.nonces())
    }

    pub(super) fn open_ladder(&self, sealer: &Sealer, who: &Who, sealed: &[u8]) -> Option<(ChatId, Ladder)> {
        read_ladder(&sealer.open(&key_of(LADDER, who), sealed)?)
    }

    pub(super) fn seal_told(&self, sealer: &Sealer, who: &Who, chat: ChatId, told: &[u8]) -> Vec<u8> {
        sealer.seal(&key_of(HISTORY, who), &with_chat(chat, told), &mut self.nonces())
    }

    pub(super) fn open_told(&self, sealer: &Sealer, who: &Who, sealed: &[u8]) -> Option<Vec<u8>> {
        let plain = sealer.open(&key_of(HISTORY, who), sealed)?;
        chat_and_value(&plain).map(|(_, told)| told.to_vec())
    }

    pub(super) fn seal_incoming(&self, incoming: &Incoming) -> Vec<u8> {
        let bound = place(INBOX, incoming.update_id.0);
        self.seal_own(&bound, &with_chat(incoming.chat, &incoming.body))
    }

    pub(super) fn open_incoming(&self, update_id: u64, sealed: &[u8]) -> Option<Incoming> {
        let plain = self.open_own(&place(INBOX, update_id), sealed)?;
        let (chat, body) = chat_and_value(&plain)?;
        Some(Incoming { update_id: UpdateId(update_id), chat, body: body.into() })
    }

    pub(super) fn seal_outgoing(&self, who: &Who, chat: ChatId, body: &[u8]) -> Vec<u8> {
        self.seal_own(&key_of(OUTBOX, who), &with_chat(chat, body))
    }

    pub(super) fn open_outgoing(
        &self,
        id: i64,
        urgency: Urgency,
        who: &Who,
        sealed: &[u8],
    ) -> Option<Outgoing> {
        let plain = self.open_own(&key_of(OUTBOX, who), sealed)?;
        let (chat, body) = chat_and_value(&plain)?;
        Some(Outgoing { id: id.cast_unsigned(), chat, urgency, body: body.into() })
    }

    pub(super) fn seal_note(&self, name: &str, bytes: &[u8]) -> Vec<u8> {
        self.seal_own(&[&[NOTE], name.as_bytes()].concat(), bytes)
    }

    pub(super) fn open_note(&self, name: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        self.open_own(&[&[NOTE], name.as_bytes()].concat(), sealed)
    }

    /// Seals again what was sealed under an older key; `None` where it cannot be read.
    pub(super) fn again(&self, kind: Passing<'_>, sealed: &[u8]) -> Option<Vec<u8>> {
        let bound = match kind {
            Passing::Incoming(update_id) => place(INBOX, update_id).to_vec(),
            Passing::Outgoing(who) => key_of(OUTBOX, who).to_vec(),
            Passing::Note(name) => [&[NOTE], name.as_bytes()].concat(),
        };
        let plain = self.open_own(&bound, sealed)?;
        Some(self.seal_own(&bound, &plain))
    }
}

/// What is sealed with the store's own key.
pub(super) enum Passing<'a> {
    Incoming(u64),
    Outgoing(&'a Who),
    Note(&'a str),
}

pub(super) fn unreadable(what: &str) -> StoreError {
    StoreError::Unreadable(what.to_string())
}

pub(super) fn random_failed(error: io::Error) -> PgOpenError {
    PgOpenError::Address(format!("the operating system returned no random numbers ({error})"))
}

fn place(kind: u8, number: u64) -> [u8; 9] {
    let mut key = [kind; 9];
    key[1..].copy_from_slice(&number.to_be_bytes());
    key
}
