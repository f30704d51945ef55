//! Finds the learning phrases that share the rarest words and concepts with a message (BM25).
//!
//! What the network blurs, a near phrase remembers: their votes together are better than either
//! alone (docs/lab/questions.md). The index is made by `build/`. File: `RQN1`, counts of
//! phrases, terms and entries (u32, little-endian), a label and a length for each phrase (bytes),
//! hashes of the terms, where each term's entries begin, then the entries: numbers of phrases.

use super::features::Fnv;
use super::fold::Word;
use super::lexicon::Lexicon;
use super::model::{Integers, Reader, Unreadable};

const MAGIC: &[u8] = b"RQN1";
/// How soon a phrase pays for its length, and how much (the usual k1 and b of BM25).
const SATURATION: f32 = 1.2;
const LENGTH: f32 = 0.75;
/// A stem, near enough: the first letters of a folded word.
const STEM: usize = 5;
/// A long story is looked up by so many terms at most.
const MOST_TERMS: usize = 160;

/// The index of the learning phrases.
pub struct Nearest {
    labels: &'static [u8],
    /// How much less a term weighs in a longer phrase.
    weights: Vec<f32>,
    terms: Integers,
    begins: Integers,
    entries: &'static [u8],
}

impl Nearest {
    /// Reads an index that [`index`] made.
    ///
    /// # Errors
    /// [`Unreadable`] where the bytes do not begin as an index of this version does, end early, or go on behind it.
    pub fn read(bytes: &'static [u8]) -> Result<Nearest, Unreadable> {
        let mut rest = Reader(bytes.strip_prefix(MAGIC).ok_or(Unreadable)?);
        let [phrases, terms, entries] = [rest.count()?, rest.count()?, rest.count()?];
        let labels = rest.bytes(phrases)?;
        let lengths = rest.bytes(phrases)?;
        let nearest = Nearest {
            labels,
            weights: weights(lengths),
            terms: rest.integers(terms)?,
            begins: rest.integers(terms + 1)?,
            entries: rest.bytes(entries.checked_mul(4).ok_or(Unreadable)?)?,
        };
        if rest.0.is_empty() { Ok(nearest) } else { Err(Unreadable) }
    }

    /// For each label how near its nearest phrase is, 1 for the nearest of all; all zero if no
    /// phrase shares anything with these words.
    pub fn labels(&self, words: &[Word], lexicon: &Lexicon, labels: usize) -> Vec<f32> {
        let mut by_phrase = vec![0.0f32; self.labels.len()];
        // Few of the phrases share anything with a message; the others are not looked at.
        let mut sharing = Vec::new();
        for term in terms(words, lexicon).into_iter().take(MOST_TERMS) {
            let entries = self.entries(term);
            let held = (entries.len() / 4) as f32;
            let rarity = (1.0 + (self.labels.len() as f32 - held + 0.5) / (held + 0.5)).ln();
            for entry in entries.chunks_exact(4) {
                let phrase = entry.try_into().map_or(0, u32::from_le_bytes) as usize;
                if let (Some(score), Some(weight)) = (by_phrase.get_mut(phrase), self.weights.get(phrase)) {
                    if *score == 0.0 {
                        sharing.push(phrase);
                    }
                    *score += rarity * weight;
                }
            }
        }
        let mut best = vec![0.0f32; labels];
        for phrase in sharing {
            if let (Some(score), Some(label)) = (by_phrase.get(phrase), self.labels.get(phrase))
                && let Some(best) = best.get_mut(usize::from(*label))
            {
                *best = best.max(*score);
            }
        }
        let top = best.iter().copied().fold(0.0, f32::max);
        if top > 0.0 {
            best.iter_mut().for_each(|score| *score /= top);
        }
        best
    }

    /// The phrases that hold this term, four bytes each.
    fn entries(&self, term: u32) -> &'static [u8] {
        let Some(at) = self.terms.find(term) else { return &[] };
        let [from, to] = [at, at + 1].map(|at| self.begins.get(at).map_or(0, |begin| begin as usize * 4));
        self.entries.get(from..to).unwrap_or(&[])
    }
}

fn weights(lengths: &[u8]) -> Vec<f32> {
    let mean = lengths.iter().map(|length| f32::from(*length)).sum::<f32>() / lengths.len().max(1) as f32;
    let weight = |length: &u8| {
        let stretch = 1.0 - LENGTH + LENGTH * f32::from(*length) / mean.max(1.0);
        (SATURATION + 1.0) / (1.0 + SATURATION * stretch)
    };
    lengths.iter().map(weight).collect()
}

/// The index of these phrases, each with the number of its label, as bytes for [`Nearest::read`].
pub fn index<'a>(phrases: impl Iterator<Item = (u8, &'a [Word])>, lexicon: &Lexicon) -> Vec<u8> {
    let (mut labels, mut lengths, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    for (number, (label, words)) in phrases.enumerate() {
        let terms = terms(words, lexicon);
        labels.push(label);
        lengths.push(terms.len().min(255) as u8);
        entries.extend(terms.into_iter().map(|term| (term, number as u32)));
    }
    entries.sort_unstable();
    let (mut terms, mut begins) = (Vec::new(), Vec::new());
    for (at, (term, _)) in entries.iter().enumerate() {
        if terms.last() != Some(term) {
            terms.push(*term);
            begins.push(at as u32);
        }
    }
    begins.push(entries.len() as u32);
    let counts = [labels.len() as u32, terms.len() as u32, entries.len() as u32];
    let phrases = entries.iter().map(|(_, phrase)| *phrase);
    let numbers = |numbers: Vec<u32>| numbers.into_iter().flat_map(u32::to_le_bytes).collect::<Vec<u8>>();
    [
        MAGIC.to_vec(),
        numbers(counts.to_vec()),
        labels,
        lengths,
        numbers(terms),
        numbers(begins),
        numbers(phrases.collect()),
    ]
    .concat()
}

/// The terms of a message, each once: the stems of its words and its concepts.
fn terms(words: &[Word], lexicon: &Lexicon) -> Vec<u32> {
    let hash = |group: &str, name: &str| {
        let mut hash = Fnv::new();
        hash.write(group);
        hash.write(name);
        hash.finish()
    };
    let stems = words.iter().map(|word| hash("=", word.key.get(..STEM).unwrap_or(&word.key)));
    let concepts = lexicon.find(words).into_iter().map(|(_, concept)| hash("+", lexicon.name(concept)));
    let mut terms: Vec<u32> = stems.chain(concepts).collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::fold::words;

    #[test]
    fn the_label_of_the_phrase_that_shares_most_comes_first() {
        let lexicon = Lexicon::concepts();
        let phrases = [(0, words("how much is the fine")), (1, words("card lost in a taxi"))];
        let bytes = index(phrases.iter().map(|(label, words)| (*label, words.as_slice())), &lexicon);
        let nearest = Nearest::read(bytes.leak()).unwrap();
        let scores = nearest.labels(&words("left the card in a taxi"), &lexicon, 2);
        assert_eq!(scores[1], 1.0);
        assert!(scores[0] < 1.0);
        assert_eq!(nearest.labels(&words("zzzz"), &lexicon, 2), [0.0, 0.0]);
    }

    #[test]
    fn a_file_that_was_cut_off_is_refused() {
        let whole: &'static [u8] = include_bytes!(concat!(env!("OUT_DIR"), "/nearest.bin"));
        assert!(Nearest::read(whole).is_ok());
        assert!(Nearest::read(&whole[..whole.len() - 1]).is_err());
        assert!(Nearest::read(b"").is_err());
    }
}
