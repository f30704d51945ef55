//! Telegram's updates to our events.
//!
//! A small lenient reader instead of serde types: teloxide 0.17 makes a message's text vanish when it
//! meets an entity it does not know (`date_time`), and an update we cannot use must not stop the
//! others. Fields that Ruqsat does not need are never even looked at.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::value::{RawValue, Value};

use super::rich;
use crate::conversation::event::{Event, ReplyTo, Unreadable, What};
use crate::ports::{Update, UpdateId, Words};
use crate::reminders::ChatId;

/// Group administrators who write in the name of the group, or of a channel, come as these bots.
const PEOPLE_AS_BOTS: [i64; 2] = [1_087_968_824, 136_817_688];

/// An update as Telegram writes it.
#[derive(Deserialize)]
struct Raw {
    update_id: i64,
    message: Option<Message>,
    edited_message: Option<Message>,
    callback_query: Option<Press>,
    my_chat_member: Option<Membership>,
    inline_query: Option<Inline>,
}

#[derive(Deserialize)]
struct Message {
    #[serde(default)]
    message_id: i64,
    #[serde(default)]
    date: i64,
    edit_date: Option<Value>,
    forward_origin: Option<Value>,
    /// From servers before the Bot API 7.0.
    forward_date: Option<Value>,
    media_group_id: Option<String>,
    message_thread_id: Option<Present>,
    chat: Chat,
    from: Option<User>,
    via_bot: Option<Value>,
    text: Option<String>,
    rich_message: Option<Value>,
    caption: Option<String>,
    photo: Option<Present>,
    document: Option<Present>,
    paid_media: Option<Present>,
    live_photo: Option<Present>,
    voice: Option<Present>,
    audio: Option<Present>,
    video: Option<Present>,
    video_note: Option<Present>,
    animation: Option<Present>,
    sticker: Option<Present>,
    location: Option<Present>,
    venue: Option<Present>,
    contact: Option<Present>,
    poll: Option<Present>,
    dice: Option<Present>,
    story: Option<Present>,
    game: Option<Present>,
    checklist: Option<Present>,
}

/// A field of which only its presence matters.
struct Present;

impl<'de> Deserialize<'de> for Present {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Present, D::Error> {
        serde::de::IgnoredAny::deserialize(deserializer).map(|_| Present)
    }
}

#[derive(Deserialize)]
struct Chat {
    id: i64,
    #[serde(rename = "type")]
    kind: String,
}

#[derive(Deserialize)]
struct User {
    id: i64,
    language_code: Option<String>,
    #[serde(default)]
    is_bot: bool,
}

#[derive(Deserialize)]
struct Press {
    id: String,
    from: User,
    message: Option<PressedMessage>,
    data: Option<String>,
}

#[derive(Deserialize)]
struct Inline {
    id: String,
    from: User,
    #[serde(default)]
    query: String,
}

#[derive(Deserialize)]
struct PressedMessage {
    message_id: i32,
    chat: Chat,
}

#[derive(Deserialize)]
struct Membership {
    chat: Chat,
    new_chat_member: Member,
}

#[derive(Deserialize)]
struct Member {
    status: String,
}

/// Decodes one update; `bot` is our own user name.
///
/// # Errors
/// The update's number where the rest cannot be read: it can be confirmed and passed over. `None` where not even
/// the number can, so that nothing tells which one to confirm.
pub fn decode(json: &RawValue, bot: Option<&str>) -> Result<Update, Option<UpdateId>> {
    let read = |json: &str| {
        let raw = serde_json::from_str::<Raw>(json).ok()?;
        Some((id_of(raw.update_id)?, raw))
    };
    let raw = read(json.get()).or_else(|| read(&without_half_letters(json.get())?));
    raw.map(|(id, raw)| decoded(id, raw, bot)).ok_or_else(|| number_of(json))
}

/// Numbers of updates are positive.
fn id_of(number: i64) -> Option<UpdateId> {
    u64::try_from(number).ok().filter(|number| *number > 0).map(UpdateId)
}

fn number_of(json: &RawValue) -> Option<UpdateId> {
    #[derive(Deserialize)]
    struct Numbered {
        update_id: i64,
    }
    id_of(serde_json::from_str::<Numbered>(json.get()).ok()?.update_id)
}

/// Half an emoji (`\\ud83d` without its other half) is no text for any reader of JSON: it becomes
/// the replacement letter. `None` where there is no such half.
fn without_half_letters(json: &str) -> Option<String> {
    let code = |at: usize| {
        let escape = json.get(at..at + 6)?.strip_prefix("\\u")?;
        u32::from_str_radix(escape, 16).ok()
    };
    let (mut mended, mut at, mut found) = (String::with_capacity(json.len()), 0, false);
    while let Some(next) = json[at..].find('\\') {
        mended.push_str(&json[at..at + next]);
        at += next;
        let length = match (code(at), code(at + 6)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(0xd800..=0xdfff), _) => {
                mended.push('\u{fffd}');
                (at, found) = (at + 6, true);
                continue;
            }
            (Some(_), _) => 6,
            // An escape of one letter.
            (None, _) => 2,
        };
        mended.push_str(json.get(at..at + length)?);
        at += length;
    }
    mended.push_str(&json[at..]);
    found.then_some(mended)
}

fn decoded(id: UpdateId, raw: Raw, bot: Option<&str>) -> Update {
    let nothing =
        |chat: i64| Update { id, chat: ChatId(chat), event: None, at: None, album: None, words: None };
    if let Some(mut message) = raw.message {
        message.text = message.text.or_else(|| rich::words(message.rich_message.as_ref()?));
        let (chat, at, album) = (message.chat.id, message.date, message.media_group_id.take());
        let words = words(&message, false);
        let (written, reply_to) = (written(&message), reply_to(&message));
        let event = message_event(message, bot).map(|event| Event { written, reply_to, ..event });
        return Update { at: DateTime::from_timestamp(at, 0), event, album, words, ..nothing(chat) };
    }
    if let Some(message) = raw.edited_message {
        let (chat, at) = (message.chat.id, message.date);
        // A reaction or a preview comes as an edit too: without a date of editing, or with the
        // words as they were.
        let words = words(&message, true);
        let is_edited = is_private(&message.chat) && message.edit_date.is_some();
        let text = message.text.filter(|_| is_edited);
        // What an edit says is counted from the day of the edit.
        let written = instant(message.edit_date.as_ref());
        let event = text.map(|text| happened(What::Edited(text), message.from.as_ref()));
        let event = event.map(|event| Event { written, ..event });
        return Update { at: DateTime::from_timestamp(at, 0), event, words, ..nothing(chat) };
    }
    if let Some(press) = raw.callback_query {
        return press_event(press, nothing);
    }
    if let Some(Inline { id: query, from, query: text }) = raw.inline_query {
        let event = happened(What::Inline { query, text }, Some(&from));
        return Update { event: Some(event), ..nothing(from.id) };
    }
    match raw.my_chat_member {
        Some(membership) => {
            let event = membership_event(&membership);
            Update { event, ..nothing(membership.chat.id) }
        }
        None => nothing(0),
    }
}

/// When the words of a message were written: those of a forwarded one before it was forwarded.
fn written(message: &Message) -> Option<DateTime<Utc>> {
    let first_sent = message.forward_origin.as_ref().and_then(|origin| origin.get("date"));
    instant(first_sent.or(message.forward_date.as_ref())).or_else(|| date(message.date))
}

fn instant(field: Option<&Value>) -> Option<DateTime<Utc>> {
    date(field?.as_i64()?)
}

/// A date of zero stands for one that is not known.
fn date(seconds: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(seconds, 0).filter(|at| at.timestamp() > 0)
}

/// The message that an answer has to name: in a group, and where the chat has topics. Elsewhere it is
/// named to be quoted.
fn reply_to(message: &Message) -> Option<ReplyTo> {
    let has_places = !is_private(&message.chat) || message.message_thread_id.is_some();
    let id = i32::try_from(message.message_id).ok().filter(|id| *id > 0)?;
    Some(if has_places { ReplyTo::Always(id) } else { ReplyTo::ToQuote(id) })
}

fn words(message: &Message, edited: bool) -> Option<Words> {
    let text = message.text.as_ref().or(message.caption.as_ref())?.clone();
    Some(Words { message: message.message_id, text, edited })
}

fn press_event(press: Press, nothing: impl Fn(i64) -> Update) -> Update {
    let (query, data) = (press.id.clone(), press.data.clone().unwrap_or_default());
    let (chat, message) = match &press.message {
        Some(message) if is_private(&message.chat) && message.chat.id == press.from.id => {
            (message.chat.id, message.message_id)
        }
        // A press without its message is an old one; the person's own chat has the person's number.
        _ => (press.from.id, 0),
    };
    let event = happened(What::Press { query, data, message }, Some(&press.from));
    Update { event: Some(event), ..nothing(chat) }
}

fn membership_event(membership: &Membership) -> Option<Event> {
    if !is_private(&membership.chat) {
        return None;
    }
    let what = match membership.new_chat_member.status.as_str() {
        "kicked" | "left" => What::Blocked,
        _ => What::Unblocked,
    };
    Some(happened(what, None))
}

fn is_private(chat: &Chat) -> bool {
    chat.kind == "private"
}

fn happened(what: What, from: Option<&User>) -> Event {
    Event { what, client: from.and_then(|user| user.language_code.clone()), written: None, reply_to: None }
}

fn message_event(message: Message, bot: Option<&str>) -> Option<Event> {
    let from = message.from.as_ref();
    if from.is_some_and(|user| user.is_bot && !PEOPLE_AS_BOTS.contains(&user.id)) {
        return None;
    }
    // A card of ours that somebody has sent asks nothing.
    if bot.is_some() && message.via_bot.as_ref().and_then(|by| by.get("username")?.as_str()) == bot {
        return None;
    }
    if !is_private(&message.chat) {
        let text = message.text.as_deref().or(message.caption.as_deref());
        let addressed = text.is_some_and(|text| addresses(text, bot));
        return addressed.then(|| happened(What::Group, from));
    }
    if let Some(text) = &message.text {
        let what = if text.trim().is_empty() {
            What::Unreadable(Unreadable::Garbled)
        } else {
            let is_forwarded = message.forward_origin.is_some() || message.forward_date.is_some();
            let plain = if is_forwarded { What::Forwarded } else { What::Text };
            command(text).unwrap_or_else(|| plain(text.clone()))
        };
        return Some(happened(what, from));
    }
    let what = match message.caption.as_deref().map(str::trim) {
        None | Some("") => What::Unreadable(unreadable(&message)?),
        // What somebody wrote under a picture is a message like any other.
        Some(caption) => command(caption).unwrap_or_else(|| What::Text(caption.to_string())),
    };
    Some(happened(what, from))
}

/// In a group only a command or the bot's own name is meant for the bot.
fn addresses(text: &str, bot: Option<&str>) -> bool {
    let Some(bot) = bot else { return text.starts_with('/') };
    let name = format!("@{}", bot.to_lowercase());
    match text.strip_prefix('/') {
        Some(rest) => {
            let word = rest.split_whitespace().next().unwrap_or_default().to_lowercase();
            !word.contains('@') || word.ends_with(&name)
        }
        None => text.to_lowercase().contains(&name),
    }
}

fn command(text: &str) -> Option<What> {
    let rest = text.strip_prefix('/')?;
    let (word, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let name = word.split('@').next().unwrap_or_default().to_lowercase();
    let plain =
        !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    plain.then(|| What::Command { name, rest: rest.trim().to_string() })
}

/// What a message without text holds; `None` where nobody wrote or sent anything: Telegram has
/// dozens of such service messages and adds more, so only what people send is known by name.
fn unreadable(message: &Message) -> Option<Unreadable> {
    let pictures = [&message.photo, &message.document, &message.paid_media, &message.live_photo];
    if pictures.into_iter().any(Option::is_some) {
        return Some(Unreadable::Picture);
    }
    if message.rich_message.is_some() {
        return Some(Unreadable::Other);
    }
    let other = [
        &message.voice,
        &message.audio,
        &message.video,
        &message.video_note,
        &message.animation,
        &message.sticker,
        &message.location,
        &message.venue,
        &message.contact,
        &message.poll,
        &message.dice,
        &message.story,
        &message.game,
        &message.checklist,
    ];
    other.into_iter().any(Option::is_some).then_some(Unreadable::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Update {
        let raw = RawValue::from_string(json.to_string()).unwrap();
        decode(&raw, Some("ruqsat_bot")).unwrap()
    }

    fn what(json: &str) -> Option<What> {
        read(json).event.map(|event| event.what)
    }

    fn message(rest: &str) -> String {
        format!(
            r#"{{"update_id":7,"message":{{"message_id":1,"date":1,"chat":{{"id":5,"type":"private"}},
            "from":{{"id":5,"is_bot":false,"first_name":"A","language_code":"kk"}},{rest}}}}}"#
        )
    }

    #[test]
    fn a_text_with_an_entity_nobody_knows_keeps_its_words() {
        let json = message(r#""text":"12.12.2026","entities":[{"type":"date_time","offset":0,"length":10}]"#);
        assert_eq!(what(&json), Some(What::Text("12.12.2026".into())));
    }

    #[test]
    fn kinds_of_the_newest_bot_api_are_read() {
        let rich = r#""rich_message":{"blocks":[{"type":"paragraph","text":"/help"}]}"#;
        assert!(matches!(what(&message(rich)), Some(What::Command { name, .. }) if name == "help"));
        let drawn = r#""rich_message":{"blocks":[{"type":"photo","photo":[]}]}"#;
        assert_eq!(what(&message(drawn)), Some(What::Unreadable(Unreadable::Other)));
        let live = what(&message(r#""live_photo":{"file_id":"x"}"#));
        assert_eq!(live, Some(What::Unreadable(Unreadable::Picture)));
    }

    #[test]
    fn an_answer_lands_in_the_topic_of_its_question() {
        let reply_to = |json: &str| read(json).event.and_then(|event| event.reply_to);
        let text = message(r#""text":"/check","message_thread_id":7"#);
        assert_eq!(reply_to(&text), Some(ReplyTo::Always(1)));
        assert_eq!(reply_to(&text.replace("private", "supergroup")), Some(ReplyTo::Always(1)));
        assert_eq!(
            reply_to(&message(r#""text":"/check""#).replace("private", "group")),
            Some(ReplyTo::Always(1))
        );
        assert_eq!(
            reply_to(&message(r#""text":"/check""#)),
            Some(ReplyTo::ToQuote(1)),
            "a private chat has one place"
        );
    }

    #[test]
    fn words_are_counted_from_the_day_on_which_they_were_written() {
        let written = |json: &str| read(json).event.and_then(|event| event.written).map(|at| at.timestamp());
        assert_eq!(written(&message(r#""text":"tomorrow""#)), Some(1));
        let forwarded = r#""text":"tomorrow","forward_origin":{"type":"hidden_user","date":1795000000}"#;
        assert_eq!(written(&message(forwarded)), Some(1_795_000_000));
        let before_2024 = r#""text":"tomorrow","forward_from":{"id":1},"forward_date":1600000000"#;
        assert_eq!(written(&message(before_2024)), Some(1_600_000_000));
        assert_eq!(written(&message(r#""text":"a","forward_origin":{"date":"x"}"#)), Some(1));
        let edited = message(r#""text":"tomorrow","edit_date":1795000000"#)
            .replace("\"message\"", "\"edited_message\"");
        assert_eq!(written(&edited), Some(1_795_000_000));
    }

    #[test]
    fn a_command_is_read_with_its_rest_and_without_the_bots_name() {
        let json = message(r#""text":"/Start@ruqsat_bot  check ""#);
        assert_eq!(what(&json), Some(What::Command { name: "start".into(), rest: "check".into() }));
        assert_eq!(what(&message(r#""text":"/""#)), Some(What::Text("/".into())));
    }

    #[test]
    fn a_photo_a_voice_message_and_something_new_are_told_apart() {
        assert_eq!(what(&message(r#""photo":[]"#)), Some(What::Unreadable(Unreadable::Picture)));
        assert_eq!(what(&message(r#""voice":{}"#)), Some(What::Unreadable(Unreadable::Other)));
        assert_eq!(what(&message(r#""paid_media":{}"#)), Some(What::Unreadable(Unreadable::Picture)));
        assert_eq!(what(&message(r#""checklist":{}"#)), Some(What::Unreadable(Unreadable::Other)));
        assert_eq!(what(&message(r#""text":" ""#)), Some(What::Unreadable(Unreadable::Garbled)));
    }

    #[test]
    fn what_nobody_typed_is_silent() {
        for field in [
            "pinned_message",
            "new_chat_title",
            "chat_background_set",
            "write_access_allowed",
            "connected_website",
            "users_shared",
            "web_app_data",
            "gift",
            "successful_payment",
            "forum_topic_created",
            "proximity_alert_triggered",
            "giveaway",
            "boost_added",
            "something_of_next_year",
        ] {
            assert_eq!(what(&message(&format!(r#""{field}":{{}}"#))), None, "{field}");
        }
    }

    #[test]
    fn words_under_a_picture_are_read() {
        let json = message(r#""photo":[{}],"caption":"expired 15.06.2025, will I be fined?""#);
        assert_eq!(what(&json), Some(What::Text("expired 15.06.2025, will I be fined?".into())));
        let json = message(r#""photo":[{}],"caption":" ""#);
        assert_eq!(what(&json), Some(What::Unreadable(Unreadable::Picture)));
    }

    #[test]
    fn a_reaction_that_comes_as_an_edit_is_silent() {
        let edit = |rest: &str| message(rest).replacen("message", "edited_message", 1);
        assert_eq!(what(&edit(r#""text":"15.06.2027""#)), None);
        let edited = edit(r#""text":"15.06.2027","edit_date":2"#);
        assert!(matches!(what(&edited), Some(What::Edited(_))), "read as a correction");
        let words = Words { message: 1, text: "15.06.2027".into(), edited: true };
        assert_eq!(read(&edited).words, Some(words));
    }

    #[test]
    fn an_album_keeps_its_name() {
        let json = message(r#""photo":[],"media_group_id":"a""#);
        assert_eq!(read(&json).album.as_deref(), Some("a"));
    }

    #[test]
    fn numbers_have_64_bits_and_half_an_emoji_loses_nothing() {
        let json =
            message(r#""text":"12.12.2026 \ud83d \ud83d\ude00 \\ud83d""#).replacen("7", "4294967301", 1);
        let decoded = read(&json);
        assert_eq!(decoded.id, UpdateId(4_294_967_301));
        let text = "12.12.2026 \u{fffd} \u{1f600} \\ud83d";
        assert_eq!(decoded.event.map(|event| event.what), Some(What::Text(text.into())));
        for id in [r#""x""#, "null", "-1", "0", "1.5"] {
            let raw = RawValue::from_string(format!(r#"{{"update_id":{id}}}"#)).unwrap();
            assert_eq!(decode(&raw, None), Err(None), "{id}");
        }
    }

    #[test]
    fn administrators_who_write_as_the_group_are_people() {
        let from = |id: i64| {
            format!(
                r#"{{"update_id":7,"message":{{"message_id":1,"chat":{{"id":-5,"type":"supergroup"}},
                "from":{{"id":{id},"is_bot":true,"first_name":"Group"}},"text":"/check@ruqsat_bot"}}}}"#
            )
        };
        assert_eq!(what(&from(1_087_968_824)), Some(What::Group));
        assert_eq!(what(&from(777)), None);
    }

    #[test]
    fn in_a_group_only_what_is_meant_for_the_bot_is_answered() {
        let group = |text: &str| {
            format!(
                r#"{{"update_id":7,"message":{{"message_id":1,"date":1,"chat":{{"id":-5,"type":"group"}},"text":"{text}"}}}}"#
            )
        };
        assert_eq!(what(&group("/check")), Some(What::Group));
        assert_eq!(what(&group("/check@other_bot")), None);
        assert_eq!(what(&group("hello @Ruqsat_Bot")), Some(What::Group));
        assert_eq!(what(&group("hello all")), None);
    }

    #[test]
    fn a_press_belongs_to_its_own_chat() {
        let json = r#"{"update_id":9,"callback_query":{"id":"q","from":{"id":5,"first_name":"A"},
            "message":{"message_id":3,"date":0,"chat":{"id":5,"type":"private"}},"data":"aAAA"}}"#;
        assert_eq!(what(json), Some(What::Press { query: "q".into(), data: "aAAA".into(), message: 3 }));
        assert_eq!(read(json).chat, ChatId(5));
    }

    #[test]
    fn blocking_and_unblocking_are_noticed() {
        let json = |status: &str| {
            format!(
                r#"{{"update_id":9,"my_chat_member":{{"chat":{{"id":5,"type":"private"}},"new_chat_member":{{"status":"{status}"}}}}}}"#
            )
        };
        assert_eq!(what(&json("kicked")), Some(What::Blocked));
        assert_eq!(what(&json("member")), Some(What::Unblocked));
    }

    #[test]
    fn an_update_of_a_kind_we_do_not_read_is_stepped_over() {
        assert_eq!(what(r#"{"update_id":9,"poll_answer":{}}"#), None);
        let raw = RawValue::from_string(r#"{"update_id":9,"message":{"chat":1}}"#.into()).unwrap();
        assert_eq!(decode(&raw, None), Err(Some(UpdateId(9))));
    }
}
