//! The stored ladder of a chat: every reminder with the state of its delivery, and how states change.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::delivery::{ALARM_AFTER, LEASE, repeat_at, retry_at};
use super::{
    Attempt, Case, ChatId, Death, DeliveryState, Due, Outcome, Planned, ReminderId, Rung, Settlement,
};

/// What may have arrived is known for so long after its hour, also when a change takes it off the
/// ladder: the wall clock may be set back by a day, and the hour moved to the end of one.
const KNOWN_FOR: TimeDelta = TimeDelta::days(3);
/// The instant of a repeat that is not wanted.
const NEVER: i64 = i64::MAX;

/// No try waits longer: a text that is refused in its plain form too waits a day, the longest pause
/// that Telegram was seen to ask for is 14 hours.
const LONGEST_WAIT: TimeDelta = TimeDelta::days(2);

/// One reminder with the state of its delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// What it is.
    pub id: ReminderId,
    /// The instant it is due.
    pub at: DateTime<Utc>,
    /// Counted from "apply by", because the calendar of working days ends before it.
    pub provisional: bool,
    /// Where it is.
    pub state: DeliveryState,
    /// How many sends were begun.
    pub attempts: u16,
    /// How many of them may have arrived without our knowing.
    pub ambiguous: u16,
    /// The richer text was refused: the next attempt is the plain one.
    pub plain: bool,
}

/// Every reminder of one chat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ladder {
    reminders: BTreeMap<ReminderId, Reminder>,
    /// Telegram asked for a pause in this chat, until then (seconds since 1970).
    paused_until: Option<i64>,
    /// The person blocked the bot: nothing is due until they come back.
    parked: bool,
}

impl Reminder {
    /// A reminder of a plan, as [`Ladder::replace`] takes it; done where the case says it was read.
    pub fn new(case: &Case, planned: &Planned) -> Reminder {
        let id = ReminderId { case: case.id, rung: planned.rung, due_on: planned.due_on };
        let mut reminder = Reminder::planned(id, planned.at);
        reminder.provisional = planned.provisional;
        // A reminder was read in the morning; the question of the evening was not.
        if planned.rung != Rung::Ask && case.read.contains(&planned.due_on) {
            reminder.state = DeliveryState::Done;
        }
        reminder
    }

    /// A reminder that nothing has happened to yet.
    pub fn planned(id: ReminderId, at: DateTime<Utc>) -> Reminder {
        Reminder {
            id,
            at,
            provisional: false,
            state: DeliveryState::Planned { not_before: None },
            attempts: 0,
            ambiguous: 0,
            plain: false,
        }
    }

    /// The same reminder as a later plan has it.
    fn planned_again(self, new: &Reminder) -> Reminder {
        let is_read = new.state == DeliveryState::Done && self.may_have_arrived();
        let state = match self.state {
            _ if is_read => DeliveryState::Done,
            // A plan brings it back; a copy of what is stored does not.
            DeliveryState::Uncertain { retry_at: NEVER } if new.state != self.state => {
                DeliveryState::Uncertain { retry_at: new.at.timestamp() }
            }
            state => state,
        };
        Reminder { at: new.at, provisional: new.provisional, state, ..self }
    }

    fn may_have_arrived(&self) -> bool {
        self.ambiguous > 0 || !matches!(self.state, DeliveryState::Planned { .. })
    }

    /// It is no longer wanted: what is not settled stays uncertain, and is not repeated.
    fn take_off(&mut self) {
        match self.state {
            DeliveryState::Sent { .. } | DeliveryState::Done | DeliveryState::Dead(_) => return,
            DeliveryState::Claimed { .. } => self.ambiguous = self.ambiguous.saturating_add(1),
            DeliveryState::Planned { .. } | DeliveryState::Uncertain { .. } => {}
        }
        self.state = DeliveryState::Uncertain { retry_at: NEVER };
    }

    /// A send was begun, and whoever began it never told what became of it. After two of those the
    /// text may be what kills: the next attempt is the plain one.
    fn lose_track(&mut self) {
        self.ambiguous = self.ambiguous.saturating_add(1);
        self.plain |= self.ambiguous >= 2;
    }

    /// The instant (seconds since 1970) from which something is to be done about it.
    fn next(&self) -> Option<i64> {
        match self.state {
            DeliveryState::Planned { not_before } => {
                Some(self.at.timestamp().max(not_before.unwrap_or(i64::MIN)))
            }
            DeliveryState::Claimed { until } => Some(until),
            DeliveryState::Uncertain { retry_at } => (retry_at != NEVER).then_some(retry_at),
            DeliveryState::Sent { .. } | DeliveryState::Done | DeliveryState::Dead(_) => None,
        }
    }
}

impl Ladder {
    /// A ladder as it was stored.
    pub fn from_parts(
        reminders: impl IntoIterator<Item = Reminder>,
        paused_until: Option<i64>,
        parked: bool,
    ) -> Ladder {
        let reminders = reminders.into_iter().map(|reminder| (reminder.id, reminder)).collect();
        Ladder { reminders, paused_until, parked }
    }

    /// Puts a new plan in the place of the old one. What both know keeps its state (and takes the
    /// new hour); what only the new one knows is planned, unless it was already past; what only the
    /// old one knows is gone, but what may have arrived is known for some days: should the next change
    /// bring it back, it is still the same reminder. What cannot have arrived yet cannot have been read.
    pub fn replace(&mut self, plan: impl IntoIterator<Item = Reminder>, now: DateTime<Utc>) {
        let mut old = std::mem::take(&mut self.reminders);
        for new in plan {
            let kept = match old.remove(&new.id) {
                Some(known) => known.planned_again(&new),
                None if new.at > now => {
                    Reminder { state: DeliveryState::Planned { not_before: None }, ..new }
                }
                None => continue,
            };
            self.reminders.insert(kept.id, kept);
        }
        old.retain(|_, it| it.may_have_arrived() && it.at + KNOWN_FOR > now);
        old.values_mut().for_each(Reminder::take_off);
        self.reminders.append(&mut old);
        self.doubt_long_waits(now);
    }

    /// A wait longer than any that is asked for was written down while the clock was wrong.
    fn doubt_long_waits(&mut self, now: DateTime<Utc>) {
        let latest = (now + LONGEST_WAIT).timestamp();
        self.paused_until = self.paused_until.filter(|until| *until <= latest);
        for reminder in self.reminders.values_mut() {
            reminder.state = match reminder.state {
                DeliveryState::Planned { not_before: Some(wait) } if wait > latest => {
                    DeliveryState::Planned { not_before: None }
                }
                DeliveryState::Uncertain { retry_at } if retry_at > latest && retry_at != NEVER => {
                    DeliveryState::Uncertain { retry_at: now.timestamp() }
                }
                DeliveryState::Claimed { until } if until > latest => {
                    DeliveryState::Claimed { until: (now + LEASE).timestamp() }
                }
                state => state,
            };
        }
    }

    /// Writes down that what is due is about to be sent, and hands it out. `None` if nothing is due.
    pub fn claim(&mut self, chat: ChatId, now: DateTime<Utc>) -> Option<Attempt> {
        let moment = now.timestamp();
        if self.next()? > moment {
            return None;
        }
        let mut attempt = Attempt { chat, due: Vec::new(), repeat: false, plain: false };
        for reminder in self.reminders.values_mut() {
            if reminder.next().is_none_or(|next| next > moment) {
                continue;
            }
            if matches!(reminder.state, DeliveryState::Claimed { .. }) {
                // Its lease has run out: whoever had it died, or is stuck.
                reminder.lose_track();
            }
            reminder.state = DeliveryState::Claimed { until: (now + LEASE).timestamp() };
            reminder.attempts = reminder.attempts.saturating_add(1);
            attempt.repeat |= reminder.ambiguous > 0;
            attempt.plain |= reminder.plain;
            let Reminder { id, at, provisional, attempts, .. } = *reminder;
            attempt.due.push(Due { id, at, provisional, attempt: attempts });
        }
        Some(attempt)
    }

    /// Writes down what became of an attempt. Reminders that were taken off the ladder meanwhile
    /// stay off; of those whose owner came back meanwhile (see [`unpark`](Self::unpark)) only that
    /// they arrived is still news.
    pub fn settle(&mut self, attempt: &Attempt, outcome: Outcome, now: DateTime<Utc>) -> Settlement {
        let mut settlement = Settlement::Settled;
        let mut settles_any = false;
        for due in &attempt.due {
            let Some(reminder) = self.reminders.get_mut(&due.id) else { continue };
            let settles = match reminder.state {
                DeliveryState::Claimed { .. } if due.attempt == reminder.attempts => true,
                // A later attempt is under way: that this one arrived is still news.
                DeliveryState::Claimed { .. } | DeliveryState::Uncertain { .. } => {
                    matches!(outcome, Outcome::Sent { .. })
                }
                _ => false,
            };
            if settles {
                settlement = settle_one(reminder, outcome, now);
                settles_any = true;
            }
        }
        match outcome {
            Outcome::RetryAfter(span) => self.paused_until = Some((now + span).timestamp()),
            Outcome::Blocked if settles_any => self.parked = true,
            Outcome::Sent { .. } => self.paused_until = None,
            _ => {}
        }
        settlement
    }

    /// After a start: a send that was under way when the process ended may have arrived.
    /// Returns whether anything changed.
    pub fn recover(&mut self, now: DateTime<Utc>) -> bool {
        let mut changed = false;
        for reminder in self.reminders.values_mut() {
            if matches!(reminder.state, DeliveryState::Claimed { .. }) {
                reminder.lose_track();
                reminder.state = DeliveryState::Uncertain { retry_at: now.timestamp() };
                changed = true;
            }
        }
        changed
    }

    /// The person blocked the bot: keep everything, send nothing.
    pub fn park(&mut self) {
        self.parked = true;
    }

    /// The person is back: what fell due meanwhile comes as one digest. A send that was under way
    /// while they came back may have met the block or not; that it was refused must not park them
    /// again, so it counts as uncertain.
    pub fn unpark(&mut self) {
        if self.parked {
            for reminder in self.reminders.values_mut() {
                if let DeliveryState::Claimed { until } = reminder.state {
                    reminder.ambiguous = reminder.ambiguous.saturating_add(1);
                    reminder.state = DeliveryState::Uncertain { retry_at: until };
                }
            }
        }
        self.parked = false;
        self.paused_until = None;
    }

    /// Whether it waits for the person to come back.
    pub fn is_parked(&self) -> bool {
        self.parked
    }

    /// Whether a send is under way (or was, when the process ended).
    pub fn is_claimed(&self) -> bool {
        self.reminders.values().any(|it| matches!(it.state, DeliveryState::Claimed { .. }))
    }

    /// The instant (seconds since 1970) at which something is to be done; `None` for never.
    pub fn next(&self) -> Option<i64> {
        if self.parked {
            return None;
        }
        let next = self.reminders.values().filter_map(Reminder::next).min()?;
        Some(next.max(self.paused_until.unwrap_or(i64::MIN)))
    }

    /// Until when Telegram asked for a pause in this chat (seconds since 1970).
    pub fn paused_until(&self) -> Option<i64> {
        self.paused_until
    }

    /// After a backup was put back: whatever is due by now may have been sent since the backup was
    /// made, so it comes marked as a possible repeat.
    pub fn restored(&mut self, now: DateTime<Utc>) {
        for reminder in self.reminders.values_mut() {
            if reminder.next().is_some() && reminder.at <= now {
                reminder.ambiguous = reminder.ambiguous.max(1);
                reminder.state = DeliveryState::Uncertain { retry_at: now.timestamp() };
            }
        }
    }

    /// Every reminder, by case and day.
    pub fn reminders(&self) -> impl Iterator<Item = &Reminder> {
        self.reminders.values()
    }

    /// Whether there is nothing left to do or to know.
    pub fn is_empty(&self) -> bool {
        self.reminders.is_empty() && !self.parked
    }
}

fn settle_one(reminder: &mut Reminder, outcome: Outcome, now: DateTime<Utc>) -> Settlement {
    let later = |not_before| DeliveryState::Planned { not_before: Some(not_before) };
    let (state, settlement) = match outcome {
        Outcome::Sent { message_id } => (DeliveryState::Sent { message_id }, Settlement::Settled),
        Outcome::NotSent => (later(retry_at(now, reminder.attempts)), Settlement::Later),
        Outcome::RetryAfter(span) => (later((now + span).timestamp()), Settlement::Later),
        Outcome::Blocked => (DeliveryState::Planned { not_before: None }, Settlement::Parked),
        Outcome::Gone => (DeliveryState::Dead(Death::ChatGone), Settlement::Settled),
        Outcome::Rejected if reminder.plain => {
            (later((now + TimeDelta::days(1)).timestamp()), Settlement::Alarm)
        }
        Outcome::Rejected => {
            reminder.plain = true;
            (later(now.timestamp()), Settlement::Later)
        }
        Outcome::Uncertain => {
            reminder.ambiguous = reminder.ambiguous.saturating_add(1);
            let escalated = reminder.ambiguous >= ALARM_AFTER;
            let settlement = if escalated { Settlement::Alarm } else { Settlement::Later };
            (DeliveryState::Uncertain { retry_at: repeat_at(now, reminder.ambiguous) }, settlement)
        }
        Outcome::Moot => (DeliveryState::Done, Settlement::Settled),
        Outcome::Halted => (later((now + TimeDelta::minutes(1)).timestamp()), Settlement::Later),
    };
    reminder.state = state;
    settlement
}
