//! `ruqsat playground`: the playground alone.

use std::net::SocketAddr;
use std::path::PathBuf;

use super::reach::runtime;
use super::{Failure, Outcome, lines, stop};
use crate::playground::{Config, Playground};

/// The playground alone, for a bot in another process.
#[derive(clap::Args)]
pub struct Arguments {
    /// Where to listen; without this flag 127.0.0.1:8088, or the next free port.
    #[arg(long, value_name = "ADDR")]
    listen: Option<SocketAddr>,
    /// Answer other machines too: everybody who reaches the address can read all chats.
    #[arg(long)]
    allow_remote: bool,
    /// Where the state is kept, in a folder `playground` beneath it.
    #[arg(long, env = "RUQSAT_DATA_DIR", default_value = "data", value_name = "DIR")]
    data_dir: PathBuf,
    /// Accept this token only, instead of every token of a valid form.
    #[arg(long, value_name = "TOKEN")]
    only_token: Option<String>,
    /// Drop Telegram's sending limits (30 messages a second, about one a second for each chat).
    #[arg(long)]
    no_limits: bool,
}

/// Runs it until Ctrl-C or SIGTERM.
pub fn run(arguments: Arguments) -> Outcome {
    let config = config(arguments)?;
    runtime()?.block_on(serve(config))
}

fn config(arguments: Arguments) -> Result<Config, Failure> {
    let mut config = Config::kept_in(arguments.data_dir.join("playground"));
    if let Some(listen) = arguments.listen {
        if !listen.ip().is_loopback() && !arguments.allow_remote {
            return Err(Failure::usage(format!(
                "{listen} is not on this machine alone; choose a loopback address such as 127.0.0.1:8088, or add \
                 --allow-remote if everybody who reaches it may read all chats"
            )));
        }
        config.listen = listen;
        config.next_free_port = false;
    }
    config.remote = arguments.allow_remote;
    config.token = arguments.only_token;
    config.limits = !arguments.no_limits;
    Ok(config)
}

async fn serve(config: Config) -> Outcome {
    let (listen, folder) = (config.listen, config.data_dir.clone().unwrap_or_default());
    let playground = Playground::start(config).await.map_err(|error| {
        Failure::failed(format!(
            "the playground cannot start on {listen} with its state in {}: {error}; choose another --listen or --data-dir",
            folder.display()
        ))
    })?;
    lines::announce(&format!(
        "Playground: {0}/\nPoint a bot at it: TELOXIDE_API_URL={0} TELOXIDE_TOKEN={1}",
        playground.url(),
        playground.token()
    ));
    stop::asked_for().await;
    playground.shutdown().await;
    Ok(())
}
