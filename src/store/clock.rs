//! The one clock of the store: how long something took or has waited. The date is an argument.

use std::time::{Duration, Instant};

/// Time since the store was opened. Never steps back.
#[derive(Clone, Copy, Debug)]
pub(super) struct StoreClock(Instant);

impl StoreClock {
    pub(super) fn start() -> StoreClock {
        StoreClock(Instant::now())
    }

    pub(super) fn elapsed(self) -> Duration {
        self.0.elapsed()
    }

    /// How long ago that was.
    pub(super) fn since(self, then: Duration) -> Duration {
        self.elapsed().saturating_sub(then)
    }
}
