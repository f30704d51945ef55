//! Rumours: a forwarded message is compared with dated official statements. It is read once and not kept.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::World;
use crate::lang::{Lang, compiled_in};
use crate::law::Dated;
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

/// Folded stems of one language: the phrase is found where a word begins with each of them. A stem that is a
/// negation stands beside another word of the phrase, as it is.
struct Phrase {
    lang: Lang,
    stems: Vec<String>,
}

/// How a language says that something is not so, folded.
#[derive(Default)]
struct Negations {
    /// Whole words: "not".
    words: Vec<String>,
    /// Parts of a word, behind its stem.
    parts: Vec<String>,
    /// Beginnings of words that deny a whole message: "untrue".
    denials: Vec<String>,
}

/// A word of the message, and the part of a sentence in which it stands.
struct Said {
    key: String,
    clause: usize,
}

/// How far a negation stands at most from the word that it belongs to.
const BESIDE: usize = 2;

type Words = BTreeMap<String, Vec<Vec<String>>>;

static WORDS: LazyLock<Vec<(Lang, Words)>> = LazyLock::new(|| {
    Lang::all().filter_map(|lang| Some((lang, compiled_in(lang.file("rumours.toml")?).ok()?))).collect()
});

static NEGATIONS: LazyLock<BTreeMap<Lang, Negations>> = LazyLock::new(|| {
    let of = |words: &Words, id: &str| -> Vec<String> {
        words.get(id).into_iter().flatten().flatten().map(|word| fold::key(word)).collect()
    };
    let each = |(lang, words): &(Lang, Words)| {
        let (parts, denials) = (of(words, "negative-parts"), of(words, "denials"));
        (*lang, Negations { words: of(words, "negations"), parts, denials })
    };
    WORDS.iter().map(each).collect()
});

static RUMOURS: LazyLock<Vec<(Rumour, Vec<Phrase>)>> = LazyLock::new(|| {
    let file: File = compiled_in(include_str!("rumours.toml")).unwrap_or(File { rumour: Vec::new() });
    let phrases_of = |id: &str| {
        let all =
            WORDS.iter().flat_map(|(lang, words)| words.get(id).into_iter().flatten().map(|it| (*lang, it)));
        all.map(|(lang, phrase)| Phrase { lang, stems: phrase.iter().map(|stem| fold::key(stem)).collect() })
            .collect()
    };
    file.rumour
        .into_iter()
        .map(|rumour| (phrases_of(&rumour.id), rumour))
        .map(|(words, it)| (it, words))
        .collect()
});

/// What official statements say of a message; `None` where none speaks of it. The first that fits is meant:
/// "no fine for what expired in the failure" is not "no fine for anybody". Of what a message denies nothing is said.
pub fn compare(text: &str, world: &World<'_>) -> Option<Vec<Message>> {
    let said = read(text);
    claimed(&said).map(|rumour| answer(rumour, world))
}

fn claimed(said: &[Said]) -> Option<&'static Rumour> {
    let denies = |word: &Said, negations: &Negations| {
        negations.denials.iter().any(|denial| word.key.starts_with(denial.as_str()))
    };
    if said.iter().any(|word| NEGATIONS.values().any(|negations| denies(word, negations))) {
        return None;
    }
    let found = |phrases: &[Phrase]| phrases.iter().find_map(|phrase| phrase.found(said));
    let (rumour, is_plain) = RUMOURS.iter().find_map(|(it, phrases)| Some((it, found(phrases)?)))?;
    is_plain.then_some(rumour)
}

/// What the statement says, as whose words, with the source folded.
fn answer(rumour: &Rumour, world: &World<'_>) -> Vec<Message> {
    let words = Message::new(format!("rumour-{}", rumour.id));
    let source = world.law.source(&rumour.source);
    let is_dated = source.is_none_or(|source| source.dated != Dated::Undated);
    let mut paragraphs = vec![match (rumour.says, is_dated) {
        (Says::Agrees, true) => say::rumour_agrees(words),
        (Says::Agrees, false) => say::rumour_agrees_press(words),
        (Says::Contradicts, true) => say::rumour_contradicts(words),
        (Says::Contradicts, false) => say::rumour_contradicts_press(words),
    }];
    let mut folded: Vec<Message> =
        verdict::source(&rumour.source, rumour.checked_on, world.law).into_iter().collect();
    folded.push(say::not_the_ministry());
    paragraphs.extend(verdict::in_lines(folded).map(say::answer_folded));
    paragraphs
}

/// The words of a message with the parts of sentences that commas and dashes make.
fn read(text: &str) -> Vec<Said> {
    let (mut clause, mut end, mut sentence) = (0, 0, 0);
    let parts = |between: &str| between.contains([',', ':', '(', ')', '—', '–']);
    let each = |word: fold::Word| {
        if word.clause != sentence || text.get(end..word.place.start).is_some_and(parts) {
            clause += 1;
        }
        (end, sentence) = (word.place.end, word.clause);
        Said { key: word.key, clause }
    };
    fold::words(text).into_iter().map(each).collect()
}

impl Phrase {
    /// Whether a message holds it, and if so, whether it says just that and no negation more.
    fn found(&self, said: &[Said]) -> Option<bool> {
        let none = Negations::default();
        let negations = NEGATIONS.get(&self.lang).unwrap_or(&none);
        let (own, stems): (Vec<&String>, Vec<&String>) =
            self.stems.iter().partition(|stem| negations.words.contains(stem));
        let begins = |at: usize, stem: &str| said[at].key.starts_with(stem);
        let clauses = clauses_of(&stems, said)?;
        let near = |at: &usize| clauses.contains(&said[*at].clause);
        let here: Vec<usize> = (0..said.len()).filter(near).collect();
        let is_of_it = |at: usize| stems.iter().any(|stem| begins(at, stem));
        let beside = |negation: &&String| {
            let stands = |at: &&usize| said[**at].key == ***negation;
            here.iter()
                .filter(stands)
                .any(|at| here.iter().any(|it| it.abs_diff(*at) <= BESIDE && is_of_it(*it)))
        };
        if !own.iter().all(beside) {
            return None;
        }
        let is_negated = |at: &&usize| {
            let key = said[**at].key.as_str();
            // Kazakh "маған", "to me", is no word of the claim.
            let behind = stems.iter().find_map(|stem| key.strip_prefix(stem.as_str()));
            let holds = |part: &String| behind.is_some_and(|behind| behind.contains(part.as_str()));
            negations.words.iter().any(|word| word == key) || negations.parts.iter().any(holds)
        };
        Some(here.iter().filter(is_negated).count() == own.len())
    }
}

/// The parts of sentences that together hold every stem, as few as can be; `None` where one is missing.
fn clauses_of(stems: &[&String], said: &[Said]) -> Option<BTreeSet<usize>> {
    let mut left = stems.to_vec();
    let mut found = BTreeSet::new();
    while !left.is_empty() {
        let holds = |clause: usize, stem: &str| {
            said.iter().any(|word| word.clause == clause && word.key.starts_with(stem))
        };
        let held = |clause: &usize| left.iter().filter(|stem| holds(*clause, stem)).count();
        let all: BTreeSet<usize> = said.iter().map(|word| word.clause).collect();
        // The first of those that hold most.
        let best = all.into_iter().rev().max_by_key(held).filter(|clause| held(clause) > 0)?;
        left.retain(|stem| !holds(best, stem));
        found.insert(best);
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Law;

    #[test]
    fn a_negation_turns_a_rumour_into_nothing_said() {
        let anybody = Some("no-fine-for-anybody");
        let outage = Some("no-fine-in-the-outage");
        for (text, expected) in [
            ("All fines are cancelled!", anybody),
            ("Маған айыппұл жойылды деп айтты", anybody),
            ("Fines are not cancelled", None),
            ("Fines aren't cancelled, do not believe it", None),
            ("There is no fine after the failure", outage),
            ("The ministry denies that there is no fine after the failure", None),
            ("It is not true that fines are cancelled", None),
            ("Cards are renewed without a fine after the failure, you need not hurry", outage),
            ("The fingerprint rule is no longer in force", Some("no-fingerprints")),
            ("Fingerprints have not been cancelled", None),
            ("Permits are never renewed automatically", None),
            ("Штрафы отменили! Не платите штраф", anybody),
            ("Штрафы не отменили", None),
            ("Штраф из-за сбоя не отменён", None),
            ("МВД опровергло, что штрафы отменены", None),
            ("Это неправда, что отпечатки отменили", None),
            ("После сбоя штрафа не будет", outage),
            ("Документы, что истекли во время сбоя, меняют без штрафа, спешить не надо", outage),
            ("ВНЖ автоматически не продлевают", None),
            ("Система заработала", Some("works-again")),
            ("Система не восстановлена", None),
            ("Айыппұл жойылды", anybody),
            ("Айыппұл жойылған жоқ", None),
            ("Айыппұл жойылмайды", None),
            ("Ақау кезінде өткен құжатқа айыппұл салынбайды", outage),
            ("Ақау кезінде айыппұл салынбайды деген өтірік", None),
            ("Ықтиярхат автоматты түрде ұзартылмайды", None),
            ("Жүйе қайта істеп тұр", Some("works-again")),
            ("Жүйе әлі қалпына келген жоқ", None),
        ] {
            let found = claimed(&read(text)).map(|rumour| rumour.id.as_str());
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn every_rumour_has_its_words_in_each_language_its_answer_and_its_source() {
        assert_eq!(RUMOURS.len(), 5);
        for (rumour, phrases) in RUMOURS.iter() {
            assert!(Message::exists(&format!("rumour-{}", rumour.id)), "{}", rumour.id);
            assert!(Law::built_in().source(&rumour.source).is_some(), "{}", rumour.source);
            assert!(
                phrases.len() >= 3 && phrases.iter().all(|phrase| phrase.stems.len() > 1),
                "{}",
                rumour.id
            );
        }
        for lang in Lang::all() {
            let words = lang.file("rumours.toml").unwrap_or_default();
            let words: Words = toml::from_str(words).unwrap_or_default();
            let not_rumours = ["negations", "negative-parts", "denials"];
            let rumours = words.keys().filter(|id| !not_rumours.contains(&id.as_str()));
            assert_eq!(rumours.count(), RUMOURS.len(), "{lang}");
            let negations = &NEGATIONS[&lang];
            assert!(!negations.words.is_empty() && !negations.denials.is_empty(), "{lang}");
        }
    }
}
