//! What a test or a simulator can do with a running playground, without HTTP.

use std::net::SocketAddr;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use tokio::sync::watch;

use super::api::{self, Reply};
use super::clock::Clock;
use super::exchanges::Exchange;
use super::faults::Rule;
use super::journal::Record;
use super::params::Params;
use super::people::{Press, Refusal};
use super::sent::Sent;
use super::transcript::{Event, EventKind};
use super::world::{Person, Standing, World};
use super::{Playground, USABLE_TOKEN};

impl Playground {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address for `TELOXIDE_API_URL`; with a slash behind it the page's.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A token that it accepts.
    pub fn token(&self) -> String {
        self.shared.token.clone().unwrap_or_else(|| USABLE_TOKEN.to_string())
    }

    /// The playground's time; hand it to the bot.
    pub fn clock(&self) -> Clock {
        self.shared.clock.clone()
    }

    /// Moves the clock on; the new time.
    pub fn advance(&self, by: TimeDelta) -> DateTime<Utc> {
        self.shared
            .with(|world| world.move_clock(by, Backwards::Refused))
            .unwrap_or_else(|_| self.shared.now())
    }

    /// Sets the clock, forwards or back.
    pub fn set_clock(&self, to: DateTime<Utc>) {
        let by = to - self.shared.now();
        // With leave to go back no move is refused.
        _ = self.shared.with(|world| world.move_clock(by, Backwards::Allowed));
    }

    /// Adds a person, or changes one; the id, which is also the private chat's.
    ///
    /// # Errors
    /// An id below 1, or an empty name.
    pub fn person(&self, person: Person) -> Result<i64, Refusal> {
        self.shared.with(|world| world.add_person(person))
    }

    /// Adds a group which the bot has been put into by a person; ids are below 0.
    ///
    /// # Errors
    /// An id of 0 or above, or an unknown person.
    pub fn group(&self, id: i64, title: &str, by: i64) -> Result<i64, Refusal> {
        self.shared.with(|world| world.add_group(id, title, by))
    }

    /// A person writes to the bot in private; the message's id.
    ///
    /// # Errors
    /// An unknown person, or a text that Telegram's clients would not send.
    pub fn say(&self, person: i64, text: &str) -> Result<i64, Refusal> {
        self.say_in(person, person, text)
    }

    /// A person writes in a chat; the message's id.
    ///
    /// # Errors
    /// As [`Playground::say`].
    pub fn say_in(&self, chat: i64, person: i64, text: &str) -> Result<i64, Refusal> {
        self.shared.with(|world| world.say(chat, person, text))
    }

    /// A person sends something that is not text; the message's id.
    ///
    /// # Errors
    /// An unknown chat or person.
    pub fn send(&self, chat: i64, person: i64, sent: Sent) -> Result<i64, Refusal> {
        self.shared.with(|world| world.send(chat, person, sent))
    }

    /// A person changes an earlier message.
    ///
    /// # Errors
    /// There is no such message of a person.
    pub fn correct(&self, chat: i64, person: i64, message_id: i64, text: &str) -> Result<(), Refusal> {
        self.shared.with(|world| world.correct(chat, person, message_id, text))
    }

    /// A person presses a button in the private chat; the callback query's id.
    ///
    /// # Errors
    /// There is no such button.
    pub fn press(&self, person: i64, press: Press) -> Result<String, Refusal> {
        self.press_in(person, person, press)
    }

    /// A person presses a button in a chat.
    ///
    /// # Errors
    /// There is no such button.
    pub fn press_in(&self, chat: i64, person: i64, press: Press) -> Result<String, Refusal> {
        self.shared.with(|world| world.press(chat, person, &press))
    }

    /// A person types the bot's name and these words in a chat; the question's id.
    ///
    /// # Errors
    /// An unknown person.
    pub fn ask_inline(&self, chat: i64, person: i64, text: &str) -> Result<String, Refusal> {
        self.shared.with(|world| world.ask_inline(chat, person, text))
    }

    /// The cards that the bot has answered a question with; null while it has not.
    pub fn inline_cards(&self, query: &str) -> Value {
        self.shared.with(|world| world.inline_cards(query))
    }

    /// The person sends one of the cards; the message's id.
    ///
    /// # Errors
    /// There is no such card.
    pub fn choose_inline(&self, query: &str, card: &str) -> Result<i64, Refusal> {
        self.shared.with(|world| world.choose_inline(query, card))
    }

    /// A person blocks the bot; the bot receives `my_chat_member`.
    ///
    /// # Errors
    /// An unknown person.
    pub fn block(&self, person: i64) -> Result<(), Refusal> {
        self.shared.with(|world| world.block(person))
    }

    /// A person lets the bot in again; the bot receives `my_chat_member`.
    ///
    /// # Errors
    /// An unknown person.
    pub fn unblock(&self, person: i64) -> Result<(), Refusal> {
        self.shared.with(|world| world.unblock(person))
    }

    /// Sets whether the bot's messages reach a chat, without telling the bot.
    ///
    /// # Errors
    /// An unknown chat.
    pub fn standing(&self, chat: i64, standing: Standing) -> Result<(), Refusal> {
        self.shared.with(|world| world.set_standing(chat, standing))
    }

    /// A group becomes a supergroup with a new id.
    ///
    /// # Errors
    /// No such group or person.
    pub fn migrate(&self, chat: i64, to: i64, by: i64) -> Result<(), Refusal> {
        self.shared.with(|world| world.migrate(chat, to, by))
    }

    /// Queues an update as it is; a missing `update_id` is filled in. The id.
    pub fn inject(&self, update: Value) -> u64 {
        self.shared.with(|world| world.push_raw_update(update))
    }

    /// The id that the next update will have.
    pub fn next_update_id(&self, id: u64) {
        self.shared.with(|world| {
            world.queue.settings.next_id = id;
            world.save_settings();
        });
    }

    /// Everything that happened in a chat, oldest first.
    pub fn transcript(&self, chat: i64) -> Vec<Event> {
        self.shared.with(|world| world.transcript(chat))
    }

    /// Everything that happened in any chat after the event of this number, oldest first.
    pub fn happened_since(&self, seq: u64) -> Vec<Event> {
        self.shared.with(|world| world.events_since(seq))
    }

    /// How often updates were asked for. Grows with the first poll of a bot that has started.
    pub fn polls(&self) -> u64 {
        self.shared.with(|world| world.polls())
    }

    /// The texts that a chat received, oldest first; edits count as received.
    pub fn received(&self, chat: i64) -> Vec<String> {
        let events = self.transcript(chat).into_iter();
        let arrived = events.filter(|event| matches!(event.what, EventKind::Received | EventKind::Edited));
        arrived.map(|event| event.text.unwrap_or_default()).collect()
    }

    /// Waits until a chat's transcript fits, and gives it; `None` when the time is up.
    pub async fn wait_for(
        &self,
        chat: i64,
        longest: Duration,
        fits: impl Fn(&[Event]) -> bool,
    ) -> Option<Vec<Event>> {
        let mut changed = self.shared.changes();
        let until = tokio::time::Instant::now() + longest;
        loop {
            let transcript = self.transcript(chat);
            if fits(&transcript) {
                return Some(transcript);
            }
            tokio::time::timeout_at(until, changed.changed()).await.ok()?.ok()?;
        }
    }

    /// Changes with everything that happens, for whoever waits for more than one chat's transcript. Ask for it before
    /// looking: what happens in between is then not missed.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.shared.changes()
    }

    /// The command menu of a chat for a client's language, as the Bot API's list of BotCommand.
    pub fn commands(&self, chat: i64, language: &str) -> Value {
        self.shared.with(|world| world.bot.commands_for(chat, language))
    }

    /// The last calls with their answers.
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.shared.with(|world| world.exchanges.iter().cloned().collect())
    }

    /// Puts these faults in the place of all others; the seed decides what probabilities give.
    pub fn faults(&self, rules: Vec<Rule>, seed: u64) {
        self.shared.with(|world| world.faults.set(rules, seed));
    }

    /// Keeps Telegram's sending limits from now on.
    pub fn limits_on(&self) {
        self.shared.with(|world| world.limits.on = true);
    }

    /// Keeps Telegram's sending limits from now on, with so many messages a second for the bot in place of thirty.
    pub fn limits_at(&self, per_second: usize) {
        self.shared.with(|world| {
            world.limits.on = true;
            world.limits.per_second = per_second;
        });
    }

    /// How many messages went over the limits, and were refused.
    pub fn over_limits(&self) -> u64 {
        self.shared.with(|world| world.limits.refused)
    }

    /// Keeps no sending limits from now on.
    pub fn limits_off(&self) {
        self.shared.with(|world| world.limits.on = false);
    }

    /// Ends the poll that waits, as a second instance of the bot would.
    pub fn second_poller(&self) {
        self.shared.with(World::second_poller);
    }

    /// One Bot API call without HTTP, parameters as a JSON object.
    pub async fn call(&self, token: &str, method: &str, params: Value) -> Reply {
        api::call(&self.shared, token, method, &Params::from_json(params)).await
    }
}

/// Whether the clock may move back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backwards {
    /// A move back is an error.
    Refused,
    /// Asked for.
    Allowed,
}

impl World {
    /// Moves the clock; the new time.
    ///
    /// # Errors
    /// The clock would move back, and that was not asked for.
    pub fn move_clock(&mut self, by: TimeDelta, backwards: Backwards) -> Result<DateTime<Utc>, Refusal> {
        if by < TimeDelta::zero() && backwards == Backwards::Refused {
            return Err(Refusal("the clock moves back only if asked to (back: true)".into()));
        }
        self.clock.shift(by);
        self.journal.write(&Record::Clock { offset_ms: self.clock.offset_ms() });
        self.version += 1;
        Ok(self.now())
    }
}
