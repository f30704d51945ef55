//! A case about an offence at each stage and a refusal: their last days, what stands in sight, and how
//! long it is.

use crate::kit::{day, world_on};
use chrono::Days;
use ruqsat::assess::{
    Facts, complaint_go_by, half_payment_last_day, objection_last_day, refusal_complaint_last_day,
};
use ruqsat::conversation::button::{Action, Deed, Subject};
use ruqsat::conversation::draft::Stage;
use ruqsat::conversation::event::{Event, What};
use ruqsat::conversation::{Chat, schedule, step};
use ruqsat::lang::Lang;
use ruqsat::law::Law;
use ruqsat::reminders::{
    Case, CaseId, Deadlines, HalfOffered, Label, Refused, Relation, Rest, Rung, Settings, plan,
};
use ruqsat::speech::verdict::{self, Told};
use ruqsat::speech::{Speech, plain_text};

const LONGEST_HEADLINE: usize = 90;
const LONGEST_IN_SIGHT: usize = 500;

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
    // Learnt on 30 November 2026: the last day is Sunday 28 February 2027, the last working one the 26th.
    assert!(refused("2027-02-25").contains("Complain by Friday 26 February 2027: 1 day left"));
    assert!(refused("2027-02-25").contains("The last day itself, Sunday 28 February 2027, is a day off."));
    assert!(refused("2027-02-26").contains("Complain today: Friday 26 February 2027"));
    assert!(refused("2027-02-27").contains("go on the next working day"));
    assert!(refused("2027-02-28").contains("Last day: Sunday 28 February 2027."));
    assert!(refused("2027-03-01").contains("The last day to complain was"));
    assert!(refused("2027-03-01").contains("must still be accepted"));
}

/// A fine whose last day is a Saturday: handed over on Wednesday 18 November 2026, gone with on Friday.
#[test]
fn a_last_day_that_is_a_day_off_sends_nobody_to_a_closed_office() {
    let law = Law::built_in();
    let decision = |handed_over: &str, on: &str| {
        let then = day(handed_over);
        let facts = Facts { handed_over: Some(then), ..Facts::new("residence-permit") };
        in_sight(verdict::tell_decision(then, &facts, day(on), law))
    };
    assert_eq!(complaint_go_by(day("2026-11-28"), law), Some(day("2026-11-27")));
    let saturday = |on| decision("2026-11-18", on);
    assert!(saturday("2026-11-27").contains("Complain today: Friday 27 November 2026"));
    assert!(saturday("2026-11-27").contains("Saturday 28 November 2026, is a day off"));
    assert!(saturday("2026-11-28").contains("go on the next working day"));
    assert!(saturday("2026-11-29").contains("The last day to complain was Saturday 28 November 2026"));
    let friday = |on| decision("2026-11-17", on);
    assert!(friday("2026-11-27").contains("Today is the last day to complain"));
    assert!(!friday("2026-11-26").contains("day off"));
    // 16 December is a holiday in the middle of a week; so are 1 and 2 January, with the days around.
    assert!(decision("2026-12-06", "2026-12-10").contains("Complain by Tuesday 15 December 2026"));
    assert!(decision("2026-12-22", "2026-12-28").contains("Complain by Thursday 31 December 2026"));
    let court = |on| in_sight(verdict::tell_court(Some(day("2026-11-18")), day(on), law));
    assert!(court("2026-11-20").contains("Complain by Friday 27 November 2026 and before leaving"));
    assert!(court("2026-11-28").contains("Complain by Saturday 28 November 2026 and before leaving"));
}

/// Days to leave end before the three months do: a lawyer comes before any office.
#[test]
fn after_a_refusal_the_days_to_leave_come_first() {
    let law = Law::built_in();
    for on in ["2026-12-01", "2027-02-26", "2027-02-28", "2027-03-01"] {
        let told = in_sight(verdict::tell_refused(Some(day("2026-11-30")), day(on), law));
        let (_, first) = told.split_once("1. ").expect("a first step");
        assert!(first.starts_with("You were given days to leave? See a lawyer"), "{on}: {told}");
    }
    let silence = in_sight(verdict::tell_refused(None, day("2026-12-01"), law));
    assert!(silence.split_once("1. ").unwrap().1.starts_with("Ask in writing"), "{silence}");
}

#[test]
fn the_end_of_half_is_reminded_of_until_something_is_decided() {
    let law = Law::built_in();
    let mut case =
        Case::new(CaseId(1), Label { relation: Relation::Mine, name: None }, Facts::new("passport"));
    case.half_offered(day("2026-11-20"));
    let half_by = half_payment_last_day(day("2026-11-20"), law);
    let deadlines = Deadlines { half_by, ..Deadlines::default() };
    let due = |case: &Case, now: &str| {
        let planned = plan(case, &Settings::default(), &deadlines, now.parse().unwrap());
        planned.iter().map(|one| format!("{} {}", one.rung, one.due_on)).collect::<Vec<_>>()
    };
    assert_eq!(
        due(&case, "2026-11-21T05:00:00Z"),
        ["h2 2026-11-25", "h1 2026-11-26", "h0 2026-11-27"],
        "the day of the offer and seven more"
    );
    // Once it is decided, the days to complain take their place.
    case.fined(Some(day("2026-11-27")));
    assert!(due(&case, "2026-11-28T05:00:00Z").is_empty());
}

/// The offer of half can be saved like a decision: its last day is reminded of.
#[test]
fn an_offer_of_half_is_saved_with_its_last_day() {
    let world = world_on(day("2026-11-21"));
    let mut chat = None;
    let mut press = |action: Action, of_turn: bool| {
        let turn = chat.as_ref().filter(|_| of_turn).map(|chat: &Chat| chat.turn);
        let what = What::Press { query: "q".into(), data: action.encode(turn), message: 1 };
        let event = Event { what, client: Some("en".into()), written: None, reply_to: None };
        chat = step(chat.take(), &event, &world).chat;
        chat.clone().unwrap()
    };
    press(Action::Fined, false);
    press(Action::Stage(Stage::HalfOffered), true);
    let told = press(Action::Date(day("2026-11-20")), true);
    let checked = told.last.clone().expect("what was checked").draft;
    assert_eq!(checked.half_offered(), Some(day("2026-11-20")));
    press(Action::About(Deed::Save, Subject(checked)), false);
    press(Action::Document("residence-permit".into()), true);
    press(Action::Agree, true);
    let saved = press(Action::Whose(Relation::Mine), true);
    let case = saved.cases.first().expect("a saved document");
    assert_eq!(case.half_offered, Some(HalfOffered { on: day("2026-11-20") }));
    let planned = schedule::of(case, &Settings::default(), &world);
    let due: Vec<String> = planned.iter().map(|one| format!("{} {}", one.rung, one.due_on)).collect();
    assert_eq!(due, ["h2 2026-11-25", "h1 2026-11-26", "h0 2026-11-27"]);
    // Stored and read again it is the same.
    let stored = serde_json::to_value(case).unwrap();
    assert_eq!(&serde_json::from_value::<Case>(stored).unwrap(), case);
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
    assert!(protocol.contains("No time limit of yours is running yet"), "{protocol}");
    assert!(!protocol.contains("Hand the complaint in"), "{protocol}");
    let court = in_sight(verdict::tell_court(Some(on), on, law));
    assert!(!court.contains("half"), "{court}");
    let silence = in_sight(verdict::tell_refused(None, on, law));
    assert!(silence.contains("No answer within the legal time limit counts as a refusal"), "{silence}");
}

#[test]
fn a_refusal_is_reminded_of_like_a_fine() {
    let law = Law::built_in();
    let facts = Facts::new("residence-permit");
    let mut case = Case::new(CaseId(1), Label { relation: Relation::Mine, name: None }, facts);
    case.refused(Some(day("2026-11-30")));
    let refusal_by = refusal_complaint_last_day(day("2026-11-30"), law);
    let deadlines = Deadlines { refusal_by, ..Deadlines::default() };
    let refusal_go_by = refusal_by.and_then(|last| complaint_go_by(last, law));
    let now = "2026-12-01T05:00:00Z".parse().unwrap();
    let planned = plan(&case, &Settings::default(), &deadlines, now);
    let due = |rung| planned.iter().find(|one| one.rung == rung).map(|one| one.due_on);
    assert_eq!(due(Rung::Object(30)), Some(day("2027-01-29")));
    assert_eq!(due(Rung::Object(7)), Some(day("2027-02-21")));
    assert_eq!(due(Rung::Object(1)), Some(day("2027-02-27")));
    assert_eq!(due(Rung::Object(0)), Some(day("2027-02-28")));
    assert_eq!(due(Rung::Again), Some(day("2027-03-01")), "the last one is repeated until it is read");
    // The last day is a Sunday: counted from the Friday before it, on which the office is open.
    let planned = plan(&case, &Settings::default(), &Deadlines { refusal_go_by, ..deadlines }, now);
    let due = |rung| planned.iter().find(|one| one.rung == rung).map(|one| one.due_on);
    assert_eq!(due(Rung::Object(1)), Some(day("2027-02-25")));
    assert_eq!(due(Rung::Object(0)), Some(day("2027-02-26")));
    assert_eq!(due(Rung::Again), Some(day("2027-02-27")));
}

/// A refusal that an earlier release has stored has no day.
#[test]
fn a_refusal_of_an_earlier_release_is_read() {
    let facts = Facts::new("residence-permit");
    let mut case = Case::new(CaseId(1), Label { relation: Relation::Mine, name: None }, facts);
    case.refused(Some(day("2026-11-30")));
    let mut stored = serde_json::to_value(&case).unwrap();
    assert_eq!(serde_json::from_value::<Case>(stored.clone()).unwrap(), case);
    stored.as_object_mut().unwrap().remove("refused");
    stored["state"] = "refused".into();
    let read: Case = serde_json::from_value(stored.clone()).unwrap();
    assert_eq!(read.refused, Some(Refused { learnt: None }));
    stored["state"] = "in-hand".into();
    assert_eq!(serde_json::from_value::<Case>(stored).unwrap().rest, Some(Rest::InHand));
}
