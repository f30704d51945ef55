//! Who comes first where not everybody can be served at once: whoever had least in the last minute.

use std::collections::HashMap;
use std::time::Duration;

use crate::reminders::ChatId;

/// What happened within this span counts, and what happened in the one before it.
const SPAN: Duration = Duration::from_secs(30);
/// More chats than this are looked through for those that can be forgotten.
const MANY: usize = 4096;
/// How often those who no longer wait are looked for.
const LOOKED_THROUGH_EVERY: Duration = Duration::from_secs(1);

/// What each chat asked for and got in the last minute, and who waits for a place.
#[derive(Debug, Default)]
pub struct Shares {
    chats: HashMap<ChatId, Share>,
    waiting: HashMap<ChatId, Waiting>,
    /// When those who wait were last looked through.
    looked_through: Duration,
}

#[derive(Clone, Copy, Debug, Default)]
struct Share {
    /// Which span it was last counted in.
    span: u128,
    now: Counts,
    before: Counts,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    asked: u32,
    got: u32,
}

#[derive(Clone, Copy, Debug)]
struct Waiting {
    since: Duration,
    /// Whoever has not come back by then waits no more.
    until: Duration,
}

impl Share {
    fn at(mut self, now: Duration) -> Share {
        let span = now.as_millis() / SPAN.as_millis();
        match span.saturating_sub(self.span) {
            0 => {}
            1 => (self.before, self.now) = (self.now, Counts::default()),
            _ => (self.before, self.now) = (Counts::default(), Counts::default()),
        }
        self.span = span;
        self
    }

    /// Whoever asked for much had its share, even while it still waits for most of it.
    fn size(self) -> u32 {
        let asked = self.now.asked.saturating_add(self.before.asked);
        asked.max(self.now.got.saturating_add(self.before.got))
    }
}

impl Shares {
    /// A chat wants one answer more; returns its share.
    pub fn asked(&mut self, now: Duration, chat: ChatId) -> u32 {
        let share = self.chats.entry(chat).or_default();
        *share = share.at(now);
        share.now.asked = share.now.asked.saturating_add(1);
        let size = share.size();
        if self.chats.len() > MANY {
            self.chats.retain(|_, share| share.at(now).size() > 0);
        }
        size
    }

    /// A chat was served, and waits no more.
    pub fn served(&mut self, now: Duration, chat: ChatId) {
        self.waiting.remove(&chat);
        let share = self.chats.entry(chat).or_default();
        *share = share.at(now);
        share.now.got = share.now.got.saturating_add(1);
    }

    /// How many of those who wait come before this chat; they are not counted beyond `most`.
    pub fn ahead_of(&mut self, now: Duration, chat: ChatId, most: usize) -> usize {
        if now >= self.looked_through + LOOKED_THROUGH_EVERY {
            self.waiting.retain(|_, waiting| waiting.until >= now);
            self.looked_through = now;
        }
        let since = self.waiting.get(&chat).map_or(now, |waiting| waiting.since);
        let mine = (self.size(now, chat), since, chat);
        let others = self.waiting.iter().filter(|(other, waiting)| **other != chat && waiting.until >= now);
        let ahead =
            others.filter(|(other, waiting)| (self.size(now, **other), waiting.since, **other) < mine);
        ahead.take(most).count()
    }

    /// A chat found no place and comes back before `until`.
    pub fn waits(&mut self, now: Duration, chat: ChatId, until: Duration) {
        self.waiting.entry(chat).or_insert(Waiting { since: now, until }).until = until;
    }

    /// A chat competes for no place at this moment.
    pub fn steps_back(&mut self, chat: ChatId) {
        self.waiting.remove(&chat);
    }

    /// How much a chat asked for or got in the last minute.
    pub fn size(&self, now: Duration, chat: ChatId) -> u32 {
        self.chats.get(&chat).map_or(0, |share| share.at(now).size())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn s(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn whoever_had_least_in_the_last_minute_comes_first() {
        let mut shares = Shares::default();
        for _ in 0..5 {
            shares.asked(s(1), ChatId(1));
        }
        shares.asked(s(1), ChatId(2));
        let ahead = |shares: &mut Shares, now, chat| shares.ahead_of(s(now), ChatId(chat), 99);
        shares.waits(s(1), ChatId(1), s(200));
        shares.waits(s(2), ChatId(2), s(200));
        assert_eq!((ahead(&mut shares, 2, 1), ahead(&mut shares, 2, 2)), (1, 0));
        // A minute later nobody has had anything, and whoever waits longest comes first.
        assert_eq!((ahead(&mut shares, 100, 1), ahead(&mut shares, 100, 2)), (0, 1));
        shares.served(s(100), ChatId(1));
        assert_eq!(ahead(&mut shares, 100, 1), 1);
    }

    #[test]
    fn whoever_does_not_come_back_holds_up_nobody() {
        let mut shares = Shares::default();
        shares.waits(s(1), ChatId(1), s(2));
        assert_eq!(shares.ahead_of(s(2), ChatId(2), 99), 1);
        assert_eq!(shares.ahead_of(s(3), ChatId(2), 99), 0);
    }
}
