//! Saving what was just checked: agreeing once, whose document it is, and which reminders will come.

use chrono::NaiveDate;

use super::names::{RELATIONS, relation_id, relation_name};
use super::{keep_told, overview};
use crate::assess::{Facts, Filing, FilingState};
use crate::conversation::button::Action;
use crate::conversation::chat::{Asking, Consent, Draft, FilingTold, Flow, MOST_CASES, NOTICE, Purpose};
use crate::conversation::event::Button;
use crate::conversation::turn::{Rows, Turn};
use crate::conversation::{Reminders, flow, menu, verdict};
use crate::reminders::{Case, Label};
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
pub fn whose(turn: &mut Turn<'_>, id: &str) {
    let Some(relation) = RELATIONS.into_iter().find(|relation| relation_id(*relation) == id) else { return };
    let label = Label { relation, name: None };
    match turn.chat.flow.take() {
        Some(Flow { purpose: Purpose::Save, draft, asking: Asking::Whose, .. }) => keep(turn, label, draft),
        Some(Flow { purpose: Purpose::Relabel(id), .. }) => {
            if let Some(case) = turn.chat.case_mut(id) {
                case.label = label;
            }
            overview::show(turn, id);
        }
        other => turn.chat.flow = other,
    }
}

fn keep(turn: &mut Turn<'_>, label: Label, draft: Draft) {
    let Some(facts) = facts_to_keep(&draft, turn.today()) else { return verdict::too_old(turn) };
    let same = |case: &&mut Case| case.label == label && case.facts.document == facts.document;
    let id = match turn.chat.cases.iter_mut().find(same) {
        Some(case) => {
            *case = Case::new(case.id, label, facts);
            case.id
        }
        None => {
            let id = turn.chat.free_case_id();
            turn.chat.cases.push(Case::new(id, label, facts));
            id
        }
    };
    turn.next_question();
    turn.reminders = Reminders::Plan;
    keep_told(turn, id);
    overview::tell_ladder(turn, id, say::saved());
}

fn facts_to_keep(draft: &Draft, today: NaiveDate) -> Option<Facts> {
    if !draft.first_card {
        return draft.facts(today);
    }
    let FilingTold::PendingOn(Some(on)) = draft.filing else { return None };
    let mut facts = Facts::new(draft.document.clone()?);
    facts.filing = Some(Filing { on, state: FilingState::Pending });
    Some(facts)
}
