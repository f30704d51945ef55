//! Inline mode: somebody types the bot's name and some words in a chat, chooses a card, and it is sent.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::entities::formatted;
use super::error::ApiError;
use super::methods::{Answered, TEXT_LIMIT};
use super::params::Params;
use super::people::Refusal;
use super::text::utf16_len;
use super::world::World;

/// How long a question can be answered, in seconds.
const ANSWER_SECONDS: i64 = 15;
/// Telegram's limits: cards of an answer, bytes of an id and of an offset, letters of the words.
const MOST_CARDS: usize = 50;
const LONGEST_ID: usize = 64;
const LONGEST_OFFSET: usize = 64;
const LONGEST_QUERY: usize = 256;

/// A question and what the bot has answered. It is not kept over a restart.
pub(crate) struct InlineQuery {
    chat: i64,
    person: i64,
    at: DateTime<Utc>,
    /// What each card shows and sends.
    cards: Option<Vec<Card>>,
}

struct Card {
    id: String,
    title: String,
    description: String,
    content: Value,
}

impl World {
    /// A person types the bot's name and these words in a chat; the question's id.
    ///
    /// # Errors
    /// There is no such person.
    pub fn ask_inline(&mut self, chat: i64, person: i64, text: &str) -> Result<String, Refusal> {
        let Some(from) = self.people.get(&person).map(|person| person.user()) else {
            return Err(Refusal(format!("there is no person {person}")));
        };
        let kind = match chat {
            _ if chat == person => "sender",
            ..0 => "supergroup",
            _ => "private",
        };
        let (at, id) = (self.now(), format!("i{}", self.inline.len() + 1));
        self.inline.insert(id.clone(), InlineQuery { chat, person, at, cards: None });
        self.version += 1;
        let query: String = text.chars().take(LONGEST_QUERY).collect();
        let body = json!({ "id": id, "from": from, "query": query, "offset": "", "chat_type": kind });
        self.push_update("inline_query", body, ANSWER_SECONDS);
        Ok(id)
    }

    /// The cards that the bot has answered with; null while it has not.
    pub fn inline_cards(&self, id: &str) -> Value {
        let cards = self.inline.get(id).and_then(|query| query.cards.as_ref());
        let shown =
            |card: &Card| json!({ "id": card.id, "title": card.title, "description": card.description });
        cards.map_or(Value::Null, |cards| json!(cards.iter().map(shown).collect::<Vec<_>>()))
    }

    /// The person sends one of the cards; the message's id.
    ///
    /// # Errors
    /// There is no such question or card.
    pub fn choose_inline(&mut self, id: &str, card: &str) -> Result<i64, Refusal> {
        let query = self.inline.get(id);
        let found = query.and_then(|query| {
            let card = query.cards.as_ref()?.iter().find(|it| it.id == card)?;
            Some((query.chat, query.person, card.content.clone()))
        });
        let Some((chat, person, mut content)) = found else {
            return Err(Refusal("there is no such card".into()));
        };
        content["via_bot"] = self.bot.user();
        self.write(chat, person, content)
    }
}

/// answerInlineQuery.
pub(crate) fn answer(world: &mut World, params: &Params) -> Answered {
    let id = params.text("inline_query_id");
    let now = world.now();
    let is_open =
        |query: &InlineQuery| query.cards.is_none() && now - query.at <= TimeDelta::seconds(ANSWER_SECONDS);
    if !world.inline.get(&id).is_some_and(is_open) {
        return Err(ApiError::bad_request(
            "query is too old and response timeout expired or query ID is invalid",
        ));
    }
    if params.text("next_offset").len() > LONGEST_OFFSET {
        return Err(ApiError::bad_request("NEXT_OFFSET_INVALID"));
    }
    let Some(Value::Array(results)) = params.structure("results", "inline query results")? else {
        return Err(ApiError::bad_request("can't parse inline query results: expected an Array"));
    };
    if results.len() > MOST_CARDS {
        return Err(ApiError::bad_request("RESULTS_TOO_MUCH"));
    }
    let cards = results.iter().map(card).collect::<Result<Vec<Card>, ApiError>>()?;
    let is_twice = |at: usize| cards[..at].iter().any(|other| other.id == cards[at].id);
    if (0..cards.len()).any(is_twice) {
        return Err(ApiError::bad_request("RESULT_ID_DUPLICATE"));
    }
    if let Some(query) = world.inline.get_mut(&id) {
        query.cards = Some(cards);
    }
    world.version += 1;
    Ok(Value::Bool(true))
}

fn card(result: &Value) -> Result<Card, ApiError> {
    let text = |key: &str| result[key].as_str().unwrap_or_default().to_string();
    let (id, title) = (text("id"), text("title"));
    if id.is_empty() || id.len() > LONGEST_ID {
        return Err(ApiError::bad_request("RESULT_ID_INVALID"));
    }
    if text("type") != "article" {
        return Err(ApiError::bad_request("RESULT_TYPE_INVALID"));
    }
    if title.is_empty() {
        return Err(ApiError::bad_request("ARTICLE_TITLE_EMPTY"));
    }
    let content = &result["input_message_content"];
    let message = formatted(&Params::from_json(content.clone()), "message_text", "entities")?;
    if message.text.is_empty() {
        return Err(ApiError::bad_request("MESSAGE_EMPTY"));
    }
    if utf16_len(&message.text) > TEXT_LIMIT {
        return Err(ApiError::bad_request("MESSAGE_TOO_LONG"));
    }
    let mut sent = json!({ "text": message.text });
    if !message.entities.is_empty() {
        sent["entities"] = json!(message.entities);
    }
    Ok(Card { id, title, description: text("description"), content: sent })
}
