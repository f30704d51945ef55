//! Telegram's limits, kept rather than bumped into: on the clock that is handed in, one chat's
//! pause never holds up another, and replies go before reminders.
//!
//! Thirty messages a second in all; while a reply waits for its turn, reminders take only the few
//! places that are kept for them, so that neither can starve the other. One chat gets a short burst of
//! replies, as Telegram allows, and then one a second. Where replies have to wait, whoever had least in the
//! last minute goes first. Where Telegram still asks for a pause, it is kept.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use chrono::TimeDelta;

use super::shares::Shares;
use crate::locks::lock;
use crate::ports::Clock;
pub use crate::ports::Urgency;
use crate::reminders::{ChatId, Outcome};

/// How fast Telegram lets a bot send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Messages a second in all.
    pub per_second: usize,
    /// Of these, so many are left to replies.
    pub kept_for_replies: usize,
    /// And so many to reminders, however many replies wait.
    pub kept_for_reminders: usize,
    /// Messages of one chat are so far apart.
    pub per_chat: Duration,
    /// Except for so many replies, which may go at once.
    pub burst: u32,
    /// Whether replies are held to this too while no reminders go out. Telegram's own servers ask
    /// for it; another Bot API server says by itself when it wants a pause.
    pub hold_replies: bool,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            per_second: 30,
            kept_for_replies: 2,
            kept_for_reminders: 2,
            per_chat: Duration::from_secs(1),
            burst: 8,
            hold_replies: true,
        }
    }
}

/// The window in which messages are counted: a hair more than the second Telegram counts in.
const WINDOW: Duration = Duration::from_millis(1001);
/// A message counts from its answer, as nobody knows when it was met on its way; but from no later than so long
/// after it went, so that a slow server does not slow everything down further.
const LONGEST_WAY: Duration = Duration::from_millis(300);
/// A reply that found no place comes back for one within this span after its wait.
const HANDED_ON: Duration = Duration::from_millis(50);
/// A second 429 from another chat within this span means that the limit is the bot's, not the chat's.
const WITNESS: Duration = Duration::from_secs(30);
/// A pause for everybody is never longer: each chat keeps its own pause besides.
const LONGEST_PAUSE_FOR_ALL: Duration = Duration::from_secs(60);

/// Says when the next message may go.
#[derive(Debug)]
pub struct Limiter {
    limits: Limits,
    /// This instance's part of what one bot may send in a second.
    allowance: AtomicUsize,
    pace: Mutex<Pace>,
}

#[derive(Debug, Default)]
struct Pace {
    /// What was sent within the window, the first to leave it first.
    sent: VecDeque<Going>,
    reminders: usize,
    /// When a chat's burst of replies is spent to the last one: each reply moves it on by
    /// [`Limits::per_chat`].
    spent: HashMap<ChatId, Duration>,
    /// Until then a reply waits that found no place.
    reply_waits_until: Duration,
    /// Chats that may not be sent to before a moment.
    paused: HashMap<ChatId, Duration>,
    all_paused_until: Duration,
    /// Who had how much, and who waits for a place.
    shares: Shares,
    /// The last chat that was told to wait, and when.
    witness: Option<(ChatId, Duration)>,
}

/// A message that was let through.
#[derive(Clone, Copy, Debug)]
struct Going {
    /// From when on it counts: since it went, or since its answer.
    since: Duration,
    chat: ChatId,
    is_reminder: bool,
    is_answered: bool,
}

impl Limiter {
    /// A limiter that has sent nothing yet.
    pub fn new(limits: Limits) -> Limiter {
        Limiter { limits, allowance: AtomicUsize::new(usize::MAX), pace: Mutex::default() }
    }

    /// From now on no more than this many messages a second; other instances send the rest.
    pub fn allow(&self, per_second: usize) {
        self.allowance.store(per_second, Ordering::Relaxed);
    }

    /// Waits until a message may go, and counts it.
    pub async fn wait(&self, clock: &impl Clock, chat: ChatId, urgency: Urgency) {
        while let Err(wait) = self.try_send(clock.elapsed(), chat, urgency) {
            clock.sleep(wait).await;
        }
    }

    /// A chat wants one answer more; returns how much it asked for in the last minute.
    pub fn asked(&self, now: Duration, chat: ChatId) -> u32 {
        self.lock().shares.asked(now, chat)
    }

    /// How much a chat asked for or got in the last minute.
    pub fn share(&self, now: Duration, chat: ChatId) -> u32 {
        self.lock().shares.size(now, chat)
    }

    /// Counts a message that goes now. `now` is the monotonic clock's.
    ///
    /// # Errors
    /// How long it has to wait; nothing was counted then. Less may turn out enough, and another message may come
    /// first: ask again after it.
    pub fn try_send(&self, now: Duration, chat: ChatId, urgency: Urgency) -> Result<(), Duration> {
        let mut pace = self.lock();
        pace.forget(now);
        let paused = pace.paused.get(&chat).copied().unwrap_or_default().max(pace.all_paused_until);
        if paused > now {
            return Err(paused - now);
        }
        let is_reminder = urgency == Urgency::Reminder;
        let is_shared = self.allowance.load(Ordering::Relaxed) != usize::MAX;
        if !is_reminder && !self.limits.hold_replies && !is_shared && pace.reminders == 0 {
            return Ok(());
        }
        let spent = pace.spent.get(&chat).copied().unwrap_or_default().max(now) + self.limits.per_chat;
        let allowed = if is_reminder {
            now + self.limits.per_chat
        } else {
            now + self.limits.per_chat * self.limits.burst
        };
        if spent > allowed {
            pace.shares.steps_back(chat);
            return Err(spent - allowed);
        }
        let ahead = if is_reminder { 0 } else { pace.shares.ahead_of(now, chat, self.limits.per_second + 1) };
        if let Some(wait) = self.wait_for_a_place(&pace, now, urgency, ahead) {
            if !is_reminder {
                pace.reply_waits_until = now + wait + HANDED_ON;
                pace.shares.waits(now, chat, now + wait + HANDED_ON);
            }
            return Err(wait);
        }
        if !is_reminder {
            pace.shares.served(now, chat);
        }
        pace.reminders += usize::from(is_reminder);
        pace.going(Going { since: now, chat, is_reminder, is_answered: false });
        pace.spent.insert(chat, spent);
        Ok(())
    }

    /// How long all places within the second are taken, or wanted by the `ahead` who come first; `None`
    /// if one is free.
    fn wait_for_a_place(
        &self,
        pace: &Pace,
        now: Duration,
        urgency: Urgency,
        ahead: usize,
    ) -> Option<Duration> {
        let is_reminder = urgency == Urgency::Reminder;
        let Limits { per_second, kept_for_replies, kept_for_reminders, .. } = self.limits;
        let per_second = per_second.min(self.allowance.load(Ordering::Relaxed));
        let (all, reminders) = (pace.sent.len(), pace.reminders);
        let mine = if is_reminder { reminders } else { all - reminders };
        let kept_for_others = if is_reminder { kept_for_replies } else { kept_for_reminders };
        let gives_way = is_reminder && pace.reply_waits_until > now && reminders >= kept_for_reminders;
        let most = per_second.saturating_sub(kept_for_others).max(1);
        let free = per_second.saturating_sub(all).min(most.saturating_sub(mine));
        if free > ahead && !gives_way {
            return None;
        }
        // The place of the oldest message is the next to be free, and goes to whoever is first.
        let after = pace.sent.get(ahead.saturating_sub(free)).or(pace.sent.back());
        let wait = after.map_or(HANDED_ON, |going| (going.since + WINDOW).saturating_sub(now));
        Some(wait.max(Duration::from_millis(1)))
    }

    /// Takes note of what became of a send: a pause for the chat, and for all only once a second
    /// chat was told to wait too.
    pub fn note(&self, now: Duration, chat: ChatId, outcome: Outcome) {
        let mut pace = self.lock();
        pace.is_answered(now, chat);
        let Outcome::RetryAfter(span) = outcome else { return };
        let span = span.max(TimeDelta::seconds(1)).to_std().unwrap_or(LONGEST_PAUSE_FOR_ALL);
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
        lock(&self.pace)
    }
}

impl Pace {
    fn going(&mut self, going: Going) {
        let place = self.sent.partition_point(|other| other.since <= going.since);
        self.sent.insert(place, going);
    }

    /// The first message of a chat that had no answer has one now.
    fn is_answered(&mut self, now: Duration, chat: ChatId) {
        let place = self.sent.iter().position(|going| going.chat == chat && !going.is_answered);
        if let Some(going) = place.and_then(|place| self.sent.remove(place)) {
            let since = now.min(going.since + LONGEST_WAY);
            self.going(Going { since, is_answered: true, ..going });
        }
    }

    fn forget(&mut self, now: Duration) {
        while let Some(going) = self.sent.front().copied() {
            if going.since + WINDOW > now {
                break;
            }
            self.sent.pop_front();
            self.reminders -= usize::from(going.is_reminder);
        }
        for kept in [&mut self.paused, &mut self.spent] {
            if kept.len() > 1024 {
                kept.retain(|_, until| *until > now);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

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

    /// On its way a message takes a fifth of a second, and in the next second nothing.
    #[test]
    fn no_second_of_the_server_holds_more_than_thirty_however_long_messages_are_on_their_way() {
        let limiter = Limiter::new(Limits::default());
        let (mut met, mut answers) = (Vec::new(), BTreeSet::new());
        for at in 0..20_000_u64 {
            while let Some((_, chat)) = answers.first().copied().filter(|(answered, _)| *answered <= at) {
                answers.pop_first();
                limiter.note(ms(at), ChatId(chat), Outcome::Sent { message_id: 1 });
            }
            if limiter.try_send(ms(at), ChatId(at as i64), Urgency::Reminder).is_ok() {
                let way = if (at / 1_000) % 2 == 0 { 200 } else { 0 };
                met.push(at + way);
                answers.insert((at + way, at as i64));
            }
        }
        let most = met.iter().map(|at| met.iter().filter(|it| (*at..*at + 1000).contains(it)).count()).max();
        assert!(most <= Some(30), "{most:?}");
        assert!(met.len() > 450, "and it is used: {}", met.len());
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
    fn replies_alone_never_push_the_bot_over_its_limit() {
        let limiter = Limiter::new(Limits::default());
        let sent: Vec<u64> = (0..5000)
            .filter(|at| limiter.try_send(ms(*at), ChatId(*at as i64), Urgency::Reply).is_ok())
            .collect();
        let most = sent.iter().map(|at| sent.iter().filter(|it| (*at..*at + 1000).contains(it)).count());
        assert_eq!(most.max(), Some(28), "two places are kept for reminders");
    }

    #[test]
    fn one_chats_replies_come_in_a_short_burst_and_then_one_a_second() {
        let limiter = Limiter::new(Limits::default());
        let goes = |at| limiter.try_send(ms(at), ChatId(1), Urgency::Reply);
        assert_eq!((0..20).filter(|at| goes(*at).is_ok()).count(), 8);
        let later = (20..10_020).filter(|at| goes(*at).is_ok()).count();
        assert!((9..=10).contains(&later), "{later} in ten seconds");
        assert!(limiter.try_send(ms(10_020), ChatId(2), Urgency::Reply).is_ok(), "others do not wait");
        assert_eq!((0..20).filter(|at| goes(60_000 + at).is_ok()).count(), 8, "and again after a rest");
    }

    #[test]
    fn where_another_server_sets_the_pace_replies_wait_only_beside_reminders() {
        let limiter = Limiter::new(Limits { hold_replies: false, ..Limits::default() });
        let free = (0..1000).filter(|_| limiter.try_send(ms(0), ChatId(1), Urgency::Reply).is_ok()).count();
        assert_eq!(free, 1000);
        assert_eq!(limiter.try_send(ms(0), ChatId(2), Urgency::Reminder), Ok(()));
        let beside = (0..1000).filter(|_| limiter.try_send(ms(1), ChatId(1), Urgency::Reply).is_ok()).count();
        assert_eq!(beside, 8);
        limiter.note(ms(2000), ChatId(1), Outcome::RetryAfter(TimeDelta::seconds(5)));
        assert_eq!(limiter.try_send(ms(2000), ChatId(1), Urgency::Reply), Err(ms(5000)));
    }

    /// A hundred thousand reminders drain while ten replies a second are asked for, then a hundred.
    #[test]
    fn replies_go_before_reminders_and_reminders_never_starve() {
        let limiter = Limiter::new(Limits::default());
        for (asked_every, longest_wait) in [(100, 1000), (10, u64::MAX)] {
            let (mut waiting, mut reminders, mut longest) = (VecDeque::new(), 0, 0);
            let start = 1_000_000 / asked_every;
            for at in start..start + 20_000 {
                if at % asked_every == 0 {
                    waiting.push_back(at);
                }
                // Whoever asks first: the reminders.
                reminders +=
                    u64::from(limiter.try_send(ms(at), ChatId(at as i64), Urgency::Reminder).is_ok());
                let Some(asked) = waiting.front().copied() else { continue };
                if limiter.try_send(ms(at), ChatId(-(asked as i64) - 1), Urgency::Reply).is_ok() {
                    longest = longest.max(at - asked);
                    waiting.pop_front();
                }
            }
            assert!(longest <= longest_wait, "a reply waited {longest} ms");
            let (least, most) = if asked_every == 100 { (340, 420) } else { (36, 80) };
            assert!((least..=most).contains(&reminders), "{reminders} reminders in twenty seconds");
        }
    }

    /// Each chat that waits comes back when it was told to; returns how long the newcomer waited, and how
    /// many messages went out in a second.
    fn newcomer_among(flooders: i64, comes_at: u64) -> (u64, f64) {
        let limiter = Limiter::new(Limits::default());
        let mut turns: BTreeSet<(Duration, i64)> = (1..=flooders).map(|chat| (ms(0), chat)).collect();
        let mut left: HashMap<i64, u32> = (1..=flooders).map(|chat| (chat, 31)).collect();
        for chat in 1..=flooders {
            (0..31).for_each(|_| _ = limiter.asked(ms(0), ChatId(chat)));
        }
        turns.insert((ms(comes_at), 0));
        left.insert(0, 1);
        let (mut waited, mut sent, end) = (None, 0, comes_at + 5_000);
        while let Some((now, chat)) = turns.pop_first() {
            if chat == 0 && now == ms(comes_at) {
                limiter.asked(now, ChatId(0));
            }
            match limiter.try_send(now, ChatId(chat), Urgency::Reply) {
                Ok(()) => {
                    sent += 1;
                    if chat == 0 {
                        waited = Some(now - ms(comes_at));
                    }
                    let more = left.get_mut(&chat).unwrap();
                    *more -= 1;
                    if *more > 0 {
                        turns.insert((now + ms(1), chat));
                    }
                }
                Err(wait) => _ = turns.insert((now + wait, chat)),
            }
            if now > ms(end) {
                break;
            }
        }
        (waited.unwrap().as_millis() as u64, f64::from(sent) / (end as f64 / 1000.0))
    }

    #[test]
    fn chats_that_flood_hardly_keep_a_newcomer_waiting() {
        // At once, while the first round goes out, and when what was asked for first is long ago.
        for comes_at in [0, 1, 4_000, 70_000] {
            let (waited, a_second) = newcomer_among(250, comes_at);
            assert!(waited < 1_500, "a newcomer after {comes_at} ms waits {waited} ms");
            assert!(a_second > 26.0, "only {a_second} messages went out in a second");
        }
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
