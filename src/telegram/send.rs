//! Our effects to Bot API requests.

use std::time::Duration;

use teloxide::payloads::{
    AnswerCallbackQuery, AnswerCallbackQuerySetters, AnswerInlineQuery, AnswerInlineQuerySetters,
    EditMessageText, EditMessageTextSetters, SendMessage, SendMessageSetters,
};
use teloxide::types::{
    CallbackQueryId, ChatId as TelegramChatId, InlineKeyboardButton, InlineKeyboardMarkup, InlineQueryId,
    InlineQueryResult, InlineQueryResultArticle, InputMessageContent, InputMessageContentText,
    LinkPreviewOptions, MessageId, ParseMode, ReplyParameters,
};

use super::call::{Refusal, Reply, SentMessage, call, upload};
use super::client::Account;
use crate::paper::File;
use crate::ports::{InlineCard, Rendered};
use crate::reminders::ChatId;
use crate::speech::plain_text;

/// Longer than any answer takes that will still come.
const TIMEOUT: Duration = Duration::from_secs(20);
/// A file may take longer on a slow line.
const UPLOAD_TIMEOUT: Duration = Duration::from_secs(60);
/// Telegram's limit for a note over the chat, in characters.
const LONGEST_NOTE: usize = 200;

/// Says something: changes the message named, or sends a new one where that cannot be changed.
pub(super) async fn say(account: &Account, chat: ChatId, rendered: &Rendered) -> Reply<SentMessage> {
    let reply = match rendered.instead_of {
        Some(message) => edit(account, chat, message, rendered).await,
        None => send(account, chat, rendered, Form::Html).await,
    };
    match reply {
        Reply::Refused(refusal) if rendered.quote.is_some() && cannot_be_quoted(&refusal) => {
            let unquoted = Rendered { quote: None, ..rendered.clone() };
            send(account, chat, &unquoted, Form::Html).await
        }
        Reply::Refused(refusal) if cannot_be_read(&refusal) => {
            send(account, chat, rendered, Form::Plain).await
        }
        Reply::Refused(refusal) if rendered.instead_of.is_some() && cannot_be_changed(&refusal) => {
            send(account, chat, rendered, Form::Html).await
        }
        reply => reply,
    }
}

/// How the words of a message go out: plain where Telegram cannot read the markup.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Html,
    Plain,
}

async fn send(account: &Account, chat: ChatId, rendered: &Rendered, form: Form) -> Reply<SentMessage> {
    let text = match form {
        Form::Html => rendered.html.clone(),
        Form::Plain => plain_text(&rendered.html),
    };
    let mut payload = SendMessage::new(TelegramChatId(chat.0), text).link_preview_options(no_preview());
    if form == Form::Html {
        payload = payload.parse_mode(ParseMode::Html);
    }
    if let Some(message) = rendered.reply_to {
        let mut reply = ReplyParameters::new(MessageId(message)).allow_sending_without_reply();
        reply.quote = rendered.quote.clone();
        payload = payload.reply_parameters(reply);
    }
    if rendered.silent {
        payload = payload.disable_notification(true);
    }
    if !rendered.buttons.is_empty() {
        payload = payload.reply_markup(keyboard(rendered));
    }
    call(account, &payload, TIMEOUT).await
}

async fn edit(account: &Account, chat: ChatId, message: i32, rendered: &Rendered) -> Reply<SentMessage> {
    let payload = EditMessageText::new(TelegramChatId(chat.0), MessageId(message), rendered.html.clone())
        .parse_mode(ParseMode::Html)
        .link_preview_options(no_preview())
        .reply_markup(keyboard(rendered));
    match call(account, &payload, TIMEOUT).await {
        // A double press changes nothing the second time: what was to be seen is seen.
        Reply::Refused(refusal) if refusal.description.contains("message is not modified") => {
            Reply::Accepted(SentMessage { message_id: i64::from(message) })
        }
        reply => reply,
    }
}

fn cannot_be_read(refusal: &Refusal) -> bool {
    refusal.description.contains("can't parse entities")
}

/// The person has changed the message since: the words are no longer in it.
fn cannot_be_quoted(refusal: &Refusal) -> bool {
    refusal.code == 400 && refusal.description.to_lowercase().contains("quote")
}

fn cannot_be_changed(refusal: &Refusal) -> bool {
    refusal.code == 400 && refusal.description.to_lowercase().contains("message")
}

fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}

fn keyboard(rendered: &Rendered) -> InlineKeyboardMarkup {
    let button =
        |(label, data): &(String, String)| InlineKeyboardButton::callback(label.clone(), data.clone());
    InlineKeyboardMarkup::new(rendered.buttons.iter().map(|row| row.iter().map(button)))
}

/// Stops a pressed button's spinner.
pub(super) async fn answer_press(account: &Account, query: &str, note: Option<String>) -> Reply<bool> {
    let mut payload = AnswerCallbackQuery::new(CallbackQueryId(query.to_string()));
    if let Some(note) = note {
        payload = payload.text(note.chars().take(LONGEST_NOTE).collect::<String>());
    }
    call(account, &payload, TIMEOUT).await
}

/// For so many seconds the same words bring the same cards without asking.
const INLINE_CACHE: u32 = 300;

/// Shows cards. They are cached for each person apart: the language may follow the person's client.
pub(super) async fn answer_inline(account: &Account, query: &str, cards: &[InlineCard]) -> Reply<bool> {
    let results = cards.iter().map(|card| {
        let content = InputMessageContentText::new(card.html.clone())
            .parse_mode(ParseMode::Html)
            .link_preview_options(no_preview());
        let content = InputMessageContent::Text(content);
        let article = InlineQueryResultArticle::new(card.id.clone(), card.title.clone(), content);
        InlineQueryResult::Article(article.description(card.description.clone()))
    });
    let payload = AnswerInlineQuery::new(InlineQueryId(query.to_string()), results)
        .cache_time(INLINE_CACHE)
        .is_personal(true);
    call(account, &payload, TIMEOUT).await
}

/// Hands out a file.
pub(super) async fn hand(account: &Account, chat: ChatId, file: &File, caption: &str) -> Reply<SentMessage> {
    let (method, field) = if file.is_picture { ("SendPhoto", "photo") } else { ("SendDocument", "document") };
    let part = reqwest::multipart::Part::bytes(file.content.clone()).file_name(file.name);
    let Ok(part) = part.mime_str(file.media_type) else { return Reply::NotSent };
    let form = reqwest::multipart::Form::new()
        .text("chat_id", chat.0.to_string())
        .text("caption", caption.to_string())
        .text("parse_mode", "HTML")
        .part(field, part);
    upload(account, method, form, UPLOAD_TIMEOUT).await
}
