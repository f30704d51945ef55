//! What people write about a date, and what must be understood: the tables in `tests/dates/`.
//!
//! A line is the text, a tab, and what it means: a date, `ask year`, `ask day-month`, `ask day`,
//! `invalid` or `none`. `\n` in the text is a new line. Every line is read on 2026-11-22 by a
//! person whose language is the table's.

mod forms;
mod fuzz;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::{Datelike, NaiveDate};
use forms::{Words, written_forms};
use ruqsat::lang::Lang;
use ruqsat::speech::{Speech, date_with_weekday, long_date};
use ruqsat::understand::dates::{AskWhy, DateContext, DateReader, DateReading};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date")
}

fn context(lang: Lang) -> DateContext {
    DateContext { today: today(), lang: Some(lang) }
}

fn in_words(reading: DateReading) -> String {
    match reading {
        DateReading::Date(date) => date.to_string(),
        DateReading::Ask(AskWhy::Year) => "ask year".into(),
        DateReading::Ask(AskWhy::DayMonth) => "ask day-month".into(),
        DateReading::Ask(AskWhy::Day) => "ask day".into(),
        DateReading::Invalid => "invalid".into(),
        DateReading::None => "none".into(),
    }
}

/// (text, meaning) of a table.
fn table(name: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dates").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
    lines
        .map(|line| {
            let (text, meaning) = line.split_once('\t').unwrap_or_else(|| panic!("{name}: no tab in {line}"));
            (text.replace("\\n", "\n"), meaning.to_string())
        })
        .collect()
}

fn misread(lang: Lang, name: &str) -> Vec<String> {
    let reader = DateReader::new();
    let rows = table(name);
    rows.iter()
        .filter_map(|(text, wanted)| {
            let got = in_words(reader.read(text, &context(lang)));
            (got != *wanted).then(|| format!("{text:?}: wanted {wanted}, got {got}"))
        })
        .collect()
}

/// The tables of each language, in the order in which they were written.
const LISTS: [&str; 13] = [
    "",
    "-second",
    "-third",
    "-fourth",
    "-fifth",
    "-sixth",
    "-seventh",
    "-eighth",
    "-fresh-a",
    "-fresh-b",
    "-ninth",
    "-tenth",
    "-eleventh",
];

#[test]
fn every_example_of_every_language_is_understood_as_its_table_says() {
    for lang in Lang::all() {
        for list in LISTS {
            let name = format!("{lang}{list}.tsv");
            let misread = misread(lang, &name);
            assert!(misread.is_empty(), "{name}:\n{}", misread.join("\n"));
        }
    }
}

#[test]
fn every_language_has_at_least_250_different_examples() {
    for lang in Lang::all() {
        let texts: BTreeSet<String> =
            table(&format!("{lang}.tsv")).into_iter().map(|(text, _)| text).collect();
        assert!(texts.len() >= 250, "{lang}: {}", texts.len());
    }
}

#[test]
fn every_day_of_the_century_reads_back_as_itself_in_every_written_form() {
    // Every form of every day takes minutes without optimisation: there each day is read in
    // every 37th of its forms, all forms in turn. `cargo test --release` reads all of them.
    let all = !cfg!(debug_assertions) || std::env::var_os("RUQSAT_FULL").is_some();
    let reader = DateReader::new();
    let speech = Speech::new();
    let first = NaiveDate::from_ymd_opt(2000, 1, 1).expect("a date");
    for lang in Lang::all() {
        let words = Words::of(lang);
        for (number, date) in first.iter_days().take_while(|date| date.year() < 2100).enumerate() {
            let mut forms = written_forms(lang, date, &words);
            forms.push(speech.plain(lang, &long_date(date)));
            forms.push(speech.plain(lang, &date_with_weekday(date)));
            let step = if all { 1 } else { 37 };
            for form in forms.into_iter().skip(number % step).step_by(step) {
                let read = reader.read(&form, &context(lang));
                assert_eq!(read, DateReading::Date(date), "{lang}: {form}");
            }
        }
    }
}

#[test]
fn an_unclear_answer_offers_the_dates_it_may_mean() {
    let reader = DateReader::new();
    let offered = |text, lang| -> Vec<String> {
        let dates = reader.candidates(text, &context(lang));
        dates.iter().map(NaiveDate::to_string).collect()
    };
    assert_eq!(offered("09/10/2025", Lang::EN), ["2025-10-09", "2025-09-10"]);
    assert_eq!(offered("9 сентября", Lang::RU), ["2025-09-09", "2026-09-09", "2027-09-09"]);
    assert_eq!(offered("29 ақпан", Lang::KK), ["2024-02-29", "2028-02-29"]);
    assert_eq!(offered("20.09.2025", Lang::RU), Vec::<String>::new());
    assert_eq!(offered("весной", Lang::RU), Vec::<String>::new());
}

#[test]
fn a_free_question_gives_its_expiry_date_and_nothing_else_is_taken_for_one() {
    let reader = DateReader::new();
    for (text, lang, wanted) in [
        ("Мой внж истёк 20.09.2025, будет ли штраф?", Lang::RU, "2025-09-20"),
        ("внж до 20 сентября 2025, а я подал 5 октября 2025", Lang::RU, "2025-09-20"),
        ("внж кончился 9 сентября, что делать?", Lang::RU, "ask year"),
        ("у меня внж закончился в сентябре 2025", Lang::RU, "ask day"),
        ("штраф по статье 492 в 2025 году 43250 тенге, мне 45 лет", Lang::RU, "none"),
        ("позвоните мне 8 701 123 45 67", Lang::RU, "none"),
        ("сколько ждать, 3 месяца?", Lang::RU, "none"),
        ("я родился 15.09.1985, можно ли продлить?", Lang::RU, "none"),
        ("My permit expired 10 days ago, is there a fine?", Lang::EN, "2026-11-12"),
        ("May I stay until the new card is made?", Lang::EN, "none"),
        ("What does article 492(4) say?", Lang::EN, "none"),
        ("it expires on 09/10/2025, what now?", Lang::EN, "ask day-month"),
        ("Ықтиярхатым 2025 жылғы 20 қыркүйекте бітті, айыппұл бола ма?", Lang::KK, "2025-09-20"),
        ("492-бап бойынша айыппұл қанша?", Lang::KK, "none"),
        ("Қазанда тұрамын, тіркелуім керек пе?", Lang::KK, "none"),
    ] {
        assert_eq!(in_words(reader.find_expiry(text, &context(lang))), wanted, "{text}");
    }
}

#[test]
fn a_machine_readable_zone_gives_only_an_expiry_whose_check_digits_are_right() {
    let reader = DateReader::new();
    let read = |text: &str| in_words(reader.read(text, &context(Lang::EN)));
    // The specimens of ICAO Doc 9303, parts 4, 5 and 6 (they expire in 2012).
    assert_eq!(read("L898902C36UTO7408122F1204159ZE184226B<<<<<10"), "2012-04-15");
    assert_eq!(
        read("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"),
        "2012-04-15"
    );
    assert_eq!(read("7408122F1204159UTO<<<<<<<<<<<6"), "2012-04-15");
    assert_eq!(
        read(
            "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
        ),
        "2012-04-15"
    );
    assert_eq!(read("D231458907UTO7408122F1204159<<<<<<<6"), "2012-04-15");
    assert_eq!(read("7408122f1204159uto«««««<6"), "2012-04-15");
    assert_eq!(read("7408122F1204158UTO<<<<<<<<<<<6"), "none");
    assert_eq!(read("L898902C36UTO7408122F1204159ZE184226B<<<<<11"), "none");
}

#[test]
fn no_text_makes_the_reader_panic_or_slow() {
    let reader = DateReader::new();
    let wanted = std::env::var("RUQSAT_FUZZ").ok().and_then(|number| number.parse().ok()).unwrap_or(20_000);
    let mut texts = fuzz::Texts::new(20_250_920, seeds());
    let mut slowest = (std::time::Duration::ZERO, String::new());
    for number in 0..wanted {
        let text = texts.next_text();
        let lang = Lang::all().nth(number % 3);
        let context = DateContext { today: today(), lang };
        let start = std::time::Instant::now();
        let reading = reader.read(&text, &context);
        let mut took = start.elapsed();
        for _ in 0..3 {
            // Other programs on the machine may have held it up: the best of four counts.
            if took > std::time::Duration::from_millis(1) {
                let start = std::time::Instant::now();
                let _ = reader.read(&text, &context);
                took = took.min(start.elapsed());
            }
        }
        if let DateReading::Date(date) = reading {
            assert!((2000..2100).contains(&date.year()), "{text:?}: {date}");
        }
        if took > slowest.0 {
            slowest = (took, text);
        }
    }
    println!("{wanted} texts, slowest {:?}: {:?}", slowest.0, slowest.1);
    assert!(slowest.0 <= limit(), "{:?}: {:?}", slowest.0, slowest.1);
}

#[test]
fn a_text_as_long_as_a_message_can_be_is_not_slow_either() {
    let reader = DateReader::new();
    let pieces = [
        "1 ",
        "20.09.2025 ",
        "сентября ",
        "или ",
        "<",
        "7 или ",
        "до ",
        "до 1.1.25 ",
        "20 сентября, ",
        "l",
        "двадцать ",
        "1.",
        "через ",
        "2 недели ",
        "ж",
        "в 5-",
        "сентбря 5 ",
        "on the ",
        "қыркүйектің ",
        "№ ",
    ];
    for piece in pieces {
        let text: String = piece.chars().cycle().take(4000).chain("20.09.2025".chars()).collect();
        let took = (0..4).map(|_| {
            let start = std::time::Instant::now();
            let _ = reader.read(&text, &context(Lang::RU));
            start.elapsed()
        });
        let took = took.min().unwrap_or_default();
        println!("{took:?} {piece:?}");
        assert!(took <= limit(), "{piece:?}: {took:?}");
    }
}

/// The limit is for an optimised build; without optimisation the same work takes longer.
fn limit() -> std::time::Duration {
    std::time::Duration::from_millis(if cfg!(debug_assertions) { 10_000 } else { 5 })
}

fn seeds() -> Vec<String> {
    Lang::all().flat_map(|lang| table(&format!("{lang}.tsv"))).map(|(text, _)| text).collect()
}
