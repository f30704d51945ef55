//! A Bot API server on loopback, with a chat page in the browser: for newcomers
//! without a token, and for the tests.
//!
//! It is as strict as the real server in what it takes and answers, holds the ground truth of
//! what each chat really received ([`Playground::transcript`]), and injects faults
//! ([`Playground::faults`]). A test starts one on a free port, points the bot at
//! [`Playground::url`], and plays the person:
//!
//! ```no_run
//! # use ruqsat::playground::{Config, Person, Playground, Press};
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let playground = Playground::start(Config::for_tests()).await?;
//! let asel = playground.person(Person::new(1001, "Asel", "kk"))?;
//! playground.say(asel, "/start")?;
//! playground.press(asel, Press::Label("English".into()))?;
//! for event in playground.transcript(asel) {
//!     println!("{} {:?} {}", event.at, event.what, event.text.unwrap_or_default());
//! }
//! playground.shutdown().await;
//! # Ok(())
//! # }
//! ```
//!
//! One playground is one bot: every token of a valid form opens the same chats.

mod api;
mod changes;
mod clock;
mod control;
mod detect;
mod entities;
mod error;
mod exchanges;
mod faults;
mod files;
mod handle;
mod hook;
mod html;
mod http;
mod inline;
mod journal;
mod keyboard;
mod limits;
mod methods;
mod page;
mod params;
mod people;
mod picture;
mod sent;
mod text;
mod transcript;
mod updates;
mod wire;
mod world;

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinHandle;

pub use api::Reply;
pub use clock::Clock;
pub use exchanges::Exchange;
pub use faults::{Fault, Rule};
pub use keyboard::Button;
pub use people::{Press, Refusal};
pub use sent::Sent;
pub use transcript::{Event, EventKind};
pub use world::{CallbackAnswer, Person, Standing};

use error::ApiError;
use files::Files;
use journal::Journal;
use limits::Limits;
use world::World;

use crate::locks::lock;

/// A token of a valid form, for a bot that is pointed at a playground. It opens nothing else.
pub const USABLE_TOKEN: &str = "1000000001:RuqsatPlaygroundTokenForLoopback001";

/// How a playground is to run.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen; port 0 takes any free one.
    pub listen: SocketAddr,
    /// Try the next ports if this one is taken.
    pub next_free_port: bool,
    /// Where the state is kept; in memory only if missing.
    pub data_dir: Option<PathBuf>,
    /// The only token that is accepted; every token of a valid form if missing.
    pub token: Option<String>,
    /// Whether Telegram's sending limits hold.
    pub limits: bool,
    /// Whether the page and the control side answer other machines too.
    pub remote: bool,
}

impl Config {
    /// On any free port of loopback, in memory, without sending limits.
    pub fn for_tests() -> Config {
        Config {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
            next_free_port: false,
            data_dir: None,
            token: None,
            limits: false,
            remote: false,
        }
    }

    /// On 127.0.0.1:8088 or the next free port, with Telegram's limits, keeping its state in
    /// this folder.
    pub fn kept_in(data_dir: PathBuf) -> Config {
        Config {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8088),
            next_free_port: true,
            data_dir: Some(data_dir),
            limits: true,
            ..Config::for_tests()
        }
    }
}

impl Config {
    /// With a token that nobody can guess, for a bot in this process.
    ///
    /// # Errors
    /// The operating system returned no random bytes.
    pub fn with_random_token(self) -> io::Result<Config> {
        let mut bytes = [0; 26];
        getrandom::fill(&mut bytes).map_err(io::Error::other)?;
        let number = USABLE_TOKEN.split(':').next().unwrap_or_default();
        let token = format!("{number}:{}", URL_SAFE_NO_PAD.encode(bytes));
        Ok(Config { token: Some(token), ..self })
    }
}

/// Whether a playground could keep its state in this folder. Makes nothing.
///
/// # Errors
/// Another one uses it, or it cannot be looked into.
pub fn would_start(folder: &std::path::Path) -> io::Result<()> {
    if folder.join("lock").exists() {
        drop(journal::lock(folder)?);
    }
    Journal::read(folder).map(drop)
}

/// How long a stop waits for requests that are under way.
const LONGEST_FAREWELL: Duration = Duration::from_secs(3);

/// A running playground. Dropping it stops the server too, but does not wait for it.
pub struct Playground {
    address: SocketAddr,
    shared: Arc<Shared>,
    server: JoinHandle<()>,
}

impl Playground {
    /// Starts listening.
    ///
    /// # Errors
    /// The address cannot be listened on, or the data folder cannot be read or written.
    pub async fn start(config: Config) -> io::Result<Playground> {
        let listener = listen(&config).await?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared::open(&config)?);
        let app = http::router(shared.clone()).into_make_service_with_connect_info::<wire::Scissors>();
        let mut stopped = shared.stopped();
        let server = tokio::spawn(async move {
            let until = async move { _ = stopped.wait_for(|stop| *stop).await };
            let serving =
                axum::serve(wire::CuttingListener::new(listener), app).with_graceful_shutdown(until);
            if let Err(error) = serving.await {
                tracing::error!(%error, "the playground stopped serving");
            }
        });
        tokio::spawn(hook::deliver(shared.clone()));
        Ok(Playground { address, shared, server })
    }

    /// Stops the server and waits until it has ended; not for requests that never come whole.
    pub async fn shutdown(mut self) {
        self.shared.stop.send_replace(true);
        if tokio::time::timeout(LONGEST_FAREWELL, &mut self.server).await.is_err() {
            self.server.abort();
        }
    }
}

impl Drop for Playground {
    fn drop(&mut self) {
        self.shared.stop.send_replace(true);
    }
}

async fn listen(config: &Config) -> io::Result<TcpListener> {
    let last =
        if config.next_free_port { config.listen.port().saturating_add(100) } else { config.listen.port() };
    let mut port = config.listen.port();
    loop {
        match TcpListener::bind(SocketAddr::new(config.listen.ip(), port)).await {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && port < last => port += 1,
            outcome => return outcome,
        }
    }
}

/// What the server's tasks share.
pub(crate) struct Shared {
    world: Mutex<World>,
    pub clock: Clock,
    token: Option<String>,
    pub remote: bool,
    /// Names this run, so that the page knows that versions restart.
    pub run: String,
    changed: watch::Sender<u64>,
    stop: watch::Sender<bool>,
    /// Room for large bodies that come in.
    pub large_bodies: Semaphore,
    /// Held as long as the folder is in use.
    _lock: Option<std::fs::File>,
}

impl Shared {
    fn open(config: &Config) -> io::Result<Shared> {
        let clock = Clock::default();
        let files = Files::new(config.data_dir.as_ref().map(|folder| folder.join("files")));
        let limits = if config.limits { Limits::on() } else { Limits::off() };
        let mut world = World::new(clock.clone(), Journal::default(), files, limits);
        let mut lock = None;
        if let Some(folder) = &config.data_dir {
            files::make_private_folder(folder)?;
            lock = Some(journal::lock(folder)?);
            for record in Journal::read(folder)? {
                world.restore(record);
            }
            world.journal = Journal::begin(folder, &world.records())?;
        }
        let run = Utc::now().timestamp_micros().to_string();
        let (token, remote) = (config.token.clone(), config.remote);
        let changed = watch::Sender::new(world.version);
        let stop = watch::Sender::new(false);
        let large_bodies = Semaphore::new(http::MOST_LARGE);
        let world = Mutex::new(world);
        Ok(Shared { world, clock, token, remote, run, changed, stop, large_bodies, _lock: lock })
    }

    /// Does something with the world, and wakes those who wait for a change.
    pub fn with<T>(&self, act: impl FnOnce(&mut World) -> T) -> T {
        let mut world = lock(&self.world);
        let before = world.version;
        let outcome = act(&mut world);
        if world.version != before {
            self.changed.send_replace(world.version);
        }
        outcome
    }

    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    pub fn stopped(&self) -> watch::Receiver<bool> {
        self.stop.subscribe()
    }

    /// Lets a token in, and takes the bot's id from it.
    ///
    /// # Errors
    /// The token is not the one that this playground knows, or does not look like one.
    pub fn admit(&self, token: &str) -> Result<(), ApiError> {
        let known = match &self.token {
            Some(only) => only == token,
            None => api::token_is_well_formed(token),
        };
        let id = token.split(':').next().and_then(|id| id.parse().ok());
        match id.filter(|_| known) {
            Some(id) => {
                self.with(|world| {
                    if world.bot.id != id {
                        let mut bot = world.bot.clone();
                        bot.id = id;
                        world.put_bot(bot);
                    }
                });
                Ok(())
            }
            None => Err(ApiError::unauthorized()),
        }
    }

    /// The playground's time.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }
}
