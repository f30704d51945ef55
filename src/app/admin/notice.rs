//! Publishing a notice: an administrator sends its row, hears whom it concerns, and decides. The loop that
//! watches the law tells those people, once. No verdict changes by it.

use super::App;
use crate::app::law_files;
use crate::app::law_notes;
use crate::app::notice_rows::{self, NoticeRow};
use crate::app::wording::just;
use crate::conversation::event::{Button, Say};
use crate::conversation::notify::notice::concerns;
use crate::conversation::record;
use crate::lang::Lang;
use crate::law::{Law, Notice};
use crate::locks::lock;
use crate::ports::{Clock, Ports, Store, StoreError};
use crate::reminders::ChatId;
use crate::speech::{Message, say};

/// The data of the two buttons; no button of the conversation begins so.
const YES: &str = "notice:yes";
const NO: &str = "notice:no";
/// Chats at a time.
const PAGE: usize = 100;
/// Faults that are shown.
const MOST_FAULTS: usize = 5;

/// A row that an administrator has sent and not decided on. Kept in memory: after a restart it is sent again.
#[derive(Debug)]
pub struct Proposed {
    admin: ChatId,
    row: NoticeRow,
}

/// Loads the row beside the law in force and says whom it would concern, or why it does not load.
pub async fn propose<P: Ports>(app: &App<P>, admin: ChatId, lang: Lang, text: &str) -> Say {
    let (row, law, notice) = match loaded(app, text).await {
        Ok(loaded) => loaded,
        Err(faults) => return just(lang, say::admin_outage_faulty(faults.join("\n"))),
    };
    match concerned(app, &law, &notice).await {
        Ok(chats) => {
            let asked = say::admin_notice_ask(chats, notice.starts, notice.id.to_string(), notice.ends);
            *lock(&app.proposed_notice) = Some(Proposed { admin, row });
            let button = |label, data: &str| Button { label, data: data.into() };
            let buttons =
                vec![vec![button(say::admin_notice_yes(), YES), button(say::admin_outage_no(), NO)]];
            Say::new(lang, vec![asked], buttons)
        }
        Err(error) => just(lang, say::admin_outage_faulty(error.to_string())),
    }
}

/// What pressing one of the buttons comes to; `None` for any other button.
pub async fn decide<P: Ports>(app: &App<P>, admin: ChatId, data: &str) -> Option<Message> {
    if data != YES && data != NO {
        return None;
    }
    let Some(proposed) = lock(&app.proposed_notice).take_if(|it| it.admin == admin) else {
        return Some(say::admin_outage_gone());
    };
    if data == NO {
        return Some(say::admin_outage_dropped());
    }
    Some(match notice_rows::publish(&*app.store, proposed.row).await {
        Ok(()) => {
            app.look_again.notify_one();
            say::admin_notice_published()
        }
        Err(error) => say::admin_outage_faulty(error.to_string()),
    })
}

/// Takes a published notice back.
pub async fn withdraw<P: Ports>(app: &App<P>, id: &str) -> Message {
    match notice_rows::withdraw(&*app.store, id).await {
        Ok(true) => {
            app.look_again.notify_one();
            say::admin_notice_withdrawn()
        }
        Ok(false) => say::admin_outage_faulty(format!("no published notice has the id {id:?}")),
        Err(error) => say::admin_outage_faulty(error.to_string()),
    }
}

async fn loaded<P: Ports>(app: &App<P>, text: &str) -> Result<(NoticeRow, Law, Notice), Vec<String>> {
    let needed = || vec!["one [[notice]] row with an id that is not in force yet is needed".to_string()];
    let row = NoticeRow::parse(text).ok_or_else(needed)?;
    let places = app.options.law.as_ref().ok_or_else(Vec::new)?;
    let files = law_notes::found(&*app.store, places).await.map(|found| found.files);
    let mut files = files.map_err(|error| vec![error])?;
    row.add_to(&mut files);
    let law = law_files::load(&files);
    let law =
        law.map_err(|faults| faults.iter().take(MOST_FAULTS).map(ToString::to_string).collect::<Vec<_>>())?;
    let now = app.law();
    let is_known = |notice: &Notice| now.notices().any(|known| known.id == notice.id);
    let new = law.notices().find(|notice| *notice.id == *row.id && !is_known(notice)).cloned();
    let notice = new.ok_or_else(needed)?;
    Ok((row, law, notice))
}

/// How many chats would be notified.
async fn concerned<P: Ports>(app: &App<P>, law: &Law, notice: &Notice) -> Result<i64, StoreError> {
    let (mut chats, mut cursor) = (0, None);
    loop {
        let page = app.store.page(cursor, PAGE).await?;
        chats += app.with_world_under(law, app.clock.now(), |world| {
            let known = page.chats.iter().filter_map(|(_, bytes)| record::read(bytes).ok());
            known.filter(|chat| concerns(chat, notice, world)).count() as i64
        });
        cursor = page.next;
        if cursor.is_none() {
            return Ok(chats);
        }
        tokio::task::yield_now().await;
    }
}
