//! The whole bot over a messenger in memory: what it sends goes through the port alone.

#![cfg(feature = "bot")]

use std::sync::Arc;

use ruqsat::app::{App, Options, PollFailure};
use ruqsat::conversation::event::What;
use ruqsat::law::Law;
use ruqsat::ports::{Store, Wired};
use ruqsat::reminders::{ChatId, Outcome};
use ruqsat::store::MemoryStore;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::kit::delivery::{Clocks, PATIENCE, until};
use crate::kit::messenger::{InMemory, Sent};

const ANNA: ChatId = ChatId(5);

struct Bot {
    people: InMemory,
    store: Arc<MemoryStore>,
    stop: watch::Sender<bool>,
    running: JoinHandle<Result<(), PollFailure>>,
}

fn start() -> Bot {
    let (people, store) = (InMemory::default(), Arc::new(MemoryStore::new()));
    let law = Arc::new(Law::built_in().clone());
    let app: Arc<App<Wired<MemoryStore, InMemory, Clocks>>> =
        App::new(store.clone(), people.clone(), Clocks::new(), law, Options::default());
    let (stop, stopped) = watch::channel(false);
    let running = tokio::spawn(async move { app.run(stopped).await });
    Bot { people, store, stop, running }
}

impl Bot {
    /// Waits until so much was sent, and returns it.
    async fn sent(&self, count: usize) -> Vec<Sent> {
        let all = until(PATIENCE, || self.people.sent().len() >= count).await;
        assert!(all, "{count} expected: {:?}", self.people.sent());
        self.people.sent()
    }

    async fn command(&self, name: &str, count: usize) -> Vec<Sent> {
        self.people.happens(ANNA, What::Command { name: name.into(), rest: String::new() });
        self.sent(count).await
    }
}

fn data_of(sent: &Sent, starts: &str) -> String {
    let (Sent::Message(_, message) | Sent::Edit(_, message)) = sent else { panic!("no message: {sent:?}") };
    let buttons = message.buttons.iter().flatten();
    let found = buttons.clone().find(|(label, _)| label.starts_with(starts));
    found.unwrap_or_else(|| panic!("no {starts} in {:?}", message.buttons)).1.clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn messages_presses_edits_and_files_go_through_the_port() {
    let bot = start();
    let greeted = bot.command("start", 1).await;
    assert!(matches!(&greeted[..], [Sent::Message(ANNA, _)]), "{greeted:?}");
    let introduced = bot.people.introductions();
    assert_eq!(introduced.iter().filter(|it| it.language.is_none()).count(), 1);
    assert!(introduced.iter().all(|it| !it.commands.is_empty() && !it.description.is_empty()));

    // A press: its spinner is stopped, and the message that carries the button is changed.
    bot.command("settings", 2).await;
    let sent = bot.people.sent();
    let data = match &sent[1] {
        Sent::Message(_, message) => message.buttons[0][0].1.clone(),
        other => panic!("{other:?}"),
    };
    bot.people.happens(ANNA, What::Press { query: "q1".into(), data, message: 2 });
    let sent = bot.sent(4).await;
    assert!(sent[2..].contains(&Sent::Press("q1".into())), "{sent:?}");
    assert!(sent[2..].iter().any(|it| matches!(it, Sent::Edit(ANNA, _) | Sent::Message(ANNA, _))));

    // A file.
    let shown = bot.command("privacy", 5).await;
    let export = data_of(&shown[4], "Everything");
    bot.people.happens(ANNA, What::Press { query: "q2".into(), data: export, message: 5 });
    let handed = |it: &Sent| matches!(it, Sent::File { chat: ANNA, is_picture: false, .. });
    assert!(until(PATIENCE, || bot.people.sent().iter().any(handed)).await, "{:?}", bot.people.sent());

    assert!(until(PATIENCE, || bot.people.waiting() == 0).await, "what is written down is confirmed");
    bot.stop.send_replace(true);
    assert_eq!(bot.running.await.unwrap(), Ok(()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reply_whose_answer_is_lost_comes_again_and_a_block_parks() {
    let bot = start();
    bot.people.next_outcomes([Outcome::Uncertain, Outcome::NotSent]);
    bot.command("start", 1).await;
    bot.people.next_outcomes([Outcome::Blocked]);
    bot.people.happens(ANNA, What::Command { name: "help".into(), rest: String::new() });
    let settled = || bot.store.figures().outbox + bot.store.figures().inbox == 0;
    assert!(until(PATIENCE, || settled() && bot.people.waiting() == 0).await);
    assert_eq!(bot.people.sent().len(), 1, "nothing after the block");
    assert!(bot.store.ladder(ANNA).await.unwrap().is_parked());
    bot.stop.send_replace(true);
    assert_eq!(bot.running.await.unwrap(), Ok(()));
}

fn words_of(sent: &Sent) -> &str {
    match sent {
        Sent::Message(_, message) | Sent::Edit(_, message) => &message.html,
        other => panic!("no message: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_presses_erase_twice_is_told_twice_that_it_is_erased() {
    let bot = start();
    bot.command("start", 1).await;
    let asked = bot.command("forget", 2).await;
    let data = data_of(&asked[1], "Yes, erase everything");
    for (press, message) in [("q1", 2), ("q2", 2), ("q3", 0)] {
        let before = bot.people.sent().len();
        bot.people.happens(ANNA, What::Press { query: press.into(), data: data.clone(), message });
        let sent = bot.sent(before + 2).await;
        let said = sent[before..].iter().find(|it| !matches!(it, Sent::Press(_)));
        let said = words_of(said.unwrap_or_else(|| panic!("{sent:?}")));
        assert!(said.contains("Erased"), "{press}: {said}");
        assert_eq!(bot.store.chat(ANNA).await.unwrap(), None, "{press}");
    }
    bot.stop.send_replace(true);
    assert_eq!(bot.running.await.unwrap(), Ok(()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_token_ends_it() {
    let bot = start();
    bot.command("start", 1).await;
    bot.people.refuse_token();
    assert_eq!(bot.running.await.unwrap(), Err(PollFailure::Token));
}
