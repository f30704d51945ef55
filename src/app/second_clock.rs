//! A second clock: Telegram's own dates, compared with this machine's clock. Where the two
//! are more than a minute apart, nothing is sent or erased by the date until they agree again.

use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use crate::locks::lock;
use crate::ports::Heard;

/// Apart further than this, one of the two clocks is wrong.
const TOLERANCE: TimeDelta = TimeDelta::minutes(1);
/// An answer that took longer says too little about when its date was written: a poll takes half a
/// minute, and what waited longer (in a stopped process, say) is no clock any more.
const SLOWEST: Duration = Duration::from_secs(60);

/// What Telegram's dates say about the time, carried on by the monotonic clock.
#[derive(Debug, Default)]
pub struct SecondClock(Mutex<Seen>);

#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    /// Whether Telegram has answered anything since the start.
    heard: bool,
    /// It was certainly not earlier than this.
    earliest: Option<Sighting>,
    /// It was certainly not later than this.
    latest: Option<Sighting>,
    /// Whether the operator was told that the clocks disagree.
    told: bool,
}

/// A date, and the moment of the monotonic clock it belongs to.
#[derive(Clone, Copy, Debug)]
struct Sighting {
    date: DateTime<Utc>,
    at: Duration,
}

/// How this machine's clock stands to the second one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockStanding {
    /// Telegram has not answered yet: there is nothing to compare with.
    Unheard,
    /// They agree, or Telegram's answers carry no date.
    Agrees,
    /// Local clock minus Telegram's; negative if it is behind.
    Ahead(TimeDelta),
}

impl SecondClock {
    /// Telegram has answered; `now` is the monotonic clock's.
    pub fn answered(&self, heard: &Heard, now: Duration) {
        let mut seen = self.lock();
        seen.heard = true;
        let Some(date) = heard.date.filter(|_| heard.took <= SLOWEST) else { return };
        let took = TimeDelta::from_std(heard.took).unwrap_or_default();
        seen.earliest = Some(Sighting { date, at: now });
        seen.latest = Some(Sighting { date: later(date, took), at: now });
    }

    /// Something happened at this date, which may be long ago; `now` is the monotonic clock's.
    pub fn has_been(&self, date: DateTime<Utc>, now: Duration) {
        let mut seen = self.lock();
        if seen.earliest.is_none_or(|known| known.on(now) < date) {
            seen.earliest = Some(Sighting { date, at: now });
        }
    }

    /// How a wall clock that shows `wall` stands to it; `now` is the monotonic clock's.
    pub fn standing(&self, wall: DateTime<Utc>, now: Duration) -> ClockStanding {
        let seen = *self.lock();
        let ahead = seen.latest.map(|latest| wall - latest.on(now)).filter(|ahead| *ahead > TOLERANCE);
        let behind = seen.earliest.map(|earliest| wall - earliest.on(now)).filter(|it| *it < -TOLERANCE);
        match ahead.or(behind) {
            _ if !seen.heard => ClockStanding::Unheard,
            Some(ahead) => ClockStanding::Ahead(ahead),
            None => ClockStanding::Agrees,
        }
    }

    /// Tells the operator once that the clocks disagree, and once that they agree again.
    pub fn report(&self, standing: ClockStanding) {
        let told = std::mem::replace(&mut self.lock().told, matches!(standing, ClockStanding::Ahead(_)));
        match standing {
            ClockStanding::Ahead(ahead) if !told => tracing::error!(
                minutes_ahead = ahead.num_minutes(),
                "this machine's clock and Telegram's disagree by more than a minute: reminders wait until \
                 they agree again; set the clock right (is the time synchronised?)"
            ),
            ClockStanding::Agrees if told => {
                tracing::info!("this machine's clock and Telegram's agree again; reminders go on");
            }
            _ => {}
        }
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        lock(&self.0)
    }
}

impl Sighting {
    /// What the date has become by a moment of the monotonic clock.
    fn on(&self, now: Duration) -> DateTime<Utc> {
        later(self.date, TimeDelta::from_std(now.saturating_sub(self.at)).unwrap_or_default())
    }
}

fn later(date: DateTime<Utc>, by: TimeDelta) -> DateTime<Utc> {
    date.checked_add_signed(by).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_330_800, 0).unwrap_or_default()
    }

    fn answer(date: DateTime<Utc>, seconds: u64) -> Heard {
        Heard { date: Some(date), took: Duration::from_secs(seconds) }
    }

    fn after(seconds: u64) -> Duration {
        Duration::from_secs(1000 + seconds)
    }

    #[test]
    fn without_an_answer_there_is_nothing_to_go_by() {
        assert_eq!(SecondClock::default().standing(noon(), after(0)), ClockStanding::Unheard);
    }

    #[test]
    fn a_server_without_dates_is_no_clock() {
        let clock = SecondClock::default();
        clock.answered(&Heard { date: None, took: Duration::ZERO }, after(0));
        assert_eq!(clock.standing(noon(), after(0)), ClockStanding::Agrees);
    }

    #[test]
    fn a_step_is_seen_before_telegram_answers_again() {
        let clock = SecondClock::default();
        clock.answered(&answer(noon(), 30), after(0));
        let wall = |seconds: i64| noon() + TimeDelta::seconds(seconds);
        assert_eq!(clock.standing(wall(600), after(600)), ClockStanding::Agrees);
        assert_eq!(clock.standing(wall(4), after(0)), ClockStanding::Agrees);
        let years = TimeDelta::days(3650);
        assert_eq!(
            clock.standing(wall(600) + years, after(600)),
            ClockStanding::Ahead(years - TimeDelta::seconds(30))
        );
        assert_eq!(clock.standing(wall(600) - years, after(600)), ClockStanding::Ahead(-years));
        clock.answered(&answer(wall(700) + years, 1), after(700));
        assert_eq!(clock.standing(wall(700) + years, after(700)), ClockStanding::Agrees, "and unseen again");
    }

    #[test]
    fn only_a_fresh_date_counts() {
        let clock = SecondClock::default();
        clock.answered(&answer(noon() - TimeDelta::hours(8), 8 * 3600), after(0));
        assert_eq!(
            clock.standing(noon(), after(0)),
            ClockStanding::Agrees,
            "the process stood still meanwhile"
        );
        clock.has_been(noon() - TimeDelta::hours(20), after(0));
        assert_eq!(clock.standing(noon(), after(0)), ClockStanding::Agrees, "an update of last night");
    }

    #[test]
    fn an_update_from_the_future_shows_that_the_clock_is_behind() {
        let clock = SecondClock::default();
        clock.answered(&Heard { date: None, took: Duration::ZERO }, after(0));
        clock.has_been(noon(), after(0));
        let behind = TimeDelta::minutes(-6);
        assert_eq!(clock.standing(noon() + behind, after(0)), ClockStanding::Ahead(behind));
        assert_eq!(clock.standing(noon() + TimeDelta::days(1), after(0)), ClockStanding::Agrees);
    }
}
