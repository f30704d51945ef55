//! Ends the process when its loops have hung for two minutes, so that whoever supervises it starts it again:
//! a container is not started again for being unhealthy.

use std::thread;
use std::time::{Duration, Instant};

/// How often it is looked.
const TICK: Duration = Duration::from_secs(5);
/// A look that comes later than this was late itself: the whole process had been stopped.
const LATE: Duration = Duration::from_secs(15);
/// The loops count as hung 90 s after they last turned; after this many more looks two minutes are over.
const LOOKS: u32 = 6;

/// Says whether every loop still turns.
pub type IsAlive = Box<dyn Fn() -> bool + Send>;

/// Counts the looks at which nothing turned.
#[derive(Debug, Default)]
struct Watch {
    last: Option<Duration>,
    in_vain: u32,
}

impl Watch {
    /// Looks at this moment; true once the loops have hung too long. A process that was stopped or
    /// suspended has not hung: it gets its full time again.
    fn looks(&mut self, now: Duration, is_alive: bool) -> bool {
        let was_late = self.last.is_some_and(|last| now - last > LATE);
        self.last = Some(now);
        self.in_vain = if is_alive || was_late { 0 } else { self.in_vain + 1 };
        self.in_vain >= LOOKS
    }
}

/// Watches from a thread of its own: the runtime may be what hangs.
pub fn begin(is_alive: IsAlive) {
    let began = Instant::now();
    let watching = move || {
        let mut watch = Watch::default();
        loop {
            thread::sleep(TICK);
            if watch.looks(began.elapsed(), is_alive()) {
                tracing::error!(
                    "the loops have not turned for two minutes; the process ends, so that it is started again"
                );
                std::process::exit(1);
            }
        }
    };
    if let Err(error) = thread::Builder::new().name("watch".into()).spawn(watching) {
        tracing::warn!(%error, "nobody watches whether the loops hang");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looked(from: u64, until: u64, watch: &mut Watch, is_alive: bool) -> Option<u64> {
        (from..until).step_by(5).find(|at| watch.looks(Duration::from_secs(*at), is_alive))
    }

    #[test]
    fn two_minutes_without_a_turn_end_the_process() {
        let mut watch = Watch::default();
        assert_eq!(looked(0, 600, &mut watch, true), None);
        // 90 s have gone by when the pulse first counts as missing.
        assert_eq!(looked(600, 700, &mut watch, false), Some(625));
    }

    #[test]
    fn a_process_that_was_stopped_has_not_hung() {
        let mut watch = Watch::default();
        assert_eq!(looked(0, 600, &mut watch, true), None);
        assert_eq!(looked(4_200, 4_225, &mut watch, false), None, "an hour on a laptop with its lid closed");
        assert_eq!(looked(4_225, 4_300, &mut watch, true), None);
    }
}
