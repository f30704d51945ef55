//! Working days of 2025–2028 and the one written rule for "one month before".

use crate::kit::day;
use chrono::{Datelike, NaiveDate, Weekday};
use ruqsat::law::{Law, months_after, months_before};

fn weekdays_off(year: i32) -> Vec<String> {
    let calendar = Law::built_in().calendar();
    let first = NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
    first
        .iter_days()
        .take_while(|day| day.year() == year)
        .filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
        .filter(|day| calendar.is_working_day(*day) == Some(false))
        .map(|day| day.format("%m-%d").to_string())
        .collect()
}

#[test]
fn weekdays_off_in_2025_with_the_swap_of_3_january_and_constitution_day_on_1_september() {
    let expected =
        "01-01 01-02 01-03 01-07 03-10 03-21 03-24 03-25 05-01 05-07 05-09 06-06 07-07 09-01 10-27 12-16";
    assert_eq!(weekdays_off(2025).join(" "), expected);
}

#[test]
fn weekdays_off_in_2026_without_constitution_day() {
    let expected = "01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 10-26 12-16";
    assert_eq!(weekdays_off(2026).join(" "), expected);
}

#[test]
fn weekdays_off_in_2027_with_constitution_day_on_15_march() {
    let expected = "01-01 01-04 01-07 03-08 03-15 03-22 03-23 03-24 05-03 05-07 05-10 07-06 10-25 12-16";
    assert_eq!(weekdays_off(2027).join(" "), expected);
}

#[test]
fn weekdays_off_in_2028_with_kurban_ait_as_estimated() {
    let expected =
        "01-03 01-04 01-07 03-08 03-15 03-21 03-22 03-23 05-01 05-05 05-08 05-09 07-06 10-25 12-18";
    assert_eq!(weekdays_off(2028).join(" "), expected);
}

#[test]
fn a_weekend_day_worked_for_a_swap_is_not_told_as_a_working_day() {
    let calendar = Law::built_in().calendar();
    assert_eq!(calendar.is_working_day(day("2025-01-05")), Some(false));
    assert_eq!(calendar.is_working_day(day("2025-01-06")), Some(true));
}

#[test]
fn outside_2025_to_2028_we_know_no_working_days() {
    let calendar = Law::built_in().calendar();
    for outside in ["2024-12-31", "2029-01-01", "2000-01-01", "2099-12-31"] {
        assert_eq!(calendar.is_working_day(day(outside)), None, "{outside}");
        assert_eq!(calendar.last_working_day_on_or_before(day(outside)), None, "{outside}");
        assert_eq!(
            calendar.next_working_day_after(day(outside)).is_some(),
            outside == "2024-12-31",
            "{outside}"
        );
    }
    assert_eq!(calendar.last_working_day_on_or_before(day("2025-01-02")), None);
    assert_eq!(calendar.last_working_day_on_or_before(day("2025-01-06")), Some(day("2025-01-06")));
    assert_eq!(calendar.last_working_day_on_or_before(day("2028-12-31")), Some(day("2028-12-29")));
    assert_eq!(calendar.next_working_day_after(day("2028-12-29")), None);
    assert_eq!(calendar.next_working_day_after(day("2026-12-31")), Some(day("2027-01-05")));
}

#[test]
fn only_years_that_can_still_change_are_provisional() {
    let calendar = Law::built_in().calendar();
    let provisional = |text| calendar.is_provisional(day(text));
    assert_eq!(
        ["2025-06-01", "2026-12-31", "2027-01-01", "2028-12-31", "2029-01-01"].map(provisional),
        [false, false, true, true, false]
    );
    let estimated: Vec<String> = calendar
        .moving_holidays()
        .filter(|holiday| holiday.estimated)
        .map(|holiday| holiday.day.to_string())
        .collect();
    assert_eq!(estimated, ["2027-05-16", "2028-05-05"]);
}

#[test]
fn the_last_working_day_is_working_not_later_and_no_working_day_lies_between() {
    let calendar = Law::built_in().calendar();
    for day in day("2025-01-06").iter_days().take_while(|day| day.year() < 2029) {
        let last = calendar.last_working_day_on_or_before(day).expect("inside the data");
        assert!(last <= day && calendar.is_working_day(last) == Some(true), "{day}");
        let between = last.iter_days().skip(1).take_while(|other| *other <= day);
        assert!(between.into_iter().all(|other| calendar.is_working_day(other) == Some(false)), "{day}");
    }
}

#[test]
fn one_month_before_is_the_same_number_or_the_months_last_day_in_every_year_to_2099() {
    for day in day("2000-02-01").iter_days().take_while(|day| day.year() < 2100) {
        let before = months_before(day, 1);
        let follows =
            (before.year() * 12 + before.month0() as i32) + 1 == day.year() * 12 + day.month0() as i32;
        assert!(follows, "{day}: {before} lies in the month before");
        let next = before.succ_opt().expect("a day");
        let month_ends = next.month() != before.month();
        assert!(before.day() == day.day() || (month_ends && before.day() < day.day()), "{day}: {before}");
        let gap = (day - before).num_days();
        assert!((28..=31).contains(&gap), "{day}: {gap} days");
    }
}

#[test]
fn two_months_after_is_the_same_number_or_the_months_last_day() {
    assert_eq!(months_after(day("2025-12-31"), 2), day("2026-02-28"));
    assert_eq!(months_after(day("2026-09-22"), 2), day("2026-11-22"));
    assert_eq!(months_after(day("2027-12-31"), 2), day("2028-02-29"));
}
