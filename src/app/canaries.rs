//! Sees to it that each administrator's next canary is planned.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::admin::canary::add_to;
use super::{App, lanes};
use crate::ports::{Clock, Commit, LadderChange, Ports, Store};
use crate::reminders::{ChatId, Reminder, Rung};

/// How often it is looked at.
const TICK: Duration = Duration::from_secs(60);

/// Looks and plans until told to stop.
pub async fn keep_planning<P: Ports>(app: Arc<App<P>>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        for admin in app.options.admins.iter().copied().map(ChatId) {
            if app.store.leads() && is_missing(&app, admin).await {
                lanes::alone(&app, admin, plan(&app, admin)).await;
            }
        }
        tokio::select! {
            () = app.clock.sleep(TICK) => {}
            _ = stop.changed() => {}
        }
    }
}

async fn is_missing<P: Ports>(app: &App<P>, admin: ChatId) -> bool {
    let now = app.clock.now();
    match app.store.ladder(admin).await {
        Ok(ladder) => !ladder.reminders().any(|it| it.id.rung == Rung::Canary && it.at > now),
        Err(error) => {
            tracing::error!("the heartbeat reminder cannot be planned: {error}");
            false
        }
    }
}

async fn plan<P: Ports>(app: &App<P>, admin: ChatId) {
    let now = app.clock.now();
    let planned = async {
        let ladder = app.store.ladder(admin).await?;
        let mut plan: Vec<Reminder> = ladder.reminders().copied().collect();
        add_to(app, admin, &mut plan, now);
        let change = LadderChange::Replace(plan);
        app.store.commit(Commit { ladder: change, ..Commit::new(admin, now) }).await
    };
    if let Err(error) = planned.await {
        tracing::error!("the heartbeat reminder cannot be planned: {error}");
    }
}
