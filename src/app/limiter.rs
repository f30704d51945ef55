//! Telegram's limits, kept rather than bumped into: on the clock that is handed in, one chat's
//! pause never holds up another, and replies go before reminders.
//!
//! Reminders leave room for replies within 30 messages a second. A reply waits only while reminders
//! fill the second: it answers a person, at a pace people set; where Telegram still asks for a
//! pause, the pause is kept.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;

use crate::ports::Clock;
use crate::reminders::{ChatId, Outcome};

/// What is to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// The answer to something a person just did.
    Reply,
    /// A reminder, or any message nobody is waiting for.
    Reminder,
}

/// How fast Telegram lets a bot send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Messages a second in all.
    pub per_second: usize,
    /// Of these, so many are left to replies.
    pub kept_for_replies: usize,
    /// Reminders of one chat are so far apart.
    pub per_chat: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { per_second: 30, kept_for_replies: 2, per_chat: Duration::from_secs(1) }
    }
}

/// The window in which messages are counted: a hair more than the second Telegram counts in.
const WINDOW: Duration = Duration::from_millis(1001);
/// A second chat that is told to wait within this span means that the bot is meant, not the chat.
const WITNESS: Duration = Duration::from_secs(30);
/// A pause for everybody is never longer: each chat keeps its own pause besides.
const LONGEST_PAUSE_FOR_ALL: Duration = Duration::from_secs(60);

/// Says when the next message may go.
#[derive(Debug)]
pub struct Limiter {
    limits: Limits,
    pace: Mutex<Pace>,
}

#[derive(Debug, Default)]
struct Pace {
    /// What was sent within the window: when, and whether it was a reminder.
    sent: VecDeque<(Duration, bool)>,
    reminders: usize,
    /// Chats that may not be sent to before a moment.
    paused: HashMap<ChatId, Duration>,
    all_paused_until: Duration,
    /// The last chat that was told to wait, and when.
    witness: Option<(ChatId, Duration)>,
}

impl Limiter {
    /// A limiter that has sent nothing yet.
    pub fn new(limits: Limits) -> Limiter {
        Limiter { limits, pace: Mutex::default() }
    }

    /// Waits until a message may go, and counts it.
    pub async fn wait(&self, clock: &impl Clock, chat: ChatId, urgency: Urgency) {
        while let Err(wait) = self.try_send(clock.elapsed(), chat, urgency) {
            clock.sleep(wait).await;
        }
    }

    /// Counts a message that goes now, or says how long it has to wait. `now` is the monotonic
    /// clock's.
    pub fn try_send(&self, now: Duration, chat: ChatId, urgency: Urgency) -> Result<(), Duration> {
        let mut pace = self.lock();
        pace.forget(now);
        let paused = pace.paused.get(&chat).copied().unwrap_or_default().max(pace.all_paused_until);
        if paused > now {
            return Err(paused - now);
        }
        let reminders = self.limits.per_second.saturating_sub(self.limits.kept_for_replies).max(1);
        let is_full = match urgency {
            Urgency::Reply => pace.reminders > 0 && pace.sent.len() >= self.limits.per_second,
            Urgency::Reminder => pace.reminders >= reminders || pace.sent.len() >= self.limits.per_second,
        };
        if is_full && let Some((oldest, _)) = pace.sent.front() {
            return Err((*oldest + WINDOW).saturating_sub(now).max(Duration::from_millis(1)));
        }
        let is_reminder = urgency == Urgency::Reminder;
        pace.reminders += usize::from(is_reminder);
        pace.sent.push_back((now, is_reminder));
        if is_reminder {
            pace.paused.insert(chat, now + self.limits.per_chat);
        }
        Ok(())
    }

    /// Takes note of what became of a send: a pause for the chat, and for all only once a second
    /// chat was told to wait too.
    pub fn note(&self, now: Duration, chat: ChatId, outcome: Outcome) {
        let Outcome::RetryAfter(span) = outcome else { return };
        let span = span.max(TimeDelta::seconds(1)).to_std().unwrap_or(LONGEST_PAUSE_FOR_ALL);
        let mut pace = self.lock();
        pace.paused.insert(chat, now + span);
        if let Some((other, then)) = pace.witness
            && other != chat
            && now.saturating_sub(then) < WITNESS
        {
            pace.all_paused_until = now + span.min(LONGEST_PAUSE_FOR_ALL);
        }
        pace.witness = Some((chat, now));
    }

    fn lock(&self) -> MutexGuard<'_, Pace> {
        self.pace.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pace {
    fn forget(&mut self, now: Duration) {
        while let Some((then, is_reminder)) = self.sent.front().copied() {
            if then + WINDOW > now {
                break;
            }
            self.sent.pop_front();
            self.reminders -= usize::from(is_reminder);
        }
        if self.paused.len() > 1024 {
            self.paused.retain(|_, until| *until > now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(milliseconds: u64) -> Duration {
        Duration::from_millis(milliseconds)
    }

    #[test]
    fn no_second_ever_holds_more_than_thirty() {
        let limiter = Limiter::new(Limits::default());
        let mut sent = Vec::new();
        for at in 0..5000 {
            let urgency = if at % 400 == 0 { Urgency::Reply } else { Urgency::Reminder };
            if limiter.try_send(ms(at), ChatId(at as i64), urgency).is_ok() {
                sent.push(at);
            }
        }
        let most = sent.iter().map(|at| sent.iter().filter(|it| (*at..*at + 1000).contains(it)).count());
        assert_eq!(most.max(), Some(30));
        assert!(sent.len() > 140, "and it is used: {}", sent.len());
    }

    #[test]
    fn a_reply_goes_at_once_while_reminders_queue() {
        let limiter = Limiter::new(Limits::default());
        while limiter.try_send(ms(0), ChatId(rand(&limiter)), Urgency::Reminder).is_ok() {}
        assert!(limiter.try_send(ms(1), ChatId(-1), Urgency::Reminder).is_err());
        assert!(limiter.try_send(ms(1), ChatId(-1), Urgency::Reply).is_ok());
    }

    fn rand(limiter: &Limiter) -> i64 {
        limiter.lock().sent.len() as i64
    }

    #[test]
    fn one_chats_pause_holds_up_nobody_else() {
        let limiter = Limiter::new(Limits::default());
        limiter.note(ms(0), ChatId(1), Outcome::RetryAfter(TimeDelta::hours(3)));
        assert_eq!(limiter.try_send(ms(10), ChatId(1), Urgency::Reply), Err(ms(3 * 3_600_000 - 10)));
        assert_eq!(limiter.try_send(ms(10), ChatId(2), Urgency::Reminder), Ok(()));
    }

    #[test]
    fn a_second_chats_pause_means_everybody() {
        let limiter = Limiter::new(Limits::default());
        limiter.note(ms(0), ChatId(1), Outcome::RetryAfter(TimeDelta::seconds(5)));
        limiter.note(ms(100), ChatId(2), Outcome::RetryAfter(TimeDelta::seconds(5)));
        assert_eq!(limiter.try_send(ms(100), ChatId(3), Urgency::Reply), Err(ms(5000)));
        assert_eq!(limiter.try_send(ms(5100), ChatId(3), Urgency::Reply), Ok(()));
    }
}
