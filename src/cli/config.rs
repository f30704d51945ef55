//! The one configuration: flags, then the environment, then an optional file; `ruqsat config check`
//! looks it over without starting anything.

use std::fs;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use serde::Deserialize;

use super::{Failure, Outcome, law, lines};
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
    /// Messages a second in all; Telegram allows 30 unless it sold you more. [default: 30]
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

/// The optional file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    token_file: Option<PathBuf>,
    api_url: Option<String>,
    data_dir: Option<PathBuf>,
    key_file: Option<PathBuf>,
    law: Option<PathBuf>,
    operator: Option<String>,
    admins: Vec<i64>,
    health_listen: Option<HealthListen>,
    send_rate: Option<usize>,
    log_format: Option<logging::Format>,
}

/// A token of a valid form. Has no `Debug`, so that it cannot be printed by mistake.
pub struct Token(String);

impl Token {
    /// The token itself, for the client alone.
    pub fn reveal(&self) -> &str {
        &self.0
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
        Ok(Settings {
            token,
            api_url: self.api_url.or(file.api_url),
            data_dir: self.data_dir.or(file.data_dir).unwrap_or_else(|| PathBuf::from("data")),
            key_file: self.key_file.or(file.key_file),
            law: law::law_from(law_folder.clone())?,
            law_folder,
            operator: self.operator.or(file.operator).filter(|text| !text.trim().is_empty()),
            admins: if self.admins.is_empty() { file.admins } else { self.admins },
            health,
            limits: limits(self.send_rate.or(file.send_rate))?,
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

impl File {
    fn read(path: &Path) -> Result<File, Failure> {
        let text = fs::read_to_string(path).map_err(|error| {
            Failure::failed(format!(
                "the configuration file {} cannot be read ({error}); check its path and rights",
                path.display()
            ))
        })?;
        let file: File = toml::from_str(&text).map_err(|error| not_understood(path, &text, &error))?;
        Ok(file.beside(path.parent().unwrap_or(Path::new(""))))
    }

    /// Paths in the file are meant from its own folder.
    fn beside(mut self, folder: &Path) -> File {
        let paths = [&mut self.token_file, &mut self.data_dir, &mut self.key_file, &mut self.law];
        for path in paths.into_iter().flatten() {
            *path = folder.join(&path);
        }
        self
    }
}

/// Names the line, but does not print it: a secret may stand there by mistake.
fn not_understood(path: &Path, text: &str, error: &toml::de::Error) -> Failure {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.lines().count().max(1) + usize::from(before.ends_with('\n'));
    let message = error.message().lines().next().unwrap_or_default();
    let cure = if message.contains("unknown field `token`") {
        "a token belongs into a file of its own, named by token-file"
    } else {
        "the settings are named as the flags of `ruqsat run --help`"
    };
    Failure::failed(format!("{}, line {line}: {message}; {cure}", path.display()))
}

fn limits(send_rate: Option<usize>) -> Result<Limits, Failure> {
    match send_rate {
        None => Ok(Limits::default()),
        Some(0) => Err(Failure::usage("a send rate of 0 would send nothing; Telegram allows 30 a second")),
        Some(per_second) => Ok(Limits { per_second, ..Limits::default() }),
    }
}

fn token(token: Option<String>, file: Option<&Path>) -> Result<Option<Token>, Failure> {
    let token = match file {
        Some(file) => Some(secret_of(file)?),
        None => token,
    };
    let token = token.map(|token| token.trim().to_string()).filter(|token| !token.is_empty());
    match token {
        None if file.is_some() => {
            Err(Failure::failed("the token file is empty; put the token from @BotFather into it"))
        }
        Some(token) if !looks_like_a_token(&token) => Err(Failure::failed(
            "this is not a token; a token from @BotFather looks like 123456789:AbC… (a number, a colon, 35 letters)",
        )),
        token => Ok(token.map(Token)),
    }
}

fn secret_of(file: &Path) -> Result<String, Failure> {
    let text = fs::read_to_string(file).map_err(|error| {
        Failure::failed(format!(
            "the token file {} cannot be read ({error}); check its path and rights",
            file.display()
        ))
    })?;
    if others_may_read(file) {
        return Err(Failure::failed(format!(
            "the token file {0} can be read by other users; take their rights away with: chmod 600 {0}",
            file.display()
        )));
    }
    Ok(text)
}

/// Whether anybody but the owner has rights. systemd hands out credentials through an access list
/// that shows as rights of the group, in a folder that nobody else can enter.
#[cfg(unix)]
fn others_may_read(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let handed_out = std::env::var_os("CREDENTIALS_DIRECTORY")
        .is_some_and(|folder| file.starts_with(PathBuf::from(folder)));
    !handed_out && fs::metadata(file).is_ok_and(|about| about.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn others_may_read(_file: &Path) -> bool {
    false
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

/// Makes the data folder if need be, and tries whether it can be written.
pub fn check_writable(folder: &Path) -> Outcome {
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

/// `ruqsat config`.
#[derive(clap::Args)]
pub struct Command {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand)]
enum Action {
    /// Look the configuration over without starting anything; exit 1 with one sentence if it will not do.
    Check {
        /// Ask Telegram too whether it can be reached and knows the token.
        #[arg(long)]
        online: bool,
        #[command(flatten)]
        arguments: Box<Arguments>,
    },
}

/// Runs `ruqsat config`.
pub fn run(command: Command) -> Outcome {
    let Action::Check { online, arguments } = command.action;
    let settings = arguments.settings()?;
    check_writable(&settings.data_dir)?;
    if online {
        super::run::ask_telegram(&settings)?;
    }
    lines::print(&told(&settings))
}

fn told(settings: &Settings) -> String {
    let or = |text: Option<String>, otherwise: &str| text.unwrap_or_else(|| otherwise.to_string());
    let key = settings
        .key_file
        .clone()
        .unwrap_or_else(|| crate::store::MasterKey::default_path(&settings.data_dir));
    let apart =
        if key.starts_with(&settings.data_dir) { " (inside the data folder: keep it apart)" } else { "" };
    let token = if settings.token.is_some() { "given" } else { "none: bot and playground start together" };
    [
        format!("token          {token}"),
        format!("api-url        {}", or(settings.api_url.clone(), "Telegram's own")),
        format!("data-dir       {}", settings.data_dir.display()),
        format!("key-file       {}{apart}", key.display()),
        format!(
            "law            {} documents, {} outages",
            settings.law.documents().count(),
            settings.law.outages().count()
        ),
        format!(
            "operator       {}",
            or(settings.operator.clone(), "not named: /help and /privacy cannot say whom to write to")
        ),
        format!("admins         {}", settings.admins.len()),
        format!("health-listen  {}", or(settings.health.map(|(address, _)| address.to_string()), "off")),
        format!("send-rate      {}", settings.limits.per_second),
        "The configuration is in order.".to_string(),
    ]
    .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        let path = folder.path().join("ruqsat.toml");
        fs::write(&path, text).unwrap_or_else(|error| panic!("{error}"));
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
    fn a_secret_in_the_file_is_refused_without_being_printed() {
        let (_folder, path) = written("operator = \"x\"\ntoken = \"123:secret\"");
        let Err(failure) = File::read(&path) else { panic!("was taken") };
        assert!(
            failure.sentence.contains("line 2") && failure.sentence.contains("token-file"),
            "{}",
            failure.sentence
        );
        assert!(!failure.sentence.contains("secret"));
    }

    #[test]
    fn health_is_on_by_itself_only_where_there_is_a_token() {
        let with = Arguments { token: Some("1:abcdefghijabcdefghij".into()), ..Arguments::default() };
        assert_eq!(with.settings().map(|it| it.health).ok(), Some(Some((HEALTH, false))));
        assert_eq!(Arguments::default().settings().map(|it| it.health).ok(), Some(None));
    }

    #[cfg(unix)]
    #[test]
    fn a_token_file_that_others_can_read_is_refused_with_the_cure() {
        use std::os::unix::fs::PermissionsExt;
        let (_folder, path) = written("1:abcdefghijabcdefghij");
        for (mode, taken) in [(0o644, false), (0o640, false), (0o600, true), (0o400, true)] {
            let rights = fs::Permissions::from_mode(mode);
            fs::set_permissions(&path, rights).unwrap_or_else(|error| panic!("{error}"));
            let read = token(None, Some(&path));
            assert_eq!(read.is_ok(), taken, "{mode:o}");
            if let Err(failure) = read {
                assert!(failure.sentence.contains("chmod 600"));
            }
        }
    }
}
