//! Whose update is handled next where more wait than this machine can handle at once: whoever had
//! least in the last minute, and of equals whoever came first.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use tokio::sync::oneshot;

use crate::locks::lock;

/// Updates handled at once for each core: enough that none idles while one is read.
const FOR_EACH_CORE: usize = 4;

/// The updates that are being handled, and those that wait for their turn.
#[derive(Debug)]
pub struct Turns {
    most: usize,
    queue: Mutex<Queue>,
}

#[derive(Debug, Default)]
struct Queue {
    /// How many turns are given out.
    taken: usize,
    /// How many have come, to keep equals in their order.
    came: u64,
    waiting: BTreeMap<(u32, u64), oneshot::Sender<()>>,
}

impl Default for Turns {
    fn default() -> Turns {
        Turns::new(std::thread::available_parallelism().map_or(1, usize::from) * FOR_EACH_CORE)
    }
}

impl Turns {
    fn new(most: usize) -> Turns {
        Turns { most, queue: Mutex::default() }
    }

    /// Queues up for somebody who had so much in the last minute.
    pub fn ask(self: &Arc<Self>, share: u32) -> Turn {
        let mut queue = self.lock();
        let granted = if queue.taken < self.most {
            queue.taken += 1;
            None
        } else {
            let (grants, granted) = oneshot::channel();
            queue.came += 1;
            let place = (share, queue.came);
            queue.waiting.insert(place, grants);
            Some(granted)
        };
        drop(queue);
        Turn { turns: Arc::clone(self), granted }
    }

    fn hand_on(&self) {
        let mut queue = self.lock();
        while let Some((_, next)) = queue.waiting.pop_first() {
            if next.send(()).is_ok() {
                return;
            }
        }
        queue.taken -= 1;
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        lock(&self.queue)
    }
}

/// A turn that has come or will come; it ends when it is dropped.
#[derive(Debug)]
pub struct Turn {
    turns: Arc<Turns>,
    /// Says that it has come; `None` once it has.
    granted: Option<oneshot::Receiver<()>>,
}

impl Turn {
    /// Waits until it has come.
    pub async fn comes(&mut self) {
        if let Some(granted) = &mut self.granted {
            // Never fails: whoever grants outlives whoever waits, and drops no grant.
            let _ = granted.await;
            self.granted = None;
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let has_come = self.granted.take().is_none_or(|mut granted| {
            granted.close();
            granted.try_recv().is_ok()
        });
        if has_come {
            self.turns.hand_on();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has_come(turn: &mut Turn) -> bool {
        let granted = turn.granted.as_mut();
        granted.is_none_or(|granted| granted.try_recv().is_ok())
    }

    #[test]
    fn whoever_had_least_comes_first_and_equals_in_their_order() {
        let turns = Arc::new(Turns::new(1));
        let first = turns.ask(9);
        let [mut much, mut little, mut later] = [7, 1, 1].map(|share| turns.ask(share));
        assert!(!has_come(&mut much) && !has_come(&mut little) && !has_come(&mut later));
        drop(first);
        assert!(!has_come(&mut much) && !has_come(&mut later));
        drop(little);
        assert!(!has_come(&mut much));
        drop(later);
        drop(much);
        assert_eq!(turns.lock().taken, 0, "each turn has ended");
    }

    #[test]
    fn a_turn_that_nobody_waits_for_any_more_goes_to_the_next() {
        let turns = Arc::new(Turns::new(1));
        let first = turns.ask(0);
        let (gone, mut next) = (turns.ask(1), turns.ask(2));
        drop(gone);
        drop(first);
        assert!(has_come(&mut next));
    }
}
