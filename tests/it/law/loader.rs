//! A law folder is refused with file, line and cure for each fault; a document more is one file.

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::Index;
use ruqsat::assess::{Facts, PenaltyVerdict, RenewalState, Standing, WaiverVerdict, assess};
use ruqsat::law::{Dated, DocumentId, Fault, Law};

/// The built-in law with one text replaced in one file.
fn edited(file: &str, from: &str, to: &str) -> Result<Law, Vec<Fault>> {
    let mut files: Vec<(&str, String)> =
        Law::built_in_files().map(|(name, text)| (name, text.to_string())).collect();
    let (_, text) = files.iter_mut().find(|(name, _)| *name == file).expect("a file of the law");
    assert!(text.contains(from), "{file} does not hold {from}");
    *text = text.replacen(from, to, 1);
    Law::load(files.iter().map(|(name, text)| (*name, text.as_str())))
}

/// The only fault; its line must hold `line_holds`.
fn only_fault(file: &str, from: &str, to: &str, line_holds: &str) -> Fault {
    let faults = edited(file, from, to).map(drop).expect_err("the law must be refused");
    assert_eq!(faults.len(), 1, "{faults:?}");
    let original = Law::built_in_files().find(|(name, _)| *name == file).expect("a file").1;
    let text = original.replacen(from, to, 1);
    let line = text.lines().nth(faults[0].line - 1).unwrap_or_default();
    assert!(line.contains(line_holds), "line {} is `{line}`: {}", faults[0].line, faults[0]);
    assert_eq!(faults[0].file, file);
    assert!(!faults[0].cure.is_empty());
    faults.into_iter().next().expect("one")
}

#[test]
fn the_built_in_law_loads() {
    assert!(Law::load(Law::built_in_files()).is_ok());
}

#[test]
fn a_day_that_does_not_exist_is_told_with_its_line() {
    let fault = only_fault("money.toml", "2025-01-01", "2025-02-30", "2025-02-30");
    assert!(fault.problem.contains("2025-02-30"), "{fault}");
    for wrong in ["2100-01-01", "1999-12-31", "1.1.2025", "2025-1-1", "tomorrow"] {
        only_fault("money.toml", "\"2025-01-01\"", &format!("\"{wrong}\""), wrong);
    }
}

#[test]
fn two_rows_from_one_day_overlap() {
    let fault = only_fault("money.toml", "from = \"2026-01-01\"", "from = \"2025-01-01\"", "2025-01-01");
    assert!(fault.problem.contains("overlap"), "{fault}");
}

#[test]
fn rows_out_of_order_are_refused() {
    let fault = only_fault("money.toml", "from = \"2026-01-01\"", "from = \"2024-06-01\"", "2024-06-01");
    assert!(fault.problem.contains("before the one above"), "{fault}");
}

#[test]
fn a_gap_between_the_calendars_years_is_refused() {
    let fault = only_fault("calendar.toml", "year = 2028", "year = 2029", "year = 2029");
    assert!(fault.problem.contains("follow"), "{fault}");
}

#[test]
fn tiers_must_begin_on_day_1_and_rise() {
    let gap = only_fault("documents/temporary-permit.toml", "from_day = 1,", "from_day = 2,", "from_day = 2");
    assert!(gap.problem.contains("no tier"), "{gap}");
    let overlap = only_fault("documents/temporary-permit.toml", "from_day = 6,", "from_day = 4,", "mci = 15");
    assert!(overlap.problem.contains("two tiers"), "{overlap}");
}

#[test]
fn a_list_without_rows_is_told_once() {
    let tiers = Law::built_in_files().find(|(name, _)| *name == "documents/temporary-permit.toml");
    let tiers = tiers.and_then(|(_, text)| {
        let from = text.find("tiers = [")?;
        let to = text[from..].find("\n]")? + from + 2;
        text.get(from..to)
    });
    let tiers = tiers.expect("the tiers of the temporary permit");
    for (written, problem) in [("tiers = []", "there is no"), ("tiers = 5", "cannot be read")] {
        let faults = edited("documents/temporary-permit.toml", tiers, written).expect_err("no tiers");
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].problem.contains(problem), "{}", faults[0]);
    }
}

#[test]
fn an_article_may_have_a_number_with_a_hyphen() {
    assert!(edited("fines.toml", "\"492(4)\"", "\"829-4(1)\"").is_ok());
}

#[test]
fn an_unknown_source_is_told() {
    let fault = only_fault("outages.toml", "tengrinews-outage", "hearsay", "hearsay");
    assert!(fault.problem.contains("hearsay") && fault.cure.contains("sources.toml"), "{fault}");
}

#[test]
fn a_missing_source_is_told_at_its_row() {
    let fault = only_fault("outages.toml", "source = \"tengrinews-outage\"\n", "", "[[outage]]");
    assert!(fault.problem.contains("`source` is missing"), "{fault}");
}

#[test]
fn an_unknown_document_in_an_outage_is_told_with_those_there_are() {
    let fault = only_fault("outages.toml", "\"stateless-certificate\"", "\"visa\"", "visa");
    assert!(fault.problem.contains("visa") && fault.cure.contains("stateless-certificate"), "{fault}");
}

#[test]
fn reversed_bounds_are_told() {
    let outage = only_fault(
        "outages.toml",
        "certain_through = \"2025-09-30\"",
        "certain_through = \"2025-09-01\"",
        "certain",
    );
    assert!(outage.problem.contains("reversed"), "{outage}");
    let possible = only_fault("outages.toml", "\"2025-10-15\"", "\"2025-09-29\"", "possible_through");
    assert!(possible.problem.contains("reversed"), "{possible}");
    let check = only_fault(
        "outages.toml",
        "check_again_by = \"2027-02-22\"",
        "check_again_by = \"2026-11-21\"",
        "again",
    );
    assert!(check.problem.contains("reversed"), "{check}");
}

#[test]
fn bounds_may_be_equal() {
    assert!(edited("outages.toml", "\"2025-10-15\"", "\"2025-09-30\"").is_ok());
    assert!(
        edited("outages.toml", "certain_through = \"2025-09-30\"", "certain_through = \"2025-09-09\"")
            .is_ok()
    );
    assert!(edited("outages.toml", "\"2027-02-22\"", "\"2026-11-22\"").is_ok());
}

#[test]
fn an_unknown_key_is_told_with_those_there_are() {
    let fault = only_fault("fines.toml", "percent = 50", "percent = 50\nuntil = 7", "until");
    assert!(fault.problem.contains("until") && fault.cure.contains("percent"), "{fault}");
    let section = only_fault("fines.toml", "[[payment]]", "[[limit]]\n[[payment]]", "limit");
    assert!(section.problem.contains("limit"), "{section}");
}

#[test]
fn a_word_that_is_not_known_is_told_with_those_there_are() {
    for (file, from, to) in [
        ("documents/passport.toml", "rule = \"not-found\"", "rule = \"guess\""),
        ("documents/temporary-permit.toml", "sanction = \"warning\"", "sanction = \"scolding\""),
        ("documents/temporary-permit.toml", "name_it = \"not-stated\"", "name_it = \"maybe\""),
        ("outages.toml", "confidence = \"high\"", "confidence = \"sure\""),
        ("documents/residence-permit.toml", "\"492(4)\"", "\"article 492\""),
        ("documents/residence-permit.toml", "\"492(4)\"", "\"492()\""),
        ("documents/residence-permit.toml", "\"492(4)\"", "\"492a(4)\""),
        ("fines.toml", "\"passport\", \"residence-permit\"", "\"visa\", \"residence-permit\""),
        ("documents/residence-permit.toml", "\"492(4)\"", "\"(4)\""),
        ("calendar.toml", "day = \"03-08\"", "day = \"02-30\""),
        ("sources.toml", "dated = \"2025-10-16\"", "dated = \"autumn\""),
        ("sources.toml", "https://www.gov.kz", "ftp://www.gov.kz"),
        ("sources.toml", "id = \"code-517\"", "id = \"Code 517\""),
        ("outages.toml", "id = \"fingerprint-2025\"", "id = \"2025\""),
        ("money.toml", "tenge = 4325", "tenge = \"soon\""),
        ("money.toml", "tenge = 4325", "tenge = 0"),
        ("money.toml", "tenge = 4325", "tenge = 43.25"),
        ("calendar.toml", "settled = true", "settled = \"yes\""),
        ("calendar.toml", "year = 2025", "year = 25"),
        ("outages.toml", "[\"residence-permit\", \"stateless-certificate\"]", "\"residence-permit\""),
        ("documents/passport.toml", "id = \"passport\"", "id = \"pasport\""),
    ] {
        let faults = edited(file, from, to).map(drop).expect_err(to);
        assert!(faults.iter().any(|fault| fault.file == file && !fault.cure.is_empty()), "{to}: {faults:?}");
    }
}

#[test]
fn what_stands_twice_is_told() {
    let source = only_fault("sources.toml", "id = \"code-61\"", "id = \"code-62\"", "[[source]]");
    assert!(source.problem.contains("twice"), "{source}");
    let second = "[[outage]]\nid = \"fingerprint-2025\"\ndocuments = [\"passport\"]\nstarts = \"2026-01-01\"\n\
        certain_through = \"2026-01-02\"\npossible_through = \"2026-01-02\"\nsource = \"code-492\"\n\
        confidence = \"high\"\nchecked_on = \"2026-11-22\"\ncheck_again_by = \"2026-11-23\"\n\n[[outage]]";
    let outage = edited("outages.toml", "[[outage]]", second).expect_err("two outages of one id");
    assert!(outage[0].problem.contains("twice"), "{outage:?}");
    let statement = edited("statements.toml", "\"reason-valid\"", "\"reason-exposure\"").expect_err("twice");
    assert!(statement[0].problem.contains("twice"), "{statement:?}");
}

#[test]
fn sources_can_only_differ_with_two_claims() {
    let faults =
        edited("disagreements.toml", "topic = \"making-time\"", "topic = \"time\"").expect_err("alone");
    assert!(faults.iter().all(|fault| fault.problem.contains("only one claim")), "{faults:?}");
}

#[test]
fn a_missing_or_foreign_file_is_told() {
    let without = Law::built_in_files().filter(|(name, _)| *name != "money.toml");
    let faults = Law::load(without).expect_err("money is missing");
    assert_eq!((faults[0].file.as_str(), faults[0].problem.as_str()), ("money.toml", "the file is missing"));
    let foreign = Law::built_in_files().chain([("notes.toml", "")]);
    assert_eq!(Law::load(foreign).expect_err("notes")[0].file, "notes.toml");
    let no_documents = Law::built_in_files().filter(|(name, _)| !name.starts_with("documents/"));
    let faults = Law::load(no_documents).expect_err("no documents");
    assert!(faults.iter().any(|fault| fault.problem.contains("no document")), "{faults:?}");
}

#[test]
fn broken_toml_is_told_with_its_line() {
    let faults = edited("fines.toml", "percent = 50", "percent = = 50").expect_err("broken");
    let text = Law::built_in_files().find(|(name, _)| *name == "fines.toml").expect("there").1;
    let line = text.lines().position(|line| line.starts_with("percent")).expect("there") + 1;
    assert!(
        faults.iter().any(|fault| fault.line == line && fault.problem.contains("not TOML")),
        "{faults:?}"
    );
}

#[test]
fn every_fault_of_a_folder_is_told_at_once_and_reads_as_one_line() {
    let money = Law::built_in_files().find(|(name, _)| *name == "money.toml").expect("there").1;
    let money = money.replace("checked_on = \"2026-11-22\"", "checked_on = \"2026-13-01\"");
    let files = Law::built_in_files()
        .map(|(name, text)| (name, if name == "money.toml" { money.as_str() } else { text }));
    let faults = Law::load(files).expect_err("many");
    assert_eq!(faults.len(), money.matches("2026-13-01").count());
    assert!(faults.is_sorted());
    let told = faults[0].to_string();
    assert!(told.starts_with("money.toml:") && !told.contains('\n'), "{told}");
}

#[test]
fn a_sixth_document_is_one_file() {
    let refugee = r#"
id = "refugee-certificate"

[[validity]]
from = "not-stated"
printed_day_counts = true
source = "code-739"
confidence = "low"
checked_on = "2026-11-01"
check_again_by = "2027-02-22"

[[renewal]]
from = "2026-01-01"
months_before = 2
source = "egov-residence-permit"
confidence = "high"
checked_on = "2026-11-22"
check_again_by = "2027-02-22"

[[penalty]]
from = "2026-01-01"
rule = "lapsed-card"
article = "999(1)"
mci = 7
grace_days = 5
repeat_article = "999(2)"
repeat_mci = 14
repeat_months = 12
source = "code-492"
confidence = "high"
checked_on = "2026-11-22"
check_again_by = "2027-02-22"
"#;
    let files = Law::built_in_files().chain([("documents/refugee-certificate.toml", refugee)]);
    let law = Law::load(files).expect("six documents");
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let at = |expires: &str| {
        let facts = Facts { expires: Some(day(expires)), ..Facts::new("refugee-certificate") };
        assess(&facts, day("2026-11-22"), &law).expect("facts that can be")
    };
    assert_eq!(at("2026-11-17").penalty.verdict(), PenaltyVerdict::Grace);
    let fined = at("2026-11-16");
    assert_eq!(
        (fined.penalty.verdict(), fined.penalty.amount().and_then(|amount| amount.tenge)),
        (PenaltyVerdict::Fine, Some(7 * 4325))
    );
    assert_eq!(
        (fined.penalty.fine_from, fined.waiver.verdict),
        (Some(day("2026-11-22")), WaiverVerdict::None)
    );
    assert_eq!(fined.law_checked_on, day("2026-11-01"), "the oldest check counts");
    let valid = at("2027-04-30").renewal.expect("two months before");
    assert_eq!((valid.apply_by, valid.state), (day("2027-02-28"), RenewalState::InTime));
}

#[test]
fn whether_the_printed_day_counts_is_data() {
    let counts = "printed_day_counts = true";
    let law = edited("documents/residence-permit.toml", counts, "printed_day_counts = false").expect("loads");
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let facts = Facts { expires: Some(day("2026-11-22")), ..Facts::new("residence-permit") };
    let standing = |law: &Law, on: &str| assess(&facts, day(on), law).expect("facts that can be").standing;
    assert_eq!(standing(&law, "2026-11-21"), Some(Standing::Valid));
    assert_eq!(standing(&law, "2026-11-22"), Some(Standing::Expired));
    assert_eq!(standing(Law::built_in(), "2026-11-22"), Some(Standing::Valid));
}

#[test]
fn a_changed_amount_is_one_row() {
    let row = "[[mci]]\nfrom = \"2026-07-01\"\ntenge = 4400\nsource = \"mci-2026\"\nconfidence = \"high\"\n\
        checked_on = \"2026-11-22\"\ncheck_again_by = \"2027-01-10\"\n\n# The budget law fixes";
    let law = edited("money.toml", "# The budget law fixes", row).expect("a row in the middle of a year");
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let index = |text: &str| law.mci_on(day(text));
    assert_eq!(
        [index("2026-06-30"), index("2026-07-01"), index("2027-01-01")],
        [Some(4325), Some(4400), None]
    );
    assert_eq!([index("2022-12-31"), index("2023-01-01")], [None, Some(3450)]);
}

#[test]
fn what_the_built_in_law_holds_can_be_asked_for() {
    let law = Law::built_in();
    let on: NaiveDate = "2026-11-22".parse().expect("a day");
    let ids: Vec<&str> = law.documents().map(|document| document.id.as_str()).collect();
    assert_eq!(
        ids,
        ["kandas-certificate", "passport", "residence-permit", "stateless-certificate", "temporary-permit"]
    );
    assert_eq!(
        law.document(&DocumentId::from("passport")).map(|found| found.id.to_string()).as_deref(),
        Some("passport")
    );
    assert!(law.document(&DocumentId::from("visa")).is_none());
    let fee = |id: &str| law.fee(id).and_then(|fee| fee.percent_of_mci.at(on)).map(|(_, percent)| *percent);
    assert_eq!(fee("residence-permit-card"), Some(20));
    assert_eq!(
        [fee("permanent-residence"), fee("stateless-certificate"), fee("visa")],
        [Some(400), Some(800), None]
    );
    assert_eq!(law.fees().count(), 6);
    assert_eq!(law.payment_days().at(on).map(|(_, days)| *days), Some(30));
    assert_eq!(law.objection_days().at(on).map(|(_, days)| *days), Some(10));
    assert_eq!(law.limitation_months().at(on).map(|(_, months)| *months), Some(2));
    assert_eq!(law.half_payment().at(on).map(|(_, half)| (half.percent, half.days)), Some((50, 7)));
    assert_eq!(
        law.late_notice().at(on).map(|(_, fine)| (fine.article.to_string(), fine.mci)),
        Some(("492(4)".to_string(), 10))
    );
    let first = law.first_permission().at(on).map(|(_, rule)| (rule.passport_days, rule.paper_days));
    assert_eq!(first, Some((180, 180)));
    assert_eq!(law.mci().rows().count(), 5);
    let named = law.late_notice().at(on).map(|(_, fine)| fine.documents.clone()).unwrap_or_default();
    let named: Vec<&str> = named.iter().map(DocumentId::as_str).collect();
    assert_eq!(named, ["passport", "residence-permit", "stateless-certificate"]);
    assert!(law.figures().any(|figure| &*figure.id == "absence-days"));
    let claims: Vec<&str> = law.claims("where-to-apply").map(|claim| &*claim.id).collect();
    assert_eq!(claims, ["police", "service-centre"]);
    assert_eq!(law.all_claims().count(), 4);
    assert!(
        !law.mci().is_empty() && law.outage("fingerprint-2025").is_some() && law.outage("none").is_none()
    );
    assert_eq!((law.claims("making-time").count(), law.all_claims().count()), (2, 4));
    assert!(law.statements().count() > 100);
    assert_eq!(law.sources().filter(|source| &*source.id == "code-492").count(), 1);
    let passport = law.document(&DocumentId::from("passport")).expect("there");
    assert!(passport.renewal_months.is_empty() && !passport.rests_on_passport);
}

#[test]
fn a_sources_day_is_known_as_exactly_as_it_is_written() {
    let law = Law::built_in();
    let dated = |id: &str| law.source(id).map(|source| source.dated.clone());
    assert_eq!(dated("police-guide-2025"), Some(Dated::Day("2025-10-16".parse().expect("a day"))));
    assert_eq!(dated("mci-2025"), Some(Dated::Partly("2024-12".into())));
    assert_eq!(dated("code-492"), Some(Dated::Spring(2026)));
    assert_eq!(dated("tengrinews-outage"), Some(Dated::Undated));
    assert_eq!(dated("hearsay"), None);
    for wrong in ["2025-13", "20", "202", "2025-10-1", "1999"] {
        let faults = edited("sources.toml", "\"2025-10-16\"", &format!("\"{wrong}\"")).map(drop);
        assert!(faults.is_err(), "{wrong}");
    }
}

#[test]
fn the_calendars_rows_can_be_asked_for() {
    let calendar = Law::built_in().calendar();
    let years: Vec<(i32, bool)> = calendar.years().map(|year| (year.year, year.settled)).collect();
    assert_eq!(years, [(2025, true), (2026, true), (2027, false), (2028, false)]);
    assert_eq!(calendar.holidays().filter(|holiday| !holiday.moves_from_weekend).count(), 1);
    assert_eq!(calendar.holidays().count(), 14);
    let swaps: Vec<String> = calendar.swaps().map(|swap| format!("{} {}", swap.off, swap.worked)).collect();
    assert_eq!(swaps, ["2025-01-03 2025-01-05"]);
    assert_eq!(calendar.moving_holidays().count(), 4);
}

#[test]
fn the_bounds_of_what_can_be_written() {
    assert!(edited("money.toml", "\"2023-01-01\"", "\"2000-01-01\"").is_ok());
    assert!(
        edited("money.toml", "check_again_by = \"2027-11-22\"", "check_again_by = \"2099-12-31\"").is_ok()
    );
    assert!(edited("money.toml", "tenge = 4325", "tenge = 1").is_ok());
    assert!(edited("money.toml", "tenge = 4325", "tenge = 100000000").is_ok());
    for wrong in ["0", "-1", "100000001", "99999999999999999999"] {
        assert!(edited("money.toml", "tenge = 4325", &format!("tenge = {wrong}")).is_err(), "{wrong}");
    }
    assert!(edited("money.toml", "tenge = 4325", "tenge = 0x10E5").is_ok(), "TOML knows other bases");
}

#[test]
fn a_fault_at_a_key_tells_the_keys_own_line() {
    let text = Law::built_in_files().find(|(name, _)| *name == "outages.toml").expect("there").1;
    let line = |start: &str| text.lines().position(|line| line.starts_with(start)).expect("there") + 1;
    let faults = edited("outages.toml", "confidence = \"high\"", "confidence = 5").expect_err("a number");
    assert_eq!(
        (faults[0].line, faults[0].problem.as_str()),
        (line("confidence"), "`confidence` cannot be read")
    );
    let faults = edited("outages.toml", "starts = \"2025-09-09\"", "starts = \"\"").expect_err("empty");
    assert_eq!(faults[0].line, line("starts"));
    let faults = edited("outages.toml", "[[outage]]", "[outage]").expect_err("a table");
    assert!(faults[0].cure.contains("[[outage]]"), "{faults:?}");
    let faults = edited("outages.toml", "[[outage]]", "outage = [1]\n[other]").expect_err("a number");
    assert!(faults.iter().any(|fault| fault.problem.contains("`outage`")), "{faults:?}");
    let faults = edited("money.toml", "[[mci]]", "[[index]]").expect_err("an unknown table");
    assert!(faults.iter().any(|fault| fault.problem.contains("`index`")), "{faults:?}");
}

#[test]
fn a_document_without_its_needed_rows_is_told() {
    let faults = edited("documents/passport.toml", "[[penalty]]", "[[loss]]").expect_err("no penalty");
    assert!(faults.iter().any(|fault| fault.problem.contains("no [[penalty]]")), "{faults:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_bytes_in_a_law_file_make_the_loader_panic(
        file in any::<Index>(), at in any::<Index>(), junk in ".{1,40}"
    ) {
        let file = file.index(Law::built_in_files().count());
        let files: Vec<(&str, String)> = Law::built_in_files().enumerate().map(|(number, (name, text))| {
            let mut text = text.to_string();
            if number == file {
                let mut at = at.index(text.len() + 1);
                while !text.is_char_boundary(at) { at -= 1; }
                text.insert_str(at, &junk);
            }
            (name, text)
        }).collect();
        let _ = Law::load(files.iter().map(|(name, text)| (*name, text.as_str())));
    }

    #[test]
    fn no_cut_of_a_law_file_makes_the_loader_panic(
        file in any::<Index>(), from in any::<Index>(), length in 1usize..200
    ) {
        let file = file.index(Law::built_in_files().count());
        let files: Vec<(&str, String)> = Law::built_in_files().enumerate().map(|(number, (name, text))| {
            let from = from.index(text.chars().count());
            let cut = text.chars().enumerate()
                .filter(|(index, _)| number != file || !(from..from + length).contains(index))
                .map(|(_, letter)| letter)
                .collect();
            (name, cut)
        }).collect();
        let _ = Law::load(files.iter().map(|(name, text)| (*name, text.as_str())));
    }

    #[test]
    fn no_text_alone_makes_the_loader_panic(text in any::<String>()) {
        let _ = Law::load(Law::built_in_files().map(|(name, _)| (name, text.as_str())));
    }
}
