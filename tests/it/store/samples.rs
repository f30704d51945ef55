//! Whole stores as earlier releases left them, kept in `tests/store_samples/`: each opens, and
//! everything is in it. A changed format gets a new version and a new sample; the old ones stay.
//!
//! `RUQSAT_WRITE_SAMPLE=DIR` writes a store of this release into a folder, to become a sample.
#![cfg(feature = "bot")]

use std::fs;
use std::path::Path;

use crate::kit::{noon, options};
use chrono::{DateTime, TimeDelta, Utc};
use ruqsat::conversation::record;
use ruqsat::ports::{Commit, Incoming, LadderChange, RecordChange, Store, UpdateId};
use ruqsat::reminders::{
    Application, CaseId, ChatId, DeliveryState, Fined, Incident, Outcome, Refused, Reminder, ReminderId, Rung,
};
use ruqsat::store::{DiskStore, UnknownErasures, restore};

use super::{copy, wait};

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

/// Beside it lie a backup and a copy that a restore has set aside, of the same version: all three are
/// carried over, and what stood in clear in them is gone.
#[test]
fn backups_and_copies_of_version_1_are_carried_over() {
    let folder = tempfile::tempdir().unwrap();
    copy(Path::new("tests/store_samples/store-1-restored"), folder.path());
    let clear = (noon() + TimeDelta::hours(48)).timestamp().to_be_bytes();
    let shows = |path: &Path| files(path).iter().any(|bytes| bytes.windows(8).any(|window| window == clear));
    assert!(shows(folder.path()), "an instant stood in clear");
    let store = DiskStore::open(&options(folder.path()), noon() + TimeDelta::hours(3)).unwrap();
    assert_eq!(wait(store.chat(SAVED)).unwrap().as_deref(), Some(&b"saved"[..]));
    drop(store);
    assert!(!shows(folder.path()), "it still does");
    let aside = folder.path().join("data/before-restore-20261128T181725Z");
    assert!(aside.join("wal").exists() && !aside.join("journal").exists());
    let backups = folder.path().join("data/backups");
    let backup = fs::read_dir(backups).unwrap().next().unwrap().unwrap().path();
    let now: DateTime<Utc> = "2026-11-28T20:00:00Z".parse().unwrap();
    assert_eq!(restore(&options(folder.path()), &backup, now, UnknownErasures::Refuse).unwrap().chats, 2);
    let store = DiskStore::open(&options(folder.path()), now).unwrap();
    assert_eq!(wait(store.chat(LATER)).unwrap().as_deref(), Some(&b"later"[..]));
    assert_eq!(wait(store.history(SAVED)).unwrap(), [b"saved was told"]);
}

#[test]
fn a_store_of_version_2_opens_and_everything_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    copy(Path::new("tests/store_samples/store-2"), folder.path());
    compare(&DiskStore::open(&options(folder.path()), noon() + TimeDelta::hours(3)).unwrap());
}

fn files(folder: &Path) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(fs::read(path).unwrap());
        }
    }
    found
}

#[test]
fn a_chat_of_version_1_is_read() {
    let chat = record::read(include_bytes!("../../store_samples/chat-1.record")).unwrap();
    let case = &chat.cases[0];
    assert_eq!(chat.lang.map(|lang| lang.code()), Some("kk"));
    assert_eq!(chat.settings.hour, 9);
    assert_eq!(chat.consent.map(|consent| consent.notice), Some(1));
    assert_eq!(case.facts.document.as_str(), "residence-permit");
    assert_eq!(case.application(), Application::Returned);
    assert_eq!(case.snoozed, Some("2026-11-23".parse().unwrap()));
    assert_eq!(case.facts.expires, Some("2037-03-31".parse().unwrap()));
    assert_eq!(case.label.name.as_deref(), Some("Asel"));
    assert!(case.read.contains(&"2026-11-20".parse().unwrap()));
    assert!(case.rungs_off.contains(&Rung::GoBy(60)));
}

/// That version kept one thing at a time in `state`; what stood in the facts beside it was no longer
/// reminded of, and is again.
#[test]
fn a_fine_a_refusal_a_loss_and_an_application_of_version_2_are_read() {
    let chat = record::read(include_bytes!("../../store_samples/chat-2-fined.record")).unwrap();
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let fined = &chat.cases[0];
    assert_eq!(fined.fined, Some(Fined { handed_over: Some(day("2026-11-20")) }));
    assert_eq!(fined.facts.lost, Some(day("2026-11-18")));
    assert_eq!(fined.application(), Application::Pending(day("2026-10-01")));
    assert_eq!(fined.incidents(), [Incident::Fined, Incident::Lost, Incident::Filed]);
    let refused = &chat.cases[1];
    assert_eq!(refused.refused, Some(Refused { learnt: Some(day("2026-11-10")) }));
    assert_eq!(refused.application(), Application::Refused);
    assert_eq!(record::read(&record::write(&chat)).unwrap(), chat, "and written in the form of this release");
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

/// A snapshot, segments of the log behind it, and one of everything that a store can hold.
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
    let _ = wait(store.sent(said.each().next().unwrap())).unwrap();
    let _ = wait(store.commit(save(FORGOTTEN, "to be forgotten", vec![reminder(1)]))).unwrap();
    let forget = Commit { record: RecordChange::Forget, ..Commit::new(FORGOTTEN, noon()) };
    let _ = wait(store.commit(forget)).unwrap();
    for outcome in [Outcome::Sent { message_id: 77 }, Outcome::Uncertain] {
        let due = wait(store.next_due()).unwrap().unwrap();
        let claim = wait(store.claim(SAVED, due)).unwrap().unwrap();
        let _ = wait(store.settle(claim, outcome, due)).unwrap();
    }
    store.compact().unwrap();
    let _ = wait(store.commit(save(LATER, "later", vec![reminder(5)]))).unwrap();
    let park = Commit { ladder: LadderChange::Park, ..Commit::new(LATER, noon()) };
    let _ = wait(store.commit(park)).unwrap();
    let update = Incoming { update_id: UpdateId(7), chat: LATER, body: b"an update".to_vec().into() };
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
    assert_eq!(unfinished.iter().map(|it| it.update_id).collect::<Vec<_>>(), [UpdateId(7)]);
    let pending = wait(store.pending_outbox()).unwrap();
    assert_eq!(pending.iter().map(|it| &it.body[..]).collect::<Vec<_>>(), [b"later is said"]);
    // A number that was seen is known again.
    let seen = Incoming { update_id: UpdateId(7), chat: LATER, body: b"an update".to_vec().into() };
    assert!(wait(store.receive(vec![seen], noon())).unwrap().is_empty());
    assert_eq!(store.check(), Ok(0));
}

fn reminder(hours: u16) -> Reminder {
    let at = noon() + TimeDelta::hours(i64::from(hours));
    Reminder::planned(ReminderId { case: CaseId(hours), rung: Rung::GoBy(7), due_on: at.date_naive() }, at)
}
