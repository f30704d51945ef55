//! The heartbeat reminder (canary): one a day to each administrator, planned, claimed, sent and settled like
//! everybody's (planned in `canaries`). Its absence is the alarm.

use chrono::{DateTime, Days, TimeDelta, Timelike, Utc};
use chrono_tz::Asia::Almaty;

use super::{App, i64_of, overdue_minutes};
use crate::ports::{Clock, Ports, Store};
use crate::reminders::{CaseId, ChatId, DeliveryState, Due, Ladder, Reminder, ReminderId, Rung, instant_of};
use crate::speech::{Message, say};

/// The hour of the day in Kazakhstan at which it is due.
const HOUR: u8 = 9;
/// How long it is remembered that one was sent, in days.
const KEPT_DAYS: u64 = 30;
/// No document of a person has this number: theirs count from 1.
const CASE: CaseId = CaseId(0);

/// Adds the canaries to an administrator's plan: nobody else has any. Those of the last days keep
/// what became of them; the next one is planned.
pub fn add_to<P: Ports>(app: &App<P>, chat: ChatId, plan: &mut Vec<Reminder>, now: DateTime<Utc>) {
    if app.options.admins.contains(&chat.0) {
        plan.retain(|reminder| reminder.id.rung != Rung::Canary);
        plan.extend(canaries(now));
    }
}

/// What a canary says.
pub fn words<P: Ports>(app: &App<P>) -> Message {
    let store = app.store.figures();
    say::admin_daily(i64_of(store.chats), i64_of(store.outbox), overdue_minutes(app))
}

/// Whether a reminder is a canary.
pub fn is_canary(due: &Due) -> bool {
    due.id.rung == Rung::Canary
}

/// How long ago the last canary that Telegram accepted was due, for the administrator who waits
/// longest; one who has had none waits since the start. `None` without administrators.
pub async fn age<P: Ports>(app: &App<P>) -> Option<TimeDelta> {
    let uptime = TimeDelta::from_std(app.metrics.uptime()).unwrap_or_default();
    let mut oldest = None;
    for admin in &app.options.admins {
        let ladder = app.store.ladder(ChatId(*admin)).await.unwrap_or_default();
        let sent = sent_canaries(&ladder).max();
        oldest = oldest.max(Some(sent.map_or(uptime, |sent| app.clock.now() - sent)));
    }
    oldest
}

fn sent_canaries(ladder: &Ladder) -> impl Iterator<Item = DateTime<Utc>> {
    let is_sent =
        |it: &&Reminder| it.id.rung == Rung::Canary && matches!(it.state, DeliveryState::Sent { .. });
    ladder.reminders().filter(is_sent).map(|it| it.at)
}

fn canaries(now: DateTime<Utc>) -> impl Iterator<Item = Reminder> {
    let there = now.with_timezone(&Almaty);
    let has_been = u64::from(there.hour() >= u32::from(HOUR));
    let next = there.date_naive() + Days::new(has_been);
    (0..=KEPT_DAYS).map(move |back| {
        let due_on = next - Days::new(back);
        Reminder::planned(ReminderId { case: CASE, rung: Rung::Canary, due_on }, instant_of(due_on, HOUR))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_canary_is_due_at_nine_in_kazakhstan() {
        let next = |text: &str| {
            let now = text.parse().unwrap_or_else(|error| panic!("{error}"));
            canaries(now).next().map(|it| it.at.to_rfc3339())
        };
        assert_eq!(next("2026-11-22T03:59:59Z").as_deref(), Some("2026-11-22T04:00:00+00:00"));
        assert_eq!(next("2026-11-22T04:00:00Z").as_deref(), Some("2026-11-23T04:00:00+00:00"));
    }
}
