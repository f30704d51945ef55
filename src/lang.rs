//! The languages Ruqsat speaks: one folder in `locales/` each, found at build time.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// One language that `locales/` holds. Its code is the folder's name (`kk`, `ru`, `en`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang(u8);

impl Lang {
    /// Kazakh, the state language.
    pub const KK: Lang = Lang(index_of("kk"));
    /// Russian.
    pub const RU: Lang = Lang(index_of("ru"));
    /// English: the source of the message ids, and the last fallback.
    pub const EN: Lang = Lang(index_of("en"));

    /// Every language there is, in the order of their codes.
    pub fn all() -> impl Iterator<Item = Lang> {
        (0..LOCALES.len() as u8).map(Lang)
    }

    /// The folder's name, which is also the language's two-letter code.
    pub fn code(self) -> &'static str {
        LOCALES[self.0 as usize].0
    }

    /// The text of one file of this language's folder, by its path inside the folder
    /// (`verdict.ftl`, `dates.toml`).
    pub fn file(self, path: &str) -> Option<&'static str> {
        let files = LOCALES[self.0 as usize].1;
        let at = files.binary_search_by_key(&path, |(name, _)| name).ok()?;
        Some(files[at].1)
    }

    /// Every file of this language's folder as (path inside the folder, text), sorted by path.
    pub fn files(self) -> &'static [(&'static str, &'static str)] {
        LOCALES[self.0 as usize].1
    }

    /// Reads a language tag such as `kk`, `kk-KZ` or `en_GB`; `None` for a language we do not speak.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_']).next()?.to_ascii_lowercase();
        Lang::all().find(|lang| lang.code() == primary)
    }
}

const fn index_of(code: &str) -> u8 {
    let mut at = 0;
    while at < LOCALES.len() {
        if same(LOCALES[at].0, code) {
            return at as u8;
        }
        at += 1;
    }
    panic!("locales/ must hold kk, ru and en");
}

const fn same(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len() != right.len() {
        return false;
    }
    let mut at = 0;
    while at < left.len() {
        if left[at] != right[at] {
            return false;
        }
        at += 1;
    }
    true
}

impl fmt::Debug for Lang {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Lang, D::Error> {
        let code = String::deserialize(deserializer)?;
        Lang::all()
            .find(|lang| lang.code() == code)
            .ok_or_else(|| serde::de::Error::custom(format!("unknown language `{code}`")))
    }
}

/// Reads a compiled-in file of TOML. By way of JSON values: read straight from TOML, each type is compiled four
/// times, and nobody asks a file that a test has read for the line of its fault.
///
/// # Errors
///
/// What does not fit, in words.
pub fn compiled_in<T: DeserializeOwned>(toml: &str) -> Result<T, String> {
    let value = values(toml)?;
    T::deserialize(value).map_err(|error| error.to_string())
}

fn values(toml: &str) -> Result<serde_json::Value, String> {
    toml::from_str(toml).map_err(|error: toml::de::Error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clients_tag_finds_its_language() {
        assert_eq!(Lang::from_tag("kk-KZ"), Some(Lang::KK));
        assert_eq!(Lang::from_tag("en_GB"), Some(Lang::EN));
        assert_eq!(Lang::from_tag("ru"), Some(Lang::RU));
        assert_eq!(Lang::from_tag("uk"), None);
        assert_eq!(Lang::from_tag(""), None);
    }
}
