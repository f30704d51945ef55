//! answerCallbackQuery: once, and within 150 seconds.

use chrono::TimeDelta;
use serde_json::Value;

use super::Answered;
use crate::playground::error::ApiError;
use crate::playground::params::Params;
use crate::playground::text::utf16_len;
use crate::playground::world::{CallbackAnswer, World};

/// How long a press can be answered, in seconds.
pub const QUERY_SECONDS: i64 = 150;

/// answerCallbackQuery.
pub fn answer(world: &mut World, params: &Params) -> Answered {
    let text = params.text("text");
    if utf16_len(&text) > 200 {
        return Err(ApiError::bad_request("MESSAGE_TOO_LONG"));
    }
    let now = world.now();
    let query = world.queries.get(&params.text("callback_query_id"));
    let open =
        query.filter(|query| query.answer.is_none() && now - query.at <= TimeDelta::seconds(QUERY_SECONDS));
    let Some(mut query) = open.cloned() else {
        return Err(ApiError::bad_request(
            "query is too old and response timeout expired or query ID is invalid",
        ));
    };
    let answer =
        CallbackAnswer { text: Some(text).filter(|text| !text.is_empty()), alert: params.flag("show_alert") };
    world.answered(query.chat, query.message_id, &query.data, &answer);
    query.answer = Some(answer);
    world.put_query(query);
    Ok(Value::Bool(true))
}
