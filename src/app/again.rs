//! Everybody's documents looked at again: when the law has changed, and once a day.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use chrono_tz::Asia::Almaty;
use tokio::sync::watch;

use super::everybody::{each_chat, is_theirs_alone};
use super::law_files::{self, Files, LawPlaces, Told};
use super::wording::to_be_said;
use super::{App, admin, away, handling, speaking};
use crate::conversation::notify::law_change::look_again;
use crate::conversation::record;
use crate::law::{Fault, Law};
use crate::ports::{Clock, Commit, Cursor, LadderChange, Ports, RecordChange, Store};
use crate::reminders::ChatId;

/// How often the law's files and the date are looked at.
const TICK: Duration = Duration::from_secs(10);
/// How soon a clock in doubt is looked at again.
const DOUBT: Duration = Duration::from_secs(1);

/// Reloads the law when a file of it is replaced or an outage is announced, and looks at everybody
/// again then and once a day. Runs until told to stop.
pub async fn keep_looking<P: Ports>(app: Arc<App<P>>, mut stop: watch::Receiver<bool>) {
    let mut watched = app.options.law.clone().map(Watched::new);
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
            let today = today();
            if looked_on != Some(today) {
                let everybody = look_at_everybody(&app, None, None, |_| {}).await;
                looked_on = everybody.map(|_| today);
            }
            away::tell_everybody(&app).await;
            admin::due::tell_weekly(&app, &mut due_told).await;
        }
        tokio::select! {
            () = app.clock.sleep(if in_doubt { DOUBT } else { TICK }) => {}
            () = app.look_again.notified() => {}
            _ = stop.changed() => {}
        }
    }
}

/// Puts the law as it is now in force before anybody is answered; nobody is told yet.
pub fn take_law<P: Ports>(app: &App<P>) {
    let Some(places) = &app.options.law else { return };
    if let Ok(files) = places.read()
        && let Ok(law) = law_files::load(&files)
    {
        app.replace_law(Arc::new(law), law_files::mark(&files));
    }
}

/// The law's files, and by which law people were last told.
struct Watched {
    places: LawPlaces,
    told: Told,
    /// What was last found and could not be put in force, so that it is said once.
    refused: Option<Result<Files, String>>,
}

impl Watched {
    fn new(places: LawPlaces) -> Watched {
        Watched { told: places.told(), places, refused: None }
    }

    async fn look<P: Ports>(&mut self, app: &Arc<App<P>>) {
        let found = self.places.read().map_err(|error| error.to_string());
        if found.as_ref().is_ok_and(|files| self.told.is(files)) || self.refused.as_ref() == Some(&found) {
            return;
        }
        match found {
            Ok(files) => match law_files::load(&files) {
                Ok(law) => {
                    app.replace_law(Arc::new(law), law_files::mark(&files));
                    self.refused = None;
                    self.tell(app, files).await;
                }
                Err(faults) => {
                    say_why(&faults);
                    self.refused = Some(Ok(files));
                }
            },
            Err(error) => {
                tracing::error!("the law folder cannot be read ({error}); the old law stays in force");
                self.refused = Some(Err(error));
            }
        }
    }

    /// Tells everybody whom the new law concerns; goes on where an earlier run was interrupted.
    async fn tell<P: Ports>(&mut self, app: &Arc<App<P>>, files: Files) {
        if let Some(before) = self.told.law() {
            tracing::info!("the law has changed and is in force; everybody's documents are looked at again");
            let from = self.told.reached(&files);
            let (told, places) = (&mut self.told, &self.places);
            let counted = look_at_everybody(app, Some(Arc::new(before)), from, |cursor| {
                told.reach(&files, cursor);
                places.write_told(told);
            });
            let Some(count) = counted.await else { return };
            admin::tell_all(app, |_| crate::speech::say::admin_law_told(count)).await;
        }
        self.told.finish(files);
        self.places.write_told(&self.told);
    }
}

fn say_why(faults: &[Fault]) {
    for fault in faults {
        tracing::error!("{fault}");
    }
    tracing::error!("the changed law does not load; the old law stays in force");
}

/// Looks at every chat again; whoever was told by the law `before` is told what has changed. Returns
/// how many were told something; `None` if not everybody could be looked at.
async fn look_at_everybody<P: Ports>(
    app: &Arc<App<P>>,
    before: Option<Arc<Law>>,
    from: Option<Cursor>,
    reached: impl FnMut(&Cursor),
) -> Option<i64> {
    let count = Arc::new(AtomicI64::new(0));
    let looking = |chat: ChatId| {
        let (app, before, count) = (Arc::clone(app), before.clone(), Arc::clone(&count));
        async move {
            let looked = look_at(&app, chat, before.as_deref()).await;
            count.fetch_add(i64::from(looked == Looked::AndTold), Ordering::Relaxed);
            looked != Looked::Not
        }
    };
    let complete = each_chat(app, from, looking, reached).await;
    complete.then(|| count.load(Ordering::Relaxed))
}

/// What came of looking at one chat again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Looked {
    AndToldNothing,
    AndTold,
    /// The disk does not take it.
    Not,
}

/// Looks at one chat again, in one transaction. Whoever has the mark of the law in force was told.
async fn look_at<P: Ports>(app: &Arc<App<P>>, chat: ChatId, before: Option<&Law>) -> Looked {
    let now = app.clock.now();
    let stored = match app.store.chat(chat).await {
        Ok(stored) => stored.and_then(|bytes| record::read(&bytes).ok()),
        Err(error) if is_theirs_alone(&error) => None,
        Err(_) => return Looked::Not,
    };
    let Some(stored) = stored.filter(|stored| !stored.cases.is_empty()) else {
        return Looked::AndToldNothing;
    };
    let mark = app.law_mark();
    let before = before.filter(|_| mark.is_none() || stored.law != mark);
    let mut commit = Commit::new(chat, now);
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
        Ok(saved) => saved.each().for_each(|outgoing| speaking::speak_in_turn(app, outgoing)),
        Err(error) if is_theirs_alone(&error) => return Looked::AndToldNothing,
        Err(_) => return Looked::Not,
    }
    told
}
