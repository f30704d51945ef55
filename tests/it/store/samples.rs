//! Whole stores as earlier releases left them, kept in `tests/store_samples/`: each opens, and
//! everything is in it. A changed format gets a new version and a new sample; the old ones stay.
//!
//! `RUQSAT_WRITE_SAMPLE=DIR` writes a store of this release into a folder, to become a sample.
#![cfg(feature = "bot")]

use std::fs;
use std::future::Future;
use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use ruqsat::conversation::record;
use ruqsat::ports::{Commit, Incoming, LadderChange, RecordChange, Store};
use ruqsat::reminders::{CaseId, CaseState, ChatId, DeliveryState, Outcome, Reminder, ReminderId, Rung};
use ruqsat::store::{DiskOptions, DiskStore};

const SAVED: ChatId = ChatId(1001);
const LATER: ChatId = ChatId(1002);
const FORGOTTEN: ChatId = ChatId(1003);

#[test]
fn a_store_of_version_1_opens_and_everything_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    copy(Path::new("tests/store_samples/store-1"), folder.path());
    let store = DiskStore::open(&options(folder.path()), noon() + TimeDelta::hours(3)).unwrap();
    compare(&store);
}

#[test]
fn a_chat_of_version_1_is_read() {
    let chat = record::read(include_bytes!("../../store_samples/chat-1.record")).unwrap();
    let case = &chat.cases[0];
    assert_eq!(chat.lang.map(|lang| lang.code()), Some("kk"));
    assert_eq!(chat.settings.hour, 9);
    assert_eq!(chat.consent.map(|consent| consent.notice), Some(1));
    assert_eq!(case.facts.document.as_str(), "residence-permit");
    assert_eq!(case.state, CaseState::Returned);
    assert_eq!(case.snoozed, Some("2026-11-23".parse().unwrap()));
    assert_eq!(case.facts.expires, Some("2037-03-31".parse().unwrap()));
    assert_eq!(case.label.name.as_deref(), Some("Asel"));
    assert!(case.read.contains(&"2026-11-20".parse().unwrap()));
    assert!(case.rungs_off.contains(&Rung::GoBy(60)));
}

#[test]
fn a_store_of_this_release_is_as_its_samples() {
    if let Some(folder) = std::env::var_os("RUQSAT_WRITE_SAMPLE") {
        fs::create_dir_all(&folder).unwrap();
        return write(Path::new(&folder));
    }
    let folder = tempfile::tempdir().unwrap();
    write(folder.path());
    compare(&DiskStore::open(&options(folder.path()), noon() + TimeDelta::hours(3)).unwrap());
}

fn noon() -> DateTime<Utc> {
    "2026-11-22T07:00:00Z".parse().unwrap()
}

/// A compacted part, a journal behind it, and one of everything that a store can hold.
fn write(folder: &Path) {
    let store = DiskStore::open(&options(folder), noon()).unwrap();
    let save = |chat, what: &str, ladder| Commit {
        record: RecordChange::Put(what.as_bytes().to_vec()),
        ladder: LadderChange::Replace(ladder),
        outbox: vec![format!("{what} is said").into_bytes()],
        history: vec![format!("{what} was told").into_bytes()],
        ..Commit::new(chat, noon())
    };
    let ladder = vec![reminder(1), reminder(2), reminder(3), reminder(48)];
    let said = wait(store.commit(save(SAVED, "saved", ladder))).unwrap();
    store.sent(&[said[0].id]);
    let _ = wait(store.commit(save(FORGOTTEN, "to be forgotten", vec![reminder(1)]))).unwrap();
    let forget = Commit { record: RecordChange::Forget, ..Commit::new(FORGOTTEN, noon()) };
    let _ = wait(store.commit(forget)).unwrap();
    for outcome in [Outcome::Sent { message_id: 77 }, Outcome::Uncertain] {
        let due = store.next_due().unwrap();
        let claim = wait(store.claim(SAVED, due)).unwrap().unwrap();
        let _ = wait(store.settle(claim, outcome, due)).unwrap();
    }
    store.compact().unwrap();
    let _ = wait(store.commit(save(LATER, "later", vec![reminder(5)]))).unwrap();
    let park = Commit { ladder: LadderChange::Park, ..Commit::new(LATER, noon()) };
    let _ = wait(store.commit(park)).unwrap();
    let update = Incoming { update_id: 7, chat: LATER, body: b"an update".to_vec().into() };
    let _ = wait(store.receive(vec![update], noon())).unwrap();
    // A claim that is never settled: a send that was under way at the end.
    let _ = wait(store.claim(SAVED, noon() + TimeDelta::hours(3))).unwrap().unwrap();
}

fn compare(store: &DiskStore) {
    let text = |chat| wait(store.chat(chat)).unwrap().map(|bytes| String::from_utf8(bytes.to_vec()).unwrap());
    assert_eq!(text(SAVED).as_deref(), Some("saved"));
    assert_eq!(text(LATER).as_deref(), Some("later"));
    assert_eq!(text(FORGOTTEN), None);
    assert_eq!(wait(store.history(SAVED)).unwrap(), [b"saved was told"]);
    assert!(wait(store.history(FORGOTTEN)).unwrap().is_empty());
    let ladder = wait(store.ladder(SAVED)).unwrap();
    let states: Vec<DeliveryState> = ladder.reminders().map(|it| it.state).collect();
    let unsure = |state: &DeliveryState| matches!(state, DeliveryState::Uncertain { .. });
    assert_eq!(states[0], DeliveryState::Sent { message_id: 77 });
    assert!(unsure(&states[1]) && unsure(&states[2]), "{states:?}");
    assert_eq!(states[3], DeliveryState::Planned { not_before: None });
    assert!(wait(store.ladder(LATER)).unwrap().is_parked());
    let unfinished = wait(store.unfinished()).unwrap();
    assert_eq!(unfinished.iter().map(|it| it.update_id).collect::<Vec<_>>(), [7]);
    let pending = wait(store.pending_outbox()).unwrap();
    assert_eq!(pending.iter().map(|it| &it.body[..]).collect::<Vec<_>>(), [b"later is said"]);
    // A number that was seen is known again.
    let seen = Incoming { update_id: 7, chat: LATER, body: b"an update".to_vec().into() };
    assert!(wait(store.receive(vec![seen], noon())).unwrap().is_empty());
    assert_eq!(store.check(), Ok(0));
}

fn reminder(hours: u16) -> Reminder {
    let at = noon() + TimeDelta::hours(i64::from(hours));
    Reminder::planned(ReminderId { case: CaseId(hours), rung: Rung::GoBy(7), due_on: at.date_naive() }, at)
}

fn options(folder: &Path) -> DiskOptions {
    let mut options = DiskOptions::new(folder.join("data"), Some(folder.join("store.key")));
    options.ballast = 0;
    options.backup_every = None;
    options
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &name);
        } else {
            fs::copy(&path, name).unwrap();
        }
    }
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}
