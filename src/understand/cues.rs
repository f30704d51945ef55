//! The words that say something about a message beside its question: a greeting, whose paper it is,
//! what a date is the date of. They are data, `locales/*/reading.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use strum::IntoStaticStr;

use super::fold::Word;
use super::lexicon::Lexicon;
use crate::lang::Lang;

/// What a word or phrase says about its message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Cue {
    /// "Hello".
    Greeting,
    /// Who is greeted: "dear friends".
    Address,
    /// "Please", "could you tell me".
    Please,
    /// "Thank you".
    Thanks,
    /// "Best regards": a name follows.
    Signature,
    /// Kazakhstan or one of its cities.
    Kazakhstan,
    /// A word before the name of a place: "in".
    PlaceBefore,
    /// Another country.
    Country,
    /// Somebody of another country: "a Turk".
    People,
    /// "Russian", "Turkish".
    ForeignAdjective,
    /// "Citizen".
    Citizen,
    /// What somebody is besides: "pensioner", "engineer".
    Trade,
    /// "From", before a country.
    FromCountry,
    /// Who is spoken of before a nationality: "I am".
    Person,
    /// A citizen's own identity card.
    OwnCard,
    /// The writer's own.
    Mine,
    /// The mother's.
    Mother,
    /// The father's.
    Father,
    /// The wife's or the husband's.
    Spouse,
    /// A child's.
    Child,
    /// A worker's.
    Worker,
    /// Somebody else's.
    Relative,
    /// A paper ends.
    Expires,
    /// An application was handed in.
    Filed,
    /// An application is still to be handed in.
    ToFile,
    /// An application came back.
    Returned,
    /// An application was refused: its day is none of a paper.
    Refused,
    /// A loss or theft.
    Lost,
    /// A loss was reported.
    Reported,
    /// A decision was handed over.
    Served,
    /// An earlier penalty.
    Penalised,
    /// A case was opened.
    Opened,
    /// A paper was issued.
    Issued,
    /// A journey: its day is none of a paper.
    Travels,
    /// What was applied for is not there yet.
    NotReady,
    /// The failure of 2025.
    Outage,
    /// "The card".
    Card,
    /// "The document": which one is not said.
    Paper,
    /// A card or permit of another kind: a bank card, a hunting permit.
    OtherCard,
    /// "And", "but".
    And,
    /// "Not".
    Not,
    /// What was said before is taken back.
    Corrected,
    /// Before the right word: "no, …", "oops, …".
    Slip,
    /// Something was heard and is to be confirmed.
    Rumour,
    /// "And the children?"
    FollowChild,
    /// "And my wife?"
    FollowSpouse,
    /// "When?"
    FollowWhen,
    /// "Simpler, please."
    FollowSimpler,
    /// "How much is that in dollars?"
    FollowCurrency,
    /// "Is it too late?"
    FollowLate,
    /// "What is an MCI?"
    FollowMci,
    /// "And come back?"
    FollowReturn,
    /// "How much is that in tenge?"
    FollowSum,
    /// "So is there a fine or not?"
    FollowFine,
    /// "And if it is …?", "no, a …": another document is meant.
    FollowOther,
    /// "Where do I go?"
    FollowWhere,
    /// "And if I just pay?", "is there a discount?"
    FollowPay,
    /// "What now?"
    FollowNext,
    /// "Already", "last year": beside an earlier penalty.
    FollowBefore,
    /// Words that say nothing by themselves.
    Filler,
    /// Another authority's matters: traffic, taxes, customs, banks, courts, schools, buses.
    OtherAuthority,
    /// A telephone, a lock, a crime scene: fingerprints of another kind.
    Device,
    /// Something is offered or wanted for sale.
    ForSale,
    /// A word of residence and migration: the matter is ours.
    Ours,
    /// "Or".
    Or,
    /// "To live": a place after it is what is spoken of.
    Live,
    /// "I live": the place beside it is where the person is, and not yet the place of the paper.
    Resides,
    /// Citizenship.
    Citizenship,
    /// A visa.
    Visa,
    /// What takes the danger out of a word of danger: it is asked in general, or about something else.
    Calm,
    /// It ended well, or nothing happened: "they let me go", "nobody threatens us".
    Over,
    /// It is long ago: "three years ago", "my former boss".
    Past,
    /// It is told of others: news, a film, a thesis.
    Hearsay,
    /// A paper was handed over for a procedure: "for a copy", "to register us".
    ForForm,
    /// Strong words that are not meant: "died laughing".
    Jest,
    /// Words of danger that mean something else: "detained by traffic", "nobody is holding me".
    Harmless,
    /// Danger that is present: "right now", "help".
    Acute,
    /// A permit of another country by its own name: "ikamet", "green card".
    ForeignPaper,
    /// What a message says that it is not about: "I am no kandas", "not about the outage".
    Denied,
    /// A passport.
    Passport,
    /// The name of a month.
    Month,
    /// A word or ending that belongs to a number in a date: "year", "20th".
    YearWord,
}

/// A cue and the words it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// What is said.
    pub cue: Cue,
    /// The first word.
    pub first: usize,
    /// The word after the last.
    pub end: usize,
}

/// The cues of all languages, ready to be searched.
pub struct Cues {
    lexicon: Lexicon,
    cues: Vec<Cue>,
}

impl Default for Cues {
    fn default() -> Cues {
        Cues::new()
    }
}

impl Cues {
    /// Reads the cues of every language.
    pub fn new() -> Cues {
        let mut lists: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for text in Lang::all().filter_map(|lang| lang.file("reading.toml")) {
            #[expect(clippy::expect_used, reason = "the files are compiled in, and a test reads them")]
            let file: BTreeMap<String, Vec<String>> = toml::from_str(text).expect("reading.toml is valid");
            for (name, patterns) in file {
                lists.entry(name).or_default().extend(patterns);
            }
        }
        #[expect(clippy::expect_used, reason = "the files are compiled in, and a test reads them")]
        let cues = lists.keys().map(|name| cue(name).expect("reading.toml names known cues")).collect();
        Cues { lexicon: Lexicon::with_gap(lists.into_iter(), 0), cues }
    }

    /// Every cue in these words, in order of place.
    pub fn find(&self, words: &[Word]) -> Vec<Found> {
        let known = |found: &super::lexicon::Found| {
            let cue = *self.cues.get(usize::from(found.concept))?;
            Some(Found { cue, first: found.first, end: found.end })
        };
        let mut found: Vec<Found> = self.lexicon.spans(words).iter().filter_map(known).collect();
        let joins: Vec<usize> =
            found.iter().filter(|found| joins(found, words)).map(|found| found.first).collect();
        found.retain(|found| {
            let denies =
                [Cue::Not, Cue::Corrected, Cue::Slip].contains(&found.cue) && found.end == found.first + 1;
            !(denies && joins.contains(&found.first))
        });
        found
    }
}

/// Whether this is "but" in Cyrillic letters: it is folded to the same letters as the English "no".
fn joins(found: &Found, words: &[Word]) -> bool {
    let is_cyrillic = |letter: char| ('\u{400}'..='\u{52f}').contains(&letter);
    found.cue == Cue::And && words.get(found.first).is_some_and(|word| word.raw.chars().any(is_cyrillic))
}

fn cue(name: &str) -> Result<Cue, Error> {
    let deserializer: StrDeserializer<'_, Error> = name.into_deserializer();
    Cue::deserialize(deserializer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::fold::words;

    #[test]
    fn every_language_has_words_for_every_cue() {
        for lang in Lang::all() {
            let file: BTreeMap<String, Vec<String>> =
                toml::from_str(lang.file("reading.toml").unwrap()).unwrap();
            for (name, patterns) in file {
                assert!(cue(&name).is_ok(), "{lang}: {name}");
                assert!(!patterns.is_empty(), "{lang}: {name}");
            }
        }
    }

    #[test]
    fn but_in_russian_denies_nothing() {
        let cues = Cues::new();
        let has = |text: &str, cue: Cue| cues.find(&words(text)).iter().any(|found| found.cue == cue);
        assert!(!has("но я подала 1 октября", Cue::Corrected) && has("но я подала 1 октября", Cue::And));
        assert!(has("no, 1 October", Cue::Corrected) && has("нет, 1 октября", Cue::Corrected));
    }

    #[test]
    fn a_phrase_takes_all_its_words() {
        let cues = Cues::new();
        let found = cues.find(&words("Добрый день, подскажите"));
        assert_eq!(found[0], Found { cue: Cue::Greeting, first: 0, end: 2 });
        assert!(found.iter().any(|found| found.cue == Cue::Please && found.first == 2));
    }
}
