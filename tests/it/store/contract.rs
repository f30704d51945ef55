//! What every store promises. The same sentences hold for the one in memory, the one on the disk and
//! the one on PostgreSQL.
#![cfg(feature = "bot")]

use std::future::Future;
use std::path::Path;
use std::sync::LazyLock;

use chrono::{DateTime, TimeDelta, Utc};
use ruqsat::ports::{
    Basis, Commit, Incoming, LadderChange, Outgoing, RecordChange, Store, StoreError, StoreFigures, UpdateId,
    Urgency,
};
use ruqsat::reminders::{CaseId, ChatId, DeliveryState, Outcome, Reminder, ReminderId, Rung, Settlement};
use ruqsat::store::{DiskOptions, DiskStore, MemoryStore};
use tokio::runtime::Runtime;

pub const ANNA: ChatId = ChatId(1001);
pub const BOLAT: ChatId = ChatId(-7);

pub fn noon() -> DateTime<Utc> {
    "2026-11-22T07:00:00Z".parse().unwrap()
}

pub fn update(id: u64, chat: ChatId) -> Incoming {
    Incoming { update_id: UpdateId(id), chat, body: format!("update {id}").into_bytes().into() }
}

pub fn reminder(case: u16, at: DateTime<Utc>) -> Reminder {
    let due_on = at.date_naive();
    Reminder::planned(ReminderId { case: CaseId(case), rung: Rung::GoBy(7), due_on }, at)
}

pub fn saved(chat: ChatId, record: &str, ladder: Vec<Reminder>) -> Commit {
    Commit {
        record: RecordChange::Put(record.into()),
        ladder: LadderChange::Replace(ladder),
        outbox: vec![b"saved".to_vec()],
        history: vec![format!("told about {record}").into_bytes()],
        ..Commit::new(chat, noon())
    }
}

/// A kind of store: how to open it (again) in a folder.
pub trait Kind {
    type Store: Store + Clone;
    /// Whether it survives being closed.
    const LASTS: bool;
    fn open(folder: &Path, now: DateTime<Utc>) -> Self::Store;
    /// The figures as they are at this moment.
    fn figures(store: &Self::Store) -> StoreFigures {
        store.figures()
    }
    /// What another instance has: where a store has no instances, another handle.
    fn another(_: &Path, store: &Self::Store) -> Self::Store {
        store.clone()
    }
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
pub struct Scene<K: Kind> {
    folder: tempfile::TempDir,
    store: Option<K::Store>,
    now: DateTime<Utc>,
}

impl<K: Kind> Scene<K> {
    pub fn new() -> Scene<K> {
        let folder = tempfile::tempdir().unwrap();
        let store = Some(K::open(folder.path(), noon()));
        Scene { folder, store, now: noon() }
    }

    pub fn store(&self) -> &K::Store {
        self.store.as_ref().unwrap()
    }

    pub fn another(&self) -> K::Store {
        K::another(self.folder.path(), self.store())
    }

    fn reopen(&mut self) {
        if K::LASTS {
            self.store = None;
            self.store = Some(K::open(self.folder.path(), self.now));
        }
    }
}

/// One runtime for all: connections to a server live in it.
pub fn wait<T>(future: impl Future<Output = T>) -> T {
    static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
    });
    RUNTIME.block_on(future)
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

fn what_is_handed_out_early_is_received_all_the_same<K: Kind>() {
    let mut scene = Scene::<K>::new();
    let taken = wait(scene.store().take_in(vec![update(7, ANNA), update(8, BOLAT)], noon())).unwrap();
    assert_eq!(taken.fresh, [update(7, ANNA), update(8, BOLAT)]);
    let done = Commit { update_id: Some(UpdateId(7)), ..saved(ANNA, "card", Vec::new()) };
    assert_eq!(wait(scene.store().commit(done)).unwrap().into_inner().said.len(), 1);
    drop(wait(taken.barrier).unwrap());
    scene.reopen();
    assert_eq!(wait(scene.store().unfinished()).unwrap(), [update(8, BOLAT)]);
    let again = wait(scene.store().take_in(vec![update(7, ANNA), update(8, BOLAT)], noon())).unwrap();
    assert!(again.fresh.is_empty(), "{:?}", again.fresh);
    drop(wait(again.barrier).unwrap());
}

fn an_update_stays_until_its_commit<K: Kind>() {
    let mut scene = Scene::<K>::new();
    let batch = vec![update(2, ANNA), update(1, BOLAT), update(3, ANNA)];
    wait(scene.store().receive(batch.clone(), noon())).unwrap().into_inner();
    scene.reopen();
    let open = wait(scene.store().unfinished()).unwrap();
    let of = |chat| open.iter().filter(|it| it.chat == chat).cloned().collect::<Vec<_>>();
    assert_eq!((of(ANNA), of(BOLAT)), (vec![update(2, ANNA), update(3, ANNA)], vec![update(1, BOLAT)]));
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
    assert_eq!(&*said.said[0].body, b"saved");
    scene.reopen();
    let store = scene.store();
    assert_eq!(wait(store.chat(ANNA)).unwrap().as_deref(), Some(&b"card"[..]));
    assert_eq!(wait(store.chat(BOLAT)).unwrap(), None);
    assert_eq!(wait(store.history(ANNA)).unwrap(), vec![b"told about card".to_vec()]);
    assert_eq!(wait(store.next_due()).unwrap(), Some(tomorrow));
    assert_eq!(wait(store.ladder(ANNA)).unwrap().reminders().count(), 1);
    let pending = wait(store.pending_outbox()).unwrap().into_inner();
    assert_eq!(bodies(&pending), [b"saved"]);
    assert_eq!(pending[0].chat, ANNA);
}

fn what_was_sent_is_not_pending<K: Kind>() {
    let mut scene = Scene::<K>::new();
    let said = wait(scene.store().commit(saved(ANNA, "card", vec![]))).unwrap();
    let _ = wait(scene.store().sent(said.each().next().unwrap())).unwrap();
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
    let settlement = wait(store.settle(claim, Outcome::Sent { message_id: 5 }, at)).unwrap();
    assert_eq!(*settlement, Settlement::Settled);
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
    let settlement = wait(scene.store().settle(claim, Outcome::Blocked, at)).unwrap();
    assert_eq!(*settlement, Settlement::Parked);
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
    // That it was sent counts, however late: it is not sent once more.
    wait(scene.store().commit(saved(BOLAT, "card", vec![reminder(1, at)]))).unwrap().into_inner();
    let stalled = wait(scene.store().claim(BOLAT, at)).unwrap().unwrap();
    let second = wait(scene.store().claim(BOLAT, after_the_lease)).unwrap().unwrap();
    wait(scene.store().settle(stalled, sent, after_the_lease)).unwrap().into_inner();
    wait(scene.store().settle(second, Outcome::NotSent, after_the_lease)).unwrap().into_inner();
    let ladder = wait(scene.store().ladder(BOLAT)).unwrap();
    assert_eq!(ladder.reminders().next().unwrap().state, DeliveryState::Sent { message_id: 7 });
    assert!(wait(scene.store().due(after_the_lease + TimeDelta::days(1), 10)).unwrap().is_empty());
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
    let note = |scene: &Scene<K>, name| wait(scene.store().note(name)).unwrap();
    let put = |scene: &Scene<K>, name, text: &str| {
        wait(scene.store().put_note(name, text.into())).unwrap().into_inner();
    };
    assert_eq!(note(&scene, "heard"), None);
    put(&scene, "heard", "then");
    put(&scene, "other", "else");
    scene.reopen();
    assert_eq!(note(&scene, "heard").as_deref(), Some(&b"then"[..]));
    put(&scene, "heard", "");
    scene.reopen();
    assert_eq!(note(&scene, "heard"), None);
    assert_eq!(note(&scene, "other").as_deref(), Some(&b"else"[..]));
}

fn a_note_that_stands_on_an_old_reading_is_refused<K: Kind>() {
    let scene = Scene::<K>::new();
    let (one, other) = (scene.store(), scene.another());
    let missing = wait(one.versioned_note("law")).unwrap();
    wait(other.change_note("law", Basis::Read(missing.version), b"theirs".to_vec())).unwrap().into_inner();
    let mine = wait(one.change_note("law", Basis::Read(missing.version), b"mine".to_vec()));
    assert_eq!(mine.map(|it| it.into_inner()), Err(StoreError::Changed));
    let now = wait(one.versioned_note("law")).unwrap();
    assert_eq!(now.bytes.as_deref(), Some(&b"theirs"[..]));
    wait(one.change_note("law", Basis::Read(now.version), b"mine".to_vec())).unwrap().into_inner();
    assert_eq!(wait(other.note("law")).unwrap().as_deref(), Some(&b"mine"[..]));
    // Also where it was removed and made again meanwhile.
    let before = wait(one.versioned_note("law")).unwrap().version;
    for text in ["", "mine"] {
        wait(other.put_note("law", text.into())).unwrap().into_inner();
    }
    let late = wait(one.change_note("law", Basis::Read(before), b"late".to_vec()));
    assert_eq!(late.map(|it| it.into_inner()), Err(StoreError::Changed));
}

fn bodies(messages: &[Outgoing]) -> Vec<&[u8]> {
    messages.iter().map(|it| &*it.body).collect()
}

/// What answers an update, on what is known of its chat.
fn answers<S: Store>(store: &S, id: u64, chat: ChatId) -> Commit {
    let version = wait(store.known(chat)).unwrap().version;
    Commit {
        update_id: Some(UpdateId(id)),
        basis: Basis::Read(version),
        record: RecordChange::Put(format!("after {id}").into()),
        outbox: vec![format!("answer {id}").into()],
        ..Commit::new(chat, noon())
    }
}

fn updates_of_a_chat_are_finished_in_their_order_and_once<K: Kind>() {
    let mut scene = Scene::<K>::new();
    let (one, other) = (scene.store().clone(), scene.another());
    // Two instances were sent one update each.
    wait(one.receive(vec![update(1, ANNA)], noon())).unwrap().into_inner();
    wait(other.receive(vec![update(2, ANNA), update(3, BOLAT)], noon())).unwrap().into_inner();
    let early = wait(other.commit(answers(&other, 2, ANNA)));
    assert_eq!(early.map(|it| it.into_inner()), Err(StoreError::Earlier));
    assert_eq!(wait(one.chat(ANNA)).unwrap(), None, "nothing of it was written");
    wait(other.commit(answers(&other, 3, BOLAT))).unwrap().into_inner();

    // Whoever finishes the first is handed the second.
    let first = wait(one.commit(answers(&one, 1, ANNA))).unwrap();
    assert_eq!(first.next, Some(update(2, ANNA)));
    let second = wait(one.commit(answers(&one, 2, ANNA))).unwrap();
    assert_eq!(second.next, None);
    let again = wait(other.commit(answers(&other, 2, ANNA)));
    assert_eq!(again.map(|it| it.into_inner()), Err(StoreError::Done));
    assert_eq!(wait(other.chat(ANNA)).unwrap().as_deref(), Some(&b"after 2"[..]));
    drop((one, other));
    scene.reopen();
    assert_eq!(wait(scene.store().unfinished()).unwrap(), []);
    let pending = wait(scene.store().pending_outbox()).unwrap().into_inner();
    let theirs: Vec<_> = pending.iter().filter(|it| it.chat == ANNA).cloned().collect();
    assert_eq!(bodies(&theirs), [b"answer 1", b"answer 2"]);
}

fn a_chats_messages_are_said_in_their_order<K: Kind>() {
    let scene = Scene::<K>::new();
    let (one, other) = (scene.store(), scene.another());
    let says =
        |text: &str, urgency| Commit { outbox: vec![text.into()], urgency, ..Commit::new(ANNA, noon()) };
    let first = wait(one.commit(says("1", Urgency::Reply))).unwrap();
    assert_eq!(bodies(&first.said), [b"1"]);
    for text in ["2", "3"] {
        let behind = wait(other.commit(says(text, Urgency::Reply))).unwrap();
        assert_eq!(behind.said, [], "the first is being said");
    }
    // What nobody waits for holds up no reply, and the other way round.
    let beside = wait(other.commit(says("a law", Urgency::Reminder))).unwrap();
    assert_eq!(bodies(&beside.said), [b"a law"]);
    let next = wait(one.sent(first.each().next().unwrap())).unwrap();
    assert_eq!(bodies(&next), [b"2", b"3"]);
    let mut next = next.each();
    // Telegram asks for a pause in this chat: everybody keeps it, and nothing overtakes.
    wait(one.later(next.next().unwrap(), noon() + TimeDelta::hours(1))).unwrap();
    wait(one.later(next.next().unwrap(), noon() + TimeDelta::hours(1))).unwrap();
    let behind = wait(other.commit(says("4", Urgency::Reply))).unwrap();
    assert_eq!(behind.said, []);
    let early = wait(other.left_over(noon() + TimeDelta::minutes(59), 10)).unwrap();
    assert_eq!(early.said.iter().filter(|it| it.urgency == Urgency::Reply).count(), 0);
    let late = wait(other.left_over(noon() + TimeDelta::minutes(61), 10)).unwrap();
    let replies: Vec<_> = late.said.iter().filter(|it| it.urgency == Urgency::Reply).cloned().collect();
    assert_eq!(bodies(&replies), [b"2", b"3", b"4"]);
}

fn what_somebody_has_in_hand_is_not_left_over<K: Kind>() {
    let mut scene = Scene::<K>::new();
    let one = scene.store().clone();
    wait(one.receive(vec![update(1, ANNA), update(2, BOLAT)], noon())).unwrap().into_inner();
    let said = wait(one.commit(answers(&one, 1, ANNA))).unwrap();
    assert_eq!(said.said.len(), 1);
    // Another start, at the same moment.
    let other = scene.another();
    let left = wait(other.left_over(noon(), 100)).unwrap().into_inner();
    assert_eq!((left.received, left.said), (vec![], vec![]));
    drop((one, other, said));
    // The process ends: a minute later at the latest it is taken up, once.
    scene.now = noon() + TimeDelta::seconds(61);
    scene.reopen();
    if K::LASTS {
        let left = wait(scene.store().left_over(scene.now, 100)).unwrap().into_inner();
        assert_eq!(left.received, [update(2, BOLAT)]);
        assert_eq!(bodies(&left.said), [b"answer 1"]);
        let again = wait(scene.store().left_over(scene.now, 100)).unwrap().into_inner();
        assert_eq!((again.received, again.said), (vec![], vec![]));
    }
}

fn two_instances_claim_nothing_twice<K: Kind>() {
    let scene = Scene::<K>::new();
    let at = noon() + TimeDelta::hours(1);
    for number in 0..20 {
        let commit = saved(ChatId(number), "card", vec![reminder(1, at)]);
        wait(scene.store().commit(commit)).unwrap().into_inner();
    }
    let claims = |store: K::Store| async move {
        let mut claimed = Vec::new();
        loop {
            let due = store.due(at, 7).await.unwrap();
            if due.is_empty() {
                return claimed;
            }
            for chat in due {
                claimed.extend(store.claim(chat, at).await.unwrap().map(|claim| claim.chat.0));
            }
        }
    };
    let (one, other) = (scene.store().clone(), scene.another());
    let (mut one, other) = wait(async { tokio::join!(claims(one), claims(other)) });
    one.extend(other);
    one.sort_unstable();
    assert_eq!(one, (0..20).collect::<Vec<i64>>());
}

fn an_outcome_brings_nobody_back_who_was_forgotten<K: Kind>() {
    let scene = Scene::<K>::new();
    let at = noon() + TimeDelta::hours(1);
    wait(scene.store().commit(saved(ANNA, "card", vec![reminder(1, at)]))).unwrap().into_inner();
    let claim = wait(scene.store().claim(ANNA, at)).unwrap().unwrap();
    let other = scene.another();
    let forget = Commit { record: RecordChange::Forget, ..Commit::new(ANNA, at) };
    wait(other.commit(forget)).unwrap().into_inner();
    wait(scene.store().settle(claim, Outcome::NotSent, at)).unwrap().into_inner();
    for store in [scene.store(), &other] {
        assert!(wait(store.ladder(ANNA)).unwrap().is_empty());
        assert_eq!(wait(store.next_due()).unwrap(), None);
        assert_eq!(wait(store.chat(ANNA)).unwrap(), None);
    }
}

fn pages_leave_nobody_out_while_others_change<K: Kind>() {
    let scene = Scene::<K>::new();
    let (one, other) = (scene.store(), scene.another());
    let put = |number: i64| {
        wait(other.commit(saved(ChatId(number), &format!("record {number}"), vec![]))).unwrap().into_inner();
    };
    (0..20).for_each(put);
    let (mut cursor, mut met, mut newcomer) = (None, Vec::new(), 1000);
    loop {
        let page = wait(one.page(cursor, 3)).unwrap();
        met.extend(page.chats.iter().map(|(chat, _)| chat.0).filter(|chat| *chat < 1000));
        newcomer += 1;
        put(newcomer);
        put(newcomer % 20);
        cursor = page.next;
        if cursor.is_none() || met.len() > 100 {
            break;
        }
    }
    met.sort_unstable();
    assert_eq!(met, (0..20).collect::<Vec<i64>>());
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
    // What the erasure itself keeps is all that is left, and it opens.
    let keeps = Commit {
        record: RecordChange::Forget,
        history: vec![b"kept".to_vec()],
        ..Commit::new(BOLAT, noon())
    };
    wait(store.commit(keeps)).unwrap().into_inner();
    assert_eq!(wait(store.chat(BOLAT)).unwrap(), None);
    assert_eq!(wait(store.history(BOLAT)).unwrap(), [b"kept"]);
    scene.reopen();
    let store = scene.store();
    assert_eq!(wait(store.history(BOLAT)).unwrap(), [b"kept"]);
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
    assert_eq!(K::figures(scene.store()).chats, 25);
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
        #[cfg(feature = "postgres")]
        mod on_postgres {
            use crate::store::postgres::OnPostgres;
            $(#[test]
            #[ignore = "needs PostgreSQL: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
            fn $promise() { super::$promise::<OnPostgres>(); })*
        }
        #[cfg(feature = "postgres")]
        mod on_postgres_through_pgbouncer {
            use crate::store::postgres::ThroughPooler;
            $(#[test]
            #[ignore = "needs PostgreSQL and PgBouncer: set RUQSAT_TEST_PG to the folder of its programs and run with --ignored"]
            fn $promise() { super::$promise::<ThroughPooler>(); })*
        }
    };
}

every_store! {
    a_repeated_update_is_received_once,
    what_is_handed_out_early_is_received_all_the_same,
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
    a_note_that_stands_on_an_old_reading_is_refused,
    updates_of_a_chat_are_finished_in_their_order_and_once,
    a_chats_messages_are_said_in_their_order,
    what_somebody_has_in_hand_is_not_left_over,
    two_instances_claim_nothing_twice,
    an_outcome_brings_nobody_back_who_was_forgotten,
    pages_leave_nobody_out_while_others_change,
}
