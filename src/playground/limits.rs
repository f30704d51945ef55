//! Telegram's sending limits: 30 messages a second for the bot, one a second for a chat with a
//! small burst, 20 a minute for a group (core.telegram.org/bots/faq).

use std::collections::{BTreeMap, VecDeque};

use chrono::{DateTime, TimeDelta, Utc};

use super::error::ApiError;

/// What a chat may get at once before the pace of one a second holds.
const BURST: usize = 5;
/// The bot's own limit for one second.
const PER_SECOND: usize = 30;
/// A group's limit for one minute.
const PER_MINUTE_IN_GROUP: usize = 20;

/// Remembers when messages went out.
pub(crate) struct Limits {
    pub on: bool,
    /// The bot's own limit for one second.
    pub per_second: usize,
    /// How many messages were refused.
    pub refused: u64,
    all: VecDeque<DateTime<Utc>>,
    by_chat: BTreeMap<i64, VecDeque<DateTime<Utc>>>,
}

impl Default for Limits {
    fn default() -> Limits {
        let (all, by_chat) = (VecDeque::new(), BTreeMap::new());
        Limits { on: false, per_second: PER_SECOND, refused: 0, all, by_chat }
    }
}

impl Limits {
    pub fn on() -> Limits {
        Limits { on: true, ..Limits::default() }
    }

    pub fn off() -> Limits {
        Limits::default()
    }

    /// Counts one message to a chat, or refuses it with the seconds to wait.
    ///
    /// # Errors
    /// Too many messages: to this chat, to this group in a minute, or to all chats in a second.
    pub fn admit(&mut self, chat: i64, now: DateTime<Utc>) -> Result<(), ApiError> {
        if !self.on {
            return Ok(());
        }
        let admitted = self.has_room(chat, now);
        self.refused += u64::from(admitted.is_err());
        admitted
    }

    fn has_room(&mut self, chat: i64, now: DateTime<Utc>) -> Result<(), ApiError> {
        let sent = self.by_chat.entry(chat).or_default();
        refuse(sent, now, BURST as i64, BURST)?;
        if chat < 0 {
            refuse(sent, now, 60, PER_MINUTE_IN_GROUP)?;
        }
        refuse(&self.all, now, 1, self.per_second)?;
        sent.push_back(now);
        self.all.push_back(now);
        forget(sent, now, 60);
        forget(&mut self.all, now, 1);
        Ok(())
    }
}

fn refuse(
    sent: &VecDeque<DateTime<Utc>>,
    now: DateTime<Utc>,
    seconds: i64,
    at_most: usize,
) -> Result<(), ApiError> {
    let since = now - TimeDelta::seconds(seconds);
    let recent: Vec<_> = sent.iter().filter(|at| **at > since && **at <= now).collect();
    match recent.first() {
        Some(first) if recent.len() >= at_most => {
            let wait = (**first + TimeDelta::seconds(seconds) - now).num_milliseconds();
            Err(ApiError::too_many_requests((wait.max(1) as u64).div_ceil(1000)))
        }
        _ => Ok(()),
    }
}

fn forget(sent: &mut VecDeque<DateTime<Utc>>, now: DateTime<Utc>, seconds: i64) {
    let before = now - TimeDelta::seconds(seconds);
    sent.retain(|at| *at > before && *at <= now);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chat_gets_a_burst_of_five_and_then_must_wait() {
        let mut limits = Limits::on();
        let now = Utc::now();
        for _ in 0..5 {
            limits.admit(1, now).unwrap();
        }
        let refused = limits.admit(1, now).unwrap_err();
        assert_eq!((refused.code, refused.description.as_str()), (429, "Too Many Requests: retry after 5"));
        limits.admit(2, now).unwrap();
        limits.admit(1, now + TimeDelta::seconds(5)).unwrap();
    }

    #[test]
    fn the_bot_gets_thirty_a_second() {
        let mut limits = Limits::on();
        let now = Utc::now();
        for chat in 1..=30 {
            limits.admit(chat, now).unwrap();
        }
        assert_eq!(limits.admit(31, now).unwrap_err().code, 429);
        limits.admit(31, now + TimeDelta::seconds(1)).unwrap();
    }

    #[test]
    fn another_rate_is_kept_and_what_is_refused_is_counted() {
        let mut limits = Limits { per_second: 100, ..Limits::on() };
        let now = Utc::now();
        let refused = (1..=130).filter(|chat| limits.admit(*chat, now).is_err()).count();
        assert_eq!((refused, limits.refused), (30, 30));
    }

    #[test]
    fn switched_off_they_refuse_nothing() {
        let mut limits = Limits::off();
        for _ in 0..1000 {
            limits.admit(1, Utc::now()).unwrap();
        }
    }
}
