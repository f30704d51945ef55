//! The playground's clock: the system's time plus an offset that a person can move, so that
//! a reminder of next month arrives before one's eyes.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::watch;

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
