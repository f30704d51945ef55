//! `ruqsat config check`: looks the configuration over without starting anything.

use std::fs;
use std::io;
use std::net::TcpListener;
use std::path::Path;

use super::api_url::shown;
use super::{Arguments, Settings};
use crate::cli::{Failure, Outcome, lines, reach, today_in_almaty};
use crate::playground;
use crate::store::would_open;

/// Less free space than this on the disk of the data folder is warned of: the store keeps 16 MB in
/// reserve, and health calls for somebody below 48 MB.
const LEAST_FREE: u64 = 64 << 20;
/// A new store writes less than this before it is open.
const FIRST_FILES: usize = 512 << 10;

/// Makes the data folder if need be, and tries whether it can be written.
pub fn check_writable(folder: &Path) -> Outcome {
    // A store that is there has space in reserve, with which it opens on a full disk too.
    let bytes = if folder.join("format").exists() { 0 } else { FIRST_FILES };
    fs::create_dir_all(folder).and_then(|()| probe(folder, bytes)).map_err(|error| {
        Failure::failed(format!(
            "the data folder {} cannot be written ({error}); choose another with --data-dir or change its rights",
            folder.display()
        ))
    })
}

/// Whether the key's file could be made, where there is none yet.
fn check_key_place(key: &Path) -> Outcome {
    let folder = key.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let made = fs::create_dir_all(folder).and_then(|()| probe(folder, 0));
    made.map_err(|error| {
        Failure::failed(format!(
            "the key file {} cannot be made ({error}); name another with RUQSAT_KEY_FILE or change its folder's rights",
            key.display()
        ))
    })
}

fn probe(folder: &Path, bytes: usize) -> io::Result<()> {
    let probe = folder.join(".writable");
    let written = write_through(&probe, bytes);
    fs::remove_file(&probe).and(written)
}

/// Whether bot and playground can run together as they are set up.
pub fn check_together(settings: &Settings) -> Outcome {
    #[cfg(feature = "postgres")]
    if settings.server.is_some() {
        return Err(Failure::usage(
            "the playground in the bot's own process has a clock of its own, which a store on a server does not \
             know; start `ruqsat playground` beside it, and give the bot a token and TELOXIDE_API_URL",
        ));
    }
    let folder = settings.playground_folder();
    playground::would_start(&folder).map_err(|error| no_playground(&folder, &error))
}

/// Why the playground in the bot's own process cannot start.
pub fn no_playground(folder: &Path, error: &io::Error) -> Failure {
    Failure::failed(format!(
        "the playground cannot start with its state in {} ({error}); choose another --data-dir",
        folder.display()
    ))
}

/// Does something, and takes those of the folder and the folders above it away again that it has made:
/// made by root, they would be closed to whoever the bot runs as.
fn leaving_nothing<T>(folder: &Path, act: impl FnOnce() -> T) -> T {
    let missing: Vec<&Path> = folder.ancestors().take_while(|it| !it.exists()).collect();
    let done = act();
    for folder in missing.into_iter().filter(|it| !it.as_os_str().is_empty()) {
        // Ignored: it was not made, or holds what others have put there.
        _ = fs::remove_dir(folder);
    }
    done
}

fn write_through(file: &Path, bytes: usize) -> io::Result<()> {
    fs::write(file, vec![0x5a; bytes])?;
    fs::File::open(file)?.sync_all()
}

/// `ruqsat config`.
#[derive(clap::Args)]
pub struct Command {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand)]
enum Action {
    /// Check the configuration without starting anything; exit 1 with one sentence if it is wrong.
    Check {
        /// Ask Telegram too whether it can be reached, knows the token, and has no webhook of somebody else.
        #[arg(long)]
        online: bool,
        #[command(flatten)]
        arguments: Box<Arguments>,
    },
}

/// Runs `ruqsat config`.
pub fn check(command: Command) -> Outcome {
    let Action::Check { online, arguments } = command.action;
    let mut settings = arguments.settings()?;
    let free = leaving_nothing(&settings.data_dir, || {
        check_writable(&settings.data_dir).map(|()| free_beneath(&settings.data_dir))
    })?;
    if settings.token.is_none() {
        check_together(&settings)?;
    }
    #[cfg(feature = "postgres")]
    let is_on_server = match &settings.server {
        Some(server) => {
            let opened = reach::runtime()?.block_on(crate::store::PgStore::would_open(server));
            opened.map(|()| true).map_err(|error| Failure::failed(error.to_string()))?
        }
        None => false,
    };
    #[cfg(not(feature = "postgres"))]
    let is_on_server = false;
    if !is_on_server {
        would_open(&settings.data_dir, &settings.key_file)
            .map_err(|error| Failure::failed(error.to_string()))?;
        if !settings.key_file.exists() {
            let folder = settings.key_file.parent().unwrap_or(Path::new(""));
            leaving_nothing(folder, || check_key_place(&settings.key_file))?;
        }
    }
    if let Some(health) = settings.health
        && let Err(error) = TcpListener::bind(health.address())
    {
        settings.warnings.push(health.is_taken(&error)?);
    }
    if let Some(webhook) = &settings.webhook
        && let Err(error) = TcpListener::bind(webhook.listen)
    {
        return Err(Failure::failed(super::webhook_is_taken(webhook.listen, &error)));
    }
    if online {
        let Some(token) = &settings.token else {
            return Err(Failure::failed(
                "there is no token to ask Telegram about; give one with --token-file",
            ));
        };
        let webhook = settings.webhook.as_ref().map(|it| &it.webhook);
        let wanted = reach::Wanted { webhook, other: settings.other_webhook };
        settings.warnings.extend(reach::ask(token.reveal(), settings.api_url.as_ref(), &wanted)?);
    }
    settings.warnings.extend(worth_knowing(&settings, free));
    lines::print(&told(&settings))
}

/// What does not keep the bot from starting, and will trouble it later.
fn worth_knowing(settings: &Settings, free: Option<u64>) -> Vec<String> {
    let mut told = Vec::new();
    if settings.key_file.starts_with(&settings.data_dir) {
        told.push("the key file lies inside the data folder: whoever copies the data copies the key".into());
    }
    if free.is_some_and(|free| free < LEAST_FREE) {
        told.push("the disk of the data folder has less than 64 MB left".into());
    }
    let today = today_in_almaty();
    let overdue = settings.law.due(today).iter().filter(|due| due.is_overdue(today)).count();
    if overdue > 0 {
        told.push(format!(
            "{overdue} values of the law should have been checked again by now: `ruqsat law due` lists them"
        ));
    }
    told
}

fn free_beneath(folder: &Path) -> Option<u64> {
    rustix::fs::statvfs(folder).map(|disk| disk.f_bavail.saturating_mul(disk.f_frsize)).ok()
}

fn told(settings: &Settings) -> String {
    let or = |text: Option<String>, otherwise: &str| text.unwrap_or_else(|| otherwise.to_string());
    let token = if settings.token.is_some() { "given" } else { "none: bot and playground start together" };
    let mut lines = vec![
        format!("token          {token}"),
        format!("api-url        {}", or(settings.api_url.as_ref().map(shown), "Telegram's own")),
        format!(
            "proxy          {}",
            if settings.proxies.is_empty() { "none".into() } else { settings.proxies.join(", ") }
        ),
        format!("data-dir       {}", settings.data_dir.display()),
        format!("key-file       {}", settings.key_file.display()),
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
        format!("health-listen  {}", or(settings.health.map(|health| health.address().to_string()), "off")),
        format!(
            "webhook        {}",
            or(
                settings.webhook.as_ref().map(|it| format!("comes in at {}", it.listen)),
                "none: updates are asked for"
            )
        ),
        format!("send-rate      {}", settings.limits.per_second),
        format!("backup-every   {} h", settings.backup_every.as_secs() / 3600),
    ];
    lines.extend(settings.warnings.iter().map(|warning| format!("warning        {warning}")));
    lines.push("The configuration is in order.".to_string());
    lines.join("\n")
}
