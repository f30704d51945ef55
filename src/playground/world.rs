//! What the playground knows: people, chats, messages, presses, the queue of updates. All of it
//! changes through the functions here, which write each change to the journal.

use std::collections::{BTreeMap, VecDeque};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::clock::Clock;
use super::exchanges::Exchange;
use super::faults::Faults;
use super::files::Files;
use super::inline::InlineQuery;
use super::journal::{Journal, Record};
use super::limits::Limits;
use super::transcript::Event;
use super::updates::Queue;

/// A person who uses the bot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The Telegram user id, also the id of the private chat; above 0.
    pub id: i64,
    /// The name the bot sees.
    pub first_name: String,
    /// The language of the person's client (`kk`, `ru`, `en`, ...), if it tells one.
    #[serde(default)]
    pub language_code: Option<String>,
}

impl Person {
    /// A person by id, name and client language.
    pub fn new(id: i64, first_name: &str, language_code: &str) -> Person {
        Person { id, first_name: first_name.into(), language_code: Some(language_code.into()) }
    }

    /// The Bot API's User object.
    pub(crate) fn user(&self) -> Value {
        let mut user = json!({ "id": self.id, "is_bot": false, "first_name": self.first_name });
        if let Some(code) = &self.language_code {
            user["language_code"] = json!(code);
        }
        user
    }
}

/// A chat, without its messages.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Chat {
    pub id: i64,
    /// `None` for a private chat.
    pub title: Option<String>,
    pub next_message_id: i64,
    /// Whether the person has ever written to the bot; before that the bot may not write.
    pub started: bool,
    pub standing: Standing,
    pub migrated_to: Option<i64>,
}

/// Whether what the bot sends can reach the chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It can.
    Open,
    /// The person blocked the bot.
    Blocked,
    /// The person's account is gone.
    Deactivated,
    /// The bot was put out of the group.
    Kicked,
    /// The bot left the group, or never was in it.
    NotMember,
}

/// A message as it stands now, with what the Bot API's Message object does not say.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Stored {
    pub chat: i64,
    pub id: i64,
    pub at: DateTime<Utc>,
    pub from_bot: bool,
    pub deleted: bool,
    /// The Bot API's Message object.
    pub body: Value,
    /// The world's version at the last change; the page asks for what is newer.
    #[serde(skip)]
    pub version: u64,
}

/// A press on a button, and what became of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Query {
    pub id: String,
    pub chat: i64,
    pub message_id: i64,
    pub person: i64,
    pub data: String,
    pub at: DateTime<Utc>,
    pub answer: Option<CallbackAnswer>,
    #[serde(skip)]
    pub version: u64,
}

/// What the bot answered to a press.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallbackAnswer {
    /// The words shown, if any.
    pub text: Option<String>,
    /// Whether they must be closed by hand.
    pub alert: bool,
}

/// What the bot has told about itself; texts by language code, `""` for all others.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Bot {
    pub id: i64,
    pub username: String,
    pub names: BTreeMap<String, String>,
    pub descriptions: BTreeMap<String, String>,
    pub short_descriptions: BTreeMap<String, String>,
    /// By `scope|language`.
    pub commands: BTreeMap<String, Value>,
    pub menu_button: Value,
}

impl Default for Bot {
    fn default() -> Bot {
        Bot {
            id: 0,
            username: "ruqsat_playground_bot".into(),
            names: BTreeMap::new(),
            descriptions: BTreeMap::new(),
            short_descriptions: BTreeMap::new(),
            commands: BTreeMap::new(),
            menu_button: json!({ "type": "commands" }),
        }
    }
}

impl Bot {
    pub fn name(&self) -> &str {
        self.names.get("").map_or("Ruqsat", String::as_str)
    }

    pub fn user(&self) -> Value {
        json!({ "id": self.id, "is_bot": true, "first_name": self.name(), "username": self.username })
    }
}

/// Everything.
pub(crate) struct World {
    pub clock: Clock,
    pub bot: Bot,
    pub people: BTreeMap<i64, Person>,
    pub chats: BTreeMap<i64, Chat>,
    pub messages: BTreeMap<(i64, i64), Stored>,
    pub queries: BTreeMap<String, Query>,
    pub inline: BTreeMap<String, InlineQuery>,
    pub events: Vec<Event>,
    pub typing: BTreeMap<i64, (String, DateTime<Utc>)>,
    pub queue: Queue,
    pub files: Files,
    pub faults: Faults,
    pub limits: Limits,
    pub exchanges: VecDeque<Exchange>,
    pub journal: Journal,
    /// Grows with each change.
    pub version: u64,
}

impl World {
    pub fn new(clock: Clock, journal: Journal, files: Files, limits: Limits) -> World {
        World {
            clock,
            bot: Bot::default(),
            people: BTreeMap::new(),
            chats: BTreeMap::new(),
            messages: BTreeMap::new(),
            queries: BTreeMap::new(),
            inline: BTreeMap::new(),
            events: Vec::new(),
            typing: BTreeMap::new(),
            queue: Queue::default(),
            files,
            faults: Faults::default(),
            limits,
            exchanges: VecDeque::new(),
            journal,
            version: 0,
        }
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    pub fn put_person(&mut self, person: Person) {
        self.journal.write(&Record::Person(person.clone()));
        self.people.insert(person.id, person);
        self.version += 1;
    }

    pub fn put_chat(&mut self, chat: Chat) {
        self.journal.write(&Record::Chat(chat.clone()));
        self.chats.insert(chat.id, chat);
        self.version += 1;
    }

    pub fn put_message(&mut self, mut message: Stored) {
        self.journal.write(&Record::Message(message.clone()));
        self.version += 1;
        message.version = self.version;
        self.messages.insert((message.chat, message.id), message);
    }

    pub fn put_query(&mut self, mut query: Query) {
        self.journal.write(&Record::Query(query.clone()));
        self.version += 1;
        query.version = self.version;
        self.queries.insert(query.id.clone(), query);
    }

    pub fn put_bot(&mut self, bot: Bot) {
        self.journal.write(&Record::Bot(bot.clone()));
        self.bot = bot;
        self.version += 1;
    }

    pub fn put_event(&mut self, mut event: Event) {
        event.seq = self.events.last().map_or(1, |last| last.seq + 1);
        self.journal.write(&Record::Event(event.clone()));
        self.events.push(event);
        self.version += 1;
    }

    /// A chat's Chat object.
    pub fn chat_object(&self, id: i64) -> Value {
        match self.chats.get(&id).and_then(|chat| chat.title.as_deref()) {
            Some(title) if id <= -1_000_000_000_000 => {
                json!({ "id": id, "type": "supergroup", "title": title })
            }
            Some(title) => json!({ "id": id, "type": "group", "title": title }),
            None => {
                let name = self.people.get(&id).map_or("", |person| person.first_name.as_str());
                json!({ "id": id, "type": "private", "first_name": name })
            }
        }
    }

    /// The next message id of a chat that is known.
    pub fn next_message_id(&mut self, chat: i64) -> i64 {
        let Some(mut chat) = self.chats.get(&chat).cloned() else { return 0 };
        let id = chat.next_message_id;
        chat.next_message_id += 1;
        self.put_chat(chat);
        id
    }

    /// Takes back what a journal line says.
    pub fn restore(&mut self, record: Record) {
        match record {
            Record::Person(person) => _ = self.people.insert(person.id, person),
            Record::Chat(chat) => _ = self.chats.insert(chat.id, chat),
            Record::Message(message) => _ = self.messages.insert((message.chat, message.id), message),
            Record::Query(query) => _ = self.queries.insert(query.id.clone(), query),
            Record::Bot(bot) => self.bot = bot,
            Record::Event(event) => self.events.push(event),
            Record::File(file) => self.files.restore(file),
            Record::Clock { offset_ms } => self.clock.set_offset_ms(offset_ms),
            Record::Update(update) => self.queue.restore(update),
            Record::Forgotten { ids } => self.queue.forget(&ids),
            Record::Poll(settings) => self.queue.settings = settings,
        }
    }

    /// Everything as journal lines, for a fresh journal.
    pub fn records(&self) -> Vec<Record> {
        let mut records = vec![
            Record::Clock { offset_ms: self.clock.offset_ms() },
            Record::Bot(self.bot.clone()),
            Record::Poll(self.queue.settings.clone()),
        ];
        records.extend(self.people.values().cloned().map(Record::Person));
        records.extend(self.chats.values().cloned().map(Record::Chat));
        records.extend(self.messages.values().cloned().map(Record::Message));
        records.extend(self.queries.values().cloned().map(Record::Query));
        records.extend(self.events.iter().cloned().map(Record::Event));
        records.extend(self.files.kept().cloned().map(Record::File));
        records.extend(self.queue.waiting().cloned().map(Record::Update));
        records
    }
}
