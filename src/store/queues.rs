//! Who has what in hand, in a store that one process uses: updates of a chat are finished in their
//! order, messages of a chat are said in theirs.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};

use crate::ports::Urgency;
use crate::reminders::ChatId;

/// Open updates and messages by their numbers, which grow.
#[derive(Clone, Debug, Default)]
pub(super) struct Queues {
    updates: HashMap<ChatId, BTreeMap<u64, Hand>>,
    /// Updates that nobody has in hand.
    loose: BTreeMap<u64, ChatId>,
    messages: HashMap<(ChatId, Urgency), Queue>,
}

/// Where an open update is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hand {
    Nobodys,
    Somebodys,
    /// It could not be written down that it is done: others do not wait for it any more.
    GivenUp,
}

#[derive(Clone, Debug, Default)]
struct Queue {
    waiting: BTreeSet<u64>,
    in_hand: BTreeSet<u64>,
    held_until: Option<DateTime<Utc>>,
    /// What these say is not true yet.
    withheld: BTreeSet<u64>,
}

impl Queues {
    /// Whoever had something in hand is gone.
    pub(super) fn let_go(&mut self) {
        for (chat, open) in &mut self.updates {
            for (number, hand) in open {
                *hand = Hand::Nobodys;
                self.loose.insert(*number, *chat);
            }
        }
        for queue in self.messages.values_mut() {
            queue.waiting.append(&mut queue.in_hand);
            queue.held_until = None;
        }
    }

    /// An update is open; whoever has written it down has it in hand.
    pub(super) fn received(&mut self, chat: ChatId, number: u64) {
        self.updates.entry(chat).or_default().insert(number, Hand::Somebodys);
    }

    /// An update was left open by a process that has ended.
    pub(super) fn found(&mut self, chat: ChatId, number: u64) {
        self.updates.entry(chat).or_default().insert(number, Hand::Nobodys);
        self.loose.insert(number, chat);
    }

    /// Whether no earlier update of the chat is to be waited for.
    pub(super) fn is_first(&self, chat: ChatId, number: u64) -> bool {
        let earlier = self.updates.get(&chat).map(|open| open.range(..number));
        earlier.is_none_or(|mut earlier| earlier.all(|(_, hand)| *hand == Hand::GivenUp))
    }

    /// Whoever had it in hand leaves it to who finishes an earlier one.
    pub(super) fn release(&mut self, chat: ChatId, number: u64) {
        if self.updates.get(&chat).is_some_and(|open| open.contains_key(&number)) {
            self.found(chat, number);
        }
    }

    /// The chat's first open update, up to a number, if nobody has it in hand.
    pub(super) fn take_next(&mut self, chat: ChatId, until: u64) -> Option<u64> {
        let open = self.updates.get_mut(&chat)?;
        let (number, hand) = open.range_mut(..=until).find(|(_, hand)| **hand != Hand::GivenUp)?;
        if *hand != Hand::Nobodys {
            return None;
        }
        *hand = Hand::Somebodys;
        self.loose.remove(number);
        Some(*number)
    }

    /// It could not be written down that this update is done.
    pub(super) fn give_up(&mut self, chat: ChatId, number: u64) {
        if let Some(hand) = self.updates.get_mut(&chat).and_then(|open| open.get_mut(&number)) {
            *hand = Hand::GivenUp;
            self.loose.remove(&number);
        }
    }

    pub(super) fn finished(&mut self, chat: ChatId, number: u64) {
        self.loose.remove(&number);
        if let Some(open) = self.updates.get_mut(&chat) {
            open.remove(&number);
            if open.is_empty() {
                self.updates.remove(&chat);
            }
        }
    }

    /// Updates up to a number that nobody had in hand.
    pub(super) fn take_updates(&mut self, until: u64, limit: usize) -> Vec<u64> {
        let taken: Vec<_> =
            self.loose.range(..=until).take(limit).map(|(number, chat)| (*number, *chat)).collect();
        for (number, chat) in &taken {
            self.loose.remove(number);
            self.received(*chat, *number);
        }
        taken.into_iter().map(|(number, _)| number).collect()
    }

    /// A message is to be said.
    pub(super) fn say(&mut self, chat: ChatId, urgency: Urgency, number: u64) {
        self.messages.entry((chat, urgency)).or_default().waiting.insert(number);
    }

    /// The messages of a queue up to a number, where nobody says one of them at this moment and nothing
    /// is waited for.
    pub(super) fn take(
        &mut self,
        chat: ChatId,
        urgency: Urgency,
        until: u64,
        now: Option<DateTime<Utc>>,
    ) -> Vec<u64> {
        self.messages.get_mut(&(chat, urgency)).map_or_else(Vec::new, |queue| queue.take(until, now))
    }

    /// The same of every queue, at most `limit` messages.
    pub(super) fn take_left(&mut self, until: u64, now: DateTime<Utc>, limit: usize) -> Vec<u64> {
        let mut taken = Vec::new();
        for queue in self.messages.values_mut() {
            if taken.len() >= limit {
                break;
            }
            taken.extend(queue.take(until, Some(now)));
        }
        taken.sort_unstable();
        taken
    }

    /// What waits in the queues of a chat says what is not true yet. Others of them are said meanwhile.
    pub(super) fn withhold(&mut self, chat: ChatId) {
        for urgency in [Urgency::Reply, Urgency::Reminder] {
            if let Some(queue) = self.messages.get_mut(&(chat, urgency)) {
                queue.withheld.extend(&queue.waiting);
            }
        }
    }

    /// Whatever was withheld is true now.
    pub(super) fn give_free(&mut self) {
        self.messages.values_mut().for_each(|queue| queue.withheld.clear());
    }

    /// A message was said, or need not be.
    pub(super) fn said(&mut self, chat: ChatId, urgency: Urgency, number: u64) {
        if let Some(queue) = self.messages.get_mut(&(chat, urgency)) {
            queue.waiting.remove(&number);
            queue.in_hand.remove(&number);
            queue.withheld.remove(&number);
            if queue.waiting.is_empty() && queue.in_hand.is_empty() {
                self.messages.remove(&(chat, urgency));
            }
        }
    }

    /// A message was not said, and is not to be said before this.
    pub(super) fn later(&mut self, chat: ChatId, urgency: Urgency, number: u64, not_before: DateTime<Utc>) {
        if let Some(queue) = self.messages.get_mut(&(chat, urgency))
            && queue.in_hand.remove(&number)
        {
            queue.waiting.insert(number);
            queue.held_until = queue.held_until.max(Some(not_before));
        }
    }

    /// Read from the log once more: who has what in hand is as it was before.
    pub(super) fn as_before(&mut self, before: &Queues) {
        for (chat, open) in &mut self.updates {
            for (number, hand) in open {
                if let Some(was) = before.updates.get(chat).and_then(|open| open.get(number)) {
                    *hand = *was;
                }
            }
        }
        let updates = &self.updates;
        let is_nobodys = |number: &u64, chat: &ChatId| {
            updates.get(chat).and_then(|open| open.get(number)) == Some(&Hand::Nobodys)
        };
        self.loose.retain(|number, chat| is_nobodys(number, chat));
        for (key, queue) in &mut self.messages {
            let Some(before) = before.messages.get(key) else { continue };
            queue.held_until = before.held_until;
            queue.withheld = queue.waiting.intersection(&before.withheld).copied().collect();
            queue.in_hand = queue.waiting.intersection(&before.in_hand).copied().collect();
            queue.waiting.retain(|number| !before.in_hand.contains(number));
        }
    }
}

impl Queue {
    fn take(&mut self, until: u64, now: Option<DateTime<Utc>>) -> Vec<u64> {
        let is_held = self.held_until.is_some_and(|held| now.is_none_or(|now| now < held));
        if !self.in_hand.is_empty() || is_held {
            return Vec::new();
        }
        self.held_until = None;
        let may_be_said = |number: &&u64| !self.withheld.contains(*number);
        let taken: Vec<u64> = self.waiting.range(..=until).filter(may_be_said).copied().collect();
        for number in &taken {
            self.waiting.remove(number);
            self.in_hand.insert(*number);
        }
        taken
    }
}
