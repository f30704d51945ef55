//! The ladder of reminders: dated situations and the days on which each reminds.

use crate::kit::day;
use chrono::{DateTime, NaiveDate, TimeDelta, Timelike, Utc};
use chrono_tz::Asia::Almaty;
use ruqsat::assess::{Facts, assess, objection_last_day, refusal_complaint_last_day};
use ruqsat::law::Law;
use ruqsat::reminders::{
    Case, CaseId, ChatId, Deadlines, DeliveryState, Incident, Label, Ladder, Outcome, Planned, Relation,
    Reminder, Rung, Settings, instant_of, plan,
};

fn noon(text: &str) -> DateTime<Utc> {
    instant_of(day(text), 12)
}

fn case(document: &str, expires: Option<&str>) -> Case {
    let mut facts = Facts::new(document);
    facts.expires = expires.map(day);
    Case::new(CaseId(1), Label { relation: Relation::Mine, name: None }, facts)
}

fn deadlines(case: &Case, on: &str) -> Deadlines {
    let handed_over = case.fined.and_then(|fined| fined.handed_over);
    let learnt = case.refused.and_then(|refused| refused.learnt);
    let of_the_facts = assess(&case.facts, day(on), Law::built_in());
    Deadlines {
        object_by: handed_over.and_then(|day| objection_last_day(day, Law::built_in())),
        refusal_by: learnt.and_then(|day| refusal_complaint_last_day(day, Law::built_in())),
        ..of_the_facts.map(|assessment| Deadlines::new(&assessment)).unwrap_or_default()
    }
}

fn planned(case: &Case, on: &str) -> Vec<Planned> {
    plan(case, &Settings::default(), &deadlines(case, on), noon(on))
}

/// The rungs with dates of their own, as `code date`.
fn rungs(case: &Case, on: &str) -> Vec<String> {
    let own = planned(case, on).into_iter().filter(|it| !matches!(it.rung, Rung::Again | Rung::Ask));
    own.map(|it| format!("{} {}", it.rung, it.due_on)).collect()
}

/// The rungs of one letter alone: `o` for complaints.
fn rungs_of(letter: char, case: &Case, on: &str) -> Vec<String> {
    rungs(case, on).into_iter().filter(|rung| rung.starts_with(letter)).collect()
}

fn repeats(case: &Case, on: &str) -> Vec<NaiveDate> {
    planned(case, on).into_iter().filter(|it| it.rung == Rung::Again).map(|it| it.due_on).collect()
}

#[test]
fn silence_is_told_once_on_a_working_day_after_the_law_s_days() {
    let told = |filed: &str, answer_by: &str| {
        let mut case = case("residence-permit", Some("2027-03-27"));
        case.filed(day(filed));
        let dates = Deadlines { answer_by: Some(day(answer_by)), ..deadlines(&case, "2026-11-22") };
        let planned = plan(&case, &Settings::default(), &dates, noon("2026-11-22"));
        let codes = planned.iter().map(|it| format!("{} {}", it.rung, it.due_on)).take(3);
        assert_eq!(planned.iter().filter(|it| it.rung == Rung::Silence).count(), 1);
        codes.collect::<Vec<String>>()
    };
    // The monthly question of those days is left out: two in a week would say the same.
    assert_eq!(told("2026-11-02", "2026-12-02"), ["p 2026-11-02", "n 2026-12-03", "p 2027-01-01"]);
    // The day after is a Saturday.
    assert_eq!(told("2026-11-04", "2026-12-04"), ["p 2026-11-04", "n 2026-12-07", "p 2027-01-03"]);
}

#[test]
fn a_residence_permit_that_is_not_filed() {
    // Apply by Saturday 27 February 2027; the last working day on or before it is Friday.
    let case = case("residence-permit", Some("2027-03-27"));
    assert_eq!(
        rungs(&case, "2026-11-22"),
        [
            "g60 2026-12-28",
            "g30 2027-01-27",
            "g14 2027-02-12",
            "g7 2027-02-19",
            "g3 2027-02-23",
            "g1 2027-02-25",
            "g0 2027-02-26",
            "w 2027-03-05",
            "w 2027-03-12",
            "w 2027-03-19",
            "x7 2027-03-20",
            "x1 2027-03-26",
            "x0 2027-03-27",
            "d1 2027-03-28",
            "d7 2027-04-03",
            "d9 2027-04-05",
            "d10 2027-04-06",
        ]
    );
}

#[test]
fn an_expired_permit_is_reminded_of_every_week_until_it_is_filed_or_stopped() {
    // Expired on Sunday 15 June 2025: each week on the Monday after.
    let mut expired = case("residence-permit", Some("2025-06-15"));
    let weekly = |case: &Case| -> Vec<String> {
        rungs(case, "2026-11-22").into_iter().filter(|rung| rung.starts_with("e ")).collect()
    };
    let all = weekly(&expired);
    let ahead: Vec<&String> = all.iter().filter(|rung| rung.as_str() > "e 2026-11-22").collect();
    assert_eq!(ahead[..2], ["e 2026-11-23", "e 2026-11-30"]);
    expired.stopped();
    assert!(weekly(&expired).is_empty());
    expired.resumed();
    expired.filed("2026-11-20".parse().unwrap());
    assert!(weekly(&expired).is_empty());
    assert!(weekly(&case("passport", Some("2025-06-15"))).is_empty(), "nothing has to be filed");
}

#[test]
fn the_last_rung_before_a_date_repeats_daily_seven_times_at_most() {
    let mut case = case("residence-permit", Some("2027-03-27"));
    let until_next_rung =
        ["2027-02-27", "2027-02-28", "2027-03-01", "2027-03-02", "2027-03-03", "2027-03-04"];
    let all = repeats(&case, "2026-11-22");
    assert_eq!(all[..6], until_next_rung.map(day));
    assert_eq!(all.last(), Some(&day("2027-04-13")), "seven days after the last rung");
    case.has_read(day("2027-02-28"));
    let left = repeats(&case, "2026-11-22");
    assert_eq!(left[..2], ["2027-02-27", "2027-02-28"].map(day), "none after it was read");
    assert!(left[2] > day("2027-03-27"));
}

#[test]
fn where_no_calendar_reaches_the_ladder_is_provisional_and_off_the_weekend() {
    // Apply by Sunday 11 June 2034: no calendar of that year, so Friday, provisionally.
    let case = case("residence-permit", Some("2034-07-11"));
    let planned = planned(&case, "2034-01-10");
    let last = planned.iter().find(|it| it.rung == Rung::GoBy(0)).unwrap();
    assert_eq!((last.due_on, last.provisional), (day("2034-06-09"), true));
    assert!(planned.iter().all(|it| it.provisional == matches!(it.rung, Rung::GoBy(_))));
}

#[test]
fn a_passport_is_counted_from_its_expiry_day() {
    let case = case("passport", Some("2027-03-27"));
    assert_eq!(
        rungs(&case, "2026-11-22"),
        [
            "g60 2027-01-26",
            "g30 2027-02-25",
            "g14 2027-03-13",
            "x7 2027-03-20",
            "g3 2027-03-24",
            "x1 2027-03-26",
            "x0 2027-03-27",
            "d1 2027-03-28",
        ]
    );
}

#[test]
fn a_filed_case_is_asked_about_every_30_days_until_something_happens() {
    let mut case = case("residence-permit", Some("2027-03-27"));
    case.filed(day("2027-02-20"));
    let filed = rungs(&case, "2027-02-21");
    assert_eq!(filed[..3], ["p 2027-02-20", "p 2027-03-22", "p 2027-04-21"]);
    case.returned();
    assert!(rungs(&case, "2027-03-01").contains(&"x0 2027-03-27".to_string()), "as if not filed");
    case.in_hand();
    assert!(planned(&case, "2027-03-01").is_empty());
    case.renewed(day("2037-03-01"));
    assert!(!planned(&case, "2027-03-01").is_empty());
    case.stopped();
    assert!(planned(&case, "2027-03-01").is_empty());
}

#[test]
fn a_first_card_that_is_waited_for_needs_no_expiry() {
    let mut case = case("residence-permit", None);
    case.filed(day("2026-12-01"));
    assert_eq!(rungs(&case, "2026-11-22")[..2], ["p 2026-12-01", "p 2026-12-31"]);
}

#[test]
fn a_fine_counts_back_from_the_last_day_to_object() {
    let mut case = case("residence-permit", Some("2026-10-01"));
    case.fined(Some(day("2026-11-20")));
    let rungs = rungs_of('o', &case, "2026-11-22");
    assert_eq!(rungs, ["o5 2026-11-25", "o2 2026-11-28", "o1 2026-11-29", "o0 2026-11-30"]);
}

/// One event never removes the reminders of another, whatever their order.
#[test]
fn a_fine_a_loss_a_refusal_and_an_application_are_reminded_of_side_by_side() {
    let tell: [fn(&mut Case); 3] = [
        |case| case.fined(Some(day("2026-11-20"))),
        |case| case.lost(day("2026-11-21")),
        |case| case.refused(Some(day("2026-11-10"))),
    ];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut case = case("residence-permit", Some("2030-10-01"));
        order.into_iter().for_each(|at| tell[at](&mut case));
        let complaints = rungs_of('o', &case, "2026-11-22");
        for rung in ["o5 2026-11-25", "o0 2026-11-30", "o30 2027-01-11", "o0 2027-02-10"] {
            assert!(complaints.contains(&rung.to_string()), "{order:?}: {rung} is not in {complaints:?}");
        }
        assert_eq!(rungs_of('l', &case, "2026-11-22"), ["l1 2026-11-23", "l0 2026-11-24"]);
        assert!(!rungs_of('x', &case, "2026-11-22").is_empty(), "the expiry");
        // A new application: the refusal's last day stays, the loss is reported with it.
        case.filed(day("2026-11-22"));
        assert_eq!(rungs_of('o', &case, "2026-11-22"), complaints);
        assert!(rungs_of('l', &case, "2026-11-22").is_empty());
        assert!(!rungs_of('p', &case, "2026-11-22").is_empty());
        case.untold(Incident::Fined);
        assert!(!rungs_of('o', &case, "2026-11-22").contains(&"o5 2026-11-25".to_string()));
    }
}

#[test]
fn a_loss_reminds_before_and_on_its_last_day() {
    let mut case = case("residence-permit", Some("2030-10-01"));
    case.lost(day("2026-11-21"));
    let rungs = rungs(&case, "2026-11-22");
    assert_eq!(rungs[..2], ["l1 2026-11-23", "l0 2026-11-24"]);
}

#[test]
fn each_person_chooses_the_hour_and_turns_rungs_off() {
    let case = case("residence-permit", Some("2027-03-27"));
    for hour in 0..24 {
        let settings = Settings { hour, rungs_off: [Rung::GoBy(0), Rung::Again].into() };
        let planned = plan(&case, &settings, &deadlines(&case, "2026-11-22"), noon("2026-11-22"));
        let mut reminders = planned.iter().filter(|it| it.rung != Rung::Ask);
        assert!(reminders.all(|it| it.at.with_timezone(&Almaty).hour() == u32::from(hour)));
        assert!(planned.iter().all(|it| it.at.with_timezone(&Almaty).date_naive() == it.due_on));
        assert!(!planned.iter().any(|it| settings.rungs_off.contains(&it.rung)));
    }
}

#[test]
fn every_full_hour_of_2024_comes_once_though_one_day_had_25_hours() {
    let mut last = None;
    let mut date = day("2024-01-01");
    while date < day("2025-01-01") {
        for hour in 0..24 {
            let instant = instant_of(date, hour);
            assert_eq!(instant.with_timezone(&Almaty).date_naive(), date);
            assert_eq!(instant.with_timezone(&Almaty).hour(), u32::from(hour));
            assert!(last.is_none_or(|last| instant > last), "{date} {hour}");
            last = Some(instant);
        }
        date = date.succ_opt().unwrap();
    }
    let long_day = instant_of(day("2024-03-01"), 0) - instant_of(day("2024-02-29"), 0);
    assert_eq!(long_day, TimeDelta::hours(25));
}

#[test]
fn a_rung_already_past_when_a_document_is_saved_is_left_out() {
    let case = case("residence-permit", Some("2026-12-30"));
    let mut ladder = Ladder::default();
    let all = planned(&case, "2026-11-22");
    ladder.replace(all.iter().map(|it| Reminder::new(&case, it)), noon("2026-11-22"));
    assert!(all.iter().any(|it| it.at < noon("2026-11-22")));
    assert!(ladder.reminders().all(|it| it.at > noon("2026-11-22")));
}

#[test]
fn a_reminder_that_is_due_but_not_sent_survives_a_new_plan() {
    let case = case("residence-permit", Some("2027-03-27"));
    let mut ladder = Ladder::default();
    let all = planned(&case, "2026-11-22");
    ladder.replace(all.iter().map(|it| Reminder::new(&case, it)), noon("2026-11-22"));
    let later = noon("2026-12-29");
    ladder.replace(planned(&case, "2026-12-29").iter().map(|it| Reminder::new(&case, it)), later);
    let attempt = ladder.claim(ruqsat::reminders::ChatId(1), later).unwrap();
    assert_eq!(attempt.due[0].id.due_on, day("2026-12-28"));
    assert!(matches!(ladder.reminders().next().unwrap().state, DeliveryState::Claimed { .. }));
}

#[test]
fn remind_me_tomorrow_is_one_more_rung() {
    let mut case = case("residence-permit", Some("2027-03-27"));
    case.snooze(day("2026-11-23"));
    assert_eq!(rungs(&case, "2026-11-22")[0], "s 2026-11-23");
    case.has_read(day("2026-11-23"));
    assert!(!rungs(&case, "2026-11-22").contains(&"s 2026-11-23".to_string()));
}

#[test]
fn planning_never_panics_at_the_ends_of_time() {
    for expires in ["2000-01-01", "2099-12-31", "2028-02-29"] {
        for on in ["2000-01-01", "2026-11-22", "2099-12-31"] {
            let mut case = case("residence-permit", Some(expires));
            planned(&case, on);
            case.filed(day("2000-01-01"));
            planned(&case, on);
        }
    }
}

#[test]
fn what_has_not_come_yet_cannot_have_been_read() {
    let mut case = case("passport", Some("2026-12-01"));
    let reminders = |case: &Case, on: &str| -> Vec<Reminder> {
        planned(case, on).iter().map(|it| Reminder::new(case, it)).collect()
    };
    let mut ladder = Ladder::default();
    ladder.replace(reminders(&case, "2026-11-29"), noon("2026-11-29"));
    // On the last day, before its reminder, somebody answers for yesterday's.
    case.has_read(day("2026-12-01"));
    ladder.replace(reminders(&case, "2026-12-01"), instant_of(day("2026-12-01"), 8));
    let last = ladder.reminders().find(|it| it.id.due_on == day("2026-12-01")).unwrap();
    assert_eq!(last.state, DeliveryState::Planned { not_before: None });
}

#[test]
fn a_refusal_from_before_somebody_came_back_does_not_park_them_again() {
    let case = case("passport", Some("2026-12-01"));
    let reminders =
        planned(&case, "2026-11-29").iter().map(|it| Reminder::new(&case, it)).collect::<Vec<_>>();
    let mut ladder = Ladder::default();
    ladder.replace(reminders, noon("2026-11-29"));
    let due = noon("2026-11-30");
    let attempt = ladder.claim(ChatId(1), due).unwrap();
    ladder.park();
    ladder.unpark();
    ladder.settle(&attempt, Outcome::Blocked, due);
    assert!(!ladder.is_parked());
    assert!(ladder.claim(ChatId(1), due + TimeDelta::minutes(5)).is_some_and(|again| again.repeat));
}

/// The days of the question whether they took it, with its hour in Kazakhstan.
fn asks(case: &Case, settings: &Settings, on: &str) -> Vec<String> {
    let planned = plan(case, settings, &deadlines(case, on), noon(on));
    let asks = planned.into_iter().filter(|it| it.rung == Rung::Ask);
    asks.map(|it| it.at.with_timezone(&Almaty).format("%F %H").to_string()).collect()
}

#[test]
fn whoever_planned_to_go_is_asked_in_the_evening_of_that_day() {
    let usual = Settings::default();
    let mut case = case("residence-permit", Some("2027-03-31"));
    assert_eq!(asks(&case, &usual, "2026-11-22"), ["2027-02-26 17"], "the last working day to apply");
    case.snooze(day("2027-03-01"));
    assert_eq!(asks(&case, &usual, "2026-11-22"), ["2027-02-26 17", "2027-03-01 17"], "put off");
    let mut on_a_sunday = case.clone();
    on_a_sunday.snooze(day("2027-02-28"));
    assert_eq!(asks(&on_a_sunday, &usual, "2026-11-22"), ["2027-02-26 17"], "no office is open");
    // Read in the morning, asked in the evening all the same.
    case.has_read(day("2027-02-26"));
    assert_eq!(asks(&case, &usual, "2027-02-26"), ["2027-02-26 17"]);
    let mut filed = case.clone();
    filed.filed(day("2027-02-24"));
    assert_eq!(asks(&filed, &usual, "2027-02-20"), ["2027-02-24 17"], "told ahead");
    let mut stopped = case.clone();
    stopped.stopped();
    assert_eq!(asks(&stopped, &usual, "2026-11-22"), Vec::<String>::new());
    let mut in_hand = case.clone();
    in_hand.in_hand();
    assert_eq!(asks(&in_hand, &usual, "2026-11-22"), Vec::<String>::new());
    // Never at the hour of a reminder, never before the offices close.
    for (hour, evening) in [(0, "17"), (16, "17"), (17, "18"), (20, "21"), (21, "22"), (22, "21"), (23, "21")]
    {
        let settings = Settings { hour, ..Settings::default() };
        assert!(asks(&case, &settings, "2026-11-22")[0].ends_with(evening), "{hour}");
    }
}

#[test]
fn a_question_is_not_done_because_the_reminder_of_the_morning_was_read() {
    let mut case = case("residence-permit", Some("2027-03-31"));
    case.has_read(day("2027-02-26"));
    let ladder: Vec<Reminder> =
        planned(&case, "2027-02-20").iter().map(|planned| Reminder::new(&case, planned)).collect();
    let of = |rung| ladder.iter().find(|it| it.id.rung == rung && it.id.due_on == day("2027-02-26")).unwrap();
    assert_eq!(of(Rung::GoBy(0)).state, DeliveryState::Done);
    assert!(matches!(of(Rung::Ask).state, DeliveryState::Planned { .. }));
}
