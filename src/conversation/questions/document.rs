//! Which document?

use super::fact;
use super::{Answer, Question, Reply, Taken, Typed};
use crate::conversation::button::Action;
use crate::conversation::chat::{Asking, Goal};
use crate::conversation::draft::{default_document, temporary_document};
use crate::conversation::event::Button;
use crate::conversation::keyboards;
use crate::conversation::names;
use crate::conversation::next::{Next, Screen};
use crate::conversation::turn::{Rows, Turn};
use crate::law;
use crate::speech::{Message, say};
use crate::understand::documents;
use crate::understand::typed::Meaning;

pub struct Document;

impl Question for Document {
    fn prompt(&self, goal: &Goal, _turn: &Turn<'_>) -> Message {
        match goal {
            Goal::Lost(_) => say::ask_lost_document(),
            _ => say::ask_document(),
        }
    }

    fn keyboard(&self, goal: &Goal, turn: &Turn<'_>) -> Rows {
        let is_loss = matches!(goal, Goal::Lost(_));
        let mut offered: Vec<&law::Document> = turn
            .world
            .law
            .documents()
            .filter(|document| !is_loss || !document.loss_days.is_empty())
            .collect();
        // Most people ask about a paper that has to be renewed ahead of its expiry.
        offered.sort_by_key(|document| document.renewal_months.is_empty());
        let button = |document: &law::Document| {
            turn.answer(names::short_document(&document.id), Action::Document(document.id.clone()))
        };
        let mut rows: Rows = keyboards::in_pairs(offered.into_iter().map(button).collect());
        let day_is_told = turn.chat.flow.as_ref().is_some_and(|flow| flow.last_day.is_some());
        if matches!(goal, Goal::Check(_)) && !day_is_told {
            rows.push(vec![Button::lasting(say::button_waiting(), Action::Waiting)]);
        }
        rows
    }

    fn parse(&self, goal: &Goal, typed: Typed<'_>) -> Option<Reply> {
        if let Some(document) = documents::named(&typed.reading.text) {
            let answer = Answer::Document(document);
            return Some(if typed.dated {
                Reply::AnswerWithDay(answer, Asking::Expiry)
            } else {
                Reply::Answer(answer)
            });
        }
        let is_check = matches!(goal, Goal::Check(_));
        let among = [Meaning::Waiting, Meaning::Card, Meaning::Temporary, Meaning::Unknown];
        match typed.reading.meaning(&among) {
            Some(Meaning::Waiting) if is_check => Some(Reply::Go(Next::Show(Screen::Waiting))),
            Some(Meaning::Card) => Some(Reply::Answer(Answer::Document(default_document()))),
            Some(Meaning::Temporary) => Some(Reply::Answer(Answer::Document(temporary_document()))),
            _ => None,
        }
    }

    /// While the document is asked, a day is its expiry.
    fn takes_a_day(&self) -> bool {
        true
    }

    fn is_open(&self, goal: &Goal) -> bool {
        match goal {
            Goal::Save(told) => told.document().is_none(),
            goal => fact::document(goal).is_none(),
        }
    }

    fn apply(&self, goal: &mut Goal, answer: &Answer, _turn: &mut Turn<'_>) -> Taken {
        match (answer, fact::card_mut(goal)) {
            (Answer::Document(document), Some(card)) => card.document = Some(document.clone()),
            _ => return Taken::Refused(None),
        }
        Taken::Kept
    }

    fn undo(&self, goal: &mut Goal) {
        if let Some(card) = fact::card_mut(goal) {
            card.document = None;
        }
    }

    fn hint(&self) -> Message {
        say::hint_document()
    }
}
