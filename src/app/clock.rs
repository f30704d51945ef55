//! The system's clock. The playground brings its own, which can be moved forward.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use crate::ports::Clock;

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
