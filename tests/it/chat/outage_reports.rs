//! Outage reports: what counts, what is shown, and that the chat keeps nothing of an answer.

use crate::kit::world_at;
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use chrono_tz::Asia::Almaty;
use ruqsat::assess::Facts;
use ruqsat::conversation::button::{Action, day_number};
use ruqsat::conversation::chat::Consent;
use ruqsat::conversation::reporting::Reporting;
use ruqsat::conversation::{Chat, Event, Step, What, World, record, step};
use ruqsat::law::Region;
use ruqsat::outage_reports::{
    Answer, Bucket, Burst, Day, MOST_A_DAY, Moment, Normal, Outlook, Report, Reporter, Seniority, Taken,
    count, shown,
};
use ruqsat::reminders::{Case, CaseId, Label, Relation};

fn monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 2, 1).unwrap()
}

fn report(who: u8, hour: u8, answer: Answer) -> Report {
    Report {
        reporter: Reporter([who; 16]),
        hour,
        region: Region::from_number(75),
        answer,
        asked: true,
        seniority: Seniority::Seasoned,
        cohort: None,
    }
}

fn day_of(reports: impl IntoIterator<Item = Report>) -> Day {
    let mut day = Day::new(monday(), [7; 32]);
    for report in reports {
        day.take(report);
    }
    day
}

fn at(hour: u32) -> DateTime<Utc> {
    monday().and_hms_opt(hour, 0, 0).unwrap().and_local_timezone(Almaty).unwrap().with_timezone(&Utc)
}

fn seen(day: Day, now: DateTime<Utc>) -> Outlook {
    shown(&[day], &Normal::default(), &[], now, &|_| true).country
}

#[test]
fn nothing_is_shown_of_fewer_than_five_people_and_from_five_only_a_bucket() {
    for people in 0..5 {
        let day = day_of((0..people).map(|who| report(who, 10, Answer::Taken)));
        assert_eq!(seen(day, at(12)), Outlook::TooFew, "{people}");
    }
    for (people, bucket) in [(5, Bucket::Five), (9, Bucket::Five), (10, Bucket::Ten), (20, Bucket::Twenty)] {
        let day = day_of((0..people).map(|who| report(who, 10, Answer::Taken)));
        assert!(matches!(seen(day, at(12)), Outlook::Reports { people, .. } if people == bucket), "{people}");
    }
}

#[test]
fn two_days_of_the_same_people_do_not_make_five() {
    let yesterday = Day::new(monday() - Days::new(1), [8; 32]);
    let mut days = [yesterday, day_of((0..4).map(|who| report(who, 9, Answer::SystemDown)))];
    for who in 0..4 {
        days[0].take(report(who, 15, Answer::SystemDown));
    }
    assert_eq!(shown(&days, &Normal::default(), &[], at(12), &|_| true).country, Outlook::TooFew);
}

#[test]
fn an_answer_shows_only_after_its_hour_is_over() {
    let day = day_of((0..6).map(|who| report(who, 11, Answer::Taken)));
    assert_eq!(seen(day.clone(), at(11) + TimeDelta::minutes(59)), Outlook::TooFew);
    assert_ne!(seen(day, at(12)), Outlook::TooFew);
}

#[test]
fn a_second_answer_replaces_the_first_and_erasing_somebody_takes_out_one_at_most() {
    let mut day = day_of((0..6).map(|who| report(who, 10, Answer::SystemDown)));
    assert_eq!(day.take(report(3, 12, Answer::Taken)), Taken::Replaced);
    assert_eq!(day.reports.len(), 6);
    assert!(day.forget(Reporter([3; 16])));
    assert_eq!(day.reports.len(), 5);
    assert!(!day.forget(Reporter([3; 16])));
    assert_eq!(day.reports.len(), 5);
}

#[test]
fn the_new_do_not_count_and_of_a_cohort_only_two_in_a_region() {
    let new = (0..50).map(|who| Report { seniority: Seniority::New, ..report(who, 10, Answer::SystemDown) });
    let counted = count(&[day_of(new)], None, Moment::shown_at(at(12)), &[], &|_| true);
    assert_eq!((counted.people, counted.new_down), (0, 50));

    let cohort = (0..50).map(|who| Report {
        seniority: Seniority::Recent,
        cohort: Some(4),
        ..report(who, 10, Answer::SystemDown)
    });
    let counted = count(&[day_of(cohort)], None, Moment::shown_at(at(12)), &[], &|_| true);
    assert_eq!(counted.people, 2);
}

#[test]
fn other_reasons_say_that_the_office_works_and_not_having_tried_says_nothing() {
    let day = day_of((0..8).map(|who| report(who, 10, Answer::OtherReason)));
    let counted = count(&[day], None, Moment::shown_at(at(12)), &[], &|_| true);
    assert_eq!((counted.people, counted.down), (8, 0.0));
    let day = day_of((0..8).map(|who| report(who, 10, Answer::NotTried)));
    assert_eq!(count(&[day], None, Moment::shown_at(at(12)), &[], &|_| true).people, 0);
}

#[test]
fn more_than_usual_is_said_only_with_three_who_have_long_been_here() {
    let down = |seniority| move |who| Report { seniority, ..report(who, 9 + who % 3, Answer::SystemDown) };
    let settled = day_of((0..20).map(down(Seniority::Settled)));
    assert!(matches!(seen(settled.clone(), at(13)), Outlook::Reports { .. }));
    let mut mixed = settled;
    for who in 0..3 {
        mixed.take(down(Seniority::Seasoned)(who));
    }
    assert!(matches!(seen(mixed, at(13)), Outlook::MoreThanUsual { .. }));
}

#[test]
fn a_burst_of_volunteers_is_held_until_the_operator_lets_it_count() {
    let quiet = (0..6).map(|who| report(who, 9, Answer::Taken));
    let burst = (10..30).map(|who| Report { asked: false, ..report(who, 11, Answer::SystemDown) });
    let mut day = day_of(quiet.chain(burst));
    let found = Burst::find(std::slice::from_ref(&day), Moment::shown_at(at(13)));
    assert!(matches!(found.as_slice(), [Burst { hour: 11, reports: 20, .. }]), "{found:?}");
    assert!(matches!(seen(day.clone(), at(13)), Outlook::Reports { people: Bucket::Five, .. }));
    day.released.insert(11);
    assert!(matches!(seen(day, at(13)), Outlook::MoreThanUsual { .. }));
}

#[test]
fn reports_that_the_bot_asked_for_are_never_held() {
    let day = day_of((0..60).map(|who| report(who, 11, Answer::SystemDown)));
    assert_eq!(Burst::find(&[day], Moment::shown_at(at(13))), []);
}

#[test]
fn a_day_takes_no_more_than_it_can_hold_and_false_accounts_do_not_fill_it() {
    let mut day = Day::new(monday(), [0; 32]);
    let mut who = 0u32;
    let mut next = |seniority| {
        who += 1;
        let mut bytes = [0; 16];
        bytes[..4].copy_from_slice(&who.to_le_bytes());
        Report { reporter: Reporter(bytes), seniority, ..report(0, 10, Answer::SystemDown) }
    };
    for _ in 0..MOST_A_DAY {
        assert_eq!(day.take(next(Seniority::New)), Taken::New);
    }
    assert_eq!(day.take(next(Seniority::New)), Taken::Full);
    assert_eq!(day.take(next(Seniority::Settled)), Taken::New);
}

#[test]
fn the_normal_share_is_learned_from_whole_weeks_and_a_day_teaches_once() {
    let mut normal = Normal::default();
    assert!((normal.share() - 0.15).abs() < 1e-9);
    for week in 0..8 {
        let mut day = Day::new(monday() + Days::new(7 * week), [0; 32]);
        (0..40).for_each(|who| {
            let answer = if who < 12 { Answer::SystemDown } else { Answer::Taken };
            day.take(report(who, 10, answer));
        });
        normal.learn(&day);
        normal.learn(&day);
    }
    assert!((normal.share() - 0.30).abs() < 1e-9, "{}", normal.share());
}

fn with_world<T>(now: DateTime<Utc>, act: impl FnOnce(&World<'_>) -> T) -> T {
    act(&world_at(now))
}

fn press(chat: Chat, reporting: Reporting) -> Step {
    let what = What::Press { query: "q".into(), data: Action::Report(reporting).encode(None), message: 1 };
    let event = Event { what, client: Some("en".into()), written: None, reply_to: None };
    with_world(at(12), |world| step(Some(chat), &event, world))
}

fn resident(expires: &str, agreed_days_ago: i64) -> Chat {
    let facts = Facts { expires: Some(expires.parse().unwrap()), ..Facts::new("residence-permit") };
    let case = Case::new(CaseId(1), Label { relation: Relation::Mine, name: None }, facts);
    let consent = Some(Consent { notice: 2, at: at(12) - TimeDelta::days(agreed_days_ago) });
    Chat { cases: vec![case], consent, ..Chat::default() }
}

/// The privacy canary: whatever is answered, the chat is the same afterwards, byte for byte.
#[test]
fn the_chat_keeps_nothing_of_an_answer() {
    let today = day_number(monday()).unwrap();
    let mut kept = Vec::new();
    for answer in Answer::ALL {
        let taken = press(resident("2027-03-31", 100), Reporting::Answer(today, answer));
        assert!(taken.told.is_empty() && taken.count.is_none(), "neither history nor figures");
        assert_eq!(taken.reported.unwrap().answer, answer);
        kept.push(record::write(&taken.chat.unwrap()));
        let there = Reporting::In(today, answer, Region::from_number(75).unwrap());
        kept.push(record::write(&press(resident("2027-03-31", 100), there).chat.unwrap()));
    }
    assert!(kept.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn a_forged_or_late_press_counts_for_no_other_day() {
    let yesterday = day_number(monday() - Days::new(1)).unwrap();
    let tomorrow = day_number(monday() + Days::new(1)).unwrap();
    for day in [yesterday, tomorrow, 0, u16::MAX] {
        let taken = press(resident("2027-03-31", 100), Reporting::Answer(day, Answer::SystemDown));
        assert_eq!(taken.reported, None, "{day}");
    }
}

#[test]
fn whoever_plans_to_go_is_asked_and_others_volunteer() {
    let today = day_number(monday()).unwrap();
    let asked = |expires| {
        press(resident(expires, 100), Reporting::Answer(today, Answer::Taken)).reported.unwrap().asked
    };
    assert!(asked("2027-03-05"), "the last day to apply is within a week");
    assert!(asked("2027-01-20"), "expired and not filed");
    assert!(!asked("2028-03-31"));
    let seniority = |days| {
        press(resident("2027-03-31", days), Reporting::Answer(today, Answer::Taken))
            .reported
            .unwrap()
            .seniority
    };
    assert_eq!([13, 14, 59, 60, 89, 90].map(seniority), {
        use Seniority::{New, Recent, Seasoned, Settled};
        [New, Recent, Recent, Settled, Settled, Seasoned]
    });
}
