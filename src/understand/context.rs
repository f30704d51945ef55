//! What a short message says that goes on with something said before: which topic its words point to there,
//! and whether it asks why, or supposes another fact.
//!
//! The words are data, `locales/<lang>/context.toml`. "Papers?" asks after a verdict how to renew, and after the
//! first steps what a first permission needs; alone it asks neither, so the words count in no first message.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use strum::IntoStaticStr;

use super::TopicId;
use super::by_language::ByLanguage;
use super::fold::Word;
use super::remark::Remark;
use crate::lang::{Lang, compiled_in};

/// So many words may stand between two stems of a pattern.
const GAP: usize = 1;

/// What such a message does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Sign {
    /// It asks for the reason.
    Why,
    /// It supposes another fact: "and if it were …?"
    If,
    /// It says or asks whether somebody goes, applies or waits.
    Goes,
    /// It asks how many days there are.
    When,
    /// It speaks of the end of a paper, or of what stands on it.
    Ends,
    /// It doubts what was said, or asks where it is written.
    Doubt,
    /// It asks where to go.
    Where,
    /// It fears expulsion.
    Expelled,
    /// It fears to be late.
    Late,
    /// It tells of a decision that was handed over.
    Decision,
    /// It asks something, with or without a question mark.
    Asks,
    /// It puts right what is meant.
    Means,
    /// It asks whether all is well after what was said: "so there is no fine?"
    Settled,
    /// It asks about the paper of somebody else who was spoken of: "and hers?"
    TheirsToo,
    /// It asks about the writer's own paper, after somebody else's.
    MineToo,
    /// It asks about the papers of several people who were spoken of.
    Both,
    /// It speaks of somebody who is not the writer.
    Somebody,
    /// It asks for help, or says that somebody is afraid.
    Help,
    /// It names the year told before: "the same year".
    SameYear,
    /// It names the day told before: "the same day".
    SameDay,
    /// It names what a topic is about.
    Names(TopicId),
}

impl Sign {
    /// What words that say the same as a learnt remark would be read as.
    pub fn of(remark: Remark) -> Option<Sign> {
        Some(match remark {
            Remark::Settled => Sign::Settled,
            Remark::MineToo => Sign::MineToo,
            Remark::TheirsToo => Sign::TheirsToo,
            Remark::Both => Sign::Both,
            Remark::Doubt => Sign::Doubt,
            Remark::Where => Sign::Where,
            Remark::Why => Sign::Why,
            Remark::Goes => Sign::Goes,
            Remark::AnotherPerson | Remark::Aside | Remark::Next | Remark::Simpler | Remark::Again => {
                return None;
            }
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    why: Vec<String>,
    when: Vec<String>,
    goes: Vec<String>,
    ends: Vec<String>,
    doubt: Vec<String>,
    r#where: Vec<String>,
    late: Vec<String>,
    expelled: Vec<String>,
    decision: Vec<String>,
    r#if: Vec<String>,
    asks: Vec<String>,
    means: Vec<String>,
    settled: Vec<String>,
    theirs_too: Vec<String>,
    mine_too: Vec<String>,
    both: Vec<String>,
    somebody: Vec<String>,
    help: Vec<String>,
    same_year: Vec<String>,
    same_day: Vec<String>,
    topics: BTreeMap<String, Vec<String>>,
}

/// The words of all languages, ready to be searched.
pub struct Continuation(ByLanguage<Sign>);

impl Default for Continuation {
    fn default() -> Continuation {
        Continuation::new()
    }
}

impl Continuation {
    /// Reads the words of all languages.
    pub fn new() -> Continuation {
        let lists =
            Lang::all().flat_map(|lang| file(lang).lists().map(move |(sign, words)| (lang, sign, words)));
        Continuation(ByLanguage::new(lists, GAP))
    }

    /// What the words of a message in this language say, each once.
    pub fn find(&self, words: &[Word], lang: Lang) -> Vec<Sign> {
        self.0.find(words, lang)
    }

    /// A text with the day or the year told before in the place of "the same day", "the same year".
    pub fn with_the_day_before(&self, text: &str, words: &[Word], lang: Lang, before: NaiveDate) -> String {
        let mut whole = text.to_string();
        for (sign, span) in self.0.spans(words, lang).into_iter().rev() {
            let stands_for = match sign {
                Sign::SameYear => before.year().to_string(),
                Sign::SameDay => before.format("%d.%m.%Y").to_string(),
                _ => continue,
            };
            let first = words.get(span.start).map(|word| word.place.start);
            let last = words.get(span.end - 1).map(|word| word.place.end);
            if let (Some(first), Some(last)) = (first, last)
                && whole.is_char_boundary(first)
                && last <= whole.len()
            {
                whole.replace_range(first..last, &stands_for);
            }
        }
        whole
    }
}

fn file(lang: Lang) -> File {
    let text = lang.file("context.toml").unwrap_or_default();
    #[expect(clippy::expect_used, reason = "the files are compiled in, and a test reads them")]
    compiled_in(text).expect("context.toml is valid")
}

impl File {
    /// Every list with what its words say.
    fn lists(self) -> impl Iterator<Item = (Sign, Vec<String>)> {
        let topics = self.topics.into_iter();
        let named = topics.filter_map(|(name, words)| Some((Sign::Names(TopicId::find(&name)?), words)));
        [
            (Sign::Why, self.why),
            (Sign::When, self.when),
            (Sign::Goes, self.goes),
            (Sign::Ends, self.ends),
            (Sign::Doubt, self.doubt),
            (Sign::Where, self.r#where),
            (Sign::Late, self.late),
            (Sign::Expelled, self.expelled),
            (Sign::Decision, self.decision),
            (Sign::If, self.r#if),
            (Sign::Asks, self.asks),
            (Sign::Means, self.means),
            (Sign::Settled, self.settled),
            (Sign::TheirsToo, self.theirs_too),
            (Sign::MineToo, self.mine_too),
            (Sign::Both, self.both),
            (Sign::Somebody, self.somebody),
            (Sign::Help, self.help),
            (Sign::SameYear, self.same_year),
            (Sign::SameDay, self.same_day),
        ]
        .into_iter()
        .chain(named)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::fold::words;

    #[test]
    fn every_list_is_named_after_a_topic_and_every_language_has_it() {
        let names: Vec<Vec<String>> =
            Lang::all().map(|lang| file(lang).topics.into_keys().collect()).collect();
        for name in names.iter().flatten() {
            assert!(TopicId::find(name).is_some(), "{name}");
        }
        assert!(names.windows(2).all(|pair| pair[0] == pair[1]), "{names:?}");
    }

    #[test]
    fn words_that_say_little_alone_are_found_in_their_language() {
        let context = Continuation::new();
        let named = |id: &str| Sign::Names(TopicId::find(id).unwrap());
        for (text, lang, sign) in [
            ("and which papers?", Lang::EN, named("permit-renew-how")),
            ("а половину можно", Lang::RU, named("fine-amount")),
            ("шағымды қайда берем", Lang::KK, named("refusal-appeal")),
            ("and if it were the 8th?", Lang::EN, Sign::If),
            ("почему у нас по-разному", Lang::RU, Sign::Why),
            ("қайда барам", Lang::KK, Sign::Asks),
        ] {
            let found = context.find(&words(text), lang);
            assert!(found.contains(&sign), "{text}: {found:?}");
        }
    }
}
