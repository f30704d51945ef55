//! The index of nearest phrases. It is made here and not kept in the repository, so that a changed
//! phrase costs one changed line. Takes about fifteen seconds, since build scripts are not optimised.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use crate::embed::Phrase;
use crate::{cues, essence, fold, lexicon, nearest, spelling};

/// The index of the learning phrases, as `src/understand/nearest.rs` reads it.
pub fn nearest(phrases: &[Phrase], topics: &Path, vocabulary: String) -> Vec<u8> {
    let (cues, concepts) = (cues::Cues::new(), lexicon::Lexicon::concepts());
    let spelling = spelling::Spelling::of(String::leak(vocabulary));
    let labels = labels(topics);
    let known = phrases.iter().filter_map(|phrase| {
        let number = labels.iter().position(|label| *label == phrase.label)?;
        let mut words = phrase.words.clone();
        spelling.mend(&mut words);
        let found = cues.find(&words);
        let number = u8::try_from(number).expect("at most 256 labels");
        Some((number, essence::Essence::of(&words, &found).words))
    });
    let known: Vec<(u8, Vec<fold::Word>)> = known.collect();
    nearest::index(known.iter().map(|(label, words)| (*label, words.as_slice())), &concepts)
}

/// The cues of danger that phrases about something else hold at least as often as phrases of danger do, a
/// line each: "deport" stands in many a calm question.
pub fn ambiguous_danger(phrases: &[Phrase], topics: &Path) -> String {
    let dangers = dangers(topics);
    let patterns = lexicon::Lexicon::danger().flat_map(|(_, patterns)| patterns);
    let cues = lexicon::Lexicon::from_lists(patterns.map(|text| (text.clone(), vec![text])));
    // Of the phrases that hold a cue, those of danger less the others.
    let mut balance: HashMap<lexicon::Concept, i64> = HashMap::new();
    for phrase in phrases {
        let found = cues.find(&phrase.words);
        let found: BTreeSet<lexicon::Concept> = found.into_iter().map(|(_, cue)| cue).collect();
        let weight = if dangers.contains(&phrase.label) { 1 } else { -1 };
        for cue in found {
            *balance.entry(cue).or_default() += weight;
        }
    }
    let ambiguous: BTreeSet<&str> =
        balance.into_iter().filter(|(_, balance)| *balance <= 0).map(|(cue, _)| cues.name(cue)).collect();
    ambiguous.into_iter().map(|pattern| format!("{pattern}\n")).collect()
}

/// The ids of the kinds of danger.
fn dangers(topics: &Path) -> BTreeSet<String> {
    let catalogue = catalogue(topics);
    let rows = catalogue.get("kind").and_then(toml::Value::as_array).into_iter().flatten();
    rows.filter(|row| row.get("danger").and_then(toml::Value::as_bool) == Some(true))
        .filter_map(|row| row.get("id")?.as_str().map(str::to_string))
        .collect()
}

/// The ids of the labels that the model has weights for, topics, kinds and remarks in the catalogue's order.
fn labels(topics: &Path) -> Vec<String> {
    let catalogue = catalogue(topics);
    let rows =
        ["topic", "kind", "remark"].into_iter().filter_map(|name| catalogue.get(name)?.as_array()).flatten();
    rows.filter(|row| row.get("untrained").and_then(toml::Value::as_bool) != Some(true))
        .filter_map(|row| row.get("id")?.as_str().map(str::to_string))
        .collect()
}

fn catalogue(topics: &Path) -> toml::Table {
    let text = fs::read_to_string(topics).expect("topics.toml is there");
    toml::from_str(&text).expect("topics.toml is valid")
}
