//! The one configuration: flags, then the environment, then an optional file.

mod api_url;
mod check;
mod file;
mod health;
mod proxy;
mod secret;
#[cfg(feature = "postgres")]
mod server;
mod token;
mod webhook;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use clap::CommandFactory;
use reqwest::Url;
use serde::Deserialize;

use api_url::api_url;
pub use check::{Command, check, check_together, check_writable, no_playground};
use file::File;
pub use health::HealthAddress;
pub use secret::guard;
#[cfg(feature = "postgres")]
pub use server::ServerArguments;
pub use token::Token;
use token::token;
use webhook::WebhookArguments;
pub use webhook::WebhookSettings;

use super::environment::{self, meant, without_line_end};
use super::{CommandLine, Failure, law_folder};
use crate::app::OtherWebhook;
use crate::app::limiter::Limits;
use crate::app::logging;
use crate::law::Law;
use crate::store::MasterKey;

/// Where health and metrics are, unless somebody chooses otherwise and where a token is set.
const HEALTH: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8086);

/// How far apart backups may be, in hours.
const HOURS: RangeInclusive<u64> = 1..=24;

/// /help and /privacy hold it beside their own text, and Telegram takes 4,096 letters a message.
const LONGEST_OPERATOR: usize = 500;

/// What the bot needs to know. A flag wins over the environment, the environment over the file.
#[derive(clap::Args, Default)]
#[group(skip)]
pub struct Arguments {
    /// A TOML file with any of these settings, named as the flags are (`data-dir = "/data"`); no token in it.
    #[arg(long, env = "RUQSAT_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// The bot's token from @BotFather. Better in a file: arguments and environment can be seen by others.
    #[arg(long, env = "TELOXIDE_TOKEN", hide_env_values = true, value_name = "TOKEN")]
    token: Option<String>,
    /// A file that holds the token and nothing else, readable for its owner alone. Wins over a token.
    #[arg(long, env = "TELOXIDE_TOKEN_FILE", value_name = "FILE")]
    token_file: Option<PathBuf>,
    /// Another Bot API server than Telegram's own.
    #[arg(long, env = "TELOXIDE_API_URL", hide_env_values = true, value_name = "URL")]
    api_url: Option<String>,
    /// Where the data live. One running bot a folder. [default: data]
    #[arg(long, env = "RUQSAT_DATA_DIR", value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// The file with the store's key, made at the first start; keep it and a copy apart from the data.
    #[arg(long, env = "RUQSAT_KEY_FILE", value_name = "FILE")]
    key_file: Option<PathBuf>,
    #[cfg(feature = "postgres")]
    #[command(flatten)]
    server: ServerArguments,
    /// A folder with the law, instead of the built-in one.
    #[arg(long, env = "RUQSAT_LAW", value_name = "DIR")]
    law: Option<PathBuf>,
    /// How people can reach whoever runs this bot, shown by /help and /privacy.
    #[arg(long, env = "RUQSAT_OPERATOR", value_name = "TEXT")]
    operator: Option<String>,
    /// An administrator's Telegram user id; may be repeated. In the environment: separated by commas.
    #[arg(long = "admin", env = "RUQSAT_ADMINS", value_name = "ID")]
    admins: Vec<Ids>,
    /// Where /healthz, /readyz and /metrics answer, or `off`. [default: 127.0.0.1:8086 with a token, off without]
    #[arg(long, env = "RUQSAT_HEALTH_LISTEN", value_name = "ADDR|off")]
    health_listen: Option<HealthListen>,
    /// Messages a second in all; Telegram allows 30 unless it sold you more. With another Bot API server
    /// and no rate given, replies are held to it only while reminders go out. [default: 30]
    #[arg(long, env = "RUQSAT_SEND_RATE", value_name = "N", value_parser = rate)]
    send_rate: Option<usize>,
    /// How often a backup is made, in hours: at least once a day. [default: 24]
    #[arg(long, env = "RUQSAT_BACKUP_EVERY", value_name = "HOURS", value_parser = backup_every)]
    backup_every: Option<u64>,
    #[command(flatten)]
    webhook: WebhookArguments,
    /// Remove a webhook that another program has set for this token; without this flag the bot does not start.
    #[arg(long)]
    take_over: bool,
    /// How log lines look: text or json. RUST_LOG chooses how much is logged. [default: text]
    #[arg(long, env = "RUQSAT_LOG_FORMAT", value_name = "FORMAT", value_parser = log_format)]
    log_format: Option<logging::Format>,
}

/// User ids as people write lists: separated by commas or spaces, with one too many at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Ids(Vec<i64>);

impl FromStr for Ids {
    type Err = String;

    fn from_str(text: &str) -> Result<Ids, String> {
        let text = meant(text);
        let parts = text.split(|letter: char| letter == ',' || letter == ';' || letter.is_whitespace());
        let ids = parts.filter(|part| !part.is_empty()).map(|part| {
            // The ids of groups are negative, and a group is no administrator.
            part.parse().ok().filter(|id| *id > 0).ok_or_else(|| {
                format!(
                    "`{part}` is not a user id; RUQSAT_ADMINS (--admin) holds numbers, as in 123456789,987654321"
                )
            })
        });
        ids.collect::<Result<_, _>>().map(Ids)
    }
}

/// An address for health and metrics, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum HealthListen {
    /// Nothing is served.
    Off,
    /// Served there.
    At(SocketAddr),
}

impl FromStr for HealthListen {
    type Err = String;

    fn from_str(text: &str) -> Result<HealthListen, String> {
        match meant(text).as_str() {
            "off" => Ok(HealthListen::Off),
            text => text
                .parse()
                .map(HealthListen::At)
                .map_err(|_| format!("`{text}` is neither `off` nor an address such as {HEALTH}")),
        }
    }
}

impl TryFrom<String> for HealthListen {
    type Error = String;

    fn try_from(text: String) -> Result<HealthListen, String> {
        text.parse()
    }
}

/// What is said where updates that are brought cannot come in.
pub fn webhook_is_taken(address: SocketAddr, error: &std::io::Error) -> String {
    format!("updates cannot come in at {address} ({error}); choose another RUQSAT_WEBHOOK_LISTEN")
}

fn log_format(text: &str) -> Result<logging::Format, String> {
    match meant(text).as_str() {
        "text" => Ok(logging::Format::Text),
        "json" => Ok(logging::Format::Json),
        other => Err(format!("`{other}` is neither `text` nor `json`")),
    }
}

fn rate(text: &str) -> Result<usize, String> {
    meant(text)
        .parse()
        .map_err(|_| format!("`{text}` is not a number of messages per second; Telegram allows 30"))
}

fn backup_every(text: &str) -> Result<u64, String> {
    let hours = meant(text).parse().ok().filter(|hours| HOURS.contains(hours));
    hours.ok_or_else(|| format!("`{text}` is not a number of hours from 1 to 24"))
}

/// The configuration as it holds.
pub struct Settings {
    /// Without one, bot and playground start together.
    pub token: Option<Token>,
    /// Another Bot API server.
    pub api_url: Option<Url>,
    /// The proxy variables that are set; the HTTP client reads them itself.
    pub proxies: Vec<&'static str>,
    /// Where the data live.
    pub data_dir: PathBuf,
    /// Where the store's key is, or will be made.
    pub key_file: PathBuf,
    /// The server that keeps the store, instead of the data folder.
    #[cfg(feature = "postgres")]
    pub server: Option<crate::store::PgOptions>,
    /// The folder of the law, if it is not the built-in one.
    pub law_folder: Option<PathBuf>,
    /// The law in force, loaded.
    pub law: Arc<Law>,
    /// How to reach the operator.
    pub operator: Option<String>,
    /// Administrators' user ids.
    pub admins: Vec<i64>,
    /// Where health and metrics are served; nowhere without one.
    pub health: Option<HealthAddress>,
    /// How fast it may send.
    pub limits: Limits,
    /// How often a backup is made.
    pub backup_every: Duration,
    /// Where Telegram brings updates; without it they are asked for.
    pub webhook: Option<WebhookSettings>,
    /// What becomes of a webhook that somebody else has set.
    pub other_webhook: OtherWebhook,
    /// How log lines look.
    pub log_format: logging::Format,
    /// What does not keep the bot from starting, but somebody should know.
    pub warnings: Vec<String>,
}

impl Settings {
    /// Where the playground keeps its state that starts together with the bot.
    pub fn playground_folder(&self) -> PathBuf {
        self.data_dir.join("playground")
    }
}

impl Arguments {
    /// Puts flags, environment and file together, and reads the secrets and the law.
    ///
    /// # Errors
    /// A setting that is wrong, named with its cure; a secret or a law folder that cannot be read.
    pub fn settings(self) -> Result<Settings, Failure> {
        let file = self.config.as_deref().map(File::read).transpose()?.unwrap_or_default();
        let token_file = self.token_file.or(if self.token.is_some() { None } else { file.token_file });
        let variables = std::env::vars_os().filter_map(|(name, value)| {
            Some((name.into_string().ok()?, value.to_string_lossy().into_owned()))
        });
        let mut warnings = environment::unread(&CommandLine::command(), variables);
        let token = token(self.token, token_file.as_deref(), &mut warnings)?;
        let usual = token.is_some().then_some(HealthAddress::Usual(HEALTH));
        let health = match self.health_listen.or(file.health_listen) {
            None => usual,
            Some(HealthListen::Off) => None,
            Some(HealthListen::At(address)) => Some(HealthAddress::Chosen(address)),
        };
        let law_folder = self.law.or(file.law);
        let api_url = api_url(&self.api_url.or(file.api_url).unwrap_or_default())?;
        let data_dir =
            self.data_dir.or(file.data_dir).map_or_else(|| PathBuf::from("data"), without_line_end);
        let key_file = self.key_file.or(file.key_file).map(without_line_end);
        let key_file = key_file.unwrap_or_else(|| MasterKey::default_path(&data_dir));
        if key_file.exists() {
            secret::text_of("key", &key_file)?;
            warnings.extend(secret::guard("key", &key_file)?);
        }
        #[cfg(feature = "postgres")]
        let server = self.server.options(&key_file, &mut warnings)?;
        let webhook = self.webhook.settings(token.as_ref(), &mut warnings)?;
        let mut admins: Vec<i64> = self.admins.into_iter().flat_map(|ids| ids.0).collect();
        if admins.is_empty() {
            admins = file.admins;
        }
        if let Some(id) = admins.iter().find(|id| **id <= 0) {
            return Err(Failure::usage(format!("`{id}` is no user id; the ids of groups are negative")));
        }
        let hours = self.backup_every.or(file.backup_every).unwrap_or(*HOURS.end());
        if !HOURS.contains(&hours) {
            return Err(Failure::usage("backup-every is a number of hours from 1 to 24"));
        }
        Ok(Settings {
            backup_every: Duration::from_secs(hours * 3600),
            limits: limits(self.send_rate.or(file.send_rate), api_url.as_ref())?,
            token,
            api_url,
            proxies: proxy::proxies(|name| std::env::var(name).ok())?,
            data_dir,
            key_file,
            #[cfg(feature = "postgres")]
            server,
            law: law_folder::law_from(law_folder.clone())?,
            law_folder,
            operator: operator(self.operator.or(file.operator).unwrap_or_default())?,
            admins,
            health,
            webhook,
            other_webhook: if self.take_over { OtherWebhook::Removed } else { OtherWebhook::Respected },
            log_format: self.log_format.or(file.log_format).unwrap_or_default(),
            warnings,
        })
    }

    /// Where health and metrics are to be asked for; the flags of everything else do not matter.
    ///
    /// # Errors
    /// The configuration file cannot be read, or health is switched off.
    pub fn health_address(
        config: Option<&Path>,
        listen: Option<HealthListen>,
    ) -> Result<SocketAddr, Failure> {
        let file = config.map(File::read).transpose()?.unwrap_or_default();
        match listen.or(file.health_listen) {
            None => Ok(HEALTH),
            Some(HealthListen::At(address)) => Ok(address),
            Some(HealthListen::Off) => {
                Err(Failure::failed("health is switched off; give RUQSAT_HEALTH_LISTEN an address"))
            }
        }
    }
}

/// How people can reach the operator, as one line that shows what it says.
fn operator(text: String) -> Result<Option<String>, Failure> {
    let spaced = text.replace(['\n', '\r', '\t'], " ");
    let text = meant(&spaced);
    match text.chars().count() {
        0 => Ok(None),
        1..=LONGEST_OPERATOR => Ok(Some(text)),
        letters => Err(Failure::usage(format!(
            "RUQSAT_OPERATOR (--operator) has {letters} letters; it stands in messages, and {LONGEST_OPERATOR} are \
             the most"
        ))),
    }
}

/// Replies wait for a place only where Telegram itself counts, not another Bot API server.
fn limits(send_rate: Option<usize>, another_server: Option<&Url>) -> Result<Limits, Failure> {
    match send_rate {
        None => Ok(Limits { hold_replies: another_server.is_none(), ..Limits::default() }),
        Some(0) => Err(Failure::usage("a send rate of 0 would send nothing; Telegram allows 30 a second")),
        Some(per_second) => Ok(Limits { per_second, ..Limits::default() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        let path = folder.path().join("ruqsat.toml");
        std::fs::write(&path, text).unwrap_or_else(|error| panic!("{error}"));
        (folder, path)
    }

    #[test]
    fn a_flag_wins_over_the_file_and_paths_in_the_file_are_meant_from_its_folder() {
        let (folder, path) =
            written("data-dir = \"store\"\noperator = \"file\"\nhealth-listen = \"off\"\nadmins = [7]");
        let arguments =
            Arguments { config: Some(path), operator: Some("flag".into()), ..Arguments::default() };
        let settings = arguments.settings().map_err(|failure| failure.sentence);
        let Ok(settings) = settings else { panic!("does not load") };
        assert_eq!(settings.operator.as_deref(), Some("flag"));
        assert_eq!(settings.data_dir, folder.path().join("store"));
        assert_eq!((settings.health, settings.admins), (None, vec![7]));
        assert_eq!(settings.backup_every, Duration::from_secs(24 * 3600));
    }

    #[test]
    fn ids_are_read_as_people_write_lists() {
        for (text, ids) in [
            ("1, 2", vec![1, 2]),
            ("1,2,", vec![1, 2]),
            (" 1", vec![1]),
            ("1\r\n", vec![1]),
            ("1;2 9007199254740993", vec![1, 2, 9_007_199_254_740_993]),
            (",", vec![]),
        ] {
            assert_eq!(text.parse(), Ok(Ids(ids)), "{text:?}");
        }
        for text in ["me", "1,@asel", "\"1,2\"", "1.5", "-1001234567890", "0"] {
            let read = text.parse::<Ids>();
            assert!(read.is_err_and(|sentence| sentence.contains("123456789,987654321")), "{text}");
        }
    }

    #[test]
    fn the_operator_is_one_line_that_fits_into_a_message() {
        let read = |text: &str| operator(text.into()).map_err(|failure| failure.sentence);
        assert_eq!(read("Clinic,\r\n+7 \u{1b}[31m"), Ok(Some("Clinic,  +7 [31m".into())));
        assert_eq!(read(" \u{feff}\n"), Ok(None));
        assert!(read(&"y".repeat(501)).is_err_and(|sentence| sentence.contains("501")));
    }

    #[test]
    fn a_group_in_the_file_is_no_administrator() {
        let (_folder, path) = written("admins = [7, -1001234567890]");
        let settings = Arguments { config: Some(path), ..Arguments::default() }.settings();
        assert!(settings.is_err_and(|failure| failure.sentence.contains("-1001234567890")));
    }

    #[test]
    fn health_is_on_by_itself_only_where_there_is_a_token() {
        let with = Arguments { token: Some("1:abcdefghijabcdefghij".into()), ..Arguments::default() };
        assert_eq!(with.settings().map(|it| it.health).ok(), Some(Some(HealthAddress::Usual(HEALTH))));
        assert_eq!(Arguments::default().settings().map(|it| it.health).ok(), Some(None));
    }
}
