//! The command line's promise to scripts: `ruqsat check` and `ruqsat law`.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use proptest::prelude::*;
use serde_json::Value;

pub fn ruqsat(arguments: &[&str]) -> Output {
    fed(arguments, b"")
}

pub fn fed(arguments: &[&str], input: &[u8]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_ruqsat"))
        .args(arguments)
        .env_remove("RUQSAT_LAW")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = program.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let feeder = std::thread::spawn(move || {
        // A program that ends early closes the pipe; what it said is judged, not this.
        let _ = stdin.write_all(&input);
    });
    let output = program.wait_with_output().expect("it ends");
    feeder.join().expect("no panic");
    output
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn check(arguments: &str) -> Output {
    let whole: Vec<&str> = ["check"].into_iter().chain(arguments.split(' ')).collect();
    ruqsat(&whole)
}

fn json(arguments: &str) -> Value {
    let output = check(&format!("{arguments} --format json"));
    assert!(output.status.success(), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("one JSON object")
}

#[test]
fn the_four_situations_that_the_project_exists_for() {
    let at = |expires| json(&format!("--document residence-permit --expires {expires} --on 2026-11-22"));
    let waived = at("2025-09-20");
    assert_eq!(waived["penalty"]["verdict"], "waived");
    assert_eq!(
        (&waived["waiver"]["verdict"], &waived["waiver"]["why"]),
        (&"waived".into(), &"inside".into())
    );
    let fine = at("2025-06-15");
    assert_eq!(fine["penalty"]["verdict"], "fine");
    assert_eq!((&fine["penalty"]["mci"], &fine["penalty"]["tenge"]), (&10.into(), &43_250.into()));
    assert_eq!(fine["penalty"]["article"], "492(4)");
    let open = at("2025-10-06");
    assert_eq!(open["penalty"]["verdict"], "not-stated");
    assert_eq!((&open["waiver"]["why"], &open["penalty"]["mci"]), (&"edge".into(), &10.into()));
    let valid = at("2027-03-31");
    assert_eq!((&valid["standing"], &valid["penalty"]["verdict"]), (&"valid".into(), &"none".into()));
    assert_eq!(valid["renewal"]["apply_by"], "2027-02-28");
    assert_eq!(valid["renewal"]["go_by"], "2027-02-26");
}

#[test]
fn the_json_has_its_keys_in_the_promised_order_with_nulls() {
    let output = check("--document residence-permit --expires 2027-03-31 --on 2026-11-22 --format json");
    let line = text(&output.stdout);
    let expected = "{\"document\":\"residence-permit\",\"on\":\"2026-11-22\",\"expires\":\"2027-03-31\",\
        \"standing\":\"valid\",\"days_left\":129,\"renewal\":{\"state\":\"in-time\",\"apply_by\":\"2027-02-28\",\
        \"go_by\":\"2027-02-26\"},\"loss\":null,\"waiver\":{\"verdict\":\"none\",\"why\":null,\"outage\":null},\
        \"penalty\":{\"verdict\":\"none\",\"article\":null,\"mci\":null,\"tenge\":null,\
        \"fine_from\":\"2027-04-11\",\"expulsion_possible\":false,\"exposure\":null},\"reasons\":[";
    assert!(line.starts_with(expected), "{line}");
    let places: Vec<usize> = ["\"reasons\":", "\"steps\":", "\"sources\":", "\"law_checked_on\":"]
        .iter()
        .map(|key| line.find(key).expect("the key is there"))
        .collect();
    assert!(places.is_sorted() && line.ends_with("}\n") && line.lines().count() == 1, "{line}");
}

#[test]
fn text_in_each_language_begins_with_the_verdict() {
    let headline = |lang: &str| {
        let output =
            check(&format!("--document residence-permit --expires 2025-06-15 --on 2026-11-22 --lang {lang}"));
        text(&output.stdout).lines().next().unwrap_or_default().replace('\u{a0}', " ")
    };
    assert_eq!(headline("en"), "A fine is possible: 10 MCI, 43,250 tenge");
    assert_eq!(headline("ru"), "Возможен штраф: 10 МРП, 43 250 ₸");
    assert_eq!(headline("kk"), "Айыппұл салынуы мүмкін: 10 АЕК, 43 250 ₸");
}

#[test]
fn the_text_holds_the_source_as_an_address_and_no_markup() {
    let output = check("--document residence-permit --expires 2025-09-20 --on 2026-11-22");
    let text = text(&output.stdout);
    assert!(text.contains("https://en.tengrinews.kz/") && !text.contains('<'), "{text}");
    assert!(text.trim_end().ends_with("This is not legal advice."), "{text}");
}

#[test]
fn a_wrong_value_is_a_usage_error_that_names_its_field_in_one_sentence() {
    let permit = "--document residence-permit --expires 2026-01-01 --on 2026-11-22";
    for (arguments, field) in [
        ("--document visa --expires 2026-01-01".to_string(), "`document`"),
        ("--document residence-permit".to_string(), "`expires`"),
        ("--document residence-permit --expires 2026-02-30".to_string(), "`expires`"),
        ("--document residence-permit --expires 01.02.2026".to_string(), "`expires`"),
        ("--document residence-permit --expires 1970-01-01".to_string(), "`expires`"),
        ("--document residence-permit --expires 2190-01-01".to_string(), "`expires`"),
        ("--document residence-permit --expires 2026-01-01 --on soon".to_string(), "`on`"),
        (format!("{permit} --filed 2026-11-23"), "`filed`"),
        (format!("{permit} --filed 2026-13-01"), "`filed`"),
        (format!("{permit} --filed-state returned"), "`filed`"),
        (format!("{permit} --filed 2026-01-01 --filed-state lost"), "`filed_state`"),
        (format!("{permit} --lost 2026-11-23"), "`lost`"),
        (format!("{permit} --reported 2026-11-20"), "`reported`"),
        (format!("{permit} --lost 2026-11-20 --reported 2026-11-19"), "`reported`"),
        (format!("{permit} --lost 2026-11-20 --reported 2026-11-23"), "`reported`"),
        (format!("{permit} --penalised 2026-11-23"), "`penalised`"),
        (format!("{permit} --opened 2026-11-23"), "`opened`"),
        (format!("{permit} --opened 2026"), "`opened`"),
        (format!("{permit} --lang de"), "`lang`"),
    ] {
        let output = check(&arguments);
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments}: {error}");
        assert!(error.contains(field) && error.trim_end().lines().count() == 1, "{arguments}: {error}");
        assert!(output.stdout.is_empty(), "{arguments}");
    }
    assert_eq!(check("--document residence-permit --format xml").status.code(), Some(2));
    assert_eq!(check("--expires 2026-01-01").status.code(), Some(2));
}

#[test]
fn a_state_that_is_pending_anyway_needs_no_application() {
    let answer =
        json("--document residence-permit --expires 2026-01-01 --on 2026-11-22 --filed-state pending");
    assert_eq!(answer["renewal"]["state"], "expired");
}

#[test]
fn the_expiry_may_be_missing_only_with_a_loss() {
    let answer = json("--document residence-permit --lost 2026-11-20 --on 2026-11-22");
    assert!(
        ["expires", "standing", "days_left", "renewal"].iter().all(|key| answer[key].is_null()),
        "{answer}"
    );
    assert_eq!(answer["penalty"]["verdict"], "not-stated");
    assert_eq!(answer["loss"]["apply_by"], "2026-11-23");
}

#[test]
fn the_facts_of_a_case_are_flags_and_keys_alike() {
    let base = "--document residence-permit --expires 2027-03-31 --on 2026-11-22";
    let reported = json(&format!("{base} --lost 2026-11-01 --reported 2026-11-04"));
    assert_eq!(reported["penalty"]["verdict"], "none");
    let again = "--document residence-permit --expires 2025-09-15 --on 2026-11-28 --penalised 2026-01-01";
    let exposure = &json(again)["penalty"]["exposure"];
    assert_eq!(exposure.to_string(), "{\"article\":\"492(5)\",\"mci\":20,\"tenge\":86500}");
    let line = "{\"document\":\"residence-permit\",\"expires\":\"2026-06-01\",\"on\":\"2026-11-22\",\
        \"opened\":\"2025-12-31\",\"penalised\":\"2026-01-01\",\"lost\":\"2026-11-01\",\
        \"reported\":\"2026-11-02\"}";
    let output = fed(&["check", "--stdin"], line.as_bytes());
    let answer: Value = serde_json::from_slice(&output.stdout).expect("one JSON object");
    assert_eq!((&answer["penalty"]["mci"], &answer["penalty"]["tenge"]), (&20.into(), &78_640.into()));
}

#[test]
fn lines_are_answered_in_order_and_a_bad_one_does_not_stop_the_rest() {
    let input = "{\"document\":\"residence-permit\",\"expires\":\"2025-09-20\",\"on\":\"2026-11-22\"}\n\
        nonsense\n\
        {\"document\":\"residence-permit\",\"expires\":7}\n\
        {\"document\":\"residence-permit\",\"expires\":\"2025-09-20\",\"colour\":\"green\"}\n\
        {\"document\":\"residence-permit\",\"expires\":\"2026-05-01\",\"filed\":\"2026-05-02\",\
        \"filed_state\":\"returned\",\"lost\":null,\"lang\":\"kk\",\"on\":\"2026-11-22\"}\n\
        {\"document\":\"passport\",\"expires\":\"2026-05-01\",\"on\":\"2026-11-22\"}";
    let output = fed(&["check", "--stdin"], input.as_bytes());
    assert!(output.status.success());
    let lines: Vec<Value> = text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    assert_eq!(lines.len(), 6);
    assert_eq!(lines[0]["penalty"]["verdict"], "waived");
    assert!(lines[1]["error"].is_string());
    assert!(lines[2]["error"].as_str().is_some_and(|error| error.contains("`expires`")), "{}", lines[2]);
    assert!(lines[3]["error"].as_str().is_some_and(|error| error.contains("colour")), "{}", lines[3]);
    assert_eq!(lines[4]["penalty"]["verdict"], "fine");
    assert_eq!(lines[5]["penalty"]["verdict"], "no-rule");
}

/// A folder of its own under the test's temporary folder, holding the built-in law.
fn law_folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("documents")).expect("a folder");
    for (name, text) in ruqsat::law::Law::built_in_files() {
        fs::write(folder.join(name), text).expect("a file");
    }
    folder
}

fn replace(folder: &std::path::Path, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(folder.join(file)).expect("a file");
    assert!(text.contains(from), "{file}: {from}");
    fs::write(folder.join(file), text.replacen(from, to, 1)).expect("a file");
}

#[test]
fn where_a_judge_may_expel_expulsion_stands_first_and_a_lawyer_is_the_first_step() {
    for (lang, word, lawyer) in [
        ("en", "Expulsion", "lawyer"),
        ("ru", "выдворение", "юрист"),
        ("kk", "Елден шығарып жіберу", "заңгер"),
    ] {
        let arguments = |expires| {
            format!("--document temporary-permit --expires {expires} --on 2026-11-22 --lang {lang}")
        };
        let told = text(&check(&arguments("2026-11-11")).stdout);
        let headline = told.lines().next().unwrap_or_default();
        assert!(headline.contains(word) && headline.contains(lawyer), "{headline}");
        let first = told.lines().find(|line| line.starts_with("1. ")).unwrap_or_default();
        assert!(first.contains(lawyer), "{first}");
        let before = text(&check(&arguments("2026-11-12")).stdout);
        let headline = before.lines().next().unwrap_or_default();
        assert!(!headline.contains(word), "day 10 has no expulsion: {before}");
    }
}

#[test]
fn who_is_sent_somewhere_hears_both_sides_of_where_to_go_with_their_sources() {
    for expires in ["2027-09-30", "2026-11-18", "2026-06-15", "2025-10-06", "2025-09-20"] {
        for lang in ["kk", "ru", "en"] {
            let arguments =
                format!("--document residence-permit --expires {expires} --on 2026-11-22 --lang {lang}");
            let told = text(&check(&arguments).stdout);
            assert!(told.contains("egov.kz") && told.contains("kstnews.kz"), "{arguments}: {told}");
        }
    }
    let filed = "--document residence-permit --expires 2026-12-10 --filed 2026-11-01 --on 2026-11-22";
    assert!(!text(&check(filed).stdout).contains("kstnews.kz"), "who has applied is not sent anywhere");
}

#[test]
fn a_law_folder_replaces_the_built_in_law() {
    let folder = law_folder("replaced-law");
    replace(&folder, "money.toml", "tenge = 4325", "tenge = 5000");
    let path = folder.to_string_lossy().into_owned();
    let answer =
        json(&format!("--document residence-permit --expires 2025-06-15 --on 2026-11-22 --law {path}"));
    assert_eq!(answer["penalty"]["tenge"], 50_000);
    assert!(ruqsat(&["law", "check", &path]).status.success());
    assert!(
        text(&ruqsat(&["law", "show", "residence-permit", "--law", &path]).stdout).contains("5000 tenge")
    );
}

#[test]
fn a_sixth_document_of_a_law_folder_is_answered_by_its_file_alone() {
    let folder = law_folder("sixth-document");
    let known = fs::read_to_string(folder.join("documents/residence-permit.toml")).expect("a file");
    let sixth = known
        .replace("id = \"residence-permit\"", "id = \"work-card\"")
        .replace("grace_days = 10", "grace_days = 5")
        .replace("months_before = 1", "months_before = 2");
    fs::write(folder.join("documents/work-card.toml"), sixth).expect("a file");
    let path = folder.to_string_lossy().into_owned();
    assert!(ruqsat(&["law", "check", &path]).status.success());
    let shown = text(&ruqsat(&["law", "show", "work-card", "--law", &path]).stdout);
    assert!(shown.contains("from day 6 on") && shown.contains("2 calendar month(s)"), "{shown}");
    let asked =
        |expires: &str| format!("--document work-card --expires {expires} --on 2026-11-22 --law {path}");
    let fine = json(&asked("2026-11-16"));
    assert_eq!((&fine["penalty"]["verdict"], &fine["penalty"]["tenge"]), (&"fine".into(), &43_250.into()));
    assert_eq!(json(&asked("2026-11-17"))["penalty"]["verdict"], "grace");
    assert_eq!(json(&asked("2027-09-30"))["renewal"]["apply_by"], "2027-07-30");
    // Without a name of its own yet, it is called by its id, in every language.
    for lang in ["kk", "ru", "en"] {
        let words = text(&check(&format!("{} --lang {lang}", asked("2026-11-17"))).stdout);
        assert!(words.contains("work-card") && !words.contains("document-"), "{words}");
    }
    // The law that is compiled in does not know it.
    assert_eq!(check("--document work-card --expires 2026-11-16").status.code(), Some(2));
}

#[test]
fn a_faulty_law_folder_is_told_with_file_line_and_cure_and_exit_1() {
    let folder = law_folder("faulty-law");
    replace(&folder, "money.toml", "2025-01-01", "2025-02-30");
    replace(&folder, "outages.toml", "source = \"tengrinews-outage\"", "source = \"hearsay\"");
    let path = folder.to_string_lossy().into_owned();
    for arguments in [
        vec!["law", "check", &path],
        vec!["check", "--document", "passport", "--expires", "2027-01-01", "--law", &path],
    ] {
        let output = ruqsat(&arguments);
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{error}");
        assert!(error.contains("money.toml:") && error.contains("2025-02-30"), "{error}");
        assert!(error.contains("outages.toml:") && error.contains("add it to sources.toml"), "{error}");
    }
    let output = ruqsat(&["law", "check", "/nowhere/at/all"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("cannot be read"));
}

#[test]
fn law_check_without_a_folder_checks_the_built_in_law() {
    let output = ruqsat(&["law", "check"]);
    assert!(output.status.success() && text(&output.stdout).contains("in order"));
}

#[test]
fn law_show_prints_what_applies_with_sources() {
    let shown = |arguments: &[&str]| text(&ruqsat(&[&["law", "show"], arguments].concat()).stdout);
    let permit = shown(&["residence-permit", "--on", "2026-11-22"]);
    for words in [
        "492(4), 10 MCI from day 11",
        "4325 tenge",
        "code-492",
        "https://",
        "checked on 2026-11-22",
        "2025-10-15 possibly",
        "sources differ on making-time",
        "sources differ on where-to-apply",
    ] {
        assert!(permit.contains(words), "`{words}`: {permit}");
    }
    assert!(shown(&["residence-permit", "--on", "2027-05-01"]).contains("not published"));
    assert!(shown(&["residence-permit", "--on", "2027-05-01"]).contains("(overdue)"));
    assert!(shown(&["residence-permit", "--on", "2016-05-01"]).contains("cannot say"));
    assert!(shown(&["temporary-permit", "--on", "2026-11-22"]).contains("from day 11 25 MCI or expulsion"));
    assert!(shown(&["passport", "--on", "2026-11-22"]).contains("no rule found"));
    let unknown = ruqsat(&["law", "show", "visa"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("residence-permit"));
}

#[test]
fn the_review_sheets_are_up_to_date() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("review");
    assert!(ruqsat(&["law", "review", &folder.to_string_lossy()]).status.success());
    for name in ["README.md", "statements.md", "answers.md", "values.md"] {
        let fresh = fs::read_to_string(folder.join(name)).expect("written");
        let kept = fs::read_to_string(PathBuf::from("docs/review").join(name)).unwrap_or_default();
        assert!(fresh == kept, "docs/review/{name} is old: run `cargo run -- law review`");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Each run feeds many lines, so few runs are enough.
    #[test]
    fn no_bytes_on_stdin_stop_the_program(lines in prop::collection::vec(line(), 200)) {
        let mut input: Vec<u8> = lines.iter().flat_map(|line| line.iter().copied().chain([b'\n'])).collect();
        input.extend(b"{\"document\":\"passport\",\"expires\":\"2027-01-01\",\"on\":\"2026-11-22\"}");
        let output = fed(&["check", "--stdin"], &input);
        prop_assert!(output.status.success(), "{}", text(&output.stderr));
        let answers = text(&output.stdout);
        let blank = |line: &&Vec<u8>| std::str::from_utf8(line).is_ok_and(|line| line.trim().is_empty());
        prop_assert_eq!(answers.lines().count(), lines.len() - lines.iter().filter(blank).count() + 1);
        for answer in answers.lines() {
            let answer: Value = serde_json::from_str(answer).expect("each line is JSON");
            prop_assert!(answer["error"].is_string() || answer["penalty"]["verdict"].is_string());
        }
    }
}

/// Bytes of any kind, or an object that is nearly right.
fn line() -> impl Strategy<Value = Vec<u8>> {
    let junk = prop::collection::vec(any::<u8>().prop_filter("a line", |byte| *byte != b'\n'), 0..60);
    let value = prop_oneof![
        Just("\"residence-permit\"".to_string()),
        Just("\"temporary-permit\"".to_string()),
        (1990..2110_i32, 0..14_u32, 0..33_u32)
            .prop_map(|(year, month, day)| format!("\"{year}-{month:02}-{day:02}\"")),
        Just("\"returned\"".to_string()),
        any::<i64>().prop_map(|number| number.to_string()),
        Just("null".to_string()),
        Just("[{}]".to_string()),
        "\"[^\"\\\\\\x00-\\x1f]{0,12}\"",
    ];
    let key = prop_oneof![
        Just("document"),
        Just("expires"),
        Just("on"),
        Just("filed"),
        Just("filed_state"),
        Just("lost"),
        Just("lang"),
    ];
    let object = prop::collection::vec((key, value), 0..8).prop_map(|pairs| {
        let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
        format!("{{{}}}", pairs.join(",")).into_bytes()
    });
    prop_oneof![1 => junk, 3 => object]
}
