//! Everything readable of a store: counted, or written into a file. Outage reports are left out of both: a
//! day of them lies beside the numbers of all chats here, and with its key it would say whose each is.

use std::fs::OpenOptions;
use std::io::{BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use serde_json::json;

use super::control::CommandResult;
use crate::outage_reports;
use crate::ports::{Store, StoreError};
use crate::reminders::Ladder;

type Read<T> = Result<T, StoreError>;

/// What is in a store.
pub struct Counted {
    /// Chats with a record.
    pub chats: u64,
    /// Their reminders.
    pub reminders: usize,
    /// Records that cannot be read.
    pub unreadable: u64,
}

/// Reads every record of a store.
///
/// # Errors
/// The store cannot be read as a whole; a single record that cannot is counted.
pub async fn count<S: Store>(store: &S) -> Result<Counted, String> {
    let mut counted = Counted { chats: 0, reminders: 0, unreadable: store.figures().quarantined };
    let counting = |_: i64, _: &[u8], ladder: Read<Ladder>, history: Read<Vec<Vec<u8>>>| {
        counted.chats += 1;
        match ladder {
            Ok(ladder) => counted.reminders += ladder.reminders().count(),
            Err(_) => counted.unreadable += 1,
        }
        counted.unreadable += u64::from(history.is_err());
        Ok(())
    };
    let days = each_chat(store, counting).await?;
    let missing = store.figures().chats.saturating_sub(counted.chats + days);
    counted.unreadable = counted.unreadable.max(missing);
    Ok(counted)
}

/// Writes everything readable into a file, one chat a line.
pub async fn export<S: Store>(store: &S, file: &Path) -> CommandResult {
    let mut create = OpenOptions::new();
    let output = create.write(true).create_new(true).mode(0o600).open(file);
    let cannot = |error: std::io::Error| {
        format!("{} cannot be written ({error}); choose another file", file.display())
    };
    let unread = |error: StoreError| error.to_string();
    let mut output = BufWriter::new(output.map_err(cannot)?);
    let write = |chat: i64, record: &[u8], ladder: Read<Ladder>, history: Read<Vec<Vec<u8>>>| {
        let reminders: Vec<_> = ladder.map_err(unread)?.reminders().map(reminder).collect();
        let history: Vec<_> = history.map_err(unread)?.iter().map(|told| text(told)).collect();
        let line = json!({"chat": chat, "record": text(record), "reminders": reminders, "history": history});
        writeln!(output, "{line}").map_err(cannot)
    };
    each_chat(store, write).await?;
    output.into_inner().map_err(|error| cannot(error.into_error()))?.sync_all().map_err(cannot)?;
    Ok(format!("exported into {}", file.display()))
}

fn reminder(reminder: &crate::reminders::Reminder) -> serde_json::Value {
    json!({
        "case": reminder.id.case,
        "rung": reminder.id.rung,
        "due_on": reminder.id.due_on,
        "at": reminder.at,
        "state": reminder.state,
    })
}

/// A stored value as text; one that is none, as its bytes.
fn text(bytes: &[u8]) -> serde_json::Value {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => bytes.into(),
    }
}

/// Acts on every chat; how many days of outage reports there are beside them.
async fn each_chat<S: Store>(
    store: &S,
    mut act: impl FnMut(i64, &[u8], Read<Ladder>, Read<Vec<Vec<u8>>>) -> Result<(), String>,
) -> Result<u64, String> {
    let (mut cursor, mut days) = (None, 0);
    loop {
        let page = store.page(cursor, 256).await.map_err(|error| error.to_string())?;
        for (chat, record) in &page.chats {
            if outage_reports::is_a_day(chat.0) {
                days += 1;
                continue;
            }
            let ladder = store.ladder(*chat).await;
            let history = store.history(*chat).await;
            act(chat.0, record, ladder, history)?;
        }
        cursor = page.next;
        if cursor.is_none() {
            return Ok(days);
        }
    }
}
