//! Telegram's updates to our events.
//!
//! Read by a small lenient reader of our own: teloxide 0.17 makes a message's text vanish when it
//! meets an entity it does not know (`date_time`), and an update we cannot use must not stop the
//! others. Fields that Ruqsat does not need are never even looked at.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::conversation::event::{Event, Unreadable, What};
use crate::reminders::ChatId;

/// One update, decoded.
#[derive(Debug, PartialEq)]
pub struct Decoded {
    /// Telegram's number for it.
    pub update_id: u32,
    /// The chat it belongs to.
    pub chat: ChatId,
    /// What happened; `None` for something that needs no answer.
    pub event: Option<Event>,
    /// When it happened, in seconds since 1970, where Telegram says so.
    pub at: Option<i64>,
}

#[derive(Deserialize)]
struct Update {
    update_id: u32,
    message: Option<Message>,
    edited_message: Option<Message>,
    callback_query: Option<Press>,
    my_chat_member: Option<Membership>,
}

#[derive(Deserialize)]
struct Message {
    #[serde(default)]
    date: i64,
    chat: Chat,
    from: Option<User>,
    text: Option<String>,
    photo: Option<Present>,
    document: Option<Present>,
    new_chat_members: Option<Present>,
    left_chat_member: Option<Present>,
    pinned_message: Option<Present>,
    message_auto_delete_timer_changed: Option<Present>,
    group_chat_created: Option<Present>,
    new_chat_title: Option<Present>,
    migrate_to_chat_id: Option<Present>,
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

/// Decodes one update. Fails only where not even the update's number can be read.
pub fn decode(raw: &RawValue, bot: Option<&str>) -> Result<Decoded, u32> {
    match serde_json::from_str::<Update>(raw.get()) {
        Ok(update) => Ok(event_of(update, bot)),
        Err(_) => Err(number_of(raw).unwrap_or(0)),
    }
}

fn number_of(raw: &RawValue) -> Option<u32> {
    #[derive(Deserialize)]
    struct Numbered {
        update_id: u32,
    }
    serde_json::from_str::<Numbered>(raw.get()).ok().map(|numbered| numbered.update_id)
}

fn event_of(update: Update, bot: Option<&str>) -> Decoded {
    let update_id = update.update_id;
    let nothing = |chat: i64| Decoded { update_id, chat: ChatId(chat), event: None, at: None };
    if let Some(message) = update.message {
        let (chat, at) = (message.chat.id, message.date);
        let event = message_event(message, bot);
        return Decoded { at: Some(at), event, ..nothing(chat) };
    }
    if let Some(message) = update.edited_message {
        let (chat, at) = (message.chat.id, message.date);
        let private = is_private(&message.chat) && message.text.is_some();
        let event = private.then(|| happened(What::Unreadable(Unreadable::Edited), message.from.as_ref()));
        return Decoded { at: Some(at), event, ..nothing(chat) };
    }
    if let Some(press) = update.callback_query {
        return press_event(press, nothing);
    }
    match update.my_chat_member {
        Some(membership) => {
            let event = membership_event(&membership);
            Decoded { event, ..nothing(membership.chat.id) }
        }
        None => nothing(0),
    }
}

fn press_event(press: Press, nothing: impl Fn(i64) -> Decoded) -> Decoded {
    let (query, data) = (press.id.clone(), press.data.clone().unwrap_or_default());
    let (chat, message) = match &press.message {
        Some(message) if is_private(&message.chat) && message.chat.id == press.from.id => {
            (message.chat.id, message.message_id)
        }
        // A press without its message is an old one; the person's own chat has the person's number.
        _ => (press.from.id, 0),
    };
    let event = happened(What::Press { query, data, message }, Some(&press.from));
    Decoded { event: Some(event), ..nothing(chat) }
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
    Event { what, client: from.and_then(|user| user.language_code.clone()) }
}

fn message_event(message: Message, bot: Option<&str>) -> Option<Event> {
    let from = message.from.as_ref();
    if from.is_some_and(|user| user.is_bot) {
        return None;
    }
    if !is_private(&message.chat) {
        let addressed = message.text.as_deref().is_some_and(|text| addresses(text, bot));
        return addressed.then(|| happened(What::Group, from));
    }
    if let Some(text) = &message.text {
        let what = if text.trim().is_empty() {
            What::Unreadable(Unreadable::Garbled)
        } else {
            command(text).unwrap_or_else(|| What::Text(text.clone()))
        };
        return Some(happened(what, from));
    }
    let what = unreadable(&message)?;
    Some(happened(What::Unreadable(what), from))
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

/// What a message without text holds; `None` for a service message, which asks nothing.
fn unreadable(message: &Message) -> Option<Unreadable> {
    let service = [
        &message.new_chat_members,
        &message.left_chat_member,
        &message.pinned_message,
        &message.message_auto_delete_timer_changed,
        &message.group_chat_created,
        &message.new_chat_title,
        &message.migrate_to_chat_id,
    ];
    if service.into_iter().any(Option::is_some) {
        return None;
    }
    if message.photo.is_some() || message.document.is_some() {
        return Some(Unreadable::Picture);
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
    ];
    let known = other.into_iter().any(Option::is_some);
    Some(if known { Unreadable::Other } else { Unreadable::Garbled })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Decoded {
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
    fn a_command_is_read_with_its_rest_and_without_the_bots_name() {
        let json = message(r#""text":"/Start@ruqsat_bot  check ""#);
        assert_eq!(what(&json), Some(What::Command { name: "start".into(), rest: "check".into() }));
        assert_eq!(what(&message(r#""text":"/""#)), Some(What::Text("/".into())));
    }

    #[test]
    fn a_photo_a_voice_message_and_something_new_are_told_apart() {
        assert_eq!(what(&message(r#""photo":[]"#)), Some(What::Unreadable(Unreadable::Picture)));
        assert_eq!(what(&message(r#""voice":{}"#)), Some(What::Unreadable(Unreadable::Other)));
        assert_eq!(what(&message(r#""hologram":{}"#)), Some(What::Unreadable(Unreadable::Garbled)));
        assert_eq!(what(&message(r#""pinned_message":{}"#)), None);
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
        assert_eq!(decode(&raw, None), Err(9));
    }
}
