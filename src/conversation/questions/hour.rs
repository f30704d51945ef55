//! At which hour shall reminders come?

use super::{Answer, Question, Reply, Taken, Typed};
use crate::conversation::button::Action;
use crate::conversation::chat::Goal;
use crate::conversation::event::Button;
use crate::conversation::keyboards;
use crate::conversation::names;
use crate::conversation::next::{Next, Settle};
use crate::conversation::turn::{Rows, Turn};
use crate::speech::{Message, say};
use crate::understand::typed;

/// Hours that are offered: nobody is woken.
const HOURS: std::ops::RangeInclusive<u8> = 7..=22;

pub struct Hour;

impl Question for Hour {
    fn prompt(&self, _goal: &Goal, turn: &Turn<'_>) -> Message {
        say::choose_hour(names::hour(turn.chat.settings.hour))
    }

    fn keyboard(&self, _goal: &Goal, _turn: &Turn<'_>) -> Rows {
        let buttons: Vec<Button> = HOURS
            .map(|hour| Button::lasting(keyboards::plain(names::hour(hour)), Action::Hour(hour)))
            .collect();
        buttons.chunks(4).map(<[Button]>::to_vec).collect()
    }

    fn parse(&self, _goal: &Goal, typed: Typed<'_>) -> Option<Reply> {
        typed::hour(&typed.reading.text).map(|hour| Reply::Go(Next::Settle(Settle::Hour(hour))))
    }

    fn apply(&self, _goal: &mut Goal, _answer: &Answer, _turn: &mut Turn<'_>) -> Taken {
        Taken::Refused(None)
    }

    fn hint(&self) -> Message {
        say::hint_hour()
    }
}
