//! The index of nearest phrases. It is made here and not kept in the repository, so that a changed
//! phrase costs one changed line. Takes about five seconds.

use std::fs;
use std::path::Path;

use crate::{cues, embed, essence, fold, lexicon, nearest, spelling};

/// The index of the learning phrases, as `src/understand/nearest.rs` reads it.
pub fn nearest(locales: &Path, topics: &Path, vocabulary: String) -> Vec<u8> {
    let (cues, concepts) = (cues::Cues::new(), lexicon::Lexicon::concepts());
    let spelling = spelling::Spelling::of(String::leak(vocabulary));
    let labels = labels(topics);
    let mut phrases: Vec<(u8, Vec<fold::Word>)> = Vec::new();
    for language in embed::languages(locales) {
        for (number, label) in labels.iter().enumerate() {
            let number = u8::try_from(number).expect("at most 256 labels");
            for folder in ["topics", "out-of-scope", "chat"] {
                let path =
                    locales.join(&language).join("questions").join(folder).join(format!("{label}.txt"));
                let Ok(text) = fs::read_to_string(path) else { continue };
                let lines = text.lines().map(str::trim);
                for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
                    let mut words = fold::words(line);
                    spelling.mend(&mut words);
                    let found = cues.find(&words);
                    phrases.push((number, essence::Essence::of(&words, &found).words));
                }
            }
        }
    }
    nearest::index(phrases.iter().map(|(label, words)| (*label, words.as_slice())), &concepts)
}

/// The ids of the labels that the model has weights for, topics before kinds, in the catalogue's order.
fn labels(topics: &Path) -> Vec<String> {
    let text = fs::read_to_string(topics).expect("topics.toml is there");
    let catalogue: toml::Table = toml::from_str(&text).expect("topics.toml is valid");
    let rows = ["topic", "kind"].into_iter().filter_map(|name| catalogue.get(name)?.as_array()).flatten();
    rows.filter(|row| row.get("untrained").and_then(toml::Value::as_bool) != Some(true))
        .filter_map(|row| row.get("id")?.as_str().map(str::to_string))
        .collect()
}
