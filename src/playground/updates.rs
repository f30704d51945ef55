//! The queue of updates: offsets, retention, kinds asked for, and who is polling.

use std::collections::{HashSet, VecDeque};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::error::ApiError;
use super::faults::Mangling;
use super::hook::Line;
use super::journal::Record;
use super::methods::is_on_this_machine;
use super::params::Params;
use super::world::World;

/// So many updates are looked at for a webhook at a time.
const MOST_LINES: usize = 200;
/// The longest poll the real server holds, in seconds.
const LONGEST_POLL: i64 = 50;

/// An update that the bot has not confirmed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Waiting {
    pub id: u64,
    /// When Telegram would forget it.
    pub until: DateTime<Utc>,
    /// The Update object.
    pub body: Value,
}

/// What the bot has set for its updates.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Settings {
    pub next_id: u64,
    /// `None`: all kinds but the ones that must be asked for.
    pub allowed: Option<Vec<String>>,
    pub webhook: Option<Webhook>,
}

/// A webhook as it was set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Webhook {
    pub url: String,
    pub secret: Option<String>,
    pub max_connections: i64,
    /// Whether a certificate of its own was uploaded for it.
    #[serde(default)]
    pub certificate: bool,
}

/// The queue.
#[derive(Default)]
pub(crate) struct Queue {
    waiting: VecDeque<Waiting>,
    pub settings: Settings,
    /// The newest poll, and whether it still waits.
    poll: u64,
    polling: bool,
    /// When the bot last asked, by the system's clock.
    pub last_poll: Option<std::time::Instant>,
    /// The last delivery to the webhook that failed: when (Unix time) and why.
    pub last_error: Option<(i64, String)>,
}

/// A running getUpdates call.
pub(crate) struct Poll {
    id: u64,
    pub seconds: u64,
    limit: usize,
    offset: i64,
    /// The poll with which teloxide confirms its last offset while it stops.
    farewell: bool,
}

/// What a poll finds.
pub(crate) enum Found {
    Updates(Vec<Value>),
    Nothing,
    Conflict(ApiError),
}

impl Queue {
    pub fn waiting(&self) -> impl Iterator<Item = &Waiting> {
        self.waiting.iter()
    }

    pub fn restore(&mut self, update: Waiting) {
        self.settings.next_id = self.settings.next_id.max(update.id + 1);
        self.waiting.push_back(update);
    }

    pub fn forget(&mut self, ids: &[u64]) {
        self.waiting.retain(|update| !ids.contains(&update.id));
    }

    fn wants(&self, kind: &str) -> bool {
        match &self.settings.allowed {
            Some(kinds) => kinds.iter().any(|each| each == kind),
            None => !["chat_member", "message_reaction", "message_reaction_count"].contains(&kind),
        }
    }
}

impl World {
    /// Queues an update of this kind, kept for `keep_seconds`; its id, or `None` if the bot did not
    /// ask for the kind.
    pub fn push_update(&mut self, kind: &str, object: Value, keep_seconds: i64) -> Option<u64> {
        if !self.queue.wants(kind) {
            return None;
        }
        let id = self.queue.settings.next_id.max(1);
        let mut body = Map::new();
        body.insert("update_id".into(), json!(id));
        body.insert(kind.into(), object);
        self.queue_update(id, Value::Object(body), keep_seconds);
        Some(id)
    }

    /// Queues an update as it is; a missing `update_id` is filled in.
    pub fn push_raw_update(&mut self, mut body: Value) -> u64 {
        let id = body["update_id"].as_u64().unwrap_or(self.queue.settings.next_id.max(1));
        if let Some(object) = body.as_object_mut() {
            object.insert("update_id".into(), json!(id));
        }
        self.queue_update(id, body, 86_400);
        id
    }

    fn queue_update(&mut self, id: u64, body: Value, keep_seconds: i64) {
        let update = Waiting { id, until: self.now() + TimeDelta::seconds(keep_seconds), body };
        self.journal.write(&Record::Update(update.clone()));
        self.queue.settings.next_id = id + 1;
        self.queue.waiting.push_back(update);
        self.save_settings();
    }

    pub fn save_settings(&mut self) {
        self.journal.write(&Record::Poll(self.queue.settings.clone()));
        self.version += 1;
    }

    fn forget(&mut self, gone: impl Fn(&Waiting) -> bool) {
        let ids: Vec<u64> = self.queue.waiting.iter().filter(|each| gone(each)).map(|each| each.id).collect();
        if !ids.is_empty() {
            self.queue.forget(&ids);
            self.journal.write(&Record::Forgotten { ids });
        }
    }

    /// Drops what Telegram would no longer keep.
    pub fn forget_expired(&mut self) {
        let now = self.now();
        self.forget(|update| update.until <= now);
    }

    pub fn forget_all(&mut self) {
        self.forget(|_| true);
    }

    /// Begins a getUpdates call: confirms, remembers the kinds asked for, ends another poller.
    ///
    /// # Errors
    /// A webhook is set, or the list of kinds is no JSON.
    pub fn begin_poll(&mut self, params: &Params) -> Result<Poll, ApiError> {
        if self.queue.settings.webhook.is_some() {
            return Err(ApiError::conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            ));
        }
        if let Some(Value::Array(kinds)) = params.structure("allowed_updates", "allowed_updates")? {
            self.allow(&kinds);
        }
        self.forget_expired();
        let offset = params.integer("offset").unwrap_or(0);
        self.confirm(offset);
        let limit = params.integer("limit").filter(|limit| (1..=100).contains(limit)).unwrap_or(100) as usize;
        let seconds = params.integer("timeout").unwrap_or(0).clamp(0, LONGEST_POLL) as u64;
        let farewell = limit == 1 && seconds == 0;
        if !farewell {
            self.queue.poll += 1;
            self.queue.polling = true;
            self.version += 1;
        }
        self.queue.last_poll = Some(std::time::Instant::now());
        Ok(Poll { id: self.queue.poll, seconds, limit, offset, farewell })
    }

    pub fn allow(&mut self, kinds: &[Value]) {
        let kinds: Vec<String> = kinds.iter().filter_map(Value::as_str).map(str::to_string).collect();
        let allowed = (!kinds.is_empty()).then_some(kinds);
        if self.queue.settings.allowed != allowed {
            self.queue.settings.allowed = allowed;
            self.save_settings();
        }
    }

    fn confirm(&mut self, offset: i64) {
        if offset > 0 {
            self.forget(|update| update.id < offset as u64);
        } else if offset < 0 {
            let keep = offset.unsigned_abs() as usize;
            let first = self.queue.waiting.len().saturating_sub(keep);
            let last: Vec<u64> = self.queue.waiting.iter().skip(first).map(|update| update.id).collect();
            self.forget(|update| !last.contains(&update.id));
        }
    }

    /// What a poll would get at this moment.
    pub fn look(&mut self, poll: &Poll) -> Found {
        if !poll.farewell && self.queue.poll != poll.id {
            return Found::Conflict(ApiError::conflict(match self.queue.settings.webhook {
                Some(_) => "terminated by setWebhook request",
                None => {
                    "terminated by other getUpdates request; make sure that only one bot instance is running"
                }
            }));
        }
        self.forget_expired();
        let from = u64::try_from(poll.offset).unwrap_or(0);
        let updates: Vec<Value> = self
            .queue
            .waiting
            .iter()
            .filter(|update| update.id >= from)
            .take(poll.limit)
            .map(|update| update.body.clone())
            .collect();
        if updates.is_empty() { Found::Nothing } else { Found::Updates(updates) }
    }

    /// How often somebody has asked for updates.
    pub fn polls(&self) -> u64 {
        self.queue.poll
    }

    /// A poll has ended, answered or not.
    pub fn end_poll(&mut self, poll: &Poll) {
        if !poll.farewell && self.queue.poll == poll.id {
            self.queue.polling = false;
        }
    }

    /// Ends the poll that waits, as a second poller would.
    pub fn second_poller(&mut self) {
        self.queue.poll += 1;
        self.queue.polling = false;
        self.version += 1;
    }

    /// The webhook, if updates can be delivered to it.
    pub fn webhook(&mut self) -> Option<Webhook> {
        self.queue.settings.webhook.clone().filter(|webhook| is_on_this_machine(&webhook.url))
    }

    /// The first update of every line.
    pub fn first_in_line(&mut self) -> Vec<(u64, Value)> {
        self.forget_expired();
        let mut lines = HashSet::new();
        let waiting = self.queue.waiting.iter();
        let first = waiting.filter(|update| lines.insert(Line::of(update.id, &update.body)));
        first.take(MOST_LINES).map(|update| (update.id, update.body.clone())).collect()
    }

    /// A webhook answered 2xx to an update.
    pub fn webhook_took(&mut self, id: u64) {
        self.forget(|update| update.id == id);
        self.version += 1;
    }

    /// A webhook did not take an update, which is to be tried again after so many seconds. False if it is
    /// too old by then: it is dropped.
    pub fn webhook_failed(&mut self, id: u64, why: String, wait: u64) -> bool {
        let now = self.now();
        if let Some(error) = self.queue.settings.webhook.as_ref().map(|_| (now.timestamp(), why)) {
            self.queue.last_error = Some(error);
        }
        let then = now + TimeDelta::seconds(i64::try_from(wait).unwrap_or(i64::MAX));
        let keeps = self.queue.waiting.iter().any(|update| update.id == id && then <= update.until);
        if !keeps {
            self.forget(|update| update.id == id);
        }
        keeps
    }

    /// Takes the webhook away.
    pub fn remove_webhook(&mut self) {
        self.queue.settings.webhook = None;
        self.queue.last_error = None;
        self.save_settings();
    }

    /// Whether somebody polls, or did a moment ago.
    pub fn bot_is_listening(&self) -> bool {
        let recent = self.queue.last_poll.is_some_and(|at| at.elapsed().as_secs() < 5);
        self.queue.polling || recent || self.queue.settings.webhook.is_some()
    }
}

/// Gives a batch out twice, or in another order.
pub(crate) fn mangle(mut updates: Vec<Value>, how: Mangling, mut random: impl FnMut() -> u64) -> Vec<Value> {
    match how {
        Mangling::Duplicate => updates.iter().flat_map(|each| [each.clone(), each.clone()]).collect(),
        Mangling::Permute => {
            for last in (1..updates.len()).rev() {
                let other = (random() % (last as u64 + 1)) as usize;
                updates.swap(last, other);
            }
            updates
        }
    }
}
