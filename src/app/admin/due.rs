//! Once a week, on its first working day, administrators learn which values of the law are to be
//! compared with their sources again; nothing where there are none.

use std::sync::Arc;

use chrono::{DateTime, Datelike, IsoWeek, NaiveDate, Timelike, Utc, Weekday};
use chrono_tz::Asia::Almaty;

use super::{App, i64_of};
use crate::app::notes::note_as;
use crate::law::{Due, Law};
use crate::ports::{Clock, Ports, Store, StoreError};
use crate::speech::{Message, say};

/// The note that holds the day on which it was last told.
const NOTE: &str = "law-due";
/// The hour of the day in Kazakhstan from which it is sent.
const HOUR: u32 = 9;
/// At most this many values are named; the command line names all.
const MOST_NAMED: usize = 5;

/// When it was last told, as far as that has been read.
#[derive(Debug, Default)]
pub struct LastTold {
    day: Option<Option<NaiveDate>>,
    /// The note cannot be read, and stays as it is: what is told is remembered by this process alone.
    is_unreadable: bool,
}

/// Tells what is due, unless it was told this week or it is no time for it.
pub async fn tell_weekly<P: Ports>(app: &Arc<App<P>>, last: &mut LastTold) {
    if app.options.admins.is_empty() {
        return;
    }
    let (now, law) = (app.clock.now(), app.law());
    let today = now.with_timezone(&Almaty).date_naive();
    if !is_time(now, &law) || last.read(&*app.store).await.is_none_or(|told| is_same_week(told, today)) {
        return;
    }
    let due = law.due(today);
    if due.is_empty() {
        return;
    }
    super::tell_all(app, |_| words(&due, today)).await;
    last.write(&*app.store, today).await;
}

impl LastTold {
    /// The day on which it was last told; `None` where the store does not say.
    async fn read<S: Store>(&mut self, store: &S) -> Option<Option<NaiveDate>> {
        if self.day.is_none() {
            match note_as(store, NOTE).await {
                Ok(day) => self.day = Some(day),
                Err(error @ StoreError::Unreadable(_)) => {
                    tracing::error!(
                        %error,
                        "when the law's due values were last told cannot be read: they are told again, and the note \
                         stays as it is"
                    );
                    (self.day, self.is_unreadable) = (Some(None), true);
                }
                Err(error) => tracing::error!(%error, "cannot read when the law's due values were last told"),
            }
        }
        self.day
    }

    async fn write<S: Store>(&mut self, store: &S, today: NaiveDate) {
        self.day = Some(Some(today));
        if self.is_unreadable {
            return;
        }
        if let Err(error) = store.put_note(NOTE, crate::app::saved_form(&today)).await {
            tracing::error!(%error, "cannot record that the law's due values were told");
        }
    }
}

/// On a working day, not before the hour; where the calendar ends, from Monday to Friday.
fn is_time(now: DateTime<Utc>, law: &Law) -> bool {
    let there = now.with_timezone(&Almaty);
    let today = there.date_naive();
    let weekend = matches!(today.weekday(), Weekday::Sat | Weekday::Sun);
    there.hour() >= HOUR && law.calendar().is_working_day(today).unwrap_or(!weekend)
}

fn is_same_week(told: Option<NaiveDate>, today: NaiveDate) -> bool {
    let week = |day: NaiveDate| -> IsoWeek { day.iso_week() };
    told.is_some_and(|told| week(told) == week(today))
}

fn words(due: &[Due], today: NaiveDate) -> Message {
    let line = |due: &Due| {
        let mark = if due.is_overdue(today) { "! " } else { "" };
        format!("{mark}{} {} ({})", due.check_again_by, due.value, due.source)
    };
    let lines: Vec<String> = due.iter().take(MOST_NAMED).map(line).collect();
    let more = due.len().saturating_sub(MOST_NAMED);
    match more {
        0 => say::admin_law_due(lines.join("\n")),
        more => say::admin_law_due_more(i64_of(more as u64), lines.join("\n")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::MemoryStore;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn it_is_told_on_working_days_from_nine_in_kazakhstan() {
        let law = Law::built_in();
        assert!(is_time(at("2026-11-30T04:00:00Z"), law), "Monday, 9:00");
        assert!(!is_time(at("2026-11-30T03:59:59Z"), law));
        assert!(!is_time(at("2026-11-29T06:00:00Z"), law), "Sunday");
        assert!(!is_time(at("2026-12-16T06:00:00Z"), law), "Independence Day, a Wednesday");
        assert!(is_time(at("2099-12-01T06:00:00Z"), law), "the calendar ends, a Tuesday");
    }

    #[tokio::test]
    async fn a_note_that_cannot_be_read_is_left_and_the_values_are_told_once() -> Result<(), StoreError> {
        let store = MemoryStore::new();
        let today = at("2026-11-30T04:00:00Z").date_naive();
        let mut last = LastTold::default();
        assert_eq!(last.read(&store).await, Some(None), "never before");
        last.write(&store, today).await;
        assert_eq!(LastTold::default().read(&store).await, Some(Some(today)));
        store.put_note(NOTE, b"{of another release".to_vec()).await?.into_inner();
        let mut last = LastTold::default();
        assert_eq!(last.read(&store).await, Some(None));
        last.write(&store, today).await;
        assert_eq!(last.read(&store).await, Some(Some(today)), "not again by this process");
        assert_eq!(store.note(NOTE).await?.as_deref(), Some(&b"{of another release"[..]));
        Ok(())
    }

    #[test]
    fn a_week_begins_on_monday() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap_or_else(|error| panic!("{error}"));
        assert!(is_same_week(Some(day("2026-11-30")), day("2026-12-06")));
        assert!(!is_same_week(Some(day("2026-12-06")), day("2026-12-07")));
        assert!(!is_same_week(None, day("2026-12-07")));
    }
}
