//! Takes up what nobody has in hand: what a process left over that ended, here or elsewhere, and what
//! was put back until now.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::{App, lanes, speaking};
use crate::ports::{Clock, Durable, Outgoing, Ports, Store, Urgency};
use crate::reminders::ChatId;

/// How often it is looked for.
const TICK: Duration = Duration::from_secs(2);
/// The most that are taken up at a time.
const AT_ONCE: usize = 1000;

/// Looks for it until told to stop.
pub async fn keep_taking_up<P: Ports>(app: Arc<App<P>>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        tokio::select! {
            () = app.clock.sleep(TICK) => {}
            _ = stop.changed() => break,
        }
        take_up(&app).await;
    }
}

/// Says what was saved and perhaps not said, and handles what was received and not handled.
pub async fn take_up<P: Ports>(app: &Arc<App<P>>) {
    loop {
        let left = match app.store.left_over(app.clock.now(), AT_ONCE).await {
            Ok(left) => left,
            Err(error) => return tracing::error!(%error, "cannot look for what was left over"),
        };
        let (received, said) = left.parts();
        let is_all = received.len() < AT_ONCE && said.len() < AT_ONCE;
        let mut queues: BTreeMap<(ChatId, bool), Vec<Durable<Outgoing>>> = BTreeMap::new();
        for outgoing in said {
            let queue = (outgoing.chat, outgoing.urgency == Urgency::Reminder);
            queues.entry(queue).or_default().push(outgoing);
        }
        queues.into_values().for_each(|messages| speaking::speak_all_in_turn(app, messages));
        received.into_iter().for_each(|incoming| lanes::push(app, incoming));
        if is_all {
            return;
        }
    }
}
