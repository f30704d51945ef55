//! Outage reports in the store: apart from people, each day under a key of its own.
//!
//! A day is kept like a chat that nobody has, so its key can be destroyed (decision 0005): what the log
//! and the index hold of it opens no more. A report names a person by a hash
//! under a random key that lies in that day. After 72 hours the day is erased.

use std::collections::VecDeque;
use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use chrono_tz::Asia::Almaty;

use super::App;
use super::notes::{self, note_as};
use crate::conversation::reporting::Reported;
use crate::law::Region;
use crate::outage_reports::{
    Burst, Counted, Day, KEPT_DAYS, Moment, Mute, NOTHING, Normal, Report, Reporter, Seniority, Shown, Taken,
    count, shown,
};
use crate::ports::{Basis, Clock, Commit, Ports, RecordChange, Store, StoreError};
use crate::reminders::ChatId;

/// The notes of what ordinary weeks were like, and of what the operator has muted.
const NORMAL: &str = "outage-reports-normal";
const MUTES: &str = "outage-reports-muted";
/// How many days before the kept ones are looked for, also after the bot was away.
const LOOK_BACK: u64 = 60;
/// How often a day that somebody else changes meanwhile is written again.
const MOST_TRIES: usize = 8;

/// The reports of these days in memory, and what everybody may see of them.
#[derive(Debug, Default)]
pub struct Counter {
    /// One writer at a time in this process; several processes meet in the store.
    writing: tokio::sync::Mutex<()>,
    seen: RwLock<Seen>,
}

/// What was last read from the store.
#[derive(Clone, Debug, Default)]
struct Seen {
    days: VecDeque<Day>,
    normal: Normal,
    mutes: Vec<Mute>,
    shown: Option<Arc<Shown>>,
}

impl Counter {
    /// What everybody may see, as of the last full hour.
    pub fn shown(&self) -> Arc<Shown> {
        self.seen(|seen| seen.shown.clone()).unwrap_or_else(|| Arc::new(NOTHING.clone()))
    }

    fn seen<T>(&self, look: impl FnOnce(&Seen) -> T) -> T {
        look(&self.seen.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn change(&self, change: impl FnOnce(&mut Seen)) {
        change(&mut self.seen.write().unwrap_or_else(PoisonError::into_inner));
    }
}

/// Where a day is kept.
fn place(day: NaiveDate) -> ChatId {
    ChatId(crate::outage_reports::place(day))
}

/// Whether it is no chat but a day of reports.
pub fn is_a_day(chat: ChatId) -> bool {
    crate::outage_reports::is_a_day(chat.0)
}

fn today(now: DateTime<Utc>) -> NaiveDate {
    now.with_timezone(&Almaty).date_naive()
}

/// The first day whose reports are kept.
fn first_kept(today: NaiveDate) -> NaiveDate {
    today - Days::new(KEPT_DAYS - 1)
}

/// Counts what somebody reported. The same report again, or another one, replaces the first of the day.
///
/// # Errors
/// It is not kept.
pub async fn take<P: Ports>(app: &App<P>, chat: ChatId, told: Reported) -> Result<(), StoreError> {
    let now = app.clock.now();
    let local = now.with_timezone(&Almaty);
    let taken = change(app, today(now), Key::ItsOwn, |day| {
        let report = Report {
            reporter: reporter(&day.key, chat),
            hour: chrono::Timelike::hour(&local) as u8,
            region: told.region,
            answer: told.answer,
            asked: told.asked,
            seniority: told.seniority,
            cohort: told
                .agreed
                .filter(|_| told.seniority == Seniority::Recent)
                .map(|at| cohort(&day.key, at)),
        };
        day.take(report) != Taken::Full
    });
    taken.await.map(drop)
}

/// Takes out what somebody reported whose chat is being erased.
///
/// # Errors
/// It is still kept.
pub async fn forget<P: Ports>(app: &App<P>, chat: ChatId) -> Result<(), StoreError> {
    let today = today(app.clock.now());
    for on in first_kept(today).iter_days().take_while(|day| *day <= today) {
        match take_out(app, chat, on).await {
            // Nobody can be taken out of what cannot be read.
            Err(StoreError::Unreadable(_)) => {
                let forget =
                    Commit { record: RecordChange::Forget, ..Commit::new(place(on), app.clock.now()) };
                app.store.commit(forget).await?.into_inner();
            }
            taken_out => taken_out?,
        }
    }
    Ok(())
}

/// The old forms of the day, with the report and the key that leads to it, open no more: the others' reports go
/// on under another key. Both are one commit, so that no death loses them.
async fn take_out<P: Ports>(app: &App<P>, chat: ChatId, on: NaiveDate) -> Result<(), StoreError> {
    let was_in = change(app, on, Key::Another, |day| {
        let reporter = reporter(&day.key, chat);
        day.forget(reporter)
    })
    .await?;
    if was_in && let Err(error) = change(app, on, Key::ItsOwn, |_| true).await {
        // It is kept all the same, where only this program looks for it.
        tracing::warn!(%error, "a day of outage reports is not where it was");
    }
    Ok(())
}

/// Under which key a changed day is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    /// The one it has.
    ItsOwn,
    /// Another one; the one it had is destroyed.
    Another,
}

/// Changes a day, where `act` says that it changed, and returns that. A day changed by somebody else meanwhile is
/// read again.
async fn change<P: Ports>(
    app: &App<P>,
    on: NaiveDate,
    key: Key,
    act: impl Fn(&mut Day) -> bool,
) -> Result<bool, StoreError> {
    let _alone = app.reports.writing.lock().await;
    let now = app.clock.now();
    for _ in 0..MOST_TRIES {
        let (day, basis) = read(&*app.store, on).await?;
        let mut day = day.unwrap_or_else(|| Day::new(on, random_key(now)));
        if !act(&mut day) {
            return Ok(false);
        }
        let mut commit = Commit { basis, ..Commit::new(place(on), now) };
        match key {
            Key::ItsOwn => commit.record = RecordChange::Put(super::saved_form(&day)),
            Key::Another => {
                // What an erasure keeps is kept under a new key, and an erasure keeps only its history.
                (commit.record, commit.history) = (RecordChange::Forget, vec![super::saved_form(&day)]);
            }
        }
        match app.store.commit(commit).await {
            Err(StoreError::Changed) => {}
            Err(error) => return Err(error),
            Ok(saved) => {
                saved.into_inner();
                app.reports.change(|seen| seen.replace(day));
                return Ok(true);
            }
        }
    }
    Err(StoreError::Changed)
}

impl Seen {
    fn replace(&mut self, day: Day) {
        self.days.retain(|it| it.on != day.on);
        self.days.push_back(day);
    }
}

async fn read<S: Store>(store: &S, on: NaiveDate) -> Result<(Option<Day>, Basis), StoreError> {
    let known = store.known(place(on)).await?;
    let day = match known.record {
        Some(record) => Some(parse(&record)?),
        // Somebody was taken out, and nothing was changed since.
        None => store.history(place(on)).await?.last().map(|day| parse(day)).transpose()?,
    };
    Ok((day, Basis::Read(known.version)))
}

fn parse(day: &[u8]) -> Result<Day, StoreError> {
    serde_json::from_slice(day).map_err(|_| StoreError::Unreadable("a day of outage reports".into()))
}

/// Reads what is kept, erases what is older than 72 hours, and works out what everybody may see. Nothing is
/// erased by a clock that is in doubt.
pub async fn look<P: Ports>(app: &App<P>) {
    if let Err(error) = try_to_look(app).await {
        tracing::error!(%error, "outage reports cannot be read or erased now; it is tried again");
    }
}

async fn try_to_look<P: Ports>(app: &App<P>) -> Result<(), StoreError> {
    let now = app.clock.now();
    let today = today(now);
    let mut normal: Normal = note_as(&*app.store, NORMAL).await?;
    if !app.clock_is_in_doubt() {
        let before = first_kept(today);
        for on in (before - Days::new(LOOK_BACK)).iter_days().take_while(|day| *day < before) {
            erase(app, on, &mut normal, now).await?;
        }
    }
    let mut days = VecDeque::new();
    for on in first_kept(today).iter_days().take_while(|day| *day <= today) {
        match read(&*app.store, on).await {
            Ok((day, _)) => days.extend(day),
            Err(error @ StoreError::Unreadable(_)) => {
                tracing::error!(%error, %on, "the outage reports of a day are left out");
            }
            Err(error) => return Err(error),
        }
    }
    let mutes: Vec<Mute> = note_as(&*app.store, MUTES).await?;
    let law = app.law();
    let is_open = |day: NaiveDate| law.calendar().is_working_day(day) != Some(false);
    let visible = shown(days.make_contiguous(), &normal, &mutes, now, &is_open);
    app.reports.change(|seen| {
        *seen = Seen { days, normal, mutes, shown: Some(Arc::new(visible)) };
    });
    Ok(())
}

/// Destroys the key of a day; what it teaches of ordinary weeks, counts of the whole country, is kept first.
async fn erase<P: Ports>(
    app: &App<P>,
    on: NaiveDate,
    normal: &mut Normal,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    match read(&*app.store, on).await {
        Ok((None, _)) => return Ok(()),
        Ok((Some(day), _)) => {
            normal.learn(&day);
            app.store.put_note(NORMAL, super::saved_form(normal)).await?.into_inner();
        }
        Err(error @ StoreError::Unreadable(_)) => {
            tracing::error!(%error, %on, "the outage reports of a day are erased without having been counted");
        }
        Err(error) => return Err(error),
    }
    let forget = Commit { record: RecordChange::Forget, ..Commit::new(place(on), now) };
    app.store.commit(forget).await?.into_inner();
    Ok(())
}

/// What the operator is to look at.
#[derive(Clone, Debug, PartialEq)]
pub enum Unusual {
    /// Volunteered reports that are held.
    Burst(Burst),
    /// More than usual: in the country or a region.
    More(Option<Region>, Counted),
}

impl Unusual {
    /// Names it, so that the operator is told once a day.
    fn name(&self) -> String {
        match self {
            Unusual::Burst(burst) => format!("burst {} {}", burst.on, burst.hour),
            Unusual::More(region, _) => format!("more {}", region.map_or(0, Region::number)),
        }
    }
}

/// What the operator was not told of today. It is marked before it is sent.
pub async fn unusual<P: Ports>(app: &App<P>) -> Vec<Unusual> {
    let now = app.clock.now();
    let law = app.law();
    let is_open = |day: NaiveDate| law.calendar().is_working_day(day) != Some(false);
    let mut found = app.reports.seen(|seen| {
        let days: Vec<Day> = seen.days.iter().cloned().collect();
        let moment = Moment::up_to(now);
        let held = Burst::find(&days, moment);
        let scopes = std::iter::once(None).chain(Region::all().map(Some));
        let more = scopes.filter_map(|region| {
            let counted = count(&days, region, moment, &held, &is_open);
            let is_muted = seen.mutes.iter().any(|mute| mute.holds(region, now));
            let is_more = !is_muted && counted.is_for_the_operator(region, &seen.normal);
            is_more.then_some(Unusual::More(region, counted))
        });
        let more: Vec<Unusual> = more.collect();
        held.into_iter().map(Unusual::Burst).chain(more).collect::<Vec<Unusual>>()
    });
    let told = |day: &Day, it: &Unusual| day.told.contains(&it.name());
    let on = today(now);
    found.retain(|it| app.reports.seen(|seen| !seen.days.iter().any(|day| day.on == on && told(day, it))));
    if found.is_empty() {
        return found;
    }
    let names: Vec<String> = found.iter().map(Unusual::name).collect();
    match change(app, on, Key::ItsOwn, |day| {
        day.told.extend(names.iter().cloned());
        true
    })
    .await
    {
        Ok(_) => found,
        Err(error) => {
            tracing::error!(%error, "cannot save which outage reports the operator has been alerted to");
            Vec::new()
        }
    }
}

/// The operator lets a held burst count.
///
/// # Errors
/// It is still held.
pub async fn release<P: Ports>(app: &App<P>, on: NaiveDate, hour: u8) -> Result<(), StoreError> {
    change(app, on, Key::ItsOwn, |day| day.released.insert(hour)).await?;
    look(app).await;
    Ok(())
}

/// For some time nothing more than counts is shown of a region, or of anything.
///
/// # Errors
/// It is not muted.
pub async fn mute<P: Ports>(app: &App<P>, mute: Mute) -> Result<(), StoreError> {
    let now = app.clock.now();
    notes::change(&*app.store, MUTES, |mutes: &mut Vec<Mute>| {
        mutes.retain(|it| it.until > now && it.region != mute.region);
        mutes.push(mute);
    })
    .await?;
    look(app).await;
    Ok(())
}

/// A person on that day.
fn reporter(key: &[u8; 32], chat: ChatId) -> Reporter {
    let hash = blake3::keyed_hash(key, &chat.0.to_le_bytes());
    let mut short = [0; 16];
    short.copy_from_slice(&hash.as_bytes()[..16]);
    Reporter(short)
}

/// The two days in which somebody began, on that day.
fn cohort(key: &[u8; 32], agreed: DateTime<Utc>) -> u16 {
    let window = today(agreed).num_days_from_ce().div_euclid(2);
    let hash = blake3::keyed_hash(key, format!("cohort {window}").as_bytes());
    u16::from_le_bytes([hash.as_bytes()[0], hash.as_bytes()[1]])
}

fn random_key(now: DateTime<Utc>) -> [u8; 32] {
    let mut key = [0; 32];
    if getrandom::fill(&mut key).is_err() {
        key[..16].copy_from_slice(&super::random(now).to_le_bytes());
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::MemoryStore;

    #[tokio::test]
    async fn what_cannot_be_read_is_not_nothing() {
        let store = MemoryStore::new();
        let on = NaiveDate::from_ymd_opt(2027, 2, 1).unwrap();
        let now = DateTime::UNIX_EPOCH;
        assert!(read(&store, on).await.unwrap().0.is_none());
        let put = Commit { record: RecordChange::Put(b"{damaged".to_vec()), ..Commit::new(place(on), now) };
        let _ = store.commit(put).await.unwrap();
        assert!(read(&store, on).await.is_err());
    }

    #[tokio::test]
    async fn a_day_is_found_where_an_erasure_has_left_it() {
        let (store, on) = (MemoryStore::new(), NaiveDate::from_ymd_opt(2027, 2, 1).unwrap());
        let day = Day::new(on, [1; 32]);
        let history = vec![super::super::saved_form(&day)];
        let renewed =
            Commit { record: RecordChange::Forget, history, ..Commit::new(place(on), DateTime::UNIX_EPOCH) };
        let _ = store.commit(renewed).await.unwrap();
        assert_eq!(read(&store, on).await.unwrap().0, Some(day));
    }
}
