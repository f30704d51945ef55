//! Whose paper a message speaks of: the writer's own, or another person's.

use super::spoken::{Before, LONGEST, is_of_the_verdict};
use crate::conversation::cases;
use crate::conversation::chat::Goal;
use crate::conversation::draft::{Card, Draft, default_document};
use crate::conversation::next::{Next, Screen};
use crate::conversation::turn::Turn;
use crate::reminders::Relation;
use crate::speech::say;
use crate::understand::context::Sign;
use crate::understand::cues::Cue;
use crate::understand::reading::{FollowUp, Reading};
use crate::understand::remark::Remark;
use crate::understand::told::Whose;

/// "I do not know hers. And mine?"
const LONGEST_MINE_INSTEAD: usize = 9;

/// Whose paper a message speaks of, in words.
pub(super) fn whose(reading: &Reading) -> Option<Relation> {
    if reading.says(Cue::Mine) && reading.signs.contains(&Sign::Means) {
        return Some(Relation::Mine);
    }
    let told = reading.told.iter().find_map(|told| told.whose.map(relation));
    told.or_else(|| {
        let meaning = reading.meaning(&cases::RELATIONS.map(|(meaning, _)| meaning))?;
        cases::relation(meaning)
    })
}

/// Whether a message names somebody who is not the writer.
pub(super) fn speaks_of_somebody(reading: &Reading) -> bool {
    const PEOPLE: [Cue; 6] = [Cue::Mother, Cue::Father, Cue::Spouse, Cue::Child, Cue::Worker, Cue::Relative];
    PEOPLE.into_iter().any(|cue| reading.says(cue))
}

/// Whose paper it is, as a saved one names it.
pub(super) fn relation(whose: Whose) -> Relation {
    match whose {
        Whose::Mine => Relation::Mine,
        Whose::Mother => Relation::Mother,
        Whose::Father => Relation::Father,
        Whose::Spouse => Relation::Spouse,
        Whose::Child => Relation::Child,
        Whose::Worker => Relation::Worker,
        Whose::Other => Relation::Other,
    }
}

/// "And mine then?", "and both?" while the day of somebody else's paper is asked for: those whose days are known.
pub(super) fn mine_instead(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let Goal::Check(card) = &turn.chat.flow.as_ref()?.goal else { return None };
    card.of_somebody_else()?;
    let asks = |sign: &Sign| reading.signs.contains(sign);
    let is_alone = reading.days.is_empty() && reading.told.is_empty();
    if !is_alone || reading.word_count() > LONGEST_MINE_INSTEAD {
        return None;
    }
    let all = turn.chat.spoken_of();
    let next = if asks(&Sign::MineToo) {
        Screen::Verdict(all.into_iter().rev().find(|card| card.of_somebody_else().is_none())?)
    } else if asks(&Sign::Both) && all.len() > 1 {
        Screen::Verdicts(all)
    } else {
        return None;
    };
    turn.lang = reading.lang;
    turn.chat.flow = None;
    Some(Next::Show(next))
}

/// The verdict on the writer's own paper, or on another person's, of those spoken of before; where there is none,
/// its day is asked for.
pub(super) fn of_another(turn: &mut Turn<'_>, before: &Before, whose: Relation) -> Option<Next> {
    let is_meant = |card: &&Card| card.of_somebody_else().is_none() == (whose == Relation::Mine);
    let draft = &turn.chat.last.as_ref()?.draft;
    // "And hers?" is not about the one that was shown last.
    let is_shown = matches!(draft, Draft::Card(_)) && whose != Relation::Mine;
    let now = if is_shown { &[] } else { draft.cards() };
    let known = now.iter().find(is_meant).or_else(|| turn.chat.earlier.iter().rev().find(is_meant)).cloned();
    match known {
        Some(card) => Some(Next::Show(Screen::Verdict(card))),
        None => Some(of_somebody(turn, &before.first().or_else(|| before.dated.clone())?, whose)),
    }
}

/// "And my son's?" after a verdict: the same document of somebody else, whose day is asked for.
pub(super) fn of_somebody(turn: &mut Turn<'_>, card: &Card, whose: Relation) -> Next {
    turn.note(say::follow_up_own_date());
    let document = card.document.clone().or_else(|| Some(default_document()));
    Next::Start(Goal::Check(Card { whose: Some(whose), ..Card::of(document) }))
}

/// "What about dad, he has one as well": another person's paper is spoken of after a verdict, without its day.
pub(super) fn of_somebody_named(turn: &mut Turn<'_>, reading: &Reading, before: &Before) -> Option<Next> {
    let card = before.dated.clone()?;
    let is_learnt = reading.remark == Some(Remark::AnotherPerson);
    let whose = whose(reading)
        .or_else(|| is_learnt.then_some(Relation::Other))
        .filter(|whose| Some(*whose) != card.whose && *whose != Relation::Mine)?;
    let names = reading.signs.iter().any(|sign| matches!(sign, Sign::Names(_)));
    let is_open = turn.chat.flow.is_some() || !before.topic.is_none_or(is_of_the_verdict);
    let says_more =
        !reading.days.is_empty() || !reading.told.is_empty() || reading.word_count() > LONGEST && !is_learnt;
    if is_open || says_more || names || !(is_learnt || reading.says(Cue::FollowOther)) {
        return None;
    }
    turn.lang = reading.lang;
    let known = turn.chat.spoken_of().into_iter().rev().find(|card| card.whose == Some(whose));
    Some(match known {
        Some(card) => Next::Show(Screen::Verdict(card)),
        None => of_somebody(turn, &card, whose),
    })
}

/// "And my father's?", whose paper was told before.
pub(super) fn told_before(turn: &Turn<'_>, follow_up: &FollowUp, before: &Before) -> Option<Card> {
    let whose = match follow_up {
        FollowUp::Children => Relation::Child,
        FollowUp::Spouse => Relation::Spouse,
        FollowUp::Person(whose) => relation(*whose),
        _ => return None,
    };
    let is_of_papers = before.topic.is_none_or(is_of_the_verdict);
    let mut known = turn.chat.spoken_of().into_iter().rev();
    known.find(|card| is_of_papers && card.whose == Some(whose))
}
