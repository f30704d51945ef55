//! The last days before a deadline, exhaustively: every sequence of days on which the person reads,
//! snoozes, blocks the bot or files, and the bot is there, is not, or loses an answer, over the real
//! planner and the real ladder. Nothing promised is lost, the last rung repeats until it is read and
//! seven times at most, and who comes back gets one message for all that fell due.
//!
//! `RUQSAT_SCOPE_DAYS` sets the number of days that are varied (3 unless told).

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use ruqsat::assess::Facts;
use ruqsat::reminders::{
    Application, Case, CaseId, ChatId, Deadlines, DeliveryState, Label, Ladder, Outcome, Relation, Reminder,
    ReminderId, Rung, Settings, instant_of, plan,
};

const CHAT: ChatId = ChatId(1);
const HOUR: u8 = 10;
/// Days after which everything has been said: the last rung is two days ahead, then seven repeats.
const ALL_DAYS: usize = 14;

#[test]
fn every_sequence_of_days_around_a_last_day_keeps_the_promise() {
    let days = std::env::var("RUQSAT_SCOPE_DAYS").ok().and_then(|text| text.parse().ok()).unwrap_or(3);
    let mut sum = Sum::default();
    for situation in [fined(), expiring()] {
        vary(&situation, days, Mistake::None, &mut sum);
    }
    println!(
        "{days} days varied: {} sequences, {} messages, at most {} repeats, {} violations",
        sum.sequences,
        sum.messages,
        sum.most_repeats,
        sum.violations.len()
    );
    assert_eq!(sum.violations, Vec::<String>::new());
    assert_eq!(sum.most_repeats, 7, "nobody ever got all repeats");
}

#[test]
fn controls_a_bot_that_marks_before_it_sends_and_one_that_does_not_hear_are_caught() {
    for (mistake, told) in [
        (Mistake::MarksUnsent, "never arrived"),
        (Mistake::DoesNotHear, "although the last rung was read"),
        (Mistake::DropsTheMark, "a copy without a mark"),
    ] {
        let mut sum = Sum::default();
        for situation in [fined(), expiring()] {
            vary(&situation, 3, mistake, &mut sum);
        }
        assert!(
            sum.violations.iter().any(|it| it.contains(told)),
            "{mistake:?}: {:?}",
            sum.violations.first()
        );
    }
}

/// What a wrong bot does, to see that it is noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mistake {
    None,
    /// On the first day it writes down "sent" and sends nothing.
    MarksUnsent,
    /// That something was read changes nothing.
    DoesNotHear,
    /// What may be a repeat does not say so.
    DropsTheMark,
}

#[derive(Default)]
struct Sum {
    sequences: usize,
    messages: usize,
    most_repeats: usize,
    violations: Vec<String>,
}

/// How a day goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Day {
    /// What is due arrives.
    Arrives,
    /// It arrives, its answer is lost, and it comes again.
    AnswerLost,
    /// The person reads it after it arrived.
    ReadAfter,
    /// The person reads an earlier one before the hour of reminders.
    ReadBefore,
    Snoozed,
    /// The person has blocked the bot for this day.
    Blocked,
    /// The bot does not run.
    Away,
    Filed,
}

const WAYS: [Day; 8] = [
    Day::Arrives,
    Day::AnswerLost,
    Day::ReadAfter,
    Day::ReadBefore,
    Day::Snoozed,
    Day::Blocked,
    Day::Away,
    Day::Filed,
];

/// What a last day is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Matter {
    /// An application settles it.
    Renewal,
    /// An application for a new document ends no day to complain.
    Complaint,
}

/// A case and what its ladder is counted from.
#[derive(Clone)]
struct Situation {
    matter: Matter,
    case: Case,
    deadlines: Deadlines,
    /// The day of the last rung, which is the one that repeats.
    last_day: NaiveDate,
}

fn first_day() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn case() -> Case {
    let label = Label { relation: Relation::Mine, name: None };
    Case::new(CaseId(1), label, Facts::new("passport"))
}

/// The last day to object is the day after tomorrow.
fn fined() -> Situation {
    let mut case = case();
    case.fined(Some(first_day()));
    let object_by = Some(first_day() + Days::new(2));
    let deadlines = Deadlines { object_by, ..Deadlines::default() };
    Situation { matter: Matter::Complaint, case, deadlines, last_day: first_day() + Days::new(2) }
}

/// A document without a grace period expires the day after tomorrow; its last rung is the day after.
fn expiring() -> Situation {
    let mut case = case();
    let expires = Some(first_day() + Days::new(2));
    case.facts.expires = expires;
    let deadlines = Deadlines { expires, ..Deadlines::default() };
    Situation { matter: Matter::Renewal, case, deadlines, last_day: first_day() + Days::new(3) }
}

/// Every sequence of so many days, each followed by days on which all goes well.
fn vary(situation: &Situation, days: usize, mistake: Mistake, sum: &mut Sum) {
    let many = WAYS.len().pow(days as u32);
    for mut number in 0..many {
        let mut sequence = Vec::with_capacity(days);
        for _ in 0..days {
            sequence.push(WAYS[number % WAYS.len()]);
            number /= WAYS.len();
        }
        let mut history = History::begin(situation, mistake);
        for day in sequence.iter().chain(std::iter::repeat(&Day::Arrives)).take(ALL_DAYS) {
            history.live(*day);
        }
        history.judge();
        sum.sequences += 1;
        sum.messages += history.messages;
        sum.most_repeats = sum.most_repeats.max(history.repeats());
        sum.violations.extend(history.violations.iter().map(|it| format!("{it}: {sequence:?}")));
    }
}

struct History {
    situation: Situation,
    mistake: Mistake,
    ladder: Ladder,
    today: NaiveDate,
    /// When each reminder first arrived, and how often.
    arrived: BTreeMap<ReminderId, (NaiveDate, usize)>,
    ambiguous: BTreeMap<ReminderId, usize>,
    read_on: Option<NaiveDate>,
    messages: usize,
    violations: Vec<String>,
}

impl History {
    fn begin(situation: &Situation, mistake: Mistake) -> History {
        let mut history = History {
            situation: situation.clone(),
            mistake,
            ladder: Ladder::default(),
            today: first_day(),
            arrived: BTreeMap::new(),
            ambiguous: BTreeMap::new(),
            read_on: None,
            messages: 0,
            violations: Vec::new(),
        };
        history.plan_at(instant_of(first_day(), 0));
        history
    }

    /// The evening before is over; the day goes as it goes.
    fn live(&mut self, day: Day) {
        let (morning, hour) = (instant_of(self.today, HOUR - 2), instant_of(self.today, HOUR));
        if day == Day::Blocked {
            self.ladder.park();
        } else if self.ladder.is_parked() {
            self.ladder.unpark();
        }
        if day != Day::Away {
            self.plan_at(morning);
        }
        match day {
            Day::Filed => {
                self.situation.case.filed(self.today + Days::new(30));
                self.plan_at(morning);
            }
            Day::ReadBefore if !self.arrived.is_empty() => {
                // As the conversation does: before the hour, what was read is an earlier day's.
                self.read(self.today - Days::new(1), morning);
            }
            _ => {}
        }
        match day {
            Day::Away => {}
            Day::AnswerLost => {
                self.deliver(hour, true);
                self.deliver(hour + TimeDelta::minutes(2), false);
            }
            _ => {
                self.deliver(hour, false);
            }
        }
        if day == Day::ReadAfter && !self.arrived.is_empty() {
            self.read(self.today, hour + TimeDelta::hours(1));
        }
        if day == Day::Snoozed && !self.arrived.is_empty() {
            self.situation.case.snooze(self.today + Days::new(1));
            self.plan_at(hour + TimeDelta::hours(1));
        }
        if day != Day::Away && self.ladder.claim(CHAT, hour + TimeDelta::hours(5)).is_some() {
            self.wrong("a second message on one day");
        }
        self.today = self.today + Days::new(1);
    }

    fn plan_at(&mut self, now: DateTime<Utc>) {
        let Situation { case, deadlines, .. } = &self.situation;
        let settings = Settings { hour: HOUR, ..Settings::default() };
        // The questions of the evening are messages of their own, and nobody is owed one.
        let mut planned = plan(case, &settings, deadlines, now);
        planned.retain(|it| it.rung != Rung::Ask);
        let repeats = planned.iter().filter(|it| it.rung == Rung::Again).count();
        if repeats > 7 {
            self.violations.push(format!("{repeats} repeats are planned"));
        }
        let reminders: Vec<Reminder> = planned.iter().map(|it| Reminder::new(case, it)).collect();
        self.ladder.replace(reminders, now);
    }

    fn read(&mut self, due_on: NaiveDate, now: DateTime<Utc>) {
        if self.mistake != Mistake::DoesNotHear {
            self.situation.case.has_read(due_on);
        }
        self.read_on = Some(due_on);
        self.plan_at(now);
    }

    /// One message with everything that is due.
    fn deliver(&mut self, now: DateTime<Utc>, answer_is_lost: bool) {
        let Some(mut attempt) = self.ladder.claim(CHAT, now) else { return };
        if self.mistake == Mistake::MarksUnsent && self.messages == 0 {
            self.messages += 1;
            self.ladder.settle(&attempt, Outcome::Sent { message_id: 1 }, now);
            return;
        }
        attempt.repeat &= self.mistake != Mistake::DropsTheMark;
        self.messages += 1;
        for due in &attempt.due {
            let (_, copies) = self.arrived.entry(due.id).or_insert((self.today, 0));
            *copies += 1;
            *self.ambiguous.entry(due.id).or_default() += usize::from(answer_is_lost);
            let is_again = due.id.rung == Rung::Again;
            let last_day = self.situation.last_day;
            if is_again && self.read_on.is_some_and(|read| read >= last_day && due.id.due_on > read) {
                self.violations.push(format!("{:?} although the last rung was read", due.id));
            }
            // Somebody may ask to be reminded tomorrow of what is filed.
            if self.is_over() && !matches!(due.id.rung, Rung::Pending | Rung::Snoozed) {
                self.violations.push(format!("{:?} although it was filed", due.id));
            }
        }
        if attempt.due.iter().any(|due| self.arrived[&due.id].1 > 1) && !attempt.repeat {
            self.wrong("a copy without a mark");
        }
        let outcome = if answer_is_lost { Outcome::Uncertain } else { Outcome::Sent { message_id: 1 } };
        self.ladder.settle(&attempt, outcome, now);
    }

    fn is_over(&self) -> bool {
        let is_filed = matches!(self.situation.case.application(), Application::Pending(_));
        is_filed && self.situation.matter == Matter::Renewal
    }

    fn repeats(&self) -> usize {
        self.arrived.keys().filter(|id| id.rung == Rung::Again).count()
    }

    fn judge(&mut self) {
        let now = instant_of(self.today, 0);
        let owed: Vec<String> = self
            .ladder
            .reminders()
            .filter(|it| it.at < now && !matches!(it.state, DeliveryState::Sent { .. } | DeliveryState::Done))
            .map(|it| format!("{:?} was promised and never came ({:?})", it.id, it.state))
            .collect();
        self.violations.extend(owed);
        // Each rung with a date of its own, read or not: reading one never takes another away.
        if !self.is_over() {
            let never = self.ladder.reminders().filter(|it| it.at < now && it.id.rung != Rung::Again);
            let never = never.filter(|it| !self.arrived.contains_key(&it.id));
            let never: Vec<String> = never.map(|it| format!("{:?} never arrived", it.id)).collect();
            self.violations.extend(never);
        }
        for (id, (_, copies)) in &self.arrived {
            let ambiguous = self.ambiguous.get(id).copied().unwrap_or(0);
            if *copies > 1 + ambiguous {
                self.violations.push(format!("{id:?}: {copies} copies, {ambiguous} ambiguous"));
            }
        }
        if self.repeats() > 7 {
            self.violations.push(format!("{} repeats", self.repeats()));
        }
    }

    fn wrong(&mut self, what: &str) {
        self.violations.push(format!("{what} on {}", self.today));
    }
}
