//! The playground is as strict as the real Bot API: each rule on both of its sides.

#![cfg(feature = "bot")]

use chrono::TimeDelta;
use ruqsat::playground::{Config, Person, Playground, Press, Reply, Sent, Standing, USABLE_TOKEN};
use serde_json::{Value, json};

const ASEL: i64 = 1001;

async fn playground() -> Playground {
    let playground = Playground::start(Config::for_tests()).await.unwrap();
    playground.person(Person::new(ASEL, "Asel", "kk")).unwrap();
    playground.say(ASEL, "/start").unwrap();
    playground
}

async fn call(playground: &Playground, method: &str, params: Value) -> Result<Value, (u16, String)> {
    match playground.call(USABLE_TOKEN, method, params).await {
        Reply::Json(200, body) => Ok(body["result"].clone()),
        Reply::Json(status, body) => {
            assert_eq!(body["error_code"], status);
            assert_eq!(body["ok"], false);
            Err((status, body["description"].as_str().unwrap().to_string()))
        }
        other => panic!("{other:?}"),
    }
}

fn bad<T>(why: &str) -> Result<T, (u16, String)> {
    Err((400, format!("Bad Request: {why}")))
}

async fn send(playground: &Playground, text: &str) -> Result<Value, (u16, String)> {
    call(playground, "sendMessage", json!({ "chat_id": ASEL, "text": text, "parse_mode": "HTML" })).await
}

#[tokio::test]
async fn a_text_has_one_to_4096_units_after_its_tags_are_read() {
    let playground = playground().await;
    let bold = |count: usize| format!("<b>{}</b>", "ә".repeat(count));
    assert!(send(&playground, &bold(4096)).await.is_ok());
    assert_eq!(send(&playground, &bold(4097)).await, bad("message is too long"));
    assert!(send(&playground, &"😀".repeat(2048)).await.is_ok());
    assert_eq!(send(&playground, &"😀".repeat(2049)).await, bad("message is too long"));
    assert_eq!(send(&playground, " \n ").await, bad("message text is empty"));
    assert_eq!(send(&playground, "<b></b>").await, bad("message text is empty"));
}

#[tokio::test]
async fn callback_data_has_one_to_64_bytes() {
    let playground = playground().await;
    let with = |data: String| {
        json!({ "chat_id": ASEL, "text": "x",
                "reply_markup": { "inline_keyboard": [[{ "text": "x", "callback_data": data }]] } })
    };
    assert!(call(&playground, "sendMessage", with("ә".repeat(32))).await.is_ok());
    for data in [String::new(), "ә".repeat(33), "a".repeat(65)] {
        assert_eq!(call(&playground, "sendMessage", with(data)).await, bad("BUTTON_DATA_INVALID"));
    }
}

#[tokio::test]
async fn a_button_needs_a_label_and_something_to_do() {
    let playground = playground().await;
    for button in
        [json!({ "text": "x" }), json!({ "callback_data": "x" }), json!({ "text": "", "callback_data": "x" })]
    {
        let markup = json!({ "inline_keyboard": [[button]] });
        let params = json!({ "chat_id": ASEL, "text": "x", "reply_markup": markup.to_string() });
        let (status, why) = call(&playground, "sendMessage", params).await.unwrap_err();
        assert_eq!(status, 400);
        assert!(why.starts_with("Bad Request: can't parse inline keyboard button"), "{why}");
    }
}

#[tokio::test]
async fn entities_may_come_ready_made_and_must_fit_the_text() {
    let playground = playground().await;
    let with = |length: i64| json!({ "chat_id": ASEL, "text": "Сәлем", "entities": [{ "type": "bold", "offset": 0, "length": length }] });
    let sent = call(&playground, "sendMessage", with(5)).await.unwrap();
    assert_eq!(sent["entities"][0]["type"], "bold");
    assert!(call(&playground, "sendMessage", with(6)).await.is_err());
}

#[tokio::test]
async fn a_quote_must_stand_in_the_message_that_is_answered() {
    let playground = playground().await;
    let sent = send(&playground, "my card ends on 20.09.2025").await.unwrap();
    let message = sent["message_id"].as_i64().unwrap();
    let reply = |quote: &str| {
        let reply = json!({ "message_id": message, "quote": quote, "allow_sending_without_reply": true });
        json!({ "chat_id": ASEL, "text": "read", "reply_parameters": reply })
    };
    let quoting = call(&playground, "sendMessage", reply("20.09.2025")).await.unwrap();
    assert_eq!(quoting["quote"]["text"], "20.09.2025");
    let refused = call(&playground, "sendMessage", reply("21.09.2025")).await;
    assert!(refused.is_err_and(|(code, words)| code == 400 && words.contains("QUOTE")));
}

#[tokio::test]
async fn an_edit_must_change_something_and_be_of_the_bots_own_message() {
    let playground = playground().await;
    let id = send(&playground, "one").await.unwrap()["message_id"].clone();
    let edit = |id: Value, text: &str| json!({ "chat_id": ASEL, "message_id": id, "text": text });
    let edited = call(&playground, "editMessageText", edit(id.clone(), "two")).await.unwrap();
    assert!(edited["edit_date"].is_i64());
    let same = call(&playground, "editMessageText", edit(id.clone(), "two")).await.unwrap_err();
    assert!(same.1.starts_with("Bad Request: message is not modified: specified new message content"));
    assert_eq!(
        call(&playground, "editMessageText", edit(json!(1), "x")).await,
        bad("message can't be edited")
    );
    assert_eq!(
        call(&playground, "editMessageText", edit(json!(999), "x")).await,
        bad("message to edit not found")
    );
    let gone = json!({ "chat_id": ASEL, "message_id": id });
    assert_eq!(call(&playground, "deleteMessage", gone.clone()).await, Ok(json!(true)));
    assert_eq!(call(&playground, "deleteMessage", gone).await, bad("message to delete not found"));
    assert_eq!(
        call(&playground, "editMessageText", edit(id, "three")).await,
        bad("message to edit not found")
    );
}

#[tokio::test]
async fn a_message_older_than_48_hours_stays() {
    let playground = playground().await;
    let old = send(&playground, "old").await.unwrap()["message_id"].clone();
    playground.advance(TimeDelta::hours(49));
    let params = json!({ "chat_id": ASEL, "message_id": old });
    assert_eq!(call(&playground, "deleteMessage", params).await, bad("message can't be deleted"));
}

#[tokio::test]
async fn a_press_is_answered_once_and_within_150_seconds() {
    let playground = playground().await;
    let too_old = || bad("query is too old and response timeout expired or query ID is invalid");
    let keyboard = json!({ "inline_keyboard": [[{ "text": "Yes", "callback_data": "y" }]] });
    let message = json!({ "chat_id": ASEL, "text": "?", "reply_markup": keyboard });
    call(&playground, "sendMessage", message).await.unwrap();
    let press = || playground.press(ASEL, Press::Label("Yes".into())).unwrap();
    let answer = |id: &str| json!({ "callback_query_id": id, "text": "ok" });

    let first = press();
    assert_eq!(call(&playground, "answerCallbackQuery", answer(&first)).await, Ok(json!(true)));
    assert_eq!(call(&playground, "answerCallbackQuery", answer(&first)).await, too_old());
    let second = press();
    playground.advance(TimeDelta::seconds(149));
    assert_eq!(call(&playground, "answerCallbackQuery", answer(&second)).await, Ok(json!(true)));
    let third = press();
    playground.advance(TimeDelta::seconds(151));
    assert_eq!(call(&playground, "answerCallbackQuery", answer(&third)).await, too_old());
    assert_eq!(call(&playground, "answerCallbackQuery", answer("no such")).await, too_old());
}

async fn ids(playground: &Playground, params: Value) -> Vec<u64> {
    let updates = call(playground, "getUpdates", params).await.unwrap();
    updates.as_array().unwrap().iter().map(|update| update["update_id"].as_u64().unwrap()).collect()
}

#[tokio::test]
async fn an_offset_confirms_and_a_negative_one_keeps_the_last() {
    let playground = playground().await;
    for text in ["2", "3", "4", "5"] {
        playground.say(ASEL, text).unwrap();
    }
    assert_eq!(ids(&playground, json!({})).await, [1, 2, 3, 4, 5]);
    assert_eq!(ids(&playground, json!({ "limit": 2 })).await, [1, 2]);
    assert_eq!(ids(&playground, json!({ "offset": 3 })).await, [3, 4, 5]);
    assert_eq!(ids(&playground, json!({ "offset": 0 })).await, [3, 4, 5]);
    assert_eq!(ids(&playground, json!({ "offset": -2 })).await, [4, 5]);
    assert_eq!(ids(&playground, json!({})).await, [4, 5]);
    assert_eq!(ids(&playground, json!({ "offset": 6 })).await, [0u64; 0]);
}

#[tokio::test]
async fn updates_are_kept_for_a_day_and_presses_for_150_seconds() {
    let playground = playground().await;
    let keyboard = json!({ "inline_keyboard": [[{ "text": "Yes", "callback_data": "y" }]] });
    let message = json!({ "chat_id": ASEL, "text": "?", "reply_markup": keyboard });
    call(&playground, "sendMessage", message).await.unwrap();
    playground.press(ASEL, Press::Data("y".into())).unwrap();
    assert_eq!(ids(&playground, json!({})).await, [1, 2]);
    playground.advance(TimeDelta::seconds(151));
    assert_eq!(ids(&playground, json!({})).await, [1]);
    playground.advance(TimeDelta::hours(23));
    assert_eq!(ids(&playground, json!({})).await, [1]);
    playground.advance(TimeDelta::hours(1));
    assert_eq!(ids(&playground, json!({})).await, [0u64; 0]);
}

#[tokio::test]
async fn a_second_poller_ends_the_first_and_the_farewell_poll_of_teloxide_does_not() {
    let playground = playground().await;
    assert_eq!(ids(&playground, json!({ "offset": 0 })).await, [1]);
    let wait = json!({ "offset": 2, "timeout": 20 });
    let first = call(&playground, "getUpdates", wait.clone());
    let others = async {
        tokio::task::yield_now().await;
        assert!(ids(&playground, json!({ "offset": 2, "limit": 1, "timeout": 0 })).await.is_empty());
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        assert!(ids(&playground, json!({ "offset": 2, "limit": 100, "timeout": 0 })).await.is_empty());
    };
    let (first, ()) = tokio::join!(first, others);
    let why =
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
    assert_eq!(first, Err((409, why.to_string())));
}

#[tokio::test]
async fn a_webhook_excludes_polling() {
    let playground = playground().await;
    let hook = |url: &str| json!({ "url": url, "secret_token": "abc" });
    assert!(call(&playground, "setWebhook", hook("http://example.org/")).await.is_err());
    assert!(
        call(&playground, "setWebhook", json!({ "url": "https://a.kz", "secret_token": "a b" }))
            .await
            .is_err()
    );
    call(&playground, "setWebhook", hook("https://example.org/")).await.unwrap();
    let (status, why) = call(&playground, "getUpdates", json!({})).await.unwrap_err();
    assert_eq!((status, &why[..32]), (409, "Conflict: can't use getUpdates m"));
    assert_eq!(call(&playground, "getWebhookInfo", json!({})).await.unwrap()["pending_update_count"], 1);
    call(&playground, "deleteWebhook", json!({ "drop_pending_updates": true })).await.unwrap();
    assert!(ids(&playground, json!({})).await.is_empty());
}

#[tokio::test]
async fn chats_that_cannot_be_reached_say_why() {
    let playground = playground().await;
    playground.group(-5, "Neighbours", ASEL).unwrap();
    let to = |chat: i64| json!({ "chat_id": chat, "text": "x" });
    let forbidden = |why: &str| Err((403, format!("Forbidden: {why}")));
    assert_eq!(call(&playground, "sendMessage", json!({ "text": "x" })).await, bad("chat_id is empty"));
    assert_eq!(call(&playground, "sendMessage", to(77)).await, bad("chat not found"));
    playground.block(ASEL).unwrap();
    assert_eq!(call(&playground, "sendMessage", to(ASEL)).await, forbidden("bot was blocked by the user"));
    playground.unblock(ASEL).unwrap();
    assert!(call(&playground, "sendMessage", to(ASEL)).await.is_ok());
    playground.standing(ASEL, Standing::Deactivated).unwrap();
    assert_eq!(call(&playground, "sendMessage", to(ASEL)).await, forbidden("user is deactivated"));
    playground.standing(-5, Standing::Kicked).unwrap();
    assert_eq!(
        call(&playground, "sendMessage", to(-5)).await,
        forbidden("bot was kicked from the group chat")
    );
    playground.standing(-5, Standing::Open).unwrap();
    call(&playground, "leaveChat", json!({ "chat_id": -5 })).await.unwrap();
    assert_eq!(
        call(&playground, "sendMessage", to(-5)).await,
        forbidden("bot is not a member of the group chat")
    );
}

#[tokio::test]
async fn a_migrated_group_names_its_new_id() {
    let playground = playground().await;
    playground.group(-5, "Neighbours", ASEL).unwrap();
    playground.migrate(-5, -1_000_000_000_005, ASEL).unwrap();
    let reply = playground.call(USABLE_TOKEN, "sendMessage", json!({ "chat_id": -5, "text": "x" })).await;
    let Reply::Json(400, body) = reply else { panic!("{reply:?}") };
    assert_eq!(body["parameters"]["migrate_to_chat_id"], -1_000_000_000_005i64);
    assert!(
        call(&playground, "sendMessage", json!({ "chat_id": -1_000_000_000_005i64, "text": "x" }))
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn methods_are_known_in_any_case_and_tokens_by_their_form() {
    let playground = playground().await;
    for method in ["getMe", "GetMe", "getme", "GETME"] {
        assert_eq!(call(&playground, method, json!({})).await.unwrap()["is_bot"], true);
    }
    let unknown = call(&playground, "sendTelegram", json!({})).await;
    assert_eq!(unknown, Err((404, "Not Found: method not found".to_string())));
    let reply = playground.call("1:short", "getMe", json!({})).await;
    assert_eq!(
        reply,
        Reply::Json(401, json!({ "ok": false, "error_code": 401, "description": "Unauthorized" }))
    );
}

#[tokio::test]
async fn only_the_configured_token_is_let_in() {
    let token = format!("7:{}", "a".repeat(35));
    let config = Config { token: Some(token.clone()), ..Config::for_tests() };
    let playground = Playground::start(config).await.unwrap();
    assert!(matches!(playground.call(&token, "getMe", json!({})).await, Reply::Json(200, _)));
    assert!(matches!(playground.call(USABLE_TOKEN, "getMe", json!({})).await, Reply::Json(401, _)));
}

#[tokio::test]
async fn commands_have_short_latin_names_and_a_description() {
    let playground = playground().await;
    let set = |name: &str, about: &str| json!({ "commands": [{ "command": name, "description": about }] });
    assert!(call(&playground, "setMyCommands", set("check_1", "Check my document")).await.is_ok());
    let name_of_32 = "a".repeat(32);
    assert!(call(&playground, "setMyCommands", set(&name_of_32, "x")).await.is_ok());
    for name in ["", "Check", "тексеру", &"a".repeat(33)] {
        assert_eq!(call(&playground, "setMyCommands", set(name, "x")).await, bad("BOT_COMMAND_INVALID"));
    }
    assert!(call(&playground, "setMyCommands", set("check", " ")).await.is_err());
    assert!(call(&playground, "setMyCommands", set("check", &"ә".repeat(256))).await.is_ok());
    assert!(call(&playground, "setMyCommands", set("check", &"ә".repeat(257))).await.is_err());
    let mut kazakh = set("check", "x");
    kazakh["language_code"] = json!("kaz");
    assert_eq!(call(&playground, "setMyCommands", kazakh).await, bad("invalid language code specified"));
}

#[tokio::test]
async fn a_picture_must_be_one_and_a_caption_has_at_most_1024_units() {
    let playground = playground().await;
    let client = reqwest::Client::new();
    let url = format!("{}/bot{USABLE_TOKEN}/sendPhoto", playground.url());
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend([0, 0, 2, 0, 0, 0, 1, 0]);
    for (bytes, caption, status) in
        [(png.clone(), 1024, 200), (png, 1025, 400), (b"text".to_vec(), 0, 400), (Vec::new(), 0, 400)]
    {
        let (boundary, caption) = ("frontier", "ә".repeat(caption));
        let mut body = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n{ASEL}\r\n\
             --{boundary}\r\nContent-Disposition: form-data; name=\"caption\"\r\n\r\n{caption}\r\n\
             --{boundary}\r\nContent-Disposition: form-data; name=\"photo\"\r\n\r\nattach://p\r\n\
             --{boundary}\r\nContent-Disposition: form-data; name=\"p\"; filename=\"p.png\"\r\n\r\n"
        )
        .into_bytes();
        body.extend(bytes);
        body.extend(format!("\r\n--{boundary}--\r\n").into_bytes());
        let kind = format!("multipart/form-data; boundary={boundary}");
        let answer = client.post(&url).header("content-type", kind).body(body).send().await.unwrap();
        assert_eq!(answer.status(), status);
    }
}

#[tokio::test]
async fn parameters_may_come_as_a_form_or_in_the_address() {
    let playground = playground().await;
    let client = reqwest::Client::new();
    let url = format!("{}/bot{USABLE_TOKEN}/sendMessage", playground.url());
    let form = client.post(&url).header("content-type", "application/x-www-form-urlencoded");
    let answer = form.body(format!("chat_id={ASEL}&text=a+%26+b")).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let answer = client.get(format!("{url}?chat_id={ASEL}&text=c%20d")).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(playground.received(ASEL), ["a & b", "c d"]);
}

#[tokio::test]
async fn every_thing_a_person_can_send_becomes_a_message_for_the_bot() {
    let playground = playground().await;
    let document = Sent::Document { name: "a.pdf".into(), content: "x".into() };
    let date = Sent::DateTime { text: "12.12.2026".into() };
    let things = [
        Sent::Sticker,
        Sent::Photo { caption: None },
        Sent::Voice,
        document,
        date,
        Sent::Location,
        Sent::Contact,
    ];
    for thing in things {
        playground.send(ASEL, ASEL, thing).unwrap();
    }
    let said = playground.say(ASEL, "wrnog").unwrap();
    playground.correct(ASEL, ASEL, said, "wrong").unwrap();
    let updates = call(&playground, "getUpdates", json!({ "offset": 2 })).await.unwrap();
    let fields = ["sticker", "photo", "voice", "document", "text", "location", "contact", "text"];
    for (update, field) in updates.as_array().unwrap().iter().zip(fields) {
        assert!(update["message"].get(field).is_some(), "{field}: {update}");
    }
    assert_eq!(updates[4]["message"]["entities"][0]["type"], "date_time");
    assert_eq!(updates[8]["edited_message"]["text"], "wrong");
}

#[tokio::test]
async fn in_a_group_the_bot_sees_commands_and_not_the_talk() {
    let playground = playground().await;
    playground.group(-5, "Neighbours", ASEL).unwrap();
    playground.say_in(-5, ASEL, "good morning").unwrap();
    playground.say_in(-5, ASEL, "/check@ruqsat_playground_bot").unwrap();
    let updates = call(&playground, "getUpdates", json!({ "offset": 2 })).await.unwrap();
    assert_eq!(updates.as_array().unwrap().len(), 2);
    assert_eq!(updates[0]["my_chat_member"]["new_chat_member"]["status"], "member");
    assert_eq!(updates[1]["message"]["chat"]["type"], "group");
}

#[tokio::test]
async fn the_sending_limits_hold_when_they_are_switched_on() {
    let playground = playground().await;
    playground.limits_on();
    for _ in 0..5 {
        send(&playground, "x").await.unwrap();
    }
    assert_eq!(
        send(&playground, "x").await.unwrap_err(),
        (429, "Too Many Requests: retry after 5".to_string())
    );
    playground.advance(TimeDelta::seconds(5));
    assert!(send(&playground, "x").await.is_ok());
}
