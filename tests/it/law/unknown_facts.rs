//! An unknown fact never yields a "no fine", every answer names its grounds, and all of them have words.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::kit::day;
use chrono::{Days, NaiveDate};
use ruqsat::assess::{
    Assessment, FactError, Facts, Filing, Outcome, PenaltyVerdict, Reason, Step, assess, complaint_go_by,
    counting_day, half_payment_last_day, objection_last_day, refusal_complaint_last_day,
};
use ruqsat::lang::Lang;
use ruqsat::law::Law;
use ruqsat::speech::{Message, Speech, plain_text, verdict};
use strum::VariantArray;

const ON: &str = "2026-11-22";

const DOCUMENTS: [&str; 5] =
    ["residence-permit", "stateless-certificate", "temporary-permit", "passport", "kandas-certificate"];

/// Every fact known or unknown: all combinations of a few telling values.
fn every_combination() -> Vec<(Facts, NaiveDate)> {
    let on = day(ON);
    let days = |texts: &[&str]| -> Vec<Option<NaiveDate>> {
        std::iter::once(None).chain(texts.iter().map(|text| Some(day(text)))).collect()
    };
    let expiries = days(&[
        "2016-01-01",
        "2025-09-02",
        "2025-09-20",
        "2025-10-06",
        "2025-10-20",
        "2026-08-01",
        "2026-11-11",
        "2026-11-12",
        "2026-11-18",
        "2026-11-21",
        "2026-11-22",
        "2026-12-10",
        "2027-03-31",
        "2031-01-01",
    ]);
    let filings = days(&["2025-09-15", "2025-12-01", "2026-08-05", "2026-09-01", "2026-11-20", "2026-11-22"]);
    let losses = days(&["2025-09-20", "2026-11-18", "2026-11-20"]);
    let mut all = Vec::new();
    for document in DOCUMENTS {
        for expires in &expiries {
            for filed in &filings {
                for pending in [true, false] {
                    for lost in &losses {
                        let filing = filed.map(|on| {
                            if pending { Filing::Pending { on } } else { Filing::Returned { on: Some(on) } }
                        });
                        let facts = Facts { expires: *expires, filing, lost: *lost, ..Facts::new(document) };
                        all.push((facts, on));
                    }
                }
            }
        }
    }
    all
}

/// The facts with one more each of those that only some people tell.
fn with_more(facts: &Facts) -> Vec<Facts> {
    let told = |text: &str| Some(day(text));
    let mut all = vec![
        facts.clone(),
        Facts { passport_expires: told("2026-01-01"), ..facts.clone() },
        Facts { passport_expires: told("2026-11-30"), ..facts.clone() },
        Facts { handed_over: told("2026-11-20"), opened: told("2025-12-01"), ..facts.clone() },
        Facts { opened: told("2026-11-01"), ..facts.clone() },
        Facts { penalised: told("2026-01-01"), ..facts.clone() },
        Facts { penalised: told("2025-01-01"), ..facts.clone() },
    ];
    if let Some(lost) = facts.lost {
        let late = (lost + Days::new(4)).min(day(ON));
        all.extend([lost, late].map(|reported| Facts { reported: Some(reported), ..facts.clone() }));
    }
    all
}

/// Facts that can be, each with its answer; worked out once for all tests.
fn answered() -> &'static [(Facts, Assessment)] {
    static ANSWERED: LazyLock<Vec<(Facts, Assessment)>> = LazyLock::new(answer_all);
    &ANSWERED
}

fn answer_all() -> Vec<(Facts, Assessment)> {
    let law = Law::built_in();
    let mut answers = Vec::new();
    for (facts, on) in every_combination() {
        for facts in with_more(&facts) {
            match assess(&facts, on, law) {
                Ok(assessment) => answers.push((facts, assessment)),
                Err(error) => assert_eq!((error.field(), facts.expires), ("expires", None), "{facts:?}"),
            }
        }
    }
    assert!(answers.len() > 35_000, "{}", answers.len());
    answers
}

fn spares(verdict: PenaltyVerdict) -> bool {
    matches!(verdict, PenaltyVerdict::None | PenaltyVerdict::Grace | PenaltyVerdict::Waived)
}

#[test]
fn no_unknown_fact_yields_a_no_fine() {
    for (facts, answer) in answered() {
        if facts.expires.is_none() {
            assert!(!spares(answer.penalty.verdict()), "{facts:?}");
            assert_eq!((answer.standing, answer.days_left), (None, None), "{facts:?}");
        }
        let expired = facts.expires.is_some_and(|expires| expires < answer.on);
        let resident = answer.penalty.fine_from.is_some();
        if expired && facts.filed_on().is_none() && resident {
            assert_ne!(answer.penalty.verdict(), PenaltyVerdict::None, "{facts:?}");
        }
        if expired && !resident {
            assert!(!spares(answer.penalty.verdict()), "{facts:?}");
        }
    }
}

#[test]
fn an_amount_stands_with_a_fine_or_as_exposure_and_nowhere_else() {
    for (facts, answer) in answered() {
        let penalty = &answer.penalty;
        let flat = serde_json::to_value(penalty).expect("a penalty is JSON");
        let verdict = penalty.verdict();
        let priced = matches!(verdict, PenaltyVerdict::Fine | PenaltyVerdict::NotStated);
        assert_eq!(!flat["mci"].is_null(), priced, "{facts:?}");
        let named = priced || matches!(verdict, PenaltyVerdict::Warning | PenaltyVerdict::Expulsion);
        assert_eq!(!flat["article"].is_null(), named, "{facts:?}");
        assert!(flat["tenge"].is_null() || priced, "{facts:?}");
        let article = flat["article"].as_str().or(flat["exposure"]["article"].as_str());
        assert_eq!(penalty.article(), article, "{facts:?}");
        let unfiled = verdict == PenaltyVerdict::Waived && facts.filed_on().is_none();
        let exposed = unfiled || verdict == PenaltyVerdict::NotStated;
        assert_eq!(!flat["exposure"].is_null(), exposed, "{facts:?}");
        assert_eq!(matches!(penalty.outcome, Outcome::Waived { exposure: Some(_) }), unfiled, "{facts:?}");
        let told = |id: &str| answer.reasons.iter().any(|reason| reason.id() == id);
        assert_eq!(told("exposure"), penalty.verdict() == PenaltyVerdict::NotStated, "{facts:?}");
        if penalty.verdict() == PenaltyVerdict::NotStated {
            let ends = |end: &str| answer.reasons.iter().any(|reason| reason.id().ends_with(end));
            assert!(ends("-for") && ends("-against"), "{facts:?}: {:?}", answer.reasons);
            assert!(!answer.steps.is_empty(), "{facts:?}");
        }
        if penalty.verdict() == PenaltyVerdict::Waived {
            assert!(told("press-statement-only") && told("no-end-date"), "{facts:?}");
            assert_eq!(told("not-filed-yet"), facts.filed_on().is_none(), "{facts:?}");
        }
    }
}

#[test]
fn every_answer_has_at_most_five_steps_and_known_sources() {
    let law = Law::built_in();
    for (facts, answer) in answered() {
        assert!((1..=5).contains(&answer.steps.len()), "{facts:?}: {:?}", answer.steps);
        let distinct: BTreeSet<&Step> = answer.steps.iter().collect();
        assert_eq!(distinct.len(), answer.steps.len(), "{facts:?}: {:?}", answer.steps);
        assert!(!answer.sources.is_empty(), "{facts:?}");
        assert!(answer.sources.iter().all(|source| law.source(source).is_some()), "{:?}", answer.sources);
    }
}

/// Every row checked on one day but the penalty of a residence permit, which was checked a year earlier.
#[test]
fn an_answer_names_the_day_of_its_oldest_check() {
    let files: Vec<(&str, String)> = Law::built_in_files()
        .map(|(name, text)| {
            let of_the_penalty =
                text.find("[[penalty]]").filter(|_| name == "documents/residence-permit.toml");
            let (before, after) = text.split_at(of_the_penalty.unwrap_or(text.len()));
            let older = after.replacen("checked_on = \"2026-11-22\"", "checked_on = \"2025-11-22\"", 1);
            (name, format!("{before}{older}"))
        })
        .collect();
    let older = Law::load(files.iter().map(|(name, text)| (*name, text.as_str()))).expect("a law that loads");
    let facts = Facts { expires: Some(day("2026-01-01")), ..Facts::new("residence-permit") };
    let checked_on = |law: &Law| assess(&facts, day(ON), law).expect("facts that can be").law_checked_on;
    assert_eq!(checked_on(Law::built_in()), day("2026-11-22"));
    assert_eq!(checked_on(&older), day("2025-11-22"));
}

#[test]
fn from_day_4_of_a_temporary_permit_the_first_step_is_a_lawyer_never_the_police() {
    for (facts, answer) in answered() {
        if facts.document.as_str() == "temporary-permit"
            && answer.days_left.is_some_and(|left| left <= -4)
            && answer.penalty.verdict() == PenaltyVerdict::Fine
            && facts.handed_over.is_none()
            && facts.opened.is_none()
            && facts.passport_expires.is_none()
        {
            assert_eq!(answer.steps[0], Step::LegalAidFirst, "{facts:?}");
            assert!(answer.steps.iter().all(|step| !step.id().starts_with("apply")), "{:?}", answer.steps);
        }
    }
}

/// The longest verdict in any language fits one Telegram message with room to spare, and no
/// message lacks a word or an argument.
#[test]
fn every_verdict_can_be_said_in_every_language_in_one_message() {
    let (law, speech) = (Law::built_in(), Speech::new());
    let mut said = BTreeSet::new();
    let mut longest = 0;
    for (facts, answer) in answered() {
        let key = (
            answer.reasons.clone(),
            answer.steps.clone(),
            answer.penalty.amount().cloned(),
            answer.renewal.map(|renewal| renewal.go_by.is_some()),
            answer.sources.clone(),
        );
        if !said.insert(format!("{key:?}")) {
            continue;
        }
        for lang in Lang::all() {
            let paragraphs = verdict::tell(answer, facts, law).paragraphs();
            assert!(paragraphs.len() <= 8, "{facts:?}");
            let text: Vec<String> = paragraphs.iter().map(|message| speech.html(lang, message)).collect();
            let text = text.join("\n\n");
            assert!(!text.contains("{$") && !text.contains("{ $"), "{lang} {facts:?}: {text}");
            longest = longest.max(without_links(&text).chars().count());
        }
    }
    assert!(said.len() > 200, "{}", said.len());
    assert!(longest < 3000, "the longest verdict has {longest} characters");
}

fn without_links(html: &str) -> String {
    let mut text = html.to_string();
    while let (Some(from), true) = (text.find("<a href"), text.contains("\">")) {
        let Some(to) = text[from..].find("\">") else { break };
        text.replace_range(from..from + to + 2, "");
    }
    plain_text(&text)
}

#[test]
fn every_reason_step_source_and_document_has_words() {
    let law = Law::built_in();
    let reasons = Reason::VARIANTS.iter().map(|reason| format!("reason-{}", reason.id()));
    let steps = Step::VARIANTS.iter().map(|step| format!("step-{}", step.id()));
    let typed: BTreeSet<String> = reasons.chain(steps).collect();
    let worded: BTreeSet<String> = ruqsat::speech::say::IDS
        .iter()
        .map(|(id, _)| id.to_string())
        .filter(|id| id.starts_with("reason-") || id.starts_with("step-"))
        .collect();
    assert_eq!(typed, worded, "each reason and step has words, and no words are left over");
    for document in law.documents() {
        assert!(Message::exists(&format!("document-{}", document.id)), "{}", document.id);
    }
    for source in law.sources() {
        assert!(Message::exists(&format!("source-{}", source.id)), "{}", source.id);
    }
    for outage in law.outages() {
        assert!(Message::exists(&format!("outage-{}", outage.id)), "{}", outage.id);
    }
}

#[test]
fn every_reason_and_step_with_words_can_really_be_met() {
    let mut met = BTreeSet::new();
    for (_, answer) in answered() {
        met.extend(answer.reasons.iter().map(|id| format!("reason-{}", id.id())));
        met.extend(answer.steps.iter().map(|id| format!("step-{}", id.id())));
    }
    let later = assess(
        &Facts { expires: Some(day("2029-03-01")), ..Facts::new("residence-permit") },
        day("2028-12-01"),
        Law::built_in(),
    );
    met.extend(later.expect("facts that can be").reasons.iter().map(|id| format!("reason-{}", id.id())));
    let early = assess(
        &Facts { expires: Some(day("2016-01-01")), ..Facts::new("residence-permit") },
        day("2016-06-01"),
        Law::built_in(),
    );
    met.extend(early.expect("facts that can be").reasons.iter().map(|id| format!("reason-{}", id.id())));
    let next_year = assess(
        &Facts { expires: Some(day("2026-12-01")), ..Facts::new("residence-permit") },
        day("2027-03-01"),
        Law::built_in(),
    );
    met.extend(next_year.expect("facts that can be").reasons.iter().map(|id| format!("reason-{}", id.id())));
    let unmet: Vec<&str> = ruqsat::speech::say::IDS
        .iter()
        .map(|(id, _)| *id)
        .filter(|id| (id.starts_with("reason-") || id.starts_with("step-")) && !met.contains(*id))
        .collect();
    assert!(unmet.is_empty(), "nobody can meet {unmet:?}");
}

#[test]
fn every_reason_step_claim_and_word_on_a_fine_is_among_the_laws_statements() {
    let listed: BTreeSet<&str> = Law::built_in().statements().map(|statement| &*statement.message).collect();
    let missing: Vec<&str> = ruqsat::speech::say::IDS
        .iter()
        .map(|(id, _)| *id)
        .filter(|id| ["reason-", "step-", "claim-", "verdict-fined-"].iter().any(|kind| id.starts_with(kind)))
        .filter(|id| !listed.contains(id) && *id != "verdict-fined-headline")
        .collect();
    assert!(missing.is_empty(), "add to src/law/statements.toml: {missing:?}");
    let unknown: Vec<&&str> = listed.iter().filter(|id| !Message::exists(id)).collect();
    assert!(unknown.is_empty(), "no such message: {unknown:?}");
}

#[test]
fn a_fact_that_cannot_be_names_its_field() {
    let law = Law::built_in();
    let on = day(ON);
    let permit = Facts { expires: Some(day("2026-01-01")), ..Facts::new("residence-permit") };
    let field = |facts: Facts, on| assess(&facts, on, law).map_err(|error| error.field());
    let tomorrow = on + Days::new(1);
    let filing = |on| Some(Filing::Pending { on });
    assert_eq!(field(Facts::new("visa"), on), Err("document"));
    assert_eq!(field(Facts::new("residence-permit"), on), Err("expires"));
    assert_eq!(field(Facts { filing: filing(tomorrow), ..permit.clone() }, on), Err("filed"));
    assert_eq!(field(Facts { lost: Some(tomorrow), ..permit.clone() }, on), Err("lost"));
    assert_eq!(field(Facts { expires: Some(day("1999-12-31")), ..permit.clone() }, on), Err("expires"));
    assert_eq!(field(Facts { expires: Some(day("2100-01-01")), ..permit.clone() }, on), Err("expires"));
    assert_eq!(field(permit.clone(), day("2100-01-01")), Err("on"));
    assert_eq!(field(permit.clone(), day("1999-12-31")), Err("on"));
    for (name, facts) in [
        ("reported", Facts { lost: Some(on), reported: Some(tomorrow), ..permit.clone() }),
        ("reported", Facts { reported: Some(on), ..permit.clone() }),
        ("reported", Facts { lost: Some(on), reported: Some(on - Days::new(1)), ..permit.clone() }),
        ("penalised", Facts { penalised: Some(tomorrow), ..permit.clone() }),
        ("opened", Facts { opened: Some(tomorrow), ..permit.clone() }),
        ("penalised", Facts { penalised: Some(day("1999-12-31")), ..permit.clone() }),
    ] {
        let error = assess(&facts, on, law).expect_err("facts that cannot be");
        assert_eq!(error.field(), name);
        assert!(error.to_string().contains(&format!("`{name}`")), "{error}");
    }
    assert!(field(Facts { lost: Some(on), reported: Some(on), ..permit.clone() }, on).is_ok());
    assert!(field(Facts { filing: filing(on), lost: Some(on), ..permit.clone() }, on).is_ok());
    assert!(field(permit.clone(), day("2099-12-31")).is_ok());
    let error = assess(&Facts { lost: Some(tomorrow), ..permit }, on, law).expect_err("the future");
    assert_eq!(error, FactError::AfterOn { field: "lost", day: tomorrow, on });
    assert!(error.to_string().contains("`lost`"), "{error}");
}

#[test]
fn that_a_check_is_overdue_is_told_from_the_day_after_the_day_to_check_again() {
    let overdue = |document: &str, expires: &str, on: &str| {
        let facts = Facts { expires: Some(day(expires)), ..Facts::new(document) };
        let answer = assess(&facts, day(on), Law::built_in()).expect("facts that can be");
        answer.reasons.contains(&Reason::CheckOverdue)
    };
    assert!(!overdue("passport", "2027-06-30", "2027-02-22"), "the day itself is in time");
    assert!(overdue("passport", "2027-06-30", "2027-02-23"));
    // The index for 2027 is to be looked for by 10 December, right after the budget law.
    assert!(!overdue("temporary-permit", "2026-12-03", "2026-12-10"));
    assert!(overdue("temporary-permit", "2026-12-03", "2026-12-11"));
}

#[test]
fn a_passport_answer_leans_on_no_article_that_does_not_speak_of_it() {
    let sources = |document: &str, expires: &str| {
        let facts = Facts { expires: Some(day(expires)), ..Facts::new(document) };
        assess(&facts, day(ON), Law::built_in()).expect("facts that can be").sources
    };
    assert_eq!(sources("passport", "2027-11-01"), ["code-739"]);
    assert_eq!(sources("temporary-permit", "2027-11-01"), ["code-517", "code-739"], "what follows is known");
    assert_eq!(sources("passport", "2026-11-01"), ["contacts", "code-739"]);
    assert_eq!(sources("kandas-certificate", "2027-11-01"), ["code-739"]);
    assert_eq!(sources("kandas-certificate", "2026-11-01"), ["kandas-pending-fines", "code-739"]);
}

#[test]
fn a_lost_document_without_a_number_of_days_says_so_and_what_the_code_names() {
    let answer = |document: &str, expires: Option<&str>| {
        let facts =
            Facts { expires: expires.map(day), lost: Some(day("2026-11-01")), ..Facts::new(document) };
        assess(&facts, day(ON), Law::built_in()).expect("facts that can be").reasons
    };
    let has = |reasons: &[Reason], id: &str| reasons.iter().any(|reason| reason.id() == id);
    for document in ["passport", "temporary-permit", "kandas-certificate"] {
        let (known, unknown) = (answer(document, Some("2027-11-01")), answer(document, None));
        assert!(has(&known, "loss-days-not-found") && has(&unknown, "loss-days-not-found"), "{document}");
        let named = document == "passport";
        assert_eq!(has(&known, "late-notice-without-days"), named, "{document}");
        assert_eq!(has(&unknown, "late-notice-not-named"), !named, "{document}");
    }
    let card = answer("residence-permit", None);
    assert!(!has(&card, "loss-days-not-found") && !has(&card, "late-notice-not-named"), "{card:?}");
}

#[test]
fn a_repeat_within_a_year_is_the_higher_part_and_a_year_and_a_day_is_not() {
    let at = |penalised: &str| {
        let facts = Facts {
            expires: Some(day("2026-06-01")),
            penalised: Some(day(penalised)),
            ..Facts::new("residence-permit")
        };
        let penalty = assess(&facts, day(ON), Law::built_in()).expect("facts that can be").penalty;
        let amount = penalty.amount().expect("a fine").clone();
        (amount.article, amount.mci, amount.tenge)
    };
    assert_eq!(at("2025-11-22"), ("492(5)".to_string(), 20, Some(86_500)));
    assert_eq!(at("2025-11-21"), ("492(4)".to_string(), 10, Some(43_250)));
    assert_eq!(at(ON).1, 20);
}

#[test]
fn a_known_case_takes_the_index_of_its_opening_and_no_limitation() {
    let fined = |opened: Option<&str>| {
        let facts = Facts {
            expires: Some(day("2025-06-01")),
            filing: Some(Filing::Pending { on: day("2025-07-01") }),
            opened: opened.map(day),
            ..Facts::new("residence-permit")
        };
        let penalty = assess(&facts, day(ON), Law::built_in()).expect("facts that can be").penalty;
        (penalty.verdict(), penalty.amount().and_then(|amount| amount.tenge))
    };
    assert_eq!(fined(Some("2025-12-31")), (PenaltyVerdict::Fine, Some(39_320)));
    assert_eq!(fined(Some("2026-01-01")), (PenaltyVerdict::Fine, Some(43_250)));
    assert_eq!(fined(None), (PenaltyVerdict::NotStated, Some(43_250)), "no case known: the limitation");
}

#[test]
fn the_index_that_counts_is_that_of_the_opening_else_of_the_day_asked_about() {
    let on = day(ON);
    let permit = Facts { expires: Some(day("2026-01-01")), ..Facts::new("residence-permit") };
    let filed = Facts { filing: Some(Filing::Pending { on: day("2026-02-02") }), ..permit.clone() };
    let opened = Facts { opened: Some(day("2026-03-03")), ..filed.clone() };
    assert_eq!(counting_day(&permit, on), on);
    assert_eq!(counting_day(&filed, on), on, "a late application does not fix the index");
    assert_eq!(counting_day(&opened, on), day("2026-03-03"));
}

#[test]
fn a_complaint_against_a_refusal_ends_three_calendar_months_later_clamped() {
    let last = |learnt: &str| refusal_complaint_last_day(day(learnt), Law::built_in());
    assert_eq!(last("2026-11-22"), Some(day("2027-02-22")));
    assert_eq!(last("2026-11-30"), Some(day("2027-02-28")));
}

/// Half is seven days from the offer; a complaint is gone with on the last working day on or before its
/// last day, and where the calendar of working days ends nothing is said.
#[test]
fn half_ends_after_seven_days_and_a_complaint_goes_on_a_working_day() {
    let law = Law::built_in();
    assert_eq!(half_payment_last_day(day("2026-11-20"), law), Some(day("2026-11-27")));
    for (last, go_by) in [
        ("2026-11-27", Some("2026-11-27")),
        ("2026-11-28", Some("2026-11-27")),
        ("2026-11-29", Some("2026-11-27")),
        ("2026-12-16", Some("2026-12-15")),
        ("2027-01-03", Some("2026-12-31")),
        ("2029-01-15", None),
    ] {
        assert_eq!(complaint_go_by(day(last), law), go_by.map(day), "{last}");
    }
}

#[test]
fn a_passport_that_ends_before_the_permit_is_named_and_renewed_first() {
    let at = |passport: &str| {
        let facts = Facts {
            expires: Some(day("2027-09-30")),
            passport_expires: Some(day(passport)),
            ..Facts::new("residence-permit")
        };
        assess(&facts, day(ON), Law::built_in()).expect("facts that can be")
    };
    let has = |answer: &Assessment, id: &str| answer.reasons.iter().any(|reason| reason.id() == id);
    assert!(has(&at("2027-09-29"), "passport-ends-first") && !has(&at("2027-09-30"), "passport-ends-first"));
    assert!(has(&at("2026-11-22"), "passport-ends-first") && has(&at("2026-11-21"), "passport-expired"));
    assert_eq!(at("2027-09-29").steps[1], Step::RenewThePassportFirst);
}

#[test]
fn objecting_ends_ten_calendar_days_after_the_copy_was_handed_over_unshifted() {
    // 2026-11-22 is a Sunday; the last day is not moved.
    assert_eq!(objection_last_day(day("2026-11-12"), Law::built_in()), Some(day("2026-11-22")));
}

#[test]
fn a_fine_on_a_temporary_permit_is_not_explained_by_the_article_on_cards() {
    let (law, speech) = (Law::built_in(), Speech::new());
    let told: Vec<String> = verdict::tell_fined(&Facts::new("temporary-permit"), day(ON), law)
        .iter()
        .map(|message| plain_text(&speech.html(Lang::EN, message)))
        .collect();
    let told = told.join("\n");
    for words in ["article 517", "lawyer first", "you cannot pay half"] {
        assert!(told.contains(words), "`{words}` is not in: {told}");
    }
    assert!(!told.contains("492") && !told.contains("10 MCI"), "{told}");
}

#[test]
fn a_fine_is_explained_whole_and_with_the_same_numbers_in_every_language() {
    let (law, speech) = (Law::built_in(), Speech::new());
    let facts = Facts {
        expires: Some(day("2025-06-01")),
        handed_over: Some(day("2026-11-20")),
        opened: Some(day("2025-12-31")),
        ..Facts::new("residence-permit")
    };
    let english: Vec<String> = verdict::tell_fined(&facts, day(ON), law)
        .iter()
        .map(|message| plain_text(&speech.html(Lang::EN, message)))
        .collect();
    let english = english.join("\n");
    for words in [
        "39,320 tenge",
        "article 492, part 4",
        "20 MCI",
        "part 5",
        "paying half seems to be over",
        "10 days",
        "at the office that issued the decision",
        "within 3 days",
        "two copies",
        "repeated breaches",
        "refuse to let you leave",
        "no court fee",
        "Monday 30 November 2026",
    ] {
        assert!(english.contains(words), "`{words}` is not in: {english}");
    }
    let before_the_decision = Facts { handed_over: None, ..facts.clone() };
    let told = verdict::tell_fined(&before_the_decision, day(ON), law);
    let before: Vec<String> =
        told.iter().map(|message| plain_text(&speech.html(Lang::EN, message))).collect();
    let before = before.join("\n");
    for words in ["50%", "7 days", "defender at the state’s cost", "up to 30%", "penalty against you"] {
        assert!(before.contains(words), "`{words}` is not in: {before}");
    }
    assert!(!english.contains("50%"), "half is not offered with a decision in hand: {english}");
    // Every amount, share, article and day that stands in the English words stands in the others as well.
    for facts in [&facts, &before_the_decision] {
        for message in verdict::tell_fined(facts, day(ON), law) {
            let english = numbers(&speech.html(Lang::EN, &message));
            for lang in Lang::all() {
                assert_eq!(numbers(&speech.html(lang, &message)), english, "{lang} {}", message.id);
            }
        }
    }
    for lang in Lang::all() {
        let passport = Facts { expires: Some(day("2025-06-01")), ..Facts::new("passport") };
        assert!(verdict::tell_fined(&passport, day("2027-06-01"), law).len() > 5);
        let differ = verdict::tell_disagreement("making-time", law);
        assert_eq!(differ.len(), 3, "a heading and two claims");
        for message in differ {
            assert!(speech.html(lang, &message).len() > 10, "{lang} {}", message.id);
        }
    }
    assert!(verdict::tell_disagreement("nothing", law).is_empty());
}

/// The numbers of a text, sorted; the space or comma between thousands is left out, links are not read.
fn numbers(html: &str) -> Vec<String> {
    let text: Vec<char> = without_links(html).chars().collect();
    let mut found = Vec::new();
    let mut number = String::new();
    for (at, letter) in text.iter().enumerate() {
        let digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
        let thousands = !number.is_empty()
            && [',', ' ', '\u{a0}', '\u{202f}'].contains(letter)
            && (at + 1..at + 4).all(digit)
            && !digit(at + 4);
        match letter {
            letter if letter.is_ascii_digit() => number.push(*letter),
            _ if thousands => {}
            _ => found.extend(Some(std::mem::take(&mut number)).filter(|number| !number.is_empty())),
        }
    }
    found.extend(Some(number).filter(|number| !number.is_empty()));
    found.sort();
    found
}

/// A lost card is never called valid, and whoever has applied already is not told to apply again.
#[test]
fn the_headline_of_a_lost_card_is_the_report() {
    let (law, speech) = (Law::built_in(), Speech::new());
    let headline = |filed: Option<&str>, lost: &str, reported: Option<&str>| {
        let facts = Facts {
            expires: Some(day("2027-03-31")),
            filing: filed.map(|on| Filing::Pending { on: day(on) }),
            lost: Some(day(lost)),
            reported: reported.map(day),
            ..Facts::new("residence-permit")
        };
        let answer = assess(&facts, day(ON), law).expect("facts that can be");
        let first = verdict::tell(&answer, &facts, law).headline;
        plain_text(&speech.html(Lang::EN, &first))
    };
    assert_eq!(
        headline(None, "2026-11-20", None),
        "Report the loss and apply. Last day: Monday 23 November 2026"
    );
    assert!(headline(Some("2026-10-01"), "2026-11-20", None).starts_with("Report the loss with your app"));
    assert!(headline(None, "2026-11-01", None).starts_with("If the loss is not reported yet"));
    assert!(headline(None, "2026-11-01", Some("2026-11-02")).starts_with("The loss is reported. Now apply"));
    assert!(headline(Some("2026-11-02"), "2026-11-01", None).starts_with("The loss is reported and the app"));
}
