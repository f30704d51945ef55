//! The playground's clock: the system's time plus an offset that a person can move, so that
//! a reminder of next month arrives before one's eyes.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::watch;

use crate::ports;

/// A cheap handle on the playground's time; every clone shows the same time.
#[derive(Clone, Debug)]
pub struct Clock {
    offset_ms: Arc<watch::Sender<i64>>,
}

impl Default for Clock {
    fn default() -> Clock {
        Clock { offset_ms: Arc::new(watch::Sender::new(0)) }
    }
}

impl Clock {
    /// The system's time plus the offset, in UTC.
    pub fn now(&self) -> DateTime<Utc> {
        let offset = TimeDelta::milliseconds(self.offset_ms());
        Utc::now().checked_add_signed(offset).unwrap_or(DateTime::<Utc>::MAX_UTC)
    }

    /// How far this clock is ahead of the system's, in milliseconds.
    pub fn offset_ms(&self) -> i64 {
        *self.offset_ms.borrow()
    }

    /// Changes each time the clock is moved, so that whoever sleeps until an instant can look
    /// at the clock again.
    pub fn moves(&self) -> watch::Receiver<i64> {
        self.offset_ms.subscribe()
    }

    pub(crate) fn set_offset_ms(&self, offset_ms: i64) {
        self.offset_ms.send_replace(offset_ms);
    }

    /// Moves on (or, with a negative span, back).
    pub(crate) fn shift(&self, by: TimeDelta) {
        self.set_offset_ms(self.offset_ms().saturating_add(by.num_milliseconds()));
    }
}

/// Sleepers look at the clock again when it is moved.
impl ports::Clock for Clock {
    fn now(&self) -> DateTime<Utc> {
        Clock::now(self)
    }

    fn elapsed(&self) -> Duration {
        // Only spans are compared; the offset may be moved back, the monotonic clock may not.
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        since + Duration::from_millis(self.offset_ms().max(0).unsigned_abs())
    }

    async fn sleep(&self, span: Duration) {
        let until = Clock::now(self) + span;
        let mut moves = self.moves();
        loop {
            let left = (until - Clock::now(self)).to_std().unwrap_or_default();
            if left.is_zero() {
                return;
            }
            tokio::select! {
                () = tokio::time::sleep(left) => {}
                moved = moves.changed() => {
                    if moved.is_err() {
                        return tokio::time::sleep(left).await;
                    }
                }
            }
        }
    }
}
