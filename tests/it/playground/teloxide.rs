//! The playground as teloxide, the bot's own client, sees it: the same requests that reach
//! Telegram, and the same errors that come back.

#![cfg(feature = "bot")]

use ruqsat::playground::{Config, EventKind, Person, Playground, Press};
use teloxide::payloads::{AnswerCallbackQuerySetters, GetUpdatesSetters};
use teloxide::payloads::{SendMessageSetters, SetMyCommandsSetters};
use teloxide::prelude::{Bot, Request, Requester};
use teloxide::types::{
    AllowedUpdate, BotCommand, ChatId, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, ParseMode,
    UpdateKind,
};
use teloxide::{ApiError, RequestError};

async fn playground_with_asel() -> (Playground, Bot, ChatId) {
    let playground = Playground::start(Config::for_tests()).await.unwrap();
    let bot = Bot::new(playground.token()).set_api_url(playground.url().parse().unwrap());
    let asel = playground.person(Person::new(1001, "Асель", "kk")).unwrap();
    (playground, bot, ChatId(asel))
}

fn error<T>(outcome: Result<T, RequestError>) -> ApiError {
    match outcome {
        Err(RequestError::Api(error)) => error,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("was accepted"),
    }
}

#[tokio::test]
async fn a_press_becomes_an_edit_and_an_answer() {
    let (playground, bot, asel) = playground_with_asel().await;
    playground.say(asel.0, "/start abc").unwrap();
    let updates = bot.get_updates().timeout(1).await.unwrap();
    let UpdateKind::Message(message) = &updates[0].kind else { panic!() };
    assert_eq!(message.text(), Some("/start abc"));
    assert_eq!(message.from.as_ref().unwrap().language_code.as_deref(), Some("kk"));

    let keyboard = InlineKeyboardMarkup::new([[InlineKeyboardButton::callback("Қазақша", "lang:kk")]]);
    bot.send_message(asel, "<b>Сәлем</b>").parse_mode(ParseMode::Html).reply_markup(keyboard).await.unwrap();
    playground.press(asel.0, Press::Label("Қазақша".into())).unwrap();
    let offset = updates[0].id.0 as i32 + 1;
    let updates = bot.get_updates().offset(offset).timeout(1).await.unwrap();
    assert_eq!(updates.len(), 1);
    let UpdateKind::CallbackQuery(query) = updates[0].kind.clone() else { panic!() };
    assert_eq!(query.data.as_deref(), Some("lang:kk"));
    let pressed = query.message.as_ref().unwrap().id();
    bot.edit_message_text(asel, pressed, "Дайын").await.unwrap();
    bot.answer_callback_query(query.id.clone()).text("Жарайды").show_alert(true).await.unwrap();

    let transcript = playground.transcript(asel.0);
    let kinds: Vec<EventKind> = transcript.iter().map(|event| event.what).collect();
    assert_eq!(
        kinds,
        [EventKind::Said, EventKind::Received, EventKind::Pressed, EventKind::Edited, EventKind::Answered]
    );
    assert_eq!(transcript[1].text.as_deref(), Some("Сәлем"));
    assert_eq!(transcript[1].buttons[0][0].label, "Қазақша");
    assert_eq!(transcript[3].text.as_deref(), Some("Дайын"));
    assert!(transcript[4].alert);
    playground.shutdown().await;
}

#[tokio::test]
async fn the_bot_introduces_itself_and_sets_its_commands() {
    let (playground, bot, asel) = playground_with_asel().await;
    assert_eq!(bot.get_me().await.unwrap().user.id.0, 1_000_000_001);
    bot.set_my_commands([BotCommand::new("check", "Check my document")]).await.unwrap();
    bot.set_my_commands([BotCommand::new("check", "Қайдамын?")]).language_code("kk").await.unwrap();
    assert_eq!(playground.commands(asel.0, "kk")[0]["description"], "Қайдамын?");
    assert_eq!(playground.commands(asel.0, "uz")[0]["description"], "Check my document");
    assert_eq!(bot.get_my_commands().await.unwrap().len(), 1);
}

#[tokio::test]
async fn errors_are_the_ones_teloxide_knows() {
    let (playground, bot, asel) = playground_with_asel().await;
    assert_eq!(error(bot.send_message(ChatId(5), "x").await), ApiError::ChatNotFound);
    // teloxide 0.17 knows this one only under its old prefix, "Unauthorized: ".
    let never_started = ApiError::Unknown("Forbidden: bot can't initiate conversation with a user".into());
    assert_eq!(error(bot.send_message(asel, "x").await), never_started);
    playground.say(asel.0, "/start").unwrap();
    assert_eq!(error(bot.send_message(asel, "  ").await), ApiError::MessageTextIsEmpty);
    assert_eq!(error(bot.send_message(asel, "ә".repeat(4097)).await), ApiError::MessageIsTooLong);
    let sent = bot.send_message(asel, "ә".repeat(4096)).await.unwrap();
    let same = bot.edit_message_text(asel, sent.id, "ә".repeat(4096)).await;
    assert_eq!(error(same), ApiError::MessageNotModified);
    let html = bot.send_message(asel, "a <3 b").parse_mode(ParseMode::Html).await;
    assert!(matches!(error(html), ApiError::CantParseEntities(_)));
    let too_long = InlineKeyboardMarkup::new([[InlineKeyboardButton::callback("x", "ә".repeat(33))]]);
    assert_eq!(error(bot.send_message(asel, "x").reply_markup(too_long).await), ApiError::ButtonDataInvalid);
    playground.block(asel.0).unwrap();
    assert_eq!(error(bot.send_message(asel, "x").await), ApiError::BotBlocked);
    let stranger = Bot::new("12:short").set_api_url(playground.url().parse().unwrap());
    assert_eq!(error(stranger.get_me().await), ApiError::InvalidToken);
}

#[tokio::test]
async fn a_document_arrives_whole() {
    let (playground, bot, asel) = playground_with_asel().await;
    playground.say(asel.0, "/start").unwrap();
    let file = InputFile::memory("BEGIN:VCALENDAR").file_name("reminders.ics");
    let sent = bot.send_document(asel, file).await.unwrap();
    let document = sent.document().unwrap();
    assert_eq!(document.file_name.as_deref(), Some("reminders.ics"));
    let file = bot.get_file(document.file.id.clone()).await.unwrap();
    let mut content = Vec::new();
    teloxide::net::Download::download_file(&bot, &file.path, &mut content).await.unwrap();
    assert_eq!(content, b"BEGIN:VCALENDAR");
}

#[tokio::test]
async fn only_the_kinds_asked_for_are_queued() {
    let (playground, bot, asel) = playground_with_asel().await;
    let asked = bot.get_updates().allowed_updates([AllowedUpdate::MyChatMember]);
    assert!(asked.send().await.unwrap().is_empty());
    playground.say(asel.0, "not asked for").unwrap();
    playground.block(asel.0).unwrap();
    let updates = bot.get_updates().await.unwrap();
    assert_eq!(updates.len(), 1);
    let UpdateKind::MyChatMember(change) = &updates[0].kind else { panic!() };
    assert!(change.new_chat_member.is_banned());
}
