//! Languages that Ruqsat does not speak: which one a message is in, and what to say in it.
//!
//! They are data, `locales/other-languages.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::KindId;
use super::language::Languages;
use crate::lang::{Lang, compiled_in};

/// So much must speak for a language before a message is taken to be in it.
const ENOUGH: usize = 2;
/// In a message of so few words one sign is enough.
const FEW_WORDS: usize = 3;
/// Somebody's life before their freedom, their freedom before their papers.
const MOST_URGENT_FIRST: [&str; 4] = ["despair", "crime-victim", "detained", "asylum"];

static FILE: LazyLock<File> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is compiled in, and a test of this module reads it")]
    compiled_in(include_str!("../../locales/other-languages.toml")).expect("other-languages.toml is valid")
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// A message that has all letters of one of these is Kazakh.
    kazakh: Vec<String>,
    language: Vec<Language>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Language {
    id: Foreign,
    line: String,
    calm: String,
    #[serde(default)]
    letters: String,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    characters: Option<Characters>,
    danger: BTreeMap<String, Vec<String>>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Characters {
    Han,
}

/// A language that Ruqsat knows but does not speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
pub enum Foreign {
    /// Uzbek in Latin letters.
    #[serde(rename = "uz-latn")]
    UzbekLatin,
    /// Uzbek in Cyrillic letters.
    #[serde(rename = "uz-cyrl")]
    UzbekCyrillic,
    /// Kyrgyz.
    #[serde(rename = "ky")]
    Kyrgyz,
    /// Tajik.
    #[serde(rename = "tg")]
    Tajik,
    /// Turkish.
    #[serde(rename = "tr")]
    Turkish,
    /// Chinese.
    #[serde(rename = "zh")]
    Chinese,
    /// Karakalpak.
    #[serde(rename = "kaa")]
    Karakalpak,
    /// Mongolian.
    #[serde(rename = "mn")]
    Mongolian,
    /// Persian.
    #[serde(rename = "fa")]
    Persian,
    /// Ukrainian.
    #[serde(rename = "uk")]
    Ukrainian,
}

impl Foreign {
    /// Which of these languages a message is in; `None` for one that is spoken, and where too little tells.
    pub(super) fn of(text: &str, own: &Languages) -> Option<Foreign> {
        let lower = text.to_lowercase().replace(['\u{2bb}', '\u{2bc}', '\u{2018}', '\u{2019}', '`'], "'");
        let words: Vec<&str> = lower
            .split(|c: char| !c.is_alphanumeric() && c != '\'')
            .map(|word| word.trim_matches('\''))
            .filter(|word| !word.is_empty())
            .collect();
        if FILE.kazakh.iter().any(|letters| letters.chars().all(|letter| lower.contains(letter))) {
            return None;
        }
        let (best, score) = FILE
            .language
            .iter()
            .map(|language| (language, language.score(&lower, &words)))
            .rev()
            .max_by_key(|(_, score)| *score)?;
        let enough = if words.len() <= FEW_WORDS { 1 } else { ENOUGH };
        (score >= enough && score > own.words_in(text)).then_some(best.id)
    }

    /// Which languages Ruqsat speaks, said in this one.
    pub fn line(self) -> &'static str {
        self.language().map_or("", |language| language.line.as_str())
    }

    /// What somebody in danger should do first, said in this one.
    pub fn calm(self) -> &'static str {
        self.language().map_or("", |language| language.calm.as_str())
    }

    /// The danger that a message in this language speaks of.
    pub(super) fn danger(self, text: &str) -> Option<KindId> {
        let language = self.language()?;
        let lower = text.to_lowercase().replace(['\u{2bb}', '\u{2bc}', '\u{2018}', '\u{2019}', '`'], "'");
        let speaks = |kind: &&&str| {
            language
                .danger
                .get(**kind)
                .is_some_and(|parts| parts.iter().any(|part| lower.contains(part.as_str())))
        };
        MOST_URGENT_FIRST.iter().find(speaks).and_then(|kind| KindId::find(kind))
    }

    /// The spoken language that people who write in this one read best.
    pub fn nearest(self) -> Option<Lang> {
        match self {
            Foreign::Kyrgyz | Foreign::Karakalpak => Some(Lang::KK),
            Foreign::UzbekCyrillic
            | Foreign::UzbekLatin
            | Foreign::Tajik
            | Foreign::Mongolian
            | Foreign::Ukrainian => Some(Lang::RU),
            Foreign::Turkish | Foreign::Chinese | Foreign::Persian => Some(Lang::EN),
        }
    }

    fn language(self) -> Option<&'static Language> {
        FILE.language.iter().find(|language| language.id == self)
    }
}

impl Language {
    fn score(&self, lower: &str, words: &[&str]) -> usize {
        if let Some(Characters::Han) = self.characters {
            let han = lower.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
            let kana = lower.chars().filter(|c| ('\u{3040}'..='\u{30ff}').contains(c)).count();
            return if kana == 0 { han } else { 0 };
        }
        let letters = self.letters.chars().filter(|letter| lower.contains(*letter)).count();
        let known = |word: &str| {
            self.words.iter().any(|listed| match listed.strip_suffix('*') {
                Some(stem) => word.starts_with(stem),
                None => word == listed,
            })
        };
        let danger = self.danger.values().flatten().any(|part| lower.contains(part.as_str()));
        2 * letters + 2 * usize::from(danger) + words.iter().filter(|word| known(word)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<Foreign> {
        Foreign::of(text, &Languages::new())
    }

    #[test]
    fn a_language_is_known_by_its_plain_words() {
        for (text, language) in [
            ("yashash guvohnomam muddati tugadi, nima qilsam bo'ladi?", Foreign::UzbekLatin),
            ("яшаш гувоҳномам муддати тугади, нима қилсам бўлади?", Foreign::UzbekCyrillic),
            ("жашоо уруксатымдын мөөнөтү бүттү, эмне кылсам болот?", Foreign::Kyrgyz),
            ("мӯҳлати иқомати ман тамом шуд, чӣ кор кунам?", Foreign::Tajik),
            ("oturma iznim bitti, ne yapmalıyım?", Foreign::Turkish),
            ("居留证过期了怎么办", Foreign::Chinese),
            ("миний оршин суух зөвшөөрлийн хугацаа дууссан", Foreign::Mongolian),
            ("کارت اقامت من تمام شده است، چه کنم؟", Foreign::Persian),
            ("посвідка на проживання закінчилася, що мені робити?", Foreign::Ukrainian),
        ] {
            assert_eq!(of(text), Some(language), "{text}");
        }
    }

    #[test]
    fn the_three_that_are_spoken_are_not_foreign() {
        for text in [
            "внж закончился, что делать?",
            "ықтиярхатымның мерзімі бітті, не істеймін?",
            "yqtiarhatymnyn merzimi otip ketti ne isteimin",
            "ىقتيارحاتىمنىڭ مەرزىمى ءوتىپ كەتتى نە ىستەيمىن",
            "my residence permit expired, what do I do?",
            "vnzh zakonchilsya chto delat",
            "жана ыктиярхат керек пе, кайда барам",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn danger_is_seen_and_a_calm_question_is_not_alarmed() {
        assert!(Foreign::Turkish.danger("polis beni gözaltına aldı").is_some());
        assert!(Foreign::Chinese.danger("我被警察拘留了").is_some());
        assert!(Foreign::Turkish.danger("sınır dışı edildim kaç yıl yasak").is_none());
        assert!(Foreign::UzbekLatin.danger("deportatsiya qilishdi necha yilga kirish mumkin emas").is_none());
    }
}
