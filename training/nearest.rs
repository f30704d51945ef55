//! The plainest way to compare with: the label of the nearest learning phrase, by BM25 over folded words.

use std::collections::HashMap;

use ruqsat::understand::fold::words;

/// How soon a repeated word stops counting, and how much long phrases pay for their length.
const SATURATION: f32 = 1.2;
const LENGTH: f32 = 0.75;

/// The learning phrases, ready to be searched.
pub struct Nearest {
    labels: Vec<usize>,
    lengths: Vec<f32>,
    mean_length: f32,
    /// Stem to the phrases that hold it, and how often.
    holders: HashMap<String, HashMap<usize, f32>>,
}

impl Nearest {
    pub fn new<'a>(phrases: impl Iterator<Item = (usize, &'a str)>) -> Nearest {
        let mut nearest =
            Nearest { labels: Vec::new(), lengths: Vec::new(), mean_length: 0.0, holders: HashMap::new() };
        for (label, text) in phrases {
            let number = nearest.labels.len();
            let stems = stems(text);
            nearest.labels.push(label);
            nearest.lengths.push(stems.len() as f32);
            for stem in stems {
                *nearest.holders.entry(stem).or_default().entry(number).or_default() += 1.0;
            }
        }
        nearest.mean_length = nearest.lengths.iter().sum::<f32>() / nearest.lengths.len().max(1) as f32;
        nearest
    }

    /// For each label the score of its nearest phrase.
    pub fn scores(&self, text: &str, labels: usize) -> Vec<f32> {
        let mut by_phrase: HashMap<usize, f32> = HashMap::new();
        let all = self.labels.len() as f32;
        for stem in stems(text) {
            let Some(holders) = self.holders.get(&stem) else { continue };
            let held = holders.len() as f32;
            let rarity = (1.0 + (all - held + 0.5) / (held + 0.5)).ln();
            for (number, count) in holders {
                let stretch = 1.0 - LENGTH + LENGTH * self.lengths[*number] / self.mean_length;
                *by_phrase.entry(*number).or_default() +=
                    rarity * count * (SATURATION + 1.0) / (count + SATURATION * stretch);
            }
        }
        let mut scores = vec![0.0f32; labels];
        for (number, score) in by_phrase {
            let best = &mut scores[self.labels[number]];
            *best = best.max(score);
        }
        scores
    }
}

/// Words cut to their first five letters: a stem, near enough.
fn stems(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.key.chars().take(5).collect()).collect()
}
