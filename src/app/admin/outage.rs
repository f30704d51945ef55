//! Announcing an outage: an administrator sends its row, hears whom it concerns, and decides.
//! The loop that watches the law notifies those people, as after any change of it.

use super::App;
use crate::app::law_files::{self, OutageRow};
use crate::app::law_notes;
use crate::conversation::event::{Button, Say};
use crate::conversation::notify::law_change::look_again;
use crate::conversation::record;
use crate::lang::Lang;
use crate::law::{Fault, Law, Outage};
use crate::locks::lock;
use crate::ports::{Clock, Page, Ports, Store, StoreError};
use crate::reminders::ChatId;
use crate::speech::{Message, say};

/// Begins the data of the two buttons; no button of the conversation begins so.
const MARK: &str = "outage:";
/// Chats at a time.
const PAGE: usize = 100;
/// Faults that are shown.
const MOST_FAULTS: usize = 5;

/// A row that an administrator has sent and not decided on. Kept in memory: after a restart the row
/// is sent again.
#[derive(Debug)]
pub struct Proposed {
    admin: ChatId,
    id: String,
    row: OutageRow,
}

/// Loads the row beside the law in force and says whom it would concern, or why it does not load.
pub async fn propose<P: Ports>(app: &App<P>, admin: ChatId, lang: Lang, text: &str) -> Say {
    let row = OutageRow::parse(text);
    match loaded(app, &row).await {
        Ok((law, outage)) => match concerned(app, &law).await {
            Ok((chats, documents)) => {
                *lock(&app.proposed) = Some(Proposed { admin, id: outage.id.to_string(), row });
                let asked = say::admin_outage_ask(
                    outage.certain_through,
                    chats,
                    documents,
                    outage.id.to_string(),
                    outage.possible_through,
                    outage.starts,
                );
                Say::new(lang, vec![asked], buttons(&outage.id))
            }
            Err(error) => alone(lang, say::admin_outage_faulty(error.to_string())),
        },
        Err(faults) => alone(lang, say::admin_outage_faulty(faults.join("\n"))),
    }
}

/// What pressing one of the buttons comes to; `None` for any other button.
pub async fn decide<P: Ports>(app: &App<P>, admin: ChatId, data: &str) -> Option<Message> {
    let (verdict, id) = data.strip_prefix(MARK)?.split_once(':')?;
    let proposed = lock(&app.proposed).take_if(|it| it.admin == admin && short(&it.id) == id);
    let Some(proposed) = proposed else {
        return Some(say::admin_outage_gone());
    };
    if verdict != "yes" {
        return Some(say::admin_outage_dropped());
    }
    Some(match law_notes::announce(&*app.store, &proposed.id, &proposed.row).await {
        Ok(()) => {
            app.look_again.notify_one();
            say::admin_outage_announced()
        }
        Err(error) => say::admin_outage_faulty(error.to_string()),
    })
}

/// Withdraws an announced outage; those who were notified of it are notified again.
pub async fn withdraw<P: Ports>(app: &App<P>, id: &str) -> Message {
    match law_notes::withdraw(&*app.store, id).await {
        Ok(true) => {
            app.look_again.notify_one();
            say::admin_outage_withdrawn()
        }
        Ok(false) => say::admin_outage_faulty(format!("no announced outage has the id {id:?}")),
        Err(error) => say::admin_outage_faulty(error.to_string()),
    }
}

/// The law with the row, and the one outage that it adds; or the faults, one a line.
async fn loaded<P: Ports>(app: &App<P>, row: &OutageRow) -> Result<(Law, Outage), Vec<String>> {
    let places = app.options.law.as_ref().ok_or_else(Vec::new)?;
    let found = law_notes::found(&*app.store, places).await.map_err(|error| vec![error])?;
    let mut files = found.files;
    row.add_to(&mut files);
    let law = law_files::load(&files).map_err(|faults| told(&faults))?;
    let now = app.law();
    let is_new = |outage: &&Outage| now.outage(&outage.id).is_none();
    let added: Vec<Outage> = law.outages().filter(is_new).cloned().collect();
    match added.as_slice() {
        [outage] => Ok((law, outage.clone())),
        _ => Err(vec!["one [[outage]] row with an id that is not in force yet is needed".to_string()]),
    }
}

fn told(faults: &[Fault]) -> Vec<String> {
    faults.iter().take(MOST_FAULTS).map(ToString::to_string).collect()
}

/// How many chats would be notified, and about how many saved documents.
async fn concerned<P: Ports>(app: &App<P>, law: &Law) -> Result<(i64, i64), StoreError> {
    let (mut chats, mut documents, mut cursor) = (0, 0, None);
    loop {
        let page = app.store.page(cursor, PAGE).await?;
        for told in concerned_of(app, law, &page) {
            chats += i64::from(told > 0);
            documents += told;
        }
        cursor = page.next;
        if cursor.is_none() {
            return Ok((chats, documents));
        }
        tokio::task::yield_now().await;
    }
}

/// Of how many documents each chat of a page would be notified.
fn concerned_of<P: Ports>(app: &App<P>, law: &Law, page: &Page) -> Vec<i64> {
    let before = app.law();
    app.with_world_under(law, app.clock.now(), |world| {
        let chats = page.chats.iter().filter_map(|(_, bytes)| record::read(bytes).ok());
        chats.map(|chat| look_again(chat, Some(&before), world).told.len() as i64).collect()
    })
}

fn buttons(id: &str) -> Vec<Vec<Button>> {
    let button = |label, verdict: &str| Button { label, data: format!("{MARK}{verdict}:{}", short(id)) };
    vec![vec![button(say::admin_outage_yes(), "yes"), button(say::admin_outage_no(), "no")]]
}

/// As much of an id as fits into a button's data; ids are ASCII.
fn short(id: &str) -> &str {
    id.get(..40).unwrap_or(id)
}

fn alone(lang: Lang, message: Message) -> Say {
    Say::new(lang, vec![message], Vec::new())
}
