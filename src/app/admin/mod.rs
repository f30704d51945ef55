//! What an administrator gets: counts on `/admin`, the announcing of an outage, a message to everybody, a
//! reminder a day that everything still works, and once a week what of the law is to be checked again. To everybody else
//! the command does not exist.

pub mod broadcast;
pub mod canary;
pub mod due;
pub mod notice;
pub mod outage;
pub mod reports;

use std::sync::Arc;

use super::known::lang_of;
use super::metrics::Fate;
use super::wording::{alone, just};
use super::{App, speaking};
use crate::conversation::event::{Button, Effect, Event, Say, What};
use crate::lang::Lang;
use crate::ports::{Clock, Commit, Incoming, Ports, Store, Urgency};
use crate::reminders::ChatId;
use crate::speech::{Message, say};

/// The number of months shown.
const MONTHS: usize = 2;
/// Lines of a list at most.
const MOST_LINES: usize = 20;

/// The answer to an administrator; `None` for anybody and anything else. A private chat has its
/// person's id, so the same person writing in a group is nobody here.
pub async fn answer<P: Ports>(
    app: &App<P>,
    incoming: &Incoming,
    event: &Event,
    lang: Lang,
) -> Option<Vec<Effect>> {
    if !app.options.admins.contains(&incoming.chat.0) {
        return None;
    }
    Box::pin(to_administrator(app, incoming, event, lang)).await
}

async fn to_administrator<P: Ports>(
    app: &App<P>,
    incoming: &Incoming,
    event: &Event,
    lang: Lang,
) -> Option<Vec<Effect>> {
    match &event.what {
        What::Command { name, rest } if name == "admin" => {
            if let Some(row) = rest.strip_prefix("notice") {
                let said = match row.trim().strip_prefix("withdraw ") {
                    Some(id) => just(lang, notice::withdraw(app, id.trim()).await),
                    None => notice::propose(app, incoming.chat, lang, row).await,
                };
                return Some(vec![Effect::Say(said)]);
            }
            let said = match rest.strip_prefix("outage") {
                Some(row) => match row.trim().strip_prefix("withdraw ") {
                    Some(id) => just(lang, outage::withdraw(app, id.trim()).await),
                    None => outage::propose(app, incoming.chat, lang, row).await,
                },
                None => match rest.strip_prefix("say") {
                    Some(text) => broadcast::propose(app, incoming.chat, lang, text).await,
                    None => {
                        // Another instance may have written since.
                        app.months.load(&*app.store).await;
                        counts(app, lang)
                    }
                },
            };
            Some(vec![Effect::Say(said)])
        }
        What::Press { query, data, message } => {
            let decided = match outage::decide(app, incoming.chat, data).await {
                Some(decided) => decided,
                None => match notice::decide(app, incoming.chat, data).await {
                    Some(decided) => decided,
                    None => match broadcast::decide(app, incoming.chat, data).await {
                        Some(decided) => decided,
                        None => reports::decide(app, data).await?,
                    },
                },
            };
            let paragraphs = vec![decided];
            let said = Say { instead_of: Some(*message), ..Say::new(lang, paragraphs, Vec::new()) };
            Some(vec![Effect::AnswerPress { query: query.clone(), note: None }, Effect::Say(said)])
        }
        _ => None,
    }
}

/// Says something to each administrator, in the language each has chosen.
pub async fn tell_all<P: Ports>(app: &Arc<App<P>>, word: impl Fn(&App<P>) -> Message) {
    for admin in app.options.admins.iter().copied().map(ChatId) {
        let lang = lang_of(app, admin).await.unwrap_or(Lang::RU);
        let mut commit = Commit::new(admin, app.clock.now());
        commit.urgency = Urgency::Reminder;
        commit.outbox = vec![crate::app::saved_form(&alone(lang, word(app)))];
        match app.store.commit(commit).await {
            Ok(saved) => speaking::speak_all_in_turn(app, saved.each().collect()),
            Err(error) => tracing::error!("a message to an administrator was not sent: {error}"),
        }
    }
}

/// Says the same to each administrator, with buttons.
pub async fn tell_all_with<P: Ports>(app: &Arc<App<P>>, paragraphs: &[Message], buttons: &[Vec<Button>]) {
    for admin in app.options.admins.iter().copied().map(ChatId) {
        let lang = lang_of(app, admin).await.unwrap_or(Lang::RU);
        let (paragraphs, buttons) = (paragraphs.to_vec(), buttons.to_vec());
        let said = Effect::Say(Say::new(lang, paragraphs, buttons));
        let mut commit = Commit::new(admin, app.clock.now());
        commit.outbox = vec![crate::app::saved_form(&said)];
        match app.store.commit(commit).await {
            Ok(saved) => speaking::speak_all_in_turn(app, saved.each().collect()),
            Err(error) => tracing::error!("a message to an administrator was not sent: {error}"),
        }
    }
}

fn counts<P: Ports>(app: &App<P>, lang: Lang) -> Say {
    let paragraphs = vec![
        say::admin_headline(),
        figures(app),
        months(app),
        say::admin_say_how(),
        say::admin_reported_wrong(counted(app, "reported-wrong")),
        say::admin_unanswered(counted(app, "kind")),
        say::admin_outage_how(),
        say::admin_notice_how(),
    ];
    Say::new(lang, paragraphs, Vec::new())
}

/// This month and the last, a line for each thing that was done.
fn months<P: Ports>(app: &App<P>) -> Message {
    let months = app.months.shown(MONTHS).into_iter();
    let lines = months.flat_map(|(month, lines)| {
        let lines = lines.into_iter().take(MOST_LINES);
        lines.map(move |line| format!("{month} {line}")).collect::<Vec<String>>()
    });
    say::admin_months(lines.collect::<Vec<String>>().join("\n"))
}

fn figures<P: Ports>(app: &App<P>) -> Message {
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

fn overdue_minutes<P: Ports>(app: &App<P>) -> i64 {
    app.store.figures().next_due.map_or(0, |next| (app.clock.now() - next).num_minutes().max(0))
}

/// The most frequent of one sort of answer, one a line.
fn counted<P: Ports>(app: &App<P>, sort: &str) -> String {
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
