//! The real program, killed with SIGKILL while reminders go out. Each promised reminder arrives at
//! least once, at most one copy more for each time nobody could know whether it had arrived, and
//! each copy but the first is marked as a possible repeat.
//!
//! `RUQSAT_DELIVERY_KILLS` sets how often it is killed (10 unless told), `RUQSAT_SEED` the seed.
#![cfg(feature = "bot")]

use crate::kit::{from_environment, killing, options};

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate, TimeDelta, Timelike, Utc};
use chrono_tz::Asia::Almaty;
use killing::{Bot, Random};
use ruqsat::assess::{Facts, assess};
use ruqsat::conversation::{Chat, record};
use ruqsat::lang::Lang;
use ruqsat::law::Law;
use ruqsat::playground::{Config, EventKind, Fault, Person, Playground, Rule};
use ruqsat::ports::{Commit, LadderChange, RecordChange, Store};
use ruqsat::reminders::{
    Case, CaseId, ChatId, Deadlines, DeliveryState, Label, Relation, Reminder, Settings, plan,
};
use ruqsat::speech::{Speech, say};
use ruqsat::store::DiskStore;

/// So many kills with one store and one playground.
const LAP: u64 = 50;
/// So many reminders for each kill.
const REMINDERS: i64 = 80;
/// So long nothing may have arrived before a lap is judged.
const STILL: Duration = Duration::from_secs(3);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_promised_reminder_arrives_after_any_number_of_kills() {
    let kills = from_environment("RUQSAT_DELIVERY_KILLS", 10);
    let seed = from_environment("RUQSAT_SEED", 1);
    let (mut random, mut sum) = (Random(seed), Sum::default());
    for first in (0..kills).step_by(LAP as usize) {
        sum.add(one_lap((kills - first).min(LAP), &mut random, |_| {}).await);
        println!(
            "{} kills, seed {seed}: {} of them while reminders were still to go, {} reminders promised, \
             {} copies, {} ambiguous events, {} marked, {} violations, {} unclean restarts",
            (first + LAP).min(kills),
            sum.at_work,
            sum.promised,
            sum.copies,
            sum.ambiguous,
            sum.marked,
            sum.violations.len(),
            sum.unclean
        );
    }
    assert_eq!((sum.violations, sum.unclean), (vec![], 0));
    assert!(sum.at_work > kills / 3, "it was seldom killed at work");
    assert!(sum.ambiguous > 0, "no kill came between a send and its answer");
}

/// What was seen is changed before it is judged, as if the bot had lost one, sent one twice, and not
/// marked a copy.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn control_a_lost_a_doubled_and_an_unmarked_reminder_are_noticed() {
    let tamper = |seen: &mut Seen| {
        seen.copies.remove(&1001);
        seen.copies.insert(1002, vec![false, true, true, true, true, true]);
        seen.copies.insert(1003, vec![false, false]);
    };
    let sum = one_lap(1, &mut Random(1), tamper).await;
    for told in ["1001: promised and lost", "1002: 6 copies", "1003: a copy came without being marked"] {
        assert!(sum.violations.iter().any(|it| it.contains(told)), "{told}: {:?}", sum.violations);
    }
}

#[derive(Default)]
struct Sum {
    at_work: u64,
    unclean: u64,
    promised: usize,
    copies: usize,
    ambiguous: usize,
    marked: usize,
    violations: Vec<String>,
}

impl Sum {
    fn add(&mut self, lap: Sum) {
        self.at_work += lap.at_work;
        self.unclean += lap.unclean;
        self.promised += lap.promised;
        self.copies += lap.copies;
        self.ambiguous += lap.ambiguous;
        self.marked += lap.marked;
        self.violations.extend(lap.violations);
    }
}

async fn one_lap(kills: u64, random: &mut Random, tamper: fn(&mut Seen)) -> Sum {
    let folder = tempfile::tempdir().unwrap();
    let playground = Playground::start(Config::for_tests()).await.unwrap();
    let people: Vec<i64> = (1001..=1000 + kills as i64 * REMINDERS).collect();
    begin_chats(&playground, &people).await;
    promise(folder.path(), &people).await;
    playground.faults(faults(), random.below(u64::MAX));
    let (mut sum, mut seen) = (Sum::default(), Seen::new(&playground));
    for _ in 0..kills {
        let bot = Bot::start(&playground, folder.path()).await;
        let before = seen.look(&playground);
        let begun = Instant::now();
        while seen.look(&playground) == before && begun.elapsed() < Duration::from_secs(5) {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        tokio::time::sleep(random.milliseconds(0, 300)).await;
        seen.look(&playground);
        sum.at_work += u64::from(seen.copies.len() < people.len());
        sum.unclean += u64::from(!bot.kill());
    }
    playground.faults(vec![], 0);
    let bot = Bot::start(&playground, folder.path()).await;
    seen.wait_until_all_is_still(&playground, people.len()).await;
    sum.unclean += u64::from(!bot.kill());
    tamper(&mut seen);
    judge(folder.path(), &people, &seen, &mut sum).await;
    sum
}

/// Some sends hang until the kill, delivered or not: that is what it is to meet in the middle.
fn faults() -> Vec<Rule> {
    let send = |fault, likely| Rule::on("sendMessage", fault).likely(likely);
    vec![send(Fault::SilenceAfter, 0.08), send(Fault::Delay(150), 0.3)]
}

/// Everybody has written to the bot once, and what they wrote is done with.
async fn begin_chats(playground: &Playground, people: &[i64]) {
    for person in people {
        playground.person(Person::new(*person, "Somebody", "en")).unwrap();
        playground.say(*person, "/start").unwrap();
    }
    let forget = serde_json::json!({ "drop_pending_updates": true });
    let _ = playground.call(&playground.token(), "deleteWebhook", forget).await;
}

/// Writes a store in which everybody was promised a reminder for a moment that has just passed.
async fn promise(folder: &Path, people: &[i64]) {
    let now = Utc::now();
    let here = now.with_timezone(&Almaty);
    let (today, yesterday) = (here.date_naive(), now - TimeDelta::days(1));
    let chat = Chat {
        lang: Some(Lang::EN),
        settings: Settings { hour: here.hour() as u8, ..Settings::default() },
        cases: vec![case(today)],
        ..Chat::default()
    };
    let assessment = assess(&chat.cases[0].facts, today, Law::built_in()).unwrap();
    let planned = plan(&chat.cases[0], &chat.settings, &Deadlines::new(&assessment), yesterday);
    let ladder: Vec<Reminder> = planned.iter().map(|it| Reminder::new(&chat.cases[0], it)).collect();
    let due = ladder.iter().filter(|it| it.at > yesterday && it.at <= now).count();
    assert_eq!(due, 1, "one reminder is to be due now");
    let store = DiskStore::open(&options(folder), yesterday).unwrap();
    let mut waiting = tokio::task::JoinSet::new();
    for person in people {
        let commit = Commit {
            record: RecordChange::Put(record::write(&chat)),
            ladder: LadderChange::Replace(ladder.clone()),
            ..Commit::new(ChatId(*person), yesterday)
        };
        let store = store.clone();
        waiting.spawn(async move { store.commit(commit).await.unwrap().into_inner() });
    }
    while waiting.join_next().await.is_some() {}
}

/// A passport that expires in a week: today is one of its rungs.
fn case(today: NaiveDate) -> Case {
    let mut facts = Facts::new("passport");
    facts.expires = Some(today + Days::new(7));
    Case::new(CaseId(1), Label { relation: Relation::Mine, name: None }, facts)
}

/// What arrived: for each chat its copies in order, each with whether it was marked as a repeat.
struct Seen {
    until: u64,
    arrived: u64,
    copies: BTreeMap<i64, Vec<bool>>,
    words: [String; 3],
}

impl Seen {
    fn new(playground: &Playground) -> Seen {
        let until = playground.happened_since(0).last().map_or(0, |event| event.seq);
        let speech = Speech::new();
        let first_words = |message| speech.plain(Lang::EN, &message).trim_end_matches('.').to_string();
        let words = [
            first_words(say::reminder_preview()),
            first_words(say::reminder_plain()),
            first_words(say::reminder_repeat()),
        ];
        Seen { until, arrived: 0, copies: BTreeMap::new(), words }
    }

    /// Takes note of what has arrived since; how many reminders arrived in all.
    fn look(&mut self, playground: &Playground) -> u64 {
        let [preview, plain, repeat] = &self.words;
        for event in playground.happened_since(self.until) {
            self.until = event.seq;
            let text = event.text.unwrap_or_default();
            let is_reminder = text.contains(preview) || text.contains(plain);
            if event.what == EventKind::Received && is_reminder {
                self.arrived += 1;
                self.copies.entry(event.chat).or_default().push(text.contains(repeat));
            }
        }
        self.arrived
    }

    async fn wait_until_all_is_still(&mut self, playground: &Playground, people: usize) {
        let begun = Instant::now();
        let (mut arrived, mut since) = (self.look(playground), Instant::now());
        while begun.elapsed() < Duration::from_secs(300) {
            if self.copies.len() == people && since.elapsed() > STILL {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
            if self.look(playground) != arrived {
                (arrived, since) = (self.arrived, Instant::now());
            }
        }
    }
}

/// Compares what arrived with what was promised and with what the store knows.
async fn judge(folder: &Path, people: &[i64], seen: &Seen, sum: &mut Sum) {
    let now = Utc::now();
    let store = DiskStore::open(&options(folder), now).unwrap();
    for person in people {
        let ladder = store.ladder(ChatId(*person)).await.unwrap();
        let due: Vec<&Reminder> = ladder.reminders().filter(|it| it.at <= now).collect();
        let copies = seen.copies.get(person).map_or(&[][..], Vec::as_slice);
        let [due] = due[..] else {
            sum.violations.push(format!("{person}: {} reminders are due instead of one", due.len()));
            continue;
        };
        let ambiguous = usize::from(due.ambiguous);
        let marked = copies.iter().filter(|marked| **marked).count();
        sum.promised += 1;
        sum.copies += copies.len();
        sum.ambiguous += ambiguous;
        sum.marked += marked;
        if copies.is_empty() {
            sum.violations.push(format!("{person}: promised and lost"));
        }
        if copies.len() > 1 + ambiguous {
            sum.violations.push(format!("{person}: {} copies, {ambiguous} ambiguous", copies.len()));
        }
        if copies.iter().skip(1).any(|marked| !marked) {
            sum.violations.push(format!("{person}: a copy came without being marked"));
        }
        if !matches!(due.state, DeliveryState::Sent { .. } | DeliveryState::Uncertain { .. }) {
            sum.violations.push(format!("{person}: it ends as {:?}", due.state));
        }
    }
}
