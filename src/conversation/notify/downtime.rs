//! After an absence in which people's messages were lost: whom to tell, once, and how.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Asia::Almaty;
use serde::{Deserialize, Serialize};

use crate::conversation::button::Action;
use crate::conversation::chat::Chat;
use crate::conversation::event::{Button, Say};
use crate::reminders::{Attempt, DeliveryState, Ladder};
use crate::speech::{Message, say};

/// Telegram keeps for so long what nobody has fetched.
const KEPT: TimeDelta = TimeDelta::hours(24);
/// Somebody who checked a document so long before it was active lately.
const LATELY: TimeDelta = TimeDelta::days(30);
/// How long after it people are still notified; later it is no news.
const NEWS: TimeDelta = TimeDelta::hours(48);

/// A time in which nobody fetched what people wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// Telegram was last heard then.
    pub from: DateTime<Utc>,
    /// It was heard again then.
    pub to: DateTime<Utc>,
}

impl Absence {
    /// `None` where it was so short that Telegram has kept everything.
    pub fn between(from: DateTime<Utc>, to: DateTime<Utc>) -> Option<Absence> {
        (to - from > KEPT).then_some(Absence { from, to })
    }

    /// Whether people are still to be told at this moment.
    pub fn is_news(&self, now: DateTime<Utc>) -> bool {
        now - self.to < NEWS
    }

    /// Whether a reminder comes late because of it, so that the note goes with it.
    pub fn concerns(&self, attempt: &Attempt) -> bool {
        attempt.due.iter().any(|due| due.at <= self.to)
    }

    fn note(&self) -> Message {
        let day = |instant: DateTime<Utc>| instant.with_timezone(&Almaty).date_naive();
        say::was_away(day(self.from), day(self.to))
    }
}

/// A reminder that comes late, with the reason below its first line.
pub fn with_note(mut reminder: Say, absence: &Absence) -> Say {
    let below_the_first = reminder.paragraphs.len().min(1);
    reminder.paragraphs.insert(below_the_first, absence.note());
    reminder
}

/// The note as a message of its own, for those who do not get it with a reminder. `None` for whom
/// it does not concern: people without saved documents who were not active lately, and those who
/// were told.
pub fn tell(chat: &Chat, ladder: &Ladder, absence: &Absence) -> Option<Say> {
    let lately = |at: DateTime<Utc>| absence.from - at < LATELY;
    let active = chat.flow.is_some() || chat.last.as_ref().is_some_and(|checked| lately(checked.at));
    let concerned = active || !chat.cases.is_empty();
    if !concerned
        || ladder.is_parked()
        || chat.away_told == Some(absence.from)
        || goes_with_it(ladder, absence)
    {
        return None;
    }
    let buttons = vec![vec![Button::lasting(say::button_menu(), Action::Menu)]];
    Some(Say::new(chat.lang_to_notify(), vec![absence.note()], buttons))
}

/// Whether a reminder that fell due by its end is still to be sent, or was sent since.
fn goes_with_it(ladder: &Ladder, absence: &Absence) -> bool {
    ladder.reminders().filter(|reminder| reminder.at <= absence.to).any(|reminder| match reminder.state {
        DeliveryState::Planned { .. } | DeliveryState::Claimed { .. } | DeliveryState::Uncertain { .. } => {
            true
        }
        DeliveryState::Sent { .. } => reminder.at > absence.from,
        DeliveryState::Done | DeliveryState::Dead(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_330_800 + hours * 3600, 0).unwrap_or_default()
    }

    #[test]
    fn a_day_is_no_absence_because_telegram_keeps_everything() {
        assert_eq!(Absence::between(at(0), at(24)), None);
        assert_eq!(Absence::between(at(0), at(-100)), None, "the clock was set back");
        assert!(Absence::between(at(0), at(25)).is_some());
    }

    #[test]
    fn who_left_long_ago_is_not_written_to() {
        let absence = Absence { from: at(0), to: at(48) };
        assert_eq!(tell(&Chat::default(), &Ladder::default(), &absence), None);
        let last = |hours| crate::conversation::chat::Checked {
            draft: crate::conversation::draft::Draft::Card(Default::default()),
            at: at(hours),
            last_day: None,
            later: None,
        };
        let chat = Chat { last: Some(last(-24 * 40)), ..Chat::default() };
        assert_eq!(tell(&chat, &Ladder::default(), &absence), None);
        let mut chat = Chat { last: Some(last(-24)), ..Chat::default() };
        assert!(tell(&chat, &Ladder::default(), &absence).is_some());
        chat.away_told = Some(at(0));
        assert_eq!(tell(&chat, &Ladder::default(), &absence), None, "told already");
    }
}
