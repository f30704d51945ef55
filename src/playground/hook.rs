//! Delivers updates to a webhook as Telegram's server does: a chat's messages in their order, presses and
//! changes of membership in queues of their own, several connections at a time, again after a failure.
//! Only to loopback: nothing leaves this machine.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use reqwest::StatusCode;
use serde_json::Value;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::Shared;
use super::updates::Webhook;
use super::world::World;

/// How long the receiver may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// The pause before the second try again; it doubles from there. The first one is made at once.
const FIRST_PAUSE: u64 = 1;
/// The longest pause between two tries, in seconds; up to twice as long at random.
const LONGEST_PAUSE: u64 = 60;
/// The longest pause that a receiver may ask for, in seconds.
const LONGEST_RETRY_AFTER: u64 = 3_600;
/// Without a success for so long, one connection is tried.
const DISCOURAGED_AFTER: Duration = Duration::from_secs(10);
/// A receiver that says for so many hours that it is gone for good loses its webhook.
const GONE_AFTER_HOURS: i64 = 23;

/// What waits in one line: an update is not sent before the one ahead of it was taken.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Line {
    /// Messages of a chat.
    Messages(i64),
    /// Presses of a person.
    Presses(i64),
    /// Whether the bot may write to a chat.
    Standing(i64),
    /// Nothing that has an order.
    Alone(u64),
}

impl Line {
    /// The line of an update.
    pub fn of(id: u64, body: &Value) -> Line {
        let number = |kind: &str, whose: &str| body.get(kind).and_then(|it| it[whose]["id"].as_i64());
        let message = number("message", "chat").or_else(|| number("edited_message", "chat"));
        message
            .map(Line::Messages)
            .or_else(|| number("callback_query", "from").map(Line::Presses))
            .or_else(|| number("my_chat_member", "chat").map(Line::Standing))
            .unwrap_or(Line::Alone(id))
    }
}

/// An update that failed before.
struct Failed {
    times: u32,
    pause: u64,
    until: Instant,
}

/// The delivery to one webhook, as it was set.
struct Delivery {
    webhook: Webhook,
    failed: HashMap<u64, Failed>,
    under_way: HashSet<u64>,
    sending: JoinSet<(u64, Result<(), Refused>)>,
    succeeded: Option<Instant>,
    gone_since: Option<chrono::DateTime<chrono::Utc>>,
}

impl Delivery {
    fn to(webhook: Webhook) -> Delivery {
        Delivery {
            webhook,
            failed: HashMap::new(),
            under_way: HashSet::new(),
            sending: JoinSet::new(),
            succeeded: None,
            gone_since: None,
        }
    }

    fn connections(&self) -> usize {
        match self.succeeded {
            Some(then) if then.elapsed() < DISCOURAGED_AFTER => {
                usize::try_from(self.webhook.max_connections).unwrap_or(1)
            }
            _ => 1,
        }
    }

    /// Sends what may be sent now; the moment of the next try, if one waits.
    fn send(&mut self, client: &reqwest::Client, heads: Vec<(u64, Value)>) -> Option<Instant> {
        let (now, mut next) = (Instant::now(), None);
        for (id, update) in heads {
            if self.under_way.contains(&id) {
                continue;
            }
            match self.failed.get(&id).map(|failed| failed.until).filter(|until| *until > now) {
                Some(until) => next = Some(next.map_or(until, |next: Instant| next.min(until))),
                None if self.sending.len() < self.connections() => {
                    self.under_way.insert(id);
                    let (client, webhook) = (client.clone(), self.webhook.clone());
                    self.sending.spawn(async move { (id, post(&client, &webhook, &update).await) });
                }
                None => {}
            }
        }
        next
    }

    /// Takes what became of a try.
    fn note(&mut self, world: &mut World, id: u64, outcome: Result<(), Refused>) {
        self.under_way.remove(&id);
        let refusal = match outcome {
            Ok(()) => {
                self.succeeded = Some(Instant::now());
                self.failed.remove(&id);
                self.gone_since = None;
                return world.webhook_took(id);
            }
            Err(refusal) => refusal,
        };
        let now = world.now();
        self.gone_since = refusal.is_gone.then(|| self.gone_since.unwrap_or(now));
        if self.gone_since.is_some_and(|since| (now - since).num_hours() >= GONE_AFTER_HOURS) {
            return world.remove_webhook();
        }
        let before = self.failed.remove(&id);
        let (times, mut pause) = before.map_or((0, FIRST_PAUSE), |failed| (failed.times, failed.pause));
        let wait = match refusal.retry_after.filter(|seconds| *seconds > 0) {
            Some(asked) => asked.min(LONGEST_RETRY_AFTER),
            None if times == 0 => 0,
            None => {
                pause = (pause * 2).min(LONGEST_PAUSE + world.faults.random() % LONGEST_PAUSE);
                pause
            }
        };
        if world.webhook_failed(id, refusal.why, wait) {
            let until = Instant::now() + Duration::from_secs(wait);
            self.failed.insert(id, Failed { times: times + 1, pause, until });
        }
    }
}

/// Runs until the playground stops.
pub(crate) async fn deliver(shared: Arc<Shared>) {
    let client = match reqwest::Client::builder().timeout(PATIENCE).no_proxy().build() {
        Ok(client) => client,
        Err(error) => return tracing::error!(%error, "the playground cannot deliver to webhooks"),
    };
    let (mut changed, mut stopped) = (shared.changes(), shared.stopped());
    let mut delivery: Option<Delivery> = None;
    loop {
        changed.borrow_and_update();
        let webhook = shared.with(|world| world.webhook());
        // Setting it again restarts delivery: what was under way is not waited for.
        if delivery.as_ref().map(|delivery| &delivery.webhook) != webhook.as_ref() {
            delivery = webhook.map(Delivery::to);
        }
        let mut next = None;
        if let Some(delivery) = &mut delivery {
            next = delivery.send(&client, shared.with(|world| world.first_in_line()));
        }
        let sending = async {
            match &mut delivery {
                Some(delivery) if !delivery.sending.is_empty() => delivery.sending.join_next().await,
                _ => std::future::pending().await,
            }
        };
        let waiting = async {
            match next {
                Some(next) => tokio::time::sleep_until(next).await,
                None => std::future::pending().await,
            }
        };
        let done = tokio::select! {
            done = sending => done,
            () = waiting => None,
            _ = changed.changed() => None,
            _ = stopped.wait_for(|stop| *stop) => return,
        };
        if let (Some(delivery), Some(Ok((id, outcome)))) = (&mut delivery, done) {
            shared.with(|world| delivery.note(world, id, outcome));
        }
    }
}

struct Refused {
    why: String,
    retry_after: Option<u64>,
    is_gone: bool,
}

async fn post(client: &reqwest::Client, webhook: &Webhook, update: &Value) -> Result<(), Refused> {
    let mut request = client.post(&webhook.url).json(update);
    if let Some(secret) = &webhook.secret {
        request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
    }
    match request.send().await {
        Ok(answer) if answer.status().is_success() => Ok(()),
        Ok(answer) => {
            let asked =
                answer.headers().get("retry-after").and_then(|value| value.to_str().ok()?.parse().ok());
            let why = format!("Wrong response from the webhook: {}", answer.status());
            Err(Refused { why, retry_after: asked, is_gone: answer.status() == StatusCode::GONE })
        }
        Err(error) => {
            let why = if error.is_timeout() { "Read timeout expired" } else { "Connection failed" };
            Err(Refused { why: why.into(), retry_after: None, is_gone: false })
        }
    }
}
