//! The schedule of a saved document: which reminders will still come, what they are counted from, and
//! how it is shown.

use chrono::{Days, NaiveDate};

use super::chat::Chat;
use super::concerns::{deadlines, is_expired, nearest, next_deadline};
use super::{World, names};
use crate::assess::{PenaltyVerdict, Renewal, RenewalState};
use crate::reminders::{Application, Case, Planned, Rung, Settings, plan};
use crate::speech::{Argument, Message, say};

/// Every reminder of a case by the law in force, those of the last months too.
pub fn planned(case: &Case, settings: &Settings, world: &World<'_>) -> Vec<Planned> {
    plan(case, settings, &deadlines(case, world), world.now)
}

/// The reminders that will still come, without the repeats of unread ones and the questions of the evening.
pub fn of(case: &Case, settings: &Settings, world: &World<'_>) -> Vec<Planned> {
    planned(case, settings, world)
        .into_iter()
        .filter(|planned| planned.at > world.now && !matches!(planned.rung, Rung::Again | Rung::Ask))
        .collect()
}

/// Whether some reminder is the last one before a date, which is repeated until it is read.
pub fn has_a_last_rung(case: &Case, settings: &Settings, world: &World<'_>) -> bool {
    planned(case, settings, world).iter().any(|planned| planned.at > world.now && planned.rung == Rung::Again)
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
        let expired = is_expired(case, world);
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
            match renewal.state {
                RenewalState::Filed => say::short_none(),
                RenewalState::InTime => say::short_none_apply_by(day),
                RenewalState::Late | RenewalState::Expired => say::short_none_late(day),
            }
        }
        (verdict, _) => Message::new(format!("short-{}", <&str>::from(verdict))),
    }
}

/// That the days are over which the law leaves for a card; `None` where none are counted.
pub fn silence(case: &Case, world: &World<'_>) -> Option<Message> {
    let Application::Pending(on) = case.application() else { return None };
    let limit = deadlines(case, world).answer_by?;
    Some(say::reminder_silence((limit - on).num_days(), on, limit))
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
        Rung::Ask => say::rung_ask(),
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
        Rung::Half(_) | Rung::Ask => occasion(rung),
        Rung::Loss(0) => say::rung_label_loss_day(),
        Rung::Loss(n) => say::rung_label_loss(days(n)),
        Rung::Snoozed => say::rung_snoozed(),
        Rung::Again => say::rung_label_again(),
        Rung::Canary => say::rung_canary(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_says_to_apply_by_a_day_only_while_it_has_not_passed() {
        let apply_by = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        for (state, message) in [
            (RenewalState::InTime, say::short_none_apply_by(apply_by)),
            (RenewalState::Late, say::short_none_late(apply_by)),
            (RenewalState::Filed, say::short_none()),
        ] {
            let renewal = Renewal { state, apply_by, go_by: None };
            assert_eq!(in_a_few_words(PenaltyVerdict::None, Some(renewal)), message);
        }
    }
}
