//! The methods of the Bot API that the playground knows, one file a concern.

mod callbacks;
mod chats;
mod edits;
mod files;
mod messages;
mod profile;
mod webhook;

pub(crate) use callbacks::QUERY_SECONDS;
pub(crate) use messages::TEXT_LIMIT;
use serde_json::Value;
pub(crate) use webhook::is_on_this_machine;

use super::error::ApiError;
use super::inline;
use super::params::Params;
use super::world::World;

/// What a method answers.
pub(crate) type Answered = Result<Value, ApiError>;

/// Carries out one call; getUpdates, which can wait, is not here. The name may be in any case.
pub(crate) fn call(world: &mut World, method: &str, params: &Params) -> Answered {
    match method.to_ascii_lowercase().as_str() {
        "getme" => profile::get_me(world),
        "sendmessage" => messages::send_message(world, params),
        "senddocument" => messages::send_document(world, params),
        "sendphoto" => messages::send_photo(world, params),
        "sendchataction" => chats::send_chat_action(world, params),
        "editmessagetext" => edits::edit_text(world, params),
        "editmessagecaption" => edits::edit_caption(world, params),
        "editmessagereplymarkup" => edits::edit_reply_markup(world, params),
        "deletemessage" => edits::delete(world, params),
        "deletemessages" => edits::delete_many(world, params),
        "answerinlinequery" => inline::answer(world, params),
        "answercallbackquery" => callbacks::answer(world, params),
        "setmycommands" => profile::set_commands(world, params),
        "getmycommands" => profile::get_commands(world, params),
        "deletemycommands" => profile::delete_commands(world, params),
        "setmydescription" => profile::set_text(world, params, profile::Text::Description),
        "getmydescription" => profile::get_text(world, params, profile::Text::Description),
        "setmyshortdescription" => profile::set_text(world, params, profile::Text::ShortDescription),
        "getmyshortdescription" => profile::get_text(world, params, profile::Text::ShortDescription),
        "setmyname" => profile::set_text(world, params, profile::Text::Name),
        "getmyname" => profile::get_text(world, params, profile::Text::Name),
        "setchatmenubutton" => profile::set_menu_button(world, params),
        "getchatmenubutton" => Ok(world.bot.menu_button.clone()),
        "getchat" => chats::get_chat(world, params),
        "leavechat" => chats::leave(world, params),
        "getfile" => files::get_file(world, params),
        "setwebhook" => webhook::set(world, params),
        "deletewebhook" => webhook::delete(world, params),
        "getwebhookinfo" => Ok(webhook::info(world)),
        "logout" | "close" => Ok(Value::Bool(true)),
        _ => Err(ApiError::new(404, "Not Found: method not found")),
    }
}
