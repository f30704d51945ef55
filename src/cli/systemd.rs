//! Notifies systemd, where `NOTIFY_SOCKET` is set: ready, alive, stopping.
//!
//! The protocol of sd_notify(3): one datagram to the socket that `NOTIFY_SOCKET` names.

use std::time::Duration;

/// Tells systemd something; does nothing where it does not listen.
pub fn tell(state: &str) {
    let Some(socket) = std::env::var_os("NOTIFY_SOCKET") else { return };
    if let Err(error) = send(&socket, state) {
        tracing::warn!("systemd could not be told `{state}`: {error}");
    }
}

/// Feeds systemd's watchdog as long as the bot is alive; ends at once where nobody asked for it.
/// A bot that hangs is killed and started again then.
pub async fn feed_watchdog(is_alive: impl Fn() -> bool) {
    let limit = std::env::var("WATCHDOG_USEC").ok().and_then(|text| text.parse().ok());
    let Some(limit) = limit.map(Duration::from_micros).filter(|limit| !limit.is_zero()) else { return };
    loop {
        if is_alive() {
            tell("WATCHDOG=1");
        } else {
            tracing::error!("a loop of the bot hangs: systemd is not told that it is alive");
        }
        tokio::time::sleep(limit / 4).await;
    }
}

#[cfg(target_os = "linux")]
fn send(socket: &std::ffi::OsStr, state: &str) -> std::io::Result<()> {
    use std::os::linux::net::SocketAddrExt;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::net::{SocketAddr, UnixDatagram};

    let address = match socket.as_bytes().strip_prefix(b"@") {
        Some(name) => SocketAddr::from_abstract_name(name)?,
        None => SocketAddr::from_pathname(socket)?,
    };
    UnixDatagram::unbound()?.send_to_addr(state.as_bytes(), &address).map(drop)
}

#[cfg(not(target_os = "linux"))]
fn send(_socket: &std::ffi::OsStr, _state: &str) -> std::io::Result<()> {
    Ok(())
}
