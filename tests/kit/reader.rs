//! A reader of data folders that is not the store: it knows the formats, has the key file, and tries every
//! key it finds, wherever it lies, on everything that looks like a sealed key, wherever that lies.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use ruqsat::reminders::ChatId;

const PERSON_KEY: u8 = 0x0F;
const ITEM_KEY: u8 = 0x05;
/// A wrapped key: its generation, then what is sealed.
const WRAPPED: usize = 81;

type Key = [u8; 32];

/// Wrapping keys by the bucket of people that they are for and their generation.
type Wrapping = BTreeMap<(usize, u64), BTreeSet<Key>>;

/// What was found in a folder.
pub struct Reader {
    naming: Key,
    own: Key,
    /// Whatever has the form of a wrapped key, by the generation of the key that wrapped it: no other opens it.
    wrapped: BTreeMap<u64, BTreeSet<Vec<u8>>>,
    people: Wrapping,
    items: Wrapping,
}

fn open(key: &Key, bound: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (&1, rest) = sealed.split_first()? else { return None };
    let (nonce, rest) = rest.split_at_checked(24)?;
    let (body, tag) = rest.split_at_checked(rest.len().checked_sub(16)?)?;
    let (nonce, tag): ([u8; 24], [u8; 16]) = (nonce.try_into().unwrap(), tag.try_into().unwrap());
    let mut plain = body.to_vec();
    let bound = [bound, &[1]].concat();
    let cipher = XChaCha20Poly1305::new(&(*key).into());
    cipher
        .decrypt_inout_detached(&XNonce::from(nonce), &bound, plain.as_mut_slice().into(), &tag.into())
        .ok()?;
    Some(plain)
}

/// Every byte of every file; what is removed meanwhile is left out.
fn read_folder(folder: &Path, files: &mut Vec<Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_folder(&path, files);
        } else if path.is_file()
            && let Ok(bytes) = fs::read(path)
        {
            files.push(bytes);
        }
    }
}

impl Reader {
    /// Reads `data` beneath a folder with the key in `store.key` beside it.
    pub fn new(folder: &Path) -> Reader {
        Reader::with_key(&folder.join("data"), &folder.join("store.key"))
    }

    /// The same with data and key at places of their own.
    pub fn with_key(data: &Path, key: &Path) -> Reader {
        let mut files = Vec::new();
        read_folder(data, &mut files);
        Reader::of(files, key)
    }

    /// The same of files that lie elsewhere.
    pub fn of(files: impl IntoIterator<Item = Vec<u8>>, key: &Path) -> Reader {
        let text = fs::read_to_string(key).unwrap();
        let hex = text.lines().find_map(|line| line.strip_prefix("ruqsat-store-key-1 ")).unwrap();
        let bytes: Vec<u8> =
            (0..32).map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap()).collect();
        let derive = |purpose: &str| blake3::derive_key(purpose, &bytes);
        let mut reader = Reader {
            naming: derive("ruqsat 2026-11-22 names of chats in record keys"),
            own: derive("ruqsat 2026-11-28 what belongs to the store itself"),
            wrapped: BTreeMap::new(),
            people: Wrapping::new(),
            items: Wrapping::new(),
        };
        for file in files {
            reader.take_wrapping_keys(&file);
            // A small generation, then the version of what is sealed.
            let is_one = |it: &&[u8]| it[..6] == [0; 6] && it[6..8] != [0; 2] && it[8] == 1;
            for wrapped in file.windows(WRAPPED).filter(is_one) {
                let generation = u64::from_be_bytes(wrapped[..8].try_into().unwrap());
                reader.wrapped.entry(generation).or_default().insert(wrapped[8..].to_vec());
            }
        }
        reader
    }

    /// A small file of wrapping keys, whatever its name is.
    fn take_wrapping_keys(&mut self, file: &[u8]) {
        let Some(rest) = file.strip_prefix(b"RUQSATF2") else { return };
        let Some((len, rest)) = rest.split_first_chunk() else { return };
        let Some(rest) = rest.get(usize::from(u16::from_be_bytes(*len))..) else { return };
        for (name, found) in [("keys", &mut self.people), ("in-flight", &mut self.items)] {
            let Some(plain) = open(&self.own, name.as_bytes(), rest) else { continue };
            for (bucket, wrapping) in plain[16..].chunks(72).enumerate() {
                let generation = u64::from_be_bytes(wrapping[..8].try_into().unwrap());
                let mut keep = |generation, key: &[u8]| {
                    found.entry((bucket, generation)).or_default().insert(key.try_into().unwrap());
                };
                keep(generation, &wrapping[8..40]);
                keep(generation + 1, &wrapping[40..]);
            }
        }
    }

    /// Every key that was wrapped for this place and opens, wherever it lies.
    fn opened<'a>(
        &'a self,
        place: &'a [u8],
        bucket: usize,
        keys: &'a Wrapping,
    ) -> impl Iterator<Item = Vec<u8>> + 'a {
        keys.range((bucket, 0)..=(bucket, u64::MAX)).flat_map(move |((_, generation), keys)| {
            let wrapped = self.wrapped.get(generation).into_iter().flatten();
            wrapped.flat_map(move |wrapped| keys.iter().filter_map(move |key| open(key, place, wrapped)))
        })
    }

    /// Every key of a person that opens.
    pub fn keys_of(&self, chat: ChatId) -> BTreeSet<Vec<u8>> {
        let who = blake3::keyed_hash(&self.naming, &chat.0.to_be_bytes());
        let bucket = usize::from(who.as_bytes()[0]);
        let place = [&[PERSON_KEY], &who.as_bytes()[..16]].concat();
        self.opened(&place, bucket, &self.people).collect()
    }

    /// Whether anything of a person opens.
    pub fn opens_person(&self, chat: ChatId) -> bool {
        !self.keys_of(chat).is_empty()
    }

    /// How many keys of items in flight open.
    pub fn opens_items(&self) -> usize {
        let place = |n: u64| [&[ITEM_KEY][..], &n.to_be_bytes()].concat();
        (0..200).filter(|n| self.opened(&place(*n), 0, &self.items).next().is_some()).count()
    }

    /// Whether not even a wrapping key opens.
    pub fn opens_nothing(&self) -> bool {
        self.people.is_empty() && self.items.is_empty()
    }
}
