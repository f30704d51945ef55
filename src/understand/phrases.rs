//! The learning phrases: what people may write, one message a line, in `locales/<lang>/questions/`.

use super::{KindId, TopicId, kinds, topics};
use crate::lang::Lang;

/// What a phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Label {
    /// A question about this topic.
    Topic(TopicId),
    /// A message of this kind.
    Kind(KindId),
}

/// One learning phrase.
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    /// The folder it stands in.
    pub lang: Lang,
    /// What it stands for, from the name of its file.
    pub label: Label,
    /// The message.
    pub text: &'static str,
}

impl Label {
    /// Every label: the topics, then the kinds, in the catalogue's order.
    pub fn all() -> impl Iterator<Item = Label> {
        let topics = topics().iter().map(|topic| Label::Topic(topic.id));
        topics.chain(kinds().iter().map(|kind| Label::Kind(kind.id)))
    }

    /// The labels that the model has weights for, in the order of its outputs.
    pub fn trained() -> impl Iterator<Item = Label> {
        Label::all().filter(|label| match label {
            Label::Topic(id) => id.is_trained(),
            Label::Kind(_) => true,
        })
    }

    /// The id in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Label::Topic(id) => id.as_str(),
            Label::Kind(id) => id.as_str(),
        }
    }
}

/// All learning phrases of all languages.
pub fn phrases() -> Vec<Phrase> {
    let mut phrases = Vec::new();
    for lang in Lang::all() {
        for (path, text) in lang.files() {
            let Some(label) = label_of(path) else { continue };
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
            phrases.extend(lines.map(|text| Phrase { lang, label, text }));
        }
    }
    phrases
}

fn label_of(path: &str) -> Option<Label> {
    let (folder, file) = path.strip_prefix("questions/")?.split_once('/')?;
    let id = file.strip_suffix(".txt")?;
    match folder {
        "topics" => TopicId::find(id).map(Label::Topic),
        _ => KindId::find(id).map(Label::Kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_phrases_is_named_after_a_topic_or_kind() {
        for lang in Lang::all() {
            for (path, _) in lang.files() {
                if path.starts_with("questions/") && path.ends_with(".txt") {
                    assert!(label_of(path).is_some(), "{lang}: {path}");
                }
            }
        }
    }
}
