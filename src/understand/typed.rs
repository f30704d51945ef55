//! What a short typed answer means: "да", "жоқ", "not yet", "мамино", by the words of
//! `locales/*/typed.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::fold;
use crate::lang::{Lang, compiled_in};

/// More words than this (numbers aside) are a message of their own, not a short answer.
const MOST_WORDS: usize = 7;

/// What a typed answer can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// Yes.
    Yes,
    /// No.
    No,
    /// "I do not know."
    Unknown,
    /// Leave what is going on.
    Cancel,
    /// One question back.
    Back,
    /// A document is to be checked; which one is not said.
    CheckIt,
    /// It was understood: "ok", "I see".
    Understood,
    /// No application was filed.
    NotFiled,
    /// An application was filed and is being decided.
    Filed,
    /// The application was returned.
    Returned,
    /// No decision on a fine was handed over yet.
    NoDecision,
    /// It has not happened: no penalty, no case, no report.
    Never,
    /// An application was refused.
    Refused,
    /// Of a case: a record of the offence was drawn up.
    AtProtocol,
    /// Of a case: paying half was offered.
    AtHalf,
    /// Of a case: a decision was handed over.
    AtDecision,
    /// Of a case: a court has it, or expulsion is spoken of.
    AtCourt,
    /// A fine was decided, or so it seems.
    WasFined,
    /// The person was at an office, and says no more than that.
    Visited,
    /// Waiting for a first card.
    Waiting,
    /// "The card": the residence permit, where a document is asked for.
    Card,
    /// The temporary one, where a document is asked for.
    Temporary,
    /// Delete it.
    Delete,
    /// Keep it, I agree.
    Keep,
    /// The same document as before.
    Same,
    /// Another document than before, or another person.
    Another,
    /// My own.
    Mine,
    /// My mother's.
    Mother,
    /// My father's.
    Father,
    /// My wife's or husband's.
    Spouse,
    /// My child's.
    Child,
    /// A worker's.
    Worker,
    /// In the morning (of an hour).
    Morning,
    /// After noon (of an hour).
    Evening,
    /// At noon.
    Noon,
    /// Words that only say what a day was the day of: "the application", "lost", "handed over".
    Event,
}

/// One phrase: the keys of its words; a word with a star may go on.
struct Phrase {
    words: Vec<(String, bool)>,
    meaning: Meaning,
}

/// Every phrase of every language, the longest first, so that "not filed" wins over "filed".
static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let mut phrases: Vec<Phrase> = Lang::all()
        .filter_map(|lang| lang.file("typed.toml"))
        .filter_map(|text| compiled_in::<BTreeMap<Meaning, Vec<String>>>(text).ok())
        .flatten()
        .flat_map(|(meaning, phrases)| phrases.into_iter().map(move |phrase| read(&phrase, meaning)))
        .collect();
    phrases.sort_by_key(|phrase| {
        let letters: usize = phrase.words.iter().map(|(word, _)| word.len()).sum();
        std::cmp::Reverse((phrase.words.len(), letters))
    });
    phrases
});

fn read(phrase: &str, meaning: Meaning) -> Phrase {
    let word = |word: &str| match word.strip_suffix('*') {
        Some(stem) => (fold::key(stem), true),
        None => (fold::key(word), false),
    };
    Phrase { words: phrase.split_whitespace().map(word).collect(), meaning }
}

impl Phrase {
    fn begins(&self, text: &[String]) -> bool {
        text.len() >= self.words.len()
            && self.words.iter().zip(text).all(|((word, open), typed)| {
                if *open { typed.starts_with(word.as_str()) } else { typed == word }
            })
    }

    fn stands_in(&self, text: &[String]) -> bool {
        (0..text.len()).any(|at| self.begins(&text[at..]))
    }
}

/// Which of these meanings a short text has; the longest phrase decides. `None` for a longer text,
/// and for one that holds none of them.
pub fn meaning(text: &str, among: &[Meaning]) -> Option<Meaning> {
    let words = short(text)?;
    PHRASES
        .iter()
        .find(|phrase| among.contains(&phrase.meaning) && phrase.stands_in(&words))
        .map(|phrase| phrase.meaning)
}

/// The same in a text of any length.
pub fn meaning_in(text: &str, among: &[Meaning]) -> Option<Meaning> {
    let words: Vec<String> = fold::words(text).into_iter().map(|word| word.key).collect();
    let meant = |phrase: &&Phrase| among.contains(&phrase.meaning) && phrase.stands_in(&words);
    PHRASES.iter().find(meant).map(|phrase| phrase.meaning)
}

/// The same, where the whole text must be one such phrase: for what must not happen by accident.
pub fn exactly(text: &str, among: &[Meaning]) -> Option<Meaning> {
    let words = short(text)?;
    PHRASES
        .iter()
        .filter(|phrase| phrase.words.len() == words.len() && among.contains(&phrase.meaning))
        .find(|phrase| phrase.begins(&words))
        .map(|phrase| phrase.meaning)
}

/// Whether a short text holds nothing but such phrases and numbers, so that it is surely an answer.
pub fn is_nothing_else(text: &str) -> bool {
    let Some(words) = short(text) else { return false };
    let mut rest = words.as_slice();
    while !rest.is_empty() {
        let Some(phrase) = PHRASES.iter().find(|phrase| phrase.begins(rest)) else { return false };
        rest = rest.get(phrase.words.len()..).unwrap_or_default();
    }
    true
}

/// A text without the words that say what a day was the day of, for reading the day alone:
/// "подала 3 октября" is "3 октября".
pub fn day_alone(text: &str) -> String {
    let event = |word: &&str| {
        let keys: Vec<String> = fold::words(word).into_iter().map(|word| word.key).collect();
        let told = [Meaning::Event, Meaning::Filed, Meaning::Returned, Meaning::Yes, Meaning::No];
        PHRASES
            .iter()
            .any(|phrase| phrase.words.len() == 1 && told.contains(&phrase.meaning) && phrase.begins(&keys))
    };
    let kept: Vec<&str> = text.split_whitespace().filter(|word| !event(word)).collect();
    kept.join(" ")
}

/// The words of a short text, numbers left out.
fn short(text: &str) -> Option<Vec<String>> {
    let words: Vec<String> = fold::words(text)
        .into_iter()
        .map(|word| word.key)
        .filter(|key| !key.starts_with(|first: char| first.is_ascii_digit()))
        .collect();
    (1..=MOST_WORDS).contains(&words.len()).then_some(words)
}

/// The full hour that a text names, 0–23: "9", "08:00", "в 7 вечера", "сағат 9", "10 pm".
pub fn hour(text: &str) -> Option<u8> {
    let words = fold::words(text);
    let mut numbers = words.iter().filter_map(|word| word.key.parse::<u8>().ok());
    let part = meaning(text, &[Meaning::Morning, Meaning::Evening, Meaning::Noon]);
    let hour = match (numbers.next(), part) {
        (None, Some(Meaning::Noon)) => 12,
        (Some(hour @ 1..=11), Some(Meaning::Evening)) => hour + 12,
        (Some(12), Some(Meaning::Morning)) => 0,
        (Some(hour), _) => hour,
        (None, _) => return None,
    };
    let minutes = numbers.next().unwrap_or(0);
    (hour < 24 && minutes < 60 && words.len() <= MOST_WORDS).then_some(hour)
}

#[cfg(test)]
mod tests {
    use super::*;

    const YES_NO: &[Meaning] = &[Meaning::Yes, Meaning::No];
    const FILING: &[Meaning] =
        &[Meaning::Yes, Meaning::No, Meaning::NotFiled, Meaning::Filed, Meaning::Returned, Meaning::Unknown];

    #[test]
    fn yes_and_no_are_understood_in_every_language() {
        for text in ["да", "Да!", "ага", "иә", "ия", "иа", "yes", "Yep", "конечно", "дұрыс"]
        {
            assert_eq!(meaning(text, YES_NO), Some(Meaning::Yes), "{text}");
        }
        for text in ["нет", "Нет.", "жоқ", "жок", "no", "nope", "неа", "joq"] {
            assert_eq!(meaning(text, YES_NO), Some(Meaning::No), "{text}");
        }
        for text in ["погода", "нетто", "the permit", "какая госпошлина и где её надо платить за внж"]
        {
            assert_eq!(meaning(text, YES_NO), None, "{text}");
        }
    }

    #[test]
    fn whether_an_application_was_filed_is_understood() {
        for (text, expected) in [
            ("ещё нет", Meaning::NotFiled),
            ("еще не подавала", Meaning::NotFiled),
            ("не подал", Meaning::NotFiled),
            ("not yet", Meaning::NotFiled),
            ("I have not applied", Meaning::NotFiled),
            ("haven't filed", Meaning::NotFiled),
            ("әлі жоқ", Meaning::NotFiled),
            ("әлі берген жоқпын", Meaning::NotFiled),
            ("тапсырмадым", Meaning::NotFiled),
            ("подала 3 октября", Meaning::Filed),
            ("уже подано", Meaning::Filed),
            ("сдал документы в цон", Meaning::Filed),
            ("applied on 3 October", Meaning::Filed),
            ("өтініш бердім", Meaning::Filed),
            ("тапсырдым", Meaning::Filed),
            ("вернули", Meaning::Returned),
            ("заявление вернули назад", Meaning::Returned),
            ("it was returned", Meaning::Returned),
            ("қайтарып берді", Meaning::Returned),
            ("не знаю", Meaning::Unknown),
        ] {
            assert_eq!(meaning(text, FILING), Some(expected), "{text}");
        }
    }

    #[test]
    fn whose_a_document_is_is_understood() {
        let whose = &[
            Meaning::Mine,
            Meaning::Mother,
            Meaning::Father,
            Meaning::Spouse,
            Meaning::Child,
            Meaning::Worker,
            Meaning::Another,
        ];
        for (text, expected) in [
            ("мой", Meaning::Mine),
            ("моё", Meaning::Mine),
            ("mine", Meaning::Mine),
            ("менікі", Meaning::Mine),
            ("мамино", Meaning::Mother),
            ("моей мамы", Meaning::Mother),
            ("my mother's", Meaning::Mother),
            ("анамдікі", Meaning::Mother),
            ("папин", Meaning::Father),
            ("әкемнің", Meaning::Father),
            ("жены", Meaning::Spouse),
            ("my husband", Meaning::Spouse),
            ("күйеуімнің", Meaning::Spouse),
            ("ребёнка", Meaning::Child),
            ("моего сына", Meaning::Child),
            ("my daughter's", Meaning::Child),
            ("баламның", Meaning::Child),
            ("работника", Meaning::Worker),
            ("my worker", Meaning::Worker),
            ("жұмысшының", Meaning::Worker),
            ("моего брата", Meaning::Another),
            ("a friend", Meaning::Another),
            ("досымның", Meaning::Another),
        ] {
            assert_eq!(meaning(text, whose), Some(expected), "{text}");
        }
    }

    #[test]
    fn an_hour_is_understood_as_people_write_it() {
        for (text, expected) in [
            ("9", Some(9)),
            ("08:00", Some(8)),
            ("в 7 вечера", Some(19)),
            ("сағат 9", Some(9)),
            ("таңғы 8", Some(8)),
            ("кешкі 8", Some(20)),
            ("10 pm", Some(22)),
            ("9am", Some(9)),
            ("в полдень", Some(12)),
            ("25", None),
            ("утром", None),
            ("7.30", Some(7)),
        ] {
            assert_eq!(hour(text), expected, "{text}");
        }
    }

    #[test]
    fn a_day_is_read_without_what_it_was_the_day_of() {
        for (text, day) in [
            ("подала 3 октября 2025", "3 октября 2025"),
            ("да, заявление подано 03.10.2025", "03.10.2025"),
            ("өтініш 2025 жылғы 3 қазанда берілді", "2025 жылғы 3 қазанда"),
            ("I lost it yesterday", "I it yesterday"),
            ("вручили вчера", "вчера"),
        ] {
            assert_eq!(day_alone(text), day, "{text}");
        }
    }

    #[test]
    fn a_text_of_answers_alone_is_surely_one() {
        for text in
            ["әлі берген жоқпын", "иә, келісемін", "да, согласна", "not yet", "нет", "подано 03.10.2025"]
        {
            assert!(is_nothing_else(text), "{text}");
        }
        for text in ["не хочу жить", "меня задержали", "менен паспортымды алып қойды", "help me please", ""]
        {
            assert!(!is_nothing_else(text), "{text}");
        }
    }

    #[test]
    fn what_must_not_happen_by_accident_needs_the_whole_text() {
        let sure = &[Meaning::Yes, Meaning::Delete, Meaning::No];
        assert_eq!(exactly("да", sure), Some(Meaning::Yes));
        assert_eq!(exactly("да, удалить всё", sure), Some(Meaning::Delete));
        assert_eq!(exactly("иә, бәрін жою", sure), Some(Meaning::Delete));
        assert_eq!(exactly("yes, delete everything", sure), Some(Meaning::Delete));
        assert_eq!(exactly("да погоди ты", sure), None);
    }
}
