//! What is compiled in: the files of the languages, of the law, and the words of the learning phrases.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::fold;

/// Every file below a folder whose name ends in `.ending`, sorted by path.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(folder, &mut found);
    found.retain(|path| path.extension().is_some_and(|it| it == ending));
    found.sort();
    found
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder").filter_map(|entry| entry.ok()) {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// The languages: the folders of `locales/`, sorted.
pub fn languages(locales: &Path) -> Vec<String> {
    let mut languages: Vec<String> = fs::read_dir(locales)
        .expect("locales/ is there")
        .filter_map(|entry| entry.ok())
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    languages.sort();
    languages
}

/// The Rust source of a table with every file of every language.
pub fn locales(locales: &Path, languages: &[String]) -> String {
    let mut embedded = String::from(
        "/// Every language's code with its files, sorted by path.\n\
         static LOCALES: &[(&str, &[(&str, &str)])] = &[\n",
    );
    for language in languages {
        writeln!(embedded, "(\"{language}\", &[").expect("a String takes all");
        let folder = locales.join(language);
        let mut files = Vec::new();
        collect(&folder, &mut files);
        // Learnt from, and not needed after that.
        files.retain(|path| !path.starts_with(folder.join("questions")));
        embedded.push_str(&rows(&folder, files));
        embedded.push_str("]),\n");
    }
    embedded.push_str("];\n");
    embedded
}

/// The Rust source of a table with every file of the law: a new document type is one new file.
pub fn law(folder: &Path) -> String {
    let mut embedded = String::from(
        "/// Every file of the built-in law by its path inside the law folder.\n\
         static LAW_FILES: &[(&str, &str)] = &[\n",
    );
    embedded.push_str(&rows(folder, files(folder, "toml")));
    embedded.push_str("];\n");
    embedded
}

/// A row `(name inside the folder, its text)` a file, sorted by name.
fn rows(folder: &Path, files: Vec<PathBuf>) -> String {
    let mut named: Vec<(String, PathBuf)> = files
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(folder).expect("inside the folder");
            (name.to_string_lossy().replace('\\', "/"), path)
        })
        .collect();
    named.sort();
    let mut rows = String::new();
    for (name, path) in named {
        writeln!(rows, "({name:?}, include_str!({:?})),", path.display().to_string())
            .expect("a String takes all");
    }
    rows
}

/// A learning phrase, and the topic or kind that it was written for.
pub struct Phrase {
    /// The id of the topic or kind: the name of its file.
    pub label: String,
    /// The words of the phrase, folded.
    pub words: Vec<fold::Word>,
}

/// The learning phrases of all languages, in the order of the languages and of their files.
pub fn phrases(locales: &Path) -> Vec<Phrase> {
    let folders = languages(locales).into_iter().map(|language| locales.join(language).join("questions"));
    let paths = folders.flat_map(|folder| files(&folder, "txt"));
    let phrases_of = |path: PathBuf| {
        let label = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a readable file of phrases");
        let lines: Vec<String> = text.lines().map(|line| line.trim().to_string()).collect();
        let lines = lines.into_iter().filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines.map(move |text| Phrase { label: label.clone(), words: fold::words(&text) }).collect::<Vec<_>>()
    };
    paths.flat_map(phrases_of).collect()
}

/// The folded words of the learning phrases that stand in at least two of them, the commonest first:
/// what a word with a slip of the finger may have been meant to be. The whole words of the cues follow, so
/// that none of them is taken for such a slip.
pub fn vocabulary(phrases: &[Phrase], locales: &Path) -> String {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in phrases.iter().flat_map(|phrase| &phrase.words) {
        *counts.entry(&word.key).or_default() += 1;
    }
    let mut known: Vec<(&str, usize)> =
        counts.into_iter().filter(|(word, count)| *count >= 2 && word.len() >= 4).collect();
    known.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(right.0)));
    let phrases: BTreeSet<&str> = known.iter().map(|(word, _)| *word).collect();
    let fold = |line: &str| fold::words(line).into_iter().map(|word| word.key).collect::<Vec<String>>();
    let mut cues: BTreeSet<String> = BTreeSet::new();
    for path in files(locales, "toml").iter().filter(|path| path.ends_with("reading.toml")) {
        let text = fs::read_to_string(path).expect("readable cues");
        let lists: BTreeMap<String, Vec<String>> = toml::from_str(&text).expect("reading.toml is valid");
        let stems = lists.values().flatten().flat_map(|pattern| pattern.split([' ', '|']));
        cues.extend(stems.filter_map(|stem| stem.strip_prefix('=')).flat_map(fold));
    }
    let cues = cues.iter().map(String::as_str).filter(|word| word.len() >= 4 && !phrases.contains(word));
    let words: Vec<&str> = known.iter().map(|(word, _)| *word).chain(cues).collect();
    words.join("\n")
}
