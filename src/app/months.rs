//! What was done in each month, kept over restarts. Shown in classes of ten, so that nobody can be
//! made out in a count.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use chrono::{DateTime, Utc};
use chrono_tz::Asia::Almaty;

use crate::conversation::Count;
use crate::conversation::chat::Chat;
use crate::locks::lock;
use crate::ports::Store;

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
    counts: Counts,
    changed: bool,
    /// Whether what was counted before this start is in the counts.
    loaded: bool,
    written_at: Duration,
}

impl Months {
    /// One more.
    pub fn add(&self, now: DateTime<Utc>, key: &str) {
        let month = now.with_timezone(&Almaty).format("%Y-%m").to_string();
        let mut state = self.lock();
        let counts = state.counts.entry(month).or_default();
        if let Some(count) = counts.get_mut(key) {
            *count += 1;
        } else if counts.len() < MOST_KEYS {
            counts.insert(key.to_string(), 1);
        }
        state.changed = true;
        while state.counts.len() > MOST_MONTHS {
            state.counts.pop_first();
        }
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

    /// Takes up what earlier runs have counted.
    pub async fn load<S: Store>(&self, store: &S) {
        match store.note(NOTE).await {
            Ok(note) => {
                let Ok(before) = note.map_or(Ok(Counts::new()), |note| serde_json::from_slice(&note)) else {
                    tracing::error!("the counts of the months cannot be read; they are not written over");
                    return;
                };
                let mut state = self.lock();
                for (month, counts) in before {
                    let sum = state.counts.entry(month).or_default();
                    counts.into_iter().for_each(|(key, count)| *sum.entry(key).or_default() += count);
                }
                state.loaded = true;
            }
            Err(error) => tracing::error!(%error, "cannot read the counts of the months"),
        }
    }

    /// Writes them down, where that is due at this moment of the monotonic clock.
    pub async fn write_in_time<S: Store>(&self, store: &S, elapsed: Duration) {
        if elapsed.saturating_sub(self.lock().written_at) >= WRITTEN_EVERY {
            self.lock().written_at = elapsed;
            self.write(store).await;
        }
    }

    /// Writes them down, if anything has changed.
    pub async fn write<S: Store>(&self, store: &S) {
        let note = {
            let mut state = self.lock();
            // What was not read must not be written over.
            if !state.loaded || !std::mem::take(&mut state.changed) {
                return;
            }
            super::saved_form(&state.counts)
        };
        if let Err(error) = store.put_note(NOTE, note).await {
            self.lock().changed = true;
            tracing::warn!(%error, "cannot write down the counts of the months");
        }
    }

    /// The last months, newest first, each with a line for each thing that was done.
    pub fn shown(&self, most: usize) -> Vec<(String, Vec<String>)> {
        let shown = |counts: &BTreeMap<String, u64>| {
            counts.iter().map(|(key, count)| format!("{key} {}", class(*count))).collect()
        };
        let state = self.lock();
        state.counts.iter().rev().take(most).map(|(month, counts)| (month.clone(), shown(counts))).collect()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        lock(&self.0)
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
            months.write(&store).await;
            months.load(&store).await;
            months.write(&store).await;
            assert_eq!(months.lock().counts["2026-11"]["updates"], 4 * run);
        }
    }
}
