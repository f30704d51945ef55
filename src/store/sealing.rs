//! Encryption at rest: the master key in its own file, one key a person, every value sealed.
//!
//! A sealed value is `version 1 | nonce 24 | ciphertext | tag 16` (XChaCha20-Poly1305). The record's
//! key and the version are bound in, so a value moved to another place does not open.
//!
//! The parts of the cipher are HChaCha20 and ring's ChaCha20-Poly1305, put together as
//! draft-irtf-cfrg-xchacha-03 says: for what is as short as ours, four times as fast as the crate that has the
//! whole, which tests read it back with.

use std::fs::OpenOptions;
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use chacha20::{R20, hchacha};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};

use super::secret_file::{Kept, kept};
use crate::reminders::ChatId;

/// How a person shows in record keys: a keyed hash of the chat's number.
pub(super) type Who = [u8; 16];

const VERSION: u8 = 1;
const NONCE: usize = 24;
const TAG: usize = 16;
/// The first word of a key file.
const KEY_FILE_WORD: &str = "ruqsat-store-key-1";

/// The key of a whole store. It lies in a file kept apart from the data: without it nobody can
/// read the store, its owner included.
pub struct MasterKey {
    wrapping: Sealer,
    own: Sealer,
    naming: [u8; 32],
    check: [u8; 32],
}

impl MasterKey {
    /// The key made of these bytes.
    pub fn new(bytes: [u8; 32]) -> MasterKey {
        let derive = |purpose: &str| blake3::derive_key(purpose, &bytes);
        MasterKey {
            wrapping: Sealer::new(derive("ruqsat 2026-11-22 wrapping of keys")),
            own: Sealer::new(derive("ruqsat 2026-11-28 what belongs to the store itself")),
            naming: derive("ruqsat 2026-11-22 names of chats in record keys"),
            check: derive("ruqsat 2026-11-22 which key a store belongs to"),
        }
    }

    /// Where the key file lies unless `RUQSAT_KEY_FILE` says otherwise: the user's configuration
    /// folder, or, without one, beside the data folder. Never inside it.
    pub fn default_path(data_folder: &Path) -> PathBuf {
        let absolute = |name| std::env::var_os(name).map(PathBuf::from).filter(|it| it.is_absolute());
        let configuration =
            absolute("XDG_CONFIG_HOME").or_else(|| absolute("HOME").map(|it| it.join(".config")));
        match configuration {
            Some(folder) => folder.join("ruqsat").join("store.key"),
            None => {
                let mut beside = data_folder.as_os_str().to_owned();
                beside.push(".key");
                PathBuf::from(beside)
            }
        }
    }

    /// Reads the newest key of a key file. A file that others can read is refused.
    ///
    /// # Errors
    /// The file is missing or cannot be read; [`io::ErrorKind::PermissionDenied`] where others could read it;
    /// [`io::ErrorKind::InvalidData`] where it holds no store key.
    pub fn read(path: &Path) -> io::Result<MasterKey> {
        let mut keys = MasterKey::read_all(path)?;
        keys.pop().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "it holds no store key"))
    }

    /// Every key of a key file, the newest last: while the key is being changed there are two.
    pub(super) fn read_all(path: &Path) -> io::Result<Vec<MasterKey>> {
        let mut text = String::new();
        let file = std::fs::File::open(path)?;
        if kept(path) == Kept::Badly {
            return Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                format!("others can read it; `chmod 600 {}` keeps it to its owner", path.display()),
            ));
        }
        file.take(4096).read_to_string(&mut text)?;
        let lines = text.lines().filter_map(|line| line.strip_prefix(KEY_FILE_WORD));
        Ok(lines.filter_map(|hex| from_hex(hex.trim())).map(MasterKey::new).collect())
    }

    /// Makes a key and its file, readable for its owner alone. Never touches a file that is there.
    ///
    /// # Errors
    /// The system returns no random bytes; the folder cannot be made; [`io::ErrorKind::AlreadyExists`] where there is
    /// a file of that name; the file cannot be written whole and synced: what was written of it stays.
    pub fn make(path: &Path) -> io::Result<MasterKey> {
        let bytes = random()?;
        if let Some(folder) = path.parent().filter(|it| !it.as_os_str().is_empty()) {
            super::volume::make_private_folder(folder)?;
        }
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
        file.write_all(key_file_text(&[bytes]).as_bytes())?;
        file.sync_all()?;
        Ok(MasterKey::new(bytes))
    }

    /// Adds a new key to a key file, behind those that are there, and returns it.
    pub(super) fn add_to(path: &Path) -> io::Result<MasterKey> {
        let mut keys = raw_keys(path)?;
        let new = random()?;
        keys.push(new);
        replace_key_file(path, &keys)?;
        Ok(MasterKey::new(new))
    }

    /// Removes every key from a key file but the one with this mark.
    pub(super) fn keep_only(path: &Path, mark: &str) -> io::Result<()> {
        let mut keys = raw_keys(path)?;
        keys.retain(|key| MasterKey::new(*key).mark() == mark);
        if keys.is_empty() {
            return Err(io::Error::other("the key in use is not in the key file"));
        }
        replace_key_file(path, &keys)
    }

    /// A mark by which a store knows its key again; it tells nothing about the key.
    pub(super) fn mark(&self) -> String {
        hex(&self.check)
    }

    /// How a chat shows in record keys.
    pub(super) fn who(&self, chat: ChatId) -> Who {
        let hash = blake3::keyed_hash(&self.naming, &chat.0.to_be_bytes());
        let mut who = Who::default();
        who.copy_from_slice(&hash.as_bytes()[..16]);
        who
    }

    /// Seals what belongs to nobody: small files, notes, marks of who was forgotten.
    pub(super) fn own(&self) -> &Sealer {
        &self.own
    }

    /// The secret behind the names of chats in record keys.
    #[cfg(feature = "postgres")]
    pub(super) fn naming(&self) -> &[u8; 32] {
        &self.naming
    }

    /// Wraps a person's key; it opens only together with the same `bound`.
    #[cfg(feature = "postgres")]
    pub(super) fn wrap(&self, bound: &[u8], key: &[u8; 32], nonces: &mut Nonces) -> Vec<u8> {
        self.wrapping.seal(bound, key, nonces)
    }

    /// Unwraps a key of the first format; `None` if it was changed, moved, or wrapped by another master key.
    pub(super) fn unwrap(&self, bound: &[u8], wrapped: &[u8]) -> Option<[u8; 32]> {
        self.wrapping.open(bound, wrapped)?.try_into().ok()
    }
}

/// The length of a wrapped key.
pub(super) const WRAPPED: usize = 1 + NONCE + 32 + TAG;

/// Seals and opens values with one key.
#[derive(Clone)]
pub(super) struct Sealer {
    key: [u8; 32],
}

impl Sealer {
    pub(super) fn new(key: [u8; 32]) -> Sealer {
        Sealer { key }
    }

    /// The cipher for one nonce: its first half makes a key of its own, the rest is that key's nonce.
    #[expect(clippy::expect_used, reason = "fails for keys of another length alone")]
    fn cipher(&self, nonce: &[u8; NONCE]) -> (LessSafeKey, Nonce) {
        let (first, rest) = nonce.split_at(16);
        let mut half = [0; 16];
        half.copy_from_slice(first);
        let mut short = [0; 12];
        short[4..].copy_from_slice(rest);
        let key = hchacha::<R20>(&self.key.into(), &half.into());
        let key = UnboundKey::new(&CHACHA20_POLY1305, &key).expect("a key has 32 bytes");
        (LessSafeKey::new(key), Nonce::assume_unique_for_key(short))
    }

    /// Seals a value; it opens only together with the same `bound`.
    pub(super) fn seal(&self, bound: &[u8], plain: &[u8], nonces: &mut Nonces) -> Vec<u8> {
        let nonce = nonces.next();
        let mut sealed = Vec::with_capacity(1 + NONCE + plain.len() + TAG);
        sealed.push(VERSION);
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(plain);
        let (_, body) = sealed.split_at_mut(1 + NONCE);
        let (cipher, nonce) = self.cipher(&nonce);
        let tag = cipher.seal_in_place_separate_tag(nonce, Aad::from(versioned(bound)), body);
        #[expect(clippy::expect_used, reason = "fails only for values of 256 GB, which fit no frame")]
        sealed.extend_from_slice(tag.expect("the value is shorter than 256 GB").as_ref());
        sealed
    }

    /// Opens a value; `None` if it was changed, moved, or sealed with another key.
    pub(super) fn open(&self, bound: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (&version, rest) = sealed.split_first()?;
        if version != VERSION {
            return None;
        }
        let (nonce, rest) = rest.split_at_checked(NONCE)?;
        let (cipher, nonce) = self.cipher(nonce.first_chunk()?);
        let mut plain = rest.to_vec();
        let len = cipher.open_in_place(nonce, Aad::from(versioned(bound)), &mut plain).ok()?.len();
        plain.truncate(len);
        Some(plain)
    }
}

fn key_file_text(keys: &[[u8; 32]]) -> String {
    let lines: Vec<String> = keys.iter().map(|key| format!("{KEY_FILE_WORD} {}\n", hex(key))).collect();
    format!(
        "# The key of Ruqsat's store. Without it nobody can read the store.\n\
         # Keep a copy in a safe place, apart from the data and its backups.\n{}",
        lines.concat()
    )
}

fn raw_keys(path: &Path) -> io::Result<Vec<[u8; 32]>> {
    let text = std::fs::read_to_string(path)?;
    let lines = text.lines().filter_map(|line| line.strip_prefix(KEY_FILE_WORD));
    Ok(lines.filter_map(|hex| from_hex(hex.trim())).collect())
}

fn replace_key_file(path: &Path, keys: &[[u8; 32]]) -> io::Result<()> {
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name.ok_or_else(|| io::Error::other("the key file needs a name"))?;
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    super::volume::replace_file(folder, name, key_file_text(keys).as_bytes())
}

fn versioned(bound: &[u8]) -> Vec<u8> {
    [bound, &[VERSION]].concat()
}

/// Nonces that never come twice: a random beginning for each start, then a count.
pub(super) struct Nonces {
    beginning: [u8; 16],
    count: u64,
}

impl Nonces {
    pub(super) fn new() -> io::Result<Nonces> {
        Ok(Nonces { beginning: random()?, count: 0 })
    }

    fn next(&mut self) -> [u8; NONCE] {
        self.count += 1;
        let mut nonce = [0; NONCE];
        nonce[..16].copy_from_slice(&self.beginning);
        nonce[16..].copy_from_slice(&self.count.to_be_bytes());
        nonce
    }
}

/// Random bytes from the operating system.
pub(super) fn random<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes)
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; 32];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed() -> (Sealer, Vec<u8>) {
        let sealer = Sealer::new([7; 32]);
        let sealed = sealer.seal(b"place", b"secret", &mut Nonces::new().unwrap());
        (sealer, sealed)
    }

    #[test]
    fn a_value_opens_in_its_place_and_nowhere_else() {
        let (sealer, sealed) = sealed();
        assert_eq!(sealer.open(b"place", &sealed).as_deref(), Some(&b"secret"[..]));
        assert_eq!(sealer.open(b"other", &sealed), None);
        assert_eq!(Sealer::new([8; 32]).open(b"place", &sealed), None);
    }

    /// What was sealed by the crate that has the whole cipher opens, and the other way round, at every length that
    /// an inner step of it ends at.
    #[test]
    fn it_is_the_cipher_that_its_name_says() {
        use chacha20poly1305::aead::{Aead, KeyInit, Payload};

        let (sealer, mut nonces) = (Sealer::new([7; 32]), Nonces::new().unwrap());
        let whole = chacha20poly1305::XChaCha20Poly1305::new(&[7; 32].into());
        for len in (0..200).chain([255, 256, 257, 511, 512, 513, 4096, 70_000]) {
            let plain: Vec<u8> = (0..len).map(|at| at as u8).collect();
            let sealed = sealer.seal(b"place", &plain, &mut nonces);
            let nonce: [u8; NONCE] = sealed[1..=NONCE].try_into().unwrap();
            let aad = versioned(b"place");
            let opened = whole.decrypt(&nonce.into(), Payload { msg: &sealed[1 + NONCE..], aad: &aad });
            assert_eq!(opened.as_deref(), Ok(&*plain));
            let theirs = whole.encrypt(&nonce.into(), Payload { msg: &plain, aad: &aad }).unwrap();
            assert_eq!(sealer.open(b"place", &[&sealed[..=NONCE], &theirs].concat()), Some(plain));
        }
    }

    #[test]
    fn every_single_changed_bit_is_noticed() {
        let (sealer, sealed) = sealed();
        for bit in 0..sealed.len() * 8 {
            let mut changed = sealed.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(sealer.open(b"place", &changed), None, "bit {bit}");
        }
    }

    #[test]
    fn the_value_does_not_show() {
        let (_, sealed) = sealed();
        assert!(!sealed.windows(6).any(|window| window == b"secret"));
    }

    #[test]
    fn a_key_file_is_read_back_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kept/apart.key");
        let made = MasterKey::make(&path).unwrap();
        assert_eq!(MasterKey::read(&path).unwrap().mark(), made.mark());
        assert!(MasterKey::make(&path).is_err());
    }
}
