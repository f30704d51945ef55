//! A message from whoever runs the bot to everybody, or to those whom a criterion fits: an
//! administrator sends its words in every language, hears how many would get it, and decides.
//! `broadcasting` sends it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::App;
use crate::app::notes::{change, note_as};
use crate::app::wording::just;
use crate::assess::{WaiverVerdict, assess};
use crate::conversation::World;
use crate::conversation::chat::Chat;
use crate::conversation::event::{Button, Say};
use crate::conversation::record;
use crate::lang::Lang;
use crate::law::{DocumentId, Law};
use crate::locks::lock;
use crate::ports::{Clock, Ports, Store, StoreError};
use crate::reminders::ChatId;
use crate::speech::{Message, say};

/// The note of those that are decided on and not sent to everybody yet.
const NOTE: &str = "broadcasts";
/// Begins the data of the two buttons; no button of the conversation begins so.
const MARK: &str = "say:";
/// Chats at a time.
const PAGE: usize = 100;
/// Letters in one language: the question shows all languages in one message of Telegram's.
const MOST_LETTERS: usize = 1_000;

/// The message, and who gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Broadcast {
    /// What is said, in every language.
    words: BTreeMap<Lang, String>,
    /// Only to those who chose one of these languages.
    #[serde(default)]
    languages: Vec<Lang>,
    /// Only to those who have saved a document of one of these kinds.
    #[serde(default)]
    documents: Vec<DocumentId>,
    /// Only to those who have saved a document whose fine one of these outages waives or may waive.
    #[serde(default)]
    outages: Vec<String>,
}

/// One that was decided on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// Tells it from others.
    pub id: String,
    /// The message, and who gets it.
    pub broadcast: Broadcast,
}

/// One that an administrator has sent and not decided on. Kept in memory: after a restart it is sent again.
#[derive(Debug)]
pub struct Proposed {
    admin: ChatId,
    decided: Decided,
}

impl Broadcast {
    /// Reads what an administrator sent.
    fn read(text: &str, law: &Law) -> Result<Broadcast, Vec<String>> {
        let read: Broadcast = toml::from_str(text).map_err(|error| vec![error.message().to_string()])?;
        let faults = read.faults(law);
        if faults.is_empty() { Ok(read) } else { Err(faults) }
    }

    fn faults(&self, law: &Law) -> Vec<String> {
        let words = Lang::all().filter_map(|lang| match self.words.get(&lang).map(|words| words.trim()) {
            None | Some("") => Some(format!("words.{lang} is missing")),
            Some(words) if words.chars().count() > MOST_LETTERS => {
                Some(format!("words.{lang} has more than {MOST_LETTERS} letters"))
            }
            Some(_) => None,
        });
        let documents = self.documents.iter().filter(|id| law.document(id).is_none());
        let documents = documents.map(|id| format!("there is no kind of document {:?}", id.as_str()));
        let outages = self.outages.iter().filter(|id| law.outage(id).is_none());
        let outages = outages.map(|id| format!("there is no outage {id:?}"));
        words.chain(documents).chain(outages).collect()
    }

    /// Whether a chat is among those who get it.
    pub fn is_for(&self, chat: &Chat, world: &World<'_>) -> bool {
        let speaks = self.languages.is_empty() || self.languages.contains(&chat.lang_to_notify());
        let has = |fits: &dyn Fn(&crate::reminders::Case) -> bool| chat.cases.iter().any(fits);
        let of_kind = || has(&|case| self.documents.contains(&case.facts.document));
        let within = || {
            has(&|case| {
                let found = assess(&case.facts, world.today, world.law);
                let waiver = found.ok().map(|assessment| assessment.waiver);
                waiver.is_some_and(|waiver| {
                    matches!(waiver.verdict, WaiverVerdict::Waived | WaiverVerdict::NotStated)
                        && waiver.outage.is_some_and(|id| self.outages.contains(&id))
                })
            })
        };
        speaks && (self.documents.is_empty() || of_kind()) && (self.outages.is_empty() || within())
    }

    /// What is said to somebody who reads this language.
    pub fn say(&self, lang: Lang) -> Say {
        just(lang, say::operators_word(self.words.get(&lang).cloned().unwrap_or_default()))
    }

    /// Every language, one after the other.
    fn shown(&self) -> String {
        let words: Vec<String> = self.words.iter().map(|(lang, words)| format!("{lang}: {words}")).collect();
        words.join("\n\n")
    }
}

/// Reads the message and says how many would get it, or what is wrong with it.
pub async fn propose<P: Ports>(app: &App<P>, admin: ChatId, lang: Lang, text: &str) -> Say {
    let broadcast = match Broadcast::read(text, &app.law()) {
        Ok(broadcast) => broadcast,
        Err(faults) => return just(lang, say::admin_say_faulty(faults.join("\n"))),
    };
    let count = match count(app, |chat, world| broadcast.is_for(chat, world)).await {
        Ok(count) => count,
        Err(error) => return just(lang, say::admin_say_faulty(error.to_string())),
    };
    let id = app.with_world(app.clock.now(), |world| format!("{:x}", world.random >> 64));
    let asked = say::admin_say_ask(count, broadcast.shown());
    let button = |label, verdict: &str| Button { label, data: format!("{MARK}{verdict}:{id}") };
    let buttons = vec![vec![button(say::admin_say_yes(), "yes"), button(say::admin_outage_no(), "no")]];
    *lock(&app.proposed_broadcast) = Some(Proposed { admin, decided: Decided { id, broadcast } });
    Say { buttons, ..just(lang, asked) }
}

/// What pressing one of the buttons comes to; `None` for any other button.
pub async fn decide<P: Ports>(app: &App<P>, admin: ChatId, data: &str) -> Option<Message> {
    let (verdict, id) = data.strip_prefix(MARK)?.split_once(':')?;
    let proposed = lock(&app.proposed_broadcast).take_if(|it| it.admin == admin && it.decided.id == id);
    let Some(proposed) = proposed else { return Some(say::admin_say_gone()) };
    if verdict != "yes" {
        return Some(say::admin_outage_dropped());
    }
    Some(match add(&*app.store, proposed.decided).await {
        Ok(()) => {
            app.look_again.notify_one();
            say::admin_say_under_way()
        }
        Err(error) => say::admin_say_faulty(error.to_string()),
    })
}

/// How many chats with a record fit.
///
/// # Errors
/// The store cannot read them.
pub async fn count<P: Ports>(
    app: &App<P>,
    fits: impl Fn(&Chat, &World<'_>) -> bool,
) -> Result<i64, StoreError> {
    let (mut count, mut cursor) = (0, None);
    loop {
        let page = app.store.page(cursor, PAGE).await?;
        count += app.with_world(app.clock.now(), |world| {
            let chats = page.chats.iter().filter_map(|(_, bytes)| record::read(bytes).ok());
            chats.filter(|chat| fits(chat, world)).count() as i64
        });
        cursor = page.next;
        if cursor.is_none() {
            return Ok(count);
        }
        tokio::task::yield_now().await;
    }
}

/// Those that were decided on and are not sent to everybody yet, oldest first.
///
/// # Errors
/// The store cannot read them.
pub async fn decided<S: Store>(store: &S) -> Result<Vec<Decided>, StoreError> {
    note_as(store, NOTE).await
}

async fn add<S: Store>(store: &S, one: Decided) -> Result<(), StoreError> {
    change(store, NOTE, |all: &mut Vec<Decided>| all.push(one.clone())).await
}

/// One was sent to everybody whom it is for.
///
/// # Errors
/// The store does not take it.
pub async fn is_done<S: Store>(store: &S, id: &str) -> Result<(), StoreError> {
    change(store, NOTE, |all: &mut Vec<Decided>| all.retain(|one| one.id != id)).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::MemoryStore;

    const WORDS: &str = "words.kk = \"a\"\nwords.ru = \"b\"\nwords.en = \"c\"\n";

    #[tokio::test]
    async fn messages_that_cannot_be_read_are_not_written_over() -> Result<(), StoreError> {
        let store = MemoryStore::new();
        let one = || Decided { id: "a".into(), broadcast: Broadcast::read(WORDS, Law::built_in()).unwrap() };
        add(&store, one()).await?;
        assert_eq!(decided(&store).await?, [one()]);
        store.put_note(NOTE, b"[of another release".to_vec()).await?.into_inner();
        assert!(decided(&store).await.is_err());
        assert!(add(&store, one()).await.is_err() && is_done(&store, "a").await.is_err());
        assert_eq!(store.note(NOTE).await?.as_deref(), Some(&b"[of another release"[..]));
        Ok(())
    }

    #[test]
    fn a_message_needs_every_language_and_knows_its_criteria() {
        let faults = |text: &str| Broadcast::read(text, Law::built_in()).err().unwrap_or_default();
        assert_eq!(faults(WORDS), Vec::<String>::new());
        assert_eq!(faults(&WORDS.replace("\"b\"", "\" \"")), ["words.ru is missing"]);
        assert_eq!(faults(&format!("documents = [\"x\"]\n{WORDS}")), ["there is no kind of document \"x\""]);
        assert_eq!(faults(&format!("outages = [\"x\"]\n{WORDS}")), ["there is no outage \"x\""]);
        let long = WORDS.replace("\"c\"", &format!("\"{}\"", "c".repeat(1_001)));
        assert_eq!(faults(&long), ["words.en has more than 1000 letters"]);
        assert_eq!(faults("language = [\"ru\"]").len(), 1, "a misspelt criterion is not everybody");
    }
}
