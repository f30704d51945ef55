//! Up to which hour is counted.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};
use chrono_tz::Asia::Almaty;

/// The civil hour for which is counted: later reports do not count yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The civil day in Kazakhstan.
    pub day: NaiveDate,
    /// Reports count that came before this full hour (0–24).
    pub before: u8,
}

impl Moment {
    /// What everybody may see at that instant: the hours that are over. A press just made does not show.
    pub fn shown_at(now: DateTime<Utc>) -> Moment {
        let local = now.with_timezone(&Almaty);
        Moment { day: local.date_naive(), before: local.hour() as u8 }
    }

    /// Everything that has come in.
    pub fn up_to(now: DateTime<Utc>) -> Moment {
        let shown = Moment::shown_at(now);
        Moment { before: shown.before + 1, ..shown }
    }

    /// Full hours since a report's hour began; `None` for a later one. Days on which no office is open
    /// are left out.
    pub(super) fn age(self, day: NaiveDate, hour: u8, is_open: &impl Fn(NaiveDate) -> bool) -> Option<i64> {
        let at = |day: NaiveDate, hour: u8| day.and_time(NaiveTime::MIN) + TimeDelta::hours(hour.into());
        if (day, hour) >= (self.day, self.before) {
            return None;
        }
        let closed = day.iter_days().skip(1).take_while(|it| *it <= self.day).filter(|it| !is_open(*it));
        let closed = closed.count() as i64;
        Some(((at(self.day, self.before) - at(day, hour)).num_hours() - 24 * closed).max(0))
    }
}
