//! `ruqsat config check`: looks the configuration over without starting anything.

use std::fs;
use std::path::Path;

use super::{Arguments, Settings};
use crate::cli::{Failure, Outcome, lines, run};

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
pub fn check(command: Command) -> Outcome {
    let Action::Check { online, arguments } = command.action;
    let settings = arguments.settings()?;
    check_writable(&settings.data_dir)?;
    if online {
        run::ask_telegram(&settings)?;
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
