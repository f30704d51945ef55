//! What is compiled in: the files of the languages, of the law, and the words of the learning phrases.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

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

/// The folded words of the learning phrases that stand in at least two of them, the commonest first:
/// what a word with a slip of the finger may have been meant to be.
pub fn vocabulary(locales: &Path, fold: fn(&str) -> Vec<String>) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for path in files(locales, "txt") {
        let text = fs::read_to_string(path).expect("a readable file of phrases");
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            for word in fold(line) {
                *counts.entry(word).or_default() += 1;
            }
        }
    }
    let mut known: Vec<(String, usize)> =
        counts.into_iter().filter(|(word, count)| *count >= 2 && word.len() >= 4).collect();
    known.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
    let words: Vec<&str> = known.iter().map(|(word, _)| word.as_str()).collect();
    words.join("\n")
}
