//! Saving what was just checked: agreeing once, whose document it is, and which reminders will come.

use chrono::NaiveDate;

use super::names::{RELATIONS, relation_id, relation_name, short_title};
use super::{keep_told, overview};
use crate::assess::{Facts, Filing};
use crate::conversation::button::Action;
use crate::conversation::chat::{Asking, Consent, Draft, FilingTold, Flow, MOST_CASES, NOTICE, Purpose};
use crate::conversation::event::Button;
use crate::conversation::turn::{Rows, Turn};
use crate::conversation::{Reminders, flow, menu, upcoming, verdict};
use crate::reminders::{Case, CaseId, Label, Relation};
use crate::speech::say;

/// "Remind me": saves what was checked last, after agreement and a label.
pub fn save(turn: &mut Turn<'_>) {
    let Some(checked) = turn.chat.last.clone() else { return verdict::too_old(turn) };
    if turn.chat.cases.len() >= MOST_CASES {
        let rows = menu::main(turn);
        return turn.say_new(vec![say::too_many_documents(MOST_CASES as i64)], rows);
    }
    turn.detach();
    flow::start(turn, Purpose::Save, checked.draft);
}

/// The person agrees to storing.
pub fn agree(turn: &mut Turn<'_>) {
    if !matches!(turn.chat.flow, Some(Flow { asking: Asking::Consent, .. })) {
        return;
    }
    turn.chat.consent = Some(Consent { notice: NOTICE, at: turn.world.now });
    flow::proceed(turn);
}

/// One button a relation, two in a row.
pub fn labels(turn: &Turn<'_>) -> Rows {
    let buttons: Vec<Button> = RELATIONS
        .iter()
        .map(|relation| turn.answer(relation_name(*relation), Action::Whose(relation_id(*relation).into())))
        .collect();
    buttons.chunks(2).map(<[Button]>::to_vec).collect()
}

/// The label is chosen: the document is saved, or gets another label.
pub fn whose(turn: &mut Turn<'_>, relation: Relation) {
    let Some(mut flow) = turn.chat.flow.clone().filter(|flow| flow.asking == Asking::Whose) else { return };
    match flow.purpose {
        Purpose::Save if is_one_of_several(turn, relation, &flow.draft) => {
            flow.asked.push(flow.asking);
            flow.asking = Asking::Another(relation);
            flow::open(turn, flow);
        }
        Purpose::Save => match same(turn, relation, &flow.draft).first() {
            Some(known) => update(turn, *known),
            None => add(turn, relation, &flow.draft),
        },
        Purpose::Relabel(id) => {
            turn.chat.flow = None;
            relabel(turn, id, relation);
            overview::show(turn, id);
        }
        _ => {}
    }
}

fn relabel(turn: &mut Turn<'_>, id: CaseId, relation: Relation) {
    let Some(document) = turn.chat.case(id).map(|case| case.facts.document.clone()) else { return };
    let draft = Draft { document: Some(document), ..Draft::default() };
    let others = same(turn, relation, &draft).iter().filter(|other| **other != id).count();
    if let Some(case) = turn.chat.case_mut(id) {
        case.label = numbered(relation, others);
    }
}

/// A person has one mother but may have several children, workers or clients.
fn is_one_of_several(turn: &Turn<'_>, relation: Relation, draft: &Draft) -> bool {
    let may_be_several = matches!(relation, Relation::Child | Relation::Worker | Relation::Other);
    let known = same(turn, relation, draft);
    let same_day = |id: &CaseId| turn.chat.case(*id).is_some_and(|case| case.facts.expires == draft.expires);
    may_be_several && !known.is_empty() && !(known.len() == 1 && known.iter().all(same_day))
}

/// The saved documents of this kind under this label.
fn same(turn: &Turn<'_>, relation: Relation, draft: &Draft) -> Vec<CaseId> {
    let kind = draft.document.as_ref();
    let same = |case: &&Case| case.label.relation == relation && Some(&case.facts.document) == kind;
    turn.chat.cases.iter().filter(same).map(|case| case.id).collect()
}

/// The second of a label is called "(2)": no names are asked.
fn numbered(relation: Relation, others: usize) -> Label {
    Label { relation, name: (others > 0).then(|| (others + 1).to_string()) }
}

/// One button for each document that may be meant, and one for another.
pub fn twins(turn: &Turn<'_>, flow: &Flow, relation: Relation) -> Rows {
    let mut rows: Rows = same(turn, relation, &flow.draft)
        .into_iter()
        .filter_map(|id| turn.chat.case(id))
        .map(|case| vec![turn.answer(short_title(case), Action::Update(case.id))])
        .collect();
    rows.push(vec![turn.answer(say::button_add_another(), Action::AddAnother)]);
    rows
}

/// It is another document of the same label.
pub fn add_another(turn: &mut Turn<'_>) {
    let Some(Flow { asking: Asking::Another(relation), draft, .. }) = turn.chat.flow.clone() else { return };
    add(turn, relation, &draft);
}

/// It is the document that is saved under this label; the first, where there are several.
pub fn update_first(turn: &mut Turn<'_>) {
    let Some(Flow { asking: Asking::Another(relation), draft, .. }) = turn.chat.flow.clone() else { return };
    match same(turn, relation, &draft).as_slice() {
        [only] => update(turn, *only),
        _ => flow::ask(turn, vec![say::press_a_button()]),
    }
}

fn add(turn: &mut Turn<'_>, relation: Relation, draft: &Draft) {
    let Some(facts) = facts_to_keep(draft, turn.today()) else { return verdict::too_old(turn) };
    let label = numbered(relation, same(turn, relation, draft).len());
    let id = turn.chat.free_case_id();
    let mut case = Case::new(id, label, facts);
    if draft.handed_over.is_some() {
        case.fined(draft.handed_over);
    }
    turn.chat.cases.push(case);
    saved(turn, id);
}

/// A saved document gets the facts just checked. A fine, and a loss without a known date, leave
/// what is known of it as it is.
pub fn update(turn: &mut Turn<'_>, id: CaseId) {
    let Some(Flow { purpose: Purpose::Save, draft, .. }) = turn.chat.flow.clone() else { return };
    let Some(facts) = facts_to_keep(&draft, turn.today()) else { return verdict::too_old(turn) };
    let Some(case) = turn.chat.case_mut(id) else { return super::gone(turn) };
    match (draft.expires, draft.lost, draft.handed_over) {
        (None, Some(lost), _) => case.lost(lost),
        (None, None, Some(_)) => {}
        _ => *case = Case::new(id, case.label.clone(), facts),
    }
    if draft.handed_over.is_some() {
        case.fined(draft.handed_over);
    }
    saved(turn, id);
}

fn saved(turn: &mut Turn<'_>, id: CaseId) {
    turn.chat.flow = None;
    turn.next_question();
    turn.reminders = Reminders::Plan;
    keep_told(turn, id);
    overview::tell_ladder(turn, id, say::saved());
}

/// Whether saving these facts would bring any reminder.
pub fn would_remind(turn: &Turn<'_>, draft: &Draft) -> bool {
    let Some(facts) = facts_to_keep(draft, turn.today()) else { return false };
    let case = Case::new(CaseId(0), numbered(Relation::Mine, 0), facts);
    !upcoming::of(&case, &turn.chat.settings, turn.world).is_empty()
}

/// Whether something was checked that can be saved and is not saved yet.
pub fn can_be_saved(turn: &Turn<'_>) -> bool {
    let Some(draft) = turn.chat.last.as_ref().map(|checked| &checked.draft) else { return false };
    let same = |case: &Case| {
        Some(&case.facts.document) == draft.document.as_ref() && case.facts.expires == draft.expires
    };
    (draft.expires.is_some() || draft.lost.is_some()) && !turn.chat.cases.iter().any(same)
}

fn facts_to_keep(draft: &Draft, today: NaiveDate) -> Option<Facts> {
    if let Some(facts) = draft.facts(today) {
        return Some(facts);
    }
    let mut facts = Facts::new(draft.document.clone()?);
    match draft.filing {
        FilingTold::PendingOn(Some(on)) if draft.first_card => {
            facts.filing = Some(Filing::Pending { on });
            Some(facts)
        }
        // A fine has a last day of its own; the document's date need not be known.
        _ => draft.handed_over.map(|_| facts),
    }
}
