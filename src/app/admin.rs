//! What an administrator gets: counts on `/admin`, and a word once a day that everything still
//! works. To everybody else the command does not exist.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, Timelike, Utc};
use chrono_tz::Asia::Almaty;
use tokio::sync::watch;

use super::metrics::Fate;
use super::{App, handling, speaking};
use crate::conversation::event::{Effect, Event, Say, What};
use crate::lang::Lang;
use crate::ports::{Clock, Commit, Incoming, Store};
use crate::reminders::ChatId;
use crate::speech::{Message, say};

/// The daily word goes out at this hour in Kazakhstan.
const HOUR: u32 = 9;
/// How often the clock is looked at for it.
const TICK: Duration = Duration::from_secs(60);
/// Lines of a list at most.
const MOST_LINES: usize = 20;

/// The answer to an administrator's command; `None` for anybody and anything else. A private chat
/// has its person's id, so the same person writing in a group is nobody here.
pub fn answer<S: Store, C: Clock>(
    app: &App<S, C>,
    incoming: &Incoming,
    event: &Event,
    lang: Lang,
) -> Option<Effect> {
    let What::Command { name, .. } = &event.what else { return None };
    let is_admin = name == "admin" && app.options.admins.contains(&incoming.chat.0);
    is_admin.then(|| {
        let paragraphs = vec![
            say::admin_headline(),
            figures(app),
            say::admin_reported_wrong(counted(app, "reported-wrong")),
            say::admin_unanswered(counted(app, "kind")),
        ];
        Effect::Say(Say { lang, paragraphs, buttons: Vec::new(), instead_of: None })
    })
}

fn figures<S: Store, C: Clock>(app: &App<S, C>) -> Message {
    let store = app.store.figures();
    say::admin_figures(
        i64_of(store.chats),
        i64_of(app.metrics.updates(Fate::Failed)),
        i64_of(store.failures),
        i64_of(app.metrics.updates(Fate::Handled)),
        i64_of(store.outbox),
        overdue_minutes(app),
        i64_of(store.ladders),
    )
}

fn overdue_minutes<S: Store, C: Clock>(app: &App<S, C>) -> i64 {
    app.store.next_due().map_or(0, |next| (app.clock.now() - next).num_minutes().max(0))
}

/// The most frequent of one sort of answer, one a line.
fn counted<S: Store, C: Clock>(app: &App<S, C>, sort: &str) -> String {
    let mut lines: Vec<(String, u64)> = app
        .metrics
        .all_answers()
        .into_iter()
        .filter(|(found, ..)| *found == sort)
        .map(|(_, id, count)| (id, count))
        .collect();
    lines.sort_by(|left, right| right.1.cmp(&left.1).then(left.0.cmp(&right.0)));
    lines.truncate(MOST_LINES);
    let lines: Vec<String> = lines.into_iter().map(|(id, count)| format!("{id} {count}")).collect();
    if lines.is_empty() { "–".to_string() } else { lines.join("\n") }
}

fn i64_of(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Writes to each administrator once a day through store, outbox and Telegram: silence is an alarm.
pub async fn greet_daily<S: Store, C: Clock>(app: Arc<App<S, C>>, mut stop: watch::Receiver<bool>) {
    let mut done = day_of(app.clock.now());
    while !*stop.borrow() {
        let day = day_of(app.clock.now());
        if day > done {
            done = day;
            for admin in &app.options.admins {
                greet(&app, ChatId(*admin)).await;
            }
        }
        tokio::select! {
            () = app.clock.sleep(TICK) => {}
            _ = stop.changed() => {}
        }
    }
}

/// The last day on which the hour has come.
fn day_of(now: DateTime<Utc>) -> NaiveDate {
    let there = now.with_timezone(&Almaty);
    let today = there.date_naive();
    if there.hour() >= HOUR { today } else { today.pred_opt().unwrap_or(today) }
}

async fn greet<S: Store, C: Clock>(app: &Arc<App<S, C>>, admin: ChatId) {
    let lang = handling::lang_of(app, admin).await.unwrap_or(Lang::RU);
    let store = app.store.figures();
    let word = say::admin_daily(i64_of(store.chats), i64_of(store.outbox), overdue_minutes(app));
    let mut commit = Commit::new(admin, app.clock.now());
    commit.outbox = serde_json::to_vec(&handling::alone(lang, word)).into_iter().collect();
    match app.store.commit(commit).await {
        Ok(saved) => saved.each().for_each(|outgoing| speaking::speak_later(app, outgoing)),
        Err(error) => tracing::error!("the daily word to the administrators is not sent: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_turns_at_nine_in_kazakhstan() {
        let at = |text: &str| text.parse().map(day_of).map(|day| day.to_string());
        assert_eq!(at("2026-11-22T03:59:59Z"), Ok("2026-11-21".to_string()));
        assert_eq!(at("2026-11-22T04:00:00Z"), Ok("2026-11-22".to_string()));
    }
}
