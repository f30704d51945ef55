//! Finds the danger cues that ordinary phrases contain, and the phrases of danger without a cue.

use std::collections::HashMap;

use ruqsat::understand::lexicon::Lexicon;
use ruqsat::understand::phrases::Label;

use crate::Sample;

pub fn cues(samples: &[Sample], labels: &[Label]) {
    let mut lists = Vec::new();
    for lang in ruqsat::lang::Lang::all() {
        let file: toml::Table = toml::from_str(lang.file("lexicon.toml").unwrap_or_default()).expect("valid");
        for (kind, patterns) in file["danger"].as_table().expect("a table") {
            for pattern in patterns.as_array().expect("a list").iter().filter_map(|pattern| pattern.as_str())
            {
                lists.push((format!("{lang} {kind}: {pattern}"), vec![pattern.to_string()]));
            }
        }
    }
    let lexicon = Lexicon::from_lists(lists.into_iter());
    let mut hits: HashMap<String, (usize, usize, Vec<String>)> = HashMap::new();
    let (mut missed, mut danger) = (Vec::new(), 0);
    for sample in samples {
        let label = labels[sample.label].as_str();
        let is_danger = ["asylum", "detained", "crime-victim", "despair"].contains(&label);
        let found = lexicon.find(&ruqsat::understand::fold::words(&sample.text));
        danger += usize::from(is_danger);
        if is_danger && found.is_empty() {
            missed.push(format!("{label}: {}", sample.text));
        }
        let mut names: Vec<&str> = found.iter().map(|(_, cue)| lexicon.name(*cue)).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            let entry = hits.entry(name.to_string()).or_default();
            if is_danger {
                entry.0 += 1;
            } else {
                entry.1 += 1;
                entry.2.push(format!("{label}: {}", sample.text));
            }
        }
    }
    let mut rows: Vec<_> = hits.into_iter().filter(|(_, hit)| hit.1 > 0).collect();
    rows.sort_by_key(|(_, hit)| std::cmp::Reverse(hit.1));
    for (cue, (right, wrong, texts)) in rows {
        println!(
            "{cue}\t{right}\t{wrong}\t{}",
            texts
                .iter()
                .take(3)
                .map(|text| text.chars().take(70).collect::<String>())
                .collect::<Vec<_>>()
                .join(" | ")
        );
    }
    println!("missed {} of {danger}", missed.len());
    for text in missed {
        println!("MISSED {text}");
    }
}
