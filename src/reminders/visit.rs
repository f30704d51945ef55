//! The diary of a case: the visits to an office that its owner noted down.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Asia::Almaty;
use serde::{Deserialize, Serialize};

/// More visits are not kept of one document.
pub const MOST_VISITS: usize = 60;
/// The same visit noted again so soon is the same press, delivered twice.
const SAME_PRESS: TimeDelta = TimeDelta::minutes(1);

/// One visit to an office. No names, no free text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// The civil day in Kazakhstan.
    pub on: NaiveDate,
    /// Where.
    pub office: Office,
    /// What came of it.
    pub said: Said,
    /// Whether they gave a slip.
    pub slip: Slip,
    /// The moment (UTC) at which it was noted down: what a paper notebook cannot show.
    pub noted: DateTime<Utc>,
    /// The moment (UTC) of the last change to it, if there was one; earlier releases knew none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<DateTime<Utc>>,
}

/// What is put right about a noted visit: one thing at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Correction {
    /// It was on another day.
    On(NaiveDate),
    /// It was at another office.
    Office(Office),
    /// Something else came of it.
    Said(Said),
    /// Whether they gave a slip.
    Slip(Slip),
}

/// The kind of an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Office {
    /// The migration service of the police.
    Police,
    /// A public service centre.
    ServiceCentre,
    /// Another one.
    Other,
}

/// What came of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// The papers or the fingerprints were taken.
    Taken,
    /// The system was down.
    SystemDown,
    /// There was no place that day.
    NoPlace,
    /// A paper was missing.
    PaperMissing,
    /// They would not take the application.
    NotTaken,
    /// Another office was named.
    SentElsewhere,
}

/// Whether they gave a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Slip {
    /// A slip or a receipt.
    Given,
    /// None.
    None,
}

impl Visit {
    /// The civil day in Kazakhstan on which it was noted down.
    pub fn noted_on(&self) -> NaiveDate {
        civil_day(self.noted)
    }

    /// The time of that day, as 14:05.
    pub fn noted_at(&self) -> String {
        time_of_day(self.noted)
    }

    /// The civil day in Kazakhstan of the last change to it, and the time of that day.
    pub fn changed_at(&self) -> Option<(NaiveDate, String)> {
        self.changed.map(|moment| (civil_day(moment), time_of_day(moment)))
    }
}

fn civil_day(moment: DateTime<Utc>) -> NaiveDate {
    moment.with_timezone(&Almaty).date_naive()
}

fn time_of_day(moment: DateTime<Utc>) -> String {
    moment.with_timezone(&Almaty).format("%H:%M").to_string()
}

impl Office {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Office; 3] = [Office::Police, Office::ServiceCentre, Office::Other];
}

impl Said {
    /// Every answer, in the order in which they are offered.
    pub const ALL: [Said; 6] = [
        Said::Taken,
        Said::SystemDown,
        Said::NoPlace,
        Said::PaperMissing,
        Said::NotTaken,
        Said::SentElsewhere,
    ];
}

impl Slip {
    /// Both answers, in the order in which they are offered.
    pub const ALL: [Slip; 2] = [Slip::Given, Slip::None];
}

/// What became of a visit that was to be noted down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noted {
    /// It is in the diary.
    Kept,
    /// The diary is full.
    Full,
}

/// Notes a visit down in a diary, in the order of the days.
pub(super) fn note(diary: &mut Vec<Visit>, visit: Visit) -> Noted {
    let same = |known: &Visit| {
        Visit { noted: visit.noted, ..*known } == visit && visit.noted - known.noted < SAME_PRESS
    };
    if diary.iter().any(same) {
        return Noted::Kept;
    }
    if diary.len() >= MOST_VISITS {
        return Noted::Full;
    }
    insert(diary, visit);
    Noted::Kept
}

fn insert(diary: &mut Vec<Visit>, visit: Visit) {
    let at = diary.partition_point(|known| known.on <= visit.on);
    diary.insert(at, visit);
}

/// Puts one thing right about the visit that was noted down in that second (since 1970). When it was
/// noted stays; the moment of the change is kept beside it, so that no entry looks older than it is.
/// An answer that is the one already there changes nothing.
pub(super) fn correct(diary: &mut Vec<Visit>, noted: i64, correction: Correction, now: DateTime<Utc>) {
    let Some(at) = position(diary, noted) else { return };
    let Some(known) = diary.get(at).copied() else { return };
    let mut corrected = known;
    match correction {
        Correction::On(day) => corrected.on = day,
        Correction::Office(office) => corrected.office = office,
        Correction::Said(said) => corrected.said = said,
        Correction::Slip(slip) => corrected.slip = slip,
    }
    if corrected == known {
        return;
    }
    corrected.changed = Some(now);
    diary.remove(at);
    insert(diary, corrected);
}

fn position(diary: &[Visit], noted: i64) -> Option<usize> {
    diary.iter().position(|visit| visit.noted.timestamp() == noted)
}

/// Takes the visit out of a diary that was noted down in that second (since 1970).
pub(super) fn remove(diary: &mut Vec<Visit>, noted: i64) {
    if let Some(at) = position(diary, noted) {
        diary.remove(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(on: &str, noted: &str) -> Visit {
        Visit {
            on: on.parse().unwrap(),
            office: Office::Police,
            said: Said::SystemDown,
            slip: Slip::None,
            noted: noted.parse().unwrap(),
            changed: None,
        }
    }

    #[test]
    fn visits_stand_in_the_order_of_the_days_whenever_they_were_noted() {
        let mut diary = Vec::new();
        for (on, noted) in [("2026-11-20", "2026-11-20T09:00:00Z"), ("2026-11-10", "2026-11-21T09:00:00Z")] {
            assert_eq!(note(&mut diary, visit(on, noted)), Noted::Kept);
        }
        let days: Vec<String> = diary.iter().map(|visit| visit.on.to_string()).collect();
        assert_eq!(days, ["2026-11-10", "2026-11-20"]);
        let first = diary[0].noted.timestamp();
        remove(&mut diary, first);
        assert_eq!(diary, [visit("2026-11-20", "2026-11-20T09:00:00Z")]);
    }

    #[test]
    fn a_press_that_comes_twice_is_one_visit_and_a_full_diary_says_so() {
        let mut diary = Vec::new();
        let twice =
            [visit("2026-11-20", "2026-11-20T09:00:00Z"), visit("2026-11-20", "2026-11-20T09:00:05Z")];
        assert_eq!(twice.map(|visit| note(&mut diary, visit)), [Noted::Kept, Noted::Kept]);
        assert_eq!(diary.len(), 1);
        for minute in 1..MOST_VISITS as i64 {
            let noted = diary[0].noted + TimeDelta::minutes(minute);
            assert_eq!(
                note(&mut diary, Visit { noted, ..visit("2026-11-20", "2026-11-20T09:00:00Z") }),
                Noted::Kept
            );
        }
        assert_eq!(note(&mut diary, visit("2026-11-21", "2026-11-21T09:00:00Z")), Noted::Full);
        assert_eq!(diary.len(), MOST_VISITS);
    }

    #[test]
    fn a_changed_entry_keeps_when_it_was_noted_and_says_when_it_was_changed() {
        let noted = visit("2026-11-20", "2026-11-20T09:00:00Z");
        let mut diary = vec![noted, visit("2026-11-21", "2026-11-21T09:00:00Z")];
        let (number, now) = (noted.noted.timestamp(), "2026-11-23T19:30:00Z".parse().unwrap());
        correct(&mut diary, number, Correction::Said(Said::SystemDown), now);
        assert_eq!(diary.first(), Some(&noted), "the same answer changes nothing");

        let day = "2026-11-22".parse().unwrap();
        correct(&mut diary, number, Correction::On(day), now);
        assert_eq!(diary.last(), Some(&Visit { on: day, changed: Some(now), ..noted }), "in its new place");
        assert_eq!(
            diary.last().and_then(Visit::changed_at),
            Some(("2026-11-24".parse().unwrap(), "00:30".to_owned()))
        );
        for correction in
            [Correction::Office(Office::Other), Correction::Said(Said::Taken), Correction::Slip(Slip::Given)]
        {
            correct(&mut diary, number, correction, now);
        }
        let all = Visit {
            on: day,
            office: Office::Other,
            said: Said::Taken,
            slip: Slip::Given,
            changed: Some(now),
            ..noted
        };
        assert_eq!(diary.last(), Some(&all));
    }

    #[test]
    fn an_entry_of_an_earlier_release_is_read_and_written_as_it_was() {
        let stored = r#"{"on":"2026-11-20","office":"police","said":"system-down","slip":"none","noted":"2026-11-20T09:00:00Z"}"#;
        let read: Visit = serde_json::from_str(stored).unwrap();
        assert_eq!(read, visit("2026-11-20", "2026-11-20T09:00:00Z"));
        assert_eq!(serde_json::to_string(&read).unwrap(), stored);
    }
}
