//! The ladder of a case: which rungs there are, on which day and at which instant.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use chrono::{Datelike, LocalResult};
use chrono_tz::Asia::Almaty;

use super::{Application, Case, Rest, Rung, Settings};
use crate::assess::Assessment;

/// One rung of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Which rung.
    pub rung: Rung,
    /// The civil day in Kazakhstan on which it is due; with case and rung its identity.
    pub due_on: NaiveDate,
    /// The instant of that day's chosen hour in Asia/Almaty.
    pub at: DateTime<Utc>,
    /// Counted from "apply by", because the calendar of working days ends before it.
    pub provisional: bool,
}

/// The dates a ladder is counted from: civil dates, worked out from the law and never in here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deadlines {
    /// The last day printed on the card.
    pub expires: Option<NaiveDate>,
    /// The day by which the law asks to apply; null for documents without the rule.
    pub apply_by: Option<NaiveDate>,
    /// The last working day on or before it; null where the calendar ends.
    pub go_by: Option<NaiveDate>,
    /// The first day on which a fine is possible.
    pub fine_from: Option<NaiveDate>,
    /// The last day to report a loss.
    pub loss_by: Option<NaiveDate>,
    /// The last day to complain about a fine.
    pub object_by: Option<NaiveDate>,
    /// The last working day on or before it; null where the calendar ends.
    pub object_go_by: Option<NaiveDate>,
    /// The last day to complain about a refusal.
    pub refusal_by: Option<NaiveDate>,
    /// The last working day on or before it; null where the calendar ends.
    pub refusal_go_by: Option<NaiveDate>,
    /// The last day to pay half of a fine.
    pub half_by: Option<NaiveDate>,
    /// The last day that the law leaves for answering a pending application.
    pub answer_by: Option<NaiveDate>,
}

impl Deadlines {
    /// The dates of an assessment; those of a fine, a refusal and an answer are not in it.
    pub fn new(assessment: &Assessment) -> Deadlines {
        let renewal = assessment.renewal;
        Deadlines {
            expires: assessment.expires,
            apply_by: renewal.map(|renewal| renewal.apply_by),
            go_by: renewal.and_then(|renewal| renewal.go_by),
            fine_from: assessment.penalty.fine_from,
            loss_by: assessment.loss.map(|loss| loss.apply_by),
            ..Deadlines::default()
        }
    }

    /// The day by which a complaint about a fine is best handed in, and from which its reminders are counted.
    pub fn object_on(&self) -> Option<NaiveDate> {
        self.object_go_by.or(self.object_by)
    }

    /// The same of a complaint about a refusal.
    pub fn refusal_on(&self) -> Option<NaiveDate> {
        self.refusal_go_by.or(self.refusal_by)
    }
}

/// How far back a plan still lists rungs: a stored ladder may owe them after an absence.
const LOOK_BACK_DAYS: u64 = 400;
/// How far ahead the rungs that recur without an end are planned; later ones follow when the
/// ladder is planned again, which happens daily.
const LOOK_AHEAD_DAYS: u64 = 400;
/// How far ahead the weekly rungs after the expiry are planned: nobody is to be frightened by a year
/// of them.
const OVERDUE_AHEAD_DAYS: u64 = 60;
/// The weekly rungs begin this many weeks after the expiry: before it other rungs come.
const FIRST_OVERDUE_WEEK: u64 = 2;
/// How often the last rung before a date is repeated until it is read.
const REPEATS: u64 = 7;

/// Every rung of a case, in the order of time, at most one a day, and the questions of the evening: those of the last months too,
/// which a stored ladder may still owe. [`Ladder::replace`](super::Ladder::replace) leaves out
/// what was past before it was first planned.
pub fn plan(case: &Case, settings: &Settings, deadlines: &Deadlines, now: DateTime<Utc>) -> Vec<Planned> {
    let today = now.with_timezone(&Almaty).date_naive();
    let (mut days, provisional) = rungs(case, deadlines, today);
    let off = |rung: &Rung| case.rungs_off.contains(rung) || settings.rungs_off.contains(rung);
    days.retain(|(rung, _)| !off(rung));
    if !off(&Rung::Again) {
        repeat_last_rungs(&mut days, case);
    }
    days.extend(case.snoozed.map(|day| (Rung::Snoozed, day)));
    one_a_day(&mut days);
    let asks = asks(case, deadlines);
    let since = today - Days::new(LOOK_BACK_DAYS);
    days.into_iter()
        .filter(|(_, day)| *day >= since)
        .map(|(rung, due_on)| Planned {
            rung,
            due_on,
            at: instant_of(due_on, settings.hour),
            provisional: provisional && matches!(rung, Rung::GoBy(_)),
        })
        .chain(asks.into_iter().filter(|day| *day >= since).map(|due_on| Planned {
            rung: Rung::Ask,
            due_on,
            at: instant_of(due_on, evening(settings.hour)),
            provisional: false,
        }))
        .collect()
}

/// The hour of the question whether they took it: after the offices, and not together with a reminder.
fn evening(hour: u8) -> u8 {
    match hour {
        0..=16 => 17,
        17..=21 => hour + 1,
        _ => 21,
    }
}

/// The days on which the person planned to go: the last one to apply, the one told ahead, and the one to which
/// they put it off.
fn asks(case: &Case, deadlines: &Deadlines) -> BTreeSet<NaiveDate> {
    let has_rule = deadlines.apply_by.is_some();
    match (case.rest, case.application()) {
        (Some(_), _) | (None, Application::Refused) => BTreeSet::new(),
        (None, Application::Pending(on)) => BTreeSet::from([on]),
        (None, Application::None | Application::Returned) => {
            // Reminders come on Sundays too; nobody is let in then.
            let put_off = case.snoozed.filter(|day| after_weekend(*day) == *day);
            deadlines.go_by.into_iter().chain(put_off).filter(|_| has_rule).collect()
        }
    }
}

/// The instant of a full hour (0–23) of a civil day in Asia/Almaty. An hour that the clocks show
/// twice (29 February 2024, 23 o'clock) is its first time; one that they skip, the hour after it.
pub fn instant_of(day: NaiveDate, hour: u8) -> DateTime<Utc> {
    let time = NaiveTime::from_hms_opt(u32::from(hour.min(23)), 0, 0).unwrap_or_default();
    match Almaty.from_local_datetime(&day.and_time(time)) {
        LocalResult::Single(instant) | LocalResult::Ambiguous(instant, _) => instant.with_timezone(&Utc),
        LocalResult::None => Utc.from_utc_datetime(&day.and_time(time)) - chrono::TimeDelta::hours(5),
    }
}

type Rungs = Vec<(Rung, NaiveDate)>;

/// The rungs of the document itself and of everything that has happened to it, and whether they are
/// provisional. With a new document in hand only a fine, or the offer of half, still matters.
fn rungs(case: &Case, deadlines: &Deadlines, today: NaiveDate) -> (Rungs, bool) {
    let mut fine = counted_back(deadlines.object_on(), &[5, 2, 1, 0], Rung::Object);
    let half_by = deadlines.half_by.filter(|_| case.half_offered.is_some());
    fine.extend(counted_back(half_by, &[2, 1, 0], Rung::Half));
    match case.rest {
        Some(Rest::Stopped) => return (Vec::new(), false),
        Some(Rest::InHand) => return (fine, false),
        None => {}
    }
    let (mut rungs, provisional) = match case.application() {
        Application::None | Application::Returned => not_filed(deadlines, today),
        Application::Refused => (around_expiry(deadlines, today), false),
        Application::Pending(on) => (pending(on, deadlines.answer_by, today), false),
    };
    rungs.extend(fine);
    rungs.extend(counted_back(deadlines.refusal_on(), &[30, 7, 1, 0], Rung::Object));
    let loss_by = deadlines.loss_by.filter(|_| case.unreported_loss().is_some());
    rungs.extend(counted_back(loss_by, &[1, 0], Rung::Loss));
    (rungs, provisional)
}

/// The whole ladder while nothing is filed, and whether it is provisional.
fn not_filed(deadlines: &Deadlines, today: NaiveDate) -> (Rungs, bool) {
    let (go_by, provisional) = match (deadlines.go_by, deadlines.apply_by) {
        (Some(day), _) => (Some(day), false),
        (None, Some(day)) => (Some(before_weekend(day)), true),
        (None, None) => (deadlines.expires, false),
    };
    let mut rungs = counted_back(go_by, &[60, 30, 14, 7, 3, 1, 0], Rung::GoBy);
    if let (Some(go_by), Some(expires)) = (go_by, deadlines.expires) {
        rungs.extend(
            (1..)
                .map(|week| go_by + Days::new(7 * week))
                .take_while(|day| *day < expires)
                .map(|day| (Rung::Weekly, day)),
        );
    }
    rungs.extend(around_expiry(deadlines, today));
    (rungs, provisional)
}

/// The rungs before, on and after the expiry day: each day that matters until a fine begins, then
/// every week, on days on which an office is open, for documents that have to be renewed.
fn around_expiry(deadlines: &Deadlines, today: NaiveDate) -> Rungs {
    let mut rungs = counted_back(deadlines.expires, &[7, 1, 0], Rung::Expiry);
    let Some(expires) = deadlines.expires else { return rungs };
    rungs.push((Rung::Expired(1), expires + Days::new(1)));
    if let Some(fine_from) = deadlines.fine_from {
        for day in [7, 9, 10] {
            let due_on = expires + Days::new(u64::from(day));
            if due_on < fine_from {
                rungs.push((Rung::Expired(day), due_on));
            }
        }
    }
    if deadlines.apply_by.is_some() {
        let until = today + Days::new(OVERDUE_AHEAD_DAYS);
        rungs.extend(
            (FIRST_OVERDUE_WEEK..)
                .map(|week| after_weekend(expires + Days::new(7 * week)))
                .take_while(|day| *day <= until)
                .map(|day| (Rung::Overdue, day)),
        );
    }
    rungs
}

fn after_weekend(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day + Days::new(2),
        Weekday::Sun => day + Days::new(1),
        _ => day,
    }
}

fn counted_back(date: Option<NaiveDate>, days: &[u8], rung: fn(u8) -> Rung) -> Rungs {
    let Some(date) = date else { return Vec::new() };
    days.iter().map(|&days| (rung(days), date - Days::new(u64::from(days)))).collect()
}

/// On the day of filing where it is still to come, and every 30 days after it; once, on a day on
/// which an office is open, that the law's days are over. Two within a week would say the same.
fn pending(filed: NaiveDate, answer_by: Option<NaiveDate>, today: NaiveDate) -> Rungs {
    let until = today + Days::new(LOOK_AHEAD_DAYS);
    let silence = answer_by.map(|last| after_weekend(last + Days::new(1)));
    let says_the_same = |day: NaiveDate| silence.is_some_and(|it| (it - day).num_days().abs() < 7);
    let monthly = (0..)
        .map(|times| filed + Days::new(30 * times))
        .take_while(|day| *day <= until)
        .filter(|day| !says_the_same(*day))
        .map(|day| (Rung::Pending, day));
    monthly.chain(silence.map(|day| (Rung::Silence, day))).collect()
}

/// Where no calendar of working days reaches, only the weekend is known to be closed.
fn before_weekend(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day - Days::new(1),
        Weekday::Sun => day - Days::new(2),
        _ => day,
    }
}

/// The last rung before a date comes again daily until it is read, seven times at most.
fn repeat_last_rungs(days: &mut Rungs, case: &Case) {
    let grace_ends =
        days.iter().filter(|(rung, _)| matches!(rung, Rung::Expired(_))).max_by_key(|(_, day)| *day).copied();
    let last: Vec<NaiveDate> = days
        .iter()
        .filter(|(rung, _)| matches!(rung, Rung::GoBy(0) | Rung::Expiry(0) | Rung::Object(0) | Rung::Loss(0)))
        .chain(grace_ends.iter())
        .map(|(_, day)| *day)
        .collect();
    for day in last {
        // Reading any later copy answers for the rung it repeats.
        let answered = |copy: &NaiveDate| case.read.range(day..*copy).next().is_some();
        let copies = (1..=REPEATS).map(|n| day + Days::new(n)).take_while(|copy| !answered(copy));
        days.extend(copies.map(|copy| (Rung::Again, copy)));
    }
}

/// At most one reminder a day and case: the rung with a date of its own goes before a repeat.
fn one_a_day(days: &mut Rungs) {
    days.sort_by_key(|(rung, day)| (*day, weight(*rung), *rung));
    days.dedup_by_key(|(_, day)| *day);
}

fn weight(rung: Rung) -> u8 {
    match rung {
        Rung::Loss(_) | Rung::Object(_) | Rung::Half(_) => 0,
        Rung::Expiry(_) | Rung::Expired(_) => 1,
        Rung::GoBy(_) => 2,
        Rung::Silence => 2,
        Rung::Weekly | Rung::Overdue | Rung::Pending => 3,
        Rung::Again => 4,
        Rung::Snoozed | Rung::Ask | Rung::Canary => 5,
    }
}
