//! Who helps free of charge comes from data alone: every number has its row, its source and its day.

use std::fs;
use std::process::Command;

use crate::kit::day;
use ruqsat::assess::{Facts, assess};
use ruqsat::lang::Lang;
use ruqsat::law::{Fault, Law};
use ruqsat::speech::{Speech, plain_text, verdict};

/// A helper of an operator's own.
pub const OWN: &str = r#"
[[helper]]
id = "clinic"
name = { en = "Law clinic of the town", ru = "Юридическая клиника города", kk = "Қаланың заң клиникасы" }
for_whom = { en = "everybody", ru = "всем", kk = "барлығына" }
languages = { en = "Uzbek, Russian", ru = "узбекский, русский", kk = "өзбек, орыс" }
telephone = "+7 701 000 00 00"
source = "https://clinic.example/help"
confidence = "medium"
checked_on = "2026-11-28"
check_again_by = "2027-02-28"
"#;

fn with_own(own: &str) -> Result<Law, Vec<Fault>> {
    let files: Vec<(&str, &str)> = Law::built_in_files().collect();
    Law::load(files.into_iter().chain([(Law::OWN_HELPERS, own)]))
}

fn told(expires: &str, penalised: Option<&str>, lang: Lang, law: &Law) -> String {
    let facts = Facts {
        expires: Some(day(expires)),
        penalised: penalised.map(day),
        ..Facts::new("temporary-permit")
    };
    let answer = assess(&facts, day("2026-11-22"), law).expect("facts that can be");
    let speech = Speech::new();
    let told = verdict::tell(&answer, &facts, law).paragraphs();
    told.iter().map(|message| plain_text(&speech.html(lang, message))).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn a_verdict_with_expulsion_names_who_helps_and_no_other_does() {
    let law = Law::built_in();
    for lang in Lang::all() {
        for (expires, penalised) in
            [("2026-11-11", None), ("2026-11-21", Some("2026-01-01")), ("2026-11-11", Some("2026-01-01"))]
        {
            let words = told(expires, penalised, lang, law);
            for part in ["+7 727 258 45 98", "bureau.kz", "sanasezim.org", "+7 7172 906 984"] {
                assert!(words.contains(part), "{lang} {expires}: `{part}` is not in {words}");
            }
        }
        assert!(!told("2026-11-12", None, lang, law).contains("bureau.kz"), "{lang}: day 10");
    }
}

#[test]
fn an_operators_helper_is_shown_with_the_languages_it_speaks() {
    let law = with_own(OWN).expect("a helper of the operator's own");
    assert_eq!(law.helpers().count(), Law::built_in().helpers().count() + 1);
    let words = told("2026-11-11", None, Lang::EN, &law);
    assert!(
        words.contains("Law clinic of the town, +7 701 000 00 00: everybody (Uzbek, Russian)"),
        "{words}"
    );
}

#[test]
fn an_operators_file_is_read_as_strictly_as_the_law() {
    let refused = |from: &str, to: &str| {
        assert!(OWN.contains(from), "{from}");
        let faults = with_own(&OWN.replace(from, to)).map(drop).expect_err("it must be refused");
        assert!(faults.iter().all(|fault| fault.file == Law::OWN_HELPERS), "{faults:?}");
        faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n")
    };
    assert!(refused(", kk = \"барлығына\"", "").contains("`kk` is missing"));
    assert!(refused("everybody\",", "everybody\", de = \"alle\",").contains("`de` is not known here"));
    assert!(refused("telephone = \"+7 701 000 00 00\"", "").contains("nobody can reach"));
    assert!(refused("+7 701 000 00 00", "call me").contains("not a telephone number"));
    assert!(refused("https://clinic.example/help", "hearsay").contains("there is no source `hearsay`"));
    assert!(refused("id = \"clinic\"", "id = \"unhcr\"").contains("already"));
    assert!(refused("checked_on = \"2026-11-28\"", "checked_on = \"2027-11-28\"").contains("reversed"));
    assert!(refused("telephone", "phone").contains("`phone` is not known here"));
}

#[test]
fn law_check_sees_the_operators_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("helpers.toml");
    let check = |text: &str| {
        fs::write(&path, text).expect("a file");
        let mut program = Command::new(env!("CARGO_BIN_EXE_ruqsat"));
        program.args(["law", "check"]).env_remove("RUQSAT_LAW").env("RUQSAT_HELPERS", &path);
        let output = program.output().expect("it ends");
        let words = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(words).expect("UTF-8"))
    };
    let (code, words) = check(OWN);
    assert!(code == Some(0) && words.contains("5 helpers"), "{words}");
    let (code, words) = check(&OWN.replace("[[helper]]", "[[helpers]]"));
    assert!(code == Some(1) && words.contains("own_helpers.toml:"), "{words}");
}

/// A number in the words would outlive its row.
#[test]
fn no_message_holds_a_telephone_number() {
    for lang in Lang::all() {
        for (file, text) in lang.files().iter().filter(|(file, _)| file.ends_with(".ftl")) {
            let lines = text.lines().filter(|line| line.contains("+7 7") || line.contains("+7 (7"));
            let found: Vec<&str> = lines.collect();
            assert!(found.is_empty(), "{lang} {file}: {found:?}");
        }
    }
}

#[test]
fn what_is_due_is_listed_thirty_days_ahead_the_most_urgent_first() {
    let due = |on: &str| Law::built_in().due(day(on));
    let names = |on: &str| due(on).into_iter().map(|due| due.value).collect::<Vec<_>>();
    assert_eq!(names("2026-11-09"), Vec::<String>::new());
    assert_eq!(names("2026-11-10"), ["mci from 2026-01-01", "mci from 2027-01-01"]);
    assert!(names("2026-11-25").contains(&"days off of 2027".to_string()));
    let late = due("2026-12-11");
    assert!(late[0].is_overdue(day("2026-12-11")) && !late[0].is_overdue(day("2026-12-10")));
    let february = names("2027-02-01");
    for value in ["residence-permit: penalty from 2017-02-01", "helper unhcr", "outage fingerprint-2025"] {
        assert!(february.contains(&value.to_string()), "{value}: {february:?}");
    }
    assert!(!february.contains(&"mci from 2025-01-01".to_string()), "a row that was replaced is past");
}
