//! Is this day the expiry, or the day of an application? Asked where a second day could be either.

use chrono::NaiveDate;

use super::fact;
use super::{Answer, Question, Reply, Taken, Typed};
use crate::conversation::button::Action;
use crate::conversation::chat::Goal;
use crate::conversation::draft::Known;
use crate::conversation::turn::{Rows, Turn};
use crate::speech::{Message, say};
use crate::understand::typed::Meaning;

pub struct WhichDay(pub NaiveDate);

impl Question for WhichDay {
    fn prompt(&self, _goal: &Goal, _turn: &Turn<'_>) -> Message {
        say::ask_which_day(self.0)
    }

    fn keyboard(&self, _goal: &Goal, turn: &Turn<'_>) -> Rows {
        vec![
            vec![turn.answer(say::button_is_expiry(), Action::IsExpiry)],
            vec![turn.answer(say::button_is_filing(), Action::IsFiling)],
        ]
    }

    fn parse(&self, _goal: &Goal, typed: Typed<'_>) -> Option<Reply> {
        let filed = typed.reading.meaning(&[Meaning::Filed, Meaning::Waiting]).is_some();
        filed.then_some(Reply::Answer(Answer::IsFiling))
    }

    fn apply(&self, goal: &mut Goal, answer: &Answer, _turn: &mut Turn<'_>) -> Taken {
        let kept = match answer {
            Answer::IsExpiry => fact::set_expires(goal, Known::At(self.0)),
            Answer::IsFiling => fact::set_filing_day(goal, Some(self.0)),
            _ => false,
        };
        if kept { Taken::Kept } else { Taken::Refused(None) }
    }

    fn hint(&self) -> Message {
        say::press_a_button()
    }
}
