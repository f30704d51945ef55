//! `ruqsat run`: serves Telegram; without a token, starts bot and playground together.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::net::TcpListener;
use tokio::sync::watch::channel;

use super::clock::EitherClock;
use super::config::{self, Arguments, HealthAddress, Settings, WebhookSettings};
use super::control::Control;
use super::reach::{runtime, telegram};
use super::watch::{self, IsAlive};
use super::{Failure, Outcome, lines, stop, systemd};
use crate::app::health::{self, Surroundings};
use crate::app::law_files::LawPlaces;
use crate::app::reception::Reception;
use crate::app::{App, Options, logging};
use crate::playground::{Config, Playground};
use crate::ports::{Clock, Ports, Store};
use crate::store::{DiskOptions, DiskStore};
use crate::telegram::Telegram;

/// What is done with the question whether the bot is alive.
type Watched = Box<dyn FnOnce(IsAlive) + Send>;

/// Runs until Ctrl-C or SIGTERM.
pub fn run(arguments: Arguments) -> Outcome {
    let settings = arguments.settings()?;
    logging::start(settings.log_format);
    for warning in &settings.warnings {
        tracing::warn!("{warning}");
    }
    config::check_writable(&settings.data_dir)?;
    // On the runtime's own threads: the thread that only waits would have to be woken for every poll.
    let serving = async move {
        match &settings.token {
            Some(token) => {
                let telegram = telegram(token.reveal(), settings.api_url.as_ref())?;
                serve(&settings, EitherClock::system(), telegram, Box::new(watch::begin)).await
            }
            None => with_playground(&settings).await,
        }
    };
    let served = runtime()?.block_on(async { tokio::spawn(serving).await });
    served.unwrap_or_else(|_| Err(Failure::failed("the bot ended in a panic; start it again and report it")))
}

async fn serve(settings: &Settings, clock: EitherClock, telegram: Telegram, watched: Watched) -> Outcome {
    // Taken before the store is opened, so that a taken address is reported at once.
    let health = health_listener(settings.health).await?;
    let reception = reception(settings).await?;
    #[cfg(feature = "postgres")]
    if let Some(server) = &settings.server {
        let began = Instant::now();
        let store = crate::store::PgStore::open(server).await;
        let store = store.map_err(|error| Failure::failed(error.to_string()))?;
        store.join(u32::try_from(settings.limits.per_second).unwrap_or(u32::MAX)).await;
        return serve_from(store, began.elapsed(), settings, (clock, telegram), (health, reception), watched)
            .await;
    }
    let mut options = DiskOptions::new(&settings.data_dir, Some(settings.key_file.clone()));
    options.backup_every = Some(settings.backup_every);
    let (now, began) = (clock.now(), Instant::now());
    // Blocks this task alone: nothing else runs before the store is open.
    let store = tokio::task::block_in_place(|| DiskStore::open(&options, now));
    let store = store.map_err(|error| Failure::failed(error.to_string()))?;
    // Store commands are only a convenience: without them the bot still serves people.
    let control = Control::listen(&settings.data_dir, store.clone(), super::store::perform);
    let control =
        control.inspect_err(|error| tracing::warn!(%error, "store commands need a stopped bot")).ok();
    let outcome =
        serve_from(store, began.elapsed(), settings, (clock, telegram), (health, reception), watched).await;
    // It holds the store open; a command under way is finished first.
    tokio::task::block_in_place(|| drop(control));
    outcome
}

/// The same from a store that is open.
async fn serve_from<S: Store>(
    store: S,
    opened_in: Duration,
    settings: &Settings,
    (clock, telegram): (EitherClock, Telegram),
    (health, reception): (Option<TcpListener>, Option<Reception>),
    watched: Watched,
) -> Outcome {
    let store = Arc::new(store);
    let around = Surroundings { folder: settings.data_dir.clone(), opened_in };
    let options = Options {
        operator: settings.operator.clone(),
        law: Some(LawPlaces {
            folder: settings.law_folder.clone(),
            helpers: super::law_folder::own_helpers(),
            data: settings.data_dir.clone(),
        }),
        admins: settings.admins.clone(),
        limits: settings.limits,
        webhook: settings.other_webhook,
    };
    let app = App::new(store, telegram, clock, Arc::clone(&settings.law), options);
    let served = health.map(|listener| tokio::spawn(health::serve(Arc::clone(&app), listener, around)));
    let alive = Arc::clone(&app);
    watched(Box::new(move || alive.is_alive()));
    let outcome = run_app(app, reception).await;
    if let Some(served) = served {
        served.abort();
    }
    outcome
}

async fn health_listener(wanted: Option<HealthAddress>) -> Result<Option<TcpListener>, Failure> {
    let Some(wanted) = wanted else { return Ok(None) };
    match TcpListener::bind(wanted.address()).await {
        Ok(listener) => Ok(Some(listener)),
        Err(error) => {
            tracing::warn!("{}", wanted.is_taken(&error)?);
            Ok(None)
        }
    }
}

/// Where updates come in that are brought.
async fn reception(settings: &Settings) -> Result<Option<Reception>, Failure> {
    let Some(WebhookSettings { webhook, path, listen }) = &settings.webhook else { return Ok(None) };
    let listener = TcpListener::bind(listen).await;
    let listener = listener.map_err(|error| Failure::failed(config::webhook_is_taken(*listen, &error)))?;
    Ok(Some(Reception { webhook: webhook.clone(), path: path.clone(), listener }))
}

async fn run_app<P: Ports>(app: Arc<App<P>>, reception: Option<Reception>) -> Outcome {
    let (stopping, stop) = channel(false);
    tokio::spawn(async move {
        stop::asked_for().await;
        tracing::info!("stopping: what is running is finished first");
        systemd::tell("STOPPING=1");
        stopping.send_replace(true);
    });
    // Telegram may be out of reach for hours: that the bot waits for it is no reason not to be up.
    systemd::tell("READY=1");
    let watched = Arc::clone(&app);
    tokio::spawn(systemd::feed_watchdog(move || watched.is_alive()));
    app.run_with(reception, stop).await.map_err(|failure| Failure::failed(failure.to_string()))
}

async fn with_playground(settings: &Settings) -> Outcome {
    config::check_together(settings)?;
    let folder = settings.playground_folder();
    let started = match Config::kept_in(folder.clone()).with_random_token() {
        Ok(config) => Playground::start(config).await,
        Err(error) => Err(error),
    };
    let playground = started.map_err(|error| config::no_playground(&folder, &error))?;
    let url = reqwest::Url::parse(&playground.url()).map_err(|error| {
        Failure::failed(format!("the playground has no usable address ({error}); report it"))
    })?;
    lines::announce(&format!("Playground: {}/", playground.url()));
    let telegram = telegram(&playground.token(), Some(&url))?;
    // Somebody sits before it: nothing starts it again.
    let served =
        serve(settings, EitherClock::Playground(playground.clock()), telegram, Box::new(|_| {})).await;
    playground.shutdown().await;
    served
}
