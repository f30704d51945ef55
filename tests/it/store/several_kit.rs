//! Several instances of the bot on one PostgreSQL: processes, ones in this process, and people who write to
//! them.
#![cfg(feature = "postgres")]

use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use ruqsat::app::{App, Options, PollFailure};
use ruqsat::law::Law;
use ruqsat::playground::{Event, EventKind, Person, Playground, Press};
use ruqsat::ports::{Clock, Wired};
use ruqsat::store::{PgStore, Release};
use ruqsat::telegram::Telegram;
use tokio::sync::{Mutex, watch};

use super::postgres::cluster::free_port;
use super::postgres::{at_shared, database_address};

/// A step without effect for so long is lost: a killed leader is followed after 15 seconds.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// A running process, and the name it has among the instances.
pub struct Instance {
    pub process: Child,
    pub name: String,
}

/// Where a webhook leads: to one instance after the other, and past those that are not there.
pub struct Balancer {
    pub url: String,
    /// The ports of the instances, by their numbers.
    ports: Vec<u16>,
}

impl Balancer {
    pub fn start(instances: u64) -> Balancer {
        let ports: Vec<u16> = (0..instances).map(|_| free_port()).collect();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let targets = ports.clone();
        std::thread::spawn(move || {
            for (turn, from) in listener.incoming().map_while(Result::ok).enumerate() {
                let mut order = targets.iter().cycle().skip(turn % targets.len()).take(targets.len());
                // Where nobody is there the connection is closed, as a proxy would answer 502.
                let Some(to) = order.find_map(|port| TcpStream::connect(("127.0.0.1", *port)).ok()) else {
                    continue;
                };
                for (mut read, mut write) in
                    [(from.try_clone().unwrap(), to.try_clone().unwrap()), (to, from)]
                {
                    std::thread::spawn(move || {
                        let _ = std::io::copy(&mut read, &mut write);
                        let _ = (read.shutdown(Shutdown::Both), write.shutdown(Shutdown::Both));
                    });
                }
            }
        });
        Balancer { url, ports }
    }
}

impl Instance {
    pub fn start(playground: &Playground, folder: &Path, number: usize) -> Instance {
        Instance::start_with(playground, folder, number, None)
    }

    pub fn start_with(
        playground: &Playground,
        folder: &Path,
        number: usize,
        webhook: Option<&Balancer>,
    ) -> Instance {
        Instance::start_at(playground, folder, number, webhook, 100)
    }

    /// The same where all together send so many messages a second.
    pub fn start_at(
        playground: &Playground,
        folder: &Path,
        number: usize,
        webhook: Option<&Balancer>,
        send_rate: u64,
    ) -> Instance {
        let mut process = Command::new(env!("CARGO_BIN_EXE_ruqsat"));
        if let Some(webhook) = webhook {
            process.env("RUQSAT_WEBHOOK", &webhook.url);
            process.env("RUQSAT_WEBHOOK_LISTEN", format!("127.0.0.1:{}", webhook.ports[number]));
        }
        let process = process
            .arg("run")
            .env("TELOXIDE_TOKEN", playground.token())
            .env("TELOXIDE_API_URL", playground.url())
            .env("RUQSAT_DATA_DIR", folder.join(format!("data-{number}")))
            .env("RUQSAT_KEY_FILE", folder.join("store.key"))
            .env("RUQSAT_STORE", database_address(folder))
            .env("HOSTNAME", format!("process-{number}"))
            .env("RUQSAT_HEALTH_LISTEN", "off")
            .env("RUQSAT_SEND_RATE", send_rate.to_string())
            .env("RUST_LOG", "error")
            .stdin(Stdio::null())
            .spawn();
        Instance { process: process.unwrap(), name: format!("process-{number}-") }
    }

    /// The most memory it has held so far, in kilobytes.
    pub fn peak_memory(&self) -> u64 {
        let status =
            std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
    }

    /// Asks it to end, and waits until it has. False if it did not end well.
    pub fn end(mut self) -> bool {
        let ask = Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status();
        ask.unwrap().success() && self.process.wait().unwrap().success()
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        // SIGKILL.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[derive(Default)]
pub struct Crowd {
    pub last: AtomicI64,
    pub ending: AtomicBool,
    pub saved: Mutex<Vec<i64>>,
    pub steps: AtomicU64,
    /// What each asks without waiting in between, so that several updates of a chat are open at once, and how each
    /// is answered.
    pub at_once: Vec<(String, String)>,
    /// From when to when each person wrote.
    pub lives: Mutex<Vec<Life>>,
    /// What came in another order than it was asked for.
    pub disordered: Mutex<Vec<String>>,
}

/// When somebody wrote.
pub struct Life {
    pub person: i64,
    pub began: Instant,
    pub ended: Instant,
}

/// So soon after it was seen a message is known to be sent.
const NOTED: Duration = Duration::from_secs(2);

impl Life {
    /// How many of these moments lie within, and could have made one copy each.
    pub fn holds(&self, moments: &[Instant]) -> usize {
        moments.iter().filter(|moment| **moment >= self.began && **moment <= self.ended + NOTED).count()
    }
}

/// How these commands are answered, asked one after the other.
pub async fn learnt(playground: &Playground, commands: &[&str]) -> Vec<(String, String)> {
    let person = playground.person(Person::new(999, "Somebody", "en")).unwrap();
    let mut learnt = Vec::new();
    for command in commands {
        let before = playground.received(person).len();
        playground.say(person, command).unwrap();
        let is_answered = |_: &[Event]| playground.received(person).len() > before;
        assert!(playground.wait_for(person, PATIENCE, is_answered).await.is_some(), "{command}");
        learnt.push(((*command).to_string(), playground.received(person).pop().unwrap()));
    }
    learnt
}

/// How many texts stand right behind themselves. A copy can stand nowhere else: what is behind a message in its
/// queue is said once that one is known to be sent.
pub fn copies(received: &[String]) -> usize {
    received.windows(2).filter(|pair| pair[0] == pair[1]).count()
}

/// Whether what came is what was expected, in its order, apart from copies.
pub fn is_in_order(expected: &[&str], came: &[String]) -> bool {
    let mut came = came.to_vec();
    came.dedup();
    came == expected
}

/// Asks several things without waiting, and waits for all answers. False if one does not come.
async fn ask_at_once(playground: &Playground, crowd: &Crowd, person: i64) -> bool {
    let mut asked = crowd.at_once.clone();
    let count = asked.len();
    asked.rotate_left(person.unsigned_abs() as usize % count);
    let received = playground.received(person);
    let (before, last) = (received.len(), received.last().cloned());
    for (command, _) in &asked {
        playground.say(person, command).unwrap();
    }
    let expected: Vec<&str> = asked.iter().map(|(_, answer)| answer.as_str()).collect();
    let tail = || {
        let came = playground.received(person).split_off(before);
        // A copy of what was said before.
        came.into_iter().skip_while(|text| Some(text) == last.as_ref()).collect::<Vec<_>>()
    };
    let all = |_: &[Event]| expected.iter().all(|answer| tail().iter().any(|text| text == answer));
    if playground.wait_for(person, PATIENCE, all).await.is_none() {
        println!("{asked:?} after {last:?}: {:?}", tail());
        return false;
    }
    crowd.steps.fetch_add(count as u64, Ordering::Relaxed);
    if !is_in_order(&expected, &tail()) {
        crowd.disordered.lock().await.push(format!("{expected:?} came as {:?}", tail()));
    }
    true
}

/// An instance in this process.
pub struct Neighbour<C: Clock> {
    app: Arc<App<Wired<PgStore, Telegram, C>>>,
    stop: watch::Sender<bool>,
    running: tokio::task::JoinHandle<Result<(), PollFailure>>,
}

impl<C: Clock> Neighbour<C> {
    pub async fn start(
        playground: &Playground,
        folder: &Path,
        release: Release,
        clock: C,
        options: Options,
    ) -> Self {
        let store = PgStore::open_as(&at_shared(folder), release).await.unwrap();
        store.join(100).await;
        let server = playground.url().parse().unwrap();
        let telegram = Telegram::new(&playground.token(), Some(&server)).unwrap();
        let law = Arc::new(Law::built_in().clone());
        let app = App::new(Arc::new(store), telegram, clock, law, options);
        let (stop, stopped) = watch::channel(false);
        let running = tokio::spawn({
            let app = Arc::clone(&app);
            async move { app.run(stopped).await }
        });
        Neighbour { app, stop, running }
    }

    pub fn law(&self) -> Law {
        Law::clone(&self.app.law())
    }

    pub async fn end(self) {
        self.stop.send_replace(true);
        self.running.await.unwrap().unwrap();
    }
}

/// What people who saved a document got, and whether anything came to them twice.
pub async fn doubles(playground: &Playground, crowd: &Crowd) -> usize {
    let mut doubles = 0;
    for person in crowd.saved.lock().await.iter() {
        let mut said = playground.received(*person);
        let all = said.len();
        said.sort();
        said.dedup();
        doubles += all - said.len();
    }
    doubles
}

/// Person after person saves a document. False if a step had no effect.
pub async fn keep_saving(playground: Arc<Playground>, crowd: Arc<Crowd>) -> bool {
    while !crowd.ending.load(Ordering::Relaxed) {
        let (person, began) = (crowd.last.fetch_add(1, Ordering::Relaxed), Instant::now());
        playground.person(Person::new(person, "Somebody", "en")).unwrap();
        for (act, expected) in [
            ("/check", "Which document"),
            ("+Residence permit", "Until which date"),
            ("31.03.2037", "Valid:"),
            ("+Remind me in time", "Before anything is saved"),
            ("+I agree, save it", "Whose document"),
            ("+mother’s", "Saved."),
        ] {
            match act.strip_prefix('+') {
                Some(label) => drop(playground.press(person, Press::Label(label.into())).unwrap()),
                None => drop(playground.say(person, act).unwrap()),
            }
            if !says(&playground, person, expected).await {
                println!("no {expected:?} after {act:?}: {:?}", playground.received(person));
                return false;
            }
            crowd.steps.fetch_add(1, Ordering::Relaxed);
        }
        if !crowd.at_once.is_empty() && !ask_at_once(&playground, &crowd, person).await {
            return false;
        }
        crowd.saved.lock().await.push(person);
        crowd.lives.lock().await.push(Life { person, began, ended: Instant::now() });
    }
    true
}

#[test]
fn the_checkers_of_postgres_notice_another_order_a_loss_and_copies_without_a_kill() {
    let texts = |words: &[&str]| words.iter().map(|word| (*word).to_string()).collect::<Vec<_>>();
    let expected = ["a", "b", "c"];
    assert!(is_in_order(&expected, &texts(&["a", "a", "b", "c", "c"])));
    for broken in [&["b", "a", "c"][..], &["a", "c"], &["a", "b", "a", "c"], &["a", "b", "c", "a"]] {
        assert!(!is_in_order(&expected, &texts(broken)), "{broken:?}");
    }
    assert_eq!(copies(&texts(&["a", "a", "b", "a", "c", "c", "c"])), 3);
    let began = Instant::now();
    let at = |seconds: u64| began + Duration::from_secs(seconds);
    let life = Life { person: 1, began: at(10), ended: at(20) };
    assert_eq!(life.holds(&[at(9), at(10), at(15), at(21), at(23)]), 3);
}

pub async fn says(playground: &Playground, person: i64, words: &str) -> bool {
    let fits = |events: &[Event]| {
        let by_the_bot = |event: &&Event| matches!(event.what, EventKind::Received | EventKind::Edited);
        let mut newest = events.iter().rev().filter(by_the_bot);
        newest.any(|event| event.text.as_deref().is_some_and(|text| text.contains(words)))
    };
    playground.wait_for(person, PATIENCE, fits).await.is_some()
}
