//! Is this filing day, more than a year before the expiry, right?

use chrono::NaiveDate;

use super::fact;
use super::{Answer, Question, Reply, Taken, Typed};
use crate::conversation::button::Action;
use crate::conversation::chat::Goal;
use crate::conversation::turn::{Rows, Turn};
use crate::speech::{Message, say};
use crate::understand::typed::Meaning;

pub struct FilingSure(pub NaiveDate);

impl Question for FilingSure {
    fn prompt(&self, _goal: &Goal, _turn: &Turn<'_>) -> Message {
        say::ask_filing_sure(self.0)
    }

    fn keyboard(&self, _goal: &Goal, turn: &Turn<'_>) -> Rows {
        vec![vec![turn.answer(say::button_yes(), Action::Yes), turn.answer(say::button_no(), Action::No)]]
    }

    fn parse(&self, _goal: &Goal, typed: Typed<'_>) -> Option<Reply> {
        Some(Reply::Answer(match typed.reading.meaning(&[Meaning::Yes, Meaning::No])? {
            Meaning::Yes => Answer::Yes,
            _ => Answer::No,
        }))
    }

    /// Another day instead of a yes or a no.
    fn takes_a_day(&self) -> bool {
        true
    }

    fn apply(&self, goal: &mut Goal, answer: &Answer, _turn: &mut Turn<'_>) -> Taken {
        let kept = match answer {
            Answer::Day(_) => return Taken::ForTheOneBefore,
            Answer::Yes => fact::set_filing_day(goal, Some(self.0)),
            Answer::No => fact::set_filing_day(goal, None),
            _ => false,
        };
        if kept { Taken::Kept } else { Taken::Refused(None) }
    }

    fn undo(&self, goal: &mut Goal) {
        fact::set_filing_day(goal, None);
    }

    fn hint(&self) -> Message {
        say::hint_yes_no()
    }
}
