//! The facts that a flow gathers, whatever it is for.

use chrono::{Days, NaiveDate};

use super::{Answer, Reply, Taken, Typed};
use crate::conversation::button::Action;
use crate::conversation::chat::Goal;
use crate::conversation::draft::{Card, Draft, FilingTold, Happened, Known};
use crate::conversation::event::Button;
use crate::conversation::turn::{Rows, Turn};
use crate::law::DocumentId;
use crate::speech::{Message, say};
use crate::understand::typed::Meaning;

/// The card that a goal speaks of.
pub fn card(goal: &Goal) -> Option<&Card> {
    match goal {
        Goal::Check(card) | Goal::Lost(card) => Some(card),
        Goal::Fined(fine) => Some(&fine.card),
        Goal::Refused(refusal) => Some(&refusal.card),
        Goal::Save(told) => told.card(),
        _ => None,
    }
}

/// The same, to be changed.
pub fn card_mut(goal: &mut Goal) -> Option<&mut Card> {
    match goal {
        Goal::Check(card) | Goal::Lost(card) | Goal::Save(Draft::Card(card)) => Some(card),
        Goal::Fined(fine) | Goal::Save(Draft::Fine(fine)) => Some(&mut fine.card),
        Goal::Refused(refusal) | Goal::Save(Draft::Refusal(refusal)) => Some(&mut refusal.card),
        _ => None,
    }
}

/// The document that a goal speaks of, if it is known.
pub fn document(goal: &Goal) -> Option<&DocumentId> {
    match goal {
        Goal::Redate { document, .. } | Goal::Filed { document, .. } => Some(document),
        _ => card(goal)?.document.as_ref(),
    }
}

/// The expiry day, if it is known.
pub fn expires(goal: &Goal) -> Option<NaiveDate> {
    match goal {
        Goal::Filed { expires, .. } | Goal::Redate { expires, .. } => *expires,
        _ => card(goal)?.expires.told(),
    }
}

/// Keeps what is known of the expiry day; false where a goal has none.
pub fn set_expires(goal: &mut Goal, day: Known<NaiveDate>) -> bool {
    match (goal, day) {
        (Goal::Redate { .. }, Known::Unknown) => return false,
        (Goal::Redate { expires, .. }, day) => *expires = day.told(),
        (goal, day) => match card_mut(goal) {
            Some(card) => card.expires = day,
            None => return false,
        },
    }
    true
}

/// Keeps the day on which an application was accepted, or that it is open; false where a goal has none.
pub fn set_filing_day(goal: &mut Goal, day: Option<NaiveDate>) -> bool {
    match goal {
        Goal::Waiting { filed } | Goal::Filed { filed, .. } => *filed = day,
        goal => match card_mut(goal) {
            Some(card) => {
                card.filing = match card.filing {
                    FilingTold::Returned | FilingTold::ReturnedOn(_) => FilingTold::ReturnedOn(day),
                    _ => FilingTold::PendingOn(day),
                }
            }
            None => return false,
        },
    }
    true
}

/// Buttons for something that may have happened: that it has not, that nobody knows, and the picker.
pub fn whether_and_when(turn: &Turn<'_>, not: Message) -> Rows {
    vec![
        vec![turn.answer(not, Action::No), turn.answer(say::button_unknown(), Action::UnknownDate)],
        vec![turn.answer(say::button_pick_date(), Action::PickYears)],
    ]
}

/// What a text without a day answers to whether something has happened. "Yes" alone lacks the day.
pub fn whether(typed: Typed<'_>, lacks_the_day: Message) -> Option<Reply> {
    use Meaning::{Never, No, NotFiled, Unknown, Yes};
    Some(match typed.reading.meaning(&[Never, No, NotFiled, Unknown, Yes])? {
        Unknown => Reply::Answer(Answer::UnknownDay),
        Yes => Reply::Hint(lacks_the_day),
        _ => Reply::Answer(Answer::No),
    })
}

/// What such an answer comes to; a day that has not come is refused.
///
/// # Errors
/// The day has not come, or it is no answer to this question.
pub fn happened(answer: &Answer, turn: &Turn<'_>) -> Result<Happened, Taken> {
    match answer {
        Answer::Day(day) if *day > turn.today() => Err(Taken::Refused(Some(say::day_lies_ahead(*day)))),
        Answer::Day(day) => Ok(Happened::On(*day)),
        Answer::No => Ok(Happened::No),
        Answer::UnknownDay => Ok(Happened::Unknown),
        _ => Err(Taken::Refused(None)),
    }
}

/// Buttons for the days that people mean most, the picker, and one that names no day.
pub fn recent_days_or(turn: &Turn<'_>, without_a_day: Button) -> Rows {
    let mut rows = recent_days(turn);
    rows.last_mut().into_iter().for_each(|row| row.push(without_a_day.clone()));
    rows
}

/// Buttons for the days that people mean most, and the picker.
pub fn recent_days(turn: &Turn<'_>) -> Rows {
    let today = turn.today();
    let yesterday = today - Days::new(1);
    vec![
        vec![
            turn.answer(say::button_today(), Action::Date(today)),
            turn.answer(say::button_yesterday(), Action::Date(yesterday)),
        ],
        vec![turn.answer(say::button_pick_date(), Action::PickYears)],
    ]
}
