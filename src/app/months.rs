//! What was done in each month, by all instances together, kept over restarts. Shown in classes of ten, so that
//! nobody can be made out in a count.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use chrono::{DateTime, Utc};
use chrono_tz::Asia::Almaty;

use super::notes::{self, note_as};
use crate::conversation::Count;
use crate::conversation::chat::Chat;
use crate::locks::lock;
use crate::ports::{Store, StoreError};

/// The note that holds them.
const NOTE: &str = "months";
/// A year can be compared with the one before.
const MOST_MONTHS: usize = 24;
/// More different things are not counted in a month: every list of them is closed.
const MOST_KEYS: usize = 500;
/// What a process that is killed does not write down is not older than this.
const WRITTEN_EVERY: Duration = Duration::from_secs(600);

/// By month (`2026-11`, in Kazakhstan), what was done and how often.
type Counts = BTreeMap<String, BTreeMap<String, u64>>;

/// The counts of each month.
#[derive(Debug, Default)]
pub struct Months(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// What all instances have written down, as it was last read.
    kept: Counts,
    /// What is being written down. Where the answer was lost it may be there already, and is counted twice: in
    /// classes of ten that hardly shows.
    under_way: Counts,
    /// What was counted here since.
    since: Counts,
    written_at: Duration,
    /// Whether the operator was told that the note cannot be read.
    is_told: bool,
}

impl Months {
    /// One more.
    pub fn add(&self, now: DateTime<Utc>, key: &str) {
        let month = now.with_timezone(&Almaty).format("%Y-%m").to_string();
        count_more(self.lock().since.entry(month).or_default(), key, 1);
    }

    /// An update was handled: what it came to, and the chat before and after it.
    pub fn handled(&self, now: DateTime<Utc>, count: Option<&Count>, before: Before, after: Option<&Chat>) {
        self.add(now, "updates");
        match count {
            Some(Count::Answered(topic)) => self.add(now, &format!("topic {topic}")),
            Some(Count::Verdict) => self.add(now, "verdicts"),
            Some(Count::Kind(_)) => self.add(now, "questions outside the topics"),
            Some(Count::Offered) => self.add(now, "topics offered"),
            Some(Count::Wrong(_)) => self.add(now, "reported as wrong"),
            None => {}
        }
        let Some(after) = after else { return };
        if before == Before::Unknown {
            self.add(now, "newcomers");
        }
        let Before::Known { documents } = before else { return };
        for case in after.cases.iter().skip(documents) {
            self.add(now, &format!("saved {}", case.facts.document.as_str()));
        }
        if let Some(lang) = after.lang {
            self.add(now, &format!("updates in {lang}"));
        }
    }

    /// Reads what earlier runs and other instances have counted.
    pub async fn load<S: Store>(&self, store: &S) {
        match note_as(store, NOTE).await {
            Ok(kept) => self.lock().kept = kept,
            Err(error) => self.tell(&error),
        }
    }

    /// Writes them down, where that is due at this moment of the monotonic clock.
    pub async fn write_in_time<S: Store>(&self, store: &S, elapsed: Duration) {
        if elapsed.saturating_sub(self.lock().written_at) >= WRITTEN_EVERY {
            self.lock().written_at = elapsed;
            self.write(store).await;
        }
    }

    /// Adds what was counted here to what is written down.
    pub async fn write<S: Store>(&self, store: &S) {
        let more = {
            let mut state = self.lock();
            let State { under_way, since, .. } = &mut *state;
            add(under_way, &std::mem::take(since));
            under_way.clone()
        };
        if more.is_empty() {
            return;
        }
        let mut kept = Counts::new();
        let adding = |counts: &mut Counts| {
            add(counts, &more);
            kept.clone_from(counts);
        };
        match notes::change(store, NOTE, adding).await {
            Ok(()) => {
                let mut state = self.lock();
                (state.kept, state.under_way) = (kept, Counts::new());
            }
            Err(error) => self.tell(&error),
        }
    }

    fn tell(&self, error: &StoreError) {
        if !matches!(error, StoreError::Unreadable(_)) {
            tracing::warn!(%error, "the counts of the months are neither read nor written now; it is tried again");
        } else if !std::mem::replace(&mut self.lock().is_told, true) {
            tracing::error!(%error, "the counts of the months cannot be read; they are not written over");
        }
    }

    /// The last months, newest first, each with a line for each thing that was done.
    pub fn shown(&self, most: usize) -> Vec<(String, Vec<String>)> {
        let shown = |counts: &BTreeMap<String, u64>| {
            counts.iter().map(|(key, count)| format!("{key} {}", class(*count))).collect()
        };
        let all = self.all();
        all.iter().rev().take(most).map(|(month, counts)| (month.clone(), shown(counts))).collect()
    }

    fn all(&self) -> Counts {
        let state = self.lock();
        let mut all = state.kept.clone();
        [&state.under_way, &state.since].into_iter().for_each(|more| add(&mut all, more));
        all
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        lock(&self.0)
    }
}

fn add(sum: &mut Counts, more: &Counts) {
    for (month, counts) in more {
        let month = sum.entry(month.clone()).or_default();
        counts.iter().for_each(|(key, count)| count_more(month, key, *count));
    }
    while sum.len() > MOST_MONTHS {
        sum.pop_first();
    }
}

fn count_more(counts: &mut BTreeMap<String, u64>, key: &str, more: u64) {
    if let Some(count) = counts.get_mut(key) {
        *count += more;
    } else if counts.len() < MOST_KEYS {
        counts.insert(key.to_string(), more);
    }
}

/// What was known of a chat before an update.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// Nothing.
    Unknown,
    /// A record, with its number of saved documents.
    Known {
        /// How many.
        documents: usize,
    },
}

impl Before {
    /// Whether a document was saved.
    pub fn has_documents(self) -> bool {
        matches!(self, Before::Known { documents: 1.. })
    }
}

/// The class of ten that a count lies in.
fn class(count: u64) -> String {
    match count / 10 * 10 {
        0 => "1–9".to_string(),
        least => format!("{least}–{}", least + 9),
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
    fn a_count_is_shown_as_its_class_of_ten() {
        for (count, shown) in [(1, "1–9"), (9, "1–9"), (10, "10–19"), (19, "10–19"), (120, "120–129")]
        {
            assert_eq!(class(count), shown, "{count}");
        }
    }

    #[test]
    fn a_month_begins_in_kazakhstan() {
        let months = Months::default();
        months.add(at("2026-11-30T18:59:59Z"), "updates");
        months.add(at("2026-11-30T19:00:00Z"), "updates");
        let shown: Vec<String> = months.shown(9).into_iter().map(|(month, _)| month).collect();
        assert_eq!(shown, ["2026-12", "2026-11"]);
    }

    #[tokio::test]
    async fn counts_that_cannot_be_read_are_not_written_over() {
        let store = MemoryStore::new();
        let _ = store.put_note(NOTE, b"{damaged".to_vec()).await.unwrap();
        let months = Months::default();
        months.add(at("2026-11-30T00:00:00Z"), "updates");
        months.load(&store).await;
        months.write(&store).await;
        assert_eq!(store.note(NOTE).await.unwrap().as_deref(), Some(&b"{damaged"[..]));
    }

    #[tokio::test]
    async fn counts_go_on_after_a_restart() {
        let store = MemoryStore::new();
        for run in 1..=3 {
            let months = Months::default();
            // Somebody writes before the note is read.
            (0..4).for_each(|_| months.add(at("2026-11-30T00:00:00Z"), "updates"));
            months.load(&store).await;
            months.write(&store).await;
            assert_eq!(months.all()["2026-11"]["updates"], 4 * run);
        }
    }

    #[tokio::test]
    async fn instances_count_together() {
        let store = MemoryStore::new();
        let [one, other] = [Months::default(), Months::default()];
        for months in [&one, &other] {
            months.load(&store).await;
        }
        for _ in 0..3 {
            for months in [&one, &other] {
                months.add(at("2026-11-30T00:00:00Z"), "updates");
                months.write(&store).await;
                months.write(&store).await;
            }
        }
        one.add(at("2026-11-30T00:00:00Z"), "updates");
        one.load(&store).await;
        assert_eq!(one.all()["2026-11"]["updates"], 7, "six are written down, and its own one is not yet");
        assert_eq!(other.all()["2026-11"]["updates"], 6);
    }
}
