//! What to do, word for word: the exact list of steps for each situation, most urgent first.

use crate::kit::day;
use ruqsat::assess::{Facts, Filing, assess, card_last_day};
use ruqsat::law::Law;

fn expires(document: &str, expires: &str) -> Facts {
    Facts { expires: Some(day(expires)), ..Facts::new(document) }
}

fn permit(day: &str) -> Facts {
    expires("residence-permit", day)
}

fn filed(facts: Facts, on: &str) -> Facts {
    Facts { filing: Some(Filing::Pending { on: day(on) }), ..facts }
}

fn returned(facts: Facts, on: &str) -> Facts {
    Facts { filing: Some(Filing::Returned { on: Some(day(on)) }), ..facts }
}

fn lost(facts: Facts, on: &str) -> Facts {
    Facts { lost: Some(day(on)), ..facts }
}

fn fined(facts: Facts) -> Facts {
    Facts { handed_over: Some(day("2026-11-20")), ..facts }
}

fn with_passport(facts: Facts, expires: &str) -> Facts {
    Facts { passport_expires: Some(day(expires)), ..facts }
}

/// Sunday 22 November 2026.
fn steps(facts: &Facts) -> Vec<&'static str> {
    steps_on("2026-11-22", facts)
}

fn steps_on(on: &str, facts: &Facts) -> Vec<&'static str> {
    let steps = assess(facts, day(on), Law::built_in()).expect("facts that can be").steps;
    steps.into_iter().map(|step| step.id()).collect()
}

#[test]
fn the_steps_of_a_valid_card() {
    assert_eq!(steps(&permit("2027-09-30")), ["apply-by-the-day", "take-the-papers", "check-the-passport"]);
    assert_eq!(
        steps(&expires("stateless-certificate", "2027-09-30")),
        ["apply-by-the-day", "ask-which-papers"],
        "a stateless person has no passport to look at, and the list of papers was not found"
    );
    let late = ["apply-next-working-day", "take-the-papers", "take-the-slip"];
    assert_eq!(steps(&permit("2026-12-10")), late);
    // The last day to apply is Sunday 28 February 2027; the Friday before it has passed.
    assert_eq!(steps_on("2027-02-27", &permit("2027-03-28")), late);
    assert_eq!(steps_on("2027-02-26", &permit("2027-03-28"))[0], "apply-by-the-day");
    assert_eq!(
        steps(&filed(permit("2026-12-10"), "2026-11-01")),
        ["carry-the-receipt", "ask-before-leaving", "keep-proof"]
    );
    // The law leaves 30 calendar days for a card: to 1 December.
    let in_time = ["carry-the-receipt", "ask-before-leaving", "keep-proof"];
    let waiting = filed(permit("2026-12-10"), "2026-11-01");
    assert_eq!(steps_on("2026-12-01", &waiting), in_time);
    let delayed = ["ask-about-the-delay", "carry-the-receipt", "ask-before-leaving", "keep-proof"];
    assert_eq!(steps_on("2026-12-02", &waiting), delayed);
    assert_eq!(card_last_day(day("2026-11-01"), Law::built_in()), Some(day("2026-12-01")));
    let long = filed(permit("2026-04-10"), "2026-03-01");
    assert_eq!(steps_on("2026-11-28", &long), delayed, "eight months, and no card");
    assert_eq!(
        steps(&returned(permit("2026-12-10"), "2026-11-01")),
        ["ask-why-returned", "apply-next-working-day", "take-the-papers", "take-the-slip"]
    );
}

#[test]
fn the_steps_of_a_passport_that_ends_first() {
    assert_eq!(
        steps(&with_passport(permit("2027-09-30"), "2027-08-01")),
        ["apply-by-the-day", "renew-the-passport-first", "take-the-papers", "check-the-passport"]
    );
    assert_eq!(
        steps(&with_passport(permit("2027-09-30"), "2026-08-01")),
        ["apply-by-the-day", "renew-the-passport-first", "take-the-papers", "check-the-passport"]
    );
}

#[test]
fn the_steps_of_an_expired_card() {
    assert_eq!(steps(&permit("2026-11-18")), ["apply-today", "take-the-papers", "take-the-slip"]);
    assert_eq!(
        steps(&permit("2026-06-15")),
        [
            "apply-next-working-day",
            "take-the-slip",
            "before-paying-half",
            "object-if-fined",
            "ask-before-travel"
        ]
    );
    assert_eq!(
        steps(&filed(permit("2026-09-15"), "2026-10-15")),
        [
            "carry-the-receipt",
            "ask-for-a-protocol",
            "ask-before-travel",
            "before-paying-half",
            "object-if-fined"
        ]
    );
    assert_eq!(
        steps(&filed(permit("2026-01-15"), "2026-03-15")),
        ["carry-the-receipt", "ask-for-a-protocol", "ask-before-travel", "object-if-fined"],
        "open because of the limitation: no outage to explain"
    );
    assert_eq!(steps_on("2016-06-01", &permit("2016-01-01")), ["ask-1414", "renew-where-issued"]);
}

#[test]
fn the_steps_around_the_outage() {
    assert_eq!(
        steps(&permit("2025-09-20")),
        ["apply-if-not-yet", "take-the-slip", "show-the-statement", "object-if-fined"]
    );
    assert_eq!(
        steps(&filed(permit("2025-09-20"), "2025-12-01")),
        ["carry-the-receipt", "ask-before-leaving", "show-the-statement", "keep-proof", "object-if-fined"]
    );
    assert_eq!(
        steps(&permit("2025-10-06")),
        ["apply-next-working-day", "take-the-slip", "explain-the-outage", "object-if-fined"]
    );
    assert_eq!(
        steps(&filed(permit("2025-10-06"), "2025-12-01")),
        [
            "carry-the-receipt",
            "explain-the-outage",
            "ask-for-a-protocol",
            "ask-before-travel",
            "object-if-fined"
        ]
    );
}

#[test]
fn the_steps_after_a_loss() {
    let unknown = |on| lost(Facts::new("residence-permit"), on);
    let found = ["write-down-the-loss", "find-the-expiry-day", "take-the-slip", "object-if-fined"];
    assert_eq!(steps(&unknown("2026-11-20"))[0], "report-the-loss");
    assert_eq!(steps(&unknown("2026-11-20"))[1..], found);
    assert_eq!(steps(&unknown("2026-11-19"))[0], "report-the-loss", "the third day itself");
    assert_eq!(steps(&unknown("2026-11-18"))[0], "report-the-loss-now");
    let pending = filed(permit("2026-12-10"), "2026-11-01");
    assert_eq!(
        steps(&lost(pending, "2026-11-20")),
        [
            "report-with-the-number",
            "write-down-the-loss",
            "carry-the-receipt",
            "ask-before-leaving",
            "keep-proof"
        ],
        "an application from before the loss has not reported it"
    );
    let again = lost(filed(permit("2026-12-10"), "2026-11-20"), "2026-11-20");
    assert_eq!(steps(&again), ["carry-the-receipt", "ask-before-leaving", "keep-proof"]);
    assert_eq!(
        steps(&lost(permit("2027-09-30"), "2026-11-20")),
        ["report-the-loss", "write-down-the-loss", "take-the-papers", "check-the-passport"],
        "reporting the loss is applying"
    );
}

#[test]
fn the_steps_after_a_loss_for_which_no_number_of_days_was_found() {
    let report = ["report-the-loss-where-issued", "write-down-the-loss", "ask-1414"];
    for document in ["passport", "kandas-certificate"] {
        assert_eq!(steps(&lost(expires(document, "2027-11-01"), "2026-11-20")), report, "{document}");
        assert_eq!(steps(&lost(expires(document, "2026-11-01"), "2026-11-20")), report, "{document}");
        assert_eq!(steps(&lost(Facts::new(document), "2026-11-20")), report, "{document}");
    }
    assert_eq!(
        steps(&lost(Facts::new("temporary-permit"), "2026-11-20")),
        ["legal-aid-first", "write-down-the-loss", "find-the-expiry-day", "ask-1414"]
    );
    assert_eq!(
        steps(&lost(expires("temporary-permit", "2027-11-01"), "2026-11-20")),
        ["extend-or-leave-in-time", "write-down-the-loss", "ask-1414"]
    );
}

#[test]
fn the_steps_of_a_temporary_permit_by_the_days_since_its_end() {
    let temporary = |day| expires("temporary-permit", day);
    assert_eq!(steps(&temporary("2026-11-22")), ["extend-or-leave-in-time", "ask-1414"]);
    for warned in ["2026-11-21", "2026-11-19"] {
        assert_eq!(steps(&temporary(warned)), ["ask-today-what-to-do", "legal-aid"], "{warned}");
    }
    for fined in ["2026-11-18", "2026-11-12", "2026-11-11", "2025-09-20"] {
        assert_eq!(
            steps(&temporary(fined)),
            ["legal-aid-first", "gather-proof-of-stay", "before-signing"],
            "{fined}"
        );
    }
}

#[test]
fn the_steps_of_documents_without_a_rule() {
    for (document, early, late) in [
        ("passport", "renew-the-passport", "renew-the-passport"),
        ("kandas-certificate", "renew-in-good-time", "renew-where-issued"),
    ] {
        assert_eq!(steps(&expires(document, "2026-11-22")), [early], "{document}");
        assert_eq!(steps(&expires(document, "2026-11-21")), ["ask-1414", late], "{document}");
    }
}

#[test]
fn in_an_open_case_the_rights_come_first_and_after_a_decision_no_half_is_offered() {
    let opened = Facts { opened: Some(day("2026-11-01")), ..permit("2026-06-15") };
    assert_eq!(steps(&opened)[..2], ["use-your-rights", "apply-next-working-day"]);
    assert!(steps(&opened).contains(&"before-paying-half"));
    assert!(!steps(&fined(permit("2026-06-15"))).contains(&"before-paying-half"));
}

#[test]
fn whoever_has_been_fined_objects_first_and_shows_the_statement_only_where_it_may_help() {
    assert_eq!(steps(&fined(permit("2026-06-15")))[0], "object-to-the-fine");
    assert!(!steps(&fined(permit("2026-06-15"))).contains(&"show-the-statement"));
    for expiry in ["2025-09-20", "2025-10-06"] {
        let steps = steps(&fined(permit(expiry)));
        assert_eq!(steps[..2], ["object-to-the-fine", "show-the-statement"], "{expiry}");
    }
}

#[test]
fn with_a_temporary_permit_a_lawyer_comes_before_the_objection_and_no_objection_where_a_judge_decides() {
    let fined_after = |expiry| steps(&fined(expires("temporary-permit", expiry)));
    assert_eq!(
        fined_after("2026-11-17"),
        ["legal-aid-first", "object-to-the-fine", "gather-proof-of-stay", "before-signing"]
    );
    assert_eq!(fined_after("2026-11-11"), ["legal-aid-first", "gather-proof-of-stay", "before-signing"]);
    assert_eq!(fined_after("2026-11-20"), ["object-to-the-fine", "ask-today-what-to-do", "legal-aid"]);
}
