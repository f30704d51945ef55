//! The control side over HTTP, under `/play`: what the page, the tests and the browser test use.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{Value, json};

use super::faults::Rule;
use super::handle::Backwards;
use super::people::{Press, Refusal};
use super::sent::Sent;
use super::world::{Person, Standing};
use super::{Shared, changes};

type JsonResult = Result<Json<Value>, (StatusCode, Json<Value>)>;
type World = State<Arc<Shared>>;

/// Every path below `/play`.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/people", post(add_person).get(people))
        .route("/groups", post(add_group))
        .route("/say", post(say))
        .route("/send", post(send))
        .route("/correct", post(correct))
        .route("/press", post(press))
        .route("/inline", post(ask_inline).get(inline_cards))
        .route("/choose", post(choose))
        .route("/block", post(block))
        .route("/standing", post(standing))
        .route("/migrate", post(migrate))
        .route("/inject", post(inject))
        .route("/faults", post(faults))
        .route("/limits", post(limits))
        .route("/second-poller", post(second_poller))
        .route("/clock", get(clock).post(move_clock))
        .route("/transcript", get(transcript))
        .route("/commands", get(commands))
        .route("/exchanges", get(exchanges))
        .route("/changes", get(changes::since))
        .route("/words", get(words))
        .route("/files/{id}", get(file))
}

fn answer<T>(outcome: Result<T, Refusal>, say: impl FnOnce(T) -> Value) -> JsonResult {
    match outcome {
        Ok(value) => Ok(Json(say(value))),
        Err(refusal) => Err((StatusCode::BAD_REQUEST, Json(json!({ "error": refusal.to_string() })))),
    }
}

fn done(outcome: Result<(), Refusal>) -> JsonResult {
    answer(outcome, |()| json!({ "done": true }))
}

#[derive(Deserialize)]
struct NewPerson {
    id: Option<i64>,
    first_name: String,
    language_code: Option<String>,
}

async fn add_person(State(shared): World, Json(new): Json<NewPerson>) -> JsonResult {
    let added = shared.with(|world| {
        let id = new.id.unwrap_or_else(|| world.people.keys().last().map_or(1001, |last| last + 1));
        world.add_person(Person { id, first_name: new.first_name, language_code: new.language_code })
    });
    answer(added, |id| json!({ "id": id }))
}

async fn people(State(shared): World) -> Json<Value> {
    Json(shared.with(|world| json!(world.people.values().collect::<Vec<_>>())))
}

#[derive(Deserialize)]
struct NewGroup {
    id: i64,
    title: String,
    by: i64,
}

async fn add_group(State(shared): World, Json(new): Json<NewGroup>) -> JsonResult {
    answer(shared.with(|world| world.add_group(new.id, &new.title, new.by)), |id| json!({ "id": id }))
}

#[derive(Deserialize)]
struct Act {
    chat: i64,
    /// The person who acts; in a private chat it is known.
    person: Option<i64>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    message_id: i64,
    sent: Option<Sent>,
    press: Option<Press>,
}

impl Act {
    fn person(&self) -> i64 {
        self.person.unwrap_or(self.chat)
    }
}

async fn say(State(shared): World, Json(act): Json<Act>) -> JsonResult {
    let said = shared.with(|world| world.say(act.chat, act.person(), &act.text));
    answer(said, |id| json!({ "message_id": id }))
}

async fn send(State(shared): World, Json(act): Json<Act>) -> JsonResult {
    let Some(sent) = act.sent.clone() else { return done(Err(Refusal("say what is sent".into()))) };
    let sent = shared.with(|world| world.send(act.chat, act.person(), sent));
    answer(sent, |id| json!({ "message_id": id }))
}

async fn correct(State(shared): World, Json(act): Json<Act>) -> JsonResult {
    done(shared.with(|world| world.correct(act.chat, act.person(), act.message_id, &act.text)))
}

async fn press(State(shared): World, Json(act): Json<Act>) -> JsonResult {
    let Some(press) = &act.press else { return done(Err(Refusal("say which button".into()))) };
    let pressed = shared.with(|world| world.press(act.chat, act.person(), press));
    answer(pressed, |id| json!({ "query_id": id }))
}

async fn ask_inline(State(shared): World, Json(act): Json<Act>) -> JsonResult {
    let asked = shared.with(|world| world.ask_inline(act.chat, act.person(), &act.text));
    answer(asked, |id| json!({ "query_id": id }))
}

async fn inline_cards(State(shared): World, Query(asked): Asked) -> Json<Value> {
    let id = asked.get("query").map_or("", String::as_str);
    Json(json!({ "cards": shared.with(|world| world.inline_cards(id)) }))
}

#[derive(Deserialize)]
struct Choice {
    query: String,
    card: String,
}

async fn choose(State(shared): World, Json(choice): Json<Choice>) -> JsonResult {
    let sent = shared.with(|world| world.choose_inline(&choice.query, &choice.card));
    answer(sent, |id| json!({ "message_id": id }))
}

#[derive(Deserialize)]
struct Block {
    person: i64,
    blocked: bool,
}

async fn block(State(shared): World, Json(act): Json<Block>) -> JsonResult {
    done(shared.with(|world| if act.blocked { world.block(act.person) } else { world.unblock(act.person) }))
}

#[derive(Deserialize)]
struct SetStanding {
    chat: i64,
    standing: Standing,
}

async fn standing(State(shared): World, Json(act): Json<SetStanding>) -> JsonResult {
    done(shared.with(|world| world.set_standing(act.chat, act.standing)))
}

#[derive(Deserialize)]
struct Migrate {
    chat: i64,
    to: i64,
    by: i64,
}

async fn migrate(State(shared): World, Json(act): Json<Migrate>) -> JsonResult {
    done(shared.with(|world| world.migrate(act.chat, act.to, act.by)))
}

async fn inject(State(shared): World, Json(update): Json<Value>) -> Json<Value> {
    Json(json!({ "update_id": shared.with(|world| world.push_raw_update(update)) }))
}

#[derive(Deserialize)]
struct NewFaults {
    rules: Vec<Rule>,
    #[serde(default)]
    seed: u64,
}

async fn faults(State(shared): World, Json(new): Json<NewFaults>) -> Json<Value> {
    shared.with(|world| world.faults.set(new.rules, new.seed));
    Json(json!({ "done": true }))
}

#[derive(Deserialize)]
struct Switch {
    on: bool,
}

async fn limits(State(shared): World, Json(switch): Json<Switch>) -> Json<Value> {
    shared.with(|world| world.limits.on = switch.on);
    Json(json!({ "done": true }))
}

async fn second_poller(State(shared): World) -> Json<Value> {
    shared.with(super::world::World::second_poller);
    Json(json!({ "done": true }))
}

async fn clock(State(shared): World) -> Json<Value> {
    Json(json!({ "now": shared.clock.now(), "offset_ms": shared.clock.offset_ms() }))
}

#[derive(Deserialize)]
struct MoveClock {
    /// Moves on by this many seconds.
    forward_seconds: Option<i64>,
    /// Moves to this instant.
    to: Option<DateTime<Utc>>,
    /// Allows to move back.
    #[serde(default)]
    back: bool,
}

async fn move_clock(State(shared): World, Json(wanted): Json<MoveClock>) -> JsonResult {
    let by = match (wanted.forward_seconds, wanted.to) {
        (Some(seconds), None) => chrono::TimeDelta::try_seconds(seconds).unwrap_or_default(),
        (None, Some(to)) => to - shared.clock.now(),
        _ => return done(Err(Refusal("say forward_seconds or to".into()))),
    };
    let backwards = if wanted.back { Backwards::Allowed } else { Backwards::Refused };
    let moved = shared.with(|world| world.move_clock(by, backwards));
    answer(moved, |now| json!({ "now": now }))
}

type Asked = Query<BTreeMap<String, String>>;

fn chat_of(asked: &BTreeMap<String, String>) -> i64 {
    asked.get("chat").and_then(|text| text.parse().ok()).unwrap_or(0)
}

async fn transcript(State(shared): World, Query(asked): Asked) -> Json<Value> {
    Json(json!(shared.with(|world| world.transcript(chat_of(&asked)))))
}

async fn commands(State(shared): World, Query(asked): Asked) -> Json<Value> {
    let language = asked.get("language").map_or("", String::as_str);
    Json(shared.with(|world| world.bot.commands_for(chat_of(&asked), language)))
}

async fn exchanges(State(shared): World) -> Json<Value> {
    Json(json!(shared.with(|world| world.exchanges.iter().cloned().collect::<Vec<_>>())))
}

/// The page's own words, by language.
async fn words() -> Json<Value> {
    let words = crate::lang::Lang::all().filter_map(|lang| {
        Some((lang.code().to_string(), serde_json::from_str(lang.file("playground.json")?).ok()?))
    });
    Json(Value::Object(words.collect()))
}

async fn file(State(shared): World, Path(id): Path<String>) -> Response {
    let found = shared.with(|world| Some((world.files.find(&id)?.clone(), world.files.content(&id)?)));
    let Some((file, bytes)) = found else { return StatusCode::NOT_FOUND.into_response() };
    let picture = super::picture::kind(&bytes);
    let kind = picture.unwrap_or("application/octet-stream");
    let name: String =
        file.name.chars().filter(|each| each.is_alphanumeric() || ".-_ ".contains(*each)).collect();
    let ascii: String = name.chars().map(|each| if each.is_ascii() { each } else { '_' }).collect();
    let disposition =
        if picture.is_some() { "inline".into() } else { format!("attachment; filename=\"{ascii}\"") };
    ([(header::CONTENT_TYPE, kind.to_string()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}
