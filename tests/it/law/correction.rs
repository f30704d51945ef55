//! An earlier release's verdict that was too favourable is corrected as our mistake, never as a change of the law.

use crate::kit::day;
use ruqsat::assess::{Correction, Facts, Filing, assess, correction};
use ruqsat::lang::Lang;
use ruqsat::law::Law;
use ruqsat::speech::{Speech, verdict};

fn corrected(document: &str, expires: &str, filed: Option<&str>, on: &str) -> Option<Correction> {
    let facts = Facts {
        expires: Some(day(expires)),
        filing: filed.map(|on| Filing::Pending { on: day(on) }),
        ..Facts::new(document)
    };
    let now = assess(&facts, day(on), Law::built_in()).expect("facts that can be");
    correction(&facts, &now, Law::built_in())
}

#[test]
fn a_promise_without_a_limit_is_corrected_while_nothing_was_filed() {
    let permit = |expires, filed| corrected("residence-permit", expires, filed, "2026-11-28");
    assert_eq!(permit("2025-09-09", None), Some(Correction::PromiseHasALimit));
    assert_eq!(permit("2025-09-08", None), None);
    assert_eq!(permit("2025-09-09", Some("2025-12-01")), None, "whoever has applied was told the same");
}

#[test]
fn a_sum_by_the_index_of_the_application_is_corrected_where_the_index_has_risen() {
    let permit = |filed, on| corrected("residence-permit", "2025-11-20", Some(filed), on);
    assert_eq!(permit("2025-12-20", "2025-12-31"), None);
    assert_eq!(permit("2025-12-20", "2026-01-01"), Some(Correction::IndexOfTheCase));
    assert_eq!(permit("2025-11-20", "2026-01-01"), None, "applied in time: no sum was told");
}

/// Whoever had applied by the last day was told the index of the day asked about already then.
#[test]
fn a_sum_for_late_notice_of_a_loss_is_corrected_only_where_the_application_was_late() {
    let facts = Facts {
        expires: Some(day("2025-12-20")),
        filing: Some(Filing::Pending { on: day("2025-12-20") }),
        lost: Some(day("2025-12-25")),
        ..Facts::new("residence-permit")
    };
    let now = assess(&facts, day("2026-01-05"), Law::built_in()).expect("facts that can be");
    assert!(now.penalty.amount().is_some(), "late notice is at risk: {:?}", now.penalty);
    assert_eq!(correction(&facts, &now, Law::built_in()), None);
}

#[test]
fn an_overstay_without_the_question_about_an_earlier_one_is_corrected() {
    let temporary = |expires| corrected("temporary-permit", expires, None, "2026-11-28");
    assert_eq!(temporary("2026-11-27"), Some(Correction::EarlierOverstay { months: 12 }));
    assert_eq!(temporary("2026-11-28"), None);
}

#[test]
fn no_fine_under_the_code_is_corrected_to_our_reading() {
    let filed = |on| corrected("residence-permit", "2026-11-01", Some(on), "2026-11-28");
    assert_eq!(filed("2026-11-01"), None);
    assert_eq!(filed("2026-11-02"), Some(Correction::FilingIsOurReading));
    assert_eq!(filed("2026-11-12"), None, "a fine then and now");
}

#[test]
fn a_correction_says_that_the_law_has_not_changed() {
    let speech = Speech::new();
    let all = [
        Correction::PromiseHasALimit,
        Correction::IndexOfTheCase,
        Correction::EarlierOverstay { months: 12 },
        Correction::FilingIsOurReading,
    ];
    for correction in all {
        let said = |lang| speech.html(lang, &verdict::tell_correction(correction));
        assert!(said(Lang::EN).contains("The law has not changed"), "{correction:?}");
        assert!(said(Lang::RU).contains("Закон не менялся"), "{correction:?}");
        assert!(said(Lang::KK).contains("Заң өзгерген жоқ"), "{correction:?}");
    }
}
