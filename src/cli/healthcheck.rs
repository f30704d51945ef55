//! `ruqsat healthcheck`: asks the bot that runs on this machine whether it can be relied on, for
//! containers that have no shell.

use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::path::PathBuf;
use std::time::Duration;

use super::config::{self, HealthListen};
use super::{Failure, Outcome, lines};

const PATIENCE: Duration = Duration::from_secs(4);

/// Whom to ask.
#[derive(clap::Args)]
pub struct Arguments {
    /// The bot's configuration file, if it has one.
    #[arg(long, env = "RUQSAT_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where the bot's health is served. [default: 127.0.0.1:8086]
    #[arg(long, env = "RUQSAT_HEALTH_LISTEN", value_name = "ADDR")]
    health_listen: Option<HealthListen>,
}

/// Exit 0 if it is ready, 1 with the reason if it is not.
pub fn run(arguments: Arguments) -> Outcome {
    let address = config::Arguments::health_address(arguments.config.as_deref(), arguments.health_listen)?;
    let address = reachable(address);
    let answer = ask(address).map_err(|error| {
        Failure::failed(format!(
            "no bot answers on {address} ({error}); is it running with this RUQSAT_HEALTH_LISTEN?"
        ))
    })?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    match head.split(' ').nth(1) {
        Some("200") => lines::print(body.trim_end()),
        _ => Err(Failure::failed(format!("not ready: {}", body.trim_end().replace('\n', "; ")))),
    }
}

/// An address that stands for every interface cannot be asked: the loopback address of its kind can.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

fn ask(address: SocketAddr) -> io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.take(64 << 10).read_to_string(&mut answer)?;
    Ok(answer)
}
