//! Every sentence says whose claim it is, in every language: the ministry's, ours, nobody's.

use std::collections::{BTreeMap, BTreeSet};

use ruqsat::lang::Lang;
use ruqsat::law::{Confidence, Law, Statement, Whose};
use ruqsat::understand::topics;

type Marks = BTreeMap<String, BTreeMap<String, Vec<String>>>;

fn marks() -> Marks {
    toml::from_str(include_str!("marks.toml")).expect("marks.toml")
}

/// The lines of every message of a language, as written; a choice by number is part of its line.
fn messages(lang: Lang) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut current = None;
    for (_, text) in lang.files().iter().filter(|(file, _)| file.ends_with(".ftl")) {
        for line in text.lines().filter(|line| !line.is_empty()) {
            if let Some((id, rest)) = line.split_once(" =").filter(|_| line.starts_with(char::is_alphabetic))
            {
                let lines = found.entry(id.to_string()).or_default();
                add(lines, rest);
                current = Some(id.to_string());
            } else if line.starts_with([' ', '}']) {
                let lines = current.as_ref().and_then(|id| found.get_mut(id));
                lines.into_iter().for_each(|lines| add(lines, line));
            } else {
                current = None;
            }
        }
    }
    found
}

fn add(lines: &mut Vec<String>, text: &str) {
    let text = text.trim();
    let open = |line: &String| line.matches('{').count() > line.matches('}').count();
    match lines.last_mut().filter(|line| open(line)) {
        Some(line) => *line = format!("{line} {text}"),
        None if text.is_empty() => {}
        None => lines.push(text.to_string()),
    }
}

/// The whole message, or the one line that the statement is about.
fn said(statement: &Statement, messages: &BTreeMap<String, Vec<String>>) -> String {
    let lines = messages.get(&*statement.message).map(Vec::as_slice).unwrap_or_default();
    let said = match statement.line {
        Some(line) => lines.get(line - 1).cloned().unwrap_or_default(),
        None => lines.join(" "),
    };
    said.to_lowercase()
}

fn says(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.contains(&word.to_lowercase()))
}

#[test]
fn every_sentence_says_whose_claim_it_is() {
    let marks = marks();
    let (mut faults, mut told) = (Vec::new(), BTreeMap::<&str, usize>::new());
    for lang in Lang::all() {
        let messages = messages(lang);
        for statement in Law::built_in().statements() {
            let named = Whose::ALL.iter().find(|(_, whose)| *whose == statement.whose).expect("a name").0;
            let Some(words) = marks.get(named).and_then(|marks| marks.get(lang.code())) else { continue };
            // What a guide says plainly stands above its link; where it has to be read into it, it is named.
            let plain = statement.whose == Whose::Guide && statement.confidence == Confidence::High;
            // A claim of a source on which others differ has its link in the same line.
            let linked = statement.message.starts_with("claim-");
            let text = said(statement, &messages);
            assert!(!text.is_empty(), "{lang} {}: a statement without words", statement.message);
            *told.entry(named).or_default() += usize::from(says(&text, words));
            if !plain && !linked && !says(&text, words) {
                let line = statement.line.map(|line| format!("#{line}")).unwrap_or_default();
                let id = &statement.message;
                faults.push(format!("{lang} {id}{line} is of {named}, and does not say so: {text}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // Of each kind that has marks there are sentences, in every language.
    for named in Whose::ALL.iter().map(|(named, _)| *named).filter(|named| marks.contains_key(*named)) {
        assert!(told.get(named).is_some_and(|count| *count >= 3), "{named}: {told:?}");
    }
}

/// The control: a sentence that says whose it is without the words for it is noticed, and so is a mark of another's.
#[test]
fn a_sentence_without_its_mark_is_noticed() {
    let marks = marks();
    for (named, text, is_marked) in [
        ("press", "The fine is ten units.", false),
        ("press", "The ministry says ten units.", false),
        ("ministry", "The Ministry says ten units.", true),
        ("ours", "By our reading ten units.", true),
    ] {
        assert_eq!(says(&text.to_lowercase(), &marks[named]["en"]), is_marked, "{named}: {text}");
    }
}

#[test]
fn what_is_not_well_established_is_never_said_as_the_codes() {
    for statement in Law::built_in().statements() {
        let weak = statement.confidence != Confidence::High;
        assert!(!(weak && statement.whose == Whose::Code), "{}", statement.message);
    }
}

/// What stands first in an answer is a statement like those of the verdicts.
#[test]
fn every_answer_says_whose_claim_its_headline_is() {
    let headline = |id: &str| {
        Law::built_in().statements().any(|statement| *statement.message == *id && statement.line == Some(1))
    };
    let missing: Vec<String> = topics()
        .iter()
        .map(|topic| format!("answer-{}", topic.id.as_str()))
        .filter(|id| !headline(id))
        .collect();
    assert!(missing.is_empty(), "add line 1 to src/law/statements.toml: {missing:?}");
}

/// Each number of a weak source stands in a line that says whose it is, in every message there is.
#[test]
fn no_number_of_a_weak_source_stands_without_saying_whose_it_is() {
    let (law, marks) = (Law::built_in(), marks());
    let mut weak: BTreeSet<String> = BTreeSet::new();
    for figure in law.figures() {
        let confidence = figure.values.rows().last().map(|(basis, _)| basis.confidence);
        if confidence != Some(Confidence::High) {
            weak.insert(figure.id.to_string());
            weak.extend(figure.id.strip_suffix("-mci").map(|stem| format!("{stem}-sum-message")));
        }
    }
    let known: BTreeSet<&str> = law.figures().map(|figure| &*figure.id).collect();
    assert!(weak.len() >= 3 && weak.len() < known.len(), "some are weak: {weak:?}");
    let (mut faults, mut quoted) = (Vec::new(), BTreeMap::<Lang, usize>::new());
    for lang in Lang::all() {
        let words = words_of_a_mark(&marks, lang);
        for (id, lines) in messages(lang) {
            let quotes_one = |line: &&String| weak.iter().any(|name| quotes(line, name));
            *quoted.entry(lang).or_default() += lines.iter().filter(quotes_one).count();
            faults.extend(
                unmarked(&lines, &weak, &words).into_iter().map(|fault| format!("{lang} {id}: {fault}")),
            );
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(Lang::all().all(|lang| quoted[&lang] >= 3), "they are quoted: {quoted:?}");

    // The control: planted, each is found, however its place is written.
    let (words, name) = (words_of_a_mark(&marks, Lang::EN), weak.first().unwrap());
    for place in [format!("{{ ${name} }}"), format!("{{${name}}}"), format!("{{ NUMBER(${name}) }}")] {
        let planted = vec!["<b>We found no source:</b>".to_string(), format!("The fee is {place} tenge.")];
        assert_eq!(unmarked(&planted, &weak, &words).len(), 1, "{place}");
        let listed = vec![planted[0].clone(), format!("• {place} tenge")];
        assert_eq!(unmarked(&listed, &weak, &words).len(), 0, "{place}: its list is marked");
        let told = vec![format!("The fee is {place} tenge, by our reading.")];
        assert_eq!(unmarked(&told, &weak, &words).len(), 0, "{place}: it says so itself");
    }
    let longer = vec![format!("The fee is {{ ${name}-of-another }} tenge.")];
    assert_eq!(unmarked(&longer, &BTreeSet::from([name.clone()]), &words).len(), 0, "another name");
}

fn words_of_a_mark(marks: &Marks, lang: Lang) -> Vec<String> {
    ["ours", "press", "guide", "not-found", "ministry", "source"]
        .iter()
        .filter_map(|name| marks.get(*name)?.get(lang.code()))
        .flatten()
        .cloned()
        .collect()
}

/// Whether a line holds this variable, and not only one whose longer name begins the same way.
fn quotes(line: &str, name: &str) -> bool {
    let goes_on =
        |rest: &str| rest.starts_with(|letter: char| letter.is_alphanumeric() || "-_".contains(letter));
    line.split(&format!("${name}")).skip(1).any(|rest| !goes_on(rest))
}

/// The lines that hold one of these numbers and neither have a mark nor stand in a list under one.
fn unmarked(lines: &[String], weak: &BTreeSet<String>, words: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    // A list takes the mark of the line above it that ends in a colon.
    let mut under_a_mark = false;
    for line in lines {
        let marked = says(&line.to_lowercase(), words);
        let heads = line.trim_end_matches("</b>").ends_with(':');
        let told = marked || under_a_mark && line.starts_with('•');
        under_a_mark = heads && marked || under_a_mark && line.starts_with('•');
        if let Some(name) = weak.iter().find(|name| quotes(line, name)).filter(|_| !told) {
            found.push(format!("${name} without its mark: {line}"));
        }
    }
    found
}

/// Also in short forms, points of the calendar and the picture, and lines of letters.
#[test]
fn whatever_says_that_there_is_no_fine_stands_in_the_law_s_statements() {
    let marks = marks();
    let listed: BTreeSet<&str> = Law::built_in().statements().map(|statement| &*statement.message).collect();
    // What quotes a verdict's own words, names a question, or takes back what was said.
    let apart =
        ["topic-", "button-", "history-", "verdict-corrected", "report-", "help", "out-of-scope-my-file"];
    let mut missing = BTreeSet::new();
    for lang in Lang::all() {
        for (id, lines) in messages(lang) {
            let text = lines.join(" ").to_lowercase();
            let kept = apart.iter().any(|kind| id.starts_with(kind)) || listed.contains(id.as_str());
            if !kept && says(&text, &marks["no-fine"][lang.code()]) {
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
    let receipt = |lines: &[String]| lines.first().is_some_and(|line| line.starts_with('✓'));
    let missing: Vec<String> = messages(Lang::EN)
        .into_iter()
        .filter(|(_, lines)| !receipt(lines))
        .map(|(id, _)| id)
        .filter(|id| kinds.iter().any(|kind| id.starts_with(kind)) && !listed.contains(id.as_str()))
        .collect();
    assert!(missing.is_empty(), "add to src/law/statements.toml: {missing:?}");
}

/// Every point of the calendar and the picture, every short form, every label that means a day.
#[test]
fn every_point_and_short_form_stands_in_the_law_s_statements() {
    let listed: BTreeSet<&str> = Law::built_in().statements().map(|statement| &*statement.message).collect();
    // These say what was told or planned, and claim nothing.
    let plain =
        ["point-today", "point-next-reminder", "point-line", "point-plan-filing", "point-object-go-by"];
    let missing: Vec<String> = messages(Lang::EN)
        .into_keys()
        .filter(|id| id.starts_with("point-") || id.starts_with("short-"))
        .filter(|id| !listed.contains(id.as_str()) && !plain.contains(&id.as_str()))
        .collect();
    assert!(missing.is_empty(), "add to src/law/statements.toml: {missing:?}");
}

/// Of a letter every sentence that names an article, and every caption: each is signed by a person who trusts it.
#[test]
fn every_sentence_of_a_letter_that_names_the_law_stands_in_the_law_s_statements() {
    let listed: BTreeSet<&str> = Law::built_in().statements().map(|statement| &*statement.message).collect();
    let mut missing = BTreeSet::new();
    for (lang, law) in [(Lang::EN, "article"), (Lang::RU, "стать"), (Lang::KK, "бап")] {
        for (id, lines) in messages(lang) {
            let letter = id.starts_with("letter-");
            let text = lines.join(" ");
            let names = text.contains(law) && text.contains(|c: char| c.is_ascii_digit());
            if letter && (names || id.starts_with("letter-caption-")) && !listed.contains(id.as_str()) {
                missing.insert(id);
            }
        }
    }
    assert!(missing.is_empty(), "add to src/law/statements.toml: {missing:?}");
}

/// "There should be no fine" was a promise that nobody has given.
#[test]
fn no_headline_promises() {
    for lang in Lang::all() {
        // What is corrected has to be said once more.
        for (id, lines) in messages(lang).into_iter().filter(|(id, _)| !id.starts_with("verdict-corrected")) {
            for promise in ["should be no fine", "быть не должно", "салынбауы тиіс"]
            {
                assert!(!lines.iter().any(|line| line.contains(promise)), "{lang} {id}: {lines:?}");
            }
        }
    }
}

/// "Free legal aid exists" is more than was read: it depends on the matter and on the person.
#[test]
fn nothing_says_that_free_legal_aid_exists() {
    for lang in Lang::all() {
        for (id, lines) in messages(lang) {
            for claim in ["legal aid exists", "есть бесплатная юридическая помощь", "тегін заң көмегі бар"]
            {
                assert!(!lines.iter().any(|line| line.contains(claim)), "{lang} {id}: {lines:?}");
            }
        }
    }
}

/// A headline fits two lines of a phone.
#[test]
fn a_headline_is_short() {
    for lang in Lang::all() {
        for (id, lines) in messages(lang) {
            let text = lines.join(" ");
            let headline = id.starts_with("verdict-") && text.starts_with("<b>");
            if !headline || text.contains("->") || id.starts_with("verdict-expulsion-or-fine") {
                continue;
            }
            let plain = text.replace("<b>", "").replace("</b>", "");
            // A date with its weekday is longer than the name of its variable.
            let length = plain.chars().count() + if plain.contains("-day }") { 14 } else { 0 };
            assert!(length <= 90, "{lang} {id} has {length} characters: {plain}");
        }
    }
}
