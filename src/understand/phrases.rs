//! The learning phrases: what people may write, one message a line, in `locales/<lang>/questions/`.

use std::path::Path;
use std::{fs, io};

use super::remark::Remark;
use super::topics::remarks;
use super::{KindId, TopicId, kinds, topics};
use crate::lang::Lang;

/// What a phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Label {
    /// A question about this topic.
    Topic(TopicId),
    /// A message of this kind.
    Kind(KindId),
    /// A message that does this with what was said before.
    Remark(Remark),
}

/// One learning phrase.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// The folder it stands in.
    pub lang: Lang,
    /// What it stands for, from the name of its file.
    pub label: Label,
    /// The message.
    pub text: String,
}

impl Label {
    /// Every label: the topics, then the kinds and the remarks, in the catalogue's order.
    pub fn all() -> impl Iterator<Item = Label> {
        let topics = topics().iter().map(|topic| Label::Topic(topic.id));
        let kinds = kinds().iter().map(|kind| Label::Kind(kind.id));
        topics.chain(kinds).chain(remarks().iter().copied().map(Label::Remark))
    }

    /// The labels that the model has weights for, in the order of its outputs.
    pub fn trained() -> impl Iterator<Item = Label> {
        Label::all().filter(|label| match label {
            Label::Topic(id) => id.is_trained(),
            Label::Kind(_) | Label::Remark(_) => true,
        })
    }

    /// The id in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Label::Topic(id) => id.as_str(),
            Label::Kind(id) => id.as_str(),
            Label::Remark(remark) => remark.as_str(),
        }
    }
}

/// All learning phrases of all languages, read from the folder `locales/` of the project: the program itself needs
/// only what is made of them.
///
/// # Errors
/// A file or folder cannot be read; [`io::ErrorKind::InvalidData`] where a file bears the name of no topic,
/// kind or remark.
pub fn phrases(locales: &Path) -> io::Result<Vec<Phrase>> {
    let mut phrases = Vec::new();
    for lang in Lang::all() {
        for folder in ["topics", "out-of-scope", "chat", "remarks"] {
            let mut files: Vec<_> = fs::read_dir(locales.join(lang.code()).join("questions").join(folder))?
                .map(|entry| entry.map(|entry| entry.path()))
                .collect::<io::Result<_>>()?;
            files.sort();
            for path in files {
                let label = label_of(folder, &path).ok_or_else(|| {
                    let sentence = format!("{}: no topic, kind or remark has this name", path.display());
                    io::Error::new(io::ErrorKind::InvalidData, sentence)
                })?;
                let text = fs::read_to_string(&path)?;
                let lines = text.lines().map(str::trim);
                let said = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
                phrases.extend(said.map(|text| Phrase { lang, label, text: text.to_owned() }));
            }
        }
    }
    Ok(phrases)
}

fn label_of(folder: &str, path: &Path) -> Option<Label> {
    let id = path.file_name()?.to_str()?.strip_suffix(".txt")?;
    match folder {
        "topics" => TopicId::find(id).map(Label::Topic),
        "remarks" => remarks().iter().copied().find(|remark| remark.as_str() == id).map(Label::Remark),
        _ => KindId::find(id).map(Label::Kind),
    }
}

/// The same, for the tests.
#[cfg(test)]
pub fn of_the_project() -> Vec<Phrase> {
    phrases(&Path::new(env!("CARGO_MANIFEST_DIR")).join("locales")).unwrap()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_topic_and_kind_has_phrases_and_every_file_of_phrases_its_topic_or_kind() {
        for lang in Lang::all() {
            let labels: HashSet<Label> =
                of_the_project().iter().filter(|phrase| phrase.lang == lang).map(|it| it.label).collect();
            let missing: Vec<_> = Label::all().filter(|label| !labels.contains(label)).collect();
            assert!(missing.is_empty(), "{lang}: {missing:?}");
        }
    }
}
