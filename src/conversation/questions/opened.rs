//! Was a case opened, and when?

use chrono::{Days, NaiveDate};

use super::fact;
use super::{Answer, Question, Reply, Taken, Typed};
use crate::assess::{Facts, Outcome, assess};
use crate::conversation::World;
use crate::conversation::button::Action;
use crate::conversation::chat::Goal;
use crate::conversation::draft::Happened;
use crate::conversation::turn::{Rows, Turn};
use crate::law::Start;
use crate::speech::{Message, say};

pub struct Opened;

impl Question for Opened {
    fn prompt(&self, goal: &Goal, _turn: &Turn<'_>) -> Message {
        if has_a_case(goal) { say::ask_protocol_day() } else { say::ask_opened() }
    }

    fn keyboard(&self, goal: &Goal, turn: &Turn<'_>) -> Rows {
        if has_a_case(goal) {
            return fact::recent_days_or(turn, turn.answer(say::button_unknown(), Action::UnknownDate));
        }
        fact::whether_and_when(turn, say::button_no_case())
    }

    fn parse(&self, _goal: &Goal, typed: Typed<'_>) -> Option<Reply> {
        fact::whether(typed, self.hint())
    }

    fn takes_a_day(&self) -> bool {
        true
    }

    fn is_open(&self, goal: &Goal) -> bool {
        fact::card(goal).is_some_and(|card| card.opened == Happened::Unasked)
    }

    /// A case can be opened from the first day of an offence on; its index is that of its day.
    fn alternatives(&self, facts: &Facts, world: &World<'_>) -> Vec<Facts> {
        let Ok(now) = assess(facts, world.today, world.law) else { return Vec::new() };
        if matches!(now.penalty.outcome, Outcome::None(_) | Outcome::Grace | Outcome::NoRule) {
            return Vec::new();
        }
        let after = |day: NaiveDate| day + Days::new(1);
        let first = now.penalty.fine_from.or(facts.expires.map(after)).or(facts.lost.map(after));
        let first = first.filter(|day| *day < world.today).unwrap_or(world.today);
        let rises = world.law.mci().rows().filter_map(|(basis, _)| match basis.from {
            Start::On(day) => Some(day).filter(|day| first < *day && *day <= world.today),
            Start::NotStated => None,
        });
        let opened = |day: NaiveDate| Facts { opened: Some(day), ..facts.clone() };
        std::iter::once(first).chain(rises).map(opened).collect()
    }

    fn apply(&self, goal: &mut Goal, answer: &Answer, turn: &mut Turn<'_>) -> Taken {
        match (fact::happened(answer, turn), fact::card_mut(goal)) {
            (Ok(told), Some(card)) => card.opened = told,
            (Ok(_), None) => return Taken::Refused(None),
            (Err(refused), _) => return refused,
        }
        Taken::Kept
    }

    fn undo(&self, goal: &mut Goal) {
        if let Some(card) = fact::card_mut(goal) {
            card.opened = Happened::Unasked;
        }
    }

    fn hint(&self) -> Message {
        say::hint_opened()
    }
}

/// Who mentioned a case is only asked for its day.
fn has_a_case(goal: &Goal) -> bool {
    matches!(goal, Goal::Fined(_))
}
