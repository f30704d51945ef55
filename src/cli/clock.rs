//! The clock of a bot that runs: the machine's, or the playground's.

use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::app::clock::SystemClock;
use crate::playground;
use crate::ports::Clock;

/// One type for both, so that the whole bot is compiled once and not once for each.
#[derive(Clone, Debug)]
pub enum EitherClock {
    /// Nobody can move it.
    System(SystemClock),
    /// Somebody before the playground can.
    Playground(playground::Clock),
}

impl EitherClock {
    /// The machine's; starts counting now.
    pub fn system() -> EitherClock {
        EitherClock::System(SystemClock::new())
    }
}

impl Clock for EitherClock {
    fn now(&self) -> DateTime<Utc> {
        match self {
            EitherClock::System(clock) => clock.now(),
            EitherClock::Playground(clock) => clock.now(),
        }
    }

    fn elapsed(&self) -> Duration {
        match self {
            EitherClock::System(clock) => clock.elapsed(),
            EitherClock::Playground(clock) => Clock::elapsed(clock),
        }
    }

    fn is_in_doubt(&self) -> bool {
        match self {
            EitherClock::System(clock) => clock.is_in_doubt(),
            EitherClock::Playground(clock) => clock.is_in_doubt(),
        }
    }

    async fn sleep(&self, span: Duration) {
        match self {
            EitherClock::System(clock) => clock.sleep(span).await,
            EitherClock::Playground(clock) => clock.sleep(span).await,
        }
    }
}
