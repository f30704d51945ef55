//! The system's clock, and the one that instances share. The playground brings its own, which can be moved forward.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use crate::ports::{Clock, Store, Time};

/// What time it is by the store's clock, where instances share one, and else by this machine's. Dates that others
/// read have to come from here: what a machine ten minutes behind has in hand would be anybody's at once.
#[derive(Clone, Debug)]
pub struct SharedClock<S, C> {
    store: Arc<S>,
    own: C,
}

impl<S: Store, C: Clock> SharedClock<S, C> {
    /// The clock of this store, on a machine whose own is `own`.
    pub fn new(store: Arc<S>, own: C) -> SharedClock<S, C> {
        SharedClock { store, own }
    }
}

impl<S: Store, C: Clock> Clock for SharedClock<S, C> {
    fn now(&self) -> DateTime<Utc> {
        match self.store.time() {
            Time::Shared(now) => now,
            Time::Own | Time::InDoubt => self.own.now(),
        }
    }

    fn elapsed(&self) -> Duration {
        self.own.elapsed()
    }

    fn sleep(&self, span: Duration) -> impl Future<Output = ()> + Send {
        self.own.sleep(span)
    }
}

/// The clock of the machine.
#[derive(Clone, Debug)]
pub struct SystemClock {
    started: Instant,
}

impl SystemClock {
    /// Starts counting now.
    #[expect(clippy::new_without_default, reason = "a clock that starts is an act, not a default value")]
    pub fn new() -> SystemClock {
        SystemClock { started: Instant::now() }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    async fn sleep(&self, span: Duration) {
        tokio::time::sleep(span).await;
    }
}
