//! Waiting for the order to stop: Ctrl-C or SIGTERM.

/// Returns when the process is asked to stop.
#[cfg(unix)]
pub async fn asked_for() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        },
        Err(_) => _ = tokio::signal::ctrl_c().await,
    }
}

#[cfg(not(unix))]
pub async fn asked_for() {
    _ = tokio::signal::ctrl_c().await;
}
