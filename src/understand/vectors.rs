//! What a word means, as numbers: words that mean alike, in whatever language, lie close together.
//!
//! The vectors were distilled from a multilingual encoder (training/README.md) and are keyed by the
//! folded key of a word, so one entry serves every script. A word that is not among them takes the
//! mean of those that begin like it. File: `RQV1`, count and width (u32, little-endian), hashes,
//! rows of bytes, one scale a row.

use super::fold::Word;
use super::model::{Floats, Integers, Reader, Unreadable};

const MAGIC: &[u8] = b"RQV1";
/// Shorter beginnings say nothing about a word.
const SHORTEST_BEGINNING: usize = 4;

/// The vectors, ready to be asked.
pub struct Vectors {
    width: usize,
    hashes: Integers,
    rows: &'static [u8],
    scales: Floats,
}

impl Vectors {
    /// Reads a file of vectors.
    ///
    /// # Errors
    /// [`Unreadable`] where the bytes do not begin as a file of vectors of this version does, end early, or go on behind it.
    pub fn read(bytes: &'static [u8]) -> Result<Vectors, Unreadable> {
        let mut rest = Reader(bytes.strip_prefix(MAGIC).ok_or(Unreadable)?);
        let [count, width] = [rest.count()?, rest.count()?];
        let vectors = Vectors {
            width,
            hashes: rest.integers(count)?,
            rows: rest.bytes(count.checked_mul(width).ok_or(Unreadable)?)?,
            scales: rest.floats(count)?,
        };
        if rest.0.is_empty() { Ok(vectors) } else { Err(Unreadable) }
    }

    /// How many numbers a vector has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The direction in which the words of a message point together: length one, or all zero.
    pub fn mean(&self, words: &[Word]) -> Vec<f32> {
        let mut sum = vec![0.0f32; self.width];
        for word in words.iter().filter(|word| !word.key.starts_with(|c: char| c.is_ascii_digit())) {
            let Some(at) = self.place(&word.key) else { continue };
            let (Some(row), Some(scale)) =
                (self.rows.get(at * self.width..(at + 1) * self.width), self.scales.get(at))
            else {
                continue;
            };
            for (sum, value) in sum.iter_mut().zip(row) {
                *sum += f32::from(*value as i8) * scale;
            }
        }
        let length = sum.iter().map(|value| value * value).sum::<f32>().sqrt();
        if length > 1e-6 {
            sum.iter_mut().for_each(|value| *value /= length);
        }
        sum
    }

    /// The entry of this word, else that of its longest known beginning.
    fn place(&self, key: &str) -> Option<usize> {
        let whole = self.hashes.find(hash(key, true));
        whole.or_else(|| {
            (SHORTEST_BEGINNING..key.len())
                .rev()
                .filter_map(|end| key.get(..end))
                .find_map(|start| self.hashes.find(hash(start, false)))
        })
    }
}

/// FNV-1a over 64 bits, folded to 32; beginnings and whole words differ in their first byte.
fn hash(key: &str, whole: bool) -> u32 {
    let first = if whole { b'=' } else { b'^' };
    let hash = std::iter::once(first)
        .chain(key.bytes())
        .fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    ((hash >> 32) ^ hash) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::fold::words;

    fn near(vectors: &Vectors, left: &str, right: &str) -> f32 {
        let [left, right] = [left, right].map(|text| vectors.mean(&words(text)));
        left.iter().zip(&right).map(|(a, b)| a * b).sum()
    }

    #[test]
    fn words_that_mean_alike_lie_closer_than_others_in_any_language() {
        let vectors = Vectors::read(include_bytes!("vectors.bin")).unwrap();
        for (word, alike, other) in [("husband", "супруг", "паспорт"), ("ақша", "деньги", "husband")]
        {
            assert!(near(&vectors, word, alike) > near(&vectors, word, other), "{word}");
        }
        assert_eq!(near(&vectors, "123", "456"), 0.0);
    }

    #[test]
    fn a_file_that_was_cut_off_is_refused() {
        let whole: &'static [u8] = include_bytes!("vectors.bin");
        assert!(Vectors::read(whole).is_ok());
        assert!(Vectors::read(&whole[..whole.len() - 1]).is_err());
        assert!(Vectors::read(b"").is_err());
    }
}
