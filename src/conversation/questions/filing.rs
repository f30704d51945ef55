//! Was an application filed?

use super::fact;
use super::{Answer, Question, Reply, Taken, Typed};
use crate::conversation::button::Action;
use crate::conversation::chat::{Asking, Goal};
use crate::conversation::draft::FilingTold;
use crate::conversation::turn::{Rows, Turn};
use crate::speech::{Message, say};
use crate::understand::typed::Meaning;

pub struct Filing;

impl Question for Filing {
    fn prompt(&self, _goal: &Goal, _turn: &Turn<'_>) -> Message {
        say::ask_filing()
    }

    fn keyboard(&self, _goal: &Goal, turn: &Turn<'_>) -> Rows {
        vec![
            vec![
                turn.answer(say::button_not_filed(), Action::NotFiled),
                turn.answer(say::button_filed_pending(), Action::FiledPending),
            ],
            vec![turn.answer(say::button_filed_returned(), Action::FiledReturned)],
        ]
    }

    fn parse(&self, _goal: &Goal, typed: Typed<'_>) -> Option<Reply> {
        let among = [
            Meaning::NotFiled,
            Meaning::No,
            Meaning::Filed,
            Meaning::Yes,
            Meaning::Waiting,
            Meaning::Returned,
            Meaning::Unknown,
        ];
        match typed.reading.meaning(&among) {
            Some(Meaning::NotFiled | Meaning::No) => Some(Reply::Answer(Answer::Filing(FilingTold::None))),
            Some(Meaning::Returned) => Some(filed(FilingTold::ReturnedOn(None), typed)),
            Some(Meaning::Filed | Meaning::Yes | Meaning::Waiting) => {
                Some(filed(FilingTold::PendingOn(None), typed))
            }
            // A day alone answers both questions at once.
            None if typed.dated => Some(filed(FilingTold::PendingOn(None), typed)),
            _ => None,
        }
    }

    fn is_open(&self, goal: &Goal) -> bool {
        fact::card(goal).is_some_and(|card| card.filing == FilingTold::Unasked)
    }

    fn apply(&self, goal: &mut Goal, answer: &Answer, _turn: &mut Turn<'_>) -> Taken {
        match (answer, fact::card_mut(goal)) {
            (Answer::Filing(told), Some(card)) => card.filing = *told,
            _ => return Taken::Refused(None),
        }
        Taken::Kept
    }

    fn undo(&self, goal: &mut Goal) {
        if let Some(card) = fact::card_mut(goal) {
            card.filing = FilingTold::Unasked;
        }
    }

    fn hint(&self) -> Message {
        say::hint_filing()
    }
}

fn filed(told: FilingTold, typed: Typed<'_>) -> Reply {
    let answer = Answer::Filing(told);
    if typed.dated { Reply::AnswerWithDay(answer, Asking::FilingDay) } else { Reply::Answer(answer) }
}
