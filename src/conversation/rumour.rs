//! Rumours: a forwarded message is compared with dated official statements. It is read once and not kept.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::World;
use crate::lang::Lang;
use crate::speech::{Message, say, verdict};
use crate::understand::fold;

/// What a statement says of a rumour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Says {
    /// It says the same.
    Agrees,
    /// It says otherwise.
    Contradicts,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rumour {
    id: String,
    says: Says,
    source: String,
    checked_on: NaiveDate,
}

#[derive(Debug, Deserialize)]
struct File {
    rumour: Vec<Rumour>,
}

/// Folded stems: one phrase is found where a word begins with each of them.
type Phrases = Vec<Vec<String>>;

static RUMOURS: LazyLock<Vec<(Rumour, Phrases)>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("rumours.toml")).unwrap_or(File { rumour: Vec::new() });
    let words: Vec<BTreeMap<String, Vec<Vec<String>>>> =
        Lang::all().filter_map(|lang| toml::from_str(lang.file("rumours.toml")?).ok()).collect();
    let phrases_of = |id: &str| {
        let all = words.iter().filter_map(|words| words.get(id)).flatten();
        all.map(|phrase| phrase.iter().map(|stem| fold::key(stem)).collect()).collect()
    };
    file.rumour
        .into_iter()
        .map(|rumour| (phrases_of(&rumour.id), rumour))
        .map(|(words, it)| (it, words))
        .collect()
});

/// What official statements say of a message; `None` where none speaks of it. The first that fits is meant:
/// "no fine for what expired in the failure" is not "no fine for anybody".
pub fn compare(text: &str, world: &World<'_>) -> Option<Vec<Message>> {
    let keys: Vec<String> = fold::words(text).into_iter().map(|word| word.key).collect();
    let holds = |stem: &String| keys.iter().any(|key| key.starts_with(stem.as_str()));
    let fits = |phrases: &Phrases| phrases.iter().any(|phrase| phrase.iter().all(holds));
    let (rumour, _) = RUMOURS.iter().find(|(_, phrases)| fits(phrases))?;
    let words = Message::new(format!("rumour-{}", rumour.id));
    let mut paragraphs = vec![match rumour.says {
        Says::Agrees => say::rumour_agrees(words),
        Says::Contradicts => say::rumour_contradicts(words),
    }];
    let mut folded: Vec<Message> =
        verdict::source(&rumour.source, rumour.checked_on, world.law).into_iter().collect();
    folded.push(say::not_the_ministry());
    paragraphs.extend(verdict::in_lines(folded).map(say::answer_folded));
    Some(paragraphs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Law;

    #[test]
    fn every_rumour_has_its_words_in_each_language_its_answer_and_its_source() {
        assert_eq!(RUMOURS.len(), 5);
        for (rumour, phrases) in RUMOURS.iter() {
            assert!(Message::exists(&format!("rumour-{}", rumour.id)), "{}", rumour.id);
            assert!(Law::built_in().source(&rumour.source).is_some(), "{}", rumour.source);
            assert!(phrases.len() >= 3 && phrases.iter().all(|phrase| phrase.len() > 1), "{}", rumour.id);
        }
        for lang in Lang::all() {
            let words = lang.file("rumours.toml").unwrap_or_default();
            let words: BTreeMap<String, Vec<Vec<String>>> = toml::from_str(words).unwrap_or_default();
            assert_eq!(words.len(), RUMOURS.len(), "{lang}");
        }
    }
}
