//! Per-chat queues: updates of one chat are processed in order, and no chat waits for another.

use std::collections::{HashMap, VecDeque};
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use tokio::sync::Notify;

use super::handling::FloodReply;
use super::turns::Turn;
use super::{App, handling};
use crate::locks::lock;
use crate::ports::{Clock, Incoming, Ports};
use crate::reminders::ChatId;

/// More updates of one chat than this do not wait: the newest are dropped with one "slow down".
const LONGEST_LANE: usize = 30;
/// How long an orderly stop waits for what is being handled. With the other waits of a stop it stays
/// below the ten seconds after which a container is killed.
const LONGEST_DRAIN: Duration = Duration::from_secs(4);

/// The chats that are being handled, each with the updates that wait behind the current one.
#[derive(Default)]
pub struct Lanes {
    waiting: Mutex<HashMap<ChatId, Lane>>,
    /// Wakes whoever waits for a lane to become empty.
    emptied: Notify,
}

/// The updates of one chat that wait behind the current one.
#[derive(Default)]
struct Lane {
    updates: VecDeque<Incoming>,
    /// Whether the person was told to slow down since the lane was last empty.
    told: bool,
}

impl Lanes {
    fn lock(&self) -> MutexGuard<'_, HashMap<ChatId, Lane>> {
        // A lane's own code cannot panic while it holds the lock; handlers run outside it.
        lock(&self.waiting)
    }

    /// How many updates wait.
    pub fn len(&self) -> usize {
        self.lock().values().map(|lane| lane.updates.len() + 1).sum()
    }

    /// How many updates of a chat wait or are being handled.
    pub fn len_of(&self, chat: ChatId) -> usize {
        self.lock().get(&chat).map_or(0, |lane| lane.updates.len() + 1)
    }

    /// Returns once every lane is empty, or after some seconds: what is left is in the inbox and
    /// will be handled after the next start.
    pub async fn drained(&self) {
        // Ignored: whoever is late is handled after the next start.
        let _ = tokio::time::timeout(LONGEST_DRAIN, self.until(|lanes| lanes.lock().is_empty())).await;
    }

    /// Returns once `is_so`, which is asked whenever a lane has become empty.
    async fn until(&self, is_so: impl Fn(&Lanes) -> bool) {
        loop {
            let mut emptied = std::pin::pin!(self.emptied.notified());
            // From here on nothing is missed, also between the question and the wait.
            emptied.as_mut().enable();
            if is_so(self) {
                return;
            }
            emptied.await;
        }
    }
}

/// What happened to an update that was to enter a lane.
enum Entered {
    First(Incoming),
    Waits,
    Dropped { incoming: Incoming, reply: FloodReply },
}

/// Puts an update into its chat's lane.
pub fn push<P: Ports>(app: &Arc<App<P>>, incoming: Incoming) {
    let chat = incoming.chat;
    let share = app.limiter.asked(app.clock.elapsed(), chat);
    match enter(&app.lanes, incoming) {
        Entered::Waits => {}
        Entered::First(incoming) => {
            // Before it runs: a queue in which tasks stand knows nobody. Boxed: starting a task copies it four times.
            let (app, turn) = (Arc::clone(app), app.turns.ask(share));
            app.tasks.clone().spawn(Box::pin(run(app, chat, incoming, turn)));
        }
        Entered::Dropped { incoming, reply } => {
            let app = Arc::clone(app);
            app.tasks.clone().spawn(async move {
                if let Some(next) = handling::drop_update(&app, incoming, reply).await {
                    push(&app, next);
                }
            });
        }
    }
}

fn enter(lanes: &Lanes, incoming: Incoming) -> Entered {
    let mut waiting = lanes.lock();
    match waiting.get_mut(&incoming.chat) {
        None => {
            waiting.insert(incoming.chat, Lane::default());
            Entered::First(incoming)
        }
        Some(lane) if lane.updates.len() >= LONGEST_LANE => {
            let warned = std::mem::replace(&mut lane.told, true);
            let reply = if warned { FloodReply::Silence } else { FloodReply::SlowDown };
            Entered::Dropped { incoming, reply }
        }
        Some(lane) => {
            lane.updates.push_back(incoming);
            Entered::Waits
        }
    }
}

/// Does something in a chat's lane while no update of it is being handled.
pub async fn alone<P: Ports, T>(app: &Arc<App<P>>, chat: ChatId, work: impl Future<Output = T>) -> T {
    app.lanes.until(|lanes| occupy(lanes, chat)).await;
    let done = work.await;
    if let Some(next) = following(&app.lanes, chat) {
        let (app, turn) = (Arc::clone(app), next_turn(app, chat));
        app.tasks.clone().spawn(Box::pin(run(app, chat, next, turn)));
    }
    done
}

fn occupy(lanes: &Lanes, chat: ChatId) -> bool {
    let mut waiting = lanes.lock();
    let free = !waiting.contains_key(&chat);
    if free {
        waiting.insert(chat, Lane::default());
    }
    free
}

async fn run<P: Ports>(app: Arc<App<P>>, chat: ChatId, first: Incoming, turn: Turn) {
    let mut next = Some((first, turn));
    while let Some((incoming, turn)) = next {
        if let Some(next) = handling::handle(&app, incoming, turn).await {
            push(&app, next);
        }
        next = following(&app.lanes, chat).map(|incoming| (incoming, next_turn(&app, chat)));
    }
}

fn next_turn<P: Ports>(app: &App<P>, chat: ChatId) -> Turn {
    app.turns.ask(app.limiter.share(app.clock.elapsed(), chat))
}

fn following(lanes: &Lanes, chat: ChatId) -> Option<Incoming> {
    let mut waiting = lanes.lock();
    let next = waiting.get_mut(&chat).and_then(|lane| lane.updates.pop_front());
    if next.is_none() {
        waiting.remove(&chat);
        lanes.emptied.notify_waiters();
    }
    next
}
