//! The 24 edge cases of the penalty status, each by name. Where the published words leave a case
//! open ("not stated"), a reason says so; the verdict follows the rules all the same.

use crate::kit::day;
use ruqsat::assess::{
    Assessment, Facts, Filing, PenaltyVerdict, Reason, RenewalState, Standing, Step, WaiverVerdict,
    WaiverWhy, assess,
};
use ruqsat::lang::Lang;
use ruqsat::law::Law;
use ruqsat::speech::{Speech, verdict};

fn permit(expires: &str) -> Facts {
    document("residence-permit", expires)
}

fn document(id: &str, expires: &str) -> Facts {
    Facts { expires: Some(day(expires)), ..Facts::new(id) }
}

fn filed(facts: Facts, on: &str) -> Facts {
    Facts { filing: Some(Filing::Pending { on: day(on) }), ..facts }
}

fn returned(facts: Facts, on: &str) -> Facts {
    Facts { filing: Some(Filing::Returned { on: Some(day(on)) }), ..facts }
}

fn today(facts: &Facts) -> Assessment {
    on("2026-11-22", facts)
}

fn on(text: &str, facts: &Facts) -> Assessment {
    assess(facts, day(text), Law::built_in()).expect("facts that can be")
}

fn waiver(assessment: &Assessment) -> (WaiverVerdict, Option<WaiverWhy>) {
    (assessment.waiver.verdict, assessment.waiver.why)
}

fn says(assessment: &Assessment, reason: &str) -> bool {
    assessment.reasons.iter().any(|id| id.id() == reason)
}

#[test]
fn case_01_expired_from_9_to_30_september_2025_is_waived() {
    for expires in ["2025-09-09", "2025-09-17", "2025-09-30"] {
        let answer = today(&permit(expires));
        assert_eq!(answer.penalty.verdict(), PenaltyVerdict::Waived, "{expires}");
        assert!(says(&answer, "press-statement-only") && says(&answer, "no-end-date"), "{expires}");
    }
}

#[test]
fn case_02_expired_on_9_september_itself_is_waived_because_the_first_day_is_named() {
    assert_eq!(waiver(&today(&permit("2025-09-09"))), (WaiverVerdict::Waived, Some(WaiverWhy::Inside)));
    assert_eq!(waiver(&today(&permit("2025-09-08"))).0, WaiverVerdict::NotCovered);
}

#[test]
fn case_03_expired_on_1_october_or_some_days_after_is_not_stated() {
    for expires in ["2025-10-01", "2025-10-04", "2025-10-09"] {
        let answer = today(&permit(expires));
        assert_eq!(answer.penalty.verdict(), PenaltyVerdict::NotStated, "{expires}");
        assert_eq!(waiver(&answer), (WaiverVerdict::NotStated, Some(WaiverWhy::Edge)), "{expires}");
    }
}

#[test]
fn what_speaks_for_and_against_is_told_only_where_the_answer_is_open() {
    let early = on("2025-10-16", &permit("2025-10-06"));
    assert_eq!(early.penalty.verdict(), PenaltyVerdict::Grace);
    assert!(says(&early, "edge-of-outage") && !says(&early, "edge-for") && !says(&early, "edge-against"));
    let in_time = today(&filed(permit("2025-10-20"), "2025-10-20"));
    assert_eq!(in_time.penalty.verdict(), PenaltyVerdict::None);
    assert!(says(&in_time, "filing-window") && !says(&in_time, "filing-window-for"));
}

#[test]
fn case_04_expired_from_10_to_15_october_is_not_stated_either() {
    for expires in ["2025-10-10", "2025-10-15"] {
        let answer = today(&permit(expires));
        assert_eq!(answer.penalty.verdict(), PenaltyVerdict::NotStated, "{expires}");
        assert!(says(&answer, "edge-for") && says(&answer, "edge-against"), "{expires}");
    }
}

#[test]
fn case_05_expired_on_8_september_is_outside_by_the_words_although_its_ten_days_ended_inside() {
    let answer = today(&permit("2025-09-08"));
    assert_eq!(waiver(&answer), (WaiverVerdict::NotCovered, Some(WaiverWhy::Before)));
    assert_eq!(answer.penalty.verdict(), PenaltyVerdict::Fine);
    assert_eq!(answer.penalty.fine_from, Some(day("2025-09-19")));
    for (expires, argued) in
        [("2025-08-29", false), ("2025-08-30", true), ("2025-09-08", true), ("2025-09-09", false)]
    {
        let facts = permit(expires);
        let late = filed(permit(expires), "2026-11-01");
        for answer in [today(&facts), today(&late)] {
            assert_eq!(says(&answer, "grace-ended-in-outage-for"), argued, "{expires}");
            assert_eq!(answer.steps.contains(&Step::ExplainTheOutage), argued, "{expires}");
        }
    }
    let in_grace = on("2025-09-10", &permit("2025-09-05"));
    assert!(!says(&in_grace, "grace-ended-in-outage-for"), "no fine threatens yet");
}

#[test]
fn case_06_expired_in_june_2025_is_not_waived() {
    let answer = today(&permit("2025-06-15"));
    assert_eq!(waiver(&answer), (WaiverVerdict::NotCovered, Some(WaiverWhy::Before)));
    assert_eq!(answer.penalty.amount().map(|amount| (amount.mci, amount.tenge)), Some((10, Some(43_250))));
}

#[test]
fn case_07_expires_later_but_the_day_to_apply_fell_into_the_outage_is_not_stated() {
    for expires in ["2025-10-16", "2025-11-05", "2025-11-15"] {
        let answer = today(&permit(expires));
        assert_eq!(waiver(&answer), (WaiverVerdict::NotStated, Some(WaiverWhy::FilingWindow)), "{expires}");
        assert_eq!(answer.penalty.verdict(), PenaltyVerdict::NotStated, "{expires}");
    }
}

#[test]
fn case_08_filed_in_time_and_not_made_because_of_the_outage_keeps_the_status() {
    let answer = today(&filed(permit("2025-10-20"), "2025-09-15"));
    assert_eq!(answer.penalty.verdict(), PenaltyVerdict::None);
    assert!(says(&answer, "status-kept-our-reading"));
}

#[test]
fn case_09_filed_left_dropped_and_filed_again_counts_from_the_later_filing() {
    let again = filed(permit("2026-09-01"), "2026-10-20");
    assert_eq!(today(&again).penalty.verdict(), PenaltyVerdict::Fine);
    let dropped = today(&returned(permit("2026-09-01"), "2026-08-01"));
    assert_eq!(dropped.penalty.verdict(), PenaltyVerdict::Fine);
    assert!(says(&dropped, "returned-not-filed"));
    let pending = today(&filed(permit("2026-09-01"), "2026-08-01"));
    for other in [today(&permit("2026-09-01")), pending] {
        assert!(!says(&other, "returned-not-filed"));
    }
}

#[test]
fn case_10_lost_inside_the_outage_and_reported_late_is_not_stated() {
    let lost = Facts { lost: Some(day("2025-09-20")), ..permit("2026-12-31") };
    let answer = on("2025-10-20", &lost);
    assert_eq!(answer.penalty.verdict(), PenaltyVerdict::NotStated);
    assert!(says(&answer, "late-notice-if-unreported") && says(&answer, "lost-in-outage"));
    for (lost_on, inside) in
        [("2025-09-08", false), ("2025-09-09", true), ("2025-10-15", true), ("2025-10-16", false)]
    {
        let lost = Facts { lost: Some(day(lost_on)), ..permit("2026-12-31") };
        assert_eq!(says(&today(&lost), "lost-in-outage"), inside, "{lost_on}");
    }
    let passport = Facts { lost: Some(day("2025-09-20")), ..document("passport", "2026-12-31") };
    assert!(!says(&today(&passport), "lost-in-outage"), "the statement does not name passports");
}

#[test]
fn case_12_documents_that_the_waiver_does_not_name_are_not_waived() {
    let temporary = today(&document("temporary-permit", "2025-09-20"));
    assert_eq!(waiver(&temporary), (WaiverVerdict::NotStated, Some(WaiverWhy::DocumentNotNamed)));
    assert_eq!(temporary.penalty.verdict(), PenaltyVerdict::Fine);
    let kandas = today(&document("kandas-certificate", "2025-09-20"));
    assert_eq!(
        (waiver(&kandas), kandas.penalty.verdict()),
        ((WaiverVerdict::None, None), PenaltyVerdict::NoRule)
    );
}

#[test]
fn case_13_the_stateless_certificate_is_treated_like_the_permit() {
    for expires in ["2025-06-15", "2025-09-20", "2025-10-06", "2025-10-20", "2026-01-10", "2027-03-31"] {
        let (permit, stateless) =
            (today(&permit(expires)), today(&document("stateless-certificate", expires)));
        assert_eq!((permit.waiver, permit.penalty), (stateless.waiver, stateless.penalty), "{expires}");
    }
}

#[test]
fn case_14_an_expired_passport_is_no_expiry_of_the_permit() {
    let answer = today(&Facts { passport_expires: Some(day("2025-09-20")), ..permit("2027-09-30") });
    assert_eq!((answer.standing, answer.waiver.verdict), (Some(Standing::Valid), WaiverVerdict::None));
    assert!(says(&answer, "passport-expired"));
    assert!(answer.steps.contains(&Step::RenewThePassportFirst));
}

#[test]
fn case_17_expired_inside_and_renewed_months_later_has_no_stated_end() {
    let answer = today(&filed(permit("2025-09-20"), "2026-08-03"));
    assert_eq!(answer.penalty.verdict(), PenaltyVerdict::Waived);
    assert!(says(&answer, "no-end-date") && !says(&answer, "not-filed-yet"));
}

#[test]
fn case_19_a_year_decides_everything_so_9_september_of_2026_is_another_case() {
    let (then, now) = (today(&permit("2025-09-09")), today(&permit("2026-09-09")));
    assert_eq!(
        (then.penalty.verdict(), now.penalty.verdict()),
        (PenaltyVerdict::Waived, PenaltyVerdict::Fine)
    );
}

#[test]
fn case_20_the_order_of_day_and_month_decides_so_9_october_and_10_september_differ() {
    let (september, october) = (today(&permit("2025-09-10")), today(&permit("2025-10-09")));
    assert_eq!(waiver(&september).1, Some(WaiverWhy::Inside));
    assert_eq!(waiver(&october).1, Some(WaiverWhy::Edge));
}

#[test]
fn case_21_one_month_before_29_30_and_31_march_is_the_last_day_of_february() {
    for expires in ["2027-03-29", "2027-03-30", "2027-03-31"] {
        let answer = today(&permit(expires));
        let renewal = answer.renewal.expect("the permit has the rule");
        assert_eq!(renewal.apply_by, day("2027-02-28"), "{expires}");
        assert!(says(&answer, "month-end-earlier-day"), "{expires}");
    }
    assert!(!says(&today(&permit("2027-03-28")), "month-end-earlier-day"));
}

#[test]
fn case_22_a_day_to_apply_on_a_weekend_or_holiday_goes_back_to_the_last_working_day() {
    let sunday = today(&permit("2027-03-31")).renewal.expect("a rule");
    assert_eq!((sunday.apply_by, sunday.go_by), (day("2027-02-28"), Some(day("2027-02-26"))));
    assert!(says(&today(&permit("2027-03-31")), "calendar-provisional"));
    for settled in ["2027-01-16", "2026-12-20"] {
        let answer = today(&permit(settled));
        assert!(!says(&answer, "calendar-provisional") && !says(&answer, "go-by-unknown"), "{settled}");
    }
    let holiday = today(&permit("2027-01-16")).renewal.expect("a rule");
    assert_eq!((holiday.apply_by, holiday.go_by), (day("2026-12-16"), Some(day("2026-12-15"))));
}

#[test]
fn case_23_the_printed_day_itself_is_valid_and_we_say_that_this_is_our_reading() {
    let answer = today(&permit("2026-11-22"));
    assert_eq!((answer.standing, answer.days_left), (Some(Standing::Valid), Some(0)));
    assert_eq!(answer.renewal.map(|renewal| renewal.state), Some(RenewalState::Late));
    assert!(says(&answer, "printed-day-our-reading"));
}

#[test]
fn case_24_a_second_outage_is_one_row_of_data() {
    let second = r#"
[[outage]]
id = "fingerprint-2026"
documents = ["residence-permit", "temporary-permit"]
starts = "2026-05-04"
certain_through = "2026-05-20"
possible_through = "2026-05-25"
source = "tengrinews-outage"
confidence = "high"
checked_on = "2026-11-22"
check_again_by = "2027-02-22"
"#;
    let outages = Law::built_in_files().find(|(name, _)| *name == "outages.toml").expect("it is there").1;
    let outages = format!("{outages}{second}");
    let files = Law::built_in_files()
        .map(|(name, text)| if name == "outages.toml" { (name, outages.as_str()) } else { (name, text) });
    let law = Law::load(files).expect("the law with a second outage loads");
    let at = |facts: &Facts| {
        let answer = assess(facts, day("2026-11-22"), &law).expect("facts that can be");
        (answer.waiver.verdict, answer.waiver.why, answer.waiver.outage.unwrap_or_default())
    };
    let expected = [
        ("2025-06-15", WaiverVerdict::NotCovered, WaiverWhy::Before, "fingerprint-2025"),
        ("2025-09-20", WaiverVerdict::Waived, WaiverWhy::Inside, "fingerprint-2025"),
        ("2025-10-06", WaiverVerdict::NotStated, WaiverWhy::Edge, "fingerprint-2025"),
        ("2025-12-01", WaiverVerdict::NotCovered, WaiverWhy::After, "fingerprint-2025"),
        ("2026-05-03", WaiverVerdict::NotCovered, WaiverWhy::Before, "fingerprint-2026"),
        ("2026-05-04", WaiverVerdict::Waived, WaiverWhy::Inside, "fingerprint-2026"),
        ("2026-05-20", WaiverVerdict::Waived, WaiverWhy::Inside, "fingerprint-2026"),
        ("2026-05-21", WaiverVerdict::NotStated, WaiverWhy::Edge, "fingerprint-2026"),
        ("2026-05-25", WaiverVerdict::NotStated, WaiverWhy::Edge, "fingerprint-2026"),
        ("2026-06-10", WaiverVerdict::NotStated, WaiverWhy::FilingWindow, "fingerprint-2026"),
        ("2026-06-26", WaiverVerdict::NotCovered, WaiverWhy::After, "fingerprint-2026"),
    ];
    for (expires, verdict, why, outage) in expected {
        assert_eq!(at(&permit(expires)), (verdict, Some(why), outage.to_string()), "{expires}");
    }
    // The second names the temporary permit and not the stateless certificate.
    let temporary = at(&document("temporary-permit", "2026-05-10"));
    assert_eq!(temporary, (WaiverVerdict::Waived, Some(WaiverWhy::Inside), "fingerprint-2026".to_string()));
    let stateless = at(&document("stateless-certificate", "2026-05-10"));
    assert_eq!(stateless.0, WaiverVerdict::NotCovered);
    let speech = Speech::new();
    // What the press said of the end of the first is not said of the second.
    for lang in Lang::all() {
        let weakens = |expires: &str| {
            let facts = permit(expires);
            let answer = assess(&facts, day("2026-11-22"), &law).expect("facts that can be");
            speech.plain(lang, &verdict::reason(Reason::PromiseWeakens, &answer, &facts, &law))
        };
        assert!(weakens("2025-09-20").contains("2025"), "{lang:?}");
        assert!(!weakens("2026-05-04").contains("2025"), "{lang:?}");
    }
}

#[test]
fn of_two_outages_at_once_the_more_favourable_word_counts() {
    let overlapping = |certain: &str, possible: &str| {
        let second = format!(
            "\n[[outage]]\nid = \"second\"\ndocuments = [\"residence-permit\"]\nstarts = \"2025-09-20\"\n\
             certain_through = \"{certain}\"\npossible_through = \"{possible}\"\nsource = \"tengrinews-outage\"\n\
             confidence = \"high\"\nchecked_on = \"2026-11-22\"\ncheck_again_by = \"2027-02-22\"\n"
        );
        let first = Law::built_in_files().find(|(name, _)| *name == "outages.toml").expect("it is there").1;
        let outages = format!("{first}{second}");
        Law::load(
            Law::built_in_files().map(|(name, text)| {
                if name == "outages.toml" { (name, outages.as_str()) } else { (name, text) }
            }),
        )
        .expect("the law loads")
    };
    let at = |law: &Law, expires: &str| {
        let answer = assess(&permit(expires), day("2026-11-22"), law).expect("facts that can be");
        (answer.waiver.verdict, answer.waiver.outage.unwrap_or_default())
    };
    let waived = (WaiverVerdict::Waived, "fingerprint-2025".to_string());
    let law = overlapping("2025-09-22", "2025-10-20");
    assert_eq!(at(&law, "2025-09-25"), waived, "inside the first, at the edge of the second");
    assert_eq!(at(&law, "2025-10-18"), (WaiverVerdict::NotStated, "second".to_string()), "the nearer of two");
    let law = overlapping("2025-10-05", "2025-10-05");
    assert_eq!(at(&law, "2025-10-03"), (WaiverVerdict::Waived, "second".to_string()), "the other way round");
    assert_eq!(at(&law, "2025-10-06").1, "fingerprint-2025", "only the first may reach that day");
}

#[test]
fn a_fine_although_the_ministry_promised_none_is_an_argument_and_leans_on_the_days_to_complain() {
    let fined = |expires| Facts { handed_over: Some(day("2026-11-20")), ..permit(expires) };
    let leans = |answer: &Assessment| answer.sources.iter().any(|id| id == "code-829");
    let waived = on("2026-11-28", &fined("2025-09-20"));
    assert!(says(&waived, "fined-although-waived") && leans(&waived), "{waived:?}");
    let late = on("2026-11-28", &fined("2026-09-20"));
    assert!(!says(&late, "fined-although-waived") && leans(&late), "{late:?}");
    let not_fined = on("2026-11-28", &permit("2025-09-20"));
    assert!(!says(&not_fined, "fined-although-waived") && !leans(&not_fined), "{not_fined:?}");
}
