//! Which saved document is meant, and what saving would come to.

use super::chat::Chat;
use super::draft::{Card, Draft, FilingTold};
use super::schedule;
use super::turn::Turn;
use super::{Reminders, World};
use crate::law::DocumentId;
use crate::reminders::{Application, Case, CaseId, Label, Relation};
use crate::speech::say;
use crate::understand::typed::Meaning;

/// The words for whose a document is, as they are typed.
pub const RELATIONS: [(Meaning, Relation); 7] = [
    (Meaning::Mine, Relation::Mine),
    (Meaning::Mother, Relation::Mother),
    (Meaning::Father, Relation::Father),
    (Meaning::Spouse, Relation::Spouse),
    (Meaning::Child, Relation::Child),
    (Meaning::Worker, Relation::Worker),
    (Meaning::Another, Relation::Other),
];

/// Whose a document is, by the meaning of a typed word.
pub fn relation(meaning: Meaning) -> Option<Relation> {
    RELATIONS.iter().find(|(known, _)| *known == meaning).map(|(_, relation)| *relation)
}

/// A person has one mother but may have several children, workers or clients.
pub fn may_be_another(chat: &Chat, relation: Relation, told: &Draft) -> bool {
    let may_be_several = matches!(relation, Relation::Child | Relation::Worker | Relation::Other);
    let known = of(chat, relation, told.document().as_ref());
    let same_day = |id: &CaseId| chat.case(*id).is_some_and(|case| case.facts.expires == told.expires());
    may_be_several && !known.is_empty() && !(known.len() == 1 && known.iter().all(same_day))
}

/// The saved documents of this kind under this label.
pub fn of(chat: &Chat, relation: Relation, kind: Option<&DocumentId>) -> Vec<CaseId> {
    let same = |case: &&Case| case.label.relation == relation && Some(&case.facts.document) == kind;
    chat.cases.iter().filter(same).map(|case| case.id).collect()
}

/// The second of a label is called "(2)": no names are asked.
pub fn numbered(relation: Relation, others: usize) -> Label {
    Label { relation, name: (others > 0).then(|| (others + 1).to_string()) }
}

/// Whether saving these facts would bring any reminder.
pub fn would_remind(chat: &Chat, told: &Draft, world: &World<'_>) -> bool {
    let Some(facts) = told.facts_to_keep() else { return false };
    let case = Case::new(CaseId(0), numbered(Relation::Mine, 0), facts);
    !schedule::of(&case, &chat.settings, world).is_empty()
}

/// Whether something was checked that can be saved and is not saved yet.
pub fn can_be_saved(chat: &Chat) -> bool {
    let Some(told) = chat.last.as_ref().map(|checked| &checked.draft) else { return false };
    (told.expires().is_some() || told.lost().is_some())
        && told.card().and_then(|card| saved(chat, card)).is_none()
}

/// The saved document that these facts are about: the same kind with the same last day, of the same
/// person where that was told. `None` where there is none, or where it may be one of several.
pub fn saved(chat: &Chat, card: &Card) -> Option<CaseId> {
    let expires = card.expires.told();
    let same = |case: &&Case| {
        let is_day = expires.is_some() && case.facts.expires == expires
            || expires.is_none() && card.lost.is_some() && case.facts.lost == card.lost;
        let is_theirs = card.whose.is_none_or(|whose| case.label.relation == whose);
        is_day && is_theirs && card.document.as_ref() == Some(&case.facts.document)
    };
    let mut cases = chat.cases.iter().filter(same);
    let only = cases.next()?;
    cases.next().is_none().then_some(only.id)
}

/// An application that was told of a document that is saved is kept with it.
pub fn keep_application(turn: &mut Turn<'_>, card: &Card) {
    let Some(id) = saved(&turn.chat, card) else { return };
    let today = turn.today();
    let Some(case) = turn.chat.case_mut(id) else { return };
    let before = case.clone();
    match card.filing {
        FilingTold::PendingOn(Some(day)) if case.application() != Application::Pending(day) => {
            case.filed(day)
        }
        FilingTold::Returned | FilingTold::ReturnedOn(_) if case.application() != Application::Returned => {
            case.returned();
        }
        _ => return,
    }
    if *case != before {
        case.touch(today);
        turn.reminders = Reminders::Plan;
        turn.kept = Some(say::kept_with_document());
    }
}
