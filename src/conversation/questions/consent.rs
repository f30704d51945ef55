//! Agree to storing?

use super::{Answer, Question, Reply, Taken, Typed};
use crate::conversation::button::Action;
use crate::conversation::chat::{self, Goal, NOTICE, RETENTION_MONTHS};
use crate::conversation::event::Button;
use crate::conversation::next::{Next, Screen};
use crate::conversation::turn::{Rows, Turn};
use crate::speech::{Message, say};
use crate::understand::typed::Meaning;

pub struct Consent;

impl Question for Consent {
    fn prompt(&self, _goal: &Goal, _turn: &Turn<'_>) -> Message {
        say::ask_consent(RETENTION_MONTHS)
    }

    fn keyboard(&self, _goal: &Goal, turn: &Turn<'_>) -> Rows {
        vec![
            vec![turn.answer(say::button_agree(), Action::Agree)],
            vec![Button::lasting(say::button_privacy(), Action::Privacy)],
        ]
    }

    fn parse(&self, _goal: &Goal, typed: Typed<'_>) -> Option<Reply> {
        Some(match typed.reading.meaning(&[Meaning::Yes, Meaning::Keep, Meaning::No])? {
            Meaning::Yes | Meaning::Keep => Reply::Answer(Answer::Agree),
            _ => Reply::Go(Next::Show(Screen::Cancelled)),
        })
    }

    fn apply(&self, _goal: &mut Goal, answer: &Answer, turn: &mut Turn<'_>) -> Taken {
        if !matches!(answer, Answer::Agree) {
            return Taken::Refused(None);
        }
        turn.chat.consent = Some(chat::Consent { notice: NOTICE, at: turn.world.now });
        Taken::Go(Next::Proceed)
    }

    fn hint(&self) -> Message {
        say::hint_consent()
    }
}
