//! Reassesses every saved document: after a change of law, and once a day.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use chrono_tz::Asia::Almaty;
use tokio::sync::watch;

use super::everybody::{Progress, each_chat, is_theirs_alone};
use super::known::read;
use super::law_files::{self, Files, LawPlaces};
use super::law_notes::{self, Notified};
use super::wording::to_be_said;
use super::{App, admin, broadcasting, downtime, handling, speaking};
use crate::conversation::notify::law_change::look_again;
use crate::conversation::{Chat, record};
use crate::law::{Fault, Law};
use crate::ports::{Basis, Clock, Commit, LadderChange, Ports, RecordChange, Store, StoreError, Urgency};
use crate::reminders::ChatId;

/// How often the law's files and the date are looked at.
const TICK: Duration = Duration::from_secs(10);
/// How soon a clock in doubt is checked again.
const DOUBT: Duration = Duration::from_secs(1);

/// Reloads the law when a file of it is replaced or an outage is announced, and looks at everybody
/// again then and once a day. Runs until told to stop.
pub async fn keep_looking<P: Ports>(app: Arc<App<P>>, mut stop: watch::Receiver<bool>) {
    let mut watched = app.options.law.clone().map(|places| Watched {
        places,
        told: None,
        unread: None,
        refused: None,
        follows: false,
    });
    let today = || app.clock.now().with_timezone(&Almaty).date_naive();
    let mut looked_on = None;
    let mut due_told = admin::due::LastTold::default();
    while !*stop.borrow() {
        // On a wrong day documents would be erased as old and reminders planned as past.
        let in_doubt = app.clock_is_in_doubt();
        if in_doubt {
            looked_on = None;
        } else {
            if let Some(watched) = &mut watched {
                watched.look(&app).await;
            }
            // One instance does this for all.
            if app.store.leads() {
                let today = today();
                if looked_on != Some(today) {
                    let everybody = look_at_everybody(&app, None, None).await;
                    looked_on = everybody.map(|_| today);
                }
                downtime::tell_everybody(&app).await;
                admin::due::tell_weekly(&app, &mut due_told).await;
                broadcasting::send(&app).await;
            }
        }
        app.months.write_in_time(&*app.store, app.clock.elapsed()).await;
        tokio::select! {
            () = app.clock.sleep(if in_doubt { DOUBT } else { TICK }) => {}
            () = app.look_again.notified() => {}
            _ = stop.changed() => {}
        }
    }
}

/// Puts the present law in force before anybody is answered; notifies nobody yet.
pub async fn take_law<P: Ports>(app: &App<P>) {
    let Some(places) = &app.options.law else { return };
    if let Err(error) = law_notes::carry_over(&*app.store, &places.data).await {
        tracing::error!(
            error,
            "cannot take over what an earlier release kept of the law; it stays in its files"
        );
    }
    put_in_force(app, places).await;
}

/// Puts the present law in force, where it can be read and is not in force yet.
async fn put_in_force<P: Ports>(app: &App<P>, places: &LawPlaces) {
    let Ok(found) = law_notes::found(&*app.store, places).await else { return };
    let mark = law_files::mark(&found.files);
    if app.law_mark().as_ref() != Some(&mark)
        && let Ok(law) = law_files::load(&found.files)
    {
        app.replace_law(Arc::new(law), mark);
    }
}

/// The law's files, and which law people were last notified of.
struct Watched {
    places: LawPlaces,
    /// As far as the store has said.
    told: Option<Notified>,
    /// Why it has not said, so that the operator is told once.
    unread: Option<StoreError>,
    /// What was last found and could not be put in force, so that it is said once.
    refused: Option<Result<Files, String>>,
    /// Whether the operator was told that it is not this instance's own.
    follows: bool,
}

impl Watched {
    async fn look<P: Ports>(&mut self, app: &Arc<App<P>>) {
        // Another instance may have notified people since.
        let is_shared = app.store.share().is_some();
        if self.told.is_none() || is_shared {
            match law_notes::told(&*app.store).await {
                Ok(told) => (self.told, self.unread) = (Some(told), None),
                Err(error) => {
                    if self.unread.as_ref() != Some(&error) {
                        tracing::error!(
                            %error,
                            "cannot read which law people were last notified of: nobody is told of a change meanwhile"
                        );
                        self.unread = Some(error);
                    }
                    // Whoever asks gets the present law all the same.
                    return put_in_force(app, &self.places).await;
                }
            }
        }
        let found = law_notes::found(&*app.store, &self.places).await;
        let is_of_others = found.as_ref().is_ok_and(|found| found.is_of_others);
        if is_of_others && !std::mem::replace(&mut self.follows, is_of_others) {
            tracing::warn!(
                "the law that all instances go by is another one than this instance came with, and not older; bring \
                 this instance's law up to date, or put it in force with `ruqsat law publish`"
            );
        }
        let found = found.map(|found| found.files);
        let is_told = |files: &Files| self.told.as_ref().is_some_and(|told| told.is(files));
        // Where another instance has notified people, it is still to be put in force here.
        let is_in_force = |files: &Files| !is_shared || app.law_mark() == Some(law_files::mark(files));
        let is_done = found.as_ref().is_ok_and(|files| is_told(files) && is_in_force(files));
        if is_done || self.refused.as_ref() == Some(&found) {
            return;
        }
        match found {
            Ok(files) => match law_files::load(&files) {
                Ok(law) => {
                    app.replace_law(Arc::new(law), law_files::mark(&files));
                    self.refused = None;
                    if !self.told.as_ref().is_some_and(|told| told.is(&files)) {
                        self.tell(app, files).await;
                    }
                }
                Err(faults) => {
                    say_why(&faults);
                    self.refused = Some(Ok(files));
                }
            },
            Err(error) => {
                tracing::error!(error, "the law cannot be read; the old law stays in force");
                self.refused = Some(Err(error));
            }
        }
    }

    /// Tells everybody whom the new law concerns; goes on where an earlier run was interrupted.
    async fn tell<P: Ports>(&mut self, app: &Arc<App<P>>, files: Files) {
        if let Some(before) = self.told.as_ref().and_then(Notified::law) {
            tracing::info!("a changed law is in force; every saved document is assessed again");
            let progress = Progress { note: law_notes::TELLING, of: law_files::mark(&files) };
            let counted = look_at_everybody(app, Some(Arc::new(before)), Some(&progress)).await;
            let Some(count) = counted else { return };
            admin::tell_all(app, |_| crate::speech::say::admin_law_told(count)).await;
        }
        match law_notes::write_told(&*app.store, files).await {
            Ok(told) => self.told = Some(told),
            Err(error) => tracing::error!(%error, "cannot record by which law people were told"),
        }
    }
}

fn say_why(faults: &[Fault]) {
    for fault in faults {
        tracing::error!(%fault, "the law has a fault");
    }
    tracing::error!("the changed law does not load; the old law stays in force");
}

/// Reassesses every chat; whoever was notified under the law `before` learns what has changed. Returns
/// how many were notified; `None` if not everybody could be looked at.
async fn look_at_everybody<P: Ports>(
    app: &Arc<App<P>>,
    before: Option<Arc<Law>>,
    progress: Option<&Progress>,
) -> Option<i64> {
    let count = Arc::new(AtomicI64::new(0));
    let looking = |chat: ChatId| {
        let (app, before, count) = (Arc::clone(app), before.clone(), Arc::clone(&count));
        async move {
            let looked = loop {
                match look_at(&app, chat, before.as_deref()).await {
                    Looked::AtAnOldReading => {}
                    looked => break looked,
                }
            };
            count.fetch_add(i64::from(looked == Looked::AndTold), Ordering::Relaxed);
            looked != Looked::Not
        }
    };
    let complete = each_chat(app, progress, looking).await;
    complete.then(|| count.load(Ordering::Relaxed))
}

/// What came of looking at one chat again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Looked {
    AndToldNothing,
    AndTold,
    /// Another instance has changed it meanwhile: it is to be looked at once more.
    AtAnOldReading,
    /// The store does not take it.
    Not,
}

/// Looks at one chat again, in one transaction. Whoever has the mark of the law in force was notified.
async fn look_at<P: Ports>(app: &Arc<App<P>>, chat: ChatId, before: Option<&Law>) -> Looked {
    let now = app.clock.now();
    let (stored, version) = match read(app, chat).await {
        Ok(stored) => (stored.chat, stored.version),
        Err(error) if is_theirs_alone(&error) => return Looked::AndToldNothing,
        Err(_) => return Looked::Not,
    };
    let is_concerned =
        |stored: &Chat| !stored.cases.is_empty() || !stored.wishes.is_empty() || stored.is_stale(now);
    let Some(stored) = stored.filter(is_concerned) else {
        return Looked::AndToldNothing;
    };
    let mark = app.law_mark();
    let before = before.filter(|_| mark.is_none() || stored.law != mark);
    let mut commit = Commit { basis: Basis::Read(version), ..Commit::new(chat, now) };
    commit.urgency = Urgency::Reminder;
    app.with_world(now, |world| {
        let again = look_again(stored, before, world);
        let Some(mut known) = again.chat else {
            commit.record = RecordChange::Forget;
            return;
        };
        commit.ladder = LadderChange::Replace(handling::ladder(app, chat, &known, world));
        if before.is_some() {
            known.law = mark;
        }
        if again.changed || before.is_some() {
            commit.record = RecordChange::Put(record::write(&known));
        }
        commit.outbox.extend(again.say.map(to_be_said));
        commit.history = again.told.iter().map(super::saved_form).collect();
    });
    let told = if commit.outbox.is_empty() { Looked::AndToldNothing } else { Looked::AndTold };
    match app.store.commit(commit).await {
        Ok(saved) => speaking::speak_all_in_turn(app, saved.each().collect()),
        Err(StoreError::Changed) => return Looked::AtAnOldReading,
        Err(error) if is_theirs_alone(&error) => return Looked::AndToldNothing,
        Err(_) => return Looked::Not,
    }
    told
}
