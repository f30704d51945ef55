//! Weighs the features that tell the languages apart, by how much more often one language has them.

use std::collections::HashMap;

use ruqsat::understand::features::language_features;

use crate::augment::{Chance, Coats};

const ORDER: [&str; 3] = ["kk", "ru", "en"];
/// Rarer features say nothing certain.
const LEAST: f32 = 4.0;

pub fn weigh<'a>(phrases: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<(u32, [f32; 3])> {
    let coats = Coats::load();
    let mut chance = Chance::new(5);
    let mut counts: HashMap<u32, [f32; 3]> = HashMap::new();
    let mut totals = [0.0f32; 3];
    for (lang, text) in phrases {
        let Some(at) = ORDER.iter().position(|known| *known == lang) else { continue };
        let variants = if lang == "en" { 1 } else { 3 };
        for variant in 0..variants {
            let text = if variant == 0 { text.to_string() } else { coats.in_latin(text, lang, &mut chance) };
            totals[at] += 1.0;
            for feature in language_features(&text) {
                counts.entry(feature).or_default()[at] += 1.0;
            }
        }
    }
    let mut weights: Vec<(u32, [f32; 3])> = counts
        .into_iter()
        .filter(|(_, counts)| counts.iter().sum::<f32>() >= LEAST)
        .map(|(feature, counts)| {
            let logs = [0, 1, 2].map(|at| ((counts[at] + 0.3) / (totals[at] + 1.0)).ln());
            let mean = logs.iter().sum::<f32>() / 3.0;
            (feature, logs.map(|log| log - mean))
        })
        .filter(|(_, weights)| weights.iter().any(|weight| weight.abs() > 0.7))
        .collect();
    weights.sort_unstable_by_key(|(feature, _)| *feature);
    weights
}
