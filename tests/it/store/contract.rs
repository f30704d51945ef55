//! What every store promises. The same sentences hold for the one in memory and the one on the disk.
#![cfg(feature = "bot")]

use std::future::Future;
use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use ruqsat::ports::{Basis, Commit, Incoming, LadderChange, RecordChange, Store, StoreError, UpdateId};
use ruqsat::reminders::{CaseId, ChatId, DeliveryState, Outcome, Reminder, ReminderId, Rung, Verdict};
use ruqsat::store::{DiskOptions, DiskStore, MemoryStore};

const ANNA: ChatId = ChatId(1001);
const BOLAT: ChatId = ChatId(-7);

fn noon() -> DateTime<Utc> {
    "2026-11-22T07:00:00Z".parse().unwrap()
}

fn update(id: u64, chat: ChatId) -> Incoming {
    Incoming { update_id: UpdateId(id), chat, body: format!("update {id}").into_bytes().into() }
}

fn reminder(case: u16, at: DateTime<Utc>) -> Reminder {
    let due_on = at.date_naive();
    Reminder::planned(ReminderId { case: CaseId(case), rung: Rung::GoBy(7), due_on }, at)
}

fn saved(chat: ChatId, record: &str, ladder: Vec<Reminder>) -> Commit {
    Commit {
        record: RecordChange::Put(record.into()),
        ladder: LadderChange::Replace(ladder),
        outbox: vec![b"saved".to_vec()],
        history: vec![format!("told about {record}").into_bytes()],
        ..Commit::new(chat, noon())
    }
}

/// A kind of store: how to open it (again) in a folder.
trait Kind {
    type Store: Store + Clone;
    /// Whether it survives being closed.
    const LASTS: bool;
    fn open(folder: &Path, now: DateTime<Utc>) -> Self::Store;
}

struct InMemory;
struct OnDisk;

impl Kind for InMemory {
    type Store = MemoryStore;
    const LASTS: bool = false;
    fn open(_: &Path, _: DateTime<Utc>) -> MemoryStore {
        MemoryStore::new()
    }
}

impl Kind for OnDisk {
    type Store = DiskStore;
    const LASTS: bool = true;
    fn open(folder: &Path, now: DateTime<Utc>) -> DiskStore {
        let mut options = DiskOptions::new(folder.join("data"), Some(folder.join("store.key")));
        options.ballast = 1 << 16;
        DiskStore::open(&options, now).unwrap()
    }
}

/// Runs a scene; where the kind lasts, closes and opens the store between its parts.
struct Scene<K: Kind> {
    folder: tempfile::TempDir,
    store: Option<K::Store>,
    now: DateTime<Utc>,
}

impl<K: Kind> Scene<K> {
    fn new() -> Scene<K> {
        let folder = tempfile::tempdir().unwrap();
        let store = Some(K::open(folder.path(), noon()));
        Scene { folder, store, now: noon() }
    }

    fn store(&self) -> &K::Store {
        self.store.as_ref().unwrap()
    }

    fn reopen(&mut self) {
        if K::LASTS {
            self.store = None;
            self.store = Some(K::open(self.folder.path(), self.now));
        }
    }
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

fn a_repeated_update_is_received_once<K: Kind>() {
    let mut scene = Scene::<K>::new();
    let first = wait(scene.store().receive(vec![update(7, ANNA), update(8, BOLAT)], noon()));
    assert_eq!(first.unwrap().len(), 2);
    scene.reopen();
    let again = wait(scene.store().receive(vec![update(8, BOLAT), update(9, ANNA)], noon()));
    assert_eq!(again.unwrap().into_inner(), vec![update(9, ANNA)]);
    let smaller = wait(scene.store().receive(vec![update(3, ANNA)], noon()));
    assert_eq!(smaller.unwrap().len(), 1, "a number may go backwards");
    let later = noon() + TimeDelta::hours(50);
    let forgotten = wait(scene.store().receive(vec![update(8, BOLAT)], later));
    assert_eq!(forgotten.unwrap().len(), 1, "a number is free again after two days");
}

fn an_update_stays_until_its_commit<K: Kind>() {
    let mut scene = Scene::<K>::new();
    let batch = vec![update(2, ANNA), update(1, BOLAT), update(3, ANNA)];
    wait(scene.store().receive(batch.clone(), noon())).unwrap().into_inner();
    scene.reopen();
    assert_eq!(wait(scene.store().unfinished()).unwrap(), batch, "in the order of arrival");
    let done = Commit { update_id: Some(UpdateId(1)), ..Commit::new(BOLAT, noon()) };
    wait(scene.store().commit(done)).unwrap().into_inner();
    scene.reopen();
    assert_eq!(wait(scene.store().unfinished()).unwrap(), vec![update(2, ANNA), update(3, ANNA)]);
    let repeated = wait(scene.store().receive(vec![update(1, BOLAT)], noon())).unwrap();
    assert!(repeated.is_empty(), "a finished update is still known");
}

fn what_was_committed_is_there_as_a_whole<K: Kind>() {
    let mut scene = Scene::<K>::new();
    let tomorrow = noon() + TimeDelta::days(1);
    let said = wait(scene.store().commit(saved(ANNA, "card", vec![reminder(1, tomorrow)]))).unwrap();
    assert_eq!(&*said[0].body, b"saved");
    scene.reopen();
    let store = scene.store();
    assert_eq!(wait(store.chat(ANNA)).unwrap().as_deref(), Some(&b"card"[..]));
    assert_eq!(wait(store.chat(BOLAT)).unwrap(), None);
    assert_eq!(wait(store.history(ANNA)).unwrap(), vec![b"told about card".to_vec()]);
    assert_eq!(wait(store.next_due()).unwrap(), Some(tomorrow));
    assert_eq!(wait(store.ladder(ANNA)).unwrap().reminders().count(), 1);
    assert_eq!(wait(store.pending_outbox()).unwrap().into_inner(), said.into_inner());
}

fn what_was_sent_is_not_pending<K: Kind>() {
    let mut scene = Scene::<K>::new();
    let said = wait(scene.store().commit(saved(ANNA, "card", vec![]))).unwrap();
    wait(scene.store().sent(&[said[0].id])).unwrap();
    wait(scene.store().receive(vec![update(1, ANNA)], noon())).unwrap().into_inner();
    scene.reopen();
    assert!(wait(scene.store().pending_outbox()).unwrap().is_empty());
}

fn a_due_reminder_is_claimed_once_and_settled<K: Kind>() {
    let mut scene = Scene::<K>::new();
    let at = noon() + TimeDelta::hours(1);
    wait(scene.store().commit(saved(ANNA, "card", vec![reminder(1, at)]))).unwrap().into_inner();
    let store = scene.store();
    assert!(wait(store.due(noon(), 10)).unwrap().is_empty());
    assert_eq!(wait(store.due(at, 10)).unwrap(), vec![ANNA]);
    let claim = wait(store.claim(ANNA, at)).unwrap().unwrap();
    assert!(!claim.repeat);
    assert!(wait(store.due(at, 10)).unwrap().is_empty(), "nobody else sends it meanwhile");
    assert!(wait(store.claim(ANNA, at)).unwrap().is_none());
    let verdict = wait(store.settle(claim, Outcome::Sent { message_id: 5 }, at)).unwrap();
    assert_eq!(*verdict, Verdict::Settled);
    scene.reopen();
    assert_eq!(wait(scene.store().next_due()).unwrap(), None);
    let ladder = wait(scene.store().ladder(ANNA)).unwrap();
    let states: Vec<_> = ladder.reminders().map(|it| it.state).collect();
    assert_eq!(states, [DeliveryState::Sent { message_id: 5 }]);
}

fn a_claim_without_an_outcome_is_repeated_and_marked<K: Kind>() {
    let mut scene = Scene::<K>::new();
    let at = noon() + TimeDelta::hours(1);
    wait(scene.store().commit(saved(ANNA, "card", vec![reminder(1, at)]))).unwrap().into_inner();
    let claim = wait(scene.store().claim(ANNA, at)).unwrap().unwrap();
    drop(claim);
    // As if the process had died: at the next start, or at the latest when the lease runs out.
    scene.now = at + TimeDelta::hours(1);
    scene.reopen();
    let now = scene.now;
    assert_eq!(wait(scene.store().due(now, 10)).unwrap(), vec![ANNA]);
    let again = wait(scene.store().claim(ANNA, now)).unwrap().unwrap();
    assert!(again.repeat);
}

fn a_pause_of_hours_outlives_a_restart<K: Kind>() {
    let mut scene = Scene::<K>::new();
    let at = noon() + TimeDelta::hours(1);
    wait(scene.store().commit(saved(ANNA, "card", vec![reminder(1, at)]))).unwrap().into_inner();
    let claim = wait(scene.store().claim(ANNA, at)).unwrap().unwrap();
    let pause = TimeDelta::seconds(10_072);
    wait(scene.store().settle(claim, Outcome::RetryAfter(pause), at)).unwrap().into_inner();
    scene.reopen();
    assert_eq!(wait(scene.store().next_due()).unwrap(), Some(at + pause));
    let claim = wait(scene.store().claim(ANNA, at + pause)).unwrap().unwrap();
    assert!(!claim.repeat, "it was certainly not sent");
}

fn who_blocks_the_bot_is_left_alone_until_they_are_back<K: Kind>() {
    let mut scene = Scene::<K>::new();
    let at = noon() + TimeDelta::hours(1);
    let ladder = vec![reminder(1, at), reminder(2, at + TimeDelta::days(1))];
    wait(scene.store().commit(saved(ANNA, "card", ladder))).unwrap().into_inner();
    let claim = wait(scene.store().claim(ANNA, at)).unwrap().unwrap();
    let verdict = wait(scene.store().settle(claim, Outcome::Blocked, at)).unwrap();
    assert_eq!(*verdict, Verdict::Parked);
    scene.reopen();
    assert_eq!(wait(scene.store().next_due()).unwrap(), None);
    let back = at + TimeDelta::days(3);
    let unpark = Commit { ladder: LadderChange::Unpark, ..Commit::new(ANNA, back) };
    wait(scene.store().commit(unpark)).unwrap().into_inner();
    let digest = wait(scene.store().claim(ANNA, back)).unwrap().unwrap();
    assert_eq!(digest.due.len(), 2, "one digest");
}

fn a_new_plan_keeps_what_is_known_and_drops_the_rest<K: Kind>() {
    let mut scene = Scene::<K>::new();
    let (first, second) = (noon() + TimeDelta::hours(1), noon() + TimeDelta::days(1));
    let ladder = vec![reminder(1, first), reminder(2, second)];
    wait(scene.store().commit(saved(ANNA, "card", ladder))).unwrap().into_inner();
    let claim = wait(scene.store().claim(ANNA, first)).unwrap().unwrap();
    let sent = Outcome::Sent { message_id: 5 };
    wait(scene.store().settle(claim, sent, first)).unwrap().into_inner();
    let past = reminder(3, noon() - TimeDelta::days(1));
    let later = reminder(4, noon() + TimeDelta::days(9));
    let plan = vec![reminder(1, first), past, later];
    let change = Commit { ladder: LadderChange::Replace(plan), ..Commit::new(ANNA, first) };
    wait(scene.store().commit(change)).unwrap().into_inner();
    scene.reopen();
    let ladder = wait(scene.store().ladder(ANNA)).unwrap();
    let cases: Vec<u16> = ladder.reminders().map(|it| it.id.case.0).collect();
    assert_eq!(cases, [1, 4]);
    assert_eq!(wait(scene.store().next_due()).unwrap(), Some(later.at), "the first one was sent already");
}

fn a_late_outcome_settles_no_later_attempt<K: Kind>() {
    let mut scene = Scene::<K>::new();
    let at = noon() + TimeDelta::hours(1);
    wait(scene.store().commit(saved(ANNA, "card", vec![reminder(1, at)]))).unwrap().into_inner();
    let stalled = wait(scene.store().claim(ANNA, at)).unwrap().unwrap();
    let after_the_lease = at + TimeDelta::seconds(181);
    let second = wait(scene.store().claim(ANNA, after_the_lease)).unwrap().unwrap();
    assert!(second.repeat && second.due[0].attempt == 2);
    // The first one wakes up: that it was not sent says nothing about the second.
    wait(scene.store().settle(stalled, Outcome::NotSent, after_the_lease)).unwrap().into_inner();
    assert!(wait(scene.store().due(after_the_lease, 10)).unwrap().is_empty(), "the second is under way");
    let sent = Outcome::Sent { message_id: 7 };
    wait(scene.store().settle(second, sent, after_the_lease)).unwrap().into_inner();
    scene.reopen();
    let ladder = wait(scene.store().ladder(ANNA)).unwrap();
    assert_eq!(ladder.reminders().next().unwrap().state, DeliveryState::Sent { message_id: 7 });
}

fn a_text_that_kills_twice_goes_out_plain<K: Kind>() {
    let scene = Scene::<K>::new();
    let at = noon() + TimeDelta::hours(1);
    wait(scene.store().commit(saved(ANNA, "card", vec![reminder(1, at)]))).unwrap().into_inner();
    for lease in 0..2 {
        let now = at + TimeDelta::seconds(181 * lease);
        let claim = wait(scene.store().claim(ANNA, now)).unwrap().unwrap();
        assert!(!claim.plain, "lease {lease}");
        drop(claim);
    }
    let third = wait(scene.store().claim(ANNA, at + TimeDelta::seconds(400))).unwrap().unwrap();
    assert!(third.plain, "whoever sends the usual text dies of it");
}

fn a_note_is_kept_until_it_is_emptied<K: Kind>() {
    let mut scene = Scene::<K>::new();
    assert_eq!(wait(scene.store().note("heard")), Ok(None));
    wait(scene.store().put_note("heard", b"then".to_vec())).unwrap().into_inner();
    wait(scene.store().put_note("other", b"else".to_vec())).unwrap().into_inner();
    scene.reopen();
    assert_eq!(wait(scene.store().note("heard")), Ok(Some(b"then".to_vec())));
    wait(scene.store().put_note("heard", Vec::new())).unwrap().into_inner();
    scene.reopen();
    assert_eq!(wait(scene.store().note("heard")), Ok(None));
    assert_eq!(wait(scene.store().note("other")), Ok(Some(b"else".to_vec())));
}

fn who_asks_to_be_forgotten_is_forgotten<K: Kind>() {
    let mut scene = Scene::<K>::new();
    let at = noon() + TimeDelta::hours(1);
    for chat in [ANNA, BOLAT] {
        let commit = saved(chat, "card", vec![reminder(1, at)]);
        wait(scene.store().commit(commit)).unwrap().into_inner();
    }
    let updates = vec![update(1, ANNA), update(2, ANNA)];
    wait(scene.store().receive(updates, noon())).unwrap().into_inner();
    let forget = Commit {
        update_id: Some(UpdateId(1)),
        record: RecordChange::Forget,
        outbox: vec![b"deleted".to_vec()],
        ..Commit::new(ANNA, noon())
    };
    wait(scene.store().commit(forget)).unwrap().into_inner();
    scene.reopen();
    let store = scene.store();
    assert_eq!(wait(store.chat(ANNA)).unwrap(), None);
    assert!(wait(store.history(ANNA)).unwrap().is_empty());
    assert!(wait(store.ladder(ANNA)).unwrap().is_empty());
    assert!(wait(store.unfinished()).unwrap().is_empty());
    assert_eq!(wait(store.due(at, 10)).unwrap(), vec![BOLAT]);
    let pending = wait(store.pending_outbox()).unwrap().into_inner();
    let theirs = pending.iter().filter(|it| it.chat == ANNA);
    assert_eq!(theirs.map(|it| &*it.body).collect::<Vec<_>>(), [b"deleted"]);
    // And may come back as a stranger.
    wait(store.commit(saved(ANNA, "new", vec![]))).unwrap().into_inner();
    assert_eq!(wait(store.history(ANNA)).unwrap().len(), 1);
}

fn all_chats_are_paged_through_once<K: Kind>() {
    let mut scene = Scene::<K>::new();
    for number in 0..25 {
        let commit = saved(ChatId(number), &format!("record {number}"), vec![]);
        wait(scene.store().commit(commit)).unwrap().into_inner();
        if number == 12 && K::LASTS {
            scene.reopen();
        }
    }
    let (mut cursor, mut met) = (None, Vec::new());
    loop {
        let page = wait(scene.store().page(cursor, 10)).unwrap();
        assert!(page.chats.len() <= 10);
        met.extend(page.chats.iter().map(|(chat, _)| chat.0));
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    met.sort_unstable();
    assert_eq!(met, (0..25).collect::<Vec<i64>>());
    assert_eq!(scene.store().figures().chats, 25);
}

fn the_due_are_handed_out_in_order_and_bounded<K: Kind>() {
    let mut scene = Scene::<K>::new();
    for number in 0..20 {
        let at = noon() + TimeDelta::minutes(100 - number);
        let commit = saved(ChatId(number), "card", vec![reminder(1, at)]);
        wait(scene.store().commit(commit)).unwrap().into_inner();
    }
    scene.reopen();
    let due = wait(scene.store().due(noon() + TimeDelta::hours(2), 5)).unwrap();
    assert_eq!(due, (15..20).rev().map(ChatId).collect::<Vec<_>>());
}

fn numbers_of_updates_have_64_bits<K: Kind>() {
    let mut scene = Scene::<K>::new();
    // The same in their lower 32 bits.
    let (one, other) = (update(7, ANNA), update(7 + (1 << 32), ANNA));
    let batch = vec![one.clone(), other.clone()];
    assert_eq!(wait(scene.store().receive(batch.clone(), noon())).unwrap().into_inner(), batch);
    scene.reopen();
    if K::LASTS {
        assert_eq!(wait(scene.store().unfinished()).unwrap(), batch);
        assert!(wait(scene.store().receive(batch, noon())).unwrap().into_inner().is_empty());
    }
    let done = Commit { update_id: Some(other.update_id), ..Commit::new(ANNA, noon()) };
    wait(scene.store().receive(vec![one.clone()], noon())).unwrap().into_inner();
    wait(scene.store().commit(done)).unwrap().into_inner();
    if K::LASTS {
        assert_eq!(wait(scene.store().unfinished()).unwrap(), [one]);
    }
}

fn a_change_that_stands_on_an_old_reading_is_refused<K: Kind>() {
    let mut scene = Scene::<K>::new();
    wait(scene.store().receive(vec![update(1, ANNA)], noon())).unwrap().into_inner();
    let read = |scene: &Scene<K>| wait(scene.store().known(ANNA)).unwrap();
    let on = |version, record: &str| Commit {
        basis: Basis::Read(version),
        update_id: Some(UpdateId(1)),
        ..saved(ANNA, record, vec![reminder(1, noon() + TimeDelta::hours(1))])
    };
    let stranger = read(&scene);
    assert_eq!(stranger.record, None);
    wait(scene.store().commit(saved(
        ANNA,
        "of another instance",
        vec![reminder(2, noon() + TimeDelta::hours(1))],
    )))
    .unwrap()
    .into_inner();

    // Refused as a whole: the record, the ladder, the outbox, the history and the update are as they were.
    let (pending, told) = (
        wait(scene.store().pending_outbox()).unwrap().into_inner(),
        wait(scene.store().history(ANNA)).unwrap(),
    );
    let refused = wait(scene.store().commit(on(stranger.version, "mine")));
    assert_eq!(refused.map(|it| it.into_inner()), Err(StoreError::Changed));
    let now = read(&scene);
    assert_eq!(now.record.as_deref(), Some(&b"of another instance"[..]));
    assert!(wait(scene.store().ladder(ANNA)).unwrap().reminders().all(|it| it.id.case == CaseId(2)));
    assert_eq!(wait(scene.store().pending_outbox()).unwrap().into_inner(), pending);
    assert_eq!(wait(scene.store().history(ANNA)).unwrap(), told);
    assert_eq!(wait(scene.store().unfinished()).unwrap(), [update(1, ANNA)]);

    let later = noon() + TimeDelta::hours(2);
    // Claims and outcomes are no changes of the record, nor is what others do; then it is taken, once.
    let claim = wait(scene.store().claim(ANNA, later)).unwrap().unwrap();
    let _ = wait(scene.store().settle(claim, Outcome::Sent { message_id: 1 }, later)).unwrap();
    wait(scene.store().commit(saved(BOLAT, "another's", vec![]))).unwrap().into_inner();
    wait(scene.store().commit(on(now.version, "mine"))).unwrap().into_inner();
    let twice = wait(scene.store().commit(on(now.version, "mine again")));
    assert_eq!(twice.map(|it| it.into_inner()), Err(StoreError::Changed));

    // Who was forgotten is changed too, and a reading of before a restart is old.
    let before = read(&scene).version;
    let forget = Commit { record: RecordChange::Forget, ..Commit::new(ANNA, noon()) };
    wait(scene.store().commit(forget)).unwrap().into_inner();
    let brought_back = wait(scene.store().commit(on(before, "brought back")));
    assert_eq!(brought_back.map(|it| it.into_inner()), Err(StoreError::Changed));
    scene.reopen();
    assert_eq!(read(&scene).record, None);
}

macro_rules! every_store {
    ($($promise:ident),* $(,)?) => {
        mod in_memory { $(#[test] fn $promise() { super::$promise::<super::InMemory>(); })* }
        mod on_disk { $(#[test] fn $promise() { super::$promise::<super::OnDisk>(); })* }
    };
}

every_store! {
    a_repeated_update_is_received_once,
    an_update_stays_until_its_commit,
    what_was_committed_is_there_as_a_whole,
    what_was_sent_is_not_pending,
    a_due_reminder_is_claimed_once_and_settled,
    a_claim_without_an_outcome_is_repeated_and_marked,
    a_pause_of_hours_outlives_a_restart,
    who_blocks_the_bot_is_left_alone_until_they_are_back,
    a_new_plan_keeps_what_is_known_and_drops_the_rest,
    who_asks_to_be_forgotten_is_forgotten,
    a_late_outcome_settles_no_later_attempt,
    a_text_that_kills_twice_goes_out_plain,
    a_note_is_kept_until_it_is_emptied,
    all_chats_are_paged_through_once,
    the_due_are_handed_out_in_order_and_bounded,
    numbers_of_updates_have_64_bits,
    a_change_that_stands_on_an_old_reading_is_refused,
}
