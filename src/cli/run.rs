//! `ruqsat run`: serves Telegram; without a token, starts bot and playground together.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use std::{fs, io};

use chrono::{DateTime, Utc};
use teloxide::Bot;
use tokio::sync::watch;

use super::{Failure, Outcome, law, stop};
use crate::app::clock::SystemClock;
use crate::app::{App, Options};
use crate::playground::{self, Config, Playground};
use crate::ports::{Clock, Store};
use crate::store::{DiskOptions, DiskStore};

/// What the bot needs to know.
#[derive(clap::Args)]
#[group(skip)]
pub struct Arguments {
    /// The bot's token from @BotFather. Better in a file: arguments and environment can be seen by others.
    #[arg(long, env = "TELOXIDE_TOKEN", hide_env_values = true, value_name = "TOKEN")]
    token: Option<String>,
    /// A file that holds the token and nothing else.
    #[arg(long, env = "TELOXIDE_TOKEN_FILE", value_name = "FILE")]
    token_file: Option<PathBuf>,
    /// Another Bot API server than Telegram's own.
    #[arg(long, env = "TELOXIDE_API_URL", value_name = "URL")]
    api_url: Option<String>,
    /// Where the data live. One running bot a folder.
    #[arg(long, env = "RUQSAT_DATA_DIR", default_value = "data", value_name = "DIR")]
    data_dir: PathBuf,
    /// The file with the store's key, made at the first start; keep it and a copy apart from the data.
    #[arg(long, env = "RUQSAT_KEY_FILE", value_name = "FILE")]
    key_file: Option<PathBuf>,
    /// A folder with the law, instead of the built-in one.
    #[arg(long, env = "RUQSAT_LAW", value_name = "DIR")]
    law: Option<PathBuf>,
    /// How people can reach whoever runs this bot, shown by /help and /privacy.
    #[arg(long, env = "RUQSAT_OPERATOR", value_name = "TEXT")]
    operator: Option<String>,
}

/// Runs until Ctrl-C or SIGTERM.
pub fn run(arguments: Arguments) -> Outcome {
    start_logging();
    let token = token(&arguments)?;
    let law = law::law_from(arguments.law.clone())?;
    check_writable(&arguments.data_dir)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime =
        runtime.map_err(|error| Failure::failed(format!("the system gives no threads ({error})")))?;
    runtime.block_on(async {
        let options = Options { operator: arguments.operator.clone(), law_folder: arguments.law.clone() };
        match token {
            Some(token) => {
                let bot = bot(&token, arguments.api_url.as_deref())?;
                serve(&arguments, SystemClock::new(), bot, law, options).await
            }
            None => with_playground(&arguments, law, options).await,
        }
    })
}

/// Logs go to stderr; `RUST_LOG` chooses how much. Nothing private is ever logged at any level.
fn start_logging() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,ruqsat=info"));
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).try_init();
}

fn token(arguments: &Arguments) -> Result<Option<String>, Failure> {
    let token = match (&arguments.token, &arguments.token_file) {
        (_, Some(file)) => Some(fs::read_to_string(file).map_err(|error| {
            Failure::failed(format!(
                "the token file {} cannot be read ({error}); check its path and rights",
                file.display()
            ))
        })?),
        (token, None) => token.clone(),
    };
    let token = token.map(|token| token.trim().to_string()).filter(|token| !token.is_empty());
    match token {
        Some(token) if !looks_like_a_token(&token) => Err(Failure::failed(
            "this is not a token; a token from @BotFather looks like 123456789:AbC… (a number, a colon, 35 letters)",
        )),
        token => Ok(token),
    }
}

fn looks_like_a_token(token: &str) -> bool {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    token.split_once(':').is_some_and(|(number, secret)| {
        !number.is_empty()
            && number.chars().all(|digit| digit.is_ascii_digit())
            && secret.len() >= 20
            && secret.chars().all(allowed)
    })
}

fn check_writable(folder: &Path) -> Outcome {
    let probe = folder.join(".writable");
    let tried = fs::create_dir_all(folder)
        .and_then(|()| fs::write(&probe, b""))
        .and_then(|()| fs::remove_file(&probe));
    tried.map_err(|error| {
        Failure::failed(format!(
            "the data folder {} cannot be written ({error}); choose another with --data-dir or change its rights",
            folder.display()
        ))
    })
}

fn bot(token: &str, api_url: Option<&str>) -> Result<Bot, Failure> {
    let client = reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(5))
        .tcp_nodelay(true)
        .build()
        .map_err(|_| {
            Failure::failed("the HTTP client cannot be made; check the proxy settings of the environment")
        })?;
    let bot = Bot::with_client(token, client);
    match api_url {
        None => Ok(bot),
        Some(url) => {
            let url = url.parse().map_err(|_| {
                Failure::usage(format!(
                    "`{url}` is no address; TELOXIDE_API_URL looks like http://127.0.0.1:8081"
                ))
            })?;
            Ok(bot.set_api_url(url))
        }
    }
}

async fn serve<C: Clock>(
    arguments: &Arguments,
    clock: C,
    bot: Bot,
    law: Arc<crate::law::Law>,
    options: Options,
) -> Outcome {
    let options_of_store = DiskOptions::new(&arguments.data_dir, arguments.key_file.clone());
    let now = clock.now();
    // Blocks this task alone: nothing else runs before the store is open.
    let store = tokio::task::block_in_place(|| DiskStore::open(&options_of_store, now));
    let store = Arc::new(store.map_err(|error| Failure::failed(error.to_string()))?);
    run_app(store, clock, bot, law, options).await
}

async fn run_app<S: Store, C: Clock>(
    store: Arc<S>,
    clock: C,
    bot: Bot,
    law: Arc<crate::law::Law>,
    options: Options,
) -> Outcome {
    let app = App::new(store, clock, bot, law, options);
    let (stopping, stop) = watch::channel(false);
    tokio::spawn(async move {
        stop::asked_for().await;
        tracing::info!("stopping: what is running is finished first");
        stopping.send_replace(true);
    });
    app.run(stop).await.map_err(|failure| Failure::failed(failure.to_string()))
}

async fn with_playground(arguments: &Arguments, law: Arc<crate::law::Law>, options: Options) -> Outcome {
    let folder = arguments.data_dir.join("playground");
    let playground = Playground::start(Config::kept_in(folder.clone())).await.map_err(|error| {
        Failure::failed(format!(
            "the playground cannot start with its state in {} ({error}); choose another --data-dir",
            folder.display()
        ))
    })?;
    println!("Playground: {}/", playground.url());
    let bot = bot(&playground.token(), Some(&playground.url()))?;
    let served = serve(arguments, PlaygroundClock(playground.clock()), bot, law, options).await;
    playground.shutdown().await;
    served
}

/// The playground's clock, which a person can move forward: sleepers look at it again then.
struct PlaygroundClock(playground::Clock);

impl Clock for PlaygroundClock {
    fn now(&self) -> DateTime<Utc> {
        self.0.now()
    }

    fn elapsed(&self) -> Duration {
        // Only spans are compared; the offset may be moved back, the monotonic clock may not.
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        since + Duration::from_millis(self.0.offset_ms().max(0).unsigned_abs())
    }

    async fn sleep(&self, span: Duration) {
        let until = self.now() + span;
        let mut moves = self.0.moves();
        loop {
            let left = (until - self.now()).to_std().unwrap_or_default();
            if left.is_zero() {
                return;
            }
            tokio::select! {
                () = tokio::time::sleep(left) => {}
                moved = moves.changed() => {
                    if moved.is_err() {
                        return tokio::time::sleep(left).await;
                    }
                }
            }
        }
    }
}
