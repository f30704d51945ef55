//! The trained model: weighs the features of a message, one probability a label.
//!
//! A small network: each known feature has a row of numbers; the rows of a message are added up,
//! rectified, and weighed once more for every label. It is trained by `training/` and read from
//! `model.bin`: `RQM4`, counts (u32, little-endian), then the arrays in the order of [`Model`].

use std::fmt;

/// The model, ready to be asked.
pub struct Model {
    width: usize,
    labels: usize,
    /// Hashes of the known features, sorted.
    features: Integers,
    /// One row a feature, each number four bits: so many steps of the row's scale, plus eight; the
    /// even number of a pair in the lower half of its byte.
    rows: &'static [u8],
    /// The bytes of one row.
    stride: usize,
    scales: Floats,
    bias: Floats,
    head: Floats,
    head_bias: Floats,
    /// Width of the words' vectors, and how they are mixed into the hidden sum.
    meaning: usize,
    mix: Floats,
    /// Hashes of the features that tell languages apart, sorted; three weights each.
    language_features: Integers,
    language_weights: Floats,
}

/// The file is not a model: it was cut off, or written by another version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the model file cannot be read; train it again (training/README.md)")
    }
}

const MAGIC: &[u8] = b"RQM4";
/// The languages a message may be in, in the order of their weights.
pub const LANGUAGES: usize = 3;

impl Model {
    /// Reads a model that `training/` wrote.
    ///
    /// # Errors
    /// [`Unreadable`] where the bytes do not begin as a model of this version does, end early, or go on behind it.
    pub fn read(bytes: &'static [u8]) -> Result<Model, Unreadable> {
        let mut rest = Reader(bytes.strip_prefix(MAGIC).ok_or(Unreadable)?);
        let [features, width, labels, languages, meaning] =
            [rest.count()?, rest.count()?, rest.count()?, rest.count()?, rest.count()?];
        let stride = width.div_ceil(2);
        let model = Model {
            stride,
            width,
            labels,
            features: rest.integers(features)?,
            rows: rest.bytes(features * stride)?,
            scales: rest.floats(features)?,
            bias: rest.floats(width)?,
            head: rest.floats(width * labels)?,
            head_bias: rest.floats(labels)?,
            meaning,
            mix: rest.floats(width * meaning)?,
            language_features: rest.integers(languages)?,
            language_weights: rest.floats(languages * LANGUAGES)?,
        };
        if rest.0.is_empty() { Ok(model) } else { Err(Unreadable) }
    }

    /// How likely each label is, for the features of a message and the direction in which its words
    /// point together; they sum to one.
    pub fn probabilities(&self, features: &[u32], meaning: &[f32]) -> Vec<f32> {
        let mut sum = vec![0.0f32; self.width];
        let mut known = 0usize;
        for feature in features {
            let Some(at) = self.features.find(*feature) else { continue };
            let (Some(row), Some(scale)) =
                (self.rows.get(at * self.stride..(at + 1) * self.stride), self.scales.get(at))
            else {
                continue;
            };
            known += 1;
            for (sums, pair) in sum.chunks_mut(2).zip(row) {
                for (sum, steps) in sums.iter_mut().zip([pair & 15, pair >> 4]) {
                    *sum += (f32::from(steps) - 8.0) * scale;
                }
            }
        }
        let scale = 1.0 / (known.max(1) as f32).sqrt();
        let mix = self.mix.rows(self.meaning);
        for ((value, bias), mix) in sum.iter_mut().zip(self.bias.iter()).zip(mix) {
            let meant: f32 = mix.iter().zip(meaning).map(|(weight, x)| weight * x).sum();
            *value = (*value * scale + meant + bias).max(0.0);
        }
        let mut scores: Vec<f32> = self
            .head
            .rows(self.width)
            .zip(self.head_bias.iter())
            .map(|(weights, bias)| bias + weights.iter().zip(&sum).map(|(w, x)| w * x).sum::<f32>())
            .collect();
        softmax(&mut scores);
        scores
    }

    /// How many labels there are.
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// The evidence for each language, and how many features spoke.
    pub fn languages(&self, features: &[u32]) -> ([f32; LANGUAGES], usize) {
        let mut scores = [0.0f32; LANGUAGES];
        let mut known = 0;
        for feature in features {
            let Some(at) = self.language_features.find(*feature) else { continue };
            known += 1;
            for (place, score) in (at * LANGUAGES..).zip(&mut scores) {
                *score += self.language_weights.get(place).unwrap_or_default();
            }
        }
        (scores, known)
    }
}

/// Turns scores into probabilities.
pub fn softmax(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - top).exp();
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score /= sum;
    }
}

/// Numbers where they lie in a file, little-endian: a copy of them all would take memory and time at the start.
#[derive(Clone, Copy)]
pub(super) struct Integers(&'static [[u8; 4]]);

impl Integers {
    /// The place of this number among sorted ones.
    pub(super) fn find(self, number: u32) -> Option<usize> {
        self.0.binary_search_by_key(&number, |bytes| u32::from_le_bytes(*bytes)).ok()
    }

    pub(super) fn get(self, at: usize) -> Option<u32> {
        self.0.get(at).map(|bytes| u32::from_le_bytes(*bytes))
    }
}

/// The same with a fraction.
#[derive(Clone, Copy)]
pub(super) struct Floats(&'static [[u8; 4]]);

impl Floats {
    pub(super) fn get(self, at: usize) -> Option<f32> {
        self.0.get(at).map(|bytes| f32::from_le_bytes(*bytes))
    }

    fn iter(self) -> impl Iterator<Item = f32> {
        self.0.iter().map(|bytes| f32::from_le_bytes(*bytes))
    }

    /// Row after row, each this wide.
    fn rows(self, width: usize) -> impl Iterator<Item = Floats> {
        self.0.chunks_exact(width.max(1)).map(Floats)
    }
}

/// Takes numbers from the front of a file.
pub(super) struct Reader(pub(super) &'static [u8]);

impl Reader {
    pub(super) fn bytes(&mut self, count: usize) -> Result<&'static [u8], Unreadable> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Unreadable)?;
        self.0 = rest;
        Ok(taken)
    }

    fn words(&mut self, count: usize) -> Result<&'static [[u8; 4]], Unreadable> {
        Ok(self.bytes(count.checked_mul(4).ok_or(Unreadable)?)?.as_chunks().0)
    }

    pub(super) fn integers(&mut self, count: usize) -> Result<Integers, Unreadable> {
        self.words(count).map(Integers)
    }

    pub(super) fn floats(&mut self, count: usize) -> Result<Floats, Unreadable> {
        self.words(count).map(Floats)
    }

    pub(super) fn count(&mut self) -> Result<usize, Unreadable> {
        self.integers(1)?.get(0).map(|count| count as usize).ok_or(Unreadable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_cut_off_is_refused() {
        let whole: &'static [u8] = include_bytes!("model.bin");
        assert!(Model::read(whole).is_ok());
        assert!(Model::read(&whole[..whole.len() - 1]).is_err());
        assert!(Model::read(&whole[..10]).is_err());
        assert!(Model::read(b"").is_err());
    }
}
