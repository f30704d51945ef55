//! Fast path: on a slow disk, updates that only show something are answered before they are committed.

use std::sync::Arc;

use tokio::task::JoinSet;

use super::{App, early, handling, speaking};
use crate::conversation::event::Effect;
use crate::ports::{Incoming, Ports};

/// Answers what the store has not taken in yet and what changes nothing of a chat, where all that waits in it is of that kind. Nothing is
/// promised by such an answer: after a crash it comes once more at worst. What does not arrive at once is saved with
/// the update and said until it does.
pub async fn answer<P: Ports>(app: &Arc<App<P>>, batch: &[Incoming]) {
    let mut answers = JoinSet::new();
    for incoming in batch {
        let is_alone = batch.iter().filter(|other| other.chat == incoming.chat).count() == 1;
        if is_alone && app.lanes.len_of(incoming.chat) <= app.early.count_answered(incoming.chat) {
            let (app, incoming) = (Arc::clone(app), incoming.clone());
            answers.spawn(async move { answer_one(&app, &incoming).await });
        }
    }
    while answers.join_next().await.is_some() {}
}

async fn answer_one<P: Ports>(app: &Arc<App<P>>, incoming: &Incoming) {
    let Some(effects) = handling::only_shows(app, incoming).await else { return };
    let (spinners, said): (Vec<Effect>, Vec<Effect>) =
        effects.into_iter().partition(|effect| matches!(effect, Effect::AnswerPress { .. }));
    let saying = if said.is_empty() { None } else { early::say(app, incoming.chat, &said) };
    if said.is_empty() || saying.is_some() {
        app.early.answered(incoming.update_id, saying);
        spinners.into_iter().for_each(|spinner| speaking::stop_spinner(app, spinner));
    }
}
