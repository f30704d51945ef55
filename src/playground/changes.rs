//! What has changed since the page last looked, as a long poll.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{Query, State};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::time::Instant;

use super::Shared;
use super::world::World;

/// The longest wait, in seconds.
const LONGEST: u64 = 25;

#[derive(Deserialize)]
pub(crate) struct Asked {
    /// The version of the last answer.
    #[serde(default)]
    since: u64,
    /// The run of the last answer: versions restart with each run.
    #[serde(default)]
    run: String,
    /// How long to wait for a change, in seconds.
    #[serde(default)]
    wait: u64,
}

/// Answers as soon as there is something newer than `since`.
pub(crate) async fn since(State(shared): State<Arc<Shared>>, Query(asked): Query<Asked>) -> Json<Value> {
    let mut changed = shared.changes();
    let mut stopped = shared.stopped();
    let same_run = asked.run == shared.run;
    let until = Instant::now() + Duration::from_secs(asked.wait.min(LONGEST));
    loop {
        let version = *changed.borrow_and_update();
        if !same_run || version > asked.since {
            break;
        }
        tokio::select! {
            _ = changed.changed() => {}
            () = tokio::time::sleep_until(until) => break,
            _ = stopped.wait_for(|stop| *stop) => break,
        }
    }
    let since = same_run.then_some(asked.since);
    Json(shared.with(|world| snapshot(world, since, &shared.run)))
}

fn snapshot(world: &World, since: Option<u64>, run: &str) -> Value {
    let newer = |version: u64| since.is_none_or(|since| version > since);
    let now = world.now();
    let messages: Vec<Value> = world.messages.values().filter(|message| newer(message.version)).map(|message| json!({
        "chat": message.chat, "id": message.id, "from_bot": message.from_bot, "deleted": message.deleted, "body": message.body,
    })).collect();
    let presses: Vec<Value> = world.queries.values().filter(|query| newer(query.version)).map(|query| json!({
        "id": query.id, "chat": query.chat, "message_id": query.message_id, "person": query.person, "data": query.data,
        "open": query.answer.is_none() && (now - query.at).num_seconds() < 60, "answer": query.answer,
    })).collect();
    let typing: BTreeMap<String, &str> = world
        .typing
        .iter()
        .filter(|(_, (_, until))| *until > now)
        .map(|(chat, (action, _))| (chat.to_string(), action.as_str()))
        .collect();
    json!({
        "run": run,
        "version": world.version,
        "clock": { "now": now, "offset_ms": world.clock.offset_ms() },
        "bot": {
            "name": world.bot.name(), "username": world.bot.username, "listening": world.bot_is_listening(),
            "descriptions": world.bot.descriptions,
        },
        "people": world.people.values().collect::<Vec<_>>(),
        "chats": world.chats.values().map(|chat| json!({
            "id": chat.id, "title": chat.title, "standing": chat.standing, "started": chat.started,
            "commands": commands(world, chat.id),
        })).collect::<Vec<_>>(),
        "messages": messages,
        "presses": presses,
        "typing": typing,
    })
}

fn commands(world: &World, chat: i64) -> Value {
    let language =
        world.people.get(&chat).and_then(|person| person.language_code.as_deref()).unwrap_or_default();
    world.bot.commands_for(chat, language.split('-').next().unwrap_or_default())
}
