//! Every sentence says whose claim it is, in every language: the ministry's, ours, nobody's.

use std::collections::{BTreeMap, BTreeSet};

use ruqsat::lang::Lang;
use ruqsat::law::{Confidence, Law, Whose};

type Marks = BTreeMap<String, BTreeMap<String, Vec<String>>>;

fn marks() -> Marks {
    toml::from_str(include_str!("marks.toml")).expect("marks.toml")
}

/// The text of every message of a language, as written.
fn messages(lang: Lang) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut current = None;
    for (_, text) in lang.files().iter().filter(|(file, _)| file.ends_with(".ftl")) {
        for line in text.lines() {
            if let Some((id, rest)) = line.split_once(" =").filter(|_| line.starts_with(char::is_alphabetic))
            {
                found.insert(id.to_string(), rest.to_string());
                current = Some(id.to_string());
            } else if line.starts_with([' ', '}']) {
                let text = current.as_ref().and_then(|id| found.get_mut(id));
                text.into_iter().for_each(|text| text.push_str(line));
            } else {
                current = None;
            }
        }
    }
    found
}

#[test]
fn every_sentence_says_whose_claim_it_is() {
    let marks = marks();
    let mut faults = Vec::new();
    for lang in Lang::all() {
        let messages = messages(lang);
        for statement in Law::built_in().statements() {
            let named = Whose::ALL.iter().find(|(_, whose)| *whose == statement.whose).expect("a name").0;
            let Some(words) = marks.get(named).and_then(|marks| marks.get(lang.code())) else { continue };
            let text = messages.get(&*statement.message).map(|text| text.to_lowercase()).unwrap_or_default();
            if !words.iter().any(|word| text.contains(&word.to_lowercase())) {
                faults
                    .push(format!("{lang} {} is of {named}, and does not say so: {text}", statement.message));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_not_well_established_is_never_said_as_the_codes() {
    for statement in Law::built_in().statements() {
        let weak = statement.confidence != Confidence::High;
        assert!(!(weak && statement.whose == Whose::Code), "{}", statement.message);
    }
}

/// Also in short forms, points of the calendar and the picture, and lines of letters.
#[test]
fn whatever_says_that_there_is_no_fine_stands_in_the_law_s_statements() {
    let marks = marks();
    let listed: BTreeSet<&str> = Law::built_in().statements().map(|statement| &*statement.message).collect();
    let kinds =
        ["verdict-", "reason-", "step-", "short-", "point-", "card-", "letter-", "reminder-", "calendar-"];
    let mut missing = BTreeSet::new();
    for lang in Lang::all() {
        for (id, text) in messages(lang) {
            let says =
                marks["no-fine"][lang.code()].iter().any(|word| text.to_lowercase().contains(word.as_str()));
            if says && kinds.iter().any(|kind| id.starts_with(kind)) && !listed.contains(id.as_str()) {
                missing.insert(id);
            }
        }
    }
    assert!(missing.is_empty(), "add to src/law/statements.toml: {missing:?}");
}

/// Of a fine and a refusal everything but the receipt, which says what was told.
#[test]
fn what_is_said_of_a_fine_and_a_refusal_stands_in_the_law_s_statements() {
    let listed: BTreeSet<&str> = Law::built_in().statements().map(|statement| &*statement.message).collect();
    let kinds = ["verdict-stage-", "verdict-refused-", "verdict-complain-", "verdict-fined-"];
    let said = messages(Lang::EN).into_iter().filter(|(_, text)| !text.trim_start().starts_with('✓'));
    let missing: Vec<String> = said
        .map(|(id, _)| id)
        .filter(|id| kinds.iter().any(|kind| id.starts_with(kind)) && !listed.contains(id.as_str()))
        .collect();
    assert!(missing.is_empty(), "add to src/law/statements.toml: {missing:?}");
}

/// "There should be no fine" was a promise that nobody has given.
#[test]
fn no_headline_promises() {
    for lang in Lang::all() {
        // What is corrected has to be said once more.
        for (id, text) in messages(lang).into_iter().filter(|(id, _)| !id.starts_with("verdict-corrected")) {
            for promise in ["should be no fine", "быть не должно", "салынбауы тиіс"]
            {
                assert!(!text.contains(promise), "{lang} {id}: {text}");
            }
        }
    }
}

/// A headline fits two lines of a phone.
#[test]
fn a_headline_is_short() {
    for lang in Lang::all() {
        for (id, text) in messages(lang) {
            let headline = id.starts_with("verdict-") && text.trim_start().starts_with("<b>");
            if !headline || text.contains("->") || id.starts_with("verdict-expulsion-or-fine") {
                continue;
            }
            let plain = text.trim().replace("<b>", "").replace("</b>", "");
            // A date with its weekday is longer than the name of its variable.
            let length = plain.chars().count() + if plain.contains("-day }") { 14 } else { 0 };
            assert!(length <= 90, "{lang} {id} has {length} characters: {plain}");
        }
    }
}
