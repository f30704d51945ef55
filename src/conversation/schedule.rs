//! The schedule of a saved document: which reminders will still come, what they are counted from, and
//! how it is shown.

use chrono::{Days, NaiveDate};

use super::chat::Chat;
use super::{World, names};
use crate::assess::{
    Facts, PenaltyVerdict, Renewal, assess, complaint_go_by, half_payment_last_day, objection_last_day,
    refusal_complaint_last_day,
};
use crate::law::{FigureValue, PenaltyRule};
use crate::reminders::{Case, CaseState, Deadlines, Planned, Rung, Settings, plan};
use crate::speech::{Argument, Message, say};

/// The dates a case's reminders are counted from, by the law in force.
pub fn deadlines(case: &Case, world: &World<'_>) -> Deadlines {
    let object_by = match case.state {
        CaseState::Fined { handed_over: Some(day) } => objection_last_day(day, world.law),
        CaseState::Refused { learnt: Some(day) } => refusal_complaint_last_day(day, world.law),
        _ => None,
    };
    let deadlines = match assess(&case.facts, world.today, world.law) {
        Ok(assessment) => Deadlines::new(&assessment, object_by),
        // A first card that is waited for has no dates yet; its reminders are counted from filing.
        Err(_) => Deadlines { object_by, ..Deadlines::default() },
    };
    let half_by = match case.state {
        CaseState::HalfOffered { on } => half_payment_last_day(on, world.law),
        _ => None,
    };
    Deadlines {
        answer_by: answer_by(&case.facts, world),
        object_go_by: object_by.and_then(|last| complaint_go_by(last, world.law)),
        half_by,
        ..deadlines
    }
}

/// The last day that the law leaves for making a card after a pending application (law on identity
/// documents, article 20(1)); `None` where nothing is pending, and for papers of other laws.
pub fn answer_by(facts: &Facts, world: &World<'_>) -> Option<NaiveDate> {
    let filed = facts.filed_on().filter(|_| is_a_card(facts, world))?;
    let (_, FigureValue::Number(days)) = world.law.figure("card-limit-days", filed)? else { return None };
    filed.checked_add_days(Days::new(u64::try_from(days).ok()?))
}

/// A permanent resident's card: for a temporary permit more than a fine is at stake, and a lawyer
/// comes before any letter; of the others no rule is known.
pub fn is_a_card(facts: &Facts, world: &World<'_>) -> bool {
    let rule = world.law.document(&facts.document).and_then(|document| document.penalty.at(world.today));
    matches!(rule, Some((_, PenaltyRule::LapsedCard(_))))
}

/// Every reminder of a case by the law in force, those of the last months too.
pub fn planned(case: &Case, settings: &Settings, world: &World<'_>) -> Vec<Planned> {
    plan(case, settings, &deadlines(case, world), world.now)
}

/// The reminders that will still come, without the repeats of unread ones.
pub fn of(case: &Case, settings: &Settings, world: &World<'_>) -> Vec<Planned> {
    planned(case, settings, world)
        .into_iter()
        .filter(|planned| planned.at > world.now && planned.rung != Rung::Again)
        .collect()
}

/// Whether some reminder is the last one before a date, which is repeated until it is read.
pub fn has_a_last_rung(case: &Case, settings: &Settings, world: &World<'_>) -> bool {
    planned(case, settings, world).iter().any(|planned| planned.at > world.now && planned.rung == Rung::Again)
}

/// The nearest date that asks something of the person; none while nothing is due.
pub fn next_deadline(case: &Case, world: &World<'_>) -> Option<NaiveDate> {
    let dates = deadlines(case, world);
    let ahead = |date: &NaiveDate| *date >= world.today;
    // The day to go; once it is over, the last day itself.
    let complain = [dates.object_go_by, dates.object_by].into_iter().flatten().find(ahead);
    match case.state {
        CaseState::Filed { .. } | CaseState::InHand | CaseState::Stopped => None,
        CaseState::Fined { .. } => complain,
        CaseState::HalfOffered { .. } => {
            [dates.half_by, dates.expires].into_iter().flatten().filter(ahead).min()
        }
        CaseState::Lost { .. } => dates.loss_by.filter(ahead),
        CaseState::Refused { .. } => [complain, dates.expires].into_iter().flatten().filter(ahead).min(),
        CaseState::NotFiled | CaseState::Returned => {
            [dates.go_by.or(dates.apply_by), dates.expires].into_iter().flatten().filter(ahead).min()
        }
    }
}

/// The date by which documents are put in order: what is to come, else what has passed already,
/// which is nearer than any date to come. `None` while nothing is due.
pub fn nearest(case: &Case, world: &World<'_>) -> Option<NaiveDate> {
    let dates = deadlines(case, world);
    match case.state {
        CaseState::Filed { .. } | CaseState::InHand | CaseState::Stopped => None,
        CaseState::Fined { .. } => next_deadline(case, world).or(dates.object_by),
        CaseState::Lost { .. } => dates.loss_by.or(dates.expires),
        _ => next_deadline(case, world).or(dates.expires),
    }
}

/// Repeated reminders of one kind are one line from this many on.
const A_RUN: usize = 3;

/// One line a reminder of a case, as one paragraph.
fn lines(case: &Case, planned: &[Planned], world: &World<'_>) -> Message {
    let rule = deadlines(case, world).apply_by.is_some();
    one_below_the_other(planned.iter().map(|planned| line(planned, rule)).collect())
}

/// The same, with a run of one kind as one line.
fn lines_in_runs(case: &Case, planned: &[Planned], world: &World<'_>) -> Message {
    let rule = deadlines(case, world).apply_by.is_some();
    let runs = planned.chunk_by(|one, next| one.rung == next.rung);
    one_below_the_other(runs.flat_map(|same| run(same, rule)).collect())
}

fn one_below_the_other(lines: Vec<Message>) -> Message {
    let mut lines = lines.into_iter().rev();
    let Some(last) = lines.next() else { return say::no_reminders_left() };
    lines.fold(last, |below, line| {
        Message::new("lines")
            .with("first_message", Argument::Message(Box::new(line)))
            .with("then_message", Argument::Message(Box::new(below)))
    })
}

fn run(same: &[Planned], rule: bool) -> Vec<Message> {
    match same {
        [first, .., last] if same.len() >= A_RUN => {
            vec![say::reminder_line_run(same.len() as i64, first.due_on, occasion(first.rung), last.due_on)]
        }
        few => few.iter().map(|planned| line(planned, rule)).collect(),
    }
}

fn line(planned: &Planned, rule: bool) -> Message {
    let rung = match planned.rung {
        // Without a legal day to apply, the same rungs are counted from the expiry.
        Rung::GoBy(days) if !rule => Rung::Expiry(days),
        rung => rung,
    };
    say::reminder_line(planned.due_on, occasion(rung))
}

/// So many days ahead are the next month, in which reminders are counted: how many will come in all
/// frightens, and changes when somebody applies.
const NEXT_MONTH: Days = Days::new(30);

/// The reminders of one document: at which hour, how many in the next month, then the next ones, a
/// line each.
pub fn paragraphs(chat: &Chat, case: &Case, most: usize, world: &World<'_>) -> Vec<Message> {
    let planned = of(case, &chat.settings, world);
    if planned.is_empty() {
        let expired = nearest(case, world).is_some();
        return vec![if expired { say::no_reminders_expired() } else { say::no_reminders_left() }];
    }
    let hour = names::hour(chat.settings.hour);
    // One line more would take the place of the line that says how many are left.
    if planned.len() <= most.saturating_add(1) {
        let mut paragraphs = vec![say::reminders_will_come(hour), lines_in_runs(case, &planned, world)];
        paragraphs.extend(planned.iter().any(|one| one.provisional).then(say::reminders_provisional));
        return paragraphs;
    }
    let next = planned.get(..most).unwrap_or_default();
    let soon = planned.iter().filter(|one| one.due_on <= world.today + NEXT_MONTH).count() as i64;
    vec![say::reminders_will_come_next(soon, hour), lines(case, next, world), say::reminders_and_more()]
}

/// The saved documents with their next deadline, the nearest first.
pub fn nearest_first(chat: &Chat, world: &World<'_>) -> Vec<(Option<NaiveDate>, Case)> {
    let with_deadline = |case: &Case| (next_deadline(case, world), case.clone());
    let mut cases: Vec<(Option<NaiveDate>, Case)> = chat.cases.iter().map(with_deadline).collect();
    cases.sort_by_cached_key(|(_, case)| {
        let nearest = nearest(case, world);
        (nearest.is_none(), nearest, case.id)
    });
    cases
}

/// A verdict in a few words: `short-<penalty>` with the last working day to apply where there is one ahead.
pub fn in_a_few_words(verdict: PenaltyVerdict, renewal: Option<Renewal>) -> Message {
    match (verdict, renewal) {
        (PenaltyVerdict::None, Some(renewal)) => {
            let day = renewal.go_by.unwrap_or(renewal.apply_by);
            Message::new("short-none-apply-by").with("apply_by_date", Argument::Date(day))
        }
        (verdict, _) => Message::new(format!("short-{}", <&str>::from(verdict))),
    }
}

/// What a rung is about, in a few words.
pub fn occasion(rung: Rung) -> Message {
    let days = |days: u8| i64::from(days);
    match rung {
        Rung::GoBy(0) => say::rung_go_by_day(),
        Rung::GoBy(n) => say::rung_go_by(days(n)),
        Rung::Weekly => say::rung_weekly(),
        Rung::Overdue => say::rung_overdue(),
        Rung::Expiry(0) => say::rung_expiry_day(),
        Rung::Expiry(n) => say::rung_expiry(days(n)),
        Rung::Expired(n) => say::rung_expired(days(n)),
        Rung::Pending => say::rung_pending(),
        Rung::Silence => say::rung_silence(),
        Rung::Object(0) => say::rung_object_day(),
        Rung::Object(n) => say::rung_object(days(n)),
        Rung::Half(0) => say::rung_half_day(),
        Rung::Half(n) => say::rung_half(days(n)),
        Rung::Loss(0) => say::rung_loss_day(),
        Rung::Loss(n) => say::rung_loss(days(n)),
        Rung::Snoozed => say::rung_snoozed(),
        Rung::Again => say::rung_again(),
        Rung::Canary => say::rung_canary(),
    }
}

/// The same in two or three words, for a button.
pub fn label(rung: Rung) -> Message {
    let days = |days: u8| i64::from(days);
    match rung {
        Rung::GoBy(0) => say::rung_label_go_by_day(),
        Rung::GoBy(n) => say::rung_label_go_by(days(n)),
        Rung::Weekly => say::rung_label_weekly(),
        Rung::Overdue => say::rung_label_overdue(),
        Rung::Expiry(0) => say::rung_label_expiry_day(),
        Rung::Expiry(n) => say::rung_label_expiry(days(n)),
        Rung::Expired(n) => say::rung_label_expired(days(n)),
        Rung::Pending => say::rung_label_pending(),
        Rung::Silence => say::rung_label_silence(),
        Rung::Object(0) => say::rung_label_object_day(),
        Rung::Object(n) => say::rung_label_object(days(n)),
        Rung::Half(_) => occasion(rung),
        Rung::Loss(0) => say::rung_label_loss_day(),
        Rung::Loss(n) => say::rung_label_loss(days(n)),
        Rung::Snoozed => say::rung_snoozed(),
        Rung::Again => say::rung_label_again(),
        Rung::Canary => say::rung_canary(),
    }
}
