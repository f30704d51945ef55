//! Back after an absence: at most one message a person, which says what is lost and what is due.

#![cfg(feature = "bot")]

use crate::kit::{delivery, world_at};

use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use chrono_tz::Asia::Almaty;
use delivery::{PATIENCE, World, meanwhile, until};
use ruqsat::app::Options;
use ruqsat::app::delivery::{Delivery, ReminderSender, Voice};
use ruqsat::app::law_files::LawPlaces;
use ruqsat::app::limiter::{Limiter, Limits};
use ruqsat::assess::Facts;
use ruqsat::conversation::notify::reminder;
use ruqsat::conversation::{self, Chat, record, schedule};
use ruqsat::lang::Lang;
use ruqsat::law::Law;
use ruqsat::playground::{Fault, Rule};
use ruqsat::ports::{Claim, Clock, Commit, Durable, LadderChange, RecordChange, Store};
use ruqsat::reminders::{Attempt, Case, CaseId, ChatId, Label, Outcome, Relation, Reminder};
use ruqsat::speech::Speech;
use ruqsat::store::MemoryStore;

const AWAY: &str = "I was away";
const DIGEST: &str = "A reminder you asked for";

fn options(folder: &tempfile::TempDir) -> Options {
    Options {
        law: Some(LawPlaces { data: folder.path().into(), ..LawPlaces::default() }),
        ..Options::default()
    }
}

fn today(world: &World) -> NaiveDate {
    world.clocks.now().with_timezone(&Almaty).date_naive()
}

/// Puts these expiry days of passports into a chat's record; the ladders follow when the bot looks
/// at everybody.
async fn documents(world: &World, chat: ChatId, expire_in: &[u64]) {
    let mut kept = Chat { lang: Some(Lang::EN), ..Chat::default() };
    for (number, days) in (1..).zip(expire_in) {
        let mut facts = Facts::new("passport");
        facts.expires = Some(today(world) + Days::new(*days));
        kept.cases.push(Case::new(CaseId(number), Label { relation: Relation::Mine, name: None }, facts));
    }
    let commit =
        Commit { record: RecordChange::Put(record::write(&kept)), ..Commit::new(chat, world.clocks.now()) };
    drop(world.store.commit(commit).await.unwrap().into_inner());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_more_than_a_day_whom_it_concerns_is_told_once() {
    let (world, folder) = (World::new().await, tempfile::tempdir().unwrap());
    let bot = world.start(Law::built_in().clone(), options(&folder));
    let (far, near, stranger) = (world.person(1).await, world.person(2).await, world.person(3).await);
    assert!(until(PATIENCE, || world.store.figures().inbox == 0).await);
    documents(&world, far, &[900]).await;
    documents(&world, near, &[15]).await;
    bot.stop().await.unwrap();
    // The next start plans the ladders; then it is away for three days, in which one falls due.
    let bot = world.start(Law::built_in().clone(), options(&folder));
    assert!(until(PATIENCE, || world.store.figures().ladders == 2).await);
    bot.die();
    let received = |chat| world.received(chat).len();
    let before = [far, near, stranger].map(received);
    world.pass(TimeDelta::days(3));
    // Nothing can be sent at first, and the process dies in the middle of it.
    world.playground.faults(vec![Rule::on("sendMessage", Fault::TooManyRequests(100))], 1);
    let bot = world.start(Law::built_in().clone(), options(&folder));
    assert!(until(PATIENCE, || world.store.figures().outbox > 0).await, "it is saved before it is said");
    bot.die();
    // A send under way at that moment still meets the fault; delivered, it would rightly be repeated.
    meanwhile().await;
    world.playground.faults(Vec::new(), 1);
    let bot = world.start(Law::built_in().clone(), options(&folder));
    assert!(until(PATIENCE, || world.holding(far, AWAY) == 1).await);
    // The pause that Telegram asked for is over, and the lease of a send that the dying process had claimed.
    world.pass(TimeDelta::minutes(5));
    assert!(until(PATIENCE, || world.holding(near, AWAY) > 0).await);
    meanwhile().await;
    bot.stop().await.unwrap();
    // A few hours are no absence; and who was told is not told again.
    world.pass(TimeDelta::hours(5));
    let bot = world.start(Law::built_in().clone(), options(&folder));
    meanwhile().await;
    bot.stop().await.unwrap();
    assert_eq!(received(far), before[0] + 1, "{:?}", world.received(far));
    assert_eq!(received(stranger), before[2], "who saved nothing and asked nothing is left in peace");
    let digests: Vec<String> = world.received(near).split_off(before[1]);
    assert!(digests.iter().all(|text| text.contains(AWAY) && text.contains(DIGEST)), "{digests:?}");
    assert_eq!(digests.len(), 1, "{digests:?}");
}

/// Everything but the bot's own planner, store, delivery and words.
#[derive(Clone)]
struct Outside {
    now: Arc<Mutex<DateTime<Utc>>>,
    sent: Arc<Mutex<Vec<String>>>,
    speech: Arc<Speech>,
}

impl Outside {
    fn with_world<T>(&self, act: impl FnOnce(&conversation::World<'_>) -> T) -> T {
        act(&world_at(self.now()))
    }

    /// As the daily look at everybody does.
    fn plan(&self, chat: &Chat) -> LadderChange {
        let planned = |case| self.with_world(|world| schedule::planned(case, &chat.settings, world));
        let ladder = chat.cases.iter().flat_map(|case| {
            planned(case).into_iter().map(|planned| Reminder::new(case, &planned)).collect::<Vec<_>>()
        });
        LadderChange::Replace(ladder.collect())
    }
}

impl Clock for Outside {
    fn now(&self) -> DateTime<Utc> {
        *self.now.lock().unwrap()
    }

    fn elapsed(&self) -> Duration {
        (self.now() - DateTime::UNIX_EPOCH).to_std().unwrap()
    }

    async fn sleep(&self, span: Duration) {
        *self.now.lock().unwrap() += span;
    }
}

impl Voice for Outside {
    type Message = String;

    fn word(&self, record: Option<&[u8]>, attempt: &Attempt, _: DateTime<Utc>) -> Option<String> {
        let chat = record::read(record?).unwrap();
        let said = self.with_world(|world| reminder::words(&chat, attempt, world))?;
        let paragraphs: Vec<_> = said.paragraphs.iter().map(|it| self.speech.plain(said.lang, it)).collect();
        Some(paragraphs.join("\n"))
    }

    fn plain(&self, _: Option<&[u8]>, _: &Attempt, _: DateTime<Utc>) -> String {
        String::new()
    }
}

impl ReminderSender for Outside {
    type Message = String;

    async fn remind(&self, _: &Durable<Claim>, message: &String) -> Outcome {
        self.sent.lock().unwrap().push(message.clone());
        Outcome::Sent { message_id: 1 }
    }
}

/// Down for a minute to a year: one message a person at most, the nearest date first, in the words
/// of the day of return; whether the ladder is replanned before that message or after it.
#[tokio::test]
async fn after_any_absence_a_person_gets_one_message_with_the_nearest_date_first() {
    let minutes = (1..60).chain((60..24 * 60).step_by(41)).map(TimeDelta::minutes);
    let spans: Vec<_> = minutes.chain((1..=365).map(TimeDelta::days)).collect();
    let outside = Outside { now: Arc::default(), sent: Arc::default(), speech: Arc::new(Speech::new()) };
    let (mut told, mut silent) = (0, 0);
    for (turn, span) in spans.iter().enumerate() {
        // Just before ten in Kazakhstan, when reminders go out.
        let left: DateTime<Utc> = "2026-11-22T04:59:30Z".parse().unwrap();
        *outside.now.lock().unwrap() = left;
        let day = left.date_naive();
        let expire = [7, 30, 60].map(|days| day + Days::new(days));
        let mut chat = Chat { lang: Some(Lang::EN), ..Chat::default() };
        for (number, expires) in (1..).zip(expire) {
            let mut facts = Facts::new("passport");
            facts.expires = Some(expires);
            let label = Label { relation: Relation::Other, name: None };
            chat.cases.push(Case::new(CaseId(4 - number), label, facts));
        }
        let (store, anna) = (Arc::new(MemoryStore::new()), ChatId(1));
        let saved = RecordChange::Put(record::write(&chat));
        let planned = Commit { record: saved, ladder: outside.plan(&chat), ..Commit::new(anna, left) };
        drop(store.commit(planned).await.unwrap().into_inner());

        *outside.now.lock().unwrap() = left + *span;
        let replan = async || {
            let commit = Commit { ladder: outside.plan(&chat), ..Commit::new(anna, outside.now()) };
            drop(store.commit(commit).await.unwrap().into_inner());
        };
        let limiter = Arc::new(Limiter::new(Limits::default()));
        let part = || outside.clone();
        let delivery = Delivery::new(store.clone(), part(), part(), part(), limiter);
        if turn % 2 == 0 {
            replan().await;
        }
        delivery.deliver_due().await;
        replan().await;
        delivery.deliver_due().await;
        let messages = std::mem::take(&mut *outside.sent.lock().unwrap());
        assert!(messages.len() <= 1, "{span}: {messages:?}");
        let Some(message) = messages.first() else {
            silent += 1;
            continue;
        };
        told += 1;
        let written = |expires: &NaiveDate| format!(" {}", expires.format("%-d %B %Y"));
        let places: Vec<_> = expire.iter().filter_map(|expires| message.find(&written(expires))).collect();
        assert!(places.is_sorted() && !places.is_empty(), "{span}: {message}");
        let today = (left + *span).with_timezone(&Almaty).date_naive();
        for expires in expire.into_iter().filter(|expires| message.contains(&written(expires))) {
            let ahead = (expires - today).num_days();
            let said = match ahead {
                ..=0 => true,
                1 => message.contains("Tomorrow is its last day"),
                _ => message.contains(&format!("Days left: {ahead}.")),
            };
            assert!(said, "{span}: {message}");
        }
        let stale = expire.iter().filter(|expires| **expires < today).count();
        let ahead = message.matches("Days left: ").count();
        assert!(ahead + stale <= 3, "{span}: {message}");
    }
    println!("{} absences: {told} with one message, {silent} with none, none with more", spans.len());
    assert_eq!((told, silent), (spans.len(), 0));
}
