//! Which updates were already received: kept for 48 hours, so that a repeated one is dropped and
//! one whose number went backwards (it does after a week of silence) is not.

use std::collections::{BTreeMap, VecDeque};

use chrono::{DateTime, Utc};

use crate::ports::UpdateId;

/// Hours for which a number is remembered. Telegram repeats an update for 24 hours at most.
const HOURS: i64 = 48;

/// The numbers of received updates, as ranges by the hour in which they came.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    hours: VecDeque<(i64, Ranges)>,
}

/// Ranges of numbers: first to last, both included.
type Ranges = BTreeMap<u64, u64>;

impl Seen {
    /// Remembers a number; false if it is known already.
    pub fn insert(&mut self, update_id: UpdateId, now: DateTime<Utc>) -> bool {
        self.insert_in_hour(update_id.0, now.timestamp().div_euclid(3600))
    }

    /// Whether the number is known.
    fn contains(&self, number: u64) -> bool {
        self.hours.iter().any(|(_, ranges)| contains(ranges, number))
    }

    /// The hours with their ranges, to be written down.
    pub fn ranges(&self) -> impl Iterator<Item = (i64, u64, u64)> {
        self.hours.iter().flat_map(|(hour, ranges)| ranges.iter().map(|(first, last)| (*hour, *first, *last)))
    }

    /// Puts back what [`ranges`](Seen::ranges) wrote down.
    pub fn restore(&mut self, hour: i64, first: u64, last: u64) {
        let ranges = self.hour(hour);
        let (mut first, mut last) = (first, last);
        if let Some((&before, &until)) = ranges.range(..=first).next_back()
            && until >= first
        {
            (first, last) = (before, last.max(until));
        }
        while let Some((&inner, &until)) = ranges.range(first..=last).next() {
            ranges.remove(&inner);
            last = last.max(until);
        }
        ranges.insert(first, last);
    }

    fn insert_in_hour(&mut self, number: u64, hour: i64) -> bool {
        self.hours.retain(|(then, _)| hour - then <= HOURS);
        if self.contains(number) {
            return false;
        }
        add(self.hour(hour), number);
        true
    }

    fn hour(&mut self, hour: i64) -> &mut Ranges {
        let at = match self.hours.iter().rposition(|(then, _)| *then == hour) {
            Some(at) => at,
            None => {
                self.hours.push_back((hour, Ranges::new()));
                self.hours.len() - 1
            }
        };
        &mut self.hours[at].1
    }
}

fn contains(ranges: &Ranges, number: u64) -> bool {
    ranges.range(..=number).next_back().is_some_and(|(_, last)| *last >= number)
}

fn add(ranges: &mut Ranges, number: u64) {
    let joins_after = ranges.remove(&number.saturating_add(1)).unwrap_or(number);
    match ranges.range_mut(..number).next_back() {
        Some((_, last)) if last.checked_add(1) == Some(number) => *last = joins_after,
        _ => {
            ranges.insert(number, joins_after);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(hour * 3600, 0).unwrap_or_default()
    }

    #[test]
    fn a_number_is_new_once() {
        let mut seen = Seen::default();
        for number in [7, 5, 6, 9, 8, u64::MAX, 0].map(UpdateId) {
            assert!(seen.insert(number, at(0)), "{number:?}");
            assert!(!seen.insert(number, at(1)), "{number:?}");
        }
        assert_eq!(seen.ranges().count(), 3, "neighbours share a range");
    }

    #[test]
    fn a_number_is_forgotten_after_48_hours() {
        let mut seen = Seen::default();
        assert!(seen.insert(UpdateId(7), at(0)));
        assert!(!seen.insert(UpdateId(7), at(48)));
        assert!(seen.insert(UpdateId(7), at(49)));
    }

    #[test]
    fn what_was_written_down_is_known_again() {
        let mut seen = Seen::default();
        for number in [1, 2, 3, 10] {
            seen.insert(UpdateId(number), at(number as i64));
        }
        let mut again = Seen::default();
        seen.ranges().for_each(|(hour, first, last)| again.restore(hour, first, last));
        assert!([1, 2, 3, 10].into_iter().all(|number| again.contains(number)));
        assert!(!again.contains(4));
    }

    #[test]
    fn ranges_put_back_over_each_other_leave_no_gap() {
        let mut seen = Seen::default();
        for (first, last) in [(5, 5), (1, 10), (7, 7), (9, 12), (0, 3)] {
            seen.restore(0, first, last);
        }
        assert_eq!(seen.ranges().collect::<Vec<_>>(), [(0, 0, 12)]);
    }
}
