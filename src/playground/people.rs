//! The other side of the chat: what people do, turned into updates for the bot.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::detect;
use super::methods::QUERY_SECONDS;
use super::transcript::{EventKind, about_message};
use super::world::{Chat, Person, Query, Standing, Stored, World};

/// Seconds for which Telegram keeps a message or a change of membership for the bot.
const KEEP_MESSAGE: i64 = 86_400;

/// Why a person could not do something; one plain sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refusal(pub String);

fn refuse<T>(why: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal(why.into()))
}

/// Which button a person presses.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Press {
    /// The newest button with this label.
    Label(String),
    /// The newest button with this callback data.
    Data(String),
    /// This callback data on this message, whether or not it has such a button: clients can forge.
    Forged {
        /// The message.
        message_id: i64,
        /// The data.
        data: String,
    },
}

impl World {
    /// Adds a person, or changes one; the private chat exists from then on, but is not started.
    ///
    /// # Errors
    /// The id is none of a person, or the name is empty.
    pub fn add_person(&mut self, person: Person) -> Result<i64, Refusal> {
        if person.id <= 0 || person.id >= 1 << 52 {
            return refuse("a person's id is a number from 1 to 2^52");
        }
        if person.first_name.trim().is_empty() {
            return refuse("a person needs a first name");
        }
        let id = person.id;
        self.put_person(person);
        if !self.chats.contains_key(&id) {
            self.put_chat(Chat { started: false, ..new_chat(id, None) });
        }
        Ok(id)
    }

    /// Adds a group that the bot has joined; the id is below 0.
    ///
    /// # Errors
    /// The id is none of a group, or nobody has the id of who adds the bot.
    pub fn add_group(&mut self, id: i64, title: &str, by: i64) -> Result<i64, Refusal> {
        if id >= 0 {
            return refuse("a group's id is below 0");
        }
        self.put_chat(new_chat(id, Some(title.to_string())));
        self.membership(id, by, "left", "member")?;
        self.happened(id, EventKind::Joined, None, None, None);
        Ok(id)
    }

    fn known(&self, chat: i64, person: i64) -> Result<(Chat, Value), Refusal> {
        let Some(found) = self.chats.get(&chat) else { return refuse(format!("there is no chat {chat}")) };
        match self.people.get(&person) {
            Some(person) => Ok((found.clone(), person.user())),
            None => refuse(format!("there is no person {person}")),
        }
    }

    /// A person writes a text; returns the message's id.
    ///
    /// # Errors
    /// The text is empty or too long, or there is no such chat or person.
    pub fn say(&mut self, chat: i64, person: i64, text: &str) -> Result<i64, Refusal> {
        let text = text.trim();
        if text.is_empty() {
            return refuse("a message needs text");
        }
        if super::text::utf16_len(text) > 4096 {
            return refuse("a message has at most 4096 characters");
        }
        let mut content = json!({ "text": text });
        let entities = detect::entities(text);
        if !entities.is_empty() {
            content["entities"] = json!(entities);
        }
        self.write(chat, person, content)
    }

    /// Writes content into a chat as a message of a person; the message's id.
    ///
    /// # Errors
    /// There is no such chat or person.
    pub fn write(&mut self, chat: i64, person: i64, content: Value) -> Result<i64, Refusal> {
        let (mut found, user) = self.known(chat, person)?;
        if chat > 0 && found.standing == Standing::Blocked {
            self.unblock(person)?;
            found.standing = Standing::Open;
        }
        if !found.started {
            found.started = true;
            self.put_chat(found);
        }
        let now = self.now();
        let id = self.next_message_id(chat);
        let mut body = json!({ "message_id": id, "from": user, "chat": self.chat_object(chat), "date": now.timestamp() });
        extend(&mut body, content);
        self.put_event(about_message(chat, now, EventKind::Said, &body));
        self.put_message(Stored {
            chat,
            id,
            at: now,
            from_bot: false,
            deleted: false,
            body: body.clone(),
            version: 0,
        });
        let standing = self.chats.get(&chat).map(|chat| chat.standing);
        if standing == Some(Standing::Open) && bot_sees(chat, &body) {
            self.push_update("message", body, KEEP_MESSAGE);
        }
        Ok(id)
    }

    /// A person changes the text of an earlier message.
    ///
    /// # Errors
    /// There is no such chat or person, or no such message of a person.
    pub fn correct(&mut self, chat: i64, person: i64, message_id: i64, text: &str) -> Result<(), Refusal> {
        self.known(chat, person)?;
        let Some(mut message) =
            self.messages.get(&(chat, message_id)).filter(|message| !message.from_bot).cloned()
        else {
            return refuse(format!("there is no message {message_id} of a person in chat {chat}"));
        };
        let now = self.now();
        extend(
            &mut message.body,
            json!({ "text": text, "entities": detect::entities(text), "edit_date": now.timestamp() }),
        );
        self.put_event(about_message(chat, now, EventKind::Corrected, &message.body));
        self.push_update("edited_message", message.body.clone(), KEEP_MESSAGE);
        self.put_message(message);
        Ok(())
    }

    /// A person presses a button; returns the id of the callback query.
    ///
    /// # Errors
    /// No message of the chat has such a button, or there is no such chat or person.
    pub fn press(&mut self, chat: i64, person: i64, press: &Press) -> Result<String, Refusal> {
        let (_, user) = self.known(chat, person)?;
        let (message_id, data, label) = self.button(chat, press)?;
        let Some(message) = self.messages.get(&(chat, message_id)) else {
            return refuse(format!("there is no message {message_id} in chat {chat}"));
        };
        let body = message.body.clone();
        let now = self.now();
        let id = (4_000_000_000_000_000_000 + self.queries.len() as u64 + 1).to_string();
        self.happened(chat, EventKind::Pressed, Some(message_id), label, Some(data.clone()));
        self.put_query(Query {
            id: id.clone(),
            chat,
            message_id,
            person,
            data: data.clone(),
            at: now,
            answer: None,
            version: 0,
        });
        let query = json!({ "id": id, "from": user, "message": body, "chat_instance": format!("{}", 7_000_000_000 + chat), "data": data });
        self.push_update("callback_query", query, QUERY_SECONDS);
        Ok(id)
    }

    fn button(&self, chat: i64, press: &Press) -> Result<(i64, String, Option<String>), Refusal> {
        if let Press::Forged { message_id, data } = press {
            return Ok((*message_id, data.clone(), None));
        }
        let messages = self.messages.range((chat, i64::MIN)..=(chat, i64::MAX)).rev();
        for (_, message) in messages.filter(|(_, message)| !message.deleted && message.from_bot) {
            for button in super::keyboard::buttons_of(&message.body).into_iter().flatten() {
                let fits = match press {
                    Press::Label(label) => button.label == *label,
                    Press::Data(data) => button.data.as_ref() == Some(data),
                    Press::Forged { .. } => false,
                };
                if let (true, Some(data)) = (fits, button.data) {
                    return Ok((message.id, data, Some(button.label)));
                }
            }
        }
        refuse(format!("no message of chat {chat} has the button {press:?}"))
    }

    /// A person blocks the bot.
    ///
    /// # Errors
    /// There is no such person.
    pub fn block(&mut self, person: i64) -> Result<(), Refusal> {
        self.set_standing(person, Standing::Blocked)?;
        self.happened(person, EventKind::Blocked, None, None, None);
        self.membership(person, person, "member", "kicked")
    }

    /// A person lets the bot in again.
    ///
    /// # Errors
    /// There is no such person.
    pub fn unblock(&mut self, person: i64) -> Result<(), Refusal> {
        self.set_standing(person, Standing::Open)?;
        self.happened(person, EventKind::Unblocked, None, None, None);
        self.membership(person, person, "kicked", "member")
    }

    /// Sets whether the bot's messages reach a chat, without telling the bot.
    ///
    /// # Errors
    /// There is no such chat.
    pub fn set_standing(&mut self, chat: i64, standing: Standing) -> Result<(), Refusal> {
        let Some(mut found) = self.chats.get(&chat).cloned() else {
            return refuse(format!("there is no chat {chat}"));
        };
        found.standing = standing;
        self.put_chat(found);
        Ok(())
    }

    /// A group becomes a supergroup with a new id; the old one is dead.
    ///
    /// # Errors
    /// There is no such chat or person, or the chat is no group.
    pub fn migrate(&mut self, chat: i64, to: i64, by: i64) -> Result<(), Refusal> {
        let (mut old, _) = self.known(chat, by)?;
        let Some(title) = old.title.clone() else { return refuse("only a group can migrate") };
        self.write(chat, by, json!({ "migrate_to_chat_id": to }))?;
        old = self.chats.get(&chat).cloned().unwrap_or(old);
        old.migrated_to = Some(to);
        self.put_chat(old);
        self.put_chat(new_chat(to, Some(title)));
        self.write(to, by, json!({ "migrate_from_chat_id": chat }))?;
        Ok(())
    }

    fn membership(&mut self, chat: i64, by: i64, old: &str, new: &str) -> Result<(), Refusal> {
        let (_, user) = self.known(chat, by)?;
        let bot = self.bot.user();
        let member = |status: &str| {
            let mut member = json!({ "status": status, "user": bot });
            if status == "kicked" {
                member["until_date"] = json!(0);
            }
            member
        };
        let update = json!({
            "chat": self.chat_object(chat),
            "from": user,
            "date": self.now().timestamp(),
            "old_chat_member": member(old),
            "new_chat_member": member(new),
        });
        self.push_update("my_chat_member", update, KEEP_MESSAGE);
        Ok(())
    }
}

/// A chat that was started and holds no message yet.
fn new_chat(id: i64, title: Option<String>) -> Chat {
    Chat { id, title, next_message_id: 1, started: true, standing: Standing::Open, migrated_to: None }
}

/// In a group a bot with privacy mode sees commands, mentions, replies to it and service messages.
fn bot_sees(chat: i64, body: &Value) -> bool {
    let text = body["text"].as_str();
    chat > 0 || text.is_none_or(|text| text.starts_with('/') || text.contains("@ruqsat_playground_bot"))
}

pub(crate) fn extend(object: &mut Value, with: Value) {
    if let (Some(object), Value::Object(with)) = (object.as_object_mut(), with) {
        object.extend(with);
    }
}
