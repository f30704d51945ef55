//! A case about an offence at each stage and a refusal: their last days, what stands in sight, and how
//! long it is.

use chrono::{Days, NaiveDate};
use ruqsat::assess::{Facts, half_payment_last_day, objection_last_day, refusal_complaint_last_day};
use ruqsat::lang::Lang;
use ruqsat::law::Law;
use ruqsat::reminders::{Case, CaseId, CaseState, Deadlines, Label, Relation, Rung, Settings, plan};
use ruqsat::speech::verdict::{self, Told};
use ruqsat::speech::{Speech, plain_text};

const LONGEST_HEADLINE: usize = 90;
const LONGEST_IN_SIGHT: usize = 500;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Each screen of a flow on a day in time, on the last day and the day after it, and without a day.
fn screens() -> Vec<(String, Told)> {
    let law = Law::built_in();
    let mut all = Vec::new();
    for document in ["residence-permit", "temporary-permit", "passport"] {
        for after in [0, 3, 7, 10, 11] {
            let (then, on) = (day("2026-09-20"), day("2026-09-20") + Days::new(after));
            let known = Facts { opened: Some(then), ..Facts::new(document) };
            let decided = Facts { handed_over: Some(then), ..Facts::new(document) };
            let name = |stage: &str| format!("{document}, {stage}, {after} days");
            all.push((name("protocol"), verdict::tell_protocol(&known, on, law)));
            all.push((name("half"), verdict::tell_half_offered(Some(then), &known, on, law)));
            all.push((name("decision"), verdict::tell_decision(then, &decided, on, law)));
            all.push((name("court"), verdict::tell_court(Some(then), on, law)));
        }
        let unknown = Facts::new(document);
        all.push((
            format!("{document}, half"),
            verdict::tell_half_offered(None, &unknown, day("2026-09-20"), law),
        ));
    }
    all.push(("court".into(), verdict::tell_court(None, day("2026-09-20"), law)));
    for on in ["2026-09-20", "2026-12-20", "2026-12-21"] {
        all.push((format!("refused, {on}"), verdict::tell_refused(Some(day("2026-09-20")), day(on), law)));
        all.push((format!("silence, {on}"), verdict::tell_refused(None, day(on), law)));
    }
    all
}

#[test]
fn every_screen_fits_one_screen_and_one_message() {
    let speech = Speech::new();
    let mut faults = Vec::new();
    for lang in Lang::all() {
        for (name, told) in screens() {
            let headline = plain_text(&speech.html(lang, &told.headline)).chars().count();
            let html: Vec<String> = told.paragraphs().iter().map(|part| speech.html(lang, part)).collect();
            let html = html.join("\n\n");
            let in_sight = plain_text(html.split("<blockquote").next().unwrap()).chars().count();
            let whole = plain_text(&html).encode_utf16().count();
            if headline > LONGEST_HEADLINE || in_sight > LONGEST_IN_SIGHT || whole > 4096 {
                faults
                    .push(format!("{lang} {name}: headline {headline}, in sight {in_sight}, whole {whole}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn in_sight(told: Told) -> String {
    let speech = Speech::new();
    let html: Vec<String> = told.paragraphs().iter().map(|part| speech.html(Lang::EN, part)).collect();
    plain_text(html.join("\n").split("<blockquote").next().unwrap())
}

#[test]
fn each_stage_has_its_own_last_day() {
    let law = Law::built_in();
    let then = day("2026-11-20");
    assert_eq!(half_payment_last_day(then, law), Some(day("2026-11-27")));
    assert_eq!(objection_last_day(then, law), Some(day("2026-11-30")));
    assert_eq!(refusal_complaint_last_day(day("2026-11-30"), law), Some(day("2027-02-28")));
    let facts = Facts::new("residence-permit");
    let half = |on| in_sight(verdict::tell_half_offered(Some(then), &facts, day(on), law));
    assert!(half("2026-11-27").contains("end on Friday 27 November 2026"));
    assert!(half("2026-11-28").contains("ended on Friday 27 November 2026"));
    let court = |on| in_sight(verdict::tell_court(Some(then), day(on), law));
    assert!(court("2026-11-30").contains("Complain by Monday 30 November 2026 and before leaving"));
    assert!(court("2026-12-01").contains("The last day to complain was"));
    assert!(court("2026-12-01").contains("First speak to a lawyer"));
    let refused = |on| in_sight(verdict::tell_refused(Some(day("2026-11-30")), day(on), law));
    assert!(refused("2027-02-28").contains("last day to complain"));
    assert!(refused("2027-03-01").contains("The last day to complain was"));
    assert!(refused("2027-03-01").contains("must still be accepted"));
}

/// After a decision nobody is told to pay half, and at a record nobody is told to complain.
#[test]
fn a_stage_says_only_what_holds_at_it() {
    let (law, on) = (Law::built_in(), day("2026-11-22"));
    let facts = Facts::new("residence-permit");
    let decided = Facts { handed_over: Some(on), ..Facts::new("residence-permit") };
    let decision = in_sight(verdict::tell_decision(on, &decided, on, law));
    assert!(decision.contains("paying half seems to be over"), "{decision}");
    let protocol = in_sight(verdict::tell_protocol(&facts, on, law));
    assert!(protocol.contains("No day of yours runs yet"), "{protocol}");
    assert!(!protocol.contains("Hand the complaint in"), "{protocol}");
    let court = in_sight(verdict::tell_court(Some(on), on, law));
    assert!(!court.contains("half"), "{court}");
    let silence = in_sight(verdict::tell_refused(None, on, law));
    assert!(silence.contains("No answer within the legal term counts as a refusal"), "{silence}");
}

#[test]
fn a_refusal_is_reminded_of_like_a_fine() {
    let law = Law::built_in();
    let facts = Facts::new("residence-permit");
    let mut case = Case::new(CaseId(1), Label { relation: Relation::Mine, name: None }, facts);
    case.refused(Some(day("2026-11-30")));
    let object_by = refusal_complaint_last_day(day("2026-11-30"), law);
    let deadlines = Deadlines { object_by, ..Deadlines::default() };
    let now = "2026-12-01T05:00:00Z".parse().unwrap();
    let planned = plan(&case, &Settings::default(), &deadlines, now);
    let due = |rung| planned.iter().find(|one| one.rung == rung).map(|one| one.due_on);
    assert_eq!(due(Rung::Object(30)), Some(day("2027-01-29")));
    assert_eq!(due(Rung::Object(7)), Some(day("2027-02-21")));
    assert_eq!(due(Rung::Object(1)), Some(day("2027-02-27")));
    assert_eq!(due(Rung::Object(0)), Some(day("2027-02-28")));
    assert_eq!(due(Rung::Again), Some(day("2027-03-01")), "the last one is repeated until it is read");
}

/// A refusal that an earlier release has stored has no day.
#[test]
fn a_refusal_of_an_earlier_release_is_read() {
    let facts = Facts::new("residence-permit");
    let mut case = Case::new(CaseId(1), Label { relation: Relation::Mine, name: None }, facts);
    case.refused(Some(day("2026-11-30")));
    let mut stored = serde_json::to_value(&case).unwrap();
    assert_eq!(serde_json::from_value::<Case>(stored.clone()).unwrap(), case);
    stored["state"] = "refused".into();
    let read: Case = serde_json::from_value(stored.clone()).unwrap();
    assert_eq!(read.state, CaseState::Refused { learnt: None });
    stored["state"] = "in-hand".into();
    assert_eq!(serde_json::from_value::<Case>(stored).unwrap().state, CaseState::InHand);
}
