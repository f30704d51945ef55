//! The one configuration: flags, then the environment, then an optional file.

mod check;
mod file;
mod token;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use serde::Deserialize;

pub use check::{Command, check, check_writable};
use file::File;
pub use token::Token;
use token::token;

use super::{Failure, law};
use crate::app::limiter::Limits;
use crate::app::logging;
use crate::law::Law;

/// Where health and metrics are, unless somebody chooses otherwise and where a token is set.
const HEALTH: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8086);

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
    #[arg(long, env = "TELOXIDE_API_URL", value_name = "URL")]
    api_url: Option<String>,
    /// Where the data live. One running bot a folder. [default: data]
    #[arg(long, env = "RUQSAT_DATA_DIR", value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// The file with the store's key, made at the first start; keep it and a copy apart from the data.
    #[arg(long, env = "RUQSAT_KEY_FILE", value_name = "FILE")]
    key_file: Option<PathBuf>,
    /// A folder with the law, instead of the built-in one.
    #[arg(long, env = "RUQSAT_LAW", value_name = "DIR")]
    law: Option<PathBuf>,
    /// How people can reach whoever runs this bot, shown by /help and /privacy.
    #[arg(long, env = "RUQSAT_OPERATOR", value_name = "TEXT")]
    operator: Option<String>,
    /// An administrator's Telegram user id; may be repeated. In the environment: separated by commas.
    #[arg(long = "admin", env = "RUQSAT_ADMINS", value_name = "ID", value_delimiter = ',')]
    admins: Vec<i64>,
    /// Where /healthz, /readyz and /metrics answer, or `off`. [default: 127.0.0.1:8086 with a token, off without]
    #[arg(long, env = "RUQSAT_HEALTH_LISTEN", value_name = "ADDR|off")]
    health_listen: Option<HealthListen>,
    /// Messages a second in all; Telegram allows 30 unless it sold you more. With another Bot API server
    /// and no rate given, replies are held to it only while reminders go out. [default: 30]
    #[arg(long, env = "RUQSAT_SEND_RATE", value_name = "N")]
    send_rate: Option<usize>,
    /// How log lines look: text or json. RUST_LOG chooses how much is logged. [default: text]
    #[arg(long, env = "RUQSAT_LOG_FORMAT", value_name = "FORMAT", value_parser = log_format)]
    log_format: Option<logging::Format>,
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
        match text {
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

fn log_format(text: &str) -> Result<logging::Format, String> {
    match text {
        "text" => Ok(logging::Format::Text),
        "json" => Ok(logging::Format::Json),
        other => Err(format!("`{other}` is neither `text` nor `json`")),
    }
}

/// The configuration as it holds.
pub struct Settings {
    /// Without one, bot and playground start together.
    pub token: Option<Token>,
    /// Another Bot API server.
    pub api_url: Option<String>,
    /// Where the data live.
    pub data_dir: PathBuf,
    /// Where the store's key is, if somebody chose.
    pub key_file: Option<PathBuf>,
    /// The folder of the law, if it is not the built-in one.
    pub law_folder: Option<PathBuf>,
    /// The law in force, loaded.
    pub law: Arc<Law>,
    /// How to reach the operator.
    pub operator: Option<String>,
    /// Administrators' user ids.
    pub admins: Vec<i64>,
    /// Where health and metrics are served, and whether somebody chose that.
    pub health: Option<(SocketAddr, bool)>,
    /// How fast it may send.
    pub limits: Limits,
    /// How log lines look.
    pub log_format: logging::Format,
}

impl Arguments {
    /// Puts flags, environment and file together, and reads the secrets and the law.
    pub fn settings(self) -> Result<Settings, Failure> {
        let file = self.config.as_deref().map(File::read).transpose()?.unwrap_or_default();
        let token_file = self.token_file.or(if self.token.is_some() { None } else { file.token_file });
        let token = token(self.token, token_file.as_deref())?;
        let usual = token.is_some().then_some((HEALTH, false));
        let health = match self.health_listen.or(file.health_listen) {
            None => usual,
            Some(HealthListen::Off) => None,
            Some(HealthListen::At(address)) => Some((address, true)),
        };
        let law_folder = self.law.or(file.law);
        let api_url = self.api_url.or(file.api_url);
        Ok(Settings {
            limits: limits(self.send_rate.or(file.send_rate), api_url.is_some())?,
            token,
            api_url,
            data_dir: self.data_dir.or(file.data_dir).unwrap_or_else(|| PathBuf::from("data")),
            key_file: self.key_file.or(file.key_file),
            law: law::law_from(law_folder.clone())?,
            law_folder,
            operator: self.operator.or(file.operator).filter(|text| !text.trim().is_empty()),
            admins: if self.admins.is_empty() { file.admins } else { self.admins },
            health,
            log_format: self.log_format.or(file.log_format).unwrap_or_default(),
        })
    }

    /// Where health and metrics are to be asked for; the flags of everything else do not matter.
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

fn limits(send_rate: Option<usize>, another_server: bool) -> Result<Limits, Failure> {
    match send_rate {
        None => Ok(Limits { hold_replies: !another_server, ..Limits::default() }),
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
    }

    #[test]
    fn health_is_on_by_itself_only_where_there_is_a_token() {
        let with = Arguments { token: Some("1:abcdefghijabcdefghij".into()), ..Arguments::default() };
        assert_eq!(with.settings().map(|it| it.health).ok(), Some(Some((HEALTH, false))));
        assert_eq!(Arguments::default().settings().map(|it| it.health).ok(), Some(None));
    }
}
