//! Keeps to this instance's part of what one bot may send in a second.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::App;
use crate::ports::{Clock, Ports, Store};

/// How soon a part that was not granted again is given up.
const TICK: Duration = Duration::from_millis(100);

/// Keeps to it until told to stop; at once done where the store is not shared.
pub async fn keep_to_it<P: Ports>(app: Arc<App<P>>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let Some(share) = app.store.share() else { return };
        app.limiter.allow(usize::try_from(share).unwrap_or(usize::MAX));
        tokio::select! {
            () = app.clock.sleep(TICK) => {}
            _ = stop.changed() => {}
        }
    }
}
