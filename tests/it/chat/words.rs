//! Every message of every language with small and large arguments: nothing missing, the same
//! numbers and dates in all languages, plural forms right, Telegram's limits kept.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use ruqsat::lang::Lang;
use ruqsat::speech::{Argument, Message, Speech, say};

/// What a variable of this name is given: the kinds are those of `src/speech/mod.rs`.
fn argument(name: &str, number: i64, long: bool) -> Argument {
    let last = name.rsplit(['-', '_']).next().unwrap();
    // A Wednesday in September has the longest names in all three languages.
    let day = NaiveDate::from_ymd_opt(2027, 9, 29).unwrap();
    match last {
        "date" => Argument::Date(day),
        "day" => Argument::Day(day),
        "days" | "count" | "number" | "mci" | "percent" | "months" | "years" | "hours" | "minutes" => {
            Argument::Number(number)
        }
        "tenge" => Argument::Tenge(if long { 99_999_000 } else { 43_250 }),
        "message" if long => Argument::Message(Box::new(say::document_stateless_certificate())),
        "message" => Argument::Message(Box::new(Message::new("document-passport"))),
        _ if long => Argument::Text("M".repeat(60)),
        _ => Argument::Text("x".into()),
    }
}

fn message(id: &str, names: &[&str], number: i64, long: bool) -> Message {
    let arguments = names.iter().map(|name| ((*name).to_string(), argument(name, number, long)));
    Message { id: id.to_string(), arguments: arguments.collect() }
}

/// Calls with (language, id, rendered text) for every message.
fn each(number: i64, long: bool, mut look: impl FnMut(Lang, &str, &str)) {
    let speech = Speech::new();
    for (id, names) in say::IDS {
        for lang in Lang::all() {
            look(lang, id, &speech.plain(lang, &message(id, names, number, long)));
        }
    }
}

fn digits(text: &str) -> BTreeSet<String> {
    text.replace(['\u{a0}', ','], "")
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .map(str::to_string)
        .collect()
}

#[test]
fn nothing_is_missing_and_no_key_or_mark_is_shown() {
    for number in [0, 1, 2, 5] {
        each(number, false, |lang, id, text| {
            assert!(!text.contains(['{', '}']), "{lang} {id}: {text}");
            assert!(!text.chars().any(|c| ('\u{2066}'..='\u{2069}').contains(&c)), "{lang} {id}: {text}");
            assert!(!text.is_empty() && text != id, "{lang} {id} has no words");
            assert_eq!(text.trim(), text, "{lang} {id} begins or ends with a space");
            assert!(!text.contains("  ") || text.contains('\n'), "{lang} {id} has two spaces: {text}");
        });
    }
}

/// Figures that one language writes as a word ("within three days") are written as a figure in all.
#[test]
fn every_message_tells_the_same_numbers_and_dates_in_every_language() {
    let speech = Speech::new();
    let mut faults = Vec::new();
    for number in [1, 2, 5, 21] {
        for (id, names) in say::IDS {
            let message = message(id, names, number, true);
            let told = |lang| digits(&speech.plain(lang, &message));
            let english = told(Lang::EN);
            for lang in Lang::all() {
                if told(lang) != english {
                    faults.push(format!("{lang} {id} with {number}: {:?}, not {english:?}", told(lang)));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The forms of a Russian noun after 1, 2 and 5; the same word in all other places is not counted.
const RUSSIAN: [[&str; 3]; 5] = [
    ["день", "дня", "дней"],
    ["месяц", "месяца", "месяцев"],
    ["год", "года", "лет"],
    ["час", "часа", "часов"],
    ["напоминание", "напоминания", "напоминаний"],
];

fn russian_form(number: i64) -> usize {
    match (number % 10, number % 100) {
        (_, 11..=14) => 2,
        (1, _) => 0,
        (2..=4, _) => 1,
        _ => 2,
    }
}

/// The word behind each place where this number stands alone.
fn words_after(text: &str, number: i64) -> Vec<String> {
    let words: Vec<&str> = text.split([' ', '\u{a0}', '\n']).collect();
    let stands = number.to_string();
    words
        .windows(2)
        .filter(|pair| pair[0] == stands)
        .map(|pair| pair[1].trim_matches(|c: char| !c.is_alphabetic()).to_string())
        .collect()
}

#[test]
fn russian_nouns_after_a_number_have_the_form_it_asks_for() {
    // A date's own "29" and "2027" are not among these.
    for number in [1, 2, 3, 5, 11, 12, 21, 22, 25, 101] {
        each(number, false, |lang, id, text| {
            if lang != Lang::RU || names_a_term(id) {
                return;
            }
            for word in words_after(text, number) {
                if let Some(forms) = RUSSIAN.iter().find(|forms| forms.contains(&word.as_str())) {
                    assert_eq!(word, forms[russian_form(number)], "{id} with {number}: {text}");
                }
            }
        });
    }
}

/// "Day 4 of 10" and terms of the law, whose numbers the law fixes; these are read in the cases.
fn names_a_term(id: &str) -> bool {
    ["reason-", "step-", "answer-", "claim-", "verdict-", "out-of-scope-", "privacy-", "ask-consent"]
        .iter()
        .chain(&["ask-penalised", "waiting-leaving", "journey-obstacles"])
        .any(|start| id.starts_with(start))
}

#[test]
fn english_nouns_after_a_number_have_the_form_it_asks_for() {
    for number in [1, 2, 5, 21] {
        each(number, false, |lang, id, text| {
            if lang != Lang::EN || names_a_term(id) {
                return;
            }
            for word in words_after(text, number) {
                for noun in ["day", "month", "year", "hour", "reminder"] {
                    let wrong = if number == 1 { format!("{noun}s") } else { noun.to_string() };
                    assert_ne!(word, wrong, "{id} with {number}: {text}");
                }
            }
        });
    }
}

#[test]
fn kazakh_nouns_after_a_number_are_singular() {
    for number in [1, 2, 5, 21] {
        each(number, false, |lang, id, text| {
            if lang != Lang::KK {
                return;
            }
            for word in words_after(text, number) {
                for plural in ["күндер", "айлар", "жылдар", "сағаттар", "салулар", "құжаттар"]
                {
                    assert!(!word.starts_with(plural), "{id} with {number}: {text}");
                }
            }
        });
    }
}

/// Telegram counts UTF-16 units. A message is joined from several of ours, so each alone stays far
/// below the limit; the joined ones are measured in the transcripts.
#[test]
fn with_the_longest_arguments_every_message_keeps_telegrams_limits() {
    let mut faults = Vec::new();
    each(9_999, true, |lang, id, text| {
        let units = text.encode_utf16().count();
        let most = match id {
            "button-is-old" | "thanks-for-report" => 200,
            id if id.ends_with("-caption") => 1024,
            "label-numbered" => 128,
            id if id.starts_with("button-") || id.starts_with("topic-") || id.starts_with("label-") => 70,
            _ => 2048,
        };
        if units > most {
            faults.push(format!("{lang} {id} takes {units}, at most {most} are allowed:\n{text}"));
        }
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn titles_of_topics_fit_a_button_on_a_narrow_phone() {
    each(1, false, |lang, id, text| {
        if id.starts_with("topic-") {
            assert!(text.chars().count() <= 28, "{lang} {id}: {text}");
        }
    });
}

/// Objecting, appealing and complaining are one thing here, and have one word.
#[test]
fn english_has_one_word_for_complaining() {
    let mut faults = Vec::new();
    each(1, false, |lang, id, text| {
        let words = text.to_lowercase();
        if lang == Lang::EN
            && ["appeal", "to object", "object to", "objection"].iter().any(|it| words.contains(it))
        {
            faults.push(format!("{id}: {text}"));
        }
    });
    assert!(faults.is_empty(), "say “complain”: {}", faults.join("\n"));
}

/// A label that a text quotes is the button's own message, so that the two cannot part. The words
/// that may be typed instead of pressing are examples, not labels.
#[test]
fn a_text_quotes_a_label_through_the_buttons_own_message() {
    let speech = Speech::new();
    let typed = ["button-yes", "button-no", "button-unknown"];
    let mut faults = Vec::new();
    for lang in Lang::all() {
        let labels: Vec<(&str, String)> = say::IDS
            .iter()
            .filter(|(id, names)| id.starts_with("button-") && names.is_empty() && !typed.contains(id))
            .map(|(id, _)| (*id, speech.plain(lang, &message(id, &[], 1, false))))
            .collect();
        for (path, text) in lang.files().iter().filter(|(path, _)| path.ends_with(".ftl")) {
            // Notes to the translator may name a button.
            let said: String = text.lines().filter(|line| !line.starts_with('#')).collect();
            for (id, label) in &labels {
                if [format!("“{label}”"), format!("«{label}»")].iter().any(|quoted| said.contains(quoted))
                {
                    faults.push(format!("{lang} {path} quotes {id} by hand: {label}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
