//! Processes one update: reads the chat, takes the step, commits it in one transaction, sends.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use tracing::Instrument;

use super::early::{self, Inbox};
use super::known::{Read, known, lang_of, read};
use super::metrics::Fate;
use super::months::Before;
use super::turns::Turn;
use super::wording::alone;
use super::{App, admin, outage_reports, speaking};
use crate::conversation::chat::Chat;
use crate::conversation::event::{Effect, Event};
use crate::conversation::{self, Reminders, Step, record, schedule};
use crate::lang::Lang;
use crate::ports::{Basis, Clock, Commit, Incoming, LadderChange, Ports, RecordChange, Store, StoreError};
use crate::reminders::{ChatId, Reminder};
use crate::speech::say;

/// Processes one update to completion; a failure or a panic never affects other updates. Returns the
/// chat's next update, where that is ours now.
pub async fn handle<P: Ports>(app: &Arc<App<P>>, incoming: Incoming, turn: Turn) -> Option<Incoming> {
    let began = app.clock.elapsed();
    let span = tracing::info_span!("update", id = super::logging::random_id());
    let (fate, next) = handle_one(app, incoming, turn).instrument(span.clone()).await;
    let took_ms = (app.clock.elapsed() - began).as_millis() as u64;
    span.in_scope(|| tracing::debug!(outcome = ?fate, took_ms, "update handled"));
    next
}

/// Steps until the step stands on what is known of the chat: another instance may change it meanwhile.
async fn handle_one<P: Ports>(app: &Arc<App<P>>, incoming: Incoming, mut turn: Turn) -> Handled {
    turn.comes().await;
    let Ok(event) = serde_json::from_slice::<Event>(&incoming.body) else {
        tracing::error!("an update in the inbox cannot be read; it is set aside");
        let nothing = Commit::new(incoming.chat, app.clock.now());
        app.metrics.update(Fate::Unreadable);
        // It stands on nothing that was read, so it cannot be in vain.
        let next = finish(app, &incoming, nothing, Vec::new()).await.unwrap_or_default();
        return (Fate::Unreadable, next);
    };
    let mut turn = Some(turn);
    loop {
        if let Ok((fate, next)) = try_step(app, &incoming, &event, &mut turn).await {
            app.metrics.update(fate);
            return (fate, next);
        }
    }
}

/// The chat's record was changed since it was read: nothing was written and nothing was said.
struct Changed;

/// What became of an update, and the chat's next one, where that is ours now.
type Handled = (Fate, Option<Incoming>);

/// The turn ends with the step: the disk and the people are waited for beside others. What is seldom is
/// boxed: its room would be copied with every update.
async fn try_step<P: Ports>(
    app: &Arc<App<P>>,
    incoming: &Incoming,
    event: &Event,
    turn: &mut Option<Turn>,
) -> Result<Handled, Changed> {
    let now = app.clock.now();
    let client = event.client.as_deref().and_then(Lang::from_tag);
    let Read { chat, version, form } = match read(app, incoming.chat).await {
        Ok(known) => known,
        Err(error @ (StoreError::Away(_) | StoreError::Unknown(_))) => {
            tracing::error!(%error, "an update waits for the store");
            app.store.release(incoming.update_id);
            return Ok((Fate::Failed, None));
        }
        Err(error) => {
            tracing::error!(%error, "cannot read the chat of an update");
            drop(turn.take());
            return Box::pin(apologise(app, incoming, client)).await;
        }
    };
    let lang = chat.as_ref().and_then(|chat| chat.lang);
    let before = chat.as_ref().map_or(Before::Unknown, |chat| Before::Known { documents: chat.cases.len() });
    let admin = admin::answer(app, incoming, event, lang.or(client).unwrap_or(Lang::RU));
    if let Some(effects) = admin.await {
        drop(turn.take());
        let next = finish(app, incoming, Commit::new(incoming.chat, now), effects).await?;
        return Ok((Fate::Handled, next));
    }
    let stepped = catch_unwind(AssertUnwindSafe(|| {
        app.with_world(now, |world| {
            let step = conversation::step(chat, event, world);
            let ladder = ladder_of(app, incoming.chat, &step, world);
            (step, ladder)
        })
    }));
    drop(turn.take());
    let Ok((mut step, ladder)) = stepped else {
        tracing::error!(
            "a step of the conversation panicked; the update is done and answered with an apology"
        );
        return Box::pin(apologise(app, incoming, lang.or(client))).await;
    };
    if let Some(chat) = step.chat.as_mut().filter(|_| !before.has_documents()) {
        // What is saved from now on was assessed under the law in force.
        chat.law = app.law_mark();
    }
    let count = step.count.take();
    let is_reported = step.reported.is_some();
    if let Some(told) = step.reported.take()
        && let Err(error) = Box::pin(outage_reports::take(app, incoming.chat, told)).await
    {
        tracing::error!(%error, "an outage report is not kept");
        step.effects = vec![alone(lang.or(client).unwrap_or(Lang::RU), say::not_saved())];
    }
    if step.chat.is_none()
        && let Err(error) = Box::pin(outage_reports::forget(app, incoming.chat)).await
    {
        tracing::error!(%error, "a person's outage reports are not erased yet");
        return Box::pin(apologise(app, incoming, lang.or(client))).await;
    }
    let commit = Commit { basis: Basis::Read(version), ladder, ..commit_of(incoming.chat, &step, now) };
    let form = form.filter(|_| !is_reported);
    let next = finish_after(app, incoming, form.as_deref(), commit, step.effects).await?;
    app.months.handled(now, count.as_ref(), before, step.chat.as_ref());
    count.into_iter().for_each(|count| app.metrics.count(count));
    Ok((Fate::Handled, next))
}

/// Answers an update that cannot be handled; it is done with that.
async fn apologise<P: Ports>(
    app: &Arc<App<P>>,
    incoming: &Incoming,
    lang: Option<Lang>,
) -> Result<Handled, Changed> {
    let sorry = vec![alone(lang.unwrap_or(Lang::RU), say::something_went_wrong())];
    let next = finish(app, incoming, Commit::new(incoming.chat, app.clock.now()), sorry).await?;
    Ok((Fate::Failed, next))
}

/// What an update is answered with, where that changes nothing: no record, no reminder, no promise.
pub async fn only_shows<P: Ports>(app: &App<P>, incoming: &Incoming) -> Option<Vec<Effect>> {
    let event: Event = serde_json::from_slice(&incoming.body).ok()?;
    let chat = known(app, incoming.chat).await.ok()??;
    if app.options.admins.contains(&incoming.chat.0) {
        return None;
    }
    let (now, before) = (app.clock.now(), chat.clone());
    let stepped =
        AssertUnwindSafe(|| app.with_world(now, |world| conversation::step(Some(chat), &event, world)));
    let step = catch_unwind(stepped).ok()?;
    let is_told = |effect: &Effect| matches!(effect, Effect::Say(_) | Effect::AnswerPress { .. });
    let changes_nothing = step.reminders == Reminders::Keep
        && step.reported.is_none()
        && step.told.is_empty()
        && step.chat.as_ref() == Some(&before)
        && step.effects.iter().all(is_told);
    changes_nothing.then_some(step.effects)
}

/// What the sender of a dropped update reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FloodReply {
    /// That answers come more slowly than that; for the first of a flood.
    SlowDown,
    /// Nothing.
    Silence,
}

/// An update of a chat that writes faster than it can be answered: it is done, and the first of a
/// flood is answered with a note.
pub async fn drop_update<P: Ports>(
    app: &Arc<App<P>>,
    incoming: Incoming,
    reply: FloodReply,
) -> Option<Incoming> {
    app.metrics.update(Fate::Dropped);
    let mut effects = Vec::new();
    if reply == FloodReply::SlowDown {
        effects.push(alone(language(app, &incoming).await, say::slow_down()));
    }
    // It stands on nothing that was read, so it cannot be in vain.
    let nothing = Commit::new(incoming.chat, app.clock.now());
    finish(app, &incoming, nothing, effects).await.unwrap_or_default()
}

/// The language of whoever an update comes from: the chosen one, or the client's.
pub(super) async fn language<P: Ports>(app: &App<P>, incoming: &Incoming) -> Lang {
    let chosen = lang_of(app, incoming.chat).await;
    chosen.or_else(|| client_lang(incoming)).unwrap_or(Lang::RU)
}

fn client_lang(incoming: &Incoming) -> Option<Lang> {
    let event = serde_json::from_slice::<Event>(&incoming.body).ok()?;
    Lang::from_tag(event.client.as_deref()?)
}

/// The chat's whole ladder, where a step changed it.
fn ladder_of<P: Ports>(
    app: &App<P>,
    id: ChatId,
    step: &Step,
    world: &conversation::World<'_>,
) -> LadderChange {
    match (step.reminders, &step.chat) {
        (Reminders::Keep, _) | (_, None) => LadderChange::Keep,
        (Reminders::Park, _) => LadderChange::Park,
        (Reminders::Resume, _) => LadderChange::Unpark,
        (Reminders::Plan, Some(chat)) => LadderChange::Replace(ladder(app, id, chat, world)),
    }
}

/// Every reminder of every saved document of a chat, and an administrator's canaries.
pub fn ladder<P: Ports>(
    app: &App<P>,
    id: ChatId,
    chat: &Chat,
    world: &conversation::World<'_>,
) -> Vec<Reminder> {
    let mut plan: Vec<Reminder> = chat
        .cases
        .iter()
        .flat_map(|case| {
            schedule::planned(case, &chat.settings, world)
                .into_iter()
                .map(move |planned| Reminder::new(case, &planned))
        })
        .collect();
    admin::canary::add_to(app, id, &mut plan, world.now);
    plan
}

/// What a step changes, apart from the reminders.
fn commit_of(chat: ChatId, step: &Step, now: DateTime<Utc>) -> Commit {
    let record =
        step.chat.as_ref().map_or(RecordChange::Forget, |chat| RecordChange::Put(record::write(chat)));
    let history = step.told.iter().map(super::saved_form).collect();
    Commit { record, history, ..Commit::new(chat, now) }
}

/// Writes the commit down and then speaks; where it cannot be written, says that it was not saved.
/// Returns the chat's next update, where that is ours now.
async fn finish<P: Ports>(
    app: &Arc<App<P>>,
    incoming: &Incoming,
    commit: Commit,
    effects: Vec<Effect>,
) -> Result<Option<Incoming>, Changed> {
    finish_after(app, incoming, None, commit, effects).await
}

/// The same where the saved form of the record was `before`: on a slow disk, what leaves that as it was is said
/// before the commit is written down.
async fn finish_after<P: Ports>(
    app: &Arc<App<P>>,
    incoming: &Incoming,
    before: Option<&[u8]>,
    mut commit: Commit,
    mut effects: Vec<Effect>,
) -> Result<Option<Incoming>, Changed> {
    let mut saying = app.early.still_said(incoming.update_id);
    if app.early.was_answered(incoming.update_id) {
        // What has not arrived yet is saved, so that it is said whatever becomes of the first try.
        let is_open = saying.is_some();
        effects.retain(|effect| is_open && !matches!(effect, Effect::AnswerPress { .. }));
    }
    commit.update_id = Some(incoming.update_id);
    let only_shows = before.is_some_and(|before| only_shows_again(&commit, before, &effects));
    let promises =
        !matches!(commit.ladder, LadderChange::Keep) || matches!(commit.record, RecordChange::Forget);
    // Stopping a spinner is no promise: it need not survive a crash, and must not wait.
    let (spinners, said): (Vec<Effect>, Vec<Effect>) =
        effects.into_iter().partition(|effect| matches!(effect, Effect::AnswerPress { .. }));
    commit.outbox = said.iter().map(super::saved_form).collect();
    let forms = commit.outbox.clone();
    for spinner in spinners {
        speaking::stop_spinner(app, spinner);
    }
    let inbox = app.early.inbox(incoming.update_id);
    let mut committing = pin!(app.store.commit(commit));
    let committed = tokio::select! {
        committed = &mut committing => committed,
        () = app.clock.sleep(early::PATIENCE), if only_shows && !said.is_empty() && saying.is_none() => {
            saying = early::say(app, incoming.chat, &said);
            committing.await
        }
    };
    if matches!(committed, Err(StoreError::Changed)) {
        return Err(Changed);
    }
    let is_refused =
        matches!(&committed, Err(StoreError::Failed(_) | StoreError::Full | StoreError::Unreadable(_)));
    let comes_again = is_refused && inbox.known().await == Inbox::Lost;
    app.early.finished(incoming.update_id);
    match committed {
        // Whoever took it in says that it was not saved.
        Err(_) if comes_again => {}
        Ok(saved) => {
            let (messages, next) = saved.parts();
            let decoded = forms.into_iter().zip(said).collect();
            match saying {
                Some(saying) => Box::pin(speaking::pass_over(app, messages, decoded, saying)).await,
                None => speaking::speak(app, messages, decoded).await,
            }
            return Ok(next);
        }
        // Another instance has done it, or does first what comes first and is then handed this one.
        Err(StoreError::Done | StoreError::Earlier) => {}
        // Nobody is told that it was not saved, as it may have been: what is open is taken up again by
        // whoever reaches the store, and what was saved to be said is said.
        Err(error @ (StoreError::Away(_) | StoreError::Unknown(_))) => {
            tracing::error!(%error, "an update waits for the store");
        }
        Err(error) => {
            tracing::error!(%error, "cannot write down an update");
            for effect in unsaved(said, promises, saying.is_some()) {
                speaking::say_unsaved(app, incoming.chat, effect).await;
            }
        }
    }
    Ok(None)
}

/// Whether a commit leaves a record as it was and promises nothing: what it says can be said twice.
fn only_shows_again(commit: &Commit, before: &[u8], effects: &[Effect]) -> bool {
    matches!(&commit.record, RecordChange::Put(after) if after == before)
        && commit.ladder == LadderChange::Keep
        && commit.history.is_empty()
        && effects.iter().all(|effect| matches!(effect, Effect::Say(_) | Effect::AnswerPress { .. }))
}

/// What is said where an answer could not be written down: a promise is not made, and what is being said is not
/// said twice.
fn unsaved(said: Vec<Effect>, promises: bool, is_being_said: bool) -> Vec<Effect> {
    let lang = said.iter().find_map(spoken_lang).unwrap_or(Lang::RU);
    match (promises, is_being_said) {
        (true, _) => vec![alone(lang, say::not_saved())],
        (false, true) => Vec::new(),
        (false, false) => said,
    }
}

fn spoken_lang(effect: &Effect) -> Option<Lang> {
    match effect {
        Effect::Say(say) => Some(say.lang),
        Effect::Hand(paper) => Some(paper.lang),
        Effect::AnswerPress { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_nothing_is_saved_no_promise_is_made_and_nothing_is_said_twice() {
        let said = || vec![alone(Lang::EN, say::slow_down())];
        let sorry = vec![alone(Lang::EN, say::not_saved())];
        assert_eq!(unsaved(said(), true, false), sorry);
        assert_eq!(unsaved(said(), true, true), sorry, "what is being said promised nothing yet");
        assert_eq!(unsaved(said(), false, false), said());
        assert_eq!(unsaved(said(), false, true), []);
        assert_eq!(unsaved(Vec::new(), true, false), [alone(Lang::RU, say::not_saved())]);
    }
}
