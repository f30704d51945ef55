//! Liveness of the main loops, for the watchdog: each beats at every turn.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::locks::lock;

/// Longer than the longest turn of a loop: a poll that Telegram holds open, its patience, a pause.
const LONGEST_TURN: Duration = Duration::from_secs(90);

/// When each loop last turned.
#[derive(Debug, Default)]
pub struct Pulse {
    updates: Mutex<Option<Instant>>,
    reminders: Mutex<Option<Instant>>,
}

/// The loops without which the bot is no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loop {
    /// Updates in.
    Updates,
    /// Reminders out.
    Reminders,
}

impl Pulse {
    /// This loop has turned.
    pub fn beat(&self, which: Loop) {
        *lock(self.of(which)) = Some(Instant::now());
    }

    /// Whether every loop that has begun still turns.
    pub fn is_regular(&self) -> bool {
        self.is_regular_within(LONGEST_TURN)
    }

    /// Whether every loop that has begun has turned within this time.
    pub fn is_regular_within(&self, longest: Duration) -> bool {
        [Loop::Updates, Loop::Reminders].into_iter().all(|which| {
            let last = *lock(self.of(which));
            last.is_none_or(|last| last.elapsed() < longest)
        })
    }

    fn of(&self, which: Loop) -> &Mutex<Option<Instant>> {
        match which {
            Loop::Updates => &self.updates,
            Loop::Reminders => &self.reminders,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_loop_that_hangs_is_noticed_although_the_other_one_turns() {
        let (pulse, longest) = (Pulse::default(), Duration::from_millis(20));
        pulse.beat(Loop::Reminders);
        std::thread::sleep(2 * longest);
        pulse.beat(Loop::Updates);
        assert!(!pulse.is_regular_within(longest));
        pulse.beat(Loop::Reminders);
        assert!(pulse.is_regular_within(longest));
    }
}
