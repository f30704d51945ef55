//! The plainest things people write: `tests/plain_speech.toml`, read by one test.

use std::sync::LazyLock;

use chrono::NaiveDate;
use ruqsat::understand::dates::When;
use ruqsat::understand::reading::{Context, Reader, Reading};
use ruqsat::understand::told::Told;
use serde::Deserialize;

static READER: LazyLock<Reader> = LazyLock::new(Reader::new);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    said: Vec<Said>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    texts: Vec<String>,
    #[serde(default)]
    want: Vec<String>,
    #[serde(default)]
    never: Vec<String>,
}

fn read(text: &str) -> Reading {
    let today = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
    READER.read(text, &Context::on(today, None))
}

/// Document and days of each paper, parted by `; `.
fn told(all: &[Told]) -> String {
    let day = |when: &Option<When>, name: &str| match when {
        Some(When::Date(date)) => format!(" {name}={date}"),
        Some(When::DayMonth { day, month }) => format!(" {name}=--{month:02}-{day:02}"),
        _ => String::new(),
    };
    let papers: Vec<String> = all
        .iter()
        .map(|told| {
            let document = told.document.as_ref().map_or("?".to_string(), ToString::to_string);
            let days = [(&told.expires, "expires"), (&told.filed, "filed"), (&told.lost, "lost")];
            let days: String = days.into_iter().map(|(when, name)| day(when, name)).collect();
            format!("{document}{days}")
        })
        .collect();
    papers.join("; ")
}

fn holds(reading: &Reading, claim: &str) -> bool {
    let question = &reading.question;
    let (name, value) = claim.split_once(':').unwrap();
    match name {
        "topic" => question.topic.iter().chain(&question.choices).any(|topic| topic.as_str() == value),
        "asserted" => question.topic.is_some_and(|topic| topic.as_str() == value),
        "kind" => question.kind.is_some_and(|kind| kind.as_str() == value),
        "check" => told(&reading.told) == value,
        _ => panic!("unknown claim {claim}"),
    }
}

#[test]
fn the_plainest_messages_are_understood() {
    let file: File = toml::from_str(include_str!("../../plain_speech.toml")).unwrap();
    let mut faults = Vec::new();
    for said in file.said {
        for text in &said.texts {
            let reading = read(text);
            let wanted = said.want.is_empty() || said.want.iter().any(|claim| holds(&reading, claim));
            let spared = !said.never.iter().any(|claim| holds(&reading, claim));
            if !wanted || !spared {
                let question = &reading.question;
                faults.push(format!(
                    "{text} -> {:?} {:?} {:?} {:?} [{}]",
                    question.outcome,
                    question.topic,
                    question.kind,
                    question.choices,
                    told(&reading.told)
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn digits_never_decide_a_topic() {
    for frame in [
        "вид на жительство {}",
        "внж {}",
        "residence permit {}",
        "ықтиярхат {}",
        "когда менять внж, срок до {}",
        "штраф за {} дней",
    ] {
        let readings: Vec<Reading> = ["31.03.2027", "15.06.2025", "01.12.2026", "29.02.2028"]
            .map(|day| read(&frame.replace("{}", day)))
            .to_vec();
        assert!(readings.windows(2).all(|pair| pair[0].question == pair[1].question), "{frame}");
    }
}

#[test]
fn a_year_completes_the_day_that_was_told_before() {
    let first = read("карта закончилась 17 сентября, будет штраф?");
    let today = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
    let mut context = Context::on(today, None);
    context.last.told = first.told.first().cloned();
    assert_eq!(told(&READER.read("2026", &context).told), "residence-permit expires=2026-09-17");
}

/// What is added to a question and must not change what it asks. The full figures:
/// `python3 tests/questions/measure.py target/release/ruqsat --metamorphic`.
#[test]
fn greeting_nationality_and_place_change_no_topic() {
    let added = [
        ("kk", ["Сәлеметсіз бе! {}", "мен Ресей азаматымын, {}", "Өзбекстаннанмын. {}", "{} Қазақстанда"]),
        ("ru", ["Здравствуйте! {}", "я гражданин рф, {}", "я из узбекистана. {}", "{} в Казахстане"]),
        (
            "en",
            ["Hello dear, {}", "I am a Russian citizen. {}", "I am from Uzbekistan. {}", "{} in Kazakhstan"],
        ),
    ];
    let sets = [
        ("kk", include_str!("../../questions/fresh/kk.tsv")),
        ("ru", include_str!("../../questions/fresh/ru.tsv")),
        ("en", include_str!("../../questions/fresh/en.tsv")),
    ];
    for (lang, forms) in added {
        let set = sets.iter().find(|(set, _)| *set == lang).map(|(_, text)| *text).unwrap();
        let cases: Vec<(&str, &str)> = set
            .lines()
            .skip(1)
            .filter_map(|line| <[&str; 4]>::try_from(line.splitn(4, '\t').collect::<Vec<_>>()).ok())
            .filter(|[expected, ..]| *expected == "topic")
            .map(|[_, ids, _, text]| (ids, text))
            .step_by(6)
            .collect();
        let right = |text: &str, ids: &str| {
            read(text).question.topic.is_some_and(|topic| ids.split('|').any(|id| id == topic.as_str()))
        };
        let plain = cases.iter().filter(|(ids, text)| right(text, ids)).count();
        for form in forms {
            let changed = cases.iter().filter(|(ids, text)| right(&form.replace("{}", text), ids)).count();
            assert!(plain - changed.min(plain) <= cases.len() / 20, "{lang} {form}: {plain} -> {changed}");
        }
    }
}
