//! Another instance of the bot changes a chat between the reading and the commit of a step: the step
//! is taken again on what is there now, and nothing of either is lost.

#![cfg(feature = "bot")]

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeDelta, Utc};
use ruqsat::app::health::{Surroundings, troubles};
use ruqsat::app::{App, Options};
use ruqsat::conversation::event::What;
use ruqsat::conversation::{Chat, record};
use ruqsat::lang::Lang;
use ruqsat::law::Law;
use ruqsat::ports::{
    Basis, Claim, Clock, Commit, Committed, Cursor, Durable, Incoming, Known, Left, Note, Outgoing, Page,
    RecordChange, Store, StoreError, StoreFigures, Time, Wired,
};
use ruqsat::reminders::{ChatId, Ladder, Outcome, Settlement};
use ruqsat::store::MemoryStore;
use tokio::sync::watch;

use crate::kit::delivery::{Clocks, PATIENCE, until};
use crate::kit::messenger::{InMemory, Sent};

const ANNA: ChatId = ChatId(5);
const BOLAT: ChatId = ChatId(6);

/// A store into which another instance writes just before a commit, as often as is wanted.
struct Shared {
    store: MemoryStore,
    interferes: AtomicUsize,
    keeps: Keeps,
    /// What the database's clock says, where instances share one.
    clock: Option<Clocks>,
    /// How many records it could not read.
    quarantined: AtomicU64,
    /// Every date that was handed in.
    dates: Mutex<Vec<DateTime<Utc>>>,
}

/// Whether the store looks at what a change stands on.
#[derive(Clone, Copy, PartialEq)]
enum Keeps {
    WhatStandsOnTheNewest,
    /// A broken one, to see that the loss is noticed.
    WhateverComesLast,
}

impl Shared {
    fn new(keeps: Keeps, clock: Option<Clocks>) -> Shared {
        let (store, interferes) = (MemoryStore::new(), AtomicUsize::new(0));
        Shared { store, interferes, keeps, clock, quarantined: AtomicU64::default(), dates: Mutex::default() }
    }

    fn is_handed(&self, date: DateTime<Utc>) {
        self.dates.lock().unwrap().push(date);
    }

    /// The other instance: the person chooses Kazakh there.
    async fn other_instance(&self, chat: ChatId, now: DateTime<Utc>) {
        let kept = self.store.chat(chat).await.unwrap().unwrap();
        let mut kept = record::read(&kept).unwrap();
        kept.lang = Some(Lang::KK);
        let record = RecordChange::Put(record::write(&kept));
        drop(self.store.commit(Commit { record, ..Commit::new(chat, now) }).await.unwrap().into_inner());
    }
}

impl Store for Shared {
    async fn commit(&self, mut commit: Commit) -> Result<Durable<Committed>, StoreError> {
        self.is_handed(commit.now);
        let wanted = |left: usize| left.checked_sub(1);
        if matches!(commit.basis, Basis::Read(_))
            && self.interferes.fetch_update(Ordering::SeqCst, Ordering::SeqCst, wanted).is_ok()
        {
            self.other_instance(commit.chat, commit.now).await;
        }
        if self.keeps == Keeps::WhateverComesLast {
            commit.basis = Basis::Any;
        }
        self.store.commit(commit).await
    }

    async fn receive(
        &self,
        batch: Vec<Incoming>,
        now: DateTime<Utc>,
    ) -> Result<Durable<Vec<Incoming>>, StoreError> {
        self.is_handed(now);
        self.store.receive(batch, now).await
    }

    async fn left_over(&self, now: DateTime<Utc>, limit: usize) -> Result<Durable<Left>, StoreError> {
        self.is_handed(now);
        self.store.left_over(now, limit).await
    }

    async fn unfinished(&self) -> Result<Vec<Incoming>, StoreError> {
        self.store.unfinished().await
    }

    async fn pending_outbox(&self) -> Result<Durable<Vec<Outgoing>>, StoreError> {
        self.store.pending_outbox().await
    }

    async fn known(&self, chat: ChatId) -> Result<Known, StoreError> {
        self.store.known(chat).await
    }

    async fn sent(&self, said: Durable<Outgoing>) -> Result<Durable<Vec<Outgoing>>, StoreError> {
        self.store.sent(said).await
    }

    async fn later(&self, said: Durable<Outgoing>, not_before: DateTime<Utc>) -> Result<(), StoreError> {
        self.store.later(said, not_before).await
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        self.store.next_due().await
    }

    async fn due(&self, now: DateTime<Utc>, limit: usize) -> Result<Vec<ChatId>, StoreError> {
        self.is_handed(now);
        self.store.due(now, limit).await
    }

    async fn claim(&self, chat: ChatId, now: DateTime<Utc>) -> Result<Option<Durable<Claim>>, StoreError> {
        self.is_handed(now);
        self.store.claim(chat, now).await
    }

    async fn settle(
        &self,
        claim: Durable<Claim>,
        outcome: Outcome,
        now: DateTime<Utc>,
    ) -> Result<Durable<Settlement>, StoreError> {
        self.is_handed(now);
        self.store.settle(claim, outcome, now).await
    }

    async fn ladder(&self, chat: ChatId) -> Result<Ladder, StoreError> {
        self.store.ladder(chat).await
    }

    async fn history(&self, chat: ChatId) -> Result<Vec<Vec<u8>>, StoreError> {
        self.store.history(chat).await
    }

    async fn page(&self, cursor: Option<Cursor>, limit: usize) -> Result<Page, StoreError> {
        self.store.page(cursor, limit).await
    }

    async fn versioned_note(&self, name: &str) -> Result<Note, StoreError> {
        self.store.versioned_note(name).await
    }

    async fn change_note(&self, name: &str, basis: Basis, bytes: Vec<u8>) -> Result<Durable<()>, StoreError> {
        self.store.change_note(name, basis, bytes).await
    }

    fn figures(&self) -> StoreFigures {
        StoreFigures { quarantined: self.quarantined.load(Ordering::SeqCst), ..self.store.figures() }
    }

    fn time(&self) -> Time {
        self.clock.as_ref().map_or(Time::Own, |clock| Time::Shared(clock.now()))
    }
}

/// What a check that begins while the other instance writes comes to: its question, and the record.
async fn check_while_another_writes(keeps: Keeps, times: usize) -> (String, Chat) {
    let people = InMemory::default();
    let store = Arc::new(Shared::new(keeps, None));
    let law = Arc::new(Law::built_in().clone());
    let app: Arc<App<Wired<Shared, InMemory, Clocks>>> =
        App::new(store.clone(), people.clone(), Clocks::new(), law, Options::default());
    let (stop, stopped) = watch::channel(false);
    let running = tokio::spawn(async move { app.run(stopped).await });
    let command = async |name: &str, count: usize| {
        people.happens(ANNA, What::Command { name: name.into(), rest: String::new() });
        assert!(until(PATIENCE, || people.sent().len() >= count).await, "{:?}", people.sent());
        assert!(until(PATIENCE, || store.figures().inbox + store.figures().outbox == 0).await);
    };
    command("start", 1).await;
    store.interferes.store(times, Ordering::SeqCst);
    command("check", 2).await;
    assert_eq!(store.interferes.load(Ordering::SeqCst), 0, "somebody else was faster so often");
    assert_eq!(people.sent().len(), 2, "it is answered once");
    stop.send_replace(true);
    running.await.unwrap().unwrap();
    let Some(Sent::Message(ANNA, asked)) = people.sent().pop() else { panic!("{:?}", people.sent()) };
    (asked.html, record::read(&store.chat(ANNA).await.unwrap().unwrap()).unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_step_on_an_old_reading_is_taken_again() {
    let (asked, kept) = check_while_another_writes(Keeps::WhatStandsOnTheNewest, 3).await;
    let is_kazakh = asked.chars().any(|letter| "әіңғүұқөһ".contains(letter));
    assert!(is_kazakh, "by what the other instance has written: {asked}");
    assert_eq!(kept.lang, Some(Lang::KK), "the other instance's change is kept");
    assert!(kept.flow.is_some(), "and so is this one's");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_check_of_the_store_the_others_change_is_lost() {
    let (_, kept) = check_while_another_writes(Keeps::WhateverComesLast, 1).await;
    assert_ne!(kept.lang, Some(Lang::KK));
}

/// A host ten minutes behind or ahead hands its own date to nobody: others would take what it has in hand for
/// theirs at once, or after ten minutes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_date_in_the_store_is_by_the_stores_clock() {
    for minutes in [-10, 10] {
        let people = InMemory::default();
        let store = Arc::new(Shared::new(Keeps::WhatStandsOnTheNewest, Some(Clocks::new())));
        let host = Clocks::new();
        host.step(TimeDelta::minutes(minutes));
        let law = Arc::new(Law::built_in().clone());
        let options = Options { admins: vec![ANNA.0], ..Options::default() };
        let app: Arc<App<Wired<Shared, InMemory, Clocks>>> =
            App::new(store.clone(), people.clone(), host, law, options);
        let (stop, stopped) = watch::channel(false);
        let running = tokio::spawn(async move { app.run(stopped).await });
        let mut said = 0;
        for (who, name) in [(ANNA, "start"), (ANNA, "admin"), (BOLAT, "start"), (BOLAT, "check")] {
            people.happens(who, What::Command { name: name.into(), rest: String::new() });
            assert!(until(PATIENCE, || people.sent().len() > said).await, "{who:?} {name}");
            assert!(until(PATIENCE, || store.figures().inbox + store.figures().outbox == 0).await);
            said = people.sent().len();
        }
        stop.send_replace(true);
        running.await.unwrap().unwrap();
        let dates = store.dates.lock().unwrap();
        assert!(dates.len() > 8, "{}", dates.len());
        let furthest = dates.iter().map(|date| (*date - Utc::now()).abs()).max().unwrap();
        assert!(furthest < TimeDelta::minutes(2), "a date is {furthest} off");
    }
}

#[test]
fn a_record_that_cannot_be_read_makes_the_bot_not_ready() {
    let store = Arc::new(Shared::new(Keeps::WhatStandsOnTheNewest, None));
    let law = Arc::new(Law::built_in().clone());
    let app: Arc<App<Wired<Shared, InMemory, Clocks>>> =
        App::new(store.clone(), InMemory::default(), Clocks::new(), law, Options::default());
    let around = Surroundings { folder: ".".into(), opened_in: std::time::Duration::ZERO };
    let is_told = || troubles(&app, &around).iter().any(|it| it.contains("cannot be read"));
    assert!(!is_told());
    store.quarantined.store(2, Ordering::SeqCst);
    assert!(is_told());
}
