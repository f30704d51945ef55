//! The playground's clock: the system's time plus an offset that a person can move, so that
//! a reminder of next month arrives before one's eyes.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::watch;

use crate::ports;

/// A cheap handle on the playground's time; every clone shows the same time.
#[derive(Clone, Debug)]
pub struct Clock {
    offset_ms: Arc<watch::Sender<i64>>,
    /// How far it was moved on in all, in milliseconds.
    moved_on_ms: Arc<AtomicU64>,
    started: Instant,
}

impl Default for Clock {
    fn default() -> Clock {
        let offset_ms = Arc::new(watch::Sender::new(0));
        Clock { offset_ms, moved_on_ms: Arc::default(), started: Instant::now() }
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
        let moved_on = offset_ms.saturating_sub(self.offset_ms()).max(0).unsigned_abs();
        self.moved_on_ms.fetch_add(moved_on, Ordering::Relaxed);
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
        // Moved on, time passes; moved back, only the wall clock is set.
        self.started.elapsed() + Duration::from_millis(self.moved_on_ms.load(Ordering::Relaxed))
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
