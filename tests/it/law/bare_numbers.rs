//! Numbers of the law come into a message as arguments: a digit, or a number in words before a unit, may
//! stand in the words only where it is a name.

use fluent_syntax::ast::Entry;
use ruqsat::lang::Lang;

use crate::house::rules::variants;

/// Names that are written with digits: a telephone number, a form, the size of a photo, a level of a test.
const NAMES: &[&str] = &["1414", "kenes.1414.kz", "028/у", "35×45", "A1"];

/// What stands before the number of an article, a part or an order.
const REFERENCES: &[&str] = &[
    "article",
    "articles",
    "part",
    "parts",
    "no",
    "№",
    "статья",
    "статьи",
    "статье",
    "статью",
    "статьёй",
    "статей",
    "статьям",
    "статьях",
    "часть",
    "части",
    "частью",
];

/// What stands after one in Kazakh: 492-бап, 4-бөлігі.
const REFERENCE_ENDINGS: &[&str] = &["-бап", "-баб", "-бөлі"];

/// What joins the numbers of several articles.
const JOINTS: &[&str] = &["and", "to", "or", "и", "или", "по", "және", "немесе", "мен"];

/// Messages whose digits are no number of the law.
const APART: &[(&str, &str)] = &[
    ("source-", "titles of pages, with the year or the article that they are about"),
    ("outage-weakens-fingerprint-2025", "what the press said of this outage alone, which its id names"),
    ("rumour-", "statements about the one outage of 2025 and the guide that followed it"),
    ("date-reading-", "dates as examples of how to write one, and the years that the program reads"),
    ("date-out-of-range", "the years that the program reads"),
    ("ask-expiry", "a date as an example"),
    ("ask-expiry-plain", "a date as an example"),
    ("plan-ask", "a date as an example"),
    ("hint-", "dates and hours as examples"),
    ("admin-", "the operator's own pages"),
    ("report-", "the erasure of the outage reports, and when answers count"),
    ("reports-", "the window and the classes of the outage reports"),
    ("privacy-reports", "the erasure of the outage reports"),
    ("preset-", "the names of the choices of reminders"),
    (
        "verdict-stage-half-hours",
        "what the days of the Code are: of 24 hours, so a day earlier is the safe one",
    ),
    ("case-filed", "how often the program asks"),
    ("no-reminders-expired", "how often the program asks"),
];

/// Number words of a language, and the units that make them a number of the law.
struct Words {
    lang: &'static str,
    numbers: &'static [&'static str],
    /// What may stand between a number and its unit.
    between: &'static [&'static str],
    units: &'static [&'static str],
}

const WORDS: &[Words] = &[
    Words {
        lang: "en",
        numbers: &[
            "two", "three", "four", "five", "six", "seven", "eight", "ten", "twelve", "fifteen", "thirty",
        ],
        between: &["calendar", "working", "full"],
        units: &["day", "days", "month", "months", "year", "years", "week", "weeks", "percent", "mci"],
    },
    Words {
        lang: "ru",
        numbers: &[
            "двух",
            "два",
            "три",
            "трёх",
            "четыре",
            "пять",
            "пяти",
            "шесть",
            "шести",
            "семь",
            "семи",
            "десять",
            "десяти",
            "двенадцать",
            "двенадцати",
            "тридцать",
            "тридцати",
        ],
        between: &["календарных", "рабочих", "рабочие", "полных"],
        units: &[
            "день",
            "дня",
            "дней",
            "дни",
            "суток",
            "месяц",
            "месяца",
            "месяцев",
            "год",
            "года",
            "лет",
            "неделю",
            "недели",
            "недель",
            "процентов",
            "мрп",
        ],
    },
    Words {
        lang: "kk",
        numbers: &["екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "он", "жиырма", "отыз"],
        between: &["жұмыс", "күнтізбелік"],
        units: &[
            "күн",
            "күнде",
            "күннен",
            "күнге",
            "тәулік",
            "тәуліктен",
            "ай",
            "айда",
            "айға",
            "айдан",
            "жыл",
            "жылда",
            "жылға",
            "жылдан",
            "апта",
            "аптада",
            "пайыз",
            "пайызға",
            "аек",
        ],
    },
];

fn bare(word: &str) -> String {
    let outer = |c: char| !c.is_alphanumeric() && c != '№';
    word.trim_matches(outer).to_lowercase()
}

fn has_digit(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit())
}

fn is_reference_ending(word: &str) -> bool {
    REFERENCE_ENDINGS.iter().any(|ending| word.contains(ending))
}

/// Whether the number at a place is that of an article, alone or in a row of them: a comma or a joint
/// leads on to the next of the row.
fn is_reference(written: &[&str], at: usize) -> bool {
    let joins = |place: usize| written.get(place).is_some_and(|word| JOINTS.contains(&bare(word).as_str()));
    let leads_on = |place: usize| {
        joins(place) || has_digit(written[place]) && (written[place].ends_with(',') || joins(place + 1))
    };
    let before = (0..at).rev().find(|place| !leads_on(*place)).map(|place| bare(written[place]));
    let end = (at..written.len()).find(|place| !leads_on(*place)).map_or(written.len(), |last| last + 1);
    before.is_some_and(|word| REFERENCES.contains(&word.as_str()))
        || written[at..end].iter().any(|word| is_reference_ending(word))
}

/// The number of an entry in a list: `2.` at the start of a line.
fn is_list_number(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|digits| digits.len() == 1 && has_digit(digits))
}

/// The numbers in one text that are no names.
fn bare_numbers(text: &str, lang: &str) -> Vec<String> {
    let text = text.replace("<b>", " ").replace("</b>", " ");
    let written: Vec<&str> = text.split_whitespace().filter(|word| !bare(word).is_empty()).collect();
    let words: Vec<String> = written.iter().map(|word| bare(word)).collect();
    let is_name = |word: &str| NAMES.iter().any(|name| word.starts_with(&name.to_lowercase()));
    let digits = (0..words.len())
        .filter(|at| has_digit(&words[*at]) && !is_name(&words[*at]))
        .filter(|at| !is_reference(&written, *at) && !is_list_number(written[*at]))
        .map(|at| words[at].clone());
    let in_words =
        WORDS.iter().filter(|of| of.lang == lang).flat_map(|Words { numbers, between, units, .. }| {
            let (words, written) = (&words, &written);
            (0..words.len()).filter(|at| numbers.contains(&words[*at].as_str())).filter_map(move |at| {
                let next = (at + 1..words.len()).find(|next| !between.contains(&words[*next].as_str()))?;
                let follows =
                    units.contains(&words[next].as_str()) && written[next].starts_with(char::is_alphabetic);
                follows.then(|| format!("{} {}", words[at], words[next]))
            })
        });
    digits.chain(in_words).collect()
}

#[test]
fn numbers_of_the_law_are_arguments_of_every_message() {
    let apart = |id: &str| {
        APART.iter().any(|(start, _)| id == *start || start.ends_with('-') && id.starts_with(start))
    };
    let mut faults = Vec::new();
    for lang in Lang::all() {
        for (path, text) in lang.files().iter().filter(|(path, _)| path.ends_with(".ftl")) {
            let resource = fluent_syntax::parser::parse(*text).unwrap();
            for entry in &resource.body {
                let Entry::Message(message) = entry else { continue };
                let id = message.id.name;
                let texts = message.value.as_ref().map(variants).unwrap_or_default();
                let numbers = texts.iter().flat_map(|text| bare_numbers(text, lang.code()));
                let numbers: Vec<String> = if apart(id) { Vec::new() } else { numbers.collect() };
                faults.extend(numbers.iter().map(|number| format!("locales/{lang}/{path}: {id}: {number}")));
            }
        }
    }
    assert!(faults.is_empty(), "give these as arguments from the law:\n{}", faults.join("\n"));
}

#[test]
fn a_number_of_the_law_is_seen_and_a_name_is_let_pass() {
    for (lang, text) in [
        ("en", "ask for up to 30% less"),
        ("en", "the penalty rises after 3, 5 and 10 days"),
        ("en", "it must pass it on within three working days"),
        ("en", "article 492, part 4: 10 MCI"),
        ("ru", "штраф 10 МРП (часть 4 статьи 492)"),
        ("ru", "больше десяти календарных дней"),
        ("kk", "он екі айда"),
        ("kk", "492-баптың 4-бөлігі: 10 АЕК"),
    ] {
        assert!(!bare_numbers(text, lang).is_empty(), "{text}");
    }
    for (lang, text) in [
        ("en", "Call 1414. The articles 91, 98 and 99; article 829-2 (form 028/у, 35×45 mm)."),
        ("en", "one applicant told the press; ask for three things"),
        ("ru", "статьи 91 и 92; часть 4 статьи 492; приказ № 49; по номеру 1414"),
        ("en", "<b>Article 492</b> names it; the first two (days lived here, a penalty)"),
        ("kk", "829-3 және 833-баптар; 492-баптың 4-бөлігі; 1414 нөмірінен; үш айтылды; 64-1-бап, 829-2-бап"),
    ] {
        assert_eq!(bare_numbers(text, lang), Vec::<String>::new(), "{text}");
    }
}
